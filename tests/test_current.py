"""A document is written when its text or look changes, and never for what merely surrounds it."""

import datetime as dt
import hashlib
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline import batch, outputs, read, settle, workflow
from pipeline.frozen import replace
from pipeline.living.manifest import Basis
from pipeline.norm import Norm
from pipeline.outcome import BuildOrder, Fate, Outcome
from pipeline.source import load
from pipeline.word.package import opened
from tests.samples import ROOT, TODAY

TYPES = workflow.types()
EXAMPLE = (ROOT / "inputs" / "eksempelvik.yaml").read_text(encoding="utf-8")
WAIVER = """
waivers:
  - rule: M051
    at: mandate.values
    reason: Ansvaret fordeles i september.
    until: 2026-06-30
"""


def order(place: Path, **changes: Any) -> BuildOrder:
    return BuildOrder(**{"types": TYPES, "output": place / "outputs", "as_of": TODAY, **changes})


def run(place: Path, text: str, **changes: Any) -> Outcome:
    """Run once, as the command does."""
    path = place / "a.yaml"
    path.write_text(text, encoding="utf-8")
    (outcome,) = batch.build_all((str(path),), order(place, **changes))
    assert not outcome.failed
    return outcome


def fates(outcome: Outcome) -> dict[str, Fate]:
    return {one.name: one.fate for one in outcome.files}


def folder(place: Path) -> Path:
    return place / "outputs" / "eksempelvik"


Files = dict[str, tuple[str, int]]


def lying(place: Path) -> Files:
    """Give the bytes of each document, hashed, and the moment that it was last written."""
    return {
        one.name: (hashlib.sha256(one.read_bytes()).hexdigest(), one.stat().st_mtime_ns)
        for one in folder(place).glob("*.docx")
    }


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("once")
    assert set(fates(run(place, EXAMPLE)).values()) == {Fate.NEW}
    assert len(lying(place)) == 33
    return place


@pytest.fixture
def built(once: Path, tmp_path: Path) -> Path:
    """Give the documents of the example as they were made the first time."""
    shutil.copytree(once, tmp_path, dirs_exist_ok=True)
    return tmp_path


def turned(held: Any) -> Any:
    """Give YAML with the keys of every section in the opposite order."""
    if isinstance(held, dict):
        return {key: turned(held[key]) for key in reversed(held)}
    return [turned(one) for one in held] if isinstance(held, list) else held


def commented(text: str) -> str:
    return "# Sist gjennomgått i mars.\n" + text.replace("\ncases:", "  # alle\n\n\ncases:")


def reordered(text: str) -> str:
    told = turned(load(text.encode(), "a.yaml").data)
    return yaml.safe_dump(told, sort_keys=False, allow_unicode=True)


UNTOUCHED: dict[str, tuple[Callable[[str], str], dict[str, Any]]] = {
    "a comment": (commented, {}),
    "reordered keys": (reordered, {}),
    "a waiver": (lambda text: text + WAIVER, {}),
    "a patch version": (str, {"program": "0.1.1"}),
    "a day later": (str, {"as_of": dt.date(2026, 3, 3)}),
}


@pytest.mark.parametrize(("change", "other"), UNTOUCHED.values(), ids=UNTOUCHED)
def test_what_no_document_says_writes_none_and_makes_none_stale(
    built: Path, change: Callable[[str], str], other: dict[str, Any]
) -> None:
    before, text = lying(built), change(EXAMPLE)
    turns = [(text, other), (EXAMPLE, {}), (text, {**other, "thorough": True})]
    for held, ways in turns:
        for writes in (False, True):
            outcome = run(built, held, **ways, writes=writes)
            assert list(fates(outcome).values()) == [Fate.CURRENT] * 33
            assert lying(built) == before


def test_a_register_check_writes_no_document_and_makes_none_stale(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = lying(built)
    monkeypatch.setattr("pipeline.outcome.CHECKED_ON", dt.date(2031, 1, 1))
    for writes in (False, True, True):
        assert set(fates(run(built, EXAMPLE, writes=writes)).values()) == {Fate.CURRENT}
        assert lying(built) == before


def test_the_next_run_passes_by_what_was_found_to_be_current(built: Path) -> None:
    text = commented(EXAMPLE)
    run(built, text)
    book = read.book(str(built / "a.yaml"))
    known = settle.unchanged(book, "eksempelvik", order(built))
    assert known is not None
    assert set(fates(known).values()) == {Fate.CURRENT}
    edited = folder(built) / "verdigrunnlag.docx"
    edited.write_bytes(edited.read_bytes() + b"edited by hand")
    assert settle.unchanged(book, "eksempelvik", order(built)) is None
    assert fates(run(built, text))["verdigrunnlag.docx"] is Fate.EDITED


def test_a_changed_word_writes_the_documents_that_say_it_and_no_others(built: Path) -> None:
    before = lying(built)
    outcome = run(built, EXAMPLE.replace("title: Åtte nye gjennomgangsboliger", "title: Seks nye"))
    stale = {name for name, fate in fates(outcome).items() if fate is Fate.STALE}
    assert stale == {name for name, held in lying(built).items() if held != before[name]}
    assert "saksframlegg-transitional-homes.docx" in stale
    assert "verdigrunnlag.docx" not in stale


def test_the_manifest_and_its_copy_note_what_a_document_follows_from(built: Path) -> None:
    text = commented(EXAMPLE) + WAIVER
    run(built, text, program="0.1.1")
    (kind,) = (one for one in TYPES if one.name == "value-foundation")
    held = outputs.folder(folder(built))
    basis = held.manifest.documents["verdigrunnlag.docx"].basis
    assert replace(basis, waivers="") == Basis(
        template=kind.digest(Norm.NB),
        family=kind.family.digest,
        facts=hashlib.sha256(text.encode()).hexdigest(),
        program="0.1.1",
    )
    assert re.fullmatch("[0-9a-f]{64}", basis.waivers)
    assert held.copied


# --- Documents of the program before this: it told hashes and versions in the documents.

_OLD = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<provenance xmlns="urn:saksflyt:provenance:1"><program>saksflyt 0.1.0</program>\
<type>{type}</type><item>{item}</item><dossier>c67c28</dossier><template>fe529e</template>\
<family>a821f1</family><registers>2025-11-21</registers></provenance>"""
_NOTED = re.compile(r',\n   "(?:template|family|facts|waivers|program)": "[^"]*"')


def _older(place: Path) -> Iterator[tuple[str, str]]:
    """Put a document of old in the place of each; give its hash and the hash of that."""
    for name, entry in outputs.folder(folder(place)).manifest.documents.items():
        told = _OLD.format(type=entry.type, item=entry.item).encode()
        content = (folder(place) / name).read_bytes()
        old = opened(content).having("customXml/item1.xml", told, "application/xml").packed()
        digest = hashlib.sha256(old).hexdigest()
        for path in (folder(place) / name, folder(place) / ".base" / f"{digest}.docx"):
            path.write_bytes(old)
        (folder(place) / ".base" / f"{entry.digest}.docx").unlink()
        yield entry.digest, digest


@pytest.fixture
def old(built: Path) -> Path:
    """Give the same documents as the program before this left them, and its manifest."""
    stored = (folder(built) / "manifest.json").read_text(encoding="utf-8")
    for now, then in _older(built):
        stored = stored.replace(now, then)
    stored = _NOTED.sub("", stored)
    assert "program" not in stored
    for path in (folder(built) / "manifest.json", folder(built) / ".base" / "manifest.json"):
        path.write_text(stored, encoding="utf-8")
    return built


@pytest.mark.parametrize("lost", [False, True])
def test_documents_of_an_older_program_are_current_and_its_manifest_is_completed(
    old: Path, *, lost: bool
) -> None:
    before = lying(old)
    if lost:
        for path in folder(old).rglob("manifest.json"):
            path.unlink()
    for writes in (False, True, True):
        outcome = run(old, EXAMPLE, program="0.1.1", writes=writes)
        assert list(fates(outcome).values()) == [Fate.CURRENT] * 33
        assert lying(old) == before
    held = outputs.folder(folder(old)).manifest.documents
    assert {name: one.digest for name, one in held.items()} == {
        name: digest for name, (digest, _) in before.items()
    }
    assert {one.basis.program for one in held.values()} == {"0.1.1"}
    assert settle.unchanged(
        read.book(str(old / "a.yaml")), "eksempelvik", order(old, program="0.1.1")
    )


def test_an_edited_document_of_an_older_program_is_edited(old: Path) -> None:
    name = "verdigrunnlag.docx"
    content = (folder(old) / name).read_bytes()
    words = opened(content).members["word/document.xml"].data()
    reworded = opened(content).having("word/document.xml", words + b" ", "").packed()
    (folder(old) / name).write_bytes(reworded)
    assert fates(run(old, EXAMPLE, program="0.1.1"))[name] is Fate.EDITED
    assert (folder(old) / name).read_bytes() == reworded


def test_a_provenance_that_somebody_changed_is_an_edit(built: Path) -> None:
    name = "verdigrunnlag.docx"
    content = (folder(built) / name).read_bytes()
    told = _OLD.format(type="value-foundation", item="").encode()
    forged = opened(content).having("customXml/item1.xml", told, "application/xml").packed()
    (folder(built) / name).write_bytes(forged)
    assert fates(run(built, commented(EXAMPLE)))[name] is Fate.EDITED
    assert (folder(built) / name).read_bytes() == forged


def test_a_changed_word_replaces_documents_of_an_older_program(old: Path) -> None:
    before = lying(old)
    outcome = run(old, EXAMPLE.replace("name: Eksempelvik kommune", "name: Prøve kommune"))
    assert set(fates(outcome).values()) == {Fate.STALE}
    assert not {*before.values()} & {*lying(old).values()}


def test_a_sent_document_of_an_older_program_stays_as_it_was_noted(old: Path) -> None:
    for path in folder(old).rglob("manifest.json"):
        path.write_text(path.read_text("utf-8").replace('"draft"', '"sent"'), encoding="utf-8")
    before = outputs.folder(folder(old)).manifest.documents
    assert set(fates(run(old, EXAMPLE, program="0.1.1")).values()) == {Fate.FROZEN}
    assert outputs.folder(folder(old)).manifest.documents == before
