"""Links with tags in their address: each becomes a field around its words, to be filled in."""

import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from pipeline.diagnostics import Text, say
from pipeline.frozen import Frozen
from pipeline.word.address import ALLOWED, encoded, forbidden, quoted
from pipeline.word.entities import unescaped
from pipeline.word.faults import Place, Refused
from pipeline.word.package import OFFICE, Parts, rels_of
from pipeline.word.tags import TAG, Findings, placing
from pipeline.word.tree import W

_R = f"{{{OFFICE}}}"
_LINK = f"{OFFICE}/hyperlink"
_OPENER = re.compile(r"(?:\{|%7B)(?:\{|%7B|%25|%(?![0-9A-F]{2})|#|%23)", re.IGNORECASE)
_TAGGED = re.compile(r"(?:\{|%7B){2}.*?(?:\}|%7D){2}", re.IGNORECASE | re.DOTALL)
_BESIDE = re.compile(r"\A(?:(?:\.\.?/)+|file:///[^{]*/)(?=\{\{)")
_VALUE = re.compile(r"\{\{(?!-?\s*(?:p|tr|tc|r)\s).*\}\}", re.DOTALL).fullmatch
_NAME = re.compile(r"\s*HYPERLINK\b", re.IGNORECASE).match
_QUOTED = rf'"((?:{TAG.pattern}|[^"])*)"'
_WORD = re.compile(rf'\s*(?:(\\[a-z])|{_QUOTED}|([^\s"\\]+))', re.IGNORECASE | re.DOTALL)
_WITH_TEXT = frozenset(("\\l", "\\o", "\\t", "\\s"))
# What a link says beside its address, and how a field says it.
_SWITCHES = (("anchor", "\\l"), ("tooltip", "\\o"), ("tgtFrame", "\\t"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Addresses = Mapping[str, str]


def lifted(parts: Parts, kinds: Container[str]) -> tuple[Parts, Mapping[str, Addresses]]:
    """Take the links with tags out of the lists of links, and give their addresses by key.

    This is for the parts of these kinds, whose links stand in a text.
    What else has tags there is left for vet, which refuses it.
    """
    found: dict[str, Addresses] = {}
    sources = [name for name, kind in parts.types.items() if kind in kinds]
    for source in (one for one in sources if rels_of(one) in parts.members):
        data = parts.members[rels_of(source)].data()
        if not _OPENER.search(data.decode(errors="replace")):
            continue
        try:
            links = parts.links(source)
        except Refused:
            continue  # the list itself is damaged, and is told so
        tagged = {
            one.key: _decoded(one.target)
            for one in links
            if one.outside and one.type == _LINK and _OPENER.search(one.target)
        }
        if tagged:
            found[source] = tagged
            parts = parts.leading(source, [one for one in links if one.key not in tagged])
    return parts, found


def fielded(root: etree._Element, addresses: Addresses, part: str) -> Findings:
    """Make fields of the links with tags, and bring the fields with tags into one form."""
    findings: Findings = []
    links = [one for one in root.iter(f"{W}hyperlink") if one.get(f"{_R}id") in addresses]
    simple = [one for one in root.iter(f"{W}fldSimple") if _is_tagged(_instruction(one))]
    fields = list(_fields(root))
    if not (addresses or simple or fields):
        return []
    place = placing(root, part)
    for element in (*links, *simple):
        is_link = element.tag == f"{W}hyperlink"
        parsed = _of_link(element, addresses) if is_link else _of_field(_instruction(element))
        faults = [(one, place(element)) for one in _faults(parsed)]
        _surround(element, None if faults else parsed)
        findings += faults
    for field in fields:
        parsed = _of_field("".join(one.text or "" for one in field.texts)) if field.whole else None
        faults = [(one, place(field.texts[0])) for one in _faults(parsed)]
        _put(field.texts, None if faults else parsed)
        findings += faults
    return findings + _elsewhere(root, addresses, part)


# --- What a link says.


class _Said(Frozen):
    """The address of a link, and what follows it, each by its switch."""

    address: str
    switches: tuple[tuple[str, str], ...]

    def text(self) -> str:
        words = [f'"{_around(self.address, encoded)}"'] if self.address else []
        words += (f'{switch} "{_around(text, quoted)}"' for switch, text in self.switches)
        return f" HYPERLINK {' '.join(words)} "


def _of_link(link: etree._Element, addresses: Addresses) -> _Said:
    held = ((switch, str(link.get(f"{W}{name}", ""))) for name, switch in _SWITCHES)
    return _Said(addresses[str(link.get(f"{_R}id"))], tuple((a, b) for a, b in held if b))


def _of_field(instruction: str) -> _Said | None:
    """Read an instruction word by word; what is not understood gives nothing."""
    named = _NAME(instruction)
    at = named.end() if named else len(instruction)
    address, switch, switches = "", "", []
    while found := _WORD.match(instruction, at):
        at = found.end()
        text = found[2] if found[2] is not None else found[3]
        if text is None:
            switch = found[1].lower() if found[1].lower() in _WITH_TEXT else ""
        elif switch:
            switches.append((switch, text))
            switch = ""
        elif address:
            return None
        else:
            address = text
    rest = instruction[at:].strip()
    return _Said(_decoded(address), tuple(switches)) if named and not rest else None


def _faults(said: _Said | None) -> Iterator[Refused]:
    if said is None:
        yield Refused("T009", say("the instruction of this link cannot be read"), _simpler())
        return
    if not all(map(_has_values, (said.address, *(text for _, text in said.switches)))):
        what = say("only whole tags with values can stand in the address of a link")
        yield Refused("T051", what, _if())
    elif said.address and not (said.address.startswith("{{") or ALLOWED(said.address)):
        yield forbidden(say("the address of a link begins with neither http, https nor mailto"))


def _has_values(text: str) -> bool:
    tags = (one[0] for one in TAG.finditer(text))
    return all(map(_VALUE, tags)) and not _OPENER.search(TAG.sub("", text))


def _around(text: str, spell: Callable[[str], str]) -> str:
    """Spell what stands around the tags of a text."""
    at = 0
    pieces: list[str] = []
    for tag in TAG.finditer(text):
        pieces += (spell(text[at : tag.start()]), tag[0])
        at = tag.end()
    return unescaped("".join((*pieces, spell(text[at:]))))


def _decoded(address: str) -> str:
    """Give the tags of an address as they were written.

    Word percent-encodes their signs, and LibreOffice takes a tag for a file beside the template.
    """
    return _BESIDE.sub("", _TAGGED.sub(lambda tag: unquote(tag[0]), address))


# --- Fields.


@dataclass(slots=True)
class _Field:
    """The pieces of one instruction; `whole` unless another field stands among them."""

    texts: list[etree._Element]
    whole: bool = True
    open: bool = True


def _fields(root: etree._Element) -> Iterator[_Field]:
    """Give the fields of the kind HYPERLINK that have tags in their instruction."""
    stack: list[_Field] = []
    for one in root.iter(f"{W}fldChar", f"{W}instrText"):
        kind = one.get(f"{W}fldCharType")
        if one.tag == f"{W}instrText":
            if stack and stack[-1].open:
                stack[-1].texts.append(one)
        elif kind == "begin":
            if stack and stack[-1].open:
                stack[-1].whole = False
            stack.append(_Field([]))
        elif stack:
            stack[-1].open = False
            field = stack[-1] if kind == "separate" else stack.pop()
            if field.texts and _is_tagged("".join(text.text or "" for text in field.texts)):
                yield _Field(list(field.texts), field.whole)
                field.texts.clear()


def _is_tagged(instruction: str) -> bool:
    return bool(_NAME(instruction) and _OPENER.search(instruction))


def _instruction(field: etree._Element) -> str:
    return str(field.get(f"{W}instr", ""))


def _put(texts: list[etree._Element], said: _Said | None) -> None:
    """Write an instruction into the first of its pieces."""
    for one in texts:
        one.text = ""
    if said is not None:
        texts[0].text = said.text()
        texts[0].set(_SPACE, "preserve")


def _surround(element: etree._Element, said: _Said | None) -> None:
    """Put a field in the place of an element, around what it holds."""
    parent = element.getparent()
    if parent is None:
        return
    instruction = etree.Element(f"{W}instrText")
    _put([instruction], said)
    first = (_char("begin"), instruction, _char("separate"))
    runs = [*map(_run, first), *element, _run(_char("end"))]
    at = parent.index(element)
    parent[at : at + 1] = runs


def _char(kind: str) -> etree._Element:
    return etree.Element(f"{W}fldChar", {f"{W}fldCharType": kind})


def _run(inner: etree._Element) -> etree._Element:
    run = etree.Element(f"{W}r")
    run.append(inner)
    return run


def _elsewhere(root: etree._Element, addresses: Addresses, part: str) -> Findings:
    """Refuse what leads to such an address and is no link of a text: a picture, say."""
    if not addresses:
        return []
    place = placing(root, part)
    return [
        (Refused("T009", say("a tag stands in the address of a picture or shape"), _text()), here)
        for one in root.iter(etree.Element)
        for name, value in one.attrib.items()
        if str(name).startswith(_R) and str(value) in addresses
        for here in (place(one) if one.tag != root.tag else Place(part),)
    ]


def _simpler() -> Text:
    return say("make the link anew, with Insert, Link, and write the tag as its address")


def _if() -> Text:
    return say(
        "write {{ name }} in the address, and if and endif around the whole link; a tag that is"
        " begun is closed"
    )


def _text() -> Text:
    return say("make a link of words instead")
