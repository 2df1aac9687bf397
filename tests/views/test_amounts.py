from decimal import Decimal

from pipeline.dossier.cases import Case
from pipeline.dossier.economy import AmountKind
from pipeline.facts.amounts import Side
from pipeline.views.amounts import AmountRow, AmountSeries, CaseAmounts, ChangeRow, SumRow
from tests.samples import SMALL, parsed

CASE = """\
cases:
  - id: homes
    subject: other
    title: Nye boliger
    officer: {name: Kari Eksempel, title: rådgiver}
    route: [{body: Kommunestyret, date: 2026-06-18, handling: decides}]
    proposal: [Kommunestyret vedtar planen.]
    summary: Planen legges fram.
    background: Loven krever samarbeid.
    facts: Kommunen har 212 boliger.
    assessment: Planen er forsvarlig.
    conclusion: Planen bør vedtas.
    alternatives:
      - {id: buy, title: Kjøpe, advantages: Rask., drawbacks: Dyr.}
      - {id: rent, title: Leie, advantages: Rimelig., drawbacks: Utrygt.}
"""
NB = "\u00a0"


def case(economy: str) -> Case:
    return parsed(f"{SMALL}{CASE}{economy}").cases[0]


def amounts(economy: str) -> CaseAmounts:
    return CaseAmounts(case(economy))


def test_a_text_alone_has_no_table_and_no_chart() -> None:
    held = amounts("    economy: Saken koster ikke noe.\n")
    assert (held.tables, held.by_year, held.changes) == ((), (), ())


BOTH_SIDES = """\
    economy:
      lines:
        - {title: Kjøp, kind: investment, amounts: {2026: 5000000, 2027: 3300000}}
        - {title: Vaktmester, kind: operation, posts: "0,5", amounts: {2027: 300000}}
        - {title: Lån, kind: loan, covered_by: Husbanken, amounts: {2026: 5000000}}
"""


def test_each_side_is_added_up_by_year_and_what_is_left_is_told() -> None:
    (table,) = amounts(BOTH_SIDES).tables
    assert (table.alternative, table.years, table.summed) == ("", ("2026", "2027"), True)
    assert not table.span
    costs, funding = table.sides
    assert costs.side is Side.COSTS
    assert costs.rows == (
        AmountRow(
            "Kjøp",
            AmountKind.INVESTMENT,
            None,
            None,
            (f"5{NB}000{NB}000", f"3{NB}300{NB}000"),
            f"8{NB}300{NB}000",
        ),
        AmountRow(
            "Vaktmester",
            AmountKind.OPERATION,
            None,
            Decimal("0.5"),
            ("–", f"300{NB}000"),
            f"300{NB}000",
        ),
    )
    assert costs.total == SumRow(
        (f"5{NB}000{NB}000", f"3{NB}600{NB}000"), f"8{NB}600{NB}000", Decimal("0.5")
    )
    assert funding.rows[0].covered_by == "Husbanken"
    assert funding.total is None
    assert table.net == SumRow(("0", f"3{NB}600{NB}000"), f"3{NB}600{NB}000")


def test_one_way_is_drawn_as_its_two_sides() -> None:
    assert amounts(BOTH_SIDES).by_year == (
        AmountSeries(Side.COSTS, (2026, 2027), (Decimal(5000000), Decimal(3600000))),
        AmountSeries(Side.FUNDING, (2026, 2027), (Decimal(5000000), Decimal(0))),
    )


def test_a_year_alone_has_no_sum_of_years_and_no_chart() -> None:
    held = amounts(
        """\
    economy:
      lines: [{title: Kjøp, kind: investment, amounts: {2026: 5000000}}]
"""
    )
    (table,) = held.tables
    assert (table.summed, table.net, held.by_year) == (False, None, ())


def test_each_alternative_has_its_table_and_a_bar_of_what_it_costs() -> None:
    held = amounts(
        """\
    economy:
      lines:
        - {title: Leie, kind: operation, alternative: rent, amounts: {2026: 700000, 2027: 700000}}
        - {title: Kjøp, kind: investment, alternative: buy, amounts: {2026: 8000000}}
        - {title: Tilskudd, kind: grant, alternative: buy, amounts: {2026: 3200000}}
"""
    )
    assert [one.alternative for one in held.tables] == ["Kjøpe", "Leie"]
    assert [one.years for one in held.tables] == [("2026",), ("2026", "2027")]
    assert held.by_year == (
        AmountSeries("Kjøpe", (2026, 2027), (Decimal(8000000), Decimal(0))),
        AmountSeries("Leie", (2026, 2027), (Decimal(700000), Decimal(700000))),
    )


def test_more_years_than_a_page_has_room_for_are_shared_out_and_added_up_last() -> None:
    years = ", ".join(f"{2026 + n}: 120000000" for n in range(7))
    held = amounts(
        f"""\
    economy:
      lines: [{{title: Drift, kind: operation, amounts: {{{years}}}}}]
"""
    )
    shared = [("2026", "2027"), ("2028", "2029", "2030"), ("2031", "2032")]
    assert [one.years for one in held.tables] == shared
    assert [one.span for one in held.tables] == ["2026–2027", "2028–2030", "2031–2032"]
    assert [one.summed for one in held.tables] == [False, False, True]
    assert held.tables[-1].sides[0].rows[0].sum == f"840{NB}000{NB}000"


def test_a_change_of_the_budget_has_its_year_as_text() -> None:
    held = amounts(
        """\
    economy:
      changes:
        - {account: "1.8301.265", title: Drift, year: 2026, increase: 500000}
        - {account: "1.1200.100", decrease: 500000}
"""
    )
    assert held.changes == (
        ChangeRow("1.8301.265", "Drift", "2026", Decimal(500000), None),
        ChangeRow("1.1200.100", None, "", None, Decimal(500000)),
    )
