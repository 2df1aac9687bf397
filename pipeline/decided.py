"""A decision is written once: where it was made, on the route of its case.

The tree is added to when a dossier is read, so that the rest of the program finds the decision
among the others, and every value of it has its place in the author's file.
"""

from collections.abc import Iterator

from pipeline.node import Node, Step, listing, mapping

# What a decision takes from the meeting that made it, by the decision's names.
TAKEN = {
    "id": "decision",
    "title": "decision_title",
    "body": "body",
    "date": "date",
    "case_number": "case_number",
    "points": "adopted",
    "notified": "notified",
    "notice": "notice",
    "adopts_foundation": "adopts_foundation",
    "progress": "progress",
}
# What a decision cannot be without: a meeting that lacks any has made none yet.
_NEEDED = ("id", "title", "body", "date", "case_number", "points", "case")


def with_decisions(root: Node) -> Node:
    """Give the tree of a dossier with the decisions that its cases' meetings have made."""
    written = root.inside.get("decisions")
    held = _listed(root, "decisions")
    if written is not None and not isinstance(written.value, list):
        return root
    known = {one.inside["id"].text for one in held if "id" in one.inside}
    made = [one for one in _made(root) if one.inside["id"].text not in known]
    if not made:
        return root
    decisions = listing([*held, *made], written or made[0])
    return root.holding({**root.inside, "decisions": decisions})


def _made(root: Node) -> Iterator[Node]:
    for case in _listed(root, "cases"):
        for stop in _listed(case, "route"):
            if decision := _decision(case, stop):
                yield decision


def _decision(case: Node, stop: Node) -> Node | None:
    inside: dict[Step, Node] = {
        name: stop.inside[key] for name, key in TAKEN.items() if key in stop.inside
    }
    inside |= {"case": case.inside["id"]} if "id" in case.inside else {}
    if "title" in case.inside:
        inside.setdefault("title", case.inside["title"])
    if not inside.keys() >= set(_NEEDED):
        return None
    return mapping({**inside, "body": _within(inside["body"])}, inside["id"])


def _within(body: Node) -> Node:
    """Give a body as it is named within a sentence: a route's table begins with a capital."""
    said = body.text or ""
    return body._replace(value=f"{said[0].lower()}{said[1:]}") if said[1:2].islower() else body


def _listed(node: Node, key: str) -> list[Node]:
    """Give what a list holds that has keys; nothing where the author wrote something else."""
    held = node.inside.get(key)
    listed = held is not None and isinstance(held.value, list)
    return list(held.inside.values()) if held is not None and listed else []
