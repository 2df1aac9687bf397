"""Values that never change: equal by what they hold, and changed only into another."""

import pickle
from dataclasses import dataclass
from functools import cached_property

import pytest

from pipeline.frozen import Frozen, fields, is_record, replace


class Point(Frozen):
    x: int
    y: int = 0


class Named(Point):
    name: str = ""


class Summed(Frozen, dict=True):
    parts: tuple[int, ...]

    @cached_property
    def whole(self) -> int:
        return sum(self.parts)


class Itself(Frozen, eq=False):
    x: int


@dataclass(frozen=True)
class Section:
    key: str
    other: str = ""


def test_values_that_hold_the_same_are_one() -> None:
    assert {Point(1), Point(1, 0), Named(1)} == {Point(1), Named(1, 0, "")}
    assert repr(Named(1, 2, "north")) == "Named(x=1, y=2, name='north')"
    assert Itself(1) != Itself(1)
    assert pickle.loads(pickle.dumps(Named(1, 2, "north"))) == Named(1, 2, "north")  # noqa: S301 our own


@pytest.mark.parametrize("name", ["x", "y", "name", "other"])
def test_nothing_is_changed_in_place(name: str) -> None:
    held = Named(1, 2, "north")
    with pytest.raises(AttributeError):
        setattr(held, name, 3)
    assert held == Named(1, 2, "north")


def test_what_is_worked_out_is_worked_out_once() -> None:
    held = Summed((1, 2))
    assert (held.whole, vars(held)) == (3, {"whole": 3})
    assert replace(held, parts=(5,)).whole == 5


def test_another_is_made_of_a_value_or_a_section() -> None:
    assert replace(Named(1, 2, "north"), y=5) == Named(1, 5, "north")
    assert replace(Section("a", "b"), key="c") == Section("c", "b")
    for held in (Named(1), Section("a")):
        with pytest.raises(TypeError):
            replace(held, unknown=1)


def test_fields_are_named_in_their_order() -> None:
    assert fields(Named) == fields(Named(1)) == ("x", "y", "name")
    assert fields(Section) == fields(Section("a")) == ("key", "other")
    assert [is_record(one) for one in (Named, Named(1), Section, Section("a"), int, 1, "a")] == [
        *[True] * 4,
        *[False] * 3,
    ]
