"""A revision laid into the text of a dossier: what it said before stays, as what read earlier."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pipeline.contract.declare import FieldKind, KeyPath, keys
from pipeline.contract.short import is_short_list
from pipeline.contract.timed import TIMED, Timed
from pipeline.dossier.cases import Case
from pipeline.dossier.decisions import Decision
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.evaluation import Evaluation
from pipeline.dossier.followup import Request, Round
from pipeline.dossier.foundation import Foundation, Value
from pipeline.dossier.mandate import Mandate
from pipeline.dossier.municipality import Municipality
from pipeline.dossier.plans import Plan, PlanStep
from pipeline.living import handover
from pipeline.living.alike import (
    alike,
    apart_from_years,
    is_there,
    is_whole,
    matching,
    merged,
    plain,
)
from pipeline.living.misfit import (
    AHEAD,
    ANOTHER_DAY,
    DECIDED,
    LATER,
    MISSING,
    OLDER,
    OTHER,
    PAST,
    UNDECIDED,
    UNLIKE,
    Misfit,
    wanting,
)
from pipeline.living.page import ABSENT, Page, Writing, composed, listed, mapping, same, word
from pipeline.living.revision import RevisionFile, called

_A_DAY = dt.timedelta(days=1)


# What documents are made for, or tell of as of its own day.
_TOLD_OF = (Case, Decision, Evaluation, Mandate, PlanStep, Request, Round)


class Laying(NamedTuple):
    """What came of laying a revision in.

    A dossier that holds nothing of what is changed is not `concerned`. `placed` has the places in
    the revision of what now stands at places of the dossier.
    """

    page: Page
    placed: Mapping[KeyPath, KeyPath]
    refusals: tuple[Misfit, ...]
    concerned: bool

    @property
    def changed(self) -> bool:
        return bool(self.placed)


def laid(page: Page, told: RevisionFile) -> Laying:
    """Lay a revision into a dossier that the contract accepts; what is laid in already stays."""
    held, head = page.data, told.page.data
    mine = told.number in (None, held["municipality"]["number"])
    if not mine or any(head.get(one, held[one]) != held[one] for one in ("id", "norm")):
        return Laying(page, {}, (), concerned=False)
    layer = _Layer(page, told, told.page)
    layer.lay()
    named = told.number is not None or "id" in head
    refusals = [*layer.refused, *(layer.missing if layer.found or named else ())]
    concerned = layer.found or named or bool(layer.refused)
    return Laying(layer.page, layer.placed, tuple(refusals), concerned)


@dataclass(slots=True)
class _Layer:
    """Lays one revision into one dossier, a change after another; lives only as long as that."""

    page: Page
    told: RevisionFile
    written: Page
    placed: dict[KeyPath, KeyPath] = field(default_factory=dict)
    refused: list[Misfit] = field(default_factory=list)
    # What is of no interest to a dossier that has nothing of what is changed.
    missing: list[Misfit] = field(default_factory=list)
    found: bool = False

    def lay(self) -> None:
        self._ahead()
        self._agreed()
        self._inside(Dossier, (), ())
        for n, one in enumerate(self.told.head.get("handover", ())):
            self._hand_over(one, ("revision", "handover", n))

    # --- What is in a section.

    def _inside(self, kind: Any, here: KeyPath, there: KeyPath) -> None:
        """Lay in the sections of a section, each at its place."""
        for key in keys(kind):
            section = None if is_short_list(key) else key.section
            if key.name not in self.written.at(there) or section is None or key.name in TIMED:
                continue
            place, told = (*here, key.name), (*there, key.name)
            if key.kind is FieldKind.LIST:
                self._list(kind, section, place, told)
            elif issubclass(section, Timed):
                self._single(kind, section, place, told)
            elif not issubclass(kind, Timed):
                self._inside(section, place, told)

    def _ahead(self) -> None:
        """Move the dossier's own day forward, where the revision says to."""
        day = self.written.data.get("date")
        if day and day > self.page.data["date"]:
            self.page = self.page.with_value(("date",), self.written.piece(("date",)))
            self.placed["date",] = ("date",)

    def _agreed(self) -> None:
        """Refuse a day that is ahead, and a decision that nobody has, or of another day."""
        if str(self.told.day) > self.page.data["date"]:
            self.missing.append(Misfit(("date",), ("revision", "date"), *AHEAD))
        decision = self.told.head.get("decision")
        day = self._decided(decision) if decision else self.told.day
        if day is None:
            self.missing.append(Misfit((), ("revision", "decision"), *UNDECIDED))
        elif "foundation" in self.written.data and day != self.told.day:
            self.missing.append(Misfit((), ("revision", "date"), *ANOTHER_DAY))

    def _list(self, kind: Any, section: Any, here: KeyPath, there: KeyPath) -> None:
        for n, item in enumerate(self.written.at(there)):
            told = (*there, n)
            held = self.page.at(here) or []
            numbers = list(matching(section, item, held))
            there_now = [one for one in numbers if is_there(held[one], self.told.day)]
            found = next(iter(there_now or numbers), None)
            if found is not None:
                self._known(section, (*here, found), told)
            elif "earlier" in item or not is_whole(section, item):
                self.missing.append(_missing(section, here, told, item))
            else:
                self._new(kind, section, here, told)

    def _known(self, section: Any, here: KeyPath, there: KeyPath) -> None:
        """Lay in what a dossier has, if it is called as the revision says."""
        if not self._is_meant(section, here, there):
            self.refused.append(Misfit(here, there, *OTHER))
            return
        self.found = self.found or section is not Decision
        self._thing(section, here, there)

    def _single(self, kind: Any, section: Any, here: KeyPath, there: KeyPath) -> None:
        if self.page.at(here):
            self._known(section, here, there)
        elif is_whole(section, self.written.at(there)):
            self._dated(section, there)
            self._key(kind, here, self.written.piece(there))
            self.placed[here] = there
        else:
            self.missing.append(_missing(section, here[:-1], there, self.written.at(there)))

    def _new(self, kind: Any, section: Any, here: KeyPath, there: KeyPath) -> None:
        """Write a new thing at the end of its list, with its first day where it gives none."""
        self._dated(section, there)
        piece = self.written.piece(there)
        held = self.page.at(here)
        if held is None:
            self._key(kind, here, listed(piece))
        else:
            self.page = self.page.with_item(here, piece)
        self.placed[(*here, len(held or ()))] = there

    def _dated(self, section: Any, there: KeyPath) -> None:
        """Give a new thing its first day, where its own day does not keep it out of the past."""
        item = self.written.at(there)
        own = item.get(section.known_from, "") if issubclass(section, Timed) else str(self.told.day)
        if "since" in item or own >= str(self.told.day):
            return
        if own and section in _TOLD_OF:
            self.missing.append(Misfit((), (*there, section.known_from), *OLDER))
        self.written = self.written.with_key(there, "since", word(str(self.told.day)))

    def _key(self, kind: Any, here: KeyPath, piece: Writing) -> None:
        """Write a new key in its place among those that the contract has before it."""
        *above, name = here
        names = [key.name for key in keys(kind)]
        before = [one for one in names[: names.index(str(name))] if one not in TIMED]
        self.page = self.page.with_key(tuple(above), str(name), piece, before)

    # --- What reads otherwise.

    def _thing(self, section: Any, here: KeyPath, there: KeyPath) -> None:
        self._time(here, there)
        names = self._changed(section, here, there)
        if names and section is Decision:
            self.refused.append(Misfit(here, (*there, names[0]), *DECIDED))
        elif names:
            self._reworded(section, here, there, names)
        self._inside(section, here, there)

    def _changed(self, section: Any, here: KeyPath, there: KeyPath) -> list[str]:
        """Give the keys that a thing is to read otherwise in from the day; refuse what cannot."""
        item, thing = self.written.at(there), self.page.at(here)
        guard: Mapping[str, Any] = next(iter(item.get("earlier", ())), {})
        names = []
        for key in plain(section):
            if key.name not in item or (section is Municipality and key.name == "number"):
                continue
            now = self._read(thing, key.name)
            new = merged(now, item[key.name])
            if alike(section, key.name, now, new):
                continue
            self._guarded(section, here, (*there, key.name), guard, now)
            names.append(key.name)
        return names

    def _guarded(
        self, section: Any, here: KeyPath, there: KeyPath, guard: Mapping[str, Any], now: Any
    ) -> None:
        """Refuse to change what reads otherwise than the revision says, or is changed later."""
        name = str(there[-1])
        if self._is_later(self.page.at(here), name):
            self.refused.append(Misfit((*here, name), there, *LATER))
        elif name in guard and not alike(section, name, guard[name], now):
            self.refused.append(Misfit((*here, name), there, *UNLIKE))

    def _read(self, thing: Any, name: str) -> Any:
        """Give what a key says on the day of the revision."""
        open_ = [
            (end, n)
            for n, (end, one) in enumerate(self._ends(thing))
            if end >= self.told.day and name in one
        ]
        if not open_:
            return thing.get(name)
        return thing["earlier"][min(open_)[1]][name]

    def _ends(self, thing: Any) -> list[tuple[dt.date, Any]]:
        """Give the earlier readings of a thing with their last days."""
        return [(self._end(one), one) for one in thing.get("earlier", ())]

    def _end(self, reading: Mapping[str, str]) -> dt.date:
        if "until" in reading:
            return dt.date.fromisoformat(reading["until"])
        changed = self._decided(reading.get("changed_by", ""))
        return changed - _A_DAY if changed else dt.date.min

    def _decided(self, decision: str) -> dt.date | None:
        held = (*self.page.data.get("decisions", ()), *self.written.data.get("decisions", ()))
        days = (one["date"] for one in held if one["id"] == decision)
        return next(map(dt.date.fromisoformat, days), None)

    def _reworded(self, section: Any, here: KeyPath, there: KeyPath, names: list[str]) -> None:
        was = {
            one: self._piece((*here, one), gone=self.written.at((*there, one)) == "")
            for one in names
        }
        for name in names:
            self._write(section, (*here, name), (*there, name))
            self.placed[(*here, name)] = (*there, name)
        self._remember(section, here, was)
        self.placed[(*here, "earlier")] = there

    def _piece(self, place: KeyPath, *, gone: bool) -> Writing:
        if self.page.at(place) is None:
            return ABSENT
        return self.page.piece(place, commented=gone)

    def _write(self, section: Any, here: KeyPath, there: KeyPath) -> None:
        """Write what a key says from now on; of a mapping, only the keys that it names."""
        new, held = self.written.at(there), self.page.at(here)
        if new == "":
            self.page = self.page.without_key(here)
        elif held is None:
            self._key(section, here, self.written.piece(there))
        elif isinstance(new, dict) and isinstance(held, dict):
            below = next(one.section for one in keys(section) if one.name == here[-1])
            for name, one in new.items():
                if self.page.at((*here, name)) != one and (one or name in held):
                    self._write(below, (*here, name), (*there, name))
        else:
            self.page = self.page.with_value(here, self.written.piece(there))

    def _remember(self, section: Any, here: KeyPath, was: dict[str, Writing]) -> None:
        """Write how a thing read until the day before, unless it is written already."""
        place = (*here, "earlier")
        ends = self._ends(self.page.at(here))
        last = self.told.day - _A_DAY
        number = next((n for n, (end, _) in enumerate(ends) if end == last), None)
        if number is not None:
            for name in (one for one in was if one not in ends[number][1]):
                self.page = self.page.with_key((*place, number), name, was[name])
            return
        reading = mapping({**self._until(section), **was}, self.page.indent)
        if ends:
            self.page = self.page.with_item(place, reading)
        else:
            self.page = self.page.with_key(here, "earlier", listed(reading))

    def _until(self, section: Any) -> dict[str, Writing]:
        decision = self.told.head.get("decision")
        if decision and section in (Value, Foundation):
            return {"changed_by": word(decision)}
        return {"until": word(str(self.told.day - _A_DAY))}

    def _time(self, here: KeyPath, there: KeyPath) -> None:
        """Write the last day of a thing, or the day that it was looked at."""
        item, thing = self.written.at(there), self.page.at(here)
        for name in ("since", "corrected", "expected"):
            if name in item and not same(item[name], thing.get(name, "")):
                self.refused.append(Misfit(here, (*there, name), *PAST))
        last = str(self.told.day - _A_DAY)
        if "until" in item and min(item["until"], thing.get("until", last)) < last:
            self.refused.append(Misfit(here, (*there, "until"), *PAST))
            return
        for name in ("until", "checked"):
            if name in item and item[name] != thing.get(name):
                piece = self.written.piece((*there, name))
                known = name in thing
                self.page = (
                    self.page.with_value((*here, name), piece)
                    if known
                    else self.page.with_key(here, name, piece)
                )
                self.placed[(*here, name)] = (*there, name)

    # --- What goes to another.

    def _hand_over(self, one: Mapping[str, str], told: KeyPath) -> None:
        """Give what is open at a unit or a person to another, from the day on."""
        data, day = self.page.data, str(self.told.day)
        for held in (*handover.of_unit(data, one, day), *handover.of_person(data, one, day)):
            place = (*held.place, held.key)
            if self._is_later(self.page.at(held.place), held.key):
                self.refused.append(Misfit(place, told, *LATER))
                continue
            was = {held.key: self.page.piece(place)}
            for below, new in held.said:
                here = (*place, *below)
                gone = self.page.without_key(here) if not new else None
                self.page = gone or self.page.with_value(here, composed(new))
            self._remember(Plan, held.place, was)
            self.placed[held.place] = told

    def _is_later(self, thing: Any, name: str) -> bool:
        """Tell whether something has changed a key on a later day than the revision."""
        return any(name in one and end >= self.told.day for end, one in self._ends(thing))

    # --- What is meant.

    def _is_meant(self, section: Any, here: KeyPath, there: KeyPath) -> bool:
        """Tell whether a thing is called what the revision says that it is, or was, called."""
        name = called(section)
        item, thing = self.written.at(there), self.page.at(here)
        if not name or name not in item:
            return True
        was = next((one[name] for one in item.get("earlier", ()) if name in one), None)
        held = self._read(thing, name) or ""
        if same(held, item[name]):
            return True
        if was is not None:
            return same(held, was)
        return section is Plan and apart_from_years(held) == apart_from_years(item[name])


def _missing(section: Any, here: KeyPath, there: KeyPath, item: Mapping[str, Any]) -> Misfit:
    lacking = [key.name for key in keys(section) if key.required and key.name not in item]
    return Misfit(here, there, MISSING, wanting(lacking))
