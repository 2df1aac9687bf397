"""Tables as others deliver them, small and whole."""

import io
import json
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook

# As PxWebApi gives out a table of Statistics Norway.
JSON_STAT: dict[str, Any] = {
    "version": "2.0",
    "class": "dataset",
    "label": "07459: Befolkning, etter region, statistikkvariabel og år",
    "source": "Statistisk sentralbyrå",
    "updated": "2026-02-19T07:00:00Z",
    "role": {"time": ["Tid"], "geo": ["Region"], "metric": ["ContentsCode"]},
    "id": ["Region", "ContentsCode", "Tid"],
    "size": [2, 1, 3],
    "dimension": {
        "Region": {
            "label": "region",
            "category": {"index": {"9901": 0, "9902": 1}, "label": {"9901": "Vik", "9902": "Sund"}},
        },
        "ContentsCode": {
            "label": "statistikkvariabel",
            "category": {
                "index": {"Personer1": 0},
                "label": {"Personer1": "Personer"},
                "unit": {"Personer1": {"base": "personer", "decimals": 0}},
            },
            "extension": {"refperiod": {"Personer1": "1.1."}},
        },
        "Tid": {
            "label": "år",
            "category": {
                "index": {"2024": 0, "2025": 1, "2026": 2},
                "label": {"2024": "2024", "2025": "2025", "2026": "2026"},
            },
        },
    },
    "value": [8246, 8300, 8420, 2700, 2710, None],
    "status": {"5": ".."},
    "extension": {"px": {"tableid": "07459"}},
}


def json_stat(**changed: Any) -> bytes:
    return json.dumps({**JSON_STAT, **changed}, ensure_ascii=False).encode()


def workbook(*rows: list[Any]) -> bytes:
    """Make an Excel workbook of one sheet."""
    return sheets(Ark1=rows)


def sheets(**held: Sequence[Sequence[Any]]) -> bytes:
    """Make an Excel workbook of sheets by their names."""
    book, out = Workbook(), io.BytesIO()
    book.remove(book.worksheets[0])
    for name, rows in held.items():
        sheet: Any = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(out)
    return out.getvalue()
