import datetime as dt
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from pipeline.living.merge import Signature
from pipeline.living.redline import changes, redline
from pipeline.word.changed import Difference, Kind
from tests.conftest import Built
from tests.living.conftest import Pairs
from tests.living.decided import accept, reject, shown
from tests.living.mutated import EVERY, TRIES, Hand
from tests.word import make
from tests.word.make import DECLARED, W, paragraphs, real, unzipped, violations

BY = Signature(dt.date(2026, 3, 2))


@pytest.mark.parametrize("seed", range(TRIES))
def test_any_edits_of_a_real_document_are_accepted_as_new_and_rejected_as_old(
    built: Built, seed: int
) -> None:
    old = built[sorted(built)[seed % len(built)]]
    new = Hand(old, seed).make(EVERY, 1 + seed % 12)
    marked = redline(old, new, BY)
    assert shown(accept(marked)) == shown(new)
    assert shown(reject(marked)) == shown(old)


@pytest.mark.parametrize("seed", range(0, 2000, 321))
def test_a_redline_is_a_valid_word_file(built: Built, seed: int) -> None:
    old = built[sorted(built)[seed % len(built)]]
    assert violations(redline(old, Hand(old, seed).make(EVERY, 8), BY)) == []


def test_two_documents_of_one_kind_are_told_apart_by_word_and_row(built: Built) -> None:
    names = [one for one in built if re.fullmatch(r"eksempelvik/saksframlegg-.*", one)]
    old, new = built[names[0]], built[names[1]]
    marked = redline(old, new, BY)
    assert shown(accept(marked)) == shown(new)
    assert shown(reject(marked)) == shown(old)
    assert violations(marked) == []


def test_the_same_file_twice_is_that_file(built: Built) -> None:
    one = next(iter(built.values()))
    assert redline(one, one, BY) == one


def test_word_is_asked_to_track_what_follows(pairs: Pairs) -> None:
    marked = redline(*next(iter(pairs.values())), BY)
    settings = etree.fromstring(unzipped(marked)["word/settings.xml"])
    assert settings.find(f"{W}trackRevisions") is not None


def test_a_date_is_one_change_and_the_words_around_it_stay() -> None:
    marked = redline(
        paragraphs("Fristen er 5. mai 2025 for alle."),
        paragraphs("Fristen er 2. mars 2026 for alle."),
        BY,
    )
    root = etree.fromstring(unzipped(marked)["word/document.xml"])
    went = ["".join(map(str, one.itertext())) for one in root.iter(f"{W}del")]
    came = ["".join(map(str, one.itertext())) for one in root.iter(f"{W}ins")]
    assert (went, came) == (["5. mai 2025"], ["2. mars 2026"])


def noted(words: str, *notes: str) -> bytes:
    """Make a file with a footnote behind each word that has a number."""
    body = "".join(
        f'<w:r><w:footnoteReference w:id="{one}"/></w:r>'
        if one.isdecimal()
        else f'<w:r><w:t xml:space="preserve">{one} </w:t></w:r>'
        for one in words.split()
    )
    held = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{text}</w:t></w:r></w:p>'
        "</w:footnote>"
        for n, text in enumerate(notes, 1)
    )
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{n}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for n, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    footnotes = f"<w:footnotes {DECLARED}>{lines}{held}</w:footnotes>"
    return make.body(f"<w:p>{body}</w:p><w:sectPr/>", {"word/footnotes.xml": footnotes})


def read(data: bytes) -> list[str]:
    """Give the words of a text, each note where it is referred to."""
    held = unzipped(data)
    notes = {
        one.get(f"{W}id"): "".join(map(str, one.itertext()))
        for one in etree.fromstring(held["word/footnotes.xml"])
    }
    found = []
    for one in etree.fromstring(held["word/document.xml"]).iter(f"{W}t", f"{W}footnoteReference"):
        found += (
            [f"({notes[one.get(f'{W}id')]})"] if one.tag != f"{W}t" else (one.text or "").split()
        )
    return found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (noted("Loven 1 gjelder.", "Før."), noted("Loven 1 gjelder.", "Nå.")),
        (noted("Loven 1 gjelder.", "Før."), noted("Loven gjelder.")),
        (noted("Loven gjelder."), noted("Loven 1 gjelder.", "Nå.")),
        (noted("Loven 1 gjelder 2 nå.", "A.", "B."), noted("Loven 1 gjelder 2 nå.", "B.", "C.")),
        (noted("Loven 1 gjelder.", "Før."), noted("Mange 1 lover 2 gjelder.", "Først.", "Før.")),
    ],
)
def test_a_note_comes_and_goes_with_what_refers_to_it(old: bytes, new: bytes) -> None:
    marked = redline(old, new, BY)
    assert read(accept(marked)) == read(new)
    assert read(reject(marked)) == read(old)
    assert make.worse(old, marked) == []


@pytest.mark.xdist_group("office")
def test_libreoffice_lists_every_change(built: Built, tmp_path: Path) -> None:
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not here")
    old = built["eksempelvik/saksframlegg-adopt-values.docx"]
    marked = redline(old, Hand(old, 7).make(EVERY, 12), BY)
    (tmp_path / "a.docx").write_bytes(marked)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "fodt", "a.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    listed = _listed(etree.fromstring((tmp_path / "a.fodt").read_bytes()))
    texts = [
        etree.fromstring(part)
        for name, part in unzipped(marked).items()
        if re.match(r"word/(document|header|footer)", name)
    ]
    for kind, name in (("ins", "insertion"), ("del", "deletion")):
        marks = [one for root in texts for one in root.iter(f"{W}{kind}") if not _unseen(root, one)]
        signs = "".join(str(it) for one in marks for it in one.itertext())
        assert sorted(re.sub(r"\s", "", signs)) == sorted(re.sub(r"\s", "", listed[name]))
        assert signs


TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def _unseen(root: etree._Element, mark: etree._Element) -> bool:
    """Tell a change that LibreOffice does not list: one in a content control of a header."""
    return root.tag == f"{W}hdr" and any(one.tag == f"{W}sdt" for one in mark.iterancestors())


def _listed(root: etree._Element) -> Mapping[str, str]:
    """Give all that LibreOffice has as inserted, and all that it has as deleted."""
    kinds = {
        str(one.get(f"{TEXT}id")): str(one[0].tag).removeprefix(TEXT)
        for one in root.iter(f"{TEXT}changed-region")
    }
    found = dict.fromkeys(("insertion", "deletion"), "")
    opened: list[str] = []
    for event, one in etree.iterwalk(root, events=("start", "end")):
        if event == "start" and one.tag == f"{TEXT}change-start":
            opened.append(str(one.get(f"{TEXT}change-id")))
        elif event == "start" and one.tag == f"{TEXT}change-end":
            opened.remove(str(one.get(f"{TEXT}change-id")))
        text = one.text if event == "start" else one.tail
        for kind in {kinds[it] for it in opened}.intersection(found):
            found[kind] += text or ""
    return found


def test_changes_are_told_with_heading_before_and_after() -> None:
    old = real(
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Frister</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>Svar innen 1. mai.</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Dette faller bort.</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Dette flyttes ned.</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Dette står helt stille.</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>Eksempelvik kommune</w:t></w:r></w:p>",
    )
    new = real(
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Frister</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>Svar innen 1. juni.</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Dette står helt stille.</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Dette flyttes ned.</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Noe ganske annet enn før.</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>Nyvik kommune</w:t></w:r></w:p>",
    )
    assert changes(old, new) == (
        Difference(Kind.CHANGED, "body", "Frister", "Svar innen 1. mai.", "Svar innen 1. juni."),
        Difference(Kind.MOVED, "body", "Frister", *2 * ("Dette står helt stille.",)),
        Difference(Kind.REMOVED, "body", "Frister", "Dette faller bort.", ""),
        Difference(Kind.ADDED, "body", "Frister", "", "Noe ganske annet enn før."),
        Difference(Kind.CHANGED, "header", "", "Eksempelvik kommune", "Nyvik kommune"),
    )
