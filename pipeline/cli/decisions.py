"""decisions: what bodies have decided, point by point, over all dossiers."""

import datetime as dt
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from pipeline.cli import exits, options
from pipeline.cli.command import Command
from pipeline.cli.voice import Speaker, spoken
from pipeline.language import mark

if TYPE_CHECKING:
    from pipeline.pursuit import Pursued

FORMATS = ("text", "json", "csv")
# The keys are those of the contract; these are what a person reads.
_STATUSES = {
    "not_begun": mark("not begun"),
    "under_way": mark("under way"),
    "done": mark("done"),
    "dropped": mark("dropped"),
    "untold": mark("nothing told"),
}
_HEADS = (
    *(mark("Dossier"), mark("Decided"), mark("Point")),
    *(mark("Owner"), mark("Due"), mark("Status")),
)


class Sought(NamedTuple):
    """Which points are asked for."""

    body: str
    owner: str
    statuses: tuple[str, ...]
    due: dt.date | None
    overdue: bool
    since: dt.date | None
    until: dt.date | None


def _day(context: click.Context, option: object, written: str | None) -> dt.date | None:
    return options.as_day(context, option, written) if written else None


def _dated(name: str, words: str) -> Callable[[Any], Any]:
    return click.option(name, callback=_day, metavar="DATE", help=words)


@click.command(cls=Command)
@options.paths
@click.option("--body", default="", help="Only what this body has decided.")
@click.option("--owner", default="", help="Only what this unit is to do, by its name or key.")
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice(tuple(_STATUSES)),
    help="Only points that have come so far; may be repeated.",
)
@_dated("--due", "Only points that are due by this day and still open.")
@click.option("--overdue", is_flag=True, help="Only points that should have been closed by now.")
@_dated("--since", "Only what was decided from this day on.")
@_dated("--until", "Only what was decided by this day.")
@click.option("--format", "form", default="text", metavar="FORMAT", help="text, json or csv.")
@options.as_of
@spoken
def decisions(voice: Speaker, /, paths: tuple[str, ...], form: str, **given: Any) -> None:
    """List what bodies have decided: who does each point, by when, and how far it is."""
    from pipeline import pursuit

    options.known(voice, form, FORMATS)
    as_of = given.pop("as_of")
    wish = Sought(**given)
    held, findings = pursuit.entries(options.dossiers(voice, paths), as_of)
    voice.report(findings)
    found = [one for one in held if _wanted(one, wish)]
    _WRITTEN[form](voice, found)
    sys.exit(exits.FINDINGS if findings else exits.FINE)


def _wanted(one: "Pursued", wish: Sought) -> bool:
    body, owner = wish.body.casefold(), wish.owner.casefold()
    return (
        body in one.body.casefold()
        and (not owner or owner in {one.owner.casefold(), one.owner_key.casefold()})
        and (not wish.statuses or one.status in wish.statuses)
        and (not wish.due or bool(one.open and one.deadline and one.deadline <= wish.due))
        and (not wish.overdue or one.overdue)
        and (not wish.since or one.date >= wish.since)
        and (not wish.until or one.date <= wish.until)
    )


def _text(voice: Speaker, found: Sequence["Pursued"]) -> None:
    if found:
        voice.table(_HEADS, [_row(voice, one) for one in found])
    closed = sum(not one.open for one in found)
    late = sum(one.overdue for one in found)
    voice.say(
        "Points: {count}, closed: {closed}, overdue: {late}",
        count=len(found),
        closed=closed,
        late=late,
    )


def _row(voice: Speaker, one: "Pursued") -> tuple[str, ...]:
    due = one.deadline.isoformat() if one.deadline else ""
    status = voice.translate(_STATUSES[one.status])
    late = voice.translate("{status}, overdue").format(status=status) if one.overdue else status
    decided = f"{one.body} {one.date} {one.case_number}"
    return one.dossier, decided, f"{one.point}. {one.text}", one.owner, due, late


def _json(_voice: Speaker, found: Sequence["Pursued"]) -> None:
    import json

    told = [one.written() for one in found]
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))


def _csv(_voice: Speaker, found: Sequence["Pursued"]) -> None:
    from pipeline.pursuit import sheet

    click.echo(sheet(found), nl=False)


_WRITTEN: dict[str, Callable[[Speaker, Sequence["Pursued"]], None]] = {
    "text": _text,
    "json": _json,
    "csv": _csv,
}
