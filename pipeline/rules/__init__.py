"""The catalogue: every rule there is, sorted by code; a new family is named here."""

from pipeline.rules import (
    cases,
    data,
    form,
    law,
    participation,
    plans,
    privacy,
    references,
    responsibility,
)
from pipeline.rules.rule import Rule, rules_in

RULES: tuple[Rule, ...] = rules_in(
    references, law, cases, plans, responsibility, participation, data, privacy, form
)
