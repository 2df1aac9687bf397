"""Every command that the README and the guides print runs as printed, and prints what they show."""

import contextlib
import io
import re
import shlex
import shutil
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import docx
import pytest

from pipeline import manual
from pipeline.cli import exits, options, program, voice
from tests.elided import agrees, elided
from tests.samples import EXAMPLES, ROOT, TODAY

TUTORIAL = "docs/tutorial.md"
NORWEGIAN = "docs/no/"
BEGINNER, IN_NYNORSK = f"{NORWEGIAN}kom-i-gang.md", f"{NORWEGIAN}nynorsk.md"
NEW_TYPE = f"{NORWEGIAN}ny-dokumenttype.md"
GUIDES = tuple(
    one.relative_to(ROOT).as_posix()
    for folder in ("docs/how-to", NORWEGIAN)
    for one in sorted((ROOT / folder).glob("*.md"))
    if one not in (ROOT / BEGINNER, ROOT / NEW_TYPE)
)
PAGES = ("README.md", TUTORIAL, BEGINNER, NEW_TYPE, *GUIDES)
# What installs the program, or sets up a checkout and tests it: .ci/run does that.
ELSEWHERE = ("pipx install .", "make demo", "make test")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page; a command that stands in an indented one counts as a block."""

    language: str
    text: str


BLOCK = re.compile(
    r"^ *```(?P<language>\w+)\n(?P<text>.*?)^ *```$"
    r"|^ {4,}(?P<line>(?:saksflyt|python|pipx?|make|mkdir|cd|cp|git) [^\n]*)$",
    re.MULTILINE | re.DOTALL,
)


def blocks(page: str) -> Iterator[Block]:
    for found in BLOCK.finditer((ROOT / page).read_text(encoding="utf-8")):
        yield Block(found["language"] or "sh", found["text"] or found["line"].rstrip())


def commands(block: Block) -> tuple[tuple[str, str], ...]:
    """Give each command of a block, and what the page shows that it prints."""
    if block.language == "console":
        told = re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]
        return tuple((one.partition("\n")[0], one.partition("\n")[2]) for one in told)
    lines = block.text.splitlines() if block.language == "sh" else ()
    return tuple((one.strip(), "") for one in lines if one.strip() not in ELSEWHERE)


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Typed":
    """Give a person in an empty folder, on the day of the examples."""
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setattr(options, "_today", lambda: TODAY)
    monkeypatch.chdir(tmp_path)
    return Typed(monkeypatch)


@dataclass(frozen=True, slots=True)
class Typed:
    """A person who types commands as they are printed."""

    monkeypatch: pytest.MonkeyPatch

    def at_terminal(self, language: str) -> None:
        """Let them read their own language, in a window."""
        self.monkeypatch.setenv("LANGUAGE", language)
        self.monkeypatch.setenv("COLUMNS", "110")
        self.monkeypatch.setenv("NO_COLOR", "1")
        self.monkeypatch.setattr(voice.Speaker, "at_terminal", property(lambda _: True))

    def run(self, command: str) -> tuple[int, str]:
        """Run a command; give its exit code, and what a terminal would show."""
        name, *arguments = shlex.split(command, comments=True)
        if ">" in arguments:
            code, told = self.run(shlex.join([name, *arguments[: arguments.index(">")]]))
            Path(arguments[-1]).write_text(told, encoding="utf-8")
            return code, ""
        if name in ("mkdir", "cd"):
            (folder,) = arguments
            do = Path.mkdir if name == "mkdir" else self.monkeypatch.chdir
            do(Path(folder))
            return 0, ""
        assert name == "saksflyt", command
        self.monkeypatch.setattr(sys, "argv", [name, *arguments])
        shown = io.StringIO()
        with (
            contextlib.redirect_stdout(shown),
            contextlib.redirect_stderr(shown),
            pytest.raises(SystemExit) as stopped,
        ):
            program.main()
        assert isinstance(stopped.value.code, int)
        return stopped.value.code, re.sub(r" +$", "", shown.getvalue(), flags=re.MULTILINE)

    def follow(self, block: Block) -> Block:
        """Run what a block prints; give it as it should read."""
        if block.language == "word":
            edit(block.text)
        if block.language == "csv":
            Path("tabell.csv").write_text(block.text, encoding="utf-8")
        held = []
        for command, shown in commands(block):
            code, printed = self.run(command)
            assert block.language == "console" or code == 0, (command, printed)
            assert code in (exits.FINE, exits.FINDINGS), (command, printed)
            held.append(
                f"$ {command}\n{shown if agrees(shown, printed) else elided(shown, printed)}"
            )
        return Block(block.language, "".join(held)) if block.language == "console" else block


def edit(told: str) -> None:
    """Do in Word what a block tells: a sentence of a file gives way to another, or all of it."""
    file, *lines = told.splitlines()
    document = docx.Document(file)
    if len(lines) == 2 and lines[1].startswith("+ "):
        was, now = (line[2:] for line in lines)
        (held,) = (one for one in document.paragraphs if was in one.text)
        held.runs[0].text = held.text.replace(was, now)
        for one in held.runs[1:]:
            one.text = ""
    else:
        for one in document.element.body[:-1]:
            document.element.body.remove(one)
        for line in lines:
            mark, _, words = line.partition(" ")
            styled = mark in STYLES
            document.add_paragraph(words if styled else line, STYLES[mark] if styled else None)
        document.core_properties.title = ""
    document.save(file)


# What a line of a whole file begins with, and the style that Word calls so in English.
STYLES = {"#": "Title", "##": "Heading 1", "-": "List Bullet"}


def settle(page: str, was: Block, now: Block, *, accept: bool) -> None:
    """Hold what a page shows against what is printed; --accept writes it into the page."""
    if accept and was != now:
        path = ROOT / page
        text = path.read_text(encoding="utf-8")
        was_shown, now_shown = (f"```{one.language}\n{one.text}```" for one in (was, now))
        path.write_text(text.replace(was_shown, now_shown, 1), encoding="utf-8")
    else:
        assert was == now, f"{page}: run pytest tests/test_guides.py --accept, and read the change"


# A block that begins with the name of a file is what the reader writes there.
FILE = re.compile(r"# (revisions/\S+\.yaml|saksflyt\.toml)\n")
EMPTY, CHECKOUT = (), ("inputs", "masters")


@pytest.mark.parametrize(
    ("page", "folders"),
    [
        ("README.md", EMPTY),
        ("README.md", CHECKOUT),
        *((one, EMPTY if one == IN_NYNORSK else CHECKOUT) for one in GUIDES),
    ],
)
def test_every_command_runs_as_printed(
    typed: Typed, request: pytest.FixtureRequest, page: str, folders: tuple[str, ...]
) -> None:
    for folder in folders:
        shutil.copytree(ROOT / folder, folder)
    if page.startswith(NORWEGIAN):
        typed.at_terminal("nn" if page == IN_NYNORSK else "nb")
    for block in blocks(page):
        if file := FILE.match(block.text):
            Path(file[1]).parent.mkdir(exist_ok=True)
            Path(file[1]).write_text(block.text, encoding="utf-8")
        settle(page, block, typed.follow(block), accept=request.config.getoption("--accept"))


def test_who_follows_the_tutorial_to_the_letter_sees_what_it_shows(
    typed: Typed, request: pytest.FixtureRequest
) -> None:
    accept = request.config.getoption("--accept")
    *most, last = blocks(TUTORIAL)
    for block in most:
        if block.language == "yaml":
            write(Path("inputs", "vik.yaml"), block.text)
        settle(TUTORIAL, block, typed.follow(block), accept=accept)
    write_in_word(Path("outputs", "vik", "mandatforesporsel-values.docx"))
    settle(TUTORIAL, last, typed.follow(last), accept=accept)


def test_who_has_nothing_installed_reaches_a_sent_letter_and_its_answer(
    typed: Typed, request: pytest.FixtureRequest
) -> None:
    typed.at_terminal("nb")
    for block in blocks(BEGINNER):
        if block.language == "yaml":
            fill(Path("inputs", "granvik.yaml"), block.text)
        followed = typed.follow(block)
        settle(BEGINNER, block, followed, accept=request.config.getoption("--accept"))
    folder, letter = Path("outputs", "granvik"), "oppfolgingsbrev-housing-office"
    first, second = (printed(folder / f"{letter}{day}.docx") for day in ("", "-2026-03-20"))
    assert "Utkast" not in first + second
    assert "Vi tar gjerne en prat hvis noe er uklart." in first
    assert "Erstatter dokumentet av 2.\u00a0mars 2026" in second
    assert "Vi spør alle søkere" in printed(folder / "etterlevelsesrapport.docx")


def test_who_has_a_letter_only_reaches_a_type_of_their_own_and_a_letter_made_of_it(
    typed: Typed, request: pytest.FixtureRequest
) -> None:
    typed.at_terminal("nb")
    declared = Path("maler", "invitasjon", "document.yaml")
    for block in blocks(NEW_TYPE):
        if block.language == "yaml":
            fill(declared if declared.exists() else Path("inputs", "granvik.yaml"), block.text)
        followed = typed.follow(block)
        settle(NEW_TYPE, block, followed, accept=request.config.getoption("--accept"))
    letter = printed(Path("outputs", "granvik", "invitasjon-housing-office.docx"))
    assert "Boligkontoret\nStrandgata 2\n9990 Granvik\nDato: 2.\u00a0mars 2026\n" in letter
    assert "Si fra til postmottak@eksempelvik.example innen 1. april" in letter
    assert "{" not in letter


def printed(path: Path) -> str:
    """Give every text of a document, in all its parts."""
    with zipfile.ZipFile(path) as held:
        parts = [held.read(one).decode() for one in held.namelist() if one.endswith(".xml")]
    return "\n".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", "".join(parts)))


def fill(path: Path, text: str) -> None:
    """Do what a reader does with a block: write the lines of these keys anew, where they stand.

    What is new stands below its first line, which is there. A section of the top is written in
    place of it and of all below it, or last of what the reader has written: above the register,
    if there is one.
    """
    held = path.read_text(encoding="utf-8")
    keys = [line.partition(":")[0] for line in text.splitlines()]
    lines = [f"{re.escape(one)}:.*\n" for one in keys]
    below = [lines[0]] if text.startswith(" ") else [rf"{keys[0]}:\n(?s:.*)\Z"]
    for form in (r"(?: *#.*\n)*".join(lines), *below):
        new, found = re.subn(f"^{form}", lambda _: text, held, flags=re.MULTILINE)
        if found:
            assert found == 1, text
            path.write_text(new, encoding="utf-8")
            return
    above, register, rest = held.partition("\ndocuments:\n")
    path.write_text(f"{above}\n{text}{register}{rest}", encoding="utf-8")


def write(path: Path, text: str) -> None:
    """Write a section at the end of a dossier, or change the one line that has the key."""
    held = path.read_text(encoding="utf-8")
    if text.startswith(" "):
        held, found = re.subn(rf"^{text.partition(':')[0]}: .*\n", text, held, flags=re.MULTILINE)
        assert found == 1
    else:
        held += text
    path.write_text(held, encoding="utf-8")


def write_in_word(path: Path) -> None:
    document = docx.Document(str(path))
    document.add_paragraph("Skrevet for hånd.")
    document.save(str(path))


@pytest.mark.parametrize("page", PAGES)
def test_what_is_named_in_the_text_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for command in re.findall(r"`saksflyt ([^`]+)`", text):
        first, *_ = re.split(r"\\?\|", command)  # a table has its own strokes escaped
        read(program.program, shlex.split(first))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in " ".join(re.findall(r"(?:`|^)make ([a-z ]+)", text, re.MULTILINE)).split():
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    codes = {one.code for one in manual.entries()}
    assert set(re.findall(r"`([A-Z]\d{3})`", text)) <= codes


def read(command: click.Command, words: list[str], above: click.Context | None = None) -> None:
    """Read a command line as click does, and run nothing; raises click's own faults."""
    context = click.Context(command, parent=above, obj=str, **command.context_settings)
    _, rest, _ = command.make_parser(context).parse_args(words)
    if isinstance(command, click.Group) and rest:
        read(command.commands[rest[0]], rest[1:], context)


@pytest.mark.parametrize(
    "page", ["docs/how-to/from-mandate-to-evaluation.md", "docs/no/fra-mandat-til-evaluering.md"]
)
def test_the_documents_that_a_walk_through_names_are_made(
    built: dict[str, bytes], page: str
) -> None:
    named = set(re.findall(r"`([^`]+\.docx)`", (ROOT / page).read_text(encoding="utf-8")))
    # What Eksempelvik has not come to, another of the examples has.
    made = [name.partition("/")[2] for name in built]
    assert named
    assert [one for one in named if not any(map(re.compile(spelt(one)).fullmatch, made))] == []


def spelt(name: str) -> str:
    return re.escape(name).replace("…", ".+")


def test_the_first_command_of_the_readme_names_no_dossier_that_is_there() -> None:
    made = re.findall(
        r"^saksflyt init (\S+)", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE
    )
    assert made
    assert not {ROOT / one for one in made} & set(EXAMPLES)
