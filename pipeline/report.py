"""Diagnostics as text for people, a finding a line; prints nothing."""

from collections.abc import Sequence

from pipeline.diagnostics import Diagnostic, Severity, Waived
from pipeline.language import Translate, mark

SEVERITIES = {Severity.ERROR: mark("error"), Severity.WARNING: mark("warning")}


def text(diagnostics: Sequence[Diagnostic], translate: Translate) -> str:
    """Write one finding a line, its hint below it, and a closing count."""
    lines = [_line(one, translate) for one in diagnostics]
    return "\n".join([*lines, *([count(diagnostics, translate)] if diagnostics else [])])


def _line(one: Diagnostic, translate: Translate) -> str:
    place = f"{one.path}:{one.line}:{one.column}"
    severity = translate(SEVERITIES[one.severity])
    head = f"{place}: {severity} {one.code}: {one.message.localised(translate)}"
    hint = one.hint.localised(translate)
    return f"{head}\n    {hint}" if hint else head


def count(diagnostics: Sequence[Diagnostic], translate: Translate) -> str:
    errors = sum(one.severity is Severity.ERROR for one in diagnostics)
    warnings = len(diagnostics) - errors
    return translate("{errors} errors, {warnings} warnings").format(
        errors=errors, warnings=warnings
    )


def waived(one: Waived, translate: Translate) -> str:
    """Write what a waiver in force excuses, where, until when and why."""
    words = _WAIVED_AT if one.at else _WAIVED
    return translate(words).format(
        place=f"{one.path}:{one.line}:{one.column}",
        code=one.code,
        at=one.at,
        count=one.count,
        until=one.until,
        reason=one.reason,
    )


_WAIVED_AT = mark("{place}: {code} is waived at {at} until {until}, findings: {count}. {reason}")
_WAIVED = mark("{place}: {code} is waived until {until}, findings: {count}. {reason}")
