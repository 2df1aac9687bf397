from pipeline.dossier.figure import Theme
from pipeline.dossier.mapping import Situation
from pipeline.views.survey import Survey
from tests.samples import SMALL, parsed

FACTS = """\
figures:
  - id: population
    theme: population
    title: Innbyggere
    value: 18640
    unit: personer
    date: 2022-01-01
    source: SSB
  - id: refugees
    theme: population
    title: Flyktninger kommunen er bedt om å bosette
    value: 38
    unit: personer
    date: 2026-01-01
    source: IMDi
  - id: reunification
    theme: population
    title: Familiegjenforening
    value: 9
    unit: personer
    date: 2026-01-01
    source: NAV
"""


def test_an_empty_dossier_says_what_is_missing() -> None:
    held = Survey(parsed())
    assert held.needs is None
    assert held.settlement == ()
    assert held.old == ()
    assert held.bare == tuple(Theme)
    assert held.uncounted == ()


def test_the_settlement_figures_are_those_the_author_names() -> None:
    named = "mapping:\n  settlement: [reunification]\n"
    assert [one.id for one in Survey(parsed(SMALL + FACTS + named)).settlement] == ["reunification"]


def test_a_figure_on_refugees_is_found_when_none_is_named() -> None:
    held = Survey(parsed(SMALL + FACTS))
    assert [one.id for one in held.settlement] == ["refugees"]
    assert [one.id for one in held.old] == ["population"]


def test_situations_nobody_counted_are_named_only_when_something_is_counted() -> None:
    needs = """\
mapping:
  counts:
    - {situation: at_risk, household: all, service: housing-office, few: true, date: 2025-10-31}
"""
    held = Survey(parsed(SMALL + needs))
    assert held.uncounted == (Situation.WITHOUT_HOME, Situation.UNFIT_HOME)
    assert held.needs is not None
    assert [one.name for one in held.counted] == ["Boligkontoret"]


def test_the_course_tells_of_the_same_days_and_things_as_its_chart() -> None:
    row = (
        "  - {{id: {0}-{1}, theme: population, title: {0}, value: 9, unit: personer,"
        " date: {1}-01-01, source: SSB}}\n"
    )
    often = [row.format("young", year) for year in (2022, 2023, 2024)]
    seldom = [row.format("old", year) for year in (2015, 2020)]
    (course,) = Survey(parsed(SMALL + "figures:\n" + "".join(often + seldom))).courses
    (part,) = course.parts
    assert part.days == ("01.01.2022", "01.01.2023", "01.01.2024")
    assert [one.title for one in part.rows] == ["young"]


def test_figures_of_every_theme_leave_nothing_that_they_do_not_show() -> None:
    row = (
        "  - {{id: f{0}, theme: {1}, title: Tall {0}, value: 9, unit: stk,"
        " date: 2026-01-01, source: SSB}}\n"
    )
    rows = (row.format(n, one.value) for n, one in enumerate(Theme))
    whole = SMALL + "figures:\n" + "".join(rows)
    assert not Survey(parsed(whole)).blind
    assert Survey(parsed(whole + "mapping:\n  gaps: [Hvor mange som flytter]\n")).blind
    assert Survey(parsed()).blind
