"""Places in a dossier, the way an author writes them: facts.homes.value, cases.0.background."""

from dataclasses import is_dataclass

from pipeline.contract.declare import KeyPath, Prose, keys


def keypath(dossier: object, written: str) -> KeyPath | None:
    """Give the place that is written, or nothing where the dossier has no such place.

    An item of a list is named by its id or by its number, counted from nought; where both fit, it
    is the id. A key that the contract knows is a place also when the author has left it out, for
    a rule may object to just that.
    """
    path: list[str | int] = []
    held = dossier
    for step in written.split("."):
        below = _below(held, step)
        if below is None:
            return None
        part, held = below
        path.append(part)
    return tuple(path)


def place(dossier: object, path: KeyPath) -> str:
    """Write a place so that it stays the same when items are put before it: by ids, if any."""
    held: object = dossier
    steps: list[str] = []
    for step in path:
        if isinstance(step, int) and isinstance(held, tuple):
            held = held[step] if step < len(held) else None
            steps.append(str(getattr(held, "id", step)))
        else:
            held = getattr(held, str(step), None)
            steps.append(str(step))
    return ".".join(steps)


def _below(held: object, step: str) -> tuple[str | int, object] | None:
    if isinstance(held, tuple) and not isinstance(held, Prose):
        n = _names(held).get(step)
        return None if n is None else (n, held[n])
    if is_dataclass(held) and step in {key.name for key in keys(type(held))}:
        return step, getattr(held, step)
    return None


def _names(items: tuple[object, ...]) -> dict[str, int]:
    numbers = {str(n): n for n in range(len(items))}
    return numbers | {str(one.id): n for n, one in enumerate(items) if hasattr(one, "id")}
