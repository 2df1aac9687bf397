"""Where compiled templates are kept between runs: in the cache folder of this person, or not."""

import os
from collections.abc import Mapping
from pathlib import Path

from pipeline.cli.voice import Speaker


def cache(voice: Speaker, places: tuple[Path, ...]) -> Path | None:
    """Give the cache folder; none where there is none, in CI, and within what is worked on."""
    found = None if os.environ.get("CI") == "true" else folder(os.environ, windows=os.name == "nt")
    if found is None:
        return None
    from pipeline import shelf

    note = shelf.within(found, places)
    if note and voice.verbose:
        voice.complain(note)
    return None if note else found


def folder(environment: Mapping[str, str], *, windows: bool) -> Path | None:
    """Name the cache folder as the system has it; a relative one would lie anywhere."""
    name = "LOCALAPPDATA" if windows else "XDG_CACHE_HOME"
    told = Path(environment.get(name, ""))
    if told.is_absolute():
        return told
    home = Path(environment.get("HOME", ""))
    return home / ".cache" if home.is_absolute() and not windows else None
