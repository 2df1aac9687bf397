"""What git has of a dossier: nothing else asks git, and read reads what is there now."""

import shutil
import subprocess
from pathlib import Path

from pipeline.diagnostics import Unusable, say


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
    return _asked(place, "cat-file", "blob", f"{found.decode().strip()}:./{place.name}")


def _asked(place: Path, *arguments: str) -> bytes | None:
    """Ask git for something beside a file; None where it says no."""
    git = shutil.which("git")
    if git is None:
        raise Unusable(say("git is not installed; name an older copy of the dossier instead"))
    done = subprocess.run(  # noqa: S603 - git itself, and no shell in between
        [git, "-C", str(place.parent), *arguments], capture_output=True, check=False
    )
    return done.stdout if done.returncode == 0 else None
