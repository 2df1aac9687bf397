"""Notices: what those concerned are told of a decision, and how it can be checked."""

import datetime as dt
import re
from collections.abc import Iterable
from functools import cached_property

from pipeline.dossier.access import Appeal
from pipeline.dossier.cases import Case
from pipeline.dossier.decisions import Decision, Notice
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.followup import Round
from pipeline.dossier.municipality import Governance
from pipeline.dossier.people import Officer
from pipeline.dossier.stakeholders import Stakeholder, TouchedGroup
from pipeline.facts.names import among, council, names
from pipeline.facts.numbered import NumberedAttachment, numbered
from pipeline.facts.quoted import QuotedDecision, quoted
from pipeline.facts.readings import readings
from pipeline.frozen import Frozen
from pipeline.norm import NO_BREAK, Norm, listed
from pipeline.pattern import pattern
from pipeline.registers.calendar import deadline
from pipeline.registers.laws import citing, provision
from pipeline.views.readings import BodyReading, reading

_THREE_WEEKS = dt.timedelta(weeks=3)

# What the words of a decision call an attachment: «vedlegg 1», «vedlegga 1 og 3», «vedlegget».
_ATTACHMENT = pattern(
    r"\bvedlegg(?:et|ene|a)?\b((?:[ \u00a0,]*(?:og|nr\.?)?[ \u00a0]*\d+)*)", re.IGNORECASE
)
_NUMBER = pattern(r"\d+")


class Review(Frozen):
    """The right of council members to have a decision checked: where it stands, and how long."""

    citation: str
    until: dt.date
    open: bool


class StatusRequest(Frozen):
    """Who is asked to answer for a decision by one day: A, B og C."""

    who: str
    deadline: dt.date


class DecisionNotice(Frozen, dict=True):
    """A decision as its notice prints it."""

    _dossier: Dossier
    decision: Decision

    @property
    def id(self) -> str:
        return self.decision.id

    @property
    def title(self) -> str:
        return self.decision.title

    @property
    def date(self) -> dt.date:
        return self.decision.notified or self._dossier.date

    @cached_property
    def quoted(self) -> QuotedDecision:
        return quoted(self.decision)

    @cached_property
    def readings(self) -> tuple[BodyReading, ...]:
        """The meetings that led to the decision, where the notice tells the whole of it."""
        if self.decision.notice is not Notice.FULL or self._case is None:
            return ()
        held = readings(self._case.route)
        return tuple(reading(one, but=self.id) for one in held if one.date <= self.decision.date)

    @property
    def officer(self) -> Officer | None:
        return self._case.officer if self._case else None

    @cached_property
    def attachments(self) -> tuple[NumberedAttachment, ...]:
        """What the decision points at, by the numbers of its case: its reader must have it."""
        held = self._case.attachments if self._case else ()
        return cited(self.decision, numbered(self._dossier, (one for one in held if one.printed)))

    @cached_property
    def recipients(self) -> tuple[Stakeholder, ...]:
        """Those that the decision names, or else its case."""
        ids = self.decision.distribution or (self._case.distribution if self._case else ())
        return among(self._dossier.stakeholders, ids)

    @cached_property
    def review(self) -> Review | None:
        """The right to have the decision checked: an elected body made it, or the case says so."""
        told = self._elected or self.appeal is Appeal.LEGALITY_CONTROL
        return review(self.decision, self.date, self._dossier.norm) if told else None

    @property
    def appeal(self) -> Appeal | None:
        """What the case says of appeal."""
        return self._case.appeal if self._case else None

    @property
    def appeal_deadline(self) -> dt.date | None:
        return self._case.appeal_deadline if self._case else None

    @property
    def tells_of_appeal(self) -> bool:
        return self.adopts_foundation or self.appeal in {Appeal.NONE, Appeal.APPEAL}

    @cached_property
    def duty(self) -> str | None:
        """What obliges the administration to carry out the decision of an elected body."""
        governance = self._dossier.municipality.governance
        return duty(self.decision, governance, self._dossier.norm) if self._elected else None

    @cached_property
    def asked(self) -> tuple[StatusRequest, ...]:
        held = self._dossier
        follows = tuple(one for one in held.follow_up if one.decision == self.decision.id)
        return asked(follows, self.date, names(held))

    @property
    def goes_on(self) -> bool:
        """Whether the dossier knows what happens next."""
        return bool(self.duty or self.asked)

    @property
    def can_be_tried(self) -> bool:
        """Whether there is anything to say of appeal or review."""
        return bool(self.review or self.tells_of_appeal)

    @property
    def adopts_foundation(self) -> bool:
        """A decision on values decides nobody's rights, so it cannot be appealed."""
        return self.decision.adopts_foundation

    @cached_property
    def _case(self) -> Case | None:
        return next(iter(among(self._dossier.cases, [self.decision.case or ""])), None)

    @cached_property
    def _elected(self) -> bool:
        held = self._dossier
        return elected(self.decision.body, council(held), held.stakeholders)


def notices(dossier: Dossier) -> tuple[DecisionNotice, ...]:
    """Give a notice of each decision whose words are known: an older one may be a number only.

    A draft has the dossier's day until it is sent. When the time to have the decision checked is
    over, nobody sends a first notice: without its day it is not known that there was any.
    """
    registered = {one.item for one in dossier.documents}
    return tuple(
        DecisionNotice(dossier, one)
        for one in dossier.decisions
        if one.points
        and (one.notified or one.id in registered or dossier.date <= _review_ends(one))
    )


def cited(
    decision: Decision, attachments: Iterable[NumberedAttachment]
) -> tuple[NumberedAttachment, ...]:
    """Give those of the attachments that a decision points at: all where it gives no number."""
    words = (text for one in decision.points for text in (one.text, *one.points))
    said = [held.group(1) for text in words for held in _ATTACHMENT.finditer(text)]
    numbers = {int(one) for text in said for one in _NUMBER.findall(text)}
    every = tuple(attachments) if said else ()
    return tuple(one for one in every if one.number in numbers) if numbers else every


def _review_ends(decision: Decision) -> dt.date:
    return deadline(decision.date + _THREE_WEEKS)


def elected(body: str, council: str, stakeholders: Iterable[Stakeholder]) -> bool:
    """Tell whether a body is elected: the council, its executive, or a political stakeholder."""
    political = (one.name for one in stakeholders if one.group is TouchedGroup.POLITICAL)
    names = {council, "formannskapet", *political}
    return body.casefold() in {one.casefold() for one in names}


def review(decision: Decision, day: dt.date, norm: Norm) -> Review | None:
    """Give the deadline for a review of lawfulness, where the act gives that right.

    Kommuneloven § 27-1 counts it as forvaltningsloven § 30 does.
    """
    held = provision("kommuneloven", "27-1", decision.date)
    if held is None:
        return None
    until = _review_ends(decision)
    return Review(held.citation(norm), until, day <= until)


def duty(decision: Decision, governance: Governance, norm: Norm) -> str | None:
    """Cite what obliges the administration to carry out a decision of an elected body.

    § 13-1 speaks of the chief executive; § 10-2 makes it hold for a municipal government.
    """
    held = provision("kommuneloven", "13-1", decision.date)
    if held is None or governance is not Governance.PARLIAMENTARY:
        return held.citation(norm) if held else None
    # The two are one duty: no line ends between them.
    return citing(held.law.name(norm), ("10-2", "13-1")).replace(" og ", f" og{NO_BREAK}")


def asked(
    rounds: Iterable[Round], day: dt.date, names: dict[str, str]
) -> tuple[StatusRequest, ...]:
    """Give who is still to answer in the rounds at a day, the first deadline first."""
    due: dict[dt.date, list[str]] = {}
    for one in (letter for held in rounds for letter in held.letters):
        if one.recipient in names and one.deadline and one.deadline >= day:
            due.setdefault(one.deadline, []).append(names[one.recipient])
    return tuple(StatusRequest(listed(due[end]), end) for end in sorted(due))
