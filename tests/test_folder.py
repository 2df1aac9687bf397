"""A dossier that is a folder: it says what one file would, and each place is told by its file."""

import re
from pathlib import Path

import pytest

from pipeline import read, stray, write
from pipeline.diagnostics import Rejected, Unusable
from pipeline.dossier.issued import IssueState
from pipeline.folder import HEAD, bound, parts, unbound
from pipeline.parse import parse
from pipeline.source import load
from pipeline.workflow import check
from tests.living.laying import DOSSIER
from tests.samples import ROOT, SMALL, TODAY
from tests.test_cli import run
from tests.test_cli_revising import DAY, REVISION, git
from tests.test_mark import TEXT, Office
from tests.test_trace import traced

WHOLE = (ROOT / "inputs" / "eksempelvik.yaml").read_text(encoding="utf-8")
_SECTION = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)
_ITEM = re.compile(r"^(?=  - )", re.MULTILINE)
# So that the hyphens with which some begin a file do no harm.
BEGUN = "---\n"


def parted(folder: Path, whole: str, apart: tuple[str, ...], each: str | None = None) -> Path:
    """Write a dossier as a folder: some sections in files of their own, one with a file an item."""
    folder.mkdir(parents=True)
    head = ""
    for section in _SECTION.split(whole):
        name = section.partition(":")[0]
        if name == each:
            key, *items = _ITEM.split(section)
            (folder / name).mkdir()
            for number, item in enumerate(items):
                (folder / name / f"{number}.yaml").write_text(f"{BEGUN}{key}{item}", "utf-8")
        elif name in apart:
            (folder / f"{name}.yaml").write_text(section, encoding="utf-8")
        else:
            head += section
    (folder / HEAD).write_text(head, encoding="utf-8")
    return folder


@pytest.fixture
def example(tmp_path: Path) -> Path:
    return parted(tmp_path / "eksempelvik", WHOLE, ("decisions", "stakeholders"), each="cases")


def faults(folder: Path) -> list[tuple[str, int, int, str]]:
    book = read.book(str(folder))
    with pytest.raises(Rejected) as fault:
        load(book.content, book.path)
    found = fault.value.diagnostics
    return [(one.path, one.line, one.column, one.code) for one in found]


def test_the_files_are_bound_and_unbound_without_loss() -> None:
    files = [("b.yaml", b"b: 1"), (HEAD, b"id: x\n"), ("a/c.yaml", b"\n"), ("d.yaml", b"")]
    held = [("a/c.yaml", b"\n"), ("b.yaml", b"b: 1"), ("d.yaml", b""), (HEAD, b"id: x\n")]
    assert list(unbound(bound(files))) == held
    assert unbound(b"id: x\n") == ()


def test_a_folder_says_what_the_file_would_but_for_the_order(example: Path) -> None:
    book = read.book(str(example))
    assert load(book.content, book.path).data == load(WHOLE.encode(), "a.yaml").data


def test_every_place_is_in_the_file_where_it_stands(example: Path) -> None:
    book = read.book(str(example))
    held = load(book.content, book.path)
    assert parse(held).id == "eksempelvik"
    second = example / "cases" / "1.yaml"
    second.write_text(second.read_text("utf-8").replace("    title:", "    tittle:", 1), "utf-8")
    found = check(read.book(str(example)), TODAY).diagnostics
    line = (
        second.read_text("utf-8")
        .splitlines()
        .index(next(one for one in second.read_text("utf-8").splitlines() if "tittle" in one))
    )
    assert [(one.path, one.line, one.code) for one in found if "tittle" in str(one.message)] == [
        (str(second), line + 1, "S002")
    ]


def test_a_rule_speaks_of_the_line_of_the_file(example: Path) -> None:
    case = example / "cases" / "0.yaml"
    text = case.read_text("utf-8")
    case.write_text(text.replace("    background: ", "    background: TODO ", 1), "utf-8")
    found = check(read.book(str(example)), TODAY).diagnostics
    todo = next(one for one in found if one.code == "F072")
    line = next(n for n, one in enumerate(case.read_text("utf-8").splitlines(), 1) if "TODO" in one)
    assert (todo.path, todo.line) == (str(case), line)


def test_a_quote_that_is_not_closed_spoils_its_own_file_only(example: Path) -> None:
    (example / "broken.yaml").write_text('figures:\n  - {id: x, title: "y}\n', encoding="utf-8")
    assert faults(example) == [(f"{example}/broken.yaml", 2, 20, "Y003")]


def test_a_section_that_is_no_list_stands_in_one_file(example: Path) -> None:
    (example / "more.yaml").write_text("\n\nmunicipality: {}\n", encoding="utf-8")
    number = WHOLE[: WHOLE.index("\nmunicipality:")].count("\n") + 2
    assert faults(example) == [(f"{example}/{HEAD}", number, 1, "Y004")]


def test_a_file_that_holds_remarks_alone_is_let_be(example: Path) -> None:
    (example / "figures.yaml").write_text("# figures:\n\n# later\n", encoding="utf-8")
    book = read.book(str(example))
    assert load(book.content, book.path).data["id"] == "eksempelvik"


def test_who_names_a_part_means_the_dossier(example: Path) -> None:
    part = str(example / "cases" / "0.yaml")
    assert read.dossiers([part, str(example)]) == (str(example),)


def test_a_folder_of_dossiers_may_hold_folders_that_are_some(example: Path) -> None:
    beside = example.parent / "b.yaml"
    beside.write_text(WHOLE, encoding="utf-8")
    (example / "notes.txt").write_text("til oss selv", encoding="utf-8")
    assert read.dossiers([str(example.parent)]) == (str(beside), str(example))
    assert stray.beside([str(example.parent), str(example)]) == ()


def test_links_and_what_is_hidden_are_no_part(example: Path, tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("municipality: {}\n", encoding="utf-8")
    (example / "linked.yaml").symlink_to(tmp_path / "other.yaml")
    (example / ".draft.yaml").write_text("municipality: {}\n", encoding="utf-8")
    assert [name for name, _ in unbound(read.book(str(example)).content)] == [
        *(f"cases/{n}.yaml" for n in range(4)),
        *("decisions.yaml", "stakeholders.yaml", HEAD),
    ]


def test_a_dossier_in_the_folder_of_another_is_checked_as_its_own(tmp_path: Path) -> None:
    (tmp_path / HEAD).write_text(SMALL, encoding="utf-8")
    (tmp_path / "copy.yaml").write_text(SMALL, encoding="utf-16")
    (tmp_path / "own" / "parts").mkdir(parents=True)
    (tmp_path / "own" / HEAD).write_text(SMALL.replace("id: eksempelvik", "id: b"), "utf-8")
    (tmp_path / "own" / "parts" / "figures.yaml").write_text("figures: []\n", encoding="utf-8")
    done = run(tmp_path, "check", ".")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "copy.yaml:2:5: error O001: dossier.yaml has the same id",
        "    give each dossier its own id: it names the folder",
        "1 errors, 0 warnings",
    ]
    assert read.dossiers((str(tmp_path),)) == (
        *(str(tmp_path), str(tmp_path / "copy.yaml"), str(tmp_path / "own")),
    )
    assert read.dossiers((str(tmp_path / "copy.yaml"),)) == (str(tmp_path / "copy.yaml"),)
    part = str(tmp_path / "own" / "parts" / "figures.yaml")
    assert read.dossiers((part,)) == (str(tmp_path / "own"),)


def test_a_document_type_beside_a_dossier_is_no_part_of_it(tmp_path: Path) -> None:
    (tmp_path / HEAD).write_text(SMALL, encoding="utf-8")
    (tmp_path / "types" / "note").mkdir(parents=True)
    (tmp_path / "types" / "note" / "document.yaml").write_text("title: {nb: Notat}\n", "utf-8")
    (tmp_path / "types" / "note" / "more.yaml").write_text("a: b\n", encoding="utf-8")
    assert run(tmp_path, "check", HEAD).stdout == "No findings; dossiers checked: 1\n"


def test_what_is_no_part_was_none_at_a_revision_either() -> None:
    files = ("dossier.yaml", "a.yaml", "cases/b.yml", "types/note/document.yaml", ".x/c.yaml")
    others = ("types/note/more.yaml", "own/dossier.yaml", "own/d.yaml", "~e.yaml", "f.txt")
    assert tuple(parts((*files, *others))) == ("a.yaml", "cases/b.yml", "dossier.yaml")


def test_a_dossier_that_is_the_folder_one_stands_in_names_its_files_plainly(tmp_path: Path) -> None:
    (tmp_path / HEAD).write_text(SMALL.replace("norm: nb", "nrm: nb"), encoding="utf-8")
    done = run(tmp_path, "check", HEAD, "--format", "full")
    assert "  --> dossier.yaml:3:1\n  |\n3 | nrm: …\n" in done.stdout


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_file_keeps_its_encoding_and_its_line_ends(example: Path, encoding: str) -> None:
    file = example / "stakeholders.yaml"
    text = file.read_text("utf-8").replace("\n", "\r\n")
    file.write_bytes(text.encode(encoding))
    book = read.book(str(example))
    assert load(book.content, book.path).data == load(WHOLE.encode(), "a.yaml").data
    changed = book.content.replace(b"Boligkontoret", b"Bustadkontoret")
    assert write.entered(book, changed)
    assert file.read_bytes() == text.replace("Boligkontoret", "Bustadkontoret").encode(encoding)


def test_nothing_is_written_where_a_file_has_changed_meanwhile(example: Path) -> None:
    book = read.book(str(example))
    changed = book.content.replace(b"title:", b"title: ")
    (example / "decisions.yaml").write_text("decisions: []\n", encoding="utf-8")
    before = {one: one.read_bytes() for one in example.rglob("*.yaml")}
    assert not write.entered(book, changed)
    assert {one: one.read_bytes() for one in example.rglob("*.yaml")} == before


def test_more_than_a_dossier_may_hold_is_refused(example: Path) -> None:
    for number in range(3):
        (example / f"{number}.yaml").write_bytes(b"# " + b"x" * 800_000)
    with pytest.raises(Unusable) as fault:
        read.book(str(example))
    assert str(fault.value.text) == f"{example}: the folder holds more than a dossier may"


@pytest.mark.usefixtures("example")
def test_the_documents_are_those_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "a.yaml").write_text(WHOLE, encoding="utf-8")
    day = ("--as-of", "2026-03-02")
    assert run(tmp_path, "build", "one", "-o", "of-file", *day).returncode == 0
    assert run(tmp_path, "build", "eksempelvik", "-o", "of-folder", *day).returncode == 0
    one, other = (
        {file.name: file.read_bytes() for file in (tmp_path / name).glob("*/*.docx")}
        for name in ("of-file", "of-folder")
    )
    assert one == other
    assert len(one) > 30
    again = run(tmp_path, "build", "eksempelvik", "-o", "of-folder", "--check", *day)
    assert again.returncode == 0


def test_a_sentence_is_traced_to_the_file_and_line_that_it_follows_from(tmp_path: Path) -> None:
    office = Office(tmp_path)
    folder = parted(tmp_path / "dossiers" / "a", TEXT, ("municipality",))
    office.path.unlink()
    office.path = folder
    office.build()
    (found,) = traced(office, "Lederen rapporterer hver måned")
    line = (
        (folder / HEAD)
        .read_text("utf-8")
        .splitlines()
        .index("    reporting: Lederen rapporterer hver måned.")
    )
    assert [(one.file, one.line) for one in found.facts] == [(f"{folder}/{HEAD}", line + 1)]


def test_what_is_sent_is_entered_in_the_head_and_in_no_other_file(tmp_path: Path) -> None:
    office = Office(tmp_path)
    folder = parted(tmp_path / "dossiers" / "a", TEXT, ("stakeholders",))
    office.path.unlink()
    office.path = folder
    before = (folder / "stakeholders.yaml").read_bytes()
    head = (folder / HEAD).read_text("utf-8")
    office.build()
    office.mark(IssueState.SENT)
    after = (folder / HEAD).read_text("utf-8")
    assert after.startswith(head)
    assert re.fullmatch(r"\ndocuments:\n  - \{type: [^\n]+\}\n", after.removeprefix(head))
    assert (folder / "stakeholders.yaml").read_bytes() == before


def test_a_revision_is_laid_into_the_files_that_hold_what_it_changes(tmp_path: Path) -> None:
    folder = parted(tmp_path / "inputs" / "vik", DOSSIER, ("stakeholders", "plans"))
    (tmp_path / "rolled.yaml").write_text(REVISION, encoding="utf-8")
    before = {one.name: one.read_text("utf-8") for one in folder.iterdir()}
    assert run(tmp_path, "revise", "inputs", "--with", "rolled.yaml", *DAY).returncode == 0
    after = {one.name: one.read_text("utf-8") for one in folder.iterdir()}
    assert 'title: "Handlingsdel 2028–2031"' in after["plans.yaml"]
    assert after["stakeholders.yaml"] == before["stakeholders.yaml"]
    alone = tmp_path / "alone.yaml"
    alone.write_text(DOSSIER, encoding="utf-8")
    assert run(tmp_path, "revise", "alone.yaml", "--with", "rolled.yaml", *DAY).returncode == 0
    book = read.book(str(folder))
    assert load(book.content, book.path).data == load(alone.read_bytes(), "alone.yaml").data


def test_init_writes_a_folder_that_check_takes(tmp_path: Path) -> None:
    vik = ("inputs/vik", "--folder", "--municipality", "9901")
    made = run(tmp_path, "init", *vik, "--norm", "nb")
    assert (made.returncode, made.stdout) == (
        0,
        "Wrote inputs/vik. Fill it in, then run: saksflyt check inputs/vik\n",
    )
    names = {one.name for one in (tmp_path / "inputs" / "vik").iterdir()}
    assert {HEAD, "cases.yaml", "plans.yaml", "follow_up.yaml", "stakeholders.yaml"} <= names
    assert run(tmp_path, "check", "inputs/vik").returncode == 0
    again = run(tmp_path, "init", "inputs/vik", "--folder", "--municipality", "9901")
    assert again.returncode == 2
    assert "exists already and was left as it is" in again.stderr
    misnamed = run(tmp_path, "init", "vik.yaml", "--folder", "--municipality", "9901")
    assert misnamed.stderr.endswith("with --folder, name a folder, as in vik\n")


def test_what_a_folder_was_is_asked_of_git_file_by_file(tmp_path: Path) -> None:
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    (inputs / "vik.yaml").write_text(DOSSIER, encoding="utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "a file")
    (inputs / "vik.yaml").unlink()
    folder = parted(inputs / "vik", DOSSIER, ("stakeholders", "plans"))
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "a folder")
    plans = folder / "plans.yaml"
    plans.write_text(plans.read_text("utf-8").replace("2027–2030", "2027–2031"), "utf-8")
    for since in ("HEAD", "HEAD~1"):
        shown = run(tmp_path, "impact", "inputs/vik", "--since", since, *DAY)
        assert shown.returncode == 0, shown.stderr
        assert "2027–2031" in shown.stdout
    git(tmp_path, "checkout", "-q", "inputs")
    same = run(tmp_path, "impact", "inputs/vik", "--since", "HEAD~1", *DAY)
    assert "2027" not in same.stdout
