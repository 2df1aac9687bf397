"""A table's numbers laid into the figures of a dossier; nothing is written here."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline import check, counting, node, parse, rewrite, source
from pipeline.characters import Position
from pipeline.contract.declare import KeyPath, keys
from pipeline.counting import FigureCount, Points
from pipeline.decode import decoded, encoded
from pipeline.delivered.choice import Choice, OfMunicipality, chosen
from pipeline.delivered.period import DayOfYear
from pipeline.delivered.table import Delivered
from pipeline.diagnostics import Diagnostic, Rejected, Severity, Text, say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.figure import Figure, Theme
from pipeline.frozen import Frozen, replace
from pipeline.living.page import Page, Writing, composed, listed, mapping, same, word
from pipeline.norm import Norm
from pipeline.source import Book, Source


class Certainty(StrEnum):
    """How sure the numbers are, and who has counted."""

    FINAL = "final"
    PRELIMINARY = "preliminary"
    CORRECTED = "corrected"
    OWN = "own"


class Addition(Frozen):
    """What is to be added: from which table, to which figures, and what the table does not say."""

    table: Delivered
    choices: tuple[Choice, ...]
    # The day that a correction carries.
    on: dt.date
    # Which day of a year its numbers are of, or the one day that all of them are of.
    of_year: DayOfYear | None = None
    day: dt.date | None = None
    unit: str = ""
    source: str = ""
    theme: Theme | None = None
    title: str = ""
    state: Certainty | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """A dossier as it is and as it is to read, and what is to be said of the numbers.

    Where an error is among the findings, `after` is the book as it was.
    """

    book: Book
    after: Book = field(repr=False)
    findings: tuple[Diagnostic, ...] = ()

    @property
    def changed(self) -> bool:
        return self.after.content != self.book.content

    @property
    def refused(self) -> bool:
        return any(one.severity is Severity.ERROR for one in self.findings)


# How a source says it, behind who has counted: with this nobody takes them for something else.
_SAID = {
    Certainty.PRELIMINARY: {Norm.NB: ", foreløpige tall", Norm.NN: ", førebelse tal"},
    Certainty.OWN: {Norm.NB: ", egen telling", Norm.NN: ", eiga teljing"},
}
_WHY = {
    Certainty.PRELIMINARY: {
        Norm.NB: "Det foreløpige tallet er erstattet av det endelige.",
        Norm.NN: "Det førebelse talet er bytt ut med det endelege.",
    },
    Certainty.CORRECTED: {
        Norm.NB: "Den som har talt, har rettet tallet.",
        Norm.NN: "Den som har talt, har retta talet.",
    },
}


def added(book: Book, order: Addition) -> Added:
    """Lay the numbers of a table into a dossier, and see that what comes of it holds."""
    try:
        held = source.load(book.content, book.path)
        dossier = parse.parse(held)
        newest = rewrite.rewrite(book)
    except Rejected as fault:
        return Added(book, book, fault.diagnostics)
    if newest.changes:
        old = Diagnostic(book.path, *held.position(("schema",)), "I005", *_OLD)
        return Added(book, book, held.located((old,)))
    text = decoded(book.content, book.path)
    ends = "\r\n" if 0 < text.count("\r\n") == text.count("\n") else "\n"
    layer = _Adding(Page(text.replace(ends, "\n"), held.written), held, dossier, order)
    for wish in order.choices:
        layer.lay(wish)
    found = held.located(layer.found)
    if any(one.severity is Severity.ERROR for one in found):
        return Added(book, book, found)
    content = encoded(layer.page.text.replace("\n", ends), book.content)
    after = replace(book, content=content)
    if faults := _faults(held, dossier, after, layer, order.on):
        return Added(book, book, (*found, *held.located(faults)))
    return Added(book, after, found)


@dataclass(slots=True)
class _Adding:
    """Lays one figure after another into a dossier; lives only as long as that."""

    page: Page
    held: Source
    dossier: Dossier
    order: Addition
    found: list[Diagnostic] = field(default_factory=list)

    def lay(self, wish: Choice) -> None:
        dossier = self.dossier
        place = OfMunicipality(dossier.municipality.number, dossier.municipality.name)
        try:
            picked = chosen(self.order.table, wish, place)
        except Rejected as fault:
            self.found += fault.diagnostics
            return
        n = next((n for n, one in enumerate(dossier.figures) if one.id == wish.figure), None)
        if n is None and self.order.theme is None:
            self._say((), "I002", *_unknown(wish.figure, dossier))
            return
        figure = self._new(wish, picked.labels, picked.unit) if n is None else dossier.figures[n]
        here: KeyPath = () if n is None else ("figures", n)
        counted = counting.counted(
            figure, picked, self.order.table, self.order.of_year, self.order.day
        )
        for one in counted.remarks:
            self._say((*here, *one.at), one.code, one.message, one.hint, one.severity)
        if not counted.refused and counted.points:
            self._write(here, figure, counted)
        elif not counted.refused:
            message = say("no number of the table is left for {figure}", figure=wish.figure)
            self._say(here, "I002", message, _NONE_LEFT)

    def _say(
        self,
        at: KeyPath,
        code: str,
        message: Text,
        hint: Text,
        severity: Severity = Severity.ERROR,
    ) -> None:
        place = self.held.position(at or ("figures",))
        self.found.append(Diagnostic(self.held.path, *place, code, message, hint, severity))

    def _new(self, wish: Choice, labels: tuple[str, ...], unit: str) -> Figure:
        """Make the figure that a dossier does not have, without any number yet."""
        title = self.order.title or ", ".join(labels) or self.order.table.title
        return Figure(
            id=wish.figure,
            theme=self.order.theme or Theme.POPULATION,
            title=title,
            value=counting.NONE_YET,
            unit=self.order.unit or unit,
            date=dt.date.max,
            source=self.order.source or self.order.table.source,
        )

    # --- What is written.

    def _write(self, here: KeyPath, figure: Figure, counted: FigureCount) -> None:
        if not here:
            self._begin(figure, counted)
            return
        known = counting.known(figure)
        changed = {day: value for day, value in counted.points.items() if known.get(day) != value}
        wrong = {day: known[day] for day in changed if day in known}
        if wrong and not self._may_correct(here, figure, counted, min(wrong)):
            return
        if changed:
            self._number(here, known, changed)
        if wrong:
            self._correct(here, figure, wrong)
        if max({**known, **changed}) in counted.points:
            self._say_who(here, figure, counted)

    def _begin(self, figure: Figure, counted: FigureCount) -> None:
        """Write a figure at the end of the list, or the list."""
        if not figure.unit or not figure.source:
            self._say((), "I002", *_LACKS)
            return
        pairs = {
            "id": word(figure.id),
            "theme": word(str(figure.theme.value)),
            "title": composed(figure.title),
            "unit": composed(figure.unit),
            **_of_days(counted.points),
            "source": composed(figure.source + self._suffix(counted)),
        }
        piece = mapping(pairs, self.page.indent)
        if self.page.at(("figures",)):
            self.page = self.page.with_item(("figures",), piece)
        else:
            names = [key.name for key in keys(Dossier)]
            before = names[: names.index("figures")]
            self.page = self.page.with_key((), "figures", listed(piece), before)

    def _may_correct(
        self, here: KeyPath, figure: Figure, counted: FigureCount, day: dt.date
    ) -> bool:
        """Tell whether a number may be replaced by another of the same day, or say why not."""
        if "corrected" in self.page.at(here):
            self._say((*here, "corrected"), "I004", *_CORRECTED_BEFORE)
            return False
        told = self.order.state is Certainty.CORRECTED or counted.corrected
        if told or self._is_preliminary(figure):
            return True
        message = say(
            "the dossier says {own} for {day}, and the table {theirs}",
            own=counting.known(figure)[day],
            day=day,
            theirs=counted.points[day],
        )
        self._say((*here, *counting.place(figure, day)), "I004", message, _DIFFERS)
        return False

    def _is_preliminary(self, figure: Figure) -> bool:
        return figure.source.endswith(tuple(_SAID[Certainty.PRELIMINARY].values()))

    def _number(self, here: KeyPath, known: Points, changed: Points) -> None:
        raw = self.page.at(here)
        every = {**known, **changed}
        series = raw.get("series")
        if isinstance(series, dict):
            for day, value in sorted(changed.items()):
                self._pair((*here, "series"), day, counting.written(value))
        elif series:
            for day, value in sorted(changed.items()):
                self._item((*here, "series"), day, counting.written(value))
        elif len(every) > 1:
            names = [key.name for key in keys(Figure)]
            line = _series(every)
            self.page = self.page.with_key(here, "series", line, names[: names.index("series")])
        newest = max(every)
        for name, new in (("date", str(newest)), ("value", counting.written(every[newest]))):
            if name in raw and not counting.is_written(raw[name], new):
                self.page = self.page.with_value((*here, name), word(new))

    def _pair(self, place: KeyPath, day: dt.date, value: str) -> None:
        held = self.page.at(place)
        if str(day) in held:
            self.page = self.page.with_value((*place, str(day)), word(value))
            return
        before = sorted(one for one in held if one < str(day))
        self.page = self.page.with_key(place, str(day), word(value), before)

    def _item(self, place: KeyPath, day: dt.date, value: str) -> None:
        held = self.page.at(place)
        n = next((n for n, one in enumerate(held) if one.get("date") == str(day)), None)
        if n is None:
            piece = mapping({"date": word(str(day)), "value": word(value)}, self.page.indent)
            self.page = self.page.with_item(place, piece)
        else:
            self.page = self.page.with_value((*place, n, "value"), word(value))

    def _correct(self, here: KeyPath, figure: Figure, wrong: Points) -> None:
        """Write what stood wrong, when it was put right, and why."""
        was = {"series": _series(wrong)} if figure.series else {"value": _first(wrong)}
        state = Certainty.PRELIMINARY if self._is_preliminary(figure) else Certainty.CORRECTED
        pairs = {
            "on": word(str(self.order.on)),
            "was": mapping(was, self.page.indent),
            "why": composed(_WHY[state][self.dossier.norm]),
        }
        self.page = self.page.with_key(here, "corrected", mapping(pairs, self.page.indent))

    def _say_who(self, here: KeyPath, figure: Figure, counted: FigureCount) -> None:
        """Write who has counted the newest number, and how sure it is."""
        bare = self.order.source or self._source(here, figure)
        for one in (*_SAID[Certainty.PRELIMINARY].values(), *_SAID[Certainty.OWN].values()):
            of_own = one in _SAID[Certainty.OWN].values()
            if not (of_own and self.order.state is None):
                bare = bare.removesuffix(one)
        said = bare + self._suffix(counted)
        if said != figure.source:
            self.page = self.page.with_value((*here, "source"), composed(said))

    def _source(self, here: KeyPath, figure: Figure) -> str:
        """Give who has counted the newest: the dossier's own words where they name the table."""
        theirs = self.order.table.source
        own = figure.source.casefold()
        if not theirs or any(one in own for one in theirs.casefold().split(", tabell ")[-1:]):
            return figure.source
        message = say("the newest number is from {theirs}, and not as before", theirs=theirs)
        self._say((*here, "source"), "I008", message, _SOURCE, Severity.WARNING)
        return theirs

    def _suffix(self, counted: FigureCount) -> str:
        told = Certainty.PRELIMINARY if counted.preliminary else Certainty.FINAL
        return _SAID.get(self.order.state or told, {}).get(self.dossier.norm, "")


def _of_days(points: Points) -> Mapping[str, Writing]:
    if len(points) > 1:
        return {"series": _series(points)}
    ((day, value),) = points.items()
    return {"date": word(str(day)), "value": word(counting.written(value))}


def _series(points: Points) -> Writing:
    return composed({str(day): counting.written(value) for day, value in sorted(points.items())})


def _first(points: Points) -> Writing:
    return word(counting.written(next(iter(points.values()))))


def _faults(
    held: Source, dossier: Dossier, after: Book, layer: _Adding, as_of: dt.date
) -> Iterable[Diagnostic]:
    """Give what the contract and the rules have against the result, and not against the dossier."""
    try:
        made = source.load(after.content, after.path)
        if not same(made.written, layer.page.data):
            return (Diagnostic(held.path, *held.position(("figures",)), "I005", *_LOSS),)
        found = check.check(made, parse.parse(made), as_of)
    except Rejected as fault:
        found = fault.diagnostics
    before = Counter((one.code, one.message) for one in check.check(held, dossier, as_of))
    new = Counter((one.code, one.message) for one in found) - before
    errors = (one for one in found if one.severity is Severity.ERROR)
    return tuple(_at_figure(held, after, (one for one in errors if (one.code, one.message) in new)))


def _at_figure(held: Source, after: Book, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Tell what is wrong with the result where the dossier has what is changed."""
    places = node.paths(source.tree(after.content, after.path)[0])
    for one in found:
        place = held.position(places.get(Position(one.line, one.column), ("figures",)))
        yield replace(one, line=place.line, column=place.column)


def _unknown(figure: str, dossier: Dossier) -> tuple[Text, Text]:
    message = say("the dossier has no figure {figure}", figure=figure)
    themes = ", ".join(str(one.value) for one in Theme)
    ids = ", ".join(one.id for one in dossier.figures) or "-"
    hint = say(
        "name one that it has ({ids}), or begin it with --theme and one of {themes}",
        ids=ids,
        themes=themes,
    )
    return message, hint


_LACKS = (
    say("the table does not say in what it counts, or who has counted"),
    say("say it with --unit and --source"),
)
_NONE_LEFT = say("see what the table has: saksflyt figures list FILE")
_SOURCE = say("this is written as the source; say it otherwise with --source")
_CORRECTED_BEFORE = (
    say("the figure has been corrected before, and the dossier has room for one correction"),
    say("write what is right by hand, and tell of both under corrected"),
)
_DIFFERS = say("if the table is right, add it with --state corrected: what stood is kept")
_OLD = (
    say("the dossier is of an older contract, or has names of one"),
    say("run saksflyt upgrade on it first"),
)
_LOSS = (
    say("the numbers could not be written between the lines of this dossier without loss"),
    say("write the figure in block style, a line for each key, and run again"),
)
