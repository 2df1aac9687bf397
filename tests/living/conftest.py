"""Real documents before and after a dossier changed, as three programs have saved them."""

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from pipeline import workflow
from pipeline.outcome import BuildOrder
from tests.samples import ROOT, TODAY
from tests.test_saved import by_python_docx, in_words_manner

Pairs = Mapping[str, tuple[bytes, bytes]]
Saved = Mapping[str, Callable[[str, bytes], bytes]]

_REVISION = (
    ("Ingrid Prøve", "Kari Testvik"),
    ("Solveig Eksempel", "Anne Eksempel"),
    ("Tildelingskontoret", "Boligkontoret"),
    ("value: 236", "value: 241"),
    ("Økonomiplan 2026–2029", "Økonomiplan 2026–2029, revidert"),
    ("bo-oppfølging", "oppfølging i bolig"),
)


@pytest.fixture(scope="session")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Pairs:
    """Make the documents that are not the same after the facts of a dossier have changed."""
    text = (ROOT / "inputs" / "eksempelvik.yaml").read_text("utf-8")
    before = _built(text, tmp_path_factory.mktemp("before"))
    for old, new in _REVISION:
        assert old in text
        text = text.replace(old, new)
    after = _built(text, tmp_path_factory.mktemp("after"))
    return {name: (it, after[name]) for name, it in before.items() if it != after[name]}


def _built(text: str, folder: Path) -> Mapping[str, bytes]:
    dossier = folder / "eksempelvik.yaml"
    dossier.write_text(text, "utf-8")
    outcome = workflow.build(str(dossier), BuildOrder(workflow.types(), folder / "out", TODAY))
    assert not outcome.failed, outcome.diagnostics
    return {one.name: one.read_bytes() for one in sorted((folder / "out").glob("*/*.docx"))}


@pytest.fixture(scope="session")
def saved(pairs: Pairs, tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """Give a document as somebody's program saves it, by the name of the program."""
    office = _by_office(pairs, tmp_path_factory.mktemp("office"))
    return {
        "saksflyt": lambda _, base: base,
        "python-docx": lambda _, base: by_python_docx(base),
        "word": lambda _, base: in_words_manner(base),
        "libreoffice": lambda name, _: office[name],
    }


def _by_office(pairs: Pairs, folder: Path) -> Mapping[str, bytes]:
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not here")
    for name, (base, _) in pairs.items():
        (folder / name).write_bytes(base)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    form = ("--convert-to", "docx:MS Word 2007 XML", "--outdir", folder / "saved")
    subprocess.run(
        ["soffice", profile, "--headless", *form, *sorted(folder.glob("*.docx"))],
        check=True,
        capture_output=True,
        timeout=600,
    )
    return {one.name: one.read_bytes() for one in (folder / "saved").glob("*.docx")}
