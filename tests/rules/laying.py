"""Lays a fragment of a dossier over the minimal one, and checks what comes of it.

A key that the fragment leaves empty, as in `valid_to:`, is taken out.
"""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from pipeline.check import check
from pipeline.diagnostics import Diagnostic
from pipeline.parse import parse
from pipeline.source import Source, load

_HERE = Path(__file__).parent
AS_OF = dt.date(2026, 6, 1)

# Any: nested YAML, as the fragment has it.
_ITEMS: dict[str, Any] = load((_HERE / "items.yaml").read_bytes(), "items.yaml").data
_MINIMAL: dict[str, Any] = load((_HERE / "minimal.yaml").read_bytes(), "minimal.yaml").data


def laid(fragment: str = "") -> Source:
    """Give the minimal dossier with a fragment laid over it."""
    over = _modern(load(fragment.encode(), "fragment.yaml").data) if fragment else {}
    # JSON is YAML too, and shares nothing between two places.
    return load(json.dumps(_lay(_MINIMAL, over, ""), indent=1).encode(), "dossier.yaml")


def _modern(fragment: dict[str, Any]) -> dict[str, Any]:
    """Give a fragment by the names of contract 2, since it is laid over what has these."""
    told = json.dumps({"schema": 2, **fragment})
    return {key: one for key, one in load(told.encode(), "").data.items() if key != "schema"}


def found(fragment: str = "", as_of: dt.date = AS_OF) -> tuple[Diagnostic, ...]:
    source = laid(fragment)
    return check(source, parse(source), as_of)


def codes(fragment: str = "", as_of: dt.date = AS_OF) -> list[str]:
    return [one.code for one in found(fragment, as_of)]


def _lay(base: Any, over: Any, path: str) -> Any:
    if isinstance(over, dict) and isinstance(base, dict):
        names = [*base, *(name for name in over if name not in base)]
        return {
            name: _lay(base.get(name, _fallback(path, name)), over[name], _at(path, name))
            if name in over
            else _whole(base[name], _at(path, name))
            for name in names
            if over.get(name) != ""
        }
    if isinstance(over, list):
        return [_lay(_ITEMS.get(path, {}), one, path) for one in over]
    return over


def _fallback(path: str, name: str) -> Any:
    """Give the section that an optional mapping is laid over."""
    held = _ITEMS.get(_at(path, name))
    return held if isinstance(held, dict) else {}


def _whole(base: Any, path: str) -> Any:
    """Fill the items of a list that stands in an item, such as the requests of a follow-up."""
    if isinstance(base, list) and path in _ITEMS:
        return [_lay(_ITEMS[path], one, path) for one in base]
    return base


def _at(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
