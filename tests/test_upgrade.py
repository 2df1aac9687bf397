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


ANSWER = """\
schema: 1
follow_up:
  answers:
    - value: home
      measure: {text: Ny mal, owner: nav}   # det som gjøres
      earlier:
        - until: 2026-04-01
          measure:
            text: Ny rutine
waivers:
  - {rule: F104, at: follow_up.answers.home.measure.deadline}
"""
REMEDY = """\
schema: 2
follow_up:
  - id: first
    answers:
      - value: home
        remedy: {text: Ny mal, owner: nav}   # det som gjøres
        earlier:
          - until: 2026-04-01
            remedy:
              text: Ny rutine
waivers:
  - {rule: F104, at: follow_up.first.answers.home.remedy.deadline}
"""


def test_what_is_done_about_a_deviation_is_a_remedy() -> None:
    assert rewritten(ANSWER) == REMEDY
    assert load(ANSWER.encode(), "d.yaml").data == load(REMEDY.encode(), "d.yaml").data


@pytest.mark.parametrize(
    ("written", "modern"),
    [
        ("measure: {text: Ny mal}", "remedy: {text: Ny mal}"),
        ("measure: six-homes", "measure: six-homes"),
        (
            "remedy: {text: Ny mal}, measure: six-homes",
            "remedy: {text: Ny mal}, measure: six-homes",
        ),
    ],
)
def test_a_remedy_by_its_old_name_is_read_in_contract_2_too(written: str, modern: str) -> None:
    text = "schema: 2\nfollow_up: [{id: first, answers: [{value: home, %s}]}]\n"
    assert rewritten(text % written) == text % modern


def test_a_follow_up_of_contract_2_is_read_as_it_is_written() -> None:
    data = load(ROUND.encode(), "d.yaml").data
    assert [one["id"] for one in data["follow_up"]] == ["first"]
