"""A new dossier: every required field filled with its example, the rest as comments to open."""

import datetime as dt
import math
import re
from collections.abc import Iterable, Iterator, Mapping

from pipeline.contract.declare import LONGEST_ID, RESERVED, SAMPLES, FieldKind, Key, keys
from pipeline.contract.short import alone, is_short_list, paired
from pipeline.folder import HEAD
from pipeline.frozen import Frozen
from pipeline.norm import Norm

_HEADS = {
    Norm.NB: (
        "# Dossier for boligsosialt arbeid.",
        "# Linjer med # er forklaringer, eller felter som kan åpnes.",
        "# Lange tekster: skriv > etter kolon og teksten innrykket på linjene under.",
        "# En tom linje gir nytt avsnitt. Kontroller med: saksflyt check",
    ),
    Norm.NN: (
        "# Dossier for bustadsosialt arbeid.",
        "# Linjer med # er forklaringar, eller felt som kan opnast.",
        "# Lange tekstar: skriv > etter kolon og teksten innrykt på linjene under.",
        "# Ei tom linje gir nytt avsnitt. Kontroller med: saksflyt check",
    ),
}


# The day that the examples of the contract are written for.
_EXAMPLES_OF = dt.date(2026, 3, 2)


class _Sheet(Frozen):
    """What a new dossier is filled with: its norm, what is known, and how far examples move."""

    norm: Norm
    known: Mapping[str, str]
    notes: Mapping[str, str]
    shift: dt.timedelta


class Start(Frozen):
    """What a new dossier is for: the municipality, and the file's name without its ending."""

    number: str
    name: str
    stem: str
    # More that is known, by its place: an optional field of these is written open.
    known: Mapping[str, str] = {}
    # What the register has to say of a field, by its place.
    notes: Mapping[str, str] = {}


def skeleton(contract: type, start: Start, norm: Norm, date: dt.date) -> str:
    """Write a dossier that check accepts, with the help of every field as a comment.

    The dates of the examples are moved by whole weeks, so that deadlines lie ahead of `date`.
    """
    known = {
        "schema": "2",
        "id": _key_from(start.stem),
        "norm": norm.value,
        "date": date.isoformat(),
        "municipality.number": start.number,
        "municipality.name": start.name,
        **start.known,
    }
    weeks = dt.timedelta(weeks=math.ceil((date - _EXAMPLES_OF).days / 7))
    lines = _section(keys(contract), _Sheet(norm, known, start.notes, weeks), path="", indent=0)
    return "\n".join([*_HEADS[norm], "", *lines, ""])


# What stands in the head of a folder; each other section has a file.
_IN_THE_HEAD = ("schema", "id", "norm", "date", "municipality")
_A_FILE_EACH = {
    Norm.NB: "# En liste kan fortsette i en annen fil: en sak i hver sin fil, for eksempel.",
    Norm.NN: "# Ei liste kan halde fram i ei anna fil: ei sak i kvar si fil, til dømes.",
}


def skeletons(contract: type, start: Start, norm: Norm, date: dt.date) -> Mapping[str, str]:
    """Write a dossier as the files of a folder, by name: its head, and a file for each section."""
    whole = skeleton(contract, start, norm, date)
    top = [key.name for key in keys(contract) if not key.common]
    blocks = _TOP.split(whole)[1:]
    held = dict(zip(top, blocks, strict=True))
    head = "".join(held[name] for name in _IN_THE_HEAD if name in held)
    lines = "\n".join([*_HEADS[norm], _A_FILE_EACH[norm], "", head])
    others = {f"{name}.yaml": one for name, one in held.items() if name not in _IN_THE_HEAD}
    return {HEAD: lines, **others}


# A section begins with its help, which no line of a head is.
_TOP = re.compile(r"^(?=# [^\n]+\. [^\n]+\n(?:# )?[a-z_]+:)", re.MULTILINE)


def _key_from(stem: str) -> str:
    """Make an id of a file's stem: lower case, with hyphens for all that an id cannot hold."""
    held = stem.lower().replace("æ", "ae").replace("ø", "o").replace("å", "a")
    words = "".join(one if one.isascii() and one.isalnum() else " " for one in held).split()
    made = "-".join(words)[:LONGEST_ID].strip("-") or "dossier"
    return f"dossier-{made}" if made in RESERVED else made


def _item(section: type) -> tuple[Key, ...]:
    """Give the keys of an item of a list, one first that is no comment and can have the hyphen."""
    held = keys(section)
    first = next((key for key in held if key.required), held[0])
    return (first, *(key for key in held if key is not first))


def _section(held: Iterable[Key], sheet: _Sheet, *, path: str, indent: int) -> Iterator[str]:
    for key in held:
        if not key.common:
            yield from _key(key, sheet, path=f"{path}{key.name}", indent=indent)


def _key(key: Key, sheet: _Sheet, *, path: str, indent: int) -> Iterator[str]:
    pad = "  " * indent
    yield f"{pad}# {key.title(sheet.norm)}. {key.help(sheet.norm)}{_choices(key)}"
    if path in sheet.notes:
        yield f"{pad}# {sheet.notes[path]}"
    lines = _field(key, sheet, path=path, indent=indent)
    if key.required or path in sheet.known:
        yield from lines
    else:
        yield from (f"{pad}# {line.removeprefix(pad)}" for line in lines)


def _choices(key: Key) -> str:
    if key.terms is None:
        return ""
    return f" [{' | '.join(str(term.value) for term in key.terms)}]"


def _field(key: Key, sheet: _Sheet, *, path: str, indent: int) -> Iterator[str]:
    pad = "  " * indent
    if key.section is None or is_short_list(key) or path in sheet.known:
        yield f"{pad}{key.name}: {sheet.known.get(path) or _plain(key, sheet)}"
        return
    yield f"{pad}{key.name}:"
    step, held = (2, _item(key.section)) if key.kind is FieldKind.LIST else (1, keys(key.section))
    lines = [*_section(held, sheet, path=f"{path}.", indent=indent + step)]
    if key.kind is FieldKind.LIST:
        first = next(n for n, line in enumerate(lines) if not line.lstrip().startswith("#"))
        mark = "  " * (indent + 1) + "- "
        lines[first] = mark + lines[first].lstrip()
    yield from lines


def _plain(key: Key, sheet: _Sheet) -> str:
    """Write a value, a list of one or a mapping of one on the line of its key."""
    pair = paired(key)
    if pair:
        return f"{{{': '.join(_example(one, sheet) for one in pair)}}}"
    own = alone(key)
    written = _plain(own, sheet) if own else _example(key.item or key, sheet)
    return f"[{written}]" if key.kind is FieldKind.LIST else written


def _example(key: Key, sheet: _Sheet) -> str:
    written = key.example(sheet.norm) or SAMPLES.get(key.kind, "")
    if key.kind is FieldKind.DATE:
        return (dt.date.fromisoformat(written) + sheet.shift).isoformat()
    if key.terms is not None and not written:
        return str(next(iter(key.terms)).value)
    return written or key.title(sheet.norm)
