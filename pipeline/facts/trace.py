"""Traceability: from value to plan, responsible unit, question, answer and measure."""

from collections.abc import Callable, Iterator

from pipeline.dossier.plans import Plan, PlanStatus
from pipeline.facts.compliance import Report, Topic
from pipeline.facts.replies import About, Names, Reply, TrackedMeasure
from pipeline.facts.statuses import OVER, statuses
from pipeline.frozen import Frozen

# The name of what a plan under revision becomes, where something in the dossier gives it one.
Coming = Callable[[Plan], str]


class Carrier(Frozen):
    """A plan that carries a value, or has been asked to; and the unit that answers for it.

    What is proposed while a plan is revised is for the one that comes: `revises` where that has no
    name yet, and the title is the old one's.
    """

    plan: str
    owner: str
    status: PlanStatus
    proposed: bool
    revises: bool = False


class Line(Frozen):
    """The way of one value: the plans that carry it, and where each that was asked stands."""

    title: str
    carriers: tuple[Carrier, ...]
    replies: tuple[Reply, ...]

    @property
    def measures(self) -> tuple[TrackedMeasure, ...]:
        return tuple(dict.fromkeys(one.measure for one in self.replies if one.measure))


class Gap(Frozen):
    """A deviation that nobody has set a measure for."""

    recipient: str
    topic: About


class Trace(Frozen):
    """Every value's way, and where a way stops."""

    lines: tuple[Line, ...]
    silent: tuple[str, ...]
    unmeasured: tuple[Gap, ...]

    @property
    def uncarried(self) -> tuple[str, ...]:
        """The values that no plan carries."""
        return tuple(
            line.title for line in self.lines if all(one.proposed for one in line.carriers)
        )

    @property
    def proposed(self) -> bool:
        """Whether some plan has only been asked to carry a value."""
        return any(one.proposed for line in self.lines for one in line.carriers)

    @property
    def unasked(self) -> tuple[str, ...]:
        """The values that nobody was asked about."""
        return tuple(line.title for line in self.lines if not line.replies)

    @property
    def stops(self) -> bool:
        return any((self.uncarried, self.unasked, self.silent, self.unmeasured))


def trace(report: Report, plans: tuple[Plan, ...], names: Names, coming: Coming) -> Trace:
    """Follow each value.

    `names` gives the name of the unit that owns a plan, `coming` that of what a revision leads to.
    """
    known = tuple(zip(plans, statuses(plans, report.date), strict=True))
    return Trace(
        tuple(_line(one, known, names, coming) for one in report.value_topics),
        tuple(one.name for one in report.recipients if one.missing and not one.answered),
        tuple(Gap(one.recipient, one.topic) for one in report.deviations if one.measure is None),
    )


_Known = tuple[tuple[Plan, PlanStatus], ...]


def _line(topic: Topic, plans: _Known, names: Names, coming: Coming) -> Line:
    carriers = tuple(_carriers(topic, plans, names, coming))
    return Line(topic.about.title, carriers, topic.asked)


def _carriers(topic: Topic, plans: _Known, names: Names, coming: Coming) -> Iterator[Carrier]:
    for one, status in plans:
        carries = topic.value in one.values
        proposed = topic.value in {entry.value for entry in one.inputs}
        if status in OVER or not (carries or proposed):
            continue
        anew = not carries and status is PlanStatus.UNDER_REVISION
        title = coming(one) if anew else one.title
        yield Carrier(title or one.title, names(one.owner), status, not carries, revises=not title)
