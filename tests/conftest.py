"""What all tests share: --accept for golden documents, no chance, and no skipping in CI."""

import os
import shutil
import subprocess
from pathlib import Path

import hypothesis
import pytest

from pipeline import batch, workflow
from pipeline.outcome import BuildOrder
from tests.samples import EXAMPLES, TODAY

Built = dict[str, bytes]

# The same examples on every machine and in every run: what is red is red for everybody. To look
# for more, run with --hypothesis-profile=chance, and make a case of its own of what is found.
# Nor may a slow machine make anything red, so nothing is held against the clock.
hypothesis.settings.register_profile(
    "chance",
    database=None,
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.register_profile(
    "fixed", hypothesis.settings.get_profile("chance"), derandomize=True
)
hypothesis.settings.load_profile("fixed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="Rewrite the golden documents.")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """In CI a skipped test is a failure: a machine that lacks LibreOffice proves nothing."""
    if report.skipped and os.environ.get("CI") == "true":
        report.outcome = "failed"


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a Word file of a test by its parameter: its own bytes tell the time it was made."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Every document of every example dossier, by dossier/file; what has been sent as a copy."""
    output, copies = tmp_path_factory.mktemp("outputs"), tmp_path_factory.mktemp("copies")
    order = BuildOrder(workflow.types(), output, TODAY, copies=copies)
    outcomes = tuple(batch.build_all(tuple(map(str, EXAMPLES)), order))
    assert not [one for outcome in outcomes for one in outcome.diagnostics if outcome.failed]
    return {
        f"{one.parent.name}/{one.name}": one.read_bytes()
        for one in sorted((*output.glob("*/*.docx"), *copies.glob("*/*.docx")))
    }


@pytest.fixture(scope="session")
def pdfs(built: Built, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every document as LibreOffice makes a PDF of it, by dossier/file."""
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        pytest.skip("LibreOffice or poppler is not here")
    folder = tmp_path_factory.mktemp("pdf")
    for name, content in built.items():
        (folder / name.replace("/", "--")).write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", *sorted(folder.glob("*.docx"))],
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=600,
    )
    return {name: folder / f"{name.replace('/', '--')[:-5]}.pdf" for name in built}
