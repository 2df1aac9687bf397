"""verify, mark, accept and trace: what becomes of documents after they were made."""

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pipeline.cli import exits, options
from pipeline.cli.command import Command
from pipeline.cli.options import dossiers, folder, ordered
from pipeline.cli.reasons import reasons, short
from pipeline.cli.voice import Speaker, spoken
from pipeline.diagnostics import say
from pipeline.language import mark

if TYPE_CHECKING:
    from pipeline.dossier.issued import IssueState
    from pipeline.trace import Sentence
    from pipeline.verify import Verdict

_C = TypeVar("_C", bound=Callable[..., Any])


_of_dossiers = click.option(
    "--dossiers",
    "paths",
    multiple=True,
    metavar="PATH",
    help="Where the dossiers are; inputs if left out. May be repeated.",
)


def documents(command: _C) -> _C:
    """Take documents, and where the dossiers, folders and types that they are of are."""
    for option in (
        options.masters,
        options.templates,
        options.output,
        _of_dossiers,
        click.argument("files", nargs=-1, required=True, metavar="DOCUMENT..."),
    ):
        command = option(command)
    return command


@contextlib.contextmanager
def _asked_of(voice: Speaker, named: Iterable[str]) -> Iterator[None]:
    """Where no dossier knows a document, tell which dossiers could not be asked."""
    from pipeline import holdings

    try:
        yield
    except holdings.Strange:
        _tell_of_faulty(voice, named)
        raise


def _tell_of_faulty(voice: Speaker, named: Iterable[str]) -> None:
    from pipeline import holdings

    for path in holdings.faulty(named):
        voice.complain(
            say(
                "{path}: it has faults, so its documents are not known: {command}",
                path=path,
                command=f"saksflyt check {path}",
            )
        )


@click.command(cls=Command)
@documents
@options.as_of
@spoken
def verify(voice: Speaker, /, files: tuple[str, ...], paths: tuple[str, ...], **given: Any) -> None:
    """Say whether documents are as they were made, and as they would be made now."""
    from pipeline import holdings, read
    from pipeline import verify as verifying

    (order, _), named = ordered(voice, given), dossiers(voice, paths)
    held_here = tuple(holdings.holdings(named, order))
    found = [verifying.verify(one, read.content(one), held_here, order) for one in files]
    for one in found:
        _tell(voice, one)
    unknown = [one.path for one in found if one.standing == "unknown"]
    for path in unknown:
        if told := holdings.of_no_type(path, read.content(path), order):
            voice.complain(told)
    if unknown:
        _tell_of_faulty(voice, named)
    sys.exit(exits.FINE if all(one.good for one in found) else exits.STALE)


@click.command("mark", cls=Command)
@click.argument("state", type=click.Choice(["approved", "sent", "decided", "superseded"]))
@documents
@click.option("--date", "on", callback=options.as_day, metavar="DATE", help="The day that it was.")
@click.option("--journal", metavar="NUMBER", help="The number in the archive.")
@click.option("--by", metavar="NAME", help="Who has approved it; printed in the document.")
@options.as_of
@spoken
def mark_documents(
    voice: Speaker, /, files: tuple[str, ...], paths: tuple[str, ...], **given: Any
) -> None:
    """Say that documents are approved, sent, decided or superseded: they stand from then on.

    Each becomes its final, without the mark of a draft, and is entered in the dossier's register.
    """
    from pipeline import holdings, mark

    (order, _), named = ordered(voice, given), dossiers(voice, paths)
    told = _MARKED[given["state"]]
    wish = mark.Wish(_state(given["state"]), given["on"], given["journal"], given["by"])
    for one in files:
        # The register has changed with each document, and the dossier with it.
        with _asked_of(voice, named):
            place = mark.mark(one, wish, tuple(holdings.holdings(named, order)), order)
        voice.say(told, file=place)


_MARKED = {
    "approved": mark("{file} is marked as approved"),
    "sent": mark("{file} is marked as sent"),
    "decided": mark("{file} is marked as decided"),
    "superseded": mark("{file} is marked as superseded"),
}


def _state(name: str) -> "IssueState":
    from pipeline.dossier.issued import IssueState

    return next(one for one in IssueState if one.value == name)


@click.command(cls=Command)
@documents
@options.as_of
@spoken
def accept(voice: Speaker, /, files: tuple[str, ...], paths: tuple[str, ...], **given: Any) -> None:
    """Let drafts that were edited by hand be the current ones, until their facts change."""
    from pipeline import accept as accepting
    from pipeline import holdings

    (order, _), named = ordered(voice, given), dossiers(voice, paths)
    for one in files:
        with _asked_of(voice, named):
            place = accepting.accept(one, tuple(holdings.holdings(named, order)), order)
        voice.say("{file} is the current one now, as it was edited", file=place)


@click.command(cls=Command)
@options.masters
@options.templates
@options.output
@_of_dossiers
@click.argument("file", metavar="DOCUMENT")
@click.argument("text", metavar="TEXT")
@options.as_of
@spoken
def trace(voice: Speaker, /, file: str, text: str, paths: tuple[str, ...], **given: Any) -> None:
    """Say what is behind a sentence: lines of the dossier, law, and the template."""
    from pipeline import holdings, read
    from pipeline import trace as tracing

    (order, _), content = ordered(voice, given), read.content(file)
    named = dossiers(voice, paths)
    with _asked_of(voice, named):
        found = holdings.sought(file, content, tuple(holdings.holdings(named, order)), order)
        if found is None:
            raise holdings.Strange(file, content, order)
    texts = read.template_texts(folder(given["templates"]))
    traces = tracing.trace(content, text, found, order, texts)
    for one in traces:
        _tell_trace(voice, one)
    if not traces:
        voice.say("{file}: no sentence in it holds this", file=file)
    sys.exit(exits.FINE if traces else exits.FINDINGS)


def _tell_trace(voice: Speaker, found: "Sentence") -> None:
    voice.say("«{text}»", text=found.text)
    for one in found.facts:
        said = "" if one.said is None else f": {short(one.said)}"
        voice.detail(f"{one.file}:{one.line}: {one.place}{said}")
    for line in (*found.law, *found.template):
        voice.detail(line)
    if not (found.facts or found.template):
        voice.detail(voice.translate("nothing in the dossier or the template; written by hand?"))


def _tell(voice: Speaker, verdict: "Verdict") -> None:
    words = [voice.translate(one) for one in _words(verdict)]
    voice.say("{file}: {fate}", file=verdict.path, fate=", ".join(words))
    for line in _lines(voice, verdict):
        voice.detail(line)


_STANDINGS = {
    "current": mark("current"),
    "frozen": mark("frozen"),
    "stale": mark("out of date"),
    "unknown": mark("made by saksflyt, but no dossier here asks for it"),
    "foreign": mark("not made by saksflyt"),
}


def _words(verdict: "Verdict") -> Sequence[str]:
    if verdict.standing in ("unknown", "foreign"):
        return (_STANDINGS[verdict.standing],)
    edited = verdict.edited or verdict.touched or verdict.astray
    first = mark("edited by hand") if edited else mark("as it was made")
    told = (first, _STANDINGS[verdict.standing])
    changed = verdict.standing == "frozen" and verdict.changed
    return (*told, mark("its facts have changed since")) if changed else told


def _lines(voice: Speaker, verdict: "Verdict") -> Iterator[str]:
    for one in verdict.edited:
        was, now = short(one.was), short(one.now)
        yield voice.translate(_passage(was, now)).format(was=was, now=now)
    if verdict.touched:
        yield voice.translate("the words are the same; looks or properties have changed")
    if verdict.astray:
        yield voice.translate("it cannot be made anew to see what, for what it tells came later")
    yield from reasons(voice, verdict.reasons)


def _passage(was: str, now: str) -> str:
    if not was:
        return mark("written in: {now}")
    return mark("edited: {was} → {now}") if now else mark("taken out: {was}")
