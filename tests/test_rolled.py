"""Editions side by side: a programme rolled four years, and values adopted twice."""

import datetime as dt
from pathlib import Path

from pipeline import workflow
from pipeline.outcome import BuildOrder, Fate, Outcome
from pipeline.word.prose import text
from tests.samples import SMALL

TYPES = tuple(one for one in workflow.types() if one.name in {"plan-overview", "value-foundation"})
NEWEST = SMALL.replace("schema: 1", "schema: 2")
# The programme as each year's budget meeting left it: what it read until then stands below.
ROLLED = {
    2023: ("2023-12-14", "99/23", "Handlingsprogram 2024–2027", "Programmet har to boligtiltak."),
    2024: ("2024-12-12", "95/24", "Handlingsprogram 2025–2028", "Programmet har tre boligtiltak."),
    2025: ("2025-12-11", "99/25", "Handlingsprogram 2026–2029", "Programmet har ett boligtiltak."),
    2026: ("2026-12-10", "97/26", "Handlingsprogram 2027–2030", "Programmet har fem boligtiltak."),
}


def read(year: int) -> str:
    _, _, title, says = ROLLED[year]
    return f"title: {title}, valid_from: {year + 1}-01-01, valid_to: {year + 4}-12-31, says: {says}"


def rolled(last: int) -> str:
    """Write the dossier as an author has it after the rolling of a year, a week after it."""
    years = [one for one in ROLLED if one <= last]
    steps = "".join(
        f"      - {{step: {'rolling' if year > 2023 else 'adoption'}, date: {ROLLED[year][0]},"
        f" body: kommunestyret, case_number: {ROLLED[year][1]}}}\n"
        for year in years
    )
    earlier = "".join(
        f"      - {{until: {the_day_before(ROLLED[year + 1][0])}, {read(year)}}}\n"
        for year in years[:-1]
    )
    day = dt.date.fromisoformat(ROLLED[last][0]) + dt.timedelta(weeks=1)
    return (
        NEWEST.replace("date: 2026-03-02", f"date: {day}")
        + "plans:\n  - id: programme\n    kind: handlingsdel\n    owner: housing-office\n"
        + "".join(f"    {one}\n" for one in read(last).split(", "))
        + f"    steps:\n{steps}"
        + (f"    earlier:\n{earlier}" if earlier else "")
    )


def the_day_before(day: str) -> str:
    return (dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat()


def built(folder: Path, dossier: str) -> Outcome:
    path = folder / "dossier.yaml"
    path.write_text(dossier, encoding="utf-8")
    order = BuildOrder(TYPES, folder / "outputs", dt.date(2027, 1, 4))
    outcome = workflow.build(str(path), order)
    assert not outcome.failed
    return outcome


def lying(folder: Path) -> dict[str, bytes]:
    found = (folder / "outputs" / "eksempelvik").glob("*.docx")
    return {one.name: one.read_bytes() for one in found}


def said(document: bytes) -> str:
    return text(document).replace("\u00a0", " ")


def fates(outcome: Outcome) -> dict[str, Fate]:
    return {one.name: one.fate for one in outcome.files}


def test_a_programme_that_is_rolled_four_years_keeps_four_overviews(tmp_path: Path) -> None:
    names = {year: f"planoversikt-{ROLLED[year][0]}.docx" for year in ROLLED}
    before: dict[str, bytes] = {}
    built(tmp_path, rolled(2024))
    for year in (2025, 2026):
        before = lying(tmp_path)
        outcome = built(tmp_path, rolled(year))
        assert fates(outcome) == {
            **dict.fromkeys(before, Fate.CURRENT),
            names[year]: Fate.NEW,
        }
        assert {name: lying(tmp_path)[name] for name in before} == before
    held = lying(tmp_path)
    assert held.keys() == set(names.values())
    for year, (_, case, title, says) in ROLLED.items():
        told = said(held[names[year]])
        assert says in told
        assert f"sak {case}" in told
        assert f"{title} " in told
        # It tells of the edition before too, by its title: that one is in force until New Year.
        before_it = ROLLED[year - 1][2] if year - 1 in ROLLED else ""
        others = [one for one in ROLLED.values() if one[2] != title]
        assert [one[2] for one in others if one[2] in told] == [before_it] * bool(before_it)
        assert not any(one[3] in told for one in others)
        assert "## Planene som gjelder nå" in told
        assert (f"| Handlingsdel | {before_it} |" in told) is bool(before_it)
        assert "Vedtatt, ikke i kraft ennå" in told


def test_an_overview_made_before_the_first_rolling_is_left_over_and_kept(tmp_path: Path) -> None:
    built(tmp_path, rolled(2023))
    assert lying(tmp_path).keys() == {"planoversikt.docx"}
    before = lying(tmp_path)["planoversikt.docx"]
    outcome = built(tmp_path, rolled(2024))
    assert fates(outcome) == {
        "planoversikt-2023-12-14.docx": Fate.NEW,
        "planoversikt-2024-12-12.docx": Fate.NEW,
        "planoversikt.docx": Fate.LEFT_OVER,
    }
    assert lying(tmp_path)["planoversikt.docx"] == before


FIRST = """\
decisions:
  - id: foundation
    title: Verdigrunnlaget
    body: kommunestyret
    date: 2025-06-12
    case_number: 48/25
    adopts_foundation: true
    points: [Kommunestyret vedtar verdigrunnlaget.]
"""
AGAIN = """\
  - id: foundation-2026
    title: Verdigrunnlaget
    body: kommunestyret
    date: 2026-02-19
    case_number: 11/26
    adopts_values: true
    points: [Kommunestyret vedtar verdigrunnlaget på nytt.]
"""
VALUES = """\
foundation:
  title: Felles verdigrunnlag
  preamble: Verdigrunnlaget gjelder for alle enheter.
  values:
    - id: equal-worth
      title: Likeverd
      text: {text}
      practice: [Vi begrunner hvert vedtak.]
      source: boligsosialloven § 1
"""
CHANGED = """\
      earlier:
        - {changed_by: foundation-2026, text: Alle skal møtes likt.}
"""


def test_values_that_are_adopted_anew_have_a_second_edition(tmp_path: Path) -> None:
    old = VALUES.format(text="Alle skal møtes likt.")
    new = VALUES.format(text="Alle skal bli møtt med respekt.") + CHANGED
    draft = built(tmp_path, NEWEST + old)
    assert fates(draft) == {"verdigrunnlag.docx": Fate.NEW}
    adopted = built(tmp_path, NEWEST + old + FIRST)
    assert fates(adopted) == {"verdigrunnlag.docx": Fate.STALE}
    before = lying(tmp_path)["verdigrunnlag.docx"]
    anew = built(tmp_path, NEWEST + new + FIRST + AGAIN)
    assert fates(anew) == {
        "verdigrunnlag.docx": Fate.CURRENT,
        "verdigrunnlag-2026-02-19.docx": Fate.NEW,
    }
    held = lying(tmp_path)
    assert held["verdigrunnlag.docx"] == before
    assert "Alle skal møtes likt." in said(before)
    assert "sak 11/26" in said(held["verdigrunnlag-2026-02-19.docx"])
    assert "Alle skal bli møtt med respekt." in said(held["verdigrunnlag-2026-02-19.docx"])
