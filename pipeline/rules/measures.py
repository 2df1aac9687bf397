"""F: the measures of plans in the rounds that follow them up."""

import datetime as dt
from collections.abc import Iterator

from pipeline.contract.declare import KeyPath
from pipeline.diagnostics import Severity, say
from pipeline.dossier.at import there
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.followup import OF_MEASURES, Answer, Round, StatusQuestion
from pipeline.dossier.plans import PlanStatus
from pipeline.facts.followed import plans_of
from pipeline.facts.planned import planned
from pipeline.facts.replies import topic_of
from pipeline.facts.rounds import begun
from pipeline.facts.statuses import PREPARED, statuses
from pipeline.rules.rounds import asked, given, measure_keys, words_of
from pipeline.rules.rule import Finding, dated_rule, rule
from pipeline.rules.texts import listed


@rule("F109")
def a_status_fits_what_the_answer_is_about(dossier: Dossier) -> Iterator[Finding]:
    """The status of an answer fits what the answer is about.

    A value or a point is complied with or not. A measure of a plan is started or done.

    Wrong:

        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        follow_up:
          - answers:
              - {recipient: housing-office, value: equal-worth, status: done}

    Right:

        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        follow_up:
          - answers:
              - {recipient: housing-office, value: equal-worth, status: complies}

    Source: design of the follow-up report, which tells the two apart
    """
    for one in given(dossier):
        status, measured = one.answer.status, topic_of(one.answer).measure is not None
        if status and (status in OF_MEASURES) != measured:
            yield Finding(
                (*one.path, "status"),
                say("this status does not fit what the answer is about"),
                say("write status: {words}", words=words_of(one.answer)),
            )


@rule("F110")
def a_round_asks_about_measures_of_its_plan(dossier: Dossier) -> Iterator[Finding]:
    """A question or an answer about a measure is about one in a plan that the decision adopts.

    The letter quotes the decision and names the plan. A measure of another plan, or of a plan
    that the decision does not adopt, would stand under a heading that is not its own.

    Wrong:

        plans:
          - id: housing-plan
            adopted: {body: kommunestyret, date: 2025-12-11, case_number: 99/25}
            measures: [{id: six-homes, text: Kjøpe boliger, owner: housing-office}]
        decisions: [{id: foundation, date: 2025-06-12, case_number: 48/25}]
        follow_up:
          - requests:
              - {questions: [{measure: six-homes, text: "Hva er gjort?"}]}

    Right:

        plans:
          - id: housing-plan
            adopted: {body: kommunestyret, date: 2025-12-11, case_number: 99/25}
            measures: [{id: six-homes, text: Kjøpe boliger, owner: housing-office}]
        decisions: [{id: foundation, date: 2025-12-11, case_number: 99/25}]
        follow_up:
          - requests:
              - {questions: [{measure: six-homes, text: "Hva er gjort?"}]}

    Source: design of the rounds: each follows up what its decision has decided
    """
    known = {key for plan in dossier.plans for key in measure_keys(plan)}
    for path, held, about in _about(dossier) if known else ():
        key = topic_of(about).measure
        its = {key for plan in plans_of(dossier, held) for key in measure_keys(plan)}
        if key in known - its:
            yield Finding(
                (*path, "measure"),
                say("the decision of the round adopts no plan with this measure"),
                say(
                    "follow it up in a round whose decision has the body, the date and the "
                    "case number that the plan was adopted with"
                ),
            )


def _about(dossier: Dossier) -> Iterator[tuple[KeyPath, Round, StatusQuestion | Answer]]:
    """Give all that is asked or answered, with its place and its round."""
    for sent in asked(dossier):
        for n, question in enumerate(sent.letter.questions):
            yield (*sent.path, "questions", n), sent.round, question
    for told in given(dossier):
        yield told.path, told.round, told.answer


@dated_rule("F111", severity=Severity.WARNING)
def a_measure_that_is_due_has_a_status(dossier: Dossier, as_of: dt.date) -> Iterator[Finding]:
    """A measure of a plan whose deadline has passed has a status from a round of follow-up.

    The rule asks what day it is. Documents that print the plan would tell of a measure that
    should be done, and not whether it is. A plan that is not adopted, or that another has
    replaced, is not asked about.

    Wrong:

        plans:
          - id: housing-plan
            adopted: {body: kommunestyret, date: 2025-12-11, case_number: 99/25}
            measures:
              - {id: six-homes, text: Kjøpe boliger, owner: housing-office, deadline: 2026-05-01}

    Right:

        plans:
          - id: housing-plan
            adopted: {body: kommunestyret, date: 2025-12-11, case_number: 99/25}
            measures:
              - {id: six-homes, text: Kjøpe boliger, owner: housing-office, deadline: 2026-12-01}

    Source: practice: a plan is followed up measure by measure
    """
    told = {
        (plan.id, topic_of(one.answer).measure)
        for one in given(dossier)
        if one.answer.status
        for plan in plans_of(dossier, one.round)
    }
    quiet = PREPARED | {PlanStatus.SUPERSEDED, PlanStatus.REPEALED}
    known = zip(dossier.plans, statuses(dossier.plans, as_of), strict=True)
    for n, (plan, status) in enumerate(known):
        if status in quiet:
            continue
        for m, one in there(plan.measures, dossier.moment(as_of)):
            if one.deadline and one.deadline < as_of and (plan.id, one.id) not in told:
                yield Finding(
                    ("plans", n, "measures", m, "deadline"),
                    say("the measure was due {end}, and no answer tells of it", end=one.deadline),
                    say("ask its owner in a round of follow-up, and write the answer"),
                )


@rule("F112", severity=Severity.WARNING)
def the_owner_of_a_measure_is_asked(dossier: Dossier) -> Iterator[Finding]:
    """A round about a plan asks the owner of each measure that is not done.

    A measure that nobody is asked about stands in the report without a status. A question about
    something else than measures, such as a point of the decision, is for all that the recipient
    owns.

    Wrong:

        plans:
          - id: housing-plan
            adopted: {body: kommunestyret, date: 2025-06-12, case_number: 48/25}
            measures: [{id: six-homes, text: Kjøpe boliger, owner: nav}]
        decisions: [{}]
        follow_up:
          - requests: [{questions: [{point: 1, text: "Hva er gjort?"}]}]

    Right:

        plans:
          - id: housing-plan
            adopted: {body: kommunestyret, date: 2025-06-12, case_number: 48/25}
            measures: [{id: six-homes, text: Kjøpe boliger, owner: nav}]
        decisions: [{}]
        follow_up:
          - requests:
              - {recipient: nav, questions: [{measure: six-homes, text: "Hva er gjort?"}]}

    Source: practice: who owns a measure knows how far it has come
    """
    for n, held in enumerate(dossier.follow_up):
        if held.requests and plans_of(dossier, held):
            for missing in _unasked(dossier, held).values():
                yield Finding(
                    ("follow_up", n, "requests"),
                    say(
                        "the owner of these measures is not asked about them: {measures}",
                        measures=listed(missing),
                    ),
                    say("ask it about them, in a request of its own if it has none"),
                )


def _unasked(dossier: Dossier, held: Round) -> dict[str, list[str]]:
    """Give the measures that were open when a round began and their owners not asked about."""
    topics = {one.recipient: set(map(topic_of, one.questions)) for one in held.letters}
    then = dossier.at(begun(held, dossier.date))
    known = {one.id for one in dossier.stakeholders}
    missing: dict[str, list[str]] = {}
    for plan in plans_of(then, held):
        for one, stands in zip(plan.measures, planned(then, plan), strict=True):
            if one.owner not in known:
                continue  # R001 tells it
            about = topics.get(one.owner, set())
            general = any(each.measure is None for each in about)
            if not (stands.over or general or one.id in {each.measure for each in about}):
                missing.setdefault(one.owner, []).append(one.id)
    return missing
