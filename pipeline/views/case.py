"""A political case as its document prints it."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from pipeline.contract.declare import Prose
from pipeline.dossier.cases import Case, Subject
from pipeline.dossier.decisions import Decision
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.figure import Figure
from pipeline.dossier.foundation import Foundation, Value
from pipeline.dossier.participation import Participation
from pipeline.dossier.plans import Adoption, Plan, PlanStatus
from pipeline.dossier.stakeholders import Stakeholder
from pipeline.facts.citations import CitedGuideline, cited
from pipeline.facts.hierarchy import adoption
from pipeline.facts.names import among, municipality_at, unit
from pipeline.facts.quoted import Adopted, QuotedDecision, adopted, quoted
from pipeline.facts.statuses import statuses
from pipeline.views.amounts import CaseAmounts
from pipeline.views.data import FigureCourse, NumberedTable, courses, numbered


@dataclass(frozen=True, slots=True)
class AssessedValue:
    """A value and what the case says of it."""

    value: Value
    text: Prose


@dataclass(frozen=True, slots=True)
class CitedPlan:
    """A plan with its owner's name, where it stands on the case's day, and what it rests on."""

    plan: Plan
    owner: str
    status: PlanStatus
    adoption: Adoption | None
    # Of the adoption, where the municipality had another name then.
    municipality: str


_PHASES_OF_CASES = {
    Subject.VALUE_FOUNDATION: "values 2",
    Subject.ORGANISATION: "organisation 3",
}


@dataclass(frozen=True)
class CaseDraft:
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
        return numbered(self._dossier, self.case.tables)

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
    def earlier_decisions(self) -> tuple[Decision, ...]:
        return among(self._dossier.decisions, self.case.earlier_decisions)

    @cached_property
    def quoted_decisions(self) -> tuple[QuotedDecision, ...]:
        dossier = self._dossier
        return tuple(
            quoted(one, municipality_at(dossier, one.date)) for one in self.earlier_decisions
        )

    @cached_property
    def participation(self) -> tuple[Participation, ...]:
        return among(self._dossier.participation, self.case.participation)

    @cached_property
    def distribution(self) -> tuple[Stakeholder, ...]:
        return among(self._dossier.stakeholders, self.case.distribution)
