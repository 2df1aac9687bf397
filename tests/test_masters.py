"""Masters: which file is which municipality's, and what in the folder is none."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline import read
from pipeline.diagnostics import Severity, say
from pipeline.document import Masters
from pipeline.masters import masters_in
from pipeline.word.faults import Refused
from tests.samples import ROOT

MASTER = (ROOT / "masters" / "9902.docx").read_bytes()


def filled(folder: Path, files: Mapping[str, bytes]) -> Masters:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return masters_in(folder)


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
    found = masters_in(tmp_path)
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
    assert dict(masters_in(None)) == dict(masters_in(tmp_path)) == {}
    with pytest.raises(read.Unreadable, match="no such folder"):
        masters_in(tmp_path / "none")
