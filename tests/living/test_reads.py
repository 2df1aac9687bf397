from pathlib import Path

import pytest

from pipeline import plan, render, workflow
from pipeline.document import Job
from pipeline.dossier.dossier import Dossier
from pipeline.frozen import replace
from pipeline.living import reads
from pipeline.living.reads import differences, watched
from pipeline.outcome import Contrast
from pipeline.views.views import Views
from pipeline.word.picture import pictured
from tests.samples import EXAMPLES, MANDATE, SMALL, parsed
from tests.word.test_picture import png

TYPES = workflow.types()


def said(text: str = SMALL + MANDATE) -> Dossier:
    return parsed(text)


def test_what_is_asked_is_noted_once_and_nothing_else() -> None:
    copy, notes = watched(said())
    assert list(notes) == []
    assert copy.municipality.name == copy.municipality.name == "Eksempelvik kommune"
    assert copy.mandate[0].title == "Felles verdigrunnlag"
    assert list(notes) == [
        ("municipality",),
        ("municipality", "name"),
        ("mandate",),
        ("mandate", "values", "title"),
    ]


def test_a_copy_is_what_it_is_a_copy_of() -> None:
    copy, _ = watched(said())
    assert isinstance(copy, Dossier)
    assert isinstance(copy.mandate[0], type(said().mandate[0]))
    assert replace(copy, id="other").mandate[0].title == "Felles verdigrunnlag"


@pytest.mark.parametrize("name", EXAMPLES)
def test_documents_of_a_copy_are_those_of_the_dossier(name: str) -> None:
    held = parsed(Path(name).read_text(encoding="utf-8"))
    jobs = [one for one in plan.plan(Views(held), TYPES) if isinstance(one, Job)]
    for job in [one for one in jobs if one.issued is None]:
        copy, notes = watched(held.at(job.day))
        made = render.render(job, Views.known(copy, job.day))
        assert made.content == render.render(job, Views(held)).content
        assert ("municipality", "name") in list(notes)


READ = [("municipality", "unit"), ("mandate",), ("mandate", "values", "purpose")]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("Velferd og bolig", "Bolig"), ("municipality.unit", "Velferd og bolig", "Bolig")),
        (("\n    limits:", "\n    limits: # a remark"), None),
        (("Kommunalsjefen", "Velferdssjefen"), None),  # it was not read
        (
            ("et felles grunnlag.", "ett grunnlag."),
            (
                "mandate.values.purpose",
                "Arbeidet skal gi tjenestene et felles grunnlag.",
                "Arbeidet skal gi tjenestene ett grunnlag.",
            ),
        ),
    ],
)
def test_of_what_was_read_that_differs_which_says_something_else(
    change: tuple[str, str], expected: tuple[str, str, str] | None
) -> None:
    now = said((SMALL + MANDATE).replace(*change))
    found = differences(READ, said(), now)
    assert found == ((Contrast(*expected),) if expected else ())


def test_an_item_that_only_one_has_is_one_difference() -> None:
    more = SMALL + MANDATE + MANDATE.removeprefix("mandate:\n").replace("values", "mapping")
    places = [*READ, ("mandate", "mapping", "purpose"), ("mandate", "mapping", "owner")]
    title = "Felles verdigrunnlag"
    assert differences(places, said(), said(more)) == (Contrast("mandate.mapping", None, title),)
    assert differences(places, said(more), said()) == (Contrast("mandate.mapping", title, None),)


def test_how_a_thing_read_before_is_no_news_beside_what_it_says_now() -> None:
    reading = "    earlier: [{until: 2026-01-31, name: Boligkontoret}]\n"
    now = said(SMALL.replace("name: Boligkontoret", "name: Boligen") + reading + MANDATE)
    places = [("stakeholders", "housing-office", one) for one in ("earlier", "name")]
    name = Contrast("stakeholders.housing-office.name", "Boligkontoret", "Boligen")
    assert differences(places, said(), now) == (name,)
    (alone,) = differences(places[:1], said(), now)
    assert alone.place == "stakeholders.housing-office.earlier.0"


def test_what_is_private_is_not_repeated() -> None:
    place = ("municipality", "chief_executive", "name")
    now = said((SMALL + MANDATE).replace("Solveig Eksempel", "Per Eksempel"))
    (found,) = differences([place], said(), now)
    assert found == Contrast("municipality.chief_executive.name", hidden=True)


def test_the_hash_of_what_was_read_is_that_of_what_it_says() -> None:
    places = [("municipality", "unit"), ("mandate",)]
    known = reads.basis(places, said())
    assert reads.basis(reversed(places), said()) == known
    assert reads.basis(places, said((SMALL + MANDATE).replace("Kommunalsjefen", "X"))) == known
    assert reads.basis(places, said((SMALL + MANDATE).replace("og bolig", "og heim"))) != known
    assert reads.basis(places, said(SMALL + MANDATE.replace("id: values", "id: other"))) != known


def illustrated(width: int | None = 4, file: str = "kart.png") -> Dossier:
    """Give a dossier with a map, whose picture was read beside it unless it has no width."""
    listed = f"pictures:\n  - {{id: map, file: {file}, alt: Kart over sentrum}}\n"
    dossier = said(SMALL + listed)
    if not width:
        return dossier
    shown = replace(dossier.pictures[0], picture=pictured(png(width), "Kart over sentrum"))
    return replace(dossier, pictures=(shown,))


def shown(dossier: Dossier) -> reads.Notes:
    """Give what is read where the map is shown."""
    copy, notes = watched(dossier)
    assert copy.pictures[0].picture is dossier.pictures[0].picture
    return notes


def test_who_reads_a_picture_reads_what_the_dossier_says_of_it() -> None:
    for dossier in (illustrated(), illustrated(None)):
        notes = shown(dossier)
        names = ("id", "file", "alt", "picture")
        assert list(notes) == [("pictures",), *(("pictures", "map", one) for one in names)]
        assert reads.shows(notes)
    copy, notes = watched(illustrated())
    assert (copy.pictures[0].alt, reads.shows(notes)) == ("Kart over sentrum", False)


def test_another_picture_is_another_fact_by_its_bytes_and_told_by_its_name() -> None:
    places = list(shown(illustrated()))
    assert reads.basis(places, illustrated()) == reads.basis(places, illustrated())
    assert reads.basis(places, illustrated(6)) != reads.basis(places, illustrated())
    for then in (illustrated(), illustrated(None)):
        assert differences(places, then, illustrated(6)) == ()
        (found,) = differences(places, then, illustrated(6, "nytt.png"))
        assert found == Contrast("pictures.map.file", "kart.png", "nytt.png")
