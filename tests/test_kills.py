"""Runs killed at random moments: no document torn, no edit lost, none of ours called edited.

`SAKSFLYT_KILLS` says how many; `make soak` asks for 200.
"""

import os
import random
import signal
import sys
import zipfile
from pathlib import Path

import pytest

from pipeline import batch, outputs, workflow
from pipeline.outcome import BuildOrder, Fate
from tests.samples import ROOT, TODAY

TYPES = workflow.types()
KILLS = int(os.environ.get("SAKSFLYT_KILLS", "12"))
EXAMPLE = (ROOT / "inputs" / "eksempelvik.yaml").read_text(encoding="utf-8")


def run(path: Path, output: Path) -> tuple[Fate, ...]:
    (outcome,) = batch.build_all((str(path),), BuildOrder(TYPES, output, TODAY))
    assert not outcome.failed
    return tuple(one.fate for one in outcome.files)


EVENTS = ("open", "os.rename", "os.remove", "os.chmod", "os.mkdir", "tempfile.mkstemp")


def killed(path: Path, output: Path, moment: int) -> bool:
    """Run in a process of its own, which ends without warning at its n-th call to the system."""
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    calls = iter(range(moment))

    def count(event: str, _arguments: object) -> None:
        if event in EVENTS and next(calls, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    try:
        run(path, output)
    finally:
        os._exit(0)


def whole(path: Path) -> bool:
    with zipfile.ZipFile(path) as package:
        return package.testzip() is None


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_killed_run_is_completed_by_the_next_whatever_was_edited_between(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - moments to kill at
    path, output = tmp_path / "a.yaml", tmp_path / "outputs"
    folder = output / "eksempelvik"
    path.write_text(EXAMPLE, encoding="utf-8")
    run(path, output)
    by_hand = folder / next(iter(outputs.folder(folder).digests))
    landed = 0
    calls = 12 * len(outputs.folder(folder).digests)
    for number in range(KILLS):
        edit = f"edit {number}".encode()
        by_hand.write_bytes(edit)
        for turn in ("a", "b"):
            text = EXAMPLE.replace("F17", f"F{number}{turn}")
            path.write_text(text, encoding="utf-8")
            if turn == "a":
                landed += killed(path, output, chance.randrange(calls))
                assert all(whole(one) for one in folder.glob("*.docx") if one != by_hand)
            else:
                fates = run(path, output)
                assert fates.count(Fate.EDITED) == 1
                assert set(fates) <= {Fate.EDITED, Fate.STALE, Fate.CURRENT}
        assert by_hand.read_bytes() == edit
        assert not list(output.rglob(".saksflyt-*"))
    assert landed > KILLS // 2
