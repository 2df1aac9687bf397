"""Tags that change their cell: cellbg, shade, colspan, vm and hm, put where Word wants them.

docxtpl writes them first or last among the cell's properties, or beside them; the schema has an
order (ECMA-376, part 1, 17.4.66), and Word calls a file that has another one damaged.
"""

import re
from collections.abc import Iterator

from lxml import etree

from pipeline.diagnostics import say
from pipeline.word.faults import Refused
from pipeline.word.structure import Held
from pipeline.word.tags import MARKS
from pipeline.word.tree import W, cut, follow
from pipeline.word.vocabulary import SHADE

_TAG = re.compile(
    rf"\{{%\s*(cellbg|shade|colspan|vm|hm)\b\s*([^{MARKS}]*?)\s*([{MARKS}])-?%\}}"
).search
_ORDER = ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd")


def celled(root: etree._Element, held: Held) -> Iterator[tuple[Refused, str]]:
    """Change the cells; give the tags that stand in none, or that another one of has been."""
    done: set[tuple[etree._Element, str]] = set()
    for text in [one for one in root.iter(f"{W}t") if _TAG(one.text or "")]:
        while tag := _TAG(text.text or ""):
            name, told, mark = tag.groups()
            cell = next(text.iterancestors(f"{W}tc"), None)
            if cell is None:
                if name == SHADE:
                    break
                yield _no_cell(name), mark
            elif (cell, name) in done:
                yield _twice(name), mark
            text.text = tag.string[: tag.start()] + tag.string[tag.end() :]
            if cell is not None and (cell, name) not in done:
                done.add((cell, name))
                _changed(cell, text, name, f"{told}{{}}{mark}", held)


def _changed(cell: etree._Element, text: etree._Element, name: str, told: str, held: Held) -> None:
    value = f"{{{{ {told.format('')} }}}}"
    if name == "vm":
        _merged_down(cell, text, told[-1])
    elif name == "hm":
        _merged_across(cell, told[-1], held)
    elif name == "colspan":
        _set(cell, "gridSpan", {"val": value})
    elif name == SHADE:
        _set(cell, "shd", {**_CLEAR, "fill": f"{{{{ {told.format('|' + SHADE)} }}}}"})
    else:
        shade = _set(cell, "shd", {**_CLEAR, "fill": value})
        # No colour is no shade: an empty one is not valid.
        follow(shade, held.put(f"{{% if {told.format('')} %}}"), before=True)
        follow(shade, held.put("{% endif %}"))
    if name != "vm":
        _emptied(text)


_CLEAR = {"val": "clear", "color": "auto"}


def _merged_down(cell: etree._Element, text: etree._Element, mark: str) -> None:
    first = f"{{% if loop.first{mark} %}}"
    _set(cell, "vMerge", {"val": f"{first}restart{{% else %}}continue{{% endif %}}"})
    text.text = f"{first}{text.text or ''}{{% endif %}}"


def _merged_across(cell: etree._Element, mark: str, held: Held) -> None:
    old = cell.find(f"{W}tcPr/{W}gridSpan")
    span = "" if old is None else str(old.get(f"{W}val", ""))
    times = f"{span} * " if span.isdecimal() else ""
    _set(cell, "gridSpan", {"val": f"{{{{ {times}loop.length{mark} }}}}"})
    follow(cell, held.put(f"{{% if loop.first{mark} %}}"), before=True)
    follow(cell, held.put("{% endif %}"))


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
    properties.insert(sum(one.tag in earlier for one in properties), new)
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
