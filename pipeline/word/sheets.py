"""The parts of a file as XML, vetted: what is filled in, checked and shown is read from these."""

from collections.abc import Mapping

from lxml import etree

from pipeline.frozen import Frozen
from pipeline.word import clean, vet
from pipeline.word.binding import titled
from pipeline.word.faults import Place, Refused
from pipeline.word.linking import Addresses, fielded, lifted
from pipeline.word.package import MAIN, TYPES, Parts, kinds_of, no_document, parts_of
from pipeline.word.tags import Findings
from pipeline.word.tree import W, parsed
from pipeline.word.zipped import read

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
TEXTS = frozenset(
    f"{_WORD}{kind}+xml" for kind in ("document.main", "header", "footer", "footnotes", "endnotes")
)
_PROPERTIES = frozenset(
    (
        "application/vnd.openxmlformats-package.core-properties+xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    )
)


class Sheet(Frozen):
    """A part as XML; whether its tags are filled in, and whether it is of Word's own kind."""

    name: str
    kind: str
    root: etree._Element
    filled: bool
    word: bool


def taken(data: bytes) -> tuple[Parts, Findings]:
    """Take a file apart, with what is wrong with it as a package; raises Refused."""
    package = read(data)
    parts = titled(parts_of(package))
    wrong = (*package.faults, *vet.content_types(kinds_of(package)))
    return parts, [(refused, Place()) for refused in wrong]


def sheets(parts: Parts) -> tuple[tuple[Sheet, ...], Findings]:
    """Give the parts of a file to be looked at, with what a template must not carry."""
    findings: Findings = []
    held = []
    parts, addresses = lifted(parts, TEXTS)
    for name in parts.members:
        one, found = sheet(parts, name, addresses)
        held += [one] if one else []
        findings += found
    return tuple(held), findings


def sheet(
    parts: Parts, name: str, addresses: Mapping[str, Addresses]
) -> tuple[Sheet | None, Findings]:
    """Read one member and vet it, with the addresses that its links had."""
    member, kind = parts.members[name], parts.types.get(name, "")
    if not (kind.endswith(("+xml", "/xml")) or member.name.endswith((".xml", ".rels"))):
        return None, []
    place = Place(member.name)
    try:
        root = parsed(member.data())
    except Refused as refused:
        return None, [(refused, place)]
    findings = fielded(root, addresses.get(name, {}), name) if kind in TEXTS else []
    findings += _vetted(root, member.name, kind)
    if name.endswith(".rels"):
        findings += vet.links(root, parts, name)
    findings += vet.content(root, member.name) if kind.startswith(_WORD) else []
    filled = _renderable(member.name, kind)
    return Sheet(member.name, kind, root, filled, kind in TEXTS), findings


def _vetted(root: etree._Element, name: str, kind: str) -> Findings:
    if kind == MAIN and root.tag != f"{W}document":
        return [(no_document(), Place(name))]  # saved as “Strict Open XML”, say
    if _renderable(name, kind) or name.endswith(".rels") or clean.is_of_editors(kind):
        return []
    return vet.stray(root, name)


def _renderable(name: str, kind: str) -> bool:
    if name.endswith(".rels") or name == TYPES:
        return False
    return kind in TEXTS or kind in _PROPERTIES or name.startswith("customXml/")
