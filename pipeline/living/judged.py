"""What the rules said of a dossier, kept for the day: an unchanged dossier is not judged twice."""

import json
from collections.abc import Iterable
from typing import Any, Self

from pipeline.diagnostics import Diagnostic, Severity, Text
from pipeline.folder import named, within
from pipeline.frozen import Frozen


class Judged(Frozen):
    """Findings, and what they are the findings of: `key` names dossier, program and day.

    Their path is that of a file in the dossier's folder, and nothing where the dossier is a file.
    """

    key: str
    findings: tuple[Diagnostic, ...]

    def written(self) -> bytes:
        held = {"key": self.key, "findings": [_fields(one) for one in self.findings]}
        return json.dumps(held, ensure_ascii=False).encode()

    @classmethod
    def parsed(cls, content: bytes) -> Self:
        """Read stored bytes; raises ValueError for whatever the program did not write."""
        try:
            held = json.loads(content)
            return cls(str(held["key"]), tuple(_diagnostic(*one) for one in held["findings"]))
        except (KeyError, TypeError, AttributeError, RecursionError) as fault:
            raise ValueError("damaged") from fault

    @classmethod
    def of(cls, path: str, key: str, findings: Iterable[Diagnostic]) -> Self:
        """Keep the findings of the dossier that lies there."""
        return cls(key, tuple(_moved(one, named(path, one.path)) for one in findings))

    def at(self, path: str) -> tuple[Diagnostic, ...]:
        """Give the findings of the dossier under the path that it has now."""
        return tuple(_moved(one, within(path, one.path)) for one in self.findings)


def _moved(one: Diagnostic, path: str) -> Diagnostic:
    return Diagnostic(path, one.line, one.column, one.code, one.message, one.hint, one.severity)


def _fields(one: Diagnostic) -> list[object]:
    message, hint = _text(one.message), _text(one.hint)
    return [one.path, one.line, one.column, one.code, message, hint, one.severity.value]


def _text(one: Text) -> list[object]:
    return [
        one.msgid,
        *([name, _text(held) if isinstance(held, Text) else held] for name, held in one.values),
    ]


def _diagnostic(*fields: Any) -> Diagnostic:
    path, line, column, code, message, hint, severity = fields
    return Diagnostic(
        path, int(line), int(column), code, _read(message), _read(hint), Severity(severity)
    )


def _read(held: Any) -> Text:
    return Text(str(held[0]), tuple(_values(held[1:])))


def _values(held: Iterable[Any]) -> Iterable[tuple[str, str | Text]]:
    for name, value in held:
        yield str(name), _read(value) if isinstance(value, list) else str(value)
