"""Tables of the author's own, with columns, rows, a day and a source; sums follow from the rows."""

import datetime as dt
from typing import ClassVar

from pipeline.contract.declare import contract, declare, identifier
from pipeline.contract.timed import Timed


@contract
class TableColumn(Timed):
    """A column, and what it counts."""

    short: ClassVar[str] = "title"

    title: str = declare(
        ("Kolonne", "Overskriften over kolonnen."),
        ("Kolonne", "Overskrifta over kolonnen."),
        example="Ramme",
        usual=True,
    )
    unit: str | None = declare(
        ("Enhet", "Det tallene i kolonnen teller: personer, boliger, kroner."),
        ("Eining", "Det tala i kolonnen tel: personar, bustader, kroner."),
        default=None,
        example="kroner",
    )
    sum: bool = declare(
        ("Sum", "true når kolonnen skal summeres. Da står summen i en egen rad."),
        ("Sum", "true når kolonnen skal summerast. Då står summen i ei eiga rad."),
        default=False,
    )


@contract
class TableRow(Timed):
    """A row: one cell for each column."""

    short: ClassVar[str] = "cells"

    cells: tuple[str, ...] = declare(
        ("Ruter", "Én for hver kolonne. Skriv – der det ikke er noe."),
        ("Ruter", "Éi for kvar kolonne. Skriv – der det ikkje er noko."),
        example="Startlån",
    )


@contract
class DataTable(Timed):
    """A table that cases and plans may print, numbered in the order that they name it."""

    known_from: ClassVar[str] = "date"

    id: str = identifier(
        "Kort navn som saker og planer viser til.",
        "Kort namn som saker og planar viser til.",
        example="schemes",
    )
    title: str = declare(
        ("Tabell", "Det tabellen viser, uten nummer. Nummeret gir programmet."),
        ("Tabell", "Det tabellen viser, utan nummer. Nummeret gir programmet."),
        example="Startlån og tilskudd per ordning",
        example_nn="Startlån og tilskot per ordning",
        usual=True,
    )
    columns: tuple[TableColumn, ...] = declare(
        ("Kolonner", "Én om gangen. Den første sier hva raden gjelder."),
        ("Kolonnar", "Éin om gongen. Den første seier kva rada gjeld."),
    )
    rows: tuple[TableRow, ...] = declare(
        ("Rader", "Én om gangen, med en rute for hver kolonne."),
        ("Rader", "Éi om gongen, med ei rute for kvar kolonne."),
    )
    date: dt.date = declare(
        ("Dato", "Dagen tallene gjelder for."),
        ("Dato", "Dagen tala gjeld for."),
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
        ("Merknad", "Det leseren må vite for å forstå tabellen rett."),
        ("Merknad", "Det lesaren må vite for å forstå tabellen rett."),
        default=None,
    )
