"""D: amounts, tables and figures over time, whose sums the program works out."""

from collections.abc import Iterator

from pipeline.diagnostics import say
from pipeline.dossier.dossier import Dossier
from pipeline.facts.tabulated import as_number, is_empty
from pipeline.rules.rule import Finding, rule


@rule(
    "D106",
    binding=say("a cell would stand under another column than its own, or be printed nowhere"),
)
def a_row_has_a_cell_for_each_column(dossier: Dossier) -> Iterator[Finding]:
    """A row of a table has as many cells as the table has columns.

    With one cell too few, all that comes after it stands under the wrong heading.

    Wrong:

        tables:
          - {columns: [Ordning, Ramme], rows: [[Startlån]]}

    Right:

        tables:
          - {columns: [Ordning, Ramme], rows: [[Startlån, 32000000]]}

    Source: arithmetic
    """
    for n, table in enumerate(dossier.tables):
        for row, one in enumerate(table.rows):
            if len(one.cells) != len(table.columns):
                yield Finding(
                    ("tables", n, "rows", row),
                    say(
                        "the row has {cells} cells, and the table {columns} columns",
                        cells=len(one.cells),
                        columns=len(table.columns),
                    ),
                    say("give each column a cell; write – where there is nothing"),
                )


@rule("D107")
def what_is_added_up_is_numbers(dossier: Dossier) -> Iterator[Finding]:
    """A column that is added up holds numbers.

    A sum without the cell that is no number would be too small, and one that has it would give
    away a number that is held back.

    Wrong:

        tables:
          - columns: [Ordning, {title: Ramme, sum: true}]
            rows: [[Startlån, 32000000], [Tilskudd, ukjent]]

    Right:

        tables:
          - columns: [Ordning, {title: Ramme, sum: true}]
            rows: [[Startlån, 32000000], [Tilskudd, –]]

    Source: arithmetic
    """
    for n, table in enumerate(dossier.tables):
        for row, one in enumerate(table.rows):
            held = zip(table.columns, one.cells, strict=False)
            for column, (told, cell) in enumerate(held):
                if told.sum and column and not is_empty(cell) and as_number(cell) is None:
                    yield Finding(
                        ("tables", n, "rows", row, "cells", column),
                        say("the column is added up, and this is no number"),
                        say("write digits, or – for nothing; else take sum away from the column"),
                    )


@rule("D108", binding=say("the amounts would be printed nowhere, and be in no sum"))
def an_amount_is_of_an_alternative_of_its_case(dossier: Dossier) -> Iterator[Finding]:
    """What a line of the economy calls its alternative is one of the alternatives of the case.

    A line of an alternative that is not there stands in no table and is in no sum.

    Wrong:

        cases:
          - alternatives:
              - {id: buy, title: Kjøpe, advantages: Rask., drawbacks: Dyr.}
            economy:
              lines:
                - {title: Leie, kind: operation, alternative: rent, amounts: {2026: 500000}}

    Right:

        cases:
          - alternatives:
              - {id: rent, title: Leie, advantages: Rimelig., drawbacks: Utrygt.}
            economy:
              lines:
                - {title: Leie, kind: operation, alternative: rent, amounts: {2026: 500000}}

    Source: design of the contract: every reference is by id
    """
    for n, case in enumerate(dossier.cases):
        known = {one.id for one in case.alternatives}
        for row, one in enumerate(case.economy.lines if case.economy else ()):
            if one.alternative and one.alternative not in known:
                yield Finding(
                    ("cases", n, "economy", "lines", row, "alternative"),
                    say("no alternative of the case has this id"),
                    say("give the alternative this id, or correct the line"),
                )


@rule("D109")
def a_figure_is_the_newest_of_its_series(dossier: Dossier) -> Iterator[Finding]:
    """A figure with a series has the value and the day of the newest in it.

    Both follow from the series, so leave them out. Where they stand and say something else, one
    document would print one number, and the next another.

    Wrong:

        figures:
          - {id: homes, value: 212, date: 2026-01-01, series: {2025-01-01: 200, 2026-01-01: 210}}

    Right:

        figures:
          - {id: homes, value: 210, date: 2026-01-01, series: {2025-01-01: 200, 2026-01-01: 210}}

    Source: arithmetic
    """
    for n, one in enumerate(dossier.figures):
        newest = max(one.series, key=lambda each: each.date, default=None)
        if newest and (newest.date, newest.value) != (one.date, one.value):
            key = "date" if newest.date != one.date else "value"
            yield Finding(
                ("figures", n, key),
                say("the newest of the series is of {date}, and differs", date=newest.date),
                say("leave value and date out, or correct the series"),
            )
