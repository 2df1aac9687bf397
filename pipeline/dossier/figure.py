"""Figures: population, housing conditions, living environment, instruments and services."""

import datetime as dt
from decimal import Decimal
from typing import ClassVar

from pipeline.contract.declare import contract, declare, identifier
from pipeline.contract.timed import Timed
from pipeline.norm import Term


class Theme(Term):
    """The themes that veiviseren.no asks a mapping of."""

    POPULATION = ("population", "Befolkning", "Folkesetnad")
    HOUSING_CONDITIONS = ("housing_conditions", "Boforhold", "Buforhold")
    HOME_ENVIRONMENT = ("home_environment", "Bomiljø", "Bumiljø")
    INSTRUMENTS = ("instruments", "Virkemidler", "Verkemiddel")
    SERVICES = ("services", "Tjenester", "Tenester")


@contract
class Figure(Timed):
    """A number that can be traced: what was counted, when, and by whom."""

    known_from: ClassVar[str] = "date"

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
        ("Verdi", "Tallet med sifre, uten mellomrom. Komma bare foran desimaler."),
        ("Verdi", "Talet med siffer, utan mellomrom. Komma berre framfor desimalar."),
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
