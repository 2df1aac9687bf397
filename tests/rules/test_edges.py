"""The edges of the rules on plans over time, on earlier decisions and on what can be recognised."""

import pytest

from pipeline.contract.declare import every_key
from pipeline.dossier.dossier import Dossier
from pipeline.rules import references
from tests.rules.laying import codes, found

VALUES = "foundation: {}\ndecisions: [{id: foundation, adopts_foundation: true}]\n"
STRATEGY = "id: strategy, kind: planning_strategy, says: Planen drøfter bolig."
ADOPTED = "adopted: {{body: kommunestyret, date: {}, case_number: 1/24}}"


def _case(line: str) -> str:
    return f"cases:\n  - {line}\n"


def _facts(text: str) -> str:
    return _case(f"facts: '{text}'")


@pytest.mark.parametrize(
    ("point", "fires"),
    [
        ("Vedtaket i sak 12/23 oppheves.", True),
        ("Vedtaket i sak nr. 12/2023 oppheves.", True),
        ("Vedtaket i PS 12/23 oppheves.", True),
        ("Vedtaket i sak 12/23, «Planen skal følges», oppheves.", False),
        ("Vedtaket i sak 48/25 gjelder.", False),  # the case names it, and it is quoted
        ("Planen vedtas, og arbeidet følger kapittel 12/23.", False),
        ("Saken sendes på høring.", False),
    ],
)
def test_a_proposal_may_refer_to_what_is_quoted(point: str, *, fires: bool) -> None:
    fragment = "decisions: [{id: foundation}]\n" + _case(
        f"{{proposal: ['{point}'], earlier_decisions: [foundation]}}"
    )
    assert ("C022" in codes(fragment)) is fires


@pytest.mark.parametrize(
    ("decided", "background", "fires"),
    [
        ("2023-09-10", "Boligsosialloven gjelder.", True),
        ("2023-09-11", "Boligsosialloven gjelder.", False),
        ("2023-09-10", "Boligsosialloven gjelder. Vedtaket er fra 2023.", False),
        ("2023-09-10", "Boligsosialloven gjelder. Det førre kommunestyret bad om saka.", False),
    ],
)
def test_an_older_decision_is_told_of(decided: str, background: str, *, fires: bool) -> None:
    fragment = f"decisions: [{{id: foundation, date: {decided}}}]\n" + _case(
        f"{{earlier_decisions: [foundation], background: '{background}'}}"
    )
    assert ("C031" in codes(fragment)) is fires


def test_a_plan_case_may_lack_one_thing_or_two() -> None:
    guidelines = "guidelines: [{id: act, law: boligsosialloven, section: 5}]\n"
    heard = "subject: plan, facts: Planen var på høring."
    assert codes(_case("subject: plan")).count("C042") == 2
    assert codes(_case(f"{{{heard}}}")).count("C042") == 1
    assert codes(guidelines + _case(f"{{{heard}, guidelines: [act]}}")).count("C042") == 0


def test_only_a_strategy_in_preparation_needs_its_basis() -> None:
    adopted = ADOPTED.format("2024-06-13")
    for told, fires in [
        ("title: Plan", True),
        ("hearing_from: 2026-03-02", True),
        (adopted, False),
    ]:
        said = codes(f"plans: [{{{STRATEGY}, {told}}}]")
        assert ("P009" in said, "P012" in said) == (fires, fires)


@pytest.mark.parametrize(("counted", "fires"), [("2022-09-10", True), ("2022-09-11", False)])
def test_an_overview_is_no_older_than_the_year_before_the_election(
    counted: str, *, fires: bool
) -> None:
    fragment = f"plans: [{{{STRATEGY}}}]\nfacts: [{{date: {counted}}}]"
    assert ("P009" in codes(fragment)) is fires


@pytest.mark.parametrize(
    ("adopted", "fires"), [("2023-06-30", False), ("2023-07-01", True), ("2024-09-19", True)]
)
def test_a_strategy_from_before_the_act_need_not_discuss_it(adopted: str, *, fires: bool) -> None:
    plan = f"id: strategy, kind: planning_strategy, says: Ny vei., {ADOPTED.format(adopted)}"
    assert ("P011" in codes(f"plans: [{{{plan}}}]")) is fires


@pytest.mark.parametrize(
    ("adopted", "fires"),
    [("2024-10-31", False), ("2024-11-01", True), ("2018-11-01", False), ("2020-11-02", True)],
)
def test_a_strategy_has_a_year(adopted: str, *, fires: bool) -> None:
    assert ("P036" in codes(f"plans: [{{{STRATEGY}, {ADOPTED.format(adopted)}}}]")) is fires


def test_a_second_strategy_in_the_period_may_come_later() -> None:
    first = f"{STRATEGY}, {ADOPTED.format('2024-06-13')}, replaced_by: second"
    second = f"{STRATEGY}, {ADOPTED.format('2025-12-11')}".replace("id: strategy", "id: second")
    assert "P036" not in codes(f"plans: [{{{first}}}, {{{second}}}]")


@pytest.mark.parametrize(("date", "fires"), [("2024-10-31", False), ("2024-11-01", True)])
def test_a_draft_strategy_is_late_the_day_after(date: str, *, fires: bool) -> None:
    assert ("P036" in codes(f"date: {date}\nplans: [{{{STRATEGY}}}]")) is fires


@pytest.mark.parametrize(
    ("kind", "public", "fires"),
    [
        ("planning_strategy", "2024-09-12", True),
        ("planning_strategy", "2024-09-11", False),
        ("annual_budget", "2024-09-28", True),
        ("annual_budget", "2024-09-27", False),
        ("thematic_plan", "2024-10-10", False),
        ("annual_budget", "2024-10-12", False),  # the hearing of the next one
    ],
)
def test_a_proposal_is_public_for_its_days(kind: str, public: str, *, fires: bool) -> None:
    plan = f"kind: {kind}, hearing_from: {public}, {ADOPTED.format('2024-10-11')}"
    assert ("P039" in codes(f"plans: [{{{plan}}}]")) is fires


@pytest.mark.parametrize(("adopted", "fires"), [("2025-02-02", False), ("2025-02-01", True)])
def test_a_financial_plan_may_be_thirteen_months_old(adopted: str, *, fires: bool) -> None:
    plan = f"kind: financial_plan, {ADOPTED.format(adopted)}"
    assert ("P040" in codes(f"plans: [{{{plan}}}]")) is fires
    assert "P040" not in codes(f"plans: [{{{plan}, steps: [{{step: replacement}}]}}]")


@pytest.mark.parametrize(
    ("plan", "fires"),
    [
        ("kind: thematic_plan, title: Kommunedelplan for bolig", True),
        ("kind: sub_plan, title: Temaplan for bolig", True),
        ("kind: sub_plan, title: Tematisk kommunedelplan for bolig", False),
        ("kind: sub_plan, title: Kommunedelplan (temaplan) for bolig", False),
        ("kind: thematic_plan, says: Planen følger plan- og bygningsloven § 11-13.", True),
        ("kind: thematic_plan, says: Planen har ikke noe planprogram.", False),
        ("kind: thematic_plan, says: Plan- og bygningsloven § 11-2 gjelder.", False),
    ],
)
def test_a_plan_is_of_the_kind_it_is_called(plan: str, *, fires: bool) -> None:
    assert ("P043" in codes(f"plans: [{{{plan}}}]")) is fires


@pytest.mark.parametrize(("date", "fires"), [("2026-06-11", False), ("2026-06-12", True)])
def test_plans_have_a_year_to_take_the_values_in(date: str, *, fires: bool) -> None:
    assert ("P044" in codes(f"date: {date}\n{VALUES}plans: [{{}}]")) is fires
    assert "P044" not in codes(f"date: {date}\n{VALUES}")


@pytest.mark.parametrize(("begins", "fires"), [("2027-12-31", True), ("2028-01-01", False)])
def test_the_next_budget_may_be_adopted_before_the_last_has_ended(
    begins: str, *, fires: bool
) -> None:
    plans = (
        f"[{{id: old, kind: annual_budget, {ADOPTED.format('2023-12-14')}}},"
        f" {{id: new, kind: annual_budget, valid_from: {begins}, valid_to: 2028-12-31,"
        f" {ADOPTED.format('2025-12-11')}}}]"
    )
    assert ("P104" in codes(f"plans: {plans}")) is fires


def test_a_group_that_ends_owns_no_measure() -> None:
    fragment = (
        VALUES
        + """
stakeholders:
  - {id: housing-office}
  - {id: nav}
  - {id: group, name: Arbeidsgruppa}
follow_up:
  - answers:
      - {status: fails, measure: {text: Ny mal, owner: group, deadline: 2026-12-01}}
"""
    )
    assert [one.code for one in found(fragment) if one.code == "M050"] == ["M050"]


def test_a_lead_outside_the_municipality_needs_no_letter() -> None:
    fragment = (
        VALUES
        + """
stakeholders:
  - {id: housing-office}
  - {id: nav, group: regional}
responsibilities:
  - {task: housing_finance, responsible: nav}
follow_up: [{}]
"""
    )
    assert "M103" not in codes(fragment)


@pytest.mark.parametrize(("sent", "fires"), [("2025-08-31", True), ("2025-09-01", False)])
def test_compliance_may_be_a_year_old(sent: str, *, fires: bool) -> None:
    letter = f"follow_up: [{{requests: [{{date: {sent}, deadline: 2025-09-30}}]}}]"
    assert ("F083" in codes(f"date: 2026-09-01\n{VALUES}{letter}")) is fires


def test_a_letter_of_today_may_still_get_its_number() -> None:
    letter = "follow_up: [{requests: [{date: 2026-03-02, deadline: 2026-04-15}]}]"
    assert "F071" not in codes(VALUES + letter)


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("En kvinne på 81 år med demens bor alene.", True),
        ("Ei mor på 24 år har barnevernssak.", True),
        ("En kvinne på 81 år bor alene.", False),
        ("Kvinner på 81 år og eldre kan få demens.", False),
        ("En mann på 43 år klaget. Personer med ruslidelse venter lenge.", False),
        ("Søkeren er født 12. mars 1980.", True),
        ("Søkjaren (f. 12.03.80) ventar.", True),
        ("Barn født 1. januar 2020 får plass.", False),
        ("Den som er født 1. januar 2020 eller senere, får plass.", False),
        ("Kommunen ble født på ny i 2020.", False),
    ],
)
def test_one_person_is_told_from_a_group(text: str, *, fires: bool) -> None:
    assert ("X064" in codes(_facts(text))) is fires


@pytest.mark.parametrize(("part", "fires"), [(40, False), (39, True), (36, True), (35, False)])
def test_what_is_left_is_nought_or_five(part: int, *, fires: bool) -> None:
    facts = (
        f"[{{id: all, value: 40, unit: personer}}, {{value: {part}, unit: personer, part_of: all}}]"
    )
    assert ("X101" in codes(f"facts: {facts}")) is fires
    needs = f"[{{count: 40}}, {{household: single, count: {part}}}]"
    assert ("X101" in codes(f"mapping: {{needs: {needs}}}")) is fires


def test_homes_are_not_people() -> None:
    facts = "[{id: all, value: 40}, {id: part, value: 39, part_of: all}]"
    assert "X101" not in codes(f"facts: {facts}")


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("Ring 912 34 567.", True),
        ("Ring 41 23 45 67.", True),
        ("Ring +47 41234567.", True),
        ("Mobil: 41234567", True),
        ("Tlf. 41234567.", True),
        ("Ring 22 22 55 55.", False),
        ("Det koster 41 234 567 kroner.", False),
        ("Det koster 412 34 567 kroner.", False),
        ("Tallet er 41234567.", False),
        ("Konto 1503 41 23 456.", False),
        ("Arkivsak 2026/912 34 567 sider.", False),
    ],
)
def test_mobile_phones_are_told_from_sums(text: str, *, fires: bool) -> None:
    assert ("X102" in codes(_facts(text))) is fires


@pytest.mark.parametrize(
    ("phone", "fires"), [("41234567", True), ("+4791234567", True), ("22225555", False)]
)
def test_a_contact_has_the_number_of_the_office(phone: str, *, fires: bool) -> None:
    contact = f"{{role: Kontoret, email: post@eksempelvik.example, phone: '{phone}'}}"
    said = [one for one in found(f"municipality: {{contact: {contact}}}") if one.code == "X102"]
    assert bool(said) is fires
    assert all(phone not in str(one) for one in said)


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("Kommunen kan by inntil 4 millioner kroner.", True),
        ("Vår smertegrense er 4 200 000 kroner.", True),
        ("Smertegrensen er nådd.", False),
        ("Prisen er 4 200 000 kroner.", False),
        ("Støtten er inntil 50 000 kroner.", False),
    ],
)
def test_a_limit_is_told_from_a_price(text: str, *, fires: bool) -> None:
    assert ("X070" in codes(_facts(text))) is fires


@pytest.mark.parametrize(("total", "said"), [(4, "more than the total"), (5, "the total is 5")])
def test_a_small_total_is_not_repeated(total: int, said: str) -> None:
    facts = f"[{{id: all, value: {total}}}, {{id: part, value: 9, part_of: all}}]"
    assert [one.message for one in found(f"facts: {facts}") if said in str(one.message)]


EARLIER = "decisions: [{id: a, date: 2026-02-20}]\n"


@pytest.mark.parametrize(
    ("fragment", "lines"),
    [
        ("decisions: [{id: a, date: 2026-03-02}]", 0),
        ("decisions: [{id: a, date: 2026-03-03}]", 1),
        ("decisions: [{id: a, date: 2026-03-03, notified: 2026-03-03}]", 0),
        ("mandate: [{date: 2026-01-14}]", 1),
        ("participation: [{date: 2026-03-03}]", 1),
        ("plans: [{adopted: {body: kommunestyret, date: 2026-03-03, case_number: 1/26}}]", 1),
        ("mapping: {counts: [{date: 2026-03-03, count: 12}]}", 1),
        ("mapping: {counts: [{date: 2026-03-03}]}", 0),
        ("cases: [{date: 2026-02-12}]", 0),
        ("cases: [{date: 2026-02-11}]", 1),
        (f"{EARLIER}cases: [{{date: 2026-02-19, earlier_decisions: [a]}}]", 1),
        (f"{EARLIER}cases: [{{date: 2026-02-20, earlier_decisions: [a]}}]", 0),
        ("cases: [{participation: [nobody]}]", 0),
    ],
)
def test_a_document_knows_nothing_later_than_itself(fragment: str, lines: int) -> None:
    assert codes(fragment).count("R007") == lines


def test_every_section_that_is_referred_to_is_looked_in() -> None:
    referred = {key.limits["refers"] for key in every_key(Dossier) if "refers" in key.limits}
    assert referred <= set(references._SECTIONS)
