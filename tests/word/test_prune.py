"""What a condition has left out of a text is not in the file either."""

import io

import docx
import pytest
from docx.oxml import parse_xml

from .make import DECLARED, OFFICE, body, paragraph, part, rendered, saved, unzipped
from .test_picture import png

ADDRESS = "https://hemmelig.example/"


def pictured(condition: str, *, again: bool = False) -> bytes:
    """Make a file of a picture and a link that stand under a condition, or again outside of it."""
    document = docx.Document()
    document.add_paragraph(f"{{%p if {condition} %}}")
    document.add_picture(io.BytesIO(png(2, 2)))
    key = document.part.relate_to(ADDRESS, f"{OFFICE}/hyperlink", is_external=True)
    link = f'<w:hyperlink {DECLARED} r:id="{key}"><w:r><w:t>L</w:t></w:r></w:hyperlink>'
    document.add_paragraph()._p.append(parse_xml(link))
    document.add_paragraph("{%p endif %}")
    if again:
        document.add_picture(io.BytesIO(png(2, 2)))
        document.add_paragraph()._p.append(parse_xml(link))
    return saved(document)


@pytest.mark.parametrize(
    ("condition", "again", "there"),
    [("no", False, False), ("yes", False, True), ("no", True, True)],
)
def test_a_picture_and_a_link_are_there_if_the_text_asks_for_them(
    *, condition: str, again: bool, there: bool
) -> None:
    made = unzipped(rendered(pictured(condition, again=again), {"no": False, "yes": True}))
    assert any("media" in name for name in made) == there
    assert (ADDRESS.encode() in made["word/_rels/document.xml.rels"]) == there
    docx.Document(io.BytesIO(rendered(pictured(condition), {"no": False, "yes": True})))


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
@pytest.mark.parametrize("shown", [True, False])
def test_a_note_is_there_if_the_text_asks_for_it(*, kind: str, shown: bool) -> None:
    note = f'<w:p><w:r><w:{kind}Reference w:id="%d"/></w:r></w:p>'
    block = f"{paragraph('{%p if shown %}')}{note % 2}{paragraph('{%p endif %}')}{note % 3}"
    notes = "".join(
        f'<w:{kind} w:id="{n}">{paragraph(words)}</w:{kind}>'
        for n, words in ((2, "hemmelig {{ name }}"), (3, "åpen"))
    )
    parts = {f"word/{kind}s.xml": f"<w:{kind}s {DECLARED}>{notes}</w:{kind}s>"}
    made = part(rendered(body(block, parts), {"shown": shown, "name": "Kari"}), f"word/{kind}s.xml")
    words = ["".join(map(str, one.itertext())) for one in made]
    assert words == (["hemmelig Kari", "åpen"] if shown else ["åpen"])
