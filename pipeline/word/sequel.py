"""What is said of a file only because of a fault that is told already."""

from pipeline.diagnostics import Severity
from pipeline.word.advice import severity
from pipeline.word.faults import Place
from pipeline.word.tags import TAG, Findings

# Where blocks do not fit, nobody can say what follows what, or which of two tags is too many.
_OF_BLOCKS = frozenset(("T003", "T004", "T014"))
# Of a paragraph whose tag cannot be read, or belongs to nothing; and of a table with such a one.
_OF_PARAGRAPHS = frozenset(("T020", "T022", "T023", "T024", "A006", "A009"))
# What is printed wrongly, and then differently.
_OF_VALUES = frozenset(("T021", "T022", "T034"))
_OF_TABLES = frozenset(("A003", "A005"))


def without(findings: Findings) -> Findings:
    """Leave out such advice as the author may not need any more when the faults are mended."""
    faults = [place for refused, place in findings if severity(refused.code) is Severity.ERROR]
    paragraphs = {place for place in faults if place.paragraph}
    tables = {_table(place) for place in faults if place.cell[0]}
    unfit = any(refused.code in _OF_BLOCKS for refused, _ in findings)
    return [
        (refused, place)
        for refused, place in findings
        if not (unfit and _hangs_on_blocks(refused.code, place))
        and not (refused.code in _OF_PARAGRAPHS and place in paragraphs)
        and not (refused.code in _OF_TABLES and _table(place) in tables)
    ]


def is_sound(findings: Findings) -> bool:
    """Say whether what a file prints is what it is meant to print, so far as is known."""
    return not any(
        severity(refused.code) is Severity.ERROR or refused.code in _OF_VALUES
        for refused, _ in findings
    )


def _hangs_on_blocks(code: str, place: Place) -> bool:
    return code == "A002" or (code == "T020" and not TAG.sub("", place.paragraph).strip())


def _table(place: Place) -> tuple[str, str, int]:
    return place.file, place.part, place.cell[0]
