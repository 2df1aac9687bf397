"""Guidelines as documents cite them: a law in the wording of a day, others by their titles."""

import datetime as dt
from collections.abc import Iterable

from pipeline.contract.declare import Prose
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.guidelines import Guideline, Level
from pipeline.facts.names import among
from pipeline.frozen import Frozen
from pipeline.norm import DASH, NO_BREAK, Norm, capital, short_date
from pipeline.registers.laws import bare_citation, citing, provision, reworded

_SIGN = f" §{NO_BREAK}"


class CitedGuideline(Frozen):
    """A guideline as documents print it: for a law, the wording in force at the date.

    Where the register does not hold that one, `content` is the next, and `worded` its first day.
    """

    level: Level
    title: str
    content: str
    source: str
    meaning: Prose
    changeable: bool = False
    worded: dt.date | None = None


def cited(dossier: Dossier, ids: Iterable[str], day: dt.date) -> tuple[CitedGuideline, ...]:
    """Give the guidelines with these ids in the wording of a day."""
    return tuple(_cite(one, day, dossier.norm) for one in among(dossier.guidelines, ids))


def _cite(guideline: Guideline, day: dt.date, norm: Norm) -> CitedGuideline:
    key, section = guideline.law or "", guideline.section or ""
    later = reworded(key, section, day)
    held = provision(key, section, day) or later
    if held is None:
        dated = f" ({short_date(guideline.date)})" if guideline.date else ""
        law = bare_citation(guideline.law or "", guideline.section, norm)
        return CitedGuideline(
            guideline.level,
            (guideline.title or capital(law)) + dated,
            "",
            guideline.source or DASH,
            guideline.meaning,
            guideline.changeable,
        )
    return CitedGuideline(
        guideline.level,
        capital(held.citation(norm)),
        held.content(norm),
        held.law.identifier,
        guideline.meaning,
        guideline.changeable,
        later.valid_from if later else None,
    )


class Brief(Frozen):
    """The guidelines of one level, a line each: each law once with all its sections."""

    level: Level
    lines: tuple[str, ...]


def briefs(guidelines: Iterable[CitedGuideline]) -> tuple[Brief, ...]:
    held = tuple(guidelines)
    return tuple(
        Brief(level, lines)
        for level in Level
        if (lines := _lines(one.title for one in held if one.level is level))
    )


def _lines(titles: Iterable[str]) -> tuple[str, ...]:
    sections: dict[str, list[str]] = {}
    for title in titles:
        name, _, section = title.partition(_SIGN)
        sections.setdefault(name, []).append(section)
    return tuple(_line(name, [one for one in held if one]) for name, held in sections.items())


def _line(name: str, sections: list[str]) -> str:
    return citing(name, sections) if sections else name
