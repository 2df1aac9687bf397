"""Writes the generated pages of docs/reference: make docs."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from pipeline import manual
from pipeline.cli.program import program
from pipeline.contract.reference import reference
from pipeline.dossier.dossier import Dossier
from pipeline.formats.data import schema
from pipeline.norm import Norm
from tools import coverage, real

FOLDER = Path(__file__).parent.parent / "docs" / "reference"


def pages() -> dict[str, str]:
    """Give every generated page by its file name."""
    fields = {f"fields.{norm}.md": reference(Dossier, norm) for norm in Norm}
    more = {"rules.md": _rules(), "commands.md": _commands(), "coverage.md": coverage.page()}
    more["real-cases.md"] = real.page()
    more["findings.schema.json"] = _schema(lines=False)
    more["finding.schema.json"] = _schema(lines=True)
    return fields | more


def _schema(*, lines: bool) -> str:
    """Give the schema of what check writes as json, or as a line of jsonl."""
    return f"{json.dumps(schema(lines=lines), indent=2)}\n"


def _rules() -> str:
    parts = [
        "# Rules and codes\n\nGenerated from the program: `saksflyt explain CODE` says the same.\n"
    ]
    for entry in manual.entries():
        language = "text" if entry.code[0] in "AT" else "yaml"
        parts.append(f"## {entry.code}: {entry.summary}\n\n{entry.why}\n")
        if entry.binding:
            parts.append(f"No waiver silences it: {entry.binding}.\n")
        for head, example in (("Wrong", entry.wrong), ("Right", entry.right)):
            if example:
                parts.append(f"*{head}:*\n\n```{language}\n{example}\n```\n")
        if entry.source:
            parts.append(f"Source: {entry.source}\n")
    return "\n".join(parts)


def _commands() -> str:
    parts = [f"## `{name}`\n\n```text\n{text}\n```\n" for name, text in _helps(program, "saksflyt")]
    return "\n".join(["# Commands\n\nGenerated from the program's own help.\n", *parts])


def _helps(
    command: click.Command, name: str, above: click.Context | None = None
) -> Iterator[tuple[str, str]]:
    settings = {**command.context_settings, "terminal_width": 100}
    context = click.Context(command, info_name=name, parent=above, **settings)
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for below, one in command.commands.items():
            yield from _helps(one, below, context)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, page in pages().items():
        (FOLDER / name).write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
