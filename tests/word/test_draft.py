"""Random templates of docxtpl's dialect, whole and spoilt: check refuses what a build refuses."""

import re
from functools import reduce
from random import Random

import pytest

from pipeline.diagnostics import Rejected, Severity
from pipeline.norm import Norm
from pipeline.word.advice import severity
from pipeline.word.examined import examine
from pipeline.word.sandbox import Sandbox
from pipeline.word.shape import (
    ANY,
    NUMBER,
    TEXT,
    TRUTH,
    Shape,
    either,
    grouping,
    listing,
)
from pipeline.word.template import Template
from pipeline.word.typed import Names
from pipeline.word.vocabulary import DIALECT, filters

from .grammar import CONTEXT, template
from .make import unzipped, zipped

MAIN = "word/document.xml"
FILTERS = filters(Norm.NB)


def shape(value: object) -> Shape:
    """Give the shape of a value, as a type hint would."""
    if isinstance(value, bool):
        return TRUTH
    if isinstance(value, str):
        return TEXT
    if isinstance(value, list):
        return listing(reduce(either, map(shape, value)) if value else ANY)
    if isinstance(value, dict):
        return grouping(" ".join(value), lambda: {name: shape(one) for name, one in value.items()})
    return NUMBER


NAMES = Names({name: shape(value) for name, value in CONTEXT.items()})


def told(content: bytes) -> set[str]:
    """Give the codes of what check calls errors."""
    found = examine(content, NAMES, DIALECT, Sandbox(str, FILTERS)).findings
    return {one.code for one, _ in found if severity(one.code) is Severity.ERROR}


def refused(content: bytes) -> set[str]:
    try:
        Template(content, filters=FILTERS)
    except Rejected as rejected:
        return {one.code for one in rejected.diagnostics}
    return set()


@pytest.mark.parametrize("start", range(0, 100, 25))
def test_a_template_that_can_be_filled_has_no_error(start: int) -> None:
    for seed in range(start, start + 25):
        content = template(Random(seed))  # noqa: S311 a test is no secret
        assert told(content) == refused(content), seed


def spoilt(content: bytes, r: Random) -> bytes:
    """Do to one tag what a slip of the hand does."""
    parts = unzipped(content)
    xml = parts[MAIN].decode()
    at = r.choice([0, *(found.start() for found in re.finditer(r"\{[{%]|[}%]\}", xml))])
    ways = (
        xml[:at] + xml[at + 1 :],
        xml[:at] + xml[at + 2 :],
        xml[: at + 2] + xml[at + 3 :],
        xml[: at + 3] + r.choice("|.(x=%") + xml[at + 3 :],
    )
    return zipped({**parts, MAIN: r.choice(ways)})


@pytest.mark.parametrize("start", range(0, 100, 25))
def test_whatever_a_build_refuses_check_refuses(start: int) -> None:
    refusals = 0
    for seed in range(start, start + 25):
        r = Random(seed)  # noqa: S311 a test is no secret
        content = spoilt(template(r), r)
        codes = refused(content)
        refusals += bool(codes)
        assert codes <= told(content), seed
    assert refusals
