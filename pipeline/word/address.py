"""What the address of a link may be, and how a value is spelt in the instruction of its field."""

import re
from urllib.parse import quote

from pipeline.diagnostics import Text, say
from pipeline.word.faults import Refused
from pipeline.word.value import Show, plain, spelt

# Characters that say something in an address, and may be meant so.
_MEANT = ":/?#[]@!$&'()*+,;=%-._~"
_INSIDE = "/:@,;!$'()*-._~"
_ALLOWED = re.compile(r"https?://[^\s/?#]|mailto:[^\s?]", re.IGNORECASE).match
_LOOSE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_OPEN = re.compile(r'(\\[a-z])?\s*"([^"]*)$').search
_HOST = re.compile(r"https?://", re.IGNORECASE).fullmatch
_QUOTING = str.maketrans({'"': "”", "\\": "/", "\n": " ", "\r": " ", "\t": " "})
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
    return bool(_ALLOWED(address))


def in_address(value: object) -> str:
    """Spell a whole address, or what one begins with."""
    text = plain(value, str).strip()
    if not _ALLOWED(text):
        raise forbidden(say("the address that is filled in is neither http, https nor mailto"))
    return encoded(text)


def in_host(value: object) -> str:
    """Spell what follows https:// at once."""
    text = plain(value, str).strip()
    if not text or _ALLOWED(text):
        raise forbidden(say("the address that is filled in has nothing, or a second http, in it"))
    return encoded(text)


def in_path(value: object) -> str:
    return encoded(plain(value, str))


def in_component(value: object) -> str:
    """Spell what is asked for in an address: no sign in it says anything to a server."""
    text = spelt(plain(value, str))
    return quote(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"), _INSIDE)


def in_quotes(value: object, show: Show) -> str:
    return quoted(spelt(plain(value, show)))


def encoded(text: str) -> str:
    """Percent-encode what an address cannot hold; what is encoded already stays so."""
    spelt(text)
    return quote(_LOOSE_PERCENT.sub("%25", text), _MEANT).replace("&", "&amp;")


def quoted(text: str) -> str:
    """Let nothing end the quotes that a text stands in, whoever reads the instruction."""
    return text.translate(_QUOTING)


def forbidden(what: Text) -> Refused:
    return Refused(
        "T050",
        what,
        say("give the whole address, as https://www.example.no/page or mailto:post@example.no"),
    )
