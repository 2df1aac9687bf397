"""F: what becomes of what bodies decide, point by point."""

import datetime as dt
from collections.abc import Iterator

from pipeline.contract.declare import KeyPath
from pipeline.diagnostics import Severity, say
from pipeline.dossier.decisions import Decision, PointProgress, PointStatus
from pipeline.dossier.dossier import Dossier
from pipeline.facts.pursued import CLOSED, newest
from pipeline.rules.rule import Finding, dated_rule, rule


@rule("F117")
def a_point_closes_by_a_report_or_a_decision(dossier: Dossier) -> Iterator[Finding]:
    """A point of a decision closes only by a report of what is done, or by a new decision.

    The body that decided is the only one that can let a point fall. What is done is told in words,
    or with the case that answers, so that members can see what they got.

    Wrong:

        decisions:
          - points: [Kommunestyret ber om en sak.]
            progress: [{point: 1, date: 2026-02-02, status: done}]

    Right:

        decisions:
          - points: [Kommunestyret ber om en sak.]
            progress:
              - point: 1
                date: 2026-02-02
                status: done
                text: Saken ble lagt fram i januar.

    Source: kommuneloven § 13-1: decisions are carried out; Hægebostad's council asks what is done
    """
    for path, one in _told(dossier):
        if one.status is PointStatus.DROPPED and not one.decision:
            yield Finding(
                (*path, "status"),
                say("only a new decision lets a point fall"),
                say("name the decision in decision, or write how far the point has come"),
            )
        if one.status is PointStatus.DONE and not (one.text or one.case or one.decision):
            yield Finding(
                (*path, "status"),
                say("nothing says what is done"),
                say("write it in text, or name the case or the decision that answers the point"),
            )


@dated_rule("F118", severity=Severity.WARNING)
def points_are_carried_out_in_time(dossier: Dossier, as_of: dt.date) -> Iterator[Finding]:
    """A point of a decision is carried out by its due day.

    The rule asks what day it is. What the body asked for by April is asked for in May.

    Wrong:

        decisions:
          - points: [{text: Kommunestyret ber om en sak., deadline: 2026-01-31}]

    Right:

        decisions:
          - points: [{text: Kommunestyret ber om en sak., deadline: 2026-01-31}]
            progress: [{date: 2026-01-20, status: done, text: Saken ble lagt fram.}]

    Source: kommuneloven § 13-1; audits of follow-up ask whether decisions are carried out
    """
    for n, decision in enumerate(dossier.decisions):
        for m, point in enumerate(decision.points):
            told = newest(decision, m + 1, as_of)
            open_ = told is None or told.status not in CLOSED
            if point.deadline and point.deadline < as_of and open_:
                yield Finding(
                    ("decisions", n, "points", m, "deadline"),
                    say("the point was due {end} and is not closed", end=point.deadline),
                    say("write what is done in progress, or ask the body for a new day"),
                )


@rule("F119", severity=Severity.WARNING)
def a_case_that_is_asked_for_has_a_day(dossier: Dossier) -> Iterator[Finding]:
    """A point that asks for a new case has a due day, until something is told of it.

    What the body wants to hear of again, and nobody has put a day to, is what gets forgotten.

    Wrong:

        decisions:
          - points: [{text: Kommunestyret ber om en sak., come_back: true}]

    Right:

        decisions:
          - points: [{text: Kommunestyret ber om en sak., come_back: true, deadline: 2026-10-01}]

    Source: Hå municipality lists twice a year the points that ask for more or for a new case
    """
    for n, decision in enumerate(dossier.decisions):
        for m, point in enumerate(decision.points):
            asked = point.come_back and point.deadline is None
            if asked and newest(decision, m + 1, dossier.date) is None:
                yield Finding(
                    ("decisions", n, "points", m, "come_back"),
                    say("nobody has said when the new case comes"),
                    say("write a deadline, or what is done in progress"),
                )


@rule("F120")
def progress_is_of_a_point_that_exists(dossier: Dossier) -> Iterator[Finding]:
    """What is told of a point is of one that the decision has.

    The report shows the words of the point, and finds none.

    Wrong:

        decisions:
          - points: [Kommunestyret ber om en sak.]
            progress: [{point: 2, date: 2026-02-02, status: under_way}]

    Right:

        decisions:
          - points: [Kommunestyret ber om en sak.]
            progress: [{point: 1, date: 2026-02-02, status: under_way}]

    Source: design of the status of decisions, which quotes each point
    """
    for path, one in _told(dossier):
        most = len(_at(dossier, path).points)
        if one.point is not None and one.point > most:
            yield Finding(
                (*path, "point"),
                say("the decision has no point {point}", point=one.point),
                say("its last point is {most}", most=most),
            )


@rule("F121")
def a_period_ends_after_it_begins(dossier: Dossier) -> Iterator[Finding]:
    """The period of a status of decisions ends after it begins.

    Between a last day and a later first one nothing was decided.

    Wrong:

        decision_reports: [{begins: 2026-01-01, ends: 2025-12-31}]

    Right:

        decision_reports: [{begins: 2025-09-01, ends: 2025-12-31}]

    Source: design of the status of decisions, which is by period
    """
    for n, one in enumerate(dossier.decision_reports):
        if one.ends < one.begins:
            yield Finding(
                ("decision_reports", n, "ends"),
                say("the period ends before it begins"),
                say("begins is its first day, and ends its last"),
            )


def _told(dossier: Dossier) -> Iterator[tuple[KeyPath, PointProgress]]:
    for n, decision in enumerate(dossier.decisions):
        for m, one in enumerate(decision.progress):
            yield ("decisions", n, "progress", m), one


def _at(dossier: Dossier, path: KeyPath) -> Decision:
    return dossier.decisions[int(path[1])]
