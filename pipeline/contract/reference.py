"""The contract as a page for readers, in Markdown."""

from collections.abc import Iterator

from pipeline.contract.declare import FieldKind, Key, keys
from pipeline.contract.short import alone, paired
from pipeline.contract.timed import Correction, Earlier, Timed
from pipeline.norm import Norm, Term

_HEADS = {
    Norm.NB: (
        "Feltene i dossieret",
        "Laget av programmet fra kontrakten. Et felt med * må fylles ut.",
        "| felt | tittel | hva det holder | form |",
    ),
    Norm.NN: (
        "Felta i dossieret",
        "Laga av programmet frå kontrakten. Eit felt med * må fyllast ut.",
        "| felt | tittel | kva det held | form |",
    ),
}

# What all that can be listed has: told of once.
_TIME = {
    Norm.NB: (
        "Tid",
        (
            "Kommunen, verdigrunnlaget og alt som står i en liste, unntatt `waivers`, kan si når"
            " det gjelder. Et dokument viser det som gjaldt på dokumentets egen dag. Under"
            " `earlier` står bare det som var annerledes enn etterpå. Et felt uten innhold der var"
            " ikke fylt ut den gangen. En feil er ingen endring: Under `corrected` står dagen den"
            " ble rettet, hvorfor, og under `was` slik det sto."
        ),
    ),
    Norm.NN: (
        "Tid",
        (
            "Kommunen, verdigrunnlaget og alt som står i ei liste, så nær som `waivers`, kan seie"
            " når det gjeld. Eit dokument viser det som galdt på dagen til dokumentet. Under"
            " `earlier` står berre det som var annleis enn etterpå. Eit felt utan innhald der var"
            " ikkje fylt ut den gongen. Ein feil er inga endring: Under `corrected` står dagen han"
            " vart retta, kvifor, og under `was` slik det stod."
        ),
    ),
}

_FORMS = {
    FieldKind.TEXT: ("tekst på én linje", "tekst på éi linje"),
    FieldKind.PROSE: ("tekst, ett avsnitt per linje", "tekst, eitt avsnitt per linje"),
    FieldKind.INTEGER: ("heltall", "heiltal"),
    FieldKind.NUMBER: ("tall", "tal"),
    FieldKind.DATE: ("dato, som 2026-05-17", "dato, som 2026-05-17"),
    FieldKind.TRUTH: ("true eller false", "true eller false"),
    FieldKind.MAPPING: ("felter under", "felt under"),
}


_OR = {Norm.NB: "eller", Norm.NN: "eller"}


def reference(contract: type, norm: Norm) -> str:
    """Give the page of a contract: one table per section, fields by their path."""
    title, lead, head = _HEADS[norm]
    parts = [f"# {title}\n\n{lead}\n", _table("", _own(contract), head, norm)]
    for key in keys(contract):
        if key.section is not None:
            rows = tuple(_below(key, key.name))
            parts.append(f"## `{key.name}`: {key.title(norm)}\n\n{key.help(norm)}\n")
            parts.append(_table(key.name, rows, head, norm))
    title, lead = _TIME[norm]
    parts.append(f"## {title}\n\n{lead}\n")
    parts.append(_table("", _own(Timed), head, norm))
    parts.append(_table("earlier[]", _in(Earlier, "earlier[]"), head, norm))
    parts.append(_table("corrected", _in(Correction, "corrected"), head, norm))
    return "\n".join(parts)


def _own(section: type) -> tuple[tuple[str, Key], ...]:
    return tuple((key.name, key) for key in keys(section))


def _in(section: type, path: str) -> tuple[tuple[str, Key], ...]:
    return tuple((f"{path}.{key.name}", key) for key in keys(section))


def _below(parent: Key, path: str) -> Iterator[tuple[str, Key]]:
    """Give every field below a key with its path from the section; [] marks a list."""
    inner = f"{path}[]" if parent.kind is FieldKind.LIST else path
    for key in keys(parent.section) if parent.section else ():
        if key.common:
            continue
        yield f"{inner}.{key.name}", key
        yield from _below(key, f"{inner}.{key.name}")


def _table(section: str, rows: tuple[tuple[str, Key], ...], head: str, norm: Norm) -> str:
    lines = [_row(path.removeprefix(f"{section}."), key, norm) for path, key in rows]
    return "\n".join([head, "|---|---|---|---|", *lines, ""])


def _row(path: str, key: Key, norm: Norm) -> str:
    star = "*" if key.required else ""
    return f"| `{path}`{star} | {key.title(norm)} | {key.help(norm)} | {_form(key, norm)} |"


def _form(key: Key, norm: Norm) -> str:
    if key.kind is FieldKind.LIST and key.item is not None:
        pair = paired(key)
        listed = f"liste: {_form(key.item, norm)}"
        return f"{_pairs(*pair, norm)}, {_OR[norm]} {listed}" if pair else listed
    if key.kind is FieldKind.TERM and key.terms is not None:
        return ", ".join(
            f"`{term.value}` ({term.label(norm)})" if isinstance(term, Term) else f"`{term.value}`"
            for term in key.terms
        )
    short = alone(key)
    if short:
        return f"{_form(short, norm)}, {_OR[norm]} {_FORMS[key.kind][norm is Norm.NN]}"
    refers = key.limits.get("refers")
    if refers:
        return f"nøkkel i `{refers}`"
    return _FORMS[key.kind][norm is Norm.NN]


def _pairs(first: Key, second: Key, norm: Norm) -> str:
    return f"`{{{first.title(norm).lower()}: {second.title(norm).lower()}}}`"
