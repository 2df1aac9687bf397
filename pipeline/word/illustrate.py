"""Put the pictures that were printed into the file: their bytes, their types and their links."""

from collections.abc import Iterable, Mapping
from posixpath import dirname, relpath

from lxml import etree

from pipeline.word.package import OFFICE, RELS_NS, TYPES, TYPES_NS, rels_of, rooted
from pipeline.word.picture import Picture
from pipeline.word.tree import parsed, written
from pipeline.word.zipped import Member, deflated

# For each part, what was printed in it.
Printed = Mapping[str, Mapping[str, Picture]]


def illustrated(members: Iterable[Member], printed: Printed) -> Iterable[Member]:
    """Add each picture once, however often it was printed; no picture costs nothing."""
    if not printed:
        return members
    held = {one.name: one for one in members}
    for part, pictures in printed.items():
        name = rels_of(part)
        links = parsed(held[name].data()) if name in held else rooted("Relationships", RELS_NS)
        for picture in pictures.values():
            target = relpath(picture.name, dirname(part))
            link = {"Id": picture.key, "Type": f"{OFFICE}/image", "Target": target}
            _put(links, f"{RELS_NS}Relationship", "Id", link)
        held[name] = deflated(name, (written(links),))
    unique = {one.name: one for pictures in printed.values() for one in pictures.values()}
    types = parsed(held[TYPES].data())
    for name, picture in unique.items():
        kind = {"PartName": f"/{name}", "ContentType": f"image/{picture.kind}"}
        _put(types, f"{TYPES_NS}Override", "PartName", kind)
        held[name] = deflated(name, (picture.data,))
    held[TYPES] = deflated(TYPES, (written(types),))
    return held.values()


def _put(tree: etree._Element, tag: str, key: str, attributes: dict[str, str]) -> None:
    """Add an element, in the place of one with its key."""
    for one in [one for one in tree if one.get(key) == attributes[key]]:
        tree.remove(one)
    etree.SubElement(tree, tag, attributes)
