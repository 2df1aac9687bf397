"""Changes: the laws, plans, decisions and elections that have come since a day."""

import datetime as dt
from collections.abc import Iterable, Iterator

from pipeline.dossier.decisions import Decision
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.guidelines import Guideline
from pipeline.facts.councils import CouncilTerm, terms_until
from pipeline.facts.followed import adopted_by
from pipeline.facts.names import title_at
from pipeline.facts.statuses import adoptions
from pipeline.frozen import Frozen
from pipeline.norm import Norm, Term, capital
from pipeline.registers.laws import wordings


class ChangeKind(Term):
    """What has changed."""

    LAW = ("law", "Lov")
    PLAN = ("plan", "Plan")
    DECISION = ("decision", "Vedtak")
    ELECTION = ("election", "Valg", "Val")


class Change(Frozen):
    """One thing that is not as it was; an election is called by its year.

    A law is `new` with its content, or amended with what that brought as far as it is known, or
    repealed, with what stands `instead` of it; a plan or a decision has the body and the case. An
    election that nobody has given the day of has none, and is placed by its month.
    """

    date: dt.date | None
    kind: ChangeKind
    title: str
    content: str = ""
    new: bool = False
    repealed: bool = False
    instead: str = ""
    body: str = ""
    case_number: str = ""


class Span(Frozen):
    """The days after one day, up to and with another."""

    after: dt.date
    until: dt.date

    def __contains__(self, day: dt.date | None) -> bool:
        return day is not None and self.after < day <= self.until


def changes(dossier: Dossier, span: Span) -> tuple[Change, ...]:
    """Give all that has changed in a span, the first change first."""
    dated = (
        *laws(dossier.guidelines, span, dossier.norm),
        *plans(dossier, span),
        *decisions((one for one in dossier.decisions if not _tells_of_plan(dossier, one)), span),
    )
    held = [(one.date, one) for one in dated if one.date]
    held += [(one.day, _election(one)) for one in elections(dossier, span)]
    return tuple(one for _, one in sorted(held, key=lambda each: each[0]))


def laws(guidelines: Iterable[Guideline], span: Span, norm: Norm) -> Iterator[Change]:
    """Give the wordings that came or went in the span, of the provisions that the work rests on."""
    for law, section in dict.fromkeys((one.law or "", one.section or "") for one in guidelines):
        held = tuple(wordings(law, section))
        starts = {one.valid_from for one in held}
        for one in held:
            title = capital(one.citation(norm))
            if one.valid_from in span:
                new = one is held[0] and one.first is None
                told = one.content(norm) if new else one.change(norm)
                yield Change(one.valid_from, ChangeKind.LAW, title, told, new)
            gone = one.valid_to + dt.timedelta(days=1) if one.valid_to else None
            if gone and gone in span and gone not in starts:
                yield Change(gone, ChangeKind.LAW, title, repealed=True, instead=one.replaced_by)


def plans(dossier: Dossier, span: Span) -> Iterator[Change]:
    """Give each adoption of a plan by what the plan was called then; it may be rolled since."""
    for one in dossier.plans:
        for by in adoptions(one, span.until):
            if by.date in span:
                title, number = title_at(dossier, one, by.date), by.case_number
                yield Change(by.date, ChangeKind.PLAN, title, body=by.body, case_number=number)


def _tells_of_plan(dossier: Dossier, decision: Decision) -> bool:
    """Tell whether a decision is told of by the plan that it adopts, and by nothing else."""
    return not decision.adopts_foundation and bool(adopted_by(dossier, decision))


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


def elections(dossier: Dossier, span: Span) -> tuple[CouncilTerm, ...]:
    return tuple(one for one in terms_until(dossier, span.until) if one.day in span)


def _election(term: CouncilTerm) -> Change:
    return Change(term.known, ChangeKind.ELECTION, str(term.day.year))
