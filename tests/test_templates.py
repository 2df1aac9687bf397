"""The declarations under templates/ are closed; `templates check` minds the Word files."""

import re
from pathlib import Path

import pytest
import yaml
from lxml import etree

from pipeline.dossier.phases import PHASES
from pipeline.views.views import hints
from pipeline.word.tree import W, text_of
from tests.word.make import unzipped

ROOT = Path(__file__).parent.parent
FOLDERS = sorted(path.parent for path in ROOT.glob("templates/*/document.yaml"))

FILES = sorted(ROOT.glob("templates/*/n?.docx"))


def _named(file: Path) -> str:
    return f"{file.parent.name}/{file.stem}"


each_type = pytest.mark.parametrize("folder", FOLDERS, ids=lambda one: one.name)


@each_type
def test_the_declaration_is_closed(folder: Path) -> None:
    held = yaml.safe_load((folder / "document.yaml").read_text("utf-8"))
    keys = ["title", "kind", "letter", "process", "phase", "also", "one_per", "editions"]
    keys += ["requires", "name"]
    assert list(held) == [one for one in keys if one in held]
    assert set(keys) - set(held) <= {"kind", "letter", "also", "editions", "requires"}
    assert set(held["title"]) == set(held["name"]) == {"nb", "nn"}
    assert {f"{held['process']} {held['phase']}", *held.get("also", ())} <= set(PHASES)
    assert {held["one_per"], *held.get("requires", ())} <= {"dossier", *hints()}
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in held["name"].values())


@pytest.mark.parametrize("file", FILES, ids=_named)
def test_no_row_of_our_own_tables_stands_alone_on_a_page(file: Path) -> None:
    text = etree.fromstring(unzipped(file.read_bytes())["word/document.xml"])
    for table in text.iter(f"{W}tbl"):
        rows = [one for one in table.iter(f"{W}tr") if next(one.iterancestors(f"{W}tbl")) is table]
        if any("{%tr for" in text_of(one) for one in rows):
            held = [one for one in rows if "{%tr" not in text_of(one) and not _is_heading(one)]
            assert all(next(one.iter(f"{W}keepNext"), None) is not None for one in held)


def _is_heading(row: etree._Element) -> bool:
    return row.find(f"{W}trPr/{W}tblHeader") is not None
