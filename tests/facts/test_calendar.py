import datetime as dt

import pytest

from pipeline.facts.calendar import CalendarDay, CitedCase, Event, Ground, Nearness, calendar, mark
from tests.samples import SMALL, parsed

DAY = dt.date(2026, 3, 2)


@pytest.mark.parametrize(
    ("date", "day", "held"),
    [
        ("2026-03-01", "2026-03-02", Nearness.PASSED),
        ("2026-03-02", "2026-03-02", Nearness.SOON),
        ("2027-03-02", "2026-03-02", Nearness.SOON),
        ("2027-03-03", "2026-03-02", Nearness.LATER),
        ("2029-02-28", "2028-02-29", Nearness.SOON),
        ("2029-03-01", "2028-02-29", Nearness.LATER),
    ],
)
def test_a_day_is_marked_as_seen_from_the_dossier(date: str, day: str, held: Nearness) -> None:
    assert mark(dt.date.fromisoformat(date), dt.date.fromisoformat(day)) is held


def day_of(one: CalendarDay) -> str:
    return one.date.isoformat() if one.date else f"{one.year}-09"


def listed(text: str) -> list[tuple[str, Event, tuple[str, ...], str | CitedCase | Ground]]:
    return [
        (day_of(one), one.event, one.subjects, one.basis or one.case or one.ground)
        for one in calendar(parsed(text))
    ]


LAW = [
    ("2023-09-11", Event.ELECTION, (), Ground.FOURTH_YEAR),
    ("2023-10-31", Event.CONSTITUTED, (), "Kommuneloven §\u00a07-1"),
    ("2024-10-31", Event.STRATEGY, (), "Plan- og bygningsloven §\u00a010-1"),
    ("2026-12-31", Event.REPORT, (), "Kommuneloven §\u00a025-2"),
    ("2027-07-01", Event.HOUSING_ACT, (), "Boligsosialloven §\u00a010"),
    ("2027-09", Event.EXPECTED, (), Ground.FOURTH_YEAR),
    ("2027-10-31", Event.CONSTITUTED, (), "Kommuneloven §\u00a07-1"),
    ("2028-10-31", Event.STRATEGY, (), "Plan- og bygningsloven §\u00a010-1"),
]


def test_a_dossier_without_plans_has_the_days_of_the_law() -> None:
    assert listed(SMALL) == LAW


def test_a_day_before_the_act_knows_nothing_of_it() -> None:
    held = listed(SMALL.replace("date: 2026-03-02", "date: 2023-06-30"))
    assert Event.HOUSING_ACT not in {event for _, event, _, _ in held}
    assert held[0][:2] == ("2019-09-09", Event.ELECTION)


def test_the_expected_election_is_an_election_once_it_has_been_held() -> None:
    held = listed(SMALL.replace("date: 2026-03-02", "date: 2027-09-13"))
    assert held[0][:2] == ("2027-09", Event.ELECTION)


def test_past_the_register_the_last_election_is_still_the_one_that_was_held() -> None:
    held = listed(SMALL.replace("date: 2026-03-02", "date: 2032-03-02"))
    assert [(day, event) for day, event, _, _ in held if event in ELECTED] == [
        ("2031-09", Event.ELECTION),
        ("2035-09", Event.EXPECTED),
    ]
    assert ("2032-10-31", Event.STRATEGY) in {(day, event) for day, event, _, _ in held}


ELECTED = {Event.ELECTION, Event.EXPECTED}


def councils(date: str, *told: str) -> list[tuple[str, Event]]:
    held = "".join(f"  - {{{one}}}\n" for one in told)
    text = SMALL.replace("date: 2026-03-02", f"date: {date}")
    events = {*ELECTED, Event.CONSTITUTED, Event.SEATED, Event.STRATEGY}
    return [
        (day_of(one), one.event)
        for one in calendar(parsed(f"{text}councils:\n{held}" if held else text))
        if one.event in events
    ]


AHEAD = [
    ("2027-09", Event.EXPECTED),
    ("2027-10-31", Event.CONSTITUTED),
    ("2028-10-31", Event.STRATEGY),
]


def test_deadlines_are_counted_from_the_day_that_the_council_was_constituted() -> None:
    assert councils("2026-03-02", "elected: 2023-09-11, constituted: 2023-10-12") == [
        ("2023-09-11", Event.ELECTION),
        ("2023-10-12", Event.SEATED),
        ("2024-10-12", Event.STRATEGY),
        *AHEAD,
    ]


def test_an_election_day_that_the_dossier_gives_wins_over_the_computed_one() -> None:
    told = councils("2026-03-02", "elected: 2027-09-20, since: 2026-03-02")
    assert told[-3:] == [("2027-09-20", Event.ELECTION), *AHEAD[1:]]
    # Nobody knew the day before that.
    assert councils("2026-03-01", "elected: 2027-09-20, since: 2026-03-02")[-3:] == AHEAD
    assert councils("2026-03-02", "elected: 2027-09-20")[-3:] == AHEAD


def test_no_document_prints_a_day_that_nobody_has_given() -> None:
    held = councils("2028-02-14")
    assert [one for one in held if one[1] in ELECTED] == [
        ("2027-09", Event.ELECTION),
        ("2031-09", Event.EXPECTED),
    ]


PLANS = """\
plans:
  - id: strategy
    kind: planning_strategy
    title: Planstrategi
    valid_from: 2024-09-19
    valid_to: 2027-12-31
    adopted: {body: kommunestyret, date: 2024-09-19, case_number: 71/24}
    owner: housing-office
    says: Bolig.
  - id: societal-part
    kind: societal_part
    title: Samfunnsdel
    valid_to: 2032-01-01
    steps: [{step: revision}]
    owner: housing-office
    next_revision: 2027-05-20
    hearing_from: 2026-02-02
    says: Bolig.
  - id: housing-plan
    kind: thematic_plan
    title: Temaplan
    steps: [{step: adoption}]
    owner: housing-office
    next_revision: 2026-12-10
    says: Bolig.
  - id: strategy-document
    kind: strategy_document
    title: Strategidokument
    steps: [{step: adoption}]
    owner: housing-office
    next_revision: 2026-12-10
    hearing_to: 2026-11-20
    says: Bolig.
  - id: draft
    kind: thematic_plan
    title: Utkast
    owner: housing-office
    next_revision: 2026-12-10
    says: Bolig.
"""


def test_the_plans_add_hearings_revisions_and_the_end_of_their_periods() -> None:
    held = [one for one in listed(SMALL + PLANS) if one not in LAW]
    own = Ground.OWN
    assert held == [
        ("2024-10-31", Event.STRATEGY, ("Planstrategi",), "Plan- og bygningsloven §\u00a010-1"),
        # Six weeks after the first day, where the last is not written.
        (
            "2026-03-16",
            Event.HEARING,
            ("Samfunnsdel",),
            "Plan- og bygningsloven §§\u00a011-13 og 11-14",
        ),
        ("2026-11-20", Event.INPUT, ("Strategidokument",), own),
        ("2026-12-10", Event.REVISION, ("Temaplan", "Strategidokument"), own),
        ("2027-05-20", Event.REVISION, ("Samfunnsdel",), "Plan- og bygningsloven §\u00a011-4"),
        ("2027-12-31", Event.EXPIRY, ("Planstrategi",), CitedCase("kommunestyret", "71/24")),
    ]


COMING = """\
plans:
  - id: housing-plan
    kind: thematic_plan
    title: Temaplan
    adopted: {body: kommunestyret, date: 2026-02-26, case_number: 9/26}
    valid_from: {begins}
    valid_to: {ends}
    owner: housing-office
    next_revision: 2027-05-20
    says: Bolig.
"""


@pytest.mark.parametrize(
    ("begins", "ends", "events"),
    [
        ("2026-03-03", "2029-12-31", {Event.REVISION, Event.EXPIRY}),
        ("2026-02-26", "2029-12-31", {Event.REVISION, Event.EXPIRY}),
        ("2026-02-26", "2026-03-01", set()),
    ],
)
def test_a_plan_that_is_adopted_and_not_in_force_yet_has_its_days_too(
    begins: str, ends: str, events: set[Event]
) -> None:
    written = COMING.replace("{begins}", begins).replace("{ends}", ends)
    held = [one for one in listed(SMALL + written) if one not in LAW]
    assert {event for _, event, _, _ in held} == events


FOUNDATION = """\
guidelines:
  - {id: act-5, level: national, law: boligsosialloven, section: 5, meaning: Kommunen må vite.}
values:
  title: Felles verdigrunnlag
  preamble: Verdiene gjelder alle.
  items:
    - {id: home, title: Et hjem, text: Alle skal ha et hjem., practice: [Hjelp.], source: Loven}
decisions:
  - id: foundation
    title: Felles verdigrunnlag
    body: kommunestyret
    date: 2025-06-12
    case_number: 48/25
    adopts_values: true
    points: [Kommunestyret vedtar verdigrunnlaget.]
follow_up:
  decision: foundation
  officer: {name: Ida, title: rådgiver}
  approver: {name: Eva, title: sjef}
  answering: Send svaret.
  use_of_answers: Til rapporten.
  requests:
    - recipient: housing-office
      deadline: 2026-04-10
      reason: Ansvar.
      questions: [{value: home, text: Hvordan?}]
mapping:
  order:
    contributors: [housing-office]
    as_of: 2026-03-01
    deadline: 2026-04-17
    legal_basis: [act-5]
    answering: Send skjemaet.
    officer: {name: Ida, title: rådgiver}
    approver: {name: Eva, title: sjef}
"""


def test_the_foundation_and_the_letters_add_their_days() -> None:
    held = [one for one in listed(SMALL + FOUNDATION) if one not in LAW]
    assert held == [
        ("2026-04-10", Event.ANSWERS, ("Boligkontoret",), CitedCase("kommunestyret", "48/25")),
        ("2026-04-17", Event.COUNTS, ("Boligkontoret",), Ground.OWN),
        ("2028-10-31", Event.EVALUATION, ("Felles verdigrunnlag",), Ground.GUIDANCE),
    ]


def test_a_day_that_a_body_has_set_stands_with_what_it_has_decided() -> None:
    point = "points: [{text: Sak om leie innen mai., deadline: 2026-05-01}, Vedtatt.]"
    leading = "points: [{text: 'Saken skal vise:', points: [leie], deadline: 2026-05-01}]"
    for told, what in ((point, "Sak om leie innen mai."), (leading, "Felles verdigrunnlag")):
        held = FOUNDATION.replace("points: [Kommunestyret vedtar verdigrunnlaget.]", told)
        assert [one for one in listed(SMALL + held) if one[1] is Event.DECIDED] == [
            ("2026-05-01", Event.DECIDED, (what,), CitedCase("kommunestyret", "48/25"))
        ]


def test_what_is_evaluated_is_the_foundation_and_not_the_last_change_of_it() -> None:
    change = """\
  - id: changed
    title: Ny tekst for én verdi
    body: kommunestyret
    date: 2025-12-11
    case_number: 81/25
    adopts_values: true
    points: [Kommunestyret vedtar ny tekst.]
follow_up:
"""
    held = listed(SMALL + FOUNDATION.replace("follow_up:\n", change))
    assert [subjects for _, event, subjects, _ in held if event is Event.EVALUATION] == [
        ("Felles verdigrunnlag",)
    ]


@pytest.mark.parametrize(
    ("deadline", "advised"),
    [("2028-05-01", []), ("2028-10-31", []), ("2028-11-01", ["2028-10-31"]), ("", ["2028-10-31"])],
)
def test_nobody_is_advised_of_a_day_where_the_council_has_set_its_own(
    deadline: str, advised: list[str]
) -> None:
    told = f", deadline: {deadline}" if deadline else ""
    point = f"points: [{{text: Verdiene blir evaluert etter valget.{told}}}]"
    held = FOUNDATION.replace("points: [Kommunestyret vedtar verdigrunnlaget.]", point)
    assert [day for day, event, *_ in listed(SMALL + held) if event is Event.EVALUATION] == advised


def test_the_days_stand_in_order() -> None:
    held = [day_of(one) for one in calendar(parsed(SMALL + PLANS + FOUNDATION))]
    assert held == sorted(held)


def test_nynorsk_cites_laws_by_its_own_names() -> None:
    held = calendar(parsed(SMALL.replace("norm: nb", "norm: nn")))
    assert held[-1].basis == "Plan- og bygningslova §\u00a010-1"


def test_days_of_one_kind_stand_by_what_they_rest_on_and_alike_in_both_norms() -> None:
    def grounds(norm: str) -> list[bool]:
        text = SMALL.replace("norm: nb", f"norm: {norm}") + PLANS + BUDGET
        held = (one for one in calendar(parsed(text)) if one.date == dt.date(2026, 12, 10))
        return [one.ground is Ground.OWN for one in held]

    assert grounds("nb") == grounds("nn") == [False, True]


BUDGET = """\
  - id: budget
    kind: annual_budget
    title: Budsjett
    steps: [{step: adoption}]
    owner: housing-office
    next_revision: 2026-12-10
    says: Bolig.
"""
