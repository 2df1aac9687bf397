"""What contract 2 calls otherwise: read under either name, and written anew by its own."""

import pytest

from pipeline.diagnostics import Rejected
from pipeline.parse import parse
from pipeline.rewrite import rewrite
from pipeline.source import Book, load
from tests.samples import SMALL, parsed

OLD = """\
schema: 2
facts:  # tallene
  - {id: homes, theme: living_environment, value: 212}
values:
  title: Verdier
  earlier: [{until: 2026-01-31, items: [{id: a}]}]
  items:
    - id: a   # den første
mapping:
  needs: [{situation: at_risk, contributor: nav}]
  order: {contributors: [nav], facts: Spør.}
responsibilities:
  - lead: nav
    contributors: [housing]
    earlier: [{until: 2026-01-31, "lead": housing}]
decisions: [{id: first, adopts_values: true}]
mandate: [{commissioner: Formannskapet, process: values}]
plans:
  - {kind: societal_part, values: [a], earlier: [{until: 2026-01-31, kind: 'sub_plan'}]}
  - {kind: land_use_part, superseded_by: b}
  - {kind: thematic_plan}
  - {kind: action_programme}
cases:
  - facts: Det er mange.
    route: [{body: Kommunestyret, treatment: opinion}]
follow_up: [{id: first, answers: [{status: fails}]}]
waivers:
  - {at: facts.homes.value}
  - {at: values.items.a.text}
  - {at: values}
  - {at: mapping.needs.0.contributor}
  - {at: mapping.order.contributors}
  - {at: responsibilities.0.lead}
  - {at: decisions.first.adopts_values}
  - {at: mandate.0.commissioner}
  - {at: cases.0.route.0.treatment}
  - {at: cases.0.facts}
  - {at: follow_up.first.answers}
"""
NEW = """\
schema: 2
figures:  # tallene
  - {id: homes, theme: home_environment, value: 212}
foundation:
  title: Verdier
  earlier: [{until: 2026-01-31, values: [{id: a}]}]
  values:
    - id: a   # den første
mapping:
  counts: [{situation: at_risk, service: nav}]
  order: {services: [nav], facts: Spør.}
responsibilities:
  - responsible: nav
    contributors: [housing]
    earlier: [{until: 2026-01-31, "responsible": housing}]
decisions: [{id: first, adopts_foundation: true}]
mandate: [{commissioned_by: Formannskapet, process: values}]
plans:
  - {kind: samfunnsdel, values: [a], earlier: [{until: 2026-01-31, kind: 'kommunedelplan'}]}
  - {kind: arealdel, replaced_by: b}
  - {kind: temaplan}
  - {kind: handlingsdel}
cases:
  - facts: Det er mange.
    route: [{body: Kommunestyret, handling: advises}]
follow_up: [{id: first, answers: [{status: fails}]}]
waivers:
  - {at: figures.homes.value}
  - {at: foundation.values.a.text}
  - {at: foundation}
  - {at: mapping.counts.0.service}
  - {at: mapping.order.services}
  - {at: responsibilities.0.responsible}
  - {at: decisions.first.adopts_foundation}
  - {at: mandate.0.commissioned_by}
  - {at: cases.0.route.0.handling}
  - {at: cases.0.facts}
  - {at: follow_up.first.answers}
"""


def rewritten(text: str) -> str:
    return rewrite(Book("d.yaml", text.encode())).content.decode()


def test_every_name_of_before_is_written_by_the_name_of_today() -> None:
    assert rewritten(OLD) == NEW
    assert rewritten(NEW) == NEW
    assert load(OLD.encode(), "d.yaml").data == load(NEW.encode(), "d.yaml").data


FIGURE = (
    "{theme: services, title: Ansatte, value: 12, unit: stillinger, date: 2026-01-01, source: X}"
)


@pytest.mark.parametrize("schema", [1, 2])
@pytest.mark.parametrize("name", ["facts", "figures"])
def test_either_contract_is_read_by_either_name(schema: int, name: str) -> None:
    text = SMALL.replace("schema: 1", f"schema: {schema}")
    (held,) = parsed(f"{text}{name}: [{{id: staff, {FIGURE[1:]}]").figures
    assert held.title == "Ansatte"


def test_a_thing_under_both_names_is_told_at_the_one_of_before() -> None:
    text = f"{SMALL}figures: [{{id: a, {FIGURE[1:]}]\nfacts: [{{id: b, {FIGURE[1:]}]\n"
    with pytest.raises(Rejected) as told:
        parse(load(text.encode(), "d.yaml"))
    assert [(one.code, one.line) for one in told.value.diagnostics] == [
        ("S002", SMALL.count("\n") + 2)
    ]
