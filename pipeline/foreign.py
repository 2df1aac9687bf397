"""A file that is no dossier, where one is looked for: told once, and what it is taken for."""

from collections.abc import Iterable, Iterator

from pipeline.contract.declare import keys
from pipeline.contract.meant import looked_at
from pipeline.diagnostics import Diagnostic, say
from pipeline.near import near
from pipeline.source import Source

_NOTHING = say("nothing in this file is of a dossier")
_WHOLE = say(
    "it is taken for one, as a .yaml or .yml file is: move it to another folder, or begin a "
    "dossier with saksflyt init"
)
_PART = say(
    "it is taken for a part of the dossier whose folder it lies in: move it out, or let its name "
    "begin with a full stop"
)
# What is said of a dossier that lacks all it must have, and has only what it must not.
_SHAPE = ("S001", "S002")


def told(source: Source, section: type, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Put one finding of each file that has nothing of a dossier in the place of all of its own."""
    strange = {one.path: one for one in _strange(source, section)}
    kept = [one for one in found if one.path not in strange or one.code not in _SHAPE]
    return tuple(sorted((*strange.values(), *kept), key=lambda one: (one.path, one.line)))


def _strange(source: Source, section: type) -> Iterator[Diagnostic]:
    """Give a finding of each file without a key of a section, or one that looks like it."""
    known = {key.name for key in keys(section)} | getattr(section, "gone", {}).keys()
    files: dict[str, list[str]] = {}
    for name in source.data:
        files.setdefault(source.place((name,))[0], []).append(name)
    for path, names in files.items():
        unlike = [name for name in names if not near(looked_at(name), known)]
        if unlike and not known.intersection(names):
            first = min(source.key_position((name,)) for name in names)
            hint = _WHOLE if path == source.path else _PART
            yield from source.located([Diagnostic(source.path, *first, "S002", _NOTHING, hint)])
