"""What has changed since the last look, told when it has come to rest; nothing is read here."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

# A dossier by its path, and what tells whether one of its files has been written since.
Look = Mapping[str, object]


class Changes(NamedTuple):
    """The dossiers that are new or changed, and those that are gone."""

    fresh: tuple[str, ...]
    gone: tuple[str, ...]


def changes(looks: Iterable[Look]) -> Iterator[Changes]:
    """Give all of the first look, and then what differs and was the same in two looks on end.

    An editor writes a file in several steps, and what is half written is no dossier.
    """
    told: dict[str, object] = {}
    before: Look | None = None
    for now in looks:
        still = now if before is None else before
        fresh = {
            path: stamp
            for path, stamp in now.items()
            if told.get(path) != stamp and still.get(path) == stamp
        }
        gone = tuple(one for one in told if one not in now and one not in still)
        told = {path: stamp for path, stamp in told.items() if path not in gone} | fresh
        before = now
        if fresh or gone:
            yield Changes(tuple(fresh), gone)
