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
@spoken
def check_templates(
    voice: Speaker, /, names: tuple[str, ...], *, strict: bool, **named: str | None
) -> None:
    """Check the Word files of document types: their tags, their manners, and one norm by the other.

    TYPE is a document type, and DIR a folder of types or one type's own. If left out, all types are
    checked, and the letterheads of municipalities too.
    """
    from pipeline import proofread
    from pipeline.report import FORMATS

    form, templates, masters = named["form"] or "", named["templates"], named["masters"]
    options.known(voice, form, FORMATS)
    shelves = proofread.shelves(names, Path(templates) if templates else None)
    held = () if names and not masters else proofread.check_masters(options.looks(masters))
    found = (*held, *(one for shelf in shelves for one in proofread.check(shelf)))
    written = FORMATS[form](found, voice.translate)
    if written:
        click.echo(written)
    else:
        count = sum(len(shelf.types) for shelf in shelves)
        voice.say("No findings; document types checked: {count}", count=count)
    sys.exit(exits.code((), found, strict=strict))


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
