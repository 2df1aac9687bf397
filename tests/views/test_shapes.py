"""What templates may name agrees with what they are given, in every example dossier."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar

import pytest

from pipeline import workflow
from pipeline.dossier.evaluation import Evaluation
from pipeline.dossier.mandate import Grade
from pipeline.dossier.models import Fit
from pipeline.dossier.municipality import Municipality
from pipeline.facts.calendar import Nearness
from pipeline.norm import Norm, Term
from pipeline.read import book
from pipeline.take import take
from pipeline.views.shapes import FOLLOWS, MOVED, roots, shape, whole
from pipeline.views.view import hints, seen
from pipeline.views.views import Views
from pipeline.word.examined import examine
from pipeline.word.picture import Picture
from pipeline.word.sandbox import Sandbox
from pipeline.word.shape import DATE, NUMBER, TEXT, TRUTH, Shape, Sort, listing, wording
from pipeline.word.typed import Names
from pipeline.word.vocabulary import HOUSE, filters
from tests.samples import EXAMPLES
from tests.word.make import saved, table, written

DOSSIERS = {path.stem: take(book(str(path))).dossier for path in EXAMPLES}
LISTED = sorted({one.declaration.one_per for one in workflow.types()} - {"dossier"})
KINDS: Mapping[Sort, tuple[type, ...]] = {
    Sort.TEXT: (str,),
    Sort.NUMBER: (int, Decimal),
    Sort.DATE: (date,),
    Sort.TRUTH: (bool,),
    Sort.PICTURE: (Picture,),
    Sort.LIST: (list,),
    Sort.GROUP: (dict,),
}


@pytest.mark.parametrize(
    ("hint", "made"),
    [
        (str, TEXT),
        (str | None, TEXT.missing()),
        (int, NUMBER),
        (bool, TRUTH),
        (Decimal, NUMBER),
        (date | None, DATE.missing()),
        (Norm, TEXT),
        (tuple[str, ...], listing(TEXT)),
        (tuple[str, str, str], listing(TEXT)),
        (tuple[date, ...] | None, listing(DATE).missing()),
        (Fit, wording("Fit", ("well", "partly", "poorly"))),
        (Fit | Grade, TEXT),
        (str | int, Shape(Sort.ANY)),
        (object, Shape(Sort.ANY)),
        (dict[str, int], Shape(Sort.ANY)),
    ],
)
def test_a_type_hint_tells_the_shape(hint: Any, made: Shape) -> None:
    assert shape(hint) == made


def test_a_section_is_a_group_of_its_fields_and_its_properties() -> None:
    names = shape(Evaluation).names
    assert names["decided"] == DATE.missing()
    assert names["reason"] == listing(TEXT)
    assert shape(Municipality).names.keys() == hints(Municipality).keys()
    assert whole().names["foundation_decision"].optional


def test_a_key_without_words_of_its_own_is_a_group_that_tells_which_it_is() -> None:
    assert shape(Nearness).names == {"passed": TRUTH, "soon": TRUTH, "later": TRUTH}
    assert seen(Nearness.SOON, Norm.NB) == {"passed": False, "soon": True, "later": False}


_List = TypeVar("_List", bound=Enum)


def lists(base: type[_List]) -> Iterator[type[_List]]:
    for one in base.__subclasses__():
        yield one
        yield from lists(one)


def told_by_key() -> dict[str, type[Enum]]:
    """Give the lists without words that templates can reach."""
    return {one.__name__: one for one in lists(Enum) if one.__name__ in reachable()}


@pytest.mark.parametrize("held", list(lists(Term)))
def test_every_list_that_is_printed_has_words_in_both_norms(held: type[Term]) -> None:
    assert [one.name for one in held if not (one.nb.strip() and one.nn.strip())] == []


def test_every_key_of_a_list_without_words_can_be_asked_for() -> None:
    held = told_by_key()
    assert {"BarKind", "BoxKind", "Event", "Ground", "InputLevel", "Nearness", "Share"} <= set(held)
    for one in held.values():
        assert not issubclass(one, Term | str)
        assert shape(one).names == {key.value: TRUTH for key in one}
        for key in one:
            assert str(key.value).isidentifier()
            assert seen(key, Norm.NB) == {other.value: other is key for other in one}


def test_templates_begin_with_these_names() -> None:
    assert list(roots("dossier")) == ["dossier", "document"]
    assert list(roots("case_drafts")) == ["dossier", "item", "document"]
    assert roots("case_drafts")["item"].names["title"] == TEXT


def test_nothing_that_a_template_may_name_is_of_a_sort_unknown() -> None:
    def unknown(one: Shape, path: str, seen: frozenset[str]) -> Iterator[str]:
        if one.sort is Sort.ANY:
            yield path
        if one.item is not None:
            yield from unknown(one.item, f"{path}[]", seen)
        if one.group is not None and one.group.name not in seen:
            for name, inner in one.names.items():
                yield from unknown(inner, f"{path}.{name}", seen | {one.group.name})

    assert list(unknown(whole(), "", frozenset())) == []


def wrong(value: Any, one: Shape, path: str) -> Iterator[str]:
    """Give the places where a value is not of the shape that it is said to be."""
    if value is None:
        if not one.optional:
            yield f"{path} is missing"
    elif one.sort is not Sort.ANY and not isinstance(value, KINDS[one.sort]):
        yield f"{path} is {type(value).__name__}"
    else:
        yield from wrong_inside(value, one, path)


def wrong_inside(value: Any, one: Shape, path: str) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from wrong(each, one.item or Shape(Sort.ANY), f"{path}[]")
    elif isinstance(value, dict):
        if set(value) != set(one.names):
            yield f"{path} has other names"
        for name, each in value.items():
            yield from wrong(each, one.names[name], f"{path}.{name}")


@pytest.mark.parametrize("name", DOSSIERS)
def test_what_templates_are_given_is_of_the_shape_that_is_said(name: str) -> None:
    dossier = DOSSIERS[name]
    given = Views(dossier).seen
    assert sorted(set(wrong(given, whole(), "dossier"))) == []


def reached(value: Any, path: str) -> Iterator[Any]:
    """Give the values at a path, each as far as there is one."""
    head, _, rest = path.partition(".")
    name, listed = head.removesuffix("[]"), head.endswith("[]")
    held = value[name]
    for one in (held or []) if listed else [held]:
        if rest and one is not None:
            yield from reached(one, rest)
        else:
            yield one


def given() -> Iterator[dict[str, Any]]:
    """Give the names of every document that an example could make."""
    for dossier in DOSSIERS.values():
        held = Views(dossier).seen
        yield {"dossier": held}
        yield from ({"dossier": held, "item": item} for name in LISTED for item in held[name])


@pytest.mark.parametrize("path", FOLLOWS)
def test_what_follows_from_a_value_is_there_when_it_is(path: str) -> None:
    root, name = path.removesuffix("[]").split(".")[:2]
    having = [names for names in given() if name in names.get(root, {})]
    there = [names for names in having if any(reached(names, path))]
    assert there
    for names in there:
        for more in FOLLOWS[path]:
            assert None not in list(reached(names, more)), more


def ways(name: str, held: Shape, loops: tuple[str, ...] = ()) -> Iterator[tuple[str, str, str]]:
    """Give each group that a template reaches: its name, the loops to it, and what it is there."""
    if held.item is not None:
        loop = f"x{len(loops)}"
        yield from ways(loop, held.item, (*loops, f"{{%p for {loop} in {name} %}}"))
    if held.group is not None and held.sort is Sort.GROUP and name.count(".") + len(loops) < 6:
        yield held.group.name, "\n".join(loops), name
        for inner, one in held.names.items():
            yield from ways(f"{name}.{inner}", one, loops)


@cache
def reachable() -> Mapping[str, tuple[str, str, str]]:
    """Give one way to each group, and the list whose items it belongs to."""
    found: dict[str, tuple[str, str, str]] = {}
    for item in ("dossier", *LISTED):
        for name, held in roots(item).items():
            for group, loops, path in ways(name, held):
                found.setdefault(group, (item, loops, path))
    return found


def proofread(old: str, *uses: str) -> list[tuple[str, str]]:
    """Proofread a template that uses a name of a group; give codes and hints."""
    item, loops, _ = reachable()[old.partition(".")[0]]
    lines = loops.split("\n") if loops else []
    for use in uses:
        if found := re.search(r"\bitem\.(\w+)", use):  # the documents are made for a list now
            item = next(one for one in LISTED if found[1] in roots(one)["item"].names)
            lines = []
    ends = ["{%p endfor %}"] * len(lines)
    document = written("# Tittel", *lines)
    for use in uses:
        if use.startswith("{% shade"):  # it colours a cell
            table(document, ("Svar",), (f"{use}x",))
        else:
            document.add_paragraph(use)
    for end in ends:
        document.add_paragraph(end)
    content = saved(document)
    known = Names(roots(item), follows=FOLLOWS, moved=MOVED)
    kept = examine(content, known, HOUSE, Sandbox(str, filters(Norm.NB))).findings
    # What may be missing, and is asked for first in a real template, is no matter here.
    return [(one.code, str(one.hint)) for one, _ in kept if one.code != "T021"]


@pytest.mark.parametrize("old", MOVED)
def test_what_stands_for_a_name_that_is_gone_can_be_written(old: str) -> None:
    _, _, path = reachable()[old.partition(".")[0]]
    name = old.partition(".")[2]
    new = MOVED[old].replace("@", path)
    assert ("T005", f"write “{new}”") in proofread(old, f"{{{{ {path}.{name} }}}}")
    ways_to_use = (
        (new,) if new.startswith("{%") else (f"{{{{ {new} }}}}", f"{{% if {new} %}}x{{% endif %}}")
    )
    # A group cannot be printed by itself, and whoever is told so has found it.
    told = [proofread(old, one) for one in ways_to_use]
    assert [] in [[code for code, _ in found if code != "T006"] for found in told], new
