"""Content controls of the program's own in a file that somebody may have edited and saved."""

from lxml import etree

from pipeline.word.package import opened
from pipeline.word.tree import W, written
from pipeline.word.zipped import deflated, packed

DRAFT = "saksflyt-draft"
# Where a paragraph must stand when nothing else is left.
_NEEDY = (f"{W}hdr", f"{W}ftr", f"{W}tc", f"{W}body", f"{W}sdtContent", f"{W}txbxContent")


def without(content: bytes, tag: str) -> bytes:
    """Give a Word file without the controls that have this tag, and without what is in them.

    Parts that have none stay as they are, byte for byte. Raises Refused for what is no Word file.
    """
    parts = opened(content)
    members = dict(parts.members)
    for name in parts.members:
        if not name.endswith(".xml") or tag.encode() not in members[name].data():
            continue
        root = etree.fromstring(members[name].data(), _PARSER)
        found = [one for one in root.iter(f"{W}sdt") if _tag(one) == tag]
        for one in found:
            _cut(one)
        if found:
            members[name] = deflated(name, (written(root),))
    return packed(members.values())


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _tag(control: etree._Element) -> str:
    told = control.find(f"{W}sdtPr/{W}tag")
    return "" if told is None else str(told.get(f"{W}val"))


def _cut(control: etree._Element) -> None:
    above = control.getparent()
    if above is None:
        return
    above.remove(control)
    if above.tag in _NEEDY and above.find(f"{W}p") is None and above.find(f"{W}tbl") is None:
        etree.SubElement(above, f"{W}p")
