"""A new dossier: every required field filled with its example, the rest as comments to open."""

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

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


# What a dossier begins with that has only what must be there, and what is asked for beside it.
_SHORT_HEADS = {
    Norm.NB: (
        "# Her står det som må være med, og det ett brev trenger. Et dossier kan ha mer:",
        "# saksflyt schema --example cases viser for eksempel hvordan en sak skrives.",
        "# Alt som kan stå her, viser saksflyt init uten --short.",
    ),
    Norm.NN: (
        "# Her står det som må vere med, og det eitt brev treng. Eit dossier kan ha meir:",
        "# saksflyt schema --norm nn --example cases viser til dømes korleis ei sak blir skriven.",
        "# Alt som kan stå her, viser saksflyt init utan --short.",
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
    # Optional fields that are written open.
    opened: AbstractSet[str] = frozenset()
    # Whether what is not open is left out.
    short: bool = False

    def opens(self, key: Key, path: str) -> bool:
        return key.required or path in self.known or path in self.opened


class Start(Frozen):
    """What a new dossier is for: the municipality, and the file's name without its ending."""

    number: str
    name: str
    stem: str
    # More that is known, by its place: an optional field of these is written open.
    known: Mapping[str, str] = {}
    # What the register has to say of a field, by its place.
    notes: Mapping[str, str] = {}
    # For a short dossier: the optional sections that it has beside what it must have.
    short: AbstractSet[str] | None = None


def skeleton(contract: type, start: Start, norm: Norm, date: dt.date) -> str:
    """Write a dossier that check accepts, with the help of every field as a comment.

    The dates of the examples are moved by whole weeks, so that deadlines lie ahead of `date`.
    """
    return "\n".join([*_head(start, norm), "", *_blocks(contract, start, norm, date).values(), ""])


def _head(start: Start, norm: Norm) -> tuple[str, ...]:
    return _HEADS[norm] if start.short is None else (*_HEADS[norm], *_SHORT_HEADS[norm])


def _blocks(contract: type, start: Start, norm: Norm, date: dt.date) -> Mapping[str, str]:
    """Write what stands at the top of a dossier, by its keys."""
    known = {
        "schema": "2",
        "id": _key_from(start.stem),
        "norm": norm.value,
        "date": date.isoformat(),
        "municipality.number": start.number,
        "municipality.name": start.name,
        **start.known,
    }
    opened, short = start.short or frozenset(), start.short is not None
    sheet = _Sheet(norm, known, start.notes, _moved(date), opened, short)
    held = {key.name: _section((key,), sheet, path="", indent=0) for key in keys(contract)}
    written = {name: "\n".join(lines) for name, lines in held.items()}
    return {name: text for name, text in written.items() if text}


def _moved(date: dt.date) -> dt.timedelta:
    return dt.timedelta(weeks=math.ceil((date - _EXAMPLES_OF).days / 7))


def example(contract: type, place: str, norm: Norm, date: dt.date) -> str | None:
    """Write what stands in one place of a dossier, open and as far in as it stands there.

    A place is its keys with points between: `follow_up.answers`. None where there is no such.
    """
    *above, last = place.split(".")
    indent, held = 0, keys(contract)
    for name in above:
        key = _called(name, held)
        if key is None:
            return None
        indent += 2 if key.kind is FieldKind.LIST else 1
        held = keys(key.section) if key.section else ()
    key = _called(last, held)
    sheet = _Sheet(norm, {}, {}, _moved(date), frozenset({place}))
    lines = _key(key, sheet, path=place, indent=indent) if key else ()
    return "\n".join([*lines, ""]) or None


def _called(name: str, held: Iterable[Key]) -> Key | None:
    return next((key for key in held if key.name == name and not key.common), None)


def places(contract: type, above: str = "") -> Iterator[str]:
    """Give each place that a new dossier has, a section before what stands in it."""
    for key in keys(contract):
        if not key.common:
            yield f"{above}{key.name}"
            whole = key.section if not is_short_list(key) else None
            yield from places(whole, f"{above}{key.name}.") if whole else ()


# What stands in the head of a folder; each other section has a file.
_IN_THE_HEAD = ("schema", "id", "norm", "date", "municipality")
_A_FILE_EACH = {
    Norm.NB: "# En liste kan fortsette i en annen fil: en sak i hver sin fil, for eksempel.",
    Norm.NN: "# Ei liste kan halde fram i ei anna fil: ei sak i kvar si fil, til dømes.",
}


def skeletons(contract: type, start: Start, norm: Norm, date: dt.date) -> Mapping[str, str]:
    """Write a dossier as the files of a folder, by name: its head, and a file for each section."""
    held = {name: f"{text}\n" for name, text in _blocks(contract, start, norm, date).items()}
    head = "".join(held[name] for name in _IN_THE_HEAD if name in held)
    lines = "\n".join([*_head(start, norm), _A_FILE_EACH[norm], "", head])
    others = {f"{name}.yaml": one for name, one in held.items() if name not in _IN_THE_HEAD}
    return {HEAD: lines, **others}


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
        if not key.common and (sheet.opens(key, f"{path}{key.name}") or not sheet.short):
            yield from _key(key, sheet, path=f"{path}{key.name}", indent=indent)


def _key(key: Key, sheet: _Sheet, *, path: str, indent: int) -> Iterator[str]:
    pad = "  " * indent
    yield f"{pad}# {key.title(sheet.norm)}. {key.help(sheet.norm)}{_choices(key)}"
    if path in sheet.notes:
        yield f"{pad}# {sheet.notes[path]}"
    lines = _field(key, sheet, path=path, indent=indent)
    if sheet.opens(key, path):
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
