"""What a change of the dossier changes in its documents, told before anything is written."""

import datetime as dt
from pathlib import Path

import pytest

from pipeline import impact, revising, workflow
from pipeline.impact import Becoming, Effect, Excerpt
from pipeline.outcome import BuildOrder, Contrast
from pipeline.source import Book
from tests.samples import ROOT

NYVIK = (ROOT / "inputs" / "nyvik.yaml").read_bytes()
ORDER = BuildOrder(workflow.types(), Path("outputs"), dt.date(2028, 3, 1), writes=False)
RENAMED = """\
revision: {id: renamed, date: 2028-02-10}
stakeholders:
  - id: housing
    name: Bolig og nabolag
    earlier: [{name: Bolig og bomiljø}]
"""


def effects(revision: str) -> dict[str, Effect]:
    told = revising.told(Book("r.yaml", revision.encode()))
    made = revising.revised(Book("nyvik.yaml", NYVIK), told, ORDER.as_of)
    assert made.findings == ()
    found = impact.impact(made.book, made.after, ORDER)
    assert (found.path, found.municipality) == ("nyvik.yaml", "Nyvik kommune")
    return {one.job.file: one for one in found.effects}


def test_a_renamed_unit_changes_the_documents_of_its_day_and_later() -> None:
    found = effects(RENAMED)
    assert {name: (one.state, one.job.day) for name, one in found.items()} == {
        "ansvarskart.docx": (Becoming.CHANGED, dt.date(2028, 3, 1)),
        "evalueringssak-evaluate-2028.docx": (Becoming.CHANGED, dt.date(2028, 3, 1)),
    }
    case = found["evalueringssak-evaluate-2028.docx"]
    assert case.title == "Sak om evaluering"
    assert case.recipients[:2] == ("Bolig og nabolag", "NAV Nyvik")
    assert case.passages == (
        Excerpt(
            "Status for tiltak",
            "| Lage en rutine som hindrer utkastelser | Bolig og bomiljø | … | … |",
            "| Lage en rutine som hindrer utkastelser | Bolig og nabolag | … | … |",
        ),
        Excerpt(
            "Status for tiltak",
            "| Gi unge leietakere en fast kontaktperson | Bolig og bomiljø | … | … |",
            "| Gi unge leietakere en fast kontaktperson | Bolig og nabolag | … | … |",
        ),
        Excerpt(
            "Status for tiltak",
            "| Ruste opp uteområdene ved kommunale boliger | Bolig og bomiljø | … | … |",
            "| Ruste opp uteområdene ved kommunale boliger | Bolig og nabolag | … | … |",
        ),
        Excerpt("Melding om vedtak sendes til", "- Bolig og bomiljø", "- Bolig og nabolag"),
    )
    assert case.facts == (
        Contrast("stakeholders.housing.name", "Bolig og bomiljø", "Bolig og nabolag"),
    )


def test_a_row_shows_its_first_cell_and_those_that_change() -> None:
    passages = effects(RENAMED)["ansvarskart.docx"].passages
    assert (
        Excerpt(
            "Enheter med mange oppgaver",
            "| Bolig og bomiljø | … | … |",
            "| Bolig og nabolag | … | … |",
        )
        in passages
    )


def test_a_plan_that_is_rolled_gets_an_edition_of_its_own() -> None:
    rolled = """\
revision: {id: rolled, date: 2028-02-10}
plans:
  - id: programme
    title: Handlingsdel 2029–2032
    steps:
      - {step: rolling, date: 2028-02-10, body: kommunestyret, case_number: 12/28}
"""
    found = effects(rolled)
    assert found["planoversikt-2028-02-10.docx"].state is Becoming.NEW
    assert "planoversikt.docx" not in found


def test_what_stands_around_the_pages_is_told_too() -> None:
    moved = """\
revision: {id: moved, date: 2028-02-10}
municipality: {number: 9906, archive: {case_number: 2028/7}}
"""
    found = effects(moved)["ansvarskart.docx"]
    assert {one.place for one in found.facts} == {"municipality.archive.case_number"}
    assert any("2028/7" in one.now for one in found.passages)


@pytest.mark.parametrize(
    ("then", "now", "shown"),
    [
        ("En. To. Tre.", "En. Fire. Tre.", [("To.", "Fire.")]),
        ("En. To.", "En. To. Tre.", [("", "Tre.")]),
        ("| a | b | c |", "| a | d | c |", [("| a | b | … |", "| a | d | … |")]),
        ("| a | b |", "| a | b | c |", [("| a | b |", "| a | b | c |")]),
        ("Det samme.", "Det samme.", []),
    ],
)
def test_only_what_differs_is_shown(then: str, now: str, shown: list[tuple[str, str]]) -> None:
    found = impact.passages([("Mål", then)], [("Mål", now)])
    assert list(found) == [Excerpt("Mål", *one) for one in shown]


def test_what_is_new_and_what_is_gone_stand_under_their_headings() -> None:
    then = [("Mål", "Mål"), ("Mål", "Gammelt.")]
    now = [("Mål", "Mål"), ("Tiltak", "Tiltak"), ("Tiltak", "Nytt.")]
    assert list(impact.passages(then, now)) == [
        Excerpt("Mål", "Gammelt.", ""),
        Excerpt("Tiltak", "", "Tiltak"),
        Excerpt("Tiltak", "", "Nytt."),
    ]
