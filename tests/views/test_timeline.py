"""The years on a line."""

import datetime as dt
from itertools import islice

import pytest

from pipeline.dossier.plans import Plan, PlanKind, PlanStep, Step
from pipeline.facts.councils import terms
from pipeline.views.timeline import BoxKind, timeline
from tests.facts.test_hierarchy import DAY, LATE_2025, draft, plan
from tests.samples import SMALL, parsed

SUB = PlanKind.KOMMUNEDELPLAN
ELECTED = tuple(islice(terms(parsed()), 9))


def marks(plans: tuple[Plan, ...], day: dt.date = DAY) -> dict[str, list[str]]:
    return {
        bar.title: [box.marks for box in bar.boxes] for bar in timeline(plans, day, ELECTED).bars
    }


def test_the_timeline_shows_ten_years_with_elections_and_deadlines() -> None:
    held = timeline((plan("a", "2019-01-01/2027-12-31"),), DAY, ELECTED)
    assert [one.label for one in held.years] == [str(year) for year in range(2023, 2033)]
    assert [one.number for one in held.years if one.now] == [2026]
    elections, deadlines, bar = ([box.marks for box in one.boxes] for one in held.bars)
    assert elections == ["V", "", "", "", "V", "", "", "", "V", ""]
    assert deadlines == ["", "F", "", "", "F", "F", "", "", "", "F"]
    assert bar == ["G", "G", "G", "G", "G", "", "", "", "", ""]


@pytest.mark.parametrize(
    ("period", "first"),
    [("2012-01-01/2029-01-01", 2023), ("2025-06-01/2029-01-01", 2025), ("2028-01-01/", 2026)],
)
def test_the_timeline_begins_three_years_back_at_most(period: str, first: int) -> None:
    assert timeline((plan("a", period),), DAY, ELECTED).years[0].number == first


def test_hearing_and_revision_stand_in_their_years_and_a_draft_in_the_years_it_is_for() -> None:
    held = marks(
        (
            plan("now", kind=SUB, next_revision=dt.date(2027, 6, 1), hearing_from=LATE_2025),
            plan("unheard", hearing_from=LATE_2025),
            draft("draft", "2027-01-01/2030-12-31"),
            plan("older", "2012-01-01/2016-12-31", Step.REPLACEMENT),
            draft("idea", "/"),
        )
    )
    assert held["now"] == ["", "G", "G\u00a0H", "G\u00a0H", "G\u00a0R", "", "", "", "", ""]
    assert held["unheard"] == ["", "G", "G\u00a0H", "G", "G", "", "", "", "", ""]
    assert held["draft"] == ["", "", "", "", "U", "U", "U", "U", "", ""]
    assert {"older", "idea"} & held.keys() == set()


@pytest.mark.parametrize(
    ("one", "held"),
    [
        # Years in which the draft is worked on, and years that it is written for.
        (
            draft("both", "2027-01-01/2028-12-31", started=dt.date(2024, 11, 1)),
            ["A", "A", "A", "U", "U"],
        ),
        (draft("no-period", "/", started=dt.date(2026, 2, 1)), ["A"]),
        (draft("begun-late", "2026-01-01/2027-12-31", started=dt.date(2026, 1, 5)), ["A U", "U"]),
        (
            draft("heard", "/", steps=(PlanStep(step=Step.HEARING, date=dt.date(2025, 9, 1)),)),
            ["A H", "A"],
        ),
        (plan("adopted", "2026-02-01/2026-12-31", started=dt.date(2024, 11, 1)), ["G"]),
    ],
    ids=lambda one: one.id if isinstance(one, Plan) else "",
)
def test_a_draft_is_marked_from_the_year_that_the_work_on_it_began(
    one: Plan, held: list[str]
) -> None:
    found = [box.replace("\u00a0", " ") for box in marks((one,))[one.id]]
    assert found == held + [""] * (len(found) - len(held))


def test_a_box_is_shaded_by_what_stands_in_it() -> None:
    drafted = draft("b", "2027-01-01/2030-12-31")
    held = timeline((plan("a"), drafted), DAY, ELECTED)
    elections, _, adopted, ahead = ([box.kind for box in one.boxes] for one in held.bars)
    plain, there, coming = BoxKind.PLAIN, BoxKind.IN_FORCE, BoxKind.COMING
    assert [box is BoxKind.MILESTONE for box in elections].count(True) == 2
    assert adopted == [*[there] * 4, *[plain] * 6]
    assert ahead == [*[plain] * 3, *[coming] * 4, *[plain] * 3]
    begun = timeline((draft("c", "/", started=DAY),), DAY, ELECTED).bars[-1]
    assert [box.kind for box in begun.boxes] == [coming, *[plain] * 9]


def test_an_election_that_the_dossier_gives_is_marked_in_its_year() -> None:
    told = parsed(f"{SMALL}councils: [{{elected: 2025-05-12, constituted: 2025-06-12}}]\n")
    held = timeline((plan("a", "2023-01-01/2026-12-31"),), DAY, terms(told))
    elections, deadlines, _ = ([box.marks for box in one.boxes] for one in held.bars)
    assert elections == ["V", "", "V", "", "V", "", "", "", "V", ""]
    assert deadlines == ["", "F", "", "F", "F", "F", "", "", "", "F"]
