"""Gaps: where a task lacks a lead, has two, is split, or hangs on one role; all of it computed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from pipeline.dossier.responsibilities import Responsibility, Task
from pipeline.frozen import Frozen
from pipeline.norm import listed

# With three units the nine tasks would come to three each; from four on, one unit carries more
# than a third, and what happens in it is felt in all of the housing-social work.
MANY = 4
# A target group that holds every other: alle, alle innbyggere, alle hushald i kommunen.
_EVERYBODY = re.compile(
    r"alle(?:\s(?:innbygg|målgrupp|grupp|husstand|hushald|husholdning|hushaldning|person|menneske)"
    r"\w*)?(?:\s(?:i|som\sb[ou]r\si)(?:\shele|\sheile)?\skommunen)?"
).fullmatch


def everybody(target_group: str) -> bool:
    """Tell whether a target group holds every other, however it is written."""
    return _EVERYBODY(target_group.casefold().strip()) is not None


class FailureZone(Frozen):
    """A task that no unit leads: as a whole, or for one target group."""

    task: Task
    target_group: str | None


class Partial(Frozen):
    """A task that is led for some target groups; others that the dossier knows are left out.

    With `others`, what is left out is everybody else.
    """

    task: Task
    placed: str
    left_out: str
    others: bool


class Placed(Frozen):
    """A task for one target group."""

    task: Task
    target_group: str


class Duplicate(Placed):
    """A task that several units lead for the same target group."""

    units: str


class GroupLead(Frozen):
    """Who leads a task for one target group."""

    target_group: str
    unit: str


class Split(Frozen):
    """A task that different units lead, each for its own target group."""

    task: Task
    leads: tuple[GroupLead, ...]
    units: str


class PersonDependence(Placed):
    """A task that one role does, with nobody to step in."""

    unit: str
    role: str


class NoAuthority(Placed):
    """A task that is led, while nobody is named who may decide."""

    unit: str


class ManyTasks(Frozen):
    """A unit that leads more than a third of the tasks."""

    unit: str
    tasks: tuple[Task, ...]


class Pair(Frozen):
    """Two units that lead tasks for the same target groups, and the tasks in which they meet."""

    first: str
    second: str
    target_groups: str
    meet_in: tuple[Task, ...]


class Gaps(Frozen):
    """Everything that the responsibilities show to be unclear."""

    failure_zones: tuple[FailureZone, ...]
    partial: tuple[Partial, ...]
    duplicates: tuple[Duplicate, ...]
    splits: tuple[Split, ...]
    person_dependences: tuple[PersonDependence, ...]
    no_authority: tuple[NoAuthority, ...]
    many_tasks: tuple[ManyTasks, ...]
    pairs: tuple[Pair, ...]
    leading_units: tuple[str, ...]
    # Where no role is named, nobody can tell whether the task hangs on one person.
    role_unknown: bool

    @property
    def apart(self) -> tuple[Pair, ...]:
        """Pairs that share a target group, and meet in no task."""
        return tuple(one for one in self.pairs if not one.meet_in)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All nine."""
        return tuple(Task)

    @property
    def led(self) -> tuple[Task, ...]:
        """Tasks that a unit leads, at least for some target group."""
        nobodys = {one.task for one in self.failure_zones if one.target_group is None}
        return tuple(one for one in Task if one not in nobodys)

    @property
    def to_clarify(self) -> bool:
        found = (
            *(self.failure_zones, self.partial, self.duplicates, self.splits),
            *(self.person_dependences, self.no_authority, self.many_tasks, self.apart),
            self.role_unknown,
        )
        return any(found)


def gaps(responsibilities: Iterable[Responsibility], names: Mapping[str, str]) -> Gaps:
    """Find the gaps; `names` gives each unit's name by its key."""
    held = tuple(responsibilities)
    led = tuple(one for one in held if one.responsible)
    of_task = {task: tuple(one for one in held if one.task is task) for task in Task}
    return Gaps(
        failure_zones=tuple(_failure_zones(of_task)),
        partial=tuple(_partial(of_task)),
        duplicates=tuple(_duplicates(of_task, names)),
        splits=tuple(_splits(of_task, names)),
        person_dependences=tuple(
            PersonDependence(one.task, one.target_group, _name(one, names), one.role)
            for one in led
            if one.role and not one.deputy
        ),
        no_authority=tuple(
            NoAuthority(one.task, one.target_group, _name(one, names))
            for one in led
            if not one.authority
        ),
        many_tasks=tuple(_many_tasks(led, names)),
        pairs=tuple(_pairs(led, names)),
        role_unknown=any(not one.role for one in led),
        leading_units=tuple(dict.fromkeys(_name(one, names) for one in led)),
    )


def _name(one: Responsibility, names: Mapping[str, str]) -> str:
    return names.get(one.responsible or "", one.responsible or "")


_OfTask = Mapping[Task, tuple[Responsibility, ...]]


def _key(target_group: str) -> str:
    """Let letter size and spaces make no difference between target groups."""
    return " ".join(target_group.casefold().split())


def _groups(held: Iterable[Responsibility]) -> dict[str, str]:
    """Give the target groups as they are first written, by what tells them apart."""
    return {key: some[0].target_group for key, some in _by_group(held).items()}


def _by_group(held: Iterable[Responsibility]) -> dict[str, list[Responsibility]]:
    groups: dict[str, list[Responsibility]] = {}
    for one in held:
        groups.setdefault(_key(one.target_group), []).append(one)
    return groups


def _failure_zones(of_task: _OfTask) -> Iterator[FailureZone]:
    for task, held in of_task.items():
        if not any(one.responsible for one in held):
            yield FailureZone(task, None)
            continue
        for key, group in _by_group(held).items():
            # Where others are led, nobody leads the rest: that is a task partly placed.
            if not _EVERYBODY(key) and not any(one.responsible for one in group):
                yield FailureZone(task, group[0].target_group)


def _partial(of_task: _OfTask) -> Iterator[Partial]:
    """Find tasks that leave somebody out; a group named «alle ...» leaves out nobody."""
    known = _groups(one for held in of_task.values() for one in held)
    for task, held in of_task.items():
        placed = _groups(one for one in held if one.responsible)
        if not placed or any(one.split()[0] == "alle" for one in placed if one):
            continue
        written = {key for key in _by_group(held) if not _EVERYBODY(key)}
        left_out = {key: name for key, name in known.items() if key not in written}
        if left_out:
            others = any(map(_EVERYBODY, left_out))
            yield Partial(task, _plainly(placed.values()), _plainly(left_out.values()), others)


def _plainly(groups: Iterable[str]) -> str:
    """List groups with those last that hold an «og» or «eller» of their own: A og B eller C."""
    return listed(sorted(groups, key=lambda one: _JOINED.search(one) is not None))


_JOINED = re.compile(r" (?:og|eller) ")


def _duplicates(of_task: _OfTask, names: Mapping[str, str]) -> Iterator[Duplicate]:
    """Find what several units lead for the same people: who leads for all leads for each group."""
    for task, held in of_task.items():
        groups = _by_group(one for one in held if one.responsible)
        everybodys = [one for key, group in groups.items() if _EVERYBODY(key) for one in group]
        for key, group in groups.items():
            leading = group if _EVERYBODY(key) else [*everybodys, *group]
            units = dict.fromkeys(_name(one, names) for one in leading)
            if len(units) > 1:
                yield Duplicate(task, group[0].target_group, listed(list(units)))


def _splits(of_task: _OfTask, names: Mapping[str, str]) -> Iterator[Split]:
    """Find tasks that units share by target group; a group that holds the others is no share."""
    for task, held in of_task.items():
        led = [one for one in held if one.responsible]
        groups = _by_group(led)
        leading = {frozenset(one.responsible for one in group) for group in groups.values()}
        if len(leading) <= 1 or any(map(_EVERYBODY, groups)):
            continue
        leads = tuple(GroupLead(one.target_group, _name(one, names)) for one in led)
        yield Split(task, leads, listed(list(dict.fromkeys(one.unit for one in leads))))


def _tasks_led(led: Iterable[Responsibility]) -> dict[str, list[Task]]:
    """Give the tasks of each unit that leads, in the order of the nine."""
    tasks: dict[str, list[Task]] = {}
    for one in led:
        tasks.setdefault(one.responsible or "", []).append(one.task)
    return {unit: [task for task in Task if task in held] for unit, held in tasks.items()}


def _many_tasks(led: Iterable[Responsibility], names: Mapping[str, str]) -> Iterator[ManyTasks]:
    for unit, tasks in _tasks_led(led).items():
        if len(tasks) >= MANY:
            yield ManyTasks(names.get(unit, unit), tuple(tasks))


def _pairs(led: tuple[Responsibility, ...], names: Mapping[str, str]) -> Iterator[Pair]:
    groups: dict[str, dict[str, str]] = {}
    for one in led:
        groups.setdefault(one.responsible or "", {})[_key(one.target_group)] = one.target_group
    for first, second in combinations(groups, 2):
        shared = _shared(groups[first], groups[second])
        if shared:
            yield Pair(
                names.get(first, first),
                names.get(second, second),
                listed(shared),
                _meeting(led, {first, second}),
            )


def _shared(first: Mapping[str, str], second: Mapping[str, str]) -> list[str]:
    """Give the target groups that both lead something for; who leads for all leads for each."""
    every = {**first, **{key: name for key, name in second.items() if key not in first}}
    all_of_first, all_of_second = any(map(_EVERYBODY, first)), any(map(_EVERYBODY, second))
    shared = {
        key: name
        for key, name in every.items()
        if (key in first or all_of_first) and (key in second or all_of_second)
    }
    # Everybody holds the others, which need no naming.
    return [name for key, name in shared.items() if _EVERYBODY(key)] or [*shared.values()]


def _meeting(led: Iterable[Responsibility], pair: set[str]) -> tuple[Task, ...]:
    """Give the tasks that one of the two leads and the other contributes to."""
    shared = {
        one.task
        for one in led
        if one.responsible in pair and pair & {*one.contributors} - {one.responsible}
    }
    return tuple(task for task in Task if task in shared)
