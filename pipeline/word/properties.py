"""What a Word file says of itself: its title, its author, its language and its day."""

import re
from collections.abc import Mapping

from lxml import etree

from pipeline.word.package import Link, Parts, free

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE = f"{{{_PACKAGE}/metadata/core-properties}}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
CORE = f"{_CORE}coreProperties"
_NAMES = {"cp": _CORE[1:-1], "dc": _DC[1:-1], "dcterms": _TERMS[1:-1], "xsi": _XSI[1:-1]}
_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_PART = "docProps/core.xml"

TITLE, AUTHOR, _EDITOR = f"{_DC}title", f"{_DC}creator", f"{_CORE}lastModifiedBy"
# Who saved the family, and when, is nothing that a document may say: it has one day for all.
_DAYS = {f"{_TERMS}{name}": "2026-01-01T00:00:00Z" for name in ("created", "modified")}
_SAID = {
    TITLE: "{{ document.title }}",
    AUTHOR: "{{ municipality.name }}",
    _EDITOR: "{{ municipality.name }}",
}

_OWN_TAG = re.compile(r"(?!.*\{[{%][^}]*\b(?:dossier|item)\b).*\{\{", re.DOTALL)


def core_of(parts: Parts) -> Mapping[str, str]:
    """Give the properties of a file, by their full names."""
    name = _core(parts)
    return {str(one.tag): one.text or "" for one in parts.tree(name)} if name else {}


def with_core(family: Parts, language: str) -> Parts:
    """Give the documents of a family their properties; what it says with tags of its own stays.

    A type's Word file that is taken for a family has tags of that type, and they are left out.
    """
    held = core_of(family)
    said = {
        name: held[name] if _OWN_TAG.match(held.get(name, "")) else tag
        for name, tag in _SAID.items()
    }
    root = etree.Element(CORE, nsmap=_NAMES)
    for name, text in {**said, **_DAYS, f"{_DC}language": language}.items():
        element = etree.SubElement(root, name)
        element.text = text
        if name in _DAYS:
            element.set(f"{_XSI}type", "dcterms:W3CDTF")
    name = _core(family)
    if name:
        return family.having(name, root, _TYPE)
    links = family.links("")
    kind = f"{_PACKAGE}/relationships/metadata/core-properties"
    return family.having(_PART, root, _TYPE).leading(
        "", [*links, Link(next(free(links)), kind, _PART)]
    )


def _core(parts: Parts) -> str:
    return next((one.target for one in parts.links("") if one.kind == "core-properties"), "")
