"""One slip of the hand in a good template gives one finding, which names it and where it stands."""

import io
import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

import docx
import pytest
import yaml
from docx.document import Document
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph

from pipeline import proofread, workflow
from pipeline.diagnostics import Diagnostic
from pipeline.document import DocumentType
from pipeline.norm import Norm
from pipeline.word.vocabulary import DIALECT
from tests.samples import NOTE, ROOT
from tests.word.make import DECLARED, OFFICE, W, dressed, saved, table

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
MAIN = "word/document.xml"
Change = Callable[[Document], object]
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


def spoilt(change: Change) -> list[Diagnostic]:
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
    assert found.spot.part == MAIN
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


# --- What is done wrong in Word.

START, END = "Ring {{ dossier.municipality.", "contact.role }}."
RING = f"{START}{END}"
VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def link(text: str) -> str:
    return f'<w:hyperlink w:anchor="a">{run(text)}</w:hyperlink>'


def control(text: str) -> str:
    return f"<w:sdt><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"


def field(text: str, instruction: str = "PAGE") -> str:
    return f'<w:fldSimple w:instr=" {instruction} ">{run(text)}</w:fldSimple>'


def holding(*pieces: str) -> Change:
    """Let the paragraph with the telephone hold something else."""

    def changed(document: Document) -> None:
        paragraph = having(document, "Ring ")
        paragraph.text = ""
        for one in parse_xml(f"<w:p {DECLARED}>{''.join(pieces)}</w:p>"):
            paragraph._p.append(one)

    return changed


def cells(*texts: str) -> Change:
    def changed(document: Document) -> None:
        for cell, text in zip(document.tables[0].rows[2].cells, texts, strict=True):
            cell.text = text

    return changed


def without(name: str) -> Change:
    def changed(document: Document) -> None:
        for one in list(document.tables[0]._tbl.iter(f"{W}{name}")):
            next(one.iterancestors()).remove(one)

    return changed


def half_a_bookmark(document: Document) -> None:
    start = parse_xml(f'<w:bookmarkStart {DECLARED} w:id="7" w:name="merke"/>')
    having(document, "vedtok")._p.insert(1, start)
    having(document, "Kontakt")._p.append(parse_xml(f'<w:bookmarkEnd {DECLARED} w:id="7"/>'))


def control_over_a_command(document: Document) -> None:
    command = having(document, "{%p if")._p
    held = parse_xml(f"<w:sdt {DECLARED}><w:sdtContent/></w:sdt>")
    command.addprevious(held)
    held[0].append(command)


def tracked(document: Document) -> None:
    xml = (
        f'<w:ins {DECLARED} w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z">{run("x")}</w:ins>'
    )
    having(document, "Ring ")._p.append(parse_xml(xml))


def commented(document: Document) -> None:
    paragraph = having(document, "Ring ")
    document.add_comment(paragraph.runs, text="Er {{ item.titel }} rett?")
    for style in list(paragraph._p.iter(f"{W}rStyle")):
        next(style.iterancestors()).remove(style)


def section_at_else(document: Document) -> None:
    section = next(document.element.body.iterchildren(f"{W}sectPr"))
    having(document, "{%p else")._p.get_or_add_pPr().append(deepcopy(section))


def styled(text: str, style: str) -> Change:
    return lambda document: setattr(having(document, text), "style", document.styles[style])


def leading_to(address: str) -> Change:
    def changed(document: Document) -> None:
        key = document.part.relate_to(address, f"{OFFICE}/hyperlink", is_external=True)
        held = parse_xml(f'<w:hyperlink {DECLARED} r:id="{key}">{run("her")}</w:hyperlink>')
        having(document, "Ring ")._p.append(held)

    return changed


def in_a_box(document: Document) -> None:
    box = f"<v:textbox><w:txbxContent><w:p>{run('Les')}</w:p></w:txbxContent></v:textbox>"
    shape = parse_xml(f"<w:pict {DECLARED} {VML}><v:shape>{box}</v:shape></w:pict>")
    having(document, "Ring ").runs[0]._r.append(shape)


def named(title: str) -> Change:
    return lambda document: setattr(document.core_properties, "title", title)


# What is done, what is said, in which paragraph, and in which row and cell of the table.
MADE: dict[str, tuple[Change, str, str, tuple[int, int]]] = {
    "a link over half a tag": (holding(run(START), link(END)), "T032 a link begins", RING, (0, 0)),
    "a link over the middle of a tag": (
        holding(run("Ring {{ dossier."), link("municipality"), run(".contact.role }}.")),
        *("T032 a link begins", RING, (0, 0)),
    ),
    "a control over half a tag": (
        holding(run(START), control(END)),
        *("T032 a content control begins", RING, (0, 0)),
    ),
    "a control over a command": (
        control_over_a_command,
        *("T004 the block that opens here is neither whole", LETTER[2], (0, 0)),
    ),
    "a field over half a tag": (
        holding(run(START), field(END)),
        *("T032 a field begins", RING, (0, 0)),
    ),
    "a field that fetches": (
        holding(run("Ring "), field("x", "DATE")),
        *("T002 the field DATE", "Ring x", (0, 0)),
    ),
    "a field of who saved the file": (
        holding(run("Ring "), field("x", "AUTHOR")),
        *("T002 the field AUTHOR", "Ring x", (0, 0)),
    ),
    "a tag in the instruction of a field": (
        holding(run("Ring "), field("x", "REF {{ item.id }}")),
        *("T009 a tag stands in the instruction", "Ring x", (0, 0)),
    ),
    "a misspelt name in a link": (
        holding(run("Ring "), link("{{ item.titel }}")),
        *("T005 “titel”", "Ring {{ item.titel }}", (0, 0)),
    ),
    "a misspelt name in a control": (
        holding(run("Ring "), control("{{ item.titel }}")),
        *("T005 “titel”", "Ring {{ item.titel }}", (0, 0)),
    ),
    "a symbol in a tag": (
        holding(run(START), '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>', run(END)),
        *("T003 a symbol that Word has put in", "Ring {{ dossier.municipality.", (0, 0)),
    ),
    "a tag over two cells": (
        cells("{{ one.owner", "}}"),
        *("T003 the tag that opens here is never closed", "{{ one.owner", (3, 1)),
    ),
    "a block over two cells": (
        cells("{% if one.adoption %}x", "{{ one.adoption.date }}{% endif %}"),
        *("T004 the block that opens here ends in another cell", "{% if one.adoption %}x", (3, 1)),
    ),
    "the last row of a loop forgotten": (
        lambda document: document.tables[0]._tbl.remove(document.tables[0].rows[3]._tr),
        *("T004 this for is never closed with endfor", ROWS[1][0], (2, 1)),
    ),
    "half a bookmark in a block": (
        half_a_bookmark,
        *("T045 the block that opens here cuts the bookmark merke", LETTER[2], (0, 0)),
    ),
    "a change that is tracked": (tracked, "T010 changes are tracked", f"{RING}x", (0, 0)),
    "a comment with a question": (commented, "T027 the text has a comment", RING, (0, 0)),
    "a section that ends at an else": (
        section_at_else,
        *("T033 a section ends in the paragraph of an else", LETTER[4], (0, 0)),
    ),
    "a misspelt name in an address": (
        leading_to("https://x.example/{{ item.titel }}"),
        *("T005 “titel”", 'HYPERLINK "https://x.example/{{ item.titel }}"', (0, 0)),
    ),
    "a torn tag in an address": (
        leading_to("https://x.example/{{ item.title }"),
        *("T051 only whole tags with values", f"{RING}her", (0, 0)),
    ),
    "a link to a file": (
        leading_to("file:///K:/brev.docx"),
        *("T002 this leads to something outside", f"{RING}her", (0, 0)),
    ),
    "a misspelt name in the title of the file": (
        named("{{ item.titel }}"),
        *("T005 “titel”", "{{ item.titel }}", (0, 0)),
    ),
    "a torn tag in the title of the file": (
        named("{{ item.title }"),
        *("T003 the tag that opens here is never closed", "{{ item.title }", (0, 0)),
    ),
    "words in a box": (in_a_box, "A007 text stands in a box", "Les", (0, 0)),
    "a line broken by hand": (
        lambda document: having(document, "Ring ").runs[0].add_break(),
        *("A009 a line is broken by hand", RING, (0, 0)),
    ),
    "a heading of the wrong level": (
        styled("Kontakt", "Heading 3"),
        *("A002 a heading of level 3 may follow one of level 1", "Kontakt", (0, 0)),
    ),
    "a second title": (
        styled("Kontakt", "Title"),
        *("A001 the document has a second title", "Kontakt", (0, 0)),
    ),
    "a row that may be torn": (
        without("cantSplit"),
        *("A005 the end of a page may tear 2 rows", "Eier", (1, 1)),
    ),
    "a table without heading row": (
        without("tblHeader"),
        *("A003 the table has no heading row", "Eier", (1, 1)),
    ),
    "a table without description": (
        without("tblDescription"),
        *("A004 the table has no description", "Eier", (1, 1)),
    ),
}


@pytest.mark.parametrize("name", MADE)
def test_what_is_done_wrong_in_word_is_told_once_and_where_it_stands(name: str) -> None:
    change, said, paragraph, at = MADE[name]
    (found,) = spoilt(change)
    assert words(found).startswith(said)
    assert found.spot is not None
    assert found.spot.part == ("docProps/core.xml" if "title of the file" in name else MAIN)
    assert found.spot.paragraph.startswith(paragraph)
    assert found.spot.cell == ((1, *at) if any(at) else (0, 0, 0))


# --- Slips in the program's own templates.

TAG = r"\{\{ (?:[a-z_]+\.)+[a-z_]+"
WAYS: dict[str, tuple[str, str, str]] = {
    "a name misspelt": (rf"({TAG})(?=(?:\|\w+)? \}}\}})", r"\1x", "T005"),
    "the first name misspelt": (r"\{\{ (dossier|item)\.", r"{{ \1r.", "T005"),
    "a dash for an underscore": (r"(\{\{ [a-z_.]*)_", r"\1–", "T005"),
    "a comma for a dot": (r"(\{\{ [a-z_]+)\.", r"\1,", "T005"),
    "a space for a dot": (r"(\{\{ [a-z_]+)\.", r"\1 ", "T003"),
    "a brace less at the end": (r"(\{\{[^{}]*\})\}", r"\1", "T003"),
    "a brace less at the beginning": (r"\{(\{[^{}]*\}\})", r"\1", "T003"),
    "a brace more at the end": (r"(\{\{[^{}]*\}\})", r"\1}", "T034"),
    "a percent less at the end": (r"(\{%[^{}]*)%\}", r"\1}", "T003"),
    "a percent less at the beginning": (r"\{%([^{}]*%\})", r"{\1", "T003"),
    "an end misspelt": (r"endif", "endfi", "T003"),
    "endfor for endif": (r"endif", "endfor", "T004"),
    "endif for endfor": (r"endfor", "endif", "T004"),
    "an endif forgotten": (r"\{%(?:p |tc )? ?endif %\}", "", "T004"),
    "an if forgotten": (r"\{%(?:p|tc)? if [^%]*%\}", "", "T004"),
    "a for forgotten": (r"\{%(?:p|tc)? for [^%]*%\}", "", "T004"),
    "an endif twice": (r"(\{%\w* endif %\})", r"\1\1", "T004"),
    "an else twice": (r"(\{%\w* else %\})", r"\1\1", "T004"),
    "a misspelt filter": (r"\|(\w+)(?= \}\})", r"|\1x", "T011"),
    "hvis for if": (r"(\{%\w* )if ", r"\1hvis ", "T003"),
    "a p forgotten": (r"\{%p ", "{% ", "T004"),
    "a tr forgotten": (r"\{%tr ", "{% ", "T004"),
    "a p for a tr": (r"\{%tr ", "{%p ", "T004"),
    "a loop over a text": (r"( in )[a-z_.]+ %", r"\1dossier.municipality.name %", "T006"),
    "a condition without a name": (r"(\{%\w* if )[^%]*%", r"\1%", "T003"),
    "an unknown block": (r"(block [a-z-]+)", r"\1x", "T014"),
}
TRIED = 3


def typed_in(content: bytes, way: tuple[str, str, str], random: Random) -> bytes | None:
    """Make a slip in one of the places of a file where it can be made, if there is one."""
    document = docx.Document(io.BytesIO(content))
    places = [
        (paragraph, found)
        for paragraph in paragraphs(document)
        for found in re.finditer(way[0], paragraph.text)
    ]
    if not places:
        return None
    paragraph, found = random.choice(places)
    text = paragraph.text
    paragraph.text = f"{text[: found.start()]}{found.expand(way[1])}{text[found.end() :]}"
    parent = next(paragraph._p.iterancestors())
    if not paragraph.text and len(parent.findall(f"{W}p")) > 1:
        parent.remove(paragraph._p)
    return saved(document)


@pytest.mark.parametrize("name", WAYS)
def test_a_slip_in_a_template_of_the_program_is_told_once(name: str) -> None:
    random = Random(name)  # noqa: S311 a test is no secret
    kinds = list(workflow.types())
    random.shuffle(kinds)
    tried = 0
    for kind in kinds:
        content = typed_in(kind.templates[Norm.NB], WAYS[name], random)
        if content is None:
            continue
        bad = replace(kind, templates={**kind.templates, Norm.NB: content}, own=True)
        (found,) = told(bad)
        assert (found.code, found.path) == (WAYS[name][2], f"{kind.name}/nb.docx")
        assert found.spot is not None
        assert found.spot.part
        assert found.spot.paragraph
        tried += 1
        if tried == TRIED:
            break
    assert tried
