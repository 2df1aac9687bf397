"""One chart part: a template's chart, drawn with the figures that it is given."""

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from pipeline.diagnostics import say
from pipeline.word.faults import Refused
from pipeline.word.package import OFFICE
from pipeline.word.series import Figures, Series
from pipeline.word.workbook import DAY, cells, heading, number_format, plain, serial

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_R = f"{{{OFFICE}}}"
_ROUND = tuple(f"{C}{one}" for one in ("pieChart", "pie3DChart", "ofPieChart", "doughnutChart"))
_ONE_ONLY = _ROUND[:3]
_PLOTS = (
    *_ROUND,
    *(f"{C}{one}Chart" for one in ("bar", "bar3D", "line", "line3D", "area", "area3D", "radar")),
)
_BARS = tuple(f"{C}{one}Chart" for one in ("bar", "bar3D", "area", "area3D"))
_AXES = tuple(f"{C}{one}" for one in ("catAx", "dateAx", "valAx", "serAx"))
_ACCENTS = 6
_DATA = ("cat", "val", "xVal", "yVal", "bubbleSize")
# What comes after in the schema's order.
_AFTER_SERIES = tuple(
    f"{C}{one}"
    for one in (
        *("dLbls", "gapWidth", "gapDepth", "overlap", "shape", "dropLines", "hiLowLines"),
        *("upDownBars", "marker", "smooth", "serLines", "splitType", "splitPos", "custSplit"),
        *("secondPieSize", "firstSliceAng", "holeSize", "axId", "extLst"),
    )
)
_AFTER_POINTS = tuple(f"{C}{one}" for one in ("dLbls", "trendline", "errBars", "cat", "val"))
_AFTER_VALUES = tuple(f"{C}{one}" for one in ("smooth", "shape", "extLst"))
_AFTER_FORMAT = tuple(
    f"{C}{one}"
    for one in ("majorTickMark", "minorTickMark", "tickLblPos", "spPr", "txPr", "crossAx")
)
_AFTER_AUTO = tuple(
    f"{C}{one}"
    for one in (
        *("lblAlgn", "lblOffset", "tickLblSkip", "tickMarkSkip", "noMultiLvlLbl", "extLst"),
        *("baseTimeUnit", "majorUnit", "majorTimeUnit", "minorUnit", "minorTimeUnit"),
    )
)
_OF_DAYS = _AFTER_AUTO[-5:]
_AFTER_DATA = tuple(f"{C}{one}" for one in ("printSettings", "userShapes", "extLst"))
_AFTER_TITLE = tuple(
    f"{C}{one}" for one in ("pivotFmts", "view3D", "floor", "sideWall", "backWall", "plotArea")
)
_AFTER_GAPS = tuple(f"{C}{one}" for one in ("showDLblsOverMax", "extLst"))


def unfit(tree: etree._Element) -> Refused | None:
    """Say why figures cannot be put into a chart of this kind."""
    plots = list(_plots(tree))
    if plots and all(one.tag in _PLOTS for one in plots):
        return None
    what = say("a chart of this kind is not filled in")
    return Refused("T060", what, say("take a bar, column, line, area, pie or radar chart"))


def drawn(template: etree._Element, figures: Figures, data: str) -> etree._Element:
    """Draw anew; `data` is the key of the workbook. Raises Refused for what it cannot show."""
    tree = deepcopy(template)
    _bare(tree)
    plots = list(_plots(tree))
    if len(figures.series) > 1 and any(one.tag in _ONE_ONLY for one in plots):
        what = say("a pie chart shows one series, and is given several")
        raise Refused("T061", what, say("give it one series, or take a bar or column chart"))
    for number, one in enumerate(_series(plots, len(figures.series))):
        _fill(one, number, figures)
    for plot in plots:
        if len(plots) > 1 and plot.find(f"{C}ser") is None:
            _remove(plot)
    _axes(tree, figures)
    _title(tree, figures.title)
    chart = tree.find(f"{C}chart")
    if chart is not None:
        _put(chart, _made("dispBlanksAs", val="gap"), _AFTER_GAPS)
    held = etree.Element(f"{C}externalData", {f"{_R}id": data})
    held.append(_made("autoUpdate", val="0"))
    _put(tree, held, _AFTER_DATA)
    return tree


def _plots(tree: etree._Element) -> Iterator[etree._Element]:
    area = tree.find(f"{C}chart/{C}plotArea")
    if area is not None:
        yield from (one for one in area if str(one.tag).endswith("Chart"))


def _bare(tree: etree._Element) -> None:
    """Take away what belongs to the template's own figures, among it what it hides of them."""
    for one in list(tree.iterchildren(f"{C}date1904", f"{C}pivotSource")):
        tree.remove(one)
    holders = (*_plots(tree), *tree.iter(f"{C}ser"))
    for more in (
        *tree.iter(f"{C}pivotFmts"),
        *(ext for one in holders for ext in one.findall(f"{C}extLst")),
    ):
        _remove(more)


# --- Series.


def _series(plots: Sequence[etree._Element], wanted: int) -> list[etree._Element]:
    """Give as many as are wanted: the last one is repeated, in other colours, or some go."""
    held = [one for plot in plots for one in plot.iterchildren(f"{C}ser")]
    if not held:
        held = [etree.Element(f"{C}ser")]
        _put(plots[0], held[0], _AFTER_SERIES)
    for one in held[wanted:]:
        _remove(one)
    for new in list(_more(held, wanted)):
        held[-1].addnext(new)
        held.append(new)
    return held[:wanted]


def _fill(one: etree._Element, number: int, figures: Figures) -> None:
    series, size = figures.series[number], len(figures.categories)
    for old in list(one.iterchildren(*(f"{C}{name}" for name in ("idx", "order", "tx", *_DATA)))):
        one.remove(old)
    name = _made("tx", _referred("str", heading(number + 1), [series.name]))
    index, order = (_made(one, val=str(number)) for one in ("idx", "order"))
    for at, new in enumerate((index, order, name)):
        one.insert(at, new)
    _points(one, size)
    _put(one, _category(figures), _AFTER_VALUES)
    _put(one, _values(series, number + 1, figures), _AFTER_VALUES)


def _points(one: etree._Element, size: int) -> None:
    """Let each piece of a pie have its colour, and nothing be said of points that are not there."""
    for old in (*one.findall(f"{C}dPt"), *one.findall(f"{C}dLbls/{C}dLbl")):
        if _index(old) >= size:
            _remove(old)
    held = sorted(one.findall(f"{C}dPt"), key=_index)
    parent = one.getparent()
    if parent is None or parent.tag not in _ROUND or not held or len(held) <= _index(held[-1]):
        return
    for number, new in enumerate(list(_more(held, size)), len(held)):
        for index in new.findall(f"{C}idx"):
            index.set("val", str(number))
        _put(one, new, _AFTER_POINTS)


def _index(point: etree._Element) -> int:
    held = point.find(f"{C}idx")
    number = "" if held is None else str(held.get("val"))
    return int(number) if number.isdecimal() else 0


# --- Colours.


def _more(held: Sequence[etree._Element], wanted: int) -> Iterator[etree._Element]:
    """Repeat the last of some series or points, each in a colour of the theme that is still free.

    Once all are taken they come darker.
    """
    used = [_accent(one) for one in held]
    for number in range(len(held), wanted):
        round_ = (f"accent{(_ordinal(used[-1]) + n) % _ACCENTS + 1}" for n in range(_ACCENTS))
        free = next((one for one in round_ if one not in used), "")
        used.append(free or f"accent{number % _ACCENTS + 1}")
        new = deepcopy(held[-1])
        _coloured(new, used[-1], darker=not free)
        yield new


def _accent(element: etree._Element) -> str:
    named = (str(one.get("val")) for one in element.iter(f"{A}schemeClr"))
    return next((one for one in named if one.startswith("accent")), "")


def _ordinal(accent: str) -> int:
    number = accent.removeprefix("accent")
    return int(number) if number.isdecimal() else 0


def _coloured(element: etree._Element, accent: str, *, darker: bool) -> None:
    for fill in list(element.iter(f"{A}schemeClr", f"{A}srgbClr")):
        named = str(fill.get("val"))
        parent = fill.getparent()
        if parent is None or (fill.tag == f"{A}schemeClr" and not named.startswith("accent")):
            continue
        new = etree.Element(f"{A}schemeClr", val=accent)
        if darker:
            etree.SubElement(new, f"{A}lumMod", val="60000")
        parent.replace(fill, new)


# --- Numbers.


def _category(figures: Figures) -> etree._Element:
    held = figures.categories
    if not figures.counted:
        return _made("cat", _referred("str", cells(figures, 0), [str(one) for one in held]))
    style = DAY if figures.dated else "General"
    texts = [str(serial(one)) for one in held]
    return _made("cat", _referred("num", cells(figures, 0), texts, style))


def _values(series: Series, column: int, figures: Figures) -> etree._Element:
    texts = [None if one is None else plain(one) for one in series.values]
    style = number_format(series.values)
    return _made("val", _referred("num", cells(figures, column), texts, style))


def _referred(
    kind: str, formula: str, texts: Sequence[str | None], style: str = ""
) -> etree._Element:
    """Refer to cells, and keep what they say: a point that is left out is a gap."""
    cache = _made(f"{kind}Cache")
    if style:
        _said(cache, "formatCode", style)
    cache.append(_made("ptCount", val=str(len(texts))))
    for number, text in enumerate(texts):
        if text is not None:
            point = etree.SubElement(cache, f"{C}pt", idx=str(number))
            _said(point, "v", text)
    reference = _made(f"{kind}Ref")
    _said(reference, "f", formula)
    reference.append(cache)
    return reference


def _said(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, f"{C}{name}").text = text


# --- Axes and titles.


def _axes(tree: etree._Element, figures: Figures) -> None:
    """Let the axis of the categories be of their kind: days, or names that stand side by side."""
    used = {one.get("val") for plot in _plots(tree) for one in plot.iterchildren(f"{C}axId")}
    for axis in list(tree.iter(*_AXES)):
        number = axis.find(f"{C}axId")
        if number is not None and number.get("val") not in used:
            _remove(axis)
        elif axis.tag in _AXES[:2]:
            _of_categories(axis, figures)
    if all(number >= 0 for one in figures.series for number in one.values if number is not None):
        _from_zero(tree)


def _from_zero(tree: etree._Element) -> None:
    """Let bars begin at zero, so that one that is twice as long is twice as much.

    An author who has set where an axis begins knows why.
    """
    bars = [one for one in _plots(tree) if one.tag in _BARS]
    used = {one.get("val") for plot in bars for one in plot.iterchildren(f"{C}axId")}
    for axis in tree.iter(f"{C}valAx"):
        number, scaling = axis.find(f"{C}axId"), axis.find(f"{C}scaling")
        if number is None or scaling is None or number.get("val") not in used:
            continue
        if scaling.find(f"{C}min") is None and scaling.find(f"{C}logBase") is None:
            _put(scaling, _made("min", val="0"), (f"{C}extLst",))


def _of_categories(axis: etree._Element, figures: Figures) -> None:
    if axis.tag == f"{C}dateAx" and not figures.dated:
        axis.tag = f"{C}catAx"
        for one in list(axis.iterchildren(*_OF_DAYS)):
            axis.remove(one)
    style = DAY if figures.dated else "General"
    _put(axis, _made("numFmt", formatCode=style, sourceLinked="0"), _AFTER_FORMAT)
    if axis.tag == f"{C}catAx":
        _put(axis, _made("auto", val="0"), _AFTER_AUTO)


def _title(tree: etree._Element, title: str) -> None:
    """Put a title where the template has one; without any the template's own words stay."""
    held = tree.find(f"{C}chart/{C}title")
    if held is None:
        return
    if not title:
        _untitled(held)
        return
    look = next(held.iter(f"{A}rPr"), None)
    default = next(held.iter(f"{A}defRPr"), None)
    body = next(held.iter(f"{A}bodyPr"), None)
    for old in held.findall(f"{C}tx"):
        held.remove(old)
    rich = _made("rich", etree.Element(f"{A}bodyPr") if body is None else deepcopy(body))
    paragraph = etree.SubElement(rich, f"{A}p")
    if default is not None:
        etree.SubElement(paragraph, f"{A}pPr").append(deepcopy(default))
    run = etree.SubElement(paragraph, f"{A}r")
    if look is not None:
        run.append(deepcopy(look))
    etree.SubElement(run, f"{A}t").text = title
    held.insert(0, _made("tx", rich))


def _untitled(title: etree._Element) -> None:
    """Let no empty title stand, for Word would write there that it is one."""
    chart = title.getparent()
    if chart is not None and not "".join(map(str, title.itertext(f"{A}t", f"{C}v"))).strip():
        chart.remove(title)
        _put(chart, _made("autoTitleDeleted", val="1"), _AFTER_TITLE)


# --- Elements.


def _made(name: str, *inside: etree._Element, **said: str) -> etree._Element:
    new = etree.Element(f"{C}{name}", said)
    new.extend(inside)
    return new


def _put(parent: etree._Element, new: etree._Element, later: Sequence[str]) -> None:
    """Put an element in its place, and in that of one of its name unless there may be several."""
    if new.tag not in (f"{C}dPt", f"{C}ser"):
        for old in parent.findall(str(new.tag)):
            parent.remove(old)
    found = (at for at, one in enumerate(parent) if one.tag in later)
    parent.insert(next(found, len(parent)), new)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
