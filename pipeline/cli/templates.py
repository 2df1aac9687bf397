"""templates: document types and their Word files, listed, checked, copied and counted."""

import errno
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli import exits, options, reporting
from pipeline.cli.command import CommandGroup, want_command
from pipeline.cli.voice import Speaker, spoken
from pipeline.frozen import replace
from pipeline.language import mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.coverage import Covered
    from pipeline.diagnostics import Diagnostic
    from pipeline.fields import TagGroup, TagRow
    from pipeline.formats.run import CheckRun
    from pipeline.outcome import Outcome
    from pipeline.proofread import Shelf


@click.group(cls=CommandGroup)
@click.pass_context
def templates(context: click.Context) -> None:
    """Show the document types."""
    want_command(context)


@templates.command("list")
@options.templates
@spoken
def list_templates(voice: Speaker, templates: str | None) -> None:
    """List the document types: what each is made for, and what it requires."""
    from pipeline import kinds
    from pipeline.norm import Norm

    held = kinds.kinds(options.folder(templates))
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
    sys.exit(exits.code((), held.findings, strict=False))


@templates.command("check")
@click.argument("names", nargs=-1, metavar="[TYPE|DIR]...")
@options.templates
@options.masters
@reporting.reporting
@options.strict
@click.option(
    "--counterexample",
    "folder",
    metavar="DIR",
    help="Write each dossier that breaks a template to a file in DIR, not to the screen.",
)
@spoken
def check_templates(
    voice: Speaker, /, names: tuple[str, ...], *, strict: bool, **given: Any
) -> None:
    """Check the Word files of document types: their tags, their manners, and one norm by the other.

    TYPE is a document type, and DIR a folder of types or one type's own. If left out, all types are
    checked, and the letterheads of municipalities too. A value that may be missing and is used
    without a condition is told with the smallest dossier that breaks the template.
    """
    from pipeline.workflow import guarded

    wish, seen, breaking = (
        reporting.wished(voice, given),
        list["Shelf"](),
        dict["Diagnostic", str](),
    )
    home, masters = given["templates"], given["masters"]
    run = partial(_checked, names, home and Path(home), masters, seen, breaking)
    outcome = guarded(str(options.folder(home)), run)
    reporting.report(voice, _run(outcome, seen, strict=strict), wish)
    if wish.for_people and not outcome.diagnostics and not outcome.troubles:
        count = sum(len(shelf.types) for shelf in seen)
        voice.say("No findings; document types checked: {count}", count=count)
    if given["folder"] or wish.for_people:
        _show(voice, breaking, given["folder"])
    voice.troubles((outcome,))
    sys.exit(wish.code(exits.code((outcome,), strict=strict)))


def _checked(
    names: tuple[str, ...],
    home: Path | None,
    masters: str | None,
    seen: list["Shelf"],
    breaking: "dict[Diagnostic, str]",
) -> "Outcome":
    """Check what is named, and note each shelf of it as it is found, and what breaks a type."""
    from pipeline import proofread
    from pipeline.outcome import Outcome

    seen += proofread.shelves(names, home)
    held = () if names and not masters else proofread.check_masters(options.looks(masters))
    found = list(held)
    for shelf in seen:
        told = proofread.checked(shelf)
        found += (_reached(shelf, one) for one in told.findings)
        breaking |= {_reached(shelf, one): text for one, text in told.breaking.items()}
    return Outcome("", diagnostics=tuple(found))


def _reached(shelf: "Shelf", one: "Diagnostic") -> "Diagnostic":
    """Name a file as it is reached from here: a shelf names its files from its own folder."""
    path = Path(one.path)
    path = path if path.is_relative_to(shelf.folder) else shelf.folder / path
    here = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    return replace(one, path=here.as_posix())


def _run(outcome: "Outcome", seen: Sequence["Shelf"], *, strict: bool) -> "CheckRun":
    """Give what there is to tell of document types: each of their files was checked."""
    files = [
        f"{shelf.folder}/{kind.name}/{norm}.docx"
        for shelf in seen
        for kind in shelf.types
        for norm in kind.templates
    ]
    run = reporting.ran((outcome,), outcome.diagnostics, strict=strict, as_read=False)
    return replace(run, checked=tuple(files))


def _show(voice: Speaker, breaking: "Mapping[Diagnostic, str]", folder: str | None) -> None:
    """Show the dossiers that break templates: on the screen, or in files of a folder."""
    from pipeline import write

    shown = set[str]()
    for count, (one, text) in enumerate(breaking.items(), 1):
        if folder:
            whose = Path(one.path)
            path = Path(folder) / f"{whose.parent.name}-{whose.stem}-{count}.yaml"
            write.text(path, text)
            voice.say("Wrote {file}", file=path)
        elif text not in shown:
            shown.add(text)
            voice.say("The smallest dossier that breaks {file}:", file=one.path)
            click.echo(f"\n{text}")


@templates.command("text")
@click.argument("names", nargs=-1, metavar="[TYPE|DIR]...")
@options.templates
@click.option("--write", "writes", is_flag=True, help="Write each text beside its Word file.")
@spoken
def text_of_templates(
    voice: Speaker, names: tuple[str, ...], templates: str | None, *, writes: bool
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
    sys.exit(exits.FINDINGS if torn else exits.FINE)


@templates.command("fields")
@click.argument("name", required=False, metavar="[TYPE]")
@options.templates
@click.option("--word", metavar="FILE", help="Write a Word file to copy tags from.")
@spoken
def fields_of_templates(
    voice: Speaker, name: str | None, templates: str | None, word: str | None
) -> None:
    """List what the Word files of a document type may print, with the tags to write.

    TYPE is a document type; if left out, what a type of one document per dossier may print. Each
    value has its path, what it is, whether it may be missing, its title and its tag, with the
    condition that a value needs which may be missing.
    """
    from pipeline import kinds, render, write
    from pipeline.fields import fields
    from pipeline.norm import Norm

    norm = Norm.NN if os.environ.get("LANGUAGE") == Norm.NN.value else Norm.NB
    held = kinds.kinds(options.folder(templates), [name]) if name else kinds.Kinds((), ())
    voice.report(held.findings)
    for told in map(render.names, held.types) if name else (render.names_of_any(),):
        found = fields(told, norm)
        if word:
            write.sheet(Path(word), _glossary(voice, name or "dossier", found))
            voice.say("Wrote {file}", file=word)
        else:
            _list_fields(voice, found)
    sys.exit(exits.code((), held.findings, strict=False))


def _list_fields(voice: Speaker, found: Sequence["TagGroup"]) -> None:
    rows = [
        (row.path, _sort(voice, row), row.title, _written(voice, row))
        for one in found
        for row in one.rows
    ]
    voice.table((mark("Path"), mark("What it is"), mark("Title"), mark("Tag")), rows)


def _sort(voice: Speaker, row: "TagRow") -> str:
    """Say what a value is, and whether it may be missing."""
    from pipeline.word.misuse import KINDS

    sort = KINDS[row.sort].localised(voice.translate) if row.sort in KINDS else ""
    missing = voice.translate("may be missing") if row.optional else ""
    return ", ".join(one for one in (sort, missing) if one)


def _written(voice: Speaker, row: "TagRow", between: str = " ") -> str:
    see = voice.translate("its values: {place}").format(place=row.see) if row.see else ""
    return between.join((*row.tags, *([see] if see else ())))


def _glossary(voice: Speaker, name: str, found: Sequence["TagGroup"]) -> bytes:
    from pipeline.word.glossary import GlossaryTable, glossary

    say = voice.translate
    around = say("Around these: {tags}")
    tables = [
        GlossaryTable(
            f"{one.path}: {one.title}" if one.title else one.path,
            tuple(around.format(tags=f"{first} … {last}") for first, last in one.around),
            tuple(
                (
                    f"{row.title}\n{row.path}" if row.title else row.path,
                    _written(voice, row, "\n"),
                    _sort(voice, row),
                )
                for row in one.rows
            ),
        )
        for one in found
    ]
    title = say("What {name} may print").format(name=name)
    return glossary(title, [say("Title"), say("Tag"), say("What it is")], tables)


@templates.command("copy")
@click.argument("name", metavar="TYPE")
@options.templates
@click.option("--to", metavar="DIR", required=True, help="The folder for types of your own.")
@click.option("--as", "called", metavar="NAME", help="Call the copy this; TYPE if left out.")
@click.option("--shared", is_flag=True, help="Copy the look and the blocks of all types, too.")
@spoken
def copy_template(
    voice: Speaker, /, name: str, *, to: str, shared: bool, **given: str | None
) -> None:
    """Copy a document type to a folder of your own, to begin one from.

    TYPE is a document type. Nothing in DIR is written over. The files of a copy's documents have
    its NAME, as no two types may share theirs. A folder that has no look and no blocks of its own
    has those of the program.
    """
    from pipeline import kinds, read, write
    from pipeline.document import BLOCKS

    home, target = options.folder(given["templates"]), Path(to)
    called = name if given["called"] is None else given["called"]
    if (target / called).exists():
        raise FileExistsError(errno.EEXIST, "", str(target / called))
    copied = kinds.copied(home, name, called)
    made = {f"{called}/{file}": held for file, held in copied.items()}
    if shared:
        blocks = {f"{BLOCKS}/{norm}.docx": held for norm, held in read.blocks(home).items()}
        common = {read.FAMILIES[0]: read.family(home).content, **blocks}
        made |= {file: held for file, held in common.items() if not (target / file).exists()}
    for file, held in made.items():
        write.create(target / file, held)
        voice.say("Wrote {file}", file=target / file)
    sys.exit(exits.FINE)


@templates.command("coverage")
@options.paths
@options.templates
@options.types
@click.option(
    "--fail-under",
    "least",
    type=click.FloatRange(0, 100),
    default=0,
    metavar="PERCENT",
    help="End with 1 where less than this share is taken.",
)
@spoken
def coverage_of_templates(voice: Speaker, /, paths: tuple[str, ...], **given: Any) -> None:
    """Tell which branches and values of the Word files the documents of dossiers come to.

    A branch is what stands under an if, elif or else, or a loop with something in it and with
    nothing. What no document comes to is named with its place, but not what stands within it; it
    is text that nobody has seen yet.
    """
    from pipeline import coverage, kinds, read
    from pipeline.diagnostics import Rejected

    held = kinds.kinds(options.folder(given["templates"]), given["only"])
    voice.report(held.findings)
    try:
        books = [read.book(one) for one in options.dossiers(voice, paths)]
        found = coverage.covered(held.types, books)
    except Rejected as rejected:
        voice.report(rejected.diagnostics)
        sys.exit(exits.FINDINGS)
    _list_coverage(voice, found)
    share = coverage.percent(found)
    voice.say("Branches and values taken: {share} %", share=share)
    code = exits.code((), held.findings, strict=False)
    sys.exit(exits.FINDINGS if share < given["least"] else code)


def _list_coverage(voice: Speaker, found: Sequence["Covered"]) -> None:
    """List the Word files, with how much of each is taken, and then what is not."""
    from pipeline import coverage

    heads = (mark("Word file"), mark("Documents"), mark("Branches"), mark("Values"), mark("Taken"))
    rows = [
        (
            one.name,
            str(one.documents),
            *("/".join(map(str, one.share(values=values))) for values in (False, True)),
            f"{coverage.percent([one])} %",
        )
        for one in found
    ]
    voice.table(heads, rows)
    for one in found:
        for point in one.missed if one.documents else ():
            what = voice.translate(_NEVER[point.way.value])
            click.echo(f"{one.name}: {point.place.text().localised(voice.translate)}: {what}")


_NEVER = {
    "if": mark("the condition never held"),
    "elif": mark("the condition never held"),
    "else": mark("a condition always held"),
    "for": mark("the loop was always empty"),
    "empty": mark("the loop was never empty"),
}
