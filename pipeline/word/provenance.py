"""Put a custom XML part into a package: what a document is. Two of ours are compared without it."""

import re

from pipeline.word.faults import Refused
from pipeline.word.package import OFFICE, Link, Parts, free
from pipeline.word.zipped import directory, glimpsed, read

_GUID = "{6E2B3C0A-5D1F-4B7E-9A43-5A6B7C8D9E0F}"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PROPS_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_PROPS = (
    f'{_HEAD}<ds:datastoreItem ds:itemID="{_GUID}"'
    ' xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
    "<ds:schemaRefs/></ds:datastoreItem>"
)
_MADE_FOR = re.compile(
    r"urn:saksflyt:provenance:[12].*<type>([a-z0-9-]*)</type><item>([a-z0-9-]*)</item>", re.DOTALL
)
_MOST = 100_000
_ITEM = re.compile(r"customXml/item[0-9]+\.xml").fullmatch
# Of program 0.1.0, which told its own version and hashes here too, and of those that came after.
_OURS = re.compile(rb'<\?xml [^>]*\?>\s*<provenance xmlns="urn:saksflyt:provenance:[12]">').match
_DAY = re.compile(r"<provenance[^>]*>.*<day>([0-9-]{10})</day>")


def made_for(content: bytes) -> tuple[str, str] | None:
    """Say which type and item a document of ours was made for; None for any other file."""
    found = map(_MADE_FOR.search, glimpsed(content, "customXml/item", _MOST))
    return next(((one[1], one[2]) for one in found if one), None)


def day_of(content: bytes) -> str:
    """Give the own day of a document of ours as it is written; nothing for an older one's."""
    found = map(_DAY.search, glimpsed(content, "customXml/item", _MOST))
    return next((one[1] for one in found if one), "")


def says_the_same(one: bytes, other: bytes) -> bool:
    """Tell whether two documents of ours are the same, whatever their provenance and packing.

    The lists of their parts tell most of those that differ apart; the rest is unpacked.
    """
    held, there = directory(one), directory(other)
    apart = [name for name, told in held.items() if told != there.get(name)]
    if list(held) != list(there) or not all(map(_ITEM, apart)):
        return False
    try:
        mine, theirs = read(one).members, read(other).members
    except Refused:
        return False
    pairs = ((name, mine[name].data(), theirs[name].data()) for name in mine)
    differing = [pair for pair in pairs if pair[1] != pair[2]]
    return len(differing) <= 1 and all(
        _ITEM(name) and _OURS(first) and _OURS(second) for name, first, second in differing
    )


def with_provenance(parts: Parts, xml: str) -> Parts:
    """Add the part and its properties, and let the text lead to it."""
    held = range(1, len(parts.members) + 2)
    number = next(n for n in held if f"customXml/item{n}.xml" not in parts.members)
    item, props = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    links = parts.links(parts.main)
    to_item = Link(next(free(links)), f"{OFFICE}/customXml", item)
    return (
        parts.having(item, xml.encode(), "application/xml")
        .having(props, _PROPS.encode(), _PROPS_TYPE)
        .leading(item, [Link("rId1", f"{OFFICE}/customXmlProps", props)])
        .leading(parts.main, [*links, to_item])
        .listed()
    )
