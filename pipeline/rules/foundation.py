"""C: the adopted values foundation as the premise of later cases, and what decisions say."""

import re
from collections.abc import Iterator

from pipeline.diagnostics import Severity, say
from pipeline.dossier.cases import DECIDED_KINDS, Subject
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.own import foundation_at
from pipeline.facts.councils import last_term
from pipeline.facts.quoted import premise_at
from pipeline.pattern import pattern
from pipeline.rules.rounds import asked
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import listed, pointed


@rule("C017", severity=Severity.WARNING)
def a_case_assesses_each_adopted_value(dossier: Dossier) -> Iterator[Finding]:
    """A case assesses the proposal against each value of the adopted foundation.

    When the foundation is adopted, it is a premise for every later proposal. A value that is
    left out looks forgotten. A case on an evaluation has its findings instead.

    Wrong:

        foundation: {}
        decisions:
          - {id: foundation, adopts_foundation: true}
        cases:
          - title: Nye utleieboliger

    Right:

        foundation: {}
        decisions:
          - {id: foundation, adopts_foundation: true}
        cases:
          - title: Nye utleieboliger
            value_assessments:
              - {value: equal-worth, text: Forslaget gir flere et reelt valg.}

    Source: veiviseren.no, values process, phase 3: the foundation is a premise for the proposal
    """
    evaluated = {one.case for one in dossier.evaluation}
    for n, one in enumerate(dossier.cases):
        decided = one.kind in DECIDED_KINDS
        if one.subject is Subject.VALUE_FOUNDATION or one.id in evaluated or not decided:
            continue
        day = one.date or dossier.date
        values = foundation_at(dossier, day) if premise_at(dossier, day) else None
        assessed = {assessment.value for assessment in one.value_assessments}
        held = values.values if values else ()
        missing = [value.id for value in held if value.id not in assessed]
        if missing:
            yield Finding(
                ("cases", n, "value_assessments"),
                say("these adopted values are not assessed: {values}", values=listed(missing)),
                say("write for each how the proposal serves it, or that it is not touched"),
            )


_SAYS_ADOPTED = pattern(
    r"\b(?:det|vårt|kommunens)\s+(?:vedtatte|vedtekne|vedteke)\s+(?:felles\s+)?verdigrunnlag",
    re.IGNORECASE,
)


@rule("C018")
def an_adopted_foundation_has_its_decision(dossier: Dossier) -> Iterator[Finding]:
    """A foundation that is called adopted has a decision with body, date and case number.

    A premise that nobody has decided binds nobody. The document must be able to quote the
    decision.

    Wrong:

        cases:
          - background: Saken bygger på det vedtatte verdigrunnlaget og på boligsosialloven.

    Right:

        foundation: {}
        decisions:
          - {id: foundation, adopts_foundation: true}
        cases:
          - background: Saken bygger på det vedtatte verdigrunnlaget og på boligsosialloven.

    Source: veiviseren.no, values process, phases 2 and 3
    """
    said = {
        int(one.path[1]): one.path
        for one in dossier.reading.holding("vedtatte", "vedtekne", "vedteke")
        if one.section == "cases" and _SAYS_ADOPTED.search(one.text)
    }
    for n, one in enumerate(dossier.cases):
        adopts = one.subject is Subject.VALUE_FOUNDATION
        if adopts or premise_at(dossier, one.date or dossier.date):
            continue
        if one.value_assessments or n in said:
            yield Finding(
                said.get(n, ("cases", n, "value_assessments")),
                say(
                    "the values are called adopted, "
                    "but the dossier has no earlier decision that adopts them"
                ),
                say("add the decision with adopts_foundation: true, or leave the assessments out"),
            )


@rule("C021", severity=Severity.WARNING)
def a_changed_decision_says_what_changed(dossier: Dossier) -> Iterator[Finding]:
    """A decision that differs from the proposal says what was changed.

    Those who carry the decision out have often read only the proposal. Where the route of the case
    tells which proposals were put in the meeting, that says it.

    Wrong:

        cases:
          - {id: homes, proposal: [Kommunestyret vedtar planen.]}
        decisions:
          - {id: homes, case: homes, points: [Kommunestyret vedtar planen med endringer.]}

    Right:

        cases:
          - {id: homes, proposal: [Kommunestyret vedtar planen.]}
        decisions:
          - id: homes
            case: homes
            points: [Kommunestyret vedtar planen med endringer.]
            changes: Kapittel 4 er tatt ut.

    Source: veiviseren.no, values process, phase 2: the council may correct on the way
    """
    # A case that proposes nothing has had its proposal made in the meeting.
    untold = [one for one in dossier.cases if not any(stop.proposals for stop in one.route)]
    proposals = {
        one.id: [text for _, text in pointed(one.proposal)] for one in untold if one.proposal
    }
    for n, one in enumerate(dossier.decisions):
        proposed = proposals.get(one.case or "")
        # What is sent over without being adopted was no part of what was proposed.
        decided = (point for point in one.points if not point.forwarded)
        adopted = [text for _, text in pointed(decided)]
        if proposed is not None and adopted and proposed != adopted and not one.changes:
            yield Finding(
                ("decisions", n, "points"),
                say("the points differ from the proposal, and changes says nothing"),
                say("write in changes what the body changed, or correct the points"),
            )


@rule("C103")
def a_letter_follows_up_what_is_decided(dossier: Dossier) -> Iterator[Finding]:
    """A follow-up letter follows up a decision that was made before it, and adopts its values.

    The letter quotes the decision. It cannot ask how a service lives by values that nobody has
    adopted.

    Wrong:

        foundation: {}
        decisions:
          - {id: foundation, adopts_foundation: false}
        follow_up: [{}]

    Right:

        foundation: {}
        decisions:
          - {id: foundation, adopts_foundation: true}
        follow_up: [{}]

    Source: veiviseren.no, values process, phase 3: collect status for compliance
    """
    decisions = {one.id: one for one in dossier.decisions}
    for n, held in enumerate(dossier.follow_up):
        decision = decisions.get(held.decision)
        asks = any(question.value for one in held.requests for question in one.questions)
        if decision and asks and not decision.adopts_foundation:
            yield Finding(
                ("follow_up", n, "decision"),
                say("the letters ask about values, but the decision does not adopt them"),
                say(
                    "name the decision that adopts the foundation, or write adopts_foundation: true"
                ),
            )
    for one in asked(dossier):
        decision = decisions.get(one.round.decision)
        day = one.letter.date or dossier.date
        if decision and day < decision.date:
            yield Finding(
                one.place("date"),
                say(
                    "the letter is dated {day}, before the decision {decided}",
                    day=day,
                    decided=decision.date,
                ),
                say("correct the date of the letter or of the decision"),
            )


_EARLIER = pattern(
    r"forrige|førre|tidligere|tidlegare|før (?:kommune)?val|eldre|sittende|sitjande", re.IGNORECASE
)


@rule("C031", severity=Severity.WARNING)
def a_case_says_that_a_decision_is_from_an_earlier_council(dossier: Dossier) -> Iterator[Finding]:
    """A case that builds on a decision from an earlier council says so.

    A new council is not bound by the old one, and may not know what it decided. The year of the
    decision in the text is enough.

    Wrong:

        decisions:
          - {id: request, date: 2022-06-16}
        cases:
          - {earlier_decisions: [request]}

    Right:

        decisions:
          - {id: request, date: 2022-06-16}
        cases:
          - earlier_decisions: [request]
            background: Boligsosialloven § 5 gjelder. Forrige kommunestyre ba om saken i 2022.

    Source: veiviseren.no, values process, phase 3: evaluate after an election
    """
    held = {one.id: one for one in dossier.decisions}
    for n, case in enumerate(dossier.cases):
        term = last_term(dossier, case.date or dossier.date)
        for m, key in enumerate(case.earlier_decisions):
            if term is None or key not in held or held[key].date >= term.day:
                continue
            told = (one.text for one in dossier.texts if one.path[:2] == ("cases", n))
            year = str(held[key].date.year)
            if not any(year in text or _EARLIER.search(text) for text in told):
                yield Finding(
                    ("cases", n, "earlier_decisions", m),
                    say("the decision of {day} is older than the council", day=held[key].date),
                    say("say in the background that an earlier council made it, or give the year"),
                )
