"""Pictures beside a dossier: who may be one, and which documents follow one that changes."""

import os
from pathlib import Path

import pytest

from pipeline import read, workflow
from pipeline.kinds import kinds
from pipeline.outcome import BuildOrder, Fate, Outcome
from tests.samples import SMALL, TODAY
from tests.test_kinds import DECLARATION, made
from tests.word.make import paragraphs, unzipped
from tests.word.test_picture import SECRET, chunk, jpeg, png

LISTED = """
pictures:
  - id: map
    file: {file}
    alt: {alt}
"""
ALT = "Kart over sentrum"
PRINTS = "{% for one in dossier.pictures if one.id == 'map' %}{{ one.picture }}{% endfor %}"


def written(folder: Path, file: str = "bilder/kart.png", alt: str = ALT) -> Path:
    dossier = folder / "d.yaml"
    dossier.write_text(SMALL + LISTED.format(file=file, alt=alt), encoding="utf-8")
    return dossier


def said(folder: Path, file: str = "bilder/kart.png", alt: str = ALT) -> list[str]:
    outcome = workflow.check(read.book(str(written(folder, file, alt))), TODAY)
    return [f"{one.code} {one.message}" for one in outcome.diagnostics if one.code[0] in "YF"]


def placed(folder: Path, content: bytes, name: str = "bilder/kart.png") -> None:
    (folder / name).parent.mkdir(exist_ok=True, parents=True)
    (folder / name).write_bytes(content)


@pytest.fixture(params=["from its folder", "by its names, as on Windows"])
def opened(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "names" in request.param:
        monkeypatch.setattr(os, "supports_dir_fd", set())


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("content", [png(), jpeg(), png(4, 2, chunk(b"tEXt", SECRET))])
def test_a_picture_beside_the_dossier_may_be_used_whatever_its_name(
    tmp_path: Path, content: bytes
) -> None:
    placed(tmp_path, content)
    assert said(tmp_path) == []


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("nei.png", "there is no such picture"),
        ("/etc/passwd", "the name leads out of the folder of the dossier"),
        ("../kart.png", "the name leads out of the folder of the dossier"),
        ("bilder/../bilder/kart.png", "the name leads out of the folder of the dossier"),
        ("bilder//kart.png", "the name leads out of the folder of the dossier"),
        ("C:/kart.png", "the name leads out of the folder of the dossier"),
        ("bilder", "this is not an ordinary file"),
        ("lenke.png", "a link or a device stands in the way, and is not opened"),
        ("lenke/kart.png", "a link or a device stands in the way, and is not opened"),
        ("pipe", "this is not an ordinary file"),
        ("d.yaml", "the file is neither a PNG nor a JPEG picture"),
        ("stor.png", "the picture is larger than 5000000 bytes"),
    ],
)
def test_what_is_no_picture_of_the_dossiers_folder_is_found(
    tmp_path: Path, file: str, message: str
) -> None:
    placed(tmp_path, png())
    placed(tmp_path, png() + bytes(6_000_000), "stor.png")
    (tmp_path / "lenke.png").symlink_to("bilder/kart.png")
    (tmp_path / "lenke").symlink_to("bilder")
    os.mkfifo(tmp_path / "pipe")
    assert said(tmp_path, file) == [f"Y019 {message}"]


def test_by_names_a_picture_that_is_exchanged_between_look_and_reading_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed(tmp_path, png())
    placed(tmp_path, png(), "annet.png")
    monkeypatch.setattr(os, "supports_dir_fd", set())
    opening = os.open

    def exchanged(path: str | Path, flags: int, **given: int) -> int:
        other = str(path).endswith("kart.png")
        return opening(tmp_path / "annet.png" if other else path, flags, **given)

    monkeypatch.setattr(os, "open", exchanged)
    found = read.picture(str(written(tmp_path)), "bilder/kart.png")
    assert str(found) == "a link or a device stands in the way, and is not opened"


def test_a_finding_of_a_picture_has_its_line_and_its_text_has_words(tmp_path: Path) -> None:
    placed(tmp_path, b"GIF89a")
    outcome = workflow.check(read.book(str(written(tmp_path, alt="Et kart"))), TODAY)
    first = len(SMALL.splitlines()) + 4
    found = [(one.line, str(one.message)) for one in outcome.diagnostics if one.code == "Y019"]
    assert found == [
        (first, "the file is neither a PNG nor a JPEG picture"),
        (first + 1, "the alternative text of the picture has fewer than three words"),
    ]


def test_a_dossier_from_standard_input_has_no_pictures() -> None:
    assert str(read.picture("-", "kart.png")).startswith("a dossier from standard input")


def built(folder: Path) -> Outcome:
    if not (folder / "types").exists():
        made(folder / "types" / "shown", words=paragraphs(f"Sak {PRINTS}"))
        other = DECLARATION.replace("plannotat", "annet")
        made(folder / "types" / "plain", other, words=paragraphs("Sak"))
    found = kinds(folder / "types")
    return workflow.build(str(written(folder)), BuildOrder(found.types, folder / "out", TODAY))


def test_a_changed_picture_makes_the_documents_that_print_it_stale_and_no_others(
    tmp_path: Path,
) -> None:
    placed(tmp_path, png())
    assert {one.fate for one in built(tmp_path).files} == {Fate.NEW}
    assert {one.fate for one in built(tmp_path).files} == {Fate.CURRENT}
    placed(tmp_path, png(6, 2))
    fates = {one.type: one.fate for one in built(tmp_path).files}
    assert fates == {"shown": Fate.STALE, "plain": Fate.CURRENT}
    held = [unzipped(one.read_bytes()) for one in (tmp_path / "out").glob("*/*.docx")]
    media = [one[name] for one in held for name in one if "media/picture" in name]
    assert media == [png(6, 2)]
