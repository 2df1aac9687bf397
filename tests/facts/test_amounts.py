from decimal import Decimal
from typing import Any

from pipeline.dossier.cases import Alternative
from pipeline.dossier.economy import AmountKind, EconomyLine, YearAmount
from pipeline.facts.amounts import Side, by_alternative, years


def line(title: str, kind: AmountKind, amounts: dict[int, str], **more: Any) -> EconomyLine:
    held = tuple(YearAmount(year=year, amount=Decimal(one)) for year, one in amounts.items())
    return EconomyLine(title=title, kind=kind, amounts=held, **more)


def alternative(key: str) -> Alternative:
    return Alternative(id=key, title=key.capitalize(), advantages="For.", drawbacks="Mot.")


HOMES = line("Boliger", AmountKind.INVESTMENT, {2027: "9000000", 2026: "4000000"})
STAFF = line("Drift", AmountKind.OPERATION, {2027: "500000"}, posts=Decimal("1.5"))
GRANT = line("Tilskudd", AmountKind.GRANT, {2026: "1600000"})
LOAN = line("Lån", AmountKind.LOAN, {2026: "2400000", 2027: "9000000"})


def test_no_lines_are_of_no_alternative() -> None:
    assert by_alternative((), (alternative("buy"),)) == ()


def test_lines_that_name_no_alternative_are_one_account() -> None:
    (held,) = by_alternative((HOMES, GRANT, STAFF, LOAN), (alternative("buy"),))
    assert held.alternative is None
    costs, funding = held.sides
    assert (costs.side, costs.lines) == (Side.COSTS, (HOMES, STAFF))
    assert (funding.side, funding.lines) == (Side.FUNDING, (GRANT, LOAN))
    assert costs.total == {2026: Decimal(4000000), 2027: Decimal(9500000)}
    assert costs.posts == Decimal("1.5")
    assert funding.total == {2026: Decimal(4000000), 2027: Decimal(9000000)}
    assert held.net == {2026: Decimal(0), 2027: Decimal(500000)}


def test_what_pays_in_a_year_without_costs_is_less_than_nothing() -> None:
    late = line("Salg", AmountKind.INCOME, {2028: "300000"})
    (held,) = by_alternative((STAFF, late), ())
    assert held.net == {2027: Decimal(500000), 2028: Decimal(-300000)}


def test_there_is_no_difference_where_one_side_is_not_told() -> None:
    (costs,) = by_alternative((HOMES,), ())
    (funding,) = by_alternative((GRANT,), ())
    assert costs.net == funding.net == {}
    assert [one.side for one in (*costs.sides, *funding.sides)] == [Side.COSTS, Side.FUNDING]


def test_what_is_of_no_alternative_is_of_each_in_the_order_of_the_case() -> None:
    rent = line("Leie", AmountKind.OPERATION, {2026: "700000"}, alternative="rent")
    buy = line("Kjøp", AmountKind.INVESTMENT, {2026: "8000000"}, alternative="buy")
    alternatives = (alternative("buy"), alternative("wait"), alternative("rent"))
    first, second = by_alternative((rent, STAFF, buy), alternatives)
    assert (first.alternative, second.alternative) == (alternatives[0], alternatives[2])
    assert first.sides[0].lines == (STAFF, buy)
    assert second.sides[0].lines == (rent, STAFF)
    assert second.sides[0].total == {2026: Decimal(700000), 2027: Decimal(500000)}


def test_years_stand_in_order_and_once() -> None:
    assert years((LOAN, HOMES, GRANT)) == (2026, 2027)


def test_two_amounts_of_a_year_are_added() -> None:
    one = YearAmount(year=2026, amount=Decimal(2))
    twice = EconomyLine(title="Kurs", kind=AmountKind.OPERATION, amounts=(one, one))
    (held,) = by_alternative((twice,), ())
    assert held.sides[0].total == {2026: Decimal(4)}
