"""What declarations may name, and what an author must write before a name holds anything.

Kept apart from what the names stand for: every build reads declarations, and one in which nothing
has changed needs no more of them than this.
"""

from collections.abc import Mapping

from pipeline.diagnostics import Text, say

# Tests hold the names against what there is.
NEEDS: Mapping[str, Text] = {
    "mandate_requests": say("a mandate (mandate)"),
    "case_drafts": say("a case (cases)"),
    "settlement_cases": say("a case on settling refugees (cases, subject: settlement)"),
    "start_loan_cases": say("a case on start loans (cases, subject: start_loan)"),
    "follow_up_letters": say("a request to a recipient (follow_up.requests)"),
    "reminder_letters": say(
        "a reminder of a letter that is not answered (follow_up.requests.reminders)"
    ),
    "compliance_reports": say(
        "the values and a request to a recipient (foundation, follow_up.requests)"
    ),
    "measure_reports": say(
        "a request in a round about the decision that adopts a plan (follow_up, plans)"
    ),
    "foundation_decision": say("a decision that adopts the values (adopts_foundation: true)"),
    "foundation": say("the values foundation (foundation)"),
    "evaluation_cases": say("an evaluation and its political case (evaluation.case, cases)"),
    "orientation_cases": say(
        "a case that nobody decides (cases, kind: orientation, referral, question or discussion)"
    ),
    "guidelines": say("a guideline (guidelines)"),
    "stakeholders": say("a stakeholder (stakeholders)"),
    "baseline": say("what the mapping shows: strengths, weaknesses or answers (mapping)"),
    "decision_notices": say("a decision of the last three weeks, or one with notified (decisions)"),
    "decision_statuses": say("a status of decisions for a period (decision_reports)"),
    "figures": say("a figure (figures)"),
    "tables": say("a table (tables)"),
    "councils": say("the day that a council was elected (councils)"),
    "plans": say("a plan (plans)"),
    "hearings": say("a hearing or a notice of start (hearings)"),
    "start_notices": say("a notice that the work on a plan begins (hearings, what: start)"),
    "hearing_letters": say("a hearing (hearings)"),
    "hearing_summaries": say("a statement in a hearing (hearings.statements)"),
    "mapping_requests": say("an order for counts (mapping.order)"),
    "plan_inputs": say("input to a plan under work or on hearing (plans.inputs)"),
    "housing_act": say(
        "a planning strategy or a societal part (plans), and a date on which boligsosialloven is"
        " in force (date)"
    ),
    "plan_documents": say("a plan with goals or measures (plans.goals, plans.measures)"),
    "planning_programmes": say("a plan with a programme (plans.programme)"),
    "responsibilities": say("who leads and helps in the tasks (responsibilities)"),
    "answered_questions": say("an answer to a question of the mapping (mapping.questions)"),
    "models": say("an alternative for the organisation (models)"),
    "mandate": say("a mandate (mandate)"),
    "cases": say("a case (cases)"),
    "decisions": say("a decision (decisions)"),
    "decision_reports": say("a status of decisions for a period (decision_reports)"),
    "documents": say("a document that has left the house (documents)"),
    "pictures": say("a picture (pictures)"),
    "participation": say("somebody who has taken part (participation)"),
    "follow_up": say("the follow-up of a decision (follow_up)"),
    "evaluation": say("an evaluation (evaluation)"),
    "waivers": say("a waiver (waivers)"),
    "charter": say("the values foundation (foundation)"),
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
    "latest_evaluation": say("an evaluation that has been (evaluation)"),
    "reporting_duty": say("a date after the provision on reporting came into force (date)"),
    "organisation_number": say("the organisation number (municipality.orgnr)"),
    "sending_unit": say("a unit that is not called what the municipality is (municipality.unit)"),
}

# Those that list items, one document each.
LISTS = frozenset(
    (
        *("figures", "tables", "guidelines", "plans", "stakeholders", "participation", "mandate"),
        *("models", "decisions", "cases", "follow_up", "evaluation", "pictures", "hearings"),
        *("decision_reports", "decision_statuses", "decision_notices", "mandate_requests"),
        *("case_drafts", "orientation_cases", "settlement_cases", "start_loan_cases"),
        *("evaluation_cases", "follow_up_letters", "reminder_letters"),
        *("measure_reports", "compliance_reports"),
        *("plan_documents", "planning_programmes", "plan_inputs", "mapping_requests"),
        *("organisation_participation", "start_notices", "hearing_letters", "hearing_summaries"),
    )
)
