"""The baseline: who is touched, what the work must follow, and how things stand today."""

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cached_property

from pipeline.contract.declare import Prose
from pipeline.dossier.cases import Case, Subject
from pipeline.dossier.decisions import Decision
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.figure import Figure
from pipeline.dossier.guidelines import Guideline, Level
from pipeline.dossier.mandate import Mandate, Process
from pipeline.dossier.mapping import Mapping
from pipeline.dossier.participation import Participation
from pipeline.dossier.stakeholders import Stakeholder, TouchedGroup
from pipeline.facts.citations import CitedGuideline, cited
from pipeline.facts.hearings import titled
from pipeline.facts.hierarchy import hearing_ends
from pipeline.facts.names import council, names
from pipeline.facts.quoted import Adopted, adopted
from pipeline.facts.readings import decided_on
from pipeline.facts.statuses import current
from pipeline.frozen import Frozen
from pipeline.norm import Norm, capital
from pipeline.registers.dates import HOUSING_ACT_DUE
from pipeline.registers.laws import provision
from pipeline.views.mandate import latest
from pipeline.views.settlement import YEARLY


class Ownership(Enum):
    """What somebody owns of the work with the values; the template has the words."""

    ADOPTS = "adopts"
    CARRIES_OUT = "carries_out"
    COMMISSIONER = "commissioner"
    OWNER = "owner"
    LEADER = "leader"


class Ahead(Enum):
    """What lies ahead."""

    MILESTONE = "milestone"
    MEETING = "meeting"
    HEARING = "hearing"
    LAW = "law"


class TouchedActor(Frozen):
    """A stakeholder: how the work touches it, and how it takes part."""

    name: str
    interest: str
    involvement: str | None


class Touched(Frozen):
    """One of the five touched groups."""

    group: TouchedGroup
    actors: tuple[TouchedActor, ...]


class Owner(Frozen):
    """Somebody who owns a part of the work, or several."""

    who: str
    roles: tuple[Ownership, ...]


class Voice(Frozen):
    """What one contributor said, and when; `about` is the form or the question."""

    who: str
    about: str
    date: dt.date
    said: Prose


class DayAhead(Frozen):
    """A day that lies ahead: what it is about, the body that meets, and what a law says."""

    date: dt.date
    kind: Ahead
    about: str
    body: str = ""
    content: str = ""
    # Whether it is a new edition that has no name yet, and `about` is the title of the old one.
    revises: bool = False


class Baseline(Frozen, dict=True):
    """The state of things when the work with the values starts, or is taken up again."""

    _dossier: Dossier

    @property
    def adoption(self) -> Decision | None:
        return self._adopted.decision if self._adopted else None

    @property
    def amended(self) -> Decision | None:
        """The last decision that has changed the foundation since it was adopted."""
        return self._adopted.changed if self._adopted else None

    @cached_property
    def _adopted(self) -> Adopted | None:
        return adopted(self._dossier, self._dossier.date)

    @cached_property
    def groups(self) -> tuple[Touched, ...]:
        return touched(self._dossier.stakeholders)

    @cached_property
    def owners(self) -> tuple[Owner, ...]:
        dossier = self._dossier
        executive = capital(dossier.municipality.chief_executive.definite)
        return owners(capital(council(dossier)), executive, self._mandate)

    @cached_property
    def guidelines(self) -> tuple[CitedGuideline, ...]:
        return cited(self._dossier, self._basis, self._dossier.date)

    @property
    def chosen(self) -> bool:
        """Whether some national guidelines are left out."""
        return len(self._basis) < len(self._dossier.guidelines)

    @property
    def strengths(self) -> tuple[str, ...]:
        return self._dossier.mapping.strengths

    @property
    def weaknesses(self) -> tuple[str, ...]:
        return self._dossier.mapping.weaknesses

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return key_figures(self._dossier.figures, self._dossier.cases)

    @cached_property
    def users(self) -> tuple[Voice, ...]:
        return users(self._dossier.participation, self._dossier.cases)

    @cached_property
    def services(self) -> tuple[Voice, ...]:
        """What the services answered; of the organisation the base of knowledge tells."""
        if any(one.process is Process.ORGANISATION for one in self._dossier.mandate):
            return ()
        return services(self._dossier.mapping, names(self._dossier))

    @property
    def limits(self) -> tuple[str, ...]:
        return self._mandate.limits if self._mandate else ()

    @cached_property
    def steps(self) -> tuple[DayAhead, ...]:
        held = self._dossier
        return steps(held, self._mandate)

    @property
    def actors(self) -> tuple[TouchedActor, ...]:
        """Everybody who is touched, whatever the group."""
        return tuple(actor for one in self.groups for actor in one.actors)

    @property
    def changeable(self) -> tuple[CitedGuideline, ...]:
        """The guidelines that the municipality can change."""
        return tuple(one for one in self.guidelines if one.changeable)

    @cached_property
    def _mandate(self) -> Mandate | None:
        held = latest(self._dossier, Process.VALUES)
        return held.mandate if held else None

    @cached_property
    def _basis(self) -> tuple[str, ...]:
        return basis(self._dossier.guidelines, self._mandate)


def baseline(dossier: Dossier) -> Baseline | None:
    """Give the current state, once the mapping has shown anything of it."""
    return Baseline(dossier) if says_something(dossier.mapping) else None


def says_something(mapping: Mapping) -> bool:
    """Tell whether the mapping has shown anything of the current state."""
    return bool(mapping.strengths or mapping.weaknesses or mapping.questions)


def touched(stakeholders: Iterable[Stakeholder]) -> tuple[Touched, ...]:
    """Sort the stakeholders into the five groups; a group that nobody is in stays, empty."""
    held = tuple(stakeholders)
    return tuple(Touched(group, _actors(held, group)) for group in TouchedGroup)


def _actors(stakeholders: Iterable[Stakeholder], group: TouchedGroup) -> tuple[TouchedActor, ...]:
    return tuple(
        TouchedActor(one.name, one.interest, one.involvement)
        for one in stakeholders
        if one.group is group
    )


def owners(council: str, executive: str, mandate: Mandate | None) -> tuple[Owner, ...]:
    """Say who owns what of the work, from those who decide to those who do it; each once."""
    held = [(council, Ownership.ADOPTS), (executive, Ownership.CARRIES_OUT)]
    if mandate:
        held += [
            (mandate.commissioned_by, Ownership.COMMISSIONER),
            (mandate.owner, Ownership.OWNER),
            (mandate.leader, Ownership.LEADER),
        ]
    names = dict.fromkeys(who for who, _ in held)
    return tuple(Owner(name, tuple(role for who, role in held if who == name)) for name in names)


def basis(guidelines: Iterable[Guideline], mandate: Mandate | None) -> tuple[str, ...]:
    """Choose the guidelines of this work, by level: of the national ones, those of its mandate."""
    held = tuple(guidelines)
    named = set(mandate.guidelines) if mandate else set()
    chosen = [one for one in held if not named or one.id in named or one.level in _OWN]
    return tuple(one.id for one in sorted(chosen, key=lambda one: tuple(Level).index(one.level)))


_OWN = {Level.REGIONAL, Level.LOCAL}


def key_figures(figures: Iterable[Figure], cases: Iterable[Case]) -> tuple[Figure, ...]:
    """Choose the figures that cases have leaned on; without such cases, all of them."""
    held, named = tuple(figures), {one for case in cases for one in case.figures}
    return tuple(one for one in held if one.id in named) or held


def users(participation: Iterable[Participation], cases: Iterable[Case]) -> tuple[Voice, ...]:
    """Give what users and organisations said of the values; without a case on them, of anything."""
    named = {
        one
        for case in cases
        if case.subject is Subject.VALUE_FOUNDATION
        for one in case.participation
    }
    return tuple(
        Voice(one.who, one.form, one.date, one.input)
        for one in participation
        if not named or one.id in named
    )


def services(mapping: Mapping, names: dict[str, str]) -> tuple[Voice, ...]:
    """Give what the services answered."""
    return tuple(
        Voice(names.get(one.answered_by, one.answered_by), one.question, one.date, one.answer)
        for one in mapping.questions
    )


def steps(dossier: Dossier, mandate: Mandate | None) -> tuple[DayAhead, ...]:
    """Give the dates ahead that the work must keep, the first one first."""
    day = dossier.date
    held = (
        *_milestones(mandate),
        *_meetings(dossier.cases),
        *_hearings(dossier),
        *_law(day, dossier.norm),
    )
    return tuple(sorted((one for one in held if one.date >= day), key=lambda one: one.date))


def _milestones(mandate: Mandate | None) -> Iterator[DayAhead]:
    if mandate:
        yield from (DayAhead(one.date, Ahead.MILESTONE, one.text) for one in mandate.milestones)


def _meetings(cases: Iterable[Case]) -> Iterator[DayAhead]:
    # Those are decided each year, whatever becomes of the values.
    held = (one for one in cases if one.subject not in YEARLY)
    for date, case, stop in decided_on(held):
        yield DayAhead(date, Ahead.MEETING, case.title, stop.body)


def _hearings(dossier: Dossier) -> Iterator[DayAhead]:
    for one, status in zip(dossier.plans, current(dossier), strict=True):
        if ends := hearing_ends(one):
            held = titled(dossier, one, status, dossier.date)
            yield DayAhead(ends, Ahead.HEARING, held.title, revises=held.revises)


def _law(day: dt.date, norm: Norm) -> Iterator[DayAhead]:
    held = provision("boligsosialloven", "10", day)
    if held:
        about = capital(held.citation(norm))
        yield DayAhead(HOUSING_ACT_DUE, Ahead.LAW, about, content=held.content(norm))
