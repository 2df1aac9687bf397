"""R: what refers to what, and whether the sections agree with each other."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.contract.declare import KeyPath
from pipeline.diagnostics import Severity, Text, say
from pipeline.dossier.cases import Case
from pipeline.dossier.dossier import Dossier
from pipeline.facts.counts import answered
from pipeline.near import near
from pipeline.pattern import pattern
from pipeline.rules.rounds import asked, goal_keys, measure_keys
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import is_key

_SECTIONS = (
    "figures",
    "tables",
    "guidelines",
    "plans",
    "plans.goals",
    "plans.measures",
    "stakeholders",
    "participation",
    "foundation.values",
    "mandate",
    "models",
    "decisions",
    "decision_reports",
    "cases",
    "hearings",
    "follow_up",
    "evaluation",
    "pictures",
)
# A measure may belong to either.
_SUB_GOALS = "plans.goals.goals"


def _ids(dossier: Dossier, section: str) -> list[tuple[KeyPath, str]]:
    """Give the ids of a section, such as values.items, with their places."""
    held: list[tuple[KeyPath, Any]] = [((), dossier)]
    for step in section.split("."):
        held = [each for path, one in held for each in _inside((*path, step), one)]
    return [((*path, "id"), one.id) for path, one in held]


# Any: a section of the contract, of whatever sort.
def _inside(path: KeyPath, section: Any) -> Iterator[tuple[KeyPath, Any]]:
    held = getattr(section, str(path[-1])) or ()
    if not isinstance(held, tuple):
        yield path, held
    else:
        yield from (((*path, n), one) for n, one in enumerate(held))


@rule(
    "R001",
    binding=say(
        "documents follow the reference: a row or a letter would be missing, or bear a bare key"
    ),
)
def references_name_what_exists(dossier: Dossier) -> Iterator[Finding]:
    """A reference names a key that exists in the dossier.

    A document cannot print a unit, value, plan or decision that is not there. The sentence, the
    table row or the letter would be missing without anybody seeing it.

    Wrong:

        cases:
          - distribution: [housing-ofice]

    Right:

        cases:
          - distribution: [housing-office]

    Source: design of the contract: every reference is by id
    """
    ids = {one: dict.fromkeys(key for _, key in _ids(dossier, one)) for one in _SECTIONS}
    for plan in dossier.plans if ids["plans.measures"] else ():
        ids["plans.measures"].update(dict.fromkeys(measure_keys(plan)))
        ids["plans.goals"].update(dict.fromkeys(goal_keys(plan)))
    lost = [one for one in dossier.references if one[2] not in ids[one[1]]]
    twice = _named_twice(dossier, lost)
    told: dict[str, tuple[str, ...]] = {}
    for path, section, value in lost:
        if section in twice:
            continue
        if section not in told:
            told[section] = tuple(filter(is_key, ids[section]))
        yield Finding(path, _unknown(section, value), _close(value, told[section]))


def _named_twice(dossier: Dossier, lost: Iterable[tuple[KeyPath, str, str]]) -> set[str]:
    """Give the sections where an id stands twice, and no more ids than that are missing.

    One of the two has the other's id: R002 tells it, and what refers to it is right.
    """
    missing: dict[str, set[str]] = {}
    for _, section, value in lost:
        missing.setdefault(section, set()).add(value)
    return {
        section
        for section, values in missing.items()
        if section not in _OF_PLANS
        and len(values) <= len(held := _ids(dossier, section)) - len({key for _, key in held})
    }


# Two plans may have an id in common.
_OF_PLANS = frozenset({"plans.goals", "plans.measures"})


def _unknown(section: str, value: str) -> Text:
    if is_key(value):
        return say("{section} has no item with id {value}", section=section, value=value)
    return say("{section} has no item with this id", section=section)


def _close(value: str, known: tuple[str, ...]) -> Text:
    parts = [one for one in _PART.split(value) if one]
    if len(parts) > 1 and all(one in known for one in parts):
        return say("write a comma between the ids, or each on a line of its own after a hyphen")
    close = near(value, known)
    if close:
        return say("did you mean {close}?", close=close)
    if not known or len(known) > _MOST_LISTED:
        return say("add the item, or remove the reference")
    return say("the ids there are {known}", known=", ".join(known))


_MOST_LISTED = 100
_PART = pattern(r"[\s;,/|+&]+|\bog\b")


@rule(
    "R002",
    binding=say("no reference tells them apart, and one document would overwrite the other"),
)
def ids_are_unique_in_their_section(dossier: Dossier) -> Iterator[Finding]:
    """Two items of one section do not share an id.

    References find the first of them and never the second, and documents named after the id
    would overwrite each other.

    Wrong:

        figures:
          - id: homes
          - id: homes

    Right:

        figures:
          - id: homes
          - id: care-homes

    Source: design of the contract: every reference is by id
    """
    for section in _SECTIONS:
        seen: set[tuple[KeyPath, str]] = set()
        below = _ids(dossier, _SUB_GOALS) if section == "plans.goals" else []
        for path, value in (*_ids(dossier, section), *below):
            # Two plans may have measures of one id: a round follows up one of them.
            among = path[:-2][:_OF_A_PLAN]
            if (among, value) in seen:
                yield Finding(
                    path,
                    say("another item of {section} has this id", section=section),
                    say("give one of them an id of its own, and look at what refers to it"),
                )
            seen.add((among, value))


# The length of the place of a list of a plan: what is further down belongs to it too.
_OF_A_PLAN = 3


@rule(
    "R003",
    binding=say("letters are named after their recipient, so one would overwrite the other"),
)
def a_recipient_gets_one_letter(dossier: Dossier) -> Iterator[Finding]:
    """A recipient gets one letter in a round, with all the questions in it.

    Letters are named after their recipient and round. Two would have the same name, and the unit
    would get two deadlines.

    Wrong:

        follow_up:
          - requests:
              - recipient: housing-office
              - recipient: housing-office

    Right:

        follow_up:
          - requests:
              - recipient: housing-office

    Source: design of the follow-up letter: one per recipient and round
    """
    seen: set[tuple[str, str]] = set()
    for one in asked(dossier):
        letter = one.round.id, one.letter.recipient
        if letter in seen:
            yield Finding(
                (*one.path, "recipient"),
                say("this recipient already has a letter above"),
                say("move the questions to the first letter, or make a new round of it"),
            )
        seen.add(letter)


@rule(
    "R004",
    binding=say("the row of the guideline would be empty in every document"),
)
def a_guideline_names_a_law_or_a_title(dossier: Dossier) -> Iterator[Finding]:
    """A guideline names a law in the register or has a title.

    Documents print the guideline by its citation or by its title. With neither, the row in the
    table is empty.

    Wrong:

        guidelines:
          - {id: strategy, level: regional}

    Right:

        guidelines:
          - {id: strategy, level: regional, title: Regional plan for bolig, source: Fylkestinget}

    Source: design of the guideline table
    """
    for n, one in enumerate(dossier.guidelines):
        if not (one.law or one.title):
            yield Finding(
                ("guidelines", n),
                say("the guideline names neither a law nor a title"),
                say("write law and section, or title and source"),
            )


@rule(
    "R005",
    binding=say("totals and plan histories follow the reference, and would never come to an end"),
)
def nothing_is_part_of_itself(dossier: Dossier) -> Iterator[Finding]:
    """A figure is not part of itself, and no plan succeeds itself.

    Totals and plan histories follow these references; one that points to itself never ends.

    Wrong:

        plans:
          - {id: housing-plan, replaced_by: housing-plan}

    Right:

        plans:
          - {id: old-plan, replaced_by: housing-plan}
          - {id: housing-plan}

    Source: design of the contract
    """
    for n, figure in enumerate(dossier.figures):
        if figure.part_of == figure.id:
            yield _itself(("figures", n, "part_of"))
    for n, plan in enumerate(dossier.plans):
        if plan.replaced_by == plan.id:
            yield _itself(("plans", n, "replaced_by"))


def _itself(path: KeyPath) -> Finding:
    return Finding(
        path, say("the reference points to itself"), say("name the other item, or delete the line")
    )


@rule("R006", severity=Severity.WARNING)
def a_list_names_each_item_once(dossier: Dossier) -> Iterator[Finding]:
    """A list of references names each item once.

    The document would print the same row twice.

    Wrong:

        cases:
          - distribution: [housing-office, housing-office]

    Right:

        cases:
          - distribution: [housing-office]

    Source: design of the contract
    """
    seen: Counter[tuple[KeyPath, str]] = Counter()
    for path, _, value in dossier.references:
        if isinstance(path[-1], int):
            seen[path[:-1], value] += 1
            if seen[path[:-1], value] > 1:
                yield Finding(path, say("the list names this item before"), _REMOVE)


_REMOVE = say("remove the line")


_Event = tuple[KeyPath, dt.date, dt.date]


@rule("R007")
def no_document_tells_of_what_is_still_to_come(dossier: Dossier) -> Iterator[Finding]:
    """What has happened is dated no later than the document that tells of it.

    A notice cannot be older than its decision, and a case cannot build on a hearing that came
    after it. What is planned has places of its own: routes, milestones and deadlines.

    Wrong:

        decisions:
          - {id: foundation, date: 2025-06-12, notified: 2025-06-02}

    Right:

        decisions:
          - {id: foundation, date: 2025-06-12, notified: 2025-06-16}

    Source: design of the documents: each carries a date, and says what was so then
    """
    for path, happened, day in _events(dossier):
        if happened > day:
            yield Finding(
                path,
                say("{date} is after {day}, the date of the document", date=happened, day=day),
                say("correct one of the dates, or leave it out until it has happened"),
            )


def _events(dossier: Dossier) -> Iterator[_Event]:
    """Give what has happened: its place, its day, and the day of the document that tells of it."""
    for n, decision in enumerate(dossier.decisions):
        yield ("decisions", n, "date"), decision.date, decision.notified or dossier.date
    for n, mandate in enumerate(dossier.mandate):
        day = mandate.date or dossier.date
        yield ("mandate", n, "trigger", "date"), mandate.trigger.date, day
    for n, case in enumerate(dossier.cases):
        yield from _leaned_on(dossier, case, n)
    decided = {one.id: one.date for one in dossier.decisions}
    for n, hearing in enumerate(dossier.hearings):
        laid_out = decided.get(hearing.decision or "", hearing.date)
        yield ("hearings", n, "decision"), laid_out, hearing.date
        for m, said in enumerate(hearing.statements):
            yield ("hearings", n, "statements", m, "date"), said.date, dossier.date
    for path, happened in _by_now(dossier):
        if happened:
            yield path, happened, dossier.date


def _leaned_on(dossier: Dossier, case: Case, n: int) -> Iterator[_Event]:
    day = case.date or dossier.date
    decided = {one.id: one.date for one in dossier.decisions}
    heard = {one.id: one.date for one in dossier.participation}
    for m, key in enumerate(case.earlier_decisions):
        yield ("cases", n, "earlier_decisions", m), decided.get(key, day), day
    for m, key in enumerate(case.participation):
        yield ("cases", n, "participation", m), heard.get(key, day), day


def _by_now(dossier: Dossier) -> Iterator[tuple[KeyPath, dt.date | None]]:
    """Give what documents of the dossier's own day tell of."""
    for n, plan in enumerate(dossier.plans):
        yield ("plans", n, "adopted", "date"), plan.adopted.date if plan.adopted else None
        yield ("plans", n, "started"), plan.started
        for m, step in enumerate(plan.steps):
            yield ("plans", n, "steps", m, "date"), step.date
    for n, heard in enumerate(dossier.participation):
        yield ("participation", n, "date"), heard.date
    for n, question in enumerate(dossier.mapping.questions):
        yield ("mapping", "questions", n, "date"), question.date
    for n, need in enumerate(dossier.mapping.counts):
        yield ("mapping", "counts", n, "date"), need.date if answered(need) else None
    for n, model in enumerate(dossier.models):
        yield ("models", n, "decided"), model.decided
