"""A dossier's text with changes in it: lines are written in, and the author's stay as they are."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from pipeline.frozen import Frozen
from pipeline.node import Step
from pipeline.spots import BLOCK, Reach, spots

Path = tuple[Step, ...]
_INDENT = 2


class Writing(NamedTuple):
    """A value as somebody has written it, to stand elsewhere.

    `lines` are counted from `column`: that of the key above, or of its own first sign where it is
    `lined`. `brackets` is the same in a list or a mapping in brackets.
    """

    lines: str
    column: int
    lined: bool
    brackets: str
    value: Any  # a text, a list or a dict, nested as the author pleases

    def below(self, column: int, indent: int) -> str:
        """Give what follows a key and its colon in a column."""
        if self.lined:
            inner = column + (indent if isinstance(self.value, list) else _INDENT)
            return f"\n{' ' * inner}{_moved(self.lines, inner - self.column)}"
        return f" {_moved(self.lines, column - self.column)}" if self.lines else ""

    def behind(self, column: int) -> str:
        """Give it as an item whose hyphen stands in a column."""
        inner = column + _INDENT if self.lined else column
        return f"- {_moved(self.lines, inner - self.column)}"


def word(text: str) -> Writing:
    """Give a value that nobody has written: a day, or a key."""
    return Writing(text, 0, lined=False, brackets=text, value=text)


def composed(value: Any) -> Writing:
    """Give a text or a list that nobody has written, on one line."""
    lines = flow(value)
    return Writing(lines, 0, lined=False, brackets=lines, value=value)


ABSENT = Writing("", 0, lined=False, brackets='""', value="")


def mapping(pairs: Mapping[str, Writing], indent: int) -> Writing:
    """Make a mapping of pieces, a line for each."""
    lines = "\n".join(f"{key}:{one.below(0, indent)}" for key, one in pairs.items())
    brackets = ", ".join(f"{key}: {one.brackets}" for key, one in pairs.items())
    value = {key: one.value for key, one in pairs.items()}
    return Writing(lines, 0, lined=True, brackets=f"{{{brackets}}}", value=value)


def listed(item: Writing) -> Writing:
    """Make a list of one item."""
    lines, brackets = item.behind(0), f"[{item.brackets}]"
    return Writing(lines, 0, lined=True, brackets=brackets, value=[item.value])


def _moved(lines: str, by: int) -> str:
    """Move all lines but the first, which stands where it is put."""
    first, *rest = lines.split("\n")
    return "\n".join([first, *(_shifted(one, by) for one in rest)])


def _shifted(line: str, by: int) -> str:
    if not line.strip():
        return line
    return " " * by + line if by >= 0 else line[min(-by, len(line) - len(line.lstrip(" "))) :]


class Page(Frozen, dict=True):
    """A text, what it says, and where; a change gives another page.

    The text has plain line ends, whatever the author's system writes.
    """

    text: str
    data: Any  # a text, a list or a dict, nested as the author pleases

    @cached_property
    def root(self) -> Reach:
        return spots(self.text)

    def at(self, path: Path) -> Any:
        """Give what the text says at a place, or nothing."""
        held = self.data
        for step in path:
            there = step in held if isinstance(held, dict) else _has(held, step)
            if not there:
                return None
            held = held[step]
        return held

    def piece(self, path: Path, *, commented: bool = False) -> Writing:
        """Give a value as it is written here; with the comment of its line if it takes it along."""
        spot, flow = self._spot(path)
        whole = spot.lined or (commented and not flow)
        lines = self.text[spot.start : self._line_end(spot.end) if whole else spot.end]
        if spot.scalar and spot.style in tuple(BLOCK) and not commented:
            head, broken, body = lines.partition("\n")
            lines = head.split("#")[0].rstrip() + broken + body
        value = self.at(path)
        column = self._column(spot.start if spot.lined else spot.key)
        if not spot.lined and spot.key == spot.start:
            column -= _INDENT  # an item is counted from its hyphen
        written = self.text[spot.start : spot.end]
        return Writing(lines, column, spot.lined, _in_brackets(spot, written, value), value)

    @cached_property
    def indent(self) -> int:
        """How far in from its key the author writes a list."""
        lists = (one for one in self.root.inside.values() if one.lined and 0 in one.inside)
        first = next(lists, None)
        return _INDENT if first is None else self._column(first.start) - self._column(first.key)

    def with_value(self, path: Path, new: Writing) -> "Page":
        """Write another value in the place of one, in its style."""
        spot, flow = self._spot(path)
        data = _with(self.data, path, new.value)
        if flow:
            return self._edited((spot.start, spot.end, _as(spot, new) or new.brackets), data=data)
        if spot.scalar and spot.key == spot.start:
            return self._edited((spot.start, spot.end, _as(spot, new) or new.brackets), data=data)
        if spot.lined and new.lined:
            column = self._column(spot.start)
            lines = _moved(new.lines, column - new.column)
            return self._edited((spot.start, self._line_end(spot.end), lines), data=data)
        if spot.lined:
            colon = self._colon(spot)
            gone = self._line_start(spot.start), self._next_line(spot.end), ""
            return self._edited(
                (colon, colon, new.below(self._column(spot.key), 0)), gone, data=data
            )
        return self._in_place(spot, new, data)

    def _in_place(self, spot: Reach, new: Writing, data: Any) -> "Page":
        """Write a value where a scalar or brackets stand, beside their comment."""
        column = self._column(spot.key)
        old = self.text[spot.start : spot.end]
        head, _, body = old.partition("\n")
        block = spot.style in tuple(BLOCK)
        tail = self.text[spot.end : self._line_end(spot.end)]
        comment = _COMMENT(head) if block else _COMMENT(tail)
        said = comment[0] if comment else ""
        end = spot.end + (len(said) if said and not block else 0)
        lines = new.below(column, self.indent)
        if block and isinstance(new.value, str) and "\n" not in new.value.strip():
            inner = len(body.lstrip("\n")) - len(body.lstrip())
            lines = f" {head.removesuffix(said)}\n{' ' * inner}{new.value.strip()}"
        elif written := _as(spot, new):
            lines = f" {written}"
        first, broken, rest = lines.partition("\n")
        if broken and not (new.lined or first.strip()[:1] in tuple(BLOCK)):
            first, broken, rest = lines, "", ""  # a comment goes behind all of its lines
        start = self._colon(spot)
        return self._edited((start, end, f"{first}{said}{broken}{rest}"), data=data)

    def with_key(self, path: Path, key: str, new: Writing, before: Iterable[str] = ()) -> "Page":
        """Write a key into a mapping: behind the last of those that go `before` it, else last."""
        spot, flow = self._spot(path)
        data = _with(self.data, (*path, key), new.value)
        held = [spot.inside[one] for one in before if one in spot.inside] or [*spot.inside.values()]
        last = max(held, key=lambda one: one.end, default=None)
        if flow or spot.style:
            at = last.end if last else spot.start + 1
            comma = ", " if last else ""
            return self._edited((at, at, f"{comma}{key}: {new.brackets}"), data=data)
        at = self._line_end(last.end if last else spot.end)
        column = self._column(spot.start)
        line = f"\n{' ' * column}{key}:{new.below(column, self.indent)}"
        apart = "\n" if not path and _APART(self.text) else ""
        return self._edited((at, at, apart + line), data=data)

    def without_key(self, path: Path) -> "Page":
        """Take a key away, with the lines that it has alone."""
        spot, flow = self._spot(path)
        data = _without(self.data, path)
        start = self._line_start(spot.key)
        if not flow and not self.text[start : spot.key].strip():
            return self._edited((start, self._next_line(spot.end), ""), data=data)
        comma = re.compile(r"\s*,[ \t]*").match(self.text, spot.end)
        if comma:
            return self._edited((spot.key, comma.end(), ""), data=data)
        return self._edited((self.text.rindex(",", 0, spot.key), spot.end, ""), data=data)

    def with_item(self, path: Path, new: Writing) -> "Page":
        """Write an item at the end of a list."""
        spot, flow = self._spot(path)
        items = self.at(path) or []
        data = _with(self.data, path, [*items, new.value])
        last = spot.inside[len(items) - 1] if items else None
        if flow or spot.style:
            at = last.end if last else spot.start + 1
            comma = ", " if last else ""
            return self._edited((at, at, f"{comma}{new.brackets}"), data=data)
        if last is None:
            return self.with_value(path, listed(new))
        at = self._line_end(last.end)
        column = self._column(spot.start)
        above = spot.inside[len(items) - 2] if len(items) > 1 else None
        apart = "\n" if above and "\n\n" in self.text[above.end : last.start] else ""
        line = f"{apart}\n{' ' * column}{new.behind(column)}"
        return self._edited((at, at, line), data=data)

    def _spot(self, path: Path) -> tuple[Reach, bool]:
        """Give where a value stands, and whether what is around it is in brackets."""
        spot, flow = self.root, False
        for step in path:
            flow = flow or bool(spot.style)
            spot = spot.inside[step]
        return spot, flow

    def _edited(self, *edits: tuple[int, int, str], data: Any) -> "Page":
        text = self.text
        for start, end, written in sorted(edits, reverse=True):
            text = text[:start] + written + text[end:]
        return Page(text, data)

    def _colon(self, spot: Reach) -> int:
        """Find what follows the colon of a key."""
        return self.text.index(":", spot.key) + 1

    def _column(self, index: int) -> int:
        return index - self._line_start(index)

    def _line_start(self, index: int) -> int:
        return self.text.rfind("\n", 0, index) + 1

    def _line_end(self, index: int) -> int:
        found = self.text.find("\n", index)
        return len(self.text) if found < 0 else found

    def _next_line(self, index: int) -> int:
        return min(self._line_end(index) + 1, len(self.text))


def same(one: Any, other: Any) -> bool:
    """Tell that two texts say the same but for the line that a block ends with."""
    return bool(_trimmed(one) == _trimmed(other))


def _trimmed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _trimmed(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_trimmed(one) for one in value]
    return value.strip("\n")


def _has(held: Any, step: Step) -> bool:
    return isinstance(held, list) and isinstance(step, int) and step < len(held)


def _as(spot: Reach, new: Writing) -> str:
    """Write a text of one line in the quotation marks of the one before it; nothing of others."""
    if not isinstance(new.value, str) or "\n" in new.value or new.lines[:1] in tuple(BLOCK):
        return ""
    if spot.style == '"':
        return json.dumps(new.value, ensure_ascii=False)
    if spot.style == "'":
        doubled = new.value.replace("'", "''")
        return f"'{doubled}'"
    return ""


def _in_brackets(spot: Reach, lines: str, value: Any) -> str:
    """Write a value as it can stand in brackets."""
    plain = spot.scalar and not spot.style
    if spot.lined or "\n" in lines or spot.style in tuple(BLOCK) or (plain and not _safe(lines)):
        return flow(value)
    return lines or '""'


def flow(value: Any) -> str:
    """Write a value on one line, with brackets and quotation marks."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {flow(one)}' for key, one in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    text = str(value).rstrip("\n")
    return text if _safe(text) else json.dumps(text, ensure_ascii=False)


def _safe(text: str) -> bool:
    return bool(_SAFE(text)) and ": " not in text and " #" not in text and not text.endswith(":")


_COMMENT = re.compile(r"\s+#.*").search
# Sections that the author divides by empty lines.
_APART = re.compile(r"\n\n(?:#.*\n)*[a-z_]+:").search
_SAFE = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^\n,\[\]{}]*(?<!\s)").fullmatch


def _with(data: Any, path: Path, value: Any) -> Any:
    """Give data with another value at a place, which may be a new key."""
    if not path:
        return value
    step, *rest = path
    if isinstance(data, list):
        return [_with(one, tuple(rest), value) if n == step else one for n, one in enumerate(data)]
    return {**data, step: _with(data.get(step, {}), tuple(rest), value)}


def _without(data: Any, path: Path) -> Any:
    step, *rest = path
    if not rest:
        return {key: one for key, one in data.items() if key != step}
    return _with(data, (step,), _without(data[step], tuple(rest)))
