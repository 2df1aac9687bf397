import datetime as dt
import re

import pytest

from pipeline.check import check
from pipeline.contract.skeleton import Start, example, places, skeleton
from pipeline.diagnostics import Severity
from pipeline.dossier.dossier import Dossier
from pipeline.norm import Norm
from pipeline.parse import parse
from pipeline.source import load


def written(norm: Norm, day: dt.date) -> str:
    return skeleton(Dossier, Start("9901", "Eksempelvik kommune", "Vik å"), norm, day)


def opened(text: str, section: str) -> str:
    """Open a section that stands as a comment: take the first mark from each of its lines."""
    lines = text.splitlines()
    first = lines.index(f"# {section}:")
    last = next(n for n in range(first + 1, len(lines)) if not re.match(r"#   ", lines[n]))
    lines[first:last] = [line.removeprefix("# ") for line in lines[first:last]]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("norm", list(Norm))
@pytest.mark.parametrize("day", [dt.date(2024, 2, 29), dt.date(2026, 3, 2), dt.date(2030, 11, 1)])
def test_a_new_dossier_is_one_that_check_accepts(norm: Norm, day: dt.date) -> None:
    source = load(written(norm, day).encode(), "vik.yaml")
    dossier = parse(source)
    assert (dossier.id, dossier.norm, dossier.date) == ("vik-a", norm, day)
    assert check(source, dossier, day) == ()


@pytest.mark.parametrize(
    ("stem", "made"),
    [
        ("larvik", "larvik"),
        ("Øvre Vik", "ovre-vik"),
        ("con", "dossier-con"),
        ("LPT1", "dossier-lpt1"),
        ("a" * 300, "a" * 80),
        ("a" * 79 + " b", "a" * 79),
        ("…", "dossier"),
    ],
)
def test_whatever_the_file_is_called_the_id_is_one_that_check_accepts(stem: str, made: str) -> None:
    day = dt.date(2026, 3, 2)
    text = skeleton(Dossier, Start("9901", "Eksempelvik kommune", stem), Norm.NB, day)
    assert parse(load(text.encode(), "d.yaml")).id == made


@pytest.mark.parametrize("section", ["figures", "guidelines", "plans", "mandate", "foundation"])
def test_a_section_is_opened_by_taking_away_marks(section: str) -> None:
    dossier = parse(load(opened(written(Norm.NB, dt.date(2026, 3, 2)), section).encode(), "v"))
    assert getattr(dossier, section)


def test_the_examples_of_a_mandate_lie_ahead_whatever_the_day() -> None:
    day = dt.date(2030, 11, 1)
    source = load(opened(written(Norm.NB, day), "mandate").encode(), "vik.yaml")
    found = check(source, parse(source), day)
    assert [one.code for one in found if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize("norm", list(Norm))
def test_each_section_is_shown_as_a_new_dossier_has_it(norm: Norm) -> None:
    day = dt.date(2026, 3, 2)
    whole = written(norm, day)
    for place in places(Dossier):
        shown = example(Dossier, place, norm, day)
        assert shown is not None
        first, *rest = shown.splitlines()
        head = first.lstrip()
        assert first.count("  ") * 2 == len(first) - len(head)
        # Opened or not, and with its mark of a list or not, it is told of in the same words.
        assert head in whole, place
        assert any(re.match(rf" *(- )?{place.rpartition('.')[2]}:", line) for line in rest)
    municipality = example(Dossier, "municipality.address", norm, day)
    assert municipality is not None
    assert municipality in whole


@pytest.mark.parametrize("norm", list(Norm))
def test_what_is_shown_of_a_section_may_be_pasted_into_a_dossier(norm: Norm) -> None:
    day = dt.date(2026, 3, 2)
    shown = example(Dossier, "foundation", norm, day)
    assert shown is not None
    source = load((written(norm, day) + shown).encode(), "v")
    dossier = parse(source)
    assert dossier.foundation is not None
    assert [one.id for one in dossier.foundation.values] == ["equal-worth"]
    assert check(source, dossier, day) == ()


@pytest.mark.parametrize("place", ["answers", "follow_up.answer", "cases.", "", "known"])
def test_a_place_that_no_dossier_has_is_not_shown(place: str) -> None:
    assert example(Dossier, place, Norm.NB, dt.date(2026, 3, 2)) is None
