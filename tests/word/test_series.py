"""What of a dossier is a series, what is told of it, and how it is said in words."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from pipeline.norm import Norm, show
from pipeline.word.faults import Refused
from pipeline.word.series import Figures, Series, figures, told

HOMES = Series("Boliger", (2024, 2025), (Decimal("1212.5"), None), "boliger")


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        (HOMES, Figures("Boliger", (HOMES,))),
        ([HOMES], Figures("", (HOMES,))),
        ({"title": "Alle", "series": (HOMES, HOMES)}, Figures("Alle", (HOMES, HOMES))),
        (Figures("Alle", (HOMES,)), Figures("Alle", (HOMES,))),
        (
            {"title": " Nye\nord\t", "categories": ["Nord", "Sør"], "values": [1, 2.5]},
            Figures("Nye ord", (Series("Nye ord", ("Nord", "Sør"), (1, 2.5)),)),
        ),
        (
            {"name": "Dager", "categories": [datetime(2026, 1, 2, 3, 4)], "values": (0,)},  # noqa: DTZ001
            Figures("Dager", (Series("Dager", (date(2026, 1, 2),), (0,)),)),
        ),
    ],
)
def test_a_series_is_given_in_several_ways(given: object, taken: Figures) -> None:
    assert figures(given) == taken


def of(categories: object, values: object, **others: object) -> dict[str, object]:
    return {"name": "Kari", "categories": categories, "values": values, **others}


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        ("a text", "T061", "the chart is given something that is no series of figures"),
        (5, "T061", "the chart is given something that is no series of figures"),
        (None, "T061", "the chart is given something that is no series of figures"),
        ({"name": "x"}, "T061", "the chart is given something that is no series of figures"),
        (["x"], "T061", "the chart is given something that is no series of figures"),
        ({"series": "x"}, "T061", "the chart is given something that is no series of figures"),
        (of("ab", [1, 2]), "T061", "the chart is given something that is no series of figures"),
        ([], "T061", "there are no figures to draw"),
        (of([], []), "T061", "there are no figures to draw"),
        (of([1, 2], [1]), "T061", "a series has 1 values for 2 categories"),
        (of([1], ["12"]), "T061", "a value of a chart is no number"),
        (of([1], [True]), "T061", "a value of a chart is no number"),
        (of([1], [float("nan")]), "T061", "a value of a chart is no number"),
        (of([1], [Decimal("Infinity")]), "T061", "a value of a chart is no number"),
        (of([1, "x"], [1, 2]), "T061", "the categories of a chart are of several kinds"),
        (
            of([None], [1]),
            "T061",
            "a category of a chart is neither a text, a whole number nor a date",
        ),
        (
            of([" "], [1]),
            "T061",
            "a category of a chart is neither a text, a whole number nor a date",
        ),
        (
            of([True], [1]),
            "T061",
            "a category of a chart is neither a text, a whole number nor a date",
        ),
        ([of([1], [1]), of([2], [1])], "T061", "the series of a chart have different categories"),
        (of([1], [1], unit=5), "T061", "the name, title or unit of a chart is no text"),
        (of(["x" * 256], [1]), "T008", "a text in a chart passes 255 characters"),
        ([of([1], [1])] * 256, "T008", "a chart has more than 255 series"),
        (of([1] * 32_001, [1] * 32_001), "T008", "a chart has more than 32000 categories"),
    ],
)
def test_what_is_no_series_is_told_without_its_values(given: object, code: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        figures(given)
    assert (refused.value.code, str(refused.value.what)) == (code, said)
    assert str(refused.value.hint)


@pytest.mark.parametrize("sign", ["\x01", "\x0b", "\ud800", "\uffff"])
@pytest.mark.parametrize("where", ["name", "unit", "category", "title"])
def test_a_text_that_no_file_can_hold_is_refused(sign: str, where: str) -> None:
    text = f"a{sign}b"
    given: object = {
        "name": of(["N"], [1], name=text),
        "unit": of(["N"], [1], unit=text),
        "category": of([text], [1]),
        "title": {"title": text, "series": [of(["N"], [1])]},
    }[where]
    with pytest.raises(Refused) as refused:
        figures(given)
    number = f"{ord(sign):04X}"
    told = f"the value holds the character U+{number}, which XML cannot carry"
    assert (refused.value.code, str(refused.value.what)) == ("T007", told)


def test_lines_of_a_text_are_one_in_a_chart() -> None:
    assert figures(of(["a\n\tb\ac"], [1])).categories == ("a b c",)


@pytest.mark.parametrize(
    "given",
    [of(["x" * 255], [1]), [of([1], [1])] * 255, of([1] * 32_000, [1] * 32_000)],
    ids=("text", "series", "categories"),
)
def test_a_chart_may_have_what_a_spreadsheet_can_hold(given: object) -> None:
    assert figures(given).series


@pytest.mark.parametrize(
    ("given", "nb"),
    [
        (HOMES, "Boliger. 2024: 1\u00a0212,5 boliger; 2025: tallet mangler."),
        (
            of([date(2026, 1, 1)], [-3], name="Hvor mange?"),
            "Hvor mange? 1.\u00a0januar 2026: \u22123.",
        ),
        (
            {"title": "Eie", "series": [of(["N"], [1], name="Eier"), of(["N"], [2], name="Leier")]},
            "Eie. Eier – N: 1. Leier – N: 2.",
        ),
        ([of(["N"], [1])], "Kari. N: 1."),
        (of(["N"], [1], name=""), "N: 1."),
    ],
)
def test_the_numbers_are_said_in_words(given: object, nb: str) -> None:
    assert told(figures(given), show, Norm.NB) == nb
    assert told(figures(given), show, Norm.NN) == nb.replace("tallet mangler", "talet manglar")
