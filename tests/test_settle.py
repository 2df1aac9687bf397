"""Whatever befalls a folder between two runs, edits stay and no all-clear is given unlooked."""

import datetime as dt
import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline import batch, read, workflow
from pipeline.diagnostics import Severity
from pipeline.language import translator
from pipeline.outcome import BuildOrder, Fate, Outcome
from pipeline.views.views import Items
from tests.samples import MANDATE, SMALL, TODAY

TYPES = workflow.types()
TEXT = SMALL + MANDATE
CHANGED = TEXT.replace("Kommunalsjefen", "Velferdssjefen")
TWO = TEXT + MANDATE.removeprefix("mandate:\n").replace("values", "mapping")
VALUES, MAPPING = "mandatforesporsel-values.docx", "mandatforesporsel-mapping.docx"


def built(tmp_path: Path, text: str, **changes: Any) -> Outcome:
    """Run once, as the command does, so that the short cut for unchanged dossiers is taken too."""
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    order = BuildOrder(
        **{"types": TYPES, "output": tmp_path / "outputs", "as_of": TODAY, **changes}
    )
    (outcome,) = batch.build_all((str(path),), order)
    return outcome


def fates(outcome: Outcome) -> dict[str, Fate]:
    return {one.name: one.fate for one in outcome.files}


def codes(outcome: Outcome) -> list[str]:
    return [one.code for one in outcome.diagnostics]


def folder(tmp_path: Path) -> Path:
    return tmp_path / "outputs" / "eksempelvik"


def test_an_unchanged_dossier_says_the_same_findings_again(tmp_path: Path) -> None:
    first, second = built(tmp_path, TEXT), built(tmp_path, TEXT)
    assert fates(first) == {VALUES: Fate.NEW}
    assert fates(second) == {VALUES: Fate.CURRENT}
    assert first.diagnostics
    assert second.diagnostics == first.diagnostics
    moved = tmp_path / "b.yaml"
    moved.write_text(TEXT, encoding="utf-8")
    (third,) = batch.build_all((str(moved),), BuildOrder(TYPES, tmp_path / "outputs", TODAY))
    assert {one.path for one in third.diagnostics} == {str(moved)}


WAIVED = TEXT.replace("title: Felles verdigrunnlag", "title: Ukependler felles verdigrunnlag") + (
    "waivers: [{rule: M051, reason: Ansvaret fordeles i september., until: 2026-06-30}]\n"
)


def test_another_day_judges_anew(tmp_path: Path) -> None:
    assert "W002" not in codes(built(tmp_path, WAIVED))
    later = built(tmp_path, WAIVED, as_of=dt.date(2026, 7, 1))
    checked = built(tmp_path, WAIVED, as_of=dt.date(2026, 7, 1), writes=False)
    for outcome in (later, checked):
        assert "W002" in codes(outcome)
        assert outcome.failed
    assert "W002" not in codes(built(tmp_path, WAIVED))


@pytest.mark.parametrize(
    "lock",
    [
        "~$ndatforesporsel-values.docx",  # Word
        "~$mandatforesporsel-values.docx",
        ".~lock.mandatforesporsel-values.docx#",  # LibreOffice
    ],
)
def test_what_somebody_has_open_is_left_and_told(tmp_path: Path, lock: str) -> None:
    built(tmp_path, TEXT)
    before = (folder(tmp_path) / VALUES).read_bytes()
    (folder(tmp_path) / lock).write_bytes(b"\5Kari Eksempel")
    assert fates(built(tmp_path, TEXT)) == {VALUES: Fate.CURRENT}
    outcome = built(tmp_path, CHANGED)
    assert fates(outcome) == {VALUES: Fate.FAILED}
    (trouble,) = outcome.troubles
    told = trouble.localised(translator("en"))
    assert "somebody has the document open" in told
    assert lock in told
    assert "Kari" not in told
    assert (folder(tmp_path) / VALUES).read_bytes() == before
    (folder(tmp_path) / lock).unlink()
    assert fates(built(tmp_path, CHANGED)) == {VALUES: Fate.STALE}


def test_a_day_without_news_writes_no_document(tmp_path: Path) -> None:
    built(tmp_path, TEXT)
    stamp = (folder(tmp_path) / VALUES).stat().st_mtime_ns
    again = built(tmp_path, TEXT, as_of=dt.date(2026, 3, 3))
    assert fates(again) == {VALUES: Fate.CURRENT}
    assert (folder(tmp_path) / VALUES).stat().st_mtime_ns == stamp


def _lost(manifest: Path) -> None:
    manifest.unlink()


def _torn(manifest: Path) -> None:
    manifest.write_bytes(manifest.read_bytes()[:60])


def _of_another_format(manifest: Path) -> None:
    text = manifest.read_text("utf-8").replace('"format": 1', '"format": 7')
    manifest.write_text(text, encoding="utf-8")


def _in_conflict(manifest: Path) -> None:
    text = manifest.read_text("utf-8")
    manifest.write_text(f"<<<<<<< ours\n{text}=======\n{text}>>>>>>> theirs\n", encoding="utf-8")


def _with_an_odd_name(manifest: Path) -> None:
    text = manifest.read_text("utf-8").replace(f'"{VALUES}"', '"../../escaped.docx"')
    manifest.write_text(text, encoding="utf-8")


SPOILT: list[Callable[[Path], None]] = [
    _lost,
    _torn,
    _of_another_format,
    _in_conflict,
    _with_an_odd_name,
]


@pytest.mark.parametrize("spoil", SPOILT)
def test_a_manifest_that_cannot_be_read_is_said_aloud_and_mended(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    built(tmp_path, TEXT)
    spoil(folder(tmp_path) / "manifest.json")
    checked = built(tmp_path, TEXT, writes=False)
    assert "O003" in codes(checked)
    first = built(tmp_path, TEXT)
    assert "O003" in codes(first)
    assert fates(first) == {VALUES: Fate.CURRENT}
    second = built(tmp_path, TEXT)
    assert "O003" not in codes(second)
    assert fates(second) == {VALUES: Fate.CURRENT}


@pytest.mark.parametrize("spoil", [_lost, _of_another_format, _in_conflict])
def test_a_document_of_ours_is_made_anew_though_the_manifest_was_lost(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    built(tmp_path, TEXT)
    old = (folder(tmp_path) / VALUES).read_bytes()
    spoil(folder(tmp_path) / "manifest.json")
    assert fates(built(tmp_path, CHANGED, writes=False)) == {VALUES: Fate.STALE}
    assert fates(built(tmp_path, CHANGED)) == {VALUES: Fate.STALE}
    assert (folder(tmp_path) / VALUES).read_bytes() != old
    assert fates(built(tmp_path, CHANGED)) == {VALUES: Fate.CURRENT}


@pytest.mark.parametrize("spoil", SPOILT)
def test_an_edit_survives_a_lost_manifest_and_is_told_every_time(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    built(tmp_path, TEXT)
    (folder(tmp_path) / VALUES).write_bytes(b"edited by hand")
    spoil(folder(tmp_path) / "manifest.json")
    for text in (TEXT, CHANGED, CHANGED):
        assert fates(built(tmp_path, text)) == {VALUES: Fate.EDITED}
    assert (folder(tmp_path) / VALUES).read_bytes() == b"edited by hand"


def test_a_manifest_that_the_system_cannot_read_stops_this_dossier_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(tmp_path, TEXT)
    (folder(tmp_path) / VALUES).write_bytes(b"edited by hand")
    plain = Path.read_bytes

    def failing(path: Path) -> bytes:
        if path.name == "manifest.json":
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        return plain(path)

    monkeypatch.setattr(Path, "read_bytes", failing)
    outcome = built(tmp_path, CHANGED)
    assert "manifest.json: the disk does not answer" in str(outcome.troubles[0])
    assert (folder(tmp_path) / VALUES).read_bytes() == b"edited by hand"


def test_a_state_survives_the_manifest_that_it_stood_in(tmp_path: Path) -> None:
    built(tmp_path, TEXT)
    manifest = folder(tmp_path) / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"draft"', '"sent"'), encoding="utf-8")
    sent = (folder(tmp_path) / VALUES).read_bytes()
    built(tmp_path, TEXT)
    for spoil in SPOILT[:4]:
        spoil(manifest)
        assert fates(built(tmp_path, CHANGED)) == {VALUES: Fate.FROZEN}
    assert (folder(tmp_path) / VALUES).read_bytes() == sent


def test_a_document_whose_state_was_torn_away_is_left_alone_and_told(tmp_path: Path) -> None:
    built(tmp_path, TEXT)
    manifest = folder(tmp_path) / "manifest.json"
    text = manifest.read_text("utf-8").replace('"draft"', '"sent"')
    manifest.write_text(text[:-20], encoding="utf-8")
    sent = (folder(tmp_path) / VALUES).read_bytes()
    assert "O003" in codes(built(tmp_path, TEXT))
    for _ in range(2):
        assert fates(built(tmp_path, CHANGED)) == {VALUES: Fate.UNCERTAIN}
    assert (folder(tmp_path) / VALUES).read_bytes() == sent
    (folder(tmp_path) / VALUES).rename(tmp_path / "sent.docx")
    assert fates(built(tmp_path, CHANGED)) == {VALUES: Fate.NEW}
    assert fates(built(tmp_path, TEXT)) == {VALUES: Fate.STALE}


def test_what_an_interrupted_run_wrote_is_known_as_ours(tmp_path: Path) -> None:
    built(tmp_path, TEXT)
    before = (folder(tmp_path) / "manifest.json").read_bytes()
    copy = (folder(tmp_path) / ".base" / "manifest.json").read_bytes()
    built(tmp_path, CHANGED)
    (folder(tmp_path) / "manifest.json").write_bytes(before)
    (folder(tmp_path) / ".base" / "manifest.json").write_bytes(copy)
    again = CHANGED.replace("Velferdssjefen", "Helsesjefen")
    assert fates(built(tmp_path, again)) == {VALUES: Fate.STALE}


def test_a_copy_of_another_document_is_no_version_of_this_one(tmp_path: Path) -> None:
    built(tmp_path, TWO)
    shutil.copy(folder(tmp_path) / MAPPING, folder(tmp_path) / VALUES)
    again = TWO.replace("Kommunalsjefen", "Velferdssjefen")
    assert fates(built(tmp_path, again)) == {VALUES: Fate.EDITED, MAPPING: Fate.STALE}


def test_a_document_that_nothing_asks_for_is_left_over_and_kept(tmp_path: Path) -> None:
    built(tmp_path, TWO)
    kept = (folder(tmp_path) / MAPPING).read_bytes()
    for writes in (False, True, True, False):
        outcome = built(tmp_path, TEXT, writes=writes)
        assert fates(outcome)[MAPPING] is Fate.LEFT_OVER
    assert (folder(tmp_path) / MAPPING).read_bytes() == kept
    (folder(tmp_path) / MAPPING).unlink()
    assert fates(built(tmp_path, TEXT)) == {VALUES: Fate.CURRENT}
    assert MAPPING not in read.folder(folder(tmp_path)).manifest.documents


def test_a_left_over_document_is_told_though_the_manifest_never_knew_it(tmp_path: Path) -> None:
    built(tmp_path, TEXT)
    kept = {one: one.read_bytes() for one in folder(tmp_path).rglob("manifest.json")}
    built(tmp_path, TWO)
    for path, content in kept.items():
        path.write_bytes(content)
    assert fates(built(tmp_path, TEXT))[MAPPING] is Fate.LEFT_OVER


def test_somebodys_copy_of_a_document_is_not_left_over(tmp_path: Path) -> None:
    built(tmp_path, TEXT)
    shutil.copy(folder(tmp_path) / VALUES, folder(tmp_path) / "Kopi.docx")
    assert fates(built(tmp_path, TEXT)) == {VALUES: Fate.CURRENT}


def test_a_sent_document_that_nothing_asks_for_stays_frozen(tmp_path: Path) -> None:
    built(tmp_path, TWO)
    manifest = folder(tmp_path) / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"draft"', '"sent"'), encoding="utf-8")
    for _ in range(2):
        assert fates(built(tmp_path, TEXT)) == {VALUES: Fate.FROZEN, MAPPING: Fate.FROZEN}


def test_a_type_that_cannot_be_planned_leaves_its_documents_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(tmp_path, TWO)
    kept = (folder(tmp_path) / VALUES).read_bytes()

    def raising(_: object) -> object:
        raise KeyError("hemmelig")

    with monkeypatch.context() as patch:
        patch.setattr(Items, "mandate_requests", property(raising))
        outcome = built(tmp_path, TWO.replace("Kommunalsjefen", "Velferdssjefen"))
    assert fates(outcome) == {VALUES: Fate.FAILED, MAPPING: Fate.FAILED}
    assert outcome.faulty
    assert (folder(tmp_path) / VALUES).read_bytes() == kept
    assert fates(built(tmp_path, TWO)) == {VALUES: Fate.CURRENT, MAPPING: Fate.CURRENT}


def test_types_that_are_not_ordered_are_neither_left_over_nor_vouched_for(tmp_path: Path) -> None:
    built(tmp_path, TEXT)
    others = tuple(one for one in TYPES if one.name != "mandate-request")
    assert fates(built(tmp_path, TEXT, types=others)) == {}
    assert fates(built(tmp_path, TEXT)) == {VALUES: Fate.CURRENT}


def test_another_municipality_does_not_write_to_the_folder(tmp_path: Path) -> None:
    built(tmp_path, TEXT)
    theirs = (folder(tmp_path) / VALUES).read_bytes()
    other = CHANGED.replace("number: 9901", "number: 9902")
    outcome = built(tmp_path, other)
    (found,) = (one for one in outcome.diagnostics if one.severity is Severity.ERROR)
    assert (found.code, found.line, found.column) == ("O004", 2, 5)
    assert (folder(tmp_path) / VALUES).read_bytes() == theirs


@pytest.mark.parametrize("number", [errno.EACCES, errno.EBUSY, errno.EIO])
def test_a_document_that_cannot_be_replaced_costs_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    built(tmp_path, TWO)
    plain = Path.replace

    def held(path: Path, target: Path) -> Path:
        if target.name == VALUES:
            raise OSError(number, os.strerror(number), str(path), None, str(target))
        return plain(path, target)

    monkeypatch.setattr(Path, "replace", held)
    again = TWO.replace("Kommunalsjefen", "Velferdssjefen")
    outcome = built(tmp_path, again)
    assert fates(outcome) == {VALUES: Fate.FAILED, MAPPING: Fate.STALE}
    (trouble,) = outcome.troubles
    assert str(trouble).startswith(f"{folder(tmp_path) / VALUES}: ")
    assert outcome.diagnostics
    monkeypatch.undo()
    third = again.replace("Velferdssjefen", "Helsesjefen")
    assert fates(built(tmp_path, third)) == {VALUES: Fate.STALE, MAPPING: Fate.STALE}


def test_a_full_disk_stops_writing_and_not_telling(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, calls = os.fsync, []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) > 1:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        plain(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    outcome = built(tmp_path, TWO)
    assert fates(outcome) == {VALUES: Fate.NEW, MAPPING: Fate.FAILED}
    assert len(outcome.troubles) == 1
    assert outcome.diagnostics
    monkeypatch.undo()
    again = TWO.replace("Kommunalsjefen", "Velferdssjefen")
    assert fates(built(tmp_path, again)) == {VALUES: Fate.STALE, MAPPING: Fate.NEW}


def test_a_folder_where_a_document_should_stand_costs_that_document(tmp_path: Path) -> None:
    (folder(tmp_path) / VALUES).mkdir(parents=True)
    outcome = built(tmp_path, TWO)
    assert fates(outcome) == {VALUES: Fate.FAILED, MAPPING: Fate.NEW}
    assert "not an ordinary file" in str(outcome.troubles)


def test_a_pipe_where_a_document_should_stand_keeps_nobody_waiting(tmp_path: Path) -> None:
    folder(tmp_path).mkdir(parents=True)
    os.mkfifo(folder(tmp_path) / VALUES)
    assert fates(built(tmp_path, TEXT)) == {VALUES: Fate.FAILED}


@pytest.mark.parametrize("name", ["", ".base", "manifest.json"])
def test_a_link_in_place_of_what_is_ours_is_refused(tmp_path: Path, name: str) -> None:
    victim = tmp_path / "victim"
    victim.mkdir()
    place = folder(tmp_path) / name if name else folder(tmp_path)
    place.parent.mkdir(parents=True)
    place.symlink_to(victim)
    outcome = built(tmp_path, TEXT)
    assert "links are not followed" in str(outcome.troubles)
    assert not list(victim.iterdir())
