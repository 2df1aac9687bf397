"""A hearing is written once: the plan that it is about gets its step, where the hearing stands."""

from pipeline.node import Node, Step, listing, mapping, scalar

# What each sort of hearing is to its plan, by its word and by what documents print for it; all
# others are hearings of it.
_BEGUN = ("start",)
_BOTH = ("start", "hearing")
_STEPS = {
    "start": _BEGUN,
    "oppstart av planarbeid": _BEGUN,
    "start_and_programme": _BOTH,
    "oppstart og planprogram": _BOTH,
}
_HEARING = ("hearing",)


def heard(root: Node) -> Node:
    """Give the tree of a dossier with the steps that its hearings are to its plans.

    What is still to come on the dossier's day is no step yet, and a step that the author has
    written too is not told twice.
    """
    hearings, plans = root.inside.get("hearings"), root.inside.get("plans")
    if hearings is None or plans is None or not isinstance(plans.value, list):
        return root
    today = _text(root, "date")
    held = [one for one in hearings.inside.values() if _begins(one) <= today]
    made = [_with_steps(one, held) for one in plans.inside.values()]
    return root.holding({**root.inside, "plans": plans.holding(dict(enumerate(made)))})


def _with_steps(plan: Node, hearings: list[Node]) -> Node:
    key, steps = _text(plan, "id"), plan.inside.get("steps")
    written = list(steps.inside.values()) if steps else []
    told = {(_text(one, "step"), _text(one, "date")) for one in written}
    made: list[Node] = []
    for one in hearings:
        for name in _STEPS.get(_text(one, "what").casefold(), _HEARING):
            if key and _text(one, "plan") == key and (name, _begins(one)) not in told:
                told.add((name, _begins(one)))
                made.append(_step(name, one))
    if not made or (steps and not isinstance(steps.value, list)):
        return plan
    for one in made:
        day = _text(one, "date")
        later = (n for n, each in enumerate(written) if _text(each, "date") > day)
        written.insert(next(later, len(written)), one)
    return plan.holding({**plan.inside, "steps": listing(written, steps or made[0])})


def _step(name: str, hearing: Node) -> Node:
    held = hearing.inside
    inside: dict[Step, Node] = {
        "step": scalar(name, hearing),
        "date": held.get("begins") or held["date"],
    }
    if name == "hearing" and "deadline" in held:
        inside["deadline"] = held["deadline"]
    return mapping(inside, hearing)


def _begins(hearing: Node) -> str:
    """Give the first day of a hearing, or what comes after all days where it says none."""
    return _text(hearing, "begins") or _text(hearing, "date") or "~"


def _text(node: Node, key: str) -> str:
    """Give a text of a mapping, and none where it has another thing there, or nothing."""
    held = node.inside.get(key)
    return (held.text if held else None) or ""
