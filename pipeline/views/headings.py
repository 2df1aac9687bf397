"""What the parts of a case are called and numbered, where the municipality has its own way."""

from collections.abc import Collection

from pipeline.dossier.municipality import Headings
from pipeline.frozen import Frozen, fields


class PartHeading(Frozen):
    """The heading of a part: its number, and the municipality's own words in place of the fixed."""

    number: int | None = None
    text: str | None = None


class CaseHeadings(Frozen):
    """The headings of the parts of a case, in the order in which its document has them."""

    readings: PartHeading
    summary: PartHeading
    background: PartHeading
    facts: PartHeading
    counts: PartHeading
    foundation: PartHeading
    participation: PartHeading
    statements: PartHeading
    premise: PartHeading
    assessed: PartHeading
    assessment: PartHeading
    alternatives: PartHeading
    economy: PartHeading
    consequences: PartHeading
    conclusion: PartHeading
    communication: PartHeading


_PARTS = fields(CaseHeadings)


def case_headings(words: Headings, printed: Collection[str]) -> CaseHeadings:
    """Give the headings; of the parts, those that are printed are numbered."""
    held = [one for one in _PARTS if one in printed] if words.numbered else []
    numbers = {name: number for number, name in enumerate(held, 1)}
    return CaseHeadings(
        **{one: PartHeading(numbers.get(one), getattr(words, one, None)) for one in _PARTS}
    )
