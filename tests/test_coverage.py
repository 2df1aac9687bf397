"""Every phase has documents, the documents have their facts, and the facts have their rules."""

import pytest

from pipeline import workflow
from pipeline.contract.declare import keys
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.phases import PHASES
from tools.coverage import Coverage, coverage, page


@pytest.mark.parametrize("one", coverage(), ids=lambda one: one.phase.name)
def test_no_cell_is_empty(one: Coverage) -> None:
    assert one.types
    assert one.fields
    assert one.rules


def test_every_phase_and_every_document_type_has_its_place() -> None:
    assert [one.phase for one in coverage()] == list(PHASES.values())
    told = {name for one in coverage() for name in one.types}
    assert told == {one.name for one in workflow.types()}


def test_every_section_of_the_contract_feeds_a_document() -> None:
    feeding = {section for one in coverage() for section, _ in one.fields}
    sections = {key.name for key in keys(Dossier) if key.section}
    # The municipality feeds all of them, a waiver is between the author and the rules, and the
    # pictures are for a municipality's own types: none that is shipped prints one.
    assert sections - feeding == {"municipality", "pictures", "waivers"}


def test_the_tracing_leaves_no_trace() -> None:
    page()
    sections = [key.section for key in keys(Dossier) if key.section]
    assert not [one for one in sections if "__getattribute__" in vars(one)]


def test_what_a_mandate_prints_is_what_its_phase_reads() -> None:
    first = next(one for one in coverage() if one.phase.name == "organisation 1")
    assert first.types == ("mandate-request",)
    assert {("mandate", "purpose"), ("guidelines", "meaning"), ("stakeholders", "name")} <= set(
        first.fields
    )
    assert "cases" not in {section for section, _ in first.fields}
    assert "M101" in first.rules
