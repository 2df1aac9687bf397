"""figures: tables of numbers as others deliver them, laid into dossiers."""

import datetime as dt
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli import exits, options
from pipeline.cli.command import Command, CommandGroup, want_command
from pipeline.cli.voice import Speaker, spoken
from pipeline.diagnostics import say
from pipeline.language import Translate, mark

if TYPE_CHECKING:
    from pipeline.adding import Added, Addition
    from pipeline.delivered.choice import Choice
    from pipeline.delivered.period import DayOfYear
    from pipeline.delivered.table import Delivered

_THEMES = ("population", "housing_conditions", "home_environment", "instruments", "services")


@click.group(cls=CommandGroup)
@click.pass_context
def figures(context: click.Context) -> None:
    """Take figures from tables: JSON-stat2, CSV and Excel."""
    want_command(context)


_sheet = click.option("--sheet", default="", metavar="NAME", help="Which sheet of a workbook.")


@figures.command(name="list", cls=Command)
@click.argument("file", metavar="FILE")
@_sheet
@spoken
def list_table(voice: Speaker, file: str, sheet: str) -> None:
    """List what a table divides its numbers by."""
    _tell(voice, _table(file, sheet))


@figures.command(cls=Command)
@click.argument("file", metavar="FILE")
@click.option("--to", "dossier", required=True, metavar="DOSSIER", help="Where to write them.")
@click.option(
    "--figure",
    "wishes",
    multiple=True,
    metavar="ID=AXIS/CATEGORY",
    help="A figure of the dossier, and which numbers are its: waiting=Age/999,Sex/0. What the "
    "table has one of need not be said. May be repeated.",
)
@click.option("--map", "kept", metavar="FILE", help="A file with a line for each --figure.")
@click.option(
    "--day",
    metavar="DAY",
    help="The day of a year that its numbers are of, as in 01-01, or the one day of a table "
    "without days, as in 2026-06-30.",
)
@click.option("--unit", default="", help="The unit, where the table does not say it.")
@click.option("--source", default="", help="Who has counted, where the table does not say it.")
@click.option("--title", default="", help="What a figure that is begun is called.")
@click.option("--theme", type=click.Choice(_THEMES), help="Begin the figure, under this theme.")
@click.option(
    "--state",
    type=click.Choice(["final", "preliminary", "corrected", "own"]),
    help="How sure the numbers are: preliminary and own are said with the source, and corrected "
    "lets a number of a day that the dossier has be another.",
)
@_sheet
@click.option(
    *("--diff", "--dry-run"),
    "shown",
    is_flag=True,
    help="Show the lines that would change; write nothing.",
)
@options.as_of
@spoken
def add(voice: Speaker, /, file: str, dossier: str, **given: Any) -> None:
    """Add the numbers of a table to a dossier, day by day."""
    from pipeline import adding, read

    (path,) = read.dossiers((dossier,)) if not _is_many(dossier) else _stop_at_many(voice, dossier)
    table = _table(file, given["sheet"])
    order = _ordered(voice, table, given)
    book = read.book(path)
    if not order.choices:
        _tell(voice, table)
        _say_how(voice, file, dossier)
        sys.exit(exits.USAGE)
    made = adding.added(book, order)
    voice.report(made.findings)
    if made.refused:
        voice.complain(say("Nothing was written: what came of it does not hold"))
        sys.exit(exits.FINDINGS)
    _write(voice, made, file, shown=given["shown"])


def _is_many(dossier: str) -> bool:
    from pipeline import read

    return len(read.dossiers((dossier,))) > 1


def _stop_at_many(voice: Speaker, dossier: str) -> tuple[str]:
    exits.stop(voice.translate("{path}: name one dossier").format(path=dossier))


def _table(file: str, sheet: str) -> "Delivered":
    from pipeline import read
    from pipeline.delivered.delivery import table

    return table(read.content(file), file, of=sheet)


def _ordered(voice: Speaker, table: "Delivered", given: dict[str, Any]) -> "Addition":
    from pipeline.adding import Addition, Certainty
    from pipeline.dossier.figure import Theme

    of_year, day = _day(voice.translate, given["day"])
    return Addition(
        table,
        tuple(_choices(voice.translate, given["wishes"], given["kept"])),
        given["as_of"],
        of_year,
        day,
        unit=given["unit"],
        source=given["source"],
        theme=next((one for one in Theme if one.value == given["theme"]), None),
        title=given["title"],
        state=Certainty(given["state"]) if given["state"] else None,
    )


def _choices(translate: Translate, wishes: tuple[str, ...], kept: str | None) -> Iterator["Choice"]:
    from pipeline import read
    from pipeline.decode import decoded
    from pipeline.delivered.choice import choice

    lines = decoded(read.content(kept), kept).splitlines() if kept else []
    bare = (one.strip() for one in lines)
    for one in (*wishes, *(line for line in bare if line and not line.startswith("#"))):
        try:
            yield choice(one)
        except ValueError as fault:
            words = translate("{wish}: write the id of a figure, =, and pairs of AXIS/CATEGORY")
            raise click.BadParameter(words.format(wish=one)) from fault


def _day(translate: Translate, written: str | None) -> tuple["DayOfYear | None", dt.date | None]:
    """Read the day of a year, or a day."""
    from pipeline.delivered.period import DayOfYear

    if not written:
        return None, None
    try:
        if written.count("-") == 1:
            month, day = written.split("-")
            return DayOfYear(*dt.date(2001, int(month), int(day)).timetuple()[1:3]), None
        return None, dt.date.fromisoformat(written)
    except ValueError as fault:
        words = translate("write month-day, as in 01-01, or year-month-day, as in 2026-05-17")
        raise click.BadParameter(words) from fault


def _tell(voice: Speaker, table: "Delivered") -> None:
    """List the axes of a table and their categories."""
    if table.title:
        click.echo(table.title)
    voice.table(
        (mark("Axis"), mark("Category"), mark("Called"), mark("Unit")),
        [
            (axis.code, one.code, one.label, one.unit)
            for axis in table.axes
            for one in axis.categories
        ],
    )


def _say_how(voice: Speaker, file: str, dossier: str) -> None:
    voice.complain(
        say(
            "Say which figure gets which numbers: "
            "saksflyt figures add {file} --to {dossier} --figure ID=AXIS/CATEGORY",
            file=file,
            dossier=dossier,
        )
    )


def _write(voice: Speaker, made: "Added", file: str, *, shown: bool) -> None:
    from pipeline.cli.edited import unified, written

    if not made.changed:
        voice.say("{path}: has the numbers of {file} already", path=made.book.path, file=file)
    elif shown:
        click.echo(unified(made.book, made.after), nl=False)
    else:
        written(made.book, made.after)
        voice.say("{path}: has the numbers of {file} now", path=made.book.path, file=file)
