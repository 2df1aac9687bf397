"""P: what a hearing led to stands in the plan that was heard."""

import re
from collections.abc import Iterator

from pipeline.diagnostics import Severity, say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.hearings import Heard
from pipeline.dossier.plans import Plan
from pipeline.facts.hearings import plan_of
from pipeline.pattern import pattern
from pipeline.rules.rule import Finding, rule

# A measure by its number: tiltak 5, tiltaket 1.2, tiltak nr. 3; not a time, an amount or the
# measure of another plan.
_NUMBERED = pattern(
    r"\btiltak(?:et|a|ene)? (?:nr\.? ?|nummer )?(?P<number>\d+(?:\.\d+)*)(?![\d.]*\d)"
    r"(?! ?(?:år|mån|uke|veke|dag|time|prosent|%|kr|kommun|bolig|bustad))"
    r"(?! i (?!planen|planutkast|framlegg|fremlegg|forslag|utkast|temaplan|kommunedelplan))",
    re.IGNORECASE,
)


@rule("P142", severity=Severity.WARNING)
def what_a_statement_led_to_stands_in_the_plan(dossier: Dossier) -> Iterator[Finding]:
    """A change that a statement led to names a measure that the plan has.

    Who has sent a statement looks the measure up. A number that the plan does not have tells them
    that the change was never made.

    Wrong:

        plans: [{id: plan, measures: [{id: advice, number: "1"}]}]
        hearings: [{plan: plan, statements: [{change: Tiltak 5 gjelder nå også unge.}]}]

    Right:

        plans: [{id: plan, measures: [{id: advice, number: "1"}]}]
        hearings: [{plan: plan, statements: [{change: Tiltak 1 gjelder nå også unge.}]}]

    Source: plan- og bygningsloven § 11-14 (lovverk)
    """
    for n, one in enumerate(dossier.hearings):
        plan = plan_of(dossier, one)
        if plan is None or one.what is not Heard.PLAN or not plan.measures:
            continue
        known = _numbers(plan)
        for m, held in enumerate(one.statements):
            told = (number for text in held.change or () for number in _named(text))
            if lacking := next((number for number in told if number not in known), None):
                yield Finding(
                    ("hearings", n, "statements", m, "change"),
                    say("the plan has no measure with the number {number}", number=lacking),
                    say("write the number that the measure has in the plan, or change the plan"),
                )


def _named(text: str) -> Iterator[str]:
    return (found["number"] for found in _NUMBERED.finditer(text))


def _numbers(plan: Plan) -> set[str]:
    """Give the numbers of the measures; those of a plan without any are counted from 1."""
    held = {one.number.rstrip(".") for one in plan.measures if one.number}
    return held or {str(n) for n, _ in enumerate(plan.measures, 1)}
