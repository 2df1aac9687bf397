"""The options that several commands share, and what they name."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pipeline.cli import completing, gating
from pipeline.cli.voice import Speaker
from pipeline.language import Translate

if TYPE_CHECKING:
    from pipeline.diagnostics import Diagnostic
    from pipeline.document import Masters
    from pipeline.outcome import BuildOrder

INPUTS, _OUTPUTS, _MASTERS = "inputs", "outputs", "masters"

_today = dt.date.today


def as_day(context: click.Context, _option: object, written: str | None) -> dt.date:
    if written is None:
        return _today()
    try:
        return dt.date.fromisoformat(written)
    except ValueError as fault:
        translate: Translate = context.obj
        words = translate("write year-month-day, as in 2026-05-17")
        raise click.BadParameter(words) from fault


def _named(context: click.Context, _: object, written: tuple[str, ...]) -> tuple[str, ...]:
    """Give the paths that are named, else those that the repository has set."""
    return written or tuple((context.default_map or {}).get("paths", ()))


paths = click.argument("paths", nargs=-1, metavar="[PATH]...", callback=_named)
as_of = click.option(
    "--as-of",
    callback=as_day,
    metavar="DATE",
    help="The day to judge deadlines by; today if left out.",
)
day = click.option(
    "--date",
    "day",
    callback=as_day,
    metavar="DATE",
    help="The day that the changes carry; today if left out.",
)
strict = click.option("--strict", is_flag=True, help="Let warnings count as errors.")
output = click.option(
    "-o", "--output", default=_OUTPUTS, metavar="DIR", help="The folder for documents."
)
types = click.option(
    "--type",
    "only",
    multiple=True,
    metavar="TYPE",
    shell_complete=completing.types,
    help="Only this document type; may be repeated.",
)
templates = click.option(
    "--templates", metavar="DIR", help="Another folder of document types than the program's own."
)
masters = click.option(
    "--masters",
    metavar="DIR",
    help="The folder of letterheads and styles, one Word file per municipality; masters if left "
    "out and there is one.",
)

limit = click.option(
    "--limit",
    type=click.IntRange(1, 1000),
    default=1,
    metavar="TIMES",
    help="Let a document be this many times larger than usual, which is 2 million turns of its "
    "loops and 100 million characters.",
)

no_cache = click.option(
    "--no-cache",
    is_flag=True,
    help="Compile the templates anew: neither use nor keep any in your cache folder.",
)


_C = TypeVar("_C", bound=Callable[..., Any])


def ordering(command: _C) -> _C:
    """Take what is built, with which types and letterheads, and where to."""
    for option in (masters, templates, types, output, paths):
        command = option(command)
    return command


def folder(templates: str | None) -> Path:
    """Give the folder of document types: the one that is named, or the program's own."""
    from pipeline import read

    return Path(templates) if templates else read.templates_folder()


def looks(masters: str | None) -> "Masters":
    """Read the letterheads of the folder that is named, or of the usual one if there is one."""
    from pipeline.masters import masters_in

    return masters_in(Path(masters or _MASTERS) if masters or Path(_MASTERS).is_dir() else None)


def ordered(
    voice: Speaker, given: Mapping[str, Any]
) -> tuple["BuildOrder", tuple["Diagnostic", ...]]:
    """Give the order that options make, and tell what its types and letterheads lack.

    It writes nothing; what a command does not ask for is as it usually is.
    """
    from pipeline import kinds, outcome, read

    held = kinds.kinds(folder(given["templates"]), given.get("only", ()))
    masters = looks(given["masters"])
    found = (*held.findings, *masters.findings)
    voice.report(found)
    order = outcome.BuildOrder(
        held.types,
        Path(given.get("output", _OUTPUTS)),
        given["as_of"],
        writes=False,
        masters=masters,
        program=read.program(),
        limit=given.get("limit", 1),
        standard=gating.standard(ignore=given.get("ignore", ())),
    )
    return order, found


def dossiers(voice: Speaker, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Give the dossiers to work on; name what lies beside them and looks like one."""
    from pipeline import read, stray

    places = paths or (INPUTS,)
    for one in stray.beside(places):
        voice.complain(one)
    return read.dossiers(places)


def known(voice: Speaker, form: str, forms: Iterable[str]) -> None:
    """Refuse a format that is none of those that a command writes."""
    if form not in forms:
        words = voice.translate("{form}: choose one of {forms}")
        raise click.BadParameter(words.format(form=form, forms=", ".join(forms)))
