"""Notices: what those concerned are told of a decision, and how it can be checked."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.dossier.cases import Officer
from pipeline.dossier.decisions import Decision
from pipeline.dossier.followup import FollowUp
from pipeline.dossier.items import QuotedPoint
from pipeline.dossier.municipality import Governance
from pipeline.dossier.stakeholders import Group, Stakeholder
from pipeline.norm import NO_BREAK, Norm, listed
from pipeline.registers.laws import provision

_THREE_WEEKS = dt.timedelta(weeks=3)


@dataclass(frozen=True, slots=True)
class Review:
    """The right of council members to have a decision checked: where it stands, and how long."""

    citation: str
    until: dt.date
    open: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked to answer for a decision by one day: A, B og C."""

    who: str
    deadline: dt.date


@dataclass(frozen=True, slots=True)
class DecisionNotice:
    """A decision as its notice prints it."""

    id: str
    title: str
    date: dt.date
    decision: Decision
    body: str
    points: tuple[QuotedPoint, ...]
    officer: Officer | None
    recipients: tuple[Stakeholder, ...]
    review: Review | None
    duty: str | None
    asked: tuple[Asked, ...]
    election_year: str

    @property
    def several_points(self) -> bool:
        """One point alone is quoted without a number."""
        return len(self.points) > 1

    @property
    def goes_on(self) -> bool:
        """Whether the dossier knows what happens next."""
        return bool(self.duty or self.asked or self.adopts_values)

    @property
    def can_be_tried(self) -> bool:
        """Whether there is anything to say of appeal or review."""
        return bool(self.review or self.adopts_values)

    @property
    def adopts_values(self) -> bool:
        """A decision on values decides nobody's rights, so it cannot be appealed."""
        return self.decision.adopts_values


def elected(body: str, council: str, stakeholders: Iterable[Stakeholder]) -> bool:
    """Tell whether a body is elected: the council, its executive, or a political stakeholder."""
    political = (one.name for one in stakeholders if one.group is Group.POLITICAL)
    names = {council, "formannskapet", *political}
    return body.casefold() in {one.casefold() for one in names}


def review(decision: Decision, day: dt.date, norm: Norm) -> Review | None:
    """Give the deadline for a review of lawfulness, where the act gives that right."""
    held = provision("kommuneloven", "27-1", decision.date)
    if held is None:
        return None
    until = decision.date + _THREE_WEEKS
    return Review(held.citation(norm), until, day <= until)


def duty(decision: Decision, governance: Governance, norm: Norm) -> str | None:
    """Cite what obliges the administration to carry out a decision of an elected body.

    § 13-1 speaks of the chief executive; § 10-2 makes it hold for a municipal government.
    """
    held = provision("kommuneloven", "13-1", decision.date)
    if held is None or governance is not Governance.PARLIAMENTARY:
        return held.citation(norm) if held else None
    return f"{held.law.name(norm)} §§{NO_BREAK}10-2 og{NO_BREAK}13-1"


def asked(
    decision: Decision,
    follow_up: FollowUp | None,
    day: dt.date,
    today: dt.date,
    names: dict[str, str],
) -> tuple[Asked, ...]:
    """Give who is still to answer for this decision at a day, the first deadline first.

    `today` is the dossier's day: a notice of an earlier day does not know letters sent after it.
    """
    if follow_up is None or follow_up.decision != decision.id:
        return ()
    requests = [
        one
        for one in follow_up.requests
        if one.recipient in names
        and one.deadline >= day
        and (day >= today or (one.date or today) <= day)
    ]
    return tuple(
        Asked(listed([names[one.recipient] for one in requests if one.deadline == due]), due)
        for due in sorted({one.deadline for one in requests})
    )
