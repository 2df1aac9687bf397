"""figures add, as a person runs it: one line, the author's text kept, and nothing done twice."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.delivered.deliveries import json_stat, sheets
from tests.inside import Run, run
from tests.living.laying import DOSSIER

__all__ = ["run"]

FIGURES = """\
figures:
  # Tallene vi bruker
  - id: people
    theme: population
    title: Innbyggere  # alle
    value: 8100  # fra SSB
    unit: innbyggere
    date: 2023-01-01
    source: Statistisk sentralbyrå, tabell 07459
  - {id: waiting, theme: services, title: Søkere på venteliste, value: 38, \
unit: søkere, date: 2025-12-31, source: Boligkontoret}
"""
DAY = ("--as-of", "2027-03-01")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Path:
    (tmp_path / "vik.yaml").write_text(DOSSIER + FIGURES, encoding="utf-8")
    (tmp_path / "ssb.json").write_bytes(json_stat())
    return tmp_path


def lines(folder: Path, name: str = "vik.yaml") -> list[str]:
    """Give what stands under figures, line by line."""
    text = (folder / name).read_text("utf-8")
    return text[text.index("figures:") :].splitlines()[1:]


def test_a_table_is_added_in_one_line_and_built(folder: Path, run: Run) -> None:
    order = ("figures", "add", "ssb.json", "--to", "vik.yaml", "--figure", "people", *DAY)
    shown = run(*order, "--diff")
    assert shown.code == 0
    assert shown.err.startswith("vik.yaml:41:11: warning I008: the table counts personer")
    assert lines(folder) == FIGURES.splitlines()[1:]
    assert (
        "+    series: {2023-01-01: 8100, 2024-01-01: 8246, 2025-01-01: 8300, 2026-01-01: 8420}\n"
        in shown.out
    )
    done = run(*order)
    assert (done.code, done.out) == (0, "vik.yaml: has the numbers of ssb.json now\n")
    assert lines(folder)[:10] == [
        "  # Tallene vi bruker",
        "  - id: people",
        "    theme: population",
        "    title: Innbyggere  # alle",
        "    value: 8420  # fra SSB",
        "    unit: innbyggere",
        "    date: 2026-01-01",
        "    source: Statistisk sentralbyrå, tabell 07459",
        "    series: {2023-01-01: 8100, 2024-01-01: 8246, 2025-01-01: 8300, 2026-01-01: 8420}",
        FIGURES.splitlines()[-1],
    ]
    after = (folder / "vik.yaml").read_bytes()
    again = run(*order)
    assert (again.code, again.out) == (0, "vik.yaml: has the numbers of ssb.json already\n")
    assert (folder / "vik.yaml").read_bytes() == after
    built = run("build", "vik.yaml", "--type", "mapping-report", *DAY)
    assert built.code == 0
    (report,) = (folder / "outputs" / "vik").glob("kartlegging*.docx")
    with zipfile.ZipFile(report) as held:
        assert "8\u00a0420" in held.read("word/document.xml").decode()


def test_without_a_figure_what_there_is_is_listed(run: Run) -> None:
    found = run("figures", "add", "ssb.json", "--to", "vik.yaml")
    assert found.code == 2
    assert found.out.splitlines()[:3] == [
        "07459: Befolkning, etter region, statistikkvariabel og år",
        "Region\t9901\tVik\t",
        "Region\t9902\tSund\t",
    ]
    assert "--figure ID=AXIS/CATEGORY" in found.err
    assert run("figures", "list", "ssb.json").out == found.out


def test_of_a_workbook_the_sheet_that_is_named_is_taken(run: Run, folder: Path) -> None:
    held: dict[str, list[list[str | int]]] = {
        one: [["region", 2025, 2026], [one, 2, 3], ["Ås", 4, 5]] for one in ("Fjor", "Sund")
    }
    (folder / "bok.xlsx").write_bytes(sheets(**held))
    listed = {one: run("figures", "list", "bok.xlsx", *one.split()) for one in ("", "--sheet Sund")}
    assert ["Fjor" in one.out for one in listed.values()] == [True, False]
    assert ["Sund" in one.out for one in listed.values()] == [False, True]
    order = ("--to", "vik.yaml", "--figure", "people=region/Sund", "--sheet", "Sund")
    told = ("--source", "Vik", "--unit", "innbyggere", "--day", "01-01")
    assert run("figures", "add", "bok.xlsx", *order, *told, *DAY).code == 0
    assert "    value: 3  # fra SSB" in lines(folder)
    lost = run("figures", "list", "bok.xlsx", "--sheet", "Ark9")
    assert lost.code == 1
    assert "the workbook has no sheet of this name" in lost.err
    assert "the sheets are Fjor, Sund" in lost.err


@pytest.mark.parametrize(
    ("wish", "message", "hint"),
    [
        ("none", "the dossier has no figure none", "people, waiting"),
        ("people=Alder/1", "the table has no Alder to choose by", "Region (region)"),
        ("people=Region/9903", "region of the table has no 9903", "9901 (Vik), 9902 (Sund)"),
    ],
)
def test_a_wish_that_does_not_fit_is_told_what_there_is(
    wish: str, message: str, hint: str, run: Run
) -> None:
    found = run("figures", "add", "ssb.json", "--to", "vik.yaml", "--figure", wish)
    assert (found.code, f"error I002: {message}" in found.err) == (1, True)
    assert hint in found.err


def test_numbers_of_another_municipality_are_never_taken(folder: Path, run: Run) -> None:
    text = (folder / "ssb.json").read_text("utf-8").replace("9901", "9903")
    (folder / "ssb.json").write_text(text, encoding="utf-8")
    found = run("figures", "add", "ssb.json", "--to", "vik.yaml", "--figure", "people")
    assert "error I002: the table has no numbers of municipality 9901" in found.err
    assert lines(folder) == FIGURES.splitlines()[1:]


def test_small_counts_missing_and_held_back_numbers_stay_out(folder: Path, run: Run) -> None:
    table = "Dato;Søkere\n31.12.2022;..\n31.12.2023;:\n31.12.2024;3\n31.12.2026;41\n"
    (folder / "own.csv").write_text(table, encoding="utf-8")
    found = run("figures", "add", "own.csv", "--to", "vik.yaml", "--figure", "waiting", *DAY)
    assert found.code == 0
    told = [one.partition("I006: ")[2] for one in found.err.splitlines() if "I006" in one]
    assert told == [
        "the table has no number for 2022-12-31",
        "the number for 2023-12-31 is held back",
        "the count for 2024-12-31 is between 1 and 4, and is left out",
    ]
    assert lines(folder)[-1] == (
        "  - {id: waiting, theme: services, title: Søkere på venteliste, value: 41, unit: søkere,"
        " date: 2026-12-31, source: Boligkontoret, series: {2025-12-31: 38, 2026-12-31: 41}}"
    )


def test_a_jump_is_warned_of_and_a_change_of_scale_named(folder: Path, run: Run) -> None:
    (folder / "own.csv").write_text("år;Søkere\n2026;52\n", encoding="utf-8")
    found = run("figures", "add", "own.csv", "--to", "vik.yaml", "--figure", "waiting", *DAY)
    assert (
        "warning I007: 52 on 2026-12-31 is far from 38 on 2025-12-31: more than 25 percent, or 10 "
        "points\n    see that municipality, unit" in found.err
    )
    (folder / "own.csv").write_text("år;Innbyggere\n2024;8\n", encoding="utf-8")
    found = run("figures", "add", "own.csv", "--to", "vik.yaml", "--figure", "people", *DAY)
    assert "one of them seems to be in thousands" in found.err


def test_another_number_for_a_day_is_refused_and_a_correction_kept(folder: Path, run: Run) -> None:
    (folder / "own.csv").write_text("år;Søkere\n2025;40\n", encoding="utf-8")
    order = ("figures", "add", "own.csv", "--to", "vik.yaml", "--figure", "waiting", *DAY)
    refused = run(*order)
    assert refused.code == 1
    assert "error I004: the dossier says 38 for 2025-12-31, and the table 40" in refused.err
    assert lines(folder) == FIGURES.splitlines()[1:]
    assert run(*order, "--state", "corrected").code == 0
    assert lines(folder)[-1] == (
        "  - {id: waiting, theme: services, title: Søkere på venteliste, value: 40, unit: søkere,"
        " date: 2025-12-31, source: Boligkontoret, corrected: {on: 2027-03-01, was: {value: 38},"
        ' why: "Den som har talt, har rettet tallet."}}'
    )
    assert "already" in run(*order, "--state", "corrected").out
    assert run("check", "vik.yaml", *DAY).code == 0


def test_preliminary_numbers_are_called_so_until_the_final_ones_come(
    folder: Path, run: Run
) -> None:
    order = ("figures", "add", "own.csv", "--to", "vik.yaml", "--figure", "people", *DAY)
    (folder / "own.csv").write_text("år;Innbyggere\n2026;8400*\n", encoding="utf-8")
    assert run(*order).code == 0
    told = lines(folder)
    assert told[7] == '    source: "Statistisk sentralbyrå, tabell 07459, foreløpige tall"'
    assert "already" in run(*order).out
    (folder / "own.csv").write_text("år;Innbyggere\n2026;8420\n", encoding="utf-8")
    assert run(*order).code == 0
    assert lines(folder)[7:13] == [
        '    source: "Statistisk sentralbyrå, tabell 07459"',
        "    series: {2023-01-01: 8100, 2026-01-01: 8420}",
        "    corrected:",
        "      on: 2027-03-01",
        "      was:",
        "        series: {2026-01-01: 8400}",
    ]


def test_a_figure_is_begun_where_the_order_says_what_it_is(folder: Path, run: Run) -> None:
    (folder / "own.csv").write_text("Søkere\tPlasser\n41\t12\n", encoding="utf-8")
    order = (*("figures", "add", "own.csv", "--to", "vik.yaml"), "--theme", "services", *DAY)
    wish = ("--figure", "places=innhold/Plasser", "--day", "2026-06-30")
    lacks = run(*order, *wish)
    assert "say it with --unit and --source" in lacks.err
    told = ("--unit", "plasser", "--source", "Boligkontoret", "--state", "own")
    assert run(*order, *wish, *told).code == 0
    assert lines(folder)[-7:] == [
        "  - id: places",
        "    theme: services",
        "    title: Plasser",
        "    unit: plasser",
        "    date: 2026-06-30",
        "    value: 12",
        '    source: "Boligkontoret, egen telling"',
    ]


def test_a_map_names_the_figures_of_a_table_that_comes_each_year(folder: Path, run: Run) -> None:
    (folder / "ssb.map").write_text("# SSB 07459\npeople = \npeople=Region/9901\n", "utf-8")
    found = run("figures", "add", "ssb.json", "--to", "vik.yaml", "--map", "ssb.map", *DAY)
    assert found.code == 2
    (folder / "ssb.map").write_text("# SSB 07459\n\npeople=ContentsCode/Personer\n", "utf-8")
    found = run("figures", "add", "ssb.json", "--to", "vik.yaml", "--map", "ssb.map", *DAY)
    assert (found.code, found.out) == (0, "vik.yaml: has the numbers of ssb.json now\n")


def test_a_folder_has_its_numbers_in_the_file_of_its_figures(folder: Path, run: Run) -> None:
    (folder / "vik").mkdir()
    (folder / "vik" / "dossier.yaml").write_text(DOSSIER, encoding="utf-8")
    (folder / "vik" / "figures.yaml").write_text(FIGURES, encoding="utf-8")
    order = ("figures", "add", "ssb.json", "--to", "vik", "--figure", "people", *DAY)
    shown = run(*order, "--diff")
    assert shown.out.startswith("--- vik/figures.yaml\n+++ vik/figures.yaml\n@@ -3,8 +3,9")
    assert run(*order).code == 0
    assert (folder / "vik" / "dossier.yaml").read_text("utf-8") == DOSSIER
    assert "    date: 2026-01-01" in (folder / "vik" / "figures.yaml").read_text("utf-8")


def test_a_year_whose_day_nobody_knows_is_asked_for(folder: Path, run: Run) -> None:
    held = json.loads(json_stat())
    del held["dimension"]["ContentsCode"]["extension"]
    (folder / "ssb.json").write_text(json.dumps(held), encoding="utf-8")
    order = ("figures", "add", "ssb.json", "--to", "vik.yaml", "--figure", "new", *DAY)
    found = run(*order, "--theme", "population")
    assert (found.code, "error I003" in found.err) == (1, True)
    assert run(*order, "--theme", "population", "--day", "01-01").code == 0
    assert run(*order, "--day", "13-01").code == 2
