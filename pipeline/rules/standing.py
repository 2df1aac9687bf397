"""H: what was wrong, what is only proposed, and what nobody has looked at for long."""

import datetime as dt
from collections.abc import Iterator, Mapping

from pipeline.contract.timed import wrong
from pipeline.diagnostics import Severity, say
from pipeline.dossier.dossier import Dossier
from pipeline.registers.dates import later
from pipeline.rules.rule import Finding, dated_rule, rule


@rule("H007")
def a_correction_says_what_was_wrong(dossier: Dossier) -> Iterator[Finding]:
    """A correction is made by the dossier's own day, and what was wrong reads otherwise now.

    A mistake is no change: the right text holds for every day, and drafts of any day follow. What
    has left the house stands, and says what was wrong.

    Wrong:

        municipality:
          unit: Helse og bolig
          corrected:
            on: 2026-02-01
            was: {unit: Helse og bolig}
            why: Navnet var skrevet av feil.

    Right:

        municipality:
          unit: Helse og bolig
          corrected:
            on: 2026-02-01
            was: {unit: Helse og bodlig}
            why: Navnet var skrevet av feil.

    Source: ADR 31
    """
    for path, thing in dossier.history:
        if thing.corrected is None:
            continue
        if thing.corrected.on > dossier.date:
            yield Finding(
                (*path, "corrected", "on"),
                say("it is corrected {day}, after the dossier's date", day=thing.corrected.on),
                say("correct the day, or the date of the dossier"),
            )
        if all(getattr(thing, key) == value for key, value in wrong(thing.corrected).items()):
            yield Finding(
                (*path, "corrected", "was"),
                say("what was wrong reads as it does now"),
                say("write the key that was wrong, as it stood, and the right text at the top"),
            )


# What has been done, counted, answered or decided; by the section and what stands in it.
_DONE = (
    *("councils", "decisions", "participation", "responsibilities", "evaluation", "documents"),
    *("mapping.counts", "mapping.questions", "mapping.experiences"),
    "hearings.statements",
    *("follow_up", "follow_up.requests", "follow_up.answers", "plans.steps"),
)


@rule("H008")
def what_is_done_is_not_proposed(dossier: Dossier) -> Iterator[Finding]:
    """What is proposed has not been decided, counted, answered or sent.

    Documents print it as proposed. A decision that is only proposed is a case. A plan that is
    proposed is not adopted, and a unit that gets a task later says so with `since`.

    Wrong:

        plans:
          - id: housing-plan
            expected: true
            adopted: {body: kommunestyret, date: 2024-01-01, case_number: 1/24}

    Right:

        plans:
          - {id: housing-plan, expected: true}

    Source: ADR 31
    """
    for path, thing in dossier.history:
        if not thing.expected:
            continue
        section = ".".join(str(one) for one in path if not isinstance(one, int))
        if section in _DONE or getattr(thing, "adopted", None):
            yield Finding(
                (*path, "expected"),
                say("what is done or decided is not proposed"),
                say("take expected away, or take out what says that it is done"),
            )


# How many months may pass before somebody should look again, by the outermost section. Units and
# their people change with each budget, and plans are rolled each year (plan- og bygningsloven
# § 11-1); a figure is called old after two (facts/figures).
_MONTHS: Mapping[str, int] = {
    "municipality": 12,
    "stakeholders": 12,
    "responsibilities": 12,
    "plans": 12,
    "guidelines": 12,
}
_ELSE = 24


@dated_rule("H009", severity=Severity.WARNING)
def what_is_checked_is_checked_again(dossier: Dossier, as_of: dt.date) -> Iterator[Finding]:
    """What says when somebody last saw that it holds was seen lately, and not in days to come.

    Units, tasks, plans and guidelines are looked at again within a year, all else within two.
    What says nothing of it is asked nothing.

    Wrong:

        stakeholders: [{id: nav, checked: 2025-05-31}]

    Right:

        stakeholders: [{id: nav, checked: 2025-06-01}]

    Source: ADR 31
    """
    for path, thing in dossier.history:
        seen = thing.checked
        if seen is None:
            continue
        if seen > max(as_of, dossier.date):
            yield Finding(
                (*path, "checked"),
                say("nobody can have seen it {day} yet", day=seen),
                say("write the day that somebody last saw that it holds"),
            )
        elif seen < later(as_of, months=-_MONTHS.get(str(path[0]), _ELSE)):
            yield Finding(
                (*path, "checked"),
                say("nobody has seen since {day} that it still holds", day=seen),
                say("ask, correct it if it has changed, and write the new day"),
            )
