"""Dossiers that have been changed at a few places, as slips of the hand and other programs do."""

import json
import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from pipeline.source import tree
from tests.samples import EXAMPLES, SMALL

Tree = Any  # dicts, lists and scalars, nested as a dossier has them


class Plain(str):
    """A scalar that is written as it stands, without quotes."""

    __slots__ = ()


# What somebody may write in the place of a value. What no editor can tell apart is not here.
_PLAIN = (
    *("2026", "78468000", "0", "-1", "1", "2", "3", "973", "12345", "99999999999999999", "1990"),
    *("1989", "2100", "2101", "-12", "8.5", "18.64", "2026-03-02", "2026-02-29", "2028-02-29"),
    *("2026-13-01", "1899-12-31", "2200-01-01", "02.03.2026", "2026-3-2", "12:30", "true", "True"),
    *("FALSE", "no", "ja", "on", "null", "Null", "~", "", "seksti", "tekst", "Vedtar", "vedtar"),
    *("nb", "nn", "2026-03-02T10:00:00", "eldre-raad", "Eldre-raad", "con", "0301", "1.2.3"),
)
_QUOTED = (
    *("", "  ", "\n", "to\nlinjer", "linje\n", "\n\nlinje", "212", "8,5", "8.5", "8,5 %", "1 061"),
    *(
        "18.640",
        "6e1",
        "0x3d",
        "null",
        "true",
        "True",
        "2026-03-02",
        "0150",
        "0973",
        "973",
        "x" * 90,
    ),
    *(
        "tab\tulator",
        "snudd \u202e tekst",
        "null\u0000byte",
        "Nav",
        "-0",
        "0",
        "007",
        "2026",
        "1989",
    ),
    *("post@vik.example", "post vik", "https://vik.example/a", "ftp://vik", "DECIDES", "Tilrår"),
)
_WORDS = (
    "tekst",
    "bakgrunn",
    "Title",
    "values",
    "facts",
    "measure",
    "status",
    "lead",
    "id",
    "items",
)


# What every dossier has; of the other sections a few at a time, for the sake of speed.
_HEAD = ("schema", "id", "norm", "date", "municipality", "stakeholders")


@cache
def base_trees() -> tuple[str, ...]:
    """Give dossiers of both contracts as trees in JSON, whose scalars are the author's texts."""
    texts = [SMALL, SMALL.replace("schema: 1", "schema: 2")]
    texts += [one.read_text("utf-8") for one in EXAMPLES]
    return tuple(json.dumps(_thinned(tree(one.encode(), "d.yaml")[0].value)) for one in texts)


def _thinned(node: Tree) -> Tree:
    """Keep two items of each list: what is wrong in the third is no news."""
    if isinstance(node, dict):
        return {key: _thinned(one) for key, one in node.items()}
    return [_thinned(one) for one in node[:2]] if isinstance(node, list) else node


def _chosen(chance: random.Random) -> Tree:
    """Give a dossier with what it must have and two of its other sections."""
    held = json.loads(chance.choice(base_trees()))
    more = [key for key in held if key not in _HEAD]
    kept = {*_HEAD, *chance.sample(more, min(2, len(more)))}
    return _plain({key: one for key, one in held.items() if key in kept})


def _plain(node: Tree) -> Tree:
    """Write numbers and days without quotes, as authors do."""
    if isinstance(node, dict):
        return {key: _plain(one) for key, one in node.items()}
    if isinstance(node, list):
        return [_plain(one) for one in node]
    return Plain(node) if _NO_QUOTES.fullmatch(node) else node


_NO_QUOTES = re.compile(r"[1-9][0-9]{0,8}|[0-9]{4}-[0-9]{2}-[0-9]{2}|true|false|nb|nn")


def mutated(count: int, seed: int) -> Iterator[str]:
    """Give as many dossiers, as texts, each changed at one place or a few."""
    for number in range(count):
        # Each has its own chance, so that one of them can be looked at alone.
        chance = random.Random(f"{seed}:{number}")  # noqa: S311 - nothing secret
        changed = _chosen(chance)
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            chance.choice(_CHANGES)(changed, chance)
        yield written(changed)


def _nodes(tree: Tree) -> Iterator[Tree]:
    if isinstance(tree, dict | list):
        yield tree
        for one in tree.values() if isinstance(tree, dict) else tree:
            yield from _nodes(one)


def _place(tree: Tree, chance: random.Random) -> tuple[Tree, Any]:
    """Choose a mapping or a list that holds something, and a key or an index in it."""
    node = chance.choice([one for one in _nodes(tree) if one])
    return node, chance.choice([*node] if isinstance(node, dict) else range(len(node)))


def _scalar(chance: random.Random) -> str:
    return chance.choice([*map(Plain, _PLAIN), *_QUOTED])


def _remove(tree: Tree, chance: random.Random) -> None:
    node, step = _place(tree, chance)
    del node[step]


def _add(tree: Tree, chance: random.Random) -> None:
    node, _ = _place(tree, chance)
    if isinstance(node, dict):
        node.setdefault(chance.choice(_WORDS), _scalar(chance))
    else:
        node.append(_scalar(chance))


def _repeat(tree: Tree, chance: random.Random) -> None:
    node, step = _place(tree, chance)
    if isinstance(node, list):
        node.append(node[step])


def _rename(tree: Tree, chance: random.Random) -> None:
    node, step = _place(tree, chance)
    if isinstance(node, dict):
        name = chance.choice((step.upper(), f"{step}s", step[:-1] or "x", *_WORDS))
        node.setdefault(name, node.pop(step))


def _rewrite(tree: Tree, chance: random.Random) -> None:
    node, step = _place(tree, chance)
    value = _scalar(chance)
    node[step] = str(value) if step in _CODES else value


# Without quotes, no editor can tell 973 from 0973, nor True from true.
_CODES = ("postcode", "number", "id")


def _retype(tree: Tree, chance: random.Random) -> None:
    node, step = _place(tree, chance)
    node[step] = chance.choice(([], {}, [_scalar(chance)], {"text": "tekst"}, {"2026": Plain("5")}))


def _reorder(tree: Tree, chance: random.Random) -> None:
    node, step = _place(tree, chance)
    if isinstance(node, dict):
        node[step] = node.pop(step)
    else:
        node.reverse()


def _deepen(tree: Tree, chance: random.Random) -> None:
    node, step = _place(tree, chance)
    node[step] = chance.choice(([node[step]], {str(step): node[step]}))


def _flatten(tree: Tree, chance: random.Random) -> None:
    node, step = _place(tree, chance)
    held = node[step]
    if isinstance(held, dict | list) and held:
        node[step] = next(iter(held.values() if isinstance(held, dict) else held))


def _version(tree: Tree, chance: random.Random) -> None:
    tree["schema"] = Plain(chance.choice(("1", "2", "3", "0", "to", "'1'", "'2'", "")))


_CHANGES: tuple[Callable[[Tree, random.Random], None], ...] = (
    *(_remove, _add, _repeat, _rename, _rewrite, _rewrite, _rewrite),
    *(_retype, _reorder, _deepen, _flatten, _version),
)


def written(tree: Tree) -> str:
    """Write a tree as YAML, a line for each section."""
    return "".join(f"{_flow(key)}: {_flow(one)}\n" for key, one in tree.items()) or "{}\n"


def _flow(node: Tree) -> str:
    if isinstance(node, dict):
        return f"{{{', '.join(f'{_flow(key)}: {_flow(one)}' for key, one in node.items())}}}"
    if isinstance(node, list):
        return f"[{', '.join(map(_flow, node))}]"
    return str(node) if isinstance(node, Plain) else json.dumps(node, ensure_ascii=True)
