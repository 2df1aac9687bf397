"""What the templates of a type may name, to copy from: by group, each with the tag to write."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from pipeline.contract.declare import Key, keys
from pipeline.dossier.dossier import Dossier
from pipeline.frozen import Frozen, replace
from pipeline.norm import Norm
from pipeline.word.shape import Group, Shape, Sort
from pipeline.word.typed import Names

# What a loop calls each thing, and each thing in that.
_EACH = ("one", "inner", "innermost")


class TagRow(Frozen):
    """A value by its path, where [] stands for each in a list: its title, and how it is written.

    `see` is where the values of a group are listed, if they are not below this one.
    """

    path: str
    title: str
    sort: Sort
    optional: bool
    tags: tuple[str, ...]
    see: str = ""


class TagGroup(Frozen):
    """The values of a group, and the tags that have to stand around theirs, from the outside."""

    path: str
    title: str
    around: tuple[tuple[str, str], ...]
    rows: tuple[TagRow, ...]


class _Ahead(NamedTuple):
    """A group that is to be listed: its path, how a tag spells it, and what stands around."""

    group: Group
    path: str
    title: str
    spelt: str
    around: tuple[tuple[str, str], ...]
    loops: int


def fields(told: Names, norm: Norm) -> tuple[TagGroup, ...]:
    """Give what the templates of a type may name: its own item first, each group where it is near.

    A path of a group that has been listed is not followed again, since its values are the same.
    """
    order = sorted(told.roots, key=["item", "document", "dossier"].index)
    groups = ((name, told.roots[name].group) for name in order)
    ahead = [_Ahead(group, name, "", name, (), 0) for name, group in groups if group]
    found: list[TagGroup] = []
    places: dict[str, str] = {one.group.name: one.path for one in ahead}
    while ahead:
        one = ahead.pop(0)
        rows = []
        for name, shape in one.group.see().items():
            row, below = _field(one, name, shape, told, norm)
            if below and below.group.name in places:
                row = replace(row, see=places[below.group.name])
            elif below:
                places[below.group.name] = below.path
                ahead.append(below)
            rows.append(row)
        found.append(TagGroup(one.path, one.title, one.around, tuple(rows)))
    return tuple(found)


def _field(
    owner: _Ahead, name: str, shape: Shape, told: Names, norm: Norm
) -> tuple[TagRow, _Ahead | None]:
    path, spelt = f"{owner.path}.{name}", f"{owner.spelt}.{name}"
    key = _keys().get((owner.group.name, name))
    title = key.title(norm) if key else ""
    optional = shape.optional and path not in told.there
    row = TagRow(
        path, title, shape.sort, optional, _tags(spelt, shape, owner.loops, optional=optional)
    )
    held, around = shape, owner.around
    if optional:
        around = (*around, (f"{{%p if {spelt} %}}", "{%p endif %}"))
    loops = owner.loops
    if shape.item:
        held, each = shape.item, _each(loops)
        around = (*around, (f"{{%p for {each} in {spelt} %}}", "{%p endfor %}"))
        path, spelt, loops = f"{path}[]", each, loops + 1
    # A word of a closed list answers to its keys, which the reference tells.
    below = held.group if held.sort is Sort.GROUP else None
    return row, _Ahead(below, path, title, spelt, around, loops) if below else None


def _each(loops: int) -> str:
    return _EACH[loops] if loops < len(_EACH) else f"{_EACH[-1]}{loops}"


def _tags(spelt: str, shape: Shape, loops: int, *, optional: bool) -> tuple[str, ...]:
    """Give the tags that print a value, with the guard that one needs which may be missing."""
    if shape.sort is Sort.LIST:
        each = _each(loops)
        inner = shape.item and shape.item.sort not in (Sort.GROUP, Sort.LIST)
        turn = (f"{{{{ {each} }}}}",) if inner else ()
        held = (f"{{%p for {each} in {spelt} %}}", *turn, "{%p endfor %}")
        return (f"{{%p if {spelt} %}}", *held, "{%p endif %}") if optional else held
    if shape.sort is Sort.TRUTH or (shape.sort is Sort.GROUP and optional):
        return (f"{{%p if {spelt} %}}", "{%p endif %}")
    if shape.sort is Sort.GROUP:
        return ()
    tag = f"{{{{ {spelt} }}}}"
    return (f"{{% if {spelt} %}}{tag}{{% endif %}}" if optional else tag,)


@cache
def _keys() -> Mapping[tuple[str, str], Key]:
    """Give each field of the contract by its section and its name, as the views call them."""
    held = {("dossier", one.name): one for one in keys(Dossier)}
    return held | {(section.__name__, one.name): one for section, one in _below(Dossier)}


def _below(section: type) -> Iterator[tuple[type, Key]]:
    for key in keys(section):
        if key.section and not key.readings:
            yield from ((key.section, one) for one in keys(key.section))
            yield from _below(key.section)
