"""What a municipality holds its dossiers to: which rules it leaves out, and where."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Standard:
    """Which rules speak, and where. None selected is all of them.

    What is left out are codes written in full; those that bind are never among them.
    """

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
        return repr(sorted(self.silent(path)))


PLAIN = Standard()
