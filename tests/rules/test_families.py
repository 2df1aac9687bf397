"""The edges that the examples in the manuals do not reach."""

import datetime as dt

import pytest

from tests.rules.laying import codes, found

VALUES = "foundation: {}\ndecisions: [{id: foundation, adopts_foundation: true}]\n"


def _case(line: str) -> str:
    return f"cases:\n  - {line}\n"


@pytest.mark.parametrize(("length", "fires"), [(450, False), (451, True)])
def test_a_summary_may_have_450_characters(length: int, *, fires: bool) -> None:
    assert ("C014" in codes(_case(f"summary: {'a' * length}"))) is fires


@pytest.mark.parametrize(("length", "fires"), [(120, False), (121, True)])
def test_a_title_may_have_120_characters(length: int, *, fires: bool) -> None:
    assert ("C015" in codes(_case(f"title: {'a' * length}"))) is fires


@pytest.mark.parametrize(("words", "fires"), [(30, False), (31, True)])
def test_a_sentence_may_have_thirty_words(words: int, *, fires: bool) -> None:
    text = " ".join(["ord"] * words)
    assert ("F075" in codes(_case(f"facts: {text}."))) is fires


@pytest.mark.parametrize(
    ("sent", "deadline", "says"),
    [
        ("2026-05-04", "2026-05-19", None),  # ten working days, over Ascension Day
        ("2026-05-04", "2026-05-18", "9 working days"),
        ("2026-05-04", "2026-05-25", "andre pinsedag"),
        ("2026-05-04", "2026-06-06", "a weekend"),
        ("2026-05-04", "2026-06-30", None),
        ("2026-05-04", "2026-07-01", "in July"),
        ("2026-05-04", "2026-07-31", "in July"),
        ("2026-05-04", "2026-08-03", None),
        ("2026-05-04", "2026-05-04", "not after the date of the letter"),
        ("2026-05-04", "2026-05-01", "not after the date of the letter"),
    ],
)
def test_a_deadline_can_be_met(sent: str, deadline: str, says: str | None) -> None:
    fragment = f"{VALUES}follow_up: [{{requests: [{{date: {sent}, deadline: {deadline}}}]}}]"
    said = [str(one.message) for one in found(fragment) if one.code == "F079"]
    assert bool(said) is bool(says)
    assert all(says in one for one in said if says)


@pytest.mark.parametrize(("until", "fires"), [("2026-04-15", False), ("2026-04-16", True)])
def test_an_answer_is_late_the_day_after(until: str, *, fires: bool) -> None:
    day = dt.date.fromisoformat(until)
    assert ("F082" in codes(f"{VALUES}follow_up: [{{}}]", day)) is fires


@pytest.mark.parametrize(("count", "fires"), [(0, False), (1, True), (4, True), (5, False)])
def test_counts_from_one_to_four_are_too_small(count: int, *, fires: bool) -> None:
    assert ("X065" in codes(f"mapping: {{needs: [{{count: {count}}}]}}")) is fires
    assert ("X065" in codes(f"figures: [{{value: {count}, unit: personer}}]")) is fires
    assert "X065" not in codes(f"figures: [{{value: {count}, unit: boliger}}]")
    assert "X065" not in codes(f"figures: [{{value: {count}, unit: barnehager}}]")


def test_a_small_count_is_not_repeated() -> None:
    said = [one.message for one in found("mapping: {counts: [{count: 3}]}") if one.code == "X065"]
    assert [str(one) for one in said] == ["the count is between 1 and 4"]


@pytest.mark.parametrize(("date", "fires"), [("2024-05-20", False), ("2024-05-18", True)])
def test_a_figure_may_be_two_years_old(date: str, *, fires: bool) -> None:
    fragment = f"figures: [{{date: {date}}}]\ncases: [{{date: 2026-05-20, figures: [homes]}}]"
    assert ("D058" in codes(fragment)) is fires


def test_an_old_figure_beside_a_newer_shows_a_development() -> None:
    fragment = """
    figures: [{id: then, date: 2020-01-01}, {id: now, date: 2026-01-01}]
    cases: [{figures: [then, now]}]
    """
    assert "D058" not in codes(fragment)


def test_an_old_figure_that_no_case_uses_is_let_be() -> None:
    assert "D058" not in codes("figures: [{date: 2001-01-01}]")


@pytest.mark.parametrize(
    "facts",
    [
        "[{id: all, value: 10}, {id: part, value: 11, part_of: all, unit: prosent}]",
        "[{id: all, value: 10}, {id: part, value: 11, part_of: all, date: 2020-01-01}]",
        "[{id: all, value: 10}, {id: part, value: 10, part_of: all}]",
    ],
)
def test_only_parts_of_one_kind_are_added(facts: str) -> None:
    assert "D059" not in codes(f"facts: {facts}")


@pytest.mark.parametrize(
    ("line", "fires"),
    [
        ("title: Andel, value: 100", False),
        ("title: Andel, value: '100,1'", True),
        ("title: Andel, value: -1", True),
        ("title: Vekst i leieprisene, value: 112", False),
        ("title: Endring siden 2020, value: -3", False),
    ],
)
def test_a_share_is_within_a_hundred(line: str, *, fires: bool) -> None:
    assert ("D103" in codes(f"figures: [{{{line}, unit: prosent}}]")) is fires


@pytest.mark.parametrize(
    ("date", "number", "fires"),
    [
        ("2024-01-01", "3805", True),
        ("2023-12-31", "3805", False),  # the register does not speak of 2023
        ("2026-03-02", "3909", False),
        ("2026-03-02", "9900", False),
        ("2026-03-02", "9899", True),
    ],
)
def test_numbers_are_held_against_the_register_from_2024(
    date: str, number: str, *, fires: bool
) -> None:
    name = "Larvik kommune" if number == "3909" else "Eksempelvik kommune"
    fragment = f"date: {date}\nmunicipality: {{number: '{number}', name: {name}}}"
    assert ("D060" in codes(fragment)) is fires


def test_an_old_number_gets_the_new_one_as_hint() -> None:
    fragment = "municipality: {number: '3805', name: Larvik kommune}"
    assert [str(one.hint) for one in found(fragment)] == ["Larvik has 3909 now"]


@pytest.mark.parametrize("name", ["Trondheim kommune", "Tråanten tjïelte - Tråante", "TRONDHEIM"])
def test_a_bilingual_municipality_may_use_either_name(name: str) -> None:
    assert codes(f"municipality: {{number: '5001', name: {name}}}") == []


@pytest.mark.parametrize(
    ("law", "section", "message", "hint"),
    [
        ("boligsosiallova", "5", "the law register has no boligsosiallova", "boligsosialloven?"),
        ("Kari Nordmann", "5", "the law register has no law with this key", "the keys are"),
        ("boligsosialloven", "55", "has no § 55 of boligsosialloven", "1, 2, 3"),
        ("helse-og-omsorgstjenesteloven", "3-7", "until 2023-06-30", "boligsosialloven § 6"),
    ],
)
def test_a_citation_that_is_not_in_force_says_why(
    law: str, section: str, message: str, hint: str
) -> None:
    one = next(
        d
        for d in found(f"guidelines: [{{law: {law}, section: '{section}'}}]")
        if d.code in {"L001", "L009"}
    )
    assert message in str(one.message)
    assert hint in str(one.hint)


@pytest.mark.parametrize(("date", "fires"), [("2023-06-30", True), ("2023-07-01", False)])
def test_a_provision_is_held_against_the_date_of_the_case(date: str, *, fires: bool) -> None:
    fragment = f"""
    guidelines: [{{id: act, law: boligsosialloven, section: '5'}}]
    cases: [{{date: {date}, guidelines: [act]}}]
    """
    assert ("L001" in codes(fragment)) is fires


def test_a_provision_is_held_against_the_date_of_the_mandate() -> None:
    fragment = """
    guidelines: [{id: act, law: boligsosialloven, section: '5'}]
    mandate: [{date: 2023-06-30, guidelines: [act]}]
    """
    assert "L001" in codes(fragment)


def test_a_provision_before_its_time_says_from_when() -> None:
    fragment = """
    date: 2023-06-30
    guidelines: [{law: boligsosialloven, section: '5'}]
    """
    said = "\n".join(str(one.message) for one in found(fragment) if one.code == "L001")
    assert said.startswith("the register knows boligsosialloven § 5 from 2023-07-01")


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("Etter hol. § 3-7 skal kommunen medvirke.", True),
        ("Etter helse- og omsorgstenestelova § 3-7 skal kommunen medverke.", True),
        ("Etter helse- og omsorgstjenesteloven §\u00a03-7 skal vi.", True),
        ("Helse- og omsorgstjenesteloven § 3-7 ble opphevet 1. juli 2023.", False),
        ("Plikten sto tidligere i helse- og omsorgstjenesteloven § 3-7.", False),
        ("Etter helse- og omsorgstjenesteloven § 3-10 skal brukerne høres.", False),
        ("Etter sosialtjenesteloven § 15 hjelper vi.", False),
        ("Etter § 3-7 i helse- og omsorgstjenesteloven skal kommunen medvirke.", True),
        ("Etter en annen lov § 3-7 gjelder dette.", False),
    ],
)
def test_text_may_tell_of_a_repeal_but_not_rest_on_what_is_repealed(
    text: str, *, fires: bool
) -> None:
    assert ("L003" in codes(_case(f"facts: '{text}'"))) is fires


def test_a_case_of_its_time_may_cite_what_was_in_force() -> None:
    text = "Etter helse- og omsorgstjenesteloven § 3-7 skal kommunen medvirke."
    assert "L003" not in codes(_case(f"{{date: 2022-05-02, facts: {text}}}"))


def test_a_quoted_decision_keeps_its_words() -> None:
    fragment = """
    decisions:
      - points: [Rådmannen bes ikkje bruke helse- og omsorgstjenesteloven § 3-7 ifm boliger.]
    """
    assert codes(fragment) == []


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("TODO", True),
        ("Beløpet er xx kroner.", True),
        ("Lorem ipsum dolor.", True),
        ("[fylles ut]", True),
        ("Kommer", False),
        ("kommer", True),
        ("Skjemaet fylles ut av tjenesten.", False),
        ("Fristen er {{ frist }}.", True),
        ("Boligen er i sone XX.", True),
        ("Det koster 30 kroner (datoen er gitt).", False),
        ("Kommunen skal [...] gi hjelp.", False),
        ("Vedtatt [dato] av rådet.", True),
        ("Frist: (fylles ut)", True),
    ],
)
def test_placeholders_are_found_and_plain_words_are_not(text: str, *, fires: bool) -> None:
    assert ("F072" in codes(_case(f"facts: '{text}'"))) is fires


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("Arbeidet ifm planen.", True),
        ("Arbeidet i.f.m. planen.", True),
        ("Bolig mht. alder.", True),
        ("Jf. boligsosialloven § 5, bl.a. andre ledd.", False),
        ("Vedrørende planen.", False),
        ("Skjemaet heter MTP.", False),
    ],
)
def test_office_abbreviations_are_found(text: str, *, fires: bool) -> None:
    assert ("F101" in codes(_case(f"facts: {text}"))) is fires


@pytest.mark.parametrize(
    ("economy", "fires"),
    [
        ("Kostnaden er 200 000 kroner.", False),
        ("Saka har inga kostnad.", False),
        ("Utgiftene dekkes innenfor rammen.", False),
        ("Økonomien er vurdert.", True),
    ],
)
def test_economy_says_something(economy: str, *, fires: bool) -> None:
    assert ("C023" in codes(_case(f"economy: {economy}"))) is fires


@pytest.mark.parametrize(
    ("title", "date", "fires"),
    [
        ("rådmann", "2019-10-31", False),
        ("rådmann", "2019-11-01", True),
        ("konstituert rådmann", "2026-03-02", True),
        ("kommunaldirektør", "2026-03-02", False),
    ],
)
def test_radmann_is_of_the_past(title: str, date: str, *, fires: bool) -> None:
    fragment = f"date: {date}\nmunicipality: {{chief_executive: {{title: {title}}}}}"
    assert ("C027" in codes(fragment)) is fires


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("Rådmannen foreslår dette.", True),
        ("Kommunedirektøren, tidligere rådmannen, foreslår dette.", False),
    ],
)
def test_text_calls_the_chief_executive_by_the_title(text: str, *, fires: bool) -> None:
    assert ("C027" in codes(_case(f"facts: {text}"))) is fires


@pytest.mark.parametrize(
    "bodies",
    [
        ["Felles råd for eldre og personer med funksjonsnedsettelse", "Ungdomsrådet"],
        ["Eldrerådet", "Rådet for personar med funksjonsnedsetjing", "Ungdommens bystyre"],
    ],
)
def test_a_joint_council_counts_for_both(bodies: list[str]) -> None:
    stops = "".join(
        f"      - {{body: {body}, date: 2026-06-02, treatment: opinion}}\n" for body in bodies
    )
    fragment = f"cases:\n  - subject: value_foundation\n    route:\n{stops}"
    assert "C029" not in codes(fragment)


@pytest.mark.parametrize(
    ("decided", "evaluated", "date", "fires"),
    [
        ("2022-06-16", "", "2024-10-31", False),
        ("2022-06-16", "", "2024-11-01", True),
        ("2022-06-16", "2024-03-01", "2025-03-03", False),
        ("2022-06-16", "2023-03-01", "2025-03-03", True),
        ("2023-09-11", "", "2025-03-03", False),
        ("2018-06-14", "", "2019-09-01", False),
    ],
)
def test_the_foundation_is_evaluated_within_a_year_of_the_constitution(
    decided: str, evaluated: str, date: str, *, fires: bool
) -> None:
    fragment = f"date: {date}\nvalues: {{}}\n"
    fragment += f"decisions: [{{adopts_values: true, date: {decided}}}]\n"
    fragment += f"evaluation: [{{date: {evaluated}}}]\n" if evaluated else ""
    assert ("P034" in codes(fragment)) is fires


@pytest.mark.parametrize(
    ("kind", "end", "fires"),
    [
        ("sub_plan", "2026-04-12", True),
        ("sub_plan", "2026-04-13", False),
        ("thematic_plan", "2026-03-09", False),
    ],
)
def test_a_hearing_lasts_forty_two_days(kind: str, end: str, *, fires: bool) -> None:
    plan = f"{{kind: {kind}, hearing_from: 2026-03-02, hearing_to: {end}}}"
    assert ("P037" in codes(f"plans: [{plan}]")) is fires


def test_a_letter_before_its_decision_stands_at_what_gives_it_its_date() -> None:
    fragment = """
    foundation: {}
    decisions: [{adopts_foundation: true, date: 2026-05-12}]
    follow_up: [{requests: [{}, {recipient: nav, date: 2026-05-11}]}]
    """
    assert codes(fragment).count("C103") == 2


@pytest.mark.parametrize(
    ("value", "message", "hint"),
    [
        ("housing-ofice", "stakeholders has no item with id housing-ofice", "housing-office?"),
        ("zzz", "stakeholders has no item with id zzz", "the ids there are housing-office, nav"),
        ("Kari Nordmann", "stakeholders has no item with this id", "the ids there are"),
    ],
)
def test_an_unknown_reference_gets_the_nearest_id(value: str, message: str, hint: str) -> None:
    one = next(d for d in found(_case(f"distribution: [{value}]")) if d.code == "R001")
    assert str(one.message) == message
    assert hint in str(one.hint)


@pytest.mark.parametrize(
    ("ids", "hint"),
    [(100, "the ids there are one-0, one-1, "), (101, "add the item, or remove the reference")],
)
def test_a_hundred_ids_are_listed_and_no_more(ids: int, hint: str) -> None:
    listed = ", ".join(f"{{id: one-{n}}}" for n in range(ids))
    fragment = f"figures: [{listed}]\ncases: [{{figures: [zzz]}}]"
    one = next(d for d in found(fragment) if d.code == "R001")
    assert str(one.hint).startswith(hint)


def test_a_reference_into_an_empty_section_says_so() -> None:
    one = next(d for d in found(_case("figures: [homes]")) if d.code == "R001")
    assert str(one.hint) == "add the item, or remove the reference"


def test_a_wrapped_paragraph_is_told_from_a_list() -> None:
    wrapped = "cases:\n  - facts: |\n      Kommunen har\n      mange boliger.\n"
    listed = "cases:\n  - facts: |\n      Kommunen har:\n      boliger.\n      Og mer.\n"
    assert "F105" in codes(wrapped)
    assert "F105" not in codes(listed)


def test_the_text_of_a_case_is_not_called_adopted_when_it_proposes() -> None:
    proposing = "Det vedtatte verdigrunnlaget skal evalueres, jf. boligsosialloven."
    fragment = f"cases:\n  - subject: value_foundation\n    background: {proposing}\n"
    assert "C018" not in codes(fragment)


@pytest.mark.parametrize(
    ("point", "fires"),
    [
        ("1. Kommunestyret vedtar planen.", True),
        ("a) Planen vedtas.", True),
        ("- Planen vedtas.", True),
        ("12. juni 2026 settes planen i verk.", False),
        ("2027 blir første år.", False),
    ],
)
def test_a_point_with_its_own_number_is_told_from_a_date(point: str, *, fires: bool) -> None:
    assert ("C013" in codes(_case(f"proposal: ['{point}']"))) is fires


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("Etter hol § 1 pkt. 2 skal vi.", True),
        ("Etter helse- og omsorgstenestelova § 1, punkt 3 skal vi.", True),
        ("Etter den lokale forskriften § 1, punkt 2 skal vi.", False),
    ],
)
def test_only_the_act_without_a_section_one_is_meant(text: str, *, fires: bool) -> None:
    assert ("L005" in codes(_case(f"facts: '{text}'"))) is fires


def test_a_long_placeholder_is_not_repeated() -> None:
    said = [str(one.message) for one in found(_case("facts: '[navn på den som har søkt]'"))]
    assert "the text holds a placeholder: ..." in said


def test_a_follow_up_of_an_unknown_decision_is_one_fault() -> None:
    assert [code for code in codes("foundation: {}\nfollow_up: [{}]") if code[0] in "RC"] == [
        "R001"
    ]
