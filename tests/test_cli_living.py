"""verify, mark, accept and trace as a person runs them."""

from pathlib import Path

import pytest

from tests.samples import SMALL
from tests.test_cli import run
from tests.test_kinds import made
from tests.test_pictures import ALT, LISTED, PRINTS, placed
from tests.word.make import paragraphs, unzipped
from tests.word.test_picture import png

DOCUMENT = "outputs/eksempelvik/plannotat.docx"
TYPES = ("--templates", "types", "--as-of", "2026-03-02")
TEXT = SMALL.replace("schema: 1", "schema: 2") + LISTED.format(file="kart.png", alt=ALT)
COMMANDS = {
    "verify": ("verify", DOCUMENT),
    "mark": ("mark", "sent", DOCUMENT),
    "accept": ("accept", DOCUMENT),
    "trace": ("trace", DOCUMENT, "Velferd og bolig"),
}
every_command = pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a dossier with a picture, a type that shows it, and the document that was built."""
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "a.yaml").write_text(TEXT, encoding="utf-8")
    placed(tmp_path / "inputs", png(), "kart.png")
    words = paragraphs(f"Sak {PRINTS}", "Fra {{ dossier.municipality.unit }}")
    made(tmp_path / "types" / "shown", words=words)
    assert run(tmp_path, "build", *TYPES).returncode == 0
    return tmp_path


@every_command
def test_what_shows_a_picture_is_worked_on_with_it(folder: Path, command: tuple[str, ...]) -> None:
    found = run(folder, *command, *TYPES)
    assert (found.returncode, found.stderr) == (0, "")
    assert png() in unzipped((folder / DOCUMENT).read_bytes()).values()


@every_command
def test_a_picture_that_is_gone_is_told_at_its_line(folder: Path, command: tuple[str, ...]) -> None:
    (folder / "inputs" / "kart.png").unlink()
    before = (folder / DOCUMENT).read_bytes()
    found = run(folder, *command, *TYPES)
    assert (found.returncode, found.stdout) == (1, "")
    line = TEXT[: TEXT.index("kart.png")].count("\n") + 1
    assert found.stderr.startswith(f"inputs/a.yaml:{line}:11: error Y019: there is no such picture")
    assert (folder / DOCUMENT).read_bytes() == before
