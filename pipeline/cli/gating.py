"""What makes check say no: which codes count, which dossiers are asked, and what is known."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from pipeline.cli import completing, exits
from pipeline.cli.voice import Speaker
from pipeline.diagnostics import say
from pipeline.frozen import Frozen
from pipeline.settings import FAILS, Settings

if TYPE_CHECKING:
    from pipeline.known import Known
    from pipeline.outcome import Outcome
    from pipeline.standard import OwnRule, Standard

_C = TypeVar("_C", bound=Callable[..., Any])

ignore = click.option(
    "--ignore",
    multiple=True,
    metavar="CODES",
    shell_complete=completing.codes,
    help="Leave out these codes, or all that begin so, as F07,L001. What binds is told all the "
    "same.",
)
fail_on = click.option(
    "--fail-on", type=click.Choice(FAILS), help="The least that makes the exit code 1."
)
_OPTIONS = (
    click.option(
        "--select",
        multiple=True,
        metavar="CODES",
        shell_complete=completing.codes,
        help="Tell only of these codes, or all that begin so, and of what binds.",
    ),
    ignore,
    fail_on,
    click.option(
        "--changed-since",
        metavar="REV",
        help="Check only dossiers that git says have changed since a revision.",
    ),
    click.option("--baseline", metavar="FILE", help="Tell only what is not known in FILE."),
    click.option(
        "--write-baseline",
        metavar="FILE",
        help="Write to FILE what is found now, to be known from now on.",
    ),
)


def gating(command: _C) -> _C:
    """Take what is asked of dossiers, and what makes the exit code 1."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def settings() -> Settings:
    """Give what the repository has set."""
    held: Settings | None = (click.get_current_context().find_root().default_map or {}).get(
        "settings"
    )
    return held or Settings()


def threshold(voice: Speaker, given: dict[str, Any]) -> str:
    """Take the least that fails; --strict is short for warning, and the command line wins."""
    written, strict = given.pop("fail_on"), given["strict"]
    source = click.get_current_context().get_parameter_source("fail_on")
    if strict and source is ParameterSource.COMMANDLINE and written != "warning":
        raise click.UsageError(voice.translate("--strict is --fail-on warning; leave one out"))
    return "warning" if strict else str(written or "error")


def code(held: int, fails: str) -> int:
    """Give the exit code; findings do not count where nothing is to fail."""
    return exits.FINE if fails == "never" and held == exits.FINDINGS else held


def standard(*, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> "Standard":
    """Give what dossiers are held to here: what is set, and what is asked for now."""
    held = settings()
    if not (select or ignore or held["per-path-ignores"] or held["rule"]):
        from pipeline.standard import PLAIN

        return PLAIN
    from pipeline import held as holding

    return holding.standard(held, own(), select, ignore)


def own() -> tuple["OwnRule", ...]:
    """Give the rules that the repository has written itself."""
    held = settings()
    if not held["rule"]:
        return ()
    from pipeline import ordained

    return ordained.own_rules(held, os.environ.get("LANGUAGE", "en"))


class Gate(Frozen, dict=True):
    """What was asked of this run."""

    fails: str
    standard: "Standard"
    since: str | None
    baseline: str | None
    writes: str | None

    @property
    def strict(self) -> bool:
        return self.fails == "warning"

    def code(self, held: int) -> int:
        return code(held, self.fails)

    def among(self, named: Sequence[str]) -> frozenset[str] | None:
        """Give the dossiers to check, where not all of those named are."""
        if self.since is None:
            return None
        from pipeline.touched import touched

        return touched(named, self.since)

    def unknown(
        self, voice: Speaker, outcomes: tuple["Outcome", ...]
    ) -> tuple[tuple["Outcome", ...], int]:
        """Give what is not known, and how much is; write the baseline where that is asked for."""
        file = self.writes or self.baseline
        if file is None:
            return outcomes, 0
        from pipeline import choice, known, read, write

        bound = choice.bound()
        if self.writes:
            entries = [one for _, one in known.entries(outcomes, file, bound)]
            write.report(Path(file), known.written(entries))
            voice.complain(say("Wrote {path}", path=file))
        elif not Path(file).exists():
            words = voice.translate("{path}: there is no such baseline; write it once: {command}")
            exits.stop(words.format(path=file, command=f"saksflyt check --write-baseline {file}"))
        held: Known = known.parsed(read.content(file), file)
        told, quiet, gone = known.less(outcomes, held, file, bound)
        for one in gone:
            voice.complain(known.gone(one, file))
        return told, quiet


def gate(voice: Speaker, given: dict[str, Any]) -> Gate:
    """Take the options of `gating` out of those given."""
    fails = threshold(voice, given)
    asked = standard(select=given.pop("select"), ignore=given.pop("ignore"))
    names = ("changed_since", "baseline", "write_baseline")
    since, baseline, writes = (given.pop(one) for one in names)
    return Gate(fails, asked, since, baseline, writes)
