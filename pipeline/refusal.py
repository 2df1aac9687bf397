"""Why a source is refused: the schema's own findings, with place and hint; the door to Cerberus."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import Any

from cerberus import Validator, errors

from pipeline.diagnostics import NOTHING, Diagnostic, Text, say
from pipeline.dossier.contract import Key, KeyPath, Kind, key_at, keys
from pipeline.dossier.schema import schema
from pipeline.norm import Norm
from pipeline.source import Source


class _Trusting(Validator):  # type: ignore[misc]  # Cerberus has no types
    """A validator that takes the schema as it is: a test, not each run, holds it against Cerberus.

    Cerberus validates a schema by validating it with itself, which costs 0.1 s for ours.
    """

    @property
    def schema(self) -> Any:
        return self._schema

    @schema.setter
    def schema(self, held: Any) -> None:
        self._schema = held


def refusals(source: Source, kind: type) -> tuple[Diagnostic, ...]:
    """Give everything that the schema finds wrong with a source, in the order of the file."""
    validator = _Trusting(_schema_of(kind))
    validator.validate(source.data)
    # The public errors have lost their paths.
    faults = validator._errors  # noqa: SLF001
    return tuple(sorted(set(_diagnostics(source, kind, faults))))


def _schema_of(section: type) -> dict[str, Any]:
    return _schema(section)


@cache
def _schema(section: Any) -> dict[str, Any]:
    return schema(section)


def _diagnostics(source: Source, kind: type, faults: Any) -> Iterator[Diagnostic]:
    for fault in faults:
        if fault.child_errors:
            yield from _diagnostics(source, kind, fault.child_errors)
        else:
            yield _diagnostic(source, kind, fault)


def _diagnostic(source: Source, kind: type, fault: Any) -> Diagnostic:
    path: KeyPath = tuple(fault.document_path)
    if fault.code == errors.UNKNOWN_FIELD.code:
        return _place(source, path, "S002", _unknown(kind, path), on_key=True)
    key = key_at(kind, path)
    if fault.code == errors.REQUIRED_FIELD.code:
        return _place(source, path, "S001", _missing(key), on_key=False)
    code, message, hint = _refused(key, fault)
    return _place(source, path, code, (message, hint), on_key=False)


def _place(
    source: Source, path: KeyPath, code: str, words: tuple[Text, Text], *, on_key: bool
) -> Diagnostic:
    position = source.key_position(path) if on_key else source.position(path)
    return Diagnostic(source.path, position.line, position.column, code, *words)


_PLAIN = re.compile(r"[a-z][a-z_]{0,39}")


def _unknown(kind: type, path: KeyPath) -> tuple[Text, Text]:
    name = str(path[-1])
    parent = key_at(kind, path[:-1]) if len(path) > 1 else None
    known = [key.name for key in keys(parent.section if parent and parent.section else kind)]
    close = get_close_matches(name, known, n=1)
    hint = (
        say("did you mean {close}?", close=close[0])
        if close
        else say("the keys here are {known}", known=", ".join(known))
    )
    if not _PLAIN.fullmatch(name):
        return say("this key is not part of the contract"), hint
    return say("{name} is not a key of the contract", name=name), hint


def _missing(key: Key) -> tuple[Text, Text]:
    return (
        say("{name} is missing", name=key.name),
        say(
            "{help} Write {name}: {written}",
            help=key.help(Norm.NB),
            name=key.name,
            written=_choices(key) or _example(key),
        ),
    )


def _choices(key: Key) -> str:
    """Give all the words of a closed list, where the author has to choose one."""
    return "" if key.example(Norm.NB) else ", ".join(_words(key))


def _example(key: Key) -> str:
    """Write what an author might: a value, a list of one, or a mapping of what it must hold."""
    if key.kind is Kind.LIST and key.item is not None:
        return f"[{_example(key.item)}]"
    if key.section is not None:
        held = (f"{one.name}: {_example(one)}" for one in keys(key.section) if one.required)
        return f"{{{', '.join(held)}}}"
    written = key.example(Norm.NB) or "".join(_words(key)[:1]) or _FALLBACKS.get(key.kind, "")
    return _quoted(written or key.title(Norm.NB))


_FALLBACKS = {Kind.DATE: "2026-01-31", Kind.INTEGER: "1", Kind.NUMBER: "1", Kind.TRUTH: "false"}


def _quoted(text: str) -> str:
    """Put text in quotation marks where a sign in it means something to YAML."""
    return f'"{text}"' if _SIGNS.search(text) else text


_SIGNS = re.compile(r"[][{}#&*!|>'%@`,?]|: ")


def _words(key: Key) -> list[str]:
    return [str(term.value) for term in key.terms] if key.terms else []


_EXPECTED: dict[Kind, tuple[str, Text, Text]] = {
    Kind.INTEGER: (
        "S006",
        say("a whole number is expected here"),
        say("write digits only, as in 212"),
    ),
    Kind.NUMBER: (
        "S006",
        say("a number is expected here"),
        say("write digits without spaces, as in 48246 or 12,5"),
    ),
    Kind.DATE: (
        "S006",
        say("this is not a date of the calendar"),
        say("write year-month-day, as in 2026-05-17"),
    ),
    Kind.TRUTH: ("S006", say("true or false is expected here"), say("write true or false")),
    Kind.TEXT: (
        "S009",
        say("the text is broken over several lines"),
        say("write it on one line, or use > to fold it"),
    ),
}

_SHAPES = {
    "mapping": say("a plain value is expected here, not a mapping"),
    "list": say("a plain value is expected here, not a list"),
}


def _refused(key: Key, fault: Any) -> tuple[str, Text, Text]:
    """Say what is wrong with a value, and never the value."""
    reason = str(fault.info[0]) if fault.info else ""
    if reason in _SHAPES:
        return "S003", _SHAPES[reason], say("{help}", help=key.help(Norm.NB))
    if reason == "empty":
        return "S005", say("{name} is empty", name=key.name), _fill(key)
    if fault.code == errors.COERCION_FAILED.code and key.kind is Kind.TERM:
        return "S004", *_term(key, fault.value)
    if fault.code == errors.COERCION_FAILED.code:
        return _EXPECTED[key.kind]
    return _narrowed(key, fault)


def _fill(key: Key) -> Text:
    if key.required:
        return _missing(key)[1]
    return say("fill it in, or delete the line")


def _term(key: Key, written: str) -> tuple[Text, Text]:
    words = _words(key)
    close = get_close_matches(written, words, n=1)
    hint = say("did you mean {close}?", close=close[0]) if close else NOTHING
    return say("{name} must be one of {words}", name=key.name, words=", ".join(words)), hint


def _narrowed(key: Key, fault: Any) -> tuple[str, Text, Text]:
    help_ = say("{help}", help=key.help(Norm.NB))
    if fault.code == errors.REGEX_MISMATCH.code:
        example = key.example(Norm.NB)
        hint = say("{help} Example: {example}", help=help_, example=example) if example else help_
        return "S007", say("{name} is not written as it must be", name=key.name), hint
    if fault.code == errors.MIN_VALUE.code:
        return (
            "S008",
            say("{name} must be at least {least}", name=key.name, least=fault.constraint),
            help_,
        )
    if fault.code == errors.MAX_VALUE.code:
        return (
            "S008",
            say("{name} must be at most {most}", name=key.name, most=fault.constraint),
            help_,
        )
    if fault.code == errors.MIN_LENGTH.code:
        return "S005", say("{name} has no items", name=key.name), help_
    expected = say("a mapping of keys is expected here")
    if key.kind is Kind.LIST:
        expected = say("a list is expected here: each item on its own line, after a hyphen")
    return "S003", expected, help_


CODES: dict[str, tuple[str, str]] = {
    "S001": (
        "A required key is missing",
        "The document cannot be written without it. The hint says what belongs there.",
    ),
    "S002": (
        "A key is not part of the contract",
        "A misspelt key would be lost in silence, so every unknown key is an error.",
    ),
    "S003": (
        "A value has the wrong shape",
        "The contract expects a plain value, a list or a mapping here, and found another.",
    ),
    "S004": (
        "A word is not among those the contract knows",
        "Where documents print a fixed term, the dossier chooses it from a closed list.",
    ),
    "S005": (
        "A value is empty",
        "An empty value would print as nothing. Fill it in, or delete an optional line.",
    ),
    "S006": (
        "A number, a date or a truth value cannot be read",
        "Values arrive as they were written; the contract says which form each must have.",
    ),
    "S007": (
        "A value is not written in the form that its field demands",
        "Numbers of municipalities, archive cases and the like have one written form.",
    ),
    "S008": (
        "A number is outside its limits",
        "The contract says how small or large the number may be.",
    ),
    "S009": (
        "A one-line text is broken over several lines",
        "Titles and table cells stand on one line. Longer texts have fields of their own.",
    ),
}
