"""Findings as Markdown, for the summary of a job or a comment on a merge request."""

import re

from pipeline.diagnostics import Diagnostic
from pipeline.formats.run import CheckRun, words
from pipeline.language import Translate, mark
from pipeline.report import SEVERITIES, count

_HEADS = (mark("Place"), mark("Code"), mark("Severity"), mark("Finding"))


def markdown(run: CheckRun, translate: Translate) -> str:
    """Write the count and a table; where nothing was found, that alone."""
    told = run.told
    if not told:
        return translate("**No findings.**")
    rows = [tuple(map(translate, _HEADS)), ("---",) * len(_HEADS)]
    rows += [_row(one, translate) for one in told]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"**{count(told, translate)}**\n\n{table}"


def _row(one: Diagnostic, translate: Translate) -> tuple[str, ...]:
    place = _plain(f"{one.path}:{one.line}:{one.column}")
    severity = translate(SEVERITIES[one.severity])
    return place, one.code, severity, _plain(words(one, translate))


# What Markdown, or the HTML that may stand in it, would read as its own.
_SIGNS = re.compile(r"[\\`*_\[\]<>|~&@#]")


def _plain(written: str) -> str:
    return _SIGNS.sub(lambda one: f"\\{one[0]}", " ".join(written.split()))
