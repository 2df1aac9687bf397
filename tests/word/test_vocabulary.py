"""The filters of the house, and conditions with not, in documents that are made."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.norm import Norm
from pipeline.word.sandbox import Sandbox
from pipeline.word.vocabulary import HOUSE, filters
from tests.word.make import paragraphs, refusal, rendered, texts

CASE = {
    "title": "nAV i Østre",
    "count": 3,
    "points": ["a", "b", "c"],
    "date": date(2027, 7, 1),
    "none": [],
}


def shown(tag: str, norm: Norm = Norm.NB, **case: object) -> str:
    made = rendered(paragraphs(tag), {"case": {**CASE, **case}}, filters=filters(norm))
    return texts(made)[0]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("{{ case.title|capital }}", "NAV i Østre"),
        ("{{ case.title|lower }}", "nav i østre"),
        ("{{ case.date|short_date }}", "01.07.2027"),
        ("{{ case.points|count }}", "3"),
        ("{{ case.points|listed }}", "a, b og c"),
        ("{{ case.none|listed }}", ""),
        ("{{ case.points|count|words|capital }}", "Tre"),
        ("{% if not case.none %}x{% else %}y{% endif %}", "x"),
        ("{% if not case.points %}x{% else %}y{% endif %}", "y"),
        ("{% if case.none %}x{% elif not case.title %}y{% else %}z{% endif %}", "z"),
    ],
)
def test_a_tag_of_the_house_prints(tag: str, text: str) -> None:
    assert shown(tag) == text


@pytest.mark.parametrize(
    ("points", "text"), [(["a"], "a"), (["a", "b"], "a og b"), (["a", "b", "c"], "a, b og c")]
)
def test_a_list_is_joined_with_one_word(points: list[str], text: str) -> None:
    assert shown("{{ case.points|listed }}", points=points) == text


@pytest.mark.parametrize(
    ("count", "nb", "nn"),
    [
        (0, "ingen", "ingen"),
        (1, "én", "éin"),
        (2, "to", "to"),
        (7, "sju", "sju"),
        (12, "tolv", "tolv"),
        (13, "13", "13"),
        (1_000, "1\u00a0000", "1\u00a0000"),
        (-1, "\u22121", "\u22121"),
    ],
)
def test_a_number_is_spelt_up_to_twelve(count: int, nb: str, nn: str) -> None:
    tag = "{{ case.count|words }}"
    assert (shown(tag, count=count), shown(tag, Norm.NN, count=count)) == (nb, nn)


@pytest.mark.parametrize("name", ["capital", "words", "listed", "short_date", "count"])
@pytest.mark.parametrize("value", [None, True, Decimal("1.5")])
def test_a_value_that_a_filter_cannot_take_is_a_fault_of_the_template(
    name: str, value: object
) -> None:
    told = refusal(paragraphs(f"{{{{ case|{name} }}}}"), {"case": value}, filters=filters(Norm.NB))
    assert told.startswith("T006")


@pytest.mark.parametrize("name", ["words", "listed", "short_date"])
def test_a_text_is_no_number_no_list_and_no_date(name: str) -> None:
    told = refusal(paragraphs(f"{{{{ x|{name} }}}}"), {"x": "abc"}, filters=filters(Norm.NB))
    assert told.startswith("T006")


@pytest.mark.parametrize("name", ["capital", "words", "listed"])
def test_an_unknown_name_is_the_fault_and_not_its_filter(name: str) -> None:
    told = refusal(paragraphs(f"{{{{ case.x|{name} }}}}"), {"case": {}}, filters=filters(Norm.NB))
    assert told.startswith("T005")


def test_the_engine_knows_every_filter_of_the_house() -> None:
    assert HOUSE.filters <= Sandbox(str, filters(Norm.NB)).filters.keys()
