"""What lies beside dossiers and looks like one, but is not read: named to who waits for it."""

import re
from collections.abc import Iterable
from pathlib import Path

from pipeline import read
from pipeline.diagnostics import NOTHING, Text, say
from pipeline.folder import ENDINGS, HIDDEN, OF_NOTEPAD


def beside(paths: Iterable[str]) -> tuple[Text, ...]:
    """Name what lies beside the dossiers of the folders and looks like one, but is not read."""
    named = (Path(one) for one in paths if one != read.STDIN)
    folders = dict.fromkeys(one for one in named if one.is_dir() and not read.is_bound(one))
    listed = (one for folder in folders for one in sorted(folder.iterdir()))
    seen = (one for one in listed if not one.name.startswith(HIDDEN))
    said = ((one, _beside(one)) for one in seen if not read.is_dossier(one))
    return tuple(say("{path}: warning: {why}", path=path, why=why) for path, why in said if why)


_RENAMED = say(
    "not read, since its name does not end in .yaml; "
    "if it is a dossier, rename it (Windows may hide how a name ends)"
)
_WRITTEN = say(
    "not read, since a dossier is plain text in a file whose name ends in .yaml; "
    "if it holds one, save it as that"
)
_OPENED = say("not read, since folders are opened one level; to take its dossiers too, name it")
_OFFICE = (".docx", ".docm", ".dotx", ".doc", ".odt", ".rtf", ".pages")
_TAILED = re.compile(r"(?P<name>.+\.ya?ml)(?P<tail>.+)", re.IGNORECASE | re.DOTALL)
# What editors and Windows leave beside a file; it is of no interest while the file is there.
_DEBRIS = ("~", ":Zone.Identifier")


def _beside(path: Path) -> Text:
    """Say why a file or folder that looks like a dossier is not read; nothing of any other."""
    if path.is_dir():
        return _OPENED if path.suffix.lower() in ENDINGS or _holds_dossiers(path) else NOTHING
    tailed = _TAILED.fullmatch(path.name)
    if tailed and tailed["tail"] in _DEBRIS and path.with_name(tailed["name"]).exists():
        return NOTHING
    from difflib import get_close_matches  # lazy, for most folders hold dossiers alone

    if tailed or get_close_matches(path.suffix.lower(), ENDINGS, cutoff=0.8):
        return _RENAMED
    if path.suffix.lower() in _OFFICE:
        return _WRITTEN
    return _RENAMED if _begins_like_a_dossier(path) else NOTHING


def _holds_dossiers(folder: Path) -> bool:
    try:
        return any(read.is_dossier(one) for one in folder.iterdir())
    except OSError:
        return False


_BEGINNING = re.compile(rb"""(?:^|\{)\s*["']?schema["']?\s*:\s*["']?\d""", re.MULTILINE)


def _begins_like_a_dossier(path: Path) -> bool:
    return bool(_BEGINNING.search(read.beginning(path).translate(None, OF_NOTEPAD)))
