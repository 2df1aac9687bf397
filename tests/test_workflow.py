import datetime as dt
import errno
import hashlib
import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import batch, outputs, read, workflow
from pipeline.diagnostics import Severity
from pipeline.document import Look
from pipeline.frozen import replace
from pipeline.masters import masters_in
from pipeline.norm import Norm
from pipeline.outcome import BuildOrder, Fate, Outcome
from pipeline.word import prose
from tests.samples import EXAMPLES, MANDATE, ROOT, SMALL, TODAY
from tests.word.make import edge_of, saying, texts, unzipped

TYPES = workflow.types()


# Each costs a start more than judging a small dossier does.
HEAVY = (
    *("lxml", "jinja2", "openpyxl", "urllib.request", "multiprocessing", "pipeline.render"),
    *("pipeline.plan", "pipeline.manual", "pipeline.formats.statistics"),
)


def test_a_check_loads_nothing_that_only_a_build_needs() -> None:
    program = (
        "import sys\n"
        "from pipeline.cli.program import main\n"
        "heavy, sys.argv[1:] = sys.argv[2:], ['check', sys.argv[1], '--as-of', '2026-03-02']\n"
        "try: main()\n"
        "finally: print(*(one for one in heavy if one in sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(EXAMPLES[0]), *HEAVY],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stdout == "No findings; dossiers checked: 1\n"
    assert done.stderr.split() == []


def order(tmp_path: Path) -> BuildOrder:
    return BuildOrder(TYPES, tmp_path / "outputs", TODAY)


def dossier(tmp_path: Path, text: str = SMALL + MANDATE, name: str = "a.yaml") -> str:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def fates(outcome: Outcome) -> dict[str, Fate]:
    return {one.name: one.fate for one in outcome.files}


def only_file(outcome: Outcome) -> Path:
    (file,) = outcome.files
    assert outcome.folder is not None
    return outcome.folder / file.name


def test_what_is_due_is_written_once_and_then_left(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    first = workflow.build(path, order(tmp_path))
    assert set(fates(first).values()) == {Fate.NEW}
    stamp = only_file(first).stat().st_mtime_ns
    second = workflow.build(path, order(tmp_path))
    assert set(fates(second).values()) == {Fate.CURRENT}
    assert only_file(first).stat().st_mtime_ns == stamp


def test_a_changed_fact_makes_the_document_anew(tmp_path: Path) -> None:
    first = workflow.build(dossier(tmp_path), order(tmp_path))
    old = only_file(first).read_bytes()
    changed = dossier(tmp_path, (SMALL + MANDATE).replace("Kommunalsjefen", "Velferdssjefen"))
    second = workflow.build(changed, order(tmp_path))
    assert set(fates(second).values()) == {Fate.STALE}
    assert only_file(first).read_bytes() != old
    assert set(fates(workflow.build(changed, order(tmp_path))).values()) == {Fate.CURRENT}


def test_a_file_edited_by_hand_is_never_overwritten(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    file = only_file(workflow.build(path, order(tmp_path)))
    file.write_bytes(file.read_bytes() + b"edit")
    edited = file.read_bytes()
    for text in (SMALL + MANDATE, (SMALL + MANDATE).replace("Kommunalsjefen", "Velferdssjefen")):
        again = workflow.build(dossier(tmp_path, text), order(tmp_path))
        assert set(fates(again).values()) == {Fate.EDITED}
        assert file.read_bytes() == edited


def test_a_file_that_the_manifest_does_not_know_counts_as_edited(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    file = only_file(workflow.build(path, order(tmp_path)))
    file.write_bytes(b"from somewhere else")
    (file.parent / "manifest.json").unlink()
    assert set(fates(workflow.build(path, order(tmp_path))).values()) == {Fate.EDITED}
    assert file.read_bytes() == b"from somewhere else"


def test_a_lost_manifest_is_made_again_from_files_that_are_as_generated(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    file = only_file(workflow.build(path, order(tmp_path)))
    (file.parent / "manifest.json").unlink()
    assert set(fates(workflow.build(path, order(tmp_path))).values()) == {Fate.CURRENT}
    held = outputs.folder(file.parent)
    assert held.manifest.documents[file.name].digest == held.digests[file.name]


def test_a_deleted_file_is_written_again(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    file = only_file(workflow.build(path, order(tmp_path)))
    file.unlink()
    assert set(fates(workflow.build(path, order(tmp_path))).values()) == {Fate.NEW}
    assert file.exists()


def test_a_frozen_document_is_never_touched(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    file = only_file(workflow.build(path, order(tmp_path)))
    manifest = file.parent / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"draft"', '"sent"'), encoding="utf-8")
    sent = file.read_bytes()
    changed = dossier(tmp_path, (SMALL + MANDATE).replace("Kommunalsjefen", "Velferdssjefen"))
    assert set(fates(workflow.build(changed, order(tmp_path))).values()) == {Fate.FROZEN}
    assert file.read_bytes() == sent


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    outcome = workflow.build(dossier(tmp_path), replace(order(tmp_path), writes=False))
    assert set(fates(outcome).values()) == {Fate.NEW}
    assert not (tmp_path / "outputs").exists()


def test_one_dossier_that_fails_never_stops_the_others(tmp_path: Path) -> None:
    bad = dossier(
        tmp_path, SMALL.replace("norm: nb", "norm: x").replace("id: ek", "id: s"), "b.yaml"
    )
    good = dossier(tmp_path, name="good.yaml")
    outcomes = tuple(batch.build_all((str(tmp_path / "none.yaml"), bad, good), order(tmp_path)))
    assert "no such file" in str(outcomes[0].troubles)
    assert [one.code for one in outcomes[1].diagnostics] == ["S004"]
    assert set(fates(outcomes[2]).values()) == {Fate.NEW}


def test_two_dossiers_with_one_id_do_not_overwrite_each_other(tmp_path: Path) -> None:
    paths = (dossier(tmp_path, name="a.yaml"), dossier(tmp_path, name="b.yaml"))
    first, second = batch.build_all(paths, order(tmp_path))
    assert set(fates(first).values()) == {Fate.NEW}
    assert [
        (one.path, one.code) for one in second.diagnostics if one.severity is Severity.ERROR
    ] == [(paths[1], "O001")]


@pytest.mark.parametrize(
    "written",
    ['id: "eksempelvik"', "id: eksempelvik  # the same", "id:\n  eksempelvik", "'id': eksempelvik"],
)
def test_an_id_is_the_same_however_it_is_written(tmp_path: Path, written: str) -> None:
    other = (SMALL + MANDATE).replace("id: eksempelvik", written, 1)
    paths = (dossier(tmp_path, name="a.yaml"), dossier(tmp_path, other, "b.yaml"))
    _, second = batch.build_all(paths, order(tmp_path))
    assert "O001" in [one.code for one in second.diagnostics]


def _a_file_for_the_output(output: Path) -> None:
    output.write_bytes(b"")


def _a_file_for_the_folder(output: Path) -> None:
    output.mkdir()
    (output / "eksempelvik").write_bytes(b"")


def _a_folder_for(name: str) -> Callable[[Path], None]:
    def made(output: Path) -> None:
        (output / "eksempelvik" / name).mkdir(parents=True)

    return made


DOCUMENT = "mandatforesporsel-values.docx"


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (_a_file_for_the_output, ""),
        (_a_file_for_the_folder, "eksempelvik"),
        (_a_folder_for(DOCUMENT), f"eksempelvik/{DOCUMENT}"),
        (_a_folder_for("manifest.json"), "eksempelvik/manifest.json"),
        (_a_folder_for(".lock"), "eksempelvik/.lock"),
    ],
)
def test_what_is_in_the_way_is_named_and_stops_nobody_else(
    tmp_path: Path, spoil: Callable[[Path], None], named: str
) -> None:
    output = tmp_path / "outputs"
    spoil(output)
    other = (SMALL + MANDATE).replace("id: eksempelvik", "id: other", 1)
    paths = (dossier(tmp_path, name="a.yaml"), dossier(tmp_path, other, "b.yaml"))
    first, second = batch.build_all(paths, order(tmp_path))
    (trouble, *_) = first.troubles
    assert str(trouble).startswith(str(output / named))
    assert ".saksflyt-" not in str(first.troubles)
    assert bool(second.troubles) is (spoil is _a_file_for_the_output)


def test_a_full_disk_names_the_output_and_leaves_every_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = dossier(tmp_path)
    file = only_file(workflow.build(path, order(tmp_path)))
    whole = file.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    changed = dossier(tmp_path, (SMALL + MANDATE).replace("Kommunalsjefen", "Velferdssjefen"))
    outcome = workflow.build(changed, order(tmp_path))
    (trouble,) = outcome.troubles
    assert str(trouble) == f"{file}: the disk is full; make room, and run again"
    assert file.read_bytes() == whole
    assert not list(file.parent.rglob(".saksflyt-*"))
    monkeypatch.undo()
    assert set(fates(workflow.build(changed, order(tmp_path))).values()) == {Fate.STALE}


def test_a_manifest_damaged_at_any_byte_costs_no_edit(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    file = only_file(workflow.build(path, order(tmp_path)))
    manifest = file.parent / "manifest.json"
    stored = manifest.read_bytes().replace(b'"draft"', b'"sent"')
    file.write_bytes(b"edited")
    for place in range(len(stored)):
        for byte in (b"\xff", b"0", b'"', b"}"):
            manifest.write_bytes(stored[:place] + byte + stored[place + 1 :])
            held = outputs.folder(file.parent).manifest
            assert all(isinstance(one.digest, str) for one in held.documents.values())
        outcome = (
            workflow.build(path, replace(order(tmp_path), writes=False))
            if place % 40 == 0
            else None
        )
        if outcome:
            assert set(fates(outcome).values()) <= {Fate.EDITED, Fate.FROZEN, Fate.UNCERTAIN}
    assert file.read_bytes() == b"edited"


def test_a_template_that_fails_names_itself_and_does_not_stop_the_others(tmp_path: Path) -> None:
    broken = replace(TYPES[0], name="broken", templates=dict.fromkeys(TYPES[0].templates, b"torn"))
    kinds = (
        replace(broken, declaration=replace(broken.declaration, one_per="dossier", requires=())),
        *TYPES,
    )
    outcome = workflow.build(dossier(tmp_path), replace(order(tmp_path), types=kinds))
    assert sorted(fates(outcome).values()) == [Fate.FAILED, Fate.NEW]
    errors = [one for one in outcome.diagnostics if one.severity is Severity.ERROR]
    assert [(one.path, one.code) for one in errors] == [("broken/nb.docx", "T001")]


def test_more_processes_give_the_same_files(tmp_path: Path) -> None:
    paths = tuple(map(str, EXAMPLES))
    folders = []
    for jobs in (1, 2):
        output = tmp_path / str(jobs)
        outcomes = tuple(batch.build_all(paths, BuildOrder(TYPES, output, TODAY), jobs))
        assert [one.path for one in outcomes] == list(paths)
        folders.append(
            {
                str(one.relative_to(output)): hashlib.sha256(one.read_bytes()).hexdigest()
                for one in sorted(output.rglob("*.docx"))
            }
        )
    assert folders[0] == folders[1]
    assert folders[0]


def test_a_document_carries_what_it_is_and_the_manifest_what_it_follows_from(
    tmp_path: Path,
) -> None:
    path = dossier(tmp_path)
    file = only_file(workflow.build(path, order(tmp_path)))
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as package:
        (part,) = (one for one in package.namelist() if one.endswith("item1.xml"))
        provenance = package.read(part).decode()
    assert provenance.partition(">\n")[2] == (
        '<provenance xmlns="urn:saksflyt:provenance:2"><type>mandate-request</type>'
        "<item>values</item><day>2026-03-02</day></provenance>"
    )
    basis = outputs.folder(file.parent).manifest.documents[file.name].basis
    assert basis.facts == hashlib.sha256(Path(path).read_bytes()).hexdigest()


def test_an_unknown_type_is_refused_with_the_ones_there_are() -> None:
    with pytest.raises(read.Unreadable, match="case-draft"):
        workflow.types(only=["no-such-type"])


def test_the_day_decides_what_check_finds_and_not_what_build_writes(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    file = only_file(workflow.build(path, order(tmp_path)))
    later = replace(order(tmp_path), as_of=dt.date(2031, 1, 1), output=tmp_path / "later")
    assert only_file(workflow.build(path, later)).read_bytes() == file.read_bytes()


FJORDHEIM = (SMALL + MANDATE).replace("number: 9901", "number: 9902")
LOOK = masters_in(ROOT / "masters")


def test_a_master_gives_its_municipality_another_look_and_the_same_words(tmp_path: Path) -> None:
    path = dossier(tmp_path, FJORDHEIM)
    plain = only_file(workflow.build(path, order(tmp_path))).read_bytes()
    mastered = replace(order(tmp_path), masters=LOOK)
    outcome = workflow.build(path, mastered)
    assert set(fates(outcome).values()) == {Fate.STALE}
    look = only_file(outcome).read_bytes()
    assert prose.text(look) == prose.text(plain)
    assert look != plain
    file = only_file(outcome)
    basis = outputs.folder(file.parent).manifest.documents[file.name].basis
    assert basis.family == LOOK["9902"].digest
    assert "Eksempelvik kommune" in texts(look, edge_of(look))
    assert set(fates(workflow.build(path, mastered)).values()) == {Fate.CURRENT}


def test_a_changed_master_makes_documents_stale_and_only_its_own(tmp_path: Path) -> None:
    paths = (
        dossier(tmp_path, FJORDHEIM, "f.yaml"),
        dossier(tmp_path, (SMALL + MANDATE).replace("id: eks", "id: u"), "e.yaml"),
    )
    mastered = replace(order(tmp_path), masters=LOOK)
    assert [set(fates(workflow.build(one, mastered)).values()) for one in paths] == [
        {Fate.NEW},
        {Fate.NEW},
    ]
    again = [set(fates(workflow.build(one, order(tmp_path))).values()) for one in paths]
    assert again == [{Fate.STALE}, {Fate.CURRENT}]


def test_a_letterhead_copied_from_a_case_serves_all_types(tmp_path: Path) -> None:
    copied = TYPES[[one.name for one in TYPES].index("case-draft")].templates[Norm.NB]
    look = {"9901": Look("masters/9901.docx", copied, "x")}
    looks = {number: next(iter(look.values())) for number in ("9901", "9902", "9903", "9906")}
    clad = replace(order(tmp_path), masters=looks)
    outcomes = [
        workflow.build(str(ROOT / "inputs" / f"{name}.yaml"), clad)
        for name in ("eksempelvik", "fjordheim", "storby", "nyvik")
    ]
    # Some of an example's documents are said to have been sent from another machine.
    known = {Fate.NEW, Fate.AWAY}
    assert {fate for one in outcomes for fate in fates(one).values()} <= known
    assert {one.type for held in outcomes for one in held.files} == {one.name for one in TYPES}
    notice = tmp_path / "outputs" / "eksempelvik" / "planoversikt.docx"
    heads = [text for name, text in unzipped(notice.read_bytes()).items() if "header" in name]
    assert not any("Saksframlegg" in one.decode() for one in heads)


@pytest.mark.parametrize(
    ("tag", "found", "hint"),
    [
        ("{{ municipality.nam }}", "T005", "name"),
        ("{{ municipality.name }", "T003", ""),
        ("{{ dossier.municipality.name }}", "T005", "municipality.name"),
        ("{% if 0 %}{{ dossier.organisation_number }}{% endif %}", "T005", "organisation_number"),
        ("{{ item.title }}", "T005", "document.title"),
        ("{{ item.case.title }}", "T005", "text of that type"),
        ("{{ municpality.name }}", "T005", "municipality"),
        ("{% if 0 %}{{ municipality.nam }}{% endif %}", "T005", "name"),
        ("{% if document.leter %}x{% endif %}", "T005", "letter"),
        ("{% for one in dossier.plans %}{{ one }}{% endfor %}", "T005", "text of that type"),
    ],
)
def test_a_fault_of_a_master_names_the_master_and_what_is_meant(
    tmp_path: Path, tag: str, found: str, hint: str
) -> None:
    content = saying(LOOK["9902"].content, "{{ municipality.name }}", tag)
    broken = Look("masters/9902.docx", content, "")
    path = dossier(tmp_path, FJORDHEIM)
    outcome = workflow.build(path, replace(order(tmp_path), masters={"9902": broken}))
    assert set(fates(outcome).values()) == {Fate.FAILED}
    (one,) = (one for one in outcome.diagnostics if one.severity is Severity.ERROR)
    assert (one.code, one.path) == (found, "masters/9902.docx")
    assert edge_of(content) in str(one.message)
    assert hint in str(one.hint)
    if "only" in str(one.message):
        assert "municipality, document" in str(one.message)


def test_a_family_prints_what_the_type_is_and_whether_it_is_a_letter(tmp_path: Path) -> None:
    tags = "{{ document.title }}|{{ document.kind }}|{% if document.letter %}Brev{% endif %}"
    content = saying(TYPES[0].family.content, "{{ municipality.unit }}", tags)
    family = Look("family.docx", content, "")
    types = tuple(replace(one, family=family) for one in TYPES)
    path = str(ROOT / "inputs" / "eksempelvik.yaml")
    folder = workflow.build(path, replace(order(tmp_path), types=types)).folder
    assert folder is not None
    said = {
        name: prose.every_text((folder / name).read_bytes())
        for name in ("planoversikt.docx", "oppfolgingsbrev-nav.docx")
    }
    assert "Eksempelvik kommune|Planoversikt|" in said["planoversikt.docx"]
    letter = "(NAV Eksempelvik)|Oppfølging av vedtak|Brev"
    assert letter in said["oppfolgingsbrev-nav.docx"]


def test_a_folder_of_types_without_a_family_has_the_programs_own(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "templates" / "mandate-request", tmp_path / "mandate-request")
    (alone,) = workflow.types(tmp_path)
    assert alone.family.content == (ROOT / "templates" / "family.docx").read_bytes()
    shutil.copy(ROOT / "masters" / "9902.docx", tmp_path / "family.docx")
    (clad,) = workflow.types(tmp_path)
    assert clad.family.content == LOOK["9902"].content
