"""What the address of a link may be, and how a value is spelt in the instruction of its field."""

import re
from urllib.parse import quote

from pipeline.diagnostics import Text, say
from pipeline.word.breaks import in_lines, spelt
from pipeline.word.faults import Refused

# Characters that say something in an address, and may be meant so.
_MEANT = ":/?#[]@!$&'()*+,;=%-._~"
_INSIDE = "/:@,;!$'()*-._~"
ALLOWED = re.compile(r"https?://[^\s/?#]|mailto:[^\s?]", re.IGNORECASE).match
_LOOSE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_OPEN = re.compile(r'(\\[a-z])?\s*"([^"]*)$').search
_HOST = re.compile(r"https?://", re.IGNORECASE).fullmatch
_QUOTING = str.maketrans(
    {'"': "”", "\\": "/", "\n": " ", "\r": " ", "\t": " ", "\a": " ", "\f": " "}
)
VALUE = "\0"  # stands for a value in an instruction that is being read


def where(instruction: str) -> str:
    """Say what a value is that stands after these words of an instruction."""
    found = _OPEN(instruction)
    if found is None:
        return "nowhere"
    before = found[2]
    if found[1]:
        return "quoted"
    if not before:
        return "address"
    if _HOST(before):
        return "host"
    asks = "?" in before or before.lower().startswith("mailto:")
    return "component" if asks else "path"


def begins(address: str) -> bool:
    """Say whether an address begins as one must, whatever values follow."""
    return bool(ALLOWED(address))


def encoded(text: str) -> str:
    """Percent-encode what an address cannot hold; what is encoded already stays so."""
    spelt(text)
    text = in_lines(text)
    return quote(_LOOSE_PERCENT.sub("%25", text), _MEANT).replace("&", "&amp;")


def component(text: str) -> str:
    """Percent-encode what is asked for in an address: no sign in it says anything to a server."""
    spelt(text)
    return quote(in_lines(text), _INSIDE)


def quoted(text: str) -> str:
    """Let nothing end the quotes that a text stands in, whoever reads the instruction."""
    return text.translate(_QUOTING)


def forbidden(what: Text) -> Refused:
    return Refused(
        "T050",
        what,
        say("give the whole address, as https://www.example.no/page or mailto:post@example.no"),
    )
