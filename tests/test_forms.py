"""Documents are the same whether their templates were compiled now or kept by an earlier run."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import forms, read, render, shelf, workflow
from pipeline.cli import caching
from pipeline.diagnostics import Rejected
from pipeline.document import DocumentType
from pipeline.frozen import replace
from pipeline.norm import Norm
from pipeline.outcome import BuildOrder
from tests.conftest import Built
from tests.samples import EXAMPLES, MANDATE, ROOT, SMALL, TODAY

TYPES = workflow.types()
CLEAN = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}
# What a run with everything kept has no use for.
COMPILING = (
    *("docxtpl", "docx", "cerberus", "pipeline.word.vet", "pipeline.word.proof"),
    *("pipeline.word.syntax", "pipeline.word.lay", "pipeline.word.blocks"),
    *("concurrent.futures", "multiprocessing", "xlsxwriter", "http.client", "holidays"),
)


@pytest.fixture(autouse=True)
def anew() -> Iterator[None]:
    """Let each test read the cache itself, as a process of its own would."""
    forms.kept.cache_clear()
    yield
    forms.kept.cache_clear()


def run(
    folder: Path, *arguments: str, script: str = "main()", **environment: str
) -> subprocess.CompletedProcess[str]:
    text = f"import sys\nfrom pipeline.cli.program import main\n{script}"
    return subprocess.run(
        [sys.executable, "-c", text, *arguments],
        cwd=folder,
        env=CLEAN | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def built(folder: Path, output: str, *options: str, **environment: str) -> str:
    """Build the example in a process of its own, and give what it said of the cache."""
    named = ("inputs", "-o", output, "--as-of", TODAY.isoformat())
    done = run(folder, "-v", "build", *named, *options, **environment)
    assert done.returncode == 0, done.stderr
    return told(done.stderr)


def told(said: str) -> str:
    """Leave out the findings about the dossier."""
    return "".join(one for one in said.splitlines(keepends=True) if "cache" in one)


def documents(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in sorted(folder.glob("*/*.docx"))}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "project" / "inputs").mkdir(parents=True)
    text = SMALL + MANDATE
    (tmp_path / "project" / "inputs" / "a.yaml").write_text(text, encoding="utf-8")
    return tmp_path / "project"


def entries(cache: Path) -> list[Path]:
    return sorted(one for one in cache.rglob("*") if one.is_file())


def test_every_document_of_every_example_is_the_same_cold_and_warm(
    built: Built, tmp_path: Path
) -> None:
    cache, named = tmp_path / "cache", tuple(map(str, EXAMPLES))
    (tmp_path / "work").mkdir()
    for turn in ("cold", "warm"):
        output, copies = tmp_path / turn, tmp_path / f"{turn} copies"
        for more in ((), ("--copy", str(copies))):
            arguments = ("-q", "build", *named, "-o", str(output), "--as-of", TODAY.isoformat())
            done = run(tmp_path / "work", *arguments, *more, XDG_CACHE_HOME=str(cache))
            assert done.returncode in (0, 1), done.stderr
        made = (*output.glob("*/*.docx"), *copies.glob("*/*.docx"))
        assert {f"{one.parent.name}/{one.name}": one.read_bytes() for one in made} == built
    assert len(entries(cache)) >= len(TYPES)


def test_with_everything_kept_nothing_that_compiles_is_loaded(project: Path) -> None:
    script = (
        f"try: main()\nfinally: print([one for one in {COMPILING} if one in sys.modules],"
        " file=sys.stderr)"
    )
    cache = str(project.parent / "cache")
    for loaded in (True, False):
        output = f"outputs-{loaded}"
        done = run(project, "-q", "build", "-o", output, script=script, XDG_CACHE_HOME=cache)
        assert (done.stderr.strip().splitlines()[-1] != "[]") == loaded
    assert documents(project / "outputs-True") == documents(project / "outputs-False")


def test_a_second_run_writes_nothing_anew(project: Path) -> None:
    cache = project.parent / "cache"
    assert built(project, "first", XDG_CACHE_HOME=str(cache)) == ""
    held = {one: one.stat().st_mtime_ns for one in entries(cache)}
    assert len(held) == 1
    assert built(project, "second", XDG_CACHE_HOME=str(cache)) == ""
    assert {one: one.stat().st_mtime_ns for one in entries(cache)} == held
    assert documents(project / "first") == documents(project / "second")


@pytest.mark.parametrize("what", ["torn", "hostile", "folder"])
def test_what_is_odd_is_told_once_to_who_asks_and_changes_nothing(project: Path, what: str) -> None:
    cache = project.parent / "cache"
    built(project, "first", XDG_CACHE_HOME=str(cache))
    (entry,) = entries(cache)
    if what == "folder":
        entry.parent.chmod(0o777)
    else:
        entry.write_bytes(entry.read_bytes()[:-7] if what == "torn" else b"\0" * 500)
    held = entry.read_bytes()
    said = built(project, "second", XDG_CACHE_HOME=str(cache))
    path = entry.parent if what == "folder" else entry
    assert said == f"{path}: not as the program left it; the cache is not used\n"
    assert documents(project / "first") == documents(project / "second")
    assert entry.read_bytes() == held
    done = run(project, "build", "-o", "third", XDG_CACHE_HOME=str(cache))
    assert told(done.stderr) == ""


def test_an_entry_that_was_written_by_another_hand_is_not_read_as_a_template(
    tmp_path: Path,
) -> None:
    order = BuildOrder(TYPES, tmp_path, TODAY, cache=tmp_path / "cache")
    made = forms.form(TYPES[0], Norm.NB, TYPES[0].family, order)
    (entry,) = entries(tmp_path / "cache")
    entry.write_bytes(shelf.sealed(entry.name, b"no template"))
    forms.kept.cache_clear()
    again = forms.form(TYPES[0], Norm.NB, TYPES[0].family, order)
    assert again.note.msgid == "{path}: what is kept there cannot be read"
    assert again.form.slots[0] == made.form.slots[0]


@pytest.mark.parametrize(
    ("options", "environment"),
    [
        (("--no-cache",), {}),
        ((), {"CI": "true"}),
        ((), {"XDG_CACHE_HOME": "cache"}),
        ((), {"XDG_CACHE_HOME": "/proc/nothing"}),
    ],
    ids=["told", "CI", "relative", "read-only"],
)
def test_without_a_cache_documents_are_made_all_the_same(
    project: Path, options: tuple[str, ...], environment: dict[str, str]
) -> None:
    own = {"HOME": "", "XDG_CACHE_HOME": str(project.parent / "cache")} | environment
    done = run(project, "build", "-o", "outputs", *options, **own)
    assert (done.returncode, told(done.stderr)) == (0, "")
    assert documents(project / "outputs")
    assert not entries(project.parent / "cache")


@pytest.mark.parametrize("inside", ["", ".cache", "outputs", "templates"])
def test_nothing_is_kept_in_what_is_worked_on(project: Path, inside: str) -> None:
    cache = project / inside
    said = built(project, "made", XDG_CACHE_HOME=str(cache))
    assert said == f"{cache}: the cache lies in a folder that is worked in, and is not used\n"
    assert not list(project.rglob("saksflyt"))


def test_the_cache_is_where_the_system_has_it() -> None:
    def place(*, windows: bool = False, **environment: str) -> str:
        return str(caching.folder(environment, windows=windows) or "")

    assert place(XDG_CACHE_HOME="/c", HOME="/user") == "/c"
    assert place(HOME="/user") == "/user/.cache"
    assert place(XDG_CACHE_HOME="c", HOME="/user") == "/user/.cache"
    assert place(XDG_CACHE_HOME="", HOME="") == ""
    assert place(HOME="a") == ""
    assert place(LOCALAPPDATA="/local", HOME="/user", windows=True) == "/local"
    assert place(HOME="/user", windows=True) == ""


def test_a_refused_template_is_not_kept(tmp_path: Path) -> None:
    order = BuildOrder(TYPES, tmp_path, TODAY, cache=tmp_path / "cache")
    word = TYPES[0].templates[Norm.NB]
    torn = replace(TYPES[0], templates={Norm.NB: word[: len(word) // 2]})
    with pytest.raises(Rejected):
        forms.form(torn, Norm.NB, torn.family, order)
    fault = replace(TYPES[0].family, content=b"", fault=caught().diagnostics[0])
    with pytest.raises(Rejected):
        forms.form(TYPES[0], Norm.NB, fault, order)
    assert not entries(tmp_path)


def caught() -> Rejected:
    word = TYPES[0].templates[Norm.NB]
    torn = replace(TYPES[0], templates={Norm.NB: word[: len(word) // 2]})
    with pytest.raises(Rejected) as found:
        render.compiled(torn, Norm.NB, torn.family)
    return found.value


def test_a_type_whose_names_nobody_knows_is_not_kept(tmp_path: Path) -> None:
    order = BuildOrder(TYPES, tmp_path, TODAY, cache=tmp_path / "cache")
    needs = next(one for one in TYPES if one.declaration.one_per != "dossier")
    whole = replace(needs.declaration, one_per="dossier")
    own = replace(needs, own=True, declaration=whole)
    with pytest.raises(Rejected):
        forms.form(own, Norm.NB, own.family, order)
    assert not entries(tmp_path)


def keys(kind: DocumentType, tmp_path: Path) -> Iterator[str]:
    """Give the key of a template, and of one that differs in each of what decides it."""
    order = BuildOrder(TYPES, tmp_path, TODAY, cache=tmp_path / "cache")
    look, words = kind.family, kind.templates[Norm.NB]
    for one, norm, family, by in (
        (kind, Norm.NB, look, order),
        (kind, Norm.NN, look, order),
        (replace(kind, templates=dict.fromkeys(Norm, words + b" ")), Norm.NB, look, order),
        (replace(kind, blocks={}), Norm.NB, look, order),
        (replace(kind, name="another"), Norm.NB, look, order),
        (replace(kind, own=True), Norm.NB, look, order),
        (replace(kind, declaration=TYPES[1].declaration), Norm.NB, look, order),
        (kind, Norm.NB, replace(look, content=look.content + b" "), order),
        (kind, Norm.NB, replace(look, name="9902.docx"), order),
        (kind, Norm.NB, replace(look, proven=False), order),
        (kind, Norm.NB, look, replace(order, program="another")),
    ):
        yield forms.key(forms.wanted(one, norm, family, by))


def test_the_key_tells_apart_all_that_decides_a_template(tmp_path: Path) -> None:
    found = list(keys(TYPES[0], tmp_path))
    assert len(set(found)) == len(found)
    assert all(map(shelf.is_entry, found))
    assert list(keys(TYPES[0], tmp_path)) == found


def test_the_key_knows_the_versions_of_the_libraries() -> None:
    told = read.versions(("jinja2", "lxml", "docxtpl"))
    assert [one.partition("-")[0] for one in told.split()] == ["jinja2", "lxml", "docxtpl"]
    with pytest.raises(shelf.Odd):
        read.versions(("no_such_library",))
