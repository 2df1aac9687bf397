"""Hearings: the notice and the letter that lay something out, and the table of what was said."""

import datetime as dt
from functools import cached_property

from pipeline.contract.declare import Prose
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.hearings import Heard, Hearing
from pipeline.dossier.plans import Plan, PlanKind
from pipeline.dossier.references import References
from pipeline.dossier.stakeholders import Stakeholder
from pipeline.facts import hearings
from pipeline.facts.hearings import EffectCount, NumberedStatement
from pipeline.facts.hierarchy import Period, archive_case, in_force
from pipeline.facts.names import among, municipality_at, unit
from pipeline.facts.planned import PlannedMeasure, planned
from pipeline.facts.quoted import QuotedDecision, quoted
from pipeline.facts.statuses import adopted_on
from pipeline.frozen import Frozen

_DAYS = 7


class HearingPaper(Frozen, dict=True):
    """What the documents of a hearing have in common."""

    _dossier: Dossier
    hearing: Hearing

    @property
    def id(self) -> str:
        return self.hearing.id

    @property
    def title(self) -> str:
        return hearings.title_of(self._dossier, self.hearing)

    @property
    def archive(self) -> References:
        """What the document is found by: the archive case of the plan."""
        plan = hearings.plan_of(self._dossier, self.hearing)
        return References(case_number=archive_case(plan) if plan else None)

    @property
    def case_number(self) -> str | None:
        """The archive case that statements are marked with: the plan's own, else all documents'."""
        return self.archive.case_number or self._dossier.municipality.archive.case_number


class HearingLetter(HearingPaper, dict=True):
    """A hearing as the letter about it prints it; a correction makes it of its own day."""

    @property
    def date(self) -> dt.date:
        return max((self.hearing.date, *(one.date for one in self.hearing.corrections)))

    @property
    def what(self) -> Heard:
        return self.hearing.what

    @cached_property
    def plan(self) -> Plan | None:
        return hearings.plan_of(self._dossier, self.hearing)

    @cached_property
    def about(self) -> Prose:
        """What those who get the letter should know: as the author says it, else the plan.

        While its programme is heard there is no plan yet to say anything of.
        """
        said = self.plan and self.hearing.what is not Heard.PROGRAMME and self.plan.says
        return self.hearing.about or said or Prose()

    @property
    def purpose(self) -> Prose | None:
        """What the plan is for."""
        return self.plan.purpose if self.plan else None

    @property
    def background(self) -> Prose | None:
        """What the plan rests on."""
        return self.plan.basis if self.plan else None

    @property
    def owner(self) -> str:
        """The unit that makes the plan."""
        return unit(self._dossier, self.plan.owner) if self.plan else ""

    @property
    def period(self) -> Period | None:
        """The period that the plan is written for; that of one under revision is the old one's."""
        plan = self.plan
        if plan is None or adopted_on(plan, self.date) or not (plan.valid_from or plan.valid_to):
            return None
        return Period(plan.valid_from, plan.valid_to)

    @cached_property
    def quoted(self) -> QuotedDecision | None:
        """The decision to lay it out, word for word."""
        dossier = self._dossier
        decisions = among(dossier.decisions, [self.hearing.decision or ""])
        named = (quoted(one, municipality_at(dossier, one.date)) for one in decisions)
        return next(named, None)

    @property
    def basis(self) -> str:
        """What the hearing rests on, where an act says how it is carried out."""
        return hearings.basis_of(self._dossier, self.hearing, self.date)

    @property
    def weeks(self) -> int | None:
        """How many weeks the hearing lasts, if it lasts whole weeks and more than one."""
        weeks, days = divmod((self.hearing.deadline - self.hearing.first_day).days, _DAYS)
        return weeks if weeks > 1 and not days else None

    @property
    def parent(self) -> Plan | None:
        """The part of the municipal plan that the plan follows from."""
        if self.plan is None or self.plan.kind is PlanKind.SAMFUNNSDEL:
            return None
        held = in_force(self._dossier.plans, self.date)
        return next((one for one in held if one.kind is PlanKind.SAMFUNNSDEL), None)

    @cached_property
    def measures(self) -> tuple[PlannedMeasure, ...]:
        """What the plan that is laid out says shall be done."""
        told = self.plan is not None and self.hearing.what is Heard.PLAN
        return planned(self._dossier, self.plan) if self.plan and told else ()

    @cached_property
    def receivers(self) -> tuple[str, ...]:
        held = self._dossier.stakeholders
        named: tuple[Stakeholder, ...] = among(held, self.hearing.receivers)
        return (*(one.name for one in named), *self.hearing.others)


class HearingSummary(HearingPaper, dict=True):
    """What has come in to a hearing, and what it led to."""

    @property
    def date(self) -> dt.date:
        """The day of the table: its own, else that of the case, else the dossier's."""
        case = next(iter(among(self._dossier.cases, [self.hearing.case or ""])), None)
        return self.hearing.reported or (case and case.date) or self._dossier.date

    @cached_property
    def statements(self) -> tuple[NumberedStatement, ...]:
        return hearings.statements_of(self.hearing)

    @property
    def undecided(self) -> int:
        """How many statements nobody has said the effect of."""
        return sum(one.effect is None for one in self.hearing.statements)

    @cached_property
    def effects(self) -> tuple[EffectCount, ...]:
        return hearings.effects_of(self.hearing)


def start_notices(dossier: Dossier) -> tuple[HearingLetter, ...]:
    """Give the notices that the work on a plan begins."""
    held = (one for one in dossier.hearings if one.what in hearings.STARTS)
    return tuple(HearingLetter(dossier, one) for one in held)


def hearing_letters(dossier: Dossier) -> tuple[HearingLetter, ...]:
    """Give the letters that ask for statements on what is laid out."""
    held = (one for one in dossier.hearings if one.what not in hearings.STARTS)
    return tuple(HearingLetter(dossier, one) for one in held)


def summaries(dossier: Dossier) -> tuple[HearingSummary, ...]:
    """Give the hearings that somebody has given a statement in."""
    return tuple(HearingSummary(dossier, one) for one in dossier.hearings if one.statements)


def heard_for(dossier: Dossier, case: str) -> tuple[HearingSummary, ...]:
    """Give the hearings that a case tells of the statements of."""
    return tuple(one for one in summaries(dossier) if one.hearing.case == case)
