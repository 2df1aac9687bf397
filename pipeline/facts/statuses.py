"""Statuses and kinds of plans by what they have in common; each set stands here and only here."""

from pipeline.dossier.plans import PlanKind, PlanStatus

# Not adopted yet.
PREPARED = frozenset({PlanStatus.DRAFT, PlanStatus.HEARING})
# Being made or made anew: somebody can still have input.
UNDER_WORK = PREPARED | {PlanStatus.UNDER_REVISION}
# A plan under revision holds until the next is adopted.
IN_FORCE = frozenset({PlanStatus.IN_FORCE, PlanStatus.UNDER_REVISION})
# Holds no more.
OVER = frozenset({PlanStatus.SUPERSEDED, PlanStatus.EXPIRED, PlanStatus.REPEALED})

# The plans that pbl chapter 11 sends on hearing.
HEARD = frozenset({PlanKind.SOCIETAL_PART, PlanKind.LAND_USE_PART, PlanKind.SUB_PLAN})
BUDGETS = frozenset({PlanKind.FINANCIAL_PLAN, PlanKind.ANNUAL_BUDGET, PlanKind.STRATEGY_DOCUMENT})
# What gives money to what other plans have chosen.
MONEY = BUDGETS | {PlanKind.ACTION_PROGRAMME}
