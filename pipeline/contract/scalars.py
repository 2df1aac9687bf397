"""What a scalar may look like in an editor, whose YAML has types of its own: text to us is all."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

from pipeline.characters import REFUSED
from pipeline.contract.declare import FieldKind, Key
from pipeline.contract.fit import FORMS, TRUTHS
from pipeline.norm import Norm, Term

Shape = dict[str, Any]

# A text is not blank, and holds nothing that a document cannot carry. It may look like a number or
# like true to an editor.
_ANY = ["string", "number", "boolean"]
PROSE: Shape = {"type": _ANY, "pattern": rf"^[^{REFUSED}]*[^\s{REFUSED}][^{REFUSED}]*$"}
LINE: Shape = {"type": _ANY, "pattern": rf"^\n*[^\n{REFUSED}]*[^\s{REFUSED}][^\n{REFUSED}]*\n*$"}

# Days that the calendar has, since many readers of a schema do not look at formats.
_LEAP = "(?:(?:19|20|21)(?:0[48]|[2468][048]|[13579][26])|2000)"
_DAY = (
    r"(?:19|20|21)[0-9]{2}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    rf"|{_LEAP}-02-29"
)
_MOST = 10**15 - 1


def whole(pattern: str) -> str:
    """Give a pattern of the whole text; to some the dollar alone stands before a last line end."""
    return f"^(?:{pattern})$(?!\\n)"


def scalar(key: Key, norm: Norm) -> Shape:
    """Give the shape of a scalar, with an example."""
    example = key.example(norm)
    shown = {"examples": [_typed(key.kind, example)]} if example else {}
    return {**_shape(key), **shown}


def _shape(key: Key) -> Shape:
    match key.kind:
        case FieldKind.INTEGER | FieldKind.NUMBER:
            return _number(key)
        case FieldKind.DATE:
            return {"type": "string", "format": "date", "pattern": whole(_DAY)}
        case FieldKind.TRUTH:
            return {"enum": [True, False, *TRUTHS]}
        case FieldKind.TERM:
            return {"$ref": f"#/$defs/{named(key.terms)}"}
    return _coded(key) if "pattern" in key.limits else {"$ref": f"#/$defs/{_TEXTS[key.kind]}"}


_TEXTS = {FieldKind.TEXT: "line", FieldKind.PROSE: "prose"}


def _typed(kind: FieldKind, example: str) -> object:
    try:
        read = {FieldKind.INTEGER: int, FieldKind.NUMBER: float}.get(kind, str)(example)
    except ValueError:
        return example  # a comma for decimals
    return int(read) if isinstance(read, float) and read.is_integer() else read


def _number(key: Key) -> Shape:
    """Give a number by its limits, and the same as a text, which it is in quotes."""
    least, most = key.limits.get("minimum", -_MOST), key.limits.get("maximum", _MOST)
    kind = "integer" if key.kind is FieldKind.INTEGER else "number"
    limits = {"minimum": least, "maximum": most}
    return {"type": [kind, "string"], **limits, "pattern": whole(digits(key))}


def digits(key: Key) -> str:
    """Give the pattern of a number within its limits, as text."""
    least, most = key.limits.get("minimum", -_MOST), key.limits.get("maximum", _MOST)
    form = FORMS[key.kind]
    if most < _MOST:
        return f"0*(?:{'|'.join(_between(max(0, least), most))})"
    if least >= 0:
        form = form.replace("-?[0-9]", "-?0+|[0-9]" if least == 0 else "(?!0+$)[0-9]")
    return form


def _between(least: int, most: int) -> Iterator[str]:
    """Give the numbers of a stretch, ten in one where all ten are there."""
    number = least
    while number <= most:
        if number % 100 == 0 and number + 99 <= most:
            yield f"{number // 100}[0-9][0-9]"
            number += 100
        elif number % 10 == 0 and number + 9 <= most:
            yield f"{number // 10}[0-9]"
            number += 10
        else:
            yield str(number)
            number += 1


def _coded(key: Key) -> Shape:
    """Give a text of a form of its own; to an editor it may be a number, or even true."""
    limits, pattern = key.limits, key.limits["pattern"]
    fits = re.compile(pattern).fullmatch
    held: Shape = {"pattern": whole(pattern)}
    if "longest" in limits:
        held["maxLength"] = limits["longest"]
    if limits.get("forbidden"):
        held["not"] = {"enum": list(limits["forbidden"])}
    lengths = [n for n in range(1, 19) if fits("9" * n)]
    types = ["string", *(["integer"] if lengths else []), *(["boolean"] if fits("true") else [])]
    if lengths:
        # A nought at the front is lost to an editor: 0150 is 150 there.
        held["minimum"] = 0 if fits("0" * lengths[0]) else 10 ** (lengths[0] - 1)
        held["maximum"] = 10 ** lengths[-1] - 1
    return {"type": types if len(types) > 1 else "string", **held}


def named(terms: object) -> str:
    """Name the definition of a closed list; sections have names with a capital first."""
    return f"words{terms.__name__}" if isinstance(terms, type) else ""


def words(terms: Iterable[Term | StrEnum], older: Iterable[str]) -> Shape:
    """Give a closed list: its words, and what documents print for them, which will do too.

    Printed words may have capitals anywhere. `older` are words of before, that are still read.
    """
    held = tuple(terms)
    listed: Shape = {"enum": [str(one.value) for one in held]}
    labels = [one.label(norm) for one in held if isinstance(one, Term) for norm in Norm]
    alone = dict.fromkeys(one for one in labels if _is_of_one(one, held))
    more = [_caseless(one) for one in alone] + [re.escape(one) for one in older]
    if not more:
        return {"type": "string", **listed}
    printed = {"type": "string", "pattern": whole("|".join(more))}
    return {"anyOf": [{"type": "string", **listed}, printed]}


def _is_of_one(label: str, held: Iterable[Term | StrEnum]) -> bool:
    looks = label.casefold()
    of = [one for one in held if isinstance(one, Term) and looks in _labels(one)]
    return len(of) == 1


def _labels(term: Term) -> tuple[str, str]:
    return term.nb.casefold(), term.nn.casefold()


def _caseless(text: str) -> str:
    pairs = ((one.lower(), one.upper()) for one in text)
    return "".join(_letter(low, up) for low, up in pairs)


def _letter(low: str, up: str) -> str:
    if low != up and len(up) == 1:
        return f"[{low}{up}]"
    return f"\\{low}" if low in r"\^$.|?*+()[]{}/" else low
