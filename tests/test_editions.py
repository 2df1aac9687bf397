"""What the dossier's register says has left the house stands, on every machine."""

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

from pipeline import batch, workflow
from pipeline.diagnostics import Severity
from pipeline.outcome import BuildOrder, Fate, Outcome
from pipeline.word.prose import every_text
from tests.samples import MANDATE, SMALL, TODAY

TYPES = workflow.types()
TEXT = SMALL + MANDATE
NAME = "mandatforesporsel-values.docx"
SENT = """\
documents:
  - type: mandate-request
    item: values
    state: sent
    date: 2026-03-03
    by: Marit Tenkt
    journal: 2024/317-23
"""
REWORDED = TEXT.replace("Kommunalsjefen", "Velferdssjefen")


def built(tmp_path: Path, text: str, **changes: Any) -> Outcome:
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    order = BuildOrder(
        **{"types": TYPES, "output": tmp_path / "outputs", "as_of": TODAY, **changes}
    )
    (outcome,) = batch.build_all((str(path),), order)
    assert not outcome.failed
    return outcome


def fates(outcome: Outcome) -> dict[str, Fate]:
    return {one.name: one.fate for one in outcome.files}


def test_what_is_sent_is_never_made_anew_and_a_later_run_knows_it(tmp_path: Path) -> None:
    built(tmp_path, TEXT)
    file = tmp_path / "outputs" / "eksempelvik" / NAME
    sent = file.read_bytes()
    for _ in range(2):
        assert fates(built(tmp_path, REWORDED + SENT)) == {NAME: Fate.FROZEN}
        assert file.read_bytes() == sent
    file.write_bytes(b"as it was signed")
    assert fates(built(tmp_path, REWORDED + SENT)) == {NAME: Fate.FROZEN}
    assert file.read_bytes() == b"as it was signed"


def test_on_another_machine_what_is_sent_is_away_and_nothing_is_written(tmp_path: Path) -> None:
    for _ in range(2):
        assert fates(built(tmp_path, TEXT + SENT)) == {NAME: Fate.AWAY}
    assert not (tmp_path / "outputs" / "eksempelvik" / NAME).exists()


def test_what_is_taken_out_of_the_register_is_a_draft_again(tmp_path: Path) -> None:
    built(tmp_path, TEXT)
    built(tmp_path, TEXT + SENT)
    assert fates(built(tmp_path, TEXT)) == {NAME: Fate.CURRENT}
    built(tmp_path, TEXT + SENT)
    assert fates(built(tmp_path, REWORDED)) == {NAME: Fate.STALE}


EDITION = "mandatforesporsel-values-2026-03-02.docx"


def test_a_new_edition_stands_beside_the_old_one(tmp_path: Path) -> None:
    earlier = SENT.replace("    state", "    day: 2025-11-03\n    state")
    assert fates(built(tmp_path, TEXT + earlier)) == {NAME: Fate.AWAY, EDITION: Fate.NEW}
    assert fates(built(tmp_path, TEXT + earlier)) == {NAME: Fate.AWAY, EDITION: Fate.CURRENT}


def test_what_is_sent_stands_though_its_item_is_gone(tmp_path: Path) -> None:
    built(tmp_path, TEXT)
    assert fates(built(tmp_path, SMALL + SENT)) == {NAME: Fate.FROZEN}
    shutil.rmtree(tmp_path / "outputs")
    assert fates(built(tmp_path, SMALL + SENT)) == {NAME: Fate.AWAY}


def test_a_copy_says_so_and_is_written_elsewhere(tmp_path: Path) -> None:
    outcome = built(tmp_path, TEXT + SENT, copies=tmp_path / "copies", writes=False, thorough=True)
    assert outcome.copies == (tmp_path / "copies" / "eksempelvik" / NAME,)
    assert not (tmp_path / "outputs").exists()
    said = every_text(outcome.copies[0].read_bytes())
    assert "Kopi" in said.splitlines()
    assert "Utkast" not in said.splitlines()
    assert "2024/317-23" in said


def test_a_draft_says_that_it_is_one(tmp_path: Path) -> None:
    built(tmp_path, TEXT)
    said = every_text((tmp_path / "outputs" / "eksempelvik" / NAME).read_bytes())
    assert said.splitlines().count("Utkast") == 2  # the first page has a header of its own
    assert "Kopi" not in said


def test_the_oldest_edition_has_the_plain_name(tmp_path: Path) -> None:
    later = SENT.replace("    state", "    day: 2026-05-01\n    state")
    planned = built(tmp_path, TEXT + later)
    assert fates(planned) == {
        NAME: Fate.NEW,
        "mandatforesporsel-values-2026-05-01.docx": Fate.AWAY,
    }
    assert dt.date(2026, 5, 1) > TODAY


CASE_OF_MAY = TEXT.replace("    purpose:", "    date: 2026-02-02\n    purpose:", 1)
NEXT_YEAR = CASE_OF_MAY.replace("date: 2026-03-02", "date: 2027-03-02", 1)
EARLIER = """\
    name: Nils Prøve
  earlier:
    - until: 2026-12-31
      chief_executive: {title: kommunedirektør, definite: kommunedirektøren, name: Solveig Eksempel}
"""


def test_a_fact_of_today_that_would_change_a_document_of_an_earlier_day_is_told(
    tmp_path: Path,
) -> None:
    built(tmp_path, CASE_OF_MAY)
    for writes in (False, True):
        now = NEXT_YEAR.replace("Velferd og bolig", "Helse og bolig")
        outcome = built(tmp_path, now, writes=writes)
        assert fates(outcome) == {NAME: Fate.STALE}
        (found,) = (one for one in outcome.diagnostics if one.code == "O007")
        assert found.severity is Severity.WARNING
        assert str(found.message).startswith(f"{NAME} is of 2026-02-02")
    again = built(tmp_path, now)
    assert fates(again) == {NAME: Fate.CURRENT}
    assert "O007" not in {one.code for one in again.diagnostics}


def test_a_fact_that_says_how_it_read_changes_no_document_of_an_earlier_day(
    tmp_path: Path,
) -> None:
    built(tmp_path, CASE_OF_MAY)
    outcome = built(tmp_path, NEXT_YEAR.replace("    name: Solveig Eksempel\n", EARLIER))
    assert fates(outcome) == {NAME: Fate.CURRENT}
    assert "O007" not in {one.code for one in outcome.diagnostics}
