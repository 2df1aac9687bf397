"""Each word that a template may say, and each limit of what it may cost: at it, and one past it."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from pipeline.word.budget import USUAL, Budget
from pipeline.word.faults import Refused
from pipeline.word.sandbox import Method, Sandbox

from .make import body, codes, paragraph, refusal, rendered, texts

CONTEXT = {"v": "text", "xs": [1, 2], "d": {"a": 1}}


def small(tag: str) -> bytes:
    """Make a document of one paragraph and nothing else, which is quick to compile."""
    return body(paragraph(escape(tag)))


LOOP = "{%% for x in ['a', 'b'] %%}{{ %s }}{%% endfor %%}"


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("'aB'.upper()", "AB"),
        ("'aB'.lower()", "ab"),
        ("'ab c'.title()", "Ab C"),
        ("'ab c'.capitalize()", "Ab c"),
        ("' ab '.strip()", "ab"),
        ("'ab'.endswith('b') and 'y'", "y"),
        ("'ab'.startswith('b') or 'n'", "n"),
        ("day.year", "2026"),
        ("day.month", "5"),
        ("day.day", "17"),
        ("d.a", "1"),
        ("d['a']", "1"),
        ("xs[0]", "1"),
        ("xs[-1]", "2"),
        ("xs[:1]|join", "1"),
        ("v[1]", "e"),
        ("range(3)[1]", "1"),
        ("('a', 'b')[1]", "b"),
        ("missing|default('x')", "x"),
        ("missing|d('x')", "x"),
        ("xs|length", "2"),
        ("xs|count", "2"),
        ("'12'|int", "12"),
        ("'1.5'|float", "1.5"),
        ("(-3)|abs", "3"),
        ("5000|abs", "5000"),
        ("xs|reverse|join", "21"),
        ("xs|list|join", "12"),
        ("[1, 1, 2]|unique|join", "12"),
        ("['a', 'b']|map('upper')|join", "AB"),
        ("xs|select('odd')|join", "1"),
        ("xs|reject('odd')|join", "2"),
        ("[{'a': 'x'}, {'a': ''}, {'a': ''}]|rejectattr('a')|list|length", "2"),
        ("xs|min", "1"),
        ("xs|max", "2"),
        ("xs|batch(1)|map('join')|join('-')", "1-2"),
        ("{'b': 1, 'a': 2}|dictsort|map('join')|join", "a2b1"),
        ("'aB'|upper", "AB"),
        ("'aB'|lower", "ab"),
        ("'ab c'|title", "Ab C"),
        ("'ab c'|capitalize", "Ab c"),
        ("'a.b.c'|replace('.', '')", "abc"),
        ("xs|join('-')", "1-2"),
        ("[d, d]|join('-', attribute='a')", "1-1"),
        ("'<b>'|e", "<b>"),
        ("'<b>'|escape", "<b>"),
        ("5|string", "5"),
        ("2.5|round", "2.0"),
        ("2.567|round(1)", "2.6"),
        ("2.1|round(0, 'ceil')", "3.0"),
        ("half|round(1)", "2.3"),
        ("half|round(1, 'ceil')", "2.4"),
        ("1|round(20)", "1"),
        ("11|round(-20)", "0"),
        ("7 + 2", "9"),
        ("7 - 2", "5"),
        ("7 * 100", "700"),
        ("7 / 2", "3.5"),
        ("7 // 2", "3"),
        ("7 % 2", "1"),
        ("7 ** 2", "49"),
        ("7 + 100", "107"),
        ("'a' + 'b'", "ab"),
        ("([1] + [2])|join", "12"),
        ("((1,) + (2,))|join", "12"),
        ("'ab' * 3", "ababab"),
        ("([1] * 3)|join", "111"),
    ],
)
def test_each_word_that_a_template_may_say(expression: str, text: str) -> None:
    held = CONTEXT | {"day": date(2026, 5, 17), "half": Decimal("2.34")}
    assert texts(rendered(small(f"{{{{ {expression} }}}}"), held))[0] == text


@pytest.mark.parametrize(
    ("of_the_loop", "text"),
    [
        ("loop.index", "12"),
        ("loop.index0", "01"),
        ("loop.revindex", "21"),
        ("loop.revindex0", "10"),
        ("loop.first and 'y' or 'n'", "yn"),
        ("loop.last and 'y' or 'n'", "ny"),
        ("loop.length", "22"),
        ("loop.depth", "11"),
        ("loop.depth0", "00"),
        ("loop.previtem is defined and loop.previtem or '-'", "-a"),
        ("loop.nextitem is defined and loop.nextitem or '-'", "b-"),
    ],
)
def test_each_word_of_a_loop(of_the_loop: str, text: str) -> None:
    assert texts(rendered(small(LOOP % of_the_loop), {}))[0] == text


@pytest.mark.parametrize(
    "test",
    [
        "1 is defined",
        "missing is undefined",
        "nothing is none",
        "3 is odd",
        "4 is even",
        "4 is divisibleby 2",
        "1 is eq 1",
        "1 is equalto 1",
        "[1, 2]|select('==', 1)|list",
        "1 is ne 2",
        "[1, 2]|select('!=', 1)|list",
        "1 is lt 2",
        "1 is lessthan 2",
        "[1, 2]|select('<', 2)|list",
        "1 is le 1",
        "[1, 2]|select('<=', 1)|list",
        "2 is gt 1",
        "2 is greaterthan 1",
        "[1, 2]|select('>', 1)|list",
        "2 is ge 2",
        "[1, 2]|select('>=', 2)|list",
        "1 is in [1]",
        "'a' is string",
        "1 is number",
        "1 is integer",
        "1.5 is float",
        "true is boolean",
        "{} is mapping",
        "[] is sequence",
        "[] is iterable",
        "true is true",
        "false is false",
        "'a' is lower",
        "'A' is upper",
    ],
)
def test_each_test_that_a_template_may_make(test: str) -> None:
    said = f"{{% if {test} %}}yes{{% endif %}}"
    assert texts(rendered(small(said), {"nothing": None}))[0] == "yes"


class Sly:
    """Answers to every operator, as a path answers to / and a set to -."""

    def __add__(self, _: object) -> str:
        return "reached"

    __sub__ = __mul__ = __truediv__ = __floordiv__ = __mod__ = __pow__ = __add__


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("v if missing.x is defined", "T005 the name “missing” is unknown"),
        ("v if d.upper() is defined", "T005 “upper” is unknown in its group"),
        ("v if (1 + missing) is defined", "T005 the name “missing” is unknown"),
        ("v if (missing + 1) is defined", "T005 the name “missing” is unknown"),
        ("d.nothing", "T005 “nothing” is unknown in its group"),
        ("v.nothing", "T005 a text has no “nothing”"),
        ("five.year", "T005 a number has no “year”"),
        ("five.upper()", "T005 a number has no “upper”"),
        ("day.hour", "T005 a date has no “hour”"),
        ("xs[9]", "T005 there is nothing in this place of the list"),
        ("five[0]", "T005 a number has no such name"),
        ("v['upper']", "T006 a value of the kind “something else” cannot be printed"),
        (
            "v if path.parent is defined",
            "T006 a value of the kind “something else” cannot be printed",
        ),
        ("held.upper()", "T011 only the methods of plain values can be called"),
        ("'a' - 'b'", "T006 these values cannot be reckoned with"),
        ("'a' + xs", "T006 these values cannot be reckoned with"),
        ("'a' - 1", "T006 these values cannot be reckoned with"),
        ("(1, 2) * 2", "T006 these values cannot be reckoned with"),
        ("'%s' % 1", "T006 these values cannot be reckoned with"),
        *(
            (f"v if (sly {sign} 1) is defined", "T006 these values cannot be reckoned with")
            for sign in ("+", "-", "*", "/", "//", "%", "**")
        ),
        ("v|round", "T006 only a number can be rounded, to 20 places at most"),
        ("1|round(21)", "T006 only a number can be rounded, to 20 places at most"),
        ("1|round(-21)", "T006 only a number can be rounded, to 20 places at most"),
    ],
)
def test_what_a_template_may_not_do_is_told(expression: str, said: str) -> None:
    held = {"five": 5, "day": date(2026, 5, 17), "held": {"upper": breakpoint}, "sly": Sly()}
    tag = f"{{{{ {expression} }}}}"
    told = refusal(small(tag), CONTEXT | {"path": Path("/etc/passwd")} | held)
    assert told.replace(f"word/document.xml, in “{tag}”: ", "") == said


@pytest.mark.parametrize(
    "tag",
    [
        "{{ missing }}",
        "{{ missing.x }}",
        "{{ missing['x'] }}",
        "{{ missing[0] }}",
        "{{ missing.upper() }}",
        "{{ missing + 1 }}",
        "{{ 1 - missing }}",
        "{{ missing|upper }}",
        "{{ missing|join }}",
        "{{ missing|join(attribute='a') }}",
        "{{ [missing]|join }}",
        "{{ missing ~ 'a' }}",
        "{{ missing|round }}",
        "{{ 1|round(missing) }}",
        "{{ missing|replace('a', 'b') }}",
        "{% for x in missing %}{{ x }}{% endfor %}",
    ],
)
def test_what_is_missing_is_told_once_and_the_rest_is_looked_at(tag: str) -> None:
    said = refusal(small(f"{tag}{{{{ other }}}}")).splitlines()
    assert [one.partition("”: ")[2] for one in said] == [
        "the name “missing” is unknown",
        "the name “other” is unknown",
    ]


@pytest.mark.parametrize(
    ("tag", "names"),
    [
        ("{{ missing + other }}", ["missing", "other"]),
        ("{{ other + 2 * missing.x }}", ["missing", "other"]),
        ("{{ 2 * missing.x + other }}", ["missing", "other"]),
        # What was made of it is nothing to tell of at the next tag.
        ("{% set x = missing.x %}{{ x.y|upper }}{{ x + 1 }}", ["missing"]),
    ],
)
def test_what_is_reckoned_of_two_that_are_missing_tells_both(tag: str, names: list[str]) -> None:
    said = refusal(small(tag)).splitlines()
    told = [f"the name “{name}” is unknown" for name in names]
    assert sorted(one.partition("”: ")[2] for one in said) == told


@pytest.mark.parametrize("name", ["v", "five", "missing"])
def test_a_loop_is_over_a_list_only(name: str) -> None:
    said = refusal(small(f"{{% for x in {name} %}}x{{% endfor %}}"), {"v": "ab", "five": 5})
    assert said.endswith(
        "unknown" if name == "missing" else "a loop needs a list, and this is none"
    )


def _text(size: int) -> str:
    return "x" * size


# Each limit: at it, and one past it.
@pytest.mark.parametrize(
    ("expression", "at", "past"),
    [
        # range: a thousand numbers
        ("range(n)|length", {"n": 1_000}, {"n": 1_001}),
        ("range(n)|length", {"n": 1_000}, {"n": 10**40}),
        # a text: a million characters, however it is made
        ("(v + 'x')|length", {"v": _text(999_999)}, {"v": _text(1_000_000)}),
        (
            "[v, v, w]|join('x')|length",
            {"v": _text(499_998), "w": "x"},
            {"v": _text(499_998), "w": "xx"},
        ),
        ("v|replace('a', 'bc')|length", {"v": "a" * 333_333 + "x"}, {"v": "a" * 333_333 + "xx"}),
        ("v|upper|length", {"v": _text(1_000_000)}, {"v": _text(1_000_001)}),
        ("(v ~ 'x')|length", {"v": _text(999_999)}, {"v": _text(1_000_000)}),
        ("'%s'|format(v)|length", {"v": _text(1_000_000)}, {"v": _text(1_000_001)}),
        ("'%sx'|format(v)|length", {"v": _text(999_999)}, {"v": _text(1_000_000)}),
        # a number given to a filter, and a text or list repeated: a thousand
        ("xs|batch(n)|length", {"xs": [1], "n": 1_000}, {"xs": [1], "n": 1_001}),
        ("xs|batch(linecount=n)|length", {"xs": [1], "n": 1_000}, {"xs": [1], "n": 1_001}),
        ("(v * n)|length", {"v": "ab", "n": 500}, {"v": "ab", "n": 501}),
        ("(v * n)|length", {"v": [1], "n": 1_000}, {"v": [1], "n": 1_001}),
        # numbers: 4,096 bits, an exponent of 64, a base of a million
        ("(n * 1) // n", {"n": 2**4_095}, {"n": 2**4_096}),
        ("0 - n - n", {"n": 2**4_094}, {"n": 2**4_095}),
        ("2 ** n", {"n": 64}, {"n": 65}),
        ("2 ** n", {"n": -64}, {"n": -65}),
        ("n ** 1", {"n": 1_000_000}, {"n": 1_000_001}),
        ("n ** 1", {"n": -1_000_000}, {"n": -1_000_001}),
    ],
)
def test_a_limit_holds_at_the_limit(
    expression: str, at: dict[str, object], past: dict[str, object]
) -> None:
    template = small(f"{{{{ {expression} }}}}")
    assert codes(template, at) == []
    assert codes(template, past) == ["T008"]


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("'%d kr'|format(n)", "50000 kr"),
        ("'%s av %s'|format(n, n)", "50000 av 50000"),
        ("w.missing|default(n)", "50000"),
        ("xs|select('gt', n)|list|count", "1"),
        ("xs|sum(start=n)", "110001"),
        ("'x'|int(n)", "50000"),
        ("'abc'|truncate(n)", "abc"),
    ],
)
def test_a_number_that_says_no_size_may_be_any(expression: str, said: str) -> None:
    template = body(paragraph(f"{{{{ {expression} }}}}"))
    filled = rendered(template, {"n": 50_000, "w": {}, "xs": [60_000, 1]})
    assert texts(filled) == [said]


def test_a_paragraph_may_have_a_thousand_tags() -> None:
    assert codes(small("{{ v }}" * 1_000), CONTEXT) == []
    assert codes(small("{{ v }}" * 1_001), CONTEXT) == ["T008"]


def test_a_document_may_take_two_million_steps() -> None:
    sandbox = Sandbox(str, {})
    sandbox.spend(2_000_000)
    with pytest.raises(Refused):
        sandbox.spend(1)
    sandbox.refill()
    sandbox.spend(2_000_000)
    loop = small("{% for x in xs %}{% endfor %}")
    assert codes(loop, {"xs": range(2_000_000)}) == []
    assert codes(loop, {"xs": range(2_000_001)}) == ["T008"]


def test_a_document_may_have_a_hundred_million_characters() -> None:
    sandbox = Sandbox(str, {})
    template = sandbox.from_string("{{ v }}{{ w }}")
    first = "x" * 99_999_999
    assert [len(part) for part in sandbox.fill(template, {"v": first, "w": "x"})] == [100_000_000]
    sandbox.refill()
    with pytest.raises(Refused):
        list(sandbox.fill(template, {"v": first, "w": "xx"}))


LOOP_OF_TEN = "{% for x in xs %}{{ x }}{% endfor %}"


@pytest.mark.parametrize(
    ("bound", "enough", "said"),
    [
        ({"steps": 9}, {"steps": 10}, "the loops take more than 9 steps"),
        ({"size": 50}, {"size": 5_000}, "the document passes 50 characters"),
    ],
)
def test_a_document_may_take_what_its_template_is_given(
    bound: dict[str, int], enough: dict[str, int], said: str
) -> None:
    template, context = small(LOOP_OF_TEN), {"xs": ["x"] * 10}
    assert said in refusal(template, context, **bound)
    assert texts(rendered(template, context, **enough))[0] == "x" * 10


@pytest.mark.parametrize(("budget", "times"), [(USUAL, 2), (USUAL.times(3), 6), (Budget(1, 1), 2)])
def test_who_refuses_says_how_to_allow_more(budget: Budget, times: int) -> None:
    for refused in (budget.out_of_steps(), budget.out_of_size()):
        assert str(refused.hint).endswith(f"let documents be larger: build --limit {times}")


@pytest.mark.parametrize(
    ("expression", "value", "steps"),
    [
        ("v|length", "x" * 63, 1),
        ("v|length", "x" * 64, 2),
        ("v|length", "x" * 128, 3),
        ("v|length", [1, 2], 3),
        ("v|length", (1, 2), 3),
        ("v|length", {"a": 1}, 2),
        ("v|length", range(5), 6),
        ("v|abs", 5, 1),
        ("v|upper", "x" * 64, 2),
        ("v|replace('a', 'b')", "x" * 64, 2),
        # what a filter or an operator gives is charged for as well
        ("v|list", [1, 2], 5),
        ("v|batch(5)", [1] * 10, 13),
        ("v + v", [1, 2], 4),
        ("v + v", (1, 2), 4),
        ("v|join", ["a", "b"], 2),
        ("v|join", {"a": 1}, 1),
    ],
)
def test_a_filter_costs_what_it_works_on(expression: str, value: object, steps: int) -> None:
    sandbox = Sandbox(str, {})
    sandbox.from_string(f"{{{{ {expression} }}}}").render(v=value)
    assert 2_000_000 - sandbox.steps == steps


def test_a_call_and_a_range_cost_steps() -> None:
    sandbox = Sandbox(str, {})
    context = sandbox.from_string("").new_context()
    assert sandbox.call(context, Method(lambda: "x")) == "x"
    assert 2_000_000 - sandbox.steps == 1
    assert list(sandbox.call(context, sandbox.globals["range"], 3)) == [0, 1, 2]
    assert 2_000_000 - sandbox.steps == 5


@pytest.mark.parametrize(("steps", "fits"), [(9, True), (8, False), (6, False), (5, False)])
def test_a_result_is_refused_and_never_cut_short(steps: int, *, fits: bool) -> None:
    sandbox = Sandbox(str, {})
    sandbox.steps = steps
    template = sandbox.from_string("{{ v|batch(1) }}")  # 5 for the list, 4 for what it gives
    if fits:
        assert template.render(v=["a", "b", "c", "d"]) == "[['a'], ['b'], ['c'], ['d']]"
    else:
        with pytest.raises(Refused):
            template.render(v=["a", "b", "c", "d"])
