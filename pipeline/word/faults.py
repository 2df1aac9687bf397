"""What can be wrong with a template: the codes, their manual, and the wording of a finding."""

from collections.abc import Mapping

from pipeline.diagnostics import NOTHING, Diagnostic, Severity, Text, WordSpot, say
from pipeline.frozen import Frozen

CODES: Mapping[str, tuple[str, str]] = {
    "T001": (
        "the file cannot be read as a Word document",
        "Only an undamaged .docx or .dotx is read: no .doc, no password, no torn zip.",
    ),
    "T002": (
        "the template carries something that a template must not carry",
        (
            "Macros, DOCTYPE, links to other files, and fields that fetch or change content"
            " would follow into every document that is made from it. The template that a file is"
            " attached to may stay: the documents do not name it."
        ),
    ),
    "T003": (
        "a tag is not written as a tag must be",
        "A value is {{ name }}; a command is if, elif, else, for, set, with or filter, or its end.",
    ),
    "T004": (
        "the blocks of the template do not fit together",
        "Each for and if is closed, in the same kind of place (paragraph, row) as it opens.",
    ),
    "T005": (
        "a name or attribute is unknown",
        "Every name that a template uses must exist in the data that it is filled with.",
    ),
    "T006": (
        "a value cannot be used where the tag stands",
        "Text, numbers and dates are printed; nothing, yes/no, lists and groups are not.",
    ),
    "T007": (
        "a text holds a character that XML cannot carry",
        "Control characters and half surrogate pairs are refused, never silently dropped.",
    ),
    "T008": (
        "the template asks for too much work or text",
        "Loops, text length and line breaks are limited, so that no template can hang.",
    ),
    "T009": (
        "a tag stands where it is never filled in",
        (
            "Tags work in text, headers, footers, notes and document properties, and in the"
            " addresses of links in a text. They are not filled in in comments, which no document"
            " has, in the addresses of shapes, or in the instructions of other fields."
        ),
    ),
    "T010": (
        "the template has tracked changes",
        (
            "Accept or reject every change in Word: text that is put in, taken out or moved, and"
            " looks of characters, paragraphs, lists, pages and tables. Else the name of who made"
            " it and the day would follow into every document. Tracking may stay on in the"
            " template; it is off in the documents."
        ),
    ),
    "T011": (
        "an expression does something that a template may not do",
        "Templates print; calls, macros, includes and unlisted filters are refused.",
    ),
    "T032": (
        "a tag begins or ends in a link, a field or a content control",
        (
            "Word may lay a link or a control over half a tag. Whether the value belongs inside of"
            " it or outside cannot be known, so the tag is written anew where it belongs."
        ),
    ),
    "T033": (
        "a tag takes something with it that has no other place",
        (
            "A tag with p, tr or tc takes its paragraph, row or cell with it. What stands before"
            " or after it in a paragraph is kept as a paragraph of its own; what stands on one side"
            " of it in a row or cell keeps the row or cell. Content on both sides of it in a row or"
            " cell leaves no way to do so. Nothing is dropped in silence."
        ),
    ),
    "T045": (
        "a block of the template cuts something in two",
        (
            "A bookmark or a field has a beginning and an end. Where a condition or a loop holds"
            " one of them only, a document would have half of it, and Word may not open that. A"
            " whole one may stand in a block."
        ),
    ),
    "T014": (
        "a named block cannot be used",
        (
            "Blocks stand in blocks/nb.docx and blocks/nn.docx beside the document types, each"
            " under a Heading 1 that is its name. A type asks for one by {%p block name %}, alone"
            " in a paragraph of its text."
        ),
    ),
    "T050": (
        "a link leads to an address that it may not lead to",
        (
            "A link is followed by whoever reads the document: it leads to the web or to an"
            " e-mail, and begins with https, http or mailto."
        ),
    ),
    "T051": (
        "the address of a link holds a tag that it cannot hold",
        "Only {{ name }} stands in an address, and is whole. Conditions stand around the link.",
    ),
    "T052": (
        "a text of several paragraphs or pages stands where there can be only one",
        (
            "A value may have several paragraphs where its paragraph can be written again. In a"
            " link or a field they become lines. A page ends in the document's own text alone."
        ),
    ),
    "T060": (
        "a chart cannot be filled in",
        (
            "{% chart name %} is written as the alternative text of a bar, column, line, area, pie"
            " or radar chart, in the text of a document, once for each chart."
        ),
    ),
    "T061": (
        "a chart is given something that it cannot draw",
        (
            "A series has a name, categories (texts, years or dates), a value or nothing for each"
            " of them and, if it likes, a unit. Several series have the same categories."
        ),
    ),
    "T012": (
        "a file in the folder of masters is not used",
        (
            "A master is a Word file named by its municipality's number, as 9902.docx. Another name"
            " is left alone. Where the number is right but the file cannot be read, the documents"
            " of that municipality are not made until it can: they would have the wrong letterhead."
        ),
    ),
    "T013": (
        "a document type is not declared as it must be",
        (
            "What document.yaml names must exist: the phase, the list that documents are made for,"
            " and what the type requires. Two types may not give their documents the same name."
            " A faulty type makes no documents; the others do."
        ),
    ),
}


class Refused(Exception):
    """One fault on its way to the place where it becomes a Diagnostic."""

    def __init__(self, code: str, what: Text, hint: Text = NOTHING) -> None:
        super().__init__(code, what, hint)
        self.code = code
        self.what = what
        self.hint = hint


class Place(Frozen, order=True):
    """Where in a template: the part, the paragraph's text, and (table, row, cell) from 1.

    What came out of another `file` than the template's has the name of its block as its part.
    """

    part: str = ""
    paragraph: str = ""
    cell: tuple[int, int, int] = (0, 0, 0)
    file: str = ""

    def text(self) -> Text:
        table, row, cell = self.cell
        part = say("{part} (File, Info)", part=self.part) if self.part == _INFO else self.part
        if table and not self.paragraph:
            return say(
                "{part}, table {table}, row {row}, cell {cell}",
                part=part,
                table=table,
                row=row,
                cell=cell,
            )
        if table:
            return say(
                "{part}, table {table}, row {row}, cell {cell}, in “{paragraph}”",
                part=part,
                table=table,
                row=row,
                cell=cell,
                paragraph=self.paragraph,
            )
        if self.paragraph:
            return say("{part}, in “{paragraph}”", part=part, paragraph=self.paragraph)
        return say("{part}", part=part)


# What a person sees of it in Word.
_INFO = "docProps/core.xml"
NOWHERE = Place()


def fault(
    template: str,
    refused: Refused,
    place: Place = NOWHERE,
    severity: Severity = Severity.ERROR,
) -> Diagnostic:
    """Word files have no lines, so a finding stands at 1:1 and says its place in words too."""
    what = refused.what
    if place.part:
        what = say("{place}: {what}", place=place.text(), what=what)
    spot = WordSpot(place.part, place.paragraph, place.cell)
    return Diagnostic(
        place.file or template, 1, 1, refused.code, what, refused.hint, severity, spot
    )
