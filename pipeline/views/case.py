"""A political case as its document prints it."""

import datetime as dt
from functools import cached_property

from pipeline.contract.declare import Prose, keys
from pipeline.dossier.attachments import Attachment
from pipeline.dossier.cases import Case, Subject
from pipeline.dossier.decisions import Decision
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.figure import Figure
from pipeline.dossier.foundation import Foundation, Value
from pipeline.dossier.municipality import ChiefExecutive
from pipeline.dossier.participation import Participation
from pipeline.dossier.pictures import Illustration
from pipeline.dossier.plans import Adoption, Plan, PlanStatus
from pipeline.dossier.points import Point
from pipeline.dossier.references import References
from pipeline.dossier.stakeholders import Stakeholder
from pipeline.facts.citations import CitedGuideline, cited
from pipeline.facts.hierarchy import adoption
from pipeline.facts.names import among, municipality_at, shown, unit
from pipeline.facts.numbered import (
    LetteredPoint,
    NumberedAttachment,
    lettered,
    numbered,
)
from pipeline.facts.planned import PlannedMeasure, left_out, planned
from pipeline.facts.quoted import Adopted, QuotedDecision, adopted, quoted
from pipeline.facts.readings import deciding, readings
from pipeline.facts.statuses import statuses
from pipeline.frozen import Frozen, replace
from pipeline.views.amounts import CaseAmounts
from pipeline.views.data import FigureCourse, NumberedTable, courses, printed_tables
from pipeline.views.head import genitive
from pipeline.views.headings import CaseHeadings, case_headings
from pipeline.views.hearing import HearingSummary, heard_for
from pipeline.views.readings import BodyReading, reading


class AssessedValue(Frozen):
    """A value and what the case says of it."""

    value: Value
    text: Prose


class CitedPlan(Frozen):
    """A plan with its owner's name, where it stands on the case's day, and what it rests on."""

    plan: Plan
    owner: str
    status: PlanStatus
    adoption: Adoption | None
    # Of the adoption, where the municipality had another name then.
    municipality: str


class NumberedPoint(Frozen):
    """A point of a proposal by its number, which one that is alone has none of."""

    number: int | None
    text: str
    points: tuple[LetteredPoint, ...]


class OtherProposal(Frozen):
    """What a body may adopt instead."""

    by: str
    points: tuple[NumberedPoint, ...]


_PHASES_OF_CASES = {
    Subject.VALUE_FOUNDATION: "values 2",
    Subject.ORGANISATION: "organisation 3",
}


class CaseDraft(Frozen, dict=True):
    """A case with its references resolved, as known on its own day."""

    _dossier: Dossier
    case: Case

    @property
    def id(self) -> str:
        return self.case.id

    @property
    def title(self) -> str:
        return self.case.title

    @property
    def date(self) -> dt.date:
        return self.case.date or self._dossier.date

    @property
    def phase(self) -> str:
        """The phase that the case belongs to: later cases have the foundation as their premise."""
        return _PHASES_OF_CASES.get(self.case.subject, "values 3")

    @cached_property
    def archive(self) -> References:
        """What the document is found by: what the case does not say the municipality does."""
        archive, own = self._dossier.municipality.archive, self.case.references
        return replace(
            own,
            case_number=own.case_number or archive.case_number,
            classification=own.classification or archive.classification,
        )

    @property
    def decided_by(self) -> str | None:
        """The body that decides the case."""
        stop = deciding(self.case.route)
        return stop.body if stop else None

    @property
    def proposer(self) -> str:
        """Who proposes, in definite form: kommunedirektøren, or whom the case names."""
        return self.case.proposed_by or self._dossier.municipality.chief_executive.definite

    @property
    def proposer_genitive(self) -> str:
        return genitive(self.proposer)

    @property
    def signature(self) -> ChiefExecutive | None:
        """Whose name stands under the proposal: the chief executive's, where it is his."""
        held = self._dossier.municipality.chief_executive
        return held if self.case.proposal and not self.case.proposed_by else None

    @property
    def proposal(self) -> tuple[NumberedPoint, ...]:
        return _numbered(self.case.proposal)

    @property
    def other_proposals(self) -> tuple[OtherProposal, ...]:
        """What others propose instead, by its own numbers."""
        return tuple(
            OtherProposal(one.by, _numbered(one.points)) for one in self.case.alternative_proposals
        )

    @property
    def attachments(self) -> tuple[NumberedAttachment, ...]:
        """What follows the case, by its numbers."""
        return numbered(self._dossier, (one for one in self.case.attachments if one.printed))

    @property
    def bare_attachments(self) -> bool:
        """Whether nothing is said of what follows the case but what it is called."""
        return not any(one.date or _says_more(one.attachment) for one in self.attachments)

    @property
    def dated_attachments(self) -> bool:
        """Whether the day of any of them is known."""
        return any(one.date for one in self.attachments)

    @property
    def other_documents(self) -> tuple[NumberedAttachment, ...]:
        """What lies in the archive and does not follow the case."""
        return numbered(self._dossier, (one for one in self.case.attachments if not one.printed))

    @property
    def informs(self) -> bool:
        """Whether there is anything under the heading of the facts."""
        told = (self.case.facts, self.figures, self.tables, self.guidelines, self.plans)
        return any(told) or bool(self.pictures or self._quotes)

    @property
    def _quotes(self) -> tuple[QuotedDecision, ...]:
        return self.quoted_decisions

    @cached_property
    def headings(self) -> CaseHeadings:
        return case_headings(self._dossier.municipality.words.headings, self._printed())

    def _printed(self) -> set[str]:
        """Give the names of the parts that are printed, which are those that are numbered."""
        case, proposes = self.case, self._proposes
        parts: dict[str, object] = {
            "readings": self.readings,
            "summary": case.summary,
            "background": case.background,
            "facts": self.informs,
            "foundation": self.foundation,
            "participation": self.took_part,
            "premise": self.premise,
            "assessed": proposes and self.assessed_values,
            "assessment": case.assessment,
            "alternatives": case.alternatives,
            "economy": case.economy,
            "consequences": case.consequences,
            "conclusion": case.conclusion,
            "communication": case.communication,
        }
        return {name for name, held in parts.items() if held}

    @cached_property
    def pictures(self) -> tuple[Illustration, ...]:
        return shown(self._dossier, self.case.pictures)

    @property
    def premise(self) -> Decision | None:
        """The decision that adopted the foundation before the case's date.

        The case that proposes the foundation has none, and prints the draft, `foundation`.
        """
        return None if self._proposes or not self._adopted else self._adopted.decision

    @property
    def foundation(self) -> Foundation | None:
        """The foundation that the case is about: a draft, or what is in force where it revises."""
        return self._dossier.foundation if self._proposes else None

    @property
    def revises(self) -> Decision | None:
        """The decision that adopted the foundation, where the case proposes to change it."""
        return self._adopted.decision if self._proposes and self._adopted else None

    @property
    def amended(self) -> Decision | None:
        """The last decision that has changed the foundation since it was adopted."""
        return self._adopted.changed if self._adopted else None

    @cached_property
    def _adopted(self) -> Adopted | None:
        """What the foundation rests on; not what the case itself led to, whatever its day."""
        return adopted(self._dossier, self.date, but=self.id)

    @property
    def _proposes(self) -> bool:
        return self.case.subject is Subject.VALUE_FOUNDATION

    @property
    def draft_values(self) -> tuple[Value, ...]:
        """The values of the draft, by a name that no mapping's own method has."""
        return self.foundation.values if self.foundation else ()

    @cached_property
    def assessed_values(self) -> tuple[AssessedValue, ...]:
        """What the case says of each value, by a name that no mapping's own method has."""
        foundation = self._dossier.foundation
        held = {one.id: one for one in foundation.values} if foundation else {}
        return tuple(
            AssessedValue(held[one.value], one.text)
            for one in self.case.value_assessments
            if one.value in held
        )

    @cached_property
    def amounts(self) -> CaseAmounts:
        return CaseAmounts(self.case)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return among(self._dossier.figures, self.case.figures)

    @cached_property
    def courses(self) -> tuple[FigureCourse, ...]:
        """The figures of the case that have a series, over their days."""
        return courses(one for one in self.figures if one.series)

    @cached_property
    def tables(self) -> tuple[NumberedTable, ...]:
        return printed_tables(self._dossier, self.case.tables)

    @cached_property
    def guidelines(self) -> tuple[CitedGuideline, ...]:
        return cited(self._dossier, self.case.guidelines, self.date)

    @cached_property
    def plans(self) -> tuple[CitedPlan, ...]:
        dossier = self._dossier
        known = zip(dossier.plans, statuses(dossier.plans, self.date), strict=True)
        stands = {one.id: status for one, status in known}
        return tuple(
            CitedPlan(
                one,
                unit(dossier, one.owner),
                stands[one.id],
                by := adoption(one, self.date),
                municipality_at(dossier, by.date) if by else "",
            )
            for one in among(dossier.plans, self.case.plans)
        )

    @cached_property
    def plan_measures(self) -> tuple[PlannedMeasure, ...]:
        """The measures of the plans that the case builds on, where anything is told of them."""
        plans = among(self._dossier.plans, self.case.plans)
        held = (planned(self._dossier, one) for one in plans)
        return tuple(each for one in held if any(row.told for row in one) for each in one)

    @cached_property
    def left_out(self) -> tuple[PlannedMeasure, ...]:
        """What is not done of a plan that the case rolls, and not in the plan from then on."""
        stop = deciding(self.case.route)
        if self.case.subject is not Subject.PLAN or stop is None or stop.date is None:
            return ()
        plans = among(self._dossier.plans, self.case.plans)
        return tuple(each for one in plans for each in left_out(self._dossier, one, stop.date))

    @cached_property
    def earlier_decisions(self) -> tuple[Decision, ...]:
        return among(self._dossier.decisions, self.case.earlier_decisions)

    @cached_property
    def quoted_decisions(self) -> tuple[QuotedDecision, ...]:
        dossier = self._dossier
        return tuple(
            quoted(one, municipality_at(dossier, one.date)) for one in self.earlier_decisions
        )

    @cached_property
    def readings(self) -> tuple[BodyReading, ...]:
        """The meetings that the case has been in before its own day, with what came of them."""
        return tuple(reading(one) for one in readings(self.case.route))

    @cached_property
    def participation(self) -> tuple[Participation, ...]:
        return among(self._dossier.participation, self.case.participation)

    @cached_property
    def hearings(self) -> tuple[HearingSummary, ...]:
        """The hearings whose statements the case tells of."""
        return heard_for(self._dossier, self.id)

    @property
    def took_part(self) -> bool:
        """Whether anybody has taken part, in a hearing or otherwise."""
        return bool(self.participation or self.hearings)

    @cached_property
    def distribution(self) -> tuple[Stakeholder, ...]:
        return among(self._dossier.stakeholders, self.case.distribution)


def _numbered(points: tuple[Point, ...]) -> tuple[NumberedPoint, ...]:
    alone = len(points) == 1
    return tuple(
        NumberedPoint(None if alone else number, one.text, lettered(one.points))
        for number, one in enumerate(points, 1)
    )


def _says_more(attachment: Attachment) -> bool:
    """Tell whether anything is said of an attachment beside its title; its time says nothing."""
    bare = Attachment(title=attachment.title)
    own = (key.name for key in keys(Attachment) if not key.common)
    return any(getattr(attachment, name) != getattr(bare, name) for name in own)
