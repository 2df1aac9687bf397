import datetime as dt
from decimal import Decimal

import docx
import pytest

from pipeline import holdings, read, trace
from pipeline.dossier.plans import PlanStatus
from pipeline.living import reads
from pipeline.norm import Norm
from tests.samples import MANDATE, SMALL, parsed
from tests.test_mark import TEXT, Office, office

__all__ = ["office"]

TEXTS = read.template_texts(read.templates_folder())


def traced(office: Office, sought: str) -> tuple[trace.Sentence, ...]:
    content = office.file.read_bytes()
    held = office.holdings()
    found = holdings.sought(str(office.file), content, held, office.order)
    assert found is not None
    return trace.trace(content, sought, found, office.order, TEXTS)


def line_of(text: str) -> int:
    return TEXT[: TEXT.index(text)].count("\n") + 1


def test_a_sentence_leads_to_its_line_in_the_dossier(office: Office) -> None:
    (found,) = traced(office, "skal gi TJENESTENE  et felles")
    assert [(one.place, one.line) for one in found.facts] == [
        ("mandate.values.purpose", line_of("Arbeidet skal gi"))
    ]


def test_what_is_worked_out_leads_to_all_that_it_follows_from(office: Office) -> None:
    (found,) = traced(office, "2. mars 2026")[:1]
    assert ("date", line_of("date: 2026-03-02")) in [(one.place, one.line) for one in found.facts]


def test_words_of_the_template_lead_to_its_paragraph(office: Office) -> None:
    (found,) = traced(office, "Lederen rapporterer hver måned")
    assert [one.place for one in found.facts] == ["mandate.values.reporting"]
    headings = traced(office, "Oppdrag og formål")
    written = TEXTS["mandate-request", Norm.NB].decode().splitlines()
    (place,) = headings[0].template
    assert place.startswith("templates/mandate-request/nb.txt:")
    assert "Oppdrag og formål" in written[int(place.rpartition(":")[2]) - 1]
    assert headings[0].facts == ()


def test_what_was_written_by_hand_has_nothing_behind_it(office: Office) -> None:
    office.edit("Dette har noen skrevet inn, og ingen andre.")
    (found,) = traced(office, "noen skrevet inn")
    assert (found.facts, found.law, found.template) == ((), (), ())


def test_a_line_that_was_edited_leads_to_what_it_was(office: Office) -> None:
    document = docx.Document(str(office.file))
    (held,) = (one for one in document.paragraphs if "rapporterer hver" in one.text)
    held.runs[0].text = "Lederen rapporterer skriftlig hver måned."
    document.save(str(office.file))
    (found,) = traced(office, "rapporterer skriftlig")
    assert [(one.place, one.said) for one in found.facts] == [
        ("mandate.values.reporting", "Lederen rapporterer hver måned.")
    ]


def test_nothing_is_found_of_what_is_not_there(office: Office) -> None:
    assert traced(office, "dette står ikke der") == ()


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (("date",), dt.date(2026, 3, 3)),
        (("municipality", "number"), "9901\u00a4"),
        (("municipality", "unit"), "Velferd og bolig\u00a4"),
        (("norm",), None),
        (("municipality",), None),
        (("mandate", "values", "milestones", 0, "date"), dt.date(2026, 5, 16)),
    ],
)
def test_a_place_is_changed_to_another_value_of_its_sort(
    place: tuple[str | int, ...], expected: object
) -> None:
    dossier = parsed(SMALL + MANDATE)
    made = trace.changed(dossier, place)
    if expected is None:
        assert made is None
        return
    assert made is not None
    assert reads.at(made, place) == expected
    assert reads.put(made, place, reads.at(dossier, place)) == dossier


def test_each_sort_of_value_has_another() -> None:
    for one in (True, 3, Decimal("2.5"), dt.date(2026, 1, 1), "x", PlanStatus.ADOPTED):
        assert trace._other(one) != one
