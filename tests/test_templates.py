"""The Word files under templates/ hold what every document promises, in both norms."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from lxml import etree
from openxml_audit import OpenXmlValidator

from pipeline.dossier.phases import PHASES
from pipeline.views.views import hints

ROOT = Path(__file__).parent.parent
FOLDERS = sorted(path.parent for path in ROOT.glob("templates/*/document.yaml"))
FILES = [folder / f"{norm}.docx" for folder in FOLDERS for norm in ("nb", "nn")]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
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


@each_type
def test_both_norms_have_the_same_structure(folder: Path) -> None:
    def shape(file: Path) -> list[tuple[str, str]]:
        held = root(file).iter(f"{W}p", f"{W}tbl", f"{W}tr")
        return [(str(one.tag), style(one)) for one in held]

    assert shape(folder / "nb.docx") == shape(folder / "nn.docx")


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


@each_file
def test_the_language_is_said_everywhere(file: Path) -> None:
    language = f"{file.stem}-NO"
    default = root(file, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    theme = root(file, "word/settings.xml").find(f"{W}themeFontLang")
    core = root(file, "docProps/core.xml").find("{http://purl.org/dc/elements/1.1/}language")
    assert default is not None
    assert theme is not None
    assert core is not None
    assert (default.get(f"{W}val"), theme.get(f"{W}val"), core.text) == (language,) * 3


@each_file
def test_the_properties_hold_tags_and_a_fixed_date_only(file: Path) -> None:
    held = {etree.QName(one).localname: str(one.text) for one in root(file, "docProps/core.xml")}
    author = "{{ dossier.municipality.name }}"
    assert TAG.search(held.pop("title"))
    assert held == {
        "creator": author,
        "lastModifiedBy": author,
        "created": "2026-01-01T00:00:00Z",
        "modified": "2026-01-01T00:00:00Z",
        "language": f"{file.stem}-NO",
    }


@each_file
def test_the_file_is_small_and_carries_nothing_left_over(file: Path) -> None:
    held = parts(file)
    assert file.stat().st_size < 30_000
    assert not [name for name in held if re.search("stylesWithEffects|custom|comments", name)]
    assert not [name for name, data in held.items() if b"rsid" in data]


@each_file
def test_each_numbered_list_starts_at_one(file: Path) -> None:
    lists = {
        str(one.get(f"{W}numId")): one.find(f"{W}lvlOverride/{W}startOverride")
        for one in root(file, "word/numbering.xml").iter(f"{W}num")
    }
    used = [
        str(number.get(f"{W}val"))
        for paragraph in root(file).iter(f"{W}p")
        if style(paragraph) == "ListNumber"
        for number in paragraph.iterfind(f"{W}pPr/{W}numPr/{W}numId")
    ]
    assert len(used) == len(set(used))
    assert [one for one in used if lists[one] is None] == []


@each_file
def test_every_style_in_use_is_defined(file: Path) -> None:
    defined = {one.get(f"{W}styleId") for one in root(file, "word/styles.xml").iter(f"{W}style")}
    for name in parts(file):
        if name.startswith("word/") and name.endswith(".xml"):
            used = root(file, name).iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
            assert {one.get(f"{W}val") for one in used} <= defined


@each_file
def test_word_has_nothing_to_repair(file: Path) -> None:
    assert OpenXmlValidator().validate(str(file)).errors == []


@each_type
def test_the_declaration_is_closed(folder: Path) -> None:
    held = yaml.safe_load((folder / "document.yaml").read_text("utf-8"))
    keys = ["title", "process", "phase", "also", "one_per", "requires", "name"]
    assert list(held) == [one for one in keys if one in held]
    assert set(keys) - set(held) <= {"also"}
    assert set(held["title"]) == set(held["name"]) == {"nb", "nn"}
    assert {f"{held['process']} {held['phase']}", *held.get("also", ())} <= set(PHASES)
    assert {held["one_per"], *held["requires"]} <= {"dossier", *hints()}
    assert all(re.fullmatch(r"[a-z-]+", name) for name in held["name"].values())


def test_a_file_edited_in_word_is_not_drawn_over(tmp_path: Path) -> None:
    for name in ("tools", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    edited = tmp_path / "templates/case-draft/nn.docx"
    edited.write_bytes(edited.read_bytes() + b"edited")

    def draw(*arguments: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "tools.draw", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=False,
            text=True,
        )
        return done.returncode, done.stderr

    assert draw() == (
        1,
        "templates/case-draft/nn.docx: edited in Word, kept (--force overwrites it)\n",
    )
    assert edited.read_bytes().endswith(b"edited")
    assert draw("--force", "case-draft") == (0, "")
    assert not edited.read_bytes().endswith(b"edited")
