"""What templates may name: the shape of the dossier and of its items, from their type hints."""

import types
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cache, partial, reduce
from typing import Any, get_args, get_origin

from pipeline.dossier.municipality import Municipality
from pipeline.frozen import is_record
from pipeline.norm import Term
from pipeline.views import view, views
from pipeline.views.head import Sender
from pipeline.views.imprint import Imprint
from pipeline.word.picture import Picture
from pipeline.word.shape import (
    ANY,
    DATE,
    NUMBER,
    PICTURE,
    TEXT,
    TRUTH,
    Shape,
    either,
    grouping,
    listing,
    wording,
)

# The first that a class belongs to counts, since a truth is a number to Python.
_SCALARS: tuple[tuple[type, Shape], ...] = (
    (bool, TRUTH),
    (int, NUMBER),
    (Decimal, NUMBER),
    (date, DATE),
    (str, TEXT),
    (StrEnum, TEXT),
)

# What is there as soon as something else is: the paths that follow from a path.
FOLLOWS: Mapping[str, tuple[str, ...]] = {
    "dossier.foundation": ("dossier.charter",),
    "item.compliance.unanswered[]": ("item.compliance.unanswered[].deadline",),
    "item.changed[]": ("item.changed[].finding", "item.changed[].finding.new_text"),
}
# A name that is no more, by its group: what to write instead, with @ for what it was asked of.
# Names by themselves have no group.
MOVED: Mapping[str, str] = {
    "CalendarDay.soon": "@.mark.soon",
    "CalendarDay.settled": "not @.mark.soon",
    "Change.text": "@.content",
    "CaseDraft.decides": "@.case.route",
    "CaseDraft.values": "@.assessed_values",
    "EvaluationCase.decides": "@.case.route",
    "EvaluationCase.values": "@.assessed_values",
    "NextEvaluation.election": "@.date",
    "PlanLetter.several": "@.points",
    "QuotedDecision.several": "@.points",
    "Reply.answered": "@.date",
    "Report.receivers": "@.asked|count",
    "Report.valued": "@.value_topics|count",
    "Answering.amount": "@.recipients|count",
    "Standing.amount": "@.topics|count",
    "Reply.fill": "{% shade @.mark %}",
    "Report.norm": "dossier.norm",
    "Report.other_topics": "@.topics",
    "Report.conclusion": "@.answering",
    "Report.matrix": "item.reply_tables",
    "ReplyRow.title": "@.about.title",
    "Topic.title": "@.about.title",
    **{
        f"{group}.group_capital": "@.target_group|capital"
        for group in ("FailureZone", "Duplicate", "PersonDependence", "NoAuthority")
    },
    "PersonDependence.role_capital": "@.role|capital",
    # What belongs to a round: of the types, the report is made for each (compliance_reports).
    **{
        f"dossier.{name}": f"item.{name}"
        for name in ("compliance", "trace", "agenda", "reply_tables")
    },
    "dossier.followed_decision": "item.quoted",
    # What contract 2 calls otherwise (upgrade).
    "dossier.values": "@.foundation",
    "dossier.facts": "@.figures",
    "Foundation.items": "@.values",
    "Mandate.commissioner": "@.commissioned_by",
    "Meeting.treatment": "@.handling",
    "Responsibility.lead": "@.responsible",
    "Decision.adopts_values": "@.adopts_foundation",
    "DecisionNotice.adopts_values": "@.adopts_foundation",
    "Gaps.unit_count": "@.leading_units|count",
    "Gaps.failure_zone_count": "@.failure_zones|count",
    "Gaps.duplicate_count": "@.duplicates|count",
    "Gaps.split_count": "@.splits|count",
    "Baseline.guideline_count": "@.guidelines|count",
    "dossier.council_capital": "@.council|capital",
    "dossier.executive_capital": "@.executive|capital",
    "dossier.executive_genitive": "item.proposer_genitive",
    "dossier.executive_genitive_capital": "item.proposer_genitive|capital",
    "dossier.case_word_capital": "@.municipality.words.case|capital",
    "Survey.settlement_missing": "not @.settlement",
    "Survey.needs_missing": "not @.needs",
    "Survey.old_missing": "not @.old",
    "KindInForce.none": "not @.titles",
    "Lapsed.alone": "not @.successor",
    "Recipient.apart": "not @.bound",
    "MatrixRow.nobody_leads": "not @.led",
    "CountRow.situation": "@.title",
    "CountRow.total": "@.title",
    "Charter.draft": "not @.adoption",
    "ManyTasks.count": "@.tasks|count",
    "Gaps.led_count": "@.led|count",
    "Gaps.task_count": "@.tasks|count",
    "Gaps.doubled": "@.duplicates",
    "Assessment.well": "@.fit.well",
    "Assessment.partly": "@.fit.partly",
    "Assessment.poorly": "@.fit.poorly",
    "Assessment.ungraded": "not @.fit",
    "Share.leads_only": "@.leads",
    "Share.contributes_only": "@.contributes",
    "Share.neither": "@.nothing",
    "Box.in_force": "@.kind.in_force",
    "Box.coming": "@.kind.coming",
    "Box.milestone": "@.kind.milestone",
    "Box.plain": "@.kind.plain",
    "DecisionNotice.body": "@.decision.body|capital",
    **{
        f"{group}.{old}": f"@.quoted.{new}"
        for group in ("DecisionNotice", "FollowUpLetter")
        for old, new in (("points", "points"), ("several_points", "points"))
    },
    "NumberedQuestion.specific": "@.about.title",
    "Report.nobody_answered": "not @.answered",
    "Reply.silent": "@.mark.silent",
    "Reply.asked": "not @.mark.unasked",
    "Topic.is_value": "@.value",
    **{f"Recipient.{mark}": "@.tally" for mark in ("yes", "partly", "no", "heard", "silent")},
    "dossier.proposal_first": "@.municipality.words.proposal.first",
    "dossier.proposal_last": "@.municipality.words.proposal.last",
    "PlanLetter.hearing": "@.plan.hearing_from",
    "CaseDraft.adopts_foundation": "@.foundation",
    "EvaluationCase.adopts_foundation": "@.foundation",
    "Plan.superseded_by": "@.replaced_by",
    "NextEvaluation.expected": "not @.date",
    "Baseline.actor_count": "@.actors|count",
    "Baseline.changeable_count": "@.changeable|count",
    "FigureRow.part": "@.share",
    "Seat.decides": "@.authority",
}


def roots(one_per: str) -> Mapping[str, Shape]:
    """Give the names that the templates of a type may begin with."""
    dossier = whole()
    items = dossier.names.get(one_per)
    item = {"item": items.item} if items and items.item else {}
    return {"dossier": dossier, **item, "document": grouping("document", _of_the_document)}


def _of_the_document() -> Mapping[str, Shape]:
    """Give what a body may print of its document: the title, and how it stands."""
    return {"title": TEXT, **{name: shape(hint) for name, hint in view.hints(Imprint).items()}}


def around() -> Mapping[str, Shape]:
    """Give the names that a family may begin with, whatever type is laid under it."""
    told = {**_of_the_document(), "kind": TEXT, "letter": TRUTH}
    return {
        "municipality": grouping("municipality", lambda: _seen(Municipality) | _seen(Sender)),
        "document": grouping("document", lambda: told),
    }


def whole() -> Shape:
    """Give the shape of a dossier with all that is made of it."""
    return grouping("dossier", _whole)


def shape(hint: Any) -> Shape:
    """Give the shape of what a type hint describes, as templates see it."""
    if get_origin(hint) is types.UnionType:
        held = [shape(one) for one in get_args(hint) if one is not types.NoneType]
        whole = reduce(either, held)
        return whole.missing() if types.NoneType in get_args(hint) else whole
    if get_origin(hint) is tuple:
        return listing(reduce(either, (shape(one) for one in get_args(hint) if one is not ...)))
    if not isinstance(hint, type):
        return ANY
    if issubclass(hint, tuple):
        return _tuple(hint)
    return _single(hint)


def _single(hint: Any) -> Shape:
    if issubclass(hint, Term):
        return wording(hint.__name__, tuple(one.value for one in hint))
    if hint is Picture:
        return PICTURE
    if is_record(hint):
        return grouping(hint.__name__, partial(_seen, hint))
    if issubclass(hint, Enum) and not issubclass(hint, str):
        return grouping(hint.__name__, partial(_keys, hint))
    return next((held for kind, held in _SCALARS if issubclass(hint, kind)), ANY)


def _keys(hint: type[Enum]) -> Mapping[str, Shape]:
    return {one.value: TRUTH for one in hint}


def _tuple(hint: type) -> Shape:
    """See through a class of tuples, as Prose is; a record with named fields becomes a list."""
    base = next((one for one in getattr(hint, "__orig_bases__", ()) if get_args(one)), None)
    return shape(base) if base is not None else listing(ANY)


@cache
def _seen(section: Any) -> dict[str, Shape]:
    return {name: shape(hint) for name, hint in view.hints(section).items()}


@cache
def _whole() -> Mapping[str, Shape]:
    return {name: shape(hint) for name, hint in views.hints().items()}
