"""Short forms: a value alone is read as a key of a section, and a mapping as a list."""

import datetime as dt
import json
from decimal import Decimal
from typing import ClassVar

import pytest

from pipeline.comments import doubtful
from pipeline.contract.declare import Prose, contract, declare
from pipeline.contract.fit import fit
from pipeline.contract.jsonschema import jsonschema
from pipeline.contract.reference import reference
from pipeline.contract.skeleton import Start, skeleton
from pipeline.contract.timed import Timed
from pipeline.diagnostics import Rejected
from pipeline.norm import Norm
from pipeline.parse import section
from pipeline.source import load


@contract
class Clause(Timed):
    """A clause, which may have parts."""

    short: ClassVar[str] = "text"

    text: str = declare(("Tekst", "Teksten."), ("Tekst", "Teksten."), example="Rådet vedtar.")
    parts: tuple[str, ...] = declare(("Deler", "Delene."), ("Delar", "Delane."), default=())


@contract
class Amount(Timed):
    """What a year costs."""

    pairs: ClassVar[tuple[str, str]] = ("year", "amount")

    year: int = declare(("År", "Året."), ("År", "Året."), minimum=1990, maximum=2100)
    amount: Decimal = declare(("Beløp", "I kroner."), ("Beløp", "I kroner."))


@contract
class Line(Timed):
    """The cells of a line of a table."""

    short: ClassVar[str] = "cells"

    cells: tuple[str, ...] = declare(("Celler", "Cellene."), ("Celler", "Cellene."))


@contract
class Budget:
    """What it costs."""

    short: ClassVar[str] = "text"

    text: Prose | None = declare(("Tekst", "Teksten."), ("Tekst", "Teksten."), default=None)
    costs: tuple[Amount, ...] = declare(("Kostnad", "Per år."), ("Kostnad", "Per år."), default=())


@contract
class Sheet:
    """What short forms are tried in."""

    clauses: tuple[Clause, ...] = declare(("Ledd", "Leddene."), ("Ledd", "Ledda."))
    lines: tuple[Line, ...] = declare(("Linjer", "Linjene."), ("Linjer", "Linjene."), default=())
    budget: Budget | None = declare(
        ("Økonomi", "Kostnaden."), ("Økonomi", "Kostnaden."), default=None
    )


LONG = """
clauses:
  - text: Rådet vedtar planen.
  - text: Rådet ber om sak.
    parts: [om leie, om eie]
lines:
  - cells: [Leie, "12"]
budget:
  text: Det koster noe.
  costs:
    - {year: 2026, amount: 500}
    - {year: 2027, amount: 250}
"""

SHORT = """
clauses:
  - Rådet vedtar planen.
  - text: Rådet ber om sak.
    parts: [om leie, om eie]
lines:
  - [Leie, "12"]
budget:
  text: Det koster noe.
  costs: {2026: 500, 2027: 250}
"""


def _read(text: str) -> Sheet:
    return section(load(text.encode(), "sheet.yaml"), Sheet)


def test_what_is_written_short_says_the_same() -> None:
    assert _read(SHORT) == _read(LONG)
    assert _read("clauses: [Én.]\nbudget: Ingen kostnad.\n").budget == Budget(
        text=Prose(("Ingen kostnad.",))
    )


def test_an_earlier_reading_may_be_short_too() -> None:
    held = fit(
        Clause, {"text": "Ny.", "earlier": [{"until": "2026-01-31", "text": "Gammel."}]}
    ).earlier
    assert [one.until for one in held] == [dt.date(2026, 1, 31)]


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("clauses:\n  - En.\n  - ''\n", (3, 5), "S005"),
        ("clauses:\n  - En.\n  - [To.]\n", (3, 5), "S003"),
        ("clauses: En.\n", (1, 10), "S003"),
        ("clauses: [En.]\nbudget: ''\n", (2, 9), "S005"),
        ("clauses: [En.]\nbudget:\n  costs: {2026: mye}\n", (3, 17), "S006"),
        ("clauses: [En.]\nbudget:\n  costs: {1926: 4}\n", (3, 17), "S008"),
        ("clauses: [En.]\nlines: [[A, {b: c}]]\n", (2, 13), "S003"),
        ("clauses: [En.]\nbudget:\n  costs:\n    - 4\n", (4, 7), "S003"),
        ("clauses:\n  - {text: En., tekst: To.}\n", (2, 17), "S002"),
    ],
)
def test_what_is_wrong_in_a_short_form_is_told_where_it_stands(
    text: str, place: tuple[int, int], code: str
) -> None:
    with pytest.raises(Rejected) as refused:
        _read(text)
    found = refused.value.diagnostics
    assert ((found[0].line, found[0].column), found[0].code) == (place, code)


def test_a_text_alone_that_a_sign_cuts_is_told() -> None:
    held = load(b"clauses:\n  - Huset er #2.\n", "sheet.yaml")
    assert [(one.code, one.line, one.column) for one in doubtful(held, Sheet)] == [("Y018", 2, 14)]


def test_the_place_of_a_key_that_nobody_wrote_is_that_of_the_value() -> None:
    held = load(SHORT.encode(), "sheet.yaml")
    assert held.position(("clauses", 0, "text")) == (3, 5)
    assert held.position(("clauses", 1, "text")) == (4, 11)
    assert held.position(("budget", "costs", 1, "amount")) == (10, 28)
    assert held.position(("budget", "costs", 2)) == (10, 3)


def test_an_editor_is_told_of_both_forms() -> None:
    schema = json.loads(jsonschema(Sheet, Norm.NB))
    clause = schema["properties"]["clauses"]["items"]
    assert clause["anyOf"] == [
        {"$ref": "#/$defs/line", "examples": ["Rådet vedtar."]},
        {"$ref": "#/$defs/Clause"},
    ]
    costs = schema["$defs"]["Budget"]["properties"]["costs"]
    assert [one["type"] for one in costs["anyOf"]] == ["array", "object"]


def test_the_reference_names_both_forms() -> None:
    page = reference(Sheet, Norm.NN)
    assert "| `clauses`* | Ledd | Ledda. | liste: tekst på éi linje, eller felt under |" in page
    assert "| `costs` | Kostnad | Per år. | `{år: beløp}`, eller liste: felt under |" in page


def test_a_new_file_has_lists_in_their_short_form() -> None:
    text = skeleton(Sheet, Start("9901", "Vik", "vik"), Norm.NB, dt.date(2026, 3, 2))
    assert "\nclauses: [Rådet vedtar.]\n" in text
    assert "\n#   # costs: {1: 1}\n" in text


@contract
class Reading(Timed):
    """What a meter showed on a day."""

    pairs: ClassVar[tuple[str, str]] = ("date", "value")

    date: dt.date = declare(("Dato", "Dagen."), ("Dato", "Dagen."))
    value: Decimal = declare(("Verdi", "Tallet."), ("Verdi", "Talet."))


@contract
class Meter(Timed):
    """A meter, which has a value, and may have had others."""

    newest: ClassVar[str] = "series"

    name: str = declare(("Navn", "Navnet."), ("Namn", "Namnet."))
    value: Decimal = declare(("Verdi", "Tallet."), ("Verdi", "Talet."))
    date: dt.date = declare(("Dato", "Dagen."), ("Dato", "Dagen."))
    series: tuple[Reading, ...] = declare(("Rekke", "Dagene."), ("Rekkje", "Dagane."), default=())


@contract
class Meters:
    """Meters."""

    meters: tuple[Meter, ...] = declare(("Målere", "Målerne."), ("Målarar", "Målarane."))


def _meters(text: str) -> tuple[Meter, ...]:
    return section(load(f"meters: [{{name: A, {text}}}]".encode(), "m.yaml"), Meters).meters


@pytest.mark.parametrize(
    ("text", "day", "value"),
    [
        ("series: {2025-01-01: 9, 2026-01-01: 7}", "2026-01-01", 7),
        ("series: {2026-01-01: 7, 2025-01-01: 9}", "2026-01-01", 7),
        ("series: [{date: 2025-01-01, value: 9}]", "2025-01-01", 9),
        ("value: 8, series: {2025-01-01: 9}", "2025-01-01", 8),
        ("value: 8, date: 2026-02-02, series: {2025-01-01: 9}", "2026-02-02", 8),
        ("value: 8, date: 2026-02-02", "2026-02-02", 8),
    ],
)
def test_what_is_not_written_follows_from_the_newest_of_the_list(
    text: str, day: str, value: int
) -> None:
    (held,) = _meters(text)
    assert (held.date.isoformat(), int(held.value)) == (day, value)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("value: 8", ["S001"]),
        ("series: []", ["S001", "S001"]),
        ("series: {2025-01-01: mye}", ["S006"]),
        ("series: {i fjor: 8}", ["S006"]),
        ("series: [8]", ["S003"]),
    ],
)
def test_a_list_that_says_nothing_leaves_the_keys_missing(text: str, codes: list[str]) -> None:
    with pytest.raises(Rejected) as refused:
        _meters(text)
    assert sorted({one.code for one in refused.value.diagnostics}) == sorted(set(codes))


def test_an_editor_wants_the_keys_or_the_list_that_they_follow_from() -> None:
    meter = json.loads(jsonschema(Meters, Norm.NB))["$defs"]["Meter"]
    assert meter["required"] == ["name"]
    filled = {"minItems": 1, "minProperties": 1}
    newest = {"required": ["series"], "properties": {"series": filled}}
    assert meter["anyOf"] == [{"required": ["date", "value"]}, newest]
