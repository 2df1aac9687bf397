"""A file that somebody has delivered becomes a table, by what it holds and not by its name."""

from pipeline.delivered import grid, jsonstat, separated, sheet
from pipeline.delivered.table import Delivered


def table(content: bytes, path: str, *, of: str = "") -> Delivered:
    """Read a table of figures; `of` names a sheet of a workbook. Raises Rejected for no table."""
    if sheet.is_workbook(content):
        return grid.read(sheet.rows(content, path, of), path)
    text = separated.text(content, path)
    if jsonstat.is_json(text):
        return jsonstat.read(text, path)
    return grid.read(separated.rows(text, path), path)
