"""One file of YAML as nested texts with the place of every value; the only door to PyYAML."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import islice
from operator import attrgetter
from typing import Any, NamedTuple

import yaml

from pipeline import characters, complaints, cuts, edges, stumbles
from pipeline.characters import Places, Position
from pipeline.complaints import Fault
from pipeline.decode import decoded
from pipeline.diagnostics import MOST_FINDINGS, Diagnostic, Rejected, Severity, Text, say
from pipeline.frozen import replace
from pipeline.node import NOTHING_INSIDE, Node, below, paths, values

MOST_LEVELS = 50
# Nothing is resolved: of these loaders only the events are used.
_Parser = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
_IDENTIFIER = re.compile(r"[a-z_]{1,40}")
_LINE_END = re.compile(r"\r\n|\n|\r")
_NO_CONTENT = re.compile(r"\s*(?:#.*)?$")
_TAB_INDENT = re.compile(r"(?<![^\r\n]) *\t")
_QUOTES = frozenset("\"'")
_START = Position(1, 1)
# Keys that take a second look: none, and what other readers of YAML merge by.
_ODD = frozenset({"", "<<"})
# What every reader of YAML takes for nothing at all where it stands without quotes.
_NONE = frozenset({"null", "Null", "NULL", "~"})

Cuts = Mapping[tuple[str | int, ...], Position]


class Read(NamedTuple):
    """One file, read; its root says nothing where a finding is an error.

    `cut` gives the texts that a # may have cut, each with the place of the sign: of a root of the
    whole dossier, in which so many lines stand above this file.
    """

    root: Node
    cut: Callable[[Node, int], Cuts]
    findings: tuple[Diagnostic, ...]


def read(content: bytes, path: str) -> Read:
    """Read YAML from bytes, with all that is wrong with it; `path` is only a name."""
    try:
        text = decoded(content, path)
    except Rejected as fault:
        return Read(_NO_ROOT, lambda _, __: {}, fault.diagnostics)
    raw = list(islice(characters.find_raw(text, path), MOST_FINDINGS + 1))
    safe = characters.neutral(text)
    reader = _Reader(text, path)
    root = reader.read(safe)
    if safe != text and not _errors(raw + reader.findings):
        # What looks like a broken escape stands where there are no escapes: keep it as written.
        reader = _Reader(text, path)
        root = reader.read(text)
    return Read(root or _NO_ROOT, reader.cut, _in_order(raw + reader.findings))


_NO_ROOT = Node({}, _START, _START, NOTHING_INSIDE)
# Of a file that has no more than remarks: of a whole dossier it may be one.
NOTHING = Read(_NO_ROOT, lambda _, __: {}, ())


def _errors(findings: Iterable[Diagnostic]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _in_order(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    found = sorted(findings, key=attrgetter("line", "column", "code"))
    if len(found) <= MOST_FINDINGS:
        return tuple(found)
    over = found[MOST_FINDINGS]
    return (
        *found[:MOST_FINDINGS],
        complaints.TOO_MANY.at(over.path, Position(over.line, over.column)),
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
        self._scalars = cuts.Scalars()
        # The last text in quotes that goes over several lines.
        self._quoted: Any = None
        # Of each mapping with such: the key that begins an item, and the keys that stand twice.
        self._twice: list[tuple[object, list[tuple[str, Position, Position]]]] = []

    def read(self, parsed: str) -> Node | None:
        """Read `parsed`, which has the same places as the text; None if there is no dossier."""
        root = self._read(parsed)
        with suppress(_Stop):
            self._report_all_twice()
        return root

    def _read(self, parsed: str) -> Node | None:
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

    def _document(self) -> Node | None:
        self._next()
        start = self._next()
        if isinstance(start, yaml.StreamEndEvent):
            self._report(_START, complaints.EMPTY)
            return None
        if start.tags:
            self._report(_place(start), complaints.TAG_DIRECTIVE)
        root = self._node(self._next(), None, 1)
        self._warn_of_edges(root)
        if not isinstance(root.value, dict):
            self._report(root.place, complaints.NO_MAPPING if root.value else complaints.EMPTY)
        self._next()
        after = self._next()
        if isinstance(after, yaml.DocumentStartEvent):
            self._report(_place(after), complaints.SECOND)
        return root

    def _node(self, event: Any, key: Position | None, level: int) -> Node:
        mark = event.start_mark
        place = _made(Position, (mark.line + 1, mark.column + 1))
        if type(event) is yaml.ScalarEvent:
            return _made(Node, (self._scalar(event, place), place, key or place, NOTHING_INSIDE))
        self._last = place
        if isinstance(event, yaml.AliasEvent):
            self._report(place, complaints.ALIAS)
            return Node("", place, key or place, NOTHING_INSIDE)
        self._check_properties(event, place)
        if level > MOST_LEVELS:
            self._report(place, complaints.TOO_DEEP)
            raise _Stop
        fill = self._mapping if isinstance(event, yaml.MappingStartEvent) else self._sequence
        value, inside = fill(level)
        return Node(value, place, key or place, inside)

    def _mapping(self, level: int) -> tuple[dict[str, Any], dict[str | int, Node]]:
        inside: dict[str | int, Node] = {}
        data: dict[str, Any] = {}
        following, read = self._next, self._node
        twice: list[tuple[str, Position, Position]] = []
        while type(event := following()) is not yaml.MappingEndEvent:
            mark = event.start_mark
            at = _made(Position, (mark.line + 1, mark.column + 1))
            key = self._key(event, at, level)
            node = read(following(), at, level + 1)
            if key is None:
                continue
            if key in inside:
                if not twice:
                    self._twice.append((next(iter(inside)) if level > 1 else "", twice))
                twice.append((key, inside[key].key, at))
                continue
            inside[key] = node
            data[key] = node.value
        return data, inside

    def _sequence(self, level: int) -> tuple[list[Any], dict[str | int, Node]]:
        inside: dict[str | int, Node] = {}
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            inside[len(inside)] = self._node(event, None, level + 1)
        return [node.value for node in inside.values()], inside

    def _key(self, event: Any, place: Position, level: int) -> str | None:
        """Give the key in NFC, or None if it names nothing."""
        if type(event) is yaml.ScalarEvent:
            value: str = event.value
            if event.style or event.tag or event.anchor or value in _ODD or not value.isascii():
                return self._named(event, place)
            self._last = place
            if self._has_signs:
                self._scalars.events.append(event)
            return value
        self._node(event, None, level + 1)
        if not isinstance(event, yaml.AliasEvent):
            self._report(place, complaints.ODD_KEY)
        return None

    def _named(self, event: Any, place: Position) -> str | None:
        value = self._scalar(event, place)
        if not _names(event):
            self._report(place, complaints.ODD_KEY)
            return None
        if value == "<<":
            self._report(place, complaints.MERGE)
            return None
        return characters.composed(value)

    def _warn_of_edges(self, root: Node) -> None:
        """Warn of what only looks right where a text without quotes begins or ends."""
        for _, node in values(root) if edges.has_signs(self._text) else ():
            plain = isinstance(node.value, str) and self._text[self._places.index(node.place)]
            words = edges.fault(node.value) if plain and plain not in "\"'|>" else None
            if words:
                found = Fault("Y017", *words).at(self._path, node.place)
                self._add(replace(found, severity=Severity.WARNING))

    def cut(self, root: Node, above: int) -> Cuts:
        """Give the texts that a # may have cut, each with the place of the sign.

        The root is of the whole, in which so many lines stand above this file.
        """
        found = tuple(cuts.cuts(self._text, self._scalars)) if self._has_signs else ()
        held = paths(root) if found else {}
        ends = ((self._places[one.scalar.start], self._places[one.sign]) for one in found)
        placed = ((below(text, above), below(sign, above)) for text, sign in ends)
        return {held[text]: sign for text, sign in placed if text in held}

    def _scalar(self, event: Any, place: Position) -> str:
        self._last = place
        if event.anchor is not None or event.tag is not None:
            self._check_properties(event, place)
        if self._has_signs:
            self._scalars.events.append(event)
        value: str = event.value
        if value in _NONE and not event.style:
            return ""
        if event.style in _QUOTES and event.end_mark.line > event.start_mark.line:
            self._quoted = event
        if not self._escapes or event.style != '"':
            return value
        span = slice(event.start_mark.index, event.end_mark.index)
        for finding in characters.find_escaped(self._text, span, self._places, self._path):
            self._add(finding)
        return value.replace("\r\n", "\n")

    def _check_properties(self, event: Any, place: Position) -> None:
        if event.anchor is not None:
            self._report(place, complaints.ANCHOR)
        if event.tag is not None:
            self._report(place, complaints.TAG)

    def _complain(self, error: yaml.MarkedYAMLError) -> None:
        """Say what the parser said, in our words: its own may quote the author's text."""
        said = f"{error.context}: {error.problem}"
        complaint = next(known for known in complaints.COMPLAINTS if re.search(known.pattern, said))
        marks = (error.problem_mark, error.context_mark)
        mark = next(filter(None, marks[::-1] if complaint.at_context else marks), None)
        place = Position(mark.line + 1, mark.column + 1) if mark else self._last
        place = min(place, self._places[len(self._text)])  # libyaml adds a line at the end
        alias = complaints.ALIAS.code
        if any(one.code == alias and one.line == place.line for one in self.findings):
            return  # what stands behind a * is no second fault
        tab = _TAB_INDENT.search(self._text)
        if tab and self._places[tab.start()].line <= place.line:
            return  # the tab is reported, and what it does to the indentation is no second fault
        lines = sorted({place.line, *(one.line + 1 for one in marks if one)})
        cause = (
            stumbles.left_open(self._quoted, self._lines, place)
            or self._slip(lines)
            or self._cut_before(complaint.lost, lines)
            or stumbles.above(complaint, self._lines, place)
        )
        place, fault = cause or (stumbles.begun(complaint, self._lines, place), complaint.fault)
        self.findings.append(fault.at(self._path, place))

    def _slip(self, lines: Sequence[int]) -> tuple[Position, Fault] | None:
        """Give what was typed that the parser stumbled over, where a line shows it."""
        from pipeline import slips  # most files have none

        for number in (*lines, self._above(lines[-1])):
            slip = slips.slip(self._line(number), above=number not in lines)
            if slip:
                fault = Fault("Y003", slip.message, slip.hint)
                return Position(number, slip.column + 1), fault
        return None

    def _cut_before(self, lost: str, lines: Sequence[int]) -> tuple[Position, Fault] | None:
        """Give the # that took away the bracket that a parser waits for, or the end of a text."""
        if not self._has_signs or not lost:
            return None
        above = max(1, self._above(lines[-1]))
        first, last = (lines[0], lines[-1]) if lost == complaints.BRACKETS else (above, above)
        if lost == complaints.ANYTHING and stumbles.LIKE_KEY.match(self._line(lines[-1])):
            return None  # what follows is a key, and not the rest of a text
        part = self._places.lines(first, last)
        found = cuts.comments(self._text, self._scalars, part)
        sign = next((index for index, rest in found if re.search(lost, _unpaired(rest))), None)
        return None if sign is None else (self._places[sign], complaints.CUT_ABOVE)

    def _line(self, number: int) -> str:
        return "".join(self._lines[number - 1 : number]) if number else ""

    @cached_property
    def _lines(self) -> list[str]:
        return _LINE_END.split(self._text)

    def _above(self, number: int) -> int:
        """Give the number of the nearest line above with more on it than a comment, or nought."""
        above = (n for n in range(number - 1, 0, -1) if not _NO_CONTENT.match(self._line(n)))
        return next(above, 0)

    def _report_all_twice(self) -> None:
        """Tell of the keys that stand twice; where all of an item does, of its first, once."""
        for begins, twice in self._twice:
            hint = say("Keep the right one, and remove or rename the other")
            is_item = len({key for key, _, _ in twice}) > 1 and begins == twice[0][0]
            if is_item:
                hint = say("If a new item begins here, write a hyphen and a space before it")
            for key, first, second in twice[:1] if is_item else twice:
                self._report_key_twice(key, first, second, hint)

    def _report_key_twice(self, key: str, first: Position, second: Position, hint: Text) -> None:
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
        self._report(second, Fault("Y004", message, hint))

    def _report(self, place: Position, fault: Fault) -> None:
        self._add(fault.at(self._path, place))

    def _add(self, finding: Diagnostic) -> None:
        self.findings.append(finding)
        if len(self.findings) > MOST_FINDINGS:
            raise _Stop


def _unpaired(rest: str) -> str:
    """Take away brackets that are opened and closed in one remark: they end nothing above it."""
    return _PAIR.sub("", rest)


_PAIR = re.compile(r"\[[^][]*\]|\{[^{}]*\}")


def _names(event: yaml.ScalarEvent) -> bool:
    return event.style not in {"|", ">"} and bool(event.value or event.style)


def _place(event: Any) -> Position:
    mark = event.start_mark
    return _made(Position, (mark.line + 1, mark.column + 1))


# A named tuple's own constructor is one call more, and there are thousands of these.
_made = tuple.__new__
