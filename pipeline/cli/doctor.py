"""The command that tells what this installation is, and what to mend."""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline import VERSION
from pipeline.cli import caching, exits, options
from pipeline.cli.command import Command
from pipeline.cli.voice import Speaker, colourless, spoken
from pipeline.language import mark

if TYPE_CHECKING:
    from pipeline.diagnostics import Text
    from pipeline.health import HealthPoint


@click.command(cls=Command)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="For people, or for programs.",
)
@spoken
def doctor(voice: Speaker, form: str) -> None:
    """Tell what this installation is, and what to do where something in it is wrong.

    Nothing it prints is personal: it can be sent along with a question. Exits 1 at a fault.
    """
    from pipeline import health

    points = tuple(_points())
    if form == "json":
        click.echo(_json(voice, points))
    else:
        for one in points:
            _tell(voice, one)
        counted = [
            sum(one.health is kind for one in points)
            for kind in (health.Health.FAULT, health.Health.WARNING)
        ]
        voice.say("Faults: {faults}. Warnings: {warnings}.", faults=counted[0], warnings=counted[1])
    is_faulty = health.worst(points) is health.Health.FAULT
    sys.exit(exits.FINDINGS if is_faulty else exits.FINE)


def _points() -> Iterator["HealthPoint"]:
    from pipeline import health, installed

    home = _home()
    here = tuple(health.program(home, installed.installed()))
    yield from here
    # What is left loads libraries; where one is missing, it would only fail in another way.
    if health.worst(here) is not health.Health.FAULT:
        yield from health.carried(home)
        yield from health.registers(options.as_day(click.get_current_context(), None, None))
    in_ci = os.environ.get("CI") == "true"
    yield health.cache(caching.folder(os.environ, windows=os.name == "nt"), home, in_ci=in_ci)
    yield from _settings(home)
    yield health.language(*_language())
    width = shutil.get_terminal_size().columns
    yield health.terminal(sys.stdout.encoding or "ascii", _colour(), width)
    yield from health.others(home)


def _home() -> Path:
    return Path(os.path.expanduser("~"))  # noqa: PTH111 - Path's own raises where there is none


def _settings(home: Path) -> Iterator["HealthPoint"]:
    from pipeline import health
    from pipeline.diagnostics import Unusable
    from pipeline.settings import Settings, settings

    try:
        held: Settings | Unusable = settings(Path.cwd())
    except Unusable as fault:
        held = fault
    except OSError:
        held = Settings()  # the folder that we stand in is gone
    return health.settings(held, home)


def _language() -> tuple[str, "Text"]:
    from pipeline.diagnostics import say

    held: tuple[str, str] = (click.get_current_context().find_root().default_map or {}).get(
        "language", ("en", "")
    )
    language, by = held
    if not by:
        return language, say("nothing says another")
    return language, say("{name} says so", name=by)


def _colour() -> "Text":
    from pipeline.diagnostics import say

    if not sys.stdout.isatty():
        return say("no colour, since this is no terminal")
    by = colourless(os.environ)
    return say("no colour, since {name} says so", name=by) if by else say("colour")


_ADVICE = mark("To do: {advice}")


def _tell(voice: Speaker, one: "HealthPoint") -> None:
    if voice.quiet and not one.advice:
        return
    said = one.said.localised(voice.translate)
    click.echo(f"{voice.translate(one.health):<8} {one.name}: {said}")
    if one.advice:
        advice = one.advice.localised(voice.translate)
        click.echo(" " * 9 + voice.translate(_ADVICE).format(advice=advice))


def _json(voice: Speaker, points: tuple["HealthPoint", ...]) -> str:
    told = [
        {
            "name": one.name,
            "state": str(one.health),
            "said": one.said.localised(voice.translate),
            **({"advice": one.advice.localised(voice.translate)} if one.advice else {}),
        }
        for one in points
    ]
    return json.dumps({"version": VERSION, "points": told}, ensure_ascii=False, indent=2)
