"""YAML text as nested texts with the place of every value; the only door to PyYAML."""

import codecs
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from operator import attrgetter
from typing import Any, NamedTuple

import yaml

from pipeline import characters, cuts, edges, slips
from pipeline.characters import Places, Position
from pipeline.cuts import Scalar
from pipeline.diagnostics import (
    MOST_FINDINGS,
    TOO_MANY,
    Diagnostic,
    Rejected,
    Severity,
    Text,
    say,
)

__all__ = ["CODES", "Book", "Position", "Source", "load"]

MOST_BYTES = 2_000_000
MOST_LEVELS = 50

CODES: Mapping[str, tuple[str, str]] = {
    "Y001": (
        "The file is not UTF-8",
        (
            "In another encoding æ, ø and å become other letters without anybody noticing. Save "
            "the file as UTF-8; in the editor this is usually a choice in Save as. UTF-16 that "
            "begins with its byte order mark is read too."
        ),
    ),
    "Y002": (
        "The file is larger than 2 MB",
        (
            "No dossier is that large; it is probably another file, or holds a file pasted as "
            "text. Keep attachments beside the dossier and name them in it."
        ),
    ),
    "Y003": (
        "The file is not valid YAML",
        (
            "A program cannot tell what belongs together. Look at the place named and the line "
            "above it: indentation is two spaces a level, a key ends with a colon and a space, "
            "and a text that holds a colon or begins with a special character stands in quotes. "
            "What follows the place has not been read, so correct it and run again."
        ),
    ),
    "Y004": (
        "A key stands twice in the same section",
        (
            "Most programs keep the last and drop the first without a word. Keep the right one, "
            "or give the other its own name. Keys that look alike count as the same even when an "
            "accented letter is stored in two ways."
        ),
    ),
    "Y005": (
        "Anchors and aliases are not used",
        (
            "With & and * one text stands in several places without being seen there, and a small"
            " file can grow without end. Write the text where it belongs. A text that begins with"
            " & or * must stand in quotes."
        ),
    ),
    "Y006": (
        "The merge key << is not used",
        "It brings in fields that a reader of the section cannot see. Write the fields out.",
    ),
    "Y007": (
        "Tags are not used",
        (
            "A tag (!name) changes what a value is, and can make a program run code. Remove it: "
            "the kind of every field is known. A text that begins with ! must stand in quotes."
        ),
    ),
    "Y008": (
        "The file is nested deeper than 50 levels",
        (
            "No dossier is that deep; brackets or dashes have been repeated by mistake. Reading "
            "stops there, so correct it and run again."
        ),
    ),
    "Y012": (
        "The file is not one dossier",
        (
            "A file holds one dossier, and a dossier is keys with values. An empty file, a list, "
            "a plain text, and several documents divided by --- are refused. Make a file for "
            "each."
        ),
    ),
    "Y013": (
        "A key is not a plain name",
        (
            "A key is one word before a colon. This often comes from a text that begins with { or"
            " [ without quotes, or from a line that begins with a colon. Put the text in quotes."
        ),
    ),
    "Y015": (
        "There are too many findings to list",
        (
            "After 500 findings the rest is left out; such a file is seldom a dossier. Correct "
            "the first ones, which may share one cause, and run again."
        ),
    ),
    "Y016": (
        "The file is of another kind than a dossier",
        (
            "A dossier is plain text. A Word file, a PDF or an archive cannot be read as one, "
            "whatever its name ends in. Make a new dossier with saksflyt init, and copy the words "
            "into it."
        ),
    ),
    **characters.CODES,
}


class _Fault(NamedTuple):
    code: str
    message: Text
    hint: Text


_NOT_UTF8 = _Fault(
    "Y001",
    say("The file is not UTF-8; the first unreadable character stands here"),
    say("Save the file as UTF-8"),
)
_TOO_LARGE = _Fault(
    "Y002",
    say("The file is larger than 2 MB"),
    say("Check that it is the right file; keep attachments outside the dossier"),
)
_ANCHOR = _Fault(
    "Y005",
    say("The text has a name with & for use elsewhere; that is not allowed"),
    say("Remove the name, or put the text in quotes if it begins with &"),
)
_ALIAS = _Fault(
    "Y005",
    say("Here * points to a text elsewhere; that is not allowed"),
    say("Write the text itself, or put it in quotes if it begins with *"),
)
_MERGE = _Fault(
    "Y006",
    say("The key << brings in fields from elsewhere; that is not allowed"),
    say("Write the fields out here"),
)
_TAG = _Fault(
    "Y007",
    say("A tag, which begins with !, is not allowed"),
    say("Remove the tag, or put the text in quotes if it begins with !"),
)
_TAG_DIRECTIVE = _Fault(
    "Y007",
    say("The %TAG line is not allowed"),
    say("Remove the lines that begin with % at the top of the file"),
)
_TOO_DEEP = _Fault(
    "Y008",
    say("The file is nested deeper than 50 levels; nothing after this has been read"),
    say("Look for brackets or dashes repeated by mistake"),
)
_EMPTY = _Fault(
    "Y012",
    say("The file is empty"),
    say("Fill in the dossier, or begin from a new skeleton"),
)
_NO_MAPPING = _Fault(
    "Y012",
    say("The file does not begin with a key and a colon"),
    say("Begin each section with its key, such as 'municipality:', at the start of a line"),
)
_SECOND = _Fault(
    "Y012",
    say("A second document begins here; a file holds one dossier"),
    say("Move it to a file of its own, or remove the line with ---"),
)
_ODD_KEY = _Fault(
    "Y013",
    say("What stands here as a key is not a name"),
    say("Put the text in quotes if it begins with a bracket; write a word before the colon"),
)
_TOO_MANY = _Fault("Y015", *TOO_MANY)
_CUT_ABOVE = _Fault(
    "Y003",
    say("The text ends here: # and the rest of the line are a comment"),
    say("Put the whole text in quotes if # belongs to it; else give the comment a line of its own"),
)

_WORD = say("a Word file")
_SIGNATURES: tuple[tuple[re.Pattern[bytes], Text], ...] = (
    (re.compile(rb"PK\x03\x04.*?word/", re.DOTALL), _WORD),
    (re.compile(rb"PK\x03\x04.*?xl/", re.DOTALL), say("an Excel file")),
    (re.compile(rb"PK\x03\x04.*?ppt/", re.DOTALL), say("a PowerPoint file")),
    (re.compile(rb"PK\x03\x04.*?opendocument", re.DOTALL), say("a LibreOffice file")),
    (re.compile(rb"PK[\x03\x05]|Rar!|7z\xbc\xaf|\x1f\x8b"), say("an archive of files")),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), say("an old Word or Excel file")),
    (re.compile(rb"%PDF-"), say("a PDF file")),
    (re.compile(rb"\{\\rtf"), say("an RTF file")),
    (re.compile(rb"<!doctype html|<html", re.IGNORECASE), say("a web page")),
    (re.compile(rb"<\?xml"), say("an XML file")),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8"), say("a picture")),
)
_BEFORE_SIGNATURE = re.compile(rb"(?:\xef\xbb\xbf)?\s*")


class _Complaint(NamedTuple):
    pattern: str  # what PyYAML or libyaml says: context, colon, problem
    message: Text
    hint: Text
    at_context: bool = False  # show where it began, not where the parser gave up
    code: str = "Y003"
    lost: str = ""  # what a comment on the way there may have taken with it

    @property
    def fault(self) -> _Fault:
        return _Fault(self.code, self.message, self.hint)


_ANYTHING, _BRACKETS = ".", r"[]},]"

_COMPLAINTS = (
    _Complaint(
        "quoted scalar: found unexpected",
        say("The quote that opens here is never closed"),
        say("Write the missing quote; a ' inside a text in '...' is written twice"),
        at_context=True,
    ),
    _Complaint(
        "quoted scalar: ",
        say("A backslash in double quotes begins a code that YAML does not know"),
        say("Write the backslash twice, or use single quotes around the text"),
    ),
    _Complaint(
        "mapping values are not allowed",
        say("A colon stands where no key can be"),
        say("Put the text in quotes if the colon belongs to it; else indent the key as its like"),
    ),
    _Complaint(
        "simple key: could not find",
        say("The line is neither a key with a colon nor indented under the text above"),
        say("Write a colon and a space after the key, or indent the line further"),
        at_context=True,
        lost=_ANYTHING,
    ),
    _Complaint(
        "sequence entries are not allowed",
        say("A list item cannot begin here"),
        say("Begin the line with the dash, under its key; quote a text that begins with a dash"),
    ),
    _Complaint(
        "cannot start any token|alphabetic or numeric character",
        say("A text cannot begin with this character"),
        say("Put the whole text in quotes"),
        at_context=True,
    ),
    _Complaint(
        "block scalar: ",
        say("A text after | or > does not begin as it must"),
        say("Begin the text on the next line, all its lines indented alike"),
    ),
    _Complaint(
        "flow (sequence|mapping): ",
        say("The bracket that opens here is not closed, or a comma is missing"),
        say("Close the bracket; if it belongs to the text, put the whole text in quotes"),
        at_context=True,
        lost=_BRACKETS,
    ),
    _Complaint(
        "flow node: ",
        say("A bracket above is not closed, or nothing stands before a comma"),
        say("Close the bracket; if it belongs to the text, put the whole text in quotes"),
        lost=_BRACKETS,
    ),
    _Complaint(
        "block (mapping|collection): ",
        say("What stands here does not fit the lines above"),
        say("Indent it as far as its neighbours; after a closing quote nothing may follow"),
        lost=_ANYTHING,
    ),
    _Complaint("undefined tag handle|(a|the) tag: ", _TAG.message, _TAG.hint, code=_TAG.code),
    _Complaint(
        "",
        say("This is not valid YAML"),
        say("Check indentation, quotes, colons and brackets here and on the line above"),
    ),
)

# Nothing is resolved: of these loaders only the events are used.
_Parser = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
_WIDE = re.compile(rb"\xff\xfe\0\0|\0\0\xfe\xff|\0[^\0]\0[^\0]|[^\0]\0[^\0]\0")
_IDENTIFIER = re.compile(r"[a-z_]{1,40}")
_LINE_END = re.compile(r"\r\n|\n|\r")
_NO_CONTENT = re.compile(r"\s*(?:#.*)?$")
_TAB_INDENT = re.compile(r"(?<![^\r\n]) *\t")
_START = Position(1, 1)
_NOTHING_INSIDE: "Mapping[str | int, _Node]" = {}


class _Node(NamedTuple):
    value: Any  # a text, a list or a dict, nested as the author pleases
    place: Position
    key: Position
    inside: "Mapping[str | int, _Node]"


@dataclass(frozen=True, slots=True)
class Book:
    """A dossier's bytes, as they were read once, under the name that the operator gave."""

    path: str
    content: bytes = field(repr=False)

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Source:
    """A dossier's YAML: every scalar is a text exactly as written, and has a place."""

    path: str
    data: dict[str, Any]  # Any: a text, a list or a dict, nested as the author pleases
    text: bytes
    warnings: tuple[Diagnostic, ...]
    # Where a text ends at a # that may belong to it, by the place of the text.
    cuts: Mapping[tuple[str | int, ...], Position]
    _root: _Node = field(repr=False, compare=False)

    def position(self, keypath: Sequence[str | int]) -> Position:
        """Where the value stands; for a missing one, the key of the nearest that exists."""
        node, found = self._find(keypath)
        return node.place if found else node.key

    def key_position(self, keypath: Sequence[str | int]) -> Position:
        """Where the key stands; a list item has none, so there it is the value."""
        return self._find(keypath)[0].key

    def _find(self, keypath: Sequence[str | int]) -> tuple[_Node, bool]:
        node = self._root
        for step in keypath:
            if step not in node.inside:
                return node, False
            node = node.inside[step]
        return node, True


def load(content: bytes, path: str) -> Source:
    """Read YAML from bytes; `path` is only a name. Raises Rejected with all that is wrong."""
    text = _decoded(content, path)
    raw = list(islice(characters.find_raw(text, path), MOST_FINDINGS + 1))
    safe = characters.neutral(text)
    reader = _Reader(text, path)
    root = reader.read(safe)
    if safe != text and not _errors(raw + reader.findings):
        # What looks like a broken escape stands where there are no escapes: keep it as written.
        reader = _Reader(text, path)
        root = reader.read(text)
    findings = _in_order(raw + reader.findings)
    if root is None or _errors(findings):
        raise Rejected(*findings)
    return Source(path, root.value, content, findings, reader.cut(root), root)


def _decoded(content: bytes, path: str) -> str:
    other = _other_kind(content)
    if other:
        raise Rejected(_at(path, _START, other))
    if len(content) > MOST_BYTES:
        raise Rejected(_at(path, _START, _TOO_LARGE))
    if _WIDE.match(content):
        raise Rejected(_at(path, _START, _NOT_UTF8))
    encoding, body = _encoding(content)
    try:
        # A byte order mark is no part of the text, even one that was saved twice.
        return body.decode(encoding).lstrip("\ufeff")
    except UnicodeDecodeError as error:
        start = error.start
    # Raised out here, for the other exception carries the text.
    before = body[:start].decode(encoding).lstrip("\ufeff")
    raise Rejected(_at(path, Places(before)[len(before)], _NOT_UTF8))


def _other_kind(content: bytes) -> _Fault | None:
    """Tell a file of another kind by how it begins."""
    head = content[_BEFORE_SIGNATURE.match(content).end() :][:MOST_BYTES]  # type: ignore[union-attr]  # it matches anything
    kind = next((name for pattern, name in _SIGNATURES if pattern.match(head)), None)
    if kind is None:
        return None
    return _Fault(
        "Y016",
        say("The file is {kind}, not a dossier", kind=kind),
        say("Make a dossier with saksflyt init, and copy the words into it"),
    )


def _encoding(content: bytes) -> tuple[str, bytes]:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if content.startswith(mark):
            return encoding, content.removeprefix(mark)
    return "utf-8", content


def _at(path: str, place: Position, fault: _Fault) -> Diagnostic:
    return Diagnostic(path, place.line, place.column, fault.code, fault.message, fault.hint)


def _errors(findings: Iterable[Diagnostic]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _in_order(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    found = sorted(findings, key=attrgetter("line", "column", "code"))
    if len(found) <= MOST_FINDINGS:
        return tuple(found)
    over = found[MOST_FINDINGS]
    return (
        *found[:MOST_FINDINGS],
        _at(over.path, Position(over.line, over.column), _TOO_MANY),
    )


class _Stop(Exception):
    """Reading further would cost too much and tell too little."""


class _Reader:
    """Goes once through the parser's events, in step with the author's text."""

    def __init__(self, text: str, path: str) -> None:
        self.findings: list[Diagnostic] = []
        self._text, self._path = text, path
        self._places = Places(text)
        self._escapes = "\\" in text
        self._last = _START
        self._has_signs = cuts.has_signs(text)
        self._scalars: list[Scalar] = []

    def read(self, parsed: str) -> _Node | None:
        """Read `parsed`, which has the same places as the text; None if there is no dossier."""
        try:
            # Any: PyYAML's two parsers have no typed base in common.
            self._next: Any = _Parser(parsed).get_event
            return self._document()
        except _Stop:
            return None
        except yaml.MarkedYAMLError as error:
            self._complain(error)
        except (yaml.YAMLError, ValueError):  # ValueError: PyYAML's own slips in % lines and tags
            self._complain(yaml.MarkedYAMLError())
        return None

    def _document(self) -> _Node | None:
        self._next()
        start = self._next()
        if isinstance(start, yaml.StreamEndEvent):
            self._report(_START, _EMPTY)
            return None
        if start.tags:
            self._report(_place(start), _TAG_DIRECTIVE)
        root = self._node(self._next(), None, 1)
        self._warn_of_edges(root)
        if not isinstance(root.value, dict):
            self._report(root.place, _NO_MAPPING if root.value else _EMPTY)
        self._next()
        after = self._next()
        if isinstance(after, yaml.DocumentStartEvent):
            self._report(_place(after), _SECOND)
        return root

    def _node(self, event: Any, key: Position | None, level: int) -> _Node:
        self._last = place = _place(event)
        if isinstance(event, yaml.AliasEvent):
            self._report(place, _ALIAS)
            return _Node("", place, key or place, _NOTHING_INSIDE)
        self._check_properties(event, place)
        if isinstance(event, yaml.ScalarEvent):
            if self._has_signs:
                self._scalars.append(_span(event))
            return _Node(self._scalar(event), place, key or place, _NOTHING_INSIDE)
        if level > MOST_LEVELS:
            self._report(place, _TOO_DEEP)
            raise _Stop
        fill = self._mapping if isinstance(event, yaml.MappingStartEvent) else self._sequence
        value, inside = fill(level)
        return _Node(value, place, key or place, inside)

    def _mapping(self, level: int) -> tuple[dict[str, Any], dict[str | int, _Node]]:
        inside: dict[str | int, _Node] = {}
        data: dict[str, Any] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            at = _place(event)
            key = self._key(event, level)
            node = self._node(self._next(), at, level + 1)
            if key is None:
                continue
            if key in inside:
                self._report_twice(key, inside[key].key, at)
                continue
            inside[key] = node
            data[key] = node.value
        return data, inside

    def _sequence(self, level: int) -> tuple[list[Any], dict[str | int, _Node]]:
        inside: dict[str | int, _Node] = {}
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            inside[len(inside)] = self._node(event, None, level + 1)
        return [node.value for node in inside.values()], inside

    def _key(self, event: Any, level: int) -> str | None:
        """Give the key in NFC, or None if it names nothing."""
        node = self._node(event, None, level + 1)
        if isinstance(event, yaml.AliasEvent):
            return None
        if not isinstance(event, yaml.ScalarEvent) or not _names(event):
            self._report(node.place, _ODD_KEY)
            return None
        if node.value == "<<":
            self._report(node.place, _MERGE)
            return None
        return characters.composed(node.value)

    def _warn_of_edges(self, root: _Node) -> None:
        """Warn of what only looks right where a text without quotes begins or ends."""
        for _, node in _values(root) if edges.has_signs(self._text) else ():
            plain = isinstance(node.value, str) and self._text[self._places.index(node.place)]
            words = edges.fault(node.value) if plain and plain not in "\"'|>" else None
            if words:
                found = _at(self._path, node.place, _Fault("Y017", *words))
                self._add(replace(found, severity=Severity.WARNING))

    def cut(self, root: _Node) -> Mapping[tuple[str | int, ...], Position]:
        """Give the texts that a # may have cut, each with the place of the sign."""
        found = tuple(cuts.cuts(self._text, self._scalars)) if self._has_signs else ()
        paths = _paths(root) if found else {}
        placed = ((self._places[one.scalar.start], self._places[one.sign]) for one in found)
        return {paths[text]: sign for text, sign in placed if text in paths}

    def _scalar(self, event: Any) -> str:
        value: str = event.value
        if not self._escapes or event.style != '"':
            return value
        span = slice(event.start_mark.index, event.end_mark.index)
        for finding in characters.find_escaped(self._text, span, self._places, self._path):
            self._add(finding)
        return value.replace("\r\n", "\n")

    def _check_properties(self, event: Any, place: Position) -> None:
        if event.anchor is not None:
            self._report(place, _ANCHOR)
        if event.tag is not None:
            self._report(place, _TAG)

    def _complain(self, error: yaml.MarkedYAMLError) -> None:
        """Say what the parser said, in our words: its own may quote the author's text."""
        said = f"{error.context}: {error.problem}"
        complaint = next(known for known in _COMPLAINTS if re.search(known.pattern, said))
        marks = (error.problem_mark, error.context_mark)
        mark = next(filter(None, marks[::-1] if complaint.at_context else marks), None)
        place = Position(mark.line + 1, mark.column + 1) if mark else self._last
        place = min(place, self._places[len(self._text)])  # libyaml adds a line at the end
        tab = _TAB_INDENT.search(self._text)
        if tab and self._places[tab.start()].line <= place.line:
            return  # the tab is reported, and what it does to the indentation is no second fault
        lines = sorted({place.line, *(one.line + 1 for one in marks if one)})
        cause = self._slip(lines) or self._cut_before(complaint.lost, lines)
        place, fault = cause or (place, complaint.fault)
        self.findings.append(_at(self._path, place, fault))

    def _slip(self, lines: Sequence[int]) -> tuple[Position, _Fault] | None:
        """Give what was typed that the parser stumbled over, where a line shows it."""
        for number in (*lines, self._above(lines[-1])):
            slip = slips.slip(self._line(number), above=number not in lines)
            if slip:
                fault = _Fault("Y003", slip.message, slip.hint)
                return Position(number, slip.column + 1), fault
        return None

    def _cut_before(self, lost: str, lines: Sequence[int]) -> tuple[Position, _Fault] | None:
        """Give the # that took away the bracket that a parser waits for, or the end of a text."""
        if not self._has_signs or not lost:
            return None
        above = max(1, self._above(lines[-1]))
        first, last = (lines[0], lines[-1]) if lost == _BRACKETS else (above, above)
        part = self._places.lines(first, last)
        found = cuts.comments(self._text, self._scalars, part)
        sign = next((index for index, rest in found if re.search(lost, rest)), None)
        return None if sign is None else (self._places[sign], _CUT_ABOVE)

    def _line(self, number: int) -> str:
        return "".join(self._lines[number - 1 : number]) if number else ""

    @cached_property
    def _lines(self) -> list[str]:
        return _LINE_END.split(self._text)

    def _above(self, number: int) -> int:
        """Give the number of the nearest line above with more on it than a comment, or nought."""
        above = (n for n in range(number - 1, 0, -1) if not _NO_CONTENT.match(self._line(n)))
        return next(above, 0)

    def _report_twice(self, key: str, first: Position, second: Position) -> None:
        lines = {"first": first.line, "second": second.line}
        message = (
            say(
                "The key '{key}' stands twice: on line {first} and on line {second}",
                key=key,
                **lines,
            )
            if _IDENTIFIER.fullmatch(key)
            else say("The same key stands twice: on line {first} and on line {second}", **lines)
        )
        hint = say("Keep the right one, and remove or rename the other")
        self._report(second, _Fault("Y004", message, hint))

    def _report(self, place: Position, fault: _Fault) -> None:
        self._add(_at(self._path, place, fault))

    def _add(self, finding: Diagnostic) -> None:
        self.findings.append(finding)
        if len(self.findings) > MOST_FINDINGS:
            raise _Stop


def _span(event: Any) -> Scalar:
    return Scalar(event.start_mark.index, event.end_mark.index, event.style or "")


def _values(root: _Node) -> Iterator[tuple[tuple[str | int, ...], _Node]]:
    """Give everything below the root with its path."""
    waiting: list[tuple[tuple[str | int, ...], _Node]] = [((), root)]
    while waiting:
        path, node = waiting.pop()
        below = [((*path, step), one) for step, one in node.inside.items()]
        yield from below
        waiting += below


def _paths(root: _Node) -> dict[Position, tuple[str | int, ...]]:
    """Give the path of what stands at each place: of its key, and before that of itself."""
    keys = {node.key: path for path, node in _values(root)}
    values = {node.place: path for path, node in _values(root) if not node.inside}
    return keys | values


def _names(event: yaml.ScalarEvent) -> bool:
    return event.style not in {"|", ">"} and bool(event.value or event.style)


def _place(event: Any) -> Position:
    mark = event.start_mark
    return Position(mark.line + 1, mark.column + 1)
