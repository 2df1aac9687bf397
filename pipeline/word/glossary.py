"""A Word file of tables to copy tags from."""

import io
from collections.abc import Iterable, Sequence

import docx
from docx.document import Document
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from pipeline.frozen import Frozen

_WIDTHS = (Cm(5.5), Cm(8.5), Cm(3))


class GlossaryTable(Frozen):
    """A heading, what is said below it, and rows of a title and path, tags and a remark."""

    heading: str
    said: tuple[str, ...]
    rows: tuple[tuple[str, str, str], ...]


def glossary(title: str, heads: Sequence[str], tables: Iterable[GlossaryTable]) -> bytes:
    """Write tables by section; tags stand in a fixed-width face, each in a paragraph of its own."""
    made = docx.Document()
    made.core_properties.title, made.core_properties.author = title, ""
    made.styles["Normal"].paragraph_format.space_after = Pt(2)
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    made.add_heading(title, 0)
    for one in tables:
        made.add_heading(one.heading, 1)
        for line in one.said:
            _coded(made.add_paragraph(), line)
        _table(made, heads, one.rows)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _table(made: Document, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = made.add_table(1 + len(rows), len(heads), style="Table Grid")
    table.autofit = False
    for row, said in zip(table.rows, (heads, *rows), strict=True):
        for cell, words, width in zip(row.cells, said, _WIDTHS, strict=True):
            cell.width = width
            first, *rest = words.split("\n")
            _coded(cell.paragraphs[0], first)
            for line in rest:
                _coded(cell.add_paragraph(), line)
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True


def _coded(paragraph: Paragraph, line: str) -> None:
    run = paragraph.add_run(line)
    if line.startswith("{"):
        run.font.name, run.font.size = "Courier New", Pt(9)
