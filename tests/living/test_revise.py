"""What a revision changes reads so from its day; before it, all reads as it did."""

from difflib import unified_diff

import pytest

from pipeline.living import misfit
from tests.living.laying import DOSSIER, lay

HEAD = "revision: {id: r, date: 2027-02-01}\n"


def changed(revision: str, text: str = DOSSIER) -> list[str]:
    """Give the lines that are taken out and written in."""
    made = lay(text, revision)
    assert made.refusals == ()
    lines = unified_diff(text.splitlines(), made.page.text.splitlines(), n=0)
    return [one for one in lines if not one.startswith(("---", "+++", "@@"))]


def misfits(revision: str, text: str = DOSSIER) -> list[object]:
    return [(one.place, one.message) for one in lay(text, revision).refusals]


def test_a_plan_is_rolled() -> None:
    rolled = """\
revision: {id: rolled, date: 2026-12-10, decision: programme-2026}
decisions:
  # Fra møteboken
  - id: programme-2026
    title: Handlingsdel 2028–2031
    body: kommunestyret
    date: 2026-12-10
    case_number: 90/26
    points: [Kommunestyret vedtar Handlingsdel 2028–2031.]
plans:
  - id: programme
    title: Handlingsdel 2028–2031
    valid_from: 2028-01-01
    valid_to: 2031-12-31
    next_revision: 2027-12-09
    says: Planen har ett tiltak.
    steps:
      - {step: rolling, date: 2026-12-10, body: kommunestyret, case_number: 90/26}
    measures:
      - id: homes
        text: Kjøpe to boliger
        owner: staff
      - {id: advice, deadline: 2027-12-31}
"""
    assert changed(rolled) == [
        '-    title: "Handlingsdel 2027–2030"',
        '+    title: "Handlingsdel 2028–2031"',
        "-    valid_from: 2027-01-01",
        "-    valid_to: 2030-12-31",
        "+    valid_from: 2028-01-01",
        "+    valid_to: 2031-12-31",
        "+    next_revision: 2027-12-09",
        "+    steps:",
        "+      - {step: rolling, date: 2026-12-10, body: kommunestyret, case_number: 90/26}",
        "-      Planen har ingen",
        "-      tiltak.",
        "+      Planen har ett tiltak.",
        "-    - {id: advice, text: Ansette en rådgiver, owner: nav}  # det første",
        (
            "+    - {id: advice, text: Ansette en rådgiver, owner: nav, deadline: 2027-12-31, "
            'earlier: [{until: 2026-12-09, deadline: ""}]}  # det første'
        ),
        "+    - id: homes",
        "+      text: Kjøpe to boliger",
        "+      owner: staff",
        "+      since: 2026-12-10",
        "+    earlier:",
        "+      - until: 2026-12-09",
        '+        title: "Handlingsdel 2027–2030"',
        "+        valid_from: 2027-01-01",
        "+        valid_to: 2030-12-31",
        "+        next_revision:",
        "+        says: >",
        "+          Planen har ingen",
        "+          tiltak.",
        "+decisions:",
        "+  - id: programme-2026",
        "+    title: Handlingsdel 2028–2031",
        "+    body: kommunestyret",
        "+    date: 2026-12-10",
        "+    case_number: 90/26",
        "+    points: [Kommunestyret vedtar Handlingsdel 2028–2031.]",
    ]


def test_a_unit_is_renamed() -> None:
    renamed = """\
stakeholders:
  - id: nav
    name: NAV Vik og Sund
    earlier: [{name: NAV Vik}]
  - {id: staff, name: Plan, earlier: [{name: Staben}]}
"""
    assert changed(HEAD + renamed) == [
        "-    name: NAV Vik  # enheten",
        "+    name: NAV Vik og Sund  # enheten",
        "-  - {id: staff, name: Staben, group: internal, interest: Lager planer.}",
        "+    earlier:",
        "+      - until: 2027-01-31",
        "+        name: NAV Vik",
        (
            "+  - {id: staff, name: Plan, group: internal, interest: Lager planer., "
            "earlier: [{until: 2027-01-31, name: Staben}]}"
        ),
    ]


def test_a_chief_executive_a_unit_and_an_archive_number_are_new_at_once() -> None:
    new = """\
municipality:
  number: 9901
  chief_executive: {title: kommunedirektør, definite: kommunedirektøren, name: Kari Prøve}
  unit: Bolig
  archive: {case_number: 2027/4}
"""
    assert changed(HEAD + new) == [
        "-  chief_executive: {title: rådmann, definite: rådmannen, name: Per Prøve}  # til 2027",
        "-  unit: 'Velferd'",
        (
            "+  chief_executive: {title: kommunedirektør, definite: kommunedirektøren, "
            "name: Kari Prøve}  # til 2027"
        ),
        "+  unit: 'Bolig'",
        "-  archive: {case_number: 2025/10, classification: F17}",
        "+  archive: {case_number: 2027/4, classification: F17}",
        "+  earlier:",
        "+    - until: 2027-01-31",
        "+      chief_executive: {title: rådmann, definite: rådmannen, name: Per Prøve}",
        "+      unit: 'Velferd'",
        "+      archive: {case_number: 2025/10, classification: F17}",
    ]


VALUES = """\
foundation:
  title: Verdier
  preamble: De gjelder alle.
  values:
    - id: home
      title: Trygt hjem
      text: Alle skal ha et hjem.
      practice:
        - Vi svarer.  # alltid
        # og
        - Vi ringer.
      source: loven
decisions:
  - {id: d25, title: Verdier, body: kommunestyret, date: 2025-06-12, case_number: 1/25, points: [A]}
"""
REWORDED = """\
revision: {id: words, date: 2027-02-01, decision: d27}
decisions:
  - {id: d27, title: Ny, body: kommunestyret, date: 2027-02-01, case_number: 2/27, points: [B]}
foundation:
  values:
    - id: home
      title: Trygt hjem
      text: Alle skal ha et trygt hjem.
      practice: [Vi svarer i tide.]
"""


def test_a_value_is_reworded_by_its_decision() -> None:
    assert changed(REWORDED, DOSSIER + VALUES) == [
        "-      text: Alle skal ha et hjem.",
        "-      practice:",
        "-        - Vi svarer.  # alltid",
        "-        # og",
        "-        - Vi ringer.",
        "+      text: Alle skal ha et trygt hjem.",
        "+      practice: [Vi svarer i tide.]",
        "+      earlier:",
        "+        - changed_by: d27",
        "+          text: Alle skal ha et hjem.",
        "+          practice:",
        "+            - Vi svarer.  # alltid",
        "+            # og",
        "+            - Vi ringer.",
        (
            "+  - {id: d27, title: Ny, body: kommunestyret, date: 2027-02-01, "
            "case_number: 2/27, points: [B]}"
        ),
    ]


def test_values_change_on_the_day_of_their_decision() -> None:
    later = REWORDED.replace("words, date: 2027-02-01", "words, date: 2027-02-15")
    assert misfits(later, DOSSIER + VALUES) == [
        ((), misfit.ANOTHER_DAY[0]),
        ((), misfit.OLDER[0]),
    ]


def test_a_decision_is_in_the_dossier_or_in_the_revision() -> None:
    unknown = HEAD.replace("2027-02-01", "2027-02-01, decision: d99")
    unit = "stakeholders:\n  - {id: nav, name: NAV Vik, interest: Gir råd.}\n"
    assert misfits(unknown + unit) == [((), misfit.UNDECIDED[0])]


@pytest.mark.parametrize(
    ("title", "meant"),
    [
        ("Handlingsdel 2027–2030", True),
        ("Handlingsdel 2028–2031", True),
        ("Handlingsdel for klima 2027–2030", False),
    ],
)
def test_a_plan_of_another_name_is_another_plan(title: str, *, meant: bool) -> None:
    revision = f"plans:\n  - {{id: programme, title: {title}, says: Nytt.}}\n"
    found = misfits(HEAD + revision)
    assert found == ([] if meant else [(("plans", 0), misfit.OTHER[0])])


def test_what_a_revision_says_that_it_was_called_is_what_it_must_be_called() -> None:
    revision = (
        "plans:\n  - {id: programme, title: Handlingsdel 2028–2031, "
        "earlier: [{title: Handlingsdel 2026–2029}]}\n"
    )
    assert misfits(HEAD + revision) == [(("plans", 0), misfit.OTHER[0])]


def test_what_reads_otherwise_than_the_revision_says_that_it_did_is_left() -> None:
    revision = (
        "stakeholders:\n  - {id: nav, name: NAV Vik, interest: Nytt., earlier: [{interest: X}]}\n"
    )
    assert misfits(HEAD + revision) == [(("stakeholders", 0, "interest"), misfit.UNLIKE[0])]


def test_a_dossier_that_holds_nothing_of_it_is_not_concerned() -> None:
    other = "plans:\n  - {id: housing-plan, title: Boligplan, says: Nytt.}\n"
    assert not lay(DOSSIER, HEAD + other).concerned
    assert not lay(DOSSIER, HEAD + "municipality: {number: 9902, unit: Ny}\n").concerned


def test_what_is_half_there_is_refused() -> None:
    revision = """\
stakeholders:
  - {id: nav, name: NAV Vik, interest: Nytt.}
plans:
  - {id: housing-plan, title: Boligplan, says: Nytt.}
"""
    assert misfits(HEAD + revision) == [(("plans",), misfit.MISSING)]


def test_something_new_is_there_from_the_day_where_it_gives_none() -> None:
    new = """\
municipality: {number: 9901}
stakeholders:
  - id: police
    name: Politiet
    group: regional
    interest: Følger opp.
figures:
  - {id: a, theme: instruments, title: Hus, value: 8, unit: hus, date: 2027-02-02, source: X}
"""
    made = lay(DOSSIER, HEAD + new).page.data
    assert made["stakeholders"][2]["since"] == "2027-02-01"
    assert "since" not in made["figures"][0]


def test_older_revisions_are_laid_in_first() -> None:
    def rename(name: str, day: str, was: str) -> str:
        head = f"revision: {{id: r, date: {day}}}\nstakeholders:\n"
        return f"{head}  - {{id: nav, name: {name}, earlier: [{{name: {was}}}]}}\n"

    first, second = rename("A", "2026-02-01", "NAV Vik"), rename("B", "2027-02-01", "A")
    both = lay(lay(DOSSIER, first).page.text, second).page.text
    assert lay(both, first).page.text == both
    assert lay(both, first).refusals == ()
    between = "stakeholders:\n  - {id: nav, name: C, earlier: [{name: A}]}\n"
    found = misfits("revision: {id: r, date: 2026-08-01}\n" + between, both)
    assert found == [(("stakeholders", 0, "name"), misfit.LATER[0])]


def test_two_revisions_of_one_day_are_one_reading() -> None:
    once = lay(
        DOSSIER, HEAD + "stakeholders:\n  - {id: nav, name: B, earlier: [{name: NAV Vik}]}\n"
    )
    twice = lay(once.page.text, HEAD + "stakeholders:\n  - {id: nav, name: B, interest: Ny.}\n")
    assert twice.page.data["stakeholders"][0]["earlier"] == [
        {"until": "2027-01-31", "name": "NAV Vik", "interest": "Gir råd om økonomi."}
    ]


def test_something_ends_and_something_is_no_longer_said() -> None:
    revision = """\
stakeholders:
  - {id: nav, name: NAV Vik, until: 2027-01-31}
plans:
  - {id: programme, title: Handlingsdel 2027–2030, valid_to: }
"""
    text = DOSSIER.replace("2030-12-31", "2030-12-31  # fire år")
    assert changed(HEAD + revision, text) == [
        "+    until: 2027-01-31",
        "-    valid_to: 2030-12-31  # fire år",
        "+    earlier:",
        "+      - until: 2027-01-31",
        "+        valid_to: 2030-12-31  # fire år",
    ]


@pytest.mark.parametrize("said", ["until: 2027-01-30", "since: 2020-01-01", "expected: true"])
def test_what_was_so_before_the_day_is_not_changed(said: str) -> None:
    revision = f"stakeholders:\n  - {{id: nav, name: NAV Vik, {said}}}\n"
    assert misfits(HEAD + revision) == [(("stakeholders", 0), misfit.PAST[0])]


def test_a_decision_is_written_once_and_not_changed() -> None:
    other = REWORDED.replace("points: [B]", "points: [C]")
    both = lay(DOSSIER + VALUES, REWORDED).page.text
    assert misfits(other, both) == [(("decisions", 1), misfit.DECIDED[0])]


def test_the_day_of_the_dossier_moves_forward_alone() -> None:
    moved = "date: 2027-04-01\nstakeholders:\n  - {id: nav, name: NAV Vik, interest: Nytt.}\n"
    assert "date: 2027-04-01  # i dag\n" in lay(DOSSIER, HEAD + moved).page.text
    back = moved.replace("2027-04-01", "2027-02-02")
    assert "date: 2027-03-01  # i dag\n" in lay(DOSSIER, HEAD + back).page.text


def test_new_sections_and_items_stand_apart_where_the_author_lets_them() -> None:
    text = DOSSIER.replace("stakeholders:", "\nstakeholders:").replace(
        "  - {id: staff", "\n  - {id: staff"
    )
    unit = "  - {id: police, name: Politiet, group: regional, interest: Følger opp.}\n"
    new = f"municipality: {{number: 9901}}\nstakeholders:\n{unit}councils:\n"
    new += "  - {elected: 2023-09-11, constituted: 2023-10-05}\n"
    made = lay(text, HEAD + new).page.text
    assert "planer.}\n\n  - {id: police" in made
    assert "F17}\n\ncouncils:\n  - {elected: 2023-09-11" in made


def test_what_happened_before_the_day_is_known_from_the_day() -> None:
    new = """\
municipality: {number: 9901}
figures:
  - {id: a, theme: instruments, title: Hus, value: 8, unit: hus, date: 2026-12-31, source: X}
"""
    assert lay(DOSSIER, HEAD + new).page.data["figures"][0]["since"] == "2027-02-01"


def test_what_documents_tell_of_on_its_own_day_is_not_put_into_the_past() -> None:
    step = """\
plans:
  - id: programme
    title: Handlingsdel 2027–2030
    steps: [{step: rolling, date: 2026-12-10}]
"""
    assert misfits(HEAD + step) == [((), misfit.OLDER[0])]
