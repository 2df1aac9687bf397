"""Tags that change their cell: cellbg, shade, colspan, vm and hm, put where Word wants them.

docxtpl writes them first or last among the cell's properties, or beside them; the schema has an
order (ECMA-376, part 1, 17.4.66), and Word calls a file that has another one damaged.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from pipeline.diagnostics import say
from pipeline.word.content import TEXTS
from pipeline.word.faults import Refused
from pipeline.word.structure import Aside
from pipeline.word.tags import MARKS
from pipeline.word.tree import W, cut, follow, text_of
from pipeline.word.vocabulary import SHADE

_TAG = re.compile(
    rf"\{{%\s*(cellbg|shade|colspan|vm|hm)\b\s*([^{MARKS}]*?)\s*([{MARKS}])-?%\}}"
).search
# Those with tr and tc stand around the cell.
_BLOCK = re.compile(r"\{%-?\s*(?:[pr] )?\s*(end|)(?:if|for)\b").finditer
_LOOP = re.compile(r"\{%-?\s*(?:(?:p|r|tr|tc) )?\s*(end|)for\b").finditer
_LOOP_OF_CELL = re.compile(r"\{%-?\s*(?:(?:tr|tc) )?\s*for\b").search
_MERGING = ("vm", "hm")
_ORDER = ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd")


def celled(root: etree._Element, held: Aside) -> Iterator[tuple[Refused, str]]:
    """Change the cells; give the tags that stand in none, or that another one of has been."""
    done: set[tuple[etree._Element, str]] = set()
    for text in [one for one in root.iter(*TEXTS) if _TAG(one.text or "")]:
        while tag := _TAG(text.text or ""):
            name, told, mark = tag.groups()
            cell = next(text.iterancestors(f"{W}tc"), None)
            if cell is None:
                if name == SHADE:
                    break
                yield _no_cell(name), mark
            elif (cell, name) in done:
                yield _twice(name), mark
            elif refused := _unfit(name, cell, text, tag.start()):
                yield refused, mark
            text.text = tag.string[: tag.start()] + tag.string[tag.end() :]
            if cell is not None and (cell, name) not in done:
                done.add((cell, name))
                _CHANGES[name](cell, text, _Asked(told, mark), held)


def _unfit(name: str, cell: etree._Element, text: etree._Element, start: int) -> Refused | None:
    if _is_in_block(cell, text, start):
        return _in_block(name)
    return _no_loop(name) if name in _MERGING and not _is_in_loop(cell) else None


def _is_in_block(cell: etree._Element, text: etree._Element, start: int) -> bool:
    """Say whether a block of the cell's own text is open where the tag stands."""
    texts = list(cell.iter(*TEXTS))
    before = "".join(one.text or "" for one in texts[: texts.index(text)])
    ends = [one[1] for one in _BLOCK(before + (text.text or "")[:start])]
    return ends.count("") > ends.count("end")


def _is_in_loop(cell: etree._Element) -> bool:
    """Say whether a loop that has begun before a cell goes on in it; its own may take it along."""
    last = [*cell.iter(*TEXTS)][-1]
    texts = list(cell.getroottree().getroot().iter(*TEXTS))
    before = "".join(one.text or "" for one in texts[: texts.index(last) + 1])
    ends = [one[1] for one in _LOOP(before)]
    return ends.count("") > ends.count("end") or bool(_LOOP_OF_CELL(text_of(cell)))


class _Asked(NamedTuple):
    """What a tag says beside its name, and the mark of its place."""

    words: str
    mark: str

    def tag(self, command: str) -> str:
        return f"{{% {command} ({self.words}){self.mark} %}}"

    def value(self, more: str = "") -> str:
        return f"{{{{ {self.words}{more}{self.mark} }}}}"


def _spanned(cell: etree._Element, text: etree._Element, told: _Asked, _held: Aside) -> None:
    _set(cell, "gridSpan", {"val": told.value()})
    _emptied(text)


def _shaded(cell: etree._Element, text: etree._Element, told: _Asked, _held: Aside) -> None:
    _set(cell, "shd", {**_CLEAR, "fill": told.value(f"|{SHADE}")})
    _emptied(text)


def _coloured(cell: etree._Element, text: etree._Element, told: _Asked, held: Aside) -> None:
    shade = _set(cell, "shd", {**_CLEAR, "fill": told.value()})
    # No colour is no shade: an empty one is not valid.
    follow(shade, held.put(told.tag("if")), before=True)
    follow(shade, held.put("{% endif %}"))
    _emptied(text)


def _merged_down(cell: etree._Element, text: etree._Element, told: _Asked, held: Aside) -> None:
    first = f"{{% if loop.first{told.mark} %}}"
    _set(cell, "vMerge", {"val": f"{first}restart{{% else %}}continue{{% endif %}}"})
    # Only the first of the cells shows its text.
    paragraph = next(text.iterancestors(f"{W}p"))
    shown = [one for one in paragraph if one.tag != f"{W}pPr"]
    follow(shown[0], held.put(first), before=True)
    follow(shown[-1], held.put("{% endif %}"))
    _emptied(text)


def _merged_across(cell: etree._Element, text: etree._Element, told: _Asked, held: Aside) -> None:
    old = cell.find(f"{W}tcPr/{W}gridSpan")
    span = "" if old is None else str(old.get(f"{W}val", ""))
    times = f"{span} * " if span.isdecimal() else ""
    _set(cell, "gridSpan", {"val": f"{{{{ {times}loop.length{told.mark} }}}}"})
    follow(cell, held.put(f"{{% if loop.first{told.mark} %}}"), before=True)
    follow(cell, held.put("{% endif %}"))
    _emptied(text)


_CLEAR = {"val": "clear", "color": "auto"}
_CHANGES = {
    "cellbg": _coloured,
    SHADE: _shaded,
    "colspan": _spanned,
    "vm": _merged_down,
    "hm": _merged_across,
}


def _set(cell: etree._Element, name: str, values: dict[str, str]) -> etree._Element:
    """Put a property in its place among the others, and take out the one that was there."""
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        properties = etree.Element(f"{W}tcPr")
        cell.insert(0, properties)
    for old in properties.findall(f"{W}{name}"):
        cut(old)
    earlier = {f"{W}{one}" for one in _ORDER[: _ORDER.index(name)]}
    new = etree.Element(f"{W}{name}", {f"{W}{key}": value for key, value in values.items()})
    at = sum(one.tag in earlier for one in properties)
    # A condition that stands here is that of the property after it.
    before = properties[at - 1] if at else None
    if before is None:
        new.tail, properties.text = properties.text, None
    else:
        new.tail, before.tail = before.tail, None
    properties.insert(at, new)
    return new


def _emptied(text: etree._Element) -> None:
    """Take out the run that held nothing but the tag."""
    run = text.getparent()
    if not text.text and run is not None:
        cut(text)
        if all(one.tag == f"{W}rPr" for one in run):
            cut(run)


def _no_cell(name: str) -> Refused:
    what = say("the tag {name} changes its cell, and stands in none", name=name)
    return Refused("T003", what, say("put the tag into the text of a table's cell"))


def _twice(name: str) -> Refused:
    what = say("two tags {name} stand in one cell", name=name)
    return Refused("T033", what, say("keep one of them"))


def _in_block(name: str) -> Refused:
    what = say(
        "the tag {name} changes its cell whatever the condition or loop around it", name=name
    )
    hint = say(
        "write the condition in the tag: {colour} or {span}",
        colour="{% cellbg 'F2DCDB' if name %}",
        span="{% colspan 2 if name else 1 %}",
    )
    return Refused("T033", what, hint)


def _no_loop(name: str) -> Refused:
    what = say("the tag {name} makes one of the cells of a loop, and stands in none", name=name)
    hint = say(
        "put it into a cell between {rows}, or for hm between {cells}", rows=_ROWS, cells=_CELLS
    )
    return Refused("T003", what, hint)


_ROWS, _CELLS = (f"{{%{one} for x in names %}} … {{%{one} endfor %}}" for one in ("tr", "tc"))
