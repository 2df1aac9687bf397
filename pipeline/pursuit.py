"""The register of decisions: every point that bodies have decided, over many dossiers."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pipeline import parse, read, source
from pipeline.diagnostics import Diagnostic, Rejected
from pipeline.dossier.dossier import Dossier
from pipeline.facts.pursued import PursuedPoint, pursued
from pipeline.frozen import Frozen, fields

# The status of a point that nobody has told anything of.
UNTOLD = "untold"


class Pursued(Frozen):
    """One point, as the register tells of it."""

    dossier: str
    municipality: str
    body: str
    date: dt.date
    case_number: str
    decision: str
    title: str
    point: int
    text: str
    points: tuple[str, ...]
    owner_key: str
    owner: str
    deadline: dt.date | None
    come_back: bool
    forwarded: bool
    status: str
    told: dt.date | None
    report: str
    case: str
    closed_by: str
    open: bool
    overdue: bool

    def written(self) -> dict[str, Any]:
        """Give it as JSON takes it: what is not known is null, and a day is a text."""
        held = {name: getattr(self, name) for name in fields(self)}
        return {name: _plain(value) for name, value in held.items()}


def entries(
    paths: Iterable[str], as_of: dt.date
) -> tuple[tuple[Pursued, ...], tuple[Diagnostic, ...]]:
    """Give every point of the dossiers as they stand at a day, and what cannot be read."""
    found: list[Pursued] = []
    wrong: list[Diagnostic] = []
    for path in paths:
        try:
            book = read.book(path)
            dossier = parse.parse(source.load(book.content, book.path))
        except Rejected as fault:
            wrong += fault.diagnostics
        else:
            found += _entries(dossier.at(as_of))
    return tuple(found), tuple(wrong)


def _entries(dossier: Dossier) -> Iterator[Pursued]:
    for one in pursued(dossier):
        yield _entry(dossier, one)


def _entry(dossier: Dossier, one: PursuedPoint) -> Pursued:
    held, closing = one.decision, one.closed_by
    return Pursued(
        dossier=dossier.id,
        municipality=dossier.municipality.name,
        body=held.body,
        date=held.date,
        case_number=held.case_number,
        decision=held.id,
        title=held.title,
        point=one.number,
        text=one.point.text,
        points=one.point.points,
        owner_key=one.point.owner or "",
        owner=one.owner,
        deadline=one.point.deadline,
        come_back=one.point.come_back,
        forwarded=one.point.forwarded,
        status=one.status.value if one.status else UNTOLD,
        told=one.told,
        report="\n".join(one.text),
        case=one.case,
        closed_by=f"{closing.body} {closing.case_number}" if closing else "",
        open=one.open,
        overdue=one.overdue,
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def sheet(found: Sequence[Pursued]) -> str:
    """Give the register as CSV, with the same columns as in JSON."""
    room = io.StringIO()
    writer = csv.writer(room, lineterminator="\n")
    writer.writerow(fields(Pursued))
    writer.writerows([_cell(value) for value in one.written().values()] for one in found)
    return room.getvalue()


def _cell(value: Any) -> str:
    """Write a value for a spreadsheet, which takes what begins with some signs for a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = "; ".join(value) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
