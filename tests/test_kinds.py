"""A document type that is wrong says so where its author can mend it, and costs nobody else."""

import os
import re
import shutil
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx
import pytest

from pipeline import proofread, read
from pipeline.diagnostics import Diagnostic, Severity
from pipeline.document import Job
from pipeline.dossier.dossier import Dossier
from pipeline.kinds import Offer, kinds, offers
from pipeline.outcome import BuildOrder, Fate
from pipeline.plan import plan
from pipeline.views.needs import LISTS, NEEDS
from pipeline.views.views import Items, Views
from pipeline.workflow import build
from tests.samples import ROOT, SMALL, TODAY, parsed
from tests.word.make import edge_of, paragraphs, saved, texts

DECLARATION = """\
title:
  nb: Plannotat
  nn: Plannotat
process: values
phase: 3
one_per: dossier
requires:
  - stakeholders
name:
  nb: plannotat
  nn: plannotat
"""
WORDS = paragraphs("{{ dossier.municipality.name }}")
EXAMPLE = ROOT / "inputs" / "eksempelvik.yaml"
GUIDE = (ROOT / "docs" / "how-to" / "add-a-document-type.md").read_text("utf-8")


def made(folder: Path, declaration: str | bytes = DECLARATION, words: bytes = WORDS) -> Path:
    """Write a type into its folder, and give the folder that it lies in."""
    folder.mkdir(parents=True)
    written = declaration.encode() if isinstance(declaration, str) else declaration
    (folder / "document.yaml").write_bytes(written)
    for norm in ("nb", "nn"):
        (folder / f"{norm}.docx").write_bytes(words)
    return folder.parent


def with_a_sound_one(tmp_path: Path) -> Path:
    sound = DECLARATION.replace("nb: plannotat", "nb: notat").replace("nn: plannotat", "nn: notat")
    return made(tmp_path / "a-sound-one", sound)


def told(findings: tuple[Diagnostic, ...]) -> list[str]:
    """Give the findings as lines of `file:line:column code message`."""
    return [
        f"{Path(one.path).name}:{one.line}:{one.column} {one.code} {one.message}"
        for one in findings
    ]


def test_the_programs_own_types_are_sound() -> None:
    found = kinds(ROOT / "templates")
    assert [one.name for one in found.types] == sorted(
        path.parent.name for path in ROOT.glob("templates/*/document.yaml")
    )
    assert found.findings == ()


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("dossier", "plans_inputs", "document.yaml:6:10 T013 one_per cannot be plans_inputs"),
        ("dossier", "values", "document.yaml:6:10 T013 one_per cannot be values"),
        ("dossier", "unit", "document.yaml:6:10 T013 one_per cannot be unit"),
        ("dossier", "texts", "document.yaml:6:10 T013 one_per cannot be texts"),
        ("dossier", "[dossier]", "document.yaml:6:10 S003 a plain value is expected here, "),
        (
            "- stakeholders",
            "- foundation\n  - foundation_decison",
            "document.yaml:9:5 T013 a dossier has nothing called foundation_decison",
        ),
        ("- stake", "- _stake", "document.yaml:8:5 T013 a dossier has nothing called _stake"),
        ("- stakeholders", "- mapping", "document.yaml:8:5 T013 mapping is in every dossier"),
        ("- stakeholders", "- unit", "document.yaml:8:5 T013 a dossier has nothing called unit"),
        ("- stakeholders", "- reading", "document.yaml:8:5 T013 a dossier has nothing called "),
        ("phase: 3", "phase: 9", "document.yaml:5:8 T013 there is no phase values 9"),
        ("phase: 3", "phase: 4", "document.yaml:5:8 T013 there is no phase values 4"),
        ("phase: 3", "phase: -1", "document.yaml:5:8 T013 there is no phase values -1"),
        ("phase: 3", "phase: tre", "document.yaml:5:8 S006 a whole number is expected here"),
        ("phase: 3\n", "", "document.yaml:1:1 S001 phase (Fase) is missing"),
        (
            "phase: 3",
            "phase: 3\nalso: [organisation 4, values 7]",
            "document.yaml:6:24 T013 there is no phase values 7",
        ),
        (
            "one_per: dossier",
            "one_per: case_drafts\neditions: rolling",
            "document.yaml:7:11 T013 only a type that is made once for the dossier has editions",
        ),
        (
            "one_per: dossier",
            "one_per: dossier\neditions: yearly",
            "document.yaml:7:11 S004 editions ",
        ),
        (
            "process: values",
            "process: value",
            "document.yaml:4:10 S004 process (Prosess) must ",
        ),
        ("phase: 3", "phase: 3\nauthor: meg", "document.yaml:6:1 S002 author is not a key "),
        ("  nb: Plan", "\tnb: Plan", "document.yaml:2:1 Y009 A tab character stands here"),
        ("  nb: Plannotat\n", "", "document.yaml:1:1 S001 nb (Bokmål) is missing"),
        ("title:", "title: [", "document.yaml:"),
        (DECLARATION, "", "document.yaml:1:1 Y012 "),
        (DECLARATION, "plannotat", "document.yaml:1:1 Y012 "),
        *(
            (
                "nb: plannotat",
                f"nb: {name}",
                "document.yaml:10:7 S007 nb (Bokmål) is not written",
            )
            for name in ("plan/notat", "..", "Plan", "plan notat", "målnotat", "con", "a" * 81)
        ),
    ],
)
def test_a_faulty_declaration_is_told_at_its_place_and_costs_its_type(
    tmp_path: Path, old: str, new: str, line: str
) -> None:
    made(tmp_path / "plan-note", DECLARATION.replace(old, new, 1))
    found = kinds(with_a_sound_one(tmp_path))
    assert [one.name for one in found.types] == ["a-sound-one"]
    assert told(found.findings)[0].startswith(line)
    assert {one.severity for one in found.findings} == {Severity.ERROR}
    assert {Path(one.path).parent for one in found.findings} == {tmp_path / "plan-note"}


def test_every_fault_of_a_declaration_is_told_at_once(tmp_path: Path) -> None:
    wrong = DECLARATION.replace("phase: 3", "phase: 9").replace("stakeholders", "figurs")
    (finding, other) = kinds(made(tmp_path / "plan-note", wrong)).findings
    assert (finding.line, other.line) == (5, 8)
    assert str(other.hint).startswith(
        "did you mean “figures”? These are allowed: councils, figures, "
    )


def test_what_is_not_like_anything_gets_the_whole_list(tmp_path: Path) -> None:
    wrong = DECLARATION.replace("one_per: dossier", "one_per: xyz")
    (finding,) = kinds(made(tmp_path / "plan-note", wrong)).findings
    lists = ", ".join(one.name for one in offers() if one.lists)
    assert str(finding.hint) == f"these are allowed: dossier, {lists}"


def test_a_file_that_is_not_utf_8_is_a_finding(tmp_path: Path) -> None:
    written = DECLARATION.replace("title: ", "title: # Målnotat").encode("latin-1")
    wrong = written.replace(b"Plannotat", b"M\xe5lnotat")
    assert told(kinds(made(tmp_path / "plan-note", wrong)).findings)[0].startswith(
        "document.yaml:2:8 Y001"
    )


def _missing(file: Path) -> None:
    file.unlink()


def _a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def _torn(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-9])


def _an_old_one(file: Path) -> None:
    file.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + b"x" * 99)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_missing, "there is no such file"),
        (_a_folder, "this is no file"),
        (_a_pipe, "this is no file"),
        (_torn, "the file is damaged, cut short, or no Word file at all"),
        (_an_old_one, "this is an old .doc file, or a Word file with a password"),
    ],
)
def test_a_word_file_that_cannot_be_read_costs_its_type(
    tmp_path: Path, spoil: object, said: str
) -> None:
    made(tmp_path / "plan-note")
    assert callable(spoil)
    spoil(tmp_path / "plan-note" / "nn.docx")
    found = kinds(with_a_sound_one(tmp_path))
    assert [one.name for one in found.types] == ["a-sound-one"]
    assert told(found.findings) == [f"nn.docx:1:1 T001 {said}"]


@pytest.mark.parametrize("spoil", [_missing, _a_folder, _a_pipe])
def test_a_folder_of_word_files_without_a_declaration_is_told(
    tmp_path: Path, spoil: object
) -> None:
    made(tmp_path / "plan-note")
    assert callable(spoil)
    spoil(tmp_path / "plan-note" / "document.yaml")
    found = kinds(with_a_sound_one(tmp_path))
    assert [one.name for one in found.types] == ["a-sound-one"]
    assert told(found.findings) == [
        "document.yaml:1:1 T013 the folder does not say which document type it is"
    ]


def test_what_lies_beside_the_types_is_let_be(tmp_path: Path) -> None:
    made(tmp_path / ".git")
    (tmp_path / "pictures").mkdir()
    (tmp_path / "notes.txt").touch()
    (with_a_sound_one(tmp_path) / "a-sound-one" / "~$nb.docx").touch()
    found = kinds(tmp_path)
    assert ([one.name for one in found.types], found.findings) == (["a-sound-one"], ())


def test_two_types_do_not_write_one_file(tmp_path: Path) -> None:
    made(tmp_path / "plan-note")
    nynorsk = DECLARATION.replace("nb: plannotat", "nb: notat")
    found = kinds(made(tmp_path / "plan-note-copy", nynorsk))
    assert [one.name for one in found.types] == ["plan-note"]
    assert told(found.findings) == [
        "document.yaml:11:7 T013 the documents of plan-note have the same file name"
    ]
    both = kinds(made(tmp_path / "plan-note-twin"))
    assert [one.name for one in both.types] == ["plan-note"]
    assert [one.line for one in both.findings] == [11, 10, 11]


def test_a_copied_type_leaves_the_original_in_force(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "templates" / "case-draft", tmp_path / "case-draft")
    shutil.copytree(ROOT / "templates" / "case-draft", tmp_path / "case-draft - Kopi")
    found = kinds(tmp_path)
    assert [one.name for one in found.types] == ["case-draft"]
    assert {Path(one.path).parent.name for one in found.findings} == {"case-draft - Kopi"}


def test_only_what_is_asked_for_is_given_and_told(tmp_path: Path) -> None:
    made(tmp_path / "plan-note", DECLARATION.replace("phase: 3", "phase: 9"))
    folder = with_a_sound_one(tmp_path)
    assert [one.name for one in kinds(folder, ["a-sound-one"]).types] == ["a-sound-one"]
    assert kinds(folder, ["a-sound-one"]).findings == ()
    faulty = kinds(folder, ["plan-note"])
    assert (faulty.types, [one.code for one in faulty.findings]) == ((), ["T013"])
    with pytest.raises(read.Unreadable, match="there are a-sound-one, plan-note"):
        kinds(folder, ["plan-note", "plan-nota"])


@pytest.mark.parametrize("name", ["", "none"])
def test_a_folder_without_types_is_the_operators_fault(tmp_path: Path, name: str) -> None:
    with pytest.raises(read.Unreadable, match=str(tmp_path / name)):
        kinds(tmp_path / name)


def test_a_warning_costs_nothing(tmp_path: Path) -> None:
    marked = DECLARATION.replace("nb: Plannotat", "nb: Plan\u200bnotat")
    found = kinds(made(tmp_path / "plan-note", marked))
    assert [one.name for one in found.types] == ["plan-note"]
    assert [(one.code, one.severity) for one in found.findings] == [("Y014", Severity.WARNING)]


# --- What a declaration may name.


def test_every_offer_says_what_it_needs() -> None:
    offered = {one.name: one for one in offers()}
    assert set(NEEDS) == set(offered)
    assert {name for name in offered if offered[name].lists} == LISTS


def test_the_guide_lists_what_a_declaration_may_name() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (yes)? ?\| (.*) \|$", GUIDE, re.MULTILINE)
    assert rows == [(one.name, "yes" if one.lists else "", str(one.needs)) for one in offers()]


@pytest.mark.parametrize("offer", offers(), ids=lambda one: one.name)
def test_whatever_is_offered_can_be_planned_by(tmp_path: Path, offer: Offer) -> None:
    declared = DECLARATION.replace("- stakeholders", f"- {offer.name}")
    if offer.lists:
        declared = declared.replace("one_per: dossier", f"one_per: {offer.name}")
    (kind,) = kinds(made(tmp_path / "plan-note", declared)).types
    held: Any = Views(example()).find(offer.name)
    files = [one.file for one in plan(Views(example()), [kind]) if isinstance(one, Job)]
    assert len(files) == len(set(files)) == (len(held) if offer.lists else bool(held))


def example() -> Dossier:
    return parsed(EXAMPLE.read_text("utf-8"))


def test_the_guide_followed_to_the_letter_gives_documents(tmp_path: Path) -> None:
    """Write its declaration, and every tag of its table, into the Word file that it names."""
    declared = re.search(r"\n( {7}title:.*?)\n\n", GUIDE, re.DOTALL)
    rows = re.findall(r"^ +\| `(\{.*?\})`(?: … `(.*?)`)? \|", GUIDE, re.MULTILINE)
    assert declared
    assert len(rows) == 10
    document = docx.Document(str(ROOT / "templates" / "family.docx"))
    for start, end in rows:
        if start.startswith("{% chart"):
            continue  # stands in the words of a chart, not among the text
        if start.startswith("{%tr"):
            table = document.add_table(3, 1)
            for row, text in zip(table.rows, (start, "{{ row.title }}", end), strict=True):
                row.cells[0].text = text
        elif start.startswith("{% shade"):  # the guide's word is of another type: no row comes
            document.add_paragraph("{%p for reply in [] %}")
            document.add_table(1, 1).rows[0].cells[0].text = start.replace("reply.mark", "'Ja'")
            document.add_paragraph("{%p endfor %}")
        elif start.startswith("{% "):
            document.add_paragraph(f"{start}Ord{end}")
        else:
            for text in (start, "Ord", end) if end else (start.replace("\\|", "|"),):
                document.add_paragraph(text)
    made(tmp_path / "types" / "case-note", textwrap.dedent(declared[1]), saved(document))
    found = kinds(tmp_path / "types")
    assert (len(found.types), found.findings) == (1, ())
    (held,) = proofread.shelves([str(tmp_path / "types")])
    told_of = proofread.check(held)
    assert [one for one in told_of if one.severity is Severity.ERROR or one.code == "T026"] == []
    outcome = build(str(EXAMPLE), BuildOrder(found.types, tmp_path / "out", TODAY))
    assert {one.fate for one in outcome.files} == {Fate.NEW}
    assert len(outcome.files) == len(Items(example()).case_drafts)
    (title, *_) = (one.title for one in Items(example()).case_drafts)
    first = (tmp_path / "out" / "eksempelvik" / outcome.files[0].name).read_bytes()
    assert title in texts(first)
    assert "Eksempelvik kommune" in texts(first, edge_of(first))


# --- A fault in a template.


EXPRESSIONS: Mapping[str, str] = {
    "an assertion": "{{ dossier.id|truncate(2) }}",
    "a type": "{{ {[1]: 1} }}",
    "a name": "{{ 1e99999 }}",
    "an overflow": "{{ ('1e400'|float)|int }}",
    "a division": "{{ 1 // 0 }}",
    "a recursion": "{{ " + "(" * 2_000 + "1" + ")" * 2_000 + " }}",
    "a value": "{{ dossier.id[::0] }}",
    "a digit": "{{ " + "9" * 5_000 + " }}",
    "a loop": "{% for loop in dossier.stakeholders %}{% endfor %}",
    "a cycle": "{% for one in dossier.stakeholders %}{{ loop.cycle() }}{% endfor %}",
}


@pytest.mark.parametrize("tag", EXPRESSIONS.values(), ids=EXPRESSIONS)
def test_a_fault_in_a_template_costs_its_own_documents_only(tmp_path: Path, tag: str) -> None:
    made(tmp_path / "types" / "plan-note", words=paragraphs(f"Ord: {tag}"))
    found = kinds(with_a_sound_one(tmp_path / "types"))
    dossier = tmp_path / "d.yaml"
    dossier.write_text(SMALL, encoding="utf-8")
    outcome = build(str(dossier), BuildOrder(found.types, tmp_path / "out", TODAY))
    fates = {one.name: one.fate for one in outcome.files}
    assert fates == {"notat.docx": Fate.NEW, "plannotat.docx": Fate.FAILED}
    errors = [one for one in outcome.diagnostics if one.severity is Severity.ERROR]
    assert {one.path for one in errors} == {"plan-note/nb.docx"}
    assert all("word/document.xml, in “" in str(one.message) for one in errors)
    assert not any("eksempelvik" in str((one.message, one.hint)) for one in errors)
