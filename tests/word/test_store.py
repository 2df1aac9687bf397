"""A compiled template that is written and read again fills as the first one does."""

import marshal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.norm import Norm, show
from pipeline.word import store
from pipeline.word.assemble import compiled
from pipeline.word.form import Form, Options
from pipeline.word.template import Family
from pipeline.word.vocabulary import filters
from tests.samples import ROOT
from tests.word.charted import Made, template
from tests.word.make import saved, table, written
from tests.word.test_blocks import FAMILY, blocks, seen

OPTIONS = Options(show, filters(Norm.NB), "", {})
END = "{%tr endfor %}", ""
FIGURES = {"name": "Boliger", "categories": ["A", "B"], "values": [1, 2]}


def tabled() -> bytes:
    document = written("Tabell")
    table(document, ("Navn", "B"), ("{%tr for one in all %}", ""), ("{{ one }}", "b"), END)
    return saved(document)


def again(form: Form) -> Form:
    return store.opened(store.kept(form), OPTIONS)


@pytest.mark.parametrize(
    ("content", "context"),
    [
        (saved(written("Til {{ name }}")), {"name": "A & B\a«C»"}),
        (saved(written("{%p for one in all %}", "1. {{ one }}", "{%p endfor %}")), {"all": ["x"]}),
        (tabled(), {"all": ["x", "y"]}),
        (template(Made("{% chart figures %}")), {"figures": FIGURES}),
    ],
    ids=["text", "list", "table", "chart"],
)
def test_it_fills_as_the_first_one_does(content: bytes, context: dict[str, object]) -> None:
    form = compiled(content, "note/nb.docx", OPTIONS)
    assert again(form).filled(context) == form.filled(context)
    assert again(again(form)).filled(context) == form.filled(context)


def test_a_body_has_its_family_its_title_and_the_shades_of_its_blocks() -> None:
    held = blocks("## contact", "Skriv til {{ mail }}.")
    body = written("# {{ document.title }}", "{%p block contact %}")
    body.core_properties.title = "Sak om {{ mail }}"
    family = Family(FAMILY, "family.docx", "nb-NO", show=show)
    form = family.under(saved(body), "note/nb.docx", blocks=held)
    context = seen(mail="post@a.no")
    assert again(form).filled(context) == form.filled(context)


def test_a_fault_is_told_at_its_place() -> None:
    form = compiled(saved(written("Før", "Til {{ name }}")), "note/nb.docx", OPTIONS)
    with pytest.raises(Exception, match="name") as first:
        form.filled({})
    with pytest.raises(Exception, match="name") as second:
        again(form).filled({})
    assert first.value.args == second.value.args


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"note",
        marshal.dumps(None),
        marshal.dumps(("note", 1)),
        marshal.dumps(("note", ((1, 2),), "", None, None, {})),
        marshal.dumps(("note", (("part", ()),), "", None, None, {})),
        store.kept(compiled(saved(written("A")), "a", OPTIONS))[:-9],
    ],
)
def test_what_was_never_written_here_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="no compiled template"):
        store.opened(data, OPTIONS)


COMPILING = (
    *("docxtpl", "docx", "pipeline.word.vet", "pipeline.word.proof", "pipeline.word.syntax"),
    *("pipeline.word.lay", "pipeline.word.assemble", "pipeline.word.compile"),
    *("pipeline.word.blocks", "pipeline.word.drawing", "xlsxwriter"),
)


def test_reading_and_filling_load_nothing_that_compiles(tmp_path: Path) -> None:
    form = compiled(saved(written("Til {{ name }}")), "note/nb.docx", OPTIONS)
    (tmp_path / "kept").write_bytes(store.kept(form))
    script = (
        "import sys; from pathlib import Path; from pipeline.norm import Norm, show\n"
        "from pipeline.word import store; from pipeline.word.form import Options\n"
        "from pipeline.word.vocabulary import filters\n"
        "form = store.opened(Path('kept').read_bytes(), Options(show, filters(Norm.NB), '', {}))\n"
        "form.filled({'name': 'A'})\n"
        f"print([one for one in {COMPILING} if one in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"
