"""The calendar: what the law, the plans and the follow-up ask for, and by which day."""

import datetime as dt
from collections.abc import Iterator
from enum import Enum
from itertools import groupby

from pipeline.dossier.decisions import Decision
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.hearings import Heard
from pipeline.dossier.plans import Adoption, Plan, PlanKind, PlanStatus
from pipeline.facts.councils import CouncilTerm, coming_term, last_term
from pipeline.facts.hearings import basis_of, title_of
from pipeline.facts.hierarchy import adoption, hearing_ends, on_hearing, spans
from pipeline.facts.names import municipality_at, unit
from pipeline.facts.quoted import adopted, evaluated_by
from pipeline.facts.statuses import HEARD, current
from pipeline.frozen import Frozen, replace
from pipeline.norm import capital
from pipeline.registers.calendar import latest_constituting
from pipeline.registers.dates import HOUSING_ACT_DUE, later
from pipeline.registers.laws import citing, provision


class Event(Enum):
    """What is to happen by a day; the template has the words."""

    ELECTION = "election"
    EXPECTED = "expected"
    CONSTITUTED = "constituted"
    SEATED = "seated"
    STRATEGY = "strategy"
    HOUSING_ACT = "housing_act"
    EVALUATION = "evaluation"
    HEARING = "hearing"
    INPUT = "input"
    REVISION = "revision"
    EXPIRY = "expiry"
    ANSWERS = "answers"
    STATUS = "status"
    DECIDED = "decided"
    COUNTS = "counts"
    REPORT = "report"


class Ground(Enum):
    """What a day rests on where no provision is cited."""

    OWN = "own"
    FOURTH_YEAR = "fourth_year"
    GUIDANCE = "guidance"
    UNKNOWN = "unknown"


class Nearness(Enum):
    """Where a day lies, seen from the dossier's date."""

    PASSED = "passed"
    SOON = "soon"
    LATER = "later"


class CitedCase(Frozen):
    """The case in which a body has decided on a day."""

    body: str
    case_number: str
    # Where it had another name then than on the day of the document.
    municipality: str = ""


class CalendarDay(Frozen):
    """A day of the calendar: what happens, to what, why, and where the day lies.

    It rests on a provision, its `basis`; or on a `case`; or on another `ground`. An election that
    nobody has given the day of has none, and is placed by its month.
    """

    date: dt.date | None
    event: Event
    subjects: tuple[str, ...]
    basis: str
    case: CitedCase | None
    ground: Ground
    mark: Nearness
    # As text: a number would be written in groups of three.
    year: str


class _Day(Frozen):
    """A day before it is merged with its like and marked."""

    date: dt.date
    event: Event
    subject: str
    basis: str = ""
    case: CitedCase | None = None
    ground: Ground = Ground.UNKNOWN
    known: bool = True


def calendar(dossier: Dossier) -> tuple[CalendarDay, ...]:
    """Give the days from the last election on, in order; equal events of a day stand together."""
    since = last_term(dossier, dossier.date)
    days = [one for one in _days(dossier) if since is None or one.date >= since.day]
    order = list(Event)
    days.sort(key=lambda one: (one.date, order.index(one.event), _name(one)))
    alike = groupby(days, key=lambda one: replace(one, subject=""))
    return tuple(
        CalendarDay(
            one.date if one.known else None,
            one.event,
            tuple(each.subject for each in held if each.subject),
            one.basis,
            one.case,
            one.ground,
            mark(one.date, dossier.date),
            str(one.date.year),
        )
        for one, held in alike
    )


def _name(one: _Day) -> str:
    """Order by what days rest on; the keys, so that both norms have one order."""
    case = f"{one.case.body} {one.case.case_number}" if one.case else ""
    return (one.basis or case or one.ground.value).lower()


def mark(date: dt.date, day: dt.date) -> Nearness:
    """Say where a date lies: the day itself has not passed, and a year ahead is still within."""
    if date < day:
        return Nearness.PASSED
    return Nearness.SOON if date <= later(day, years=1) else Nearness.LATER


def _days(dossier: Dossier) -> Iterator[_Day]:
    yield from _elections(dossier)
    yield from _evaluation(dossier)
    yield from _plans(dossier)
    yield from _hearings(dossier)
    yield from _answers(dossier)
    yield from _decided(dossier)
    if basis := _cite(dossier, "boligsosialloven", "10"):
        yield _Day(HOUSING_ACT_DUE, Event.HOUSING_ACT, "", basis)
    if basis := _cite(dossier, "kommuneloven", "25-2"):
        yield _Day(dt.date(dossier.date.year, 12, 31), Event.REPORT, "", basis)


def _elections(dossier: Dossier) -> Iterator[_Day]:
    for one in _terms(dossier):
        expected = one.election.expected
        event = Event.EXPECTED if expected and one.day > dossier.date else Event.ELECTION
        yield _Day(one.day, event, "", ground=Ground.FOURTH_YEAR, known=not expected)
        basis = _cite(dossier, "kommuneloven", "7-1")
        if one.constituted:
            yield _Day(one.constituted, Event.SEATED, "", basis)
        else:
            yield _Day(latest_constituting(one.day), Event.CONSTITUTED, "", basis)
        basis = _cite(dossier, "plan-og-bygningsloven", "10-1")
        yield _Day(one.strategy_due, Event.STRATEGY, _strategy(dossier.plans, one), basis)


def _terms(dossier: Dossier) -> Iterator[CouncilTerm]:
    """Give the last council and the next."""
    before = last_term(dossier, dossier.date)
    if before:
        yield before
    yield coming_term(dossier, dossier.date)


def _strategy(plans: tuple[Plan, ...], term: CouncilTerm) -> str:
    """Name the planning strategy that answered this deadline."""
    return next(
        (
            one.title
            for one in plans
            if one.kind is PlanKind.PLANNING_STRATEGY
            and one.adopted
            and term.day < one.adopted.date <= term.strategy_due
        ),
        "",
    )


def _evaluation(dossier: Dossier) -> Iterator[_Day]:
    """Let each new council evaluate what it inherited, by the time of its planning strategy.

    Where a body has set a day in that time, it is its decision that counts.
    """
    decided = [day for one in dossier.decisions for day in evaluated_by(one)]
    for one in _terms(dossier):
        if any(one.day < day <= one.strategy_due for day in decided):
            continue
        # Not a change of it, whose title may be that of one value alone: all of it is evaluated.
        if held := adopted(dossier, min(dossier.date, one.day)):
            title = held.decision.title
            yield _Day(one.strategy_due, Event.EVALUATION, title, ground=Ground.GUIDANCE)


def _plans(dossier: Dossier) -> Iterator[_Day]:
    held = spans(dossier.plans, dossier.date)
    known = zip(dossier.plans, current(dossier), strict=True)
    told = {(one.plan, one.deadline) for one in dossier.hearings}
    for one, status in known:
        span = held[one.id]
        if (ends := hearing_ends(one)) and (one.id, ends) not in told:
            event = Event.HEARING if on_hearing(one) else Event.INPUT
            yield _own(ends, event, one.title, _hearing_basis(dossier, one))
        if span is None or span.end < dossier.date:
            continue
        if one.next_revision:
            yield _own(one.next_revision, Event.REVISION, one.title, _revision_basis(dossier, one))
        if one.valid_to and status is not PlanStatus.UNDER_REVISION:
            case = _adopted(dossier, one)
            yield _own(one.valid_to, Event.EXPIRY, one.title, case=case)


def _hearings(dossier: Dossier) -> Iterator[_Day]:
    """Give the deadlines of hearings that tell what they are about; a notice asks for input."""
    for one in dossier.hearings:
        event = Event.INPUT if one.what is Heard.START else Event.HEARING
        basis = basis_of(dossier, one, dossier.date)
        yield _own(one.deadline, event, title_of(dossier, one), basis)


def _answers(dossier: Dossier) -> Iterator[_Day]:
    """Give the deadlines that the municipality itself has set in its letters."""
    for held in dossier.follow_up:
        decision = next((one for one in dossier.decisions if one.id == held.decision), None)
        case = _cited_case(dossier, decision) if decision else None
        event = Event.ANSWERS if decision and decision.adopts_foundation else Event.STATUS
        for one in held.letters:
            if one.deadline:
                yield _Day(one.deadline, event, unit(dossier, one.recipient), case=case)
    if order := dossier.mapping.order:
        for key in order.services:
            yield _own(order.deadline, Event.COUNTS, unit(dossier, key))


def _decided(dossier: Dossier) -> Iterator[_Day]:
    """Give the days that bodies have set for what they decided."""
    for one in dossier.decisions:
        for point in one.points:
            if point.deadline:
                case = _cited_case(dossier, one)
                # A text that only leads to points of its own says too little.
                what = one.title if point.points else point.text
                yield _Day(point.deadline, Event.DECIDED, what, case=case)


# The provision that a plan of each kind is rolled by; the others by the municipality's own word.
_REVISED_BY = {
    PlanKind.PLANNING_STRATEGY: ("plan-og-bygningsloven", "10-1"),
    PlanKind.SAMFUNNSDEL: ("plan-og-bygningsloven", "11-4"),
    PlanKind.AREALDEL: ("plan-og-bygningsloven", "11-4"),
    PlanKind.KOMMUNEDELPLAN: ("plan-og-bygningsloven", "11-4"),
    PlanKind.HANDLINGSDEL: ("plan-og-bygningsloven", "11-4"),
    PlanKind.FINANCIAL_PLAN: ("kommuneloven", "14-3"),
    PlanKind.ANNUAL_BUDGET: ("kommuneloven", "14-3"),
}


def _own(
    date: dt.date, event: Event, subject: str, basis: str = "", case: CitedCase | None = None
) -> _Day:
    """Take a day for the municipality's own where nothing else sets it."""
    ground = Ground.UNKNOWN if basis or case else Ground.OWN
    return _Day(date, event, subject, basis, case, ground)


def _revision_basis(dossier: Dossier, plan: Plan) -> str:
    return _cite(dossier, *_REVISED_BY[plan.kind]) if plan.kind in _REVISED_BY else ""


def _hearing_basis(dossier: Dossier, plan: Plan) -> str:
    """Programme and plan are both heard for six weeks; the dossier does not say which it is."""
    held = provision("plan-og-bygningsloven", "11-13", dossier.date)
    if plan.kind not in HEARD or held is None:
        return ""
    return capital(citing(held.law.name(dossier.norm), ("11-13", "11-14")))


def _adopted(dossier: Dossier, plan: Plan) -> CitedCase | None:
    held = adoption(plan, dossier.date)
    return _cited_case(dossier, held) if held else None


def _cited_case(dossier: Dossier, held: Adoption | Decision) -> CitedCase:
    return CitedCase(held.body, held.case_number, municipality_at(dossier, held.date))


def _cite(dossier: Dossier, law: str, section: str) -> str:
    held = provision(law, section, dossier.date)
    return capital(held.citation(dossier.norm)) if held else ""
