"""Stage 2: a Source becomes a Dossier, or is rejected with every fault of shape."""

from typing import TYPE_CHECKING, TypeVar

from pipeline.comments import doubtful
from pipeline.contract.fit import Unfit, fit
from pipeline.diagnostics import Diagnostic, Rejected, bounded
from pipeline.source import Source

if TYPE_CHECKING:
    from pipeline.dossier.dossier import Dossier

_T = TypeVar("_T")


def parse(source: Source) -> "Dossier":
    """Make a Dossier of what the author wrote; raises Rejected with every fault of shape."""
    from pipeline.dossier.dossier import Dossier  # not for who parses another section

    try:
        return section(source, Dossier)
    except Rejected as fault:
        found = fault.diagnostics
    from pipeline import foreign  # most dossiers are right

    raise Rejected(*foreign.told(source, Dossier, found))


def section(source: Source, kind: type[_T]) -> _T:
    """Make any section of declared keys, as the declaration of a document type."""
    try:
        return fit(kind, source.data)
    except Unfit:
        found = _refused(source, kind)
    raise Rejected(*found)


def _refused(source: Source, kind: type) -> tuple[Diagnostic, ...]:
    """Give the faults, and what only warns on the other lines: one cause is told once."""
    from pipeline.contract.refusal import refusals

    found = refusals(source, kind)
    lines = {one.line for one in found}
    mild = [one for one in (*source.warnings, *doubtful(source, kind)) if one.line not in lines]
    return bounded(source.located([*found, *mild]))
