"""The Word files under templates/ hold what every document promises, in both norms."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from lxml import etree

from pipeline.dossier.dossier import Dossier
from pipeline.dossier.phases import PHASES

ROOT = Path(__file__).parent.parent
FOLDERS = sorted(path.parent for path in ROOT.glob("templates/*/document.yaml"))
FILES = [folder / f"{norm}.docx" for folder in FOLDERS for norm in ("nb", "nn")]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KEYS = [one.name for one in fields(Dossier)]
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
# Bokmål puts what is owned after a genitive, nynorsk before a preposition.
SAME = {"{{ dossier.executive_genitive_capital }}": "{{ dossier.executive }}"}

each_type = pytest.mark.parametrize("folder", FOLDERS, ids=lambda one: one.name)
each_file = pytest.mark.parametrize("file", FILES, ids=lambda one: f"{one.parent.name}-{one.stem}")


def parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def root(file: Path, part: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(parts(file)[part])


def text(element: etree._Element) -> str:
    return "".join(str(one.text or "") for one in element.iter(f"{W}t"))


def style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else str(found.get(f"{W}val"))


def tags(file: Path) -> dict[str, list[str]]:
    """Give the tags of each part, paragraph by paragraph, as Word's runs may split them."""
    held = {}
    for name, data in parts(file).items():
        tree = etree.fromstring(data)
        texts = [text(one) for one in tree.iter(f"{W}p")] or ["".join(map(str, tree.itertext()))]
        held[name] = [SAME.get(tag, tag) for one in texts for tag in TAG.findall(one)]
    return held


def headings(file: Path) -> Iterator[int]:
    for paragraph in root(file).iter(f"{W}p"):
        if level := re.fullmatch(r"Heading(\d)", style(paragraph)):
            yield int(level[1])


@each_type
def test_both_norms_carry_the_same_tags_in_the_same_order(folder: Path) -> None:
    assert tags(folder / "nb.docx") == tags(folder / "nn.docx")


@each_file
def test_conditions_name_one_property(file: Path) -> None:
    conditions = [tag for held in tags(file).values() for tag in held if " if " in tag]
    assert [one for one in conditions if not re.search(r" if [\w.]+ %\}$", one)] == []


@each_file
def test_one_title_stands_before_the_headings(file: Path) -> None:
    styles = [style(one) for one in root(file).iter(f"{W}p")]
    assert styles.count("Title") == 1
    assert styles.index("Title") < min(
        index for index, name in enumerate(styles) if name.startswith("Heading")
    )


@each_file
def test_headings_never_skip_a_level(file: Path) -> None:
    steps = pairwise((0, *headings(file)))
    assert [(above, below) for above, below in steps if below > above + 1] == []


@each_file
def test_each_table_has_a_header_row_a_name_and_a_description(file: Path) -> None:
    for table in root(file).iter(f"{W}tbl"):
        header, *rows = table.findall(f"{W}tr")
        assert header.find(f"{W}trPr/{W}tblHeader") is not None
        for row in (header, *rows):
            kept = row.find(f"{W}trPr/{W}cantSplit") is not None
            assert kept or "{%tr" in text(row)
        for name in ("tblCaption", "tblDescription"):
            said = table.find(f"{W}tblPr/{W}{name}")
            assert said is not None
            assert said.get(f"{W}val")


@each_file
def test_no_paragraph_stands_empty_to_make_room(file: Path) -> None:
    for name, data in parts(file).items():
        if not name.startswith("word/"):
            continue
        for paragraph in etree.fromstring(data).iter(f"{W}p"):
            answer = next(paragraph.iterancestors(f"{W}tc"), None)
            assert text(paragraph).strip() or answer is not None


@each_file
def test_layout_uses_no_breaks_boxes_or_pictures(file: Path) -> None:
    unwanted = {"br", "drawing", "pict", "txbxContent", "sdt", "framePr", "tblpPr"}
    names = {etree.QName(one).localname for one in root(file).iter(etree.Element)}
    assert names & unwanted == set()


@each_type
def test_the_declaration_is_closed(folder: Path) -> None:
    held = yaml.safe_load((folder / "document.yaml").read_text("utf-8"))
    keys = ["title", "kind", "letter", "process", "phase", "also", "one_per", "requires", "name"]
    assert list(held) == [one for one in keys if one in held]
    assert set(keys) - set(held) <= {"kind", "letter", "also"}
    assert set(held["title"]) == set(held["name"]) == {"nb", "nn"}
    assert {f"{held['process']} {held['phase']}", *held.get("also", ())} <= set(PHASES)
    assert {held["one_per"], *held["requires"]} <= {"dossier", *dir(Dossier), *KEYS}
    assert all(re.fullmatch(r"[a-z-]+", name) for name in held["name"].values())
