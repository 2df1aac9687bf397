"""Put the pictures that were printed into the file: their bytes, their types and their links."""

from collections.abc import Iterable, Mapping
from posixpath import dirname, relpath

from lxml import etree

from pipeline.word.package import OFFICE, TYPES, Member, deflated, rels_of
from pipeline.word.picture import Picture
from pipeline.word.tree import parsed, written

# For each part, what was printed in it.
Printed = Mapping[str, Mapping[str, Picture]]
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def illustrated(members: Iterable[Member], printed: Printed) -> Iterable[Member]:
    """Add each picture once, however often it was printed; no picture costs nothing."""
    if not printed:
        return members
    held = {one.name: one for one in members}
    for part, pictures in printed.items():
        name = rels_of(part)
        root = parsed(held[name].data()) if name in held else _root("Relationships", _RELS)
        for picture in pictures.values():
            target = relpath(picture.name, dirname(part))
            link = {"Id": picture.key, "Type": f"{OFFICE}/image", "Target": target}
            _put(root, f"{{{_RELS}}}Relationship", "Id", link)
        held[name] = deflated(name, (written(root),))
    unique = {one.name: one for pictures in printed.values() for one in pictures.values()}
    types = parsed(held[TYPES].data())
    for name, picture in unique.items():
        kind = {"PartName": f"/{name}", "ContentType": f"image/{picture.kind}"}
        _put(types, f"{{{_TYPES}}}Override", "PartName", kind)
        held[name] = deflated(name, (picture.data,))
    held[TYPES] = deflated(TYPES, (written(types),))
    return held.values()


def _put(root: etree._Element, tag: str, key: str, attributes: dict[str, str]) -> None:
    """Add an element, in the place of one with its key."""
    for one in [one for one in root if one.get(key) == attributes[key]]:
        root.remove(one)
    etree.SubElement(root, tag, attributes)


def _root(name: str, namespace: str) -> etree._Element:
    return etree.fromstring(f'<{name} xmlns="{namespace}"/>')
