"""AnswerStatus at a day: the answers that count, the matrix, and the sentences in both norms."""

import datetime as dt

import pytest
from docx import Document

from pipeline.contract.declare import Prose
from pipeline.contract.timed import Moment
from pipeline.dossier.at import at
from pipeline.dossier.followup import (
    Answer,
    AnswerStatus,
    Measure,
    MeasureStatus,
    Request,
    Round,
    StatusQuestion,
)
from pipeline.dossier.foundation import Foundation, Value
from pipeline.dossier.people import Officer
from pipeline.facts.compliance import Recipient, Report, Topic
from pipeline.facts.replies import About, Mark, Reply
from pipeline.facts.reports import Subjects, report
from pipeline.frozen import replace
from pipeline.norm import Norm, show
from pipeline.views.view import seen
from pipeline.word.vocabulary import filters
from tests.samples import ROOT
from tests.word.make import paragraphs, rendered, texts

DAY = dt.date(2026, 3, 2)
LATE, SOON = dt.date(2026, 3, 1), dt.date(2026, 3, 2)
COMPLIES, PARTLY, DEVIATES = AnswerStatus.COMPLIES, AnswerStatus.PARTLY, AnswerStatus.FAILS


def foundation(*ids: str) -> Foundation:
    items = tuple(
        Value(id=one, title=one.title(), text=Prose.of("T"), practice=("P",), source="K")
        for one in ids
    )
    return Foundation(title="Verdier", preamble=Prose.of("Vi"), values=items)


def asked(
    recipient: str, *about: str | int, deadline: dt.date = SOON, binding: bool = True
) -> Request:
    questions = tuple(
        StatusQuestion(
            value=one if isinstance(one, str) else None,
            point=one if isinstance(one, int) else None,
            text=f"Hva med {one}?",
        )
        for one in about
    )
    return Request(
        recipient=recipient,
        deadline=deadline,
        reason=Prose.of("Dere leder."),
        binding=binding,
        questions=questions,
    )


def answer(
    recipient: str,
    about: str | int,
    status: AnswerStatus | None = COMPLIES,
    date: dt.date = DAY,
    measure: Measure | None = None,
) -> Answer:
    return Answer(
        recipient=recipient,
        value=about if isinstance(about, str) else None,
        point=about if isinstance(about, int) else None,
        date=date,
        status=status,
        evidence=Prose.of("Ti saker."),
        remedy=measure,
    )


def measure(deadline: dt.date, status: MeasureStatus = MeasureStatus.STARTED) -> Measure:
    return Measure(text="Ny mal", owner="nav", deadline=deadline, status=status)


OFFICER = Officer(name="Kari", title="rådgiver")
FOLLOW_UP = Round(
    id="first",
    decision="d",
    officer=OFFICER,
    approver=OFFICER,
    answering=Prose.of("Svar."),
    use_of_answers=Prose.of("Rapport."),
    requests=(),
)


def told(requests: tuple[Request, ...], *answers: Answer, values: str = "a") -> Report:
    follow_up = replace(FOLLOW_UP, requests=requests, answers=answers)
    return report(
        at(follow_up, Moment(DAY, DAY, {})), Subjects.of(foundation(*values)), DAY, str.upper
    )


def conclusion(held: Report, norm: Norm = Norm.NB) -> tuple[str, ...]:
    """Fill the first section of the report's own Word file, and give its sentences."""
    file = ROOT / "templates" / "compliance-report" / f"{norm}.docx"
    lines = [one.text for one in Document(str(file)).paragraphs]
    begin = lines.index("Konklusjon") + 1
    end = lines.index("{%p if not item.trace %}")
    # It follows up the values, whose way it traces.
    item = {"compliance": seen(held, norm), "follow_up": seen(FOLLOW_UP, norm), "trace": True}
    context = {"item": item}
    return tuple(
        texts(rendered(paragraphs(*lines[begin:end]), context, show=show, filters=filters(norm)))
    )


def answered(held: Recipient) -> list[Reply]:
    return [one for one in held.replies if one.date]


def tally(held: Topic) -> list[tuple[Mark, int]]:
    return [(one.mark, one.number) for one in held.tally]


def marks(held: Report) -> list[list[Mark]]:
    return [[one.mark for one in topic.replies] for topic in held.topics]


def test_a_cell_says_what_each_recipient_answered_on_each_value() -> None:
    requests = (asked("x", "a", "b"), asked("y", "b"))
    held = told(
        requests,
        answer("x", "a", PARTLY),
        answer("y", "b", DEVIATES),
        values="abc",
    )
    assert marks(held) == [
        [Mark.PARTLY, Mark.UNASKED],
        [Mark.SILENT, Mark.NO],
        [Mark.UNASKED, Mark.UNASKED],
    ]
    assert [one.standing for one in held.topics] == [Mark.PARTLY, Mark.NO, None]
    assert [tally(one) for one in held.topics] == [
        [(Mark.PARTLY, 1)],
        [(Mark.NO, 1), (Mark.SILENT, 1)],
        [],
    ]


def test_points_stand_after_the_values_in_order() -> None:
    held = told((asked("x", 3, 2),), answer("x", 3), answer("x", 5))
    assert [one.about for one in held.topics] == [
        About("A"),
        About(point=2),
        About(point=3),
        About(point=5),
    ]
    assert marks(held) == [[Mark.UNASKED], [Mark.SILENT], [Mark.YES], [Mark.YES]]
    assert [one.about for one in held.value_topics] == [About("A")]


def test_a_question_about_neither_is_about_the_whole_decision() -> None:
    request = Request(
        recipient="x",
        deadline=SOON,
        reason=Prose.of("Fordi"),
        questions=(StatusQuestion(text="Hvordan går det?"),),
    )
    assert [one.about for one in told((request,)).topics] == [About("A"), About()]


@pytest.mark.parametrize(
    ("answers", "mark"),
    [
        ((answer("x", "a", DEVIATES, LATE), answer("x", "a", COMPLIES)), Mark.YES),
        ((answer("x", "a", COMPLIES), answer("x", "a", DEVIATES, LATE)), Mark.YES),
        ((answer("x", "a", PARTLY), answer("x", "a", COMPLIES)), Mark.PARTLY),
        ((answer("x", "a", COMPLIES, dt.date(2026, 3, 3)),), Mark.SILENT),
    ],
    ids=["the latest", "in any order", "the weakest of one day", "not one still to come"],
)
def test_one_answer_counts(answers: tuple[Answer, ...], mark: Mark) -> None:
    assert marks(told((asked("x", "a"),), *answers)) == [[mark]]


def test_an_answer_from_one_that_is_not_bound_has_no_status() -> None:
    held = told((asked("x", "a", binding=False),), answer("x", "a", DEVIATES))
    assert marks(held) == [[Mark.HEARD]]
    assert held.topics[0].standing is None
    assert held.not_bound == ("X",)
    assert held.deviations == ()


def test_one_that_answers_unasked_gets_a_column() -> None:
    held = told((asked("x", "a"),), answer("y", "a"))
    assert [one.name for one in held.recipients] == ["X", "Y"]
    assert marks(held) == [[Mark.SILENT, Mark.YES]]


def test_one_that_answers_unasked_is_not_counted_among_those_who_were_asked() -> None:
    held = told((asked("x", "a"),), answer("y", "a"), answer("x", "b"), values="ab")
    assert [(one.name, len(one.asked), len(answered(one))) for one in held.recipients] == [
        ("X", 1, 1),
        ("Y", 0, 1),
    ]
    assert conclusion(held)[:2] == (
        "Kommunen har stilt ett spørsmål til én mottaker.",
        "Per 2.\u00a0mars 2026 har én svart på noe.",
    )


def test_a_letter_that_is_not_sent_yet_has_asked_nobody() -> None:
    held = told((asked("x", "a"), replace(asked("y", "a", "b"), date=dt.date(2026, 3, 3))))
    assert [one.name for one in held.recipients] == ["X"]
    assert conclusion(held)[0] == "Kommunen har stilt ett spørsmål til én mottaker."


@pytest.mark.parametrize(
    ("sent_on", "day", "known"),
    [
        (dt.date(2026, 3, 1), dt.date(2026, 3, 1), True),
        (dt.date(2026, 3, 2), dt.date(2026, 3, 1), False),
        (None, DAY, True),
        (None, dt.date(2026, 3, 1), False),
    ],
)
def test_a_letter_without_a_date_is_sent_on_the_dossiers(
    sent_on: dt.date | None, day: dt.date, *, known: bool
) -> None:
    held = replace(FOLLOW_UP, requests=(replace(asked("x", "a"), date=sent_on),))
    assert bool(at(held, Moment(day, DAY, {})).requests) is known


def test_the_counts_of_a_recipient() -> None:
    held = told(
        (asked("x", "a", "b", "c"),), answer("x", "a"), answer("x", "b", DEVIATES), values="abc"
    )
    (one,) = held.recipients
    assert [reply.topic.title for reply in one.asked] == ["A", "B", "C"]
    assert [(marked.mark, marked.number) for marked in one.tally] == [
        (Mark.YES, 1),
        (Mark.PARTLY, 0),
        (Mark.NO, 1),
        (Mark.HEARD, 0),
        (Mark.SILENT, 1),
    ]
    assert one.missing == (About("C"),)


@pytest.mark.parametrize(("deadline", "overdue"), [(LATE, True), (SOON, False)])
def test_the_last_day_to_answer_is_not_too_late(deadline: dt.date, *, overdue: bool) -> None:
    held = told((asked("x", "a", deadline=deadline),))
    assert [one.overdue for one in held.unanswered] == [overdue]


@pytest.mark.parametrize(
    ("given", "overdue"),
    [
        (measure(LATE), 1),
        (measure(LATE, MeasureStatus.DONE), 0),
        (measure(DAY), 0),
    ],
    ids=["too late", "done", "on its last day"],
)
def test_a_measure_is_overdue_after_its_deadline(given: Measure, overdue: int) -> None:
    held = told((asked("x", "a"),), answer("x", "a", PARTLY, measure=given))
    assert sum(one.overdue for one in held.measures) == overdue
    assert [one.owner for one in held.measures] == ["NAV"]


def test_deviations_come_before_what_is_partly_so() -> None:
    held = told(
        (asked("x", "a", "b"),),
        answer("x", "a", PARTLY),
        answer("x", "b", DEVIATES),
        values="ab",
    )
    assert [one.topic.title for one in held.deviations] == ["B", "A"]


NOBODY = (
    "Kommunen har stilt ett spørsmål til én mottaker.",
    "Per 2.\u00a0mars 2026 har ingen svart.",
    "Det er for tidlig å si hvordan verdiene etterleves.",
)


def test_the_conclusion_when_nobody_has_answered() -> None:
    assert conclusion(told((asked("x", "a", deadline=LATE),))) == NOBODY
    in_time = conclusion(told((asked("x", "a"),)))[1]
    assert in_time == "Per 2.\u00a0mars 2026 har ingen svart. Fristen er ikke ute."


def test_where_nobody_has_answered_nobody_can_have_told_of_a_deviation() -> None:
    assert told((asked("x", "a"),)).answered == ()
    held = told((asked("x", "a"), asked("y", "a")), answer("x", "a")).answered
    assert [one.recipient for one in held] == ["X"]


def test_the_conclusion_when_all_is_well() -> None:
    requests = (asked("x", "a", "b"), asked("y", "a"))
    answers = (answer("x", "a"), answer("x", "b"), answer("y", "a"))
    assert conclusion(told(requests, *answers, values="ab"), Norm.NN) == (
        "Kommunen har stilt tre spørsmål til to mottakarar.",
        "Per 2.\u00a0mars 2026 har alle svara på alt.",
        "Verdigrunnlaget har to verdiar: Alle blir etterlevde av alle som har svara.",
    )


def test_the_conclusion_of_one_value() -> None:
    held = told((asked("x", "a"),), answer("x", "a", PARTLY))
    assert conclusion(held)[2] == "Verdigrunnlaget har én verdi: Den etterleves delvis."


@pytest.mark.parametrize(
    ("norm", "said"),
    [
        (
            Norm.NB,
            "Verdigrunnlaget har to verdier: Én har bare svar uten status, og én er uten svar.",
        ),
        (
            Norm.NN,
            "Verdigrunnlaget har to verdiar: Éin har berre svar utan status, og éin er utan svar.",
        ),
    ],
)
def test_an_answer_without_a_status_is_still_an_answer(norm: Norm, said: str) -> None:
    held = told((asked("x", "a", "b"),), answer("x", "a", None), values="ab")
    assert conclusion(held, norm)[2] == said


def test_the_conclusion_when_everything_happens_at_once() -> None:
    requests = (
        asked("x", "a", "b", "c"),
        asked("y", "a", "d"),
        asked("z", "a", deadline=LATE),
        asked("w", "a", deadline=LATE),
    )
    answers = (
        answer("x", "a"),
        answer("x", "b", PARTLY),
        answer("x", "c", DEVIATES),
        answer("y", "a"),
    )
    assert conclusion(told(requests, *answers, values="abcd")) == (
        "Kommunen har stilt sju spørsmål til fire mottakere.",
        "Per 2.\u00a0mars 2026 har én svart på alt, én har svart på noe, og to har ikke svart.",
        (
            "Verdigrunnlaget har fire verdier: Én etterleves av alle som har svart, én etterleves "
            "delvis, én har fått nei fra minst én mottaker, og én er uten svar."
        ),
    )


def test_above_twelve_a_number_is_written_in_figures() -> None:
    held = told(tuple(asked(f"u{n}", "a") for n in range(13)))
    assert conclusion(held)[0] == "Kommunen har stilt 13 spørsmål til 13 mottakere."


def test_a_recipient_with_nothing_left_has_answered() -> None:
    held = told((asked("x", "a"),), answer("x", "a"))
    assert held.recipients == (
        Recipient("X", bound=True, deadline=SOON, replies=held.topics[0].replies, overdue=False),
    )
    assert held.unanswered == ()
