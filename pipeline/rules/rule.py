"""What a rule is: a function that yields findings, and a docstring that is its manual."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from inspect import cleandoc
from types import ModuleType
from typing import NamedTuple

from pipeline.contract.declare import KeyPath
from pipeline.diagnostics import NOTHING, Severity, Text
from pipeline.dossier.dossier import Dossier
from pipeline.frozen import Frozen
from pipeline.pattern import pattern


class Finding(NamedTuple):
    """What a rule may say: it knows neither file, line, code nor severity."""

    keypath: KeyPath
    message: Text
    hint: Text = NOTHING


Check = Callable[[Dossier], Iterator[Finding]]
DatedCheck = Callable[[Dossier, dt.date], Iterator[Finding]]


class Manual(NamedTuple):
    """A rule's docstring in its parts; `wrong` and `right` are YAML fragments."""

    summary: str
    why: str
    wrong: str
    right: str
    source: str


class Rule(Frozen, dict=True):
    """One rule; its manual is read only when somebody asks for it.

    `binding` says why no waiver silences it; nothing where a dossier may be excused.
    """

    code: str
    severity: Severity
    check: DatedCheck
    name: str
    docstring: str
    binding: Text = NOTHING

    def __call__(self, dossier: Dossier, as_of: dt.date) -> Iterator[Finding]:
        return self.check(dossier, as_of)

    @property
    def waivable(self) -> bool:
        return not self.binding

    @cached_property
    def manual(self) -> Manual:
        return _manual(cleandoc(self.docstring))

    @property
    def summary(self) -> str:
        return self.manual.summary

    @property
    def why(self) -> str:
        return self.manual.why

    @property
    def wrong(self) -> str:
        return self.manual.wrong

    @property
    def right(self) -> str:
        return self.manual.right

    @property
    def source(self) -> str:
        return self.manual.source


def rule(
    code: str, *, severity: Severity = Severity.ERROR, binding: Text = NOTHING
) -> Callable[[Check], Rule]:
    """Make a Rule of a function of the dossier alone; it registers nothing."""

    def made(check: Check) -> Rule:
        def undated(dossier: Dossier, _: dt.date) -> Iterator[Finding]:
            return check(dossier)

        return Rule(code, severity, undated, check.__name__, check.__doc__ or "", binding)

    return made


def dated_rule(code: str, *, severity: Severity = Severity.ERROR) -> Callable[[DatedCheck], Rule]:
    """Make a Rule of a function that also asks what day it is."""
    return lambda check: Rule(code, severity, check, check.__name__, check.__doc__ or "")


def rules_in(*families: ModuleType) -> tuple[Rule, ...]:
    """Give the rules of the modules named, by code; two rules with one code are refused."""
    found = [one for family in families for one in vars(family).values() if isinstance(one, Rule)]
    held: dict[str, Rule] = {}
    for one in found:
        if held.setdefault(one.code, one) is not one:
            raise ValueError(f"{one.code} is both {held[one.code].name} and {one.name}")
    return tuple(held[code] for code in sorted(held))


_PARTS = pattern(
    r"(?P<summary>[^\n]+)\n\n"
    r"(?P<why>.+?)\n\n"
    r"Wrong:\n\n(?P<wrong>.+?)\n\n"
    r"Right:\n\n(?P<right>.+?)\n\n"
    r"Source: (?P<source>.+)",
    re.DOTALL,
)


def _manual(docstring: str) -> Manual:
    parts = _PARTS.fullmatch(docstring)
    if parts is None:
        raise ValueError("a rule's docstring is summary, why, Wrong:, Right: and Source:")
    summary, why, wrong, right, source = parts.groups()
    return Manual(
        summary, _flowed(why), cleandoc(f"\n{wrong}"), cleandoc(f"\n{right}"), _flowed(source)
    )


def _flowed(text: str) -> str:
    """Join the lines of each paragraph, which are only broken to fit the source code."""
    return "\n\n".join(" ".join(one.split()) for one in text.split("\n\n"))
