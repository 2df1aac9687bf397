"""Findings as JUnit's XML, which CI servers show as tests: a file is a suite, a finding a case."""

from collections.abc import Iterator, Sequence

from pipeline.diagnostics import Diagnostic
from pipeline.formats.run import CheckRun, words
from pipeline.language import Translate
from pipeline.pattern import pattern
from pipeline.word.entities import escaped, quoted

# What XML 1.0 cannot carry, not even as a reference.
_UNFIT = pattern("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(run: CheckRun, translate: Translate) -> str:
    """Write a case for each finding, and one that passes for a file that has none.

    A warning passes and is told beside it, unless warnings count as errors.
    """
    told = run.told
    found: dict[str, list[Diagnostic]] = {run.place(path): [] for path in run.checked}
    for one in told:
        found.setdefault(one.path, []).append(one)
    suites = [_suite(path, held, run, translate) for path, held in found.items()]
    failed = sum(map(run.fails, told))
    tests = sum(max(1, len(held)) for held in found.values())
    head = f'<testsuites name="saksflyt" tests="{tests}" failures="{failed}">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *suites, "</testsuites>"])


def _suite(path: str, found: Sequence[Diagnostic], run: CheckRun, translate: Translate) -> str:
    cases = [_case(one, run, translate) for one in found] or [_passed(path)]
    failed = sum(map(run.fails, found))
    counted = f'tests="{len(cases)}" failures="{failed}" errors="0" skipped="0"'
    return "\n".join([f" <testsuite name={_quoted(path)} {counted}>", *cases, " </testsuite>"])


def _passed(path: str) -> str:
    return f'  <testcase name="check" classname={_quoted(path)}/>'


def _case(one: Diagnostic, run: CheckRun, translate: Translate) -> str:
    name = f"{one.code} at {one.line}:{one.column}"
    head = f"  <testcase name={_quoted(name)} classname={_quoted(one.path)}>"
    return "\n".join([head, *_told(one, run, translate), "  </testcase>"])


def _told(one: Diagnostic, run: CheckRun, translate: Translate) -> Iterator[str]:
    place = f"{one.path}:{one.line}:{one.column}: {one.code}: {words(one, translate)}"
    if run.fails(one):
        message = _quoted(one.message.localised(translate))
        yield f"   <failure type={_quoted(one.severity.value)} message={message}>"
        yield f"{_text(place)}</failure>"
    else:
        yield f"   <system-out>{_text(place)}</system-out>"


def _text(written: str) -> str:
    return escaped(_UNFIT.sub("\ufffd", written))


def _quoted(written: str) -> str:
    return quoted(_UNFIT.sub("\ufffd", written))
