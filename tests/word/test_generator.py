"""The code of a template is the one that Jinja's own generator writes."""

from jinja2.compiler import CodeGenerator

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
