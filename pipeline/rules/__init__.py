"""The catalogue: every rule there is, sorted by code; a new family is named here."""

from pipeline.rules import (
    adoptions,
    amounts,
    data,
    foundation,
    hearing,
    history,
    language,
    law,
    leftovers,
    letters,
    mandates,
    measures,
    money,
    overdue,
    participation,
    plans,
    privacy,
    proposal,
    provisions,
    references,
    responsibility,
    route,
    small,
    standing,
    steps,
    strategy,
)
from pipeline.rules.rule import Rule, rules_in

RULES: tuple[Rule, ...] = rules_in(
    *(
        references,
        provisions,
        law,
        route,
        foundation,
        proposal,
        plans,
        steps,
        money,
        hearing,
        strategy,
    ),
    *(responsibility, mandates, participation, data, amounts, privacy, small),
    *(language, leftovers, letters, measures, overdue, history, adoptions, standing),
)
