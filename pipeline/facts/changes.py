"""Changes: the laws, plans, decisions and elections that have come since a day."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.dossier.decisions import Decision
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.guidelines import Guideline
from pipeline.dossier.plans import Adoption, Plan
from pipeline.norm import NO_BREAK, Norm, Term
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
    """One thing that is not as it was."""

    date: dt.date
    kind: ChangeKind
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """The days after one day, up to and with another."""

    after: dt.date
    until: dt.date

    def __contains__(self, day: dt.date | None) -> bool:
        return day is not None and self.after < day <= self.until


def changes(dossier: Dossier, span: Span) -> tuple[Change, ...]:
    """Give all that has changed in a span, the first change first."""
    norm = dossier.norm
    held = (
        *laws(dossier.guidelines, span, norm),
        *plans(dossier.plans, span, norm),
        *decisions(dossier.decisions, span, norm),
        *elections(span, norm),
    )
    return tuple(sorted(held, key=lambda one: one.date))


def laws(guidelines: Iterable[Guideline], span: Span, norm: Norm) -> Iterator[Change]:
    """Give the wordings that came or went in the span, of the provisions that the work rests on."""
    for law, section in dict.fromkeys((one.law or "", one.section or "") for one in guidelines):
        held = tuple(wordings(law, section))
        starts = {one.valid_from for one in held}
        for one in held:
            name = one.citation(norm)
            title = name[:1].upper() + name[1:]
            if one.valid_from in span:
                said = f"{_NEW_WORDING[norm]} {one.content(norm)}"
                yield Change(one.valid_from, ChangeKind.LAW, title, said)
            gone = one.valid_to + dt.timedelta(days=1) if one.valid_to else None
            if gone and gone in span and gone not in starts:
                replaced = f" {_INSTEAD[norm]} {one.replaced_by}." if one.replaced_by else ""
                yield Change(gone, ChangeKind.LAW, title, _REPEALED[norm] + replaced)


def plans(held: Iterable[Plan], span: Span, norm: Norm) -> Iterator[Change]:
    for one in held:
        if one.adopted and one.adopted.date in span:
            said = f"{_ADOPTED_BY[norm]} {_reference(one.adopted)}."
            yield Change(one.adopted.date, ChangeKind.PLAN, one.title, said)


def decisions(held: Iterable[Decision], span: Span, norm: Norm) -> Iterator[Change]:
    for one in held:
        if one.date in span:
            said = f"{_DECIDED_BY[norm]} {_reference(one)}."
            yield Change(one.date, ChangeKind.DECISION, one.title, said)


def elections(span: Span, norm: Norm) -> Iterator[Change]:
    title, text = _ELECTED[norm]
    for one in elections_until(span.until):
        if one.date in span:
            yield Change(one.date, ChangeKind.ELECTION, f"{title} {one.date.year}", text)


def _reference(held: Adoption | Decision) -> str:
    return f"{held.body} i sak{NO_BREAK}{held.case_number}"


_NEW_WORDING = {
    Norm.NB: "Ordlyden gjelder fra denne dagen.",
    Norm.NN: "Ordlyden gjeld frå denne dagen.",
}
_REPEALED = {Norm.NB: "Bestemmelsen er opphevet.", Norm.NN: "Føresegna er oppheva."}
_INSTEAD = {Norm.NB: "Nå gjelder", Norm.NN: "No gjeld"}
_ADOPTED_BY = {Norm.NB: "Vedtatt av", Norm.NN: "Vedteken av"}
_DECIDED_BY = {Norm.NB: "Vedtatt av", Norm.NN: "Vedteke av"}
_ELECTED = {
    Norm.NB: (
        "Kommunestyrevalget",
        "De folkevalgte som overtok, har ikke selv vedtatt verdigrunnlaget.",
    ),
    Norm.NN: (
        "Kommunestyrevalet",
        "Dei folkevalde som tok over, har ikkje sjølve vedteke verdigrunnlaget.",
    ),
}
