"""A new dossier: every required field filled with its example, the rest as comments to open."""

import datetime as dt
from collections.abc import Iterator, Mapping

from pipeline.dossier.contract import Key, Kind, keys
from pipeline.dossier.dossier import Dossier
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


def skeleton(norm: Norm, date: dt.date, *, number: str, name: str, stem: str) -> str:
    """Write a dossier that check accepts, with the help of every field as a comment."""
    given = {
        "schema": "1",
        "id": _key_from(stem),
        "norm": norm.value,
        "date": date.isoformat(),
        "municipality.number": number,
        "municipality.name": name,
    }
    lines = _section(Dossier, norm, given, path="", indent=0)
    return "\n".join([*_HEADS[norm], "", *lines, ""])


def _key_from(stem: str) -> str:
    """Make an id of a file's stem: lower case, with hyphens for all that an id cannot hold."""
    held = stem.lower().replace("æ", "ae").replace("ø", "o").replace("å", "a")
    words = "".join(one if one.isascii() and one.isalnum() else " " for one in held).split()
    return "-".join(words) or "dossier"


def _section(
    section: type, norm: Norm, given: Mapping[str, str], *, path: str, indent: int
) -> Iterator[str]:
    for key in keys(section):
        yield from _key(key, norm, given, path=f"{path}{key.name}", indent=indent)


def _key(
    key: Key, norm: Norm, given: Mapping[str, str], *, path: str, indent: int
) -> Iterator[str]:
    pad = "  " * indent
    yield f"{pad}# {key.title(norm)}. {key.help(norm)}{_choices(key)}"
    lines = _field(key, norm, given, path=path, indent=indent)
    if key.required:
        yield from lines
    else:
        yield from (f"{pad}# {line.removeprefix(pad)}" for line in lines)


def _choices(key: Key) -> str:
    if key.terms is None:
        return ""
    return f" [{' | '.join(str(term.value) for term in key.terms)}]"


def _field(
    key: Key, norm: Norm, given: Mapping[str, str], *, path: str, indent: int
) -> Iterator[str]:
    pad = "  " * indent
    if key.section is None:
        value = given.get(path) or _example(key, norm)
        yield f"{pad}{key.name}: {f'[{value}]' if key.kind is Kind.LIST else value}"
        return
    yield f"{pad}{key.name}:"
    step = 2 if key.kind is Kind.LIST else 1
    lines = [
        *_section(key.section, norm, given, path=f"{path}.", indent=indent + step),
    ]
    if key.kind is Kind.LIST:
        first = next(n for n, line in enumerate(lines) if not line.lstrip().startswith("#"))
        mark = "  " * (indent + 1) + "- "
        lines[first] = mark + lines[first].lstrip()
    yield from lines


def _example(key: Key, norm: Norm) -> str:
    held = key.item or key
    if held.terms is not None:
        return str(next(iter(held.terms)).value)
    fallback = {
        Kind.DATE: "2026-01-31",
        Kind.INTEGER: "1",
        Kind.NUMBER: "1",
        Kind.TRUTH: "false",
    }
    return held.example(norm) or fallback.get(held.kind, held.title(norm))
