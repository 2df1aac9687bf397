"""init: a dossier to begin with."""

import datetime as dt
import errno
import os
from pathlib import Path

import click

from pipeline.cli import exits, options
from pipeline.cli.command import Command
from pipeline.cli.voice import Speaker, spoken
from pipeline.language import Translate


@click.command(cls=Command)
@click.argument("path", metavar="PATH")
@click.option("--municipality", required=True, metavar="NUMBER", help="Four digits, as in 3909.")
@click.option("--norm", type=click.Choice(["nb", "nn"]), default="nb", help="The written norm.")
@click.option("--folder", is_flag=True, help="A folder with a file for each section.")
@options.as_of
@spoken
def init(  # noqa: PLR0913 - click gives each option a name
    voice: Speaker, path: str, *, municipality: str, norm: str, folder: bool, as_of: dt.date
) -> None:
    """Write a commented dossier to PATH, ready to fill in."""
    from pipeline import write
    from pipeline.contract.skeleton import Start, skeleton, skeletons
    from pipeline.dossier.dossier import Dossier
    from pipeline.norm import Norm
    from pipeline.registers import municipalities

    held = municipalities.municipality(municipality)
    if held is None and not municipality.startswith("99"):
        exits.stop(
            voice.translate("no municipality has the number {number}").format(number=municipality)
        )
    file = Path(path)
    _see_that_it_fits(voice.translate, file, municipality, folder=folder)
    name = f"{held.names[0]} kommune" if held else "Eksempelvik kommune"
    start = Start(municipality, name, file.stem)
    told = Dossier, start, Norm(norm), as_of
    for part, text in skeletons(*told).items() if folder else [("", skeleton(*told))]:
        write.create(file / part, text.encode())
    voice.say(
        "Wrote {path}. Fill it in, then run: saksflyt check {quoted}",
        path=path,
        quoted=_quoted(path),
    )


def _see_that_it_fits(translate: Translate, file: Path, municipality: str, *, folder: bool) -> None:
    """Stop where no dossier can be written, or where none would be looked for."""
    from pipeline import read

    if folder and file.suffix.lower() in read.ENDINGS:
        words = translate("{path}: with --folder, name a folder, as in {example}")
        exits.stop(words.format(path=file, example=file.with_suffix("")))
    if file.is_dir() and not folder:
        words = translate("{path} is a folder; name the file in it, as in {example}")
        exits.stop(words.format(path=file, example=file / f"{municipality}.yaml"))
    if not folder and file.suffix.lower() not in read.ENDINGS:
        words = translate("{path}: the name of a dossier ends in .yaml, as in {example}")
        exits.stop(words.format(path=file, example=file.with_suffix(".yaml")))
    if file.exists():
        words = translate(
            "{path} exists already and was left as it is. To see what to mend in it, run: "
            "saksflyt check {quoted}. For a new dossier, choose another name"
        )
        exits.stop(words.format(path=file, quoted=_quoted(str(file))))
    if any(one.exists() and not one.is_dir() for one in file.parents):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(file))


def _quoted(path: str) -> str:
    """Give a path as it is written in a command, on Windows as well."""
    return f'"{path}"' if any(one.isspace() for one in path) else path
