"""Small histories of one municipality that no dossier could hold once: each holds what is right."""

import datetime as dt
from pathlib import Path

import pytest

from pipeline.diagnostics import Severity
from pipeline.outcome import Fate
from tests.histories.built import Built, build

DAY = dt.date(2027, 3, 1)
NYVIK = """\
schema: 2
id: nyvik
norm: nb
date: 2027-03-01
municipality:
  number: "9901"
  name: Nyvik kommune
  council: kommunestyre
  chief_executive: {title: kommunedirektør, definite: kommunedirektøren, name: Kommunedirektør}
  unit: Velferd
  address: {street: Rådhusgata 2, postcode: "9999", place: Nyvik}
  contact: {role: Servicekontoret, email: post@nyvik.example}
  words: {case: saksframlegg, proposal: first}
  archive: {case_number: 2025/10, classification: F17}
stakeholders:
  - id: nav
    name: NAV Nyvik
    group: internal
    interest: Berøres av saken.
    address: {street: Torget 2, postcode: "9999", place: Nyvik}
values:
  title: Felles verdigrunnlag
  preamble: Verdiene gjelder alle tjenester.
  items:
    - id: home
      title: Trygt hjem
      text: Alle skal ha et trygt hjem.
      practice: [Ingen bor lenge i midlertidig botilbud.]
      source: boligsosialloven § 1
decisions:
  - id: d25
    title: Felles verdigrunnlag
    body: kommunestyret
    date: 2025-06-12
    case_number: 48/25
    notified: 2025-06-16
    case: c25
    adopts_values: true
    points: [Kommunestyret vedtar verdigrunnlaget.]
  - id: plan25
    title: Handlingsprogram
    body: kommunestyret
    date: 2025-12-11
    case_number: 99/25
    notified: 2025-12-15
    points: [Kommunestyret vedtar handlingsprogrammet.]
cases:
  - id: c25
    subject: value_foundation
    title: Felles verdigrunnlag
    date: 2025-05-05
    officer: {name: Saksbehandler, title: rådgiver}
    route: [{body: Kommunestyret, date: 2025-06-12, case_number: 48/25, treatment: decides}]
    proposal: [Kommunestyret vedtar verdigrunnlaget.]
    summary: Saken legger fram én verdi.
    background: Kommunestyret bestilte saken.
    facts: Verdien er «Alle skal ha et trygt hjem.»
    assessment: Verdien er god.
    economy: Saken koster ikke noe.
    conclusion: Verdigrunnlaget bør vedtas.
    distribution: [nav]
"""
FIRST = """\
follow_up:
  - id: first
    decision: d25
    officer: {name: Saksbehandler, title: rådgiver}
    approver: {name: Saksbehandler, title: rådgiver}
    answering: Send svar.
    use_of_answers: Rapport.
    requests:
      - recipient: nav
        date: 2026-02-02
        deadline: 2026-02-27
        reason: Dere leder oppgavene.
        questions: [{value: home, text: Hvor mange fikk et trygt hjem?}]
    answers:
      - {recipient: nav, value: home, date: 2026-02-20, status: partly, evidence: Sju av ti.}
"""
SECOND = """\
  - id: second
    decision: d25
    officer: {name: Saksbehandler, title: rådgiver}
    approver: {name: Saksbehandler, title: rådgiver}
    answering: Send svar.
    use_of_answers: Rapport.
    requests:
      - recipient: nav
        date: 2027-02-01
        deadline: 2027-02-26
        reason: Dere leder oppgavene.
        questions: [{value: home, text: Hvor mange fikk et trygt hjem?}]
    answers:
      - {recipient: nav, value: home, date: 2027-02-19, status: complies, evidence: Alle ti.}
"""
PLAN = """\
plans:
  - id: hp2026
    kind: handlingsdel
    title: Handlingsprogram 2026–2029
    valid_from: 2026-01-01
    valid_to: 2029-12-31
    adopted: {body: kommunestyret, date: 2025-12-11, case_number: 99/25}
    owner: nav
    next_revision: 2027-12-09
    says: Programmet har to boligtiltak.
    measures:
      - {id: homes, text: Kjøpe seks boliger, owner: nav, deadline: 2026-12-01}
      - {id: queue, text: Innføre felles venteliste, owner: nav}
"""
ABOUT_PLAN = """\
follow_up:
  - id: first
    decision: plan25
    date: 2027-01-04
    deadline: 2027-01-29
    officer: {name: Saksbehandler, title: rådgiver}
    approver: {name: Saksbehandler, title: rådgiver}
    answering: Send svar.
    use_of_answers: Rapport.
    requests:
      - recipient: nav
        reason: Dere leder oppgavene.
        questions: [{measure: homes, text: Hvor mange boliger er kjøpt?}]
    answers:
      - {recipient: nav, measure: homes, date: 2027-01-20, status: started, evidence: To er kjøpt.}
"""
# A letter as contract 1 wrote it, about a plan that the dossier does not list.
ABOUT_DECISION = """\
follow_up:
  decision: plan25
  officer: {name: Saksbehandler, title: rådgiver}
  approver: {name: Saksbehandler, title: rådgiver}
  answering: Send svar.
  use_of_answers: Rapport.
  requests:
    - recipient: nav
      date: 2026-01-05
      deadline: 2026-01-30
      reason: Dere leder oppgavene.
      questions: [{point: 1, text: Hva er status for tiltak 3?}]
"""
LETTER, REPORT = "oppfolgingsbrev-nav", "etterlevelsesrapport"


def right(place: Path, written: str) -> Built:
    """Build what no rule calls wrong."""
    held = build(place, written, DAY)
    assert [one for one in held.findings if one.severity is Severity.ERROR] == []
    return held


def test_one_recipient_gets_two_letters_a_year_apart(tmp_path: Path) -> None:
    held = right(tmp_path, NYVIK + FIRST + SECOND)
    assert {
        "2. februar 2026",
        "Svarfristen er 27. februar 2026. Svarskjemaet står etter brevet.",
    } <= {*held.says[f"{LETTER}.docx"]}
    assert {"1. februar 2027", "Vi spurte dere også i forrige runde, 2. februar 2026."} <= {
        *held.says[f"{LETTER}-second.docx"]
    }
    told = held.says[f"{REPORT}-second.docx"]
    at = told.index("Endring") + 1
    assert told[at : at + 4] == ("Trygt hjem", "Delvis", "Ja", "Bedre")


def test_a_second_round_changes_nothing_of_the_first(tmp_path: Path) -> None:
    before = right(tmp_path, NYVIK + FIRST)
    after = right(tmp_path, NYVIK + FIRST + SECOND)
    gone = {name for name, content in before.bytes.items() if after.bytes[name] != content}
    # The report is of the last day before the next round begins, where nobody writes its day.
    assert gone == {f"{REPORT}.docx"}
    assert "31. januar 2027" in after.says[f"{REPORT}.docx"]


def test_a_plan_prints_its_measures_and_the_rounds_say_how_far_they_are(tmp_path: Path) -> None:
    overview = right(tmp_path, NYVIK + PLAN + ABOUT_PLAN).says["planoversikt.docx"]
    at = overview.index("Kjøpe seks boliger")
    assert overview[at : at + 4] == (
        "Kjøpe seks boliger",
        "NAV Nyvik, frist 01.12.2026. I gang (meldt 20.01.2027). Fristen er ute",
        "Innføre felles venteliste",
        "NAV Nyvik. Ingen har meldt status",
    )


def test_a_plan_tells_of_a_measure_what_was_known_on_its_own_day(tmp_path: Path) -> None:
    rolled = PLAN.replace(
        "    says:",
        "    steps: [{step: rolling, date: 2027-01-14, body: kommunestyret, case_number: 3/27}]\n"
        "    says:",
    )
    held = right(tmp_path, NYVIK + rolled + ABOUT_PLAN).says
    # Nobody is asked how far a plan is on the day that it is adopted.
    assert "NAV Nyvik, frist 01.12.2026" in held["planoversikt-2025-12-11.docx"]
    assert (
        "NAV Nyvik, frist 01.12.2026. Ingen har meldt status. Fristen er ute"
        in held["planoversikt-2027-01-14.docx"]
    )


def test_who_types_the_status_of_a_measure_is_told_what_it_follows_from(tmp_path: Path) -> None:
    typed = NYVIK + PLAN.replace("deadline: 2026-12-01}", "deadline: 2026-12-01, status: started}")
    (error,) = (
        one for one in build(tmp_path, typed, DAY).findings if one.severity is Severity.ERROR
    )
    assert "follows from the answers that the rounds of follow-up have got" in f"{error.hint}"


@pytest.mark.parametrize(
    ("norm", "asked", "titled"),
    [
        ("nb", "Tiltakene vi spør om", "Status for tiltakene i"),
        ("nn", "Tiltaka vi spør om", "Status for tiltaka i"),
    ],
)
def test_a_letter_that_follows_up_a_plan_speaks_of_the_plan(
    tmp_path: Path, norm: str, asked: str, titled: str
) -> None:
    written = (NYVIK + PLAN + ABOUT_PLAN).replace("norm: nb", f"norm: {norm}")
    held = build(tmp_path, written, DAY).says
    letter, report = held[f"{LETTER}.docx"], held["tiltaksstatus.docx"]
    assert "Spørsmål om status for «Handlingsprogram 2026–2029»" in letter
    assert asked in letter
    assert f"{titled} «Handlingsprogram 2026–2029»" in report
    for says in (letter, report):
        assert not [one for one in says if "verdi" in one.lower()]


def test_a_letter_about_a_decision_speaks_of_the_decision(tmp_path: Path) -> None:
    old = NYVIK.replace("schema: 2", "schema: 1").replace("date: 2027-03-01", "date: 2026-01-05")
    held = right(tmp_path, old + ABOUT_DECISION).says
    assert "Spørsmål om status for vedtaket om «Handlingsprogram»" in held[f"{LETTER}.docx"]
    assert "Status for vedtaket om «Handlingsprogram»" in held[f"{REPORT}.docx"]
    for name in (LETTER, REPORT):
        assert not [one for one in held[f"{name}.docx"] if "verdi" in one.lower()]


def test_nothing_is_written_for_a_comment(tmp_path: Path) -> None:
    written = NYVIK + PLAN + ABOUT_PLAN
    first = right(tmp_path, written)
    later = right(tmp_path, written.replace("schema: 2", "schema: 2  # en kommentar"))
    assert set(first.fates.values()) == {Fate.NEW}
    assert set(later.fates.values()) == {Fate.CURRENT}
    assert later.bytes == first.bytes


# --- 20: a value is worded anew by a later decision.

NEW_WORDS = "Alle skal ha et trygt og varig hjem."
REWORDED = (
    NYVIK.replace("date: 2027-03-01", "date: 2027-06-21", 1)
    .replace(
        "      text: Alle skal ha et trygt hjem.\n",
        f"      text: {NEW_WORDS}\n"
        "      earlier: [{changed_by: d27, text: Alle skal ha et trygt hjem.}]\n",
    )
    .replace(
        "  - id: plan25\n",
        "  - id: d27\n"
        "    title: Ny tekst for verdien om hjemmet\n"
        "    body: kommunestyret\n"
        "    date: 2027-06-17\n"
        "    case_number: 41/27\n"
        "    notified: 2027-06-21\n"
        "    adopts_values: true\n"
        "    points: [Kommunestyret vedtar den nye teksten for verdien Trygt hjem.]\n"
        "  - id: plan25\n",
    )
)


def test_a_reworded_value_stands_in_each_document_as_it_read_on_its_day(tmp_path: Path) -> None:
    before = build(tmp_path, NYVIK, DAY)
    after = build(tmp_path, REWORDED, dt.date(2027, 6, 21))
    assert not [one for one in after.findings if one.severity is Severity.ERROR]
    of_2025 = {name for name in before.bytes if "d25" in name or "c25" in name}
    assert len(of_2025) == 2
    for name in {*of_2025, "verdigrunnlag.docx"}:
        assert after.fates[name] is Fate.CURRENT
        assert after.bytes[name] == before.bytes[name]
        assert NEW_WORDS not in " ".join(after.says[name])
    new = after.says["verdigrunnlag-2027-06-17.docx"]
    assert after.fates["verdigrunnlag-2027-06-17.docx"] is Fate.NEW
    assert NEW_WORDS in " ".join(new)
    assert "Alle skal ha et trygt hjem." in " ".join(after.says["verdigrunnlag.docx"])
