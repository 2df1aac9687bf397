"""The tags of blocks are read with the fewest faults that explain them."""

import pytest

from pipeline.word.fitting import BlockTag, misfits


def read(words: str, places: str = "") -> list[str]:
    """Give each fault as its kind, its word and which tag it is, from 0."""
    held = words.split()
    stands = [int(one) for one in places] or [0] * len(held)
    tags = [BlockTag(word, at, stands[at]) for at, word in enumerate(held)]
    return [f"{one.fault.value} {one.word} {one.line}" for one in misfits(tags)]


@pytest.mark.parametrize(
    ("words", "places", "faults"),
    [
        ("for if else endif endfor if elif else endif", "", []),
        ("for if endfor", "", ["unclosed if 1"]),
        ("for endif endfor", "", ["unopened endif 1"]),
        ("if for endif endif", "", ["instead endif 2"]),
        ("if for endif endfor", "", ["instead endif 2", "read endif 3"]),
        ("if else else endif", "", ["late else 2"]),
        ("else", "", ["unopened else 0"]),
        ("for else endif endfor", "0110", ["unopened else 1"]),
        ("if if else endif if endif", "011100", ["unclosed if 0"]),
        ("if if if endif endif", "00110", ["unclosed if 0"]),
        ("if if endif", "010", ["unclosed if 1"]),
        ("if endif endif", "010", ["unopened endif 1"]),
        ("? endif", "", ["read if 0"]),
        ("if ?", "", ["read endif 1"]),
        ("if ? endif", "", []),
        ("for if ? endfor", "", ["read endif 2"]),
        ("endfor if for endif endif", "", ["unopened endfor 0", "instead endif 3"]),
    ],
)
def test_the_fewest_faults_are_told(words: str, places: str, faults: list[str]) -> None:
    assert read(words, places) == faults


@pytest.mark.parametrize("words", ["endif endfor ", "if else else ", "? endif endfor "])
def test_of_what_is_all_wrong_not_all_is_sought(words: str) -> None:
    assert 50 < len(read(words * 2_000)) < 200
