"""The revisions of the project that a bench measures: this one, and another beside it.

Another revision is checked out into a temporary folder and measured in the same run, in turns.
Its inside may differ, so it is met at its command line, or by a small program that runs in it.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

HERE = Path(__file__).parent
ROOT = HERE.parent
DOSSIERS = HERE / "dossiers"  # frozen: what was measured is measured again
DAY = "2026-03-02"
SMALLEST = "everything once, and as little as there can be: it measures nothing, but it runs"


class Spent(NamedTuple):
    """What a whole process took, with the processes that it started.

    `busy` are the seconds of the processors: where others use the machine, they tell more.
    """

    seconds: float
    busy: float
    megabytes: float


class Side(NamedTuple):
    """One revision of the project: its name in the table, and the folder that holds it."""

    name: str
    root: Path

    def saksflyt(self, *arguments: str | Path) -> Spent:
        """Run the command; findings are fine here, since a later rule may have some."""
        return self.run(sys.executable, "-m", "pipeline", "-q", *arguments, "--as-of", DAY)

    def told(self, program: str, *arguments: str | Path) -> Mapping[str, float]:
        """Run a program of this folder inside the revision, and read the JSON that it prints."""
        done = subprocess.run(
            [sys.executable, HERE / program, *arguments],
            env=self._environment(),
            cwd=self.root,
            stdout=subprocess.PIPE,
            check=True,
        )
        told: dict[str, float] = json.loads(done.stdout)
        return told

    def run(self, *command: str | Path) -> Spent:
        begun = time.perf_counter()
        with subprocess.Popen(
            command,
            env=self._environment(),
            cwd=self.root,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        ) as process:
            said = process.stderr.read() if process.stderr else b""
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            raise SystemExit(f"{self.name}: {' '.join(map(str, command))}\n{said.decode()}")
        taken = time.perf_counter() - begun
        return Spent(taken, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "PYTHONPATH": str(self.root), "PYTHONDONTWRITEBYTECODE": ""}


def options(what: str) -> argparse.ArgumentParser:
    """Give the command line that all benches have."""
    parser = argparse.ArgumentParser(description=what.splitlines()[0])
    parser.add_argument("--against", metavar="REV", default="", help="another revision, beside")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, and a small country")
    parser.add_argument("--smallest", action="store_true", help=SMALLEST)
    return parser


def times(given: argparse.Namespace, whole: int, *, quick: int) -> int:
    """Give how often to measure."""
    if given.smallest:
        return 1
    return quick if given.quick else whole


@contextmanager
def sides(against: str, root: Path = ROOT) -> Iterator[tuple[Side, ...]]:
    """Give this revision and, where one is named, the other, which is gone again afterwards."""
    now = Side("now", root)
    if not against:
        yield (now,)
        return
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder, "then")
        _git(root, "worktree", "add", "--detach", "--quiet", str(there), against)
        try:
            yield now, Side("then", there)
        finally:
            _git(root, "worktree", "remove", "--force", str(there))


def _git(root: Path, *arguments: str) -> None:
    done = subprocess.run(["git", "-C", root, *arguments], stderr=subprocess.PIPE, check=False)
    if done.returncode:
        raise SystemExit(done.stderr.decode().strip())


def compared(
    measured: Sequence[Side], rounds: int, work: Callable[[Side], Mapping[str, float]]
) -> None:
    """Do the work in turns on each side, and print what it gives: medians, and now over then."""
    found: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for _ in range(rounds):
        for side in measured:
            for what, value in work(side).items():
                found[what][side.name].append(value)
    names = [side.name for side in measured]
    print(f"{f'medians of {rounds}':44}", *(f"{name:>12}" for name in names), sep="", end="")
    print(f"{'ratio':>12}" if len(names) > 1 else "")
    for what, by_side in found.items():
        print(_line(what, [median(by_side[name]) for name in names if by_side[name]]))


def _line(what: str, values: Sequence[float]) -> str:
    ratio = f"{values[0] / values[-1]:>10.2f} ×" if len(values) > 1 and values[-1] else ""
    return f"{what:44}{''.join(f'{_figure(value):>12}' for value in values)}{ratio}"


def _figure(value: float) -> str:
    """Write three figures that count, and thousands in full."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"  # noqa: PLR2004
