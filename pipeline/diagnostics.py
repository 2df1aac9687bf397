"""Findings about what an author wrote, as values that can be sorted, translated and compared."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.frozen import Frozen


class Severity(StrEnum):
    """An error stops the dossier's documents; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Text(Frozen, order=True):
    """A sentence for a person: an English msgid with {names}, and the values that go in them."""

    msgid: str
    values: tuple[tuple[str, "str | Text"], ...] = ()

    def localised(self, translate: Callable[[str], str]) -> str:
        values = {
            name: value.localised(translate) if isinstance(value, Text) else value
            for name, value in self.values
        }
        return translate(self.msgid).format_map(values) if values else translate(self.msgid)

    def __bool__(self) -> bool:
        return bool(self.msgid)

    def __str__(self) -> str:
        return self.localised(lambda msgid: msgid)


def say(msgid: str, /, **values: object) -> Text:
    """Make a Text; gettext's extraction looks for calls of this name."""
    return Text(
        msgid,
        tuple((k, v if isinstance(v, Text) else str(v)) for k, v in sorted(values.items())),
    )


NOTHING = Text("")


class WordSpot(Frozen):
    """Where in a Word file, which has no lines: the part, the paragraph's text, and the cell.

    A cell is a table, a row and a cell from 1.
    """

    part: str = ""
    paragraph: str = ""
    cell: tuple[int, int, int] = (0, 0, 0)

    def __bool__(self) -> bool:
        return bool(self.part)

    def fields(self) -> dict[str, str | int]:
        """Give what is known of it, by name."""
        table, row, cell = self.cell
        held: dict[str, str | int] = {"part": self.part, "paragraph": self.paragraph}
        held |= {"table": table, "row": row, "cell": cell}
        return {name: one for name, one in held.items() if one}


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One finding. Lines and columns count from 1; field order is sort order.

    Where it stands in a Word file is said by the message too, for people.
    """

    path: str
    line: int
    column: int
    code: str
    message: Text
    hint: Text = NOTHING
    severity: Severity = field(default=Severity.ERROR)
    spot: WordSpot = field(default=WordSpot(), compare=False)
    # Where it stands whatever lines are above: the keys, an item by its id.
    place: str = field(default="", compare=False)


class Waived(Frozen):
    """A waiver in force: what it is for, and how many findings it silences.

    `at` is empty where it holds for the whole dossier. The reason is the author's own words. Both
    are empty where they may hold somebody's birth number, which nothing repeats.
    """

    path: str
    line: int
    column: int
    code: str
    at: str
    until: dt.date
    reason: str
    count: int


MOST_FINDINGS = 500


def bounded(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Give the findings in the order of the file; of very many, the first and a word of the rest.

    Errors go before warnings, so that no warning hides one, and the last word is as severe as the
    worst that it stands for. What is said twice of one place is told once: a fact that documents
    read in several places stands in the file in one.
    """
    told = {(one.path, one.line, one.column, one.code, one.message): one for one in findings}
    found = sorted(told.values())
    if len(found) <= MOST_FINDINGS:
        return tuple(found)
    by_weight = sorted(found, key=lambda one: one.severity is not Severity.ERROR)
    first, over = by_weight[:MOST_FINDINGS], by_weight[MOST_FINDINGS]
    more = Diagnostic(over.path, over.line, over.column, "Y015", *TOO_MANY, over.severity)
    return tuple(sorted([*first, more]))


TOO_MANY = (
    say("More is wrong from here on than can be listed"),
    say("Correct the findings above, which may share one cause, and run again"),
)


class Rejected(Exception):
    """What the author wrote cannot be used; `args` holds every Diagnostic, so it pickles."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return tuple(self.args)


class Unusable(Exception):
    """What the operator asked for cannot be done; its one Text is a clear line that says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self.text = text
