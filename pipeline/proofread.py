"""The Word files of document types, held against what they may say, and as text for reviewers."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from pipeline import kinds, read
from pipeline.counterexample import Suspect, counterexample
from pipeline.diagnostics import Diagnostic, Rejected, Severity, say
from pipeline.document import BLOCKS, DocumentType, Look, Masters
from pipeline.frozen import Frozen, replace
from pipeline.norm import Norm, show
from pipeline.render import NO_ITEM, blocks_for, compiled, compiled_around, looked_around, names
from pipeline.word import own, prose, sequel
from pipeline.word.advice import severity
from pipeline.word.blocks import Blocks, called, shaded
from pipeline.word.examined import Examined, examine, own_of_body
from pipeline.word.faults import NOWHERE, Place, Refused, fault
from pipeline.word.lay import Own
from pipeline.word.misuse import Unguarded
from pipeline.word.package import opened
from pipeline.word.sandbox import Sandbox
from pipeline.word.scope import Guard
from pipeline.word.sheets import sheets, taken
from pipeline.word.tags import Findings
from pipeline.word.tree import W
from pipeline.word.typed import Printed
from pipeline.word.vocabulary import DIALECT, HOUSE, Vocabulary, filters


class Shelf(Frozen):
    """Types of one folder, the language that they may use, and the texts that lie beside them.

    `findings` are those of types that could not be read. A `whole` one has all types of the folder,
    and the `family` that lies beside them, if one does.
    """

    folder: Path
    types: tuple[DocumentType, ...]
    vocabulary: Vocabulary
    texts: Mapping[tuple[str, Norm], bytes] = {}
    findings: tuple[Diagnostic, ...] = ()
    whole: bool = False
    family: Look | None = None


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
        elif any((path / file).is_file() for file in read.TYPE_FILES):
            wanted.setdefault(path.resolve().parent, []).append(path.resolve().name)
        else:
            wanted.setdefault(path, [])
    return tuple(_shelf(folder, only) for folder, only in (wanted or {home: []}).items())


def _shelf(folder: Path, only: Iterable[str]) -> Shelf:
    vocabulary = HOUSE if read.same(folder, read.templates_folder()) else DIALECT
    texts = read.template_texts(folder)
    held = kinds.kinds(folder, only)
    look = read.family(folder)
    beside = not tuple(only) and (vocabulary is HOUSE or not look.proven)
    family = look if beside else None
    whole = not held.findings and not tuple(only)
    return Shelf(folder, held.types, vocabulary, texts, held.findings, whole, family)


class Checked(Frozen):
    """The findings about a shelf, and the smallest dossier that breaks a type where one says so."""

    findings: tuple[Diagnostic, ...]
    breaking: Mapping[Diagnostic, str]


def check(shelf: Shelf) -> tuple[Diagnostic, ...]:
    """Give every finding about the types of a shelf and their blocks, each once."""
    return checked(shelf).findings


def checked(shelf: Shelf) -> Checked:
    """Give every finding, each once, and what proves those that a dossier can prove."""
    callers = {norm: _callers(shelf, norm) for norm in Norm}
    old = _old(shelf)
    found: dict[_Told, list[str]] = {}
    proofs: dict[_Told, str] = {}
    for kind in shelf.types:
        for one in dict.fromkeys(_of_type(kind, shelf, old)):
            bare = one._replace(breaking="")
            found.setdefault(bare, []).append(kind.name)
            proofs.setdefault(bare, one.breaking)
    told = {one: _as_asked(one, names, callers) for one, names in found.items()}
    family = _of_look(shelf.family, shelf.vocabulary) if shelf.family else ()
    breaking = {told[one]: proof for one, proof in proofs.items() if proof}
    every = (*shelf.findings, *family, *told.values(), *_of_blocks(shelf, callers))
    return Checked(every, breaking)


def check_masters(masters: Masters) -> tuple[Diagnostic, ...]:
    """Give every finding about the families of municipalities, and what lies among them."""
    unread = {one.fault.path for one in masters.held.values() if one.fault}
    strays = (one for one in masters.findings if one.path not in unread)
    held = (one for look in masters.held.values() for one in _of_look(look, DIALECT))
    return (*strays, *held)


def _of_look(look: Look, vocabulary: Vocabulary) -> tuple[Diagnostic, ...]:
    """Hold a family, or a master, against what it may say; one that cannot be read says why."""
    if look.fault:
        return (look.fault,)
    held = looked_around(look.content, vocabulary)
    found = tuple(dict.fromkeys(_told(look.name, *each) for each in held.findings))
    found = (*found, *_unmarked(look))
    return found or _said_by(partial(compiled_around, look)) if held.deep else found


def _unmarked(look: Look) -> Iterator[Diagnostic]:
    """Find the headers of a family under which a draft would not say that it is one."""
    parts, _ = sheets(taken(look.content)[0])
    edges = [one for one in parts if one.root.tag == f"{W}hdr"]
    bare = [
        one.name for one in edges if _DRAFT not in "".join(map(str, one.root.itertext(f"{W}t")))
    ]
    for name in bare if edges else ("",):
        what = say("{part} does not say that a draft is one", part=name or look.name)
        hint = say("copy the lines with Utkast and Kopi from the headers of the program's family")
        yield _told(look.name, Refused("A010", what, hint))


_DRAFT = "document.draft"


def texts(shelf: Shelf) -> tuple[Mapping[str, str], tuple[Diagnostic, ...]]:
    """Give each Word file as text, by its name without its ending, and those that have none."""
    held: dict[str, str] = {}
    found = list(shelf.findings)
    files = {
        f"{kind.name}/{norm}": file for kind in shelf.types for norm, file in kind.templates.items()
    }
    files |= {f"{BLOCKS}/{norm}": file for norm, file in _own_blocks(shelf).items()}
    for name, file in files.items():
        try:
            held[name] = _as_text(file)
        except Refused as refused:
            found.append(fault(f"{name}.docx", refused))
    return held, tuple(found)


def _as_text(file: bytes) -> str:
    return prose.template(own_of_body(sheets(taken(file)[0])[0]))


class _Told(NamedTuple):
    """A finding, the block that it is in, if it is in one, and the dossier that proves it."""

    told: Diagnostic
    block: str = ""
    breaking: str = ""


def _of_type(kind: DocumentType, shelf: Shelf, old: frozenset[Own]) -> Iterator[_Told]:
    absent = {} if kind.declaration.one_per != "dossier" else {"item": NO_ITEM}
    known = names(kind)
    held = {
        norm: examine(
            kind.templates[norm],
            known,
            shelf.vocabulary,
            Sandbox(show, filters(norm), absent=absent),
            _blocks(kind, norm),
        )
        for norm in Norm
    }
    for norm, one in held.items():
        found = [*one.findings, *_beside(kind.templates[norm], kind.family, norm, old)]
        yield from _proved(kind, norm, found, shelf.vocabulary)
        if one.deep and not one.findings:
            yield from map(_Told, _said_by(partial(compiled, kind, norm, kind.family)))
    yield from _differences(kind, held[Norm.NB], held[Norm.NN])
    for norm, one in held.items():
        yield from map(_Told, _text(kind.name, norm, one.text, shelf.texts))


def _proved(
    kind: DocumentType, norm: Norm, found: Findings, vocabulary: Vocabulary
) -> Iterator[_Told]:
    """Let a dossier prove what it can: what may be missing is an error where one breaks on it.

    Where a condition stands over it that may be enough, only such a dossier makes it a finding. The
    program's own types have none of these: that is proved once, by its tests.
    """
    for refused, place in found:
        told = _found(kind, norm, refused, place)
        if not isinstance(refused, Unguarded):
            yield told
            continue
        if refused.doubtful and vocabulary is HOUSE:
            continue
        suspect = Suspect(refused.path, refused.guards, place)
        proof = counterexample(kind, norm, suspect)
        if proof:
            grave = replace(told.told, severity=Severity.ERROR)
            yield told._replace(told=grave, breaking=proof)
        elif not refused.doubtful:
            yield told


def _file(kind: DocumentType, norm: Norm) -> str:
    return f"{kind.name}/{norm}.docx"


def _found(kind: DocumentType, norm: Norm, refused: Refused, place: Place = NOWHERE) -> _Told:
    told = _told(_file(kind, norm), refused, place)
    return _Told(told, place.part if place.file else "")


def _told(file: str, refused: Refused, place: Place = NOWHERE) -> Diagnostic:
    return fault(file, refused, place, severity(refused.code))


def _beside(
    file: bytes, family: Look, norm: Norm, old: frozenset[Own]
) -> Iterator[tuple[Refused, Place]]:
    """Say what a Word file has of its own that the family gives all files."""
    held = own.owned(file, family.content, norm.language)
    yield from own.said(one for one in held if own.anywhere(one) not in old)


def _old(shelf: Shelf) -> frozenset[Own]:
    return own.of_old(
        [
            one
            for norm, file in kind.templates.items()
            for one in own.owned(file, kind.family.content, norm.language)
        ]
        for kind in shelf.types
    )


def _said_by(compiling: Callable[[], object]) -> tuple[Diagnostic, ...]:
    try:
        compiling()
    except Rejected as rejected:
        return rejected.diagnostics
    return ()


# --- Blocks.


def _blocks(kind: DocumentType, norm: Norm) -> Blocks | None:
    try:
        return blocks_for(kind, norm)
    except Rejected:
        return None  # told once for all types


def _own_blocks(shelf: Shelf) -> Mapping[Norm, bytes]:
    """Give the blocks that lie in the folder itself, and not those of the program."""
    there = shelf.whole and (shelf.folder / BLOCKS).is_dir()
    return shelf.types[0].blocks if there and shelf.types else {}


_Callers = Mapping[str, tuple[str, ...]]


def _callers(shelf: Shelf, norm: Norm) -> _Callers:
    """Give the types that ask for each block."""
    found: dict[str, tuple[str, ...]] = {}
    for kind in shelf.types:
        for name in sorted(_called(kind, norm)):
            found[name] = (*found.get(name, ()), kind.name)
    return found


def _called(kind: DocumentType, norm: Norm) -> frozenset[str]:
    try:
        return called(opened(kind.templates[norm]))
    except Refused:
        return frozenset()


def _as_asked(found: _Told, names: list[str], callers: Mapping[Norm, _Callers]) -> Diagnostic:
    """Say for which types a fault of a block is one, if the others that ask for it are well."""
    asking = {name for held in callers.values() for name in held.get(found.block, ())}
    if asking <= set(names):
        return found.told
    told = {"what": found.told.message, "types": ", ".join(names)}
    return replace(found.told, message=say("{what} (as {types} asks for it)", **told))


def _of_blocks(shelf: Shelf, callers: Mapping[Norm, _Callers]) -> Iterator[Diagnostic]:
    """Hold the files of blocks against what such a file is, and against what is asked for."""
    for norm, file in _own_blocks(shelf).items():
        name = f"{BLOCKS}/{norm}.docx"
        family = shelf.types[0].family
        try:
            held = blocks_for(shelf.types[0], norm)
        except Rejected as rejected:
            yield from rejected.diagnostics
            continue
        if held is None:
            continue
        beside = _beside(file, family, norm, _old(shelf))
        found = [*held.findings, *beside, *_unshared(held, callers[norm])]
        yield from dict.fromkeys(_told(name, *each) for each in found)
        yield from _text(BLOCKS, norm, _as_text(file), shelf.texts)


def _unshared(held: Blocks, callers: _Callers) -> Iterator[tuple[Refused, Place]]:
    for name, elements in held.held.items():
        count = len(callers.get(name, ()))
        colours = any(True for one in elements for _ in shaded(one))
        if count < _SHARED and (count or not colours):
            what = say("{count} types ask for the block {name}", count=count, name=name)
            hint = say("let two types ask for it, or none have it")
            # A block stands under a heading that is its name.
            yield Refused("T031", what, hint), Place(held.parts.main, name)


_SHARED = 2


# --- Two norms, and the text beside them.


def _differences(kind: DocumentType, nb: Examined, nn: Examined) -> Iterator[_Told]:
    """Hold what both files print against each other, where each by itself is well."""
    sound = sequel.is_sound([*nb.findings, *nn.findings])
    if nb.printed is None or nn.printed is None or not sound:
        return
    for norm, mine, other in ((Norm.NB, nb.printed, nn.printed), (Norm.NN, nn.printed, nb.printed)):
        lacking = next(one for one in Norm if one is not norm)
        for printed, place in mine.items():
            if printed not in other:
                yield _found(kind, norm, _only_here(printed, lacking), place)


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
    name: str, norm: Norm, held: str | None, texts: Mapping[tuple[str, Norm], bytes]
) -> Iterator[Diagnostic]:
    """Mind the text beside a file, in a folder that keeps such texts."""
    if not texts or held is None:
        return
    kept = texts.get((name, norm))
    # Git may have given the lines the ends that Windows wants.
    if kept is None or kept.decode(errors="replace").replace("\r\n", "\n") != held:
        what = say("the text is missing") if kept is None else say("the text is old")
        hint = say("write it with saksflyt templates text --write {type}", type=name)
        yield _told(f"{name}/{norm}.txt", Refused("T029", what, hint))
