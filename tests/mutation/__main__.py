"""Finds what no test would miss: changes the rules and the sandbox, one place at a time.

python -m tests.mutation [WORD ...]   only where the path, the rule or the function holds a word

Not part of CI: `make mutants`. Changes that no test can tell from the original stand in
equivalent.yaml, each with its reason. JOBS=2 in the environment takes two cores.
"""

import gc
import os
import re
import resource
import signal
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from importlib.abc import InspectLoader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest
import yaml
from hypothesis import settings

from tests.mutation.changes import Change, changes

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
# What the tests need beside the changed module is loaded once, before the first fork.
READY = (
    *("docx", "docxtpl", "hypothesis", "pipeline.parse", "pipeline.facts.compliance"),
    *("pipeline.beside", "pipeline.comments", "pipeline.contract.skeleton"),
    *("pipeline.living.judged", "pipeline.views.views", "pipeline.write"),
)
_CODE = re.compile(r'rule\("(\w+)"')
# Seconds of the processor: who waits for others on a busy machine has not hung.
SECONDS, MEMORY = 120, 4 << 30
_OPTIONS = (
    "-x",
    "-q",
    "--assert=plain",
    "--noconftest",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:xdist",
    # It collects garbage for a fifth of a second at the end.
    "-p",
    "no:unraisableexception",
)
# What a tag may name, what it may not say, what it may reckon, and what it may cost.
_SANDBOXED = ("allowed", "budget", "forbidden", "reckon", "sandbox")
# The quick ones first.
_NAMES = ("forbidden", "limits", "picture", "breaks", "value", "template", "sandbox")
_SANDBOX = tuple(f"tests/word/test_{name}.py" for name in _NAMES)
TESTS = {
    "rules": ("tests/rules",),
    # What is costly runs in processes of its own, which know nothing of the change.
    "word": (*_SANDBOX, "-k", "not costly"),
}


class Mutant(NamedTuple):
    path: Path
    change: Change

    @property
    def module(self) -> str:
        return module_of(self.path)

    @property
    def name(self) -> str:
        return f"{self.path.stem}: {self.change.name}"

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT).as_posix()}:{self.change.line}: {self.change.name}"


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


class Changed(MetaPathFinder, InspectLoader):
    """Gives one module as it was changed."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        return ModuleSpec(fullname, self) if fullname == self.mutant.module else None

    def get_source(self, fullname: str) -> None:
        """Nobody reads it."""

    def exec_module(self, module: ModuleType) -> None:
        exec(self.mutant.change.code, vars(module))  # noqa: S102 our own module, changed


class Nearest:
    """Runs the tests that name the changed rule or module before all others."""

    def __init__(self, near: frozenset[str]) -> None:
        self.near = near

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=self._is_far)

    def _is_far(self, item: pytest.Item) -> bool:
        code = getattr(getattr(item, "function", None), "__code__", None)
        named = self.near.intersection(code.co_consts if code else ())
        return not named and not any(word in item.nodeid for word in self.near)


def started(mutant: Mutant) -> int:
    """Run the tests on a mutant in a process of its own, which ends well where they all pass."""
    if child := os.fork():
        return child
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    signal.alarm(20 * SECONDS)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.meta_path.insert(0, Changed(mutant))
    options = [*_OPTIONS, *TESTS[mutant.path.parent.name]]
    # Those of the sandbox stand in their order, the quick ones first.
    plugins = [Nearest(mutant.change.near)] if "rules" in mutant.path.parts else []
    os._exit(pytest.main(options, plugins=plugins))


def surviving(mutants: Sequence[Mutant], jobs: int = 1) -> Iterator[Mutant]:
    running: dict[int, Mutant] = {}
    waiting = list(reversed(mutants))
    while waiting or running:
        while waiting and len(running) < jobs:
            one = waiting.pop()
            running[started(one)] = one
        child, status = os.wait()
        ended = running.pop(child)
        if status == 0:
            yield ended


def rules_that_use(path: Path) -> frozenset[str]:
    """Give the rules of the families that import a module which holds none, such as people."""
    texts = (one.read_text(encoding="utf-8") for one in path.parent.glob("*.py"))
    users = (one for one in texts if f"from {module_of(path)} import" in one)
    return frozenset(code for one in users for code in _CODE.findall(one))


def mutants_of(path: Path, words: Sequence[str]) -> Iterator[Mutant]:
    users = rules_that_use(path)
    for change in changes(path.read_text(encoding="utf-8"), path.stem):
        near = change.near | users if path.stem in change.near else change.near
        one = Mutant(path, change._replace(near=near))
        if not words or any(word in f"{one} {sorted(change.near)}" for word in words):
            yield one


def stop_if_tests_fail(paths: Sequence[Path]) -> None:
    """Stop where the tests fail on what nobody has changed: then every mutant would seem killed."""
    for path in {one.parent: one for one in paths}.values():
        code = compile(path.read_bytes(), path.stem, "exec")
        one = Mutant(path, Change(0, "nothing is changed", code, frozenset()))
        if one not in surviving([one]):
            raise SystemExit(
                f"the tests fail before anything is changed: {TESTS[path.parent.name]}"
            )


def make_ready(paths: Iterable[Path]) -> None:
    """Load what no change is made in. Nothing may fail by chance, as a slow example would."""
    for name in READY:
        import_module(name)
    settings.register_profile("mutants", deadline=None, derandomize=True)
    settings.load_profile("mutants")
    if loaded := sys.modules.keys() & set(map(module_of, paths)):
        raise SystemExit(f"READY loads what is to be changed: {sorted(loaded)}")
    gc.freeze()


def main(words: Sequence[str]) -> None:
    paths = sorted((ROOT / "pipeline" / "rules").glob("[!_]*.py"))
    paths.extend(ROOT / "pipeline" / "word" / f"{name}.py" for name in _SANDBOXED)
    make_ready(paths)
    every = [one for path in paths for one in mutants_of(path, words)]
    excused = yaml.safe_load((HERE / "equivalent.yaml").read_text(encoding="utf-8"))
    equal = {f"{group['in']}: {name}" for group in excused for name in group["mutants"]}
    mutants = [one for one in every if one.name not in equal]
    stop_if_tests_fail([one.path for one in mutants])
    left: Counter[str] = Counter()
    for one in surviving(mutants, int(os.environ.get("JOBS", "1"))):
        left[one.path.stem] += 1
        print(one, flush=True)
    for name, count in Counter(one.path.stem for one in mutants).items():
        print(f"{name:16}{count - left[name]:6} of {count:4} killed")
    killed, share = len(mutants) - left.total(), 1 - left.total() / max(len(mutants), 1)
    print(f"{killed} of {len(mutants)} killed, {share:.1%}; {len(every) - len(mutants)} equivalent")
    gone = set() if words else equal - {one.name for one in every}
    if gone:
        raise SystemExit("\n".join(("equivalent.yaml names what is not there:", *sorted(gone))))


if __name__ == "__main__":
    main(sys.argv[1:])
