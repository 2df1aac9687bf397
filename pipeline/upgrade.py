"""A dossier of an older contract becomes one of the newest: the one table of what has changed.

The tree is changed when a dossier is read, so that the rest of the program knows one contract, and
every value keeps its place in the author's file. `saksflyt upgrade` does the same to the text.
"""

import re
from collections.abc import Callable, Container, Iterator, Mapping
from typing import NamedTuple

from pipeline.frozen import Frozen
from pipeline.node import Node, Step, listing, mapping, scalar

NEWEST = "2"
# Stands in a path for every item of a list.
EACH = "*"
Path = tuple[str, ...]


class Renamed(NamedTuple):
    """A key that has another name."""

    node: Node
    old: str
    new: str


class Reworded(NamedTuple):
    """A scalar that is written otherwise."""

    node: Node
    new: str


class Listed(NamedTuple):
    """A mapping that has become the first item of a list, with a key of its own to begin with."""

    node: Node
    key: str
    value: str


class Replaced(NamedTuple):
    """A key with a scalar that has given way to another with a list, or to nothing."""

    node: Node
    old: str
    new: str
    value: str


Change = Renamed | Reworded | Listed | Replaced
_Made = tuple[Node, tuple[Change, ...]]


def modern(root: Node) -> Node:
    """Give the tree of a dossier as the newest contract has it; what is none is left as it is."""
    return upgraded(root)[0]


def upgraded(root: Node) -> _Made:
    """Give the tree as the newest contract has it, and each change by the nodes as they were."""
    edition = _edition(root)
    if not edition:
        return root, ()
    changes: list[Change] = []
    # The names of contract 1 are read in contract 2 too: many have them in their fingers.
    for path, step in (*(_STEPS if edition == "1" else ()), *NAMES):
        if path == ("schema",) and not _is_known(root):
            continue  # it stays wrong, and is told
        root, made = _changed(root, path, step)
        changes += made
    return root, tuple(_joined(changes))


def _edition(root: Node) -> str:
    """Give the contract that a dossier follows, or nothing of what is no dossier.

    Where the author names one that is not, what stands in the dossier shows which is meant.
    """
    if _is_known(root):
        return str(root.inside["schema"].value)
    if "municipality" not in root.inside:
        return ""
    return "1" if _OF_CONTRACT_1 & root.inside.keys() else NEWEST


def _is_known(root: Node) -> bool:
    schema = root.inside.get("schema")
    return schema is not None and schema.value in ("1", NEWEST)


# Sections that have another name now, and that no dossier of contract 2 has.
_OF_CONTRACT_1 = frozenset({"facts", "values"})


def _joined(changes: list[Change]) -> Iterator[Change]:
    """Make one change of several steps that have written one scalar anew, after each other."""
    last = {one.node.place: one for one in changes if isinstance(one, Reworded)}
    for one in changes:
        if not isinstance(one, Reworded):
            yield one
        elif held := last.pop(one.node.place, None):
            yield Reworded(one.node, held.new)


def _changed(node: Node, path: Path, step: Callable[[Node], _Made]) -> _Made:
    """Take a step at every place of a path, and give the tree around what came of it."""
    if not path:
        return step(node)
    first, *rest = path
    steps: tuple[Step, ...] = (first,) if first in node.inside else ()
    if first == EACH:
        steps = tuple(node.inside) if isinstance(node.value, list) else ()
    taken = [(key, _changed(node.inside[key], tuple(rest), step)) for key in steps]
    changes = tuple(one for _, (_, made) in taken for one in made)
    if not changes:
        return node, ()
    return node.holding({**node.inside, **{key: held for key, (held, _) in taken}}), changes


def _schema(node: Node) -> _Made:
    return scalar(NEWEST, node), (Reworded(node, NEWEST),)


def first_round(node: Node) -> _Made:
    """Make the one follow-up the first of a list of rounds."""
    if not isinstance(node.value, dict):
        return node, ()
    held = mapping({"id": scalar(FIRST, node), **node.inside}, node)
    return listing([held], node), (Listed(node, "id", FIRST),)


FIRST = "first"


def _plans(node: Node) -> _Made:
    """Leave out each plan's status, which follows from days and steps."""
    held = list(node.inside.values()) if isinstance(node.value, list) else []
    adopted = {one.inside["id"].text for one in held if {"id", "adopted"} <= one.inside.keys()}
    changes: list[Change] = []
    inside: dict[Step, Node] = {}
    for step, plan in node.inside.items():
        inside[step], made = _status(plan, adopted)
        changes += made
    return (node.holding(inside), tuple(changes)) if changes else (node, ())


def _renamed(node: Node, old: str, new: str) -> _Made:
    if old not in node.inside or new in node.inside:
        return node, ()
    inside = {new if key == old else key: one for key, one in node.inside.items()}
    return node.holding(inside), (Renamed(node.inside[old], old, new),)


def _status(plan: Node, adopted: Container[str | None]) -> _Made:
    """Leave out a plan's status; where its days say nothing of it, a step without a day does."""
    status = plan.inside.get("status")
    word = (status and status.text) or ""
    if status is None or word not in STEPS_OF:
        return plan, ()
    step = "" if _follows(word, plan, adopted) else STEPS_OF[word]
    inside = {key: one for key, one in plan.inside.items() if key != "status"}
    if step:
        inside["steps"] = listing([mapping({"step": scalar(step, status)}, status)], status)
    written = f"[{{step: {step}}}]" if step else ""
    return plan.holding(inside), (Replaced(status, "status", "steps" if step else "", written),)


def _follows(word: str, plan: Node, adopted: Container[str | None]) -> bool:
    """Tell whether a plan's days say what its status says; where they contradict it, days win."""
    match word:
        case "draft":
            return True
        case "hearing":
            return "hearing_from" in plan.inside
        case "in_force":
            return "adopted" in plan.inside
        case "superseded":
            successor = plan.inside.get("superseded_by")
            return successor is not None and successor.text in adopted
        case "expired":
            # Of a land-use part too: its period is over, and it holds until it is changed.
            return {"valid_to", "adopted"} <= plan.inside.keys()
    return False


# The word for the status of a plan in contract 1, and the step that it tells of.
STEPS_OF = {
    "draft": "start",
    "hearing": "hearing",
    "in_force": "adoption",
    "under_revision": "revision",
    "superseded": "replacement",
    "expired": "expiry",
    "repealed": "repeal",
}


def _placed(*patterns: tuple[str, str]) -> Callable[[Node], _Made]:
    """Give a step that lets a waiver name the place that it named, by the keys that it has now."""

    def placed(at: Node) -> _Made:
        for old, new in patterns:
            if found := re.fullmatch(old, at.text or ""):
                place = found.expand(new)
                return scalar(place, at), (Reworded(at, place),)
        return at, ()

    return placed


_PLACES = (
    (r"(plans\.[^.]+)\.status", r"\1"),
    (r"follow_up((?:\..+)?)", rf"follow_up.{FIRST}\1"),
)

# What contract 1 alone has.
_STEPS: tuple[tuple[Path, Callable[[Node], _Made]], ...] = (
    (("schema",), _schema),
    (("follow_up",), first_round),
    (("plans",), _plans),
    (("waivers", EACH, "at"), _placed(*_PLACES)),
)


class Called(Frozen):
    """A step that calls keys by other names, in what reads now and in how it read before."""

    names: Mapping[str, str]

    def __call__(self, node: Node) -> _Made:
        changes: list[Change] = []
        for old, new in self.names.items():
            node, made = _renamed(node, old, new)
            changes += made
        node, made = _changed(node, ("earlier", EACH), self) if changes else (node, ())
        return node, (*changes, *made)


class Worded(Frozen):
    """A step that writes other words of a closed choice."""

    words: Mapping[str, str]

    def __call__(self, node: Node) -> _Made:
        new = self.words.get(node.text or "")
        return (scalar(new, node), (Reworded(node, new),)) if new else (node, ())


def _called(**names: str) -> Called:
    return Called(names)


def _worded(**words: str) -> Worded:
    return Worded(words)


_PLAN_KIND = _worded(
    societal_part="samfunnsdel",
    land_use_part="arealdel",
    sub_plan="kommunedelplan",
    thematic_plan="temaplan",
    action_programme="handlingsdel",
)
_THEME = _worded(living_environment="home_environment")
_COMPLIANCE = _worded(deviates="fails")
_ROUTE = ("cases", EACH, "route", EACH)

_NAMED_PLACES = (
    (r"facts(\b.*)", r"figures\1"),
    (r"(plans\.[^.]+)\.superseded_by", r"\1.replaced_by"),
    (r"values\.items(\b.*)", r"foundation.values\1"),
    (r"values(\b.*)", r"foundation\1"),
    (r"mapping\.needs(\b.*)\.contributor", r"mapping.counts\1.service"),
    (r"mapping\.needs(\b.*)", r"mapping.counts\1"),
    (r"mapping\.order\.contributors(\b.*)", r"mapping.order.services\1"),
    (r"(responsibilities\..+)\.lead", r"\1.responsible"),
    (r"(decisions\..+)\.adopts_values", r"\1.adopts_foundation"),
    (r"(mandate\..+)\.commissioner", r"\1.commissioned_by"),
    (r"(cases\..+)\.treatment", r"\1.handling"),
)


def _remedy(answer: Node) -> _Made:
    """Call what is done about a deviation a remedy: measure is the key of a measure of a plan."""
    held = answer.inside.get("measure")
    if held is None or not isinstance(held.value, dict):
        return answer, ()
    return _renamed(answer, "measure", "remedy")


def _remedied(at: Node) -> _Made:
    """Let a waiver name what is in a remedy, where it named what was in a measure."""
    found = re.fullmatch(_IN_MEASURE, at.text or "")
    if found is None:
        return at, ()
    place = found.expand(r"\1.remedy.\2")
    return scalar(place, at), (Reworded(at, place),)


_IN_MEASURE = r"(follow_up\..+\.answers\..+)\.measure\.(text|owner|deadline|status)"

# What contract 2 calls otherwise: the names that case officers misread in contract 1.
NAMES: tuple[tuple[Path, Callable[[Node], _Made]], ...] = (
    ((), _called(facts="figures", values="foundation")),
    (("foundation",), _called(items="values")),
    (("mapping",), _called(needs="counts")),
    (("mapping", "counts", EACH), _called(contributor="service")),
    (("mapping", "order"), _called(contributors="services")),
    (("responsibilities", EACH), _called(lead="responsible")),
    (("decisions", EACH), _called(adopts_values="adopts_foundation")),
    (("mandate", EACH), _called(commissioner="commissioned_by")),
    (_ROUTE, _called(treatment="handling")),
    ((*_ROUTE, "handling"), _worded(opinion="advises")),
    (("plans", EACH), _called(superseded_by="replaced_by")),
    (("plans", EACH, "kind"), _PLAN_KIND),
    (("plans", EACH, "earlier", EACH, "kind"), _PLAN_KIND),
    (("figures", EACH, "theme"), _THEME),
    (("figures", EACH, "earlier", EACH, "theme"), _THEME),
    (("follow_up", EACH, "answers", EACH, "status"), _COMPLIANCE),
    (("follow_up", EACH, "answers", EACH, "earlier", EACH, "status"), _COMPLIANCE),
    (("waivers", EACH, "at"), _placed(*_NAMED_PLACES)),
    (("follow_up", EACH, "answers", EACH), _remedy),
    (("follow_up", EACH, "answers", EACH, "earlier", EACH), _remedy),
    (("waivers", EACH, "at"), _remedied),
)
