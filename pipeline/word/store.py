"""A compiled template to bytes and back: plain data and code, and nothing that runs when read.

Who reads it answers for where the bytes come from: code is trusted as Python trusts its own
compiled files. This is the only user of marshal.
"""

import marshal
from typing import TYPE_CHECKING, Any  # Any: whatever marshal gives

from pipeline.word.drawings import Drawings
from pipeline.word.faults import Place
from pipeline.word.follow import Follow
from pipeline.word.form import AROUND, Form, Options, Slot
from pipeline.word.meant import Words
from pipeline.word.numbers import Numbers
from pipeline.word.part import Part
from pipeline.word.sandbox import Sandbox, loaded
from pipeline.word.turns import Counted, Turns
from pipeline.word.zipped import Member

if TYPE_CHECKING:
    from pipeline.word.drawing import Charts, Plate
    from pipeline.word.package import Parts

_MEMBER, _PART, _COUNTED = "member", "part", "lists"

_Plain = tuple[Any, ...]


def kept(form: Form) -> bytes:
    """Write a compiled body with the family that it is laid under."""
    around = None if form.around is None else (form.around.name, _slots(form.around.slots))
    title = form.title if isinstance(form.title, str) else _part(form.title)
    charts = None if form.charts is None else _charts(form.charts)
    return marshal.dumps(
        (form.name, _slots(form.slots), title, around, charts, dict(form.shades)),
    )


def opened(data: bytes, options: Options) -> Form:
    """Read a compiled body again, to be filled by the options that it was compiled for.

    Raises ValueError for what was never written here.
    """
    try:
        name, slots, title, around, charts, shades = marshal.loads(data)  # noqa: S302 see above
        sandbox, drawings = options.under(options.absent, shades).drawing()
        above = None if around is None else _around(around, options.sandbox(AROUND))
        told = title if isinstance(title, str) else _of_part(title, sandbox)
        drawn = None if charts is None else _of_charts(charts, drawings)
        return Form(name, sandbox, _of_slots(slots, sandbox), told, above, drawn, shades)
    except (EOFError, TypeError, ValueError, LookupError, AttributeError):
        raise ValueError("no compiled template") from None


def _around(held: _Plain, sandbox: Sandbox) -> Form:
    name, slots = held
    return Form(name, sandbox, _of_slots(slots, sandbox))


# --- Members and parts.


def _slots(slots: tuple[Slot, ...]) -> _Plain:
    return tuple(_slot(one) for one in slots)


def _slot(one: Slot) -> _Plain:
    if isinstance(one, Member):
        return _MEMBER, _member(one)
    if isinstance(one, Part):
        return _PART, _part(one)
    return _COUNTED, (one.name, one.before, one.after)


def _of_slots(slots: _Plain, sandbox: Sandbox) -> tuple[Slot, ...]:
    return tuple(_of_slot(kind, held, sandbox) for kind, held in slots)


def _of_slot(kind: str, held: _Plain, sandbox: Sandbox) -> Slot:
    if kind == _MEMBER:
        return Member(*held)
    return _of_part(held, sandbox) if kind == _PART else Counted(*held)


def _member(one: Member) -> _Plain:
    return one.name, one.crc, one.size, one.method, one.local, one.central


def _part(one: Part) -> _Plain:
    follow, turns = one.follow, one.follow.turns
    numbers = follow.numbers.kinds, follow.numbers.first, follow.numbers.taken
    counted = None if turns is None or turns.counted is None else turns.counted
    lists = None if counted is None else (counted.name, counted.before, counted.after)
    return (
        one.name,
        one.code,
        tuple(map(_place, one.places)),
        one.proven,
        (
            *(follow.looks, follow.bare, follow.touching, follow.merged),
            *(dict(follow.tables), numbers, follow.rows),
        ),
        None if turns is None else (turns.first, turns.inside, lists),
        (one.words.written, one.words.given),
        one.loose,
    )


def _of_part(held: _Plain, sandbox: Sandbox) -> Part:
    name, code, places, proven, follow, turns, words, loose = held
    begun = None if turns is None else _of_turns(*turns)
    return Part(
        name,
        code,
        loaded(sandbox, code),
        tuple(Place(*one) for one in places),
        proven,
        _of_follow(follow, begun),
        Words(*words),
        loose=loose,
    )


def _of_follow(held: _Plain, turns: Turns | None) -> Follow:
    looks, bare, touching, merged, tables, numbers, rows = held
    return Follow(looks, bare, touching, merged, tables, Numbers(*numbers), turns, rows)


def _of_turns(first: int, inside: tuple[str, ...], lists: _Plain | None) -> Turns:
    return Turns(first, inside, None if lists is None else Counted(*lists))


def _place(one: Place) -> _Plain:
    return one.part, one.paragraph, one.cell, one.file


# --- Charts, which bring lxml and what draws them: only where there are some.


def _charts(held: "Charts") -> _Plain:
    return (
        held.template,
        _parts(held.parts),
        tuple(map(_link, held.links)),
        tuple(map(_plate, held.plates)),
        held.stem,
        held.gone,
    )


def _parts(held: "Parts") -> _Plain:
    return tuple(map(_member, held.members.values())), dict(held.types)


def _link(one: Any) -> _Plain:
    return one.key, one.type, one.target, one.outside


def _plate(one: "Plate") -> _Plain:
    from pipeline.word.tree import serialised

    return one.name, serialised(one.tree), tuple(map(_link, one.links)), _place(one.place)


def _of_charts(held: _Plain, drawings: Drawings) -> "Charts":
    from pipeline.word.drawing import Charts
    from pipeline.word.package import Link, Parts

    template, (members, types), links, plates, stem, gone = held
    parts = Parts({one.name: one for one in (Member(*each) for each in members)}, types)
    led = tuple(Link(*one) for one in links)
    return Charts(template, parts, led, tuple(map(_of_plate, plates)), drawings, stem, gone)


def _of_plate(held: _Plain) -> "Plate":
    from lxml import etree

    from pipeline.word.drawing import Plate
    from pipeline.word.package import Link

    name, tree, links, place = held
    led = tuple(Link(*one) for one in links)
    return Plate(name, etree.fromstring(tree), led, Place(*place))
