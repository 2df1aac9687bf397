import errno
import os
from pathlib import Path

import pytest

from pipeline import outputs, read, stray
from pipeline.language import translator
from tests.samples import ROOT

MASTER = (ROOT / "masters" / "9902.docx").read_bytes()


def test_a_folder_gives_its_dossiers_in_order_and_each_once(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", ".hidden.yaml", "~$a.yaml", "notes.txt"):
        (tmp_path / name).touch()
    found = read.dossiers([str(tmp_path), str(tmp_path / "b.yaml")])
    assert found == (str(tmp_path / "a.yml"), str(tmp_path / "b.yaml"))


def test_how_a_name_ends_is_read_in_any_case_and_a_folder_is_no_dossier(tmp_path: Path) -> None:
    for name in ("A.YAML", "b.Yml", "c - Kopi.yaml", "d.yaml.yaml"):
        (tmp_path / name).touch()
    (tmp_path / "e.yaml").mkdir()
    found = [Path(one).name for one in read.dossiers([str(tmp_path)])]
    assert found == ["A.YAML", "b.Yml", "c - Kopi.yaml", "d.yaml.yaml"]


@pytest.mark.parametrize(
    ("name", "words"),
    [("", "the folder holds no dossiers"), ("inputs", "there is no such file or folder")],
)
def test_a_folder_without_dossiers_shows_the_way_on(tmp_path: Path, name: str, words: str) -> None:
    folder = tmp_path / name
    with pytest.raises(read.Unreadable) as caught:
        read.dossiers([str(folder)])
    assert str(caught.value).startswith(f"{folder}: {words}")
    assert f"saksflyt init {folder / 'NAME.yaml'} --municipality NUMBER" in str(caught.value)


RENAMED = (
    "not read, since its name does not end in .yaml; "
    "if it is a dossier, rename it (Windows may hide how a name ends)"
)
WRITTEN = (
    "not read, since a dossier is plain text in a file whose name ends in .yaml; "
    "if it holds one, save it as that"
)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.yaml.txt", b"", RENAMED),
        ("a.YML.TXT", b"", RENAMED),
        ("a.yaml.bak", b"", RENAMED),
        ("a.yaml.docx", b"", RENAMED),
        ("a.yaml ", b"", RENAMED),
        ("a.yaml~", b"", RENAMED),
        ("a.yalm", b"", RENAMED),
        ("a.docx", b"PK", WRITTEN),
        ("a.RTF", b"{\\rtf1", WRITTEN),
        ("a.txt", b"# A comment\nschema: 1\nid: a\n", RENAMED),
        ("a.txt", "schema: 1\nid: a\n".encode("utf-16"), RENAMED),
        ("a", b"schema: 1\n", RENAMED),
        ("a.json", b'{"schema": "1", "id": "a"}', RENAMED),
    ],
)
def test_what_looks_like_a_dossier_and_is_not_read_is_named(
    tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert [str(one) for one in stray.beside([str(tmp_path)])] == [f"{path}: warning: {why}"]


def test_what_is_no_dossier_is_passed_over_in_silence(tmp_path: Path) -> None:
    for name in ("a.yaml", "a.yaml~", "a.yaml:Zone.Identifier", ".b.yaml.swp", "~$c.docx"):
        (tmp_path / name).touch()
    for name in ("README.md", "notater.txt", "tall.csv", "tall.json", "liste.xml", "bilde.png"):
        (tmp_path / name).write_bytes(b"The schema: 1 of them\n")
    (tmp_path / "schema.json").write_text('{"properties": {\n "schema": {"const": 1}}}')
    (tmp_path / "bilder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    assert stray.beside([str(tmp_path), str(tmp_path / "a.yaml"), read.STDIN]) == ()


def test_a_folder_below_that_holds_dossiers_is_named_and_not_opened(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").touch()
    below = tmp_path / "2025"
    below.mkdir()
    (below / "b.yml").touch()
    assert read.dossiers([str(tmp_path)]) == (str(tmp_path / "a.yaml"),)
    (said,) = stray.beside([str(tmp_path)])
    assert str(said).startswith(f"{below}: warning: not read, since folders are opened one level")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOENT, "see that the name and the place are right"),
        (errno.EACCES, "close the file in other programs"),
        (errno.EPERM, "close the file in other programs"),
        (errno.ENOSPC, "make room"),
        (errno.EISDIR, "name a file in it"),
        (errno.ENOTDIR, "choose another place"),
    ],
)
def test_what_the_system_says_comes_with_what_to_do(number: int, words: str) -> None:
    said = read.unreadable("a.yaml", OSError(number, os.strerror(number)))
    assert words in str(said)
    assert said.localised(translator("nb")) != str(said)


def test_what_the_system_seldom_says_is_passed_on() -> None:
    fault = OSError(errno.EPROTO, "Protocol error")
    assert str(read.unreadable("a.yaml", fault)) == "a.yaml: Protocol error"


def test_a_missing_file_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(read.Unreadable, match="there is no such file") as caught:
        read.content(str(tmp_path / "none.yaml"))
    assert "\n" not in str(caught.value)


def test_a_damaged_manifest_knows_no_documents(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{", encoding="utf-8")
    assert outputs.folder(tmp_path).manifest.documents == {}
