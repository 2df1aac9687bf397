"""How every document looks: colours, fonts, styles and page; nothing else names a size."""

from pipeline.norm import Norm

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'

# Contrast on white: 12.0 and 7.3; the tint and the rule carry no text of their own.
_ACCENT, _MUTED, _TINT, _RULE = "0B3C49", "4B5860", "E9F0F2", "AEBFC4"
_FONT = "Calibri"

_CM = 567
MARGIN = round(2.5 * _CM)
TEXT_WIDTH = 11906 - 2 * MARGIN


def cm(length: float) -> int:
    """Give a length in twentieths of a point, Word's unit."""
    return round(length * _CM)


def _color(name: str = "accent1") -> str:
    value = {"accent1": _ACCENT, "text2": _MUTED}[name]
    return f'<w:color w:val="{value}" w:themeColor="{name}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _edge(side: str, eighths: int, space: int, *, accent: bool = False) -> str:
    color = (
        f'w:color="{_ACCENT}" w:themeColor="accent1"'
        if accent
        else f'w:color="{_RULE}" w:themeColor="accent2"'
    )
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" {color}/>'


_CENTER = '<w:jc w:val="center"/>'
_WHITE = '<w:color w:val="FFFFFF" w:themeColor="background1"/>'

# What fills a cell that means something by its shade as well: full, or a fifth of the colour.
_SHADES = {
    "accent1": _ACCENT,
    "background2": _TINT,
    "accent3": "D5E2E1",
    "accent6": "E4D5D8",
}


def shade(name: str) -> str:
    """Fill a cell with a colour of the theme; the accents that text stands on are light."""
    tint = ' w:themeFillTint="33"' if name in {"accent3", "accent6"} else ""
    return (
        f'<w:shd w:val="clear" w:color="auto" w:fill="{_SHADES[name]}" w:themeFill="{name}"{tint}/>'
    )


def boxed() -> str:
    """Draw a line before a cell, so that an empty form shows where to write."""
    return f"<w:tcBorders>{_edge('left', 4, 0)}</w:tcBorders>"


MIDDLE = '<w:vAlign w:val="center"/>'


def _wrapped(name: str, inner: str) -> str:
    return f"<w:{name}>{inner}</w:{name}>" if inner else ""


def _style(
    name: str, ppr: str = "", rpr: str = "", *, based: str = "Normal", after: str = ""
) -> str:
    """Write a paragraph style; a built-in one is known by its lower-case or English name."""
    key = "".join(word[0].upper() + word[1:] for word in name.split())
    custom = "" if name in _BUILT_IN else ' w:customStyle="1"'
    default = ' w:default="1"' if name == "Normal" else ""
    base = "" if name == "Normal" else f'<w:basedOn w:val="{based}"/>'
    following = f'<w:next w:val="{after}"/>' if after else ""
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{key}"><w:name w:val="{name}"/>'
        f'{base}{following}<w:uiPriority w:val="1"/><w:qFormat/>'
        f"{_wrapped('pPr', ppr)}{_wrapped('rPr', rpr)}</w:style>"
    )


_BUILT_IN = frozenset(
    (
        "Normal",
        "Title",
        "Subtitle",
        "heading 1",
        "heading 2",
        "heading 3",
        "List Bullet",
        "List Number",
        "Quote",
        "caption",
        "header",
        "footer",
    )
)


def _space(before: int, after: int, line: int = 0) -> str:
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


_KEEP = "<w:keepNext/><w:keepLines/>"


def _headings() -> str:
    return "".join(
        (
            _style(
                "Title",
                _KEEP + _space(0, 60, 240),
                "<w:b/><w:bCs/>" + _color() + _size(21),
                after="Normal",
            ),
            _style(
                "Subtitle",
                _KEEP + _space(0, 160, 252),
                _color("text2") + _size(12),
                after="Normal",
            ),
            _style(
                "heading 1",
                _KEEP + _space(340, 100, 252) + '<w:outlineLvl w:val="0"/>',
                "<w:b/><w:bCs/>" + _color() + _size(14),
                after="Normal",
            ),
            _style(
                "heading 2",
                _KEEP + _space(240, 60, 252) + '<w:outlineLvl w:val="1"/>',
                "<w:b/><w:bCs/>" + _color() + _size(12),
                after="Normal",
            ),
            _style(
                "heading 3",
                _KEEP + _space(180, 40, 252) + '<w:outlineLvl w:val="2"/>',
                "<w:b/><w:bCs/>" + _color("text2") + _size(11),
                after="Normal",
            ),
        )
    )


def _text() -> str:
    tint = f'<w:shd w:val="clear" w:color="auto" w:fill="{_TINT}" w:themeFill="background2"/>'
    pad = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="{space}" w:color="{_TINT}"'
        ' w:themeColor="background2"/>'
        for side, space in (("top", 6), ("left", 8), ("bottom", 6), ("right", 8))
    )
    return "".join(
        (
            _style("Normal"),
            _style(
                "Dokumenttype",
                _KEEP + _space(0, 40, 240),
                "<w:b/><w:bCs/>" + _color("text2") + _size(12),
                after="Title",
            ),
            _style(
                "Ramme", f"<w:pBdr>{pad}</w:pBdr>{tint}" + '<w:ind w:left="170" w:right="170"/>'
            ),
            _style(
                "List Bullet",
                f'<w:numPr><w:numId w:val="{BULLETS}"/></w:numPr>' + _space(0, 60),
            ),
            _style(
                "List Number",
                f'<w:numPr><w:numId w:val="{NUMBERS}"/></w:numPr>' + _space(0, 100),
            ),
            _style(
                "Quote",
                f"<w:pBdr>{_edge('left', 18, 10, accent=True)}</w:pBdr>"
                + _space(0, 100)
                + '<w:ind w:left="340" w:right="340"/>',
            ),
            _style("Verdi", _KEEP + _space(40, 140, 264), _color() + _size(13), based="Quote"),
            _style(
                "Sitatpunkt",
                '<w:tabs><w:tab w:val="left" w:pos="680"/></w:tabs>'
                '<w:ind w:left="680" w:right="340" w:hanging="340"/>',
                based="Quote",
            ),
            _style("Verdipunkt", "<w:keepNext/>" + _space(0, 110), based="ListBullet"),
            _style("Overgang", _KEEP + _space(0, 80)),
            _style("Kilde", _space(60, 160), _color("text2") + _size(10)),
            _style("Godkjenning", _space(180, 160), _color("text2") + _size(10)),
            _style(
                "caption", _KEEP + _space(200, 80, 240), "<w:b/><w:bCs/>" + _color() + _size(10.5)
            ),
            _style("Adresse", "<w:keepLines/>" + _space(0, 0, 259)),
            _style("Hilsen", _KEEP + _space(300, 120)),
        )
    )


def _tables() -> str:
    return "".join(
        (
            _style("Tabelltekst", _space(0, 40, 252), _size(10)),
            _style("Tabellmerke", '<w:jc w:val="center"/>', based="Tabelltekst"),
            _style("Tabelltall", '<w:jc w:val="right"/>', based="Tabelltekst"),
            _style("Tabellnote", "", _color("text2") + _size(9), based="Tabelltekst"),
            _style(
                "Kolonnetittel", "<w:keepNext/>", "<w:b/><w:bCs/>" + _color(), based="Tabelltekst"
            ),
            _style(
                "Talltittel", '<w:jc w:val="right"/>', based="Kolonnetittel", after="Kolonnetittel"
            ),
            _style("Etikett", "<w:keepNext/>" + _space(160, 0, 240), _color("text2") + _size(9)),
            _style("Etikettverdi", _space(0, 0, 252), _size(10.5)),
            _style("Stående tittel", _space(0, 0, 228), _size(9), based="Kolonnetittel"),
            _style(
                "Merke",
                '<w:keepNext/><w:jc w:val="center"/>',
                "<w:b/><w:bCs/>",
                based="Tabelltekst",
            ),
            _style("Lyst merke", "", _WHITE, based="Merke"),
        )
    )


def _edges() -> str:
    """Write what stands in the margins, and the tags that leave no trace in the document."""
    right = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    return "".join(
        (
            _style("Kommune", _space(0, 0, 240), "<w:b/><w:bCs/>" + _color() + _size(15)),
            _style(
                "Avdeling",
                f"<w:pBdr>{_edge('bottom', 12, 6, accent=True)}</w:pBdr>" + _space(0, 360, 240),
                _color("text2") + _size(10.5),
            ),
            _style(
                "header",
                f"<w:pBdr>{_edge('bottom', 4, 4)}</w:pBdr>" + _space(0, 240, 240),
                _color("text2") + _size(9),
            ),
            _style(
                "footer",
                f"<w:pBdr>{_edge('top', 4, 5)}</w:pBdr>{right}" + _space(0, 0, 240),
                _color("text2") + _size(9),
            ),
            _style("Kontaktlinje", _space(200, 100, 240), _color("text2") + _size(9)),
            _style("Styring", _space(0, 0, 240), _color("text2") + _size(8)),
        )
    )


_NO_BORDERS = "".join(
    f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def _margins(top: int, left: int, bottom: int, right: int) -> str:
    sides = (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    cells = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
    return f"<w:tblCellMar>{cells}</w:tblCellMar>"


def _table_style(key: str, look: str, more: str = "") -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{key}"><w:name w:val="{key}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:tblPr>{look}</w:tblPr>{more}</w:style>"
    )


def _table_styles() -> str:
    rules = f"{_edge('top', 8, 0, accent=True)}{_edge('bottom', 4, 0)}{_edge('insideH', 4, 0)}"
    head = (
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto"'
        f' w:fill="{_TINT}" w:themeFill="background2"/><w:vAlign w:val="bottom"/></w:tcPr>'
        "</w:tblStylePr>"
    )
    normal = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_margins(0, 108, 0, 108)}</w:tblPr></w:style>'
    )
    return (
        normal
        + _table_style(
            "Saksflyt", f"<w:tblBorders>{rules}</w:tblBorders>{_margins(70, 100, 40, 100)}", head
        )
        + _table_style("Opplysninger", _margins(0, 0, 30, 170))
    )


_CHARACTERS = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
    '<w:unhideWhenUsed/></w:style><w:style w:type="character" w:styleId="Strong">'
    '<w:name w:val="Strong"/><w:uiPriority w:val="1"/><w:qFormat/>'
    "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)


def styles(norm: Norm) -> str:
    fonts = "".join(f' w:{name}="minor{kind}"' for name, kind in _FONT_SLOTS)
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{fonts}/>{_size(11)}"
        f'<w:lang w:val="{norm.language}" w:eastAsia="{norm.language}" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
        f"{_space(0, 140, 276)}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
        ' w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
        f"{_text()}{_headings()}{_tables()}{_edges()}{_CHARACTERS}{_table_styles()}"
        "</w:styles>"
    )


_FONT_SLOTS = (
    ("asciiTheme", "HAnsi"),
    ("hAnsiTheme", "HAnsi"),
    ("eastAsiaTheme", "EastAsia"),
    ("cstheme", "Bidi"),
)

# The lists of numbering.xml; every numbered list of a document is LISTS plus its own number.
CHAPTERS, BULLETS, NUMBERS, LISTS = 1, 2, 3, 10


def numbering(used: tuple[int, ...]) -> str:
    """Write the kinds of list, and a list that starts at 1 for each numbered one in use."""
    levels = {
        CHAPTERS: _level("decimal", "%1", "", 510),
        BULLETS: _level("bullet", "\u2022", "ListBullet", 340, _color()),
        NUMBERS: _level("decimal", "%1.", "ListNumber", 425),
    }
    forms = "".join(_kind(key, level) for key, level in levels.items())
    kinds = "".join(
        f'<w:num w:numId="{one}"><w:abstractNumId w:val="{one}"/></w:num>' for one in levels
    )
    lists = "".join(
        f'<w:num w:numId="{one}"><w:abstractNumId w:val="{NUMBERS}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for one in used
    )
    return f"<w:numbering {NAMESPACES}>{forms}{kinds}{lists}</w:numbering>"


def _kind(key: int, level: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{key}"><w:multiLevelType w:val="singleLevel"/>'
        f"{level}</w:abstractNum>"
    )


def _level(form: str, text: str, style: str, indent: int, look: str = "") -> str:
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'{linked}<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr>'
        f"{_wrapped('rPr', look)}</w:lvl>"
    )


def fonts() -> str:
    return (
        f'<w:fonts {NAMESPACES}><w:font w:name="{_FONT}"><w:panose1 w:val="020F0502020204030204"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        "</w:fonts>"
    )


def settings(norm: Norm) -> str:
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{norm.language}"/><w:clrSchemeMapping w:bg1="light1"'
        ' w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2"'
        ' w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6"'
        ' w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


_COLORS = (
    ("dk2", _MUTED),
    ("lt2", _TINT),
    ("accent1", _ACCENT),
    ("accent2", _RULE),
    ("accent3", "2E6F6A"),
    ("accent4", "8A4B08"),
    ("accent5", "5A3E72"),
    ("accent6", "7A2E3A"),
    ("hlink", _ACCENT),
    ("folHlink", _MUTED),
)


def theme() -> str:
    """Write the colours and the font that the styles refer to: the one place to change them."""
    colors = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLORS)
    font = f'<a:latin typeface="{_FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Saksflyt">'
        '<a:themeElements><a:clrScheme name="Saksflyt">'
        '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
        f'<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>{colors}</a:clrScheme>'
        f'<a:fontScheme name="Saksflyt"><a:majorFont>{font}</a:majorFont>'
        f'<a:minorFont>{font}</a:minorFont></a:fontScheme><a:fmtScheme name="Saksflyt">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}"
        "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def page() -> str:
    """Write the section: A4, a letterhead on the first page, a slim header on the others."""
    parts = "".join(
        f'<w:{kind}Reference w:type="{which}" r:id="{kind}-{which}"/>'
        for kind in ("header", "footer")
        for which in ("first", "default")
    )
    return (
        f'<w:sectPr>{parts}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="{MARGIN}"'
        f' w:right="{MARGIN}" w:bottom="{cm(2.2)}" w:left="{MARGIN}" w:header="{cm(1.4)}"'
        f' w:footer="{cm(1.1)}" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
