"""A bookmark that begins or ends beside a tag is whole, in the block or around it."""

import pytest

from .make import W, body, codes, paragraph, part, rendered

START, END = '<w:bookmarkStart w:id="0" w:name="a"/>', '<w:bookmarkEnd w:id="0"/>'
IF, ELSE, ENDIF = "{%p if yes %}", "{%p else %}", "{%p endif %}"


def lines(*texts: str) -> str:
    """Make paragraphs; < and > in a text are where the bookmark begins and ends."""
    made = []
    for text in texts:
        xml = paragraph(text.strip("<>"))
        if text.startswith("<"):
            xml = xml.replace("<w:p>", f"<w:p>{START}")
        if text.startswith(">"):
            xml = xml.replace("<w:p>", f"<w:p>{END}")
        if text.endswith("<"):
            xml = xml.replace("</w:p>", f"{START}</w:p>")
        if text.endswith(">"):
            xml = xml.replace("</w:p>", f"{END}</w:p>")
        made.append(xml)
    return "".join(made)


@pytest.mark.parametrize(
    "texts",
    [
        (f"<{IF}", "inne>", ENDIF, "ute"),
        (f"<{IF}", "inne", ENDIF, "ute>"),
        (IF, "<inne", f"{ENDIF}>", "ute"),
        ("<ute", IF, "inne", f"{ENDIF}>"),
        (f"<{IF}", "inne", f"{ENDIF}>", "ute"),
        (IF, "<inne", f"{ELSE}>", "ellers", ENDIF),
        (IF, "inne", f"<{ELSE}", "ellers>", ENDIF),
        ("<ute", f">{IF}", "inne", ENDIF),
    ],
)
def test_a_bookmark_is_kept_whole_or_left_out_whole(texts: tuple[str, ...]) -> None:
    for yes in (True, False):
        root = part(rendered(body(lines(*texts)), {"yes": yes}))
        begun, ended = (list(root.iter(f"{W}bookmark{half}")) for half in ("Start", "End"))
        assert len(begun) == len(ended)
        assert len(begun) == 1 or not yes or "ellers" in "".join(texts)


def test_a_bookmark_that_reaches_out_of_a_block_is_told() -> None:
    assert codes(body(lines(IF, "<inne", ENDIF, "ute>")), {"yes": True}) == ["T045"]


def test_halves_with_one_number_are_left_where_they_are() -> None:
    both = START + END
    xml = lines(IF, "inne", ENDIF).replace("<w:p>", f"<w:p>{both}")
    assert len(list(part(rendered(body(xml), {"yes": True})).iter(f"{W}bookmarkEnd"))) == 3
