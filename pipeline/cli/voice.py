"""What is said to this person, at this terminal."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypedDict, TypeVar

import click

from pipeline.diagnostics import Text
from pipeline.language import Translate, mark

if TYPE_CHECKING:
    from pipeline.diagnostics import Diagnostic, Waived
    from pipeline.outcome import Outcome
    from pipeline.terminal import OutlineLine


# So many dossiers are read in about a second.
MANY = 20


def noted(context: click.Context, option: click.Parameter, given: object) -> None:
    """Keep an option of the whole program for the voice, wherever it was written."""
    if given:
        context.meta[f"{__name__}.{option.name}"] = given


class Speaker:
    """How the program speaks to this person, at this terminal."""

    def __init__(
        self, translate: Translate, *, quiet: bool, verbose: bool, reports: bool = True
    ) -> None:
        self.translate = translate
        self.quiet = quiet
        self.verbose = verbose
        self._reports = reports

    def beside_a_report(self) -> "Speaker":
        """Speak where findings are told elsewhere, in a format that stdout may be kept for."""
        return Speaker(self.translate, quiet=self.quiet, verbose=self.verbose, reports=False)

    def say(self, msgid: str, **values: object) -> None:
        if not self.quiet:
            click.echo(self.translate(msgid).format(**values), err=not self._reports)

    def detail(self, line: str) -> None:
        """Print a line that belongs to the one above it, in words that are translated already."""
        if not self.quiet:
            click.echo(f"  {line}", err=not self._reports)

    def complain(self, said: Text | str) -> None:
        """Print on stderr what was said, or words that are translated already."""
        click.echo(said.localised(self.translate) if isinstance(said, Text) else said, err=True)

    def troubles(self, outcomes: Iterable["Outcome"]) -> None:
        """Print at the end what could not be read or written, each once."""
        for one in dict.fromkeys(one for each in outcomes for one in each.troubles):
            self.complain(one)

    def waived(self, waivers: Iterable["Waived"]) -> None:
        """Print what is excused, and why: a finding that is silenced is not forgotten."""
        from pipeline.report import waived

        for one in waivers if not self.quiet else ():
            click.echo(waived(one, self.translate))

    def report(self, diagnostics: Sequence["Diagnostic"]) -> None:
        """Print findings beside results: on stderr."""
        from pipeline.report import text

        if diagnostics and self._reports:
            click.echo(text(diagnostics, self.translate), err=True)

    @property
    def at_terminal(self) -> bool:
        return sys.stdout.isatty()

    def table(self, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Print a table: drawn at a terminal, tab-separated for a program that reads it."""
        if self.at_terminal:
            from pipeline import terminal

            heads = [self.translate(one) for one in columns]
            click.echo(terminal.table(heads, rows, **_screen()))
        else:
            for row in rows:
                click.echo("\t".join(row))

    def outline(self, lines: Iterable["OutlineLine"]) -> None:
        """Print an outline, which only a terminal has room for."""
        from pipeline import terminal

        click.echo(terminal.outline(lines, **_screen()))

    def progress(self, steps: Iterable[Any], total: int) -> Iterator[Any]:
        """Pass steps on that each take their time, and count them on stderr at a terminal."""
        return self._counted(steps, total, mark("Building"), least=2)

    def read(self, steps: Iterable[Any], total: int) -> Iterator[Any]:
        """Pass on what is read of dossiers, counted where they are so many that it takes time."""
        return self._counted(steps, total, mark("Dossiers"), least=MANY)

    def _counted(
        self, steps: Iterable[Any], total: int, label: str, *, least: int
    ) -> Iterator[Any]:
        if sys.stderr.isatty() and not self.quiet and total >= least:
            from pipeline import terminal

            return terminal.progress(steps, total, self.translate(label))
        return iter(steps)


class _Screen(TypedDict):
    colour: bool
    width: int


def _screen() -> _Screen:
    """Say how wide the terminal is, and whether it wants colour."""
    return {"colour": not colourless(os.environ), "width": shutil.get_terminal_size().columns}


def colourless(environment: Mapping[str, str]) -> str:
    """Give what says that there is to be no colour, or nothing; an empty NO_COLOR says nothing."""
    if environment.get("NO_COLOR"):
        return "NO_COLOR"
    return "TERM" if environment.get("TERM") == "dumb" else ""


_P = ParamSpec("_P")
_R = TypeVar("_R")


def spoken(command: Callable[Concatenate[Speaker, _P], _R]) -> Callable[_P, _R]:
    """Let a command speak as the options of the whole program say."""

    @wraps(command)
    def speaking(*arguments: _P.args, **options: _P.kwargs) -> _R:
        context = click.get_current_context()
        ways = {one: bool(context.meta.get(f"{__name__}.{one}")) for one in ("quiet", "verbose")}
        return command(Speaker(context.obj, **ways), *arguments, **options)

    return speaking
