"""What a template may name is listed with the tag to write; a type is copied to begin one from."""

import io
from pathlib import Path

import docx
import pytest

from pipeline import kinds, proofread, read, render
from pipeline.fields import TagRow, fields
from pipeline.norm import Norm
from pipeline.word.shape import Sort
from tests.inside import Run, run
from tests.samples import NOTE, ROOT
from tests.word.make import dressed, saved, written

__all__ = ["run"]


def of(name: str) -> dict[str, TagRow]:
    (kind,) = kinds.kinds(read.templates_folder(), [name]).types
    return {row.path: row for one in fields(render.names(kind), Norm.NB) for row in one.rows}


def test_each_value_has_its_path_its_title_and_the_guard_that_it_needs() -> None:
    held = of("case-draft")
    assert held["dossier.plans[].title"].title == "Tittel"
    assert held["dossier.plans[].title"].tags == ("{{ one.title }}",)
    assert held["dossier.plans[].valid_to"].tags == (
        "{% if one.valid_to %}{{ one.valid_to }}{% endif %}",
    )
    assert held["item.case"].see == ""
    assert held["item.plans"].tags == ("{%p for one in item.plans %}", "{%p endfor %}")


def test_what_a_type_requires_needs_no_guard() -> None:
    assert of("case-draft")["dossier.foundation"].optional
    assert not of("value-foundation")["dossier.foundation"].optional


def test_every_tag_that_is_listed_is_one_that_the_check_accepts(tmp_path: Path) -> None:
    (kind,) = kinds.kinds(read.templates_folder(), ["case-draft"]).types
    lines: list[str] = []
    for one in fields(render.names(kind), Norm.NB):
        tags = [tag for row in one.rows if row.sort is not Sort.ANY for tag in row.tags]
        ends = [last for _, last in reversed(one.around)]
        lines += [*(first for first, _ in one.around), *tags, *ends]
    home = tmp_path / "note"
    home.mkdir()
    (home / "document.yaml").write_text(NOTE, encoding="utf-8")
    (home / "nb.docx").write_bytes(saved(dressed("# Notat", *lines)))
    (home / "nn.docx").write_bytes(saved(written("# Notat")))
    (held,) = proofread.shelves([str(tmp_path)])
    told = [one for one in proofread.check(held) if one.path == "note/nb.docx"]
    assert [str(one.message) for one in told if one.code in {"T003", "T004", "T005", "T021"}] == []


def test_the_command_lists_them_and_writes_a_word_file_to_copy_from(run: Run) -> None:
    shown = run("templates", "fields")
    assert "dossier.date\ta date\tDato\t{{ dossier.date }}\n" in shown.out
    assert "item." not in shown.out
    wrote = run("templates", "fields", "value-foundation", "--word", "out/tags.docx")
    assert (wrote.code, wrote.out) == (0, "Wrote out/tags.docx\n")
    made = docx.Document(io.BytesIO(Path("out/tags.docx").read_bytes()))
    cells = [cell.text for row in made.tables[1].rows for cell in row.cells]
    assert cells[:3] == ["Title", "Tag", "What it is"]
    assert run("templates", "fields", "no-such-type").code == 2


def test_a_type_is_copied_to_begin_one_from_and_nothing_is_written_over(run: Run) -> None:
    copied = ("templates", "copy", "mapping-request", "--to", "maler", "--as", "varsel")
    assert run(*copied).code == 0
    made = sorted(one.as_posix() for one in Path("maler").rglob("*.*"))
    assert made == [f"maler/varsel/{one}" for one in ("document.yaml", "nb.docx", "nn.docx")]
    own = read.templates_folder() / "mapping-request" / "nb.docx"
    assert Path("maler/varsel/nb.docx").read_bytes() == own.read_bytes()
    assert run("templates", "check", "maler").out == "No findings; document types checked: 1\n"
    Path("maler/varsel/nb.docx").write_bytes(b"mine")
    again = run(*copied)
    assert (again.code, Path("maler/varsel/nb.docx").read_bytes()) == (2, b"mine")
    assert run("templates", "copy", "mapping-request", "--to", "alle", "--shared").code == 0
    shared = sorted(one.name for one in Path("alle").iterdir())
    assert shared == ["blocks", "family.docx", "mapping-request"]
    assert run("templates", "copy", "no-such-type", "--to", "alle").code == 2


def test_copies_lie_beside_each_other_with_files_of_their_own_and_are_built_at_once(
    run: Run,
) -> None:
    for name in ("varsel", "purring"):
        assert run("templates", "copy", "case-draft", "--to", "maler", "--as", name).code == 0
    assert (
        Path("maler/varsel/document.yaml")
        .read_text("utf-8")
        .endswith("one_per: case_drafts\nrequires: []\nname:\n  nb: varsel\n  nn: varsel\n")
    )
    assert run("templates", "check", "maler").out == "No findings; document types checked: 2\n"
    dossier = str(ROOT / "inputs" / "nyvik.yaml")
    assert run("build", dossier, "--templates", "maler", "-o", "ut").code == 0
    made = sorted(one.name.partition("-")[0] for one in Path("ut").rglob("*-*.docx"))
    assert set(made) == {"varsel", "purring"}


@pytest.mark.parametrize("name", ["Purring", "purring tall", "../purring", "", "purring_tall"])
def test_a_name_that_no_type_can_have_is_refused_and_nothing_is_written(
    run: Run, name: str
) -> None:
    refused = run("templates", "copy", "case-draft", "--to", "maler", "--as", name)
    said = f"{name}: write the name with a to z, 0 to 9 and hyphens\n"
    assert (refused.code, refused.err, list(Path().iterdir())) == (2, said, [])
