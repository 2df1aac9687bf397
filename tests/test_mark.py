"""What becomes of documents after they were made: verified, marked, accepted."""

import datetime as dt
import errno
import os
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import docx
import pytest

from pipeline import accept, batch, holdings, mark, verify, workflow
from pipeline.diagnostics import Rejected, Unusable
from pipeline.dossier.issued import IssueState
from pipeline.frozen import replace
from pipeline.language import translator
from pipeline.outcome import BuildOrder, Contrast, Fate, LaidIn, Outcome
from pipeline.source import load
from pipeline.verify import Verdict, Verified
from pipeline.word.prose import every_text
from tests.samples import MANDATE, SMALL, TODAY

TYPES = workflow.types()
TEXT = SMALL.replace("schema: 1", "schema: 2  # the newest") + MANDATE
NAME = "mandatforesporsel-values.docx"
REVISION = "mandatforesporsel-values.revision.docx"
PURPOSE = ("et felles grunnlag.", "ett grunnlag.")
CHANGE = Contrast(
    "mandate.values.purpose",
    "Arbeidet skal gi tjenestene et felles grunnlag.",
    "Arbeidet skal gi tjenestene ett grunnlag.",
)


class Office:
    """A folder with one dossier, and what people do in it."""

    def __init__(self, place: Path, text: str = TEXT) -> None:
        self.path = place / "a.yaml"
        self.order = BuildOrder(TYPES, place / "outputs", TODAY)
        self.file = place / "outputs" / "eksempelvik" / NAME
        self.path.write_text(text, encoding="utf-8")
        self.build()

    def build(self, **changes: Any) -> Outcome:
        order = replace(self.order, **changes)
        (outcome,) = batch.build_all((str(self.path),), order)
        return outcome

    def fate(self, **changes: Any) -> Fate:
        (found,) = (one for one in self.build(**changes).files if one.name.startswith("mandat"))
        return found.fate

    def rewrite(self, old: str, new: str) -> None:
        text = self.path.read_text(encoding="utf-8")
        assert old in text
        self.path.write_text(text.replace(old, new), encoding="utf-8")

    def edit(self, said: str = "Skrevet inn for hånd.") -> bytes:
        document = docx.Document(str(self.file))
        document.add_paragraph(said)
        document.save(str(self.file))
        return self.file.read_bytes()

    def mark(self, state: IssueState = IssueState.SENT, **changes: Any) -> Path:
        wish = mark.Wish(state, dt.date(2026, 3, 3), **{"journal": "2026/7-1", **changes})
        return mark.mark(str(self.file), wish, self.holdings(), self.order)

    def accept(self) -> None:
        accept.accept(str(self.file), self.holdings(), self.order)

    def verify(self, file: Path | None = None, output: Path | None = None) -> Verdict:
        order = replace(self.order, output=output or self.order.output)
        held = tuple(holdings.holdings([str(self.path)], order))
        place = file or self.file
        return verify.verify(str(place), place.read_bytes(), held, order)

    def holdings(self) -> tuple[holdings.Holding, ...]:
        return tuple(holdings.holdings([str(self.path)], self.order))

    def register(self) -> Any:
        return load(self.path.read_bytes(), "a.yaml").data.get("documents")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def refusal(fault: pytest.ExceptionInfo[Unusable]) -> str:
    return fault.value.text.localised(translator("en"))


# --- Why a document changes.


def test_status_names_the_fact_that_has_changed(office: Office) -> None:
    office.rewrite(*PURPOSE)
    (found,) = office.build(writes=False, thorough=True).files
    assert (found.fate, found.reasons) == (Fate.STALE, (CHANGE,))


def test_a_fact_that_is_not_printed_makes_nothing_stale(office: Office) -> None:
    office.rewrite("interest: Tildeler og følger opp", "interest: Følger opp")
    (found,) = office.build(writes=False, thorough=True).files
    assert (found.fate, found.reasons) == (Fate.CURRENT, ())


def test_the_dossiers_that_nothing_follows_from_are_not_kept(office: Office) -> None:
    for number in range(3):
        office.rewrite("2026/1234" if not number else f"2026/{number}", f"2026/{number + 1}")
        office.build()
    assert len(list((office.file.parent / ".base").glob("*.yaml.gz"))) == 1


def test_a_torn_copy_of_a_dossier_gives_no_reason_and_costs_nothing(office: Office) -> None:
    (kept,) = (office.file.parent / ".base").glob("*.yaml.gz")
    kept.write_bytes(kept.read_bytes()[:200])
    office.rewrite(*PURPOSE)
    (found,) = office.build(writes=False, thorough=True).files
    assert (found.fate, found.reasons) == (Fate.STALE, ())


# --- verify.


def test_a_file_is_known_wherever_it_lies(office: Office, tmp_path: Path) -> None:
    moved = tmp_path / "brev til rådmannen.docx"
    moved.write_bytes(office.file.read_bytes())
    found = office.verify(moved)
    assert (found.standing, found.file, found.good) == (Verified.CURRENT, NAME, True)
    elsewhere = office.verify(moved, output=tmp_path / "empty")
    assert (elsewhere.standing, elsewhere.good) == (Verified.CURRENT, True)


def test_what_was_edited_is_shown(office: Office) -> None:
    office.edit()
    found = office.verify()
    assert found.standing is Verified.CURRENT
    assert [(one.was, one.now) for one in found.edited] == [("", "Skrevet inn for hånd.")]
    assert not found.good


def test_looks_that_were_edited_are_told_without_words(office: Office) -> None:
    document = docx.Document(str(office.file))
    document.paragraphs[0].runs[0].italic = True
    document.save(str(office.file))
    found = office.verify()
    assert (found.edited, found.touched, found.good) == ((), True, False)


def test_what_is_out_of_date_says_why(office: Office) -> None:
    office.rewrite(*PURPOSE)
    found = office.verify()
    assert (found.standing, found.edited, found.reasons) == (Verified.STALE, (), (CHANGE,))
    office.edit()
    both = office.verify()
    assert (both.standing, len(both.edited), both.reasons) == (Verified.STALE, 1, (CHANGE,))


def test_other_files_are_foreign_or_of_no_dossier_at_hand(office: Office, tmp_path: Path) -> None:
    other = tmp_path / "other.docx"
    docx.Document().save(str(other))
    assert office.verify(other).standing is Verified.FOREIGN
    other.write_bytes(b"no zip")
    assert office.verify(other).standing is Verified.FOREIGN
    office.rewrite("- id: values", "- id: others")
    assert office.verify().standing is Verified.UNKNOWN


def test_of_two_municipalities_the_one_whose_words_it_has_is_meant(
    office: Office, tmp_path: Path
) -> None:
    office.edit()
    moved = tmp_path / "moved.docx"
    office.file.replace(moved)
    other = tmp_path / "b.yaml"
    words = ("Eksempelvik kommune", "Annetvik kommune"), ("id: eksempelvik", "id: annetvik")
    text = TEXT
    for change in (*words, *(("godkjenne mandatet", "si ja"), ("Brukerrådet", "Rådet"))):
        text = text.replace(*change)
    other.write_text(text, encoding="utf-8")
    for paths in ([str(other), str(office.path)], [str(office.path), str(other)]):
        held = tuple(holdings.holdings(paths, office.order))
        found = verify.verify(str(moved), moved.read_bytes(), held, office.order)
        assert found.folder == office.file.parent


# --- mark.


def test_the_final_of_a_draft_has_no_mark_and_stands(office: Office) -> None:
    assert "Utkast" in every_text(office.file.read_bytes())
    assert office.mark(by="Solveig Eksempel") == office.file
    final = office.file.read_bytes()
    assert "Utkast\n" not in every_text(final)
    assert office.register() == [
        {
            "type": "mandate-request",
            "item": "values",
            "day": "2026-03-02",
            "state": "sent",
            "date": "2026-03-03",
            "by": "Solveig Eksempel",
            "journal": "2026/7-1",
            "basis": office.register()[0]["basis"],
            "sha256": office.register()[0]["sha256"],
        }
    ]
    assert office.path.read_text(encoding="utf-8").startswith(TEXT)
    assert office.fate() is Fate.FROZEN
    assert office.verify().good
    office.rewrite(*PURPOSE)
    assert office.fate() is Fate.FROZEN
    assert office.file.read_bytes() == final
    found = office.verify()
    assert (found.standing, found.changed, found.reasons) == (Verified.FROZEN, True, (CHANGE,))
    assert found.good


def test_another_machine_knows_from_the_dossier_alone(office: Office, tmp_path: Path) -> None:
    office.mark()
    away = office.build(output=tmp_path / "other")
    assert [one.fate for one in away.files] == [Fate.AWAY]
    assert office.verify(output=tmp_path / "other").good
    office.rewrite(*PURPOSE)
    found = office.verify(output=tmp_path / "other")
    assert (found.standing, found.changed, found.reasons) == (Verified.FROZEN, True, ())


def test_the_authors_own_file_is_sent_less_the_mark(office: Office) -> None:
    office.edit()
    office.mark()
    said = every_text(office.file.read_bytes())
    assert "Skrevet inn for hånd." in said
    assert "Utkast\n" not in said
    assert office.fate() is Fate.FROZEN
    assert office.verify().good
    # Without the entry it is an edited file again, and never replaced.
    office.path.write_text(TEXT, encoding="utf-8")
    (office.file.parent / "manifest.json").unlink()
    (office.file.parent / ".base" / "manifest.json").unlink()
    kept = office.file.read_bytes()
    assert office.fate() is Fate.EDITED
    assert office.file.read_bytes() == kept


def test_an_entry_follows_its_document(office: Office) -> None:
    office.mark(IssueState.APPROVED, by="Solveig Eksempel")
    approved = office.file.read_bytes()
    office.mark(IssueState.SUPERSEDED, journal="2026/7-9")
    (entry,) = office.register()
    assert (entry["state"], entry["journal"], entry["by"]) == (
        "superseded",
        "2026/7-9",
        "Solveig Eksempel",
    )
    assert office.file.read_bytes() == approved
    assert office.verify().good


def test_a_mark_that_was_cut_off_is_finished(office: Office) -> None:
    draft = office.file.read_bytes()
    office.mark()
    final, register = office.file.read_bytes(), office.register()
    office.file.write_bytes(draft)
    assert office.fate() is Fate.FROZEN
    office.mark()
    assert office.file.read_bytes() == final
    assert office.register() == register


def test_a_sent_file_that_was_edited_is_not_marked_anew(office: Office) -> None:
    office.mark()
    kept, register = office.edit(), office.register()
    with pytest.raises(Unusable) as fault:
        office.mark(IssueState.SUPERSEDED)
    assert "not the file that was marked" in refusal(fault)
    assert (office.file.read_bytes(), office.register()) == (kept, register)
    found = office.verify()
    assert (found.standing, found.good) == (Verified.FROZEN, False)
    assert [one.now for one in found.edited] == ["Skrevet inn for hånd."]


def test_what_is_out_of_date_is_not_sent(office: Office) -> None:
    office.rewrite(*PURPOSE)
    before = office.path.read_bytes(), office.file.read_bytes()
    with pytest.raises(Unusable) as fault:
        office.mark()
    assert "its facts have changed since it was made" in refusal(fault)
    assert (office.path.read_bytes(), office.file.read_bytes()) == before


def test_an_approval_is_not_written_into_an_edited_file_unseen(office: Office) -> None:
    office.edit()
    with pytest.raises(Unusable) as fault:
        office.mark(by="Solveig Eksempel")
    assert "leave out --by" in refusal(fault)
    assert office.register() is None


def test_a_file_elsewhere_and_a_strange_one_are_refused(office: Office, tmp_path: Path) -> None:
    moved = tmp_path / "moved.docx"
    moved.write_bytes(office.file.read_bytes())
    wish = mark.Wish(IssueState.SENT, TODAY)
    with pytest.raises(Unusable) as fault:
        mark.mark(str(moved), wish, office.holdings(), office.order)
    assert str(office.file) in refusal(fault)
    docx.Document().save(str(moved))
    with pytest.raises(Unusable) as fault:
        mark.mark(str(moved), wish, office.holdings(), office.order)
    assert "--dossiers" in refusal(fault)


def test_what_the_rules_would_refuse_is_not_written(office: Office) -> None:
    before = office.path.read_bytes()
    with pytest.raises(Rejected):
        office.mark(by="Solveig 13097248022")
    assert office.path.read_bytes() == before


@pytest.mark.parametrize(("norm", "word"), [("nb", "Erstatter"), ("nn", "Erstattar")])
def test_a_later_change_makes_a_new_document_that_names_what_it_replaces(
    tmp_path: Path, norm: str, word: str
) -> None:
    office = Office(tmp_path, TEXT.replace("norm: nb", f"norm: {norm}"))
    office.file = next(office.file.parent.glob("mandat*.docx"))
    office.mark()
    sent = office.file.read_bytes()
    assert word not in every_text(sent)
    office.rewrite("\n    process: values", "\n    process: values\n    date: 2026-05-04")
    files = {one.name: one.fate for one in office.build().files}
    new = office.file.with_name(f"{office.file.stem}-2026-05-04.docx")
    assert files == {office.file.name: Fate.FROZEN, new.name: Fate.NEW}
    assert f"{word} dokumentet av 2.\u00a0mars 2026" in every_text(new.read_bytes())
    assert office.file.read_bytes() == sent
    office.file = new
    office.mark(journal="2026/7-2")
    assert [one.get("replaces") for one in office.register()] == [None, "2026-03-02"]
    assert f"{word} dokumentet av 2.\u00a0mars 2026" in every_text(new.read_bytes())
    assert office.verify().good


# --- accept.


def test_an_accepted_edit_is_current_until_its_facts_change(office: Office) -> None:
    kept = office.edit()
    assert office.fate() is Fate.EDITED
    office.accept()
    for writes in (False, True, True):
        assert office.fate(writes=writes) is Fate.CURRENT
    assert not office.build(writes=False).failed
    office.rewrite("  # the newest", "  # a remark")
    assert office.fate() is Fate.CURRENT
    office.rewrite(*PURPOSE)
    assert office.fate() is Fate.EDITED
    assert office.file.read_bytes() == kept
    office.accept()
    assert office.fate() is Fate.CURRENT
    again = office.edit("Enda en gang.")
    assert office.fate() is Fate.EDITED
    assert office.file.read_bytes() == again


def test_an_accepted_edit_can_be_sent_though_its_facts_have_changed(office: Office) -> None:
    office.edit()
    office.rewrite(*PURPOSE)
    with pytest.raises(Unusable):
        office.mark()
    office.accept()
    office.mark()
    assert office.verify().good


def test_what_has_left_the_house_is_not_accepted(office: Office) -> None:
    office.mark()
    with pytest.raises(Unusable) as fault:
        office.accept()
    assert "stands as it is" in refusal(fault)


# --- Revisions beside edited drafts.


def test_what_has_changed_is_laid_into_a_copy_beside_an_edited_draft(office: Office) -> None:
    kept = office.edit()
    assert [one.revision for one in office.build().files] == [None]
    office.rewrite(*PURPOSE)
    (found,) = office.build().files
    assert (found.fate, found.revision) == (Fate.EDITED, LaidIn(REVISION))
    assert office.file.read_bytes() == kept
    revision = office.file.with_name(REVISION)
    tracked = unzipped(revision)["word/document.xml"]
    assert "<w:ins " in tracked
    assert "<w:del " in tracked
    assert ">Skrevet inn for hånd.<" in tracked
    assert "trackRevisions" in unzipped(revision)["word/settings.xml"]
    written = revision.stat().st_mtime_ns
    (again,) = office.build().files
    assert again.revision == LaidIn(REVISION)
    assert revision.stat().st_mtime_ns == written


def test_a_later_change_makes_the_revision_anew_but_not_one_that_was_edited(
    office: Office,
) -> None:
    office.edit()
    office.rewrite(*PURPOSE)
    office.build()
    revision = office.file.with_name(REVISION)
    first = revision.read_bytes()
    office.rewrite("Kommunalsjefen", "Velferdssjefen")
    office.build()
    second = revision.read_bytes()
    assert first != second
    document = docx.Document(str(revision))
    document.add_paragraph("Også her.")
    document.save(str(revision))
    third = revision.read_bytes()
    office.rewrite("Velferdssjefen", "Sjefen")
    outcome = office.build()
    assert revision.read_bytes() == third
    (told,) = (one.localised(translator("en")) for one in outcome.troubles)
    assert "it was edited by hand, too" in told


def test_a_revision_that_somebody_has_taken_away_stays_away(office: Office) -> None:
    office.edit()
    office.rewrite(*PURPOSE)
    office.build()
    office.file.with_name(REVISION).unlink()
    (found,) = office.build().files
    assert (found.fate, found.revision) == (Fate.EDITED, None)
    assert not office.file.with_name(REVISION).exists()
    office.accept()
    assert office.fate() is Fate.CURRENT


def test_where_both_changed_the_same_the_author_stands_and_a_comment_asks(office: Office) -> None:
    document = docx.Document(str(office.file))
    (held,) = (one for one in document.paragraphs if "felles grunnlag" in one.text)
    held.runs[0].text = "Arbeidet skal gi alle et nytt grunnlag."
    document.save(str(office.file))
    office.rewrite("et felles grunnlag.", "et trygt grunnlag.")
    (found,) = office.build().files
    assert found.revision == LaidIn(REVISION, conflicts=1)
    parts = unzipped(office.file.with_name(REVISION))
    assert "«trygt»" in parts["word/comments.xml"]
    said = every_text(office.file.with_name(REVISION).read_bytes())
    assert "Arbeidet skal gi alle et nytt grunnlag." in said


def unzipped(file: Path) -> dict[str, str]:
    with zipfile.ZipFile(file) as archive:
        return {one: archive.read(one).decode("utf-8", "replace") for one in archive.namelist()}


# --- Whatever stops it.


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EACCES])
@pytest.mark.parametrize("call", range(12))
def test_a_mark_that_the_system_stops_is_finished_by_the_next(
    office: Office, monkeypatch: pytest.MonkeyPatch, error: int, call: int
) -> None:
    draft = office.file.read_bytes()
    left = call
    fsync, replacing = os.fsync, Path.replace

    def stopped(calling: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any) -> Any:
            nonlocal left
            left -= 1
            if left == -1:
                raise OSError(error, os.strerror(error), str(given[0]))
            return calling(*given)

        return run

    with monkeypatch.context() as patched, suppress(OSError, Unusable):
        patched.setattr(os, "fsync", stopped(fsync))
        patched.setattr(Path, "replace", stopped(replacing))
        office.mark()
    entered, file = office.register(), office.file.read_bytes()
    # The file is the draft until the register has it, and whole in any case.
    assert entered or file == draft
    assert docx.Document(str(office.file)).paragraphs
    office.mark()
    assert office.verify().good
    assert office.fate() is Fate.FROZEN
    assert len(office.register()) == 1
    assert not list(office.file.parent.glob(".saksflyt-*"))
