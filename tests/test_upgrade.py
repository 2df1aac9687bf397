"""A dossier of contract 1 read and rewritten as contract 2: the same facts, comments and layout."""

import pytest

from pipeline.rewrite import rewrite
from pipeline.source import Book, load

FLOW = 'follow_up: {decision: a, requests: [{recipient: nav, reason: "Ja, {dere}"}]} # brev'
BLOCK = """\
schema: 1
# Hvem vi spør.
follow_up:
  # Vedtaket fra i fjor.
  decision: 'a'   # nøkkelen
  answering: >-
    Send svar.

    Ingen navn.

  requests:
    - recipient: nav

# Slutt.
date: 2026-03-02
"""
ROUND = """\
schema: 2
# Hvem vi spør.
follow_up:
  - id: first
    # Vedtaket fra i fjor.
    decision: 'a'   # nøkkelen
    answering: >-
      Send svar.

      Ingen navn.

    requests:
      - recipient: nav

# Slutt.
date: 2026-03-02
"""


def rewritten(text: str) -> str:
    return rewrite(Book("d.yaml", text.encode())).content.decode()


@pytest.mark.parametrize(
    ("written", "modern"),
    [
        (BLOCK, ROUND),
        (
            f"schema: '1'\n{FLOW}\n",
            f"schema: '2'\n{FLOW}\n".replace("{decision", "[{id: first, decision").replace(
                "}]} #", "}]}] #"
            ),
        ),
    ],
)
def test_the_one_follow_up_becomes_the_first_round(written: str, modern: str) -> None:
    assert rewritten(written) == modern
    assert rewritten(modern) == modern
    assert load(written.encode(), "d.yaml").data == load(modern.encode(), "d.yaml").data


def test_a_follow_up_of_contract_2_is_read_as_it_is_written() -> None:
    data = load(ROUND.encode(), "d.yaml").data
    assert [one["id"] for one in data["follow_up"]] == ["first"]
