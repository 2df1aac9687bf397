import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.check import CODES, Judgement, check, judged
from pipeline.diagnostics import Diagnostic, Severity, Waived, say
from pipeline.frozen import replace
from pipeline.parse import parse
from pipeline.rules import RULES
from pipeline.rules.rule import Finding, Rule
from pipeline.source import load
from tests.rules.laying import laid

MINIMAL = (Path(__file__).parent / "rules" / "minimal.yaml").read_text("utf-8")
AS_OF = dt.date(2026, 6, 1)
CANARY = "KANARI-01017012345"


def _check(more: str = "", as_of: dt.date = AS_OF, base: str = MINIMAL) -> tuple[Diagnostic, ...]:
    source = load((base + more).encode(), "dossier.yaml")
    return check(source, parse(source), as_of)


def _line(text: str, sought: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if sought in line)


def test_a_faultless_dossier_gives_nothing() -> None:
    assert _check() == ()


_OLD_NUMBER = MINIMAL.replace('"9901"', '"3805"')


def test_a_finding_has_file_line_column_code_and_hint() -> None:
    assert _check(base=_OLD_NUMBER) == (
        Diagnostic(
            "dossier.yaml",
            _line(_OLD_NUMBER, "number:"),
            11,
            "D060",
            say("no municipality has number {number} on {day}", number="3805", day="2026-03-02"),
            say("{name} has {number} now", name="Larvik", number="3909"),
        ),
    )


def test_a_finding_on_what_is_missing_stands_at_the_nearest_key_there_is() -> None:
    more = "plans:\n  - {id: p, kind: thematic_plan, title: Plan, owner: nav, status: superseded,\n"
    more += "     valid_from: 2020-01-01, valid_to: 2024-01-01, says: Litt.}\n"
    assert [(one.code, one.line) for one in _check(more)] == [
        ("P101", _line(MINIMAL + more, "status: superseded"))
    ]


_TWO_FAULTS = MINIMAL.replace("level: system", "level: individual").replace(
    "    influence: Verdien om nærmiljø kom med.\n",
    "    influence: Verdien om nærmiljø kom ikkje med.\n",
)


def test_findings_come_in_the_order_of_the_file() -> None:
    more = "guidelines:\n  - {id: g, level: local, meaning: Ifm planen.}\n"
    found = _check(more, base=_TWO_FAULTS)
    assert [one.code for one in found] == ["B054", "F074", "R004", "F101"]
    assert [(one.line, one.column) for one in found] == sorted(
        (one.line, one.column) for one in found
    )


def test_what_the_source_warned_of_is_in_its_place() -> None:
    base = MINIMAL.replace("Nærmiljøet betyr mye.", "Nærmiljøet betyr\u200b mye.")
    source = load(base.encode(), "dossier.yaml")
    assert source.warnings
    assert check(source, parse(source), AS_OF) == source.warnings


def _waiver(rule: str, until: str = "2026-12-31", at: str = "municipality") -> str:
    place = f"at: {at}, " if at else ""
    return f"waivers:\n  - {{rule: {rule}, {place}reason: Avklart, until: {until}}}\n"


def _found(more: str, base: str = MINIMAL) -> list[tuple[str, Severity]]:
    return [(one.code, one.severity) for one in _check(more, base=base)]


def _judged(more: str, base: str = MINIMAL) -> Judgement:
    source = load((base + more).encode(), "dossier.yaml")
    return judged(source, parse(source), AS_OF)


def test_a_waiver_excuses_its_rule() -> None:
    assert _found(_waiver("D060"), _OLD_NUMBER) == []


@pytest.mark.parametrize(
    ("day", "as_of", "codes"),
    [
        ("2015-05-14", "2015-12-31", []),
        ("2015-05-14", "2027-12-31", []),
        ("2015-12-31", "2027-12-31", []),
        ("2016-01-01", "2015-12-31", []),
        ("2016-01-01", "2016-01-01", ["C014", "W002"]),
        ("2016-01-01", "2027-12-31", ["C014", "W002"]),
    ],
)
def test_a_waiver_for_a_case_of_before_its_last_day_never_lapses(
    day: str, as_of: str, codes: list[str]
) -> None:
    more = f"cases: [{{date: {day}, summary: {'ord ' * 120}}}]\n"
    more += "waivers: [{rule: C014, at: cases.0.summary, reason: Gammel, until: 2015-12-31}]"
    source = laid(more)
    found = check(source, parse(source), dt.date.fromisoformat(as_of))
    assert [one.code for one in found if one.code in {"C014", "W002"}] == codes


@pytest.mark.parametrize(
    ("until", "codes"),
    [("2026-06-01", []), ("2026-05-31", [("D060", Severity.ERROR), ("W002", Severity.ERROR)])],
)
def test_a_waiver_holds_through_its_last_day(until: str, codes: list[tuple[str, Severity]]) -> None:
    assert _found(_waiver("D060", until), _OLD_NUMBER) == codes


def test_an_unused_waiver_is_a_warning() -> None:
    assert _found(_waiver("D060")) == [("W001", Severity.WARNING)]


def test_a_lapsed_waiver_is_an_error_even_when_nothing_is_wrong() -> None:
    assert _found(_waiver("D060", "2026-01-01")) == [("W002", Severity.ERROR)]


@pytest.mark.parametrize("code", ["Z999", "S001", "W001"])
def test_only_a_rule_can_be_waived(code: str) -> None:
    assert _found(_waiver(code)) == [("W003", Severity.ERROR)]


def _plans(*ids: str) -> str:
    return "plans:\n" + "".join(
        f"  - {{id: {one}, kind: thematic_plan, title: Plan, owner: nav, status: superseded,\n"
        "     valid_from: 2020-01-01, valid_to: 2024-01-01, says: Litt.}\n"
        for one in ids
    )


@pytest.mark.parametrize(
    ("at", "left"),
    [
        ("plans", []),
        ("plans.old", ["P101"]),
        ("plans.0", ["P101"]),
        ("plans.1.status", ["P101"]),
        ("plans.old.title", ["P101", "P101", "W001"]),
        ("municipality", ["P101", "P101", "W001"]),
    ],
)
def test_a_waiver_excuses_what_stands_at_its_place_or_below(at: str, left: list[str]) -> None:
    found = _check(_plans("old", "older") + _waiver("P101", at=at))
    assert [one.code for one in found] == left


@pytest.mark.parametrize(
    "at",
    ["plan", "plans.2", "plans.new", "plans.old.name", "plans.old.title.0", "follow_up.answers"],
)
def test_a_place_that_is_not_there_is_an_error_and_excuses_nothing(at: str) -> None:
    more = _plans("old") + _waiver("P101", at=at)
    assert [(one.code, one.line) for one in _check(more)] == [
        ("P101", _line(MINIMAL + more, "superseded")),
        ("W006", _line(MINIMAL + more, "rule: P101")),
    ]


def test_a_waiver_without_a_place_holds_everywhere_and_is_a_warning() -> None:
    more = _plans("old", "older") + _waiver("P101", at="")
    assert _check(more) == (
        Diagnostic(
            "dossier.yaml",
            _line(MINIMAL + more, "rule: P101"),
            12,
            "W005",
            say("the waiver silences {code} in the whole dossier", code="P101"),
            say("say where it holds: at: {place}", place="plans.0.steps"),
            Severity.WARNING,
        ),
    )


def test_two_waivers_of_one_rule_are_judged_each_at_its_place() -> None:
    more = _plans("old", "older") + _waiver("P101", at="plans.old")
    more += "  - {rule: P101, at: plans.older, reason: Avklart, until: 2026-01-01}\n"
    more += "  - {rule: P101, at: plans.older.title, reason: Avklart, until: 2026-12-31}\n"
    assert [one.code for one in _check(more)] == ["P101", "W002", "W001"]


_BINDING = [one.code for one in RULES if not one.waivable]


def test_what_keeps_people_out_of_documents_binds() -> None:
    assert {"X063", "X065", "X101"} < set(_BINDING)


@pytest.mark.parametrize("code", _BINDING)
def test_a_rule_that_binds_speaks_in_spite_of_a_waiver(code: str) -> None:
    rule = next(one for one in RULES if one.code == code)
    source = laid(f"{rule.wrong}\nwaivers: [{{rule: {code}, reason: Avklart, until: 2026-12-31}}]")
    said = judged(source, parse(source), AS_OF)
    assert code in [one.code for one in said.findings]
    assert [(one.message, one.hint) for one in said.findings if one.code == "W004"] == [
        (say("{code} cannot be waived", code=code), rule.binding)
    ]
    assert said.waived == ()


def test_waivers_in_force_are_shown_with_what_they_silence() -> None:
    more = _plans("old", "older") + _waiver("P101", at="plans")
    more += "  - {rule: P102, at: plans.old, reason: Gammel, until: 2026-06-01}\n"
    more += "  - {rule: P102, at: plans.old, reason: Gammel, until: 2026-05-31}\n"
    line, until = _line(MINIMAL + more, "rule: P101"), dt.date(2026, 12, 31)
    assert _judged(more).waived == (
        Waived("dossier.yaml", line, 5, "P101", "plans", until, "Avklart", 2),
        Waived("dossier.yaml", line + 1, 5, "P102", "plans.old", AS_OF, "Gammel", 0),
    )


def test_check_gives_what_was_judged() -> None:
    more = _plans("old") + _waiver("P101", at="plans")
    assert _check(more) == _judged(more).findings


def test_a_waiver_that_holds_a_birth_number_is_not_repeated() -> None:
    more = _plans("01817010055") + _waiver("P101", at="plans.01817010055")
    said = _judged(more.replace("Avklart", "Gjelder 018170 10055"))
    assert [(one.at, one.reason) for one in said.waived] == [("", "")]
    assert {one.code for one in said.findings} == {"X063"}


@pytest.mark.parametrize(
    "comment",
    ["# Gjelder 01817010055.", "# Gjelder 018170\n# 10055", "date: 2026-03-02 # 01817010055"],
)
def test_a_birth_number_in_a_comment_is_found_where_it_stands(comment: str) -> None:
    base = MINIMAL.replace("date: 2026-03-02\n", f"date: 2026-03-02\n{comment}\n", 1)
    base = base.replace("date: 2026-03-02\ndate: 2026-03-02", "date: 2026-03-02")
    line = _line(base, "018170")
    column = base.splitlines()[line - 1].index("018170") + 1
    assert _check(base=base) == (
        Diagnostic(
            "dossier.yaml",
            line,
            column,
            "X063",
            say("a birth number stands in this comment"),
            say("delete it here, and from the versions of the file that others have"),
        ),
    )


def test_the_codes_of_this_stage_are_explained() -> None:
    assert sorted(CODES) == ["W001", "W002", "W003", "W004", "W005", "W006"]


_PRIVATE = (
    MINIMAL.replace("Solveig Eksempel", CANARY)
    .replace("Postboks 1", CANARY)
    .replace("postmottak@eksempelvik.example", f"{CANARY}@gmail.com")
)
_FAULTS = f"""
plans:
  - id: plan
    kind: sub_plan
    title: Boligplan
    valid_from: 2025-01-01
    valid_to: 2024-01-01
    status: in_force
    owner: {CANARY}
    says: Planen sier TODO om bolig.
mapping:
  questions:
    - question: Hvem gjør hva?
      answer: {CANARY} har ikkje svart ifm {CANARY} TODO
      answered_by: {CANARY}
      date: 2026-03-01
  needs:
    - {{situation: at_risk, household: family, contributor: nav, count: 3, date: 2026-03-01}}
guidelines:
  - {{id: law, level: national, law: "{CANARY}", section: "5", meaning: Vi følger den.}}
decisions:
  - id: foundation
    title: Felles verdigrunnlag
    body: formannskapet
    date: 2025-06-12
    case_number: 48/25
    adopts_values: true
    points: [1. Vedtas.]
follow_up:
  decision: foundation
  officer: {{name: {CANARY}, title: rådgiver}}
  approver: {{name: {CANARY}, title: rådmann}}
  answering: Svar på e-post.
  use_of_answers: Til en rapport.
  requests:
    - recipient: {CANARY}
      deadline: 2026-03-08
      reason: Dere har ansvar.
      questions: [{{value: {CANARY}, point: 9, text: Hva er gjort}}]
  answers:
    - recipient: nav
      value: {CANARY}
      date: 2026-04-10
      status: fails
      evidence: {CANARY} skrev xx og 01817010055.
"""


def test_no_message_repeats_what_may_be_personal() -> None:
    found = _check(_FAULTS, base=_PRIVATE)
    said = " ".join(f"{one.message} {one.hint}" for one in found)
    assert len({one.code for one in found}) >= 12
    assert "KANARI" not in said
    assert "01017012345" not in said
    assert "01817010055" not in said


def test_every_rule_can_run_on_every_section_at_once() -> None:
    found = _check(_FAULTS, base=_PRIVATE)
    assert {one.code for one in found} <= {one.code for one in RULES}
    assert all(one.line > 0 and one.column > 0 for one in found)


def _failing(rule: Rule) -> Rule:
    def check(*_: object) -> Iterator[Finding]:
        raise AttributeError("hemmelig")

    return replace(rule, check=check)


def _judged_without(monkeypatch: pytest.MonkeyPatch, code: str, text: str) -> Judgement:
    """Judge with one rule in which the program fails."""
    held = tuple(_failing(one) if one.code == code else one for one in RULES)
    monkeypatch.setattr("pipeline.check.RULES", held)
    source = load(text.encode(), "dossier.yaml")
    return judged(source, parse(source), AS_OF)


def test_a_rule_that_fails_silences_itself_alone_and_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = _check(base=_TWO_FAULTS)
    first, second = (one.code for one in whole)
    found = _judged_without(monkeypatch, first, _TWO_FAULTS)
    assert [one.code for one in found.findings] == [second]
    (fault,) = found.faults
    assert (fault.code, fault.severity) == ("O002", Severity.ERROR)
    assert str(fault.message).startswith(f"{first} could not be judged")
    assert "hemmelig" not in str(fault.message)


def test_a_rule_that_fails_and_cannot_be_waived_stops_the_documents(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = _judged_without(monkeypatch, "X063", MINIMAL)
    assert [one.code for one in found.findings] == ["O002"]
    assert found.faults == ()


def test_a_waiver_of_a_rule_that_fails_is_not_called_needless(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waiver = "waivers:\n  - {rule: D060, at: municipality.number, reason: Sammenslåing, "
    waiver += "until: 2026-12-31}\n"
    found = _judged_without(monkeypatch, "D060", MINIMAL + waiver)
    assert found.findings == ()
    assert [one.code for one in found.faults] == ["O002"]
