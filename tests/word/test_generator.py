"""The code of a template is the one that Jinja's own generator writes."""

from jinja2.compiler import CodeGenerator

from pipeline.word.generator import written
from pipeline.word.sandbox import Sandbox

SOURCE = """a{% for x in xs if x %}{{ x|upper }}{{ loop.index }}{% else %}-{% endfor %}
{% set y = 1 %}{% if y == 1 %}{{ y }}{% elif z %}{{ z.a }}{% endif %}{{ 'a' ~ y }}"""


class Plain(Sandbox):
    """As the sandbox, with Jinja's own generator."""

    code_generator_class = CodeGenerator


def test_the_code_is_the_same() -> None:
    ours, theirs = (one(str, {}).compile(SOURCE, raw=True) for one in (Sandbox, Plain))
    assert ours == theirs
    assert "def root(" in ours


def test_the_code_of_loops_is_the_same_where_nothing_is_called_loop() -> None:
    source = (
        SOURCE.replace("loop.index", "x.a")
        + "{% for y in xs %}{% for z in y %}{{ z }}{% endfor %}{% endfor %}"
    )
    tree = Sandbox(str, {}).parse(source)
    ours = written(tree, Sandbox(str, {}), "a", turns=False)
    assert ours == Plain(str, {}).compile(source, "a", "a", raw=True)
