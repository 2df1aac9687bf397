"""Templates at random: what can be written in docxtpl's dialect, as Word would store it."""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import pairwise
from random import Random

from pipeline.frozen import replace
from pipeline.word.allowed import TESTS
from pipeline.word.sandbox import Sandbox

from .make import DECLARED, package

FILTERS = sorted(name for name in Sandbox(str, {}).filters if name.isidentifier())
NAMED_TESTS = sorted(name for name in TESTS if name.isidentifier())

CONTEXT: Mapping[str, object] = {
    "name": "Kåre & Å <b> “x” ]]>",
    "quote": 'say "hi", it\'s',
    "space": " a\u00a0b  c ",
    "lines": "one\ntwo\n\nfour",
    "tabs": "a\tb\nc",
    "empty": "",
    "braces": "{{ n }} {% x %} }} {#",
    "n": 3,
    "zero": 0,
    "price": 12.5,
    "big": 1234567,
    "yes": True,
    "no": False,
    "deep": {"k": {"v": "x & y"}, "list": ["p", "q"]},
    "rows": [
        {"a": "1", "b": "x & y", "xs": ["i", "ii"], "colour": "FF0000", "ok": True, "n": 1},
        {"a": "2", "b": "l\nm", "xs": [], "colour": "00FF00", "ok": False, "n": 2},
        {"a": "3", "b": "t\tu", "xs": ["<iii>"], "colour": "0000FF", "ok": True, "n": 3},
    ],
    "one": [{"a": "only", "b": "one", "xs": ["x"], "colour": "ABCDEF", "ok": False, "n": 9}],
    "void": [],
    "columns": ["I", "II", "III", "IV & V"],
    "colour": "FFEE00",
}
_STATIC = (
    *("Plain", " text, ", "a & b", "1 < 2 > 0", "Æøå “q” ‘s’", 'it\'s "so"', "\u00a0", "  ", "."),
    *("50 %", "#1", "a_b", "=", "x-y", "{_{ x }_}", "{_% y %_}", "–", "\u00ad", "😀"),
)
_LOOKS = (
    *("", "", "", "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:i/><w:sz w:val="20"/></w:rPr>'),
    *('<w:rPr><w:rStyle w:val="Strong"/></w:rPr>', "<w:rPr><w:noProof/></w:rPr>"),
)
_NOISE = (
    *("", "", "", "", '<w:proofErr w:type="spellStart"/>', '<w:proofErr w:type="gramEnd"/>'),
    *('<w:bookmarkStart w:id="3" w:name="b"/><w:bookmarkEnd w:id="3"/>', ""),
    "<w:r><w:lastRenderedPageBreak/></w:r>",
)
_BORDERS = (
    *(("", ""), ("", ""), ("", ""), ('<w:hyperlink w:anchor="b">', "</w:hyperlink>")),
    ('<w:smartTag w:uri="u" w:element="e">', "</w:smartTag>"),
    ('<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>', "</w:sdtContent></w:sdt>"),
)
_PARAGRAPHS = (
    *("", "", "<w:pPr><w:jc w:val='left'/></w:pPr>"),
    '<w:pPr><w:pStyle w:val="Heading1"/><w:rPr><w:b/></w:rPr></w:pPr>',
    '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>',
)
BOX = (
    "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline>"
    '<wp:docPr id="{id}" name="Box {id}"/><wps:txbx><w:txbxContent>{text}</w:txbxContent>'
    "</wps:txbx></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{text}"
    "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>{rest}</w:p>"
)
NAMESPACES = (
    f"{DECLARED} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    " xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'"
    " xmlns:v='urn:schemas-microsoft-com:vml'"
    " xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml'"
    " mc:Ignorable='w14'"
)
_JOINED = (
    ("x", "{%- if yes -%}", "kept ", "{%- endif %}"),
    ("a{% if no %}x{% endif -%}", " b"),
    ("x {%r if yes %} y {%r endif %} z",),
    ("{%p set w = n * 2 %}", "{{ w }}"),
)
# Of what stands in the run of these, or of a dash, docxtpl keeps less than this engine.
_CHANGING = re.compile(r"\{[%#](?:tr|tc| cellbg| colspan| hm| vm)").match
_UNCUT = re.compile(r"\{\{-|-\}\}|\{% [hv]m|\{#").search
_DEEPEST = 3
_BOXED = ("name", "quote", "space", "lines", "empty", "braces", "n")


@dataclass(frozen=True, slots=True)
class Scope:
    """The names that can be used at a place, and how deep it is."""

    texts: tuple[str, ...] = ("name", "quote", "space", "lines", "tabs", "empty", "braces", "n")
    rows: tuple[str, ...] = ()
    loops: bool = False
    depth: int = 0

    def inner(self, *texts: str, row: str = "") -> "Scope":
        rows = (*self.rows, row) if row else self.rows
        return replace(
            self, texts=(*self.texts, *texts), rows=rows, loops=True, depth=self.depth + 1
        )

    def deeper(self) -> "Scope":
        return replace(self, depth=self.depth + 1)


def template(r: Random) -> bytes:
    """Make a package with a main text, and sometimes a header, a footer and footnotes."""
    parts = {"word/document.xml": _document(r)}
    for name, root in (("header1", "hdr"), ("footer1", "ftr")):
        if r.random() < 0.2:
            parts[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{_blocks(r, Scope())}</w:{root}>"
    if r.random() < 0.15:
        notes = f'<w:footnote w:id="1">{_blocks(r, Scope())}</w:footnote>'
        parts["word/footnotes.xml"] = f"<w:footnotes {NAMESPACES}>{notes}</w:footnotes>"
    return package(parts)


def _document(r: Random) -> str:
    text = _blocks(r, Scope())
    return f"<w:document {NAMESPACES}><w:body>{text}<w:sectPr/></w:body></w:document>"


# --- Expressions.


def _value(r: Random, scope: Scope) -> str:
    plain = r.choice(scope.texts)
    ways: list[Callable[[], str]] = [
        *[lambda: plain] * 4,
        lambda: f"{r.choice(scope.rows)}.{r.choice('ab')}" if scope.rows else "price",
        lambda: f"{r.choice(scope.rows)}['b']" if scope.rows else "deep['k']['v']",
        lambda: "loop.index" if scope.loops else "deep.k.v",
        lambda: r.choice(("loop.index0", "loop.length", "loop.revindex")) if scope.loops else "big",
        lambda: f"rows[{r.randint(-3, 2)}].a",
        lambda: r.choice(("name|upper", "name|lower", "quote|title", "space|trim", "name|e")),
        lambda: r.choice(("rows|length", "columns|join(', ')", "missing|default('-')")),
        lambda: r.choice(("columns|first", "columns|last", "price|round(1)", "columns[1:]|join")),
        lambda: r.choice(("name.upper()", "quote.capitalize()", "deep.list|join('/')")),
        lambda: r.choice(("n + 1", "n * 2", "7 // 2", "n - 5", "'a' ~ n ~ name", "(n + 2) * 3")),
        lambda: f"{plain} if {_test(r, scope)} else {_string(r)}",
        lambda: f"{plain}|replace('a', 'b')" if plain != "n" else "n",
        lambda: _string(r),
        lambda: f"rows|map(attribute='a')|join({_string(r)})",
        lambda: f"columns|sort|join({_string(r)})",
    ]
    return r.choice(ways)()


def _string(r: Random) -> str:
    return r.choice(("'a'", '"b"', "“c”", "‘d’", "' x '", "'ø'", "''"))


def _test(r: Random, scope: Scope) -> str:
    ways: list[Callable[[], str]] = [
        *[lambda: r.choice(("yes", "no", "not yes", "not no", "empty", "void", "rows"))] * 2,
        lambda: r.choice(("n > 2", "n < 4 and yes", "n >= 3 or no", "n == 3", "n != 3", "n<=2")),
        lambda: r.choice(("'I' in columns", "'x' not in columns", "rows|length > 1", "zero")),
        lambda: r.choice(("missing is defined", "n is defined", "n is odd", "name is string")),
        lambda: f"{r.choice(scope.rows)}.ok" if scope.rows else "yes",
        lambda: r.choice(("loop.first", "loop.last", "not loop.last")) if scope.loops else "no",
        lambda: r.choice(("name == “x”", "name|length > 3", "n is divisibleby 3")),
    ]
    return r.choice(ways)()


def _loop(r: Random, scope: Scope) -> tuple[str, Scope]:
    """Give what comes after `for`, and what can be used inside."""
    name = f"r{scope.depth}"
    ways: list[tuple[str, Scope]] = [
        (f"{name} in {r.choice(('rows', 'rows', 'one', 'void'))}", scope.inner(row=name)),
        (f"{name} in rows if {name}.ok", scope.inner(row=name)),
        (f"{name} in columns", scope.inner(name)),
        (f"{name} in range(1, 4)", scope.inner(name)),
        (f"k{name}, {name} in deep.k.items()", scope.inner(name, f"k{name}")),
        (f"{name} in deep.list|reverse", scope.inner(name)),
    ]
    if scope.rows:
        ways.append((f"{name} in {r.choice(scope.rows)}.xs", scope.inner(name)))
    return r.choice(ways)


def _gap(r: Random) -> str:
    return r.choice((" ", " ", " ", "", "  ", "\u00a0"))


# --- What goes wrong: anything that can be written, with arguments that do not suit.

LEAK = "KANARI"
ODD: Mapping[str, object] = {
    "text": f"{LEAK} x",
    "key": "a",
    "number": 3,
    "zero": 0,
    "price": 12.5,
    "exact": Decimal("1.5"),
    "day": date(2026, 1, 2),
    "yes": True,
    "none": None,
    "texts": [LEAK, "b"],
    "rows": [{"a": LEAK, "n": 1}, {"a": "q", "n": 2}],
    "group": {"a": LEAK, "deep": {"v": LEAK}},
    "void": [],
    "mixed": [1, LEAK, None, [1]],
}
_ATOMS = (
    *ODD,
    *("missing", "group.a", "group.deep", "group.nope", "rows[0]", "rows[9]", "texts[text]"),
    *("group[text]", "loop", "loop.index", "range(3)", "range", "text.upper", "text.upper()"),
    *("'s'", "''", "1", "0", "-1", "2.5", "1e5", "1e99999", "1e308", "9" * 30, "10**70", "'nan'"),
    *("'1e999'", "[]", "{}", "()", "{'a': 1}", "{[1]: 1}", "{1: 2}", "true", "(1, 2)", "texts[1:]"),
    *("texts[::0]", "text[0]", "text[::-1]", "group.items()", "group.keys", "texts.append"),
    *("1/3", "1//0", "1%0", "'x'*5", "[1]*5"),
)
_KEYWORDS = (
    *("attribute", "reverse", "default_value", "start", "by", "case_sensitive", "base", "length"),
    *("precision", "method", "d", "boolean", "class", "nothing"),
)
_ENDS = ("a", "deep", "upper()", "items()", "year", "cycle(1)", "startswith(1)", "index", "nope")
_SIGNS = (*"+-*/%~<", "//", "**", "==", "in", "not in", "and", "or", ">=")


def odd_tag(r: Random) -> str:
    """Write a tag with an expression that seldom works out."""
    odd = _odd(r)
    ways = (
        f"{{{{ {odd} }}}}",
        f"{{% if {odd} %}}a{{% else %}}b{{% endif %}}",
        f"{{% for q in {odd} %}}{{{{ loop.cycle({odd}) }}}}{{% endfor %}}",
        f"{{% for q, w in {odd} %}}{{{{ w }}}}{{% endfor %}}",
        f"{{% set q = {odd} %}}{{{{ q }}}}",
    )
    return r.choice((*ways[:1] * 4, *ways))


def odd_template(r: Random) -> bytes:
    """Make a package with such tags in paragraphs, rows, cells, a header and custom XML."""
    body = f"<w:document {NAMESPACES}><w:body>%s<w:sectPr/></w:body></w:document>"
    head = f"<w:hdr {NAMESPACES}>%s</w:hdr>"
    tag = html.escape(odd_tag(r))
    text = "".join(r.choices([_odd_loop(r), _odd_table(r), _paragraph(r, odd_tag(r))], k=2))
    parts = {
        "word/document.xml": body % text,
        "word/header1.xml": head % _paragraph(r, r.choice(("", odd_tag(r)))),
        "customXml/item1.xml": r.choice(("<a/>", f'<a b="{tag}">{tag}</a>')),
    }
    return package(parts)


def _odd_loop(r: Random) -> str:
    command = r.choice(("for q in", "if", "set q =", "elif"))
    inner = _paragraph(r, "{{ q }}" + odd_tag(r)) + _alone(r, r.choice(("else", "elif zero")))
    end = command[: command.find(" ")] or command
    return _alone(r, f"{command} {_odd(r)}") + inner + _alone(r, f"end{end}")


def _odd_table(r: Random) -> str:
    odd = partial(_odd, r)
    rows = (
        [f"{{%tr for q in {odd()} %}}"],
        [f"{{% colspan {odd()} %}}{{{{ q }}}}", "{% vm %}x"],
        ["{%tr endfor %}"],
        [f"{{%tc for q in {odd()} %}}", f"{{% cellbg {odd()} %}}{odd_tag(r)}", "{%tc endfor %}"],
        [f"{{% hm %}}{odd_tag(r)}"],
    )
    width = html.escape(r.choice(("1000", f"{{{{ {odd()} }}}}")))
    grid = f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
    return f"<w:tbl><w:tblPr/>{grid}{''.join(_row(r, row) for row in rows)}</w:tbl>"


def _odd(r: Random, depth: int = 0) -> str:
    if depth > _DEEPEST or r.random() < 0.3:
        return r.choice(_ATOMS)
    one, two, three = (partial(_odd, r, depth + 1) for _ in range(3))
    ways: list[Callable[[], str]] = [
        *[lambda: f"({one()})|{r.choice(FILTERS)}{_odd_arguments(r, depth)}"] * 6,
        *[lambda: f"({one()} {r.choice(_SIGNS)} {two()})"] * 2,
        lambda: f"({r.choice(('not ', '-', '+'))}{one()})",
        lambda: f"({one()} is {r.choice(NAMED_TESTS)}{_odd_arguments(r, depth)})",
        lambda: f"({one()} if {two()} else {three()})",
        lambda: f"({one()})[{two()}]",
        lambda: f"({one()}).{r.choice(_ENDS)}",
        lambda: f"({one()})[{one()}:{two()}:{three()}]",
        lambda: f"[{one()}, {two()}]",
    ]
    return r.choice(ways)()


def _odd_arguments(r: Random, depth: int) -> str:
    keywords = r.sample(_KEYWORDS, r.choice((0, 0, 1)))
    given = [_odd(r, depth + 1) for _ in range(r.choice((0, 1, 1, 2)))]
    given += (f"{keyword}={_odd(r, depth + 1)}" for keyword in keywords)
    return f"({', '.join(given)})" if given else ""


# --- Text of one paragraph.


def _inline(r: Random, scope: Scope) -> str:
    return "".join(_bit(r, scope) for _ in range(r.randint(0, 4)))


def _bit(r: Random, scope: Scope) -> str:
    kind = r.random()
    if kind < 0.4:
        return r.choice(_STATIC)
    if kind < 0.75 or scope.depth >= _DEEPEST:
        left, right = r.choice((("", ""),) * 6 + (("-", ""), ("", "-"), ("-", "-")))
        return f"{{{{{left}{_gap(r)}{_value(r, scope)}{_gap(r)}{right}}}}}"
    if kind < 0.85:
        return _if(r, scope, lambda: _inline(r, scope.deeper()))
    if kind < 0.93:
        head, inner = _loop(r, scope)
        return f"{{% for {head} %}}{_inline(r, inner)}{{% endfor %}}"
    return r.choice(("{# no {{ n }} #}", "{% set q = n + 1 %}{{ q }}", "{#x#}"))


def _if(
    r: Random,
    scope: Scope,
    body: Callable[[], str],
    command: Callable[[str], str] = "{{% {} %}}".format,
) -> str:
    written = [command(f"if {_test(r, scope)}"), body()]
    if r.random() < 0.3:
        written += [command(f"elif {_test(r, scope)}"), body()]
    if r.random() < 0.4:
        written += [command("else"), body()]
    return "".join((*written, command("endif")))


def _paragraph(r: Random, text: str) -> str:
    """Store text in runs, cut anywhere, as Word does."""
    pieces: list[str] = []
    look = r.choice(_LOOKS)
    for stretch in _stretches(r, text):
        first, last = r.choice(_BORDERS) if len(pieces) < 3 else ("", "")
        cut = _cut(r, stretch)
        whole = ["".join(cut[:n]) for n in range(len(cut))]
        runs = "".join(
            _run(r, piece, look, extra=not _is_torn(before))
            for before, piece in zip(whole, cut, strict=True)
        )
        pieces.append(first + runs + last + r.choice(_NOISE))
    start = r.choice(("<w:p>", "<w:p>", '<w:p w:rsidR="00AB12" w14:paraId="1A2B3C4D">'))
    return f"{start}{r.choice(_PARAGRAPHS)}{''.join(pieces)}</w:p>"


def _bare(r: Random, *texts: str) -> str:
    """Store tags that change what is around them, in one look and with nothing beside them."""
    look, properties = r.choice(_LOOKS), r.choice(_PARAGRAPHS)
    if "{%r" in texts[0]:
        look = ""
    # Of paragraphs that a dash joins, docxtpl nests the runs unless each is one.
    runs = (_cut(r, text) if len(texts) == 1 else [text] for text in texts)
    return "".join(
        f"<w:p>{properties}{''.join(_plain(piece, look) for piece in pieces)}</w:p>"
        for pieces in runs
    )


def _plain(text: str, look: str) -> str:
    written = html.escape(text, quote=False)
    return f'<w:r>{look}<w:t xml:space="preserve">{written}</w:t></w:r>'


def _stretches(r: Random, text: str) -> list[str]:
    """Cut at one place outside of tags at most, so that what is put around is never torn."""
    if r.random() < 0.6 or "{" in text or len(text) < 2:
        return [text]
    at = r.randint(1, len(text) - 1)
    return [text[:at], text[at:]]


def _cut(r: Random, text: str) -> list[str]:
    if _UNCUT(text):
        return [text]
    cuts = sorted(r.randint(0, len(text)) for _ in range(r.choice((0, 0, 0, 1, 2, 5))))
    edges = [0, *cuts, len(text)]
    return [text[a:b] for a, b in pairwise(edges)]


def _is_torn(text: str) -> bool:
    """Say whether a tag is open: a tab in it is a space to us, and nothing to docxtpl."""
    return text.endswith("{") or max(map(text.rfind, ("{{", "{%"))) > max(
        map(text.rfind, ("}}", "%}"))
    )


def _run(r: Random, text: str, look: str = "", *, extra: bool = True) -> str:
    start = r.choice(("<w:r>", "<w:r>", '<w:r w:rsidRPr="00CD34">'))
    space = r.choice(("", ' xml:space="preserve"'))
    sign = r.choice(("", "", "", "", "", "<w:tab/>", "<w:br/>")) if extra else ""
    written = html.escape(text, quote=False)
    if not text:
        return f"{start}{look}{sign}</w:r>"
    return f"{start}{look}{sign}<w:t{space}>{written}</w:t></w:r>{r.choice(_NOISE)}"


# --- Paragraphs, tables and what holds them.


def _blocks(r: Random, scope: Scope) -> str:
    return "".join(_block(r, scope) for _ in range(r.randint(1, 3))) + _paragraph(r, "End.")


def _block(r: Random, scope: Scope) -> str:
    if scope.depth >= _DEEPEST:
        return _paragraph(r, _inline(r, scope))
    ways: list[Callable[[], str]] = [
        *[lambda: _paragraph(r, _inline(r, scope))] * 8,
        *[lambda: _if(r, scope, lambda: _blocks(r, scope.deeper()), partial(_alone, r))] * 2,
        *[lambda: _repeated(r, scope)] * 2,
        *[lambda: _table(r, scope)] * 4,
        lambda: _box(r),
        lambda: f"<w:sdt><w:sdtContent>{_blocks(r, scope.deeper())}</w:sdtContent></w:sdt>",
        lambda: _bare(r, "{#p remark #}"),
        lambda: _bare(r, *r.choice(_JOINED)),
    ]
    return r.choice(ways)()


def _repeated(r: Random, scope: Scope) -> str:
    head, inner = _loop(r, scope)
    return _alone(r, f"for {head}") + _blocks(r, inner) + _alone(r, "endfor")


def _box(r: Random) -> str:
    """Make a text box without tabs: the look of one there is among test_differential's list."""
    text = _paragraph(r, _inline(r, Scope(texts=_BOXED, depth=_DEEPEST)))
    return BOX.format(id=r.randint(1, 9), text=text, rest=_run(r, "after"))


def _alone(r: Random, command: str) -> str:
    return _bare(r, f"{{%p {command} %}}")


def _table(r: Random, scope: Scope) -> str:
    columns = r.randint(1, 3)
    rows = "".join(_row_block(r, scope, columns) for _ in range(r.randint(1, 3)))
    if r.random() < 0.8:
        rows = _row(r, ["head"] * columns) + rows
    width = r.choice((1000, 2345))
    grid = f'<w:gridCol w:w="{width}"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{_paragraph(r, '')}"


def _row_block(r: Random, scope: Scope, columns: int) -> str:
    kind = r.random()
    if kind < 0.3:
        head, inner = _loop(r, scope)
        body = "".join(_cells(r, inner, columns, looped=True) for _ in range(r.randint(1, 2)))
        return _row(r, [f"{{%tr for {head} %}}"]) + body + _row(r, ["{%tr endfor %}"])
    if kind < 0.45:
        body = _cells(r, scope, columns)
        other = _row(r, ["{%tr else %}"]) + _cells(r, scope, columns) if r.random() < 0.4 else ""
        start = _row(r, [f"{{%tr if {_test(r, scope)} %}}"])
        return start + body + other + _row(r, ["{%tr endif %}"])
    if kind < 0.5:
        return _row(r, ["{#tr remark #}"] + [""] * (columns - 1))
    return _cells(r, scope, columns)


def _cells(r: Random, scope: Scope, columns: int, *, looped: bool = False) -> str:
    kind = r.random()
    if kind < 0.2:
        head, inner = _loop(r, scope)
        start = r.choice(("", "", "{% hm %}"))
        cells = [f"{{%tc for {head} %}}", start + _inline(r, inner), "{%tc endfor %}"]
        return _row(r, ["x"] * r.randint(0, 1) + cells)
    if kind < 0.3:
        cells = [f"{{%tc if {_test(r, scope)} %}}", _inline(r, scope), "{%tc endif %}"]
        return _row(r, ["x"] * (columns - 1) + cells)
    if kind < 0.35:
        return _row(r, ["{% colspan n %}" + _inline(r, scope), *["y"] * (columns - 1)])
    cells = [_inline(r, scope) for _ in range(columns)]
    if kind < 0.45:
        cells[0] = f"{{% cellbg {r.choice(('colour', chr(39) + 'EEEEEE' + chr(39)))} %}}{cells[0]}"
    if kind > 0.9 and looped:
        cells[0] = "{% vm %}" + r.choice(_STATIC)
    row = _row(r, cells)
    if kind > 0.85 and scope.depth < _DEEPEST - 1:
        nested = _table(r, scope.deeper())
        return row.replace("</w:tc></w:tr>", f"{nested}</w:tc></w:tr>")
    return row


def _row(r: Random, cells: list[str]) -> str:
    look = r.choice(("", "", "<w:trPr><w:cantSplit/></w:trPr>"))
    return f"<w:tr>{look}{''.join(_cell(r, text) for text in cells)}</w:tr>"


def _cell(r: Random, text: str) -> str:
    properties = r.choice(
        (
            '<w:tcPr><w:tcW w:w="1000" w:type="dxa"/></w:tcPr>',
            '<w:tcPr><w:tcW w:w="900"/><w:shd w:val="clear" w:fill="112233"/></w:tcPr>',
        )
    )
    stored = _bare if _CHANGING(text) or not text else _paragraph
    return f"<w:tc>{properties}{stored(r, text)}</w:tc>"
