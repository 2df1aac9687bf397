"""What the shell may offer for a word that names something of the program; nobody waits for it."""

from collections.abc import Iterable

import click

# What stands between several codes.
_BETWEEN = ","


def types(context: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """Give the document types that a word may become."""
    from pipeline.cli.options import folder
    from pipeline.diagnostics import Unusable
    from pipeline.read import type_folders

    try:
        held = [one.name for one in type_folders(folder(context.params.get("templates")))]
    except Unusable:
        return []
    return _beginning(held, begun)


def codes(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """Give the codes that a word may become: the last of those that it holds."""
    from pipeline import manual

    before, comma, last = begun.upper().rpartition(_BETWEEN)
    return [before + comma + one for one in _beginning(manual.every(), last)]


def formats(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """Give the formats that a word may become; a file after it is the shell's own business."""
    from pipeline.formats.named import NAMES

    return _beginning(NAMES, begun)


def places(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """Give the places of a dossier that a word may become, a level at a time."""
    from pipeline.contract import skeleton
    from pipeline.dossier.dossier import Dossier

    deep = begun.count(".")
    return _beginning([one for one in skeleton.places(Dossier) if one.count(".") == deep], begun)


def _beginning(held: Iterable[str], begun: str) -> list[str]:
    return [one for one in held if one.startswith(begun)]
