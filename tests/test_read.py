from pathlib import Path

import pytest

from pipeline import read


def test_a_folder_gives_its_dossiers_in_order_and_each_once(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", ".hidden.yaml", "~$a.yaml", "notes.txt"):
        (tmp_path / name).touch()
    found = read.dossiers([str(tmp_path), str(tmp_path / "b.yaml")])
    assert found == (str(tmp_path / "a.yml"), str(tmp_path / "b.yaml"))


def test_a_folder_without_dossiers_is_the_operators_fault(tmp_path: Path) -> None:
    with pytest.raises(read.Unreadable, match="holds no dossiers"):
        read.dossiers([str(tmp_path)])


def test_a_missing_file_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(read.Unreadable, match="No such file") as caught:
        read.content(str(tmp_path / "none.yaml"))
    assert "\n" not in str(caught.value)


def test_a_damaged_manifest_knows_no_documents(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{", encoding="utf-8")
    assert read.folder(tmp_path).manifest.documents == {}
