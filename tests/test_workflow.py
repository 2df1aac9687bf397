import datetime as dt
import hashlib
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import read, workflow
from pipeline.diagnostics import Severity
from pipeline.workflow import Fate, Order, Outcome
from tests.samples import EXAMPLES, MANDATE, SMALL, TODAY

TYPES = workflow.types()


def order(tmp_path: Path) -> Order:
    return Order(TYPES, tmp_path / "outputs", TODAY)


def dossier(tmp_path: Path, text: str = SMALL + MANDATE, name: str = "a.yaml") -> str:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def fates(outcome: Outcome) -> dict[str, Fate]:
    return {one.name: one.fate for one in outcome.files}


def only_file(outcome: Outcome) -> Path:
    (file,) = outcome.files
    assert outcome.folder is not None
    return outcome.folder / file.name


def test_what_is_due_is_written_once_and_then_left(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    first = workflow.build(path, order(tmp_path))
    assert set(fates(first).values()) == {Fate.NEW}
    stamp = only_file(first).stat().st_mtime_ns
    second = workflow.build(path, order(tmp_path))
    assert set(fates(second).values()) == {Fate.CURRENT}
    assert only_file(first).stat().st_mtime_ns == stamp


def test_a_changed_fact_makes_the_document_anew(tmp_path: Path) -> None:
    first = workflow.build(dossier(tmp_path), order(tmp_path))
    old = only_file(first).read_bytes()
    changed = dossier(tmp_path, (SMALL + MANDATE).replace("Kommunalsjefen", "Velferdssjefen"))
    second = workflow.build(changed, order(tmp_path))
    assert set(fates(second).values()) == {Fate.STALE}
    assert only_file(first).read_bytes() != old
    assert set(fates(workflow.build(changed, order(tmp_path))).values()) == {Fate.CURRENT}


def test_a_file_edited_by_hand_is_never_overwritten(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    file = only_file(workflow.build(path, order(tmp_path)))
    file.write_bytes(file.read_bytes() + b"edit")
    edited = file.read_bytes()
    for text in (SMALL + MANDATE, (SMALL + MANDATE).replace("Kommunalsjefen", "Velferdssjefen")):
        again = workflow.build(dossier(tmp_path, text), order(tmp_path))
        assert set(fates(again).values()) == {Fate.EDITED}
        assert file.read_bytes() == edited


def test_a_file_that_the_manifest_does_not_know_counts_as_edited(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    file = only_file(workflow.build(path, order(tmp_path)))
    file.write_bytes(b"from somewhere else")
    (file.parent / "manifest.json").unlink()
    assert set(fates(workflow.build(path, order(tmp_path))).values()) == {Fate.EDITED}
    assert file.read_bytes() == b"from somewhere else"


def test_a_lost_manifest_is_made_again_from_files_that_are_as_generated(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    file = only_file(workflow.build(path, order(tmp_path)))
    (file.parent / "manifest.json").unlink()
    assert set(fates(workflow.build(path, order(tmp_path))).values()) == {Fate.CURRENT}
    assert read.manifest(file.parent).documents[file.name].digest == read.digest(file)


def test_a_deleted_file_is_written_again(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    file = only_file(workflow.build(path, order(tmp_path)))
    file.unlink()
    assert set(fates(workflow.build(path, order(tmp_path))).values()) == {Fate.NEW}
    assert file.exists()


def test_a_frozen_document_is_never_touched(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    file = only_file(workflow.build(path, order(tmp_path)))
    manifest = file.parent / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"draft"', '"sent"'), encoding="utf-8")
    sent = file.read_bytes()
    changed = dossier(tmp_path, (SMALL + MANDATE).replace("Kommunalsjefen", "Velferdssjefen"))
    assert set(fates(workflow.build(changed, order(tmp_path))).values()) == {Fate.FROZEN}
    assert file.read_bytes() == sent


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    outcome = workflow.build(dossier(tmp_path), replace(order(tmp_path), writes=False))
    assert set(fates(outcome).values()) == {Fate.NEW}
    assert not (tmp_path / "outputs").exists()


def test_one_dossier_that_fails_never_stops_the_others(tmp_path: Path) -> None:
    bad = dossier(
        tmp_path, SMALL.replace("norm: nb", "norm: x").replace("id: ek", "id: s"), "b.yaml"
    )
    good = dossier(tmp_path, name="good.yaml")
    outcomes = tuple(workflow.build_all((str(tmp_path / "none.yaml"), bad, good), order(tmp_path)))
    assert "No such file" in outcomes[0].unreadable
    assert [one.code for one in outcomes[1].diagnostics] == ["S004"]
    assert set(fates(outcomes[2]).values()) == {Fate.NEW}


def test_two_dossiers_with_one_id_do_not_overwrite_each_other(tmp_path: Path) -> None:
    paths = (dossier(tmp_path, name="a.yaml"), dossier(tmp_path, name="b.yaml"))
    first, second = workflow.build_all(paths, order(tmp_path))
    assert set(fates(first).values()) == {Fate.NEW}
    assert [(one.path, one.code) for one in second.diagnostics] == [(paths[1], "O001")]


def test_a_template_that_fails_names_itself_and_does_not_stop_the_others(tmp_path: Path) -> None:
    broken = replace(TYPES[0], name="broken", templates=dict.fromkeys(TYPES[0].templates, b"torn"))
    kinds = (
        replace(broken, declaration=replace(broken.declaration, one_per="dossier", requires=())),
        *TYPES,
    )
    outcome = workflow.build(dossier(tmp_path), replace(order(tmp_path), types=kinds))
    assert sorted(fates(outcome).values()) == [Fate.FAILED, Fate.NEW]
    errors = [one for one in outcome.diagnostics if one.severity is Severity.ERROR]
    assert [(one.path, one.code) for one in errors] == [("broken/nb.docx", "T001")]


def test_more_processes_give_the_same_files(tmp_path: Path) -> None:
    paths = tuple(map(str, EXAMPLES))
    folders = []
    for jobs in (1, 2):
        output = tmp_path / str(jobs)
        outcomes = tuple(workflow.build_all(paths, Order(TYPES, output, TODAY), jobs))
        assert [one.path for one in outcomes] == list(paths)
        folders.append(
            {
                str(one.relative_to(output)): hashlib.sha256(one.read_bytes()).hexdigest()
                for one in sorted(output.rglob("*.docx"))
            }
        )
    assert folders[0] == folders[1]
    assert folders[0]


def test_a_document_carries_where_it_came_from(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    file = only_file(workflow.build(path, order(tmp_path)))
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as package:
        (part,) = (one for one in package.namelist() if one.endswith("item1.xml"))
        provenance = package.read(part).decode()
    assert hashlib.sha256(Path(path).read_bytes()).hexdigest() in provenance
    assert "<type>mandate-request</type><item>values</item>" in provenance


def test_an_unknown_type_is_refused_with_the_ones_there_are() -> None:
    with pytest.raises(read.Unreadable, match="case-draft"):
        workflow.types(only=["no-such-type"])


def test_the_day_decides_what_check_finds_and_not_what_build_writes(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    file = only_file(workflow.build(path, order(tmp_path)))
    later = replace(order(tmp_path), as_of=dt.date(2031, 1, 1), output=tmp_path / "later")
    assert only_file(workflow.build(path, later)).read_bytes() == file.read_bytes()
