"""What a case costs: amounts by year, kind and alternative; no sum is written, for they follow."""

from decimal import Decimal
from typing import ClassVar

from pipeline.contract.declare import IDENTIFIER, LONGEST_ID, Prose, contract, declare
from pipeline.contract.timed import Timed
from pipeline.norm import Term

_FIRST_YEAR, _LAST_YEAR = 1990, 2100


class AmountKind(Term):
    """What an amount is spent on, or where it comes from."""

    INVESTMENT = ("investment", "Investering")
    OPERATION = ("operation", "Drift")
    GRANT = ("grant", "Tilskudd", "Tilskot")
    LOAN = ("loan", "Lån")
    INCOME = ("income", "Inntekt")
    OWN_SHARE = ("own_share", "Egenandel", "Eigendel")


@contract
class YearAmount(Timed):
    """An amount of one year."""

    pairs: ClassVar[tuple[str, str]] = ("year", "amount")

    year: int = declare(
        ("År", "Året som beløpet gjelder."),
        ("År", "Året som beløpet gjeld."),
        example="2026",
        minimum=_FIRST_YEAR,
        maximum=_LAST_YEAR,
    )
    amount: Decimal = declare(
        ("Beløp", "Kroner med sifre, uten mellomrom."),
        ("Beløp", "Kroner med siffer, utan mellomrom."),
        example="2000000",
    )


@contract
class EconomyLine(Timed):
    """One thing that costs or pays, with its amounts."""

    title: str = declare(
        ("Post", "Det som koster eller betaler."),
        ("Post", "Det som kostar eller betaler."),
        example="Kjøp av seks boliger",
        example_nn="Kjøp av seks bustader",
    )
    kind: AmountKind = declare(
        ("Art", "investment og operation er utgifter. De andre betaler dem."),
        ("Art", "investment og operation er utgifter. Dei andre betaler dei."),
        example="investment",
    )
    alternative: str | None = declare(
        ("Alternativ", "Nøkkelen til alternativet i saken. Uten nøkkel gjelder posten alle."),
        ("Alternativ", "Nøkkelen til alternativet i saka. Utan nøkkel gjeld posten alle."),
        default=None,
        example="buy",
        pattern=IDENTIFIER,
        longest=LONGEST_ID,
    )
    amounts: tuple[YearAmount, ...] = declare(
        ("Beløp per år", "Kroner for hvert år. Summene regner programmet ut."),
        ("Beløp per år", "Kroner for kvart år. Summane reknar programmet ut."),
    )
    covered_by: str | None = declare(
        ("Dekning", "Hvor pengene kommer fra."),
        ("Dekning", "Kvar pengane kjem frå."),
        default=None,
        example="Husbanken, 40 prosent",
    )
    posts: Decimal | None = declare(
        ("Årsverk", "Årsverkene som posten gir lønn til."),
        ("Årsverk", "Årsverka som posten gir lønn til."),
        default=None,
        example="3",
    )


@contract
class BudgetChange(Timed):
    """An account of the budget that the case asks to change."""

    account: str = declare(
        ("Konto", "Konto, ansvar og funksjon slik budsjettet har dem."),
        ("Konto", "Konto, ansvar og funksjon slik budsjettet har dei."),
        example="1.8301.265",
    )
    title: str | None = declare(
        ("Hva kontoen gjelder", "Det leserne kjenner kontoen som."),
        ("Kva kontoen gjeld", "Det lesarane kjenner kontoen som."),
        default=None,
    )
    year: int | None = declare(
        ("År", "Budsjettåret, når endringen gjelder mer enn ett."),
        ("År", "Budsjettåret, når endringa gjeld meir enn eitt."),
        default=None,
        example="2026",
        minimum=_FIRST_YEAR,
        maximum=_LAST_YEAR,
    )
    increase: Decimal | None = declare(
        ("Økes med", "Kroner med sifre."),
        ("Blir auka med", "Kroner med siffer."),
        default=None,
        example="1200000",
    )
    decrease: Decimal | None = declare(
        ("Reduseres med", "Kroner med sifre."),
        ("Blir redusert med", "Kroner med siffer."),
        default=None,
        example="1200000",
    )


@contract
class Economy:
    """What the case costs and how it is paid."""

    short: ClassVar[str] = "text"

    text: Prose | None = declare(
        ("Økonomi", "Kostnad og dekning, eller at det ikke koster noe."),
        ("Økonomi", "Kostnad og dekning, eller at det ikkje kostar noko."),
        default=None,
    )
    lines: tuple[EconomyLine, ...] = declare(
        ("Poster", "Utgifter og finansiering per år. Saken får tabell og summer."),
        ("Postar", "Utgifter og finansiering per år. Saka får tabell og summar."),
        default=(),
    )
    changes: tuple[BudgetChange, ...] = declare(
        ("Budsjettendringer", "Kontoene som skal økes eller reduseres."),
        ("Budsjettendringar", "Kontoane som skal aukast eller reduserast."),
        default=(),
    )
