"""A document has what its type and its municipality's master give it, or a fault that says why."""

import io
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest

from pipeline import read, render
from pipeline.diagnostics import Diagnostic, Rejected
from pipeline.document import Declaration, Document, DocumentType, Job, Look, Masters
from pipeline.dossier.dossier import Dossier
from pipeline.frozen import replace
from pipeline.kinds import kinds
from pipeline.masters import masters_in
from pipeline.norm import Norm
from pipeline.plan import plan
from pipeline.views.views import Views
from pipeline.word import prose
from tests.samples import EXAMPLES, ROOT, SMALL, parsed
from tests.word.make import edge_of, paragraphs, saved, saying, texts, unzipped, zipped

GUIDE = ROOT / "docs" / "how-to" / "change-the-letterhead.md"
TYPES = kinds(ROOT / "templates").types
(CASE,) = (one.declaration for one in TYPES if one.name == "case-draft")
START = (ROOT / "templates" / "family.docx").read_bytes()
LOOK = read.family(ROOT / "templates")


def example() -> Dossier:
    return parsed((ROOT / "inputs" / "eksempelvik.yaml").read_text("utf-8"))


def a_type(*lines: str, one_per: str = "dossier") -> DocumentType:
    declared: Declaration = replace(CASE, one_per=one_per, requires=())
    return DocumentType("note", declared, dict.fromkeys(Norm, paragraphs(*lines)), LOOK)


def made(kind: DocumentType, dossier: Dossier, master: Look | None = None) -> list[Document]:
    views = Views(dossier)
    jobs = [one for one in plan(views, [kind]) if isinstance(one, Job)]
    return [render.render(job, views, master) for job in jobs]


def faults(kind: DocumentType, master: Look | None = None) -> tuple[Diagnostic, ...]:
    with pytest.raises(Rejected) as refused:
        made(kind, parsed(SMALL), master)
    return refused.value.diagnostics


def a_master(words: bytes) -> Look:
    return Look("masters/9901.docx", words, "digest")


def said(found: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{one.path} {one.code} {str(one.message).split('”: ')[-1]}" for one in found]


# --- Names of a municipality's own types.


@pytest.mark.parametrize(
    "lines",
    [
        ["{%p if dossier.waivers %}", "{{ dossier.titel }}", "{%p endif %}"],
        ["{%p for one in dossier.waivers %}", "{{ one.reson }}", "{%p endfor %}"],
        ["{% if dossier.id %}x{% elif dossier.mandat %}y{% endif %}"],
    ],
)
def test_a_name_that_nobody_knows_is_told_in_every_branch_of_a_type_of_their_own(
    lines: list[str],
) -> None:
    assert made(a_type(*lines), parsed(SMALL))  # one of the program's own is proven elsewhere
    (found,) = faults(replace(a_type(*lines), own=True))
    assert (found.path, found.code) == ("note/nb.docx", "T005")


# --- What a document is made for.


NO_ITEM = "note/nb.docx T005 there is no item here: one document is made for the whole dossier"


@pytest.mark.parametrize(
    "lines",
    [
        ["{{ item.title }}"],
        ["{% if dossier.waivers %}{{ item }}{% endif %}"],
        ["{%p for one in item %}", "{{ one }}", "{%p endfor %}"],
        ["{{ dossier.id if item else '' }}"],
    ],
)
def test_a_document_for_the_whole_dossier_has_no_item(lines: list[str]) -> None:
    (found,) = faults(a_type(*lines))
    assert said((found,)) == [NO_ITEM]
    assert "item" in str(found.message)
    assert "one_per of document.yaml" in str(found.hint)


def test_a_loop_may_call_what_it_repeats_an_item() -> None:
    (document,) = made(
        a_type("{%p for item in dossier.stakeholders %}", "{{ item.name }}", "{%p endfor %}"),
        parsed(SMALL),
    )
    assert texts(document.content) == ["Boligkontoret"]


def test_a_document_for_an_item_has_it() -> None:
    found = made(a_type("{{ item.name }}", one_per="stakeholders"), parsed(SMALL))
    assert [texts(one.content) for one in found] == [["Boligkontoret"]]


# --- Masters.


def edge(master: bytes, text: str) -> bytes:
    """Give a master with this text in the head of its other pages."""
    return saying(master, "{{ municipality.name }}", text, "default")


SHARED = "here there is no “item”, only municipality, document"


@pytest.mark.parametrize("tag", ["{{ item.title }}", "{% if item.case %}x{% endif %}"])
def test_a_master_that_prints_an_item_is_refused_by_name(tag: str) -> None:
    kind = a_type("{{ item.name }}", one_per="stakeholders")
    (found,) = faults(kind, a_master(edge(START, tag)))
    assert said((found,)) == [f"masters/9901.docx T005 {SHARED}"]
    assert str(found.message).startswith(f"{edge_of(START, 'header', 'default')}, in “")
    assert tag.partition(" %}x")[0] in str(found.message)
    assert str(found.hint)


def test_the_tag_of_a_master_that_is_wrong_is_shown_whole() -> None:
    kind = a_type("{{ item.name }}", one_per="stakeholders")
    (found,) = faults(kind, a_master(edge(START, "Sak om {{ item.title }}")))
    assert "Sak om {{ item.title }}" in str(found.message)
    assert "document.title" in str(found.hint)


def test_the_text_of_a_master_is_in_no_document_and_may_say_anything() -> None:
    held = unzipped(START)
    for name in ("word/document.xml", "docProps/core.xml"):
        held[name] = held[name].replace(b"Utseendet", b"{{ item.title }} {{ nothing }} {{ a b }}")
    (document,) = made(a_type("{{ dossier.id }}"), parsed(SMALL), a_master(zipped(held)))
    assert texts(document.content) == ["eksempelvik"]


def test_a_master_that_cannot_be_read_costs_its_own_municipality(tmp_path: Path) -> None:
    shutil.copy(ROOT / "masters" / "9902.docx", tmp_path / "9902.docx")
    (tmp_path / "9901.docx").write_bytes(START[:-9])
    masters: Masters = masters_in(tmp_path)
    kind = a_type("{{ dossier.id }}")
    (found,) = faults(kind, masters["9901"])
    assert found == masters["9901"].fault
    assert (found.path, found.code) == ((tmp_path / "9901.docx").as_posix(), "T001")
    fjordheim = parsed(SMALL.replace("number: 9901", "number: 9902"))
    assert len(made(kind, fjordheim, masters.get("9902"))) == 1


# --- The guide.


def started(folder: Path) -> Look:
    """Do what the guide says: save the file that it links to under the municipality's number."""
    (name,) = set(re.findall(r"\]\((\S+\.docx)\)", GUIDE.read_text("utf-8")))
    (folder / "masters").mkdir()
    shutil.copy(GUIDE.parent / name, folder / "masters" / "9901.docx")
    masters = masters_in(folder / "masters")
    assert masters.findings == ()
    return masters["9901"]


def heads(document: Document) -> Mapping[str, list[str]]:
    """Give the texts of the headers and footers."""
    names = [one for one in unzipped(document.content) if re.match(r"word/(header|footer)", one)]
    return {one: texts(document.content, one) for one in names}


@pytest.mark.parametrize("kind", TYPES, ids=lambda one: one.name)
def test_the_letterhead_of_the_guide_does_for_every_type(
    tmp_path: Path, kind: DocumentType
) -> None:
    master = started(tmp_path)
    with_it, without = made(kind, example(), master), made(kind, example())
    assert [prose.text(one.content) for one in with_it] == [
        prose.text(one.content) for one in without
    ]
    for one in with_it:
        assert docx.Document(io.BytesIO(one.content)).core_properties.title
        assert heads(one)[edge_of(one.content)][:2] == ["Utkast", "Eksempelvik kommune"]
        draft, running = heads(one)[edge_of(one.content, "header", "default")]
        assert draft == "Utkast"
        assert running.startswith("Eksempelvik kommune · ")


@pytest.mark.parametrize("kind", TYPES, ids=lambda one: one.name)
def test_a_letterhead_that_a_municipality_has_already_does_for_every_type(
    kind: DocumentType,
) -> None:
    own = docx.Document()
    own.sections[0].header.paragraphs[0].text = "Eksempelvik kommune"
    own.sections[0].footer.paragraphs[0].text = "{{ municipality.contact.email }}"
    dossiers = [parsed(one.read_text("utf-8")) for one in EXAMPLES]
    found, dossier = next(
        (held, one) for one in dossiers if (held := made(kind, one, a_master(saved(own))))
    )
    assert {
        tuple(texts(one.content, f"word/{edge}1.xml"))
        for one in found
        for edge in ("header", "footer")
    } == {("Eksempelvik kommune",), (dossier.municipality.contact.email,)}
