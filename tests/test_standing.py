import pytest

from pipeline import workflow
from pipeline.document import Waiting
from pipeline.dossier.phases import PHASES
from pipeline.outcome import Fate, File, Outcome
from pipeline.standing import PhaseStanding, Progress, standings

PHASE = PHASES["values 3"]
KIND = workflow.types(only=["follow-up-letter"])[0]
WAITING = Waiting(KIND, (), (PHASE, PHASES["organisation 4"]))


def file(fate: Fate, name: str = "a.docx") -> File:
    return File(name, "follow-up-letter", "a", fate, (PHASE,))


@pytest.mark.parametrize(
    ("fates", "waits", "progress"),
    [
        ((), True, Progress.NOTHING),
        ((Fate.NEW,), False, Progress.BEGUN),
        ((Fate.FAILED,), False, Progress.BEGUN),
        ((Fate.CURRENT,), True, Progress.BEGUN),
        ((Fate.CURRENT, Fate.STALE), False, Progress.BEGUN),
        ((Fate.CURRENT, Fate.EDITED), False, Progress.BEGUN),
        ((Fate.CURRENT, Fate.NEW), False, Progress.BEGUN),
        ((Fate.CURRENT, Fate.CURRENT), False, Progress.CURRENT),
        ((Fate.CURRENT, Fate.FROZEN), False, Progress.CURRENT),
        ((Fate.FROZEN, Fate.FROZEN), False, Progress.DONE),
        ((Fate.FROZEN,), True, Progress.BEGUN),
    ],
)
def test_a_phase_has_come_as_far_as_its_documents(
    fates: tuple[Fate, ...], progress: Progress, *, waits: bool
) -> None:
    standing = PhaseStanding(PHASE, tuple(map(file, fates)), (WAITING,) if waits else ())
    assert standing.progress is progress


def test_phases_come_in_the_order_of_the_processes_and_empty_ones_are_left_out() -> None:
    outcome = Outcome("a.yaml", files=(file(Fate.CURRENT),), waiting=(WAITING,))
    assert standings(outcome) == (
        PhaseStanding(PHASE, (file(Fate.CURRENT),), (WAITING,)),
        PhaseStanding(PHASES["organisation 4"], (), (WAITING,)),
    )


def test_every_phase_is_known_by_the_name_that_declarations_write() -> None:
    assert list(PHASES) == [
        *("values 1", "values 2", "values 3"),
        *("organisation 1", "organisation 2", "organisation 3", "organisation 4"),
        *("organisation 5", "mapping 1", "mapping 2", "mapping 3", "municipal 0"),
    ]


def test_what_is_left_over_is_listed_once_and_what_stands_wherever_it_belongs() -> None:
    later = PHASES["organisation 4"]
    left, stands = (
        File("a.docx", "follow-up-letter", "a", fate, (later, PHASE))
        for fate in (Fate.LEFT_OVER, Fate.FROZEN)
    )
    outcome = Outcome("a.yaml", files=(left, stands))
    assert standings(outcome) == (
        PhaseStanding(PHASE, (left, stands), ()),
        PhaseStanding(later, (stands,), ()),
    )
