"""Whole dossiers that are lawful, or late by one day, in the words of contract 2.

Each is an example with what a case officer writes into it. A lawful one says no more than the
example does.
"""

import datetime as dt
import json
from collections import Counter
from typing import Any

import pytest

from pipeline.check import check
from pipeline.facts.calendar import Event, calendar
from pipeline.parse import parse
from pipeline.source import Source, load
from tests.samples import ROOT

# Any: nested YAML, as a dossier has it.
Tree = dict[str, Any]


def example(name: str) -> Tree:
    path = ROOT / "inputs" / f"{name}.yaml"
    held: Tree = load(path.read_bytes(), path.name).data
    return held


def sourced(dossier: Tree) -> Source:
    return load(json.dumps(dossier).encode(), "dossier.yaml")


def said(dossier: Tree) -> Counter[str]:
    """Give the codes of all findings on the dossier's own day."""
    source = sourced(dossier)
    day = dt.date.fromisoformat(dossier["date"])
    return Counter(one.code for one in check(source, parse(source), day))


def added(dossier: Tree, base: Tree) -> dict[str, int]:
    """Give the codes that the dossier says and its base does not."""
    return dict(said(dossier) - said(base))


LYNGMO: Tree = {
    "id": "new-case",
    "subject": "other",
    "title": "Reglement for delegering og innstilling",
    "officer": {"name": "Ylva Prøve", "title": "planrådgiver"},
    "route": [
        {"body": "Formannskapet", "date": "2028-03-21", "handling": "recommends"},
        {"body": "Kommunestyret", "date": "2028-04-06", "handling": "decides"},
    ],
    "proposal": ["Kommunestyret fastsetter reglementet, slik det står i vedlegget."],
    "summary": "Kommunedirektøren legger fram saken våren 2028.",
    "background": "Boligsosialloven § 7 gir kommunen myndighet som må plasseres.",
    "facts": "Saken bygger på reglementet fra forrige periode.",
    "guidelines": ["housing-act-5", "regional-plan"],
    "participation": ["tenants", "youth", "elders", "disability"],
    "value_assessments": [
        {"value": "safe-home", "text": "Forslaget berører ikke verdien."},
        {"value": "same-door", "text": "Forslaget gjør det klart hvem som svarer."},
        {"value": "good-place", "text": "Forslaget berører ikke verdien."},
    ],
    "assessment": "Forslaget er klart og enkelt å bruke.",
    "alternatives": [
        {"title": "Vedta", "advantages": "Ansvaret blir klart.", "drawbacks": "Nye rutiner."},
        {"title": "Vente", "advantages": "Ingen omstilling.", "drawbacks": "Uklart ansvar."},
    ],
    "economy": "Saken har ingen kostnad.",
    "conclusion": "Kommunedirektøren anbefaler forslaget.",
    "attachments": ["Forslaget"],
    "distribution": ["housing", "staff"],
}


def lyngmo(**fields: Any) -> Tree:
    """Give Lyngmo with one more case."""
    held = example("nyvalg")
    return {**held, "cases": [*held["cases"], {**LYNGMO, **fields}]}


def test_the_next_round_may_ask_the_same_unit_again() -> None:
    base = example("nyvalg")
    first = base["follow_up"][0]
    letter = {
        "recipient": "housing",
        "date": "2028-02-14",
        "deadline": "2028-03-10",
        "reason": "Boligkontoret meldte et avvik i november 2027.",
        "questions": [{"value": "good-place", "text": "Hvem svarer nå når naboer klager?"}],
    }
    again = {**first, "id": "second", "requests": [letter], "answers": []}
    assert added({**base, "follow_up": [first, again]}, base) == {}


def test_the_next_round_may_ask_the_same_unit_again_in_nynorsk() -> None:
    base = example("fjordheim")
    first = base["follow_up"][0]
    letter = {
        "recipient": "health",
        "date": "2026-05-04",
        "deadline": "2026-06-05",
        "reason": "Helse og meistring melde eit avvik i mars 2026.",
        "questions": [{"value": "same-right", "text": "Kven er vara for kvar oppgåve no?"}],
    }
    again = {**first, "id": "second", "requests": [letter], "answers": []}
    assert added({**base, "follow_up": [*base["follow_up"], again]}, base) == {}


def test_a_case_that_sends_a_plan_on_hearing_comes_before_the_councils_are_heard() -> None:
    base = example("storby")
    (plan,) = (one for one in base["plans"] if one["id"] == "housing-plan")
    (case,) = (one for one in base["cases"] if one["id"] == "housing-plan")
    sends = {
        **case,
        "kind": "hearing",
        "title": "Høring av utkast til temaplan for bolig 2026–2030",
        "route": [{"body": "Byrådet", "date": "2026-03-05", "handling": "hears"}],
        "proposal": [
            "Byrådet sender utkastet til temaplan for bolig på høring fra 9. mars til 27. april."
        ],
        "summary": "Byrådet sender et utkast til temaplan for bolig på høring i sju uker.",
        "facts": "Per 1. januar 2026 sto 688 husholdninger på venteliste.",
        "assessment": "Byrådet mener at utkastet er klart for høring.",
        "economy": "Høringen har ingen kostnad. Tiltakene behandles med økonomiplanen.",
        "conclusion": "Byrådet sender utkastet på høring.",
        "attachments": ["Utkast til temaplan for bolig"],
        "participation": ["tenants-panel"],
    }
    laid_out = {**plan, "hearing_from": "2026-03-09", "hearing_to": "2026-04-27"}
    dossier = {
        **base,
        "plans": [laid_out if one is plan else one for one in base["plans"]],
        "cases": [sends if one is case else one for one in base["cases"]],
        "hearings": [],
        "documents": [],
    }
    assert added(dossier, base) == {}


def test_a_programme_is_laid_out_by_the_executive_committee() -> None:
    dossier = lyngmo(
        kind="hearing",
        subject="plan",
        title="Planprogram for kommunedelplan for bolig",
        route=[{"body": "Formannskapet", "date": "2028-03-21", "handling": "hears"}],
        proposal=[
            "Formannskapet legger planprogrammet ut på høring fra 27. mars til 15. mai 2028."
        ],
        facts="Utkastet til planprogram er klart. Høringen varer i sju uker.",
        economy="Saken har ingen kostnad. Tiltak kommer med økonomiplanen.",
    )
    assert added(dossier, example("nyvalg")) == {}


def test_councils_discuss_a_case_that_nobody_decides() -> None:
    dossier = lyngmo(
        kind="discussion",
        title="Drøfting av bomiljøet i Lyngmo",
        route=[
            {"body": "Eldrerådet", "date": "2028-03-06", "handling": "discusses"},
            {"body": "Ungdomsrådet", "date": "2028-03-08", "handling": "discusses"},
        ],
        proposal=[],
    )
    assert added(dossier, example("nyvalg")) == {}


def test_a_body_takes_a_report_to_note() -> None:
    dossier = lyngmo(
        kind="orientation",
        title="Status for det boligsosiale arbeidet i 2027",
        route=[{"body": "Kommunestyret", "date": "2028-04-06", "handling": "informed"}],
        proposal=["Kommunestyret tar saken til orientering."],
    )
    assert added(dossier, example("nyvalg")) == {}


# Constituted on 4 October 2023: the year is out on 4 October 2024, and not at the end of the month.
EARLY = {"councils": [{"elected": "2023-09-11", "constituted": "2023-10-04"}]}


@pytest.mark.parametrize(("day", "late"), [("2024-10-04", {}), ("2024-10-07", {"P036": 1})])
def test_a_strategy_has_a_year_from_the_day_that_the_council_was_constituted(
    day: str, late: dict[str, int]
) -> None:
    base = {**example("storby"), **EARLY}
    plans = [
        {**one, "adopted": {**one["adopted"], "date": day}, "valid_from": day}
        if one["id"] == "planning-strategy"
        else one
        for one in base["plans"]
    ]
    assert added({**base, "plans": plans}, base) == late


@pytest.mark.parametrize(("day", "late"), [("2028-10-05", {}), ("2028-10-12", {"P036": 1})])
def test_a_case_on_a_strategy_has_the_same_year(day: str, late: dict[str, int]) -> None:
    strategy = {
        "id": "strategy",
        "subject": "plan",
        "title": "Kommunal planstrategi 2028–2031",
        "plans": ["strategy-2028", "financial-plan"],
        "proposal": ["Kommunestyret vedtar Kommunal planstrategi 2028–2031."],
        "facts": "Forslaget er lagt ut, og uttalelsene er vurdert.",
        "economy": "Saken har ingen kostnad. Tiltak kommer med økonomiplanen.",
    }
    seated = {"councils": [{"elected": "2027-09-13", "constituted": "2027-10-06"}]}
    route = [
        {"body": "Formannskapet", "date": "2028-09-05", "handling": "recommends"},
        {"body": "Kommunestyret", "date": day, "handling": "decides"},
    ]
    base = {**example("nyvalg"), **seated}
    assert added({**lyngmo(**strategy, route=route), **seated}, base) == late


def test_the_overview_counts_the_year_of_the_strategy_from_that_day() -> None:
    days = calendar(parse(sourced({**example("storby"), **EARLY})))
    due = [one.date for one in days if one.event is Event.STRATEGY]
    assert due == [dt.date(2024, 10, 4), dt.date(2028, 10, 31)]
