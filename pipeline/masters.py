"""The masters of a folder: which file is which municipality's look, and what there is none."""

import re
from collections.abc import Mapping
from pathlib import Path

from pipeline import read
from pipeline.diagnostics import Diagnostic, Severity, say
from pipeline.document import Look, Masters
from pipeline.frozen import replace


def masters_in(folder: Path | None) -> Masters:
    """Read the masters of a folder, and say what in it is none or cannot be used."""
    if folder is None:
        return Masters({})
    if not folder.is_dir():
        raise read.Unreadable(say("{path}: there is no such folder of masters", path=folder))
    # Of 9902.docx, 9902.DOCX and 9902.dotx the first is taken.
    near = filter(_is_near_a_master, read.listed(folder))
    held: dict[str, Look] = {}
    strays = []
    for path in sorted(near, key=_rank):
        if _MASTER(path.name) and path.stem not in held:
            held[path.stem] = read.look(path, path.as_posix())
        else:
            strays.append(_stray(path, held))
    faults = (one.fault for one in held.values() if one.fault)
    mild = (replace(one, code="T012", severity=Severity.WARNING) for one in faults)
    return Masters(dict(sorted(held.items())), tuple(sorted((*strays, *mild))))


_MASTER = re.compile(r"[0-9]{4}\.do[ct]x", re.IGNORECASE).fullmatch
_NUMBERED = re.compile(r"[0-9]{4}(?![0-9])").match


def _is_near_a_master(path: Path) -> bool:
    """Leave out what nobody means as a master: pictures, notes, and what the system hides."""
    named = path.suffix.lower() in read.LIKE_WORD or _NUMBERED(path.name)
    return bool(named) and not path.name.startswith(".")


def _rank(path: Path) -> tuple[bool, bool]:
    return path.suffix.lower() != ".docx", not path.suffix.islower()


def _stray(path: Path, held: Mapping[str, Look]) -> Diagnostic:
    what = say("this is not used as a master, as it is not named by a municipality's number")
    hint = say("name it as in 9902.docx, or move it out of the folder")
    if _MASTER(path.name):
        used = Path(held[path.stem].name).name
        what = say("this is not used as a master, as {used} is", used=used)
        hint = say("move the one that you do not mean out of the folder")
    if path.name.startswith("~"):
        what = say("this shows that a master is open in Word")
        hint = say("save and close it in Word: what is not saved is in no document")
    return Diagnostic(path.as_posix(), 1, 1, "T012", what, hint, Severity.WARNING)
