"""What dossiers are held to here: what is set in a file, and what is asked for now, as one."""

import os
from collections.abc import Sequence
from pathlib import PurePath

from pipeline import choice
from pipeline.diagnostics import Unusable
from pipeline.settings import Settings
from pipeline.standard import OwnRule, Standard


def standard(
    held: Settings, own: tuple[OwnRule, ...], select: Sequence[str], ignore: Sequence[str]
) -> Standard:
    """Give the standard; raises Unusable for a code that is none, or that cannot be left out."""
    ignored = _meant(held, own, "ignore", ignore) | _left_out(held, own, select)
    per_path = tuple(
        (_from_here(held, pattern), _meant(held, own, "per-path-ignores", codes))
        for pattern, codes in (held["per-path-ignores"] or {}).items()
    )
    return Standard(ignored, per_path, own)


def _meant(
    held: Settings, own: tuple[OwnRule, ...], key: str, codes: Sequence[str]
) -> frozenset[str]:
    try:
        return choice.meant(codes, own, leaves_out=True)
    except Unusable as fault:
        raise _placed(held, key, codes, fault) from fault


def _left_out(held: Settings, own: tuple[OwnRule, ...], codes: Sequence[str]) -> frozenset[str]:
    try:
        return choice.left_out(codes, own)
    except Unusable as fault:
        raise _placed(held, "select", codes, fault) from fault


def _placed(held: Settings, key: str, codes: Sequence[str], fault: Unusable) -> Unusable:
    """Tell where in the file a code stands, if it is from there."""
    written = held[key]
    is_theirs = isinstance(written, dict) or list(written or ()) == list(codes)
    return held.fault(key, fault.text) if is_theirs else fault


def _from_here(held: Settings, pattern: str) -> str:
    return PurePath(os.path.normpath(held.path(pattern))).as_posix()
