"""Every page of docs is in the navigation of the site, and every link of a page leads somewhere."""

import re
import runpy
from pathlib import Path

import pytest

from tests.samples import ROOT

DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
READ = [*PAGES, ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
INDEX = (DOCS / "index.md").read_text(encoding="utf-8")
CODE = re.compile(r"^ *```.*?^ *```|`[^`\n]+`", re.MULTILINE | re.DOTALL)


def prose(page: Path) -> str:
    return CODE.sub("", page.read_text(encoding="utf-8"))


def test_every_page_is_in_the_navigation_once() -> None:
    trees = re.findall(r"```\{toctree\}\n(.*?)```", INDEX, re.DOTALL)
    named = [one for tree in trees for one in tree.splitlines() if one and not one.startswith(":")]
    found = [page for one in named for page in sorted(DOCS.glob(f"{one}.md"))]
    assert [one for one in named if not list(DOCS.glob(f"{one}.md"))] == []
    assert sorted(found) == [one for one in PAGES if one.name != "index.md"]


@pytest.mark.parametrize("page", READ, ids=[str(one.relative_to(ROOT)) for one in READ])
def test_every_link_leads_to_a_file_and_a_heading_that_are_there(page: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", prose(page)):
        if re.match(r"https?:|mailto:", link):
            continue
        name, _, heading = link.partition("#")
        there = (page.parent / name).resolve() if name else page
        assert there.exists(), link
        assert not heading or heading in anchors(there), link


def anchors(page: Path) -> set[str]:
    """Give the headings of a page as links name them: as GitHub does, and MyST after it."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).strip().replace(" ", "-") for one in heads}


def test_each_page_says_the_language_that_it_is_in() -> None:
    spoken = runpy.run_path(str(DOCS / "conf.py"))["spoken"]
    common = {
        "nb": r"\b(?:ikke|fra|hva|noe|hvem)\b",
        "nn": r"\b(?:ikkje|frå|kva|noko|ei)\b",
        "en": r"\b(?:the|of|is)\b",
    }
    for page in PAGES:
        name = page.relative_to(DOCS).with_suffix("").as_posix()
        held = {one: len(re.findall(form, prose(page))) for one, form in common.items()}
        assert max(held, key=lambda one: held[one]) == spoken(name), (name, held)


def test_a_link_out_of_docs_gives_the_file_as_a_whole() -> None:
    lead_out = runpy.run_path(str(DOCS / "conf.py"))["_lead_out"]
    source = ["[a](../../CHANGELOG.md), [b](../../CHANGELOG.md#unreleased), [c](../no/tall.md#x)"]
    lead_out(None, "", source)
    assert source == [
        "[a](path:../../CHANGELOG.md), [b](path:../../CHANGELOG.md), [c](../no/tall.md#x)"
    ]
