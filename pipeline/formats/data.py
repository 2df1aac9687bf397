"""Findings as JSON: a list, or an object a line; the form of both is published as a schema."""

import json
from typing import Any

from pipeline.diagnostics import Diagnostic, Severity
from pipeline.formats.run import CheckRun
from pipeline.language import Translate


def as_json(run: CheckRun, translate: Translate) -> str:
    """Write a list of objects, texts in the chosen language."""
    held = [_fields(one, translate) for one in run.told]
    return json.dumps(held, ensure_ascii=False, indent=1)


def as_jsonl(run: CheckRun, translate: Translate) -> str:
    """Write an object a line, for programs that read while others write."""
    held = (_fields(one, translate) for one in run.told)
    return "\n".join(json.dumps(one, ensure_ascii=False) for one in held)


def _fields(one: Diagnostic, translate: Translate) -> dict[str, object]:
    told: dict[str, object] = {
        "path": one.path,
        "line": one.line,
        "column": one.column,
        "code": one.code,
        "severity": one.severity.value,
        "message": one.message.localised(translate),
        "hint": one.hint.localised(translate),
    }
    if one.spot:
        told["spot"] = one.spot.fields()
    return told


def schema(*, lines: bool = False) -> dict[str, Any]:
    """Give the JSON Schema of what json writes, or of a line of jsonl."""
    number = {"type": "integer", "minimum": 1}
    text = {"type": "string"}
    severities = [one.value for one in Severity]
    finding = {
        "type": "object",
        "properties": {
            "path": {**text, "minLength": 1, "description": "The file, with slashes"},
            "line": {**number, "description": "From 1; a Word file has no lines, and 1 here"},
            "column": {**number, "description": "From 1, in characters (Unicode code points)"},
            "code": {**text, "pattern": "^[A-Z]+[0-9]{3}$", "description": "For saksflyt explain"},
            "severity": {"enum": severities},
            "message": {**text, "minLength": 1, "description": "What is wrong"},
            "hint": {**text, "description": "What to do, or nothing"},
            "spot": {
                "type": "object",
                "description": "Where in a Word file",
                "properties": {
                    "part": {**text, "minLength": 1, "description": "The part of the file"},
                    "paragraph": {**text, "description": "The text of the paragraph"},
                    "table": number,
                    "row": number,
                    "cell": number,
                },
                "required": ["part"],
                "dependentRequired": {"table": ["row", "cell"]},
                "additionalProperties": False,
            },
        },
        "required": ["path", "line", "column", "code", "severity", "message", "hint"],
        "additionalProperties": False,
    }
    whole = finding if lines else {"type": "array", "items": finding}
    title = "A finding of saksflyt" if lines else "The findings of saksflyt"
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **whole}
