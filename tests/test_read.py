import errno
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline import read
from pipeline.diagnostics import Severity, say
from pipeline.document import Masters
from pipeline.language import translator
from pipeline.word.faults import Refused
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
    assert [str(one) for one in read.beside([str(tmp_path)])] == [f"{path}: warning: {why}"]


def test_what_is_no_dossier_is_passed_over_in_silence(tmp_path: Path) -> None:
    for name in ("a.yaml", "a.yaml~", "a.yaml:Zone.Identifier", ".b.yaml.swp", "~$c.docx"):
        (tmp_path / name).touch()
    for name in ("README.md", "notater.txt", "tall.csv", "tall.json", "liste.xml", "bilde.png"):
        (tmp_path / name).write_bytes(b"The schema: 1 of them\n")
    (tmp_path / "schema.json").write_text('{"properties": {\n "schema": {"const": 1}}}')
    (tmp_path / "bilder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    assert read.beside([str(tmp_path), str(tmp_path / "a.yaml"), read.STDIN]) == ()


def test_a_folder_below_that_holds_dossiers_is_named_and_not_opened(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").touch()
    below = tmp_path / "2025"
    below.mkdir()
    (below / "b.yml").touch()
    assert read.dossiers([str(tmp_path)]) == (str(tmp_path / "a.yaml"),)
    (said,) = read.beside([str(tmp_path)])
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
    assert read.folder(tmp_path).manifest.documents == {}


# --- Masters.


def filled(folder: Path, files: Mapping[str, bytes]) -> Masters:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return read.masters(folder)


def named(masters: Masters) -> list[str]:
    """Give the findings, which are warnings all, as lines of `file code message`."""
    assert {(one.line, one.column, one.severity) for one in masters.findings} <= {
        (1, 1, Severity.WARNING)
    }
    return [f"{Path(one.path).name} {one.code} {one.message}" for one in masters.findings]


def test_a_master_is_known_by_its_municipality(tmp_path: Path) -> None:
    found = filled(tmp_path, {"9902.docx": MASTER, "0301.DOCX": MASTER})
    assert {number: one.content for number, one in found.items()} == {
        "0301": MASTER,
        "9902": MASTER,
    }
    assert (len(found), list(found), found.findings) == (2, ["0301", "9902"], ())
    assert found["9902"].name == (tmp_path / "9902.docx").as_posix()
    assert found["9902"].fault is None


@pytest.mark.parametrize(
    "stray",
    [
        *("9902 - Kopi.docx", "9902(1).docx", "9902.docx.docx", "logo.docx", "302.docx"),
        *("99021.docx", "9902.doc", "9902.dot", "9902.docm", "9902.odt", "9902.rtf", "9902.pdf"),
        *("9902.docx.bak", "9902", "٩٩٠٢.docx", "start.DOCX"),
    ],
)
def test_a_stray_file_is_named_and_costs_nobody(tmp_path: Path, stray: str) -> None:
    found = filled(tmp_path, {"9902.docx": MASTER, stray: b"stray"})
    assert list(found) == ["9902"]
    what = "this is not used as a master, as it is not named by a municipality's number"
    assert named(found) == [f"{stray} T012 {what}"]


def test_a_master_that_is_open_in_word_is_said_to_be(tmp_path: Path) -> None:
    found = filled(tmp_path, {"9902.docx": MASTER, "~$9902.docx": b"Kari"})
    assert list(found) == ["9902"]
    assert named(found) == ["~$9902.docx T012 this shows that a master is open in Word"]


@pytest.mark.parametrize(
    "beside", ["logo.png", "README.md", "Thumbs.db", "desktop.ini", ".DS_Store", "._9902.docx"]
)
def test_what_nobody_means_as_a_master_is_let_be(tmp_path: Path, beside: str) -> None:
    found = filled(tmp_path, {"9902.docx": MASTER, beside: b"x"})
    assert (list(found), found.findings) == (["9902"], ())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (MASTER[:-9], "the file is damaged, cut short, or no Word file at all"),
        (b"", "the file is damaged, cut short, or no Word file at all"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "this is an old .doc file, or a Word file with "),
    ],
)
def test_a_master_that_is_torn_costs_its_own_municipality(
    tmp_path: Path, content: bytes, said: str
) -> None:
    found = filled(tmp_path, {"9902.docx": content, "0301.docx": MASTER})
    assert (found["9902"].content, found["0301"].fault) == (b"", None)
    fault = found["9902"].fault
    assert fault is not None
    assert (fault.path, fault.code, fault.severity) == (
        (tmp_path / "9902.docx").as_posix(),
        "T001",
        Severity.ERROR,
    )
    assert named(found)[0].startswith(f"9902.docx T012 {said}")


def test_a_folder_or_a_pipe_in_the_place_of_a_master_costs_its_own(tmp_path: Path) -> None:
    (tmp_path / "9902.docx").mkdir()
    os.mkfifo(tmp_path / "0301.docx")
    (tmp_path / "5610.docx").symlink_to(tmp_path / "none.docx")
    found = read.masters(tmp_path)
    assert named(found) == [
        "0301.docx T012 this is no file",
        "5610.docx T012 there is no such file",
        "9902.docx T012 this is no file",
    ]
    assert all(one.fault for one in found.values())


def test_of_two_files_for_a_municipality_one_is_taken(tmp_path: Path) -> None:
    held = {"9902.docx": MASTER, "9902.DOCX": b"other", "9902.dotx": b"other", "0301.dotx": MASTER}
    found = filled(tmp_path, held)
    assert (found["9902"].content, found["0301"].content) == (MASTER, MASTER)
    what = "T012 this is not used as a master, as 9902.docx is"
    assert named(found) == [f"9902.DOCX {what}", f"9902.dotx {what}"]


def test_a_word_file_of_another_kind_is_named_where_one_is_missing(tmp_path: Path) -> None:
    (tmp_path / "nb.dotx").write_bytes(MASTER)
    with pytest.raises(Refused) as refused:
        read.word_file(tmp_path / "nb.docx")
    assert refused.value.what == say("there is no such file")
    hint = say("open {found} in Word and save it as {name}", found="nb.dotx", name="nb.docx")
    assert refused.value.hint == hint


def test_no_folder_of_masters_is_no_master_and_a_missing_one_the_operators_fault(
    tmp_path: Path,
) -> None:
    assert dict(read.masters(None)) == dict(read.masters(tmp_path)) == {}
    with pytest.raises(read.Unreadable, match="no such folder"):
        read.masters(tmp_path / "none")
