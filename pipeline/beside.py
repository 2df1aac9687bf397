"""What a file says beside its dossier: comments, which nobody prints and every colleague reads."""

import codecs
import re
from collections.abc import Iterator

from pipeline.characters import Places, Position
from pipeline.registers.numbers import birth_numbers

# A comment may go on over lines, and a number may be broken where the line is.
_COMMENT = re.compile(r"#.*(?:\n[ \t]*#.*)*")
_NEXT_LINE = re.compile(r"\n[ \t]*#+[ \t]*")
_UNSEEN = "\u200b"


def birth_numbers_beside(content: bytes, dossier: str) -> Iterator[Position]:
    """Give the places of birth numbers in the comments of a dossier's YAML.

    A text may look like a comment, as in «Bolig #2»; what stands in the texts of the dossier,
    which are all in `dossier`, is left to who reads those.
    """
    text = _decoded(content) if b"#" in content else ""
    for start, comment in _comments(text):
        for place in birth_numbers(comment):
            if _led_by(text, start + place) not in dossier:
                yield Places(text)[start + place]


def _decoded(content: bytes) -> str:
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return content.decode("utf-16" if wide else "utf-8").lstrip("\ufeff")


def _comments(text: str) -> Iterator[tuple[int, str]]:
    """Give each comment with its place; what opens its further lines is blanked, not taken out."""
    for found in _COMMENT.finditer(text):
        if found.start() == 0 or text[found.start() - 1].isspace():
            yield found.start(), _NEXT_LINE.sub(_blanked, found[0])


def _blanked(opening: re.Match[str]) -> str:
    return "\n" + _UNSEEN * (len(opening[0]) - 1)


def _led_by(text: str, place: int) -> str:
    return text[text.rfind("#", 0, place) : place + 1]
