"""impact: what a revision, or what has been written since, changes in the documents."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli import exits, options
from pipeline.cli.command import Command
from pipeline.cli.reasons import reasons
from pipeline.cli.revising import laid
from pipeline.cli.voice import Speaker, spoken
from pipeline.diagnostics import say
from pipeline.language import mark

if TYPE_CHECKING:
    from pipeline.impact import Effect, Excerpt, Impact
    from pipeline.outcome import BuildOrder
    from pipeline.source import Book

FORMATS = ("text", "json", "markdown")
_Pair = tuple["Book", "Book"]


@click.command(cls=Command)
@options.paths
@click.option(
    "--with", "revision", metavar="REVISION", help="What this revision would change, if laid in."
)
@click.option(
    "--since",
    metavar="FILE|REV",
    help="What has changed since an older copy of the dossier, or since a revision in git.",
)
@click.option("--format", "form", default="text", metavar="FORMAT", help="text, json or markdown.")
@options.masters
@options.templates
@options.as_of
@spoken
def impact(voice: Speaker, /, paths: tuple[str, ...], form: str, **options_: Any) -> None:
    """Show which documents and sentences change, for whom and why; nothing is written."""
    from pipeline import impact as comparing

    options.known(voice, form, FORMATS)
    revision, since = options_["revision"], options_["since"]
    if (revision is None) is (since is None):
        raise click.UsageError(voice.translate("name one of --with and --since"))
    order, _ = options.ordered(voice, options_)
    good, pairs = _by(voice, paths, revision, order) if revision else _since(voice, paths, since)
    found = [comparing.impact(before, after, order) for before, after in pairs]
    click.echo(_WRITTEN[form](voice, [one for one in found if one.effects]), nl=False)
    if form == "text":
        _sum_up(voice, found)
    sys.exit(exits.FINE if good else exits.FINDINGS)


def _by(
    voice: Speaker, paths: Sequence[str], revision: str, order: "BuildOrder"
) -> tuple[bool, list[_Pair]]:
    """Give the dossiers that a revision changes, and tell of those that it does not fit."""
    _, found = laid(voice, paths, revision, order.as_of)
    voice.report([each for one in found for each in one.findings])
    pairs = [(one.book, one.after) for one in found if one.reception == "changed"]
    return not any(one.findings for one in found), pairs


def _since(voice: Speaker, paths: Sequence[str], since: str) -> tuple[bool, list[_Pair]]:
    """Give the dossiers with how they read before, and tell of those that nobody can compare."""
    from pipeline import read

    books = [read.book(one) for one in options.dossiers(voice, tuple(paths))]
    copied = Path(since).exists()
    pairs = list(_copied(books, since) if copied else _committed(books, since))
    there = {after.path for _, after in pairs}
    for one in books if not copied else ():
        if one.path not in there:
            voice.complain(
                say("{path}: it was not there in {revision}", path=one.path, revision=since)
            )
    if not pairs:
        voice.complain(say("{since}: no dossier here has the same id", since=since))
    return _readable(voice, pairs)


def _copied(books: Sequence["Book"], since: str) -> Iterator[_Pair]:
    from pipeline import read
    from pipeline.spots import identified

    before = read.book(since)
    name, _ = identified(before.content)
    yield from ((before, one) for one in books if identified(one.content)[0] == name)


def _committed(books: Sequence["Book"], since: str) -> Iterator[_Pair]:
    from pipeline import history
    from pipeline.frozen import replace

    for one in books:
        content = history.committed(one.path, since)
        if content is not None:
            yield replace(one, content=content), one


def _readable(voice: Speaker, pairs: Sequence[_Pair]) -> tuple[bool, list[_Pair]]:
    """Leave out, and tell of, what the contract does not take."""
    from pipeline import parse, source
    from pipeline.diagnostics import Rejected

    held = []
    for pair in pairs:
        try:
            for one in pair:
                parse.parse(source.load(one.content, one.path))
        except Rejected as fault:
            voice.report(fault.diagnostics)
        else:
            held.append(pair)
    return len(held) == len(pairs) > 0, held


def _text(voice: Speaker, found: Sequence["Impact"]) -> str:
    return "".join(f"{line}\n" for one in found for line in _lines(voice, one))


def _lines(voice: Speaker, one: "Impact") -> Iterator[str]:
    yield f"{one.path}: {one.municipality}"
    for effect in one.effects:
        yield f"  {_headline(voice, effect)}"
        heading = None
        for passage in effect.passages:
            if passage.heading != heading:
                heading = passage.heading
                yield f"    {_heading(voice, passage)}"
            yield from (f"      {sign} {text}" for sign, text in _signed(passage) if text)
        because = voice.translate("because")
        yield from [f"    {because}"] if effect.facts else ()
        yield from (f"      {line}" for line in reasons(voice, effect.facts))


def _signed(passage: "Excerpt") -> tuple[tuple[str, str], ...]:
    return (("-", passage.then), ("+", passage.now))


def _heading(voice: Speaker, passage: "Excerpt") -> str:
    return passage.heading or voice.translate("at the top, or around the pages")


def _headline(voice: Speaker, effect: "Effect") -> str:
    words = voice.translate(_STATES[effect.state]).format(file=effect.job.file)
    whom = ", ".join(effect.recipients)
    told = voice.translate("{title}, to {whom}") if whom else "{title}"
    return f"{words} ({told.format(title=effect.title, whom=whom)})"


_STATES = {
    "changed": mark("{file} changes"),
    "new": mark("{file} is new"),
    "gone": mark("{file} is asked for no more"),
}


def _sum_up(voice: Speaker, found: Sequence["Impact"]) -> None:
    states = [effect.state.value for one in found for effect in one.effects]
    voice.say(
        "Documents changed: {changed}, new: {new}, asked for no more: {gone}; "
        "dossiers compared: {total}",
        changed=states.count("changed"),
        new=states.count("new"),
        gone=states.count("gone"),
        total=len(found),
    )


def _json(_voice: Speaker, found: Sequence["Impact"]) -> str:
    import json

    told = [
        {
            "dossier": one.path,
            "municipality": one.municipality,
            "documents": [_effect(effect) for effect in one.effects],
        }
        for one in found
    ]
    return f"{json.dumps(told, ensure_ascii=False, indent=2)}\n"


def _effect(effect: "Effect") -> dict[str, Any]:
    return {
        "file": effect.job.file,
        "type": effect.job.type.name,
        "item": effect.job.item_id,
        "title": effect.title,
        "day": effect.job.day.isoformat(),
        "recipients": list(effect.recipients),
        "state": effect.state.value,
        "passages": [one._asdict() for one in effect.passages],
        "facts": [
            {"place": one.place, "then": one.then, "now": one.now, "hidden": one.hidden}
            for one in effect.facts
        ],
    }


def _markdown(voice: Speaker, found: Sequence["Impact"]) -> str:
    return "".join(f"{line}\n" for one in found for line in _page(voice, one))


def _page(voice: Speaker, one: "Impact") -> Iterator[str]:
    yield f"## {_plain(one.municipality)} ({_plain(one.path)})"
    yield ""
    for effect in one.effects:
        yield f"### {_plain(_headline(voice, effect))}"
        yield ""
        if effect.passages:
            heads = (mark("Heading"), mark("Before"), mark("After"))
            yield f"| {' | '.join(voice.translate(head) for head in heads)} |"
            yield "|---|---|---|"
            for passage in effect.passages:
                cells = (_heading(voice, passage), passage.then, passage.now)
                yield f"| {' | '.join(map(_plain, cells))} |"
            yield ""
        lines = [f"- {_plain(line)}" for line in reasons(voice, effect.facts)]
        yield from (*lines, "") if lines else ()


def _plain(text: str) -> str:
    """Write a text so that Markdown shows it as it is."""
    for sign in "\\|*_<>[]`":
        text = text.replace(sign, f"\\{sign}")
    return text


_WRITTEN = {"text": _text, "json": _json, "markdown": _markdown}
