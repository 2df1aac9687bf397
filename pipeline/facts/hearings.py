"""Hearings: what each is about, what it rests on, and what came of the statements."""

import datetime as dt
from collections.abc import Collection

from pipeline.contract.declare import Prose
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.hearings import Heard, Hearing, StatementEffect
from pipeline.dossier.plans import Plan, PlanStatus
from pipeline.facts.names import among
from pipeline.facts.statuses import HEARD, adopted_on
from pipeline.frozen import Frozen
from pipeline.norm import capital
from pipeline.registers.laws import citing, provision

# The notice that the work begins, whether or not the programme is on hearing at once.
STARTS = frozenset({Heard.START, Heard.START_AND_PROGRAMME})
# What lays the programme out, whether or not the work begins with it.
PROGRAMMES = frozenset({Heard.PROGRAMME, Heard.START_AND_PROGRAMME})
# By these the public has six weeks where the act asks for it.
SIX_WEEKS_OF = frozenset({Heard.START_AND_PROGRAMME, Heard.PROGRAMME, Heard.PLAN})
_SECTIONS = {
    Heard.START: ("11-12",),
    Heard.START_AND_PROGRAMME: ("11-12", "11-13"),
    Heard.PROGRAMME: ("11-13",),
    Heard.PLAN: ("11-14",),
}


class NumberedStatement(Frozen):
    """A statement with its number in the table; `late` when it came after the deadline."""

    number: int
    by: str
    date: dt.date
    late: bool
    reference: str | None
    gist: Prose
    comment: Prose | None
    effect: StatementEffect | None
    change: Prose | None


class EffectCount(Frozen):
    """How many statements led to the same."""

    effect: StatementEffect
    count: int


def about(dossier: Dossier, plan: str | None, kinds: Collection[Heard]) -> tuple[Hearing, ...]:
    """Give the hearings of some kinds about a plan, by its id."""
    return tuple(one for one in dossier.hearings if one.plan == plan and one.what in kinds)


def plan_of(dossier: Dossier, hearing: Hearing) -> Plan | None:
    """Give the plan that a hearing is about, if it is about one."""
    return next(iter(among(dossier.plans, [hearing.plan or ""])), None)


def title_of(dossier: Dossier, hearing: Hearing) -> str:
    """Give what is on hearing: as the author calls it, else the plan's title."""
    plan = plan_of(dossier, hearing)
    return hearing.title or (plan.title if plan else "")


def coming_title(dossier: Dossier, plan: Plan, day: dt.date) -> str:
    """Give what the newest hearing since a plan was adopted calls it, if it has a name for it.

    A plan under revision has the title of the one that holds; what comes may have another.
    """
    adopted = adopted_on(plan, day)
    held = [
        one
        for one in dossier.hearings
        if one.plan == plan.id and one.title and adopted and one.first_day > adopted
    ]
    newest = max(held, key=lambda one: one.first_day, default=None)
    return newest.title or "" if newest else ""


class PlanTitle(Frozen):
    """What a plan is called; it `revises` where the new edition has no name and this is the old."""

    title: str
    revises: bool


def titled(dossier: Dossier, plan: Plan, status: PlanStatus, day: dt.date) -> PlanTitle:
    """Give what to call a plan where its next edition is meant: by its own name, if it has one."""
    anew = status is PlanStatus.UNDER_REVISION
    coming = coming_title(dossier, plan, day) if anew else ""
    return PlanTitle(coming or plan.title, anew and not coming)


def is_heard(dossier: Dossier, hearing: Hearing) -> bool:
    """Tell whether pbl chapter 11 says how a hearing is carried out."""
    plan = plan_of(dossier, hearing)
    return bool(plan and plan.kind in HEARD and hearing.what in _SECTIONS)


def basis_of(dossier: Dossier, hearing: Hearing, day: dt.date) -> str:
    """Cite what a hearing rests on: plan- og bygningsloven § 11-14."""
    if not is_heard(dossier, hearing):
        return ""
    sections = _SECTIONS[hearing.what]
    held = provision("plan-og-bygningsloven", sections[-1], day)
    return capital(citing(held.law.name(dossier.norm), sections)) if held else ""


def statements_of(hearing: Hearing) -> tuple[NumberedStatement, ...]:
    """Give the statements numbered in the order of the list, which is that of the archive."""
    return tuple(
        NumberedStatement(
            number,
            one.by,
            one.date,
            one.date > hearing.deadline,
            one.reference,
            one.gist,
            one.comment,
            one.effect,
            one.change,
        )
        for number, one in enumerate(hearing.statements, 1)
    )


def effects_of(hearing: Hearing) -> tuple[EffectCount, ...]:
    """Count the statements by what they led to, and leave out what none of them did."""
    told = [one.effect for one in hearing.statements]
    counts = (EffectCount(one, told.count(one)) for one in StatementEffect)
    return tuple(one for one in counts if one.count)
