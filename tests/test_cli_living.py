"""verify, mark, accept and trace as a person runs them."""

import re
import shutil
from pathlib import Path

import docx
import pytest

from tests.samples import SMALL
from tests.test_cli import run
from tests.test_kinds import DECLARATION, made
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
NO_MASTER = "this is not used as a master, as it is not named by a municipality's number"
every_command = pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a dossier with a picture, a type that shows it, and the document that was built."""
    place = tmp_path_factory.mktemp("living")
    placed(place / "inputs", png(), "kart.png")
    (place / "inputs" / "a.yaml").write_text(TEXT, encoding="utf-8")
    words = paragraphs(f"Sak {PRINTS}", "Fra {{ dossier.municipality.unit }}")
    made(place / "types" / "shown", words=words)
    assert run(place, "build", *TYPES).returncode == 0
    return place


@pytest.fixture
def folder(built_once: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built_once, tmp_path, dirs_exist_ok=True)


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


@pytest.fixture
def lacking(folder: Path) -> Path:
    """Give the same with another type that has a fault, and a copy of a letterhead."""
    declared = DECLARATION.replace("plannotat", "annet").replace("phase: 3", "phase: 9")
    made(folder / "types" / "wrong", declared)
    placed(folder, b"stray", "masters/9901 - Kopi.docx")
    return folder


TOLD = {
    **{name: (0, command) for name, command in COMMANDS.items()},
    "impact": (0, ("impact", "--since", "inputs/a.yaml")),
    "status": (1, ("status",)),
    "build": (1, ("build", "--dry-run")),
}


@pytest.mark.parametrize(("code", "command"), TOLD.values(), ids=TOLD)
def test_what_types_and_letterheads_lack_is_told_and_stops_nobody_else(
    lacking: Path, code: int, command: tuple[str, ...]
) -> None:
    found = run(lacking, *command, *TYPES)
    assert found.returncode == code
    lines = [one for one in found.stderr.splitlines() if one.startswith(("types", "masters"))]
    assert lines == [
        "types/wrong/document.yaml:5:8: error T013: there is no phase values 9",
        f"masters/9901 - Kopi.docx:1:1: warning T012: {NO_MASTER}",
    ]


@every_command
def test_a_letterhead_that_cannot_be_used_is_told_and_is_no_fault_of_ours(
    folder: Path, command: tuple[str, ...]
) -> None:
    placed(folder, b"no zip", "masters/9901.docx")
    found = run(folder, *command, *TYPES)
    assert (found.returncode, found.stdout) == (1, "")
    lines = [one for one in found.stderr.splitlines() if one.startswith("masters/9901.docx:1:1:")]
    assert [one.split(":")[3] for one in lines] == [" warning T012", " error T001"]


@every_command
def test_a_dossier_with_faults_is_named_where_its_document_is_not_known(
    folder: Path, command: tuple[str, ...]
) -> None:
    dossier = folder / "inputs" / "a.yaml"
    dossier.write_text(TEXT.replace("group: internal", "group: intern"), encoding="utf-8")
    found = run(folder, *command, *TYPES)
    assert found.returncode == (4 if command[0] == "verify" else 2)
    faulty = "inputs/a.yaml: it has faults, so its documents are not known: saksflyt check inputs/a"
    assert faulty in found.stderr


@every_command
def test_a_document_of_a_type_that_is_not_at_hand_is_told_as_that(
    folder: Path, command: tuple[str, ...]
) -> None:
    shutil.move(folder / "types" / "shown", folder / "types" / "renamed")
    found = run(folder, *command, *TYPES)
    assert found.returncode == (4 if command[0] == "verify" else 2)
    told = f"{DOCUMENT}: its type, shown, is not at hand; name the folder of it with --templates\n"
    assert found.stderr == told


LETTER = "outputs/vik/oppfolgingsbrev-housing-office.docx"


@pytest.fixture(scope="module")
def sent_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a letter that was sent, and whose round has got a later day since."""
    place = tmp_path_factory.mktemp("sent")
    day = ("--as-of", "2026-03-02")
    start = ("init", "inputs/vik.yaml", "--short", "--municipality", "9910", *day)
    for words in (start, ("build", *day), ("mark", "sent", LETTER, "--date", "2026-03-03")):
        assert run(place, *words).returncode == 0
    dossier = place / "inputs" / "vik.yaml"
    text = dossier.read_text("utf-8")
    dossier.write_text(re.sub("(?m)^( *)date: 2026-03-02", r"\1date: 2026-03-20", text), "utf-8")
    return place


def test_what_left_the_house_before_its_round_is_told_of_stands(sent_once: Path) -> None:
    found = run(sent_once, "verify", LETTER)
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.startswith(f"{LETTER}: as it was made, frozen, its facts have changed")


@pytest.mark.parametrize(
    ("base", "told"),
    [
        (True, "written in: Et tillegg."),
        (False, "it cannot be made anew to see what, for what it tells came later"),
    ],
)
def test_an_edit_of_it_is_told_though_it_cannot_be_made_anew(
    sent_once: Path, tmp_path: Path, told: str, *, base: bool
) -> None:
    place = shutil.copytree(sent_once, tmp_path, dirs_exist_ok=True)
    document = docx.Document(str(place / LETTER))
    document.add_paragraph("Et tillegg.")
    document.save(str(place / LETTER))
    if not base:
        shutil.rmtree(place / "outputs" / "vik" / ".base")
    found = run(place, "verify", LETTER)
    assert (found.returncode, found.stderr) == (4, "")
    assert found.stdout.startswith(f"{LETTER}: edited by hand, frozen, ")
    assert f"\n  {told}\n" in found.stdout


def test_no_sentence_of_it_can_be_traced(sent_once: Path) -> None:
    found = run(sent_once, "trace", LETTER, "Boligkontoret")
    words = "oppfolgingsbrev-housing-office.docx is of 2026-03-02, and what it is made for came"
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr == f"{words} later\n"
