import pytest

from pipeline.dossier.reading import Reading

READING = Reading("abcd", ["Et hus", "", "İHUS og hus", "Sted"])


@pytest.mark.parametrize(
    ("marks", "found"),
    [
        (("hus",), "ac"),
        (("sted",), "d"),
        (("sted", "et"), "ad"),
        (("s og",), "c"),
        (("by",), ""),
        ((), ""),
    ],
)
def test_what_holds_a_mark_is_found_once_and_in_order(marks: tuple[str, ...], found: str) -> None:
    assert "".join(READING.holding(*marks)) == found


@pytest.mark.parametrize(("mark", "found"), [("hus", "ac"), ("HUS", "c"), ("S", "cd")])
def test_spelling_minds_the_size_of_letters(mark: str, found: str) -> None:
    assert "".join(READING.spelling(mark)) == found


def test_no_mark_reaches_over_two_texts() -> None:
    assert list(READING.holding("husi")) == []


def test_a_place_in_the_whole_is_a_text() -> None:
    assert list(READING.around([0, 5, len(READING.whole) - 1])) == ["a", "d"]


def test_nothing_holds_nothing() -> None:
    assert list(Reading((), ()).holding("a")) == []
