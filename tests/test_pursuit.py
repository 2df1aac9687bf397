"""decisions as a person runs it, and what it gives to programs."""

import csv
import json
from pathlib import Path

import pytest

from tests.samples import SMALL
from tests.test_cli import run

DECISIONS = """\
decisions:
  - id: order
    title: Bestilling
    body: kommunestyret
    date: 2025-06-12
    case_number: 48/25
    points:
      - Kommunestyret vedtar planen.
      - {text: "=Kommunestyret ber om en sak.", owner: housing-office, deadline: 2026-01-31}
      - {text: Kommunestyret ber om en til., owner: housing-office, deadline: 2026-12-31}
    progress:
      - {point: 1, date: 2025-06-12, status: done, text: "Planen gjelder."}
      - {point: 3, date: 2026-02-02, status: under_way}
  - {id: old, title: Eldre sak, body: formannskapet, date: 2009-10-15, case_number: 3255/09}
  - {id: own, title: Sak, body: formannskapet, date: 2026-02-10, case_number: 9/26, points: [Ja.]}
"""
DAY = ("--as-of", "2026-03-02")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "a.yaml").write_text(SMALL + DECISIONS, encoding="utf-8")
    return tmp_path


def points(folder: Path, *arguments: str) -> list[tuple[str, int]]:
    shown = run(folder, "decisions", "--format", "json", *DAY, *arguments)
    assert shown.returncode == 0
    return [(one["decision"], one["point"]) for one in json.loads(shown.stdout)]


def test_each_point_is_a_row(folder: Path) -> None:
    shown = run(folder, "decisions", *DAY)
    first, second, third, last, *rest = [line.split("\t") for line in shown.stdout.splitlines()]
    decided = "kommunestyret 2025-06-12 48/25"
    assert first == ["eksempelvik", decided, "1. Kommunestyret vedtar planen.", "", "", "done"]
    assert second[3:] == ["Boligkontoret", "2026-01-31", "nothing told, overdue"]
    assert third[3:] == ["Boligkontoret", "2026-12-31", "under way"]
    assert last[1:3] == ["formannskapet 2026-02-10 9/26", "1. Ja."]
    assert rest == [["Points: 4, closed: 1, overdue: 1"]]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--body", "Formannskap"], [("own", 1)]),
        (["--owner", "housing-office"], [("order", 2), ("order", 3)]),
        (["--owner", "boligkontoret", "--status", "under_way"], [("order", 3)]),
        (["--status", "untold"], [("order", 2), ("own", 1)]),
        (["--status", "done", "--status", "under_way"], [("order", 1), ("order", 3)]),
        (["--due", "2026-01-31"], [("order", 2)]),
        (["--due", "2026-12-31"], [("order", 2), ("order", 3)]),
        (["--overdue"], [("order", 2)]),
        (["--since", "2026-01-01"], [("own", 1)]),
        (["--until", "2025-06-12", "--status", "done"], [("order", 1)]),
        (["--body", "byrådet"], []),
    ],
)
def test_points_can_be_chosen(
    folder: Path, arguments: list[str], found: list[tuple[str, int]]
) -> None:
    assert points(folder, *arguments) == found


def test_json_tells_all_that_is_known_of_a_point(folder: Path) -> None:
    shown = run(folder, "decisions", "--format", "json", "--status", "done", *DAY)
    (one,) = json.loads(shown.stdout)
    assert one["report"] == "Planen gjelder."
    assert (one["told"], one["deadline"], one["points"]) == ("2025-06-12", None, [])
    assert (one["open"], one["overdue"], one["municipality"]) == (
        False,
        False,
        "Eksempelvik kommune",
    )


def test_csv_has_the_columns_of_json_and_no_formulas(folder: Path) -> None:
    shown = run(folder, "decisions", "--format", "csv", *DAY)
    rows = list(csv.DictReader(shown.stdout.splitlines()))
    told = json.loads(run(folder, "decisions", "--format", "json", *DAY).stdout)
    assert [list(one) for one in rows] == [list(one) for one in told]
    assert rows[1]["text"] == "'=Kommunestyret ber om en sak."
    assert (rows[1]["overdue"], rows[1]["told"]) == ("true", "")


def test_what_cannot_be_read_is_told_and_the_others_are_listed(folder: Path) -> None:
    (folder / "inputs" / "b.yaml").write_text("schema: 2\nid: b\n", encoding="utf-8")
    shown = run(folder, "decisions", *DAY)
    assert shown.returncode == 1
    assert "inputs/b.yaml:1:1: error S001" in shown.stderr
    assert len(shown.stdout.splitlines()) == 5


def test_a_status_of_another_day_knows_what_was_known_then(folder: Path) -> None:
    shown = run(folder, "decisions", "--as-of", "2025-07-01", "--format", "json")
    assert [(one["point"], one["status"]) for one in json.loads(shown.stdout)] == [
        (1, "done"),
        (2, "untold"),
        (3, "untold"),
    ]


def test_a_form_that_there_is_not_is_told(folder: Path) -> None:
    shown = run(folder, "decisions", "--format", "xlsx")
    assert shown.returncode == 2
    assert "choose one of text, json, csv" in shown.stderr
