"""diff: what is not the same in two versions of a document, as a list or as tracked changes."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from pipeline.cli import options
from pipeline.cli.command import Command
from pipeline.cli.voice import Speaker, spoken
from pipeline.language import Translate, mark

if TYPE_CHECKING:
    from pipeline.word.changed import Difference


@click.command(cls=Command)
@click.argument("first", metavar="A")
@click.argument("second", metavar="[B]", required=False)
@click.option(
    "--redline",
    metavar="OUT.docx",
    help="Write a new Word file too, with what is changed as tracked changes.",
)
@options.day
@spoken
def diff(voice: Speaker, first: str, second: str | None, redline: str | None, day: dt.date) -> None:
    """Tell what is changed from document A to document B.

    A alone is held against itself as it was made: what has been edited since is told.
    """
    from pipeline import write
    from pipeline.living import redline as lines
    from pipeline.living.merge import Signature

    old, new = _files(first, second)
    found = _done(second or first, lambda: lines.changes(old, new))
    for line in _listed(found, voice.translate):
        click.echo(line)
    if not found:
        voice.say("No words are changed.")
    if redline:
        marked = _done(second or first, lambda: lines.redline(old, new, Signature(day)))
        write.create(Path(redline), marked)
        voice.say("Wrote {path}", path=redline)


def _files(first: str, second: str | None) -> tuple[bytes, bytes]:
    """Read the two files: the older, and the newer."""
    from pipeline import outputs, read

    one = _done(first, lambda: read.word_file(Path(first)))
    if second is None:
        return outputs.generated(Path(first)), one
    return one, _done(second, lambda: read.word_file(Path(second)))


_T = TypeVar("_T")


def _done(path: str, run: Callable[[], _T]) -> _T:
    """Do what needs a sound Word file; one that is none stops the command with one line."""
    from pipeline.diagnostics import Unusable, say
    from pipeline.word.faults import Refused

    try:
        return run()
    except Refused as refused:
        raise Unusable(say("{path}: {why}", path=path, why=refused.what)) from refused


_PARTS = {"header": mark("At the head of the pages"), "footer": mark("At the foot of the pages")}
_SAID = {
    "added": mark("New: «{after}»"),
    "removed": mark("Taken out: «{before}»"),
    "changed": mark("Changed from «{before}» to «{after}»"),
    "moved": mark("Moved: «{after}»"),
    "look": mark("Looks otherwise: «{after}»"),
}


def _listed(found: Iterable["Difference"], translate: Translate) -> Iterator[str]:
    """Write each heading, and the changes under it."""
    from pipeline.word.changed import excerpts

    place = None
    for one in found:
        here = translate(_PARTS[one.part]) if one.part in _PARTS else one.heading
        if here != place:
            yield from ([""] if place is not None else [])
            yield from ([here] if here else [])
            place = here
        before, after = one.before, one.after
        if one.kind == "changed":
            before, after = excerpts(before, after)
        yield "- " + translate(_SAID[one.kind]).format(before=before, after=after)
