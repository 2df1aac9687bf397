import datetime as dt
import io
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from xml.parsers import expat

import docx
import pytest
from lxml import etree

from pipeline.diagnostics import say
from pipeline.living.merge import Merged, Signature, merge
from pipeline.word.faults import Refused
from pipeline.word.weave import Conflict
from tests.living.conftest import Pairs, Saved
from tests.living.decided import accept, reject, shown
from tests.living.mutated import AUTHORS, TRIES, Hand, words
from tests.word.make import W, paragraphs, real, unzipped, worse
from tests.word.make import saved as as_file

BY = Signature(dt.date(2026, 3, 2))
WAYS = ("saksflyt", "python-docx", "word", "libreoffice")


def merged(base: bytes, edited: bytes, new: bytes) -> Merged:
    made = merge(base, edited, new, BY)
    assert shown(reject(made.content, "Saksflyt")) == shown(edited)
    return made


def texts(data: bytes) -> "Counter[str]":
    root = etree.fromstring(unzipped(data)["word/document.xml"])
    return Counter(text for one in root.iter(f"{W}p") if (text := words(one)))


def comments(data: bytes) -> list[list[str]]:
    part = unzipped(data).get("word/comments.xml")
    root = etree.Element("none") if part is None else etree.fromstring(part)
    return [[words(it) for it in one.iter(f"{W}p")] for one in root]


# --- Real documents, edited at random, in files that three programs have saved.


@pytest.mark.xdist_group("office")
@pytest.mark.parametrize("seed", range(0, TRIES, 4))
@pytest.mark.parametrize("way", WAYS)
def test_an_authors_edits_and_the_new_facts_both_live(
    way: str, seed: int, pairs: Pairs, saved: Saved
) -> None:
    name = sorted(pairs)[seed % len(pairs)]
    base, new = pairs[name]
    changed = frozenset(set(texts(base)) - set(texts(new)))
    edited = Hand(saved[way](name, base), seed, changed).make(AUTHORS, 1 + seed % 8)
    made = merged(base, edited, new)
    expected = Counter(texts(edited))
    expected.update(texts(new))
    expected.subtract(texts(base))
    assert (made.conflicts, made.unmerged) == ((), ())
    assert texts(accept(made.content, "Saksflyt")) == +expected
    if seed % 12 == 0:
        assert worse(edited, made.content) == []


@pytest.mark.xdist_group("office")
@pytest.mark.parametrize("way", WAYS)
def test_few_edits_in_other_places_become_conflicts(way: str, pairs: Pairs, saved: Saved) -> None:
    edits = conflicts = 0
    for seed, name in enumerate(sorted(pairs)[::2]):
        base, new = pairs[name]
        changed = frozenset(set(texts(base)) - set(texts(new)))
        edited = Hand(saved[way](name, base), 500 + seed, changed).make(AUTHORS, 12)
        made = merged(base, edited, new)
        edits += 12
        conflicts += len(made.conflicts) + len(made.unmerged)
    assert conflicts / edits < 0.1


@pytest.mark.xdist_group("office")
@pytest.mark.parametrize("way", WAYS)
def test_a_block_that_nothing_touches_is_byte_for_byte_the_authors(
    way: str, pairs: Pairs, saved: Saved
) -> None:
    for name, (base, new) in list(pairs.items())[::4]:
        edited = saved[way](name, base)
        made = merged(base, edited, new).content
        mine = list(blocks(edited))
        untouched = [one for one in blocks(made) if b'"Saksflyt"' not in one]
        assert [one for one in untouched if one not in mine] == []
        assert len(untouched) >= len(mine) / 3
        changed = ("word/document.xml", "word/settings.xml", "word/header", "word/footer")
        other = {key: part for key, part in unzipped(edited).items() if not key.startswith(changed)}
        assert {key: unzipped(made)[key] for key in other if "Types" not in key} == {
            key: part for key, part in other.items() if "Types" not in key
        }


def blocks(data: bytes) -> Iterator[bytes]:
    """Give each block of the body as it lies in the file, by a parser that the program has not."""
    part = unzipped(data)["word/document.xml"]
    parser = expat.ParserCreate()
    starts: list[int] = []
    depth = 0

    def begin(_: str, __: object) -> None:
        nonlocal depth
        if depth == 2:
            starts.append(parser.CurrentByteIndex)
        depth += 1

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1
        if depth == 1:
            starts.append(parser.CurrentByteIndex)

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.Parse(part, True)  # noqa: FBT003
    for start, stop in pairwise(starts):
        yield part[start:stop]


def test_a_file_that_nothing_new_goes_into_is_the_authors_own() -> None:
    base, edited = paragraphs("En.", "To."), paragraphs("En.", "To.", "Tre.")
    assert merged(base, edited, base) == Merged(edited, (), ())


def test_what_the_author_has_changed_in_the_same_way_is_no_change() -> None:
    base, new = paragraphs("Frist er 1. mai."), paragraphs("Frist er 2. juni.")
    assert merged(base, new, new) == Merged(new, (), ())


# --- Conflicts.


def test_where_both_changed_a_word_the_authors_stands_and_a_comment_tells_the_rest() -> None:
    base = paragraphs("Frister", "Fristen er 1. mai for alle.")
    edited = paragraphs("Frister", "Fristen er 3. mai for alle som svarer.")
    made = merged(base, edited, paragraphs("Frister", "Fristen er 2. juni for alle."))
    assert made.conflicts == (Conflict("body", "", "1. mai", "3. mai", "2. juni"),)
    assert texts(accept(made.content, "Saksflyt")) == texts(edited)
    assert comments(made.content) == [
        [
            "Det du har skrevet her, står. Men grunnlaget for det er også endret.",
            "Her sto det: «1. mai»",
            "Nå står det: «2. juni»",
        ]
    ]
    assert worse(edited, made.content) == []
    root = etree.fromstring(unzipped(made.content)["word/document.xml"])
    start = next(root.iter(f"{W}commentRangeStart"))
    about = next(start.itersiblings(f"{W}r"))
    assert words(about) == "3. mai"


@pytest.mark.parametrize(
    ("was", "yours", "now", "read"),
    [
        ("en bo-hjelp nå", "en miljøhjelp i bolig nå", "en hjelp i bolig nå", None),
        (
            "innen 1. mai nå",
            "senest innen 1. mai nå",
            "innen 2. juni nå",
            "senest innen 2. juni nå",
        ),
        ("innen 1. mai nå", "innen den 1. mai nå", "innen 2. juni nå", "innen den 2. juni nå"),
        ("innen 1. mai", "innen 1. mai nå", "innen 2. juni", "innen 2. juni nå"),
        (
            "alle skal svare",
            "alle må svare",
            "alle skal svare skriftlig",
            "alle må svare skriftlig",
        ),
        ("alle skal svare", "alle skal svare i dag", "alle skal svare skriftlig", None),
    ],
)
def test_words_side_by_side_meet_only_where_they_are_about_the_same(
    was: str, yours: str, now: str, read: str | None
) -> None:
    made = merged(paragraphs(was), paragraphs(yours), paragraphs(now))
    assert bool(made.conflicts) == (read is None)
    assert texts(accept(made.content, "Saksflyt")) == {read or yours: 1}


def test_a_paragraph_that_went_and_that_the_author_changed_stands() -> None:
    base = paragraphs("Fast.", "Kommunen svarer hver måned på alt.", "Slutt.")
    edited = paragraphs("Fast.", "Kommunen svarer hver uke på alt.", "Slutt.")
    made = merged(base, edited, paragraphs("Fast.", "Slutt."))
    was, yours = "Kommunen svarer hver måned på alt.", "Kommunen svarer hver uke på alt."
    assert made.conflicts == (Conflict("body", "", was, yours, ""),)
    assert comments(made.content)[0][-1] == "Nå er det tatt ut."


def test_a_change_in_a_paragraph_that_the_author_took_out_is_told_beside_it() -> None:
    base = paragraphs("Fast.", "Kommunen svarer hver måned.", "Slutt.")
    edited = paragraphs("Fast.", "Slutt.")
    new = paragraphs("Fast.", "Kommunen svarer hver uke.", "Slutt.")
    made = merged(base, edited, new)
    was, now = "Kommunen svarer hver måned.", "Kommunen svarer hver uke."
    assert made.conflicts == (Conflict("body", "", was, "", now),)
    assert texts(accept(made.content, "Saksflyt")) == texts(edited)
    assert comments(made.content)[0][-1] == "Du har tatt det ut eller skrevet det på en annen måte."


def test_a_conflict_in_a_header_is_told_at_the_beginning_of_the_text() -> None:
    def file(header: str) -> bytes:
        return real(paragraph("Tekst."), paragraph(header))

    made = merged(file("Sak 1 av 2"), file("Sak 3 av 2"), file("Sak 4 av 2"))
    assert made.conflicts == (Conflict("header", "", "1", "3", "4"),)
    assert len(comments(made.content)) == 1
    assert worse(file("Sak 3 av 2"), made.content) == []


def paragraph(text: str, look: str = "") -> str:
    return f'<w:p><w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def test_a_paragraph_that_the_author_moved_is_changed_where_it_is() -> None:
    base = paragraphs("Innledning.", "Kommunen svarer innen 1. mai på alt.", "Midten.", "Slutt.")
    edited = paragraphs("Innledning.", "Midten.", "Slutt.", "Kommunen svarer innen 1. mai på alt.")
    new = paragraphs("Innledning.", "Kommunen svarer innen 2. juni på alt.", "Midten.", "Slutt.")
    made = merged(base, edited, new)
    moved = paragraphs("Innledning.", "Midten.", "Slutt.", "Kommunen svarer innen 2. juni på alt.")
    assert made.conflicts == ()
    assert shown(accept(made.content, "Saksflyt")) == shown(moved)


# --- What an author's file holds besides words.


def test_comments_pictures_and_looks_of_the_author_stay() -> None:
    base = paragraphs("Først.", "Fristen er 1. mai for alle.", "Sist.")
    document = docx.Document(io.BytesIO(base))
    run = document.paragraphs[1].runs[0]
    run.bold = True
    document.add_comment(run, "Er det riktig?", "Kari")
    document.paragraphs[0].add_run().add_picture(io.BytesIO(PNG))
    edited = as_file(document)
    made = merged(
        base, edited, paragraphs("Først.", "Fristen er 2. juni for alle.", "Nytt.", "Sist.")
    )
    assert made.conflicts == ()
    assert worse(edited, made.content) == []
    held = unzipped(made.content)
    root = etree.fromstring(held["word/document.xml"])
    assert len(list(root.iter("{*}blip"))) == 1
    assert comments(made.content) == [["Er det riktig?"]]
    assert len(list(root.iter(f"{W}commentRangeStart", f"{W}commentReference"))) == 2
    came = next(root.iter(f"{W}ins"))
    assert words(came) == "2. juni"
    assert came.find(f"{W}r/{W}rPr/{W}b") is not None


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cf"
    "c000000301010018dd8db00000000049454e44ae426082"
)


EARLIER = (
    '<w:p><w:r><w:t xml:space="preserve">Fristen er </w:t></w:r><w:del w:id="1" w:author="Kari"'
    ' w:date="2026-01-01T00:00:00Z"><w:r><w:delText>alltid </w:delText></w:r></w:del><w:r>'
    '<w:t xml:space="preserve">1. mai for </w:t></w:r><w:ins w:id="2" w:author="Kari"'
    ' w:date="2026-01-01T00:00:00Z"><w:r><w:t xml:space="preserve">nesten </w:t></w:r></w:ins>'
    "<w:r><w:t>alle.</w:t></w:r></w:p>"
)


def test_the_authors_earlier_changes_stay_theirs() -> None:
    base = real(paragraph("Fristen er alltid 1. mai for alle.") + paragraph("Slutt."))
    edited = real(EARLIER + paragraph("Slutt."))
    new = real(paragraph("Fristen er alltid 2. juni for alle.") + paragraph("Slutt."))
    made = merged(base, edited, new)
    assert made.conflicts == ()
    assert worse(edited, made.content) == []
    assert "Fristen er 2. juni for nesten alle." in texts(accept(made.content))
    root = etree.fromstring(unzipped(made.content)["word/document.xml"])
    theirs = [one for one in root.iter(f"{W}ins", f"{W}del") if one.get(f"{W}author") == "Kari"]
    assert ["".join(map(str, one.itertext())) for one in theirs] == ["alltid ", "nesten "]


def test_a_word_that_the_author_put_in_as_a_change_can_go() -> None:
    base = real(paragraph("Fristen er alltid 1. mai for alle."))
    new = real(paragraph("Fristen er alltid 1. mai for nesten alle."))
    made = merged(base, real(EARLIER), new)
    assert made.conflicts == ()  # the author has put it in already


BOX = (
    '<w:p><w:r><w:t>Se ruten med frist 1. mai.</w:t></w:r><w:r><w:pict><v:shape style="width:90pt'
    ';height:20pt"><v:textbox><w:txbxContent><w:p><w:r><w:t>Rute</w:t></w:r></w:p>'
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)
HEADING = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Frister</w:t></w:r></w:p>'


def test_a_block_that_cannot_be_compared_is_told_and_costs_no_other() -> None:
    base = real(HEADING + paragraph("Se ruten med frist 1. mai.") + paragraph("Svar 1. mai."))
    edited = real(HEADING + BOX + paragraph("Svar 1. mai."))
    new = real(HEADING + paragraph("Se ruten med frist 2. juni.") + paragraph("Svar 2. juni."))
    made = merged(base, edited, new)
    (told,) = made.unmerged
    assert (told.part, told.heading) == ("body", "Frister")
    assert "Svar 2. juni." in texts(accept(made.content, "Saksflyt"))
    assert comments(made.content)[0][0].startswith("En endring kunne ikke legges inn her: ")


def table(*rows: tuple[str, ...]) -> bytes:
    document = docx.Document()
    made = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph("Slutt.")
    return as_file(document)


def test_a_row_that_came_and_a_cell_that_changed_go_into_the_authors_table() -> None:
    base = table(("Plan", "Frist"), ("Budsjett", "mai"), ("Samfunnsdel", "juni"))
    edited = table(("Plan", "Frist"), ("Budsjett for 2027", "mai"), ("Samfunnsdel", "juni"))
    new = table(
        ("Plan", "Frist"), ("Budsjett", "august"), ("Arealdel", "juli"), ("Samfunnsdel", "juni")
    )
    made = merged(base, edited, new)
    assert (made.conflicts, made.unmerged) == ((), ())
    assert (
        shown(accept(made.content, "Saksflyt"))["word/document.xml"]
        == shown(
            table(
                ("Plan", "Frist"),
                ("Budsjett for 2027", "august"),
                ("Arealdel", "juli"),
                ("Samfunnsdel", "juni"),
            )
        )["word/document.xml"]
    )
    assert worse(edited, made.content) == []


def test_a_table_whose_columns_the_author_changed_is_told() -> None:
    base = table(("Plan", "Frist"), ("Budsjett", "mai"))
    edited = table(("Plan", "Frist", "Hvem"), ("Budsjett", "mai", "Kari"))
    new = table(("Plan", "Frist"), ("Budsjett", "juni"))
    made = merged(base, edited, new)
    why = say("its columns or merged cells are not the same any more")
    assert [(one.part, one.why) for one in made.unmerged] == [("body", why)]


def test_a_table_with_a_new_column_takes_the_place_of_one_that_the_author_left_alone() -> None:
    base = table(("Plan", "Frist"), ("Budsjett", "mai"))
    new = table(("Plan", "Frist", "Hvem"), ("Budsjett", "mai", "Kari"))
    made = merged(base, base, new)
    assert shown(accept(made.content)) == shown(new)
    assert worse(new, made.content) == []


# --- Notes and pictures that come and go.


def test_a_picture_that_came_is_brought_along() -> None:
    document = docx.Document(io.BytesIO(paragraphs("Først.", "Sist.")))
    document.paragraphs[0].add_run().add_picture(io.BytesIO(PNG))
    new = as_file(document)
    made = merged(paragraphs("Først.", "Sist."), paragraphs("Først.", "Midt.", "Sist."), new)
    assert PNG in unzipped(made.content).values()
    assert worse(new, made.content) == []


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(Refused):
        merge(b"no", paragraphs("a"), paragraphs("b"), BY)
