"""A case about the foundation: a draft of it, or a change of what has been adopted."""

import datetime as dt

import pytest

from pipeline import plan, render, workflow
from pipeline.document import Job
from pipeline.norm import NO_BREAK
from pipeline.views.case import CaseDraft
from pipeline.views.views import Views
from tests.samples import SMALL, parsed
from tests.word.make import texts

WRITTEN = (
    SMALL.replace("schema: 1", "schema: 2")
    + """\
foundation:
  title: Felles verdigrunnlag
  preamble: Verdiene gjelder alle tjenester.
  values:
    - id: home
      title: Trygt hjem
      text: Alle skal ha et trygt hjem.
      practice: [Vi ser etter.]
      source: innspill
      earlier: [{changed_by: again, text: Alle skal ha et hjem.}]
decisions:
  - id: adopted
    title: Felles verdigrunnlag
    body: kommunestyret
    date: 2025-06-12
    case_number: 48/25
    case: adopt
    adopts_foundation: true
    points: [Kommunestyret vedtar verdigrunnlaget.]
  - id: again
    title: Ny tekst
    body: kommunestyret
    date: 2026-02-12
    case_number: 9/26
    case: revise
    adopts_foundation: true
    points: [Kommunestyret vedtar ny tekst.]
cases:
"""
)
CASE = """\
  - id: {key}
    subject: value_foundation
    title: Felles verdigrunnlag
    date: {date}
    officer: {{name: Kari Eksempel, title: rådgiver}}
    route: [{{body: Kommunestyret, date: 2026-02-12, handling: decides}}]
    proposal: [Kommunestyret vedtar.]
    summary: Saken gjelder verdiene.
    background: Kommunestyret ba om det.
    facts: Tjenestene har svart.
    assessment: Verdiene er gode.
    economy: Vedtaket koster ikke noe.
    conclusion: Verdiene bør vedtas.
    value_assessments: [{{value: home, text: Verdien trengs.}}]
"""


def written(*cases: tuple[str, str]) -> str:
    held = "".join(CASE.format(key=key, date=date) for key, date in cases)
    return WRITTEN + held


def draft(key: str, date: str) -> CaseDraft:
    told = parsed(written((key, date))).at(dt.date.fromisoformat(date))
    return CaseDraft(told, told.cases[0])


@pytest.mark.parametrize(
    ("key", "date", "revises"),
    [
        ("adopt", "2025-05-12", None),
        # What the case itself led to is nothing that it revises, whatever day it has.
        ("adopt", "2025-06-12", None),
        ("revise", "2025-06-11", None),
        ("revise", "2025-06-12", "48/25"),
        ("revise", "2026-02-12", "48/25"),
        ("another", "2026-02-12", "48/25"),
    ],
)
def test_a_case_revises_what_another_case_has_adopted(
    key: str, date: str, revises: str | None
) -> None:
    held = draft(key, date).revises
    assert (held.case_number if held else None) == revises


def printed(norm: str) -> dict[str, list[str]]:
    told = written(("adopt", "2025-05-12"), ("revise", "2026-01-12"))
    views = Views(parsed(told.replace("norm: nb", f"norm: {norm}")))
    types = [one for one in workflow.types() if one.name == "case-draft"]
    jobs = [one for one in plan.plan(views, types) if isinstance(one, Job)]
    return {
        one.item_id: [
            line.replace(NO_BREAK, " ") for line in texts(render.render(one, views).content)
        ]
        for one in jobs
    }


@pytest.mark.parametrize(
    ("norm", "draft", "now", "adopted", "assessed"),
    [
        (
            "nb",
            "Utkast til felles verdigrunnlag",
            "Felles verdigrunnlag slik det gjelder i dag",
            (
                "Kommunestyret vedtok verdigrunnlaget 12. juni 2025 i sak 48/25. Endringene som "
                "kommunedirektøren foreslår, står i forslaget til vedtak."
            ),
            "Vurdering av hver verdi",
        ),
        (
            "nn",
            "Utkast til felles verdigrunnlag",
            "Felles verdigrunnlag slik det gjeld i dag",
            (
                "Kommunestyret vedtok verdigrunnlaget 12. juni 2025 i sak 48/25. Endringane som "
                "kommunedirektøren gjer framlegg om, står i framlegget til vedtak."
            ),
            "Vurdering av kvar verdi",
        ),
    ],
)
def test_what_is_in_force_is_not_called_a_draft_and_each_value_is_assessed(
    norm: str, draft: str, now: str, adopted: str, assessed: str
) -> None:
    held = printed(norm)
    assert draft in held["adopt"]
    assert draft not in held["revise"]
    at = held["revise"].index(now)
    assert held["revise"][at + 1] == adopted
    assert "Alle skal ha et hjem." in held["revise"]
    for lines in held.values():
        at = lines.index(assessed)
        assert lines[at + 1 : at + 3] == ["Trygt hjem", "Verdien trengs."]
