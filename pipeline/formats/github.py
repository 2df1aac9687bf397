"""Findings as GitHub's workflow commands, which it shows as annotations of the changed lines."""

from pipeline.diagnostics import Diagnostic
from pipeline.formats.run import CheckRun, words
from pipeline.language import Translate


def github(run: CheckRun, translate: Translate) -> str:
    return "\n".join(_annotation(one, translate) for one in run.told)


def _annotation(one: Diagnostic, translate: Translate) -> str:
    place = f"file={_property(one.path)},line={one.line},col={one.column}"
    message = _escaped(words(one, translate))
    return f"::{one.severity} title=saksflyt ({one.code}),{place}::{message}"


def _escaped(written: str) -> str:
    return written.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(written: str) -> str:
    return _escaped(written).replace(":", "%3A").replace(",", "%2C")
