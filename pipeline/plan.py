"""Stage 4: a Dossier and the document types become the jobs that are due, and what is not yet."""

from collections.abc import Iterable

from pipeline.diagnostics import Text, say
from pipeline.document import DocumentType, Job, Waiting
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.phases import PHASES, Phase

# What an author must write before a property of the dossier holds anything.
NEEDS: dict[str, Text] = {
    "mandate_requests": say("a mandate (mandate)"),
    "case_drafts": say("a case (cases)"),
    "follow_up_letters": say("a request to a recipient (follow_up.requests)"),
    "foundation_decision": say("a decision that adopts the values (adopts_values: true)"),
    "values": say("the values foundation (values)"),
    "compliance": say("the values and a request to a recipient (values, follow_up.requests)"),
    "followed_decision": say("the decision that is followed up (follow_up.decision)"),
    "evaluation_cases": say("an evaluation and its political case (evaluation.case, cases)"),
    "guidelines": say("a guideline (guidelines)"),
    "stakeholders": say("a stakeholder (stakeholders)"),
    "baseline": say("what the mapping shows: strengths, weaknesses or answers (mapping)"),
    "decision_notices": say("a decision (decisions)"),
    "facts": say("a figure (facts)"),
    "plans": say("a plan (plans)"),
    "mapping_requests": say("an order for counts (mapping.order)"),
    "plan_inputs": say("input to a plan under work or on hearing (plans.inputs)"),
    "responsibilities": say("who leads and helps in the tasks (responsibilities)"),
    "answered_questions": say("an answer to a question of the mapping (mapping.questions)"),
    "models": say("an alternative for the organisation (models)"),
    "mandate": say("a mandate (mandate)"),
    "cases": say("a case (cases)"),
    "decisions": say("a decision (decisions)"),
    "participation": say("somebody who has taken part (participation)"),
    "follow_up": say("the follow-up of a decision (follow_up)"),
    "evaluation": say("an evaluation (evaluation)"),
    "waivers": say("a waiver (waivers)"),
    "charter": say("the values foundation (values)"),
    "matrices": say("who leads and helps in the tasks (responsibilities)"),
    "duties": say("who leads and helps in the tasks (responsibilities)"),
    "guideline_briefs": say("a guideline (guidelines)"),
    "binding_guidelines": say(
        "a guideline that the municipality cannot change (guidelines, changeable: false)"
    ),
    "changeable_guidelines": say(
        "a guideline that the municipality can change (guidelines, changeable: true)"
    ),
    "organisation_mandate": say("a mandate for the organisation (mandate, process: organisation)"),
    "organisation_participation": say(
        "somebody who has taken part in the organisation (participation, process: organisation)"
    ),
    "organisation_guidelines": say(
        "a guideline that the municipality cannot change (guidelines, changeable: false)"
    ),
    "mapping_judged": say("strengths, weaknesses or changes (mapping)"),
    "comparisons": say("an alternative for the organisation (models)"),
    "chosen_model": say("the alternative that is chosen (models, chosen: true)"),
    "model_requests": say("what the steering group is asked for (models, chosen: true, requests)"),
    "model_open": say("that the steering group has not decided yet (models.decided)"),
    "implementation": say("how the chosen alternative is carried out (models.implementation)"),
    "trace": say("the values and a request to a recipient (values, follow_up.requests)"),
    "agenda": say("an answer, a measure or a case that is still to come (follow_up, cases)"),
    "latest_evaluation": say("an evaluation that has been (evaluation)"),
    "reporting_duty": say("a date after the provision on reporting came into force (date)"),
    "organisation_number": say("the organisation number (municipality.orgnr)"),
    "proposal_first": say("proposals first in the case (municipality.words.proposal: first)"),
    "proposal_last": say("proposals last in the case (municipality.words.proposal: last)"),
}

# The same, where what is written so far belongs to other phases of the type.
_NEEDS_IN_PHASE: dict[tuple[str, str], Text] = {
    ("mandate_requests", "values 1"): say("a mandate for the values (mandate, process: values)"),
    ("mandate_requests", "organisation 1"): say(
        "a mandate for the organisation (mandate, process: organisation)"
    ),
    ("mandate_requests", "mapping 1"): say("a mandate for the mapping (mandate, process: mapping)"),
    ("case_drafts", "values 2"): say(
        "a case that proposes the values (cases, subject: value_foundation)"
    ),
    ("case_drafts", "values 3"): say("a case with the values as its premise (cases)"),
    ("case_drafts", "organisation 3"): say(
        "a case about the organisation (cases, subject: organisation)"
    ),
    ("follow_up_letters", "values 3"): say(
        "a follow-up of the decision that adopts the values (follow_up.decision)"
    ),
    ("follow_up_letters", "organisation 4"): say(
        "a follow-up of a decision on the organisation (follow_up.decision)"
    ),
}


def plan(dossier: Dossier, types: Iterable[DocumentType]) -> tuple[Job | Waiting, ...]:
    """Say for each type and item whether its document is due, or exactly what is missing.

    A type of several phases waits in each phase that none of its items belongs to.
    """
    return tuple(one for kind in types for one in _plan(dossier, kind))


def _plan(dossier: Dossier, kind: DocumentType) -> tuple[Job | Waiting, ...]:
    declared = kind.declaration
    missing = [name for name in declared.requires if not getattr(dossier, name)]
    if declared.one_per == "dossier":
        items: tuple[object, ...] = (None,)
    else:
        items = getattr(dossier, declared.one_per)
        missing += [] if items else [declared.one_per]
    if missing:
        return (Waiting(kind, tuple(_need(name) for name in missing), declared.phases),)
    jobs = tuple(_job(dossier, kind, item) for item in items)
    reached = {phase for job in jobs for phase in job.phases}
    unreached = (phase for phase in declared.phases if phase not in reached)
    return (*jobs, *(Waiting(kind, (_need_in(kind, one),), (one,)) for one in unreached))


def _need(name: str) -> Text:
    return NEEDS.get(name, say("{name} in the dossier", name=name))


def _need_in(kind: DocumentType, phase: Phase) -> Text:
    name = kind.declaration.one_per
    return _NEEDS_IN_PHASE.get((name, phase.name), _need(name))


def _job(dossier: Dossier, kind: DocumentType, item: object) -> Job:
    item_id = getattr(item, "id", "")
    stem = kind.declaration.name[dossier.norm]
    file = f"{stem}-{item_id}.docx" if item_id else f"{stem}.docx"
    return Job(kind, item, item_id, file, _phases(kind, item))


def _phases(kind: DocumentType, item: object) -> tuple[Phase, ...]:
    """Give the one phase that an item says it belongs to, else all that its type does."""
    said = PHASES.get(getattr(item, "phase", ""))
    return (said,) if said else kind.declaration.phases
