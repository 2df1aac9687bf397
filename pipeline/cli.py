"""Commands; the one place that prints, reads the clock and the environment, and exits."""

import datetime as dt
import errno
import os
import shutil
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import wraps
from itertools import pairwise, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, NoReturn, ParamSpec, TypedDict, TypeVar

import click
from click.exceptions import NoArgsIsHelpError

from pipeline import VERSION
from pipeline.diagnostics import Unusable
from pipeline.language import LANGUAGES, Translate, adopt, chosen, mark, translator

if TYPE_CHECKING:
    from pipeline.diagnostics import Diagnostic, Waived
    from pipeline.document import Waiting
    from pipeline.outcome import Order, Outcome
    from pipeline.terminal import Line

FINE, FINDINGS, USAGE, INTERNAL, STALE, INTERRUPTED = 0, 1, 2, 3, 4, 130
_INPUTS, _OUTPUTS, _MASTERS = "inputs", "outputs", "masters"

_today = dt.date.today


def _day(context: click.Context, _option: object, written: str | None) -> dt.date:
    if written is None:
        return _today()
    try:
        return dt.date.fromisoformat(written)
    except ValueError as fault:
        translate: Translate = context.obj
        words = translate("write year-month-day, as in 2026-05-17")
        raise click.BadParameter(words) from fault


_paths = click.argument("paths", nargs=-1, metavar="[PATH]...")
_as_of = click.option(
    "--as-of",
    callback=_day,
    metavar="DATE",
    help="The day to judge deadlines by; today if left out.",
)
_strict = click.option("--strict", is_flag=True, help="Let warnings count as errors.")
_output = click.option(
    "-o", "--output", default=_OUTPUTS, metavar="DIR", help="The folder for documents."
)
_types = click.option(
    "--type",
    "only",
    multiple=True,
    metavar="TYPE",
    help="Only this document type; may be repeated.",
)
_templates = click.option(
    "--templates", metavar="DIR", help="Another folder of document types than the program's own."
)

_masters = click.option(
    "--masters",
    metavar="DIR",
    help="The folder of letterheads and styles, one Word file per municipality; masters if left "
    "out and there is one.",
)


class _Command(click.Command):
    """A command that also takes the options of the whole program, which stand at its top."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        *own, help_option = super().get_params(ctx)
        top = ctx.find_root().command
        return [*own, *(top.params if top is not self else ()), help_option]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        given = tuple(args)  # click empties the list as it reads
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as fault:
            raise _explained(fault, given, ctx) from fault


class _Group(_Command, click.Group):
    """Commands under a common name, which alone shows its help."""

    command_class = _Command
    group_class = type

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.no_args_is_help = True
        self.invoke_without_command = True  # so that options without a command get help as well


def _explained(
    fault: click.NoSuchOption, given: Sequence[str], context: click.Context
) -> click.NoSuchOption:
    """Say where an unknown option belongs, or that it wants two hyphens."""
    translate: Translate = context.obj
    option, top = fault.option_name, context.find_root()
    owners = [name for name, one in _commands(top.command) if option in _opts(one)]
    if owners:
        words = translate("{option} belongs to another command, and is written after it: {owners}")
        named = words.format(option=option, owners=", ".join(owners))
        return click.NoSuchOption(option, named, ctx=context)
    longs = [one for parameter in context.command.get_params(context) for one in parameter.opts]
    for one in given:
        written = one.partition("=")[0]
        if f"-{written}" in longs:
            return click.NoSuchOption(written, possibilities=[f"-{written}"], ctx=context)
    return fault


def _commands(command: click.Command) -> Iterator[tuple[str, click.Command]]:
    """Give every command below this one, by what is written to reach it."""
    for name, one in command.commands.items() if isinstance(command, click.Group) else ():
        yield name, one
        yield from ((f"{name} {below}", lower) for below, lower in _commands(one))


def _opts(command: click.Command) -> tuple[str, ...]:
    return tuple(one for parameter in command.params for one in parameter.opts)


def _note(context: click.Context, option: click.Parameter, given: object) -> None:
    """Keep an option of the whole program for the voice, wherever it was written."""
    if given:
        context.meta[f"{__name__}.{option.name}"] = given


@click.group(
    cls=_Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(VERSION, prog_name="saksflyt")
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    expose_value=False,
    help="The language of help and messages.",
)
@click.option(
    *("-q", "--quiet"),
    is_flag=True,
    expose_value=False,
    callback=_note,
    help="Print findings and faults only.",
)
@click.option(
    *("-v", "--verbose"),
    is_flag=True,
    expose_value=False,
    callback=_note,
    help="Print also what is unchanged and not yet due.",
)
@click.pass_context
def program(context: click.Context) -> None:
    """Make the Word documents of a municipality's housing-social work from YAML dossiers.

    PATH is a dossier, a folder of dossiers, or - for standard input; inputs if left out.
    """
    _want_command(context)


def _want_command(context: click.Context) -> None:
    """Show help where options stand but no command, as where nothing stands at all."""
    if context.invoked_subcommand is None:
        raise NoArgsIsHelpError(context)


class _Voice:
    """How the program speaks to this person, at this terminal."""

    def __init__(self, translate: Translate, *, quiet: bool, verbose: bool) -> None:
        self.translate = translate
        self.quiet = quiet
        self.verbose = verbose

    def say(self, msgid: str, **values: object) -> None:
        if not self.quiet:
            click.echo(self.translate(msgid).format(**values))

    def complain(self, message: str) -> None:
        click.echo(message, err=True)

    def troubles(self, outcomes: Iterable["Outcome"]) -> None:
        """Print at the end what could not be read or written, each once."""
        found = (one.localised(self.translate) for each in outcomes for one in each.troubles)
        for one in dict.fromkeys(found):
            self.complain(one)

    def waived(self, waivers: Iterable["Waived"]) -> None:
        """Print what is excused, and why: a finding that is silenced is not forgotten."""
        from pipeline.report import waived

        for one in waivers if not self.quiet else ():
            click.echo(waived(one, self.translate))

    def report(self, diagnostics: Sequence["Diagnostic"]) -> None:
        """Print findings beside results: on stderr."""
        from pipeline.report import text

        if diagnostics:
            click.echo(text(diagnostics, self.translate), err=True)

    def table(self, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Print a table: drawn at a terminal, tab-separated for a program that reads it."""
        if sys.stdout.isatty():
            from pipeline import terminal

            heads = [self.translate(one) for one in columns]
            click.echo(terminal.table(heads, rows, **_screen()))
        else:
            for row in rows:
                click.echo("\t".join(row))

    def status(self, outcomes: Sequence["Outcome"]) -> None:
        """Print where each dossier stands: an outline at a terminal, else a row per document."""
        if sys.stdout.isatty():
            from pipeline import terminal

            lines = [line for one in outcomes for line in _status_lines(self, one)]
            click.echo(terminal.outline(lines, **_screen()))
        else:
            self.table((), [row for one in outcomes for row in _status_rows(self, one)])

    def progress(self, steps: Iterable[Any], total: int) -> Iterator[Any]:
        if sys.stderr.isatty() and not self.quiet and total > 1:
            from pipeline import terminal

            return terminal.progress(steps, total, self.translate("Building"))
        return iter(steps)


class _Screen(TypedDict):
    colour: bool
    width: int


def _screen() -> _Screen:
    """Say how wide the terminal is, and whether it wants colour."""
    return {"colour": "NO_COLOR" not in os.environ, "width": shutil.get_terminal_size().columns}


_P = ParamSpec("_P")
_R = TypeVar("_R")


def _voice(command: Callable[Concatenate[_Voice, _P], _R]) -> Callable[_P, _R]:
    """Let a command speak as the options of the whole program say."""

    @wraps(command)
    def spoken(*arguments: _P.args, **options: _P.kwargs) -> _R:
        context = click.get_current_context()
        ways = {one: bool(context.meta.get(f"{__name__}.{one}")) for one in ("quiet", "verbose")}
        return command(_Voice(context.obj, **ways), *arguments, **options)

    return spoken


@program.command()
@click.argument("path", metavar="PATH")
@click.option("--municipality", required=True, metavar="NUMBER", help="Four digits, as in 3909.")
@click.option("--norm", type=click.Choice(["nb", "nn"]), default="nb", help="The written norm.")
@_as_of
@_voice
def init(voice: _Voice, path: str, municipality: str, norm: str, as_of: dt.date) -> None:
    """Write a commented dossier to PATH, ready to fill in."""
    from pipeline import write
    from pipeline.contract.skeleton import Start, skeleton
    from pipeline.dossier.dossier import Dossier
    from pipeline.norm import Norm
    from pipeline.registers import municipalities

    held = municipalities.municipality(municipality)
    if held is None and not municipality.startswith("99"):
        _stop(
            voice.translate("no municipality has the number {number}").format(number=municipality)
        )
    file = Path(path)
    _see_that_it_fits(voice.translate, file, municipality)
    name = f"{held.names[0]} kommune" if held else "Eksempelvik kommune"
    written = skeleton(Dossier, Start(municipality, name, file.stem), Norm(norm), as_of)
    write.create(file, written.encode())
    voice.say(
        "Wrote {path}. Fill it in, then run: saksflyt check {quoted}",
        path=path,
        quoted=_quoted(path),
    )


def _see_that_it_fits(translate: Translate, file: Path, municipality: str) -> None:
    """Stop where no dossier can be written, or where none would be looked for."""
    from pipeline import read

    if file.is_dir():
        words = translate("{path} is a folder; name the file in it, as in {example}")
        _stop(words.format(path=file, example=file / f"{municipality}.yaml"))
    if file.suffix.lower() not in read.ENDINGS:
        words = translate("{path}: the name of a dossier ends in .yaml, as in {example}")
        _stop(words.format(path=file, example=file.with_suffix(".yaml")))
    if file.exists():
        words = translate(
            "{path} exists already and was left as it is. To see what to mend in it, run: "
            "saksflyt check {quoted}. For a new dossier, choose another name"
        )
        _stop(words.format(path=file, quoted=_quoted(str(file))))
    if any(one.exists() and not one.is_dir() for one in file.parents):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(file))


def _quoted(path: str) -> str:
    """Give a path as it is written in a command, on Windows as well."""
    return f'"{path}"' if any(one.isspace() for one in path) else path


def _named(voice: _Voice, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Give the dossiers to work on; name what lies beside them and looks like one."""
    from pipeline import read

    places = paths or (_INPUTS,)
    for one in read.beside(places):
        voice.complain(one.localised(voice.translate))
    return read.dossiers(places)


@program.command()
@_paths
@click.option("--format", "form", default="text", metavar="FORMAT", help="text, json or github.")
@_strict
@_as_of
@_voice
def check(
    voice: _Voice, paths: tuple[str, ...], form: str, as_of: dt.date, *, strict: bool
) -> None:
    """Check that dossiers are valid, and say what to mend where."""
    from pipeline import batch
    from pipeline.report import FORMATS

    _known(voice, form, FORMATS)
    named = _named(voice, paths)
    outcomes = tuple(batch.check_all(named, as_of))
    found = tuple(one for outcome in outcomes for one in outcome.diagnostics)
    written = FORMATS[form](found, voice.translate)
    if written:
        click.echo(written)
    if form == "text":
        voice.waived(one for outcome in outcomes for one in outcome.waived)
    if not written and not any(one.troubles for one in outcomes):
        voice.say("No findings; dossiers checked: {count}", count=len(named))
    voice.troubles(outcomes)
    sys.exit(_code(outcomes, strict=strict))


@program.command()
@_paths
@_output
@_types
@_templates
@_masters
@click.option(
    "--jobs", type=click.IntRange(0), default=0, help="Processes; 0 lets the program choose."
)
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option(
    "--check", "checks", is_flag=True, help="Write nothing; exit 4 if files are not current."
)
@_strict
@_as_of
@_voice
def build(voice: _Voice, /, paths: tuple[str, ...], jobs: int, **options: Any) -> None:
    """Generate the documents that are due."""
    order, found = _order(voice, options, writes=not (options["dry_run"] or options["checks"]))
    named = _named(voice, paths)
    from pipeline.batch import build_all

    outcomes = []
    steps = build_all(named, order, jobs)
    for outcome in voice.progress(steps, len(named)):
        outcomes.append(outcome)
        _tell(voice, outcome, writes=order.writes)
    _sum_up(voice, outcomes, order)
    voice.troubles(outcomes)
    sys.exit(_code(outcomes, found, strict=options["strict"], checks=options["checks"]))


def _order(
    voice: _Voice, options: Mapping[str, Any], *, writes: bool
) -> tuple["Order", tuple["Diagnostic", ...]]:
    """Give what to build, and the findings about the types and masters that it is built with."""
    from pipeline import kinds, outcome, read

    templates, masters = options["templates"], options["masters"]
    folder = Path(templates) if templates else read.templates_folder()
    held = kinds.kinds(folder, options["only"])
    looks = read.masters(Path(masters or _MASTERS) if masters or Path(_MASTERS).is_dir() else None)
    found = (*held.findings, *looks.findings)
    voice.report(found)
    order = outcome.Order(
        held.types,
        Path(options["output"]),
        options["as_of"],
        writes,
        looks,
        thorough=voice.verbose,
        program=read.program(),
    )
    return order, found


def _tell(voice: _Voice, outcome: "Outcome", *, writes: bool) -> None:
    """Say what became of one dossier."""
    voice.report(outcome.diagnostics)
    verbs = _DONE if writes else _WOULD
    for file in outcome.files:
        name = f"{outcome.folder}/{file.name}"
        if file.fate in _COMPLAINTS:
            voice.complain(voice.translate(_COMPLAINTS[file.fate]).format(file=name))
        elif file.fate.value in verbs:
            voice.say(verbs[file.fate.value], file=name)
        elif voice.verbose:
            voice.say("{file}: {fate}", file=name, fate=voice.translate(_STATES[file.fate]))
    if voice.verbose:
        for one in outcome.waiting:
            voice.say(
                "{type}: not yet; missing {missing}",
                type=one.type.name,
                missing=_missing(voice, one),
            )


_DONE = {"new": mark("Wrote {file}"), "stale": mark("Wrote {file} anew")}
_WOULD = {"new": mark("Would write {file}"), "stale": mark("Would write {file} anew")}
_COMPLAINTS = {
    "edited": mark(
        "{file} was edited by hand and is left as it is; move it away to have a new one"
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


def _missing(voice: _Voice, waiting: "Waiting") -> str:
    return ", ".join(one.localised(voice.translate) for one in waiting.missing)


_WROTE = mark(
    "{made} documents written to {folder}, {current} unchanged, {kept} left alone; "
    "{failed} of {total} dossiers failed"
)
_TO_WRITE = mark(
    "{made} documents to write to {folder}, {current} unchanged, {kept} left alone; "
    "{failed} of {total} dossiers failed"
)


def _sum_up(voice: _Voice, outcomes: Sequence["Outcome"], order: "Order") -> None:
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


_KEPT = {"edited", "frozen", "uncertain", "left over"}


def _code(
    outcomes: Sequence["Outcome"],
    found: Iterable["Diagnostic"] = (),
    *,
    strict: bool,
    checks: bool = False,
) -> int:
    """Give the exit code: our own fault weighs most.

    Then what could not be read or written, then findings, then files that are not current.
    """
    from pipeline.outcome import Fate

    if any(one.faulty for one in outcomes):
        return INTERNAL
    if any(one.troubles for one in outcomes):
        return USAGE
    if _counts((*found, *(d for one in outcomes for d in one.diagnostics)), strict=strict):
        return FINDINGS
    edited = any(one.having(Fate.EDITED, Fate.UNCERTAIN) for one in outcomes)
    if checks and (edited or any(map(_is_stale, outcomes))):
        return STALE
    return FINDINGS if edited else FINE


def _is_stale(outcome: "Outcome") -> bool:
    """Tell whether a build would change something, or something vouches for nothing."""
    from pipeline.outcome import Fate

    unsound = any(one.code == "O003" for one in outcome.diagnostics)
    return unsound or bool(outcome.having(Fate.NEW, Fate.STALE, Fate.LEFT_OVER))


def _counts(found: Iterable["Diagnostic"], *, strict: bool) -> bool:
    from pipeline.diagnostics import Severity

    return any(strict or one.severity is Severity.ERROR for one in found)


@program.command()
@_paths
@_output
@_types
@_templates
@_masters
@_as_of
@_voice
def status(voice: _Voice, /, paths: tuple[str, ...], **options: Any) -> None:
    """Show where each process stands: documents by phase, and what is missing for the next."""
    from dataclasses import replace

    from pipeline.batch import build_all

    order, found = _order(voice, options, writes=False)
    order = replace(order, thorough=True)
    outcomes = tuple(build_all(_named(voice, paths), order))
    for outcome in outcomes:
        voice.report(outcome.diagnostics)
    voice.status(outcomes)
    voice.troubles(outcomes)
    failed = tuple(one for one in outcomes if one.failed)
    sys.exit(_code(failed, found, strict=False))


_STATES = {
    "new": mark("due"),
    "stale": mark("stale"),
    "current": mark("current"),
    "edited": mark("edited"),
    "frozen": mark("frozen"),
    "uncertain": mark("uncertain"),
    "left over": mark("left over"),
    "failed": mark("failed"),
}


_TONES = {
    **dict.fromkeys(("current", "frozen", "documents current", "done"), "green"),
    **dict.fromkeys(("new", "stale", "begun"), "yellow"),
    **dict.fromkeys(("edited", "failed", "uncertain", "left over"), "red"),
}
_PROGRESS = {
    "nothing yet": mark("nothing yet"),
    "begun": mark("begun"),
    "documents current": mark("documents current"),
    "done": mark("done"),
}


def _status_rows(voice: _Voice, outcome: "Outcome") -> Iterator[tuple[str, ...]]:
    """Give a row for each document and each type that waits, in every phase that it belongs to."""
    from pipeline.standing import standings

    name = _name(outcome)
    if outcome.failed:
        yield name, "", "", "", "", voice.translate("failed")
    for one in standings(outcome):
        place = (name, one.phase.process.value, str(one.phase.number))
        for file in one.files:
            yield *place, file.type, file.name, voice.translate(_STATES[file.fate])
        for waiting in one.waiting:
            yield *place, waiting.type.name, "", _not_yet(voice, waiting)


def _status_lines(voice: _Voice, outcome: "Outcome") -> Iterator["Line"]:
    """Give the outline of a dossier: processes, their phases, and the documents of each."""
    from pipeline.standing import standings
    from pipeline.terminal import Line

    failed = outcome.failed
    yield Line(0, _name(outcome), voice.translate("failed") if failed else "", "red")
    process = None
    for one in standings(outcome):
        if one.phase.process is not process:
            process = one.phase.process
            yield Line(1, process.label(outcome.norm))
        # The municipal level has no phases, so its number is 0 and is not said.
        text = f"{one.phase.number or ''} {one.phase.label(outcome.norm)}".strip()
        tone = _TONES.get(one.progress, "dim")
        yield Line(2, text, voice.translate(one.progress), tone)
        for file in one.files:
            yield Line(3, file.name, voice.translate(_STATES[file.fate]), _TONES[file.fate])
        for waiting in one.waiting:
            title = waiting.type.declaration.title[outcome.norm]
            yield Line(3, title, _not_yet(voice, waiting), "dim")


def _name(outcome: "Outcome") -> str:
    return outcome.folder.name if outcome.folder else outcome.path


def _not_yet(voice: _Voice, waiting: "Waiting") -> str:
    return voice.translate("not yet: {missing}").format(missing=_missing(voice, waiting))


@program.command()
@_voice
def rules(voice: _Voice) -> None:
    """List the rules that check uses."""
    from pipeline import manual

    voice.table(
        (mark("Code"), mark("Severity"), mark("Summary")),
        [
            (one.code, voice.translate(one.severity), voice.translate(one.summary))
            for one in manual.entries()
        ],
    )


@program.command()
@click.argument("code", metavar="CODE")
@_voice
def explain(voice: _Voice, code: str) -> None:
    """Explain a rule: why it is there, and how to mend what it finds."""
    from difflib import get_close_matches

    from pipeline import manual

    held = {one.code: one for one in manual.entries()}
    entry = held.get(code.upper())
    if entry is None:
        close = ", ".join(get_close_matches(code.upper(), held, n=3)) or "saksflyt rules"
        _stop(voice.translate("{code} is no rule; try {close}").format(code=code, close=close))
    click.echo(manual.page(entry, voice.translate))


@program.command()
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
def schema(form: str, norm: str) -> None:
    """Print the contract: what a dossier says."""
    from pipeline.norm import Norm

    if form == "markdown":
        from pipeline.contract.reference import reference
        from pipeline.dossier.dossier import Dossier

        click.echo(reference(Dossier, Norm(norm)), nl=False)
    else:
        from pipeline.contract.jsonschema import jsonschema
        from pipeline.dossier.dossier import Dossier

        click.echo(jsonschema(Dossier, Norm(norm)), nl=False)


@program.group()
@click.pass_context
def templates(context: click.Context) -> None:
    """Show the document types."""
    _want_command(context)


@templates.command("list")
@_templates
@_voice
def list_templates(voice: _Voice, templates: str | None) -> None:
    """List the document types: what each is made for, and what it requires."""
    from pipeline import kinds, read
    from pipeline.norm import Norm

    held = kinds.kinds(Path(templates) if templates else read.templates_folder())
    voice.report(held.findings)
    rows = [
        (
            one.name,
            f"{one.declaration.process.value} {one.declaration.phase}",
            one.declaration.one_per,
            ", ".join(one.declaration.requires) or "-",
            one.declaration.title[Norm.NB],
        )
        for one in held.types
    ]
    heads = (mark("Type"), mark("Phase"), mark("One per"), mark("Requires"), mark("Title"))
    voice.table(heads, rows)
    sys.exit(FINDINGS if _counts(held.findings, strict=False) else FINE)


@templates.command("check")
@click.argument("names", nargs=-1, metavar="[TYPE|DIR]...")
@_templates
@click.option("--format", "form", default="text", metavar="FORMAT", help="text, json or github.")
@_strict
@_voice
def check_templates(
    voice: _Voice, names: tuple[str, ...], templates: str | None, form: str, *, strict: bool
) -> None:
    """Check the Word files of document types: their tags, their manners, and one norm by the other.

    TYPE is a document type, and DIR a folder of types or one type's own; all types if left out.
    """
    from pipeline import proofread
    from pipeline.report import FORMATS

    _known(voice, form, FORMATS)
    shelves = proofread.shelves(names, Path(templates) if templates else None)
    found = tuple(one for shelf in shelves for one in proofread.check(shelf))
    written = FORMATS[form](found, voice.translate)
    if written:
        click.echo(written)
    else:
        count = sum(len(shelf.types) for shelf in shelves)
        voice.say("No findings; document types checked: {count}", count=count)
    sys.exit(FINDINGS if _counts(found, strict=strict) else FINE)


@templates.command("text")
@click.argument("names", nargs=-1, metavar="[TYPE|DIR]...")
@_templates
@click.option("--write", "writes", is_flag=True, help="Write each text beside its Word file.")
@_voice
def text_of_templates(
    voice: _Voice, names: tuple[str, ...], templates: str | None, *, writes: bool
) -> None:
    """Print the Word files of document types as text, to read and to compare.

    TYPE is a document type, and DIR a folder of types or one type's own; all types if left out.
    """
    from pipeline import proofread, write

    torn: list[Diagnostic] = []
    for shelf in proofread.shelves(names, Path(templates) if templates else None):
        texts, found = proofread.texts(shelf)
        torn += found
        for name, text in texts.items():
            if writes:
                path = shelf.folder / f"{name}.txt"
                write.text(path, text)
                voice.say("Wrote {file}", file=path)
            else:
                click.echo(f"{name}.docx\n\n{text}")
    voice.report(torn)
    sys.exit(FINDINGS if torn else FINE)


def _known(voice: _Voice, form: str, forms: Iterable[str]) -> None:
    if form not in forms:
        words = voice.translate("{form}: choose one of {forms}")
        raise click.BadParameter(words.format(form=form, forms=", ".join(forms)))


def _stop(message: str) -> NoReturn:
    """Stop for an operator's fault, with one clear line."""
    raise click.ClickException(message)


_C = TypeVar("_C", bound=click.Command)


def _told(command: _C, translate: Translate) -> _C:
    """Give a command, and all below it, with its help in the person's language."""
    told = copy(command)
    told.help = translate(command.help) if command.help else None
    told.params = [_option_told(one, translate) for one in command.params]
    if isinstance(told, click.Group):
        told.commands = {name: _told(one, translate) for name, one in told.commands.items()}
    return told


def _option_told(parameter: click.Parameter, translate: Translate) -> click.Parameter:
    told = copy(parameter)
    if isinstance(told, click.Option) and told.help:
        told.help = translate(told.help)
    return told


def _wish(arguments: Sequence[str]) -> str | None:
    """Find the last --lang before click does: click's own words about the options follow it too."""
    options = takewhile(lambda one: one != "--", arguments)
    wishes = [
        following if one == "--lang" else one.removeprefix("--lang=")
        for one, following in pairwise([*options, ""])
        if one == "--lang" or one.startswith("--lang=")
    ]
    return next((one for one in reversed(wishes) if one in LANGUAGES), None)


def _guarded(run: Callable[[], object], translate: Translate) -> int:
    """Turn what the operator or the program did wrong into one line and an exit code."""
    try:
        run()
    except click.ClickException as fault:
        fault.show()
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Unusable as fault:
        click.echo(fault.text.localised(translate), err=True)
        return USAGE
    except OSError as fault:
        from pipeline import read

        said = read.unreadable(fault.filename, fault) if fault.filename else read.why(fault)
        click.echo(said.localised(translate), err=True)
        return USAGE
    except Exception:  # noqa: BLE001 - the last resort: no other module catches everything
        _trace()
        words = translate("saksflyt has a fault of its own; please report the lines above")
        click.echo(words, err=True)
        return INTERNAL
    return FINE


def _trace() -> None:
    """Print where the program failed, and not with what: the values may be personal data."""
    kind, _, place = sys.exc_info()
    click.echo("".join(traceback.format_tb(place)) + (kind.__name__ if kind else ""), err=True)


def main() -> None:
    """Run the command line."""
    language = chosen(_wish(sys.argv[1:]), os.environ)
    os.environ["LANGUAGE"] = language
    adopt()
    translate = translator(language)
    told = _told(program, translate)
    sys.exit(_guarded(lambda: told(standalone_mode=False, obj=translate), translate))
