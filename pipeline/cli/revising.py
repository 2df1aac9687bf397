"""revise and impact: what a revision makes of dossiers, and of their documents."""

import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import exits, gating, options
from pipeline.cli.command import Command
from pipeline.cli.voice import Speaker, spoken
from pipeline.diagnostics import say
from pipeline.language import mark

if TYPE_CHECKING:
    from pipeline.living.revision import RevisionFile
    from pipeline.revising import Revised


@click.command(cls=Command)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--with", "revision", required=True, metavar="REVISION", help="The file with the revision."
)
@click.option("--dry-run", is_flag=True, help="Show the lines that would change; write nothing.")
@options.as_of
@spoken
def revise(
    voice: Speaker, paths: tuple[str, ...], revision: str, as_of: dt.date, *, dry_run: bool
) -> None:
    """Lay a revision into every dossier that holds what it changes, as facts of its day."""
    told, found = laid(voice, paths, revision, as_of)
    good = not any(one.reception == "faulty" for one in found)
    voice.report([each for one in found for each in one.findings])
    for one in found:
        if one.reception == "changed" and dry_run:
            click.echo("".join(_diff(one)), nl=False)
        elif one.reception == "changed" and good:
            _write(one)
        if not (one.reception == "changed" and (dry_run or not good)):
            _tell(voice, one, told)
    if not good:
        voice.complain(say("Nothing was written: what came of it does not hold"))
    sys.exit(exits.FINDINGS if any(one.findings for one in found) else exits.FINE)


def laid(
    voice: Speaker, paths: Sequence[str], revision: str, as_of: dt.date
) -> tuple["RevisionFile", tuple["Revised", ...]]:
    """Read a revision and lay it into the dossiers, in memory; stop where it is faulty itself."""
    from pipeline import read, revising
    from pipeline.diagnostics import Rejected

    try:
        told = revising.read_told(revision)
    except Rejected as fault:
        voice.report(fault.diagnostics)
        sys.exit(exits.FINDINGS)
    held, itself = options.dossiers(voice, tuple(paths)), Path(revision)
    named = [one for one in held if not read.same(Path(one), itself)]
    standard = gating.standard()
    steps = voice.read(named, len(named))
    return told, tuple(revising.revised(read.book(one), told, as_of, standard) for one in steps)


def _tell(voice: Speaker, one: "Revised", told: "RevisionFile") -> None:
    words = _RECEPTIONS.get(one.reception)
    if words and (one.reception != "apart" or voice.verbose):
        voice.say(words, path=one.book.path, revision=told.head["id"])


_RECEPTIONS = {
    "changed": mark("{path}: revised by {revision}"),
    "same": mark("{path}: has {revision} already"),
    "apart": mark("{path}: has nothing that {revision} changes"),
    "refused": mark("{path}: left as it is"),
}


def _diff(one: "Revised") -> Iterator[str]:
    from difflib import unified_diff

    from pipeline.decode import decoded

    was, now = (
        decoded(book.content, book.path).splitlines(keepends=True) for book in (one.book, one.after)
    )
    for line in unified_diff(was, now, one.book.path, one.book.path):
        yield line if line.endswith("\n") else f"{line}\n"


def _write(one: "Revised") -> None:
    from pipeline import read, write
    from pipeline.diagnostics import Unusable, say

    if one.book.path == read.STDIN:
        raise Unusable(say("standard input cannot be written to; name the file, or add --dry-run"))
    if not write.entered(one.book, one.after.content):
        raise Unusable(
            say("{path}: somebody has changed it meanwhile; run again", path=one.book.path)
        )
