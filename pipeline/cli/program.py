"""The program: its commands, the options of the whole, and what stops it."""

import gc
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from copy import copy
from functools import partial
from itertools import pairwise, takewhile
from pathlib import Path
from typing import TypeVar

import click

from pipeline import VERSION
from pipeline.cli import building, checking, exits, living, streams
from pipeline.cli.command import CommandGroup, want_command
from pipeline.cli.comparing import diff
from pipeline.cli.decisions import decisions
from pipeline.cli.defaults import defaults
from pipeline.cli.doctor import doctor
from pipeline.cli.figures import figures
from pipeline.cli.impact import impact
from pipeline.cli.revising import revise
from pipeline.cli.starting import init
from pipeline.cli.templates import templates
from pipeline.cli.upgrading import upgrade
from pipeline.cli.voice import noted
from pipeline.diagnostics import Rejected, Unusable
from pipeline.language import LANGUAGES, Translate, adopt, chosen, mark, told_by, translator
from pipeline.settings import Settings, settings


@click.group(
    cls=CommandGroup,
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
    callback=noted,
    help="Print findings and faults only.",
)
@click.option(
    *("-v", "--verbose"),
    is_flag=True,
    expose_value=False,
    callback=noted,
    help="Print also what is unchanged and not yet due.",
)
@click.pass_context
def program(context: click.Context) -> None:
    """Make the Word documents of a municipality's housing-social work from YAML dossiers.

    PATH is a dossier, a folder of dossiers, or - for standard input; inputs if left out.
    """
    fault = (context.default_map or {}).get("fault")
    if fault and context.invoked_subcommand != doctor.name:
        raise fault
    want_command(context)


for one in (
    init,
    upgrade,
    checking.check,
    building.build,
    building.status,
    decisions,
    figures,
    impact,
    revise,
    diff,
    checking.rules,
    checking.explain,
    checking.schema,
    templates,
    living.verify,
    living.mark_documents,
    living.accept,
    living.trace,
    doctor,
):
    program.add_command(one)


_C = TypeVar("_C", bound=click.Command)


def _told(command: _C, translate: Translate) -> _C:
    """Give a command, and all below it, with its help in the person's language."""
    told = copy(command)
    told.help = translate(command.help) if command.help else None
    told.params = [_option_told(one, translate) for one in command.params]
    if told.options_metavar:
        told.options_metavar = translate(told.options_metavar)
    if isinstance(told, click.Group):
        told.subcommand_metavar = translate("COMMAND [ARGS]...")
        told.commands = {name: _told(one, translate) for name, one in told.commands.items()}
    return told


def _option_told(parameter: click.Parameter, translate: Translate) -> click.Parameter:
    told = copy(parameter)
    if isinstance(told, click.Option) and told.help:
        told.help = translate(told.help)
        told.metavar = _measured(told, translate)
    return told


# What an option is followed by, as click calls it.
_METAVARS = {
    "CODES": mark("CODES"),
    "DATE": mark("DATE"),
    "DAY": mark("DAY"),
    "DIR": mark("DIR"),
    "DOSSIER": mark("DOSSIER"),
    "FILE": mark("FILE"),
    "FILE|REV": mark("FILE|REV"),
    "FORMAT[=FILE]": mark("FORMAT[=FILE]"),
    "ID=AXIS/CATEGORY": mark("ID=AXIS/CATEGORY"),
    "INTEGER RANGE": mark("INTEGER"),
    "NAME": mark("NAME"),
    "NUMBER": mark("NUMBER"),
    "REV": mark("REV"),
    "SECTION": mark("SECTION"),
    "TEXT": mark("TEXT"),
    "TIMES": mark("TIMES"),
}


def _measured(option: click.Option, translate: Translate) -> str | None:
    """Give the name for what follows an option; a choice and a range say it themselves."""
    held = option.metavar or option.type.name.upper()
    return (
        translate(_METAVARS[held]) if held in _METAVARS and not option.is_flag else option.metavar
    )


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
    """Turn what an author, the operator or the program did wrong into words and an exit code."""
    stream = sys.stdout
    try:
        run()
    except click.ClickException as fault:
        fault.show()
        return exits.USAGE
    except (click.Abort, KeyboardInterrupt):
        return exits.INTERRUPTED
    except SystemExit as ended:
        # Where nobody reads on, click ends with the code of findings, and another stream in place.
        return exits.UNREAD if sys.stdout is not stream else _code(ended)
    except (Rejected, Unusable, OSError) as fault:
        click.echo(_said(fault, translate), err=True)
        return exits.FINDINGS if isinstance(fault, Rejected) else exits.USAGE
    except Exception:  # noqa: BLE001 - the last resort: no other module catches everything
        _trace()
        words = translate("saksflyt has a fault of its own; please report the lines above")
        click.echo(words, err=True)
        return exits.INTERNAL
    return exits.FINE


def _code(ended: SystemExit) -> int:
    return ended.code if isinstance(ended.code, int) else exits.FINE


def _said(fault: Rejected | Unusable | OSError, translate: Translate) -> str:
    """Say what an author has to mend, or what the operator or the system has stopped."""
    if isinstance(fault, Rejected):
        from pipeline.report import text

        return text(fault.diagnostics, translate)
    if isinstance(fault, Unusable):
        return fault.text.localised(translate)
    from pipeline import read

    said = read.unreadable(fault.filename, fault) if fault.filename else read.why(fault)
    return said.localised(translate)


def _trace() -> None:
    """Print where the program failed, and not with what: the values may be personal data."""
    kind, _, place = sys.exc_info()
    click.echo("".join(traceback.format_tb(place)) + (kind.__name__ if kind else ""), err=True)


def _windows() -> str:
    """Give the locale that Windows shows its menus in: it puts none in the environment."""
    if os.name != "nt":
        return ""
    import ctypes
    from locale import windows_locale

    held = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    return windows_locale.get(held.GetUserDefaultUILanguage(), "")


_BETWEEN_LOOKS = 200_000


def main() -> None:
    """Run the command line, and end as one that was interrupted at whatever moment that was."""
    try:
        code = _run()
    except KeyboardInterrupt:
        code = exits.INTERRUPTED
    except OSError:
        code = exits.USAGE  # not even what is wrong can be written
    sys.exit(code)


def _run() -> int:
    streams.stand_in()
    held = _set(sys.argv[1:])
    wish, told_in = _wish(sys.argv[1:]), held["lang"] if isinstance(held, Settings) else None
    language = chosen(wish or told_in, os.environ, _windows())
    said_by = "--lang" if wish else "lang" if told_in else told_by(os.environ)
    os.environ["LANGUAGE"] = language
    # What is read is trees without cycles: looking for cycles all the time took a tenth of a check,
    # and a build of one dossier, which needs no look at all, still a fifteenth at 50,000.
    gc.set_threshold(_BETWEEN_LOOKS)
    adopt()
    translate = translator(language)
    told = _told(program, translate)
    fault = {"fault": held} if isinstance(held, Unusable) else {}
    ways = defaults(held if isinstance(held, Settings) else Settings()) | fault
    ways["language"] = language, said_by
    run = partial(told, standalone_mode=False, obj=translate, default_map=ways)
    code = _guarded(run, translate)
    lost = streams.let_go()
    if lost and code != exits.USAGE:
        click.echo(_said(lost, translate), err=True)
    return exits.USAGE if lost else code


_ASKS_FOR_HELP = frozenset({"--help", "-h", "--version"})


def _set(arguments: Sequence[str]) -> Settings | Unusable:
    """Read what the repository has set, or what stops that; for who asks for help, nothing does."""
    try:
        return settings(Path.cwd())
    except OSError:
        return Settings()  # the folder that we stand in is gone
    except Unusable as fault:
        return Settings() if _ASKS_FOR_HELP.intersection(arguments) else fault
