"""What a file has of its own that belongs in its family, said to whoever made the file."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from pipeline.diagnostics import Text, say
from pipeline.frozen import replace
from pipeline.word.faults import Place, Refused
from pipeline.word.lay import Frame, Kind, Own, framed, laid
from pipeline.word.looks import differing, looks_of
from pipeline.word.package import opened

_WHAT: Mapping[Kind, Text] = {
    Kind.STYLE: say("style"),
    Kind.UNKNOWN_STYLE: say("style that is nowhere defined"),
    Kind.HEADER: say("header"),
    Kind.FOOTER: say("footer"),
    Kind.PICTURE_BULLET: say("picture of a bullet"),
    Kind.BACKGROUND: say("colour of the page"),
}
# Where each stands, but for headers and footers, which have a part each.
_PARTS: Mapping[Kind, str] = {
    Kind.STYLE: "word/styles.xml",
    Kind.LOOK: "word/styles.xml",
    Kind.UNKNOWN_STYLE: "word/document.xml",
    Kind.BACKGROUND: "word/document.xml",
    Kind.PICTURE_BULLET: "word/numbering.xml",
}
_OF_A_FAMILY = (Kind.LOOK, Kind.HEADER, Kind.FOOTER)
_MANY = 3


@lru_cache(maxsize=128)
def owned(file: bytes, family: bytes, language: str) -> tuple[Own, ...]:
    """Give what a file has of its own, and which styles look otherwise than in the family.

    What cannot be laid has nothing: whoever reads or compiles it says why.
    """
    try:
        frame, body = _frame(family, language), opened(file)
        whole = laid(frame, body)
    except Refused:
        return ()
    looks = looks_of(body, whole.styles.own), looks_of(frame.parts, frame.styles)
    found = differing(*looks, whole.styles)
    return (*whole.own, *(Own(Kind.LOOK, name, tuple(look.items())) for name, look in found))


@lru_cache(maxsize=8)
def _frame(family: bytes, language: str) -> Frame:
    return framed(opened(family), language)


def of_old(owned_by_types: Iterable[Iterable[Own]]) -> frozenset[Own]:
    """Give the headers and looks that many types share: so the family was before it was changed."""
    count = Counter(one for held in owned_by_types for one in set(map(anywhere, held)))
    return frozenset(one for one in count if one.kind in _OF_A_FAMILY and count[one] >= _MANY)


def anywhere(one: Own) -> Own:
    """Give it as any file has it, whatever part it stands in there."""
    return replace(one, part="")


def said(held: Iterable[Own]) -> Iterator[tuple[Refused, Place]]:
    """Say what belongs in the family: each thing by itself, and all looks of styles at once."""
    held = tuple(held)
    hint = say("take it into the family, or out of the file")
    for one in held:
        if one.kind is not Kind.LOOK:
            name = one.name or say("(without words)")
            what = say("the file has its own {what}: {name}", what=_WHAT[one.kind], name=name)
            yield Refused("T026", what, hint), Place(one.part or _PARTS[one.kind])
    if names := sorted({one.name for one in held if one.kind is Kind.LOOK}):
        listed = {"names": ", ".join(names)}
        what = say("styles look otherwise here than in the family, which counts: {names}", **listed)
        yield Refused("T026", what, hint), Place(_PARTS[Kind.LOOK])
