"""What a municipality holds its dossiers to: which rules it leaves out, and which are its own."""

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import PurePath

from pipeline.diagnostics import Severity
from pipeline.frozen import Frozen


class BoundKind(StrEnum):
    """What a rule of one's own asks of a value, as it is called in the settings."""

    REQUIRED = "required"
    AT_MOST = "at-most"
    AT_LEAST = "at-least"
    LONGEST = "longest"
    ONE_OF = "one-of"
    NEVER = "never"
    MATCHES = "matches"


Limit = bool | int | Decimal | dt.date | str | tuple[str, ...] | tuple[Decimal, ...]


class OwnRule(Frozen):
    """A rule that a municipality has written down as data: a place, a bound and a message.

    `at` has the keys from the top, and an empty one for each item of a list.
    """

    code: str
    at: tuple[str, ...]
    kind: BoundKind
    limit: Limit
    message: str
    severity: Severity = Severity.ERROR
    source: str = ""
    # Where it stands in the settings, for who asks; no part of what it is.
    file: str = ""
    line: int = 1

    @property
    def place(self) -> str:
        """Give the place as it is written."""
        return "".join(f".{one}" if one else "[]" for one in self.at).removeprefix(".")


class Standard(Frozen):
    """Which rules speak, and where. None selected is all of them.

    What is left out are codes written in full; those that bind are never among them.
    """

    ignored: frozenset[str] = frozenset()
    # The codes that are left out of the dossiers whose path fits a pattern.
    ignored_in: tuple[tuple[str, frozenset[str]], ...] = ()
    own: tuple[OwnRule, ...] = ()

    def silent(self, path: str) -> frozenset[str]:
        """Give the codes that are not told of a dossier."""
        name = PurePath(path).as_posix()
        held = (codes for pattern, codes in self.ignored_in if fnmatchcase(name, pattern))
        return self.ignored.union(*held)

    def name(self, path: str) -> str:
        """Name what a dossier is held to, the same for sets in any order."""
        silent = repr(sorted(self.silent(path)))
        return f"{silent} {self.own!r}" if self.own else silent


PLAIN = Standard()
