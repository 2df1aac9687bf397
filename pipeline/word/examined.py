"""One Word file held against all that `templates check` asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.frozen import Frozen
from pipeline.word import closed, manners, prose, sequel, typed
from pipeline.word.blocks import Blocks, placed
from pipeline.word.draft import draft
from pipeline.word.faults import Place, Refused
from pipeline.word.lay import framed
from pipeline.word.properties import CORE, TITLE
from pipeline.word.sandbox import Sandbox
from pipeline.word.sheets import Sheet, sheets, taken
from pipeline.word.tags import Findings
from pipeline.word.tree import W
from pipeline.word.typed import Names, Printed
from pipeline.word.vocabulary import DIALECT, Vocabulary


class Examined(Frozen):
    """What is wrong with a file, what it prints and where, and the file as text.

    What a file prints is known if all of it can be read, and its text if it can be opened. Of a
    `deep` one only compiling tells whether it can be run.
    """

    findings: Findings
    printed: Mapping[Printed, Place] | None = None
    text: str | None = None
    deep: bool = False


def examine(
    content: bytes,
    names: Names,
    vocabulary: Vocabulary,
    sandbox: Sandbox,
    blocks: Blocks | None = None,
) -> Examined:
    """Find all that is wrong with a file, part by part, and with the blocks in their places.

    Its headers and footers are in no document, so that their tags may be those of a family.
    """
    try:
        own, wrong = taken(content)
        parts, astray = placed(own, blocks, looked_at=True)
    except Refused as refused:
        return Examined([(refused, Place())])
    # Before the tags are read, for that uses the parts up.
    held, vetted = sheets(own)
    text = prose.template(own_of_body(held))
    if parts is not own:
        held, vetted = sheets(parts)
    held = own_of_body(held)
    findings = [*wrong, *astray, *vetted, *manners.findings(held, vocabulary)]
    look = _Look(names, vocabulary, sandbox)
    for sheet in held:
        look.at(sheet)
    printed = None if look.torn else look.printed
    return Examined(sequel.without([*findings, *look.findings]), printed, text, look.deep)


def framing(
    content: bytes, names: Names, vocabulary: Vocabulary, sandbox: Sandbox, language: str
) -> Examined:
    """Find all that is wrong with a family, but for its own text, which is in no document."""
    try:
        own, wrong = taken(content)
        parts = framed(own, language).parts
    except Refused as refused:
        return Examined([(refused, Place())])
    held, vetted = sheets(parts)
    held = tuple(one for one in held if one.name != parts.main)
    vetted = [one for one in vetted if one[1].part != parts.main]
    findings = [*wrong, *vetted, *manners.findings(held, vocabulary)]
    look = _Look(names, vocabulary, sandbox)
    for sheet in held:
        look.at(sheet)
    return Examined(sequel.without([*findings, *look.findings]), deep=look.deep)


def own_of_body(held: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
    """Leave out what is the family's in every document: header, footer, and who made the file.

    Of a file's properties only its title is in a document.
    """
    for sheet in held:
        for one in list(sheet.root) if sheet.root.tag == CORE else ():
            if one.tag != TITLE:
                sheet.root.remove(one)
    return tuple(one for one in held if one.root.tag not in _EDGES)


_EDGES = tuple(f"{W}{name}" for name in ("hdr", "ftr"))
_BODY = tuple(f"{W}{name}" for name in ("document", "footnotes", "endnotes"))


def unknown(
    content: bytes, names: Names, sandbox: Sandbox, blocks: Blocks | None = None
) -> Findings:
    """Find the names in a body that nobody knows, also in the branches that no dossier takes.

    What else is wrong is found by compiling it; headers and footers are the family's.
    """
    parts, _ = placed(taken(content)[0], blocks, looked_at=True)
    look = _Look(names, DIALECT, sandbox)
    for sheet in sheets(parts)[0]:
        if sheet.root.tag in _BODY:
            look.at(sheet)
    return [(refused, place) for refused, place in look.findings if refused.code == "T005"]


@dataclass(slots=True)
class _Look:
    """Gathers what is found in the parts of one file."""

    names: Names
    vocabulary: Vocabulary
    sandbox: Sandbox
    findings: Findings = field(default_factory=list)
    printed: dict[Printed, Place] = field(default_factory=dict)
    torn: bool = False
    deep: bool = False

    def at(self, sheet: Sheet) -> None:
        made, found = draft(sheet, self.sandbox)
        self.findings += found
        if made is None:
            self.torn |= bool(found)
            return
        told = typed.told(made.tree, self.names, made.spots, torn=made.torn)
        for refused, line in (*told.found, *closed.beyond(made.tree, self.vocabulary)):
            self.findings.append((refused, made.place(line)))
        for printed, line in told.printed.items():
            self.printed.setdefault(printed, made.place(line))
        self.torn |= made.torn
        self.deep |= told.deep
