"""Every code that a finding may carry, explained: rules by their docstrings, stages by tables."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache

from pipeline import behind, check, comments, complaints, pictures, read, settle
from pipeline.contract import refusal
from pipeline.delivered.codes import CODES as TABLE_CODES
from pipeline.diagnostics import NOTHING, Severity, Text, say
from pipeline.frozen import Frozen, replace
from pipeline.language import Translate, mark
from pipeline.living import revision
from pipeline.rules import RULES
from pipeline.rules.rule import Rule
from pipeline.standard import OwnRule
from pipeline.word.advice import CODES as ADVICE
from pipeline.word.advice import severity
from pipeline.word.faults import CODES as TEMPLATE_CODES

# The codes born in stages that only warn.
_MILD = {"I006", "I007", "I008", "O003", "T012", "W001", "W005", "Y014", "Y017", "Y018"}


class Weight(StrEnum):
    """How much a code weighs: as its severity, or so much that no waiver silences it."""

    ERROR = mark("error")
    WARNING = mark("warning")
    BINDING = mark("error, cannot be waived")


class Explanation(Frozen, order=True):
    """One code: what it says, why it matters, and for a rule an example and its source.

    `binding` says why a rule cannot be waived, `asks` what a rule of one's own asks. Where the
    example is `told`, it is words for a person and no text of a file, and is translated.
    """

    code: str
    severity: Weight
    summary: str
    why: str
    wrong: str = ""
    right: str = ""
    source: str = ""
    binding: Text = NOTHING
    asks: Text = NOTHING
    told: bool = False


@cache
def entries() -> tuple[Explanation, ...]:
    """Give the manual of every code, in the order of the codes."""
    tables = (
        *(complaints.CODES, comments.CODES, refusal.CODES, pictures.CODES),
        *(TEMPLATE_CODES, check.CODES, settle.CODES, behind.CODES, revision.CODES, TABLE_CODES),
    )
    born_in_stages = [
        Explanation(code, Weight.WARNING if code in _MILD else Weight.ERROR, *words)
        for table in tables
        for code, words in table.items()
    ]
    of_templates = [
        Explanation(code, Weight(severity(code).value), *words) for code, words in ADVICE.items()
    ]
    of_rules = [_of_rule(one) for one in RULES]
    shown = read.examples()
    staged = [
        _shown(one, shown.get(one.code, read.Example())) for one in (*born_in_stages, *of_templates)
    ]
    return tuple(sorted([*staged, *of_rules]))


def _shown(one: Explanation, example: read.Example) -> Explanation:
    """Add what shows a code, where something does."""
    return replace(
        one,
        wrong=example.wrong or one.wrong,
        right=example.right or one.right,
        source=example.source,
        told=example.told,
    )


def _of_rule(rule: Rule) -> Explanation:
    weight = Weight.ERROR if rule.severity is Severity.ERROR else Weight.WARNING
    return Explanation(
        rule.code,
        weight if rule.waivable else Weight.BINDING,
        *(rule.summary, rule.why, rule.wrong, rule.right, rule.source),
        rule.binding,
    )


def every(rules: Iterable[OwnRule] = ()) -> Mapping[str, Explanation]:
    """Give the manual by code, in the order of the codes, with rules of the municipality's own."""
    return {one.code: one for one in sorted((*entries(), *_own(rules)))}


def _own(rules: Iterable[OwnRule]) -> Iterator[Explanation]:
    return (
        Explanation(
            one.code,
            Weight(one.severity.value),
            one.message,
            _OF_ONES_OWN,
            source=one.source,
            asks=say(
                "It is in {file}, line {line}, and asks of {place}: {bound} = {limit}",
                file=one.file,
                line=one.line,
                place=one.place,
                bound=one.kind,
                limit=_limit(one.limit),
            ),
        )
        for one in rules
    )


_OF_ONES_OWN = mark("This is a rule of your own; those who wrote it know why it is there.")


def _limit(limit: object) -> str:
    if isinstance(limit, bool):
        return "true"
    return ", ".join(map(str, limit)) if isinstance(limit, tuple) else str(limit)


def page(entry: Explanation, translate: Translate) -> str:
    """Write the page of a code for a terminal."""
    parts = [f"{entry.code} ({translate(entry.severity.value)}): {translate(entry.summary)}"]
    parts.append(translate(entry.why))
    if entry.asks:
        parts.append(entry.asks.localised(translate))
    if entry.binding:
        reason = entry.binding.localised(translate)
        parts.append(translate("No waiver silences it: {reason}.").format(reason=reason))
    for head, example in ((mark("Wrong:"), entry.wrong), (mark("Right:"), entry.right)):
        if example:
            words = translate(example) if entry.told else example
            indented = "\n".join(f"    {line}" for line in words.splitlines())
            parts.append(f"{translate(head)}\n\n{indented}")
    if entry.source:
        source = "; ".join(translate(one) for one in sources(entry))
        parts.append(translate("Source: {source}").format(source=source))
    return "\n\n".join(parts)


def sources(entry: Explanation) -> tuple[str, ...]:
    """Give each thing that a rule rests on: an act, a page, or what the program itself means."""
    return tuple(entry.source.split("; ")) if entry.source else ()
