"""One municipality never stops another: whatever befalls one dossier of six, five are built."""

import os
import signal
from pathlib import Path
from typing import Any

import pytest

from pipeline import (
    batch,
    check,
    outputs,
    parse,
    plan,
    read,
    render,
    settle,
    source,
    workflow,
    write,
)
from pipeline.diagnostics import Severity
from pipeline.frozen import replace
from pipeline.outcome import BuildOrder, Fate, Outcome
from tests.samples import MANDATE, SMALL, TODAY

TYPES = workflow.types()
BAD = "k3"


def six(tmp_path: Path) -> tuple[str, ...]:
    paths = [tmp_path / f"k{n}.yaml" for n in range(6)]
    for one in paths:
        text = (SMALL + MANDATE).replace("id: eksempelvik", f"id: {one.stem}", 1)
        one.write_text(text, encoding="utf-8")
    return tuple(map(str, paths))


def built(tmp_path: Path, paths: tuple[str, ...], jobs: int = 1) -> dict[str, Outcome]:
    order = BuildOrder(TYPES, tmp_path / "outputs", TODAY)
    return {Path(one.path).stem: one for one in batch.build_all(paths, order, jobs)}


def well(outcome: Outcome) -> bool:
    return [one.fate for one in outcome.files] == [Fate.NEW] and not outcome.failed


STAGES: list[tuple[Any, str]] = [
    (source, "load"),
    (parse, "parse"),
    (check, "judged"),
    (plan, "plan"),
    (render, "filled"),
    (settle, "settle"),
    (settle, "current"),
    (outputs, "folder"),
    (write, "document"),
    (write, "manifest"),
]


@pytest.mark.parametrize(("module", "stage"), STAGES, ids=lambda one: getattr(one, "__name__", one))
@pytest.mark.parametrize("fault", [KeyError("hemmelig"), MemoryError(), RecursionError()])
def test_an_exception_in_a_stage_costs_the_one_dossier(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: Any, stage: str, fault: Exception
) -> None:
    plain = getattr(module, stage)

    def failing(*arguments: Any, **options: Any) -> Any:
        if any(BAD in _told(one) for one in arguments):
            raise fault
        return plain(*arguments, **options)

    monkeypatch.setattr(module, stage, failing)
    outcomes = built(tmp_path, six(tmp_path))
    bad = outcomes.pop(BAD)
    assert bad.faulty
    found, *_ = (one for one in bad.diagnostics if one.code == "O002")
    assert type(fault).__name__ in str(found.message)
    assert "hemmelig" not in str(found.message)
    assert all(map(well, outcomes.values()))
    assert len(outcomes) == 5


def _told(argument: Any) -> str:
    """Say which dossier an argument of a stage belongs to, as far as it can be told."""
    if isinstance(argument, bytes | str | Path):
        return str(argument)
    parts = (getattr(argument, name, "") for name in ("id", "path", "content", "book"))
    dossier = getattr(argument, "dossier", argument)
    return " ".join((*map(str, parts), str(getattr(dossier, "id", ""))))


def test_a_fault_in_one_job_costs_the_one_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = render.filled

    def failing(job: Any, *arguments: Any, **given: Any) -> Any:
        if job.item_id == "mapping":
            raise KeyError("hemmelig")
        return plain(job, *arguments, **given)

    monkeypatch.setattr(render, "filled", failing)
    path = tmp_path / "a.yaml"
    two = MANDATE + MANDATE.removeprefix("mandate:\n").replace("values", "mapping")
    path.write_text(SMALL + two, encoding="utf-8")
    outcome = built(tmp_path, (str(path),))["a"]
    assert [one.fate for one in outcome.files] == [Fate.NEW, Fate.FAILED]
    (found,) = (one for one in outcome.diagnostics if one.severity is Severity.ERROR)
    assert found.code == "O002"
    assert "mandatforesporsel-mapping.docx" in str(found.message)


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.parametrize("spoil", [_dangling, _loop, _pipe])
def test_what_cannot_be_read_costs_itself(tmp_path: Path, spoil: Any) -> None:
    paths = six(tmp_path)
    bad = tmp_path / f"{BAD}.yaml"
    bad.unlink()
    spoil(bad)
    checked = {Path(one.path).stem: one for one in batch.check_all(paths, TODAY)}
    outcomes = built(tmp_path, paths)
    for found in (checked, outcomes):
        assert len(found[BAD].troubles) == 1
        assert all(one.diagnostics for name, one in found.items() if name != BAD)
    assert sum(map(well, outcomes.values())) == 5


@pytest.mark.parametrize("within", [(), ("within",)])
def test_a_folder_without_a_dossier_costs_itself(tmp_path: Path, within: tuple[str, ...]) -> None:
    paths = six(tmp_path)
    bad = tmp_path / f"{BAD}.yaml"
    bad.unlink()
    bad.mkdir()
    for one in within:
        (bad / one).touch()
    outcomes = built(tmp_path, paths)
    assert [one.code for one in outcomes[BAD].diagnostics] == ["Y012"]
    assert sum(map(well, outcomes.values())) == 5


def test_check_and_build_find_the_same_ids(tmp_path: Path) -> None:
    paths = six(tmp_path)
    Path(paths[4]).write_text(Path(paths[1]).read_text("utf-8"), encoding="utf-8")
    built_ = built(tmp_path, paths)["k4"].diagnostics
    (checked,) = (one.diagnostics for one in batch.check_all(paths, TODAY) if one.path == paths[4])
    assert built_ == checked
    (found,) = (one for one in checked if one.severity is Severity.ERROR)
    assert (found.code, found.line, found.column) == ("O001", 2, 5)


@pytest.mark.parametrize("deaths", [1, 99])
def test_a_dead_process_costs_at_most_the_dossier_that_kills_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deaths: int
) -> None:
    plain, parent = source.load, os.getpid()
    died = tmp_path / "died"
    died.touch()

    def killing(content: bytes, path: str) -> Any:
        if BAD in path and os.getpid() != parent and died.stat().st_size < deaths:
            with died.open("ab") as held:
                held.write(b".")
            os.kill(os.getpid(), signal.SIGKILL)
        return plain(content, path)

    monkeypatch.setattr(source, "load", killing)
    outcomes = built(tmp_path, six(tmp_path), jobs=2)
    assert list(outcomes) == [f"k{n}" for n in range(6)]
    bad = outcomes.pop(BAD)
    assert bad.faulty is (deaths > 1)
    # What the dead process had written before it died is current when it is looked at again.
    known = {Fate.NEW, Fate.CURRENT}
    assert all({one.fate for one in each.files} <= known for each in outcomes.values())
    assert len(list((tmp_path / "outputs").glob("*/*.docx"))) == (5 if deaths > 1 else 6)


def test_each_dossier_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_, plain = [], read.content

    def counted(path: str) -> bytes:
        read_.append(Path(path).name)
        return plain(path)

    monkeypatch.setattr(read, "content", counted)
    paths = six(tmp_path)
    order = BuildOrder(TYPES, tmp_path / "outputs", TODAY)
    for turn in (order, order, replace(order, writes=False, thorough=True)):
        read_.clear()
        assert len(tuple(batch.build_all(paths, turn))) == 6
        assert [read_.count(f"k{n}.yaml") for n in range(6)] == [1] * 6
    read_.clear()
    assert len(tuple(batch.check_all(paths, TODAY))) == 6
    assert [read_.count(f"k{n}.yaml") for n in range(6)] == [1] * 6
