import pytest

from pipeline.beside import birth_numbers_beside
from pipeline.characters import Position

# The month is raised by 80, so the number is nobody's.
NUMBER = "01817010055"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (f"# {NUMBER}\n", [(1, 3)]),
        (f"id: a # fnr {NUMBER}\n", [(1, 13)]),
        (f"id: a\n\n  # {NUMBER} og 01417010072\n", [(3, 5), (3, 20)]),
        ("# 018170\n  #   10055\nid: a\n", [(1, 3)]),
        ("## 018170\n## 10055\nid: a\n", [(1, 4)]),
        (f"id: a\r\n# {NUMBER}\r\n", [(2, 3)]),
        ("# 018170\nid: 10055\n", []),
        (f"id: {NUMBER}\n", []),
        (f"id: a#{NUMBER}\n", []),
        ("id: a\n", []),
        ("", []),
    ],
)
def test_a_birth_number_in_a_comment_has_its_place(
    text: str, places: list[tuple[int, int]]
) -> None:
    assert list(birth_numbers_beside(text.encode(), "")) == [Position(*one) for one in places]


def test_a_file_of_wide_characters_is_read() -> None:
    content = f"# ø {NUMBER}\n".encode("utf-16")
    assert list(birth_numbers_beside(content, "")) == [Position(1, 5)]


def test_a_text_that_looks_like_a_comment_is_left_to_the_rules() -> None:
    content = f"says: |\n  Bolig #2 {NUMBER}\n  # {NUMBER}\n".encode()
    assert list(birth_numbers_beside(content, f"Bolig #2 {NUMBER}\n# {NUMBER}")) == []
