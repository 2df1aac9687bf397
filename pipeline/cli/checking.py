"""check, rules, explain and schema: what must hold of a dossier."""

import datetime as dt
import sys
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli import exits, gating, options, reporting
from pipeline.cli.command import Command
from pipeline.cli.voice import Speaker, spoken
from pipeline.language import mark

if TYPE_CHECKING:
    from pipeline.outcome import Outcome


@click.command(cls=Command)
@options.paths
@reporting.reporting
@options.strict
@gating.gating
@options.as_of
@spoken
def check(voice: Speaker, /, paths: tuple[str, ...], as_of: dt.date, **given: Any) -> None:
    """Check that dossiers are valid, and say what to mend where."""
    from pipeline import batch

    wish, gate = reporting.wished(voice, given), gating.gate(voice, given)
    named, lost = _dossiers(voice, paths)
    only = gate.among(named)
    held = (*lost, *batch.check_all(named, as_of, gate.standard, only))
    outcomes, quiet = gate.unknown(voice, held)
    found = tuple(one for outcome in outcomes for one in outcome.diagnostics)
    reporting.report(voice, reporting.ran(outcomes, found, strict=gate.strict), wish)
    if wish.for_people:
        voice.waived(one for outcome in outcomes for one in outcome.waived)
        if not found and not any(one.troubles for one in outcomes):
            voice.say("No findings; dossiers checked: {count}", count=len(held))
        if quiet:
            voice.say("Known findings, which are not told: {count}", count=quiet)
    voice.troubles(outcomes)
    sys.exit(wish.code(gate.code(exits.code(outcomes, strict=gate.strict))))


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
            for one in manual.entries()
        ],
    )


@click.command(cls=Command)
@click.argument("code", metavar="CODE")
@spoken
def explain(voice: Speaker, code: str) -> None:
    """Explain a rule: why it is there, and how to mend what it finds."""
    from difflib import get_close_matches

    from pipeline import manual

    held = {one.code: one for one in manual.entries()}
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
def schema(form: str, norm: str, *, part: bool) -> None:
    """Print the contract: what a dossier says."""
    from pipeline.contract.jsonschema import jsonschema
    from pipeline.contract.reference import reference
    from pipeline.dossier.dossier import Dossier
    from pipeline.norm import Norm

    if form == "markdown":
        click.echo(reference(Dossier, Norm(norm)), nl=False)
    else:
        click.echo(jsonschema(Dossier, Norm(norm), part=part), nl=False)
