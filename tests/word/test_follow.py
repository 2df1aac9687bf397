"""Templates at random of what must be mended: no document is less valid than its template."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.word.template import Template

from .make import W, paragraph, real, unzipped, worse
from .test_numbers import BOOKMARK, CONTROL, DRAWING, SHAPE

DATA = {
    "yes": True,
    "no": False,
    "void": [],
    "one": ["1"],
    "many": ["1", "2", "3"],
}
_FORKS = (
    *("if yes", "if no", "for x{n} in void", "for x{n} in one", "for x{n} in many"),
    *("for x{n} in many", "for x{n} in many"),
)
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_GRID = '<w:tblPr/><w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="900"/></w:tblGrid>'
_MERGED = ("", '<w:vMerge w:val="restart"/>', "<w:vMerge/>")
_LIST = '<w:p><w:pPr><w:pStyle w:val="ListNumber"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
_BOX = (
    '<w:p><w:r><w:pict><v:shape id="Boks {n}" style="width:9pt"><v:textbox><w:txbxContent>{text}'
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)


class Writer:
    """Writes a part of a template; the numbers in it are all different."""

    def __init__(self, seed: int) -> None:
        self.r = Random(seed)  # noqa: S311 no secret
        self.numbers = count(1)

    def blocks(self, depth: int = 0) -> str:
        ways: list[Callable[[], str]] = [self.line, self.line, lambda: _LIST]
        if depth < 3:
            ways += [
                *[lambda: self.forked(lambda: self.blocks(depth + 1))] * 3,
                *[lambda: self.table(depth + 1)] * 3,
                lambda: self.control(self.blocks(depth + 1)),
                lambda: _BOX.format(n=next(self.numbers), text=self.blocks(3)),
            ]
        return "".join(self.r.choice(ways)() for _ in range(self.r.randint(1, 3)))

    def forked(self, held: Callable[[], str], place: str = "p") -> str:
        """Put something into a loop or a condition, each tag of which takes its place with it."""
        fork = self.r.choice(_FORKS).format(n=next(self.numbers))
        tags = [f"{{%{place} {word} %}}" for word in (fork, f"end{fork.split()[0]}")]
        begin, end = (self.placed(tag, place) for tag in tags)
        return begin + held() + end

    def placed(self, text: str, place: str) -> str:
        cell = f"<w:tc><w:tcPr/>{paragraph(text)}</w:tc>"
        return {"p": paragraph(text), "tc": cell, "tr": f"<w:tr>{cell}</w:tr>"}[place]

    def control(self, text: str) -> str:
        properties = f'<w:sdtPr><w:id w:val="{next(self.numbers)}"/></w:sdtPr>'
        return f"<w:sdt>{properties}<w:sdtContent>{text}</w:sdtContent></w:sdt>"

    def line(self) -> str:
        number = next(self.numbers)
        bookmark = BOOKMARK.replace("sak", f"sak{number}").format(id=number, text="")
        held = (CONTROL, DRAWING, SHAPE.replace("{id}", "s{id}"), bookmark, _FIELD)
        return f"<w:p>{self.r.choice(held).format(id=number)}</w:p>"

    def table(self, depth: int) -> str:
        rows = [
            self.forked(lambda: self.row(depth), "tr") if self.r.random() < 0.6 else self.row(depth)
            for _ in range(self.r.randint(1, 4))
        ]
        end = "" if self.r.random() < 0.4 and depth < 3 else "<w:p/>"
        fork = end or self.forked(lambda: paragraph("a"))
        return f"<w:tbl>{_GRID}{''.join(rows)}</w:tbl>{fork}"

    def row(self, depth: int) -> str:
        cells = [self.cell(depth), self.cell(depth)]
        if self.r.random() < 0.2:
            cells = [self.forked(lambda: self.cell(depth), "tc") for _ in cells]
        return f"<w:tr>{''.join(cells)}</w:tr>"

    def cell(self, depth: int) -> str:
        merged = self.r.choice(_MERGED)
        text = self.blocks(depth + 1) if self.r.random() < 0.3 else paragraph("a")
        end = paragraph("b") if self.r.random() < 0.5 else self.forked(lambda: paragraph("c"))
        return f"<w:tc><w:tcPr>{merged}</w:tcPr>{text}{end}</w:tc>"


def faults(data: bytes) -> Iterator[str]:
    """Say what a document has twice, and what is empty or touches in it."""
    ids: Counter[str] = Counter()
    for name, content in unzipped(data).items():
        if name == "word/document.xml" or name.startswith(("word/header", "word/footer")):
            root = etree.fromstring(content)
            ids.update(_ids(root))
            yield from _bare(root)
            if b"saksflyt-" in content or b"<?" in content[5:]:
                yield "a mark is left"
    yield from (f"{one} is there {times} times" for one, times in ids.items() if times > 1)


def _ids(root: etree._Element) -> Iterator[str]:
    for one in root.iter("{*}docPr", "{*}shape", f"{W}bookmarkStart"):
        kind = one.tag.rpartition("}")[2]
        yield f"{kind} {one.get('id') or one.get(f'{W}id')}"
        if name := one.get(f"{W}name"):
            yield f"name {name}"
    yield from (f"control {one.get(f'{W}val')}" for one in root.iter(f"{W}id"))


_HOLDERS = ("tc", "tr", "tbl", "hdr", "ftr", "txbxContent", "sdtContent")
_HELD = ("p", "tbl", "tc", "tr", "sdt", "r")


def _bare(root: etree._Element) -> Iterator[str]:
    for one in root.iter(*(f"{W}{name}" for name in _HOLDERS)):
        if not any(child.tag in {f"{W}{name}" for name in _HELD} for child in one):
            yield f"{one.tag} is empty"
        if one.tag == f"{W}tc" and one[-1].tag not in (f"{W}p", f"{W}sdt"):
            yield "a cell does not end in a paragraph"
    for table in root.iter(f"{W}tbl"):
        after = table.getnext()
        if after is not None and after.tag == f"{W}tbl":
            yield "a table touches what is after it"


# To ask a thousand takes a quarter of an hour: `make soak`.
TEMPLATES = int(os.environ.get("SAKSFLYT_TEMPLATES", "15"))


@settings(max_examples=60, phases=(Phase.generate,))
@given(st.integers(0, 10**9))
def test_no_number_is_there_twice_and_nothing_is_left_empty(seed: int) -> None:
    writer = Writer(seed)
    template = real(writer.blocks() + paragraph("end"), writer.blocks(2), writer.blocks(2))
    made = Template(template).render(DATA)
    assert list(faults(made)) == []
    assert Template(template).render(DATA) == made


@settings(max_examples=60, phases=(Phase.generate,))
@given(st.integers(0, 10**9))
def test_it_is_nothing_to_a_document_how_many_rows_are_gone_over_at_a_time(seed: int) -> None:
    writer = Writer(seed)
    template = Template(real(writer.blocks() + writer.blocks() + paragraph("end")))
    made = template.render(DATA)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.word.stretch._SIZE", 1)
        patch.setattr("pipeline.word.sandbox._BATCH", 1)
        assert template.render(DATA) == made


@settings(max_examples=TEMPLATES, phases=(Phase.generate,), deadline=None)
@given(st.integers(0, 10**9))
def test_no_document_is_less_valid_than_its_template(seed: int) -> None:
    writer = Writer(seed)
    template = real(writer.blocks() + writer.blocks() + paragraph("end"), writer.blocks(2))
    assert worse(template, Template(template).render(DATA)) == []
