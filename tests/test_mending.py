"""What is mended by itself: the meaning stays, comments stay, and a second time changes nothing."""

import datetime as dt
from pathlib import Path

import pytest

from pipeline.mending import mended
from pipeline.source import Book
from tests.faults.faults import FAULTS, Fault
from tests.faults.test_faults import GOOD, found
from tests.inside import Run, run

__all__ = ["run"]
DAY = dt.date(2026, 3, 2)


def mend(text: str) -> str:
    return mended(Book("vik.yaml", text.encode()), DAY).content.decode()


@pytest.mark.parametrize(
    ("stood", "stands", "mends"),
    [
        ("date: 2026-03-02", "date: 2.3.2026  # i dag", "date: 2026-03-02  # i dag"),
        ("date: 2026-03-02", "date: 2. mars 2026", "date: 2026-03-02"),
        ("date: 2026-03-02", "date: '2026-3-2'", "date: '2026-03-02'"),
        ("date: 2026-03-02", "date: 2026/03/02", "date: 2026-03-02"),
        ("value: 18640", "value: 18 640", "value: 18640"),
        ("value: 18640", "value: 18\u00a0640  # SSB", "value: 18640  # SSB"),
        ("unit: Velferd", "Unit: Velferd", "unit: Velferd"),
        ("group: internal", "group: Internal", "group: internal"),
        ("theme: housing_conditions", "theme: housing-conditions", "theme: housing_conditions"),
        ("unit: Velferd", "unit:\u00a0Velferd", "unit: Velferd"),
        ("Velferd og bolig", "Velferd\tog bolig", "Velferd og bolig"),
        ("Velferd og bolig", "Velferd\u200b og bolig", "Velferd og bolig"),
        ("tabell 07459", "tabell \uff107459", "tabell 07459"),
    ],
)
def test_what_is_safe_is_mended(stood: str, stands: str, mends: str) -> None:
    assert mend(GOOD.replace(stood, stands, 1)) == GOOD.replace(stood, mends, 1)


@pytest.mark.parametrize(
    ("stood", "stands"),
    [
        ("date: 2026-03-02", "date: 30.2.2026"),
        ("date: 2026-03-02", "date: høsten 2026"),
        ("value: 18640", "value: 18.640"),
        ("value: 18640", 'value: "8,5 %"'),
        ("    title: Innbyggere", "\ttitle: Innbyggere"),
        ("title: Innbyggere", "title: «Innbyggere»"),
        ("felles grunnlag.", "felles grunnlag for punkt #2."),
        ("id: youth", "id: Youth"),
        ("unit: personer", "untit: personer"),
        ("name: Solveig Eksempel", "name: Navn"),
        ("register\n", "register 01817010055\n"),
    ],
)
def test_what_only_the_author_knows_is_left(stood: str, stands: str) -> None:
    text = GOOD.replace(stood, stands, 1)
    assert mend(text) == text


@pytest.mark.parametrize("fault", FAULTS, ids=lambda one: f"{one.code}-{one.stands.strip()[:40]}")
def test_mending_takes_findings_away_and_a_second_time_nothing(fault: Fault) -> None:
    text = GOOD.replace(fault.stood, fault.stands, 1).replace("¤", "")
    once = mend(text)
    assert once == text or found(once) == []
    assert mend(once) == once


def test_a_line_end_of_windows_and_a_signature_stay() -> None:
    text = GOOD.replace("date: 2026-03-02", "date: 2.3.2026").replace("\n", "\r\n")
    held = mended(Book("vik.yaml", b"\xef\xbb\xbf" + text.encode()), DAY).content
    assert held == b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()


def test_check_fix_shows_first_and_then_writes(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "vik.yaml"
    bad = GOOD.replace("date: 2026-03-02", "date: 2.3.2026")
    file.write_text(bad, encoding="utf-8")
    day = ("--as-of", "2026-03-02")
    shown = run("check", "vik.yaml", "--diff", *day)
    assert (shown.code, file.read_text("utf-8")) == (1, bad)
    assert "-date: 2.3.2026\n+date: 2026-03-02\n" in shown.out
    done = run("check", "vik.yaml", "--fix", *day)
    assert (done.code, done.err) == (0, "vik.yaml: mended\n")
    assert file.read_text("utf-8") == GOOD
    assert run("check", "vik.yaml", "--diff", *day) == (0, "", "")


def test_a_folder_is_mended_in_the_file_that_is_wrong(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "vik"
    folder.mkdir()
    head, figures = GOOD.split("figures:\n")
    (folder / "dossier.yaml").write_text(head, encoding="utf-8")
    (folder / "rest.yaml").write_text(
        "figures:\n" + figures.replace("18640", "18 640"), encoding="utf-8"
    )
    assert run("check", "vik", "--fix", "--as-of", "2026-03-02").code == 0
    assert (folder / "rest.yaml").read_text("utf-8") == f"figures:\n{figures}"
