"""What documents come to in a Word file is counted, and what none comes to is named."""

from pathlib import Path

import pytest

from pipeline import coverage, kinds, read
from pipeline.word.covered import Way
from tests.inside import Run, run
from tests.samples import NOTE, SMALL
from tests.word.make import dressed, saved

__all__ = ["run"]

FOR_EACH = NOTE.replace("case_drafts", "stakeholders")
TWO = SMALL + "  - id: nav\n    name: NAV\n    group: private\n    interest: Gir råd.\n"


def laid(*lines: str) -> None:
    home = Path("types", "note")
    home.mkdir(parents=True)
    (home / "document.yaml").write_text(FOR_EACH, encoding="utf-8")
    for norm in ("nb", "nn"):
        (home / f"{norm}.docx").write_bytes(saved(dressed("# Notat", *lines)))


def counted(dossier: str, *lines: str) -> coverage.Covered:
    laid(*lines)
    Path("d.yaml").write_text(dossier, encoding="utf-8")
    types = kinds.kinds(Path("types")).types
    (found,) = coverage.covered(types, [read.book("d.yaml")])
    return found


def missed(found: coverage.Covered) -> list[tuple[Way, str]]:
    return [(one.way, one.place.paragraph) for one in found.missed]


CHOSEN = "{% if item.group.internal %}A{% elif item.group.private %}B{% else %}C{% endif %}"


@pytest.mark.usefixtures("run")
def test_each_branch_of_a_condition_counts_for_itself() -> None:
    found = counted(SMALL, CHOSEN)
    assert (found.name, found.documents, found.share(values=False)) == ("note/nb.docx", 1, (1, 3))
    assert [one for one, _ in missed(found)] == [Way.ELIF, Way.ELSE]


@pytest.mark.usefixtures("run")
def test_what_any_document_comes_to_is_taken() -> None:
    found = counted(TWO, CHOSEN)
    assert (found.documents, found.share(values=False)) == (2, (2, 3))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["{% if item.name %}x{% endif %}"], [Way.ELSE]),
        (["{% if item.involvement %}x{% endif %}"], [Way.IF]),
        (
            ["{%p for one in dossier.stakeholders %}", "{{ one.name }}", "{%p endfor %}"],
            [Way.EMPTY],
        ),
        (["{%p for one in dossier.plans %}", "{{ one.title }}", "{%p endfor %}"], [Way.FOR]),
    ],
)
@pytest.mark.usefixtures("run")
def test_a_condition_without_else_and_a_loop_have_two_ways(
    lines: list[str], expected: list[Way]
) -> None:
    found = counted(SMALL, *lines)
    assert ([one for one, _ in missed(found)], found.share(values=False)) == (expected, (1, 2))


@pytest.mark.usefixtures("run")
def test_a_loop_over_what_the_condition_around_it_asks_for_is_never_empty() -> None:
    around = ("{%p if dossier.stakeholders %}", "{%p endif %}")
    loop = ("{%p for one in dossier.stakeholders %}", "{{ one.name }}", "{%p endfor %}")
    found = counted(SMALL, around[0], *loop, around[1])
    assert (missed(found), found.share(values=False)) == ([(Way.ELSE, around[0])], (2, 3))


@pytest.mark.usefixtures("run")
def test_what_stands_in_a_branch_that_is_not_taken_counts_and_is_not_named() -> None:
    inner = "{%p for one in dossier.plans %}"
    outer = "{%p if item.involvement %}"
    found = counted(SMALL, outer, inner, "{{ one.title }}", "{%p endfor %}", "{%p endif %}")
    assert (missed(found), found.share(values=False)) == ([(Way.IF, outer)], (1, 4))
    assert found.share(values=True) == (1, 2)  # the title is the one that is printed


def test_the_command_names_what_is_not_taken_and_ends_by_the_limit(run: Run) -> None:
    laid("{{ item.name }}", CHOSEN)
    Path("d.yaml").write_text(SMALL, encoding="utf-8")
    asked = ("templates", "coverage", "d.yaml", "--templates", "types", "--fail-under")
    fine, short = run(*asked, "60"), run(*asked, "60.1")
    head, *named, share = fine.out.splitlines()
    assert (head, share) == (
        "note/nb.docx\t1\t1/3\t2/2\t60.0 %",
        "Branches and values taken: 60.0 %",
    )
    assert [(one.partition(", in “")[0], one.partition("”: ")[2]) for one in named] == [
        ("note/nb.docx: word/document.xml", "the condition never held"),
        ("note/nb.docx: word/document.xml", "a condition always held"),
    ]
    assert (fine.code, short.code, short.out) == (0, 1, fine.out)


def test_a_dossier_that_cannot_be_read_ends_it(run: Run) -> None:
    laid("{{ item.name }}")
    Path("d.yaml").write_text("schema: 2\n", encoding="utf-8")
    ended = run("templates", "coverage", "d.yaml", "--templates", "types")
    assert (ended.code, "S001" in ended.out + ended.err) == (1, True)
