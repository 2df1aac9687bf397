"""Content controls of the program's own in a file that somebody may have edited and saved."""

from typing import NamedTuple

from lxml import etree

from pipeline.word.package import opened
from pipeline.word.tree import W, written
from pipeline.word.zipped import deflated, packed


class Control(NamedTuple):
    """A control by its tag and by its title: LibreOffice 7.4 keeps the title alone."""

    tag: str
    title: str


DRAFT = Control("saksflyt-draft", "Utkastmerke")
# Where a paragraph must stand when nothing else is left.
_NEEDY = (f"{W}hdr", f"{W}ftr", f"{W}tc", f"{W}body", f"{W}sdtContent", f"{W}txbxContent")


def without(content: bytes, control: Control) -> bytes:
    """Give a Word file without the controls of this name, and without what is in them.

    Parts that have none stay as they are, byte for byte. Raises Refused for what is no Word file.
    """
    members = dict(opened(content).members)
    for name, member in members.items():
        data = member.data()
        if not name.endswith(".xml") or not any(one.encode() in data for one in control):
            continue
        root = etree.fromstring(data, _PARSER)
        found = [one for one in root.iter(f"{W}sdt") if _is(one, control)]
        for one in found:
            _cut(one)
        if found:
            members[name] = deflated(name, (written(root),))
    return packed(members.values())


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _is(element: etree._Element, control: Control) -> bool:
    told = {one.tag: one.get(f"{W}val") for one in element.iterfind(f"{W}sdtPr/*")}
    tag = told.get(f"{W}tag")
    return tag == control.tag if tag else told.get(f"{W}alias") == control.title


def _cut(element: etree._Element) -> None:
    """Take a control out, with the paragraph that holds nothing else."""
    above = element.getparent()
    if above is None:
        return
    above.remove(element)
    if above.tag == f"{W}p" and all(one.tag == f"{W}pPr" for one in above):
        element, above = above, above.getparent()
        if above is None:
            return
        above.remove(element)
    if above.tag in _NEEDY and above.find(f"{W}p") is None and above.find(f"{W}tbl") is None:
        etree.SubElement(above, f"{W}p")
