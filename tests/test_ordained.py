"""Own rules that are none: one clear line with file, line and column, and exit code 2."""

from pathlib import Path

import pytest

from tests.inside import Run, run
from tests.samples import SMALL

__all__ = ["run"]

CODE, AT, BOUND, MESSAGE = (
    'code = "K001"',
    'at = "cases[].summary"',
    "longest = 300",
    'message.nb = "Kortere"',
)
GOOD = f"[[rule]]\n{CODE}\n{AT}\n{BOUND}\n{MESSAGE}\n"


def at(place: str, bound: str) -> str:
    return GOOD.replace("cases[].summary", place).replace(BOUND, bound)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD + "severty = 'error'\n", "6:1: there is no severty in a rule; did you mean severity"),
        (GOOD + "colour = 'red'\n", "6:1: there is no colour in a rule; choose among code, at,"),
        (GOOD.replace(CODE + "\n", ""), "1:1: the rule has no code"),
        (GOOD.replace(AT + "\n", ""), "1:1: the rule has no at"),
        (GOOD.replace(MESSAGE + "\n", ""), "1:1: the rule has no message; write message.nb"),
        (GOOD.replace(BOUND + "\n", ""), "1:1: the rule has no bound; give it one of required,"),
        (GOOD.replace("K001", "F001"), "2:1: the code of a rule of one's own is K001 to K999"),
        (GOOD.replace("K001", "K000"), "2:1: the code of a rule of one's own is K001 to K999"),
        (GOOD.replace('"K001"', "1"), "2:1: code is a text in quotes, on one line"),
        (GOOD + "\n" + GOOD, "8:1: K001 is a rule already, on line 1"),
        (GOOD + "at-most = 3\n", "6:1: a rule has one bound, and longest is one already"),
        (GOOD + "severity = 'grave'\n", "6:1: severity is error or warning"),
        (GOOD + "source = 3\n", "6:1: source is a text in quotes, on one line"),
        (GOOD.replace(MESSAGE, 'message = "x"'), "5:1: the rule has no message; write message.nb"),
        (GOOD.replace("message.nb", "message.en"), "5:1: there is no en in message; "),
        (GOOD + 'message.nn = ""\n', "6:1: message.nn is a text in quotes, on one line"),
        (
            GOOD.replace(MESSAGE, '[rule.message]\nnb = "a\\nb"'),
            "6:1: message.nb is a text in quotes, on one line",
        ),
        (at("cases[].sumary", BOUND), "3:1: there is no sumary in cases; did you mean summary?"),
        (at("casses[].summary", BOUND), "3:1: there is no casses in a dossier; did you mean case"),
        (at("cases.summary", BOUND), "3:1: cases is a list; write cases[] for each of its items"),
        (at("norm[]", BOUND), "3:1: norm is no list; leave out []"),
        (at("norm.nb", BOUND), "3:1: norm has no keys of its own"),
        (
            at("cases[0].summary", BOUND),
            "3:1: a place is keys with points between, and [] for each",
        ),
        (at("", BOUND), "3:1: at is a text in quotes, on one line"),
        (at("date", "longest = 3"), "4:1: longest does not fit date, which is a date"),
        (at("id", "at-most = 3"), "4:1: at-most does not fit id, which is a text"),
        (at("cases", "never = ['a']"), "4:1: never does not fit cases, which is a list"),
        (at("cases[]", "required = true"), "3:1: an item of a list is always there; leave out"),
        (at("cases[]", "matches = 'a'"), "4:1: matches does not fit cases[], which is a section"),
        (at("cases", "required = false"), "4:1: required: write true, or leave the rule out"),
        (at("date", "at-most = 3"), "4:1: at-most: write a day without quotes, as 2026-12-31"),
        (at("date", "at-least = 2026-01-01T10:00:00"), "4:1: at-least: write a day without quotes"),
        (at("figures[].value", "at-most = '3'"), "4:1: at-most: write a number without quotes"),
        (at("figures[].value", "at-most = nan"), "4:1: at-most: write a number without quotes"),
        (at("figures[].value", "one-of = [true]"), "4:1: one-of: write a number without quotes"),
        (at("id", "longest = 0"), "4:1: longest: write how many characters there may be"),
        (at("id", "one-of = []"), '4:1: one-of: write a list, as ["one", "two"]'),
        (at("id", "never = 'a'"), '4:1: never: write a list, as ["one", "two"]'),
        (at("id", "never = ['a', '']"), '4:1: never: write a list of texts, as ["one", "two"]'),
        (at("norm", "one-of = ['nd']"), "4:1: one-of: there is no nd in norm; choose among nb, nn"),
        (
            at("stakeholders[].expected", "one-of = ['true']"),
            "4:1: one-of: write true or false, without quotes",
        ),
        (at("id", "matches = '(a+)+$'"), "4:1: matches: a group cannot be repeated: it could take"),
        (at("id", "matches = ''"), "4:1: matches: write an expression in single quotes, as '[0-9]"),
    ],
)
def test_a_rule_that_is_none_stops_all_with_its_place(run: Run, text: str, said: str) -> None:
    Path("inputs").mkdir()
    Path("inputs/a.yaml").write_text(SMALL, encoding="utf-8")
    Path("saksflyt.toml").write_text(text, encoding="utf-8")
    ran = run("check")
    assert (ran.code, ran.err.startswith(f"saksflyt.toml:{said}")) == (2, True), ran.err
    assert ran.err.count("\n") == 1


def test_every_command_that_uses_rules_stops(run: Run) -> None:
    Path("inputs").mkdir()
    Path("inputs/a.yaml").write_text(SMALL, encoding="utf-8")
    Path("saksflyt.toml").write_text(GOOD + "severty = 1\n", encoding="utf-8")
    for command in (("rules",), ("explain", "C013"), ("build", "--dry-run"), ("status",)):
        assert run(*command).err == (
            "saksflyt.toml:6:1: there is no severty in a rule; did you mean severity?\n"
        )


def test_a_rule_is_found_where_it_is_in_pyproject(run: Run) -> None:
    held = (GOOD + "\n" + GOOD).replace("[[rule]]", "[[tool.saksflyt.rule]]")
    Path("pyproject.toml").write_text(f"[[other.rule]]\ncode = 'K001'\n{held}", encoding="utf-8")
    assert run("rules").err == "pyproject.toml:10:1: K001 is a rule already, on line 3\n"


def test_rules_in_one_line_are_rules_too(run: Run) -> None:
    Path("saksflyt.toml").write_text("rule = [{code = 'K001'}]\n", encoding="utf-8")
    assert run("rules").err == "saksflyt.toml:1:1: the rule has no at\n"
    Path("saksflyt.toml").write_text("[rule]\ncode = 'K001'\n", encoding="utf-8")
    assert run("rules").err == (
        "saksflyt.toml:1:1: rule is a table each, that begins with [[rule]]\n"
    )
