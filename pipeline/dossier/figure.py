"""Figures: population, housing conditions, living environment, instruments and services."""

import datetime as dt
from decimal import Decimal
from typing import ClassVar, Self

from pipeline.contract.declare import contract, declare, identifier
from pipeline.contract.timed import Moment, Timed
from pipeline.frozen import replace
from pipeline.norm import Term


class Theme(Term):
    """The themes that veiviseren.no asks a mapping of."""

    POPULATION = ("population", "Befolkning", "Folkesetnad")
    HOUSING_CONDITIONS = ("housing_conditions", "Boforhold", "Buforhold")
    HOME_ENVIRONMENT = ("home_environment", "Bomiljø", "Bumiljø")
    INSTRUMENTS = ("instruments", "Virkemidler", "Verkemiddel")
    SERVICES = ("services", "Tjenester", "Tenester")


@contract
class SeriesPoint(Timed):
    """What a figure was on one day."""

    known_from: ClassVar[str] = "date"
    pairs: ClassVar[tuple[str, str]] = ("date", "value")

    date: dt.date = declare(
        ("Dato", "Dagen tallet gjelder for."),
        ("Dato", "Dagen talet gjeld for."),
        example="2025-01-01",
    )
    value: Decimal = declare(
        ("Verdi", "Tallet den dagen."),
        ("Verdi", "Talet den dagen."),
        example="205",
    )


@contract
class Figure(Timed):
    """A number that can be traced: what was counted, when, and by whom."""

    known_from: ClassVar[str] = "date"
    first_known: ClassVar[str] = "known"
    newest: ClassVar[str] = "series"

    id: str = identifier(
        "Kort navn som saker viser til.", "Kort namn som saker viser til.", example="rental-homes"
    )
    theme: Theme = declare(
        ("Tema", "Hvilken del av kartleggingen tallet hører til."),
        ("Tema", "Kva del av kartlegginga talet høyrer til."),
        example="instruments",
    )
    title: str = declare(
        ("Hva tallet gjelder", "Det som er talt, uten tall og dato."),
        ("Kva talet gjeld", "Det som er talt, utan tal og dato."),
        example="Kommunale utleieboliger",
        example_nn="Kommunale utleigebustader",
        usual=True,
    )
    value: Decimal = declare(
        ("Tall", "Tallet med sifre, uten mellomrom. Komma bare foran desimaler."),
        ("Tal", "Talet med siffer, utan mellomrom. Komma berre framfor desimalar."),
        example="212",
    )
    unit: str = declare(
        ("Enhet", "Det tallet teller: personer, boliger, prosent, kroner."),
        ("Eining", "Det talet tel: personar, bustader, prosent, kroner."),
        example="boliger",
        example_nn="bustader",
        usual=True,
    )
    date: dt.date = declare(
        ("Dato", "Dagen tallet gjelder for."),
        ("Dato", "Dagen talet gjeld for."),
        example="2026-01-01",
    )
    source: str = declare(
        ("Kilde", "Hvem som har talt, og tabell eller register."),
        ("Kjelde", "Kven som har talt, og tabell eller register."),
        example="Boligkontorets register",
        example_nn="Registeret til bustadkontoret",
        usual=True,
    )
    note: str | None = declare(
        ("Merknad", "Det leseren må vite for å forstå tallet rett."),
        ("Merknad", "Det lesaren må vite for å forstå talet rett."),
        default=None,
    )
    part_of: str | None = declare(
        ("Del av", "Nøkkelen til tallet som dette er en del av."),
        ("Del av", "Nøkkelen til talet som dette er ein del av."),
        default=None,
        refers="figures",
    )
    series: tuple[SeriesPoint, ...] = declare(
        ("Tallrekke", "Tallet dag for dag. Det siste blir verdi og dato når de ikke står her."),
        ("Talrekkje", "Talet dag for dag. Det siste blir verdi og dato når dei ikkje står her."),
        default=(),
    )

    @property
    def known(self) -> dt.date:
        """The first day that anybody knew anything of it."""
        return min((self.date, *(one.date for one in self.series)))

    def known_at(self, moment: Moment) -> Self:
        """Read as the newest of its days that had been: one figure has a number for each day."""
        if self.date <= moment.day or self.expected:
            return self
        held = [one for one in self.series if one.date <= moment.day]
        newest = max(held, key=lambda one: one.date, default=None)
        return replace(self, date=newest.date, value=newest.value) if newest else self
