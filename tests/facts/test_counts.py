import datetime as dt
import itertools
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.dossier.mapping import Household, Need, Situation
from pipeline.facts.counts import Cell, CountRow, CountTable, Heading, table, uncounted

WITHOUT, RISK, UNFIT = Situation
SINGLE, COUPLE, FAMILY, ALL = Household
DAY = dt.date(2025, 10, 31)


def need(
    situation: Situation,
    household: Household,
    count: int | str | None,
    contributor: str = "nav",
    date: dt.date = DAY,
) -> Need:
    """Write a count as an author would: a number, "few", or nothing where nobody answered."""
    return Need(
        situation=situation,
        household=household,
        service=contributor,
        count=count if isinstance(count, int) else None,
        few=count == "few",
        date=date,
    )


FEW = "few"


def printed(row: CountRow) -> tuple[str, ...]:
    """Give a row as a reader sees it, but for the words of few."""
    return tuple(FEW if one.few else one.shown for one in row.counts)


def cells(*shown: str) -> tuple[Cell, ...]:
    return tuple(Cell(one) for one in shown)


def rows(held: CountTable | None) -> list[tuple[str, ...]]:
    assert held is not None
    return [printed(one) for one in (*held.rows, held.total)]


def test_nothing_counted_gives_no_table() -> None:
    assert table([]) is None
    assert table([need(WITHOUT, SINGLE, None)]) is None


def test_counts_of_several_services_are_added_by_situation_and_household() -> None:
    held = table(
        [
            need(WITHOUT, SINGLE, 31),
            need(WITHOUT, SINGLE, 12, "health"),
            need(RISK, FAMILY, 14),
            need(RISK, FAMILY, None, "crisis-centre"),
        ]
    )
    assert held == CountTable(
        (SINGLE, COUPLE, Heading.FAMILY, Heading.TOTAL),
        (
            CountRow(WITHOUT, cells("43", "–", "–", "43")),
            CountRow(RISK, cells("–", "–", "14", "14")),
            CountRow(UNFIT, cells("–", "–", "–", "–")),
        ),
        CountRow(Heading.TOTAL, cells("43", "–", "14", "57")),
    )


def test_nought_is_printed_and_few_is_not() -> None:
    held = table([need(WITHOUT, SINGLE, 0), need(WITHOUT, COUPLE, "few"), need(RISK, SINGLE, 20)])
    assert rows(held) == [
        ("0", FEW, "–", FEW),
        ("20", "–", "–", "20"),
        ("–", "–", "–", "–"),
        ("20", FEW, "–", "21–24"),
    ]


@pytest.mark.parametrize("count", [1, 2, 3, 4, "few"])
def test_a_small_count_is_hidden_however_it_is_written(count: int | str) -> None:
    held = table([need(WITHOUT, SINGLE, count), need(WITHOUT, COUPLE, 30)])
    assert rows(held)[0] == (FEW, "30", "–", "31–34")


def test_five_is_the_smallest_count_that_is_printed() -> None:
    assert rows(table([need(WITHOUT, SINGLE, 5), need(WITHOUT, COUPLE, 6)]))[0][:2] == ("5", "6")


def test_two_small_counts_in_one_cell_are_not_added_up() -> None:
    held = table([need(WITHOUT, SINGLE, 2), need(WITHOUT, SINGLE, 4, "health")])
    assert rows(held)[0][0] == "2–8"


def test_a_place_that_counts_all_together_has_one_column_and_no_second_total() -> None:
    held = table([need(WITHOUT, ALL, 7), need(RISK, ALL, 1100)])
    assert held == CountTable(
        (ALL,),
        (
            CountRow(WITHOUT, cells("7")),
            CountRow(RISK, cells("1\u00a0100")),
            CountRow(UNFIT, cells("–")),
        ),
        CountRow(Heading.TOTAL, cells("1\u00a0107")),
    )


def test_what_a_service_has_counted_but_not_split_stands_apart() -> None:
    held = table(
        [need(WITHOUT, ALL, 20), need(WITHOUT, SINGLE, 12), need(WITHOUT, ALL, 9, "health")]
    )
    assert held is not None
    assert held.headings == (
        *(SINGLE, COUPLE, Heading.FAMILY),
        *(Heading.UNSPLIT, Heading.TOTAL),
    )
    assert rows(held)[0] == ("12", "–", "–", "17", "29")


def test_a_small_rest_of_what_is_split_is_hidden() -> None:
    held = table([need(WITHOUT, ALL, 14), need(WITHOUT, SINGLE, 12)])
    assert rows(held)[0] == ("12", "–", "–", FEW, "13–16")


def test_parts_that_pass_the_whole_leave_nothing() -> None:
    held = table([need(WITHOUT, ALL, 10), need(WITHOUT, SINGLE, 12)])
    assert rows(held)[0] == ("12", "–", "–", "0", "12")


def test_the_newest_count_of_a_service_stands_for_its_older_ones() -> None:
    before = dt.date(2024, 10, 31)
    newer = [need(WITHOUT, SINGLE, 9), need(WITHOUT, SINGLE, 30, date=before)]
    assert rows(table(newer))[0][0] == "9"
    assert table([need(WITHOUT, SINGLE, None), need(WITHOUT, SINGLE, 30, date=before)]) is None


def test_situations_that_nobody_counted_are_named() -> None:
    held = [need(WITHOUT, SINGLE, 0), need(RISK, SINGLE, None)]
    assert uncounted(held) == (RISK, UNFIT)


# --- What a reader of the printed table can work out.

COUNTS = st.one_of(st.integers(0, 7), st.sampled_from(["few", None]))


@st.composite
def needs(draw: st.DrawFn) -> list[Need]:
    """Draw what two services have counted in two columns, all together or split."""
    keys = [(situation, kind) for situation in Situation for kind in (SINGLE, FAMILY, ALL)]
    held = draw(st.lists(st.sampled_from(keys), min_size=1, max_size=5, unique=True))
    asked = [(key, who) for key in held for who in draw(st.sampled_from([("nav",), ("a", "b")]))]
    return [need(*key, draw(COUNTS), who) for key, who in asked]


def possible(shown: str) -> range:
    """Give the numbers that a printed count may stand for, to one who knows the threshold."""
    if shown == "–":
        return range(1)
    if shown == FEW:
        return range(5)
    low, _, high = shown.partition("–")
    return range(int(low), int(high or low) + 1)


def completions(
    inner: list[list[str]], row_sums: list[str], column_sums: list[str]
) -> Iterable[tuple[int, ...]]:
    """Try every way to fill the cells, and keep those that agree with all the margins."""
    width = len(column_sums)
    for cells in itertools.product(*(possible(one) for row in inner for one in row)):
        by_row = [sum(cells[n : n + width]) for n in range(0, len(cells), width)]
        by_column = [sum(cells[n::width]) for n in range(width)]
        if all(
            total in possible(shown)
            for total, shown in zip((*by_row, *by_column), (*row_sums, *column_sums), strict=True)
        ):
            yield cells


@settings(max_examples=300)
@given(needs())
def test_no_hidden_count_can_be_worked_out_from_the_printed_table(held: list[Need]) -> None:
    made = table(held)
    if made is None:
        return
    *lines, totals = [list(one) for one in rows(made)]
    several = made.headings[-1] is Heading.TOTAL
    inner = [line[:-1] if several else line for line in lines]
    row_sums = [line[-1] for line in lines]
    column_sums = totals[:-1] if several else totals
    hidden = [n for n, one in enumerate(itertools.chain(*inner)) if len(possible(one)) > 1]
    seen: dict[int, set[int]] = {n: set() for n in hidden}
    for cells in completions(inner, row_sums, column_sums):
        for n in hidden:
            seen[n].add(cells[n])
    assert all({1, 2, 3, 4} <= seen[n] for n in hidden if possible_small(inner, n))
    assert all(len(values) > 1 for values in seen.values())


def possible_small(inner: list[list[str]], n: int) -> bool:
    return list(itertools.chain(*inner))[n] == FEW


@settings(max_examples=300)
@given(needs())
def test_no_count_from_one_to_four_is_ever_printed_and_no_total_is_untrue(held: list[Need]) -> None:
    made = table(held)
    if made is None:
        return
    assert not {"1", "2", "3", "4"} & {one for row in rows(made) for one in row}
    split = [one for one in held if one.household is not ALL]
    if len(split) == len(held) and all(not one.few for one in held):
        total = sum(one.count or 0 for one in held)
        assert total in possible(rows(made)[-1][-1])
