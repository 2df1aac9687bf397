"""A fault of the program's own, told by its place in the program and never with what it held."""

import traceback
from pathlib import Path

from pipeline.diagnostics import Diagnostic, Text, say

FAULT = "O002"

_REPORT = say("please report this line; other documents and dossiers are made as usual")
_HERE = Path(__file__).parent


def own(path: str, fault: Exception) -> Diagnostic:
    """Tell of a fault that costs a whole dossier."""
    message = say("a fault of the program's own: {kind} at {place}", **_told(fault))
    return _at(path, message)


def own_in(name: str, path: str, fault: Exception) -> Diagnostic:
    """Tell of a fault that costs one document of a dossier, or all of a type, by the name."""
    message = say(
        "{file} has met a fault of the program's own: {kind} at {place}",
        file=name,
        **_told(fault),
    )
    return _at(path, message)


def own_in_rule(code: str, path: str, fault: Exception) -> Diagnostic:
    """Tell of a fault that keeps a rule from judging a dossier."""
    message = say(
        "{code} could not be judged, by a fault of the program's own: {kind} at {place}",
        code=code,
        **_told(fault),
    )
    return _at(path, message)


def _at(path: str, message: Text) -> Diagnostic:
    return Diagnostic(path, 1, 1, FAULT, message, _REPORT)


def _told(fault: Exception) -> dict[str, str]:
    """Say where the program failed, and not with what: the values may be personal data."""
    from pipeline.word.value import Broken

    cause = fault.__cause__ if isinstance(fault, Broken) and fault.__cause__ else fault
    frames = traceback.extract_tb(cause.__traceback__)
    ours = [one for one in frames if Path(one.filename).is_relative_to(_HERE)]
    place = f"{Path(ours[-1].filename).relative_to(_HERE)}:{ours[-1].lineno}" if ours else "?"
    return {"kind": type(cause).__name__, "place": place}
