"""A dossier is taken with its pictures by whatever makes a document of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import holdings, impact, read, take, trace
from pipeline.diagnostics import Rejected
from pipeline.dossier.issued import IssueState
from pipeline.impact import Excerpt
from pipeline.kinds import kinds
from pipeline.outcome import BuildOrder, Fate
from pipeline.source import Book
from pipeline.verify import Verified
from tests.samples import SMALL, TODAY
from tests.test_kinds import made
from tests.test_mark import Office
from tests.test_pictures import ALT, LISTED, PRINTS, placed
from tests.word.make import paragraphs, unzipped
from tests.word.test_picture import png

TEXT = SMALL.replace("schema: 1", "schema: 2") + LISTED.format(file="bilder/kart.png", alt=ALT)
SHOWS = f"Sak {PRINTS}"
# What the program advises where there may be nothing: then nothing is said of a picture that is.
IF_THERE = SHOWS.replace("{{ one.picture }}", "{% if one.picture %}{{ one.picture }}{% endif %}")
FACT = "Arkivkode {{ dossier.municipality.archive.classification }}"
Y019 = "Y019 there is no such picture"


class Gallery(Office):
    """An office whose one document shows a picture."""

    def __init__(self, place: Path, shows: str = IF_THERE) -> None:
        placed(place, png())
        made(place / "types" / "shown", words=paragraphs(shows, FACT))
        self.path = place / "a.yaml"
        self.order = BuildOrder(kinds(place / "types").types, place / "outputs", TODAY)
        self.file = place / "outputs" / "eksempelvik" / "plannotat.docx"
        self.path.write_text(TEXT, encoding="utf-8")
        self.made = self.build()

    def pictures(self) -> list[bytes]:
        held = unzipped(self.file.read_bytes())
        return [held[name] for name in held if "media/picture" in name]

    def fates(self) -> list[Fate]:
        return [one.fate for one in self.build(writes=False).files]


@pytest.fixture(params=[SHOWS, IF_THERE], ids=["shown", "shown if there"])
def gallery(request: pytest.FixtureRequest, tmp_path: Path) -> Gallery:
    found = Gallery(tmp_path, request.param)
    assert [one.fate for one in found.made.files] == [Fate.NEW]
    assert found.pictures() == [png()]
    return found


def test_what_is_sent_keeps_its_pictures(gallery: Gallery) -> None:
    draft = gallery.file.read_bytes()
    gallery.mark()
    assert gallery.file.read_bytes() != draft
    assert gallery.pictures() == [png()]
    found = gallery.verify()
    assert (found.standing, found.good, found.changed) == (Verified.FROZEN, True, False)
    assert gallery.fates() == [Fate.FROZEN]


def test_what_is_sent_as_it_was_edited_keeps_its_pictures(gallery: Gallery) -> None:
    gallery.edit()
    gallery.mark()
    assert gallery.pictures() == [png()]
    assert "Skrevet inn for hånd." in "".join(holdings.lines(gallery.file.read_bytes()))
    assert gallery.verify().standing is Verified.FROZEN


def test_what_is_accepted_before_it_is_sent_keeps_its_pictures(gallery: Gallery) -> None:
    gallery.accept()
    assert gallery.fates() == [Fate.CURRENT]
    gallery.mark()
    assert gallery.pictures() == [png()]


def test_what_is_accepted_as_it_was_edited_is_current(gallery: Gallery) -> None:
    gallery.edit()
    assert gallery.fates() == [Fate.EDITED]
    gallery.accept()
    assert gallery.fates() == [Fate.CURRENT]
    placed(gallery.path.parent, png(6, 2))
    assert gallery.fates() == [Fate.EDITED]


def test_what_is_made_with_a_picture_is_as_it_was_made(gallery: Gallery) -> None:
    found = gallery.verify()
    assert (found.standing, found.good) == (Verified.CURRENT, True)
    placed(gallery.path.parent, png(6, 2))
    assert gallery.verify().standing is Verified.STALE


def test_of_what_was_sent_with_another_picture_the_facts_have_changed(gallery: Gallery) -> None:
    gallery.mark()
    placed(gallery.path.parent, png(6, 2))
    found = gallery.verify()
    assert (found.standing, found.good, found.changed) == (Verified.FROZEN, True, True)


def test_a_copy_of_what_has_left_the_house_has_its_pictures(
    gallery: Gallery, tmp_path: Path
) -> None:
    gallery.mark()
    gallery.build(copies=tmp_path / "copies", thorough=True)
    (copy,) = (tmp_path / "copies").glob("*/*.docx")
    assert png() in unzipped(copy.read_bytes()).values()


def test_a_sentence_beside_a_picture_leads_to_its_fact(gallery: Gallery) -> None:
    (found,) = traced(gallery, "F17")
    assert [one.place for one in found.facts] == ["municipality.archive.classification"]


def traced(gallery: Gallery, sought: str) -> tuple[trace.Sentence, ...]:
    (held,) = gallery.holdings()
    at = held, held.jobs[0]
    return trace.trace(gallery.file.read_bytes(), sought, at, gallery.order, {})


def test_what_was_sent_may_be_superseded_when_its_picture_is_gone(gallery: Gallery) -> None:
    gallery.mark()
    final = gallery.file.read_bytes()
    (gallery.path.parent / "bilder" / "kart.png").unlink()
    gallery.mark(IssueState.SUPERSEDED)
    assert gallery.file.read_bytes() == final
    assert [one["state"] for one in gallery.register()] == ["superseded"]


MADE_OF_IT: dict[str, Callable[[Gallery], object]] = {
    "mark": Gallery.mark,
    "accept": Gallery.accept,
    "verify": Gallery.verify,
    "trace": lambda gallery: traced(gallery, "F17"),
}


@pytest.mark.parametrize("does", MADE_OF_IT.values(), ids=MADE_OF_IT)
def test_without_its_picture_no_document_is_made(
    gallery: Gallery, does: Callable[[Gallery], object]
) -> None:
    (gallery.path.parent / "bilder" / "kart.png").unlink()
    before = {one: one.read_bytes() for one in gallery.path.parent.rglob("*") if one.is_file()}
    with pytest.raises(Rejected) as fault:
        does(gallery)
    assert [f"{one.code} {one.message}" for one in fault.value.diagnostics] == [Y019]
    after = {one: one.read_bytes() for one in gallery.path.parent.rglob("*") if one.is_file()}
    assert after == before


def test_what_shows_no_picture_needs_none(tmp_path: Path) -> None:
    gallery = Gallery(tmp_path, "Sak")
    (tmp_path / "bilder" / "kart.png").unlink()
    assert gallery.verify().good
    gallery.mark()
    assert gallery.verify().standing is Verified.FROZEN


def test_what_a_change_changes_in_a_document_with_a_picture_is_told(gallery: Gallery) -> None:
    after = Book(str(gallery.path), TEXT.replace("F17", "F18").encode())
    found = impact.impact(read.book(str(gallery.path)), after, gallery.order)
    (effect,) = found.effects
    assert effect.passages == (Excerpt("", "Arkivkode F17", "Arkivkode F18"),)


def test_a_dossier_is_taken_with_its_pictures_and_what_is_wrong_with_them(tmp_path: Path) -> None:
    placed(tmp_path, png())
    (tmp_path / "a.yaml").write_text(TEXT, encoding="utf-8")
    book = read.book(str(tmp_path / "a.yaml"))
    held = take.take(book)
    assert [one.picture.data for one in held.dossier.pictures] == [png()]
    assert (held.wrong, held.book.digest) == ((), book.digest)
    assert held.book.whole != book.whole
    (tmp_path / "bilder" / "kart.png").unlink()
    assert [f"{one.code} {one.message}" for one in take.take(book).wrong] == [Y019]
