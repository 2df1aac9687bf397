"""XML text and its tree: strict, without entities, and with the short names of namespaces."""

from lxml import etree

from pipeline.diagnostics import say
from pipeline.word.faults import Refused

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Names the namespaces that a program may pass over: a part that has them must say so.
IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
# In each of these a DOCTYPE is spelt as parsed() looks for it.
_ENCODINGS = frozenset(
    (
        *(None, "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ASCII", "US-ASCII"),
        *("ISO-8859-1", "WINDOWS-1252"),
    )
)


def parsed(data: bytes) -> etree._Element:
    """Parse a part; comments and processing instructions are left out, as nobody reads them."""
    for encoding in ("ascii", "utf-16-le", "utf-16-be"):
        if "<!DOCTYPE".encode(encoding) in data:
            raise Refused(
                "T002",
                say("the XML has a DOCTYPE"),
                say("open the file in Word and save it anew as .docx"),
            )
    parser = etree.XMLParser(
        remove_blank_text=True,
        remove_comments=True,
        remove_pis=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise _broken() from None
    encoding_found = root.getroottree().docinfo.encoding
    if (encoding_found.upper() if encoding_found else None) not in _ENCODINGS:
        raise _broken()
    return root


def well_formed(xml: str) -> bool:
    """Say whether finished text is XML; what is not is a fault and never mended."""
    try:
        etree.fromstring(xml.encode(), etree.XMLParser(resolve_entities=False, huge_tree=True))
    except (etree.XMLSyntaxError, UnicodeEncodeError):
        return False
    return True


def serialised(root: etree._Element) -> str:
    return etree.tostring(root, encoding="unicode")


def written(root: etree._Element) -> bytes:
    """Write a whole part, as it lies in a file."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def merged(name: str, *roots: etree._Element) -> etree._Element:
    """Make an empty root that can hold what these hold: with their short names of namespaces."""
    names = {short: name for one in reversed(roots) for short, name in one.nsmap.items() if short}
    root = etree.Element(name, nsmap=names)
    ignored = " ".join(str(one.get(IGNORABLE) or "") for one in roots).split()
    if ignored:
        root.set(IGNORABLE, " ".join(dict.fromkeys(ignored)))
    return root


def text_of(element: etree._Element) -> str:
    """Give the text of all runs of an element, one after another."""
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def cut(element: etree._Element) -> None:
    """Take an element out; what follows it stays."""
    follow(element, element.tail or "", before=True)
    element.tail = None
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def follow(element: etree._Element, text: str, *, before: bool = False) -> None:
    """Put text right after an element, or right before it."""
    if not text:
        return
    previous, parent = element.getprevious(), element.getparent()
    if not before:
        element.tail = text + (element.tail or "")
    elif previous is not None:
        previous.tail = (previous.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text


def said(element: etree._Element | None, name: str) -> str:
    """Give what an element says by one of its children, as most of WordprocessingML does."""
    held = None if element is None else element.find(f"{W}{name}")
    return "" if held is None else str(held.get(f"{W}val", ""))


def is_on(element: etree._Element) -> bool:
    """Tell whether what may be on or off is on, as it is where it says neither."""
    return str(element.get(f"{W}val", element.get("val", "1"))) not in _OFF


_OFF = ("0", "false", "off")


def _broken() -> Refused:
    return Refused(
        "T001",
        say("the XML of the part is damaged"),
        say("open the file in Word and save it anew as .docx"),
    )
