"""Each rule between its nearest neighbours: what just fires, and what just does not.

neighbours/<letter>.yaml holds them by the code of the rule. A row lays `in` over the minimal
dossier, and HERE in it becomes each value of `fires`, which is found at `at`, and of `quiet`.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pipeline.parse import parse
from pipeline.rules import RULES
from pipeline.source import load
from tests.rules.laying import AS_OF, laid

FOLDER = Path(__file__).parent / "neighbours"


class Neighbour(NamedTuple):
    """One dossier; `at` are the places of all findings of the rule, none where it is quiet."""

    code: str
    value: str
    fragment: str
    at: tuple[str, ...]
    says: str
    as_of: dt.date


def _neighbours() -> Iterator[Neighbour]:
    for path in sorted(FOLDER.glob("*.yaml")):
        for code, rows in load(path.read_bytes(), path.name).data.items():
            for row in rows:
                yield from _of(code, row)


def _of(code: str, row: Mapping[str, Any]) -> Iterator[Neighbour]:
    as_of = dt.date.fromisoformat(row["as_of"]) if "as_of" in row else AS_OF
    for side, places in (("fires", row.get("at", "").split()), ("quiet", [])):
        for held in row.get(side, ()):
            value = held if isinstance(held, str) else held["of"] * int(held["times"])
            fragment = row["in"].replace("HERE", value)
            yield Neighbour(code, value, fragment, tuple(places), row.get("says", ""), as_of)


NEIGHBOURS = tuple(_neighbours())
_BY_CODE = {one.code: one for one in RULES}


@pytest.mark.parametrize("one", NEIGHBOURS, ids=lambda one: f"{one.code}-{one.value:.40}")
def test_a_rule_fires_on_the_one_side_and_not_on_the_other(one: Neighbour) -> None:
    found = list(_BY_CODE[one.code](parse(laid(one.fragment)), one.as_of))
    assert tuple(".".join(map(str, each.keypath)) for each in found) == one.at
    assert all(one.says in f"{each.message}: {each.hint}" for each in found)


def test_every_rule_has_neighbours_on_both_sides() -> None:
    every = {one.code for one in RULES}
    assert {one.code for one in NEIGHBOURS if one.at} == every
    assert {one.code for one in NEIGHBOURS if not one.at} == every
