"""What the plan overview prints: the plans by level, the years on a line, and the calendar."""

from dataclasses import dataclass

from pipeline.dossier import hierarchy
from pipeline.dossier.hierarchy import KindInForce, Lapsed, PlanLevel, Timeline
from pipeline.dossier.schedule import Entry, Work, calendar


@dataclass(frozen=True, slots=True)
class Overview:
    """The plan overview of a dossier."""

    levels: tuple[PlanLevel, ...]
    in_force: tuple[KindInForce, ...]
    lapsed: tuple[Lapsed, ...]
    timeline: Timeline
    calendar: tuple[Entry, ...]


def overview(work: Work) -> Overview:
    return Overview(
        levels=hierarchy.levels(work),
        in_force=hierarchy.kinds_in_force(work.plans, work.date),
        lapsed=hierarchy.lapsed(work.plans, work.date),
        timeline=hierarchy.timeline(work.plans, work.date),
        calendar=calendar(work),
    )
