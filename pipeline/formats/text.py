"""Findings for people: a line each, or each with the line that it is about."""

import unicodedata
from collections.abc import Iterator, Sequence

from pipeline.diagnostics import Diagnostic
from pipeline.formats.excerpt import excerpt
from pipeline.formats.run import CheckRun
from pipeline.language import Translate
from pipeline.report import SEVERITIES, count, text


def concise(run: CheckRun, translate: Translate) -> str:
    return text(run.findings, translate)


def full(run: CheckRun, translate: Translate) -> str:
    """Write each finding with its line and a mark below its column, and a closing count."""
    told = ["\n".join(_told(one, run.lines(one.path), translate)) for one in run.findings]
    return "\n\n".join([*told, *([count(run.findings, translate)] if told else [])])


def _told(one: Diagnostic, lines: Sequence[str], translate: Translate) -> Iterator[str]:
    severity = translate(SEVERITIES[one.severity])
    yield f"{severity} {one.code}: {one.message.localised(translate)}"
    shown = excerpt(one, lines)
    number = str(one.line) if shown else ""
    edge = " " * len(number)
    yield f"{edge} --> {one.path}:{one.line}:{one.column}"
    if shown:
        yield f"{edge} |"
        yield f"{number} | {shown.text}"
        yield f"{edge} | {' ' * _width(shown.text[: shown.column - 1])}^"
    if one.hint:
        yield f"{edge} = {one.hint.localised(translate)}"


def _width(written: str) -> int:
    """Count the places of a terminal that a text takes."""
    return sum(_places(one) for one in written)


def _places(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
