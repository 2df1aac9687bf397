"""What a tag may not say, and the nearest that it may."""

import pytest

from pipeline.word.sandbox import Names, Sandbox
from pipeline.word.syntax import parse

MOVED = {("dossier", "old"): ("case", "new"), ("dossier",): ("case",)}
SANDBOX = Sandbox(str, {}, names=Names(("municipality", "case", "xs", "v"), ("secret",), MOVED))


def _said(tag: str) -> list[tuple[str, str, str]]:
    syntax, found = parse(tag, SANDBOX)
    every = [*found, *(syntax.findings(SANDBOX) if syntax else ())]
    return [(one.code, str(one.what), str(one.hint)) for one, _ in every]


COMMAND = "this kind of command is not allowed in a template"
CALL = "only range() and the methods of plain values can be called"
DOSSIER = "templates print values; work them out in the dossier"


@pytest.mark.parametrize(
    "tag",
    [
        "words",
        "{{ v }}",
        "{% set x = v %}{{ x }}",
        "{% if v %}a{% elif xs %}b{% else %}c{% endif %}",
        "{% for x in xs %}{{ x }}{{ loop.index }}{% endfor %}",
        "{{ 1 }}{{ 1.5 }}{{ 'a' }}",
        "{{ (1, 2) }}{{ [1, 2] }}{{ {'a': 1} }}",
        "{{ v if xs else 1 }}",
        "{% with x = v %}{{ x }}{% endwith %}",
        "{% set x %}{{ v }}{% endset %}{{ x }}",
        "{% filter upper %}{{ v }}{% endfilter %}",
        "{{ xs|map(attribute='a') }}",
        "{{ v is odd }}",
        "{{ v[0] }}{{ v['a'] }}{{ v[1:2] }}{{ v.a }}",
        "{{ v ~ 1 }}{{ v + 1 }}{{ -v }}{{ not v }}",
        "{{ v < 1 }}{{ v and xs or 1 }}",
        "{{ range(3) }}{{ v.upper() }}",
        "{{ secret }}",
        "{{ v|default(1, boolean=true) }}",
        "{{ v.caller_of }}{{ v['self-help'] }}",
        "{{ xs|map }}{{ xs|map(v) }}{{ xs|map(1) }}{{ xs|map('upper') }}",
        "{{ xs|select('odd') }}{{ xs|reject('odd') }}",
        "{{ xs|selectattr('odds') }}{{ xs|selectattr('odds', 'odd') }}",
        "{{ xs|rejectattr('odds') }}{{ xs|rejectattr('odds', 'odd') }}",
    ],
)
def test_what_a_tag_may_say(tag: str) -> None:
    assert _said(tag) == []


@pytest.mark.parametrize(
    ("tag", "what"),
    [
        ("{% macro m() %}{% endmacro %}", COMMAND),
        ("{% for x in xs recursive %}{% endfor %}", "a loop may not call itself"),
        ("{{ v() }}", CALL),
        ("{{ v.nope() }}", CALL),
        ("{{ v['upper']() }}", CALL),
        ("{{ range(*xs) }}", CALL),
        ("{{ range(**xs) }}", CALL),
        *(
            (tag, f"the name {name} is not allowed in a template")
            for name in ("self", "super", "caller", "varargs", "kwargs", "_x", "__class__")
            for tag in (f"{{{{ v.{name} }}}}", f"{{{{ v['{name}'] }}}}", f"{{{{ v|d({name}=1) }}}}")
        ),
    ],
)
def test_what_a_tag_may_not_say(tag: str, what: str) -> None:
    assert _said(tag) == [("T011", what, DOSSIER)]


@pytest.mark.parametrize(
    "tag",
    [
        "{% block x %}{% endblock %}",
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{% from 'x' import y %}",
        "{% extends 'x' %}",
    ],
)
def test_what_files_share_is_no_file_of_the_template(tag: str) -> None:
    what = "a template takes nothing out of another file by {% include %} and the like"
    assert _said(tag) == [("T011", what, "what files share is a block: {%p block name %}")]


@pytest.mark.parametrize("tag", ["{{ 1e400 }}", "{{ -1e400 }}"])
def test_a_number_has_an_end(tag: str) -> None:
    assert _said(tag) == [("T008", "a number grows too large", "write a smaller number")]


@pytest.mark.parametrize(
    "tag", ["{{ v|d(a=1, a=2) }}", "{{ v is eq(a=1, a=2) }}", "{{ range(a=1, a=2) }}"]
)
def test_an_argument_is_given_once(tag: str) -> None:
    what = "the tag is not written as a tag must be"
    assert _said(tag) == [("T003", what, "look for a missing space, quote or bracket")]


FILTERS = (
    "abs, batch, capitalize, count, d, default, dictsort, e, escape, first, float, format, int"
    ", join, last, length, list, lower, map, max, min, reject, rejectattr, replace, reverse, rich"
    ", round, select, selectattr, sort, string, sum, title, trim, truncate, unique, upper"
    ", wordcount"
)
TESTS = (
    "boolean, defined, divisibleby, eq, equalto, even, false, float, ge, greaterthan, gt, in"
    ", integer, iterable, le, lessthan, lower, lt, mapping, ne, none, number, odd, sequence"
    ", string, true, undefined, upper"
)


@pytest.mark.parametrize(
    ("tag", "what", "hint"),
    [
        ("{{ v|uper }}", "filter uper", f"did you mean “upper”? These are allowed: {FILTERS}"),
        ("{{ v|zzz }}", "filter zzz", f"these are allowed: {FILTERS}"),
        ("{{ v is od }}", "test od", f"did you mean “odd”? These are allowed: {TESTS}"),
        ("{{ v is zzz }}", "test zzz", f"these are allowed: {TESTS}"),
        ("{{ xs|map('zzz') }}", "filter zzz", f"these are allowed: {FILTERS}"),
        ("{{ xs|select('zzz') }}", "test zzz", f"these are allowed: {TESTS}"),
        ("{{ xs|reject('zzz') }}", "test zzz", f"these are allowed: {TESTS}"),
        ("{{ xs|selectattr('a', 'zzz') }}", "test zzz", f"these are allowed: {TESTS}"),
        ("{{ xs|rejectattr('a', 'zzz') }}", "test zzz", f"these are allowed: {TESTS}"),
    ],
)
def test_filters_and_tests_are_those_of_the_lists(tag: str, what: str, hint: str) -> None:
    assert _said(tag) == [("T011", f"the {what} is not allowed", hint)]


ELSEWHERE = "what belongs to one type of document has its place in the text of that type"


@pytest.mark.parametrize(
    ("tag", "name", "hint"),
    [
        ("{{ zzz }}", "zzz", ELSEWHERE),
        ("{{ v.a }}{{ zzz.v }}", "zzz", ELSEWHERE),
        ("{{ municipalty.name }}", "municipalty", "did you mean “municipality”?"),
        ("{{ dossier }}", "dossier", "did you mean “case”?"),
        ("{{ dossier.other }}", "dossier", "did you mean “case.other”?"),
        ("{{ dossier.old }}", "dossier", "did you mean “case.new”?"),
        ("{{ dossier.old.x.y }}", "dossier", "did you mean “case.new.x.y”?"),
    ],
)
def test_a_name_that_is_not_known_here_gets_the_nearest(tag: str, name: str, hint: str) -> None:
    what = f"here there is no “{name}”, only municipality, case, xs, v"
    assert _said(tag) == [("T005", what, hint)]


def test_a_stranger_is_told_of_at_its_line() -> None:
    syntax, _ = parse("{{ v }}\n{{ v.a.b }}\n{{ zzz }}", SANDBOX)
    assert syntax is not None
    assert [line for _, line in syntax.findings(SANDBOX)] == [3]


def test_a_template_is_given_nothing_but_what_it_may_name() -> None:
    held = {"v": 1, "secret": 2, "other": 3}
    assert SANDBOX.seen(held) == {"v": 1, "secret": 2}
    assert Sandbox(str, {}).seen(held) == held
