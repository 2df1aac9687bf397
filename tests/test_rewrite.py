"""A dossier of contract 1 as one of contract 2: what it says, its comments and its layout stay."""

from pathlib import Path

import pytest

from pipeline import rewrite
from pipeline.source import Book, load
from tests.samples import EXAMPLES, SMALL


def rewritten(text: str) -> str:
    return rewrite.rewrite(Book("a.yaml", text.encode())).content.decode()


def test_the_number_of_the_contract_is_all_that_is_new_in_a_small_dossier() -> None:
    text = "# Vårt dossier\n" + SMALL.replace("schema: 1", "schema: 1  # kontrakten")
    assert rewritten(text) == text.replace("schema: 1", "schema: 2")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda one: one.stem)
def test_a_second_time_nothing_is_changed(path: Path) -> None:
    text = path.read_text("utf-8")
    first = rewritten(text)
    assert rewritten(first) == first
    assert load(first.encode(), "a.yaml").data == load(text.encode(), "a.yaml").data


BLOCK = """\
schema: '1'
follow_up:
  # Runden etter jul
  decision: d25  # vedtaket

  answering: |
    Send svar.

    Takk.
  requests:
  - recipient: nav
plans: []
"""
ROUND = """\
schema: '2'
follow_up:
  - id: first
    # Runden etter jul
    decision: d25  # vedtaket

    answering: |
      Send svar.

      Takk.
    requests:
    - recipient: nav
plans: []
"""


@pytest.mark.parametrize(
    ("text", "new"),
    [
        (BLOCK, ROUND),
        (
            "schema: 1\nfollow_up: {decision: 'a}b', copies: [nav]}\n",
            "schema: 2\nfollow_up: [{id: first, decision: 'a}b', copies: [nav]}]\n",
        ),
    ],
)
def test_a_mapping_becomes_the_first_of_a_list(text: str, new: str) -> None:
    assert rewritten(text) == new


PLANS = """\
schema: 1
plans:
  - id: a
    status: in_force  # gjelder
    adopted: {date: 2024-06-13}
  - {id: b, status: "draft", title: B}
  - {id: c, valid_to: 2020-12-31, status: expired}
  - id: d
    status: hearing
"""
STEPS = """\
schema: 2
plans:
  - id: a
    # gjelder
    adopted: {date: 2024-06-13}
  - {id: b, title: B}
  - {id: c, valid_to: 2020-12-31, steps: [{step: expiry}]}
  - id: d
    steps: [{step: hearing}]
"""


def test_a_key_gives_way_to_another_or_to_nothing() -> None:
    assert rewritten(PLANS) == STEPS
