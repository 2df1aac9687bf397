"""The building blocks of an outline: each knows both norms and writes itself in one of them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape, quoteattr

from pipeline.norm import Norm
from tools.look import CHAPTERS, LISTS, TEXT_WIDTH, cm

# Bokmål and nynorsk side by side; a text that is the same in both, as a tag is, stands alone.
Text = str | tuple[str, str]
Block = Callable[[Norm], str]

_STRONG = re.compile(r"\*\*(.+?)\*\*")


def pair(nb: str, nn: str) -> Text:
    return (nb, nn)


def pick(text: Text, norm: Norm) -> str:
    return text if isinstance(text, str) else text[norm is Norm.NN]


def body(text: Text, style: str = "") -> Block:
    """Write a paragraph; **this** is strong, a tab is a tab."""
    return paragraph(text, f'<w:pStyle w:val="{style}"/>' if style else "")


def paragraph(text: Text, properties: str = "") -> Block:
    ppr = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return lambda norm: f"<w:p>{ppr}{_runs(pick(text, norm))}</w:p>"


def _runs(text: str) -> str:
    """Every second piece is strong; the one between may be empty."""
    looks = ("", '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>')
    pieces = enumerate(_STRONG.split(text))
    return "".join(_run(piece, looks[index % 2]) for index, piece in pieces if piece)


def _run(text: str, look: str) -> str:
    inner = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else ""
        for part in text.split("\t")
    )
    return f"<w:r>{look}{inner}</w:r>"


def or_dash(name: str) -> str:
    return f"{{% if {name} %}}{{{{ {name} }}}}{{% else %}}–{{% endif %}}"


def together(*blocks: Block) -> Block:
    return lambda norm: "".join(block(norm) for block in blocks)


def _control(code: str) -> Block:
    return body(f"{{%p {code} %}}", "Styring")


def when(name: str, *blocks: Block) -> Block:
    """Keep the blocks only where the property of this name says something."""
    return together(_control(f"if {name}"), *blocks, _control("endif"))


def choose(name: str, then: Block, other: Block) -> Block:
    return together(_control(f"if {name}"), then, _control("else"), other, _control("endif"))


def each(loop: str, *blocks: Block) -> Block:
    """Repeat the blocks; `loop` reads as in Jinja: one in item.many."""
    return together(_control(f"for {loop}"), *blocks, _control("endfor"))


def prose(path: str, style: str = "", *, keep: bool = False) -> Block:
    """Write the paragraphs of a text; `keep` holds them on the page of what follows."""
    look = (f'<w:pStyle w:val="{style}"/>' if style else "") + ("<w:keepNext/>" if keep else "")
    return each(f"paragraph in {path}", paragraph("{{ paragraph }}", look))


def heading(text: Text, level: int = 1, *, new_page: bool = False) -> Block:
    before = "<w:pageBreakBefore/>" if new_page else ""
    return paragraph(text, f'<w:pStyle w:val="Heading{level}"/>{before}')


def chapter(text: Text) -> Block:
    """Write a heading that is counted, for a document that people refer to by its numbers."""
    number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{CHAPTERS}"/></w:numPr>'
    return paragraph(text, f'<w:pStyle w:val="Heading1"/>{number}')


def lead(text: Text) -> Block:
    """Write the line that leads into a list, a table or a quotation, and stays with it."""
    return body(text, "Overgang")


def bullets(path: str, text: Text = "{{ point }}", *, keep: bool = False) -> Block:
    """Write a list; `keep` holds it on the page of what follows."""
    look = '<w:pStyle w:val="ListBullet"/>' + ("<w:keepNext/>" if keep else "")
    return each(f"point in {path}", paragraph(text, look))


def numbers(path: str, instance: int, text: str = "{{ point }}") -> Block:
    """Write a list numbered from 1; `instance` is its number among the lists of the document."""
    number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{LISTS + instance}"/></w:numPr>'
    return each(f"point in {path}", paragraph(text, f'<w:pStyle w:val="ListNumber"/>{number}'))


def quoted_points(path: str, several: str) -> Block:
    """Quote the points of a decision word for word; a number is part of what is quoted."""
    return each(
        f"point in {path}",
        choose(
            several,
            body("{{ point.number }}.\t{{ point.text }}", "Sitatpunkt"),
            body("{{ point.text }}", "Quote"),
        ),
    )


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its width in centimetres, and whether it holds numbers."""

    title: Text
    width: float
    number: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: what stands in it, and the width that it spans.

    A shaded cell has the width of its column: cellbg puts the shade first in its properties, and
    Word wants a width before it.
    """

    content: tuple[Block, ...]
    width: int = 0
    span: int = 1
    shaded: bool = False

    def xml(self, norm: Norm) -> str:
        span = f'<w:gridSpan w:val="{self.span}"/>' if self.span > 1 else ""
        width = f'<w:tcW w:w="{self.width}" w:type="dxa"/>{span}'
        inner = "".join(block(norm) for block in self.content)
        held = '<w:vAlign w:val="center"/>' if self.shaded else width
        return f"<w:tc><w:tcPr>{held}</w:tcPr>{inner}</w:tc>"


# What an outline may write in a cell: plain text, or blocks.
Content = Text | Block | Cell
Row = tuple[Content, ...]


def cell(*content: Block) -> Cell:
    return Cell(content)


def shaded(fill: str, text: str) -> Cell:
    """Write a word on the colour that the property `fill` gives; a colour never stands alone."""
    word = body(f"{{% cellbg {fill} %}}{text}", "Tabellmerke")
    return Cell((word,), shaded=True)


def note(text: Text) -> Block:
    return body(text, "Tabellnote")


def cell_text(text: Text) -> Block:
    return body(text, "Tabelltekst")


def cell_prose(path: str) -> Block:
    return prose(path, "Tabelltekst")


def _held(row: str) -> str:
    """Hold a row on the page of the next."""
    return re.sub(r'(<w:pStyle w:val="\w+"/>)(?!<w:keepNext/>)', r"\1<w:keepNext/>", row)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a row of column titles that repeats, a name, and rows."""

    name: Text
    columns: tuple[Column, ...]
    style: str = "Saksflyt"
    height: float = 0

    def rows(self, *rows: Row) -> Block:
        """Write fixed rows, which are few and stay on one page."""
        return lambda norm: self._xml(
            norm,
            "".join(_held(self._row(one, norm)) for one in rows[:-1]) + self._row(rows[-1], norm),
        )

    def loop(self, loop: str, *content: Content) -> Block:
        """Repeat one row."""
        return lambda norm: self._xml(
            norm,
            self._control(f"for {loop}", norm)
            + self._row(content, norm)
            + self._control("endfor", norm),
        )

    def grouped(self, groups: str, title: Text, rows: str, *content: Content, empty: Text) -> Block:
        """Repeat a row under a title that spans the table, once for each group."""
        return lambda norm: self._xml(
            norm,
            self._control(f"for {groups}", norm)
            + self._across(body(title, "Kolonnetittel"), norm)
            + self._control(f"for {rows}", norm)
            + self._row(content, norm)
            + self._control("else", norm)
            + self._across(cell_text(empty), norm)
            + self._control("endfor", norm)
            + self._control("endfor", norm),
        )

    def _across(self, block: Block, norm: Norm) -> str:
        wide = Cell((block,), TEXT_WIDTH, len(self.columns)).xml(norm)
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{wide}</w:tr>"

    def _xml(self, norm: Norm, rows: str) -> str:
        titles = [pick(one.title, norm) for one in self.columns]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self._widths())
        about = (
            f"Tabell med kolonnene {_listed(titles)}.",
            f"Tabell med kolonnane {_listed(titles)}.",
        )
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.style}"/>'
            f'<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
            ' w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
            f"<w:tblCaption w:val={quoteattr(pick(self.name, norm))}/>"
            f"<w:tblDescription w:val={quoteattr(pick(about, norm))}/></w:tblPr>"
            f"<w:tblGrid>{grid}</w:tblGrid>{self._head(norm)}{rows}</w:tbl>"
        )

    def _head(self, norm: Norm) -> str:
        cells = "".join(
            replace(self._cell(body(one.title, self._title_style(one)), one), width=width).xml(norm)
            for one, width in zip(self.columns, self._widths(), strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"

    def _title_style(self, column: Column) -> str:
        if self.style != "Saksflyt":
            return "Etikett"
        return "Talltittel" if column.number else "Kolonnetittel"

    def _row(self, row: Row, norm: Norm) -> str:
        cells = "".join(
            replace(self._cell(one, column), width=width).xml(norm)
            for one, column, width in zip(row, self.columns, self._widths(), strict=True)
        )
        height = f'<w:trHeight w:val="{cm(self.height)}" w:hRule="atLeast"/>' if self.height else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{cells}</w:tr>"

    def _cell(self, content: Content, column: Column) -> Cell:
        if isinstance(content, Cell):
            return content
        if callable(content):
            return Cell((content,))
        if self.style != "Saksflyt":
            return Cell((body(content, "Etikettverdi"),))
        style = "Tabelltall" if column.number else "Tabelltekst"
        return Cell((body(content, style),))

    def _control(self, code: str, norm: Norm) -> str:
        block = body(f"{{%tr {code} %}}", "Styring")
        return f"<w:tr>{Cell((block,), TEXT_WIDTH, len(self.columns)).xml(norm)}</w:tr>"

    def _widths(self) -> list[int]:
        widths = [cm(one.width) for one in self.columns]
        widths[-1] += TEXT_WIDTH - sum(widths)
        return widths


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell of a matrix looks where `name` says yes: its shade, and what stands in it."""

    name: str
    shade: str
    content: tuple[Block, ...]

    def xml(self, norm: Norm) -> str:
        inner = "".join(block(norm) for block in self.content)
        before, after = (
            _bare_cell(body(f"{{%tc {code} %}}", "Styring")(norm))
            for code in (f"if {self.name}", "endif")
        )
        return f"{before}{_bare_cell(inner, self.shade)}{after}"


def _bare_cell(inner: str, properties: str = "") -> str:
    """Write a cell whose width is the grid's, which grows and shrinks with the columns."""
    return f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>{properties}</w:tcPr>{inner}</w:tc>'


_TURNED = (
    '<w:tcMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tcMar>'
    '<w:textDirection w:val="btLr"/><w:vAlign w:val="center"/>'
)


@dataclass(frozen=True, slots=True)
class Matrix:
    """A table with as many columns as the dossier says; what stands in a cell shades it as well.

    `upright` is the height of column titles that are written upwards, for many narrow columns;
    `height` is the least height of a row, for a form.
    """

    name: Text
    about: Text
    corner: Text
    width: float
    most: int
    upright: float = 0
    height: float = 0

    def loop(
        self,
        heads: tuple[str, Text],
        rows: str,
        row: Cell,
        cells: str,
        looks: tuple[Look | Cell, ...],
    ) -> Block:
        """Repeat the column titles, the rows, and in each row its cells."""
        return lambda norm: self._xml(
            norm,
            self._head(*heads, norm)
            + self._control(f"for {rows}", norm)
            + self._row(row, cells, looks, norm)
            + self._control("endfor", norm),
        )

    def _xml(self, norm: Norm, rows: str) -> str:
        first = cm(self.width)
        each_width = (TEXT_WIDTH - first) // self.most
        grid = "".join(
            f'<w:gridCol w:w="{width}"/>' for width in (first, *[each_width] * self.most)
        )
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="Saksflyt"/>'
            f'<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1"'
            ' w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
            f"<w:tblCaption w:val={quoteattr(pick(self.name, norm))}/>"
            f"<w:tblDescription w:val={quoteattr(pick(self.about, norm))}/></w:tblPr>"
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )

    def _head(self, loop: str, title: Text, norm: Norm) -> str:
        tall = f'<w:trHeight w:val="{cm(self.upright)}" w:hRule="exact"/>' if self.upright else ""
        turned = _TURNED if self.upright else ""
        look = "StåendeTittel" if self.upright else "Kolonnetittel"
        cells = (
            _bare_cell(body(self.corner, "Kolonnetittel")(norm)),
            _bare_cell(body(f"{{%tc for {loop} %}}", "Styring")(norm)),
            _bare_cell(body(title, look)(norm), turned),
            _bare_cell(body("{%tc endfor %}", "Styring")(norm)),
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{tall}<w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"

    def _row(self, first: Cell, loop: str, looks: tuple[Look | Cell, ...], norm: Norm) -> str:
        cells = (
            _bare_cell("".join(block(norm) for block in first.content)),
            _bare_cell(body(f"{{%tc for {loop} %}}", "Styring")(norm)),
            *(look.xml(norm) for look in looks),
            _bare_cell(body("{%tc endfor %}", "Styring")(norm)),
        )
        height = f'<w:trHeight w:val="{cm(self.height)}" w:hRule="atLeast"/>' if self.height else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{''.join(cells)}</w:tr>"

    def _control(self, code: str, norm: Norm) -> str:
        block = body(f"{{%tr {code} %}}", "Styring")
        return f"<w:tr>{Cell((block,), TEXT_WIDTH, self.most + 1).xml(norm)}</w:tr>"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} og {names[-1]}"


def strip(name: Text, *facts: tuple[Text, float, Content]) -> Block:
    """Write a few facts side by side, each under a small label: references, approval."""
    columns = tuple(Column(label, width) for label, width, _ in facts)
    return Table(name, columns, style="Opplysninger").rows(tuple(fact for _, _, fact in facts))


# --- What all documents share.

ROOM_ABOVE = '<w:spacing w:before="360"/>'

# A new piece of work has no archive case yet.
_ARCHIVE = "dossier.municipality.archive.case_number"
ARCHIVE = or_dash(_ARCHIVE)
CODE = or_dash("dossier.municipality.archive.classification")
CASE_NUMBER = ("Arkivsak", "Arkivsak")
CASE_CODE = ("Arkivkode", "Arkivkode")
OFFICER = ("Saksbehandler", "Saksbehandlar")
DATE = ("Dato", "Dato")


def letterhead() -> Block:
    return together(
        body("{{ dossier.municipality.name }}", "Kommune"),
        body("{{ dossier.municipality.unit }}", "Avdeling"),
    )


def running_head(title: Text) -> Block:
    return lambda norm: body(
        f"{{{{ dossier.municipality.name }}}} · {pick(title, norm)}", "Header"
    )(norm)


def foot(norm: Norm) -> str:
    """Write the footer: municipality, archive case, and which page of how many."""
    case = f" · {pick(CASE_NUMBER, norm)}\u00a0{{{{ {_ARCHIVE} }}}}"
    left = f"{{{{ dossier.municipality.name }}}}{{% if {_ARCHIVE} %}}{case}{{% endif %}}"
    page = f"{_run(chr(9) + 'Side ', '')}{_field('PAGE')}{_run(' av ', '')}{_field('NUMPAGES')}"
    return f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{_run(left, "")}{page}</w:p>'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def contact_line(norm: Norm) -> str:
    """Write how to reach the sender, for the foot of a letter's first page."""
    return body(
        "{{ dossier.municipality.address.street }}, {{ dossier.municipality.address.postcode }} "
        "{{ dossier.municipality.address.place }} · {{ dossier.municipality.contact.email }}"
        "{% if dossier.municipality.contact.phone %} · "
        "{{ dossier.municipality.contact.phone }}{% endif %}"
        "{% if dossier.organisation_number %} · Org.nr.\u00a0"
        "{{ dossier.organisation_number }}{% endif %}",
        "Kontaktlinje",
    )(norm)


def guidelines(path: str) -> Block:
    """List laws and other guidelines: what each says, and what it means here."""
    return Table(
        ("Føringer", "Føringar"),
        (
            Column(("Føring", "Føring"), 5.0),
            Column(("Hva den sier", "Kva ho seier"), 5.0),
            Column(("Hva den betyr for oss", "Kva ho betyr for oss"), 6.0),
        ),
    ).loop(
        f"row in {path}",
        cell(
            cell_text("{{ row.title }}"),
            note("{{ row.level }}"),
            note("{{ row.source }}"),
        ),
        pair(
            "{% if row.content %}{{ row.content }}{% else %}Se kilden{% endif %}",
            "{% if row.content %}{{ row.content }}{% else %}Sjå kjelda{% endif %}",
        ),
        cell_prose("row.meaning"),
    )


def figures(path: str, name: Text) -> Block:
    """List figures, each with its day and its source."""
    return Table(
        name,
        (
            Column(("Hva tallet gjelder", "Kva talet gjeld"), 4.7),
            Column(("Tall", "Tal"), 2.6, number=True),
            Column(("Enhet", "Eining"), 2.8),
            Column(DATE, 2.2),
            Column(("Kilde", "Kjelde"), 3.7),
        ),
    ).loop(
        f"row in {path}",
        cell(
            cell_text("{{ row.title }}"),
            when("row.note", note("{{ row.note }}")),
        ),
        "{{ row.value }}",
        "{{ row.unit }}",
        "{{ row.date|short_date }}",
        "{{ row.source }}",
    )


def case_strip(name: Text, officer: str, date: str) -> Block:
    """Say which case a document belongs to, who wrote it and when; the paths lead to the facts."""
    return strip(
        name,
        (CASE_NUMBER, 3.2, ARCHIVE),
        (CASE_CODE, 2.6, CODE),
        (OFFICER, 6.6, f"{{{{ {officer}.name }}}}, {{{{ {officer}.title }}}}"),
        (DATE, 3.6, f"{{{{ {date} }}}}"),
    )


def contact() -> Block:
    """Say whom to ask."""
    return body(
        pair(
            "Spør oss gjerne hvis noe er uklart. {{ dossier.municipality.contact.role }} svarer på "
            "e-post {{ dossier.municipality.contact.email }}"
            "{% if dossier.municipality.contact.phone %} og telefon "
            "{{ dossier.municipality.contact.phone }}{% endif %}.",
            "Spør oss gjerne om noko er uklart. {{ dossier.municipality.contact.role }} svarer på "
            "e-post {{ dossier.municipality.contact.email }}"
            "{% if dossier.municipality.contact.phone %} og telefon "
            "{{ dossier.municipality.contact.phone }}{% endif %}.",
        ),
        "Overgang",
    )


def attachments(path: str, *, keep: bool = False) -> Block:
    return when(path, heading("Vedlegg"), bullets(path, keep=keep))


SIGNED = (
    "Dokumentet er elektronisk godkjent og har derfor ingen underskrift.",
    "Dokumentet er elektronisk godkjent og har difor inga underskrift.",
)


def person(path: str) -> Cell:
    """Write a name and the title under it."""
    return cell(
        body(f"**{{{{ {path}.name }}}}**", "Etikettverdi"),
        body(f"{{{{ {path}.title }}}}", "Etikettverdi"),
    )


def approval(*people: tuple[Text, Content]) -> Block:
    """Write who stands behind the document, side by side, and that nobody has signed by hand."""
    facts = tuple((label, 16 / len(people), who) for label, who in people)
    return together(strip(("Godkjenning", "Godkjenning"), *facts), body(SIGNED, "Godkjenning"))
