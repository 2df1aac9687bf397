"""What may be missing is an error with the smallest dossier that breaks on it, which runs."""

import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from pipeline import check, proofread, render, workflow
from pipeline.diagnostics import Diagnostic, Rejected, Severity
from pipeline.document import Job
from pipeline.plan import plan
from pipeline.views.views import Views
from tests.inside import Run, run
from tests.samples import NOTE, parsed, sourced
from tests.word.make import dressed, saved, table, written

__all__ = ["run"]

ROUTE = ("Organ", "Sak")
# A table of the meetings that a case goes through, one a row: their case number may be missing.
ROW = (
    ("{%tr for row in item.case.route %}", ""),
    ("{{ row.body }}", "{{ row.case_number }}"),
    ("{%tr endfor %}", ""),
)


def made(folder: Path, content: bytes, one_per: str = "case_drafts", *requires: str) -> Path:
    """Make a type of one's own, of which only one norm has anything to print."""
    home = folder / "note"
    home.mkdir(parents=True)
    declared = NOTE.replace("case_drafts", one_per).replace(
        "requires: []", f"requires: [{', '.join(requires)}]"
    )
    (home / "document.yaml").write_text(declared, encoding="utf-8")
    (home / "nb.docx").write_bytes(content)
    (home / "nn.docx").write_bytes(saved(written("# Notat")))
    return folder


def found(folder: Path) -> list[tuple[Diagnostic, str]]:
    """Give what is told of nb.docx, each with the dossier that proves it."""
    (held,) = proofread.shelves([str(folder)])
    told = proofread.checked(held)
    return [
        (one, told.breaking.get(one, ""))
        for one in told.findings
        if one.path == "note/nb.docx" and one.code == "T021"
    ]


def breaks(folder: Path, text: str) -> list[str]:
    """Check a dossier, make its documents, and give what the first one fails with."""
    source, dossier = sourced(text), parsed(text)
    wrong = check.check(source, dossier, dt.date(2026, 12, 31))
    assert [one for one in wrong if one.severity is Severity.ERROR] == []
    views = Views(dossier)
    jobs = [one for one in plan(views, workflow.types(folder)) if isinstance(one, Job)]
    with pytest.raises(Rejected) as caught:
        render.render(jobs[0], views)
    return [str(one.message) for one in caught.value.diagnostics]


def in_rows() -> bytes:
    document = written("# {{ item.title }}")
    table(document, ROUTE, *ROW)
    return saved(document)


def test_a_value_in_a_row_of_a_loop_is_an_error_and_its_dossier_breaks_there(
    tmp_path: Path,
) -> None:
    folder = made(tmp_path / "types", in_rows())
    ((one, proof),) = found(folder)
    place = "word/document.xml, table 1, row 3, cell 2, in “{{ row.case_number }}”"
    assert one.severity is Severity.ERROR
    assert str(one.message) == (
        f"{place}: item.case.route[].case_number may be missing, and then the document cannot be"
        " made"
    )
    assert breaks(folder, proof) == [f"{place}: a value of the kind “nothing” cannot be printed"]
    assert "cases:\n" in proof
    assert "background" not in proof


@cache
def proven(line: str) -> bool:
    """Tell whether a paragraph of a note on a case is told to break, with a dossier."""
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = made(Path(name) / "types", saved(dressed("# {{ item.title }}", line)))
        held = found(folder)
        assert all(breaks(folder, proof) for _, proof in held if proof)
        return any(proof for _, proof in held)


GUARDED = [
    "{% if item.case.summary %}{{ item.case.summary|rich }}{% endif %}",
    "{{ item.case.proposed_by|default('x') if item.case.proposed_by else 'x' }}",
    "{% if item.case.proposed_by and item.case.kind %}{{ item.case.proposed_by }}{% endif %}",
    "{% if not item.case.proposed_by %}x{% else %}{{ item.case.proposed_by }}{% endif %}",
    "{% if item.case.proposed_by == 'x' %}{{ item.case.proposed_by }}{% endif %}",
    "{% for row in item.case.route if row.case_number %}{{ row.case_number }}{% endfor %}",
]
BARE = [
    "{{ item.case.proposed_by }}",
    "{% if item.case.proposed_by %}x{% else %}{{ item.case.proposed_by }}{% endif %}",
    "{% if item.case.proposed_by or item.case.title %}{{ item.case.proposed_by }}{% endif %}",
    "{% if item.case.proposed_by is defined %}{{ item.case.proposed_by }}{% endif %}",
    "{% if item.case.proposed_by != 'x' %}{{ item.case.proposed_by }}{% endif %}",
    "{% set a = item.case.proposed_by %}{{ a }}",
    "{% with a = item.case.proposed_by %}{{ a }}{% endwith %}",
    "{{ item.case.proposed_by|lower }}",
]


@pytest.mark.parametrize("line", GUARDED)
def test_what_a_condition_keeps_apart_is_no_finding(line: str) -> None:
    assert not proven(line)


@pytest.mark.parametrize("line", BARE)
def test_what_no_condition_keeps_apart_breaks(line: str) -> None:
    assert proven(line)


def test_what_a_type_requires_is_there(tmp_path: Path) -> None:
    content = saved(dressed("# Note", "{{ dossier.foundation.title }}"))
    ((_, proof),) = found(made(tmp_path / "a", content, "dossier"))
    assert proof
    assert found(made(tmp_path / "b", content, "dossier", "foundation")) == []


def test_the_command_shows_the_dossier_or_writes_it(run: Run, tmp_path: Path) -> None:
    folder = made(tmp_path / "types", in_rows())
    shown = run("templates", "check", "types")
    assert shown.code == 1
    assert "The smallest dossier that breaks types/note/nb.docx:\n\nschema: 2\n" in shown.out
    (folder / "note" / "nn.docx").write_bytes(in_rows())
    assert run("templates", "check", "types", "--counterexample", "out").code == 1
    out = sorted((tmp_path / "out").iterdir())
    assert [one.name for one in out] == ["note-nb-1.yaml", "note-nn-2.yaml"]
    assert "norm: nn\n" in out[1].read_text(encoding="utf-8")
