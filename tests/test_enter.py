import pytest

from pipeline.enter import Registration, entered
from pipeline.source import Book, load
from tests.samples import SMALL

TOLD = {"type": "case-draft", "item": "a", "state": "sent", "date": "2026-01-13", "by": "O'Hara: x"}
LINE = "{type: case-draft, item: a, state: sent, date: 2026-01-13, by: 'O''Hara: x'}"


def written(text: str, told: dict[str, str] = TOLD, changes: int | None = None) -> str:
    made = entered(Book("a.yaml", text.encode()), Registration(told, changes)).decode()
    register = load(made.encode(), "a.yaml").data["documents"]
    held = register[-1 if changes is None else changes]
    assert {key: held[key] for key in told} == told
    return made


FLOW = "{type: x, state: sent, date: 2026-01-01}"
BLOCK = "documents:\n  - type: x\n    state: sent  # by post\n    date: '2026-01-01'\n"
IN_LINES = """\
  - type: case-draft
    item: a
    state: sent
    date: 2026-01-13
    by: 'O''Hara: x'
"""


@pytest.mark.parametrize(
    ("register", "expected"),
    [
        ("", f"\ndocuments:\n  - {LINE}\n"),
        ("documents: []\n", f"documents:\n  - {LINE}\n"),
        ("documents: [ ]  # none yet\n", f"documents:\n  - {LINE}  # none yet\n"),
        (
            f"documents:\n- {FLOW}  # first\n# end\n",
            f"documents:\n- {FLOW}  # first\n- {LINE}\n# end\n",
        ),
        (f"documents: [{FLOW}]\n", f"documents: [{FLOW}, {LINE}]\n"),
        (f"{BLOCK}\nplans: []\n", f"{BLOCK}{IN_LINES}\nplans: []\n"),
    ],
)
def test_an_entry_is_written_as_the_others_are(register: str, expected: str) -> None:
    assert written(SMALL + register) == SMALL + expected


def test_a_file_without_an_end_of_line_gets_one() -> None:
    assert written(SMALL.rstrip("\n")) == f"{SMALL}\ndocuments:\n  - {LINE}\n"


CHANGED = {"state": "superseded", "date": "2026-05-01", "journal": "2026/1-2"}


IN_ONE = "documents:\n  - {{type: x, state: {}, date: {}}}  # one\n"
IN_SEVERAL = "documents:\n  - date: {}  # day\n    type: x\n    state: {}\n# end\n"


@pytest.mark.parametrize(
    ("register", "expected"),
    [
        (
            IN_ONE.format('"sent"', "2026-01-01"),
            IN_ONE.format("superseded", "2026-05-01, journal: 2026/1-2"),
        ),
        (
            IN_SEVERAL.format("2026-01-01", "'sent'"),
            IN_SEVERAL.format("2026-05-01", "superseded\n    journal: 2026/1-2"),
        ),
    ],
)
def test_an_entry_is_changed_where_it_stands(register: str, expected: str) -> None:
    assert written(SMALL + register, CHANGED, 0) == SMALL + expected


def test_a_value_that_yaml_reads_otherwise_is_quoted() -> None:
    for value in ("a: b", "# no", "- x", "'x'", '"x"', "[a]", "{a}", "x #y", "2026/1-2", "Kari Å."):
        written(SMALL, {**TOLD, "by": value})


def test_what_would_lose_something_is_refused() -> None:
    # A register that is no list has no place for an entry.
    with pytest.raises(ValueError, match=r"a\.yaml"):
        written(SMALL + "documents: {a: b}\n")
