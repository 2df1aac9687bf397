"""check, rules, explain and schema: what must hold of a dossier."""

import datetime as dt
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli import completing, exits, gating, options, reporting, starting
from pipeline.cli.command import Command
from pipeline.cli.voice import Speaker, spoken
from pipeline.contract import editor
from pipeline.diagnostics import say
from pipeline.language import mark

if TYPE_CHECKING:
    from pipeline.norm import Norm
    from pipeline.outcome import Outcome
    from pipeline.watching import Look


@click.command(cls=Command)
@options.paths
@reporting.reporting
@options.strict
@gating.gating
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, and check what is left.")
@click.option("--diff", is_flag=True, help="Show what --fix would change; write nothing.")
@click.option("--watch", is_flag=True, help="Check again what changes, until Ctrl-C.")
@options.as_of
@spoken
def check(voice: Speaker, /, paths: tuple[str, ...], as_of: dt.date, **given: Any) -> None:
    """Check that dossiers are valid, and say what to mend where."""
    from pipeline import batch

    fix, diff, watch = given.pop("fix"), given.pop("diff"), given.pop("watch")
    wish, gate = reporting.wished(voice, given), gating.gate(voice, given)
    if fix or diff:
        _mend(voice, paths, as_of, shown=diff)
    if watch:
        _watch(voice, paths or (options.INPUTS,), as_of, gate)
    named, lost = _dossiers(voice, paths)
    only = gate.among(named)
    steps = batch.check_all(named, as_of, gate.standard, only)
    held = (*lost, *voice.read(steps, len(named if only is None else only)))
    outcomes, quiet = gate.unknown(voice, held)
    found = tuple(one for outcome in outcomes for one in outcome.diagnostics)
    told = reporting.ran(outcomes, found, strict=gate.strict, own=gate.standard.own)
    reporting.report(voice, told, wish)
    if wish.for_people:
        voice.waived(one for outcome in outcomes for one in outcome.waived)
        if not found and not any(one.troubles for one in outcomes):
            voice.say("No findings; dossiers checked: {count}", count=len(held))
        if quiet:
            voice.say("Known findings, which are not told: {count}", count=quiet)
    voice.troubles(outcomes)
    sys.exit(wish.code(gate.code(exits.code(outcomes, strict=gate.strict))))


# In seconds: an answer comes within two looks, and looking costs next to nothing.
_BETWEEN_LOOKS = 0.4


def _watch(voice: Speaker, paths: tuple[str, ...], as_of: dt.date, gate: gating.Gate) -> None:
    """Check what is there, and then what changes, until somebody interrupts."""
    from pipeline import batch, read, watching
    from pipeline.report import text

    options.dossiers(voice, paths)
    for one in watching.changes(_looks(lambda: read.stamps(paths))):
        for path in one.gone:
            voice.say("{path}: gone", path=path)
        held = tuple(batch.check_all(one.fresh, as_of, gate.standard))
        for outcome in gate.unknown(voice, held)[0]:
            if outcome.diagnostics:
                click.echo(text(outcome.diagnostics, voice.translate))
            elif not outcome.troubles:
                voice.say("{path}: no findings", path=outcome.path)
            voice.troubles((outcome,))
        sys.stdout.flush()


def _looks(look: Callable[[], "Look"]) -> Iterator["Look"]:
    while True:
        yield look()
        time.sleep(_BETWEEN_LOOKS)


def _mend(voice: Speaker, paths: tuple[str, ...], as_of: dt.date, *, shown: bool) -> None:
    """Mend what is safe in each dossier, or show what that would be and stop."""
    from pipeline import mending, read
    from pipeline.cli.edited import unified, written

    changed = False
    for path in options.dossiers(voice, paths):
        book = read.book(path)
        after = mending.mended(book, as_of)
        if after.content == book.content:
            continue
        changed = True
        if shown:
            click.echo(unified(book, after), nl=False)
        else:
            written(book, after)
            voice.complain(say("{path}: mended", path=path))
    if shown:
        sys.exit(exits.FINDINGS if changed else exits.FINE)


def _dossiers(voice: Speaker, paths: tuple[str, ...]) -> tuple[tuple[str, ...], list["Outcome"]]:
    """Give the dossiers to check, and what becomes of a path that leads to none."""
    from pipeline import read
    from pipeline.diagnostics import Unusable
    from pipeline.outcome import Outcome

    named: list[str] = []
    lost: list[Outcome] = []
    for path in paths or (options.INPUTS,):
        try:
            named += options.dossiers(voice, (path,))
        except (Unusable, OSError) as fault:
            said = fault.text if isinstance(fault, Unusable) else read.unreadable(path, fault)
            lost.append(Outcome(path, troubles=(said,)))
    return tuple(dict.fromkeys(named)), lost


@click.command(cls=Command)
@spoken
def rules(voice: Speaker) -> None:
    """List the rules that check uses."""
    from pipeline import manual

    voice.table(
        (mark("Code"), mark("Severity"), mark("Summary")),
        [
            (one.code, voice.translate(one.severity), voice.translate(one.summary))
            for one in manual.every(gating.own()).values()
        ],
    )


@click.command(cls=Command)
@click.argument("code", metavar="CODE", shell_complete=completing.codes)
@spoken
def explain(voice: Speaker, code: str) -> None:
    """Explain a rule: why it is there, and how to mend what it finds."""
    from difflib import get_close_matches

    from pipeline import manual

    held = manual.every(gating.own())
    entry = held.get(code.upper())
    if entry is None:
        close = ", ".join(get_close_matches(code.upper(), held, n=3)) or "saksflyt rules"
        exits.stop(voice.translate("{code} is no rule; try {close}").format(code=code, close=close))
    click.echo(manual.page(entry, voice.translate))


@click.command(cls=Command)
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonschema", "markdown"]),
    default="jsonschema",
    help="For an editor, or for a reader.",
)
@click.option(
    "--norm", type=click.Choice(["nb", "nn"]), default="nb", help="The norm of titles and help."
)
@click.option("--part", is_flag=True, help="Of one of the files of a folder.")
@click.option(
    "--example",
    "place",
    metavar="SECTION",
    shell_complete=completing.places,
    help="Print one section with comments, as init writes it: cases, or follow_up.answers.",
)
@click.option(
    "--draft",
    type=click.Choice(["2020-12", "07"]),
    default="2020-12",
    help="The draft of JSON Schema; most editors know 07 best.",
)
@click.option(
    "--beside",
    metavar="DIR",
    help="Write it for editors beside the dossiers of a folder, where init's first line names it.",
)
@options.as_of
@spoken
def schema(  # noqa: PLR0913 - click gives each option a name
    voice: Speaker,
    *,
    form: str,
    norm: str,
    draft: str,
    beside: str | None,
    place: str | None,
    as_of: dt.date,
    part: bool,
) -> None:
    """Print the contract: what a dossier says."""
    from pipeline.contract.jsonschema import SchemaDraft, jsonschema
    from pipeline.contract.reference import reference
    from pipeline.dossier.dossier import Dossier
    from pipeline.norm import Norm

    if place is not None:
        click.echo(_example(voice, place, Norm(norm), as_of), nl=False)
    elif beside is not None:
        starting.for_editors(Path(beside), Norm(norm))
        voice.say("Wrote {path}", path=Path(beside) / editor.FOLDER)
    elif form == "markdown":
        click.echo(reference(Dossier, Norm(norm)), nl=False)
    else:
        click.echo(jsonschema(Dossier, Norm(norm), SchemaDraft(draft), part=part), nl=False)


def _example(voice: Speaker, place: str, norm: "Norm", day: dt.date) -> str:
    """Give what init would write in one place, or say which place may be meant."""
    from difflib import get_close_matches

    from pipeline.contract import skeleton
    from pipeline.dossier.dossier import Dossier

    written = skeleton.example(Dossier, place, norm, day)
    if written is None:
        held = tuple(skeleton.places(Dossier))
        last = place.rpartition(".")[2]
        same = [one for one in held if one.rpartition(".")[2] == last]
        top = [one for one in held if "." not in one]
        near = get_close_matches(place, held if "." in place else top, n=3)
        words = voice.translate("a dossier has no {place}; try {close}")
        exits.stop(words.format(place=place, close=", ".join(same[:_MOST] or near or top)))
    return written


_MOST = 5
