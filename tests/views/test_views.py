"""A fault of ours in one derived fact costs the documents that print it, and no other."""

import os
import pkgutil
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property, wraps
from importlib import import_module
from inspect import isclass, isfunction
from pathlib import Path
from types import ModuleType
from typing import NamedTuple, Protocol

import pytest

import pipeline.facts
import pipeline.views
from pipeline import plan, render, workflow
from pipeline.document import Job
from pipeline.outcome import BuildOrder, Fate
from pipeline.parse import parse
from pipeline.rules import RULES
from pipeline.rules.rule import Rule
from pipeline.source import load
from pipeline.views.views import Views
from tests.samples import EXAMPLES, TODAY

TYPES = workflow.types()
ORDER = BuildOrder(TYPES, Path(), TODAY, writes=False)
# How values are shown to templates, and nothing that is worked out of a dossier.
_SHOWN = {"pipeline.views.view", "pipeline.views.views", "pipeline.views.shapes"}


class Fact(NamedTuple):
    """A property of a class of facts or views, or a function of a module of facts."""

    home: type | ModuleType
    name: str

    def __str__(self) -> str:
        return f"{self.home.__name__}.{self.name}"


def _modules(room: ModuleType) -> Iterator[ModuleType]:
    for one in pkgutil.iter_modules(room.__path__, f"{room.__name__}."):
        yield import_module(one.name)


def _facts(module: ModuleType) -> Iterator[Fact]:
    """Give what a module works out; a private property is asked for through a public one."""
    for name, held in vars(module).items():
        if getattr(held, "__module__", "") != module.__name__:
            continue
        if isfunction(held) and not name.startswith("_") and module.__name__ not in _SHOWN:
            yield Fact(module, name)
        if isclass(held) and held is not Views and Protocol not in held.__bases__:
            for key, one in vars(held).items():
                if isinstance(one, property | cached_property) and not key.startswith("_"):
                    yield Fact(held, key)


FACTS = [
    fact
    for room in (pipeline.facts, pipeline.views)
    for module in _modules(room)
    for fact in _facts(module)
]
HOMES = {one.home.__name__: one.home for one in FACTS}

# An example is built for each fact that is made to fail: of this many, one. `make soak` takes all.
FEW = int(os.environ.get("SAKSFLYT_FACTS", "6"))

# What a document asks for is found once, for all the tests here.
pytestmark = pytest.mark.xdist_group("facts")


Around = Callable[[Callable[..., object]], Callable[..., object]]


def _plant(patch: pytest.MonkeyPatch, fact: Fact, around: Around) -> None:
    """Put something of the test's around a fact, wherever the program has it from."""
    held = vars(fact.home)[fact.name]
    if isclass(fact.home):
        inner = held.func if isinstance(held, cached_property) else held.fget
        patch.setattr(fact.home, fact.name, property(around(inner)))
        return
    planted = around(held)
    for name, module in list(sys.modules.items()):
        if name.startswith("pipeline"):
            for key, one in list(vars(module).items()):
                if one is held:
                    patch.setattr(module, key, planted)


def _raising(_: Callable[..., object]) -> Callable[..., object]:
    def raising(*_: object, **__: object) -> object:
        raise AttributeError("hemmelig")

    return raising


def _noting(noted: set[Fact], fact: Fact) -> Around:
    def around(held: Callable[..., object]) -> Callable[..., object]:
        @wraps(held)
        def noted_first(*given: object, **named: object) -> object:
            noted.add(fact)
            return held(*given, **named)

        return noted_first

    return around


@pytest.fixture(scope="module")
def readers() -> dict[Path, dict[Fact, set[str]]]:
    """Give of each example the files that need each fact, to be planned or to be printed."""
    noted: set[Fact] = set()
    found: dict[Path, dict[Fact, set[str]]] = {one: {} for one in EXAMPLES}
    with pytest.MonkeyPatch.context() as patch:
        for fact in FACTS:
            _plant(patch, fact, _noting(noted, fact))
        for example in EXAMPLES:
            for kind in TYPES:
                for number in range(len(_jobs(example, kind)[0])):
                    noted.clear()
                    jobs, views = _jobs(example, kind)
                    render.render(jobs[number], views)
                    for fact in noted:
                        found[example].setdefault(fact, set()).add(jobs[number].file)
    return found


@pytest.fixture(scope="module")
def bound() -> set[Fact]:
    """Give the facts that rules need which nobody may waive: with one of these no document is."""
    return _asked_by(one for one in RULES if not one.waivable)


def _asked_by(rules: Iterable[Rule]) -> set[Fact]:
    noted: set[Fact] = set()
    asking = tuple(rules)
    with pytest.MonkeyPatch.context() as patch:
        for fact in FACTS:
            _plant(patch, fact, _noting(noted, fact))
        for example in EXAMPLES:
            dossier = parse(load(example.read_bytes(), "a.yaml"))
            for one in asking:
                list(one(dossier, TODAY))
    return noted


def _jobs(example: Path, kind: object) -> tuple[list[Job], Views]:
    """Plan one type, with nothing worked out before."""
    views = Views(parse(load(example.read_bytes(), "a.yaml")))
    planned = plan.plan(views, [one for one in TYPES if one is kind])
    return [one for one in planned if isinstance(one, Job) and one.issued is None], views


@pytest.mark.parametrize("home", HOMES.values(), ids=list(HOMES))
def test_a_fault_in_a_fact_costs_the_documents_that_need_it_and_no_other(
    monkeypatch: pytest.MonkeyPatch,
    readers: dict[Path, dict[Fact, set[str]]],
    bound: set[Fact],
    home: type | ModuleType,
) -> None:
    own = [one for one in FACTS if one.home is home]
    for fact in own[zlib.crc32(home.__name__.encode()) % min(FEW, len(own)) :: FEW]:
        example = max(EXAMPLES, key=lambda one: len(readers[one].get(fact, ())))
        with monkeypatch.context() as patch:
            _plant(patch, fact, _raising)
            outcome = workflow.build(str(example), ORDER)
        made = {one.name for one in outcome.having(Fate.NEW)}
        needed = _all(example) if fact in bound else readers[example].get(fact, set())
        assert _all(example) - made == needed, str(fact)
        told = [str(one.message) for one in outcome.diagnostics if one.code == "O002"]
        assert all("AttributeError" in one and "hemmelig" not in one for one in told)
        assert made == _all(example) or told


@cache
def _all(example: Path) -> set[str]:
    files = workflow.build(str(example), ORDER).files
    return {one.name for one in files if one.fate is not Fate.AWAY}


def test_every_fact_is_needed_and_most_by_few_documents(
    readers: dict[Path, dict[Fact, set[str]]],
) -> None:
    found = {fact: max(len(readers[one].get(fact, ())) for one in EXAMPLES) for fact in FACTS}
    # A deadline of appeal: no decision of the examples can be appealed. A strategy that holds no
    # more: all examples have one that does.
    unused = {
        str(one) for one in {one for one, files in found.items() if not files} - _asked_by(RULES)
    }
    assert unused == {"DecisionNotice.appeal_deadline", "HousingAct.past_strategies"}
    assert sum(files <= 3 for files in found.values()) > len(found) * 3 // 5
