"""Gathers every message into the two Norwegian catalogues and compiles them: make catalogue."""

import datetime as dt
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from pipeline import manual
from pipeline.cli.program import program
from pipeline.language import DOMAIN, LANGUAGES

ROOT = Path(__file__).parent.parent
NORWEGIAN = LANGUAGES[1:]
_MADE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
# Calls whose first argument is a msgid: Text values, and what the command line says at once.
_KEYWORDS = {"say": None, "translate": None, "mark": None}


def po(language: str) -> Path:
    """Give the text of a catalogue, which people write."""
    return ROOT / "pipeline" / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def mo(language: str) -> Path:
    """Give the compiled catalogue, which the program reads."""
    return po(language).with_suffix(".mo")


# A msgid; or two, where click says one thing of one and another of many.
Message = str | tuple[str, str]


def messages() -> tuple[Message, ...]:
    """Give every msgid of the program, each once, in a fixed order."""
    found = [*_in_source(), *_in_manual(), *_in_help(program), *_of_click()]
    held: set[Message] = {one for one in found if one.strip()}
    return tuple(sorted(held | {*_of_click_by_number()}, key=forms))


def forms(held: str | Iterable[str] | None) -> tuple[str, ...]:
    """Give what a msgid says, or its translation: one text, or one for each number."""
    return (held or "",) if held is None or isinstance(held, str) else tuple(held)


def _in_source() -> Iterator[str]:
    for _, _, message, _, _ in extract_from_dir(ROOT / "pipeline", keywords=_KEYWORDS):
        yield message if isinstance(message, str) else message[0]


def _in_manual() -> Iterator[str]:
    for entry in manual.entries():
        yield from (entry.summary, entry.why, *manual.sources(entry))
        yield from (entry.wrong, entry.right) if entry.told else ()


def _in_help(command: click.Command) -> Iterator[str]:
    """Give the help of a command, its options, and all the commands below it."""
    yield command.help or ""
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            yield parameter.help or ""
    for one in command.commands.values() if isinstance(command, click.Group) else ():
        yield from _in_help(one)


def _of_click() -> tuple[str, ...]:
    """Give what click itself prints, and translates through the same catalogue."""
    return (
        "Usage:",
        "Options",
        "Commands",
        "Error: {message}",
        "Show this message and exit.",
        "Show the version and exit.",
        "Missing argument",
        "Missing option",
        "Try '{command} {option}' for help.",
        "No such command {name!r}.",
        "No such option {name!r}.",
        "Option {name!r} does not take a value.",
        "Missing command.",
        "{value} is not in the range {range}.",
        "{value!r} is not a valid {number_type}.",
        "Invalid value: {message}",
        "Invalid value for {param_hint}: {message}",
        "required",
        "[OPTIONS]",
        "COMMAND [ARGS]...",
    )


def _of_click_by_number() -> tuple[tuple[str, str], ...]:
    return (
        ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
        ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
        ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
        ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    )


def gathered(old: Catalog) -> Catalog:
    """Give the catalogue with all messages of today, and what was translated before."""
    new = Catalog(locale=old.locale, domain=DOMAIN, project="Saksflyt", fuzzy=False)
    for message in messages():
        known = old.get(message)
        new.add(message, known.string if known else "" if isinstance(message, str) else ("", ""))
    return new


def written(catalogue: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalogue, width=100, omit_header=True, no_location=True)
    return out.getvalue()


def read(text: bytes, language: str) -> Catalog:
    return read_po(io.BytesIO(text), locale=language)


def compiled(text: bytes, language: str) -> bytes:
    catalogue = read(text, language)
    # The header would otherwise carry the moment of compiling.
    catalogue.creation_date = catalogue.revision_date = _MADE
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def main() -> None:
    """Write both; the exit status is 1 where a message lacks its Norwegian."""
    missing = sum(_made(language) for language in NORWEGIAN)
    sys.exit(bool(missing))


def _made(language: str) -> int:
    """Write one catalogue, say what it lacks, and give how many that are."""
    source = po(language)
    source.parent.mkdir(parents=True, exist_ok=True)
    text = written(gathered(read(source.read_bytes() if source.exists() else b"", language)))
    source.write_bytes(text)
    mo(language).write_bytes(compiled(text, language))
    missing = [one.id for one in read(text, language) if one.id and not all(forms(one.string))]
    print(f"{language}: {len(messages())} messages, {len(missing)} without Norwegian")
    return len(missing)


if __name__ == "__main__":
    main()
