"""P: plans are heard before they are adopted, as long as the act says."""

import datetime as dt
from collections.abc import Iterator

from pipeline.contract.declare import KeyPath
from pipeline.diagnostics import Severity, say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.hearings import StatementEffect
from pipeline.dossier.plans import PlanKind, Step
from pipeline.facts.hearings import SIX_WEEKS_OF, is_heard
from pipeline.facts.laidout import laid_out
from pipeline.facts.statuses import HEARD, PREPARED, current, taken
from pipeline.registers.dates import SIX_WEEKS
from pipeline.rules.rule import Finding, rule
from pipeline.rules.timing import case_days


@rule("P037")
def a_hearing_lasts_six_weeks(dossier: Dossier) -> Iterator[Finding]:
    """A municipal plan, a sub-plan or its programme is on hearing for at least six weeks.

    A shorter deadline is a fault of procedure that can make the decision void. A thematic plan
    has no such demand.

    Wrong:

        plans:
          - {id: sub-plan, kind: kommunedelplan, hearing_from: 2026-03-02, hearing_to: 2026-04-12}

    Right:

        plans:
          - {id: sub-plan, kind: kommunedelplan, hearing_from: 2026-03-02, hearing_to: 2026-04-13}

    Source: plan- og bygningsloven §§ 11-13 and 11-14 first paragraph (lovverk)
    """
    for n, one in enumerate(dossier.plans):
        if one.kind not in HEARD or not one.hearing_from or not one.hearing_to:
            continue
        least = one.hearing_from + SIX_WEEKS
        if one.hearing_to < least:
            yield _too_short(("plans", n, "hearing_to"), one.hearing_to, least)
    for n, held in enumerate(dossier.hearings):
        least = held.first_day + SIX_WEEKS
        asked = held.what in SIX_WEEKS_OF and is_heard(dossier, held)
        if asked and held.first_day <= held.deadline < least:
            yield _too_short(("hearings", n, "deadline"), held.deadline, least)


def _too_short(path: KeyPath, end: dt.date, least: dt.date) -> Finding:
    return Finding(
        path,
        say("the hearing ends {end}, before six weeks have gone", end=end),
        say("the first possible deadline is {least}", least=least),
    )


_PUBLIC_FIRST = {
    PlanKind.PLANNING_STRATEGY: (30, "plan- og bygningsloven § 10-1"),
    PlanKind.HANDLINGSDEL: (14, "plan- og bygningsloven § 11-4"),
    PlanKind.FINANCIAL_PLAN: (14, "kommuneloven § 14-3"),
    PlanKind.ANNUAL_BUDGET: (14, "kommuneloven § 14-3"),
}


@rule("P039")
def a_proposal_is_public_before_it_is_adopted(dossier: Dossier) -> Iterator[Finding]:
    """The proposal for a strategy, financial plan or budget is public before it is adopted.

    The law gives the public thirty days with the planning strategy, and fourteen with the action
    programme, the financial plan and the budget. The first day is hearing_from, or that of a
    hearing; the last is the day before the meeting that adopts the plan, or is to adopt it.

    Wrong:

        plans:
          - id: financial-plan
            kind: financial_plan
            hearing_from: 2025-12-01
            adopted: {body: kommunestyret, date: 2025-12-11, case_number: 103/25}

    Right:

        plans:
          - id: financial-plan
            kind: financial_plan
            hearing_from: 2025-11-20
            adopted: {body: kommunestyret, date: 2025-12-11, case_number: 103/25}

    Source: plan- og bygningsloven §§ 10-1, 11-4; kommuneloven § 14-3 (lovverk)
    """
    for n, one in enumerate(dossier.plans):
        if one.kind in _PUBLIC_FIRST and one.adopted and one.hearing_from:
            path = ("plans", n, "hearing_from")
            yield from _public(path, one.kind, one.hearing_from, one.adopted.date)
    for place, plan, day in case_days(dossier):
        starts = [one.start for one in laid_out(dossier, plan) if one.start <= day]
        if plan.kind in _PUBLIC_FIRST and starts and not (plan.adopted and plan.hearing_from):
            yield from _public(place, plan.kind, min(starts), day)


def _public(path: KeyPath, kind: PlanKind, start: dt.date, day: dt.date) -> Iterator[Finding]:
    days, law = _PUBLIC_FIRST[kind]
    held = (day - start).days
    if 0 <= held < days:
        yield Finding(
            path,
            say(
                "the proposal was public for {held} days, and {law} asks for {days}",
                held=held,
                law=law,
                days=days,
            ),
            say("correct the date; if it is right, the decision has a fault of procedure"),
        )


@rule("P038", severity=Severity.WARNING)
def a_sub_plan_begins_with_a_programme(dossier: Dossier) -> Iterator[Finding]:
    """A kommunedelplan in preparation tells of its planprogram.

    It is a part of the municipal plan, and every such plan begins with a programme that is on
    hearing for six weeks. The step programme tells of it too. A thematic plan needs none.

    Wrong:

        plans:
          - {id: sub-plan, kind: kommunedelplan}

    Right:

        plans:
          - id: sub-plan
            kind: kommunedelplan
            says: Planprogrammet ble fastsatt i mars 2026. Planen skal ha mål for bolig.

    Source: plan- og bygningsloven § 11-13 (lovverk)
    """
    known = zip(dossier.plans, current(dossier), strict=True)
    prepared = [
        n
        for n, (one, status) in enumerate(known)
        if one.kind is PlanKind.KOMMUNEDELPLAN
        and status in PREPARED
        and not any(taken(one, {Step.PROGRAMME}, dossier.date))
    ]
    if prepared and not any(dossier.reading.holding("planprogram")):
        yield Finding(
            ("plans", prepared[0], "says"),
            say("no text tells of a planprogram for this kommunedelplan"),
            say("write when it was on hearing; if the plan is a thematic one, correct its kind"),
        )


@rule("R008", binding=say("the letter would have no title"))
def a_hearing_says_what_it_is_about(dossier: Dossier) -> Iterator[Finding]:
    """A hearing names a plan, or has a title of its own.

    The letter and the table of statements are named after it.

    Wrong:

        plans: [{id: housing-plan}]
        hearings:
          - {id: laid-out, title: ""}

    Right:

        plans: [{id: housing-plan}]
        hearings:
          - {id: laid-out, title: "", plan: housing-plan}

    Source: design of the hearing letter: its title is what is on hearing
    """
    for n, one in enumerate(dossier.hearings):
        if not (one.plan or one.title):
            yield Finding(
                ("hearings", n, "title"),
                say("nothing says what is on hearing"),
                say("name the plan (plan), or write a title"),
            )


@rule("P115")
def a_hearing_ends_after_it_begins(dossier: Dossier) -> Iterator[Finding]:
    """The deadline of a hearing is not before its first day.

    The letter tells both days, and the plan is on hearing between them.

    Wrong:

        hearings:
          - {id: plan, date: 2026-03-02, deadline: 2026-02-16}

    Right:

        hearings:
          - {id: plan, date: 2026-03-02, deadline: 2026-04-20}

    Source: design of the contract: a hearing has a first and a last day
    """
    for n, one in enumerate(dossier.hearings):
        if one.deadline < one.first_day:
            yield Finding(
                ("hearings", n, "deadline"),
                say("the deadline is before the hearing begins, {begins}", begins=one.first_day),
                say("correct one of the days"),
            )


@rule("P116", severity=Severity.WARNING)
def every_statement_is_assessed(dossier: Dossier) -> Iterator[Finding]:
    """What the case or the table tells of a statement says how it was assessed.

    The case shall show how statements were assessed, and what weight they were given. The day is
    that of the table, or of the case that the hearing names.

    Wrong:

        cases:
          - {id: homes, date: 2026-03-02}
        hearings:
          - id: plan
            date: 2026-01-05
            deadline: 2026-02-20
            case: homes
            statements:
              - {by: Eldrerådet, date: 2026-02-10, gist: Rådet vil ha heis.}

    Right:

        cases:
          - {id: homes, date: 2026-03-02}
        hearings:
          - id: plan
            date: 2026-01-05
            deadline: 2026-02-20
            case: homes
            statements:
              - by: Eldrerådet
                date: 2026-02-10
                gist: Rådet vil ha heis.
                comment: Alle boligene ligger på bakkeplan.

    Source: plan- og bygningsloven § 11-14 second paragraph (lovverk), as good practice for all
    """
    for n, one in enumerate(dossier.hearings):
        if not (one.case or one.reported):
            continue
        for m, said in enumerate(one.statements):
            if said.comment is None and said.effect is None:
                yield Finding(
                    ("hearings", n, "statements", m, "comment"),
                    say("nothing says how this statement was assessed"),
                    say("write a comment, or what it led to (effect)"),
                )


_CHANGING = {StatementEffect.TAKEN_UP, StatementEffect.PARTLY}


@rule("P117", severity=Severity.WARNING)
def what_is_taken_up_changes_something(dossier: Dossier) -> Iterator[Finding]:
    """A statement that is taken up, wholly or partly, tells what was changed.

    Those who gave it look for it in the plan. What changes nothing is taken note of.

    Wrong:

        hearings:
          - id: plan
            statements:
              - {effect: taken_up, comment: Rådet har rett.}

    Right:

        hearings:
          - id: plan
            statements:
              - {effect: taken_up, comment: Rådet har rett., change: Alle nye boliger får heis.}

    Source: plan- og bygningsloven § 11-14 second paragraph (lovverk), as good practice for all
    """
    for n, one in enumerate(dossier.hearings):
        for m, said in enumerate(one.statements):
            if said.effect in _CHANGING and said.change is None:
                yield Finding(
                    ("hearings", n, "statements", m, "effect"),
                    say("it is taken up, but nothing says what was changed"),
                    say("write the change, or that it is noted (effect: noted)"),
                )


@rule("P118", severity=Severity.WARNING)
def a_statement_comes_after_the_hearing_began(dossier: Dossier) -> Iterator[Finding]:
    """A statement is not older than the hearing that it is given in.

    One from before is about something else, or a day is wrong. One that came after the deadline
    is told of as late.

    Wrong:

        hearings:
          - {id: plan, date: 2026-01-12, statements: [{date: 2026-01-08}]}

    Right:

        hearings:
          - {id: plan, date: 2026-01-12, statements: [{date: 2026-01-20}]}

    Source: design of the contract: statements are given in a hearing
    """
    for n, one in enumerate(dossier.hearings):
        for m, said in enumerate(one.statements):
            if said.date < one.first_day:
                yield Finding(
                    ("hearings", n, "statements", m, "date"),
                    say("{date} is before the hearing began", date=said.date),
                    say("correct one of the days, or move it to the hearing that it was given in"),
                )


@rule("P119", severity=Severity.WARNING)
def a_hearing_reaches_those_concerned(dossier: Dossier) -> Iterator[Finding]:
    """A hearing is announced, or sent to somebody; where the act asks for it, both.

    Nobody can give a statement on what they have not heard of. The act asks that the start of a
    municipal plan, its programme and the plan are announced and sent to those concerned.

    Wrong:

        hearings:
          - {id: plan, date: 2026-01-05, announced: [], receivers: []}

    Right:

        hearings:
          - {id: plan, date: 2026-01-05, announced: [{where: Kommunens nettside}], receivers: [nav]}

    Source: plan- og bygningsloven §§ 11-12 to 11-14 (lovverk), as good practice for all
    """
    for n, one in enumerate(dossier.hearings):
        sent, told, asked = one.receivers or one.others, one.announced, is_heard(dossier, one)
        if not told and (asked or not sent):
            yield Finding(
                ("hearings", n, "announced"),
                say("nothing says where the hearing is announced"),
                say("write where and when: the web site, a newspaper"),
            )
        if not sent and asked:
            yield Finding(
                ("hearings", n, "receivers"),
                say("nothing says who the hearing is sent to"),
                say("name those concerned under receivers, and others under others"),
            )
