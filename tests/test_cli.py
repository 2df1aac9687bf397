import datetime as dt
import json
import os
import pty
import re
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import docx
import pytest

from pipeline import VERSION
from tests.samples import MANDATE, NOTE, ROOT, SMALL
from tests.word.charted import Made, seen, template
from tests.word.make import dressed, edge_of, paragraphs, saying, unzipped

CLEAN = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}


def run(
    folder: Path, *arguments: str, stdin: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the program as a person would: a process of its own, in a folder of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *arguments],
        cwd=folder,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        env=CLEAN | environment,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "a.yaml").write_text(SMALL + MANDATE, encoding="utf-8")
    return tmp_path


def break_it(folder: Path) -> None:
    text = (SMALL + MANDATE).replace("group: internal", "group: intern")
    (folder / "inputs" / "a.yaml").write_text(text, encoding="utf-8")


def test_help_and_version(tmp_path: Path) -> None:
    shown = run(tmp_path, "--help")
    assert shown.returncode == 0
    for name in ("init", "check", "build", "status", "rules", "explain", "schema", "templates"):
        assert f"\n  {name}" in shown.stdout
    assert VERSION in run(tmp_path, "--version").stdout


@pytest.mark.parametrize("arguments", [(), ("-q",), ("--lang", "en"), ("templates",)])
def test_without_a_command_there_is_help(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    shown = run(tmp_path, *arguments)
    assert shown.returncode == 2
    assert shown.stderr.startswith("Usage: ")
    assert "\nCommands:\n" in shown.stderr
    assert "Lag dokumentene" in run(tmp_path, LC_ALL="nb_NO.UTF-8").stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("--lang", "nb", "templates", "list", "--help"),
        ("--lang=nb", "templates", "list", "--help"),
        ("templates", "--lang", "nb", "list", "-h"),
        ("templates", "list", "--lang=nb", "-h"),
        ("templates", "list", "-h", "--lang", "nb"),
        ("--lang", "en", "templates", "list", "--lang", "nb", "-h"),
    ],
)
def test_lang_may_stand_anywhere(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert "Bruk: " in run(tmp_path, *arguments).stdout


def test_the_options_of_the_whole_program_may_follow_the_command(folder: Path) -> None:
    assert VERSION in run(folder, "check", "--version").stdout
    assert "not yet; missing" in run(folder, "build", "-v").stdout
    assert run(folder, "build", "-q").stdout == ""
    assert run(folder, "-q", "build").stdout == ""
    assert run(folder, "build", "inputs", "-qo", "outputs").stdout == ""
    norwegian = run(folder, "check", "inputs", "--lang", "nb", "--as-of", "2026-03-02").stdout
    assert norwegian == run(folder, "--lang=nb", "check", "--as-of", "2026-03-02").stdout
    assert "advarsel" in norwegian


def test_after_two_hyphens_everything_is_a_path(folder: Path) -> None:
    shutil.copy(folder / "inputs" / "a.yaml", folder / "--lang")
    shown = run(folder, "check", "--", "--lang", "nb")
    assert shown.returncode == 2
    assert shown.stderr.startswith("nb: there is no such file or folder")
    assert "0 errors" in run(folder, "check", "--as-of", "2026-03-02", "--", "--lang").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check", "--lan", "nb"), "No such option '--lan'. Did you mean '--lang'?"),
        (("check", "-lang", "nb"), "No such option '-lang'. Did you mean '--lang'?"),
        (("-lang=nb", "check"), "No such option '-lang'. Did you mean '--lang'?"),
        (("check", "-verbose"), "No such option '-verbose'. Did you mean '--verbose'?"),
        (("check", "-x"), "No such option '-x'."),
        (
            ("check", "--jobs", "2"),
            "--jobs belongs to another command, and is written after it: build",
        ),
        (
            ("--as-of", "2026-03-02", "check"),
            "--as-of belongs to another command, and is written after it: init, check, ",
        ),
        (("check", "--lang", "xx"), "'xx' is not one of 'en', 'nb', 'nn'."),
        (("check", "--lang"), "Option '--lang' requires an argument."),
        (("check", "--lang", "nb", "--lan"), "Valget '--lan' finnes ikke. Mente du '--lang'?"),
        (("rules", "x", "--lang", "nb"), "Her står det noe som ikke skal være med: x"),
    ],
)
def test_an_option_that_is_not_there_is_told_with_what_to_write(
    tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    shown = run(tmp_path, *arguments)
    assert shown.returncode == 2
    assert words in shown.stderr


def test_a_norwegian_locale_gets_norwegian_and_lang_overrides(tmp_path: Path) -> None:
    assert "Generate the documents" in run(tmp_path, "--help").stdout
    norwegian = run(tmp_path, "--help", LC_ALL="nb_NO.UTF-8").stdout
    assert "Lag dokumentene" in norwegian
    assert "Bruk: " in norwegian
    assert run(tmp_path, "--lang", "nb", "--help").stdout == norwegian
    assert "Usage: " in run(tmp_path, "--lang=en", "--help", LC_ALL="nb_NO.UTF-8").stdout


def test_check_passes_a_valid_dossier(folder: Path) -> None:
    shown = run(folder, "check", "--as-of", "2026-03-02")
    assert shown.returncode == 0
    assert "0 errors" in shown.stdout


def test_check_names_file_line_and_column_and_what_to_do(folder: Path) -> None:
    break_it(folder)
    shown = run(folder, "check")
    assert shown.returncode == 1
    assert shown.stdout.splitlines()[:2] == [
        (
            "inputs/a.yaml:26:12: error S004: group (Gruppe) must be one of political (Politisk), "
            "internal (Internt i organisasjonen), residents (Innbyggere), private (Utbyggere og "
            "private aktører), regional (Regionale myndigheter og samarbeidsparter)"
        ),
        "    did you mean internal?",
    ]


def test_check_reads_standard_input(tmp_path: Path) -> None:
    shown = run(tmp_path, "check", "-", "--format", "github", stdin=SMALL.replace("9901", "99"))
    assert shown.returncode == 1
    assert shown.stdout.startswith("::error title=saksflyt (S007),file=-,line=6,col=11::")


def test_check_writes_json_for_programs(folder: Path) -> None:
    break_it(folder)
    (found,) = json.loads(run(folder, "check", "--format", "json").stdout)
    assert (found["path"], found["line"], found["code"]) == ("inputs/a.yaml", 26, "S004")


def test_warnings_count_only_when_strict(folder: Path) -> None:
    shown = run(folder, "check", "--as-of", "2026-03-02")
    assert "warning" in shown.stdout
    assert run(folder, "check", "--as-of", "2026-03-02", "--strict").returncode == 1


def test_build_writes_skips_and_refuses_to_overwrite(folder: Path) -> None:
    first = run(folder, "build")
    assert first.returncode == 0
    assert "Wrote outputs/eksempelvik/mandatforesporsel-values.docx" in first.stdout
    assert "0 documents written to outputs, 1 unchanged" in run(folder, "build").stdout
    file = folder / "outputs" / "eksempelvik" / "mandatforesporsel-values.docx"
    file.write_bytes(b"edited")
    refused = run(folder, "build")
    assert refused.returncode == 1
    assert "was edited by hand and is left as it is" in refused.stderr
    assert file.read_bytes() == b"edited"


def test_diff_tells_what_was_edited_and_writes_a_redline(folder: Path) -> None:
    run(folder, "build")
    file = "outputs/eksempelvik/mandatforesporsel-values.docx"
    assert "No words are changed." in run(folder, "diff", file).stdout
    document = docx.Document(str(folder / file))
    held = next(one for one in document.paragraphs if "Arbeidet skal gi" in one.text)
    held.runs[0].text = held.text.replace("felles grunnlag", "trygt og felles grunnlag")
    document.save(str(folder / "edited.docx"))
    shutil.copy(folder / "edited.docx", folder / file)
    told = run(folder, "diff", file, "--redline", "red.docx", "--date", "2026-03-02")
    assert (told.returncode, told.stderr) == (0, "")
    changed = "- Changed from «Arbeidet skal gi tjenestene et felles grunnlag.»"
    assert f"{changed} to «Arbeidet skal gi tjenestene et trygt og felles grunnlag.»" in told.stdout
    assert (
        'w:author="Saksflyt"'
        in unzipped((folder / "red.docx").read_bytes())["word/document.xml"].decode()
    )
    held_already = run(folder, "diff", file, "--redline", "red.docx")
    assert (held_already.returncode, "red.docx" in held_already.stderr) == (2, True)


def test_diff_holds_any_two_files_against_each_other(tmp_path: Path) -> None:
    for name, text in (("a", "Svar innen 1. mai."), ("b", "Svar innen 2. juni.")):
        (tmp_path / f"{name}.docx").write_bytes(paragraphs("Likt.", text))
    told = run(tmp_path, "diff", "a.docx", "b.docx", "--lang", "nb")
    assert told.stdout == "- Endret fra «Svar innen 1. mai.» til «Svar innen 2. juni.»\n"
    assert not list(tmp_path.glob("*red*"))


def test_build_check_tells_ci_whether_documents_are_current(folder: Path) -> None:
    assert run(folder, "build", "--check").returncode == 4
    assert not (folder / "outputs").exists()
    assert run(folder, "build").returncode == 0
    assert run(folder, "build", "--check").returncode == 0


def test_build_takes_the_masters_that_lie_in_the_folder_or_that_are_named(folder: Path) -> None:
    run(folder, "build")
    (folder / "masters").mkdir()
    shutil.copy(ROOT / "masters" / "9902.docx", folder / "masters" / "9901.docx")
    assert (
        "Wrote outputs/eksempelvik/mandatforesporsel-values.docx anew"
        in run(folder, "build").stdout
    )
    assert "1 unchanged" in run(folder, "build", "--masters", "masters").stdout
    assert "\tcurrent\n" in run(folder, "status").stdout


def test_build_dry_run_says_what_it_would_write_and_writes_nothing(folder: Path) -> None:
    shown = run(folder, "build", "--dry-run")
    assert shown.returncode == 0
    assert "Would write outputs/eksempelvik/mandatforesporsel-values.docx" in shown.stdout
    assert not (folder / "outputs").exists()


def test_build_stops_for_errors_and_says_where(folder: Path) -> None:
    break_it(folder)
    shown = run(folder, "build")
    assert shown.returncode == 1
    assert "inputs/a.yaml:26:12: error S004" in shown.stderr
    assert "1 of 1 dossiers failed" in shown.stdout


def test_status_says_by_process_and_phase_what_is_missing(folder: Path) -> None:
    rows = [line.split("\t") for line in run(folder, "status").stdout.splitlines()]
    due = ["values", "1", "mandate-request", "mandatforesporsel-values.docx", "due"]
    assert ["eksempelvik", *due] in rows
    for phase in (["values", "2"], ["values", "3"], ["organisation", "3"]):
        assert ["eksempelvik", *phase, "case-draft", "", "not yet: a case (cases)"] in rows
    missing = "not yet: a mandate for the mapping (mandate, process: mapping)"
    assert ["eksempelvik", "mapping", "1", "mandate-request", "", missing] in rows
    run(folder, "build")
    assert "\tcurrent\n" in run(folder, "status").stdout


def test_status_at_a_terminal_says_how_far_each_phase_has_come(folder: Path) -> None:
    run(folder, "build")
    shown = at_a_terminal(folder, "status", "--type", "mandate-request", NO_COLOR="1")
    assert [line.split("  ") for line in shown] == [
        ["eksempelvik"],
        ["", "Felles verdigrunnlag"],
        ["", "", "1 Få mandat og etablere et grunnlag for arbeidet", "documents current"],
        ["", "", "", "mandatforesporsel-values.docx", "current"],
        ["", "Organisering og samarbeid"],
        ["", "", "1 Oppstart", "nothing yet"],
        [
            *("", "", "", "Forespørsel om mandat"),
            "not yet: a mandate for the organisation (mandate, process: organisation)",
        ],
        ["", "Kartlegging"],
        ["", "", "1 Identifiser oppgaven og avklar føringer", "nothing yet"],
        [
            *("", "", "", "Forespørsel om mandat"),
            "not yet: a mandate for the mapping (mandate, process: mapping)",
        ],
    ]


def test_status_at_a_terminal_says_why_a_document_is_out_of_date(folder: Path) -> None:
    run(folder, "build")
    now = (SMALL + MANDATE).replace("owner: Kommunalsjefen", "owner: Helsesjefen")
    (folder / "inputs" / "a.yaml").write_text(now, encoding="utf-8")
    shown = at_a_terminal(folder, "status", "--type", "mandate-request", NO_COLOR="1")
    assert [line.strip() for line in shown[2:5]] == [
        "1 Få mandat og etablere et grunnlag for arbeidet  begun",
        "mandatforesporsel-values.docx  stale",
        "mandate.values.owner: Kommunalsjefen → Helsesjefen",
    ]


def at_a_terminal(folder: Path, *arguments: str, **environment: str) -> list[str]:
    """Run with a terminal as output, wide enough for every line; give the lines, spaces thinned."""
    near, far = pty.openpty()
    try:
        subprocess.run(
            [sys.executable, "-m", "pipeline", *arguments],
            cwd=folder,
            stdout=far,
            check=True,
            env=CLEAN | {"COLUMNS": "200", "LINES": "50"} | environment,
        )
        os.close(far)
        text = b"".join(iter(partial(_read, near), b"")).decode()
    finally:
        os.close(near)
    return [re.sub(r"(?<=\S) {2,}", "  ", one.rstrip()) for one in text.splitlines() if one.strip()]


def _read(terminal: int) -> bytes:
    """Read what is there; Linux reports the end of a terminal as an error."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


@pytest.mark.parametrize("norm", ["nb", "nn"])
def test_init_writes_a_dossier_that_check_accepts(tmp_path: Path, norm: str) -> None:
    made = run(tmp_path, "init", "larvik.yaml", "--municipality", "3909", "--norm", norm)
    assert made.returncode == 0
    text = (tmp_path / "larvik.yaml").read_text(encoding="utf-8")
    assert "name: Larvik kommune" in text
    assert "number: 3909" in text
    shown = run(tmp_path, "check", "larvik.yaml")
    assert shown.returncode == 0, shown.stdout
    again = run(tmp_path, "init", "larvik.yaml", "--municipality", "3909")
    assert again.returncode == 2
    assert "exists already" in again.stderr
    assert (tmp_path / "larvik.yaml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("norm", ["nb", "nn"])
@pytest.mark.parametrize("day", ["2026-03-02", "2026-11-28", "2030-12-24"])
def test_a_short_dossier_is_one_that_gives_a_letter(tmp_path: Path, norm: str, day: str) -> None:
    start = ("--short", "--municipality", "9910", "--norm", norm, "--as-of", day)
    made = run(tmp_path, "init", "inputs/vik.yaml", *start)
    lists = "--norm nn --example" if norm == "nn" else "--example"
    assert f"such as cases: saksflyt schema {lists} cases\n" in made.stdout
    lines = (tmp_path / "inputs" / "vik.yaml").read_text("utf-8").splitlines()
    assert 100 <= len(lines) <= 150
    assert lines[0].startswith("# yaml-language-server: ")
    assert [one for one in lines if re.match(r" *# [a-z_]+:( |$)", one)] == []
    assert any(f"saksflyt schema {lists} cases" in one for one in lines[:12])
    assert run(tmp_path, "check", "--strict", "--as-of", day).returncode == 0
    assert run(tmp_path, "build", "--as-of", day).returncode == 0
    assert (tmp_path / "outputs" / "vik" / "oppfolgingsbrev-housing-office.docx").is_file()


def test_a_short_dossier_may_be_a_folder_and_its_examples_are_told(tmp_path: Path) -> None:
    made = run(tmp_path, "init", "vik", "--short", "--folder", "--municipality", "3909")
    assert made.returncode == 0
    names = {one.name for one in (tmp_path / "vik").iterdir()}
    wanted = ("stakeholders", "foundation", "decisions", "follow_up")
    assert names == {"dossier.yaml", *(f"{one}.yaml" for one in wanted)}
    shown = run(tmp_path, "check", "vik")
    assert "F106" in shown.stdout
    assert shown.returncode == 0


@pytest.mark.parametrize(
    ("asked", "code", "told"),
    [
        (("municipality.address", "--norm", "nn"), 0, "  # Adresse. Postadressa til eininga.\n"),
        (("folow_up",), 2, "Error: a dossier has no folow_up; try follow_up\n"),
        (("answers",), 2, "Error: a dossier has no answers; try follow_up.answers\n"),
        (("xyzzy",), 2, "Error: a dossier has no xyzzy; try schema, id, norm, date, municipality,"),
    ],
)
def test_schema_shows_one_section_or_says_which_may_be_meant(
    tmp_path: Path, asked: tuple[str, ...], code: int, told: str
) -> None:
    shown = run(tmp_path, "schema", "--example", *asked)
    assert shown.returncode == code
    assert (shown.stderr if code else shown.stdout).startswith(told)


@pytest.mark.parametrize(
    ("number", "norm", "lines"),
    [
        (
            "5610",
            "nb",
            [
                "  # Offisielle navn i SSBs rekkefølge: Kárášjohka (nordsamisk), Karasjok (norsk).",
                "  name: Karasjok kommune",
                "  names: [Kárášjoga gielda]",
            ],
        ),
        (
            "5540",
            "nn",
            [
                (
                    "  # Offisielle namn i rekkjefølgja til SSB: "
                    "Gáivuotna (nordsamisk), Kåfjord (norsk), Kaivuono (kvensk)."
                ),
                "  name: Kåfjord kommune",
                "  names: [Gáivuona suohkan, Kaivuonon komuuni]",
            ],
        ),
        (
            "4601",
            "nb",
            [
                "  name: Bergen kommune",
                "  governance: parlamentarisk",
                "  council: bystyre",
                "    title: byråd",
                "    definite: byrådet",
                "  words: {case: byrådssak}",
            ],
        ),
        (
            "0301",
            "nb",
            [
                "  # Offisielle navn i SSBs rekkefølge: Oslo (norsk), Oslove (sørsamisk).",
                "  name: Oslo kommune",
                "  names: [Oslove]",
                "  governance: parlamentarisk",
            ],
        ),
    ],
)
def test_init_writes_what_the_register_knows_of_the_municipality(
    tmp_path: Path, number: str, norm: str, lines: list[str]
) -> None:
    run(tmp_path, "init", "x.yaml", "--municipality", number, "--norm", norm)
    written = (tmp_path / "x.yaml").read_text(encoding="utf-8").splitlines()
    assert [one for one in lines if one not in written] == []
    shown = run(tmp_path, "check", "x.yaml")
    assert shown.returncode == 0, shown.stdout
    assert not {"D101", "D110", "C028"} & set(re.findall(r"[A-Z][0-9]{3}", shown.stdout))


def test_init_makes_the_folder_and_says_what_to_do_next(tmp_path: Path) -> None:
    made = run(tmp_path, "init", "mine saker/inputs/vik.yaml", "--municipality", "9901")
    assert made.stdout == (
        "Wrote mine saker/inputs/vik.yaml. "
        'Fill it in, then run: saksflyt check "mine saker/inputs/vik.yaml"\n'
        "It is in bokmål (norm: nb). For nynorsk, begin it with --norm nn\n"
    )
    assert (tmp_path / "mine saker" / "inputs" / "vik.yaml").exists()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("inputs/a.yaml", "run: saksflyt check inputs/a.yaml. For a new dossier, choose another"),
        ("inputs", "inputs is a folder; name the file in it, as in inputs/9901.yaml"),
        ("inputs/b", "the name of a dossier ends in .yaml, as in inputs/b.yaml"),
        ("b.docx", "the name of a dossier ends in .yaml, as in b.yaml"),
        ("inputs/a.yaml/b.yaml", "a part of the path is a file, not a folder"),
        (f"{'b' * 300}.yaml", "the name is too long for this system; choose a shorter one"),
    ],
)
def test_init_writes_over_nothing_and_where_a_dossier_is_looked_for(
    folder: Path, path: str, words: str
) -> None:
    before = sorted(folder.rglob("*"))
    shown = run(folder, "init", path, "--municipality", "9901")
    assert shown.returncode == 2
    assert words in shown.stderr
    assert len(shown.stderr.splitlines()) == 1
    assert sorted(folder.rglob("*")) == before
    assert (folder / "inputs" / "a.yaml").read_text(encoding="utf-8") == SMALL + MANDATE


@pytest.mark.parametrize("command", ["check", "build", "status"])
def test_a_file_that_looks_like_a_dossier_is_named_and_fails_nothing(
    folder: Path, command: str
) -> None:
    shutil.copy(folder / "inputs" / "a.yaml", folder / "inputs" / "b.yaml.txt")
    shown = run(folder, "-q", command, "--as-of", "2026-03-02")
    assert shown.returncode == 0
    said = [one for one in shown.stderr.splitlines() if "b.yaml" in one]
    assert len(said) == 1
    assert said[0].startswith("inputs/b.yaml.txt: warning: not read, since its name does not end")


def test_rules_and_explain_are_for_reading(tmp_path: Path) -> None:
    codes = [line.split("\t")[0] for line in run(tmp_path, "rules").stdout.splitlines()]
    assert {"Y004", "S001", "R001", "L001", "C013", "T005", "O001"} <= set(codes)
    page = run(tmp_path, "explain", "c013").stdout
    assert page.startswith("C013 (error): ")
    assert "Wrong:" in page
    assert "Right:" in page
    unknown = run(tmp_path, "explain", "C9999")
    assert unknown.returncode == 2
    assert "is no rule" in unknown.stderr


def test_schema_is_for_editors_and_for_readers(tmp_path: Path) -> None:
    held = json.loads(run(tmp_path, "schema").stdout)
    assert held["properties"]["municipality"]["title"] == "Kommunen"
    assert run(tmp_path, "schema", "--format", "markdown", "--norm", "nn").stdout.startswith(
        "# Felta i dossieret"
    )


def test_templates_list_shows_the_types(tmp_path: Path) -> None:
    names = [one.split("\t")[0] for one in run(tmp_path, "templates", "list").stdout.splitlines()]
    assert {"case-draft", "follow-up-letter", "mandate-request"} <= set(names)


def own_type(folder: Path) -> Path:
    """Make a folder with one type of its own, which prints the title of a case."""
    kind = folder / "types" / "note"
    kind.mkdir(parents=True)
    (kind / "document.yaml").write_text(NOTE, encoding="utf-8")
    for norm in ("nb", "nn"):
        dressed("# {{ item.title }}").save(str(kind / f"{norm}.docx"))
    return kind


def test_build_lets_documents_be_larger_where_it_is_told_to(folder: Path) -> None:
    kind = own_type(folder)
    loops = "{% for a in range(1000) %}{% for b in range(1000) %}{% endfor %}{% endfor %}"
    for norm in ("nb", "nn"):
        dressed("# Notat", loops).save(str(kind / f"{norm}.docx"))
    declared = NOTE.replace("one_per: case_drafts", "one_per: dossier")
    (kind / "document.yaml").write_text(declared, encoding="utf-8")
    build = ("build", "--templates", "types", "--as-of", "2026-03-02")
    refused = run(folder, *build)
    assert refused.returncode == 1
    assert "the loops take more than 2000000 steps" in refused.stderr + refused.stdout
    assert "let documents be larger: build --limit 2" in refused.stderr + refused.stdout
    assert run(folder, *build, "--limit", "2").returncode == 0


FACTS = """\
figures:
  - id: then
    theme: instruments
    title: Utleieboliger
    value: 195
    unit: boliger
    date: 2025-01-01
    source: Registeret
  - {id: now, theme: instruments, title: Bolig, value: 212, unit: a, date: 2026-01-01, source: R}
"""


def test_a_type_of_its_own_draws_the_figures_of_a_dossier(folder: Path) -> None:
    kind = own_type(folder)
    declared = NOTE.replace("one_per: case_drafts", "one_per: dossier")
    (kind / "document.yaml").write_text(declared, encoding="utf-8")
    (folder / "inputs" / "a.yaml").write_text(SMALL + FACTS, encoding="utf-8")
    named = "dossier.figures|map(attribute='%s')|list"
    tag = (
        "{% chart {'name': 'Utleieboliger', 'unit': 'boliger', 'categories': "
        f"{named % 'date'}, 'values': {named % 'value'}"
        "} %}"
    )
    for norm in ("nb", "nn"):
        (kind / f"{norm}.docx").write_bytes(template(Made(tag), before=("Notat",)))
    assert run(folder, "templates", "check", "types").returncode == 0
    build = ("build", "--templates", "types", "--as-of", "2026-03-02")
    assert run(folder, *build).returncode == 0
    (held,) = seen(next((folder / "outputs").glob("*/*.docx")).read_bytes())
    assert held.words.replace("\u00a0", " ") == (
        "Utleieboliger. 1. januar 2025: 195 boliger; 1. januar 2026: 212 boliger."
    )
    assert held.sheet[1:] == [(dt.datetime(2025, 1, 1), 195), (dt.datetime(2026, 1, 1), 212)]  # noqa: DTZ001
    wrong = tag.replace("dossier.figures", "dossier.figure")
    (kind / "nn.docx").write_bytes(template(Made(wrong), before=("Notat",)))
    shown = run(folder, "templates", "check", "types")
    assert shown.returncode == 1
    assert "{% chart" in shown.stdout
    assert "“figure” is unknown" in shown.stdout


def test_templates_check_says_what_is_wrong_with_which_file(tmp_path: Path) -> None:
    kind = own_type(tmp_path)
    shown = run(tmp_path, "templates", "check", "types")
    assert (shown.returncode, shown.stdout) == (0, "No findings; document types checked: 1\n")
    dressed("# {{ item.titel }}", "").save(str(kind / "nb.docx"))
    dressed("# {{ item.titel }}").save(str(kind / "nn.docx"))
    shown = run(tmp_path, "templates", "check", "types/note")
    assert shown.returncode == 1
    assert shown.stdout.splitlines() == [
        (
            "types/note/nb.docx:1:1: warning A006: word/document.xml: an empty paragraph stands"
            " after “{{ item.titel }}”"
        ),
        "    delete it, and let the style of its neighbour have space before or after",
        (
            "types/note/nb.docx:1:1: error T005: word/document.xml, in “{{ item.titel }}”: “titel”"
            " is unknown in its group"
        ),
        "    did you mean “title”?",
        (
            "types/note/nn.docx:1:1: error T005: word/document.xml, in “{{ item.titel }}”: “titel”"
            " is unknown in its group"
        ),
        "    did you mean “title”?",
        "2 errors, 1 warnings",
    ]
    found = json.loads(run(tmp_path, "templates", "check", "types", "--format", "json").stdout)
    assert [(one["path"], one["code"]) for one in found] == [
        ("types/note/nb.docx", "A006"),
        ("types/note/nb.docx", "T005"),
        ("types/note/nn.docx", "T005"),
    ]


def test_templates_check_reads_the_letterheads_too(folder: Path) -> None:
    master = (ROOT / "masters" / "9902.docx").read_bytes()
    for place in ("masters", "others"):
        (folder / place).mkdir()
        wrong = saying(master, "{{ municipality.name }}", "{{ municipality.nam }}")
        (folder / place / "9901.docx").write_bytes(wrong)
    own_type(folder)
    shown = run(folder, "templates", "check", "--templates", "types")
    assert shown.returncode == 1
    assert f"masters/9901.docx:1:1: error T005: {edge_of(master)}, in “" in shown.stdout
    assert run(folder, "templates", "check", "case-draft").returncode == 0
    shown = run(folder, "templates", "check", "case-draft", "--masters", "others")
    assert (shown.returncode, shown.stdout.partition(":")[0]) == (1, "others/9901.docx")
    built = run(folder, "build", "--as-of", "2026-03-02")
    assert built.returncode == 1
    assert "masters/9901.docx:1:1: error T005" in built.stdout + built.stderr


def test_templates_check_lets_warnings_count_only_when_strict(tmp_path: Path) -> None:
    kind = own_type(tmp_path)
    for norm in ("nb", "nn"):
        dressed("# {{ item.title }}", "").save(str(kind / f"{norm}.docx"))
    assert run(tmp_path, "templates", "check", "--templates", "types", "note").returncode == 0
    assert run(tmp_path, "templates", "check", "types", "--strict").returncode == 1


def test_templates_check_refuses_what_it_does_not_know(tmp_path: Path) -> None:
    own_type(tmp_path)
    shown = run(tmp_path, "templates", "check", "nota", "--templates", "types")
    assert (shown.returncode, shown.stderr) == (2, "nota: no such document type; there are note\n")
    assert run(tmp_path, "templates", "check", "types", "--format", "xml").returncode == 2


def test_templates_text_prints_a_template_or_writes_it_beside(tmp_path: Path) -> None:
    kind = own_type(tmp_path)
    assert run(tmp_path, "templates", "text", "types").stdout == (
        "note/nb.docx\n\n# {{ item.title }}\n\nnote/nn.docx\n\n# {{ item.title }}\n\n"
    )
    shown = run(tmp_path, "templates", "text", "types", "--write")
    assert shown.stdout == "Wrote types/note/nb.txt\nWrote types/note/nn.txt\n"
    assert (kind / "nn.txt").read_bytes() == b"# {{ item.title }}\n"
    assert run(tmp_path, "templates", "check", "types").returncode == 0
    (kind / "nn.docx").write_bytes(b"no Word file")
    shown = run(tmp_path, "templates", "text", "types")
    assert shown.returncode == 1
    assert "note/nn.docx:1:1: error T001" in shown.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check", "none.yaml"), "none.yaml: there is no such file or folder; see that"),
        (("check",), "saksflyt init inputs/NAME.yaml --municipality NUMBER"),
        (("build",), "saksflyt init inputs/NAME.yaml --municipality NUMBER"),
        (("status",), "saksflyt init inputs/NAME.yaml --municipality NUMBER"),
        (("build", "--type", "no-such"), "no such document type"),
        (("check", "--as-of", "17.05.2026"), "as in 2026-05-17"),
        (("check", "--format", "xml"), "choose one of text, concise, full, json"),
        (("build", "--templates", "."), "holds no document types"),
        (("build", "--masters", "none"), "there is no such folder of masters"),
        (("init", "x.yaml", "--municipality", "3805"), "3805 was Larvik until 2024; its number is"),
        (("init", "x.yaml", "--municipality", "301"), "has the number 301: write 0301"),
        (
            ("init", "x.yaml", "--municipality", "0706", "--as-of", "2026-03-02"),
            "no municipality has the number 0706 on 2026-03-02; the day decides",
        ),
        (("diff", "none.docx"), "none.docx: there is no such file"),
        (("no-such-command",), "No such command"),
        (("a.yaml",), "a.yaml is no command; write what to do first: saksflyt check a.yaml"),
        (("inputs/",), "inputs/ is no command; write what to do first: saksflyt check inputs/"),
    ],
)
def test_an_operators_fault_is_one_clear_line_and_exit_2(
    tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    shown = run(tmp_path, *arguments)
    assert shown.returncode == 2
    assert words in shown.stderr
    assert "Traceback" not in shown.stderr
    assert shown.stdout == ""


def test_a_fault_of_the_programs_own_never_repeats_what_the_dossier_says(folder: Path) -> None:
    crash = (
        "import sys; from pipeline import workflow; from pipeline.cli import program\n"
        "def fail(*_): raise RuntimeError('KANARI-01017012345')\n"
        "workflow.check = fail; sys.argv = ['saksflyt', 'check']; program.main()"
    )
    shown = subprocess.run(
        [sys.executable, "-c", crash],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=CLEAN,
    )
    assert shown.returncode == 3
    assert "please report" in shown.stderr
    assert "KANARI" not in shown.stdout + shown.stderr


def test_no_command_repeats_personal_data(folder: Path) -> None:
    canary = "KANARI-01017012345"
    text = (
        (SMALL + MANDATE).replace("Solveig Eksempel", canary).replace("postmottak@", f"{canary}@")
    )
    path = folder / "inputs" / "a.yaml"
    for now in (text, text.replace("norm: nb", f"norm: {canary}"), text + f"{canary}: {canary}\n"):
        path.write_text(now, encoding="utf-8")
        for command in ("check", "build", "status"):
            shown = run(folder, "-v", command)
            assert canary not in shown.stdout + shown.stderr
    for manifest in (folder / "outputs").rglob("manifest.json"):
        assert canary not in manifest.read_text(encoding="utf-8")
