"""Charts that Word can edit: filled by a tag in their alternative text, one for each turn."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from pipeline.frozen import replace
from pipeline.norm import Norm, show
from pipeline.word.colours import palette
from pipeline.word.picture import pictured
from pipeline.word.series import Series
from pipeline.word.template import Family, Template
from pipeline.word.vocabulary import filters
from tests.samples import ROOT

from .charted import SAMPLE, WP, A, C, Made, Seen, colours, drawing, packaged, seen, template
from .make import OFFICE, W, body, paragraph, part, refusal, rendered, texts, unzipped, zipped
from .test_picture import png

FAMILY = (ROOT / "templates" / "family.docx").read_bytes()
TAG = "{% chart one %}"
HOMES = Series("Utleieboliger", (2023, 2024, 2025, 2026), (1180, None, Decimal(1212), 1250), "stk.")
WORDS = "Utleieboliger. 2023: 1180 stk.; 2024: tallet mangler; 2025: 1212 stk.; 2026: 1250 stk."
SHEET = [(None, "Utleieboliger"), (2023, 1180), (2024, None), (2025, 1212), (2026, 1250)]
PARTS: list[dict[str, object]] = [
    {"name": "Eier", "categories": ["Nord", "Sør"], "values": [10, 12.5]},
    {"name": "Leier", "categories": ["Nord", "Sør"], "values": [4, None]},
    {"name": "Annet", "categories": ["Nord", "Sør"], "values": [1, 2]},
]
DAYS = Series("Søknader", (date(2025, 1, 1), date(2026, 1, 1)), (5, 7))


def made(chart: Made, given: object) -> Seen:
    return seen(rendered(template(chart), {"one": given}))[0]


@pytest.mark.parametrize("kind", ["bar", "line", "pie"])
def test_the_chart_its_workbook_and_its_words_say_the_series(kind: str) -> None:
    held = made(Made(TAG, kind), HOMES)
    assert held.words == WORDS
    assert held.title == "Utleieboliger"
    assert held.categories == ["2023", "2024", "2025", "2026"]
    assert held.series == [("Utleieboliger", ["1180", None, "1212", "1250"])]
    assert held.sheet == SHEET
    formulas = [one.text for one in held.tree.iter(f"{C}f")]
    assert formulas == ["Ark1!$B$1", "Ark1!$A$2:$A$5", "Ark1!$B$2:$B$5"]
    assert [one.get("val") for one in held.tree.iter(f"{C}dispBlanksAs")] == ["gap"]
    assert [one.get("val") for one in held.tree.iter(f"{C}date1904")] == []


@pytest.mark.parametrize("number", [1, 2, 4])
def test_a_chart_gets_as_many_series_as_it_is_given(number: int) -> None:
    held = made(Made(TAG, series=number), {"title": "Eie", "series": PARTS})
    assert held.title == "Eie"
    assert held.series == [
        ("Eier", ["10", "12.5"]),
        ("Leier", ["4", None]),
        ("Annet", ["1", "2"]),
    ]
    assert held.sheet == [
        (None, "Eier", "Leier", "Annet"),
        ("Nord", 10, 4, 1),
        ("Sør", 12.5, None, 2),
    ]
    assert held.words.startswith("Eie. Eier – Nord: 10; Sør: 12.5. Leier – Nord: 4; Sør: tallet")
    orders = [one.find(f"{C}order") for one in held.tree.iter(f"{C}ser")]
    assert [None if one is None else one.get("val") for one in orders] == ["0", "1", "2"]


def test_new_series_have_the_colours_of_the_theme_that_are_free() -> None:
    many = [{**PARTS[0], "name": str(n)} for n in range(8)]
    named = "<a:schemeClr val='accent5'/>"
    for colour, first in ((named, "accent5"), ("<a:srgbClr val='112233'/>", "112233")):
        held = made(Made(TAG, colour=colour), many)
        used = [list(colours(one)) for one in held.tree.iter(f"{C}ser")]
        after = [*range(6, 7), *range(1, 5)] if first == "accent5" else [*range(1, 6)]
        assert used[:6] == [[first], *([f"accent{n}"] for n in after)]
        assert all(one[0].startswith("accent") for one in used[6:])
    assert len(list(made(Made(TAG), many).tree.iter(f"{A}lumMod"))) == 2


def test_a_pie_has_a_colour_for_each_piece_and_shows_one_series_only() -> None:
    held = made(Made(TAG, "pie"), Series("Mange", tuple("abcdef"), (1, 2, 3, 4, 5, 6)))
    pieces = [list(colours(one)) for one in held.tree.iter(f"{C}dPt")]
    assert pieces == [["accent2"]] * 3 + [["accent3"], ["accent4"], ["accent5"]]
    few = made(Made(TAG, "pie"), Series("Få", ("a",), (1,)))
    assert len(list(few.tree.iter(f"{C}dPt"))) == 1
    said = refusal(template(Made(TAG, "pie")), {"one": PARTS})
    assert said == (
        f"T061 word/document.xml, in “{TAG}”: a pie chart shows one series, and is given several"
    )


@pytest.mark.parametrize(
    ("axis", "given", "comes"),
    [
        ("catAx", DAYS, "catAx dd.mm.yyyy"),
        ("dateAx", DAYS, "dateAx dd.mm.yyyy"),
        ("dateAx", HOMES, "catAx General"),
        ("catAx", HOMES, "catAx General"),
    ],
)
def test_days_are_days_in_the_workbook_and_on_the_axis(
    axis: str, given: Series, comes: str
) -> None:
    held = made(Made(TAG, "line", axis=axis), given)
    found = next(one for one in held.tree.iter(f"{C}catAx", f"{C}dateAx"))
    style = found.find(f"{C}numFmt")
    assert style is not None
    assert f"{etree.QName(found).localname} {style.get('formatCode')}" == comes
    assert found.find(f"{C}baseTimeUnit") is None or comes.startswith("dateAx")
    if given is DAYS:
        assert held.categories == ["45658", "46023"]
        assert [str(row[0])[:10] for row in held.sheet[1:]] == ["2025-01-01", "2026-01-01"]


@pytest.mark.parametrize(
    ("kind", "values", "begins"),
    [("bar", (5, 7), ["0"]), ("line", (5, 7), []), ("bar", (-5, 7), [])],
)
def test_bars_begin_at_zero(kind: str, values: tuple[int, ...], begins: list[str]) -> None:
    held = made(Made(TAG, kind), Series("", ("a", "b"), values))
    assert [one.get("val") for one in held.tree.iter(f"{C}min")] == begins


@pytest.mark.parametrize(
    ("chart", "words", "title"),
    [
        (Made(f"Egne ord. {TAG}"), f"Egne ord. {WORDS}", None),
        (Made(f"{TAG} Kilde: oss."), f"{WORDS} Kilde: oss.", None),
        (Made("", title=TAG), WORDS, None),
        (Made("Egne ord.", title=f"Diagram {TAG}"), f"Egne ord. {WORDS}", "Diagram"),
        (Made("{{ name }}: {% chart one %}"), f"Kari: {WORDS}", None),
    ],
)
def test_the_words_stand_where_the_tag_stood(chart: Made, words: str, title: str | None) -> None:
    data = rendered(template(chart), {"one": HOMES, "name": "Kari"})
    assert seen(data)[0].words == words
    assert next(part(data).iter(f"{WP}docPr")).get("title") == title


def _named(*runs: str) -> str:
    held = "".join(f"<a:r><a:t>{one}</a:t></a:r>" for one in runs)
    return f"<c:title><c:tx><c:rich><a:bodyPr/><a:p>{held}</a:p></c:rich></c:tx></c:title>"


def test_a_tag_may_be_the_title_of_the_chart_which_libreoffice_keeps() -> None:
    split = Made("Egne ord.", name=_named("{% cha", "rt one ", "%}"))
    held = made(split, HOMES)
    assert (held.words, held.title) == (f"Egne ord. {WORDS}", "Utleieboliger")
    untitled = made(replace(split, descr=""), PARTS)
    assert untitled.tree.find(f"{C}chart/{C}title") is None
    assert [one.get("val") for one in untitled.tree.iter(f"{C}autoTitleDeleted")] == ["1"]
    assert made(Made(TAG), PARTS).title == f"{SAMPLE}!"
    assert made(Made(TAG, name=""), HOMES).title == ""


def test_each_turn_of_a_loop_has_a_chart_of_its_own() -> None:
    looped = template(
        Made("{% chart item.homes %}"),
        before=("{%p for item in items %}",),
        after=("{%p endfor %}",),
    )
    items = [{"homes": replace(HOMES, name=f"Nr. {n}")} for n in range(3)]
    data = rendered(looped, {"items": items})
    held = seen(data)
    assert [one.title for one in held] == ["Nr. 0", "Nr. 1", "Nr. 2"]
    assert [one.sheet[0] for one in held] == [(None, "Nr. 0"), (None, "Nr. 1"), (None, "Nr. 2")]
    names = set(unzipped(data))
    assert len(names) == len(unzipped(data))
    for number in (1, 2, 3):
        assert {
            f"word/charts/chart{number}.xml",
            f"word/charts/_rels/chart{number}.xml.rels",
            f"word/charts/style{number}.xml",
            f"word/embeddings/Microsoft_Excel_Worksheet{number}.xlsx",
        } <= names
    ids = [one.get("id") for one in part(data).iter(f"{WP}docPr")]
    assert len(set(ids)) == 3
    assert rendered(looped, {"items": items}) == data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("items", [[], [{"homes": HOMES}]])
def test_the_figures_of_the_template_never_come_into_a_document(items: list[object]) -> None:
    looped = template(
        Made("{% chart item.homes %}", series=2),
        before=("{%p for item in items %}",),
        after=("{%p endfor %}",),
    )
    parts = unzipped(rendered(looped, {"items": items}))
    inner = [unzipped(one) for name, one in parts.items() if name.endswith(".xlsx")]
    for held in (parts, *inner):
        assert not [name for name, data in held.items() if SAMPLE.encode() in data]
    assert len([name for name in parts if "chart" in name or "embedd" in name]) == 4 * len(items)


def test_a_chart_without_a_tag_stays_as_it_is() -> None:
    both = template(Made("Egne ord"), Made(TAG), before=("{{ name }}",))
    data = rendered(both, {"one": HOMES, "name": "Kari"})
    old, new = unzipped(both), unzipped(data)
    mine = [name for name in old if name.endswith(("chart1.xml", "Sheet1.xlsx", "chart1.xml.rels"))]
    assert len(mine) == 3
    assert [new[name] for name in mine] == [old[name] for name in mine]
    assert [one.title for one in seen(data)] == [f"{SAMPLE}!", "Utleieboliger"]


def test_one_template_draws_many_documents() -> None:
    form = Template(template(Made(TAG)))
    first, second = form.render({"one": HOMES}), form.render({"one": DAYS})
    assert [seen(one)[0].title for one in (first, second)] == ["Utleieboliger", "Søknader"]
    assert form.render({"one": HOMES}) == first


def test_a_document_of_ours_can_be_a_template_again() -> None:
    again = unzipped(rendered(template(Made(TAG), Made(TAG)), {"one": HOMES}))
    text = again["word/document.xml"].decode().replace(WORDS, TAG, 1)
    data = rendered(zipped({**again, "word/document.xml": text}), {"one": DAYS})
    assert [one.title for one in seen(data)] == ["Søknader", "Utleieboliger"]


@pytest.mark.parametrize(
    ("tag", "given", "said"),
    [
        ("{% chart on %}", HOMES, "T005 {at}: the name “on” is unknown"),
        ("{% chart one.two %}", {"x": 1}, "T005 {at}: “two” is unknown in its group"),
        ("{% chart one %}", "x", "T061 {at}: the chart is given something that is no series of"),
        ("{% chart one %}", None, "T061 {at}: the chart is given something that is no series of"),
        ("{% chart one %}", [], "T061 {at}: there are no figures to draw"),
        ("{% chart one| %}", HOMES, "T003 {at}: the tag is not written as a tag must be"),
        ("{% chart one|wide %}", HOMES, "T011 {at}: the filter wide is not allowed"),
        (
            "{% chart one %} {% chart one %}",
            HOMES,
            "T060 {at}: a chart is filled by one tag, and here are several",
        ),
    ],
)
def test_a_missing_or_wrong_value_is_told_with_its_place(
    tag: str, given: object, said: str
) -> None:
    told = refusal(template(Made(tag)), {"one": given})
    shown = told.partition("“")[2].partition("”")[0]
    assert "{% chart" in shown
    assert told.startswith(said.format(at=f"word/document.xml, in “{shown}”"))
    assert "\n" not in told


def test_a_fault_of_one_turn_is_told_once_for_its_tag() -> None:
    looped = template(
        Made("{% chart item %}"), before=("{%p for item in items %}",), after=("{%p endfor %}",)
    )
    told = refusal(looped, {"items": [HOMES, "x", "y"]})
    assert told.count("T061") == 1


PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{% chart one %}"/>'
    "</wp:inline></w:drawing></w:r></w:p>"
)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (template(Made(TAG, "scatter")), "a chart of this kind is not filled in"),
        (
            body(PICTURE),
            "the tag stands in the alternative text of something that is no chart",
        ),
        (
            body(paragraph(TAG)),
            "a chart is filled by its own alternative text, in the text of a document",
        ),
    ],
)
def test_a_tag_that_no_chart_can_follow_is_refused(data: bytes, said: str) -> None:
    assert refusal(data, {"one": HOMES}) == f"T060 word/document.xml, in “{TAG}”: {said}"


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("{% if no %}{% chart one %}{% endif %}", "stands in a condition or loop"),
        ("{% for one in all %}{% chart one %}{% endfor %}", "stands in a condition or loop"),
        ("{% chart %}", "the tag of a chart does not say what the chart shows"),
        ("{% chart one %}{% chart one %}", "a chart is filled by one tag, and here are several"),
    ],
)
def test_an_alternative_text_has_one_chart_whatever_is_filled_in(block: str, said: str) -> None:
    told = refusal(template(Made(block)), {"no": False, "one": HOMES, "all": [HOMES]})
    assert told.startswith("T060 word/document.xml")
    assert said in told


def test_words_of_an_alternative_text_may_hang_on_a_condition() -> None:
    held = made(Made("{% if one %}Tall: {% endif %}{% chart one %}"), HOMES)
    assert (held.words, held.title) == (f"Tall: {WORDS}", "Utleieboliger")


def test_figures_may_be_written_in_the_tag_itself() -> None:
    literal = "{'name':'U','unit':'b','categories':['a','b'],'values':[1,2]}"
    twice = template(Made(f"{{% chart {literal} %}}"), Made(TAG))
    held = seen(rendered(twice, {"one": HOMES}))
    assert [(one.words, one.title) for one in held] == [
        ("U. a: 1 b; b: 2 b.", "U"),
        (WORDS, "Utleieboliger"),
    ]


def test_a_document_has_five_hundred_charts_at_most() -> None:
    looped = template(Made(TAG), before=("{%p for item in items %}",), after=("{%p endfor %}",))
    assert refusal(looped, {"one": HOMES, "items": [1] * 500}) == ""
    told = refusal(looped, {"one": HOMES, "items": [1] * 501})
    assert told.startswith(f"T008 word/document.xml, in “{TAG}”: a document has more than 500")


# --- Beside what else a document has.


def test_a_link_with_a_tag_beside_a_chart_is_a_field_and_leads_nowhere_else() -> None:
    held = unzipped(template(Made(TAG), before=("Se her",)))
    links, text = "word/_rels/document.xml.rels", "word/document.xml"
    link = f'<Relationship Id="rId99" Type="{OFFICE}/hyperlink" Target="{{{{ url }}}}"'
    held[links] = held[links].replace(
        b"</Relationships>", f'{link} TargetMode="External"/></Relationships>'.encode()
    )
    run = re.search(rb"<w:r>(?:(?!</w:r>).)*Se her.*?</w:r>", held[text])
    assert run
    words = b'<w:hyperlink r:id="rId99">' + run[0] + b"</w:hyperlink>"
    held[text] = held[text].replace(run[0], words)
    data = unzipped(rendered(zipped(held), {"one": HOMES, "url": "https://a.no"}))
    assert b'HYPERLINK "https://a.no"' in data[text]
    assert b"url" not in data[links]


def test_charts_drawings_and_pictures_have_numbers_of_their_own() -> None:
    looped = template(
        *(Made(TAG), Made(TAG)),
        before=("{{ map }}", "{%p for item in items %}"),
        after=("{%p endfor %}", "{{ map }}"),
    )
    context = {"one": HOMES, "items": [1, 2], "map": pictured(png(), "Kart")}
    numbers = [one.get("id") for one in part(rendered(looped, context)).iter(f"{WP}docPr")]
    assert len(numbers) == len(set(numbers)) == 6


# --- Under a family.

STANDING = {"draft": False, "copy": False, "approved": None, "journal": None, "replaces": None}


def under(data: bytes, norm: Norm, context: Mapping[str, object]) -> bytes:
    family = Family(FAMILY, "family.docx", norm.language, show=show, filters=filters(norm))
    unit = {"unit": "Bolig", "sending_unit": "Bolig"}
    sender = {"name": "Prøvevik", "names": (), **unit, "archive": {"case_number": ""}}
    about = {"municipality": sender, "document": {"kind": "", "letter": False, **STANDING}}
    return family.under(data, "t.docx").filled({**about, **context})


@pytest.mark.parametrize(
    ("norm", "missing"), [(Norm.NB, "tallet mangler"), (Norm.NN, "talet manglar")]
)
def test_the_words_are_those_of_the_norm(norm: Norm, missing: str) -> None:
    held = seen(under(template(Made(TAG)), norm, {"one": HOMES}))[0]
    said = f"Utleieboliger. 2023: 1 180 stk.; 2024: {missing}; 2025: 1 212 stk.; 2026: 1 250 stk."
    assert held.words.replace("\u00a0", " ") == said


def test_the_colours_are_those_of_the_family() -> None:
    """A body's own number for a colour of its theme, as LibreOffice writes it, is that colour."""
    plain = template(Made(TAG))
    own = palette(part(plain, "word/theme/theme1.xml"))["accent3"]
    number = "".join(f"{one:02X}" for one in own)
    charts = (
        Made(TAG, colour=f"<a:srgbClr val='{number}'/>"),
        Made(TAG, colour="<a:srgbClr val='12AB34'/>"),
    )
    held = seen(under(template(*charts), Norm.NB, {"one": HOMES}))
    assert [list(colours(next(one.tree.iter(f"{C}ser")))) for one in held] == [
        ["accent3"],
        ["12AB34"],
    ]
    data = under(plain, Norm.NB, {"one": HOMES})
    theme = unzipped(data)["word/theme/theme1.xml"]
    assert palette(etree.fromstring(theme)) == palette(part(FAMILY, "word/theme/theme1.xml"))


def test_a_theme_of_the_charts_own_goes_under_a_family() -> None:
    parts = unzipped(template(Made(TAG)))
    rels = "word/charts/_rels/chart1.xml.rels"
    override = (
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/themeOverride" Target="../theme/themeOverride1.xml"/></Relationships>'
    )
    changed = {
        rels: parts[rels].decode().replace("</Relationships>", override),
        "word/theme/themeOverride1.xml": "<a:themeOverride xmlns:a='x'/>",
    }
    data = under(zipped({**parts, **changed}), Norm.NB, {"one": HOMES})
    assert not [name for name in unzipped(data) if "Override" in name]


def test_a_chart_of_a_family_is_refused() -> None:
    parts = unzipped(FAMILY)
    name = next(one for one in parts if "header" in one and "rels" not in one)
    closing = "</w:hdr>"
    text = parts[name].decode().replace(closing, paragraph(TAG) + closing)
    with pytest.raises(Exception, match="a chart is filled by its own alternative text"):
        Family(zipped({**parts, name: text}), "family.docx", "nb-NO")


# --- As others read it.


def test_the_document_is_as_valid_as_the_template(tmp_path: Path) -> None:
    charts = (Made(TAG), Made(TAG, "line", series=2), Made(TAG, "pie"))
    data = under(template(*charts), Norm.NB, {"one": HOMES})
    more = under(template(*charts[:2]), Norm.NB, {"one": {"title": "", "series": PARTS}})
    for name, one in (("a.docx", data), ("b.docx", more)):
        (tmp_path / name).write_bytes(one)
        found = OpenXmlValidator().validate(tmp_path / name).errors
        assert [one for one in found if "style" not in str(one.part_uri)] == []


@pytest.mark.xdist_group("office")
def test_libreoffice_shows_the_figures_without_working_them_out(tmp_path: Path) -> None:
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        pytest.skip("LibreOffice or poppler is not here")
    data = under(
        template(Made(TAG), Made("{% chart days %}")), Norm.NB, {"one": HOMES, "days": DAYS}
    )
    (tmp_path / "a.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ("soffice", profile, "--headless", "--convert-to")
    for kind in ("pdf", "docx:MS Word 2007 XML"):
        folder = "saved" if "docx" in kind else "."
        subprocess.run(
            [*command, kind, "--outdir", folder, "a.docx"],
            cwd=tmp_path,
            check=True,
            capture_output=True,
            timeout=300,
        )
    shown = subprocess.run(
        ["pdftotext", "-layout", "a.pdf", "-"], cwd=tmp_path, check=True, capture_output=True
    ).stdout.decode()
    shown = shown.replace("\u00a0", " ").replace("\u202f", " ")
    for said in ("Utleieboliger", "2024", "1 180", "1 212", "1 250", "01.01.2025", "Søknader"):
        assert said in shown
    assert SAMPLE not in shown
    saved = (tmp_path / "saved" / "a.docx").read_bytes()
    trees = [
        etree.fromstring(one)
        for name, one in sorted(unzipped(saved).items())
        if name.startswith("word/charts/chart")
    ]
    points = [
        [(one.get("idx"), one.findtext(f"{C}v")) for one in tree.iterfind(f".//{C}val//{C}pt")]
        for tree in trees
    ]
    assert points == [[("0", "1180"), ("2", "1212"), ("3", "1250")], [("0", "5"), ("1", "7")]]


_TO_DOCX = ("--convert-to", "docx:MS Word 2007 XML", "--outdir", "saved")


@pytest.mark.xdist_group("office")
def test_a_template_that_libreoffice_saved_is_filled_by_its_title(tmp_path: Path) -> None:
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not here")
    (tmp_path / "a.docx").write_bytes(template(Made("", name=_named(TAG))))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", *_TO_DOCX, "a.docx"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=300,
    )
    saved = (tmp_path / "saved" / "a.docx").read_bytes()
    held = seen(under(saved, Norm.NB, {"one": HOMES}))[0]
    assert held.sheet == SHEET
    assert (held.title, held.series[0][1]) == ("Utleieboliger", ["1180", None, "1212", "1250"])
    assert "accent2" in list(colours(next(held.tree.iter(f"{C}ser"))))


def test_a_chart_in_a_table_and_beside_words_is_filled() -> None:
    row = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='9'/></w:tblGrid>{}</w:tbl><w:p/>"
    cell = "<w:tr><w:tc><w:tcPr/><w:p><w:r>{}</w:r></w:p></w:tc></w:tr>"
    tags = [cell.format(f"<w:t>{one}</w:t>") for one in ("{%tr for x in xs %}", "{%tr endfor %}")]
    chart = Made("{% chart x %}")
    xml = row.format(tags[0] + cell.format(f"<w:t>Før</w:t>{drawing(1, chart)}") + tags[1])
    data = rendered(packaged(body(xml), chart), {"xs": [HOMES, DAYS]})
    assert [one.title for one in seen(data)] == ["Utleieboliger", "Søknader"]
    assert texts(data) == ["Før", "Før", ""]
    assert len(list(part(data).iter(f"{W}tr"))) == 2
