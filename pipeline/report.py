"""Diagnostics as text for people, JSON for programs and annotations for GitHub; prints nothing."""

import json
from collections.abc import Callable, Mapping, Sequence

from pipeline.diagnostics import Diagnostic, Severity, Waived
from pipeline.language import Translate, mark

_SEVERITIES = {Severity.ERROR: mark("error"), Severity.WARNING: mark("warning")}

Format = Callable[[Sequence[Diagnostic], Translate], str]


def text(diagnostics: Sequence[Diagnostic], translate: Translate) -> str:
    """Write one finding a line, its hint below it, and a closing count."""
    lines = [_line(one, translate) for one in diagnostics]
    return "\n".join([*lines, *([_count(diagnostics, translate)] if diagnostics else [])])


def _line(one: Diagnostic, translate: Translate) -> str:
    place = f"{one.path}:{one.line}:{one.column}"
    severity = translate(_SEVERITIES[one.severity])
    head = f"{place}: {severity} {one.code}: {one.message.localised(translate)}"
    hint = one.hint.localised(translate)
    return f"{head}\n    {hint}" if hint else head


def _count(diagnostics: Sequence[Diagnostic], translate: Translate) -> str:
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


def as_json(diagnostics: Sequence[Diagnostic], translate: Translate) -> str:
    """Write a list of objects with the fields of a Diagnostic, texts in the chosen language."""
    held = [_fields(one, translate) for one in diagnostics]
    return json.dumps(held, ensure_ascii=False, indent=1)


def _fields(one: Diagnostic, translate: Translate) -> dict[str, object]:
    return {
        "path": one.path,
        "line": one.line,
        "column": one.column,
        "code": one.code,
        "severity": one.severity.value,
        "message": one.message.localised(translate),
        "hint": one.hint.localised(translate),
    }


def github(diagnostics: Sequence[Diagnostic], translate: Translate) -> str:
    """Write GitHub's workflow commands, which it shows as annotations of the changed lines."""
    return "\n".join(_annotation(one, translate) for one in diagnostics)


def _annotation(one: Diagnostic, translate: Translate) -> str:
    words = one.message.localised(translate)
    hint = one.hint.localised(translate)
    message = _escaped(f"{words}. {hint}" if hint else words)
    place = f"file={_property(one.path)},line={one.line},col={one.column}"
    return f"::{one.severity} title=saksflyt ({one.code}),{place}::{message}"


def _escaped(written: str) -> str:
    return written.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(written: str) -> str:
    return _escaped(written).replace(":", "%3A").replace(",", "%2C")


FORMATS: Mapping[str, Format] = {"text": text, "json": as_json, "github": github}
