"""Why a source is refused: the schema's own findings, with place and hint; the door to Cerberus."""

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from functools import cache
from typing import Any

from cerberus import Validator, errors

from pipeline.characters import DASHES, odd
from pipeline.contract.declare import IDENTIFIER, SAMPLES, FieldKind, Key, KeyPath, key_at, keys
from pipeline.contract.fit import GROUPED
from pipeline.contract.meant import looked_at, meant_keys, nearest
from pipeline.contract.schema import schema
from pipeline.contract.short import alone, follows, paired
from pipeline.diagnostics import MOST_FINDINGS, NOTHING, Diagnostic, Text, bounded, say
from pipeline.near import near
from pipeline.norm import Norm, Term
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

    def _error(self, *args: Any) -> None:
        """Keep the errors of the whole source in one place, and stop at more than can be told."""
        super()._error(*args)
        if len(args) > 1 and not self.recent_error.child_errors:
            found, error = self._config["found"], self.recent_error
            found[error.document_path, error.code] = error
            # A key that is written wrongly is missing too, and told once.
            if len(found) > 2 * MOST_FINDINGS:
                raise _Enough


class _Enough(Exception):
    """More is wrong than can be told."""


def refusals(source: Source, kind: type) -> tuple[Diagnostic, ...]:
    """Give what the schema finds wrong with a source, in the order of the file.

    Of very many faults the first are told, and that there are more.
    """
    # The public errors have lost their paths.
    found: dict[tuple[Any, int], Any] = {}
    with suppress(_Enough):
        _Trusting(_schema_of(kind), found=found).validate(source.data)
    paths = {tuple(one.document_path) for one in found.values()}
    unknown, missing = (
        [path for path, code in found if code == one.code]
        for one in (errors.UNKNOWN_FIELD, errors.REQUIRED_FIELD)
    )
    meant = meant_keys(kind, unknown, missing)
    absent = {(*path[:-1], name) for path, name in meant.items()}
    own = (
        one
        for one in found.values()
        if not _follows(kind, path := tuple(one.document_path), paths)
        and not (one.code == errors.REQUIRED_FIELD.code and path in absent)
    )
    return bounded(_told(source, kind, one, meant) for one in own)


def _follows(kind: type, path: KeyPath, faulty: Collection[KeyPath]) -> bool:
    """Tell a key that is as it is because a list that it follows from is wrong: that is told."""
    *above, name = path
    parent = key_at(kind, tuple(above)) if above else None
    section = parent.section if parent else kind
    if section is None or name not in follows(section):
        return False
    listed = (*above, section.newest)  # type: ignore[attr-defined]
    return any(one[: len(listed)] == listed for one in faulty)


def _schema_of(section: type) -> dict[str, Any]:
    return _schema(section)


@cache
def _schema(section: Any) -> dict[str, Any]:
    return schema(section)


def _told(source: Source, kind: type, fault: Any, meant: Mapping[KeyPath, str]) -> Diagnostic:
    """Put an error of Cerberus's in words, at its place."""
    path: KeyPath = tuple(fault.document_path)
    on_key = fault.code == errors.UNKNOWN_FIELD.code
    position = source.key_position(path) if on_key else source.position(path)
    code, message, hint = (
        ("S002", *_unknown(kind, path, meant.get(path, "")))
        if on_key
        else _value(kind, path, fault)
    )
    if code == "S005" and path in source.cuts:
        hint = _COMMENT
    if on_key and _has_no_colon(source, path):
        hint = _COMMA
    return Diagnostic(source.path, *position, code, message, hint)


def _value(kind: type, path: KeyPath, fault: Any) -> tuple[str, Text, Text]:
    key = key_at(kind, path)
    if fault.code == errors.REQUIRED_FIELD.code:
        return "S001", *_missing(key)
    return _refused(key, fault)


def _has_no_colon(source: Source, path: KeyPath) -> bool:
    """Tell whether a key stands alone: between brackets, it is what came behind a comma."""
    key, value = source.key_position(path), source.position(path)
    return value == (key.line, key.column + len(str(path[-1])))


_COMMA = say("in brackets a comma begins the next key; put a value that holds a comma in quotes")
_COMMENT = say("what stands after # is a comment; put the text in quotes if # belongs to it")
_PLAIN = re.compile(r"[a-z][a-z_]{0,39}")


def _unknown(kind: type, path: KeyPath, meant: str) -> tuple[Text, Text]:
    name = str(path[-1])
    parent = key_at(kind, path[:-1]) if len(path) > 1 else None
    section = parent.section if parent and parent.section else kind
    held = keys(section)
    close = meant or nearest(name, held)
    known = ", ".join(shown(key) for key in held)
    # A section may say what has become of a key that an older contract had.
    gone: Text | None = getattr(section, "gone", {}).get(name)
    hint = gone or _meant(close, name) or say("the keys here are {known}", known=known)
    if not _PLAIN.fullmatch(name):
        return say("this key is not part of the contract"), hint
    return say("{name} is not a key of the contract", name=name), hint


def _meant(close: str, written: str) -> Text:
    """Say what was meant, and which character of what was written is not what it looks like."""
    oddity = odd(written)
    if not close:
        return oddity
    meant = say("did you mean {close}?", close=close)
    return say("{hint} Note: {oddity}", hint=meant, oddity=oddity) if oddity else meant


def shown(key: Key) -> str:
    """Give a key with what it is called: values (Verdier)."""
    return f"{key.name} ({key.title(Norm.NB)})"


def _missing(key: Key) -> tuple[Text, Text]:
    return (
        say("{name} is missing", name=shown(key)),
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
    if pair := paired(key):
        return f"{{{': '.join(map(_example, pair))}}}"
    if key.kind is FieldKind.LIST and key.item is not None:
        return f"[{_example(key.item)}]"
    if short := alone(key):
        return _example(short)
    if key.section is not None:
        held = (f"{one.name}: {_example(one)}" for one in keys(key.section) if one.required)
        return f"{{{', '.join(held)}}}"
    written = key.example(Norm.NB) or "".join(_words(key)[:1])
    return _quoted(written or SAMPLES.get(key.kind, _TO_COME))


# Where no example would help. A title would be taken for the text, and printed; of these dots a
# rule says that nothing is written yet.
_TO_COME = "..."


def _quoted(text: str) -> str:
    """Put text in quotation marks where a sign in it means something to YAML."""
    return f'"{text}"' if _SIGNS.search(text) else text


_SIGNS = re.compile(r"[][{}#&*!|>'%@`,?]|: ")


def _words(key: Key) -> list[str]:
    return [str(term.value) for term in key.terms] if key.terms else []


_EXPECTED: dict[FieldKind, tuple[str, Text, Text]] = {
    FieldKind.INTEGER: (
        "S006",
        say("a whole number is expected here"),
        say("write digits only, without spaces or other signs, as in 212"),
    ),
    FieldKind.NUMBER: (
        "S006",
        say("a number is expected here"),
        say("write digits without spaces, as in 48246 or 12,5"),
    ),
    FieldKind.DATE: (
        "S006",
        say("this is not a date of the calendar"),
        say("write year-month-day, as in 2026-05-17"),
    ),
    FieldKind.TRUTH: ("S006", say("true or false is expected here"), say("write true or false")),
    FieldKind.TEXT: (
        "S009",
        say("the text is broken over several lines"),
        say("write it on one line, or use > to fold it"),
    ),
}

_TWO_WAYS = (
    say("the number can be read in two ways: the sign may divide thousands, or decimals"),
    say("write eighteen thousand as 18640, and eighteen and a bit as 18,64 or 18,6400"),
)

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
        return "S005", say("{name} is empty", name=shown(key)), _fill(key)
    if fault.code == errors.COERCION_FAILED.code and key.kind is FieldKind.TERM:
        return "S004", *_term(key, fault.value)
    if fault.code == errors.COERCION_FAILED.code:
        return _unread(key, str(fault.value))
    return _narrowed(key, fault)


def _unread(key: Key, written: str) -> tuple[str, Text, Text]:
    code, message, hint = _EXPECTED[key.kind]
    if key.kind is FieldKind.NUMBER and re.fullmatch(GROUPED, written):
        return code, *_TWO_WAYS
    return code, message, (odd(written) if key.kind is not FieldKind.TEXT else NOTHING) or hint


def _fill(key: Key) -> Text:
    if key.required:
        return _missing(key)[1]
    return say("fill it in, or delete the line")


def _term(key: Key, written: str) -> tuple[Text, Text]:
    """Say which words there are; what documents print is not what the author writes."""
    words = _words(key)
    told = [f"{term.value} ({term.nb})" for term in key.terms or () if isinstance(term, Term)]
    told = told or words
    printed = {label.casefold(): word for word, label in _labels(key)}
    looks = looked_at(written).casefold()
    close = near(looks, [*words, *printed])
    hint = _meant(printed.get(close, close), written)
    return say("{name} must be one of {words}", name=shown(key), words=", ".join(told)), hint


def _labels(key: Key) -> Iterator[tuple[str, str]]:
    for term in key.terms or ():
        if isinstance(term, Term):
            yield from ((str(term.value), term.label(norm)) for norm in Norm)
    yield from ((word, _NORMS[word]) for word in _words(key) if word in _NORMS)


_NORMS = {"nb": "bokmål", "nn": "nynorsk"}


def _narrowed(key: Key, fault: Any) -> tuple[str, Text, Text]:
    """Say which limit a value is outside of."""
    help_ = say("{help}", help=key.help(Norm.NB))
    limit = _LIMITS.get(fault.code)
    if fault.code == errors.REGEX_MISMATCH.code:
        return (
            "S007",
            say("{name} is not written as it must be", name=shown(key)),
            _form(key, fault),
        )
    if limit:
        code, message, hint = limit
        values = (("limit", str(fault.constraint)), ("name", key.name))
        return code, Text(message.msgid, values), hint or help_
    expected = say("a mapping of keys is expected here")
    if key.kind is FieldKind.LIST:
        expected = say("a list is expected here: each item on its own line, after a hyphen")
    return "S003", expected, _bullet(fault.value) or help_


_LIMITS: dict[int, tuple[str, Text, Text]] = {
    errors.MIN_VALUE.code: ("S008", say("{name} must be at least {limit}"), NOTHING),
    errors.MAX_VALUE.code: ("S008", say("{name} must be at most {limit}"), NOTHING),
    errors.MIN_LENGTH.code: ("S005", say("{name} has no items"), NOTHING),
    errors.MAX_LENGTH.code: (
        "S007",
        say("{name} is longer than {limit} characters"),
        say("write a shorter one; files and folders are named after it"),
    ),
    errors.FORBIDDEN_VALUE.code: (
        "S007",
        say("{name} is a word that Windows keeps for itself"),
        say("add a word, as in vik-con; no folder on Windows can have this name alone"),
    ),
}


def _form(key: Key, fault: Any) -> Text:
    """Say how a value of a fixed form is written."""
    oddity, example = odd(str(fault.value)), key.example(Norm.NB)
    if oddity:
        return oddity
    if key.limits.get("pattern") == IDENTIFIER:
        return say(
            "only the small letters a to z, digits and single hyphens between them will do, "
            "as in {example}",
            example=example,
        )
    help_ = say("{help}", help=key.help(Norm.NB))
    return say("{help} Example: {example}", help=help_, example=example) if example else help_


_BULLET = re.compile(f"[-•·*▪◦{DASHES}]")


def _bullet(written: Any) -> Text:
    """Say it where a list was meant, and its first item begins with another sign or no space."""
    first = next(iter(written), "") if isinstance(written, dict) else written
    if isinstance(first, str) and _BULLET.match(first):
        return say("begin each item with a hyphen and a space; Word makes other signs of them")
    return NOTHING


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
