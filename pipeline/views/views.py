"""Everything that documents may print of a dossier, by the names that types and templates use."""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from pipeline.dossier.cases import DECIDED_KINDS, Case, Subject
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.references import References
from pipeline.facts.facts import Facts
from pipeline.frozen import Frozen, replace
from pipeline.views import view
from pipeline.views.case import CaseDraft
from pipeline.views.compliance import ComplianceReport, reports
from pipeline.views.decisionstatus import DecisionStatus, decision_statuses
from pipeline.views.evaluation import EvaluationCase, evaluated_cases, evaluation_cases
from pipeline.views.foundation import Charter, charter
from pipeline.views.head import Head, Sender
from pipeline.views.hearing import (
    HearingLetter,
    HearingSummary,
    hearing_letters,
    start_notices,
    summaries,
)
from pipeline.views.housingact import HousingAct, housing_act
from pipeline.views.knowledge import Knowledge
from pipeline.views.letter import FollowUpLetter, letters
from pipeline.views.mandate import MandateRequest
from pipeline.views.measurestatus import MeasureReport, measure_reports
from pipeline.views.models import ModelProposal
from pipeline.views.note import Baseline, baseline
from pipeline.views.notice import DecisionNotice, notices
from pipeline.views.order import MappingRequest, requests
from pipeline.views.orientation import OrientationCase
from pipeline.views.overview import Overview
from pipeline.views.plandocument import PlanDocument, plan_documents
from pipeline.views.planinput import PlanLetter, plan_letters
from pipeline.views.programme import PlanningProgramme, planning_programmes
from pipeline.views.reminder import ReminderLetter, reminders
from pipeline.views.settlement import YEARLY, YearlyCase, yearly_cases
from pipeline.views.survey import Survey
from pipeline.views.tables import WideTables
from pipeline.views.view import View, names


class Items(Frozen, dict=True):
    """What documents are made for, and the views that are made once."""

    _dossier: Dossier

    @cached_property
    def mandate_requests(self) -> tuple[MandateRequest, ...]:
        return tuple(MandateRequest(self._dossier, one) for one in self._dossier.mandate)

    @cached_property
    def case_drafts(self) -> tuple[CaseDraft, ...]:
        """The cases to decide, without those that are an evaluation's or a yearly one's."""
        held = (one for one in self._cases if one.subject not in YEARLY)
        return tuple(CaseDraft(self._dossier, one) for one in held if one.kind in DECIDED_KINDS)

    @cached_property
    def orientation_cases(self) -> tuple[OrientationCase, ...]:
        """The cases that nobody is to decide."""
        held = (one for one in self._cases if one.subject not in YEARLY)
        undecided = (one for one in held if one.kind not in DECIDED_KINDS)
        return tuple(OrientationCase(self._dossier, one) for one in undecided)

    @cached_property
    def settlement_cases(self) -> tuple[YearlyCase, ...]:
        return yearly_cases(self._dossier, self._cases, Subject.SETTLEMENT)

    @cached_property
    def start_loan_cases(self) -> tuple[YearlyCase, ...]:
        return yearly_cases(self._dossier, self._cases, Subject.START_LOAN)

    @cached_property
    def _cases(self) -> tuple[Case, ...]:
        evaluated = {case.id for case, _, _ in evaluated_cases(self._dossier)}
        return tuple(one for one in self._dossier.cases if one.id not in evaluated)

    @cached_property
    def evaluation_cases(self) -> tuple[EvaluationCase, ...]:
        return tuple(evaluation_cases(self._dossier))

    @cached_property
    def follow_up_letters(self) -> tuple[FollowUpLetter, ...]:
        return tuple(letters(self._dossier))

    @cached_property
    def reminder_letters(self) -> tuple[ReminderLetter, ...]:
        return tuple(reminders(self._dossier))

    @cached_property
    def compliance_reports(self) -> tuple[ComplianceReport, ...]:
        return reports(self._dossier)

    @cached_property
    def measure_reports(self) -> tuple[MeasureReport, ...]:
        return measure_reports(self._dossier)

    @cached_property
    def decision_notices(self) -> tuple[DecisionNotice, ...]:
        return notices(self._dossier)

    @cached_property
    def decision_statuses(self) -> tuple[DecisionStatus, ...]:
        return decision_statuses(self._dossier)

    @cached_property
    def plan_inputs(self) -> tuple[PlanLetter, ...]:
        return plan_letters(self._dossier)

    @cached_property
    def plan_documents(self) -> tuple[PlanDocument, ...]:
        return tuple(plan_documents(self._dossier))

    @cached_property
    def planning_programmes(self) -> tuple[PlanningProgramme, ...]:
        return tuple(planning_programmes(self._dossier))

    @cached_property
    def mapping_requests(self) -> tuple[MappingRequest, ...]:
        return tuple(requests(self._dossier))

    @cached_property
    def start_notices(self) -> tuple[HearingLetter, ...]:
        return start_notices(self._dossier)

    @cached_property
    def hearing_letters(self) -> tuple[HearingLetter, ...]:
        return hearing_letters(self._dossier)

    @cached_property
    def hearing_summaries(self) -> tuple[HearingSummary, ...]:
        return summaries(self._dossier)

    @cached_property
    def baseline(self) -> Baseline | None:
        return baseline(self._dossier)

    @cached_property
    def charter(self) -> Charter | None:
        return charter(self._dossier)

    @cached_property
    def survey(self) -> Survey:
        return Survey(self._dossier)

    @cached_property
    def plan_overview(self) -> Overview:
        return Overview(self._dossier)

    @cached_property
    def housing_act(self) -> HousingAct | None:
        return housing_act(self._dossier)


# Where a name is looked for, first to last: the dossier itself, and what is made of it.
SOURCES = (Dossier, Items, Facts, Head, Knowledge, ModelProposal, WideTables)


class Views:
    """A dossier with all that is made of it, worked out when it is asked for and then kept."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._sources = (dossier, *(made(dossier) for made in SOURCES[1:]))
        self._days: dict[dt.date, Views] = {}

    def at(self, day: dt.date) -> "Views":
        """Give what a document of this day may print: what was known then, as it was then."""
        if day not in self._days:
            self._days[day] = Views(self.dossier.at(day))
        return self._days[day]

    @classmethod
    def known(cls, dossier: Dossier, day: dt.date) -> "Views":
        """Give the views of a dossier that is as it was known at a day already."""
        made = cls(dossier)
        made._days[day] = made
        return made

    def find(self, name: str) -> object:
        """Give what a name stands for; raises KeyError for one that nothing has."""
        for one in self._sources:
            if name in names(type(one)):
                return getattr(one, name)
        raise KeyError(name)

    def items_for(self, name: str) -> tuple[object, ...]:
        """Give what documents are made for, one each; raises TypeError for what is no list."""
        held = self.find(name)
        if not isinstance(held, tuple):
            raise TypeError(name)
        return held

    def item(self, name: str, key: str) -> object:
        """Give the one of what documents are made for that has this key; raises KeyError."""
        for one in self.items_for(name):
            if getattr(one, "id", "") == key:
                return one
        raise KeyError(name)

    @cached_property
    def sender(self) -> View:
        """The municipality as its letterhead sees it."""
        return View(self.dossier.norm, self.dossier.municipality, Sender(self.dossier))

    def sender_of(self, item: Any) -> View:
        """Give the same with the number that the archive has given what a document is made for."""
        # Only the class is asked: a fault in working it out is this document's, not silence.
        found_by = item.archive if hasattr(type(item), "archive") else None
        if not isinstance(found_by, References) or not found_by.case_number:
            return self.sender
        held = self.dossier.municipality
        archive = replace(held.archive, case_number=found_by.case_number)
        return View(self.dossier.norm, replace(held, archive=archive), Sender(self.dossier))

    @cached_property
    def seen(self) -> View:
        """The whole as a template sees it."""
        return View(self.dossier.norm, *self._sources)


def hints() -> Mapping[str, Any]:
    """Give all that templates and declarations may ask a dossier for, each with its kind."""
    found: dict[str, Any] = {}
    for one in SOURCES:
        found = {**found, **view.hints(one), **found}
    return found
