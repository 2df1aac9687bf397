from pipeline.dossier.stakeholders import TouchedGroup
from pipeline.views.note import Ahead, Baseline, Ownership, baseline
from tests.samples import MANDATE, SMALL, parsed

MAPPING = """\
mapping:
  strengths: [Tjenestene kjenner hverandre.]
  questions:
    - question: Hvem gjør hva?
      answer: Boligkontoret gjør det meste.
      answered_by: housing-office
      date: 2026-02-01
"""
GUIDELINES = """\
guidelines:
  - {id: own, level: local, title: Reglement, source: Sak 1/25, meaning: Ja., changeable: true}
  - {id: act-5, level: national, law: boligsosialloven, section: 5, meaning: Ja.}
  - {id: act-7, level: national, law: boligsosialloven, section: 7, meaning: Ja.}
"""
FACTS = """\
figures:
  - {id: one, theme: population, title: Innbyggere, value: 9, unit: ja, date: 2025-01-01, source: A}
  - {id: two, theme: services, title: Årsverk, value: 2, unit: ja, date: 2025-01-01, source: A}
"""
PEOPLE = """\
participation:
  - {id: council, who: Eldrerådet, level: municipal, form: Møte, date: 2026-01-12, input: Ja.}
  - {id: forum, who: Brukerforum, level: system, form: Møte, date: 2026-01-13, input: Nei.}
"""
CASE = """\
cases:
  - id: adopt
    subject: value_foundation
    title: Felles verdigrunnlag
    officer: {name: Kari Eksempel, title: rådgiver}
    route:
      - {body: Eldrerådet, date: 2026-04-01, handling: advises}
      - {body: Kommunestyret, date: 2026-04-23, handling: decides}
    proposal: [Kommunestyret vedtar verdigrunnlaget.]
    summary: Kort.
    background: Bakgrunn.
    facts: Fakta.
    figures: [two]
    participation: [forum]
    assessment: Vurdering.
    economy: Ingen.
    conclusion: Ja.
"""


def based(text: str) -> Baseline:
    held = baseline(parsed(SMALL + text))
    assert held is not None
    return held


def test_a_mapping_that_shows_nothing_makes_no_baseline() -> None:
    assert baseline(parsed()) is None
    assert baseline(parsed(SMALL + "mapping: {purpose: Vise behovet.}\n")) is None


def test_the_five_groups_stand_in_order_also_when_nobody_is_in_them() -> None:
    held = based(MAPPING)
    assert [one.group for one in held.groups] == list(TouchedGroup)
    assert [len(one.actors) for one in held.groups] == [0, 1, 0, 0, 0]
    assert [one.name for one in held.actors] == ["Boligkontoret"]


def test_without_a_mandate_the_council_and_the_chief_executive_own_the_work() -> None:
    held = based(MAPPING)
    assert [(one.who, one.roles) for one in held.owners] == [
        ("Kommunestyret", (Ownership.ADOPTS,)),
        ("Kommunedirektøren", (Ownership.CARRIES_OUT,)),
    ]
    assert held.limits == ()


def test_whoever_has_several_roles_stands_once() -> None:
    held = based(MAPPING + MANDATE)
    assert [(one.who, one.roles) for one in held.owners] == [
        ("Kommunestyret", (Ownership.ADOPTS,)),
        ("Kommunedirektøren", (Ownership.CARRIES_OUT, Ownership.COMMISSIONER)),
        ("Kommunalsjefen", (Ownership.OWNER,)),
        ("Leder av boligkontoret", (Ownership.LEADER,)),
    ]
    assert held.limits == ("Organisering av tjenestene",)


def test_without_a_mandate_that_names_any_all_guidelines_are_there_the_national_first() -> None:
    held = based(MAPPING + GUIDELINES)
    assert [one.title for one in held.guidelines] == [
        "Boligsosialloven §\u00a05",
        "Boligsosialloven §\u00a07",
        "Reglement",
    ]
    assert not held.chosen
    assert [one.title for one in held.changeable] == ["Reglement"]


def test_of_the_national_guidelines_only_those_of_the_mandate_are_there() -> None:
    mandate = MANDATE.rstrip("\n") + "\n    guidelines: [act-7]\n"
    held = based(MAPPING + GUIDELINES + mandate)
    assert [one.title for one in held.guidelines] == ["Boligsosialloven §\u00a07", "Reglement"]
    assert held.chosen


def test_figures_and_voices_are_those_that_the_case_leans_on_or_all() -> None:
    everything = based(MAPPING + FACTS + PEOPLE)
    assert [one.id for one in everything.figures] == ["one", "two"]
    assert [one.who for one in everything.users] == ["Eldrerådet", "Brukerforum"]
    chosen = based(MAPPING + FACTS + PEOPLE + CASE)
    assert [one.id for one in chosen.figures] == ["two"]
    assert [one.who for one in chosen.users] == ["Brukerforum"]
    assert [one.who for one in chosen.services] == ["Boligkontoret"]


def dates(text: str) -> list[tuple[str, Ahead]]:
    return [(one.date.isoformat(), one.kind) for one in based(text).steps]


def test_a_meeting_has_its_body_and_a_law_what_it_says() -> None:
    meeting, law = based(MAPPING + CASE + FACTS + PEOPLE).steps
    assert (meeting.body, meeting.content) == ("Kommunestyret", "")
    assert (law.about, law.body) == ("Boligsosialloven §\u00a010", "")
    assert law.content


def test_what_lies_ahead_is_sorted_and_what_is_past_is_left_out() -> None:
    assert dates(MAPPING) == [("2027-07-01", Ahead.LAW)]
    assert dates(MAPPING + CASE + FACTS + PEOPLE + MANDATE) == [
        ("2026-04-23", Ahead.MEETING),
        ("2026-05-15", Ahead.MILESTONE),
        ("2027-07-01", Ahead.LAW),
    ]


def test_the_last_day_of_a_hearing_is_still_ahead_and_the_day_after_it_is_not() -> None:
    plan = (
        "plans:\n  - {id: plan, kind: thematic_plan, title: Temaplan, status: hearing,"
        " owner: housing-office, says: Ja., hearing_to: %s}\n"
    )
    assert dates(MAPPING + plan % "2026-03-02")[0] == ("2026-03-02", Ahead.HEARING)
    assert dates(MAPPING + plan % "2026-03-01") == [("2027-07-01", Ahead.LAW)]


def test_a_hearing_of_a_plan_under_revision_is_of_its_next_edition() -> None:
    plan = (
        "plans:\n  - {id: plan, kind: thematic_plan, title: Temaplan, status: under_revision,"
        " owner: housing-office, says: Ja., hearing_to: 2026-04-01}\n"
    )
    ahead = based(MAPPING + plan).steps[0]
    assert (ahead.about, ahead.revises) == ("Temaplan", True)


def test_of_two_mandates_the_latest_limits_the_work_wherever_it_stands() -> None:
    later = MANDATE.replace("process: values\n", "process: values\n    date: 2026-03-01\n")
    earlier = later.removeprefix("mandate:\n").replace("2026-03-01", "2025-03-01")
    earlier = earlier.replace("Organisering av tjenestene", "Noe annet")
    for text in (later + earlier, "mandate:\n" + earlier + later.removeprefix("mandate:\n")):
        assert based(MAPPING + text).limits == ("Organisering av tjenestene",)
