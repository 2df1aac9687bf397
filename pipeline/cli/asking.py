"""What init asks of who sits at a terminal; nothing is asked of a program."""

import datetime as dt
import sys
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import click

from pipeline.cli.voice import Speaker
from pipeline.diagnostics import say
from pipeline.language import Translate

if TYPE_CHECKING:
    from pipeline.registers.municipalities import Registered

_MOST = 8


def may_ask(*, yes: bool) -> bool:
    """Tell whether somebody can answer: not a pipe, not a file, and not whom --yes speaks for."""
    return sys.stdin.isatty() and sys.stdout.isatty() and not yes


def municipality(voice: Speaker, day: dt.date) -> str:
    """Ask for a municipality by its number or name until one is meant; 99… is an invented one."""
    from pipeline.registers import municipalities

    while True:
        words = voice.translate("Municipality, by number or name")
        said: str = click.prompt(words, default="", show_default=False).strip()
        if said.startswith("99") and len(said) == len("9901"):
            return said
        found = list(like(said))
        if len(found) == 1 and is_called(found[0], said):
            voice.say("{number} {name}", number=found[0].number, name=found[0].name)
            return found[0].number
        gone = municipalities.former(said)
        if gone:
            now = ", ".join(gone.successors)
            voice.complain(
                say(
                    "{number} was {name} until 2024; its number is now {now}",
                    number=said,
                    name=gone.name,
                    now=now,
                )
            )
            continue
        for one in found[:_MOST]:
            voice.complain(f"  {one.number} {one.name}")
        if not found and said.isdigit():
            voice.complain(not_in_force(voice.translate, said, day))
        elif not found:
            voice.complain(say("no municipality is called so; try a part of the name"))


def not_in_force(translate: Translate, number: str, day: dt.date) -> str:
    """Say that a number is nobody's; numbers change, and the register does not know all of old."""
    words = translate("no municipality has the number {number} on {day}; the day decides")
    return words.format(number=number, day=day)


def like(said: str) -> Iterator["Registered"]:
    """Give the municipalities that a number or a name may mean: those that are called just that.

    Where there are none, those whose names begin so, or else hold it, or are spelled nearly so.
    """
    from difflib import get_close_matches

    from pipeline.registers.municipalities import register

    held = register().values()
    wish = _plain(said)
    forms = {one: [form.casefold() for form in one.forms] for one in held}
    close = get_close_matches(
        wish, [form for each in forms.values() for form in each], n=_MOST, cutoff=0.75
    )
    found = (
        [one for one in held if is_called(one, said)],
        [one for one in held if any(form.startswith(wish) for form in forms[one])],
        [one for one in held if any(wish in form for form in forms[one])],
        [one for one in held if any(form in close for form in forms[one])],
    )
    yield from next((each for each in found if each and wish), [])


def is_called(one: "Registered", said: str) -> bool:
    """Tell whether this is the number, or one of the names, of a municipality."""
    wish = _plain(said)
    return wish in (one.number, one.number.lstrip("0"), *(form.casefold() for form in one.forms))


def _plain(said: str) -> str:
    return said.casefold().removesuffix(" kommune").strip()


def norm(voice: Speaker, held: "Registered | None") -> str:
    """Ask for the written norm: the register does not tell what a municipality has decided."""
    name = held.norwegian if held else voice.translate("the municipality")
    words = voice.translate("Which norm does {name} write: nb (bokmål) or nn (nynorsk)")
    asked, read = words.format(name=name), partial(_norm, voice)
    return str(click.prompt(asked, default="", show_default=False, value_proc=read))


def _norm(voice: Speaker, said: str) -> str:
    """Read a norm; who only presses Enter is told what to write, since none is the usual one."""
    if (norm := said.strip().lower()) not in ("nb", "nn"):
        raise click.UsageError(voice.translate("write nb or nn"))
    return norm


def first_name(voice: Speaker, held: "Registered | None") -> str:
    """Ask which of several official names goes first, and give it; nothing where there is one."""
    if held is None or not held.others:
        return ""
    names = [f"{held.norwegian} kommune", *(one.written for one in held.others)]
    for n, one in enumerate(names, 1):
        voice.say("{number} {name}", number=n, name=one)
    words = voice.translate("Which name goes first, by its number in this list")
    chosen = click.prompt(words, type=click.IntRange(1, len(names)), default=1)
    return names[chosen - 1]
