"""Aimed: whether plans meet boligsosialloven § 5, by what they themselves say."""

import re
from collections.abc import Iterable, Iterator

from pipeline.dossier.plans import Plan, PlanKind
from pipeline.facts.goals import aims
from pipeline.pattern import pattern

# The parts of the municipal plan that set goals; the map of the land-use part sets none.
AIMING = frozenset({PlanKind.SAMFUNNSDEL, PlanKind.KOMMUNEDELPLAN})

_HOMES = pattern(
    r"bolig|bustad|bostad|husvære|husløys|bosett|buset|bomiljø|bumiljø|boform|buform|boevne|botilbud"
    r"|butilbod|boforhold|buforhold|leilighet|leilegheit|utleie|utleige|husleie|husleige|startlån"
    r"|nærmiljø|nabolag|hjemløs|heimløys|levekår|\b(?:bo|bu|bor|bur|hjem|heim|hjemme|heime)\b",
    re.IGNORECASE,
)
# That a plan has nothing to say of it: not that nobody shall be without a home.
_SILENT = pattern(
    r"\b(?:ingen|inga|uten|utan|mangl\w+|sakn\w+|verken|korkje)\s+(?:(?!skal|må|bør)\w+\s+){0,3}"
    r"(?:(?:del|hoved|hovud)?mål\w*|strategi\w*|tiltak\w*|føring\w*|omtale\w*|kapittel|avsnitt)\b"
    r"|\b(?:ikke|ikkje|knapt)\b[^.]{0,30}\b(?:mål\w*|strategi\w*|nevn\w*|nemn\w*|omtal\w*"
    r"|drøft\w*|behandl\w*|handsam\w*|berør\w*|sagt|noe om|noko om|med i|del av|tema\w*)\b"
    r"|\b(?:sier|seier|nevner|nemner|omtaler|omtalar|drøfter|drøftar|berører|behandler|handler"
    r"|handlar|tar|tek)\s+(?:(?:heller|planen|den|han|ho)\s+)?(?:ikke|ikkje|ingenting|ingen ting"
    r"|lite|null)\b"
    r"|\b(?:ingenting|ingen ting|ikke noe|ikkje noko|lite|intet) om\b|\bmangl\w+\W*$|\bsakn\w+\W*$"
    r"|\b(?:står|oppfyller|gir|gjev|set|setter) (?:ikke|ikkje)\b|\bneste (?:revisjon|rullering)"
    r"|\b(?:taus|tier|teier|utelatt|utelate|faller utenfor|fell utanfor)\b",
    re.IGNORECASE,
)
_SENTENCE = pattern(r"(?<=[.!?;])\s+|, (?=men |mens |medan )")


# That there is no overview: "mangler en samlet oversikt", "oversikten mangler".
_UNSEEN = pattern(
    r"(?<!mangler )(?<!manglar )(?<!saknar )\b(?:mangl\w+|sakn\w+|ingen|inga|uten|utan|ikke|ikkje)"
    r"\s+(?:(?!ikke|ikkje)\w+\s+){0,3}oversikt|\boversikt\w*\s+(?:\w+\s+){0,3}(?:mangl|sakn)\w+",
    re.IGNORECASE,
)


def lacks_overview(says: Iterable[str]) -> bool:
    """Tell whether a planning strategy says itself that the overview of the need is missing."""
    told = (one for text in says for one in _SENTENCE.split(text))
    return any(_HOMES.search(one) and _UNSEEN.search(one) for one in told)


def aims_at_homes(plan: Plan) -> bool:
    """Tell whether a plan shows any goal, strategy, measure or answer on homes."""
    if plan.values:
        return True
    told = (one for text in _answers(plan) for one in _SENTENCE.split(text))
    return any(_HOMES.search(one) and not _SILENT.search(one) for one in told)


def _answers(plan: Plan) -> Iterator[str]:
    yield from plan.says
    yield from plan.summary or ()
    for one in aims(plan):
        yield one.title
        yield from one.text or ()
        yield from one.strategies
    yield from (one.text for one in plan.measures)
