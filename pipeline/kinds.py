"""The document types of a folder: each whole and well declared, or a finding that says why not."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from re import fullmatch
from types import NoneType
from typing import Any, get_args, get_origin

from pipeline import parse, read, rewrite
from pipeline.contract.declare import KeyPath
from pipeline.diagnostics import NOTHING, Diagnostic, Rejected, Text, Unusable, say
from pipeline.document import FILE_NAME, Declaration, DocumentType, Look
from pipeline.dossier.phases import PHASES
from pipeline.folder import DECLARATION
from pipeline.frozen import Frozen, is_record, replace
from pipeline.norm import Norm
from pipeline.source import Source
from pipeline.views.needs import LISTS, NEEDS
from pipeline.word.faults import Refused, fault


class Kinds(Frozen):
    """The types that documents can be made of, and what is wrong with the others."""

    types: tuple[DocumentType, ...]
    findings: tuple[Diagnostic, ...] = ()


class Offer(Frozen):
    """A property of the dossier that `requires` may name, and `one_per` too if it lists items.

    `needs` is what an author must write before it holds anything.
    """

    name: str
    needs: Text
    lists: bool


def kinds(folder: Path, only: Iterable[str] = ()) -> Kinds:
    """Read the types of a folder, or only some; a faulty one is left out, with its findings.

    Raises Unreadable for a folder without types, and for a name that none of them has.
    """
    shared = read.family(folder), read.blocks(folder)
    own = not read.same(folder, read.templates_folder())
    looks = _apart(_looked(one, *shared, own=own) for one in read.type_folders(folder))
    names = [one.name for one in looks]
    wanted = tuple(only) or names
    for name in wanted:
        if name not in names:
            raise read.Unreadable(_no_such_type(name, names))
    held = [one for one in looks if one.name in wanted]
    return Kinds(
        tuple(one.type for one in held if one.type is not None),
        tuple(finding for one in held for finding in one.findings),
    )


def copied(folder: Path, name: str, called: str) -> dict[str, bytes]:
    """Give the files of a type for one that is called otherwise, as its documents are, too.

    The type may be faulty, and no text beside it is copied. Raises Unreadable for a name that no
    type has, and Unusable for one that no type can have.
    """
    if not fullmatch(FILE_NAME, called):
        raise Unusable(say("{name}: write the name with a to z, 0 to 9 and hyphens", name=called))
    held = {one.name: one for one in read.type_folders(folder)}
    if name not in held:
        raise read.Unreadable(_no_such_type(name, held))
    paths = (held[name] / one for one in read.TYPE_FILES)
    files = {one.name: read.content(str(one)) for one in paths if one.is_file()}
    if called != name and (declared := files.get(DECLARATION)):
        files[DECLARATION] = _called(declared, called)
    return files


def _called(declared: bytes, called: str) -> bytes:
    """Call the documents of a declaration otherwise: no two types may share their file names."""
    words: dict[KeyPath, str] = {("name", norm.value): called for norm in Norm}
    try:
        return rewrite.reworded(declared, DECLARATION, words)
    except Rejected:
        return declared


def _no_such_type(name: str, names: Iterable[str]) -> Text:
    listed = ", ".join(names)
    return say("{name}: no such document type; there are {names}", name=name, names=listed)


# --- What a declaration may name.


@cache
def offers() -> tuple[Offer, ...]:
    """Give what a dossier may have or lack; what every dossier has cannot be waited for."""
    from pipeline.views.views import hints

    return tuple(
        Offer(name, NEEDS.get(name, say("{name} in the dossier", name=name)), _lists(hint))
        for name, hint in hints().items()
        if hint is bool or get_origin(hint) is tuple or NoneType in get_args(hint)
    )


def _lists(hint: Any) -> bool:
    """Say whether a value lists items that files can be named after."""
    from pipeline.views.view import names

    item = get_args(hint)[0] if get_origin(hint) is tuple else None
    return isinstance(item, type) and is_record(item) and "id" in names(item)


# --- One type.


class _Seen(Frozen):
    """What was seen in the folder of a type; a faulty one gives no type."""

    name: str
    findings: tuple[Diagnostic, ...]
    type: DocumentType | None = None
    source: Source | None = None


def _looked(folder: Path, family: Look, blocks: Mapping[Norm, bytes], *, own: bool) -> _Seen:
    files, faults = _word_files(folder)
    path = folder / DECLARATION
    try:
        source = _source(path)
        declared = parse.section(source, Declaration)
    except Rejected as rejected:
        return _Seen(folder.name, (*rejected.diagnostics, *faults))
    wrong = sorted(_wrong(source, declared))
    held = folder.name, declared, files, family, blocks, own
    kind = None if wrong or faults else DocumentType(*held)
    return _Seen(folder.name, (*source.warnings, *wrong, *faults), kind, source)


def _source(path: Path) -> Source:
    if not path.is_file():
        what = say("the folder does not say which document type it is")
        hint = say("write document.yaml, or move the folder away from the document types")
        raise Rejected(Diagnostic(str(path), 1, 1, "T013", what, hint))
    try:
        return read.source(str(path))
    except read.Unreadable as unreadable:
        what = say("the declaration cannot be read")
        raise Rejected(Diagnostic(str(path), 1, 1, "T013", what, unreadable.text)) from None


def _word_files(folder: Path) -> tuple[dict[Norm, bytes], list[Diagnostic]]:
    files: dict[Norm, bytes] = {}
    faults = []
    for norm in Norm:
        path = folder / f"{norm}.docx"
        try:
            files[norm] = read.word_file(path)
        except Refused as refused:
            faults.append(fault(str(path), refused))
    return files, faults


def _wrong(source: Source, declared: Declaration) -> Iterator[Diagnostic]:
    """Hold what a declaration names against what there is."""
    main = f"{declared.process.value} {declared.phase}"
    for path, phase in [(("phase",), main), *_each("also", declared.also)]:
        if phase not in PHASES:
            what = say("there is no phase {phase}", phase=phase)
            yield _finding(source, path, what, _listed(phase, PHASES))
    if declared.one_per != "dossier" and declared.one_per not in LISTS:
        listing = ["dossier", *(one.name for one in offers() if one.lists)]
        what = say("one_per cannot be {name}", name=declared.one_per)
        yield _finding(source, ("one_per",), what, _listed(declared.one_per, listing))
    elif declared.editions and declared.one_per != "dossier":
        what = say("only a type that is made once for the dossier has editions")
        yield _finding(source, ("editions",), what, say("write one_per: dossier, or leave it out"))
    for path, name in _each("requires", declared.requires):
        if name not in NEEDS:
            what = say("{name} is in every dossier", name=name) if _always(name) else _unknown(name)
            yield _finding(source, path, what, _listed(name, [one.name for one in offers()]))


def _always(name: str) -> bool:
    from pipeline.views.views import hints

    return name in hints()


def _each(key: str, values: Iterable[str]) -> list[tuple[KeyPath, str]]:
    return [((key, n), value) for n, value in enumerate(values)]


def _unknown(name: str) -> Text:
    return say("a dossier has nothing called {name}", name=name)


def _listed(name: str, known: Iterable[str]) -> Text:
    from difflib import get_close_matches

    names = ", ".join(known)
    if near := get_close_matches(name, known, 1):
        return say("did you mean “{name}”? These are allowed: {names}", name=near[0], names=names)
    return say("these are allowed: {names}", names=names)


def _finding(source: Source, path: KeyPath, what: Text, hint: Text = NOTHING) -> Diagnostic:
    place = source.position(path)
    return Diagnostic(source.path, place.line, place.column, "T013", what, hint)


# --- All types.


def _apart(looks: Iterable[_Seen]) -> list[_Seen]:
    """Let no type name its documents as an earlier one does: they would be one file."""
    first: dict[tuple[Norm, str], str] = {}
    apart = []
    for look in looks:
        clashes = []
        for norm in Norm:
            if look.type and look.source:
                name = look.type.declaration.name[norm]
                owner = first.setdefault((norm, name), look.name)
                if owner != look.name:
                    clashes.append(_clash(look.source, norm, owner))
        apart.append(
            replace(look, type=None, findings=(*look.findings, *clashes)) if clashes else look
        )
    return apart


def _clash(source: Source, norm: Norm, owner: str) -> Diagnostic:
    what = say("the documents of {type} have the same file name", type=owner)
    hint = say("give this type a name of its own")
    return _finding(source, ("name", norm.value), what, hint)
