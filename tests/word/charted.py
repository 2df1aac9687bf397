"""Templates with charts, made as Word makes them: python-docx has none."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import docx
from docx.document import Document
from docx.oxml import parse_xml
from lxml import etree
from openpyxl import Workbook, load_workbook

from tests.word.make import OFFICE, RELS, W, part, saved, unzipped, zipped

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R = f"{{{OFFICE}}}"
SAMPLE = "Eksempeltall"
_DECLARED = f'xmlns:c="{C[1:-1]}" xmlns:a="{A[1:-1]}" xmlns:r="{OFFICE}"'
_KIND = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_STYLE = "application/vnd.ms-office.chartstyle+xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_AXES = (
    "<c:{x}><c:axId val='1'/><c:scaling><c:orientation val='minMax'/></c:scaling>"
    "<c:delete val='0'/><c:axPos val='b'/><c:numFmt formatCode='General' sourceLinked='1'/>"
    "<c:majorTickMark val='none'/><c:minorTickMark val='none'/><c:tickLblPos val='nextTo'/>"
    "<c:crossAx val='2'/><c:crosses val='autoZero'/>{of_days}</c:{x}>"
    "<c:valAx><c:axId val='2'/><c:scaling><c:orientation val='minMax'/></c:scaling>"
    "<c:delete val='0'/><c:axPos val='l'/><c:majorGridlines/>"
    "<c:numFmt formatCode='General' sourceLinked='1'/>"
    "<c:majorTickMark val='none'/><c:minorTickMark val='none'/><c:tickLblPos val='nextTo'/>"
    "<c:crossAx val='1'/><c:crosses val='autoZero'/></c:valAx>"
)
_BEFORE = {
    "bar": "<c:barDir val='col'/><c:grouping val='clustered'/><c:varyColors val='0'/>",
    "line": "<c:grouping val='standard'/><c:varyColors val='0'/>",
    "pie": "<c:varyColors val='1'/>",
    "scatter": "<c:scatterStyle val='lineMarker'/>",
}
_TITLE = (
    "<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz='1400'/></a:pPr>"
    f"<a:r><a:rPr lang='nb-NO' sz='1400' b='1'/><a:t>{SAMPLE}</a:t></a:r><a:r><a:t>!</a:t></a:r>"
    "</a:p></c:rich></c:tx><c:overlay val='0'/></c:title>"
)


@dataclass(frozen=True)
class Made:
    """A chart to be put into a template."""

    descr: str
    kind: str = "bar"
    series: int = 1
    colour: str = "<a:schemeClr val='accent2'/>"
    axis: str = "catAx"
    title: str = ""
    name: str = _TITLE
    labels: bool = True


def template(*charts: Made, before: tuple[str, ...] = (), after: tuple[str, ...] = ()) -> bytes:
    """Make a document of charts, each in a paragraph of its own, between other paragraphs."""
    document = docx.Document()
    for text in before:
        document.add_paragraph(text)
    for number, one in enumerate(charts, 1):
        _add(document, number, one)
    for text in after:
        document.add_paragraph(text)
    return packaged(saved(document), *charts)


def packaged(data: bytes, *charts: Made) -> bytes:
    """Add the parts that the drawings of charts lead to."""
    parts = unzipped(data)
    held: dict[str, str | bytes] = dict(parts)
    rels = etree.fromstring(parts["word/_rels/document.xml.rels"])
    types = etree.fromstring(parts["[Content_Types].xml"])
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    etree.SubElement(types, f"{_TYPES}Default", {"Extension": "xlsx", "ContentType": sheet})
    for number, one in enumerate(charts, 1):
        name = f"charts/chart{number}.xml"
        held[f"word/{name}"] = space(one)
        held[f"word/charts/_rels/chart{number}.xml.rels"] = _led(number)
        held[f"word/charts/style{number}.xml"] = "<style/>"
        held[f"word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"] = _sample()
        key = {"Id": f"rIdC{number}", "Type": f"{OFFICE}/chart", "Target": name}
        etree.SubElement(rels, f"{{{RELS}}}Relationship", key)
        for path, kind in ((f"/word/{name}", _KIND), (f"/word/charts/style{number}.xml", _STYLE)):
            held_type = {"PartName": path, "ContentType": kind}
            etree.SubElement(types, f"{_TYPES}Override", held_type)
    held["word/_rels/document.xml.rels"] = etree.tostring(rels)
    held["[Content_Types].xml"] = etree.tostring(types)
    return zipped(held)


def drawing(number: int, one: Made) -> str:
    title = f' title="{one.title}"' if one.title else ""
    return (
        f'<w:drawing xmlns:w="{W[1:-1]}" xmlns:wp="{WP[1:-1]}" {_DECLARED}>'
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        '<wp:extent cx="5400000" cy="2700000"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="Diagram {number}" descr="{one.descr}"{title}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{C[1:-1]}">'
        f'<c:chart r:id="rIdC{number}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )


def space(one: Made) -> str:
    """Make a chart part, with what a chart of somebody's own figures has."""
    series = "".join(_series(number, one) for number in range(one.series))
    days = "<c:auto val='1'/><c:lblOffset val='100'/>"
    days += "<c:baseTimeUnit val='days'/>" if one.axis == "dateAx" else ""
    round_ = one.kind == "pie"
    ids = "" if round_ else "<c:axId val='1'/><c:axId val='2'/>"
    plot = f"<c:{one.kind}Chart>{_BEFORE[one.kind]}{series}{ids}</c:{one.kind}Chart>"
    axes = "" if round_ else _AXES.format(x=one.axis, of_days=days)
    return (
        f"<c:chartSpace {_DECLARED}><c:date1904 val='1'/><c:chart>{one.name}"
        f"<c:autoTitleDeleted val='0'/><c:plotArea><c:layout/>{plot}{axes}</c:plotArea>"
        "<c:legend><c:legendPos val='b'/></c:legend><c:plotVisOnly val='1'/>"
        "<c:dispBlanksAs val='zero'/></c:chart>"
        "<c:externalData r:id='rId1'><c:autoUpdate val='0'/></c:externalData></c:chartSpace>"
    )


def _series(number: int, one: Made) -> str:
    cached = "".join(f"<c:pt idx='{n}'><c:v>{SAMPLE} {n}</c:v></c:pt>" for n in range(3))
    numbers = "".join(f"<c:pt idx='{n}'><c:v>{n + 77}</c:v></c:pt>" for n in range(3))
    fill = f"<c:spPr><a:solidFill>{one.colour}</a:solidFill></c:spPr>"
    line = f"<c:spPr><a:ln w='28575'><a:solidFill>{one.colour}</a:solidFill></a:ln></c:spPr>"
    look = line if one.kind == "line" else fill
    point = f"<c:dPt><c:idx val='{{}}'/><c:bubble3D val='0'/>{look}</c:dPt>"
    points = "".join(map(point.format, range(3))) if one.kind == "pie" else ""
    shown = "".join(
        f"<c:show{name} val='{int(name == 'Val')}'/>"
        for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    )
    labels = f"<c:dLbls>{shown}</c:dLbls>" if one.labels else ""
    letter = "BCDEF"[number]
    return (
        f"<c:ser><c:idx val='{number}'/><c:order val='{number}'/><c:tx><c:strRef>"
        f"<c:f>Sheet1!${letter}$1</c:f><c:strCache><c:ptCount val='1'/><c:pt idx='0'>"
        f"<c:v>{SAMPLE}</c:v></c:pt></c:strCache></c:strRef></c:tx>{look}{points}{labels}"
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$4</c:f><c:strCache><c:ptCount val='3'/>{cached}"
        f"</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!${letter}$2:${letter}$4"
        f"</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val='3'/>{numbers}"
        "</c:numCache></c:numRef></c:val></c:ser>"
    )


def _led(number: int) -> str:
    style = "http://schemas.microsoft.com/office/2011/relationships/chartStyle"
    book = f"../embeddings/Microsoft_Excel_Sheet{number}.xlsx"
    return (
        f'<Relationships xmlns="{RELS}">'
        f'<Relationship Id="rId1" Type="{OFFICE}/package" Target="{book}"/>'
        f'<Relationship Id="rId2" Type="{style}" Target="style{number}.xml"/></Relationships>'
    )


def _sample() -> bytes:
    book = Workbook()
    book.active["A1"] = SAMPLE
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _add(document: Document, number: int, one: Made) -> None:
    document.add_paragraph().add_run()._r.append(parse_xml(drawing(number, one)))


# --- Reading back.


@dataclass(frozen=True)
class Seen:
    """A chart of a document: what a reader sees and hears, and what an editor gets."""

    words: str
    title: str
    categories: list[str]
    series: list[tuple[str, list[str | None]]]
    sheet: list[tuple[object, ...]]
    tree: etree._Element


def seen(data: bytes) -> list[Seen]:
    """Follow each drawing of the text to its chart, and from there to its workbook."""
    root = part(data)
    return [
        _seen(data, one) for one in root.iter(f"{WP}inline") if one.find(f".//{C}chart") is not None
    ]


def _seen(data: bytes, inline: etree._Element) -> Seen:
    parts = unzipped(data)
    key = next(inline.iter(f"{C}chart")).get(f"{R}id")
    name = "word/" + _target(parts["word/_rels/document.xml.rels"], str(key))
    tree = etree.fromstring(parts[name])
    led = parts[name.replace("charts/", "charts/_rels/") + ".rels"]
    data_key = next(tree.iter(f"{C}externalData")).get(f"{R}id")
    sheet = "word/" + _target(led, str(data_key)).removeprefix("../")
    first = next(tree.iter(f"{C}ser"))
    return Seen(
        str(next(inline.iter(f"{WP}docPr")).get("descr")),
        "".join(one.text or "" for one in tree.findall(f"{C}chart/{C}title//{A}t")),
        [one or "" for one in _cached(first.find(f"{C}cat"))],
        [
            (str(ser.findtext(f"{C}tx//{C}v") or ""), _cached(ser.find(f"{C}val")))
            for ser in tree.iter(f"{C}ser")
        ],
        list(load_workbook(io.BytesIO(parts[sheet])).active.iter_rows(values_only=True)),
        tree,
    )


def _target(rels: bytes, key: str) -> str:
    root = etree.fromstring(rels)
    return next(str(one.get("Target")) for one in root if one.get("Id") == key)


def _cached(data: etree._Element | None) -> list[str | None]:
    assert data is not None
    size = int(str(next(data.iter(f"{C}ptCount")).get("val")))
    held = {int(str(one.get("idx"))): one.findtext(f"{C}v") for one in data.iter(f"{C}pt")}
    assert set(held) <= set(range(size))
    return [held.get(n) for n in range(size)]


def colours(element: etree._Element) -> Iterator[str]:
    yield from (str(one.get("val")) for one in element.iter(f"{A}schemeClr", f"{A}srgbClr"))
