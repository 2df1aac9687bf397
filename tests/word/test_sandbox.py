"""A template can print, and nothing else: not run code, not reach objects, not run for ever."""

import gc
import html
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from jinja2 import Environment

from pipeline.norm import show
from pipeline.word.value import Word

from .grammar import FILTERS, LEAK, NAMED_TESTS, ODD, odd_tag, odd_template
from .make import body, codes, paragraph, paragraphs, refusal, rendered, texts

REACHING = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ v['__class__']['__base__'] }}",
    "{{ v.__init__.__globals__ }}",
    "{{ self.__init__.__globals__.__builtins__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ range.__class__ }}",
    "{{ range.function }}",
    "{{ range }}",
    "{{ v.upper }}",
    "{{ 'a'.upper.function }}",
    "{{ config.items() }}",
    "{{ request.application.__globals__ }}",
    "{{ get_flashed_messages.__globals__ }}",
    "{{ ().__class__.__bases__[0] }}",
    "{{ {}.__class__ }}",
    "{{ 1 .__class__ }}",
    "{{ '%s'|format(path) }}",
    "{{ '%r'|format(v) }}",
    "{{ '{0.__class__}'.format(v) }}",
    "{{ '{x.__class__}'.format_map({'x': v}) }}",
    "{{ v.format(1) }}",
    "{{ [v]|map(attribute='__class__')|list|join }}",
    "{{ [v]|map('attr', '__class__')|list|join }}",
    "{{ [{'a': v}]|map(attribute='a.__class__')|join }}",
    "{{ [v, v]|sort(attribute='__class__')|join }}",
    "{{ v|string|list|map('upper').__next__ }}",
    "{% set x = v.__class__ %}{{ x }}",
    "{% for x in v.__class__.__mro__ %}{{ x }}{% endfor %}",
    "{% if v.__class__ %}x{% endif %}",
    "{% include 'x' %}",
    "{% import 'os' as os %}",
    "{% from 'x' import y %}",
    "{% extends 'x' %}",
    "{% macro m() %}x{% endmacro %}",
    "{% call x() %}{% endcall %}",
    "{% filter safe %}x{% endfilter %}",
    "{% filter upper %}{{ v.__class__ }}{% endfilter %}",
    "{% block b %}x{% endblock %}",
    "{% autoescape false %}{{ v }}{% endautoescape %}",
    "{% set x %}{{ v.__class__ }}{% endset %}{{ x }}",
    "{% set x %}{{ path }}{% endset %}{{ x }}",
    "{% with a = v.__class__ %}{{ a }}{% endwith %}",
    "{% with __class__ = 1 %}{{ __class__ }}{% endwith %}",
    "{{ v|safe }}",
    "{{ v|tojson }}",
    "{{ v|pprint }}",
    "{{ {'a': 1}|xmlattr }}",
    "{{ v|urlize }}",
    "{{ path.read_text() }}",
    "{{ path.parent }}",
    "{{ path }}",
    "{{ module.environ }}",
    "{{ module.system('id') }}",
    "{{ function() }}",
    "{{ path|string }}",
    "{{ path|length }}",
    "{{ [path]|join }}",
    "{% for x in path %}{{ x }}{% endfor %}",
    "{% for x in generator %}{{ x }}{% endfor %}",
    "{{ xs.append(1) }}",
    "{{ xs.pop() }}",
    "{{ d.clear() }}",
    "{{ d.update({'a': 2}) }}",
    "{{ range(3, *xs) }}",
    "{{ v.upper(*xs) }}",
    "{{ v.startswith() }}",
]
TURNS = "{% for a in range(1000) %}{% for b in range(1000) %}"
ENDS = "{% endfor %}{% endfor %}"
COSTLY = [
    TURNS + TURNS + "x" + ENDS + ENDS,
    "{% for a in range(10000000000) %}x{% endfor %}",
    "{{ range(10**40)|length }}",
    TURNS + "{{ range(1000)|sum }}" + ENDS,
    "{{ 'x' * 1000000000 }}",
    "{{ [1] * 1000000000 }}",
    "{{ 10 ** 1000000000 }}",
    "{{ 2 ** 64 ** 64 ** 64 }}",
    "{% set a = 9 ** 64 %}" + "{% set a = a * a %}" * 40,
    "{% set a = 'xxxxxxxxxx' %}" + "{% set a = a + a %}" * 60,
    "{% set a = 'xxxxxxxxxx' %}" + "{% set a = a ~ a %}" * 60,
    "{% set a = [1, 2] %}" + "{% set a = a + a %}" * 60,
    "{% set a = 'xxxxxxxxxx' %}" + "{% set a = a|replace('x', 'xxxxxxxxxx') %}" * 12,
    "{% set a = range(1000)|join('x') %}{{ range(1000)|join(a) }}",
    "{{ 1|round(1000000000) }}",
    "{{ xs|batch(1000000000, 'x')|list }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ lipsum(n=100000) }}",
    "{{ xs|slice(100000000)|list }}",
    "{{ 'a'.center(1000000000) }}",
    TURNS + "{{ long }}" + ENDS,
    TURNS + "{{ long|upper|lower }}" + ENDS,
    "{{ " + "(" * 3_000 + "1" + ")" * 3_000 + " }}",
    "{{ " + "9" * 4_400 + " }}",
    "{{" * 100_000,
    '{{ " ' * 100_000,
    "{% " * 100_000,
    "{# " * 100_000 + "#}{{ v",
    "{% for a in xs %}" * 40 + "x" + "{% endfor %}" * 40,
    "{{ " + "not " * 1_200 + "xs }}",
]
CONTEXT = {"v": "text", "xs": [1, 2], "d": {"a": 1}, "long": "x" * 10_000}


def context() -> dict[str, object]:
    return CONTEXT | {
        "path": Path("/etc/passwd"),
        "module": sys,
        "function": breakpoint,
        "generator": (n for n in (1, 2)),
    }


class Canary:
    """Notes every call of the thread it watches to the system; a hook stays for good."""

    def __init__(self) -> None:
        self.watching = 0
        self.called: list[str] = []
        sys.addaudithook(self.hook)

    def hook(self, event: str, _args: object) -> None:
        watched = ("os", "subprocess", "ctypes", "socket", "open", "shutil")
        if self.watching == threading.get_ident() and event.partition(".")[0] in watched:
            self.called.append(event)


CANARY = Canary()


def calls_of(work: Callable[[], object]) -> list[str]:
    gc.disable()  # what other tests left could be cleared away just now, with calls of its own
    CANARY.called.clear()
    CANARY.watching = threading.get_ident()
    try:
        work()
    finally:
        CANARY.watching = 0
        gc.enable()
    return list(CANARY.called)


def test_the_canary_sings_in_a_plain_environment() -> None:
    template = Environment().from_string("{{ path.read_text() }}")  # noqa: S701 the bad example
    assert "open" in calls_of(lambda: template.render(path=Path("/etc/passwd")))


@pytest.mark.parametrize("payload", REACHING)
def test_no_expression_reaches_an_object(payload: str) -> None:
    template = paragraphs(payload)
    said = refusal(template, context())
    assert calls_of(lambda: refusal(template, context())) == []
    assert said
    assert "<class" not in said
    assert "root:" not in said


@pytest.mark.parametrize("payload", COSTLY, ids=range(len(COSTLY)))
def test_costly_templates_end_soon_and_are_refused(payload: str, tmp_path: Path) -> None:
    (tmp_path / "t.docx").write_bytes(paragraphs(payload))
    program = (
        "import sys, resource\n"
        "resource.setrlimit(resource.RLIMIT_AS, (2**29, 2**29))\n"
        "resource.setrlimit(resource.RLIMIT_CPU, (10, 10))\n"  # a busy machine takes none of it
        "from pipeline.diagnostics import Rejected\n"
        "from pipeline.word.template import Template\n"
        "try: Template(sys.argv[1]).render({'xs': [1, 2], 'long': 'x' * 10_000})\n"
        "except Rejected as rejected: print(*(found.code for found in rejected.diagnostics))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "t.docx")],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.stderr == ""
    assert done.stdout.startswith("T0")


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("{{ v.upper() }} {{ v.startswith('te') and 'y' }} {{ 'a b'.title() }}", "TEXT y A B"),
        ("{% for k, x in d.items() %}{{ k }}={{ x }}{% endfor %}", "a=1"),
        ("{{ d.keys()|join }}{{ d.values()|join }}", "a1"),
        ("{% for i in range(3) %}{{ loop.cycle('a', 'b') }}{% endfor %}", "aba"),
        ("{% for i in [1, 1, 2] %}{% if loop.changed(i) %}{{ i }}{% endif %}{% endfor %}", "12"),
        ("{{ [3, 1, 2]|sort|join }} {{ [1, 2]|sum }} {{ xs|first }} {{ xs|last }}", "123 3 1 2"),
        ("{{ [{'a': 'x'}, {'a': ''}]|selectattr('a')|map(attribute='a')|join }}", "x"),
        ("{{ 'a  b'|wordcount }} {{ ' x '|trim }} {{ 'abc'|truncate(2, true, '', 0) }}", "2 x ab"),
        ("{{ named.values }} {{ named.items }}", "mine too"),
        ("{{ missing is defined and 'y' or 'n' }} {{ v is string and 'y' }}", "n y"),
    ],
)
def test_what_a_template_may_do(tag: str, text: str) -> None:
    named = {"values": "mine", "items": "too"}
    assert texts(rendered(paragraphs(tag), CONTEXT | {"named": named}))[0] == text


def test_own_filters_are_offered() -> None:
    data = rendered(paragraphs("{{ v|twice }}"), CONTEXT, filters={"twice": lambda v: v * 2})
    assert texts(data)[0] == "texttext"
    assert codes(paragraphs("{{ v|twice }}"), CONTEXT) == ["T011"]


def test_a_large_document_is_within_the_budget() -> None:
    data = rendered(
        paragraphs("{%p for x in xs %}", "{{ x }}", "{%p endfor %}"), {"xs": ["a"] * 50_000}
    )
    assert len(texts(data)) == 50_000


# --- Whatever an expression raises is a finding, at its tag and without a value.


def said_of(tag: str) -> list[str]:
    """Give what is said of a tag that stands in the words of a paragraph."""
    template = body(paragraph(html.escape(f"Ord: {tag}", quote=False)))
    return refusal(template, ODD, show=show).splitlines()


PLACED = re.compile(r"T0(03|04|05|06|08|09|11) word/document\.xml, in “(Ord: |…)").match


def assert_told(tag: str) -> None:
    said = said_of(tag)
    assert [one for one in said if not PLACED(one)] == [], tag
    assert [one for one in said if LEAK in one.upper()] == [], tag


@pytest.mark.parametrize("seed", range(20))
def test_any_expression_works_out_or_is_told(seed: int) -> None:
    r = Random(seed)  # noqa: S311 the same tags in each run
    for _ in range(20):
        assert_told(odd_tag(r))


@pytest.mark.parametrize("seed", range(20))
def test_any_expression_is_filled_in_or_told_wherever_it_stands(seed: int) -> None:
    r = Random(seed)  # noqa: S311 the same templates in each run
    for _ in range(6):
        assert LEAK not in refusal(odd_template(r), ODD, show=show).upper()


ARGUMENTS = ("", "(2)", "('x')", "(text, -1)", "(group)", "(attribute='a')", "(nothing=missing)")


@pytest.mark.parametrize("name", FILTERS)
def test_any_filter_works_out_or_is_told(name: str) -> None:
    for subject in ("text", "texts", "group", "none"):
        for arguments in ARGUMENTS:
            assert_told(f"{{{{ {subject}|{name}{arguments} }}}}")


@pytest.mark.parametrize("name", NAMED_TESTS)
def test_any_test_works_out_or_is_told(name: str) -> None:
    for subject in ("text", "number", "mixed"):
        for argument in ("", "(0)", "(texts)"):
            assert_told(f"{{% if {subject} is {name}{argument} %}}x{{% endif %}}")


DEEP = 3_000


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("{{ text|truncate(2) }}", "T006"),
        ("{{ {[1]: 1} }}", "T006"),
        ("{{ 1 // 0 }} {{ 1 % 0 }}", "T006"),
        ("{{ text[::0] }}", "T006"),
        ("{{ 2.5[1:] }}", "T006"),
        ("{{ ('1e400'|float)|int }}", "T006"),
        ("{{ 'nan'|float }}", "T006"),
        ("{{ [1]|batch(0)|list|join }}", "T006"),
        ("{% for q, w in rows %}{{ q }}{% endfor %}{% for a, b in [1] %}{% endfor %}", "T006"),
        ("{% for q in texts %}{{ loop.cycle() }}{% endfor %}", "T006"),
        ("{{ 1e99999 }}", "T008"),
        ("{{ -1e99999 }}", "T008"),
        ("{% if number < 1e400 %}x{% endif %}", "T008"),
        ("{{ " + "9" * 5_000 + " }}", "T008"),
        ("{{ " + "9" * 900 + " ** 64 }}", "T008"),
        ("{{ " + "-" * 900 + "1 }}", "T008"),
        ("{{ " + "(" * 400 + "1" + ")" * 400 + " }}", "T008"),
        ("{{ " + "[" * 400 + "]" * 400 + " }}", "T008"),
        ("{% if yes %}" * DEEP + "x" + "{% endif %}" * DEEP, "T008"),
        ("{% for q in texts %}" * 30 + "x" + "{% endfor %}" * 30, "T008"),
        (TURNS + "{{ 'x' * 900 }}" + ENDS, "T008"),
        (TURNS + TURNS + ENDS + ENDS, "T008"),
        ("{% for loop in texts %}{% endfor %}", "T003"),
        ("{{ text|default(d=1, d=2) }}", "T003"),
        ("{{ text|default(__debug__=1) }}", "T011"),
        ("{{ texts|map('uper')|join }}", "T011"),
        ("{{ texts|select('upp')|join }}", "T011"),
        ("{{ rows|selectattr('a', 'upp')|join }}", "T011"),
    ],
)
def test_every_kind_of_exception_is_told_at_its_tag(tag: str, code: str) -> None:
    said = said_of(tag)
    assert {one[:4] for one in said} == {code}
    assert_told(tag)


def test_what_stands_in_brackets_is_not_told_when_it_is_a_value() -> None:
    assert [one.split("”: ")[-1] for one in said_of("{{ group[text] }} {{ texts[text] }}")] == [
        "the group has no such name",
        "a list has no such name",
    ]
    assert "“nope” is unknown" in said_of("{{ group['nope'] }}")[0]


def test_pythons_warnings_of_a_template_are_for_nobody(recwarn: pytest.WarningsRecorder) -> None:
    assert said_of("{{ 2.5[1:] }} {{ 'x'[1:] }} {{ none[1:] }}")
    assert list(recwarn) == []


STATUS = Word("Under rullering", "under_revision", ("in_force", "under_revision", "title"))


@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        ("{{ v }}", "Under rullering"),
        ("{% if v.under_revision %}yes{% else %}no{% endif %}", "yes"),
        ("{% if v.in_force %}yes{% else %}no{% endif %}", "no"),
        ("{% if v.title %}yes{% else %}no{% endif %}", "no"),  # a key wins over a method
        ("{% if v == 'Under rullering' %}yes{% endif %}", "yes"),
        ("{{ v|lower }}", "under rullering"),
        ("{{ v.upper() }}", "UNDER RULLERING"),
    ],
)
def test_a_word_prints_its_label_and_tells_which_it_is(tag: str, printed: str) -> None:
    assert texts(rendered(paragraphs(tag), {"v": STATUS})) == [printed]


@pytest.mark.parametrize("name", ["in_forse", "key", "keys"])
def test_a_word_answers_to_nothing_but_the_keys_of_its_list(name: str) -> None:
    assert codes(paragraphs(f"{{% if v.{name} %}}yes{{% endif %}}"), {"v": STATUS}) == ["T005"]
