"""M: mandates, and who is responsible for what."""

import datetime as dt
import re
from collections.abc import Iterator

from pipeline.diagnostics import Severity, say
from pipeline.dossier.cases import Subject
from pipeline.dossier.contract import KeyPath
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.mandate import Process
from pipeline.dossier.responsibilities import Task
from pipeline.dossier.stakeholders import Group
from pipeline.rules.rule import Finding, rule


@rule("M045")
def each_of_the_nine_tasks_has_a_lead(dossier: Dossier) -> Iterator[Finding]:
    """Each of the nine tasks has a unit that leads it.

    A task that nobody leads is a failure zone: residents are sent from office to office. The
    rule speaks when the dossier has begun to list responsibilities. Where the municipality
    knows the gap and works on it, waive the rule with the date it shall be closed.

    Wrong:

        responsibilities:
          - {task: housing_finance, lead: housing-office}

    Right:

        responsibilities:
          - {task: services_and_tenancy_support, lead: housing-office}
          - {task: housing_management, lead: housing-office}
          - {task: housing_allocation, lead: housing-office}
          - {task: living_environment, lead: housing-office}
          - {task: housing_planning, lead: housing-office}
          - {task: housing_provision, lead: housing-office}
          - {task: housing_finance, lead: housing-office}
          - {task: organisation, lead: housing-office}
          - {task: development, lead: housing-office}

    Source: veiviseren.no, mapping process, phase 1: who does what of nine tasks
    """
    if not dossier.responsibilities:
        return
    led = {one.task for one in dossier.responsibilities if one.lead}
    listed = {one.task: n for n, one in reversed(list(enumerate(dossier.responsibilities)))}
    for task in Task:
        if task not in led:
            place = ("responsibilities", listed[task]) if task in listed else ("responsibilities",)
            yield Finding(
                place,
                say("nobody leads {task}", task=task.value),
                say("write lead with the id of a unit; it is a failure zone until then"),
            )


@rule("M046", severity=Severity.WARNING)
def one_unit_leads_a_task_for_a_group(dossier: Dossier) -> Iterator[Finding]:
    """One unit leads a task for a target group.

    Two leads are a duplicate function: both do the work, or each believes that the other does.

    Wrong:

        responsibilities:
          - {task: housing_allocation, target_group: flyktninger, lead: housing-office}
          - {task: housing_allocation, target_group: flyktninger, lead: nav}

    Right:

        responsibilities:
          - task: housing_allocation
            target_group: flyktninger
            lead: housing-office
            contributors: [nav]

    Source: veiviseren.no, organisation process, phase 2: duplicate functions
    """
    leads: dict[tuple[Task, str], str] = {}
    for n, one in enumerate(dossier.responsibilities):
        if not one.lead:
            continue
        first = leads.setdefault((one.task, one.target_group.casefold()), one.lead)
        if first != one.lead:
            yield Finding(
                ("responsibilities", n, "lead"),
                say("another unit already leads {task} for this group", task=one.task.value),
                say("let one lead, and name the other under contributors"),
            )


@rule("M047", severity=Severity.WARNING)
def a_role_has_a_deputy(dossier: Dossier) -> Iterator[Finding]:
    """A task that hangs on one role has a deputy.

    When the only one who knows is ill, the task stands still.

    Wrong:

        responsibilities:
          - {lead: housing-office, role: boligkonsulent}

    Right:

        responsibilities:
          - {lead: housing-office, role: boligkonsulent, deputy: leder av boligkontoret}

    Source: veiviseren.no, mapping process, phase 1: dependence on persons
    """
    for n, one in enumerate(dossier.responsibilities):
        if one.lead and one.role and not one.deputy:
            yield Finding(
                ("responsibilities", n, "role"),
                say("the role has no deputy"),
                say("write deputy with the role that steps in"),
            )


_UNIONS = re.compile(
    r"tillitsval|fagforen|fagforein|verneomb|ansatt|tilsett|partssam|administrasjonsutv",
    re.IGNORECASE,
)


@rule("M049", severity=Severity.WARNING)
def an_organisation_case_has_heard_the_unions(dossier: Dossier) -> Iterator[Finding]:
    """A case on organisation has heard the union representatives before the decision.

    Reorganisation has rules of its own for consultation, and its own committee.

    Wrong:

        cases:
          - subject: organisation

    Right:

        participation:
          - {id: unions, who: Hovedtillitsvalgte, date: 2026-02-20}
        cases:
          - subject: organisation
            participation: [unions]

    Source: veiviseren.no, organisation process, phases 1 and 3; kommuneloven § 5-11
    """
    for n, one in enumerate(dossier.cases):
        if one.subject is not Subject.ORGANISATION:
            continue
        last = one.route[-1].date
        heard = [p.who for p in dossier.participation if p.date <= last]
        heard += [stop.body for stop in one.route]
        if not any(map(_UNIONS.search, heard)):
            yield Finding(
                ("cases", n, "participation"),
                say("no consultation with union representatives before the decision"),
                say(
                    "add it under participation and name it here, or add the committee to the route"
                ),
            )


@rule("M051", severity=Severity.WARNING)
def the_five_groups_are_mapped(dossier: Dossier) -> Iterator[Finding]:
    """A values process knows whom it touches in each of the five groups.

    Political, internal, residents, private and regional: those who are forgotten at the start
    come back in the hearing.

    Wrong:

        mandate:
          - process: values

    Right:

        mandate:
          - process: values
        stakeholders:
          - {id: housing-office, group: internal}
          - {id: council, group: political}
          - {id: tenants, group: residents}
          - {id: builders, group: private}
          - {id: governor, group: regional}

    Source: veiviseren.no, values process, phase 1, activity 3
    """
    if not any(one.process is Process.VALUES for one in dossier.mandate):
        return
    held = {one.group for one in dossier.stakeholders}
    missing = [group.value for group in Group if group not in held]
    if missing:
        yield Finding(
            ("stakeholders",),
            say("no stakeholder is of group {groups}", groups=", ".join(missing)),
            say("add whom the foundation touches there"),
        )


@rule("M081", severity=Severity.WARNING)
def a_recipient_leads_something(dossier: Dossier) -> Iterator[Finding]:
    """A unit in the municipality that gets a follow-up letter leads or helps in a task.

    The letter says what the unit is responsible for. A unit that has no task has nothing to
    answer for, or the responsibilities are not complete.

    Wrong:

        values: {}
        decisions: [{id: foundation, adopts_values: true}]
        responsibilities:
          - {lead: nav}
        follow_up: {}

    Right:

        values: {}
        decisions: [{id: foundation, adopts_values: true}]
        responsibilities:
          - {lead: housing-office}
        follow_up: {}

    Source: veiviseren.no, values process, phase 3: the touched services have ownership
    """
    if not dossier.responsibilities or not dossier.follow_up:
        return
    tasked = {one.lead for one in dossier.responsibilities}
    tasked |= {unit for one in dossier.responsibilities for unit in one.contributors}
    internal = {one.id for one in dossier.stakeholders if one.group is Group.INTERNAL}
    for n, one in enumerate(dossier.follow_up.requests):
        if one.recipient in internal - tasked:
            yield Finding(
                ("follow_up", "requests", n, "recipient"),
                say("the recipient has no task under responsibilities"),
                say("add its task, or send the questions to the unit that has it"),
            )


def _due(dossier: Dossier) -> Iterator[tuple[int, str, int, dt.date, dt.date]]:
    for n, one in enumerate(dossier.mandate):
        day = one.date or dossier.date
        for m, deliverable in enumerate(one.deliverables):
            yield n, "deliverables", m, deliverable.due, day
        for m, milestone in enumerate(one.milestones):
            yield n, "milestones", m, milestone.date, day


@rule("M101")
def what_is_ordered_is_due_after_the_order(dossier: Dossier) -> Iterator[Finding]:
    """Deliverables and milestones are due after the date of the request.

    A mandate asks for work to come. A date before it is a slip, often last year's.

    Wrong:

        mandate:
          - date: 2026-03-02
            deliverables:
              - {text: Utkast, due: 2025-09-01, receiver: Styringsgruppen}

    Right:

        mandate:
          - date: 2026-03-02
            deliverables:
              - {text: Utkast, due: 2026-09-01, receiver: Styringsgruppen}

    Source: design of the mandate request
    """
    for n, section, m, due, day in _due(dossier):
        if due < day:
            key = "due" if section == "deliverables" else "date"
            yield Finding(
                ("mandate", n, section, m, key),
                say("{due} is before the date of the request, {day}", due=due, day=day),
                say("correct the year, or take out what is already done"),
            )


@rule("M102", severity=Severity.WARNING)
def milestones_stand_in_order(dossier: Dossier) -> Iterator[Finding]:
    """Milestones stand in the order they come.

    The document prints them as a schedule, and a schedule is read downwards.

    Wrong:

        mandate:
          - milestones:
              - {date: 2026-09-15, text: Utkastet er ferdig}
              - {date: 2026-05-15, text: Oversikten er ferdig}

    Right:

        mandate:
          - milestones:
              - {date: 2026-05-15, text: Oversikten er ferdig}
              - {date: 2026-09-15, text: Utkastet er ferdig}

    Source: design of the mandate request
    """
    for n, one in enumerate(dossier.mandate):
        for m, (before, after) in enumerate(
            zip(one.milestones, one.milestones[1:], strict=False), 1
        ):
            if after.date < before.date:
                yield Finding(
                    ("mandate", n, "milestones", m, "date"),
                    say(
                        "{after} is before {before}, the milestone above",
                        after=after.date,
                        before=before.date,
                    ),
                    say("put the milestones in order, or correct the date"),
                )


_TEMPORARY = re.compile(
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
          - {task: development, lead: group}

    Right:

        stakeholders:
          - {id: housing-office, name: Boligkontoret}
          - {id: nav, name: NAV}
          - {id: group, name: Arbeidsgruppen for verdigrunnlaget}
        responsibilities:
          - {task: development, lead: housing-office, contributors: [group]}

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
    for n, one in enumerate(dossier.responsibilities):
        yield ("responsibilities", n, "lead"), one.lead
    for n, answer in enumerate(dossier.follow_up.answers if dossier.follow_up else ()):
        if answer.measure:
            yield ("follow_up", "answers", n, "measure", "owner"), answer.measure.owner
    for n, model in enumerate(dossier.models):
        for m, measure in enumerate(model.implementation):
            yield ("models", n, "implementation", m, "owner"), measure.owner


@rule("M103", severity=Severity.WARNING)
def each_lead_gets_a_letter(dossier: Dossier) -> Iterator[Finding]:
    """When letters are sent, each unit in the municipality that leads a task gets one.

    A service without a letter is a service without an answer, and the report has a hole there.

    Wrong:

        values: {}
        decisions: [{id: foundation, adopts_values: true}]
        responsibilities:
          - {task: housing_allocation, lead: housing-office}
          - {task: housing_finance, lead: nav}
        follow_up: {}

    Right:

        values: {}
        decisions: [{id: foundation, adopts_values: true}]
        responsibilities:
          - {task: housing_allocation, lead: housing-office}
          - {task: housing_finance, lead: nav}
        follow_up:
          requests:
            - {recipient: housing-office}
            - {recipient: nav}

    Source: veiviseren.no, values process, phase 3: status from all who are touched
    """
    asked = {one.recipient for one in dossier.follow_up.requests} if dossier.follow_up else set()
    if not asked:
        return
    internal = {one.id for one in dossier.stakeholders if one.group is Group.INTERNAL}
    told: set[str] = set()
    for n, one in enumerate(dossier.responsibilities):
        if one.lead and one.lead in internal - asked - told:
            told.add(one.lead)
            yield Finding(
                ("responsibilities", n, "lead"),
                say("this unit leads a task, but gets no letter"),
                say("add a request to it under follow_up.requests"),
            )
