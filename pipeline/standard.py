"""What a municipality holds its dossiers to: rules of its own, and those that it leaves out."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePath

from pipeline.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class Own:
    """A rule that a municipality has written: one bound on one place, as data and never as code.

    `place` is the key at each level, with `[]` for every item of a list.
    """

    code: str
    place: tuple[str, ...]
    bound: str
    limit: bool | str | int | float | tuple[str, ...]
    nb: str
    nn: str
    severity: Severity = Severity.ERROR
    source: str = ""

    @property
    def written(self) -> str:
        return ".".join(self.place).replace(".[]", "[]")


@dataclass(frozen=True, slots=True)
class Standard:
    """Which rules speak, and where. None selected is all of them.

    What is left out are codes written in full; those that bind are never among them.
    """

    own: tuple[Own, ...] = ()
    ignored: frozenset[str] = frozenset()
    # The codes that are left out of the dossiers whose path fits a pattern.
    ignored_in: tuple[tuple[str, frozenset[str]], ...] = ()

    def silent(self, path: str) -> frozenset[str]:
        """Give the codes that are not told of a dossier."""
        name = PurePath(path).as_posix()
        held = (codes for pattern, codes in self.ignored_in if fnmatchcase(name, pattern))
        return self.ignored.union(*held)

    def name(self, path: str) -> str:
        """Name what a dossier is held to, the same for sets in any order."""
        return repr((self.own, sorted(self.silent(path))))


PLAIN = Standard()
