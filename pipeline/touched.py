"""Which dossiers are others than at a revision: they, their files, or the pictures they use."""

import os
from collections.abc import Collection, Iterable
from pathlib import Path

from pipeline import history, read
from pipeline.diagnostics import Unusable
from pipeline.folder import ENDINGS


def touched(paths: Iterable[str], since: str) -> frozenset[str]:
    """Give the dossiers that have changed; what comes on standard input always has.

    Raises Unusable where git cannot tell.
    """
    changed = history.changed(Path.cwd(), since)
    return frozenset(one for one in paths if one == read.STDIN or _is_touched(one, changed))


def _is_touched(path: str, changed: Collection[Path]) -> bool:
    place = Path(os.path.realpath(path))
    if place in changed:
        return True
    is_folder = place.is_dir()
    home = place if is_folder else place.parent
    beside = [one.relative_to(home) for one in changed if one.is_relative_to(home)]
    if is_folder and any(one.suffix.lower() in ENDINGS for one in beside):
        return True
    others = [one for one in beside if one.suffix.lower() not in ENDINGS]
    return bool(others) and _names(path, others)


def _names(path: str, files: Iterable[Path]) -> bool:
    """Tell whether a dossier names one of the files: more is checked than need be, never less."""
    try:
        held = read.book(path).content
    except Unusable:
        return True
    return any(one.name.encode() in held for one in files)
