import pytest

from pipeline.word.changed import excerpts


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Frist 1. mai.", "Frist 2. mai.", ("Frist 1. mai.", "Frist 2. mai.")),
        ("a b c d e f G h", "a b c d e f H h", ("… b c d e f G h", "… b c d e f H h")),
        ("a a a a a a a b", "a a a a a a a", ("… a a a a a b", "… a a a a a")),
        ("", "nytt", ("", "nytt")),
    ],
)
def test_a_change_is_told_with_some_words_around_it(
    before: str, after: str, told: tuple[str, str]
) -> None:
    assert excerpts(before, after) == told
