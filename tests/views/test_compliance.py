"""The documents of a second round: its letter, its report, and what the first has left open."""

import datetime as dt
import re

import pytest

from pipeline import plan, render, workflow
from pipeline.document import Job
from pipeline.facts.development import Moved, Shift
from pipeline.facts.replies import About, Mark
from pipeline.norm import NO_BREAK
from pipeline.views.compliance import reports
from pipeline.views.letter import letters
from pipeline.views.views import Views
from tests.samples import SMALL, parsed
from tests.word.make import texts

ROUNDS = (
    SMALL.replace("schema: 1", "schema: 2").replace("date: 2026-03-02", "date: 2027-02-01")
    + """\
  - {id: nav, name: NAV, group: internal, interest: Finner botilbud.}
values:
  title: Felles verdigrunnlag
  preamble: Verdiene gjelder alle tjenester.
  items:
    - {id: home, title: Trygt hjem, text: Alle skal ha et hjem., practice: [Vi ser.], source: L}
    - {id: voice, title: Egen stemme, text: Alle blir hørt., practice: [Vi hører.], source: L}
decisions:
  - id: d25
    title: Felles verdigrunnlag
    body: kommunestyret
    date: 2025-06-12
    case_number: 48/25
    notified: 2025-06-16
    adopts_values: true
    points: [Kommunestyret vedtar verdigrunnlaget.]
follow_up:
  - id: first
    decision: d25
    officer: {name: Kari Eksempel, title: rådgiver}
    approver: {name: Ola Eksempel, title: kommunalsjef}
    answering: Send svar.
    use_of_answers: Rapport.
    requests:
      - recipient: housing-office
        date: 2026-02-02
        deadline: 2026-02-27
        reason: Dere leder oppgavene.
        questions: [{value: home, text: Hvor mange?}, {point: 1, text: Hva er gjort?}]
    answers:
      - recipient: housing-office
        value: home
        date: 2026-02-20
        status: fails
        evidence: Ti saker.
        measure: {text: Ny rutine, owner: nav, deadline: 2026-12-01, status: started}
  - id: y2027
    decision: d25
    date: 2027-01-04
    deadline: 2027-01-25
    officer: {name: Per Prøve, title: planlegger}
    approver: {name: Ola Eksempel, title: kommunalsjef}
    answering: Send svar.
    use_of_answers: Rapport.
    requests:
      - recipient: housing-office
        reason: Dere leder oppgavene.
        questions: [{value: home, text: Hvor mange?}, {value: voice, text: Hvordan?}]
    answers:
      - recipient: housing-office
        value: home
        date: 2027-01-20
        status: partly
        evidence: Tjue saker.
"""
)
TYPES = [one for one in workflow.types() if one.name in {"follow-up-letter", "compliance-report"}]


def made(written: str) -> dict[str, tuple[dt.date, list[str]]]:
    """Render the letters and the reports: the day of each, and its paragraphs."""
    views = Views(parsed(written))
    jobs = [one for one in plan.plan(views, TYPES) if isinstance(one, Job)]
    return {one.file: (one.day, _printed(render.render(one, views).content)) for one in jobs}


def _printed(content: bytes) -> list[str]:
    return [one.replace(NO_BREAK, " ") for one in texts(content)]


def test_each_round_has_its_letters_and_its_report_with_days_of_their_own() -> None:
    assert {name: day for name, (day, _) in made(ROUNDS).items()} == {
        "oppfolgingsbrev-housing-office.docx": dt.date(2026, 2, 2),
        "oppfolgingsbrev-housing-office-y2027.docx": dt.date(2027, 1, 4),
        "etterlevelsesrapport.docx": dt.date(2027, 1, 3),
        "etterlevelsesrapport-y2027.docx": dt.date(2027, 2, 1),
    }


def test_the_documents_of_the_first_round_are_what_they_were_before_the_second() -> None:
    before = ROUNDS[: ROUNDS.index("  - id: y2027")].replace("2027-02-01", "2027-01-03")
    after = made(ROUNDS)
    assert {name: after[name] for name in made(before)} == made(before)


def test_a_letter_of_a_later_round_says_that_the_recipient_was_asked_before() -> None:
    held = made(ROUNDS)
    _, first = held["oppfolgingsbrev-housing-office.docx"]
    _, second = held["oppfolgingsbrev-housing-office-y2027.docx"]
    again = "Vi spurte dere også i forrige runde, 2. februar 2026."
    assert again in second
    assert not any("i forrige runde" in one for one in first)
    assert "Svarfristen er 25. januar 2027. Svarskjemaet står etter brevet." in second


@pytest.mark.parametrize(
    ("norm", "lines"),
    [
        (
            "nb",
            (
                "Forrige runde begynte 2. februar 2026.",
                "Ny rutine: NAV, frist 01.12.2026, over fristen",
                "Boligkontoret: Vedtakspunkt 1",
            ),
        ),
        (
            "nn",
            (
                "Førre runde tok til 2. februar 2026.",
                "Ny rutine: NAV, frist 01.12.2026, over fristen",
                "Boligkontoret: Vedtakspunkt 1",
            ),
        ),
    ],
)
def test_the_report_tells_what_is_open_from_the_round_before(
    norm: str, lines: tuple[str, ...]
) -> None:
    held = made(ROUNDS.replace("norm: nb", f"norm: {norm}"))
    (name,) = (one for one in held if one.startswith("etterlev") and "y2027" in one)
    (plain,) = (one for one in held if one.startswith("etterlev") and "y2027" not in one)
    assert all(any(line in one for one in held[name][1]) for line in lines)
    assert not any(lines[0] in one for one in held[plain][1])


@pytest.mark.parametrize(
    ("norm", "heading"), [("nb", "Verdiene vi spør om"), ("nn", "Verdiane vi spør om")]
)
def test_a_letter_says_what_the_values_say_that_it_asks_about(norm: str, heading: str) -> None:
    held = made(ROUNDS.replace("norm: nb", f"norm: {norm}"))
    first, second = (lines for name, (_, lines) in sorted(held.items()) if name.startswith("oppf"))
    first, second = sorted((first, second), key=lambda lines: "Egen stemme" in lines)
    at = first.index(heading)
    assert first[at + 1 : at + 3] == ["Trygt hjem", "Alle skal ha et hjem."]
    assert "Alle blir hørt." not in first
    at = second.index("Egen stemme")
    assert second[at + 1] == "Alle blir hørt."


def test_a_letter_about_no_value_has_no_values() -> None:
    _, letter = letters(parsed(OF_ANOTHER.replace("{value: home, text: Hvor mange?}, ", "")))
    assert letter.asked_values == ()


def test_each_topic_is_held_against_the_round_before() -> None:
    _, report = reports(parsed(ROUNDS))
    assert report.development is not None
    assert [(one, one.change) for one in report.development.topics] == [
        (Moved(About("Trygt hjem"), Mark.NO, Mark.PARTLY), Shift.BETTER),
        (Moved(About("Egen stemme"), Mark.UNASKED, Mark.SILENT), Shift.FIRST),
        (Moved(About(point=1), Mark.SILENT, Mark.UNASKED), Shift.DROPPED),
    ]


NEW_DECISION = """\
  - id: d26
    title: Ny tekst for én verdi
    body: kommunestyret
    date: 2026-11-19
    case_number: 81/26
    adopts_values: true
    points: [Kommunestyret endrer teksten., Kommunestyret ber om status.]
follow_up:
"""
OF_ANOTHER = (
    ROUNDS.replace("follow_up:\n", NEW_DECISION)
    .replace("  - id: y2027\n    decision: d25", "  - id: y2027\n    decision: d26")
    .replace("{value: voice, text: Hvordan?}", "{point: 1, text: Hva er nytt?}")
    .replace("text: Alle blir hørt.,", "text: Alle blir hørt og får svar.,")
    .replace(
        "practice: [Vi hører.], source: L",
        "practice: [Vi hører.], source: L, earlier: [{changed_by: d26, text: Alle blir hørt.}]",
    )
    .replace("{point: 1, text: Hva er gjort?}", "{point: 1, text: Hva er gjort?}, {text: Alt?}")
)


def test_a_point_of_another_decision_is_no_point_of_this_one() -> None:
    _, report = reports(parsed(OF_ANOTHER))
    assert report.development is not None
    assert report.development.topics == (
        Moved(About("Trygt hjem"), Mark.NO, Mark.PARTLY),
        Moved(About(point=1), Mark.UNASKED, Mark.SILENT),
        Moved(About(point=1, case_number="48/25"), Mark.SILENT, Mark.UNASKED),
        Moved(About(case_number="48/25"), Mark.SILENT, Mark.UNASKED),
    )


def test_a_report_has_the_words_of_a_point_that_it_tells_of() -> None:
    _, report = reports(parsed(OF_ANOTHER))
    (topic,) = (one for one in report.compliance.topics if one.about.point)
    assert topic.wording == report.quoted.points[0].text


def test_a_value_with_a_new_text_since_the_round_before_is_told() -> None:
    asked = OF_ANOTHER.replace("{point: 1, text: Hva er nytt?}", "{value: voice, text: Hvordan?}")
    _, report = reports(parsed(asked))
    assert report.development is not None
    told = [(one.about.title, one.reworded) for one in report.development.topics[:2]]
    assert told == [("Trygt hjem", False), ("Egen stemme", True)]


@pytest.mark.parametrize(
    ("first", "second", "same_decision", "again"),
    [
        ("value: home", "value: home", True, True),
        # The value is one through all its editions.
        ("value: home", "value: home", False, True),
        ("value: home", "value: voice", True, False),
        ("point: 1", "point: 1", True, True),
        ("point: 1", "point: 1", False, False),
        ("point: 1", "point: 2", True, False),
        ("text: Alt", "text: Alt", True, True),
        ("text: Alt", "text: Alt", False, False),
        ("value: home", "point: 1", True, False),
    ],
)
def test_a_letter_says_that_the_recipient_was_asked_only_where_it_was_about_the_same(
    first: str, second: str, *, same_decision: bool, again: bool
) -> None:
    def question(asked: str) -> str:
        return f"[{{{asked}}}]" if asked.startswith("text") else f"[{{{asked}, text: Hva?}}]"

    written = ROUNDS if same_decision else OF_ANOTHER
    old, new = re.findall(r"questions: (\[.*\])\n", written)
    told = parsed(written.replace(old, question(first)).replace(new, question(second)))
    _, letter = letters(told)
    assert letter.asked_before == (dt.date(2026, 2, 2) if again else None)


@pytest.mark.parametrize(
    ("norm", "lines"),
    [
        (
            "nb",
            (
                "Vedtakspunkt 1 i sak 48/25",
                "Vedtaket i sak 48/25 som helhet",
                "Verdien har fått ny tekst siden da",
                "Boligkontoret: Vedtakspunkt 1 i sak 48/25; Vedtaket i sak 48/25 som helhet",
            ),
        ),
        (
            "nn",
            (
                "Vedtakspunkt 1 i sak 48/25",
                "Vedtaket i sak 48/25 som heilskap",
                "Verdien har fått ny tekst sidan då",
                "Boligkontoret: Vedtakspunkt 1 i sak 48/25; Vedtaket i sak 48/25 som heilskap",
            ),
        ),
    ],
)
def test_the_report_says_which_decision_a_point_of_the_round_before_is_of(
    norm: str, lines: tuple[str, ...]
) -> None:
    asked = OF_ANOTHER.replace("{point: 1, text: Hva er nytt?}", "{value: voice, text: Hvordan?}")
    held = made(asked.replace("norm: nb", f"norm: {norm}"))
    (name,) = (one for one in held if one.startswith("etterlev") and "y2027" in one)
    assert [line for line in lines if line not in held[name][1]] == []


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        (Mark.PARTLY, Mark.YES, Shift.BETTER),
        (Mark.YES, Mark.YES, Shift.SAME),
        (Mark.YES, Mark.NO, Shift.WORSE),
        (Mark.HEARD, Mark.YES, Shift.UNKNOWN),
        (Mark.NO, Mark.SILENT, Shift.UNKNOWN),
    ],
)
def test_a_change_is_told_only_between_answers_with_a_status(
    before: Mark, now: Mark, change: Shift
) -> None:
    assert Moved(About("A"), before, now).change is change


def test_what_is_done_or_told_again_or_answered_since_is_not_open() -> None:
    done = ROUNDS.replace("status: started", "status: done")
    late = done.replace(
        "    answers:\n      - recipient: housing-office\n        value: home\n        date: 2027",
        "    answers:\n      - {recipient: housing-office, point: 1, date: 2027-01-21,"
        " status: complies, evidence: Gjort.}\n"
        "      - recipient: housing-office\n        value: home\n        date: 2027",
    )
    again = ROUNDS.replace(
        "evidence: Tjue saker.",
        "evidence: Tjue saker.\n"
        "        measure: {text: Ny rutine, owner: nav, deadline: 2027-06-01}",
    )
    found = []
    for one in (done, late, again):
        _, report = reports(parsed(one))
        assert report.development is not None
        held = report.development
        measures = (len(held.measures), len(held.done), held.told_again)
        found.append((*measures, len(held.unanswered), held.open))
    assert found == [(0, 1, False, 1, True), (0, 1, False, 0, False), (0, 0, True, 1, True)]


def test_a_measure_that_is_late_since_the_round_before_is_over_its_deadline() -> None:
    first, second = reports(parsed(ROUNDS))
    assert [one.text for one in second.overdue] == ["Ny rutine"]
    assert [one.text for one in first.overdue] == ["Ny rutine"]


def test_the_register_may_name_the_first_round_though_its_files_do_not() -> None:
    issued = """\
documents:
  - type: follow-up-letter
    round: first
    item: housing-office
    state: sent
    date: 2026-02-03
"""
    planned = plan.plan(Views(parsed(ROUNDS + issued)), TYPES)
    files = {one.file: bool(one.issued) for one in planned if isinstance(one, Job)}
    assert files["oppfolgingsbrev-housing-office.docx"]
    assert "oppfolgingsbrev-housing-office-first.docx" not in files


def test_a_letter_about_another_decision_does_not_speak_of_the_values() -> None:
    other = ROUNDS.replace(
        "follow_up:\n",
        """\
  - id: programme
    title: Handlingsprogram
    body: kommunestyret
    date: 2025-12-11
    case_number: 99/25
    points: [Kommunestyret vedtar programmet.]
follow_up:
""",
    )
    asked = other.replace(
        "  - id: y2027\n    decision: d25", "  - id: y2027\n    decision: programme"
    )
    _, letter = made(asked)["oppfolgingsbrev-housing-office-y2027.docx"]
    assert "Spørsmål om status for vedtaket om «Handlingsprogram»" in letter
    assert not any("verdigrunnlag" in one for one in letter)
    assert not any("i forrige runde" in one for one in letter)
