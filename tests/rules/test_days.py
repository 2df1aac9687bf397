"""A rule that speaks of one document speaks of what was so on that document's day."""

import pytest

from tests.rules.laying import codes, found

ADOPTED = (
    "decisions: [{adopts_foundation: true, date: 2025-06-12}, {id: b, adopts_foundation: true}]\n"
)


@pytest.mark.parametrize(
    ("home", "day", "fires"),
    [
        ("since: 2026-02-20", "2026-02-19", False),
        ("since: 2026-02-20", "2026-02-20", True),
        ("until: 2026-02-19", "2026-02-19", True),
        ("until: 2026-02-19", "2026-02-20", False),
    ],
)
def test_a_case_assesses_the_values_of_its_own_day(home: str, day: str, *, fires: bool) -> None:
    fragment = f"values: {{items: [{{}}, {{id: home, {home}}}]}}\n{ADOPTED}"
    fragment += f"cases: [{{date: {day}, value_assessments: [{{value: equal-worth, text: Ja.}}]}}]"
    assert ("C017" in codes(fragment)) is fires


@pytest.mark.parametrize(("day", "fires"), [("2025-12-31", True), ("2026-01-01", False)])
def test_a_case_uses_a_figure_as_it_was_counted_then(day: str, *, fires: bool) -> None:
    homes = "{date: 2025-06-30, earlier: [{until: 2025-12-31, date: 2023-01-01, value: 190}]}"
    fragment = f"figures: [{homes}]\ncases: [{{date: {day}, figures: [homes]}}]"
    assert ("D058" in codes(fragment)) is fires


RADMANN = "{title: rådmann, definite: rådmannen, name: Per Prøve}"


@pytest.mark.parametrize(("day", "fires"), [("2025-07-31", False), ("2025-08-01", True)])
def test_a_chief_executive_is_called_what_the_title_was(day: str, *, fires: bool) -> None:
    fragment = f"municipality: {{earlier: [{{until: 2025-07-31, chief_executive: {RADMANN}}}]}}\n"
    fragment += f"cases: [{{date: {day}, facts: Rådmannen leder arbeidet.}}]"
    assert ("C027" in codes(fragment)) is fires


@pytest.mark.parametrize(("day", "fires"), [("2019-10-31", False), ("2019-11-01", True)])
def test_a_text_from_before_the_act_may_say_radmann(day: str, *, fires: bool) -> None:
    fragment = f"cases: [{{date: {day}, facts: Rådmannen leder arbeidet.}}]"
    assert ("C027" in codes(fragment)) is fires


REPEALED = "law: helse-og-omsorgstjenesteloven, section: 3-7"
ORDER = """
mapping:
  order:
    contributors: [nav]
    date: {}
    as_of: 2023-05-01
    deadline: 2023-09-01
    legal_basis: [act]
    answering: Send et skjema.
    officer: {{name: Kari Eksempel, title: leder}}
    approver: {{name: Ola Eksempel, title: leder}}
"""


@pytest.mark.parametrize(("day", "fires"), [("2023-06-30", False), ("2023-07-01", True)])
@pytest.mark.parametrize(
    "fragment",
    [
        # As it read on the day of the case.
        (
            "guidelines: [{law: boligsosialloven, section: 6,"
            f" earlier: [{{until: DAY, {REPEALED}}}]}}]\n"
            "cases: [{date: DAY, guidelines: [act]}]"
        ),
        # On the last day that it was there.
        f"guidelines: [{{{REPEALED}, until: DAY}}]",
        # On the day of the letter that orders counts.
        f"guidelines: [{{{REPEALED}}}]\n{ORDER.format('DAY')}",
    ],
)
def test_a_guideline_is_judged_on_the_days_that_print_it(
    fragment: str, day: str, *, fires: bool
) -> None:
    assert ("L001" in codes(fragment.replace("DAY", day))) is fires


def test_a_guideline_that_is_out_of_force_in_two_documents_is_told_once() -> None:
    cases = ", ".join(f"{{id: {day}, date: {day}, guidelines: [act]}}" for day in DAYS)
    assert codes(f"guidelines: [{{{REPEALED}}}]\ncases: [{cases}]").count("L001") == 1


DAYS = ("2023-07-01", "2023-07-02")


@pytest.mark.parametrize(("day", "fires"), [("2025-12-31", True), ("2026-01-01", False)])
def test_a_case_rests_on_the_act_that_its_guideline_named_then(day: str, *, fires: bool) -> None:
    act = "{law: boligsosialloven, section: 5, earlier: [{until: 2025-12-31, law: sotjl}]}"
    fragment = f"guidelines: [{act}]\n"
    fragment += f"cases: [{{date: {day}, guidelines: [act], background: Vi samler arbeidet.}}]"
    assert ("L006" in codes(fragment)) is fires


@pytest.mark.parametrize(("day", "fires"), [("2023-06-30", False), ("2023-07-01", True)])
def test_what_stood_before_is_judged_on_its_last_day(day: str, *, fires: bool) -> None:
    repealed = "Tilbudet følger av helse- og omsorgstjenesteloven § 3-7."
    fragment = f"stakeholders: [{{id: nav, earlier: [{{until: {day}, interest: {repealed}}}]}}]"
    assert ("L003" in codes(fragment)) is fires


TASKS = (
    *("services_and_tenancy_support", "housing_management", "housing_allocation"),
    *("living_environment", "housing_planning", "housing_provision", "housing_finance"),
    "organisation",
)


@pytest.mark.parametrize(
    ("last", "fires"),
    [
        ("until: 2026-03-01", True),
        ("until: 2026-03-02", False),
        ("since: 2026-03-03", True),
        ("since: 2026-03-02", False),
    ],
)
def test_a_task_is_led_by_who_leads_it_today(last: str, *, fires: bool) -> None:
    led = "".join(f"  - {{task: {one}, lead: nav}}\n" for one in TASKS)
    fragment = f"responsibilities:\n{led}  - {{task: development, lead: nav, {last}}}\n"
    assert ("M045" in codes(fragment)) is fires


@pytest.mark.parametrize(("last", "fires"), [("2026-03-01", False), ("2026-03-02", True)])
def test_a_task_may_pass_from_one_unit_to_another(last: str, *, fires: bool) -> None:
    fragment = f"""
    responsibilities:
      - {{task: organisation, lead: nav, role: rådgiver, until: {last}}}
      - {{task: organisation, lead: housing-office}}
    """
    assert ("M046" in codes(fragment), "M047" in codes(fragment)) == (fires, fires)


LETTER = "foundation: {}\ndecisions: [{adopts_foundation: true}]\n"


@pytest.mark.parametrize(("last", "fires"), [("2026-02-01", True), ("2026-02-02", False)])
def test_a_recipient_had_its_task_when_the_letter_was_sent(last: str, *, fires: bool) -> None:
    fragment = f"""{LETTER}
responsibilities:
  - {{task: organisation, lead: nav, earlier: [{{until: {last}, lead: housing-office}}]}}
follow_up: [{{requests: [{{date: 2026-02-02}}]}}]
"""
    assert ("M081" in codes(fragment)) is fires


@pytest.mark.parametrize(("last", "fires"), [("2026-02-08", False), ("2026-02-09", True)])
def test_who_led_no_task_any_more_needed_no_letter(last: str, *, fires: bool) -> None:
    fragment = f"""{LETTER}
responsibilities:
  - {{task: organisation, lead: nav, until: {last}}}
follow_up:
  - requests:
      - {{date: 2026-02-09}}
      - {{recipient: other, date: 2026-02-02}}
"""
    assert ("M103" in codes(fragment)) is fires


@pytest.mark.parametrize(("last", "fires"), [("2026-03-01", False), ("2026-03-02", True)])
def test_a_project_may_have_led_a_task_while_it_lasted(last: str, *, fires: bool) -> None:
    fragment = f"""
    stakeholders: [{{id: nav}}, {{id: group, name: Prosjektgruppen}}]
    responsibilities: [{{task: organisation, lead: group, until: {last}}}]
    """
    assert ("M050" in codes(fragment)) is fires


@pytest.mark.parametrize(("count", "fires"), [(4, True), (5, False)])
@pytest.mark.parametrize(
    "fragment",
    [
        "figures: [{unit: husholdninger, earlier: [{until: 2025-12-31, value: COUNT}]}]",
        "mapping: {counts: [{count: 12, earlier: [{until: 2025-12-31, count: COUNT}]}]}",
        # A share of a total that was smaller then.
        (
            "figures: [{id: all, value: 90, unit: personer, date: 2025-01-01,"
            " earlier: [{until: 2025-06-30, value: COUNT0}]},"
            " {id: part, value: 10, unit: prosent, part_of: all, date: 2025-01-01}]"
        ),
    ],
)
def test_a_small_count_of_before_is_found_too(fragment: str, count: int, *, fires: bool) -> None:
    assert ("X065" in codes(fragment.replace("COUNT", str(count)))) is fires


@pytest.mark.parametrize(("part", "fires"), [(36, True), (35, False)])
@pytest.mark.parametrize(
    "fragment",
    [
        (
            "figures: [{id: all, value: 40, unit: personer}, {value: 12, unit: personer,"
            " part_of: all, earlier: [{until: 2025-12-31, value: PART}]}]"
        ),
        (
            "mapping: {needs: [{count: 40}, {household: single, count: 12,"
            " earlier: [{until: 2025-12-31, count: PART}]}]}"
        ),
    ],
)
def test_what_was_left_of_a_count_is_not_small(fragment: str, part: int, *, fires: bool) -> None:
    assert ("X101" in codes(fragment.replace("PART", str(part)))) is fires


def test_a_small_count_in_several_readings_is_told_once() -> None:
    readings = "[{until: 2025-12-31, value: 3}, {until: 2024-12-31, value: 2}]"
    fragment = f"figures: [{{unit: personer, value: 4, earlier: {readings}}}]"
    assert [one.code for one in found(fragment) if one.code == "X065"] == ["X065"]
