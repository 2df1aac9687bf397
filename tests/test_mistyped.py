"""One slip of the hand in a good template gives one finding, which names it and where it stands."""

import io
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import docx
import pytest
import yaml
from docx.document import Document
from docx.text.paragraph import Paragraph

from pipeline import proofread
from pipeline.diagnostics import Diagnostic
from pipeline.document import DocumentType
from pipeline.norm import Norm
from pipeline.word.vocabulary import DIALECT
from tests.samples import NOTE, ROOT
from tests.word.make import W, dressed, saved, table

LETTER = (
    "# {{ item.title }}",
    "{{ dossier.municipality.name }} legger fram saken {{ item.date|short_date }}.",
    "{%p if item.premise %}",
    "{{ item.premise.body|capital }} vedtok verdigrunnlaget.",
    "{%p else %}",
    "Kommunen har ikke vedtatt noe verdigrunnlag.",
    "{%p endif %}",
    "## Saksgang",
    "{%p for row in item.case.route %}",
    "- {{ row.body }}{% if row.case_number %}, sak {{ row.case_number }}{% endif %}",
    "{%p endfor %}",
    "## Kontakt",
    "Ring {{ dossier.municipality.contact.role }}.",
    'E-post: {{ dossier.municipality.contact.email|replace("@", " (at) ") }}.',
    "{%p block electronic-approval %}",
)
ROWS = (
    ("Eier", "Vedtak"),
    ("{%tr for one in item.plans %}", ""),
    ("{{ one.owner }}", "{% if one.adoption %}{{ one.adoption.date }}{% else %}–{% endif %}"),
    ("{%tr endfor %}", ""),
)
SLIPS_FILE = ROOT / "tests" / "mistyped.yaml"


def letter() -> Document:
    document = dressed(*LETTER)
    held = table(document, *ROWS, names=("Planer", "Kommunens planer, med eier."))
    before = next(one for one in document.paragraphs if one.text == "Kontakt")
    before._p.addprevious(held._tbl)
    return document


@cache
def own() -> DocumentType:
    """Read the letter as a type of one's own, in both norms."""
    with TemporaryDirectory() as folder:
        held = Path(folder) / "note"
        held.mkdir()
        (held / "document.yaml").write_text(NOTE, encoding="utf-8")
        for norm in Norm:
            (held / f"{norm}.docx").write_bytes(saved(letter()))
        (shelf,) = proofread.shelves([folder])
    (kind,) = shelf.types
    return kind


def told(kind: DocumentType) -> list[Diagnostic]:
    return list(proofread.check(proofread.Shelf(Path("types"), (kind,), DIALECT)))


def spoilt(change: Callable[[Document], object]) -> list[Diagnostic]:
    """Make the slip in bokmål; nynorsk stays right."""
    document = docx.Document(io.BytesIO(saved(letter())))
    change(document)
    return told(replace(own(), templates={**own().templates, Norm.NB: saved(document)}))


def test_the_good_letter_has_no_finding() -> None:
    assert told(own()) == []


# --- What is typed wrong.


class Typed(NamedTuple):
    """What stood, what is typed instead, and what is said: code, message and hint.

    It is said of the paragraph where it is typed, unless `at` names another.
    """

    slip: str
    stood: str
    typed: str
    said: str
    at: str = ""


SLIPS = {
    one["slip"]: Typed(**one) for one in yaml.safe_load(SLIPS_FILE.read_text(encoding="utf-8"))
}


def paragraphs(document: Document) -> list[Paragraph]:
    return [Paragraph(one, document._body) for one in document.element.body.iter(f"{W}p")]


def cell_of(paragraph: Paragraph) -> tuple[int, int, int]:
    """Give table, row and cell from 1, or zeros; the letter has one table."""
    cell = next(paragraph._p.iterancestors(f"{W}tc"), None)
    if cell is None:
        return (0, 0, 0)
    row = next(cell.iterancestors(f"{W}tr"))
    first, second = (
        1 + len(list(one.itersiblings(one.tag, preceding=True))) for one in (row, cell)
    )
    return (1, first, second)


def having(document: Document, text: str) -> Paragraph:
    return next(one for one in paragraphs(document) if text in one.text)


def type_in(document: Document, slip: Typed) -> None:
    paragraph = having(document, slip.stood)
    first, *more = paragraph.text.replace(slip.stood, slip.typed, 1).split("¶")
    paragraph.text = first
    for text in more:
        following = deepcopy(paragraph._p)
        paragraph._p.addnext(following)
        paragraph = Paragraph(following, document._body)
        paragraph.text = text
    if not paragraph.text and not any(cell_of(paragraph)):
        document.element.body.remove(paragraph._p)


def words(told: Diagnostic) -> str:
    """Give the code, the message without its place, and the hint of a finding."""
    message = str(told.message)
    return f"{told.code} {message.rpartition('”: ')[2]} | {told.hint}"


@pytest.mark.parametrize("slip", SLIPS)
def test_what_is_typed_wrong_is_told_once_and_where_it_stands(slip: str) -> None:
    typed = SLIPS[slip]
    (found,) = spoilt(partial(type_in, slip=typed))
    assert words(found).startswith(typed.said)
    assert found.path == "note/nb.docx"
    assert found.spot is not None
    assert found.spot.part == "word/document.xml"
    shown = found.spot.paragraph.strip("… ")
    stood = having(letter(), typed.stood)
    assert shown
    if typed.at:
        assert found.spot.paragraph == typed.at
        stood = having(letter(), shown)
    else:
        assert shown in stood.text.replace(typed.stood, typed.typed, 1)
    assert found.spot.cell == cell_of(stood)


def test_there_are_slips_of_many_kinds() -> None:
    """They come from what people type, and not from what is looked for."""
    assert len(SLIPS) >= 170
    assert len({typed.said.partition(" | ")[0] for typed in SLIPS.values()}) >= 60
