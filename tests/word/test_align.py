import pytest
from lxml import etree

from pipeline.word.align import Pairs, aligned, hunks, with_strays
from pipeline.word.atoms import Known
from pipeline.word.body import Leaf, leaves
from tests.word.make import DECLARED, paragraph


def blocks(*texts: str) -> tuple[Leaf, ...]:
    body = "".join(map(paragraph, texts))
    return leaves(etree.fromstring(f"<w:body {DECLARED}>{body}</w:body>"), Known())


A, B, C = "Først kommer dette.", "Så kommer noe annet her.", "Til sist står det slik."


@pytest.mark.parametrize(
    ("first", "second", "there"),
    [
        ((A, B, C), (A, B, C), (0, 1, 2)),
        ((A, B, C), (A, C), (0, None, 1)),
        ((A, C), (A, B, C), (0, 2)),
        ((A, B, C), (A, "Så kommer noe nytt her.", C), (0, 1, 2)),
        ((A, B, C), (C, A, B), (1, 2, None)),
        ((A, B), (A, "x y z", "Så kommer noe annet nå."), (0, 2)),
        ((), (A,), ()),
    ],
)
def test_blocks_are_paired_in_order(
    first: tuple[str, ...], second: tuple[str, ...], there: tuple[int | None, ...]
) -> None:
    assert aligned(blocks(*first), blocks(*second)).there == there


def test_the_last_paragraphs_are_paired_where_a_text_must_end_with_one() -> None:
    first, second = blocks(A, "en"), blocks(A, "to tre", "fire")
    assert aligned(first, second, ends=True) == Pairs((0, 2), (0, None, 1))


def test_what_an_author_has_moved_is_paired_too() -> None:
    first, second = blocks(A, B, C), blocks(B, C, "Først kommer dette, ja.")
    assert with_strays(first, second, aligned(first, second)) == Pairs((2, 0, 1), (1, 2, 0))


def test_what_is_too_dull_to_stand_between_two_changes_goes_with_them() -> None:
    first, second = list("a.b-c"), list("x.y-c")
    dull = [not one.isalpha() for one in first]
    assert hunks(first, second, dull) == [(0, 3, 0, 3)]
    assert hunks(first, second, [False] * 5) == [(0, 1, 0, 1), (2, 3, 2, 3)]
