"""The Word files of document types, held against what they may say, and as text for reviewers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from pipeline import kinds, read
from pipeline.diagnostics import Diagnostic, Rejected, Text, say
from pipeline.document import DocumentType
from pipeline.norm import Norm, show
from pipeline.render import NO_ITEM, compiled
from pipeline.views.shapes import FOLLOWS, MOVED, roots
from pipeline.word import form, prose
from pipeline.word.advice import severity
from pipeline.word.examined import Examined, examine
from pipeline.word.faults import NOWHERE, Place, Refused, fault
from pipeline.word.lay import Frame, Kind, framed, laid
from pipeline.word.package import opened
from pipeline.word.sandbox import Sandbox
from pipeline.word.typed import Guard, Names, Printed
from pipeline.word.vocabulary import DIALECT, HOUSE, Vocabulary, filters


@dataclass(frozen=True, slots=True)
class Shelf:
    """Types of one folder, the language that they may use, and the texts that lie beside them.

    `findings` are those of types that could not be read.
    """

    folder: Path
    types: tuple[DocumentType, ...]
    vocabulary: Vocabulary
    texts: Mapping[tuple[str, Norm], bytes] = field(default_factory=dict)
    findings: tuple[Diagnostic, ...] = ()


def shelves(names: Iterable[str], templates: Path | None = None) -> tuple[Shelf, ...]:
    """Find what the operator named: types of the folder, folders of types, a type's own folder.

    Raises Unreadable for a name that is none of these.
    """
    home = templates or read.templates_folder()
    known = {one.name for one in read.type_folders(home)}
    wanted: dict[Path, list[str]] = {}
    for name in names:
        path = Path(name)
        if name in known or not path.is_dir():
            wanted.setdefault(home, []).append(name)
        elif any((path / mark).is_file() for mark in ("document.yaml", "nb.docx", "nn.docx")):
            wanted.setdefault(path.resolve().parent, []).append(path.resolve().name)
        else:
            wanted.setdefault(path, [])
    return tuple(_shelf(folder, only) for folder, only in (wanted or {home: []}).items())


def _shelf(folder: Path, only: Iterable[str]) -> Shelf:
    vocabulary = HOUSE if folder.resolve() == read.templates_folder().resolve() else DIALECT
    texts = read.template_texts(folder)
    held = kinds.kinds(folder, only)
    return Shelf(folder, held.types, vocabulary, texts, held.findings)


def check(shelf: Shelf) -> tuple[Diagnostic, ...]:
    """Give every finding about the types of a shelf, each once."""
    found = (one for kind in shelf.types for one in _of_type(kind, shelf))
    return (*shelf.findings, *dict.fromkeys(found))


def texts(shelf: Shelf) -> tuple[Mapping[str, str], tuple[Diagnostic, ...]]:
    """Give each Word file as text, by its name without its ending, and those that have none."""
    held: dict[str, str] = {}
    found = list(shelf.findings)
    for kind in shelf.types:
        for norm in Norm:
            try:
                sheets, _ = form.sheets(kind.templates[norm])
            except Refused as refused:
                found.append(fault(_file(kind, norm), refused))
            else:
                held[f"{kind.name}/{norm}"] = prose.template(sheets)
    return held, tuple(found)


def _of_type(kind: DocumentType, shelf: Shelf) -> Iterator[Diagnostic]:
    absent = {} if kind.declaration.one_per != "dossier" else {"item": NO_ITEM}
    names = _names(kind, frozenset(absent))
    held = {
        norm: examine(
            kind.templates[norm],
            names,
            shelf.vocabulary,
            Sandbox(show, filters(norm), absent=absent),
        )
        for norm in Norm
    }
    for norm, one in held.items():
        found = [*one.findings, *_own(kind, norm)]
        yield from (_told(_file(kind, norm), *each) for each in found)
        if one.deep and not one.findings:
            yield from _compiled(kind, norm)
    yield from _differences(kind, held[Norm.NB], held[Norm.NN])
    for norm, one in held.items():
        yield from _text(kind, norm, one, shelf.texts)


def _names(kind: DocumentType, absent: frozenset[str]) -> Names:
    declared = kind.declaration
    there = frozenset(f"dossier.{one}" for one in (*declared.requires, declared.one_per))
    return Names(roots(declared.one_per), there, FOLLOWS, MOVED, absent)


def _file(kind: DocumentType, norm: Norm) -> str:
    return f"{kind.name}/{norm}.docx"


def _told(file: str, refused: Refused, place: Place = NOWHERE) -> Diagnostic:
    return fault(file, refused, place, severity(refused.code))


def _own(kind: DocumentType, norm: Norm) -> Iterator[tuple[Refused, Place]]:
    """Say what a Word file has of its own that the family gives all files."""
    if kind.family.fault:
        return
    try:
        whole = laid(_frame(kind.family.content, norm), opened(kind.templates[norm]))
    except Refused:
        return  # what cannot be laid is said by whoever reads or compiles it
    hint = say("take it into the family, or out of the file")
    for one in whole.own:
        what = say("the file has its own {what}: {name}", what=_WHAT[one.kind], name=one.name)
        yield Refused("T026", what, hint), NOWHERE


@lru_cache(maxsize=8)
def _frame(family: bytes, norm: Norm) -> Frame:
    return framed(opened(family), norm.language)


_WHAT: Mapping[Kind, Text] = {
    Kind.STYLE: say("style"),
    Kind.UNKNOWN_STYLE: say("style that is nowhere defined"),
    Kind.HEADER: say("header"),
    Kind.FOOTER: say("footer"),
    Kind.PICTURE_BULLET: say("picture of a bullet"),
}


def _compiled(kind: DocumentType, norm: Norm) -> tuple[Diagnostic, ...]:
    try:
        compiled(kind, norm, kind.family)
    except Rejected as rejected:
        return rejected.diagnostics
    return ()


# --- Two norms, and the text beside them.


def _differences(kind: DocumentType, nb: Examined, nn: Examined) -> Iterator[Diagnostic]:
    """Hold what both files print against each other; unknown where one cannot be read whole."""
    if nb.printed is None or nn.printed is None:
        return
    for norm, mine, other in ((Norm.NB, nb.printed, nn.printed), (Norm.NN, nn.printed, nb.printed)):
        lacking = next(one for one in Norm if one is not norm)
        for printed, place in mine.items():
            if printed not in other:
                yield _told(_file(kind, norm), _only_here(printed, lacking), place)


def _only_here(printed: Printed, lacking: Norm) -> Refused:
    what = printed.what.replace("[]", "") if printed.what else say("some text")
    under = ", ".join(sorted(_spelt(one) for one in printed.guards))
    told = {"what": what, "file": f"{lacking}.docx", "guards": under}
    hint = say("print it in both files under the same conditions, in whatever order")
    if printed.guards:
        said = say("{what} is printed here under “{guards}”, and not so in {file}", **told)
    else:
        said = say("{what} is always printed here, and not so in {file}", **told)
    return Refused("T025", said, hint)


def _spelt(guard: Guard) -> str:
    kind, path = guard
    return f"{'if not' if kind == 'not' else kind} {path.replace('[]', '')}"


def _text(
    kind: DocumentType, norm: Norm, held: Examined, texts: Mapping[tuple[str, Norm], bytes]
) -> Iterator[Diagnostic]:
    """Mind the text beside a file, in a folder that keeps such texts."""
    if not texts or held.text is None:
        return
    kept = texts.get((kind.name, norm))
    # Git may have given the lines the ends that Windows wants.
    if kept is None or kept.decode(errors="replace").replace("\r\n", "\n") != held.text:
        what = say("the text is missing") if kept is None else say("the text is old")
        hint = say("write it with saksflyt templates text --write {type}", type=kind.name)
        yield _told(f"{kind.name}/{norm}.txt", Refused("T029", what, hint))
