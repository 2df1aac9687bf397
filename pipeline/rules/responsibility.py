"""M: who leads which of the nine tasks, and who can step in."""

import datetime as dt
import re
from collections.abc import Iterator

from pipeline.contract.declare import KeyPath
from pipeline.diagnostics import Severity, say
from pipeline.dossier.at import there
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.responsibilities import Responsibility, Task
from pipeline.dossier.stakeholders import TouchedGroup
from pipeline.facts.followed import follows_values
from pipeline.facts.replies import topic_of
from pipeline.pattern import pattern
from pipeline.rules.rounds import asked, given
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import named


def _held(dossier: Dossier, day: dt.date) -> Iterator[tuple[int, Responsibility]]:
    """Give the responsibilities as they were at a day, with their numbers."""
    return there(dossier.responsibilities, dossier.moment(day))


def _tasked(dossier: Dossier, day: dt.date) -> set[str | None]:
    """Give the units that lead or help in a task at a day."""
    held = [one for _, one in _held(dossier, day)]
    return {unit for one in held for unit in (one.responsible, *one.contributors)}


@rule("M045", severity=Severity.WARNING)
def each_of_the_nine_tasks_has_a_lead(dossier: Dossier) -> Iterator[Finding]:
    """Each of the nine tasks has a unit that leads it.

    A task that nobody leads is a failure zone: residents are sent from office to office. The
    rule speaks when the dossier has begun to list responsibilities. It stops no document: the
    map of responsibility is made to show the gap. Where the municipality knows it and works on
    it, waive the rule with the date it shall be closed.

    Wrong:

        responsibilities:
          - {task: housing_finance, responsible: housing-office}

    Right:

        responsibilities:
          - {task: services_and_tenancy_support, responsible: housing-office}
          - {task: housing_management, responsible: housing-office}
          - {task: housing_allocation, responsible: housing-office}
          - {task: living_environment, responsible: housing-office}
          - {task: housing_planning, responsible: housing-office}
          - {task: housing_provision, responsible: housing-office}
          - {task: housing_finance, responsible: housing-office}
          - {task: organisation, responsible: housing-office}
          - {task: development, responsible: housing-office}

    Source: veiviseren.no, mapping process, phase 1: who does what of nine tasks
    """
    if not dossier.responsibilities:
        return
    held = list(_held(dossier, dossier.date))
    led = {one.task for _, one in held if one.responsible}
    listed = {one.task: n for n, one in reversed(held)}
    for task in Task:
        if task not in led:
            place = ("responsibilities", listed[task]) if task in listed else ("responsibilities",)
            yield Finding(
                place,
                say("nobody leads {task}", task=named(task, dossier.norm)),
                say("write responsible with the id of a unit; it is a failure zone until then"),
            )


@rule("M046", severity=Severity.WARNING)
def one_unit_leads_a_task_for_a_group(dossier: Dossier) -> Iterator[Finding]:
    """One unit leads a task for a target group.

    Two leads are a duplicate function: both do the work, or each believes that the other does.

    Wrong:

        responsibilities:
          - {task: housing_allocation, target_group: flyktninger, responsible: housing-office}
          - {task: housing_allocation, target_group: flyktninger, responsible: nav}

    Right:

        responsibilities:
          - task: housing_allocation
            target_group: flyktninger
            responsible: housing-office
            contributors: [nav]

    Source: veiviseren.no, organisation process, phase 2: duplicate functions
    """
    leads: dict[tuple[Task, str], str] = {}
    for n, one in _held(dossier, dossier.date):
        if not one.responsible:
            continue
        first = leads.setdefault((one.task, one.target_group.casefold()), one.responsible)
        if first != one.responsible:
            yield Finding(
                ("responsibilities", n, "responsible"),
                say(
                    "another unit already leads {task} for this group",
                    task=named(one.task, dossier.norm),
                ),
                say("let one be responsible, and name the other under contributors"),
            )


@rule("M047", severity=Severity.WARNING)
def a_role_has_a_deputy(dossier: Dossier) -> Iterator[Finding]:
    """A task that hangs on one role has a deputy.

    When the only one who knows is ill, the task stands still.

    Wrong:

        responsibilities:
          - {responsible: housing-office, role: boligkonsulent}

    Right:

        responsibilities:
          - {responsible: housing-office, role: boligkonsulent, deputy: leder av boligkontoret}

    Source: veiviseren.no, mapping process, phase 1: dependence on persons
    """
    for n, one in _held(dossier, dossier.date):
        if one.responsible and one.role and not one.deputy:
            yield Finding(
                ("responsibilities", n, "role"),
                say("the role has no deputy"),
                say("write deputy with the role that steps in"),
            )


@rule("M081", severity=Severity.WARNING)
def a_recipient_leads_something(dossier: Dossier) -> Iterator[Finding]:
    """A unit in the municipality that gets a follow-up letter leads or helps in a task.

    The letter says what the unit is responsible for. A unit that has no task has nothing to
    answer for, or the responsibilities are not complete. Who is asked about a measure of a plan
    answers for that.

    Wrong:

        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        responsibilities:
          - {responsible: nav}
        follow_up: [{}]

    Right:

        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        responsibilities:
          - {responsible: housing-office}
        follow_up: [{}]

    Source: veiviseren.no, values process, phase 3: the touched services have ownership
    """
    if not dossier.responsibilities:
        return
    internal = {one.id for one in dossier.stakeholders if one.group is TouchedGroup.INTERNAL}
    for one in asked(dossier):
        if any(topic_of(question).measure for question in one.letter.questions):
            continue
        if one.letter.recipient in internal - _tasked(dossier, one.letter.date or dossier.date):
            yield Finding(
                (*one.path, "recipient"),
                say("the recipient has no task under responsibilities"),
                say("add its task, or send the questions to the unit that has it"),
            )


_TEMPORARY = pattern(
    r"arbeidsgrupp|prosjektgrupp|styringsgrupp|referansegrupp|prosjektleder|prosjektleiar",
    re.IGNORECASE,
)


@rule("M050", severity=Severity.WARNING)
def what_lasts_is_led_by_what_lasts(dossier: Dossier) -> Iterator[Finding]:
    """A group that ends with the project leads no task and owns no measure.

    When the group is dissolved, nobody has the task. The line takes over before that.

    Wrong:

        stakeholders:
          - {id: housing-office, name: Boligkontoret}
          - {id: nav, name: NAV}
          - {id: group, name: Arbeidsgruppen for verdigrunnlaget}
        responsibilities:
          - {task: development, responsible: group}

    Right:

        stakeholders:
          - {id: housing-office, name: Boligkontoret}
          - {id: nav, name: NAV}
          - {id: group, name: Arbeidsgruppen for verdigrunnlaget}
        responsibilities:
          - {task: development, responsible: housing-office, contributors: [group]}

    Source: veiviseren.no, organisation process, phase 4: from project to line
    """
    passing = {one.id for one in dossier.stakeholders if _TEMPORARY.search(one.name)}
    for path, unit in _charged(dossier) if passing else ():
        if unit in passing:
            yield Finding(
                path,
                say("the group is there only as long as the project"),
                say("name the unit that has the task afterwards"),
            )


def _charged(dossier: Dossier) -> Iterator[tuple[KeyPath, str | None]]:
    """Give who leads a task and who owns a measure, with the place."""
    for n, one in _held(dossier, dossier.date):
        yield ("responsibilities", n, "responsible"), one.responsible
    for told in given(dossier):
        if told.answer.remedy:
            yield (*told.path, "remedy", "owner"), told.answer.remedy.owner
    for n, plan in enumerate(dossier.plans):
        for m, planned in enumerate(plan.measures):
            yield ("plans", n, "measures", m, "owner"), planned.owner
    for n, model in enumerate(dossier.models):
        for m, measure in enumerate(model.implementation):
            yield ("models", n, "implementation", m, "owner"), measure.owner


@rule("M103", severity=Severity.WARNING)
def each_lead_gets_a_letter(dossier: Dossier) -> Iterator[Finding]:
    """When letters on the values are sent, each unit that leads a task in the municipality has one.

    A service without a letter is a service without an answer, and the report has a hole there.

    Wrong:

        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        responsibilities:
          - {task: housing_allocation, responsible: housing-office}
          - {task: housing_finance, responsible: nav}
        follow_up: [{}]

    Right:

        foundation: {}
        decisions: [{id: foundation, adopts_foundation: true}]
        responsibilities:
          - {task: housing_allocation, responsible: housing-office}
          - {task: housing_finance, responsible: nav}
        follow_up:
          - requests:
              - {recipient: housing-office}
              - {recipient: nav}

    Source: veiviseren.no, values process, phase 3: status from all who are touched
    """
    letters = [one.letter for one in asked(dossier) if follows_values(dossier, one.round)]
    if not letters:
        return
    written = {one.recipient for one in letters}
    day = max(one.date or dossier.date for one in letters)
    internal = {one.id for one in dossier.stakeholders if one.group is TouchedGroup.INTERNAL}
    told: set[str] = set()
    for n, one in _held(dossier, day):
        if one.responsible and one.responsible in internal - written - told:
            told.add(one.responsible)
            yield Finding(
                ("responsibilities", n, "responsible"),
                say("this unit leads a task, but gets no letter"),
                say("add a request to it under follow_up.requests"),
            )
