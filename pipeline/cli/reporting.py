"""What a command tells of its findings: in which formats, and where to."""

import os
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pipeline.cli import completing, exits, options
from pipeline.cli.voice import Speaker
from pipeline.frozen import Frozen

if TYPE_CHECKING:
    from pipeline.diagnostics import Diagnostic
    from pipeline.formats.run import CheckRun
    from pipeline.outcome import Outcome
    from pipeline.standard import OwnRule

_C = TypeVar("_C", bound=Callable[..., Any])
# The text that suits where it goes, and those that only people read.
_TEXT = "text"
_FOR_PEOPLE = (_TEXT, "concise", "full", "github")

_FORMATS = (
    click.option(
        "--format",
        "forms",
        multiple=True,
        metavar="FORMAT[=FILE]",
        shell_complete=completing.formats,
        help="text (full at a terminal, else concise), full, concise, json, jsonl, sarif, junit, "
        "github, gitlab or markdown; to a file if one is named. May be repeated.",
    ),
    click.option(
        "--output-file", metavar="FILE", help="Write what would be printed to FILE, whole or not."
    ),
)
_OPTIONS = (
    click.option("--statistics", is_flag=True, help="Print how many findings each code has."),
    click.option("--exit-zero", is_flag=True, help="Exit 0 even if there are findings."),
)


def reporting(command: _C) -> _C:
    """Take in which formats findings are told, and where to."""
    return formats(_with(_OPTIONS, command))


def formats(command: _C) -> _C:
    """Take in which formats findings are told that stand beside something else, and where to."""
    return _with(_FORMATS, command)


def _with(given: Sequence[Callable[[_C], _C]], command: _C) -> _C:
    for option in reversed(given):
        command = option(command)
    return command


class ReportWish(Frozen, dict=True):
    """Each format that is wished for, and the file that it goes to; none for what is printed."""

    forms: tuple[tuple[str, str], ...]
    statistics: bool
    exit_zero: bool
    # Whether anything was asked for, or findings are told as usual.
    asked: bool

    @property
    def printed(self) -> str:
        """The format that is printed, if one is."""
        return next((name for name, file in self.forms if not file), "")

    @property
    def for_people(self) -> bool:
        return self.printed in _FOR_PEOPLE

    def code(self, code: int) -> int:
        return exits.FINE if self.exit_zero and code == exits.FINDINGS else code


def wished(voice: Speaker, given: dict[str, Any]) -> ReportWish:
    """Take the options of `reporting` out of those given; refuses two formats in one place."""
    from pipeline.formats.named import NAMES

    asked = given.pop("forms")
    split = [one.partition("=") for one in asked or (_TEXT,)]
    forms = [(name.strip(), file.strip()) for name, _, file in split]
    for name, _ in forms:
        options.known(voice, name, NAMES)
    output = given.pop("output_file")
    printed = [name for name, file in forms if not file]
    if len(printed) > 1 or (output and not printed):
        words = voice.translate("one format goes to each place: write {name}=FILE")
        raise click.UsageError(words.format(name=(printed or [forms[0][0]])[-1]))
    held = tuple((name, file or output or "") for name, file in forms)
    statistics, exit_zero = (given.pop(one, False) for one in ("statistics", "exit_zero"))
    return ReportWish(held, statistics, exit_zero, asked=bool(asked or output))


def report(voice: Speaker, run: "CheckRun", wish: ReportWish) -> None:
    """Print and write a run in each format that is wished for."""
    from pipeline import write
    from pipeline.formats.named import FORMATS

    for name, file in wish.forms:
        if not file and wish.statistics and wish.for_people:
            continue
        whole = "full" if voice.at_terminal and not file else "concise"
        told = FORMATS[whole if name == _TEXT else name](run, voice.translate)
        if file:
            write.report(Path(file), f"{told}\n" if told else "")
        elif told:
            click.echo(told)
    if wish.statistics:
        from pipeline.formats.statistics import statistics

        for row in statistics(run, voice.translate):
            click.echo("\t".join(row), err=not wish.for_people)


def ran(
    outcomes: Sequence["Outcome"],
    found: Iterable["Diagnostic"],
    *,
    strict: bool,
    own: tuple["OwnRule", ...] = (),
    as_read: bool = True,
) -> "CheckRun":
    """Give what there is to tell of dossiers that were checked, or not read.

    Lines are shown of what was read, unless findings stand in other files too.
    """
    from pipeline.formats.run import CheckRun

    return CheckRun(
        tuple(found),
        troubles(outcomes),
        tuple(one.path for one in outcomes if not one.troubles),
        _lines(outcomes) if as_read else cache(_lines_now),
        strict,
        os.environ.get("LANGUAGE", "en"),
        Path.cwd(),
        own,
    )


def troubles(outcomes: Iterable["Outcome"]) -> tuple["Diagnostic", ...]:
    """Give as findings what could not be read, for formats that have nothing else."""
    from pipeline.diagnostics import Diagnostic

    held = ((one.path, text) for one in outcomes for text in one.troubles)
    return tuple(Diagnostic(path, 1, 1, "Y020", text) for path, text in held)


def _lines(outcomes: Sequence["Outcome"]) -> Callable[[str], Sequence[str]]:
    """Give what gives the lines of a file: of those that were read, as they were then."""
    from pipeline.folder import unbound, within

    @cache
    def lines(path: str) -> Sequence[str]:
        for one in outcomes:
            if one.path == path:
                return _split(one.content, path)
            for name, content in unbound(one.content):
                if path == within(one.path, name):
                    return _split(content, path)
        return ()

    return lines


def _lines_now(path: str) -> Sequence[str]:
    """Give the lines of a file as it is now; a Word file has none."""
    from pipeline import read
    from pipeline.diagnostics import Unusable
    from pipeline.folder import ENDINGS

    try:
        return _split(read.content(path), path) if path.endswith(ENDINGS) else ()
    except Unusable:
        return ()


def _split(content: bytes, path: str) -> Sequence[str]:
    from pipeline.characters import lines
    from pipeline.decode import decoded
    from pipeline.diagnostics import Rejected

    try:
        return lines(decoded(content, path))
    except Rejected:
        return ()
