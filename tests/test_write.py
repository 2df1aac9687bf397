import datetime as dt
import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import outputs, workflow, write
from pipeline.document import Document, Job
from pipeline.living import state
from pipeline.living.manifest import Basis, Manifest
from pipeline.living.state import Held

KIND = workflow.types()[0]


def document(content: bytes, name: str = "sak.docx") -> Document:
    return Document(Job(KIND, "sak", dt.date(2026, 3, 2), name, KIND.declaration.phases), content)


def put(folder: Path, one: Document, old: str = "") -> bool:
    """Write a document and the manifest that vouches for it, as a run does."""
    with write.locked(folder):
        written = write.document(folder, one, old)
        entry = state.vouched(one.job, one.digest, Held(), Basis())
        write.manifest(folder, Manifest("print", {one.job.file: entry} if written else {}))
    return written


def test_a_document_its_base_and_the_manifest_with_its_copy_are_written(tmp_path: Path) -> None:
    one = document(b"new")
    assert put(tmp_path, one)
    assert (tmp_path / "sak.docx").read_bytes() == b"new"
    assert (tmp_path / ".base" / f"{one.digest}.docx").read_bytes() == b"new"
    held = outputs.folder(tmp_path)
    assert held.manifest.documents["sak.docx"].digest == one.digest
    assert held.copied
    assert (tmp_path / ".base/manifest.json").read_bytes() == (
        tmp_path / "manifest.json"
    ).read_bytes()


def test_a_copy_that_is_torn_is_written_again(tmp_path: Path) -> None:
    one = document(b"new")
    (tmp_path / ".base").mkdir()
    (tmp_path / ".base" / f"{one.digest}.docx").write_bytes(b"ne")
    put(tmp_path, one)
    assert (tmp_path / ".base" / f"{one.digest}.docx").read_bytes() == b"new"


def test_a_file_that_changed_in_the_meantime_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "sak.docx").write_bytes(b"edited by hand")
    assert not put(tmp_path, document(b"new"), document(b"old").digest)
    assert (tmp_path / "sak.docx").read_bytes() == b"edited by hand"
    assert outputs.folder(tmp_path).manifest.documents == {}


def test_a_file_saved_while_the_new_one_is_flushed_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = document(b"old")
    put(tmp_path, old)
    flush = os.fsync

    def saved(descriptor: int) -> None:
        (tmp_path / "sak.docx").write_bytes(b"edited by hand")
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", saved)
    assert not put(tmp_path, document(b"new"), old.digest)
    assert (tmp_path / "sak.docx").read_bytes() == b"edited by hand"


def test_a_file_that_appeared_in_the_meantime_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "sak.docx").write_bytes(b"")
    assert not put(tmp_path, document(b"new"))


def test_a_link_is_replaced_and_what_it_pointed_at_is_untouched(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "sak.docx").symlink_to(victim)
    put(tmp_path / "out", document(b"new"), document(b"precious").digest)
    assert victim.read_bytes() == b"precious"
    assert (tmp_path / "out" / "sak.docx").read_bytes() == b"new"


@pytest.mark.parametrize("name", [".lock", ".base", ""])
def test_no_file_of_ours_follows_a_link(tmp_path: Path, name: str) -> None:
    victim = tmp_path / "victim"
    if name == ".lock":
        victim.write_bytes(b"precious")
    else:
        victim.mkdir()
    out = tmp_path / "out"
    if name:
        out.mkdir()
    (out / name if name else out).symlink_to(victim)
    with pytest.raises(write.Locked, match="links are not followed"):
        put(out, document(b"new"))
    assert victim.read_bytes() == b"precious" if name == ".lock" else not list(victim.iterdir())


def test_a_lock_file_keeps_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / ".lock").write_bytes(b"precious")
    put(tmp_path, document(b"new"))
    assert (tmp_path / ".lock").read_bytes() == b"precious"


def test_a_file_keeps_its_mode_and_a_new_one_follows_the_umask(tmp_path: Path) -> None:
    first = document(b"1")
    old_mask = os.umask(0o027)
    try:
        put(tmp_path, first)
    finally:
        os.umask(old_mask)
    assert (tmp_path / "sak.docx").stat().st_mode & 0o777 == 0o640
    (tmp_path / "sak.docx").chmod(0o600)
    put(tmp_path, document(b"2"), first.digest)
    assert (tmp_path / "sak.docx").stat().st_mode & 0o777 == 0o600


def test_what_a_killed_run_left_is_swept_away(tmp_path: Path) -> None:
    (tmp_path / ".saksflyt-dead").write_bytes(b"half")
    put(tmp_path, document(b"new"))
    assert not list(tmp_path.rglob(".saksflyt-*"))


def test_a_second_run_in_the_same_folder_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    hold = (
        "import sys; from pathlib import Path; from pipeline.write import locked\n"
        "with locked(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == b"held\n"
        with pytest.raises(write.Locked, match="another run is writing here"):
            put(tmp_path, document(b"new"))
        first.kill()
    assert put(tmp_path, document(b"new"))


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS])
def test_a_file_system_without_locks_is_named_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refused(_descriptor: int, _operation: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("fcntl.flock", refused)
    with pytest.raises(write.Locked, match="the file system there has no locks"):
        put(tmp_path, document(b"new"))


KILLED = """
import os, signal, sys
from pathlib import Path
from pipeline import write
calls, last = 0, int(sys.argv[2])
def count(event, args):
    global calls
    if event in ("open", "os.rename", "os.remove", "os.chmod", "os.mkdir"):
        calls += 1
        if calls == last:
            os.kill(os.getpid(), signal.SIGKILL)
from tests.test_write import document, put
sys.addaudithook(count)
put(Path(sys.argv[1]), document(b"n" * 99999), sys.argv[3])
print("done")
"""


def test_killed_at_each_call_to_the_system_a_write_leaves_the_old_file_or_the_new(
    tmp_path: Path,
) -> None:
    old = document(b"o" * 99999)
    ended = False
    for last in range(1, 80):
        folder = tmp_path / str(last)
        put(folder, old)
        run = subprocess.run(
            [sys.executable, "-c", KILLED, str(folder), str(last), old.digest],
            capture_output=True,
            check=False,
        )
        content = (folder / "sak.docx").read_bytes()
        assert content in (b"o" * 99999, b"n" * 99999)
        assert outputs.folder(folder).manifest.documents["sak.docx"].type == KIND.name
        if run.stdout == b"done\n":
            assert content == b"n" * 99999
            ended = True
            break
        assert run.returncode == -9
    assert ended
