"""Guidelines in brief: each law once with all its sections, other guidelines by their titles."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.dossier.guidelines import Level
from pipeline.dossier.items import CitedGuideline
from pipeline.norm import NO_BREAK, listed

_SIGN = f" §{NO_BREAK}"


@dataclass(frozen=True, slots=True)
class Brief:
    """The guidelines of one level, a line each."""

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
    if not sections:
        return name
    sign = "§" if len(sections) == 1 else "§§"
    return f"{name} {sign}{NO_BREAK}{listed(sections)}"
