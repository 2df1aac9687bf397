"""JSON-stat 2.0 as PxWebApi gives it out, and as json-stat.org describes it."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import product
from math import prod
from typing import Any

from pipeline.delivered import numeral
from pipeline.delivered.period import FLOW
from pipeline.delivered.table import (
    Axis,
    AxisRole,
    Category,
    Delivered,
    Number,
    NumberCell,
    NumberMark,
    says_preliminary,
    unreadable,
)
from pipeline.diagnostics import say

MOST_CELLS = 2_000_000


def read(content: str, path: str) -> Delivered:
    """Read a dataset; raises Rejected for what is none."""
    try:
        held = json.loads(content, parse_float=Decimal, parse_int=Decimal)
    except (json.JSONDecodeError, RecursionError) as fault:
        at = (fault.lineno, fault.colno) if isinstance(fault, json.JSONDecodeError) else (1, 1)
        message = say("this is not valid JSON")
        raise unreadable(path, message, say("fetch the file anew"), at=at) from fault
    try:
        return _table(_dataset(held), path)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as fault:
        message = say("the file is JSON, and not a dataset of JSON-stat2")
        hint = say("choose json-stat2 where the table is fetched from the statistics bank")
        raise unreadable(path, message, hint, at=(1, 1)) from fault


def _dataset(held: Any) -> dict[str, Any]:
    """Give a dataset, also from the one that a collection or version 1 wraps."""
    if held.get("class") == "dataset" or "dimension" in held:
        return dict(held)
    raise KeyError("dimension")


def _table(held: dict[str, Any], path: str) -> Delivered:
    ids, sizes = [str(one) for one in held["id"]], [int(one) for one in held["size"]]
    axes = tuple(_axis(held, one) for one in ids)
    if [len(one.categories) for one in axes] != sizes or prod(sizes) > MOST_CELLS:
        raise ValueError("size")
    notes = map(str, held.get("note") or ())
    return Delivered(
        path,
        str(held.get("label", "")),
        _source(held),
        axes,
        tuple(_cells(held, axes)),
        preliminary=says_preliminary(*notes),
    )


def _source(held: Mapping[str, Any]) -> str:
    """Say who has counted, and in which table."""
    who = str(held.get("source") or "")
    px = (held.get("extension") or {}).get("px") or {}
    table = str(px.get("tableid") or "")
    return f"{who}, tabell {table}" if who and table else who


def _axis(held: Mapping[str, Any], code: str) -> Axis:
    told = held["dimension"][code]
    category = told["category"]
    labels: Mapping[str, str] = category.get("label") or {}
    index = category.get("index")
    codes = list(labels) if index is None else _in_order(index)
    units: Mapping[str, Any] = category.get("unit") or {}
    more = told.get("extension") or {}
    return Axis(
        code,
        str(told.get("label", code)),
        tuple(
            Category(
                str(one),
                str(labels.get(one, one)),
                str((units.get(one) or {}).get("base") or ""),
                _period(more, one),
            )
            for one in codes
        ),
        _role(held.get("role") or {}, code),
    )


def _in_order(index: Any) -> list[str]:
    return sorted(index, key=lambda one: index[one]) if isinstance(index, dict) else list(index)


def _period(more: Mapping[str, Any], code: str) -> str:
    day = str((more.get("refperiod") or {}).get(code) or "")
    kind = str((more.get("measuringType") or {}).get(code) or "").casefold()
    return day or (FLOW if kind == FLOW else "")


def _role(roles: Mapping[str, Any], code: str) -> AxisRole:
    return next(
        (one for one in AxisRole if one and code in (roles.get(one.value) or ())), AxisRole.OTHER
    )


def _cells(held: Mapping[str, Any], axes: tuple[Axis, ...]) -> Iterator[NumberCell]:
    values, status = held["value"], held.get("status") or {}
    codes = ([one.code for one in axis.categories] for axis in axes)
    for n, at in enumerate(product(*codes)):
        yield NumberCell(at, _number(_nth(values, n), _nth(status, n)))


def _nth(held: Any, n: int) -> Any:
    """Give the nth of a list, of the object that stands for one, or of one that is for all."""
    if isinstance(held, str):
        return held
    if isinstance(held, dict):
        return held.get(str(n))
    return held[n] if n < len(held) else None


def _number(value: Any, status: Any) -> Number:
    said = str(status or "")
    if isinstance(value, Decimal):
        return Number(value, numeral.note(said))
    held = numeral.sign(said) if said else None
    if value is not None:
        raise TypeError(value)
    return held or Number(None, NumberMark.MISSING)


def is_json(content: str) -> bool:
    return content.lstrip()[:1] in ("{", "[")
