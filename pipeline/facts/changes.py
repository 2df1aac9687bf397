"""Changes: the laws, plans, decisions and elections that have come since a day."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.dossier.decisions import Decision
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.guidelines import Guideline
from pipeline.dossier.plans import Plan
from pipeline.norm import Norm, Term, capital
from pipeline.registers.calendar import elections_until
from pipeline.registers.laws import wordings


class ChangeKind(Term):
    """What has changed."""

    LAW = ("law", "Lov")
    PLAN = ("plan", "Plan")
    DECISION = ("decision", "Vedtak")
    ELECTION = ("election", "Valg", "Val")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was; an election is called by its year.

    A law has a new content or is repealed, with what stands `instead` of it; a plan or a decision
    has the body and the case.
    """

    date: dt.date
    kind: ChangeKind
    title: str
    content: str = ""
    repealed: bool = False
    instead: str = ""
    body: str = ""
    case_number: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """The days after one day, up to and with another."""

    after: dt.date
    until: dt.date

    def __contains__(self, day: dt.date | None) -> bool:
        return day is not None and self.after < day <= self.until


def changes(dossier: Dossier, span: Span) -> tuple[Change, ...]:
    """Give all that has changed in a span, the first change first."""
    held = (
        *laws(dossier.guidelines, span, dossier.norm),
        *plans(dossier.plans, span),
        *decisions(dossier.decisions, span),
        *elections(span),
    )
    return tuple(sorted(held, key=lambda one: one.date))


def laws(guidelines: Iterable[Guideline], span: Span, norm: Norm) -> Iterator[Change]:
    """Give the wordings that came or went in the span, of the provisions that the work rests on."""
    for law, section in dict.fromkeys((one.law or "", one.section or "") for one in guidelines):
        held = tuple(wordings(law, section))
        starts = {one.valid_from for one in held}
        for one in held:
            title = capital(one.citation(norm))
            if one.valid_from in span:
                yield Change(one.valid_from, ChangeKind.LAW, title, one.content(norm))
            gone = one.valid_to + dt.timedelta(days=1) if one.valid_to else None
            if gone and gone in span and gone not in starts:
                yield Change(gone, ChangeKind.LAW, title, repealed=True, instead=one.replaced_by)


def plans(held: Iterable[Plan], span: Span) -> Iterator[Change]:
    for one in held:
        if one.adopted and one.adopted.date in span:
            by = one.adopted
            yield Change(
                by.date, ChangeKind.PLAN, one.title, body=by.body, case_number=by.case_number
            )


def decisions(held: Iterable[Decision], span: Span) -> Iterator[Change]:
    for one in held:
        if one.date in span:
            yield Change(
                one.date,
                ChangeKind.DECISION,
                one.title,
                body=one.body,
                case_number=one.case_number,
            )


def elections(span: Span) -> Iterator[Change]:
    for one in elections_until(span.until):
        if one.date in span:
            yield Change(one.date, ChangeKind.ELECTION, str(one.date.year))
