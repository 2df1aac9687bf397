"""What stands in a table of the author's: which cells are numbers, and what columns add up to."""

import re
from decimal import Decimal

from pipeline.dossier.tables import DataTable, TableColumn
from pipeline.norm import DASH

# As authors write numbers in cells: digits, perhaps in groups of three, and a decimal comma.
_NUMBER = re.compile(r"[-−]?(?:[0-9]{1,15}|[0-9]{1,3}(?:[ \u00a0][0-9]{3})+)(?:[.,][0-9]{1,6})?")


def as_number(cell: str) -> Decimal | None:
    """Give the number that a cell is, or nothing where it is none."""
    if not _NUMBER.fullmatch(cell.strip()):
        return None
    plain = cell.strip().replace(" ", "").replace("\u00a0", "").replace(",", ".")
    return Decimal(plain.replace("−", "-"))


def is_empty(cell: str) -> bool:
    """Say whether a cell tells that there is nothing."""
    return cell.strip() in ("", "-", DASH)


def is_counted(column: TableColumn) -> bool:
    """Say whether what stands in a column is written as numbers are: what has a unit, or a sum."""
    return bool(column.unit) or column.sum


def column_of(table: DataTable, index: int) -> tuple[str, ...]:
    """Give the cells of a column; a row that is too short has none there (rule D106)."""
    return tuple(one.cells[index] for one in table.rows if index < len(one.cells))


def sums(table: DataTable) -> dict[int, Decimal]:
    """Add up the columns that the author wants added, but not what holds something else.

    A sum beside a number that is held back would give the number away.
    """
    found: dict[int, Decimal] = {}
    for index, column in enumerate(table.columns):
        cells = [one for one in column_of(table, index) if not is_empty(one)]
        numbers = [as_number(one) for one in cells]
        if column.sum and index and cells and None not in numbers:
            found[index] = sum((one for one in numbers if one is not None), Decimal())
    return found
