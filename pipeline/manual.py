"""Every code that a finding may carry, explained: rules by their docstrings, stages by tables."""

from dataclasses import dataclass
from functools import cache

from pipeline import check, comments, refusal, source, workflow
from pipeline.diagnostics import Severity
from pipeline.language import Translate, mark
from pipeline.rules import RULES
from pipeline.word.faults import CODES as TEMPLATE_CODES

# The codes born in stages that only warn.
_MILD = {"W001", "Y014", "Y018", "Y017"}


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One code: what it says, why it matters, and for a rule an example and its source."""

    code: str
    severity: Severity
    summary: str
    why: str
    wrong: str = ""
    right: str = ""
    source: str = ""


@cache
def entries() -> tuple[Entry, ...]:
    """Give the manual of every code, in the order of the codes."""
    tables = (
        *(source.CODES, comments.CODES, refusal.CODES),
        *(TEMPLATE_CODES, check.CODES, workflow.CODES),
    )
    born_in_stages = [
        Entry(code, Severity.WARNING if code in _MILD else Severity.ERROR, *words)
        for table in tables
        for code, words in table.items()
    ]
    of_rules = [
        Entry(one.code, one.severity, one.summary, one.why, one.wrong, one.right, one.source)
        for one in RULES
    ]
    return tuple(sorted([*born_in_stages, *of_rules]))


def page(entry: Entry, translate: Translate) -> str:
    """Write the page of a code for a terminal."""
    parts = [f"{entry.code} ({translate(entry.severity.value)}): {translate(entry.summary)}"]
    parts.append(translate(entry.why))
    for head, example in ((mark("Wrong:"), entry.wrong), (mark("Right:"), entry.right)):
        if example:
            indented = "\n".join(f"    {line}" for line in example.splitlines())
            parts.append(f"{translate(head)}\n\n{indented}")
    if entry.source:
        parts.append(translate("Source: {source}").format(source=entry.source))
    return "\n\n".join(parts)
