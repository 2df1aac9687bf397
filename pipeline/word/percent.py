"""Put values into a text where it has %s and the like: Python's way, bounded."""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from pipeline.diagnostics import say
from pipeline.word.faults import Refused

_SIGN = re.compile(r"%(?:\((\w{1,40})\))?([-+ 0#]{0,5}\d{0,3}(?:\.\d{0,2})?)(.?)", re.DOTALL)
_NUMBER = frozenset("dieEfFgG")
_TEXT = 1_000_000


def filled(
    text: str,
    args: Sequence[object],
    named: Mapping[str, object],
    plain: Callable[[object], str],
) -> str:
    """Fill in; `plain` shows what stands for %s. A number alone stands for %d, %f and %g."""
    waiting = list(args)
    pieces: list[str] = []
    size = at = 0
    for sign in _SIGN.finditer(text):
        spelt = "%" if sign[0] == "%%" else _spelt(sign, _given(sign, waiting, named), plain)
        pieces += (text[at : sign.start()], spelt)
        at = sign.end()
        size += len(spelt)
        if size > _TEXT:
            raise Refused("T008", say("a text passes {limit} characters", limit=_TEXT))
    if waiting:
        raise _unfit()
    return "".join((*pieces, text[at:]))


def _given(sign: re.Match[str], waiting: list[object], named: Mapping[str, object]) -> object:
    if sign[1]:
        if sign[1] not in named:
            raise _unfit()
        return named[sign[1]]
    if not waiting:
        raise _unfit()
    return waiting.pop(0)


def _spelt(sign: re.Match[str], given: object, plain: Callable[[object], str]) -> str:
    if sign[3] == "s":
        return f"%{sign[2]}s" % plain(given)
    number = isinstance(given, int | float | Decimal) and not isinstance(given, bool)
    if sign[3] not in _NUMBER or not sign[3] or not number:
        raise _unfit()
    return f"%{sign[2]}{sign[3]}" % given


def _unfit() -> Refused:
    return Refused(
        "T006",
        say("the text and the values of format do not fit together"),
        say("give a value for each %s of the text, and a number for each %d and %f"),
    )
