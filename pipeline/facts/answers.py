"""Questions of the mapping with their answers, and the units that gave them."""

import datetime as dt

from pipeline.contract.declare import Prose
from pipeline.dossier.dossier import Dossier
from pipeline.facts.names import unit
from pipeline.frozen import Frozen


class AnsweredQuestion(Frozen):
    """A question of the mapping, its answer, and the name of the unit that gave it."""

    question: str
    answer: Prose
    answered_by: str
    date: dt.date


def answered(dossier: Dossier) -> tuple[AnsweredQuestion, ...]:
    return tuple(
        AnsweredQuestion(one.question, one.answer, unit(dossier, one.answered_by), one.date)
        for one in dossier.mapping.questions
    )
