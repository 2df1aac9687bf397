"""What there is to tell of one run of a command, whatever it is told in."""

import hashlib
import os.path
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePath

from pipeline.diagnostics import Diagnostic, Severity
from pipeline.frozen import Frozen, replace
from pipeline.language import Translate
from pipeline.standard import OwnRule


def _unknown(_: str) -> Sequence[str]:
    return ()


class CheckRun(Frozen, dict=True):
    """What was found, and in what; `troubles` tell of what could not be read at all.

    `checked` are the paths that were looked into, and `lines` gives the lines of one of them.
    """

    findings: tuple[Diagnostic, ...] = ()
    troubles: tuple[Diagnostic, ...] = ()
    checked: tuple[str, ...] = ()
    lines: Callable[[str], Sequence[str]] = _unknown
    # Whether warnings count as errors.
    strict: bool = False
    language: str = "en"
    # Where the paths of a repository begin.
    root: PurePath = PurePath()
    # The rules that are not the program's own.
    own: tuple[OwnRule, ...] = ()

    @property
    def told(self) -> tuple[Diagnostic, ...]:
        """All that a tool is told of, its paths as tools want them: from the root, with slashes."""
        held = (*self.troubles, *self.findings)
        return tuple(replace(one, path=self.place(one.path)) for one in held)

    def place(self, path: str) -> str:
        """Give a path from the root, where it is below it."""
        held = PurePath(os.path.normpath(path))
        below = held.is_absolute() and held.is_relative_to(self.root)
        return (held.relative_to(self.root) if below else held).as_posix()

    def fails(self, one: Diagnostic) -> bool:
        return self.strict or one.severity is Severity.ERROR


Format = Callable[[CheckRun, Translate], str]


def words(one: Diagnostic, translate: Translate) -> str:
    """Say what is wrong and what to do, for tools that have one text for both."""
    what, hint = one.message.localised(translate), one.hint.localised(translate)
    return f"{what}. {hint}" if hint else what


def fingerprints(findings: Iterable[Diagnostic]) -> Iterator[str]:
    """Name each finding so that it is known again when lines above it come or go.

    Two that say the same of one file are told apart by their order.
    """
    seen: Counter[str] = Counter()
    for one in findings:
        said = f"{one.path}\n{one.code}\n{one.message}"
        yield hashlib.sha256(f"{said}\n{seen[said]}".encode()).hexdigest()
        seen[said] += 1
