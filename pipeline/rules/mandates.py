"""M: who is touched and heard, and mandates whose days can be kept."""

import datetime as dt
import re
from collections.abc import Iterator

from pipeline.diagnostics import Severity, say
from pipeline.dossier.cases import Subject
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.mandate import Process
from pipeline.dossier.stakeholders import TouchedGroup
from pipeline.pattern import pattern
from pipeline.rules.rule import Finding, rule

_UNIONS = pattern(
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
        last = max((stop.date for stop in one.route if stop.date), default=dt.date.max)
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
    missing = [group.value for group in TouchedGroup if group not in held]
    if missing:
        yield Finding(
            ("stakeholders",),
            say("no stakeholder is of group {groups}", groups=", ".join(missing)),
            say("add whom the foundation touches there"),
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
