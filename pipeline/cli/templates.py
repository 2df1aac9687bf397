"""templates list, check and text: the document types and their Word files."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import exits, options
from pipeline.cli.command import CommandGroup, want_command
from pipeline.cli.voice import Speaker, spoken
from pipeline.language import mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.diagnostics import Diagnostic


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
@options.form
@options.strict
@click.option(
    "--counterexample",
    "folder",
    metavar="DIR",
    help="Write each dossier that breaks a template to a file in DIR, not to the screen.",
)
@spoken
def check_templates(
    voice: Speaker, /, names: tuple[str, ...], *, strict: bool, **named: str | None
) -> None:
    """Check the Word files of document types: their tags, their manners, and one norm by the other.

    TYPE is a document type, and DIR a folder of types or one type's own. If left out, all types are
    checked, and the letterheads of municipalities too. A value that may be missing and is used
    without a condition is told with the smallest dossier that breaks the template.
    """
    from pipeline import proofread
    from pipeline.report import FORMATS

    form, templates, masters = named["form"] or "", named["templates"], named["masters"]
    options.known(voice, form, FORMATS)
    shelves = proofread.shelves(names, Path(templates) if templates else None)
    held = () if names and not masters else proofread.check_masters(options.looks(masters))
    told = [proofread.checked(shelf) for shelf in shelves]
    found = (*held, *(one for each in told for one in each.findings))
    breaking = {one: text for each in told for one, text in each.breaking.items()}
    written = FORMATS[form](found, voice.translate)
    if written:
        click.echo(written)
    else:
        count = sum(len(shelf.types) for shelf in shelves)
        voice.say("No findings; document types checked: {count}", count=count)
    if named["folder"] or form == "text":
        _show(voice, breaking, named["folder"])
    sys.exit(exits.code((), found, strict=strict))


def _show(voice: Speaker, breaking: "Mapping[Diagnostic, str]", folder: str | None) -> None:
    """Show the dossiers that break templates: on the screen, or in files of a folder."""
    from pipeline import write

    for count, (one, text) in enumerate(breaking.items(), 1):
        if folder:
            name = one.path.removesuffix(".docx").replace("/", "-")
            path = Path(folder) / f"{name}-{count}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            write.text(path, text)
            voice.say("Wrote {file}", file=path)
        else:
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
