"""upgrade: a dossier of an older contract as one of the newest."""

import sys
from typing import TYPE_CHECKING

import click

from pipeline.cli import exits, options
from pipeline.cli.command import Command
from pipeline.cli.voice import Speaker, spoken
from pipeline.diagnostics import say

if TYPE_CHECKING:
    from pipeline.source import Book
    from pipeline.upgrade import Change


@click.command(cls=Command)
@options.paths
@spoken
def upgrade(voice: Speaker, paths: tuple[str, ...]) -> None:
    """Write dossiers of an older contract anew, with their comments and layout."""
    from pipeline import read

    named = options.dossiers(voice, paths)
    kept = [_upgraded(voice, read.book(one)) for one in voice.read(named, len(named))]
    sys.exit(exits.FINE if all(kept) else exits.FINDINGS)


def _upgraded(voice: Speaker, book: "Book") -> bool:
    """Rewrite one dossier and say what was done; one that cannot be is left as it is."""
    from pipeline import read, rewrite, write
    from pipeline.diagnostics import Rejected, Unusable

    try:
        made = rewrite.rewrite(book)
    except Rejected as fault:
        voice.report(fault.diagnostics)
        return False
    except ValueError:
        voice.complain(
            say(
                "{path} could not be rewritten without loss, and was left as it is",
                path=book.path,
            )
        )
        return False
    if not made.changes:
        voice.say("{path} is of the newest contract already", path=book.path)
        return True
    if book.path == read.STDIN:
        raise Unusable(say("standard input cannot be written to; name the file, or add --dry-run"))
    if not write.entered(book, made.content):
        raise Unusable(say("{path}: somebody has changed it meanwhile; run again", path=book.path))
    for one in made.changes:
        line, told = one.node.key.line, _told(voice, one)
        voice.say("{path}:{line}: {change}", path=book.path, line=line, change=told)
    return True


def _told(voice: Speaker, change: "Change") -> str:
    """Say what was changed, by the author's own word and the new one."""
    from pipeline.upgrade import Listed, Renamed, Replaced, Reworded

    match change:
        case Renamed(_, old, new):
            return voice.translate("{old} is called {new}").format(old=old, new=new)
        case Replaced(_, old, new, value) if new:
            return voice.translate("{old} is written {new}").format(old=old, new=f"{new}: {value}")
        case Replaced(_, old, _, _):
            words = voice.translate("{old} is left out: it follows from the dates")
            return words.format(old=old)
        case Reworded(node, new):
            words = voice.translate("{old} is written {new}")
            return words.format(old=node.text, new=new)
        case Listed(_, key, value):
            words = voice.translate("this is the first of a list now, with {key}: {value}")
            return words.format(key=key, value=value)
    raise TypeError(change)
