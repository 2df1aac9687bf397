"""A template that somebody has opened and saved, in whatever program, needs nothing else."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path

import docx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from pipeline import batch, workflow
from pipeline.document import DocumentType, Look
from pipeline.frozen import replace
from pipeline.norm import Norm
from pipeline.outcome import BuildOrder
from pipeline.parse import parse
from pipeline.source import load
from pipeline.word.lay import lay
from pipeline.word.prose import every_text, text
from tests.samples import EXAMPLES, ROOT, TODAY
from tests.word.make import W, saved, unzipped, zipped

TYPES = workflow.types()
GOLDEN = ROOT / "tests" / "documents"
FILES = {
    "family": TYPES[0].family.content,
    "master": (ROOT / "masters" / "9902.docx").read_bytes(),
    **{f"blocks-{norm}": TYPES[0].blocks[norm] for norm in Norm},
    **{f"{one.name}-{norm}": one.templates[norm] for one in TYPES for norm in Norm},
}
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"

Files = Mapping[str, bytes]


# --- As Word saves.

_NORWEGIAN = {
    **{f"Heading{n}": f"Overskrift{n}" for n in (1, 2, 3)},
    "Title": "Tittel",
    "Subtitle": "Undertittel",
    "ListBullet": "Punktliste",
    "ListNumber": "Nummerertliste",
    "Caption": "Bildetekst",
    "Quote": "Sitat",
    "Strong": "Sterk",
    "Header": "Topptekst",
    "Footer": "Bunntekst",
}
_CHANGED = ("document", "styles", "numbering", "header", "footer")


def in_words_manner(data: bytes) -> bytes:
    """Write a file as Norwegian Word does after somebody has worked in it."""
    held = unzipped(data)
    for name, part in held.items():
        if re.match(rf"word/(?:{'|'.join(_CHANGED)})[^/]*\.xml", name):
            root = etree.fromstring(part)
            _renamed(root)
            held[name] = etree.tostring(
                _worked_in(root), xml_declaration=True, encoding="UTF-8", standalone=True
            )
    return zipped(held)


def _renamed(root: etree._Element) -> None:
    for element in root.iter(etree.Element):
        for name in ("val", "styleId"):
            key = str(element.get(f"{W}{name}", ""))
            if key in _NORWEGIAN and element.tag != f"{W}name":
                element.set(f"{W}{name}", _NORWEGIAN[key])


def _worked_in(root: etree._Element) -> etree._Element:
    """Add what nobody sees: who changed what, where the spelling is doubted, where a page ended."""
    names = {**{short: name for short, name in root.nsmap.items() if short}, "w14": W14, "mc": MC}
    whole = etree.Element(root.tag, nsmap=names)
    whole.set(f"{{{MC}}}Ignorable", "w14")
    whole.extend(list(root))
    numbers = count(1)
    for paragraph in list(whole.iter(f"{W}p")):
        number = next(numbers)
        paragraph.set(f"{{{W14}}}paraId", f"{number:08X}")
        paragraph.set(f"{{{W14}}}textId", "77777777")
        for name in ("rsidR", "rsidRDefault", "rsidP"):
            paragraph.set(f"{W}{name}", f"00{number:06X}")
        for run in list(paragraph.iter(f"{W}r")):
            _split(run, number)
        if whole.tag == f"{W}document" and paragraph.find(f"{W}r") is not None:
            _marked(paragraph, number)
    return whole


def _split(run: etree._Element, number: int) -> None:
    """Split a run wherever a sign of a tag stands, and in the middle of its words."""
    said = run.find(f"{W}t")
    if said is None or len(run.findall(f"{W}t")) > 1 or run.find(f"{W}tab") is not None:
        return
    pieces = re.findall(r"[{}%]|[^{}%]{1,9}", said.text or "")
    look = run.find(f"{W}rPr")
    at = run
    for piece in pieces:
        new = etree.Element(f"{W}r", {f"{W}rsidRPr": f"00{number:06X}"})
        if look is not None:
            new.append(etree.fromstring(etree.tostring(look)))
        if piece is pieces[-1]:
            etree.SubElement(new, f"{W}lastRenderedPageBreak")
        words = etree.SubElement(new, f"{W}t")
        words.text = piece
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        at.addnext(new)
        doubt = etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"})
        new.addnext(doubt)
        at = doubt
    parent = run.getparent()
    assert parent is not None
    parent.remove(run)


def _marked(paragraph: etree._Element, number: int) -> None:
    first = next(paragraph.iterchildren(f"{W}r"))
    start = {f"{W}id": str(number), f"{W}name": "_GoBack" if number == 1 else f"_Ref{number}"}
    first.addprevious(etree.Element(f"{W}bookmarkStart", start))
    paragraph.append(etree.Element(f"{W}bookmarkEnd", {f"{W}id": str(number)}))


def by_python_docx(data: bytes) -> bytes:
    return saved(docx.Document(io.BytesIO(data)))


# --- As LibreOffice saves.


@pytest.fixture(scope="session")
def by_office(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Every Word file of the program, opened and saved by LibreOffice."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not here")
    folder = tmp_path_factory.mktemp("office")
    for name, data in FILES.items():
        (folder / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    form = ("--convert-to", "docx:MS Word 2007 XML", "--outdir", folder / "saved")
    subprocess.run(
        ["soffice", profile, "--headless", *form, *sorted(folder.glob("*.docx"))],
        check=True,
        capture_output=True,
        timeout=600,
    )
    return {one.stem: one.read_bytes() for one in (folder / "saved").glob("*.docx")}


# --- What must hold however a file was saved.


def types(files: Files) -> tuple[DocumentType, ...]:
    blocks = {norm: files[f"blocks-{norm}"] for norm in Norm}
    return tuple(
        replace(one, templates={norm: files[f"{one.name}-{norm}"] for norm in Norm}, blocks=blocks)
        for one in TYPES
    )


def holds(files: Files, output: Path) -> None:
    """Build every example, and hold it against what a reviewer has accepted and Word allows."""
    assert set(files) == set(FILES)
    orders = (
        BuildOrder(types(files), output / "plain", TODAY, copies=output / "plain"),
        BuildOrder(
            types(files),
            output / "clad",
            TODAY,
            masters=_masters(files["master"]),
            copies=output / "clad",
        ),
    )
    clad = tuple(one for one in EXAMPLES if one.stem == "fjordheim")
    for order, examples in zip(orders, (EXAMPLES, clad), strict=True):
        for outcome in batch.build_all(tuple(map(str, examples)), order):
            assert not outcome.failed, outcome.diagnostics
    made = sorted(output.glob("*/*/*.docx"))
    golden = (*GOLDEN.glob("*/*.txt"), *GOLDEN.glob("fjordheim/*.txt"))
    assert len(made) == len(golden)
    assert dict(_differing(made)) == {}


def _masters(content: bytes) -> Mapping[str, Look]:
    return {"9902": Look("masters/9902.docx", content, "")}


def _differing(made: list[Path]) -> Iterator[tuple[str, object]]:
    validator, weighed = OpenXmlValidator(), set(_longest(made))
    for path in made:
        name = f"{path.parent.name}/{path.stem}"
        if text(path.read_bytes()) != (GOLDEN / f"{name}.txt").read_text("utf-8"):
            yield name, "has another text"
        if path in weighed and (found := validator.validate(str(path)).errors):
            yield name, [str(one) for one in found]
        if nameless := [one for one in _tables(path) if not all(one)]:
            yield name, nameless


def _longest(made: list[Path]) -> Iterator[Path]:
    """Give the longest of each type in each norm: whether a file is valid hangs on its template.

    To validate them all took half of this file's time; test_documents does, as they are shipped.
    """
    norms = {one.stem: parse(load(one.read_bytes(), one.name)).norm for one in EXAMPLES}
    held: dict[tuple[Norm, str, str], Path] = {}
    for path in made:
        kind = path.stem.partition("-")[0]
        key = (norms[path.parent.name], path.parent.parent.name, kind)
        if key not in held or path.stat().st_size > held[key].stat().st_size:
            held[key] = path
    return iter(held.values())


def _tables(path: Path) -> Iterator[tuple[str, str]]:
    """Give the name and the description of each table."""
    root = etree.fromstring(unzipped(path.read_bytes())["word/document.xml"])
    for one in root.iter(f"{W}tblPr"):
        said = (one.find(f"{W}{name}") for name in ("tblCaption", "tblDescription"))
        name, about = ("" if it is None else str(it.get(f"{W}val")) for it in said)
        yield name, about


@pytest.mark.parametrize("way", [in_words_manner, by_python_docx])
def test_files_saved_by_a_program_make_the_same_documents(
    way: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    holds({name: way(data) for name, data in FILES.items()}, tmp_path)


@pytest.mark.xdist_group("office")
def test_files_saved_by_libreoffice_make_the_same_documents(
    by_office: Files, tmp_path: Path
) -> None:
    holds(by_office, tmp_path)


@pytest.mark.xdist_group("office")
def test_a_body_saved_by_libreoffice_brings_no_style_of_its_own(by_office: Files) -> None:
    family = FILES["family"]
    for name, data in by_office.items():
        if name not in ("family", "master"):
            assert lay(family, data, "nb-NO").own == ()


@pytest.mark.xdist_group("office")
@pytest.mark.parametrize("name", ["family", "master"])
def test_a_family_saved_by_libreoffice_says_the_same_in_its_margins(
    name: str, by_office: Files, tmp_path: Path
) -> None:
    said = []
    for number, content in enumerate((FILES[name], by_office[name])):
        family = Look("family.docx", content, "")
        kinds = tuple(replace(one, family=family) for one in TYPES)
        order = BuildOrder(kinds, tmp_path / str(number), TODAY)
        folder = workflow.build(str(ROOT / "inputs" / "eksempelvik.yaml"), order).folder
        assert folder is not None
        made = sorted(folder.glob("*.docx"))
        # The number of a page stands as it was when the family was saved.
        whole = (re.sub(r"Side \d+ av \d+", "", every_text(one.read_bytes())) for one in made)
        said.append([sorted(one.splitlines()) for one in whole])
        for one in made:
            assert [str(it) for it in OpenXmlValidator().validate(str(one)).errors] == []
    assert said[0] == said[1]
