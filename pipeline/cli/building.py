"""build and status: the documents that are due, and where each process stands."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli import exits, gating, options, reporting
from pipeline.cli.caching import cache
from pipeline.cli.command import Command
from pipeline.cli.options import dossiers, folder, ordered
from pipeline.cli.reasons import reasons
from pipeline.cli.voice import Speaker, spoken
from pipeline.diagnostics import say
from pipeline.frozen import replace
from pipeline.language import mark

if TYPE_CHECKING:
    from pipeline.diagnostics import Diagnostic
    from pipeline.document import Waiting
    from pipeline.outcome import BuildOrder, File, Outcome
    from pipeline.terminal import OutlineLine


@click.command(cls=Command)
@options.ordering
@options.limit
@options.no_cache
@click.option(
    "--jobs", type=click.IntRange(0), default=0, help="Processes; 0 lets the program choose."
)
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option(
    "--check", "checks", is_flag=True, help="Write nothing; exit 4 if files are not current."
)
@click.option(
    "--copy",
    metavar="DIR",
    type=click.Path(file_okay=False),
    help="Write copies of what has left the house to DIR, and nothing else.",
)
@reporting.formats
@options.strict
@gating.ignore
@gating.fail_on
@options.as_of
@spoken
def build(voice: Speaker, /, paths: tuple[str, ...], jobs: int, **options: Any) -> None:
    """Generate the documents that are due.

    With --format, findings are told as check tells them, and what is written on stderr.
    """
    fails, wish = gating.threshold(voice, options), reporting.wished(voice, options)
    voice = voice.beside_a_report() if wish.asked else voice
    strict, checks, copy = fails == "warning", options["checks"], options["copy"]
    writes = not (options["dry_run"] or checks or copy)
    order, found = _order(voice, options, writes=writes)
    if copy:
        order = replace(order, copies=Path(copy), thorough=True)
    named = dossiers(voice, paths)
    from pipeline.batch import build_all

    outcomes = []
    steps = build_all(named, order, jobs)
    for outcome in voice.progress(steps, len(named)):
        outcomes.append(outcome)
        _tell(voice, outcome, writes=order.writes)
    if wish.asked:
        told = _told(outcomes, found, checks=checks)
        run = reporting.ran(outcomes, told, strict=strict, own=gating.own(), as_read=False)
        reporting.report(voice, run, wish)
    _note(voice, outcomes)
    _sum_up(voice, outcomes, order)
    voice.troubles(outcomes)
    sys.exit(gating.code(exits.code(outcomes, found, strict=strict, checks=checks), fails))


def _told(
    outcomes: Sequence["Outcome"], found: tuple["Diagnostic", ...], *, checks: bool
) -> Iterator["Diagnostic"]:
    """Give what a format is told, which also wants to know of what is not current."""
    from pipeline.behind import behind

    yield from found
    for one in outcomes:
        yield from one.diagnostics
        yield from behind(one, checks=checks)


def _order(
    voice: Speaker, options: Mapping[str, Any], *, writes: bool
) -> tuple["BuildOrder", tuple["Diagnostic", ...]]:
    """Give what to build, and the findings about the types and masters that it is built with."""
    order, found = ordered(voice, options)
    places = Path(), folder(options["templates"]), order.output
    kept = None if options["no_cache"] else cache(voice, places)
    return replace(order, writes=writes, thorough=voice.verbose, cache=kept), found


def _tell(voice: Speaker, outcome: "Outcome", *, writes: bool) -> None:
    """Say what became of one dossier."""
    voice.report(outcome.diagnostics)
    verbs: Mapping[str, str] = _DONE if writes else _WOULD
    for copied in outcome.copies:
        voice.say("Wrote {file}, a copy", file=copied)
    for file in outcome.files if not outcome.copies else ():
        _tell_file(voice, f"{outcome.folder}/{file.name}", file, verbs)
    if voice.verbose:
        for one in outcome.waiting:
            voice.say(
                "{type}: not yet; missing {missing}",
                type=one.type.name,
                missing=_missing(voice, one),
            )


def _tell_file(voice: Speaker, name: str, file: "File", verbs: Mapping[str, str]) -> None:
    if file.fate in _COMPLAINTS:
        voice.complain(say(_COMPLAINTS[file.fate], file=name))
        _tell_revision(voice, file)
    elif file.fate.value in verbs:
        voice.say(verbs[file.fate.value], file=name)
    elif voice.verbose:
        voice.say("{file}: {fate}", file=name, fate=voice.translate(_STATES[file.fate]))
    for why in reasons(voice, file.reasons):
        voice.detail(why)


def _note(voice: Speaker, outcomes: Sequence["Outcome"]) -> None:
    """Say to who asks for more what is odd beside the dossiers, each thing once."""
    notes = dict.fromkeys(one for outcome in outcomes for one in outcome.notes)
    for note in notes if voice.verbose else ():
        voice.complain(note)


def _tell_revision(voice: Speaker, file: "File") -> None:
    """Say where what has changed since an edit is laid in, and what its author must look at."""
    laid = file.revision
    if laid is None:
        return
    words = voice.translate(_REVISED if laid.conflicts else _LAID)
    if laid.name:
        voice.complain(f"  {words.format(file=laid.name, count=laid.conflicts)}")
    for one in laid.unmerged:
        voice.complain(f"  {one.localised(voice.translate)}")


_LAID = mark("what has changed since is laid into {file} as tracked changes; accept them there")
_REVISED = mark(
    "what has changed since is laid into {file} as tracked changes; in {count} places you have "
    "changed the same: see the comments there"
)
_DONE = {"new": mark("Wrote {file}"), "stale": mark("Wrote {file} anew")}
_WOULD = {"new": mark("Would write {file}"), "stale": mark("Would write {file} anew")}
_COMPLAINTS = {
    "edited": mark(
        "{file} was edited by hand and is left as it is; accept it, or move it away to have a new "
        "one"
    ),
    "uncertain": mark(
        "{file} may have been sent, for its state was lost with manifest.json; it is left as it "
        "is. Move it away to have a new one"
    ),
    "left over": mark(
        "{file} is left over: nothing in the dossier asks for it any more. It is left as it is; "
        "move it away or delete it"
    ),
}


def _missing(voice: Speaker, waiting: "Waiting") -> str:
    return ", ".join(one.localised(voice.translate) for one in waiting.missing)


_WROTE = mark(
    "{made} documents written to {folder}, {current} unchanged, {kept} left alone; "
    "{failed} of {total} dossiers failed"
)
_TO_WRITE = mark(
    "{made} documents to write to {folder}, {current} unchanged, {kept} left alone; "
    "{failed} of {total} dossiers failed"
)


def _sum_up(voice: Speaker, outcomes: Sequence["Outcome"], order: "BuildOrder") -> None:
    from pipeline.outcome import Fate

    files = [file.fate for outcome in outcomes for file in outcome.files]
    voice.say(
        _WROTE if order.writes else _TO_WRITE,
        made=sum(one in (Fate.NEW, Fate.STALE) for one in files),
        folder=order.output,
        current=files.count(Fate.CURRENT),
        kept=sum(one in _KEPT for one in files),
        failed=sum(one.failed for one in outcomes),
        total=len(outcomes),
    )


_KEPT = {"edited", "frozen", "away", "uncertain", "left over"}


@click.command(cls=Command)
@options.ordering
@options.limit
@options.no_cache
@options.as_of
@spoken
def status(voice: Speaker, /, paths: tuple[str, ...], **options: Any) -> None:
    """Show where each process stands: documents by phase, and what is missing for the next."""
    from pipeline.batch import build_all

    order, found = _order(voice, options, writes=False)
    order = replace(order, thorough=True)
    named = dossiers(voice, paths)
    outcomes = tuple(voice.read(build_all(named, order), len(named)))
    for outcome in outcomes:
        voice.report(outcome.diagnostics)
    _show(voice, outcomes)
    _note(voice, outcomes)
    voice.troubles(outcomes)
    failed = tuple(one for one in outcomes if one.failed)
    sys.exit(exits.code(failed, found, strict=False))


_STATES = {
    "new": mark("due"),
    "stale": mark("stale"),
    "current": mark("current"),
    "edited": mark("edited"),
    "frozen": mark("frozen"),
    "away": mark("frozen, the file is not here"),
    "uncertain": mark("uncertain"),
    "left over": mark("left over"),
    "failed": mark("failed"),
}


_TONES = {
    **dict.fromkeys(("current", "frozen", "away", "documents current", "done"), "green"),
    **dict.fromkeys(("new", "stale", "begun"), "yellow"),
    **dict.fromkeys(("edited", "failed", "uncertain", "left over"), "red"),
}


def _show(voice: Speaker, outcomes: Sequence["Outcome"]) -> None:
    """Print where each dossier stands: an outline at a terminal, else a row per document."""
    if voice.at_terminal:
        voice.outline([line for one in outcomes for line in _status_lines(voice, one)])
    else:
        voice.table((), [row for one in outcomes for row in _status_rows(voice, one)])


def _status_rows(voice: Speaker, outcome: "Outcome") -> Iterator[tuple[str, ...]]:
    """Give a row for each document and each type that waits, in every phase that it belongs to."""
    from pipeline.standing import standings

    name = _name(outcome)
    if outcome.failed:
        yield name, "", "", "", "", voice.translate("failed")
    for one in standings(outcome):
        place = (name, one.phase.process.value, str(one.phase.number))
        for file in one.files:
            why = "; ".join(reasons(voice, file.reasons))
            told = (why,) if why else ()
            yield *place, file.type, file.name, voice.translate(_STATES[file.fate]), *told
        for waiting in one.waiting:
            yield *place, waiting.type.name, "", _not_yet(voice, waiting)


def _status_lines(voice: Speaker, outcome: "Outcome") -> Iterator["OutlineLine"]:
    """Give the outline of a dossier: processes, their phases, and the documents of each."""
    from pipeline.standing import standings
    from pipeline.terminal import OutlineLine

    failed = outcome.failed
    yield OutlineLine(0, _name(outcome), voice.translate("failed") if failed else "", "red")
    process = None
    for one in standings(outcome):
        if one.phase.process is not process:
            process = one.phase.process
            yield OutlineLine(1, process.label(outcome.norm))
        # The municipal level has no phases, so its number is 0 and is not said.
        text = f"{one.phase.number or ''} {one.phase.label(outcome.norm)}".strip()
        tone = _TONES.get(one.progress, "dim")
        yield OutlineLine(2, text, voice.translate(one.progress), tone)
        for file in one.files:
            yield OutlineLine(3, file.name, voice.translate(_STATES[file.fate]), _TONES[file.fate])
            yield from (OutlineLine(4, one, "") for one in reasons(voice, file.reasons))
        for waiting in one.waiting:
            title = waiting.type.declaration.title[outcome.norm]
            yield OutlineLine(3, title, _not_yet(voice, waiting), "dim")


def _name(outcome: "Outcome") -> str:
    return outcome.folder.name if outcome.folder else outcome.path


def _not_yet(voice: Speaker, waiting: "Waiting") -> str:
    return voice.translate("not yet: {missing}").format(missing=_missing(voice, waiting))
