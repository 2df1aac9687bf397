"""Facts and views say nothing: what a document says stands in its Word file."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.samples import ROOT

FILES = sorted(
    path for room in ("facts", "views") for path in (ROOT / "pipeline" / room).glob("*.py")
)
# Words with spaces between them; a sign such as {, § or / stands between no two of a sentence.
_WORDS = re.compile(r"[^\W\d_]+(?:[,:;]?[ \u00a0\n]+[^\W\d_]+){2,}")


def worded(source: str) -> list[str]:
    """Give the literals with three words in a row, but for what is no text of a document.

    That is docstrings, what an author is told, patterns, and the labels of closed words.

    An f-string counts as a whole.
    """
    tree = ast.parse(source)
    let_be = (
        set(_docstrings(tree)) | set(_messages(tree)) | set(_patterns(tree)) | set(_terms(tree))
    )
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            let_be |= {id(one) for one in ast.walk(node)} - {id(node)}
        if id(node) not in let_be and _WORDS.search(_text(node)):
            found.append(_text(node))
    return found


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(one) for one in node.values)
    if isinstance(node, ast.FormattedValue):
        return "{}"
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _docstrings(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield from (id(one.value) for one in node.body[:1] if isinstance(one, ast.Expr))


def _messages(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
            yield from (id(one) for given in node.args for one in ast.walk(given))


def _patterns(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("pattern", "re.compile"):
            yield from (id(one) for given in node.args for one in ast.walk(given))


def _terms(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and [ast.unparse(one) for one in node.bases] == ["Term"]:
            yield from (id(one) for one in ast.walk(node))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_document_is_worded_here(path: Path) -> None:
    assert worded(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('SAID = "Ingen har svart"', ["Ingen har svart"]),
        ('SAID = "Ja, men ikke nå"', ["Ja, men ikke nå"]),
        ('def f(n):\n    return f"{n} har svart på {n}"', ["{} har svart på {}"]),
        ('LABEL = "Ikke svart"', []),
        ('def f(n):\n    return f"{n} og {n}"', []),
        ('NEEDS = say("who has answered what")', []),
        ('def f():\n    """Say who has answered."""', []),
    ],
)
def test_three_words_in_a_row_are_a_sentence(source: str, found: list[str]) -> None:
    assert worded(source) == found
