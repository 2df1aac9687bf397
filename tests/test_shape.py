"""Expressions of municipalities: what fits, what is refused, and that none takes long."""

import re
import time

import pytest

from pipeline import shape
from pipeline.diagnostics import Unusable


@pytest.mark.parametrize(
    ("expression", "fit", "unfit"),
    [
        ("[0-9]{4}/[0-9]+", ("2026/1", "2026/1234"), ("226/1", "2026/", "2026/1a", "")),
        (r"^\d{2,4}$", ("12", "123", "1234"), ("1", "12345", "12\n")),
        ("a{2,}", ("aa", "aaaa"), ("a", "")),
        ("ab?c*", ("a", "ab", "abcc", "ac"), ("b", "abb")),
        ("(ja|nei)-[xy]", ("ja-x", "nei-y"), ("ja", "janei-x", "ja-xy")),
        ("^a$|^b+$|", ("a", "bb", ""), ("ab",)),
        ("(?:a(b|c))d", ("abd", "acd"), ("ad", "abc")),
        (r".*kommune\.", ("Vik kommune.", "x\nkommune."), ("kommunen", "kommune. ")),
        (r"[^\]a-c][]x]\(", ("d](", "xx("), ("a](", "d)(")),
        (r"\w+ \D\S\s\W", ("æ a. !",), ("æ a.!!", "æ 1. !")),
        (r"\$a", ("$a",), ("a",)),
    ],
)
def test_what_fits_does_so_as_in_python(
    expression: str, fit: tuple[str, ...], unfit: tuple[str, ...]
) -> None:
    assert [shape.fits(expression, one) for one in (*fit, *unfit)] == [True] * len(fit) + [
        False
    ] * len(unfit)
    theirs = re.compile(expression, re.DOTALL)
    assert all(theirs.fullmatch(one) for one in fit)


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("(a+)+$", "a group cannot be repeated"),
        ("(a|aa)*", "a group cannot be repeated"),
        ("((ab){2})", "a group cannot be repeated"),
        ("a**", "* at sign 3 of the expression"),
        ("a+?", "? at sign 3 of the expression"),
        ("(?=a)", "?=a at sign 2 of the expression"),
        (r"(a)\1", r"\1 at sign 4 of the expression"),
        (r"\bord", r"\bo at sign 1 of the expression"),
        ("a^b", "^b at sign 2 of the expression"),
        ("a$b", "$b at sign 2 of the expression"),
        ("a)", ") at sign 2 of the expression"),
        ("*a", "*a at sign 1 of the expression"),
        ("[z-a]", "[z- at sign 1 of the expression"),
        ("[a", "[a at sign 1 of the expression"),
        ("a{x}", "{x} at sign 2 of the expression"),
        ("a{3,1}", "{3,1} is from more to fewer"),
        ("(ab", "the expression lacks a )"),
        ("a{150}b{150}", "the expression is too long"),
        ("(a|b)" * 6, "the expression is too long"),
    ],
)
def test_what_could_take_for_ever_or_is_none_is_refused(expression: str, said: str) -> None:
    with pytest.raises(Unusable) as refused:
        shape.ways(expression)
    assert str(refused.value.text).startswith(said)


def test_what_python_would_try_for_ever_takes_no_time() -> None:
    begun = time.process_time()
    assert not shape.fits("a*" * 30 + "b", "a" * 20_000)
    assert not shape.fits(".*.*.*=.*", "x" * 20_000)
    assert time.process_time() - begun < 5
