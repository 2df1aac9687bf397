"""Arithmetic in a tag, kept within what a document can need."""

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any  # Any: jinja2 hands over operands of any type

from pipeline.diagnostics import say
from pipeline.word.faults import Refused

NUMBERS = (int, float, Decimal)
_BITS = 4_096
_EXPONENT = 64
_BASE = 1_000_000


def too_large() -> Refused:
    return Refused("T008", say("a number grows too large"), say("write a smaller number"))


def calculated(sign: str, left: Any, right: Any) -> object:
    if sign == "**" and (abs(right) > _EXPONENT or abs(left) > _BASE):
        raise too_large()
    result = _OPERATORS[sign](left, right)
    if isinstance(result, int) and result.bit_length() > _BITS:
        raise too_large()
    return result


_OPERATORS: Mapping[str, Callable[[Any, Any], object]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
    "**": operator.pow,
}
