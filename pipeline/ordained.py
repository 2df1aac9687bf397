"""A municipality's own rules as its settings have them, held against the contract."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from pipeline import shape
from pipeline.contract.declare import FieldKind, Key, keys
from pipeline.diagnostics import Severity, Text, Unusable, say
from pipeline.dossier.dossier import Dossier
from pipeline.near import near
from pipeline.settings import Settings
from pipeline.standard import BoundKind, OwnRule


def own_rules(held: Settings, language: str) -> tuple[OwnRule, ...]:
    """Give the rules in the order of their codes; raises Unusable at the first that is none.

    Their messages are in the norm that a person reads, where they have it.
    """
    found: dict[str, OwnRule] = {}
    for n, table in enumerate(held["rule"] or ()):
        one = _rule(_RuleTable(held, n, table), language)
        if one.code in found:
            before = found[one.code]
            twice = say("{code} is a rule already, on line {line}", code=one.code, line=before.line)
            raise held.fault_in("rule", n, "code", twice)
        found[one.code] = one
    return tuple(found[code] for code in sorted(found))


class _RuleTable(NamedTuple):
    """One [[rule]] of the settings."""

    held: Settings
    number: int
    values: Mapping[str, Any]

    def fault(self, key: str, why: Text) -> Unusable:
        return self.held.fault_in("rule", self.number, key, why)

    def text(self, key: str, *, needed: bool = True) -> str:
        """Give a text of one line; raises for another, and for none where it is needed."""
        value = self.values.get(key)
        if value is None and not needed:
            return ""
        if value is None:
            raise self.fault("", say("the rule has no {key}", key=key))
        if not _is_line(value):
            raise self.fault(key, say("{key} is a text in quotes, on one line", key=key))
        return str(value).strip()


def _is_line(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


_BOUNDS = tuple(one.value for one in BoundKind)
_KEYS = ("code", "at", "message", "severity", "source", *_BOUNDS)
_CODE = re.compile("K(?!000)[0-9]{3}")


def _rule(table: _RuleTable, language: str) -> OwnRule:
    for key in table.values:
        if key not in _KEYS:
            raise table.fault(key, _unknown(key, say("a rule"), _KEYS))
    code = table.text("code")
    if not _CODE.fullmatch(code):
        words = say("the code of a rule of one's own is K001 to K999, each used once")
        raise table.fault("code", words)
    written = table.text("at")
    try:
        at, stands = _place(written)
    except Unusable as fault:
        raise table.fault("at", fault.text) from fault
    kind = _bound(table)
    return OwnRule(
        code,
        at,
        kind,
        _limit(table, kind, stands, written),
        _message(table, language),
        _severity(table),
        table.text("source", needed=False),
        table.held.file,
        table.held.line_of("rule", table.number),
    )


def _unknown(word: str, where: Text, known: tuple[str, ...]) -> Text:
    close = near(word, known)
    if close:
        return say(
            "there is no {key} in {where}; did you mean {close}?",
            key=word,
            where=where,
            close=close,
        )
    names = ", ".join(known)
    return say(
        "there is no {key} in {where}; choose among {known}", key=word, where=where, known=names
    )


def _severity(table: _RuleTable) -> Severity:
    written = table.text("severity", needed=False) or Severity.ERROR.value
    if written not in list(Severity):
        raise table.fault("severity", say("severity is error or warning"))
    return Severity(written)


def _message(table: _RuleTable, language: str) -> str:
    held = table.values.get("message")
    if not isinstance(held, dict) or not held:
        words = say("the rule has no message; write message.nb or message.nn, or both")
        raise table.fault("message" if held is not None else "", words)
    for norm, text in held.items():
        if norm not in ("nb", "nn"):
            raise table.fault("message", _unknown(norm, Text("message"), ("nb", "nn")))
        if not _is_line(text):
            key = f"message.{norm}"
            raise table.fault(key, say("{key} is a text in quotes, on one line", key=key))
    return str(held.get(language) or held.get("nb") or held["nn"]).strip()


# --- The place, which the contract must have.


_STEP = re.compile(r"([A-Za-z0-9_-]+)(\[\])?")


def _place(written: str) -> tuple[tuple[str, ...], Key]:
    """Read a place into its steps, and give the key that stands there."""
    section: type | None = Dossier
    held: Key | None = None
    at: list[str] = []
    for step in written.split("."):
        found = _STEP.fullmatch(step)
        if found is None:
            words = say("a place is keys with points between, and [] for each item of a list")
            raise Unusable(say("{why}: cases[].summary", why=words))
        if held is not None:
            section = _below(held)
        held = _key(section, found[1], at)
        at.append(held.name)
        if found[2]:
            if held.item is None:
                raise Unusable(say("{key} is no list; leave out []", key=held.name))
            held = held.item
            at.append("")
    assert held is not None  # noqa: S101 - a split gives one step at least
    return tuple(at), held


def _below(held: Key) -> type:
    if held.kind is FieldKind.LIST:
        raise Unusable(say("{key} is a list; write {key}[] for each of its items", key=held.name))
    if held.section is None:
        raise Unusable(say("{key} has no keys of its own", key=held.name))
    return held.section


def _key(section: type | None, name: str, at: list[str]) -> Key:
    known = {one.name: one for one in keys(section or Dossier)}
    if name not in known:
        over = next((one for one in reversed(at) if one), "")
        raise Unusable(_unknown(name, Text(over) if over else say("a dossier"), (*known,)))
    return known[name]


# --- The bound, which must fit what stands at the place.


def _bound(table: _RuleTable) -> BoundKind:
    found = [one for one in table.values if one in _BOUNDS]
    if not found:
        words = say("the rule has no bound; give it one of {bounds}", bounds=", ".join(_BOUNDS))
        raise table.fault("", words)
    if len(found) > 1:
        words = say("a rule has one bound, and {first} is one already", first=found[0])
        raise table.fault(found[1], words)
    return BoundKind(found[0])


_TEXTS = (FieldKind.TEXT, FieldKind.PROSE)
_NUMBERS = (FieldKind.INTEGER, FieldKind.NUMBER)
_FIT: Mapping[BoundKind, tuple[FieldKind, ...]] = {
    BoundKind.REQUIRED: tuple(FieldKind),
    BoundKind.AT_MOST: (*_NUMBERS, FieldKind.DATE),
    BoundKind.AT_LEAST: (*_NUMBERS, FieldKind.DATE),
    BoundKind.LONGEST: _TEXTS,
    BoundKind.ONE_OF: (*_TEXTS, *_NUMBERS, FieldKind.TERM, FieldKind.TRUTH),
    BoundKind.NEVER: _TEXTS,
    BoundKind.MATCHES: _TEXTS,
}
_NAMES = {
    FieldKind.TEXT: say("a text"),
    FieldKind.PROSE: say("a text"),
    FieldKind.INTEGER: say("a number"),
    FieldKind.NUMBER: say("a number"),
    FieldKind.DATE: say("a date"),
    FieldKind.TRUTH: say("true or false"),
    FieldKind.TERM: say("one of some words"),
    FieldKind.MAPPING: say("a section with keys of its own"),
    FieldKind.LIST: say("a list"),
}


def _limit(table: _RuleTable, kind: BoundKind, key: Key, written: str) -> Any:
    if key.kind not in _FIT[kind]:
        what = _NAMES[key.kind]
        words = say(
            "{bound} does not fit {place}, which is {what}", bound=kind, place=written, what=what
        )
        raise table.fault(kind, words)
    if kind is BoundKind.REQUIRED and written.endswith("[]"):
        words = say("an item of a list is always there; leave out the last []")
        raise table.fault("at", words)
    try:
        return _READ[kind](table.values[kind], key)
    except Unusable as fault:
        raise table.fault(kind, say("{bound}: {why}", bound=kind, why=fault.text)) from fault


def _required(value: object, _: Key) -> bool:
    if value is not True:
        raise Unusable(say("write true, or leave the rule out"))
    return True


def _number_or_day(value: object, key: Key) -> Decimal | dt.date:
    if key.kind is not FieldKind.DATE:
        return _number(value)
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    raise Unusable(say("write a day without quotes, as 2026-12-31"))


def _number(value: object) -> Decimal:
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = Decimal(str(value))
        if number.is_finite():
            return number
    raise Unusable(say("write a number without quotes"))


def _longest(value: object, _: Key) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    raise Unusable(say("write how many characters there may be, a whole number from 1"))


def _one_of(value: object, key: Key) -> tuple[str, ...] | tuple[Decimal, ...]:
    held = _listed(value)
    if key.kind in _NUMBERS:
        return tuple(map(_number, held))
    if key.kind is FieldKind.TRUTH:
        return tuple(_truths(held))
    return tuple(_term(one, key) for one in _texts(value))


def _truths(held: list[object]) -> Iterator[str]:
    for one in held:
        if not isinstance(one, bool):
            raise Unusable(say("write true or false, without quotes"))
        yield str(one).lower()


def _term(written: str, key: Key) -> str:
    if key.terms is None:
        return written
    known = tuple(str(one.value) for one in key.terms)
    if written not in known:
        raise Unusable(_unknown(written, Text(key.name), known))
    return written


def _listed(value: object) -> list[object]:
    if isinstance(value, list) and value:
        return value
    raise Unusable(say('write a list, as ["one", "two"]'))


def _texts(value: object) -> tuple[str, ...]:
    held = _listed(value)
    if not all(isinstance(one, str) and one.strip() for one in held):
        raise Unusable(say('write a list of texts, as ["one", "two"]'))
    return tuple(map(str, held))


def _expression(value: object, _: Key) -> str:
    if not isinstance(value, str) or not value:
        raise Unusable(say("write an expression in single quotes, as '[0-9]+/[0-9]+'"))
    shape.ways(value)
    return value


_READ: Mapping[BoundKind, Callable[[Any, Key], Any]] = {
    BoundKind.REQUIRED: _required,
    BoundKind.AT_MOST: _number_or_day,
    BoundKind.AT_LEAST: _number_or_day,
    BoundKind.LONGEST: _longest,
    BoundKind.ONE_OF: _one_of,
    BoundKind.NEVER: lambda value, _: _texts(value),
    BoundKind.MATCHES: _expression,
}
