"""A whole template taken apart and vetted; its parts compiled, or refused with all faults."""

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from pipeline.diagnostics import Rejected
from pipeline.frozen import Frozen, replace
from pipeline.word.binding import familiar
from pipeline.word.blocks import Blocks, placed, shades
from pipeline.word.clean import cleaned
from pipeline.word.compile import compiled as compiled_part
from pipeline.word.drawing import Charts, charts
from pipeline.word.drawings import Drawings
from pipeline.word.faults import Place, Refused, fault
from pipeline.word.foresee import Ordinal
from pipeline.word.form import AROUND, Form, Options, Slot
from pipeline.word.lay import Frame, framed, laid
from pipeline.word.linking import lifted
from pipeline.word.numbers import apart
from pipeline.word.package import MAIN, TYPES, Parts, rels_of
from pipeline.word.part import Part
from pipeline.word.provenance import with_provenance
from pipeline.word.sandbox import Sandbox
from pipeline.word.sheets import TEXTS, Sheet, taken
from pipeline.word.sheets import sheet as sheet_of
from pipeline.word.tags import Findings, has_tags
from pipeline.word.zipped import Member

_FIRST_OF_A_BODY = 501  # what is before is for the parts of its family


class Family(Frozen):
    """A family whose parts are compiled, once for all the bodies that are laid under it."""

    name: str
    frame: Frame
    sandbox: Sandbox
    slots: Mapping[str, Slot]
    options: Options


def compiled(data: bytes, name: str, options: Options) -> Form:
    """Vet everything, compile what is filled in, and refuse with all that is wrong."""
    parts, findings = _opened(data, name)
    if options.provenance and not findings:
        parts = with_provenance(parts, options.provenance)
    parts = apart(parts, _beside(parts))
    sandbox, drawings = options.drawing()
    slots = _slots(parts, parts.members.values(), sandbox, findings)
    held = _charts(name, parts, slots, drawings, findings)
    _refuse(name, findings)
    return Form(name, sandbox, tuple(slots.values()), charts=held)


def family(data: bytes, name: str, options: Options, language: str) -> Family:
    """Vet and compile a family, and refuse it by its own name; its own text is left out."""
    parts, findings = _opened(data, name)
    try:
        frame = framed(parts, language)
    except Refused as refused:
        raise _rejected(name, [*findings, (refused, Place())]) from None
    told = options.provenance
    held = with_provenance(frame.parts, told) if told else frame.parts
    frame = replace(frame, parts=held, links=held.links(held.main))
    sandbox = options.sandbox(AROUND)
    around = (one for part, one in held.members.items() if part != held.main)
    slots = _slots(held, around, sandbox, findings)
    _refuse(name, findings)
    return Family(name, frame, sandbox, slots, options)


def under(
    above: Family, data: bytes, name: str, absent: Mapping[str, Refused], blocks: Blocks | None
) -> Form:
    """Vet and compile a body laid under a family; what is the family's is compiled already."""
    parts, findings = _opened(data, name)
    try:
        parts, found = placed(parts, blocks)
        findings += found
        whole = laid(above.frame, familiar(parts))
    except Refused as refused:
        raise _rejected(name, [*findings, (refused, Place())]) from None
    whole_parts = apart(whole.parts, _beside(whole.parts))
    held, known = whole_parts.members, above.frame.parts.members
    same = [part for part, one in held.items() if one is known.get(part)]
    found_shades = shades(blocks, above.frame.colours) if blocks else {}
    sandbox, drawings = above.options.under(absent, found_shades).drawing()
    own = (one for part, one in held.items() if part not in same)
    slots = _slots(whole_parts, own, sandbox, findings, _FIRST_OF_A_BODY)
    title = _title(whole.title, sandbox, findings)
    charts = _charts(name, whole_parts, slots, drawings, findings)
    _refuse(name, findings)
    around = tuple(above.slots[part] for part in same if part not in slots)
    around_it = Form(above.name, above.sandbox, around)
    return Form(name, sandbox, tuple(slots.values()), title, around_it, charts, found_shades)


def _charts(
    name: str, parts: Parts, slots: Mapping[str, Slot], drawings: Drawings, findings: Findings
) -> Charts | None:
    """Find what the charts of the text are drawn from; note the findings."""
    text, links = slots.get(parts.main), slots.get(rels_of(parts.main))
    if not isinstance(text, Part) or not text.charts:
        return None
    if isinstance(links, Member):  # those with tags in their address are fields by now
        parts = replace(parts, members={**parts.members, links.name: links})
    held, found = charts(name, parts, text.charts, drawings)
    findings += found
    return held


def _title(text: str, sandbox: Sandbox, findings: Findings) -> Part | str:
    """Compile the title of the document, which may have tags."""
    root = etree.Element("title")
    root.text = text
    if not has_tags(root):
        return text
    part, found = compiled_part(root, "docProps/core.xml", sandbox, word=False)
    findings += found
    return part or text


def _opened(data: bytes, name: str) -> tuple[Parts, Findings]:
    """Take a file apart, clean it, and say what is wrong with it as a package."""
    try:
        parts, findings = taken(data)
        return cleaned(parts), findings
    except Refused as refused:
        raise _rejected(name, [(refused, Place())]) from None


def _beside(parts: Parts) -> Iterator[str]:
    """Name the parts beside the main text that a reader sees."""
    return (name for name in parts.members if parts.types.get(name) in TEXTS - {MAIN})


def _slots(
    parts: Parts, members: Iterable[Member], sandbox: Sandbox, findings: Findings, first: int = 1
) -> dict[str, Slot]:
    """Vet and compile some members of a file, the list of their types first; note the findings.

    What they number begins where that of a member with another number does not come.
    """
    slots: dict[str, Slot] = {}
    parts, addresses = lifted(parts, TEXTS)
    names = sorted((one.name for one in members), key=lambda name: name != TYPES)
    for number, name in enumerate(names, first):
        sheet, found = sheet_of(parts, name, addresses)
        ordinal = Ordinal(0, parts) if parts.types.get(name) == MAIN else Ordinal(number)
        slots[name], also = _slot(parts.members[name], None if found else sheet, sandbox, ordinal)
        findings += [*found, *also]
    text = slots.get(parts.main)
    if isinstance(text, Part) and (counted := text.counted):
        slots[counted.name] = counted
    return slots


def _refuse(name: str, findings: Findings) -> None:
    if findings:
        raise _rejected(name, findings)


def _slot(
    member: Member, sheet: Sheet | None, sandbox: Sandbox, ordinal: Ordinal
) -> tuple[Member | Part, Findings]:
    """Compile one member if it has tags that are filled in."""
    if sheet is None or not sheet.filled or not has_tags(sheet.root):
        return member, []
    part, found = compiled_part(sheet.root, member.name, sandbox, word=sheet.word, ordinal=ordinal)
    return part or member, found


def _rejected(name: str, findings: Findings) -> Rejected:
    # Word writes the text of a box twice, for itself and for older programs.
    return Rejected(*dict.fromkeys(fault(name, refused, place) for refused, place in findings))
