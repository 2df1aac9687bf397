"""What is written into a text stands there, and all that the author wrote besides is as it was."""

import pytest

from pipeline.living.page import Page, listed, mapping, same, word
from pipeline.source import load

TEXT = """\
plain: en  # c1
quoted: "to: tre"  # c2
single: 'den''s'
list:  # c3
  - a  # c4

  # c5
  - b
folded: >  # c6
  lang
  tekst
# c7
empty:
flow: {a: x, b: [y, z], c: 'q'}  # c8
last: to
  linjer
"""
OTHER = """\
word: ny
comma: en, to
mark: "hva? #1"
lines: |
  første

  andre
items:
- x
- y
brackets: [p, q]
pair:
  k: v
  m: [n]
"""


def page(text: str) -> Page:
    return Page(text, load(text.encode(), "a.yaml").data)


KEYS = tuple(page(TEXT).data)
VALUES = tuple(page(OTHER).data)


def says(made: Page) -> bool:
    return same(load(made.text.encode(), "a.yaml").data, made.data)


# A key of the contract that holds a list never holds lines of text.
@pytest.mark.parametrize(
    ("key", "value"),
    [(key, value) for key in KEYS for value in VALUES if (key, value) != ("list", "lines")],
)
def test_every_value_can_stand_in_the_place_of_every_other(key: str, value: str) -> None:
    made = page(TEXT).with_value((key,), page(OTHER).piece((value,)))
    assert says(made)
    assert made.data == {**page(TEXT).data, key: page(OTHER).data[value]}
    kept = {"list": {"c4", "c5"}}.get(key, set())
    assert [c for c in range(1, 9) if f"# c{c}" not in made.text and f"c{c}" not in kept] == []


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("key", ["a", "b", "c"])
def test_in_brackets_too(key: str, value: str) -> None:
    assert says(page(TEXT).with_value(("flow", key), page(OTHER).piece((value,))))


@pytest.mark.parametrize(
    ("key", "value", "line"),
    [
        ("plain", "word", "plain: ny  # c1"),
        ("quoted", "word", 'quoted: "ny"  # c2'),
        ("single", "comma", "single: 'en, to'"),
        ("folded", "word", "folded: >  # c6\n  ny\n# c7"),
        ("folded", "brackets", "folded: [p, q]  # c6\n# c7"),
        ("plain", "lines", "plain: |  # c1\n  første\n\n  andre\nquoted:"),
        ("list", "items", "list:  # c3\n  - x\n  - y\nfolded"),
        ("list", "word", "list: ny  # c3\nfolded"),
        ("plain", "items", "plain:  # c1\n  - x\n  - y\nquoted"),
        ("empty", "pair", "empty:\n  k: v\n  m: [n]\nflow"),
    ],
)
def test_it_has_the_style_of_what_stood_there(key: str, value: str, line: str) -> None:
    assert line in page(TEXT).with_value((key,), page(OTHER).piece((value,))).text


@pytest.mark.parametrize("value", VALUES)
def test_an_item_is_written_at_the_end_of_a_list(value: str) -> None:
    piece = page(OTHER).piece((value,))
    assert says(page(TEXT).with_item(("list",), piece))
    assert says(page(TEXT).with_item(("flow", "b"), piece))
    assert says(page("a: []  # c\n").with_item(("a",), piece))


@pytest.mark.parametrize("value", VALUES)
def test_a_key_is_written_behind_those_before_it(value: str) -> None:
    piece = page(OTHER).piece((value,))
    made = page(TEXT).with_key((), "new", piece, ["plain", "quoted", "not-there"])
    assert says(made)
    assert 'quoted: "to: tre"  # c2\nnew:' in made.text
    assert says(page(TEXT).with_key(("flow",), "new", piece, ["a"]))
    assert "{a: x, new: " in page(TEXT).with_key(("flow",), "new", piece, ["a"]).text


@pytest.mark.parametrize("path", [("plain",), ("list",), ("folded",), ("flow", "a"), ("flow", "c")])
def test_a_key_is_taken_away_with_the_lines_that_it_has_alone(path: tuple[str, ...]) -> None:
    made = page(TEXT).without_key(path)
    assert says(made)
    assert made.data != page(TEXT).data


def test_a_reading_is_written_in_lines_or_in_brackets() -> None:
    old = page(TEXT)
    reading = listed(mapping({"until": word("2026-01-31"), "list": old.piece(("list",))}, 2))
    assert old.with_key((), "earlier", reading).text.endswith(
        """\
last: to
  linjer
earlier:
  - until: 2026-01-31
    list:
      - a  # c4

      # c5
      - b
"""
    )
    assert "c: 'q', earlier: [{until: 2026-01-31, list: [a, b]}]}  # c8" in (
        old.with_key(("flow",), "earlier", reading).text
    )


def test_the_last_line_of_a_text_may_have_no_end() -> None:
    made = page("a:\n  - x").with_item(("a",), word("y"))
    assert made.text == "a:\n  - x\n  - y"


def test_a_comment_stays_with_its_key_or_goes_with_it() -> None:
    held = page("a: |  # c1\n  x\nb: y  # c2\nc: z\n")
    lines = [held.piece((key,)).lines for key in "ab"]
    assert lines == ["|\n  x", "y"]
    lines = [held.piece((key,), commented=True).lines for key in "ab"]
    assert lines == ["|  # c1\n  x", "y  # c2"]
