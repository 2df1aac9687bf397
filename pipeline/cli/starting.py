"""init: a dossier to begin with."""

import datetime as dt
import errno
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli import asking, exits, options
from pipeline.cli.command import Command
from pipeline.cli.voice import Speaker, spoken
from pipeline.frozen import replace
from pipeline.language import Translate

if TYPE_CHECKING:
    from pipeline.norm import Norm
    from pipeline.registers.municipalities import Registered


@click.command(cls=Command)
@click.argument("path", metavar="PATH")
@click.option(
    "--municipality",
    metavar="NUMBER",
    help="Four digits, as in 3909. At a terminal it is asked for, and a name will do.",
)
@click.option(
    "--norm",
    type=click.Choice(["nb", "nn"]),
    help="The written norm: asked for at a terminal, else bokmål (nb).",
)
@click.option("--yes", is_flag=True, help="Ask nothing; what is not said is as usual.")
@click.option("--folder", is_flag=True, help="A folder with a file for each section.")
@click.option(
    "--short",
    is_flag=True,
    help="Only what must be there, and what one letter needs: some 130 lines.",
)
@options.as_of
@spoken
def init(  # noqa: PLR0913 - click gives each option a name
    voice: Speaker,
    path: str,
    *,
    municipality: str | None,
    norm: str | None,
    yes: bool,
    folder: bool,
    short: bool,
    as_of: dt.date,
) -> None:
    """Write a commented dossier to PATH, ready to fill in."""
    from pipeline import write
    from pipeline.contract import editor
    from pipeline.contract.skeleton import Start, skeleton, skeletons
    from pipeline.dossier.dossier import Dossier
    from pipeline.norm import Norm
    from pipeline.registers import municipalities

    asks = asking.may_ask(yes=yes)
    if not municipality and not asks:
        exits.stop(voice.translate("say which municipality: --municipality and its four digits"))
    file = Path(path)
    _see_that_it_fits(voice.translate, file, municipality or "NUMBER", folder=folder)
    municipality = municipality or asking.municipality(voice, as_of)
    held = municipalities.municipality(municipality)
    if held is None and not municipality.startswith("99"):
        _stop_at_number(voice.translate, municipality, as_of)
    said = norm or (asking.norm(voice, held) if asks else "")
    name = asking.first_name(voice, held) if asks else ""
    written = Norm(said or "nb")
    known = _known(held, name)
    name = name or (f"{held.norwegian} kommune" if held else "Eksempelvik kommune")
    start = Start(municipality, name, file.stem, known, _notes(held, written))
    start = replace(start, **_a_letter(known, as_of)) if short else start
    told = Dossier, start, written, as_of
    for part, text in skeletons(*told).items() if folder else [("", skeleton(*told))]:
        modeline = editor.modeline(written, part=folder)
        write.create(file / part, f"{modeline}\n{text}".encode())
    for_editors(file.parent, written)
    _tell(voice, path, written, short=short, chosen=bool(said))


def _tell(voice: Speaker, path: str, norm: "Norm", *, short: bool, chosen: bool) -> None:
    """Say what was written, and what to do next; of a norm that nobody chose, how to have another.

    A command can be copied as it is printed.
    """
    voice.say(
        "Wrote {path}. Fill it in, then run: saksflyt check {quoted}",
        path=path,
        quoted=_quoted(path),
    )
    if short:
        voice.say(
            "It is the short one. What else there may be, such as cases: saksflyt schema {options}",
            options=f"{'--norm nn ' if norm == 'nn' else ''}--example cases",
        )
    if not chosen:
        voice.say("It is in bokmål (norm: nb). For nynorsk, begin it with --norm nn")


def for_editors(folder: Path, norm: "Norm") -> None:
    """Write the schemas that the first line of each dossier in a folder names."""
    from pipeline import write
    from pipeline.contract import editor
    from pipeline.dossier.dossier import Dossier

    for name, text in editor.files(Dossier, norm).items():
        write.text(folder / name, text)


# What init knows of a municipality that a city government leads, by its place in the dossier.
_PARLIAMENTARY = {
    "municipality.governance": "parlamentarisk",
    "municipality.council": "bystyre",
    "municipality.chief_executive.title": "byråd",
    "municipality.chief_executive.definite": "byrådet",
    "municipality.words": "{case: byrådssak}",
}
# What a short dossier has beside what it must have: a decision, and a letter that follows it up.
_OF_A_LETTER = frozenset(
    {
        *("municipality.archive", "municipality.archive.case_number", "foundation", "decisions"),
        *("decisions.points", "follow_up"),
    }
)
# From the day of the letter.
_TO_ANSWER = dt.timedelta(weeks=6)


def _a_letter(known: Mapping[str, str], day: dt.date) -> Mapping[str, Any]:
    """Give what makes a start a short one."""
    from pipeline.registers import calendar

    of_letter = {
        "decisions.adopts_foundation": "true",
        "follow_up.date": day.isoformat(),
        "follow_up.deadline": calendar.deadline(day + _TO_ANSWER).isoformat(),
        "follow_up.requests.questions.value": "equal-worth",
    }
    return {"known": {**known, **of_letter}, "short": _OF_A_LETTER}


# The names are facts of the register, and what is said of them is the dossier's own language.
_OFFICIAL = {
    "nb": "Offisielle navn i SSBs rekkefølge: {names}.",
    "nn": "Offisielle namn i rekkjefølgja til SSB: {names}.",
}


def _known(held: "Registered | None", first: str = "") -> dict[str, str]:
    """Give what the register knows of a municipality beside its number and the first name."""
    from pipeline.registers.municipalities import PARLIAMENTARY

    if held is None:
        return {}
    every = [f"{held.norwegian} kommune", *(one.written for one in held.others)]
    names = ", ".join(one for one in every if one != (first or every[0]))
    return {
        **({"municipality.names": f"[{names}]"} if names else {}),
        **(_PARLIAMENTARY if held.number in PARLIAMENTARY else {}),
    }


def _notes(held: "Registered | None", norm: "Norm") -> dict[str, str]:
    """Say which names the municipality has, where it has more than one."""
    if held is None or not held.others:
        return {}
    said = {one.name: f"{one.name} ({one.spoken(norm)})" for one in held.others}
    names = ", ".join(said.get(one, f"{one} (norsk)") for one in held.names)
    return {"municipality.name": _OFFICIAL[norm.value].format(names=names)}


def _stop_at_number(translate: Translate, number: str, day: dt.date) -> None:
    """Stop at a number that nobody has, and say which one may be meant."""
    from pipeline.registers import municipalities

    gone, whole = municipalities.former(number), municipalities.municipality(number.zfill(4))
    if gone:
        words = translate("{number} was {name} until 2024; its number is now {now}")
        now = ", ".join(gone.successors)
        exits.stop(words.format(number=number, name=gone.name, now=now))
    if whole:
        words = translate("no municipality has the number {number}: write {whole}, with the nought")
        exits.stop(words.format(number=number, whole=whole.number))
    exits.stop(asking.not_in_force(translate, number, day))


def _see_that_it_fits(translate: Translate, file: Path, municipality: str, *, folder: bool) -> None:
    """Stop where no dossier can be written, or where none would be looked for."""
    from pipeline.folder import ENDINGS

    if folder and file.suffix.lower() in ENDINGS:
        words = translate("{path}: with --folder, name a folder, as in {example}")
        exits.stop(words.format(path=file, example=file.with_suffix("")))
    if file.is_dir() and not folder:
        words = translate("{path} is a folder; name the file in it, as in {example}")
        exits.stop(words.format(path=file, example=file / f"{municipality}.yaml"))
    if not folder and file.suffix.lower() not in ENDINGS:
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
