"""Lay a municipality's master over a template: its styles, theme, fonts, headers and footers."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from itertools import count
from posixpath import basename, dirname, join, normpath, relpath

from lxml import etree

from pipeline.diagnostics import say
from pipeline.word.colours import Palette, palette, recoloured
from pipeline.word.faults import Refused
from pipeline.word.package import TYPES, deflated, packed, parts_of, read
from pipeline.word.tree import W, parsed

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_R = f"{{{_OFFICE}}}"
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_KINDS = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_EDGES = ("header", "footer")
# Parts of which a document has one, and which the master's own replaces whole.
_WHOLE = ("theme", "fontTable")
_STYLED = tuple(f"{W}{name}" for name in ("pStyle", "rStyle", "tblStyle"))
_LINKED = (*_STYLED, *(f"{W}{name}" for name in ("basedOn", "next", "link")))
# What comes before evenAndOddHeaders in the settings, of what a template may have.
_BEFORE_EVEN = frozenset(
    f"{W}{name}"
    for name in (
        *("writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime"),
        *("displayBackgroundShape", "embedTrueTypeFonts", "embedSystemFonts", "saveSubsetFonts"),
        *("mirrorMargins", "gutterAtTop", "hideSpellingErrors", "hideGrammaticalErrors"),
        *("activeWritingStyle", "proofState", "attachedTemplate", "linkStyles"),
        *("stylePaneFormatFilter", "stylePaneSortMethod", "documentType", "documentProtection"),
        *("defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone"),
        *("doNotHyphenateCaps", "clickAndTypeStyle", "defaultTableStyle"),
    )
)


@dataclass(frozen=True, slots=True)
class _File:
    """A Word file taken apart: its parts, their content types, and the name of its main text."""

    parts: dict[str, bytes]
    types: dict[str, str]
    main: str

    def tree(self, name: str) -> etree._Element:
        if name not in self.parts:
            raise _missing(name)
        return parsed(self.parts[name])

    def links(self, name: str) -> etree._Element:
        rels = _rels(name)
        return self.tree(rels) if rels in self.parts else _element("Relationships", _RELS)

    def linked(self, kind: str) -> str:
        """Give the part that the main text has of this kind, or nothing."""
        for link in self.links(self.main):
            if link.get("Type") == f"{_OFFICE}/{kind}":
                return _target(self.main, link)
        return ""


def laid(template: bytes, master: bytes) -> bytes:
    """Give the template as the master would have it; raises Refused for what cannot be laid.

    The template's own text, lists and page stay as they are, but for the colours of the theme. A
    style of the template that the master lacks is kept. Styles are known by their names, as Word
    spells their ids in the language of whoever saved the file last.
    """
    below, above = _opened(template), _opened(master)
    ids = _ids(below, above)
    carried = _Carried(below, above, ids)
    document, links = below.tree(below.main), below.links(below.main)
    for kind in _WHOLE:
        if source := above.linked(kind):
            _unlink(links, kind)
            _link(links, below.main, kind, carried.name(source))
    edges = _edges(above)
    _head(document, links, edges, carried)
    changed = {below.main: document, _rels(below.main): links, **carried.trees()}
    if edges:
        _title_page(document, above.tree(above.main))
    if settings := below.linked("settings"):
        changed[settings] = _settings(below, above, settings, edges=bool(edges))
    if below.linked("styles") and above.linked("styles"):
        changed[below.linked("styles")] = _styles(below, above, ids)
    if theme := above.linked("theme"):
        _in_colour(below, changed, palette(above.tree(theme)))
    written = {name: _written(tree) for name, tree in changed.items()}
    return _packed(below.parts | carried.files | written, below.types | carried.types)


def _in_colour(below: _File, changed: dict[str, etree._Element], colours: Palette) -> None:
    """Let what the template itself colours by the theme have the master's colours everywhere."""
    for kind in ("styles", "numbering"):
        if name := below.linked(kind):
            changed.setdefault(name, below.tree(name))
    for name in (below.main, below.linked("styles"), below.linked("numbering")):
        if name:
            recoloured(changed[name], colours)


def _opened(data: bytes) -> _File:
    package = read(data)
    if package.faults:
        raise package.faults[0]
    held = parts_of(package)
    parts = {name: member.data() for name, member in package.members.items()}
    file = _File(parts, dict(held.types), held.main)
    for needed in (file.main, "_rels/.rels"):
        if needed not in parts:
            raise _missing(needed)
    return file


# --- Parts and the links between them.


class _Carried:
    """Copies parts of the master, and all that they link to, under names of their own."""

    def __init__(self, below: _File, above: _File, ids: Mapping[str, str]) -> None:
        self.main = below.main
        self.files: dict[str, bytes] = {}
        self.types: dict[str, str] = {}
        self._above = above
        self._ids = ids
        self._names: dict[str, str] = {}
        self._prefix = next(
            prefix
            for prefix in (f"master{n or ''}-" for n in count())
            if not any(basename(name).startswith(prefix) for name in below.parts)
        )

    def name(self, source: str) -> str:
        """Carry a part along, and give its new name."""
        if source not in self._names:
            if source not in self._above.parts:
                raise _missing(source)
            self._names[source] = join(dirname(source), self._prefix + basename(source))
            self._carry(source)
        return self._names[source]

    def _carry(self, source: str) -> None:
        name = self._names[source]
        self.files[name] = self._above.parts[source]
        self.types[name] = self._above.types[source]
        if _rels(source) not in self._above.parts:
            return
        links = self._above.links(source)
        for link in links:
            if link.get("TargetMode") != "External":
                to = self.name(_target(source, link))
                link.set("Target", relpath(to, dirname(name) or "."))
        self.files[_rels(name)] = _written(links)

    def trees(self) -> dict[str, etree._Element]:
        """Give the headers and footers, in the template's own ids of styles."""
        edges = {name: old for old, name in self._names.items() if _is_edge(self._above.types[old])}
        trees = {name: self._above.tree(source) for name, source in edges.items()}
        for name, tree in trees.items():
            _renamed(tree, self._ids)
            if tree.find(f".//{W}numPr") is not None:
                raise _list_in(edges[name])
        return trees


def _is_edge(kind: str) -> bool:
    return kind.endswith(tuple(f".{edge}+xml" for edge in _EDGES))


def _rels(name: str) -> str:
    return join(dirname(name), "_rels", f"{basename(name)}.rels")


def _target(source: str, link: etree._Element) -> str:
    return normpath(join("/", dirname(source), str(link.get("Target")))).lstrip("/")


def _unlink(links: etree._Element, kind: str) -> None:
    for link in links.findall(f"{_RELS}Relationship[@Type='{_OFFICE}/{kind}']"):
        links.remove(link)


def _link(links: etree._Element, source: str, kind: str, target: str) -> str:
    """Add a relationship, and give its id."""
    used = {link.get("Id") for link in links}
    key = next(key for key in (f"master{n}" for n in count(1)) if key not in used)
    path = relpath(target, dirname(source) or ".")
    etree.SubElement(
        links, f"{_RELS}Relationship", {"Id": key, "Type": f"{_OFFICE}/{kind}", "Target": path}
    )
    return key


def _packed(parts: Mapping[str, bytes], types: Mapping[str, str]) -> bytes:
    """Zip what can be reached from the root, with its content types, in the order of the names."""
    held = _File(dict(parts), dict(types), "")
    reached: dict[str, None] = {}
    waiting = [""]
    while waiting:
        name = waiting.pop()
        reached[_rels(name)] = reached[name] = None
        for link in held.links(name):
            target = _target(name, link)
            if link.get("TargetMode") != "External" and target not in reached:
                waiting.append(target)
    names = sorted(name for name in reached if name in parts)
    root = _element("Types", _KINDS)
    for end, kind in (("rels", types["_rels/.rels"]), ("xml", "application/xml")):
        etree.SubElement(root, f"{_KINDS}Default", {"Extension": end, "ContentType": kind})
    for name in names:
        if not name.endswith(".rels"):
            listed = {"PartName": f"/{name}", "ContentType": types[name]}
            etree.SubElement(root, f"{_KINDS}Override", listed)
    return packed((deflated(TYPES, [_written(root)]), *(deflated(n, [parts[n]]) for n in names)))


def _element(name: str, namespace: str) -> etree._Element:
    """Make a root without a short name for its namespace, as these parts are always written."""
    return etree.fromstring(f'<{name} xmlns="{namespace[1:-1]}"/>')


def _written(tree: etree._Element) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


# --- Headers and footers.


def _edges(above: _File) -> dict[tuple[str, str], str]:
    """Give the headers and footers of the master's first section, by kind and by their pages."""
    targets = {link.get("Id"): _target(above.main, link) for link in above.links(above.main)}
    found: dict[tuple[str, str], str] = {}
    for section in above.tree(above.main).iter(f"{W}sectPr"):
        for kind in _EDGES:
            for reference in section.iterchildren(f"{W}{kind}Reference"):
                which, target = (
                    str(reference.get(f"{W}type")),
                    targets.get(reference.get(f"{_R}id")),
                )
                found.setdefault((kind, which), target or "")
    return found


def _head(
    document: etree._Element,
    links: etree._Element,
    edges: Mapping[tuple[str, str], str],
    carried: "_Carried",
) -> None:
    """Put the master's headers in place of the template's, and its footers likewise."""
    for kind in _EDGES:
        targets = {which: one for (edge, which), one in edges.items() if edge == kind}
        if targets:
            _unlink(links, kind)
            names = {which: carried.name(one) for which, one in targets.items()}
            main = carried.main
            ids = {which: _link(links, main, kind, name) for which, name in names.items()}
            _refer(document, kind, ids)


def _refer(document: etree._Element, kind: str, ids: Mapping[str, str]) -> None:
    """Let the first section refer to these; the sections after it do as the first does."""
    for section in document.iter(f"{W}sectPr"):
        for reference in section.findall(f"{W}{kind}Reference"):
            section.remove(reference)
    first = next(document.iter(f"{W}sectPr"), None)
    if first is None:
        first = etree.SubElement(next(document.iter(f"{W}body")), f"{W}sectPr")
    for which, key in reversed(tuple(ids.items())):
        reference = etree.Element(f"{W}{kind}Reference", {f"{W}type": which, f"{_R}id": key})
        first.insert(0, reference)


def _title_page(document: etree._Element, master: etree._Element) -> None:
    """Have a first page of its own where the master has one."""
    first, wanted = next(document.iter(f"{W}sectPr")), next(master.iter(f"{W}sectPr"))
    for mark in first.findall(f"{W}titlePg"):
        first.remove(mark)
    for mark in wanted.findall(f"{W}titlePg"):
        later = [first.find(f"{W}{name}") for name in _AFTER_TITLE_PAGE]
        there = [first.index(one) for one in later if one is not None]
        first.insert(min(there, default=len(first)), deepcopy(mark))


_AFTER_TITLE_PAGE = ("textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings")


def _settings(below: _File, above: _File, name: str, *, edges: bool) -> etree._Element:
    """Keep the template's settings, but what colours and headers rest on."""
    tree = below.tree(name)
    source = above.linked("settings")
    if not source:
        return tree
    wanted = above.tree(source)
    mine, theirs = (one.find(f"{W}clrSchemeMapping") for one in (tree, wanted))
    if mine is not None and theirs is not None:
        tree.replace(mine, deepcopy(theirs))
    if edges:
        for mark in tree.findall(f"{W}evenAndOddHeaders"):
            tree.remove(mark)
        for mark in wanted.findall(f"{W}evenAndOddHeaders"):
            before = [one for one in tree if one.tag in _BEFORE_EVEN]
            tree.insert(tree.index(before[-1]) + 1 if before else 0, deepcopy(mark))
    return tree


# --- Styles.


def _ids(below: _File, above: _File) -> dict[str, str]:
    """Give for each id of a style in the master the id that it gets in the template."""
    sources = below.linked("styles"), above.linked("styles")
    if not all(sources):
        return {}
    mine, theirs = (
        list(tree.iterchildren(f"{W}style"))
        for tree in (below.tree(sources[0]), above.tree(sources[1]))
    )
    names = {_name(style) for style in mine}
    known = {_caseless(style): _id(style) for style in mine}
    taken = set(known.values())
    given: dict[str, str] = {}
    # Word writes “heading 1”, others “Heading 1”: a name spelt alike comes first.
    for style in sorted(theirs, key=lambda one: _name(one) not in names):
        key = known.pop(_caseless(style), "") or next(
            key for key in (f"{_id(style)}{n or ''}" for n in count()) if key not in taken
        )
        taken.add(key)
        given[_id(style)] = key
    return given


def _styles(below: _File, above: _File, ids: Mapping[str, str]) -> etree._Element:
    """Give the master's styles, and after them those that only the template has."""
    mine, theirs = below.tree(below.linked("styles")), above.tree(above.linked("styles"))
    _renamed(theirs, ids)
    own = {_id(style): style for style in mine.iterchildren(f"{W}style")}
    for style in theirs.iterchildren(f"{W}style"):
        style.set(f"{W}styleId", ids[_id(style)])
        _with_list_of(style, own.pop(_id(style), None))
    defaults = {one.get(f"{W}type") for one in theirs.findall(f"{W}style[@{W}default]")}
    for style in own.values():
        if style.get(f"{W}type") in defaults and style.get(f"{W}default"):
            del style.attrib[f"{W}default"]
    _with_language_of(theirs, mine)
    names = {short: name for tree in (mine, theirs) for short, name in tree.nsmap.items() if short}
    merged = etree.Element(f"{W}styles", nsmap=names)
    ignored = " ".join(str(one.get(_IGNORABLE) or "") for one in (theirs, mine)).split()
    if ignored:
        merged.set(_IGNORABLE, " ".join(dict.fromkeys(ignored)))
    merged.extend([*theirs, *own.values()])
    return merged


def _with_list_of(style: etree._Element, own: etree._Element | None) -> None:
    """Let a style number its paragraphs by the template's lists: the master's are not there."""
    for number in list(style.iter(f"{W}numPr")):
        kept = own.find(f"{W}pPr/{W}numPr") if own is not None else None
        parent = number.getparent()
        if parent is not None and kept is not None:
            parent.replace(number, deepcopy(kept))
        elif parent is not None:
            parent.remove(number)


def _with_language_of(theirs: etree._Element, mine: etree._Element) -> None:
    """Keep the template's language: a master serves both norms."""
    path = f"{W}docDefaults/{W}rPrDefault/{W}rPr"
    look, language = theirs.find(path), mine.find(f"{path}/{W}lang")
    if look is None:
        for one in theirs.findall(f"{W}docDefaults"):
            theirs.remove(one)
        theirs[:0] = [deepcopy(one) for one in mine.findall(f"{W}docDefaults")]
    elif language is not None:
        for one in look.findall(f"{W}lang"):
            look.remove(one)
        look.append(deepcopy(language))


def _renamed(tree: etree._Element, ids: Mapping[str, str]) -> None:
    for use in tree.iter(*_LINKED):
        key = str(use.get(f"{W}val"))
        use.set(f"{W}val", ids.get(key, key))


def _id(style: etree._Element) -> str:
    return str(style.get(f"{W}styleId"))


def _name(style: etree._Element) -> tuple[str, str]:
    name = style.find(f"{W}name")
    return str(style.get(f"{W}type")), str(name.get(f"{W}val") if name is not None else "")


def _caseless(style: etree._Element) -> tuple[str, str]:
    kind, name = _name(style)
    return kind, name.casefold()


def _missing(part: str) -> Refused:
    return Refused(
        "T001",
        say("the part {name} is missing", name=part),
        say("open it in Word and save it anew as .docx"),
    )


def _list_in(part: str) -> Refused:
    return Refused(
        "T002",
        say("a header or footer of a master has a list ({name})", name=part),
        say("write it as plain paragraphs: the lists of a document are its template's own"),
    )
