import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from pipeline import read, workflow, write
from pipeline.document import Document, Job
from pipeline.manifest import Manifest

KIND = workflow.types()[0]


def document(content: bytes, name: str = "sak.docx") -> Document:
    return Document(Job(KIND, None, "sak", name, KIND.declaration.phases), content)


def manifest(written: Iterable[Document]) -> Manifest:
    return Manifest().after("print", written)


def test_a_document_its_base_and_the_manifest_are_written(tmp_path: Path) -> None:
    one = document(b"new")
    assert write.write(tmp_path, {one: ""}, manifest) == (one,)
    assert (tmp_path / "sak.docx").read_bytes() == b"new"
    assert (tmp_path / ".base" / f"{one.digest}.docx").read_bytes() == b"new"
    assert read.manifest(tmp_path).documents["sak.docx"].digest == one.digest


def test_a_file_that_changed_in_the_meantime_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "sak.docx").write_bytes(b"edited by hand")
    old = document(b"old").digest
    assert write.write(tmp_path, {document(b"new"): old}, manifest) == ()
    assert (tmp_path / "sak.docx").read_bytes() == b"edited by hand"
    assert read.manifest(tmp_path).documents == {}


def test_a_file_that_appeared_in_the_meantime_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "sak.docx").write_bytes(b"")
    assert write.write(tmp_path, {document(b"new"): ""}, manifest) == ()


def test_a_link_is_replaced_and_what_it_pointed_at_is_untouched(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "sak.docx").symlink_to(victim)
    old = read.digest(victim)
    write.write(tmp_path / "out", {document(b"new"): old}, manifest)
    assert victim.read_bytes() == b"precious"
    assert (tmp_path / "out" / "sak.docx").read_bytes() == b"new"


def test_a_file_keeps_its_mode_and_a_new_one_follows_the_umask(tmp_path: Path) -> None:
    first = document(b"1")
    old_mask = os.umask(0o027)
    try:
        write.write(tmp_path, {first: ""}, manifest)
    finally:
        os.umask(old_mask)
    assert (tmp_path / "sak.docx").stat().st_mode & 0o777 == 0o640
    (tmp_path / "sak.docx").chmod(0o600)
    write.write(tmp_path, {document(b"2"): first.digest}, manifest)
    assert (tmp_path / "sak.docx").stat().st_mode & 0o777 == 0o600


def test_what_a_killed_run_left_is_swept_away(tmp_path: Path) -> None:
    (tmp_path / ".saksflyt-dead").write_bytes(b"half")
    write.write(tmp_path, {document(b"new"): ""}, manifest)
    assert not list(tmp_path.rglob(".saksflyt-*"))


def test_a_second_run_in_the_same_folder_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    hold = (
        "import sys; from pathlib import Path; from pipeline.write import _locked\n"
        "with _locked(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == b"held\n"
        with pytest.raises(write.Locked, match="another run is writing here"):
            write.write(tmp_path, {document(b"new"): ""}, manifest)
        first.kill()
    assert write.write(tmp_path, {document(b"new"): ""}, manifest)


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
from tests.test_write import document, manifest
sys.addaudithook(count)
write.write(Path(sys.argv[1]), {document(b"n" * 99999): sys.argv[3]}, manifest)
print("done")
"""


def test_killed_at_each_call_to_the_system_a_write_leaves_the_old_file_or_the_new(
    tmp_path: Path,
) -> None:
    old = document(b"o" * 99999)
    ended = False
    for last in range(1, 60):
        folder = tmp_path / str(last)
        write.write(folder, {old: ""}, manifest)
        run = subprocess.run(
            [sys.executable, "-c", KILLED, str(folder), str(last), old.digest],
            capture_output=True,
            check=False,
        )
        content = (folder / "sak.docx").read_bytes()
        assert content in (b"o" * 99999, b"n" * 99999)
        assert read.manifest(folder).documents["sak.docx"].type == KIND.name
        if run.stdout == b"done\n":
            assert content == b"n" * 99999
            ended = True
            break
        assert run.returncode == -9
    assert ended
