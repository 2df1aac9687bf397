"""Findings as GitLab's Code Quality report."""

import json

from pipeline.diagnostics import Diagnostic, Severity
from pipeline.formats.run import CheckRun, fingerprints, words
from pipeline.language import Translate

_WEIGHTS = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def gitlab(run: CheckRun, translate: Translate) -> str:
    told = run.told
    held = [
        _issue(one, name, translate) for one, name in zip(told, fingerprints(told), strict=True)
    ]
    return json.dumps(held, ensure_ascii=False, indent=1)


def _issue(one: Diagnostic, fingerprint: str, translate: Translate) -> dict[str, object]:
    begins = {"line": one.line, "column": one.column}
    return {
        "type": "issue",
        "check_name": one.code,
        "description": f"{one.code}: {words(one, translate)}",
        "categories": ["Bug Risk"],
        "severity": _WEIGHTS[one.severity],
        "fingerprint": fingerprint,
        # GitLab shows the line, and hands the column on to who asks for positions.
        "location": {
            "path": one.path,
            "lines": {"begin": one.line, "end": one.line},
            "positions": {"begin": begins, "end": begins},
        },
    }
