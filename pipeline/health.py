"""What an installation is, point by point: each well, or with what to do about it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path

from pipeline import VERSION, installed, shelf
from pipeline.diagnostics import NOTHING, Rejected, Severity, Text, Unusable, say
from pipeline.frozen import Frozen
from pipeline.installed import Installed, Library
from pipeline.language import LANGUAGES, mark, translator
from pipeline.settings import Settings


class Health(StrEnum):
    """A fault keeps the program from its work; a warning does not."""

    OK = mark("ok")
    WARNING = mark("warning")
    FAULT = mark("fault")


class HealthPoint(Frozen):
    """One thing that was looked at: its name, how it is, and what to do where it is not well."""

    name: str
    health: Health
    said: Text
    advice: Text = NOTHING


def _well(name: str, said: Text) -> HealthPoint:
    return HealthPoint(name, Health.OK, said)


def _warned(name: str, said: Text, advice: Text) -> HealthPoint:
    return HealthPoint(name, Health.WARNING, said, advice)


def _faulty(name: str, said: Text, advice: Text) -> HealthPoint:
    return HealthPoint(name, Health.FAULT, said, advice)


# --- What the program runs in.

_INSTALL = say("install it anew: python -m pip install --upgrade --force-reinstall saksflyt")


def program(home: Path, held: Installed) -> Iterator[HealthPoint]:
    """Tell which program this is, in which Python, and whether its libraries are those it needs."""
    folder = shown(Path(__file__).parent, home)
    yield _well("saksflyt", say("{version}, in {folder}", version=VERSION, folder=folder))
    said = say("{version} on {system}", version=held.python, system=held.system)
    if installed.fits(held.python, held.wanted):
        yield _well("python", said)
    else:
        yield _faulty("python", said, say("install Python {wanted}", wanted=held.wanted))
    if not held.libraries:
        words = say("not installed as a package: whether the libraries fit is not known")
        yield _warned("libraries", words, _INSTALL)
    yield from map(_library, held.libraries)


def _library(one: Library) -> HealthPoint:
    advice = say("run: python -m pip install '{name}{wanted}'", name=one.name, wanted=one.wanted)
    if not one.version:
        return _faulty(one.name, say("not here; {wanted} is needed", wanted=one.wanted), advice)
    said = say("{version}; {wanted} is needed", version=one.version, wanted=one.wanted)
    return _well(one.name, said) if one.fits else _faulty(one.name, said, advice)


# --- What it has with it.


def carried(home: Path) -> Iterator[HealthPoint]:
    """Tell whether templates, catalogues, registers and examples are here and can be read."""
    from pipeline import read

    yield types("templates", read.templates_folder(), home)
    yield _catalogues()
    try:
        yield _well("examples", say("{count} codes", count=len(read.examples())))
    except (Unusable, OSError, ValueError):
        yield _faulty("examples", say("cannot be read"), _INSTALL)


def types(name: str, folder: Path, home: Path) -> HealthPoint:
    """Tell how many document types a folder has, with blocks and a family, all of them whole."""
    from pipeline import kinds, read

    place = shown(folder, home)
    own = folder == read.templates_folder()
    advice = _INSTALL if own else say("run saksflyt templates check --templates {path}", path=place)
    try:
        held = kinds.kinds(folder)
        blocks, family = read.blocks(folder), read.family(folder)
    except Unusable as fault:
        return _faulty(name, _nameless(fault.text, home), advice)
    except Rejected:
        return _faulty(name, say("cannot be read"), advice)
    worst = [one for one in held.findings if one.severity is Severity.ERROR]
    if worst or family.fault or not blocks:
        return _faulty(name, say("in {folder}, not all can be read", folder=place), advice)
    said = say(
        "{count} document types, {blocks} files of blocks and {family}, in {folder}",
        count=len(held.types),
        blocks=len(blocks),
        family=family.name,
        folder=place,
    )
    return _well(name, said)


# A message that each catalogue has for certain.
_KNOWN = mark("Wrong:")


def _catalogues() -> HealthPoint:
    lacking = [one for one in LANGUAGES[1:] if translator(one)(_KNOWN) == _KNOWN]
    if lacking:
        said = say("not here: {names}", names=", ".join(lacking))
        return _faulty("catalogues", said, _INSTALL)
    return _well("catalogues", say("{names}", names=", ".join(LANGUAGES)))


# Laws change at the turn of a half year; the list of municipalities at that of a year.
_OLD = dt.timedelta(days=365)


def registers(today: dt.date) -> Iterator[HealthPoint]:
    """Tell which day the registers are of, and whether they are old."""
    from pipeline.registers import laws, municipalities, stamp

    checked = stamp.CHECKED_ON
    said = say(
        "{count} provisions, held against their sources until {day}",
        count=len(laws.PROVISIONS),
        day=checked,
    )
    advice = say("install a newer saksflyt, or look up on lovdata.no what a dossier cites")
    old = today - checked > _OLD
    yield _warned("laws", said, advice) if old else _well("laws", said)
    listed = municipalities.LISTED_ON
    try:
        count = len(municipalities.register())
    except OSError:
        yield _faulty("municipalities", say("cannot be read"), _INSTALL)
        return
    said = say("{count} municipalities, as they are on {day}", count=count, day=listed)
    advice = say("install a newer saksflyt, or look up in ssb.no/klass/klassifikasjoner/131")
    old = today - listed > _OLD
    yield _warned("municipalities", said, advice) if old else _well("municipalities", said)


# --- Where it runs.


def cache(root: Path | None, home: Path, *, in_ci: bool) -> HealthPoint:
    """Tell whether compiled templates can be kept between runs."""
    if in_ci:
        return _well("cache", say("not used where CI is true"))
    if root is None:
        advice = say("set XDG_CACHE_HOME to a folder of yours; without it a build takes longer")
        return _warned("cache", say("there is no cache folder"), advice)
    ours = root.joinpath(*shelf.OURS)
    place = shown(ours, home)
    try:
        for one in shelf.folders(root):
            shelf.present(one)
    except shelf.Odd:
        advice = say("see that you own {path}, and that nobody else can write there", path=place)
        return _warned("cache", say("{path}: not as the program left it", path=place), advice)
    if not installed.is_writable(ours):
        advice = say("give yourself the right to write there; without it a build takes longer")
        return _warned("cache", say("{path} cannot be written to", path=place), advice)
    return _well("cache", say("{path}", path=place))


def settings(held: Settings | Unusable, home: Path) -> Iterator[HealthPoint]:
    """Tell which file says how the program is run here, and whether what it names is there."""
    if isinstance(held, Unusable):
        yield _faulty("settings", held.text, say("mend that line; until then no command runs"))
        return
    if not held.file:
        none = say("no saksflyt.toml here or above, and no [tool.saksflyt] in pyproject.toml")
        yield _well("settings", none)
        return
    keys = ", ".join(held.values) or "-"
    yield _well("settings", say("{path} sets {keys}", path=held.file, keys=keys))
    named = held["templates"]
    if named:
        yield types("own templates", Path(held.path(named)), home)


_OTHERS = (
    ("git", ("git",), say("check --changed-since and diff read older revisions with it")),
    ("libreoffice", ("soffice", "libreoffice"), say("only the program's own tests use it")),
    ("poppler", ("pdftotext",), say("only the program's own tests use it")),
)


def others(home: Path) -> Iterator[HealthPoint]:
    """Tell which other programs are here that some commands use; all can do without."""
    for name, commands, use in _OTHERS:
        found = installed.program(commands)
        place = shown(Path(found), home)
        there = say("{path}; {use}", path=place, use=use)
        yield _well(name, there if found else say("not here; {use}", use=use))


# --- What is said to whom.


def language(spoken: str, reason: Text) -> HealthPoint:
    return _well("language", say("{language}: {reason}", language=spoken, reason=reason))


def terminal(encoding: str, colour: Text, width: int) -> HealthPoint:
    """Tell how words come out: whether our letters do, and whether in colour."""
    said = say(
        "{encoding}, {width} columns; {colour}", encoding=encoding, width=width, colour=colour
    )
    try:
        "æøåÆØÅáčšž–«»".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        advice = say("set PYTHONUTF8=1, or letters as æ, ø and å come out as others")
        return _warned("terminal", said, advice)
    return _well("terminal", said)


def worst(points: Sequence[HealthPoint]) -> Health:
    order = (Health.FAULT, Health.WARNING)
    return next((one for one in order if any(each.health is one for each in points)), Health.OK)


def shown(path: Path, home: Path) -> str:
    """Write a path without the name of whose home it is in."""
    is_in_it = home != home.parent and path.is_relative_to(home)
    return str(Path("~") / path.relative_to(home)) if is_in_it else str(path)


def _short(value: str, home: Path) -> str:
    return shown(Path(value), home) if value.startswith(str(home)) else value


def _nameless(text: Text, home: Path) -> Text:
    """Take the name of whose home it is out of a message."""
    values = tuple(
        (name, _nameless(one, home) if isinstance(one, Text) else _short(one, home))
        for name, one in text.values
    )
    return Text(text.msgid, values)
