"""Document types proofread: the program's own, those of others, and what other programs save."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from pipeline import proofread, read, workflow
from pipeline.diagnostics import Diagnostic, Severity
from pipeline.frozen import replace
from pipeline.norm import Norm
from pipeline.word.vocabulary import DIALECT, HOUSE
from tests.samples import NOTE, ROOT
from tests.word.make import dressed, saved, unzipped, zipped

TEMPLATES = ROOT / "templates"


def shelf(tmp_path: Path, nb: bytes, nn: bytes, /, **texts: str) -> proofread.Shelf:
    """Make a folder with one type, and read it back."""
    folder = tmp_path / "types" / "note"
    folder.mkdir(parents=True)
    (folder / "document.yaml").write_text(NOTE, encoding="utf-8")
    (folder / "nb.docx").write_bytes(nb)
    (folder / "nn.docx").write_bytes(nn)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    (held,) = proofread.shelves([str(tmp_path / "types")])
    return held


def told(held: proofread.Shelf) -> list[str]:
    return [f"{one.path} {one.code} {one.message}" for one in proofread.check(held)]


def word(*lines: str) -> bytes:
    return saved(dressed("# {{ item.title }}", *lines))


def test_the_program_refuses_nothing_of_its_own_templates() -> None:
    """Warnings may be right: of a table's name, say, that LibreOffice has dropped."""
    (held,) = proofread.shelves([])
    assert held.vocabulary is HOUSE
    assert [one.name for one in held.types] == [one.name for one in workflow.types()]
    assert [one for one in proofread.check(held) if one.severity is Severity.ERROR] == []


# --- Two norms.


def test_a_value_that_one_norm_lacks_is_told_with_its_place(tmp_path: Path) -> None:
    held = shelf(tmp_path, word("Vedtatt {{ item.date }}"), word("Vedteke"))
    assert told(held) == [
        (
            "note/nb.docx T025 word/document.xml, in “Vedtatt {{ item.date }}”: item.date is always"
            " printed here, and not so in nn.docx"
        )
    ]


def test_a_value_under_another_condition_is_told_in_both(tmp_path: Path) -> None:
    nb = word("{% for row in item.case.route %}{{ row.body }}{% endfor %}")
    nn = word(
        "{% for row in item.case.route %}{% if row.case_number %}{{ row.body }}{% endif %}"
        "{% endfor %}"
    )
    assert [one.partition("”: ")[2] for one in told(shelf(tmp_path, nb, nn))] == [
        "item.case.route.body is printed here under “for item.case.route”, and not so in nn.docx",
        (
            "item.case.route.body is printed here under “for item.case.route, if"
            " item.case.route.case_number”, and not so in nb.docx"
        ),
    ]


def test_words_under_a_condition_that_the_other_norm_lacks_are_told(tmp_path: Path) -> None:
    nb = word("{% if not item.premise %}Uten verdigrunnlag.{% endif %}")
    assert [one.partition("”: ")[2] for one in told(shelf(tmp_path, nb, word("x")))] == [
        "some text is printed here under “if not item.premise”, and not so in nn.docx"
    ]


def test_the_norms_may_put_it_in_another_order(tmp_path: Path) -> None:
    nb = word("{{ item.proposer_genitive|capital }} forslag, {{ item.date }}")
    nn = word("{{ item.date }}: forslaget frå {{ item.proposer }}")
    assert told(shelf(tmp_path, nb, nn)) == []


def test_a_norm_that_cannot_be_read_is_not_held_against_the_other(tmp_path: Path) -> None:
    held = shelf(tmp_path, word("{{ item.date"), word("x {{ item.date }}"))
    assert [one.split()[1] for one in told(held)] == ["T003"]


def test_a_misspelt_name_is_told_once_and_not_as_a_difference_of_the_norms(tmp_path: Path) -> None:
    held = shelf(tmp_path, word("Vedtatt {{ item.dato }}"), word("Vedteke {{ item.date }}"))
    place = "note/nb.docx T005 word/document.xml, in “Vedtatt {{ item.dato }}”"
    assert told(held) == [f"{place}: “dato” is unknown in its group"]


# --- The text beside a file.


def test_a_folder_without_texts_needs_none(tmp_path: Path) -> None:
    assert told(shelf(tmp_path, word("x"), word("x"))) == []


def test_a_text_that_is_old_or_missing_is_told(tmp_path: Path) -> None:
    held = shelf(tmp_path, word("x"), word("y"), nb="# {{ item.title }}\nz\n")
    assert told(held) == [
        "note/nb.txt T029 the text is old",
        "note/nn.txt T029 the text is missing",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_text_that_is_current_is_not(tmp_path: Path, end: str) -> None:
    texts = {norm: "# {{ item.title }}\nx\n".replace("\n", end) for norm in ("nb", "nn")}
    assert told(shelf(tmp_path, word("x"), word("x"), **texts)) == []


# --- What the family has, and what only compiling tells.


def test_blocks_that_are_too_deep_are_told(tmp_path: Path) -> None:
    deep = word("{% for a in item.plans %}" * 25 + "x" + "{% endfor %}" * 25)
    assert [one.split()[1] for one in told(shelf(tmp_path, deep, deep))] == ["T008", "T008"]


# --- Which types.


def test_types_are_named_or_lie_in_folders(tmp_path: Path) -> None:
    own = shelf(tmp_path, word("x"), word("x"))
    assert (own.vocabulary, [one.name for one in own.types]) == (DIALECT, ["note"])
    shelves = proofread.shelves(["case-draft", str(tmp_path / "types/note"), "plan-overview"])
    assert [(one.vocabulary, [kind.name for kind in one.types]) for one in shelves] == [
        (HOUSE, ["case-draft", "plan-overview"]),
        (DIALECT, ["note"]),
    ]
    (home,) = proofread.shelves(["note"], tmp_path / "types")
    assert [one.name for one in home.types] == ["note"]


def test_a_name_that_is_no_type_and_no_folder_is_refused() -> None:
    with pytest.raises(read.Unreadable, match="case-darft: no such document type"):
        proofread.shelves(["case-darft"])


def test_a_declaration_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    shelf(tmp_path, word("x"), word("x"))
    path = tmp_path / "types/note/document.yaml"
    path.write_text(NOTE + "extra: 1\n", encoding="utf-8")
    (held,) = proofread.shelves([str(tmp_path / "types")])
    assert [(one.path, one.line, one.code) for one in proofread.check(held)] == [
        (str(path), 11, "S002")
    ]


def test_a_file_that_is_none_has_no_text(tmp_path: Path) -> None:
    held = shelf(tmp_path, b"no zip", word("x"))
    path = tmp_path / "types/note/nb.docx"
    assert [one.split()[:2] for one in told(held)] == [[str(path), "T001"]]
    torn = shelf(tmp_path / "torn", word("x")[:-30] + word("x")[-22:], word("x"))
    texts, found = proofread.texts(torn)
    assert texts == {"note/nn": "# {{ item.title }}\nx\n"}
    assert [(one.path, one.code) for one in found] == [("note/nb.docx", "T001")]


def test_a_document_for_the_whole_dossier_has_no_item(tmp_path: Path) -> None:
    shelf(tmp_path, word("x"), word("x"))
    path = tmp_path / "types/note/document.yaml"
    path.write_text(NOTE.replace("case_drafts", "dossier"), encoding="utf-8")
    (held,) = proofread.shelves([str(path.parent)])
    assert [one.partition("”: ")[2] for one in told(held)] == [
        "there is no item here: one document is made for the whole dossier"
    ] * 2


# --- What other programs save.


def kinds_of(save: Callable[[str, Norm, bytes], bytes]) -> proofread.Shelf:
    """Give the program's types, their blocks and their family as another program saves them."""
    held = workflow.types()
    blocks = {norm: save("blocks", norm, held[0].blocks[norm]) for norm in Norm}
    family = replace(held[0].family, content=save("family", Norm.NB, held[0].family.content))
    types = tuple(
        replace(
            one,
            templates={norm: save(one.name, norm, one.templates[norm]) for norm in Norm},
            blocks=blocks,
            family=family,
        )
        for one in held
    )
    return proofread.Shelf(TEMPLATES, types, HOUSE, whole=True, family=family)


def told_as_saved(save: Callable[[str, Norm, bytes], bytes]) -> set[Diagnostic]:
    """Give what is told of files that are saved, and was not told before; there are no errors."""
    before, after = (set(proofread.check(kinds_of(one))) for one in (_untouched, save))
    assert [one for one in after if one.severity is Severity.ERROR] == []
    return after - before


def _untouched(_name: str, _norm: Norm, content: bytes) -> bytes:
    return content


def test_files_saved_by_python_docx_have_no_findings() -> None:
    def save(_name: str, _norm: Norm, content: bytes) -> bytes:
        return saved(docx.Document(io.BytesIO(content)))

    assert told_as_saved(save) == set()


@pytest.mark.xdist_group("office")
def test_files_saved_by_libreoffice_have_warnings_at_most(tmp_path: Path) -> None:
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not here")
    for path in TEMPLATES.glob("*/n?.docx"):
        shutil.copy(path, tmp_path / f"{path.parent.name}--{path.name}")
    shutil.copy(TEMPLATES / "family.docx", tmp_path / "family--nb.docx")
    kind = "docx:MS Word 2007 XML"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = sorted(map(str, tmp_path.glob("*.docx")))
    folder = str(tmp_path / "saved")
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder, *files],
        check=True,
        capture_output=True,
        timeout=300,
    )

    def save(name: str, norm: Norm, _content: bytes) -> bytes:
        return (tmp_path / "saved" / f"{name}--{norm}.docx").read_bytes()

    # LibreOffice drops the names of tables and the alternative texts of charts, and makes breaks of
    # styles that begin a page.
    assert {one.code for one in told_as_saved(save)} <= {"A004", "A008", "A009"}


def test_files_written_in_words_manner_have_no_findings() -> None:
    def save(_name: str, _norm: Norm, content: bytes) -> bytes:
        parts = unzipped(content)
        main = parts["word/document.xml"].decode()
        return zipped({**parts, "word/document.xml": as_word_writes(main)})

    assert told_as_saved(save) == set()


def as_word_writes(xml: str) -> str:
    """Do as Word does with what is edited: ids everywhere, and tags split in their middle."""
    xml = xml.replace("<w:p>", '<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD">')
    xml = xml.replace("<w:r>", '<w:proofErr w:type="spellStart"/><w:r w:rsidRPr="00AB12CD">')
    split = '</w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t xml:space="preserve">'
    xml = re.sub(r"\{\{ (\w+)", rf"{{{{ {split}\1{split}", xml)
    return xml.replace(
        "</w:pPr>", '</w:pPr><w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/>'
    )


# --- Blocks.


def shelf_of(tmp_path: Path, blocks: tuple[str, ...], **kinds: tuple[str, ...]) -> proofread.Shelf:
    """Make a folder with types and blocks, the same in both norms."""
    for name, lines in kinds.items():
        folder = tmp_path / "types" / name
        folder.mkdir(parents=True)
        declared = NOTE.replace("nb: notat", f"nb: {name}").replace("nn: notat", f"nn: {name}")
        (folder / "document.yaml").write_text(declared, encoding="utf-8")
        for norm in Norm:
            (folder / f"{norm}.docx").write_bytes(word(*lines))
    folder = tmp_path / "types" / "blocks"
    folder.mkdir()
    for norm in Norm:
        (folder / f"{norm}.docx").write_bytes(saved(dressed(*blocks)))
    (held,) = proofread.shelves([str(tmp_path / "types")])
    return held


CALL = "{%p block contact %}"


def test_a_fault_of_a_block_is_told_once_by_the_file_of_blocks(tmp_path: Path) -> None:
    held = shelf_of(tmp_path, ("## contact", "Sak {{ item.titel }}"), a=(CALL,), b=(CALL,))
    assert told(held) == [
        f"blocks/{norm}.docx T005 contact, in “Sak {{{{ item.titel }}}}”: “titel” is unknown in its"
        " group"
        for norm in Norm
    ]


def test_a_block_that_only_some_types_can_print_is_told_with_the_types(tmp_path: Path) -> None:
    held = shelf_of(
        tmp_path,
        ("## contact", "{{ row.body }}"),
        a=("{%p for row in item.case.route %}", CALL, "{%p endfor %}"),
        b=(CALL,),
    )
    assert told(held)[0] == (
        "blocks/nb.docx T005 contact, in “{{ row.body }}”: the name “row” is unknown"
        " (as b asks for it)"
    )


def test_a_block_of_one_type_and_one_of_none_are_told(tmp_path: Path) -> None:
    held = shelf_of(tmp_path, ("## contact", "Ring", "## spare", "Ord"), a=(CALL,), b=("Tekst",))
    assert told(held) == [
        f"blocks/{norm}.docx T031 word/document.xml, in “{name}”:"
        f" {count} types ask for the block {name}"
        for norm in Norm
        for count, name in ((1, "contact"), (0, "spare"))
    ]


def test_a_block_that_one_norm_lacks_is_told_where_it_is_asked_for(tmp_path: Path) -> None:
    held = shelf_of(tmp_path, ("## contact", "Ring"), a=(CALL,), b=(CALL,))
    (held.folder / "blocks" / "nn.docx").write_bytes(saved(dressed("## other", "Ring")))
    (held,) = proofread.shelves([str(held.folder)])
    assert [one for one in told(held) if "T014" in one] == [
        f"{name}/nn.docx T014 word/document.xml, in “{CALL}”: there is no block called contact"
        for name in ("a", "b")
    ]


def test_a_file_of_blocks_that_is_none_is_told_once(tmp_path: Path) -> None:
    held = shelf_of(tmp_path, ("## contact", "Ring"), a=("Tekst",), b=("Tekst",))
    for norm in Norm:
        (held.folder / "blocks" / f"{norm}.docx").write_bytes(b"torn")
    (held,) = proofread.shelves([str(held.folder)])
    assert told(held) == [
        f"blocks/{norm}.docx T001 the file is damaged, cut short, or no Word file at all"
        for norm in Norm
    ]


def test_a_folder_without_blocks_has_those_of_the_program(tmp_path: Path) -> None:
    lines = word("{%p block electronic-approval %}")
    assert told(shelf(tmp_path, lines, lines)) == []


# --- The keys of closed lists.


@pytest.mark.parametrize(
    ("name", "right", "wrong", "said"),
    [
        ("model-proposal", "one.fit.well", "one.fit.wel", "“wel” is none of the words"),
        ("case-draft", "proposal.first", "proposal.frst", "“frst” is none of the words"),
        ("plan-overview", "event.hearing", "event.hearng", "“hearng” is unknown in its group"),
        ("plan-overview", "box.kind.plain", "box.kind.plian", "“plian” is unknown in its group"),
        ("responsibility-map", "mark.leads", "mark.leds", "“leds” is unknown in its group"),
        ("compliance-report", "reply.mark }}", "reply.mark.silnt }}", "“silnt” is none of the"),
        # A list without words of its own cannot be printed.
        ("plan-overview", "box.marks", "box.kind", "the kind “group” cannot be printed"),
    ],
)
def test_a_key_that_no_list_has_is_told(
    tmp_path: Path, name: str, right: str, wrong: str, said: str
) -> None:
    shutil.copytree(TEMPLATES / name, tmp_path / name)
    for norm in Norm:
        file = tmp_path / name / f"{norm}.docx"
        parts = unzipped(file.read_bytes())
        changed = parts["word/document.xml"].replace(right.encode(), wrong.encode())
        assert changed != parts["word/document.xml"]
        file.write_bytes(zipped({**parts, "word/document.xml": changed}))
    (held,) = proofread.shelves([str(tmp_path / name)])
    found = [one for one in proofread.check(held) if one.severity is Severity.ERROR]
    assert {one.path.rpartition("/")[2] for one in found} == {"nb.docx", "nn.docx"}
    assert all(said in str(one.message) for one in found), [str(one.message) for one in found]
