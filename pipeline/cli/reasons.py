"""Why a document is no more as it was made, in words: a line for each fact that has changed."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pipeline.language import mark

if TYPE_CHECKING:
    from pipeline.cli.voice import Speaker
    from pipeline.outcome import Contrast

# As much of a value as tells it apart on a line of a screen.
_SHOWN = 60


def reasons(voice: "Speaker", differences: Iterable["Contrast"]) -> Iterator[str]:
    """Say what each place said then, and what it says now."""
    for one in differences:
        words = _HIDDEN if one.hidden else _words(one.then, one.now)
        then, now = short(one.then), short(one.now)
        yield voice.translate(words).format(place=one.place, then=then, now=now)


_HIDDEN = mark("{place} has changed")
_NEW = mark("{place} is new: {now}")
_GONE = mark("{place} is gone: {then}")
# What has no name is known by its place alone.
_NAMELESS = {_NEW: mark("{place} is new"), _GONE: mark("{place} is gone")}
_OTHER = mark("{place}: {then} → {now}")


def _words(then: str | None, now: str | None) -> str:
    if then is not None and now is not None:
        return _OTHER
    words = _NEW if then is None else _GONE
    return words if then or now else _NAMELESS[words]


def short(text: str | None) -> str:
    """Give as much of a text as fits on a line."""
    text = " ".join((text or "").split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
