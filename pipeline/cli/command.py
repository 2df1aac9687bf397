"""A command that takes the options of the whole program too, and says where an option belongs."""

from collections.abc import Iterator, Sequence
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError

from pipeline.folder import ENDINGS
from pipeline.language import Translate


class Command(click.Command):
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


class CommandGroup(Command, click.Group):
    """Commands under a common name, which alone shows its help."""

    command_class = Command
    group_class = type

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.no_args_is_help = True
        self.invoke_without_command = True  # so that options without a command get help as well

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; who names a dossier and no command is told what may come before it."""
        word = args[0]
        if self.get_command(ctx, word) is None and (word.endswith(ENDINGS) or "/" in word):
            translate: Translate = ctx.obj
            words = translate("{word} is no command; write what to do first: saksflyt check {word}")
            ctx.fail(words.format(word=word))
        return super().resolve_command(ctx, args)


def want_command(context: click.Context) -> None:
    """Show help where options stand but no command, as where nothing stands at all."""
    if context.invoked_subcommand is None:
        raise NoArgsIsHelpError(context)


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
