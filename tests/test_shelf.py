"""The cache of compiled templates is used only where nobody but this user can have filled it."""

import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import read, shelf, write

KEY = hashlib.sha256(b"one").hexdigest()
OTHER = hashlib.sha256(b"other").hexdigest()
BODY = b"compiled"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Give a cache folder with one entry."""
    root = tmp_path / "cache"
    root.mkdir(mode=0o755)
    write.compiled(root, KEY, BODY)
    return root


def test_what_is_kept_is_read_by_its_key(cache: Path) -> None:
    assert read.compiled(cache, KEY) == BODY
    assert read.compiled(cache, OTHER) is None


def test_an_empty_place_holds_nothing(tmp_path: Path) -> None:
    assert read.compiled(tmp_path / "nowhere", KEY) is None


def test_only_this_user_can_look_at_what_is_kept(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write.compiled(tmp_path / "cache", KEY, BODY)
    finally:
        os.umask(before)
    made = (*shelf.folders(tmp_path / "cache"), shelf.entry(tmp_path / "cache", KEY))
    assert [one.lstat().st_mode & 0o777 for one in made] == [0o700, 0o700, 0o700, 0o600]
    assert [one.name for one in made[-2].iterdir()] == [KEY]


def odd(cache: Path) -> bool:
    """Tell whether an entry is refused; it is never read all the same."""
    try:
        found = read.compiled(cache, KEY)
    except shelf.Odd as fault:
        return str(cache) in str(dict(fault.text.values)["path"])
    assert found == BODY
    return False


@pytest.mark.parametrize("place", [0, 31, 32, 39])
def test_a_flipped_byte_is_found(cache: Path, place: int) -> None:
    path = shelf.entry(cache, KEY)
    whole = bytearray(path.read_bytes())
    whole[place] ^= 1
    path.write_bytes(whole)
    assert odd(cache)


@pytest.mark.parametrize("size", [0, 1, 31, 32, 39])
def test_a_torn_entry_is_found(cache: Path, size: int) -> None:
    os.truncate(shelf.entry(cache, KEY), size)
    assert odd(cache)


def test_an_entry_of_another_key_is_found(cache: Path) -> None:
    write.compiled(cache, OTHER, b"of another template")
    shelf.entry(cache, OTHER).replace(shelf.entry(cache, KEY))
    assert odd(cache)


@pytest.mark.parametrize("depth", [0, 1, 2])
def test_a_link_in_the_place_of_a_folder_is_not_followed(cache: Path, depth: int) -> None:
    folder = shelf.folders(cache)[depth]
    aside = folder.rename(cache.parent / "aside")
    folder.symlink_to(aside)
    assert odd(cache)
    with pytest.raises(shelf.Odd):
        write.compiled(cache, OTHER, BODY)
    assert not list(cache.rglob(OTHER))


def test_a_link_in_the_place_of_an_entry_is_not_followed(cache: Path) -> None:
    path = shelf.entry(cache, KEY)
    path.symlink_to(path.rename(cache.parent / "aside"))
    assert odd(cache)


@pytest.mark.parametrize("depth", [0, 1, 2])
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777, 0o1777])
def test_a_folder_that_others_can_write_in_is_not_used(cache: Path, depth: int, mode: int) -> None:
    shelf.folders(cache)[depth].chmod(mode)
    assert odd(cache)
    with pytest.raises(shelf.Odd):
        write.compiled(cache, OTHER, BODY)


@pytest.mark.parametrize("depth", [1, 2])
def test_our_own_folders_are_for_nobody_else(cache: Path, depth: int) -> None:
    shelf.folders(cache)[depth].chmod(0o755)
    assert odd(cache)


@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_an_entry_that_others_can_write_is_not_used(cache: Path, mode: int) -> None:
    shelf.entry(cache, KEY).chmod(mode)
    assert odd(cache)


def test_what_belongs_to_another_user_is_not_used(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    another = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: another)
    assert odd(cache)
    with pytest.raises(shelf.Odd):
        write.compiled(cache, OTHER, BODY)


def a_folder(path: Path) -> None:
    path.mkdir(mode=0o700)


def a_pipe(path: Path) -> None:
    os.mkfifo(path, 0o600)


def a_giant(path: Path) -> None:
    path.touch(0o600)
    os.truncate(path, 60_000_000)


@pytest.mark.parametrize("made", [a_folder, a_pipe, a_giant])
def test_what_is_no_entry_is_not_read(cache: Path, made: Callable[[Path], None]) -> None:
    path = shelf.entry(cache, KEY)
    path.unlink()
    made(path)
    assert odd(cache)


def test_a_place_that_takes_nothing_raises_what_the_system_says(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for root in (tmp_path / "file" / "cache", Path("/proc/nothing/cache")):
        with pytest.raises((OSError, shelf.Odd)):
            write.compiled(root, KEY, BODY)


def aged(path: Path, days: float) -> None:
    then = time.time() - days * 86_400
    os.utime(path, (then, then))


def test_what_nobody_has_used_for_thirty_days_goes(cache: Path) -> None:
    folder = shelf.entry(cache, KEY).parent
    for name, days in ((KEY, 31), (OTHER, 29), (".saksflyt-torn", 31), ("notes.txt", 400)):
        (folder / name).touch()
        aged(folder / name, days)
    new = hashlib.sha256(b"new").hexdigest()
    write.compiled(cache, new, BODY)
    assert sorted(one.name for one in folder.iterdir()) == sorted((OTHER, new, "notes.txt"))


def test_what_is_used_stays(cache: Path) -> None:
    path = shelf.entry(cache, KEY)
    aged(path, 31)
    write.used(cache, KEY)
    assert time.time() - path.stat().st_mtime < 60
    write.used(cache, OTHER)
    write.compiled(cache, OTHER, BODY)
    assert read.compiled(cache, KEY) == BODY


def test_a_cache_in_what_is_worked_on_is_told(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "link").symlink_to(project)
    inside = (project, project / ".cache", tmp_path / "link", project / "a" / ".." / "b")
    assert all(shelf.within(one, (project,)) for one in inside)
    assert not shelf.within(tmp_path / "cache", (project, tmp_path / "cache" / "outputs"))
    assert not shelf.within(tmp_path / "projects", (project,))
