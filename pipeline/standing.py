"""Where a municipality stands: its documents by process and phase, and each phase in a word."""

from collections.abc import Iterator
from enum import StrEnum

from pipeline.document import Waiting
from pipeline.dossier.phases import PHASES, Phase
from pipeline.frozen import Frozen
from pipeline.language import mark
from pipeline.outcome import Fate, File, Outcome


class Progress(StrEnum):
    """How far a phase has come, judged by its documents alone."""

    NOTHING = mark("nothing yet")
    BEGUN = mark("begun")
    CURRENT = mark("documents current")
    DONE = mark("done")


class PhaseStanding(Frozen):
    """One phase: its documents, and the types that are not due yet."""

    phase: Phase
    files: tuple[File, ...]
    waiting: tuple[Waiting, ...]

    @property
    def progress(self) -> Progress:
        """A phase is done when all its documents are sent, decided or superseded."""
        fates = {one.fate for one in self.files}
        if fates <= {Fate.NEW, Fate.FAILED}:
            return Progress.BEGUN if fates else Progress.NOTHING
        gone = {Fate.FROZEN, Fate.AWAY}
        if self.waiting or not fates <= gone | {Fate.CURRENT}:
            return Progress.BEGUN
        return Progress.DONE if fates <= gone else Progress.CURRENT


def standings(outcome: Outcome) -> tuple[PhaseStanding, ...]:
    """Give the phases that the document types belong to, in the order of the processes."""
    return tuple(_standings(outcome))


def _standings(outcome: Outcome) -> Iterator[PhaseStanding]:
    for phase in PHASES.values():
        files = tuple(one for one in outcome.files if phase in _listed(one))
        waiting = tuple(one for one in outcome.waiting if phase in one.phases)
        if files or waiting:
            yield PhaseStanding(phase, files, waiting)


def _listed(file: File) -> tuple[Phase, ...]:
    """Give the phases that a document is listed in: once, where nothing asks for it any more."""
    if file.fate is not Fate.LEFT_OVER:
        return file.phases
    return tuple(phase for phase in PHASES.values() if phase in file.phases)[:1]
