import datetime as dt
from itertools import pairwise

import pytest

from pipeline.norm import Norm
from pipeline.registers.laws import (
    LAWS,
    PROVISIONS,
    Provision,
    bare_citation,
    provision,
    wordings,
)
from pipeline.rules.texts import sentences

_each = pytest.mark.parametrize("one", PROVISIONS, ids=lambda one: f"{one.law.key} {one.section}")


def test_the_wording_in_force_is_the_one_of_the_day() -> None:
    before = provision("sosialtjenesteloven", "15", dt.date(2023, 6, 30))
    after = provision("sosialtjenesteloven", "15", dt.date(2023, 7, 1))
    assert before is not None
    assert after is not None
    assert "skaffe boliger" in before.nb
    assert "boligsosialloven" in after.nb


@pytest.mark.parametrize(
    ("law", "section", "day", "known"),
    [
        ("helse-og-omsorgstjenesteloven", "3-7", dt.date(2023, 6, 30), True),
        ("helse-og-omsorgstjenesteloven", "3-7", dt.date(2023, 7, 1), False),
        ("boligsosialloven", "5", dt.date(2023, 6, 30), False),
        ("boligsosialloven", "5", dt.date(2023, 7, 1), True),
        ("arkivlova", "5", dt.date(2025, 12, 31), False),
        ("arkivlova", "5", dt.date(2026, 1, 1), True),
        ("boligsosialloven", "99", dt.date(2026, 1, 1), False),
        ("ukjent", "1", dt.date(2026, 1, 1), False),
    ],
)
def test_a_provision_is_there_while_it_is_in_force(
    law: str, section: str, day: dt.date, *, known: bool
) -> None:
    assert (provision(law, section, day) is not None) is known


@pytest.mark.parametrize(
    ("law", "section", "cited"),
    [
        ("plan-og-bygningsloven", "11-14", "plan- og bygningsloven §\u00a011-14"),
        ("plan-og-bygningsloven", None, "plan- og bygningsloven"),
        ("husleieloven", "9-7", "husleieloven §\u00a09-7"),
    ],
)
def test_what_the_register_has_no_wording_of_is_cited_by_name_and_section(
    law: str, section: str | None, cited: str
) -> None:
    assert bare_citation(law, section, Norm.NB) == cited


def test_a_repealed_provision_names_its_successor() -> None:
    held = next(wordings("helse-og-omsorgstjenesteloven", "3-7"))
    assert held.replaced_by == "boligsosialloven § 6"


@_each
def test_content_is_one_sentence_in_both_norms(one: Provision) -> None:
    for norm in Norm:
        text = one.content(norm)
        assert text.endswith(".")
        assert text[0].isupper()
        assert len(text) <= 130
        assert sum(1 for _ in sentences(text)) <= 2


@_each
def test_the_register_says_where_and_when_it_was_read(one: Provision) -> None:
    assert one.source
    assert one.checked_on <= dt.date(2026, 11, 21)
    assert one.valid_to is None or one.valid_from < one.valid_to


def test_wordings_of_a_provision_follow_each_other_without_overlap() -> None:
    for one in PROVISIONS:
        held = list(wordings(one.law.key, one.section))
        assert all(a.valid_to is not None and a.valid_to < b.valid_from for a, b in pairwise(held))


def test_a_citation_has_the_name_of_the_norm() -> None:
    held = provision("plan-og-bygningsloven", "11-14", dt.date(2026, 1, 1))
    assert held is not None
    assert held.citation(Norm.NB) == "plan- og bygningsloven §\u00a011-14"
    assert held.citation(Norm.NN) == "plan- og bygningslova §\u00a011-14"


def test_laws_are_known_by_key() -> None:
    assert LAWS["boligsosialloven"].identifier == "LOV-2022-12-20-121"
