"""What git has of a dossier: nothing else asks git, and read reads what is there now."""

import shutil
import subprocess
from pathlib import Path

from pipeline.decode import plain
from pipeline.diagnostics import Unusable, say
from pipeline.folder import HEAD, bound, is_whole, parts


def committed(path: str, revision: str) -> bytes | None:
    """Read a dossier as it was at a revision; None where it was not there yet.

    Raises Unusable where there is no repository, no such revision, or no git.
    """
    place = Path(path)
    if _asked(place, "rev-parse", "--git-dir") is None:
        raise Unusable(
            say("{path}: it is in no git repository, so nothing older is known", path=path)
        )
    found = _asked(
        place, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if found is None:
        raise Unusable(
            say("{since}: there is no such file, and git knows no such revision", since=revision)
        )
    commit = found.decode().strip()
    if not place.is_dir():
        return _blob(place, commit, place.name)
    # A folder's files; or the one file that it was before it was split.
    return _bound(place, commit) or _blob(place, commit, f"{place.name}.yaml")


def changed(folder: Path, since: str) -> frozenset[Path]:
    """Give what has changed in a repository since a revision: untracked and deleted files too.

    Raises Unusable where there is no repository, no such revision, or no git.
    """
    inside = folder / "."
    top = _asked(inside / "x", "rev-parse", "--show-toplevel")
    if top is None:
        raise Unusable(
            say("{path}: it is in no git repository, so nothing older is known", path=folder)
        )
    commit = _asked(
        *(inside / "x", "rev-parse", "--verify", "--quiet", "--end-of-options"),
        f"{since}^{{commit}}",
    )
    if commit is None:
        raise Unusable(
            say(
                "{since}: git knows no such revision; fetch it first, in CI with fetch-depth: 0",
                since=since,
            )
        )
    root = Path(top.decode().rstrip("\n"))
    differ = _asked(
        *(root / "x", "diff", "--name-only", "--no-renames", "-z", commit.decode().strip(), "--")
    )
    new = _asked(root / "x", "ls-files", "--others", "--exclude-standard", "-z")
    names = b"\0".join((differ or b"", new or b"")).decode("utf-8", "surrogateescape")
    return frozenset(root / one for one in names.split("\0") if one)


def _blob(place: Path, commit: str, name: str) -> bytes | None:
    return _asked(place, "cat-file", "blob", f"{commit}:./{name}")


def _bound(folder: Path, commit: str) -> bytes | None:
    """Give the files that a dossier's folder had, as one text; None where it had none."""
    listed = _asked(folder, "ls-tree", "-r", "-z", "--name-only", commit, f"./{folder.name}/")
    names = (one.partition("/")[2] for one in (listed or b"").decode().split("\0"))
    files = ((one, _blob(folder, commit, f"{folder.name}/{one}")) for one in parts(names))
    held = [(one, plain(it)) for one, it in files if it and (one == HEAD or not is_whole(it))]
    return bound(held) if held else None


def _asked(place: Path, *arguments: str) -> bytes | None:
    """Ask git for something beside a file; None where it says no."""
    git = shutil.which("git")
    if git is None:
        raise Unusable(say("git is not installed; name an older copy of the dossier instead"))
    done = subprocess.run(  # noqa: S603 - git itself, and no shell in between
        [git, "-C", str(place.parent), *arguments], capture_output=True, check=False
    )
    return done.stdout if done.returncode == 0 else None
