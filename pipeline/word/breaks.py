"""Text in XML, and its breaks in Word's: lines, tabs, paragraphs and pages out of one value."""

import re
from enum import StrEnum
from typing import Self

from pipeline.diagnostics import say
from pipeline.frozen import Frozen
from pipeline.word.faults import Refused

_BREAKS = 5_000
_UNFIT = re.compile(r"[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]").search
_BETWEEN = "\x1f"
_LINE = '</w:t><w:br/><w:t xml:space="preserve">'
_PAGE = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
# As docxtpl has them: \a ends a paragraph, \f a page.
PARAGRAPH, PAGE = "\a", "\f"
_AS_LINES = str.maketrans(PARAGRAPH + PAGE, "\n\n")


class Breaks(StrEnum):
    """What may be made of one paragraph where a value stands."""

    PAGES = "pages"
    PARAGRAPHS = "paragraphs"  # not pages: in cells, headers, notes and boxes
    LINES = "lines"  # a link, a field or a control begins before the value and ends after it
    NEVER = "never"


class Around(Frozen):
    """What stands around a text: the w:rPr of its run, and the w:pPr of its paragraph."""

    run: str = ""
    split: Breaks = Breaks.LINES
    paragraph: str = ""
    room: int = 0  # how wide a picture may be, in twentieths of a point

    def told(self) -> str:
        """Give all of it as one text, as code holds it; no XML has the sign between."""
        return _BETWEEN.join((self.run, self.split, self.paragraph, str(self.room)))

    @classmethod
    def read(cls, told: str) -> Self:
        run, split, paragraph, room = told.split(_BETWEEN)
        return cls(run, Breaks(split), paragraph, int(room))

    def paragraphs(self, text: str) -> str:
        """Spell the end of a paragraph and of a page, between two runs."""
        if self.split is Breaks.NEVER:
            raise Refused("T052", say("a text of several paragraphs cannot stand here"), _NEVER)
        if PAGE in text and self.split is not Breaks.PAGES:
            raise Refused("T052", say("a page cannot end here"), _NO_PAGE)
        anew = f"</w:p><w:p>{self.paragraph}"
        return text.replace(PARAGRAPH, anew).replace(PAGE, f"</w:p>{_PAGE}<w:p>{self.paragraph}")


_NEVER = say(
    "the paragraph ends a section, or depends on a condition: write the tag into a paragraph"
    " of its own"
)
_NO_PAGE = say(
    "pages end in the text of the document alone, outside of tables, boxes, links and fields"
)


def fit(text: str) -> str:
    """Refuse a text with what no file of Word can hold."""
    if unfit := _UNFIT(text):
        raise Refused(
            "T007",
            say(
                "the value holds the character U+{number}, which XML cannot carry",
                number=f"{ord(unfit[0]):04X}",
            ),
            say("delete the character where the value is written"),
        )
    return text


def spelt(text: str) -> str:
    """Escape a text; the ends of paragraphs and pages stay in it, for its place to decide on."""
    text = fit(text).replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def in_lines(text: str) -> str:
    """Let a text have lines where it cannot have paragraphs."""
    return text.translate(_AS_LINES)


def broken(text: str, around: Around) -> str:
    """Make breaks of Word out of those of an escaped text, as docxtpl's resolve_listing does."""
    if sum(map(text.count, "\n\t\a\f")) > _BREAKS:
        raise Refused(
            "T008", say("a value has more than {limit} line breaks and tabs", limit=_BREAKS)
        )
    ends, begins = "</w:t></w:r>", f'<w:r>{around.run}<w:t xml:space="preserve">'
    if around.split is Breaks.LINES and PAGE not in text:
        text = in_lines(text)
    if PARAGRAPH in text or PAGE in text:
        marks = re.split("([\a\f])", text)
        marks[1::2] = (f"{ends}{around.paragraphs(mark)}{begins}" for mark in marks[1::2])
        text = "".join(marks)
    tab = f"{ends}<w:r>{around.run}<w:tab/></w:r>{begins}"
    return text.replace("\t", tab).replace("\n", _LINE)
