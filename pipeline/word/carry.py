"""What the text of a body leads to: pictures, web pages and notes are brought along."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from posixpath import splitext
from typing import Any

from lxml import etree

from pipeline.frozen import replace
from pipeline.word.package import OFFICE, Link, Parts
from pipeline.word.tree import W

_R = f"{{{OFFICE}}}"
# What a body brings without naming it, and what in its text asks for it.
_NOTES: Mapping[str, str] = {"footnotes": "footnoteReference", "endnotes": "endnoteReference"}


class Carried:
    """Brings what the text of a body leads to, under names and keys that the frame has not."""

    def __init__(self, taken: Iterable[str], keys: Iterator[str], body: Parts) -> None:
        self.types: dict[str, str] = {}
        self._body = body
        self._known = body.links(body.main)
        self._names: dict[str, str] = {}
        self._taken = {name.casefold() for name in taken}
        self._keys = keys
        self._links: list[Link] = []

    def notes(self, text: etree._Element) -> dict[str, etree._Element]:
        """Bring the notes of the text, and give the parts that hold their texts."""
        kinds = {kind for kind, mark in _NOTES.items() if _has(text, mark)}
        return {
            self._bring(one): self._body.tree(one.target)
            for one in self._known
            if one.kind in kinds
        }

    def links(self, text: etree._Element) -> list[Link]:
        """Bring what the text names, let it name that anew, and give all links to what came."""
        known = {one.key: one for one in self._known}
        keys: dict[str, str] = {}
        for element in _naming(text):
            for name, value in element.attrib.items():
                if not str(name).startswith(_R):
                    continue
                key = str(value)
                if key in known and key not in keys:
                    self._bring(known[key])
                    keys[key] = self._links[-1].key
                if key in keys:
                    element.set(name, keys[key])
                else:
                    del element.attrib[name]
        return self._links

    def onto(self, parts: Parts) -> Parts:
        """Add what was brought, each part with its own links."""
        for source, name in self._names.items():
            data = self._body.members[source].data()
            parts = parts.having(name, data, self.types[name])
            links = self._body.links(source)
            if links:
                parts = parts.leading(name, map(self._renamed, links))
        return parts

    def _bring(self, link: Link) -> str:
        name = link.target if link.outside else self._name(link.target)
        self._links.append(replace(link, key=next(self._keys), target=name))
        return name

    def _renamed(self, link: Link) -> Link:
        return link if link.outside else replace(link, target=self._names[link.target])

    def _name(self, source: str) -> str:
        if source not in self._names:
            self._body.needed(source)
            stem, end = splitext(source)
            names = (f"{stem}{n or ''}{end}" for n in count())
            name = next(one for one in names if one.casefold() not in self._taken)
            self._taken.add(name.casefold())
            self._names[source] = name
            self.types[name] = self._body.types[source]
            for link in self._body.links(source):
                if not link.outside:
                    self._name(link.target)
        return self._names[source]


def _naming(text: etree._Element) -> list[etree._Element]:
    """Give the elements that name something outside of the text; looked for in one go."""
    found: Any = text.xpath("//*[@r:*]", namespaces={"r": OFFICE})  # lxml types what it may give
    return list(found)


def _has(text: etree._Element, mark: str) -> bool:
    return next(text.iter(f"{W}{mark}"), None) is not None
