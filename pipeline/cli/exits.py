"""How a command ends: its exit code, and the fault that stops it."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from pipeline.diagnostics import Diagnostic
    from pipeline.outcome import Outcome

FINE, FINDINGS, USAGE, INTERNAL, STALE, INTERRUPTED = 0, 1, 2, 3, 4, 130
# As the shell tells of any program whose reader has gone, such as head.
UNREAD = 141


def code(
    outcomes: Sequence["Outcome"],
    found: Iterable["Diagnostic"] = (),
    *,
    strict: bool,
    checks: bool = False,
) -> int:
    """Give the exit code: our own fault weighs most.

    Then what could not be read or written, then findings, then files that are not current.
    """
    from pipeline.outcome import Fate

    if any(one.faulty for one in outcomes):
        return INTERNAL
    if any(one.troubles for one in outcomes):
        return USAGE
    if counts((*found, *(d for one in outcomes for d in one.diagnostics)), strict=strict):
        return FINDINGS
    edited = any(one.having(Fate.EDITED, Fate.UNCERTAIN) for one in outcomes)
    if checks and (edited or any(map(_is_stale, outcomes))):
        return STALE
    return FINDINGS if edited else FINE


def _is_stale(outcome: "Outcome") -> bool:
    """Tell whether a build would change something, or something vouches for nothing."""
    from pipeline.outcome import Fate

    unsound = any(one.code == "O003" for one in outcome.diagnostics)
    return unsound or bool(outcome.having(Fate.NEW, Fate.STALE, Fate.LEFT_OVER))


def counts(found: Iterable["Diagnostic"], *, strict: bool) -> bool:
    from pipeline.diagnostics import Severity

    return any(strict or one.severity is Severity.ERROR for one in found)


def stop(message: str) -> NoReturn:
    """Stop for an operator's fault, with one clear line."""
    raise click.ClickException(message)
