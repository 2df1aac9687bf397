"""What pages leave out of what is printed stays left out when the rest is written anew."""

import pytest

from tests.elided import elided

FINDINGS = ["[", ' {"line": 12},', ' {"line": 20},', ' {"line": 31},', ' {"line": 47}', "]"]


@pytest.mark.parametrize(
    ("shown", "printed", "now"),
    [
        pytest.param(
            ["[", ' {"line": 11},', "…", ' {"line": 46}', "]"],
            FINDINGS,
            ["[", ' {"line": 12},', "…", ' {"line": 47}', "]"],
            id="numbers have changed",
        ),
        pytest.param(
            ["…", "the end"], ["new", "b", "the end."], ["…", "the end."], id="before all else"
        ),
        pytest.param(
            ["Day one", "a", "…"], ["Day one", "A", "x", "y"], ["Day one", "A", "…"], id="after all"
        ),
        pytest.param(
            ["one", "two", "…", "five", "…", "nine"],
            ["one", "two!", "three", "four", "five", "six", "ten", "nine!"],
            ["one", "two!", "…", "five", "…", "nine!"],
            id="in two places",
        ),
        pytest.param(
            ["made …/a.docx", "b", "…", "c"],
            ["made outputs/a.docx", "bb", "x", "c"],
            ["made …/a.docx", "bb", "…", "c"],
            id="part of a line too",
        ),
        pytest.param(
            ["one", "…", "three"], ["one", "added", "three"], ["one", "…", "three"], id="nothing"
        ),
        pytest.param(
            ["head", "…", "tail"],
            ["quite", "other", "words"],
            ["quite", "other", "words"],
            id="nothing is as it was",
        ),
        pytest.param(["[", "]"], FINDINGS, FINDINGS, id="nothing was left out"),
    ],
)
def test_what_was_left_out_is_left_out_of_what_is_printed_now(
    shown: list[str], printed: list[str], now: list[str]
) -> None:
    def block(lines: list[str]) -> str:
        return "".join(f"{line}\n" for line in lines)

    assert elided(block(shown), block(printed)) == block(now)
