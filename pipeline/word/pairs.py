"""Halves of what has two, beside a tag that takes its paragraph with it, put where the other is.

Word writes the beginning of a bookmark before the first run of its paragraph. Where that run is a
tag that opens a block, the bookmark would begin outside of the block that it ends in.
"""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from pipeline.frozen import Frozen
from pipeline.word.content import RANGES
from pipeline.word.tree import W

_TAG = re.compile(r"\{%-?(?:(p|tr|tc|r) )?\s*(if|for|elif|else|endif|endfor)\b").finditer
# The blocks that are open at a place, and in which branch of each it is.
_Path = tuple[tuple[int, int], ...]


class _Tag(Frozen):
    """A tag that takes its paragraph with it: its run, and what is open before and after it."""

    run: etree._Element
    before: _Path
    after: _Path


def paired(root: etree._Element) -> None:
    """Move halves to the other side of the tag in their paragraph, if the other half is there."""
    if next(root.iter(*RANGES), None) is None:
        return
    paths: dict[etree._Element, _Path] = {}
    tags: dict[etree._Element, _Tag] = {}
    for element, path, tag in _walked(root):
        paths[element] = path
        if tag is not None and (paragraph := tag.run.getparent()) is not None:
            tags[paragraph] = tag
    # Of halves that share a number nobody knows which belong together.
    times = Counter(map(_key, paths))
    others = {_key(one): one for one in paths if times[_key(one)] == 1}
    for one, path in paths.items():
        other = others.get(_key(one, other=True)) if _key(one) in others else None
        tag = tags.get(next(one.iterancestors(), one))
        if other is not None and tag is not None and path != paths[other]:
            if path == tag.before and paths[other] == tag.after:
                tag.run.addnext(one)
            elif path == tag.after and paths[other] == tag.before:
                tag.run.addprevious(one)


def _walked(root: etree._Element) -> Iterator[tuple[etree._Element, _Path, _Tag | None]]:
    """Give each half with what is open where it stands, and each tag with p with a half."""
    path: _Path = ()
    blocks = 0
    for element in root.iter(f"{W}t", *RANGES):
        if element.tag != f"{W}t":
            yield element, path, None
            continue
        for found in _TAG(element.text or ""):
            before = path
            if found[2] in ("if", "for"):
                blocks += 1
                path = (*path, (blocks, 0))
            elif found[2].startswith("end"):
                path = path[:-1]
            elif path:
                path = (*path[:-1], (path[-1][0], path[-1][1] + 1))
            run = element.getparent()
            if found[1] == "p" and run is not None:
                yield element, path, _Tag(run, before, path)


def _key(element: etree._Element, *, other: bool = False) -> tuple[str, str]:
    name = etree.QName(element).localname
    if other:
        name = name.replace("Start", "?").replace("End", "Start").replace("?", "End")
    return name, str(element.get(f"{W}id", ""))
