"""Nothing of who edited a template, when, where and why, is in a document."""

import io
import re
from collections.abc import Callable

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.word.package import MAIN
from pipeline.word.template import Family

from .make import (
    DECLARED,
    OFFICE,
    RELS,
    WORD,
    body,
    package,
    paragraph,
    paragraphs,
    real,
    refusal,
    rendered,
    saved,
    texts,
    unzipped,
    zipped,
)

DATA: dict[str, object] = {"name": "Kari", "yes": True, "items": [{"a": "1"}, {"a": "2"}]}
DATA |= {"municipality": {"name": "Fjordheim"}}
SECRETS = ("Maler Malersen", "1999-12-31T23:59:00Z", "C:\\Users\\malmal\\hemmelig", "0DEFACED")
WHO, DAY, PATH, ID = SECRETS
SPACES = (
    f'{DECLARED} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    ' xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:a16="http://schemas.microsoft.com/office/drawing/2014/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:sl="http://schemas.openxmlformats.org/schemaLibrary/2006/main"'
)
FIELD = '<w:r><w:fldChar w:fldCharType="%s">%s</w:fldChar></w:r>'
# Where a text has room for what an office program stores by itself.
IN_TEXT = {
    "sittings": f'<w:p w:rsidR="{ID}" w:rsidRDefault="{ID}" w:rsidP="{ID}" w:rsidRPr="{ID}"'
    f' w14:paraId="{ID}" w14:textId="{ID}"><w:r w:rsidR="{ID}" w:rsidDel="{ID}"><w:t>x</w:t></w:r>'
    "</w:p>",
    "a comment": f'<w:p><w:commentRangeStart w:id="7"/>{paragraph("x")[5:-6]}<w:commentRangeEnd'
    ' w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p>',
    "who may edit": f'<w:p><w:permStart w:id="1" w:ed="{WHO}"/><w:permEnd w:id="1"/></w:p>',
    "a smart tag": f'<w:p><w:smartTag w:element="PersonName"><w:smartTagPr><w:attr w:name="n"'
    f' w:val="{WHO}"/></w:smartTagPr><w:r><w:t>{{{{ name }}}}</w:t></w:r></w:smartTag></w:p>',
    "XML of others": f'<w:customXml w:element="e"><w:customXmlPr><w:attr w:name="n" w:val="{WHO}"/>'
    f"</w:customXmlPr>{paragraph('x')}</w:customXml>",
    "a picture": f'<w:p><w:r><w:drawing><wp:inline wp14:anchorId="{ID}" wp14:editId="{ID}">'
    f'<wp:docPr id="1" name="{PATH}\\a.png" descr="{PATH}\\a.png"><a:extLst><a:ext uri="x">'
    f'<a16:creationId id="{ID}"/></a:ext></a:extLst></wp:docPr><a:graphic><a:graphicData>'
    f'<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="{PATH}\\a.png"/></pic:nvPicPr></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>",
    "a drawing of old": f'<w:p><w:r><w:pict w14:anchorId="{ID}"><v:shape o:gfxdata="{ID}"'
    f' alt="{PATH}\\a.png"><v:imagedata o:title="{WHO}" o:href="{PATH}"/></v:shape></w:pict>'
    "</w:r></w:p>",
    "a field of a program": "<w:p>"
    + FIELD % ("begin", f"<w:fldData>{ID}</w:fldData>")
    + f'<w:r><w:instrText> ADDIN EN.CITE &lt;db path="{PATH}"/&gt;</w:instrText></w:r>'
    + FIELD % ("end", "")
    + "</w:p>",
    "a control of a records system": '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"'
    f' w:storeItemID="{{{ID}}}"/></w:sdtPr><w:sdtContent>{paragraph("x")}</w:sdtContent></w:sdt>',
    "a remark in the XML": f"<!-- {WHO} -->",
}
SETTINGS = (
    f'<w:settings {SPACES}><w:writeProtection w:hash="{ID}"/><w:proofState w:spelling="clean"/>'
    '<w:attachedTemplate r:id="rId1"/><w:linkStyles/><w:mailMerge><w:mainDocumentType'
    f' w:val="formLetters"/><w:connectString w:val="{PATH}"/></w:mailMerge><w:trackRevisions/>'
    f'<w:documentProtection w:edit="trackedChanges" w:hash="{ID}"/><w:defaultTabStop w:val="709"/>'
    f'<w:saveThroughXslt r:id="rId2"/><w:docVars><w:docVar w:name="a" w:val="{WHO}"/></w:docVars>'
    f'<w:rsids><w:rsid w:val="{ID}"/></w:rsids><w:attachedSchema w:val="{PATH}"/>'
    f'<sl:schemaLibrary><sl:schema sl:schemaLocation="{PATH}"/></sl:schemaLibrary>'
    f'<w14:docId w14:val="{ID}"/><w15:docId w15:val="{ID}"/></w:settings>'
)
COMMENT = (
    f'<w:comment w:id="7" w:author="{WHO}" w:initials="MM" w:date="{DAY}">{paragraph(WHO)}'
    "</w:comment>"
)
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/'
    f'terms/"><dc:title>{{{{ municipality.name }}}}</dc:title><dc:creator>{WHO}</dc:creator>'
    "<cp:lastModifiedBy>"
    f"{WHO}</cp:lastModifiedBy><cp:revision>3</cp:revision><dcterms:created>{DAY}</dcterms:created>"
    f"<dcterms:modified>{DAY}</dcterms:modified><cp:lastPrinted>{DAY}</cp:lastPrinted>"
    f"<dc:identifier>{ID}</dc:identifier><dc:language>{ID}</dc:language>"
    f"<cp:contentStatus>{ID}</cp:contentStatus></cp:coreProperties>"
)
_PACKAGE = "application/vnd.openxmlformats-package."
_OFFICE = "application/vnd.openxmlformats-officedocument."
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
APP = (
    f'<Properties xmlns="{_APP}"><Template>{PATH}</Template><Manager>{WHO}</Manager>'
    f"<Company>{{{{ name }}}}</Company><HyperlinkBase>{PATH}</HyperlinkBase></Properties>"
)
CUSTOM = (
    f'<Properties xmlns="{_CUSTOM}"><property name="Saksbehandler"><a>{WHO}</a></property>'
    '<property name="Kept"><a>asked for</a></property></Properties>'
)
# What leads to each part, and what kind it is: of the file, of the text, of the settings.
PARTS: tuple[tuple[str, str, str, str, str], ...] = (
    ("", "docProps/core.xml", "core-properties", f"{_PACKAGE}core-properties+xml", CORE),
    ("", "docProps/app.xml", "extended-properties", f"{_OFFICE}extended-properties+xml", APP),
    ("", "docProps/custom.xml", "custom-properties", f"{_OFFICE}custom-properties+xml", CUSTOM),
    ("", "docProps/thumbnail.emf", "thumbnail", "image/x-emf", WHO),
    ("", "docMetadata/LabelInfo.xml", "classificationlabels", "application/xml", f'<a b="{ID}"/>'),
    ("", "_xmlsignatures/origin.sigs", "origin", "application/x-sig", WHO),
    ("word", "word/settings.xml", "settings", f"{WORD}settings+xml", SETTINGS),
    (
        *("word", "word/comments.xml", "comments", f"{WORD}comments+xml"),
        f"<w:comments {SPACES}>{COMMENT}</w:comments>",
    ),
    ("word", "word/people.xml", "people", f"{WORD}people+xml", f'<a b="{WHO}"/>'),
    *(
        ("word", f"word/{one}.xml", one, f"{WORD}{one}+xml", f'<a b="{ID}" c="{DAY}"/>')
        for one in ("commentsExtended", "commentsIds", "commentsExtensible")
    ),
    (
        *("word", "word/glossary/document.xml", "glossaryDocument"),
        *(
            f"{WORD}document.glossary+xml",
            f"<w:glossaryDocument {SPACES}>{WHO}</w:glossaryDocument>",
        ),
    ),
    (
        *("word", "word/styles.xml", "styles", f"{WORD}styles+xml"),
        (
            f'<w:styles {SPACES}><w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/>'
            f'<w:rsid w:val="{ID}"/></w:style></w:styles>'
        ),
    ),
    ("word", "word/printerSettings1.bin", "printerSettings", "application/x-printer", PATH),
    ("word", "customXml/item1.xml", "customXml", "application/xml", f'<p b="{WHO}">{DAY}</p>'),
)


def everything(text: str) -> bytes:
    """Make a template that has a secret wherever an office program would store one."""
    links = {"": [("document", "word/document.xml", "officeDocument")], "word": []}
    for where, name, kind, _, _ in PARTS:
        links[where].append((name.replace("/", "-"), name, kind))
    rels = {
        "_rels/.rels": _rels(links[""]),
        "word/_rels/document.xml.rels": _rels(links["word"]),
        "word/_rels/settings.xml.rels": _rels(
            [("rId1", f"file:///{PATH}.dotx", "attachedTemplate"), ("rId2", PATH, "transform")],
            mode=' TargetMode="External"',
        ),
    }
    kinds = {name: kind for _, name, _, kind, _ in PARTS} | {"word/document.xml": MAIN}
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    printer = '<w:printerSettings r:id="word-printerSettings1.bin"/>'
    section = f'<w:sectPr w:rsidSect="{ID}">{printer}</w:sectPr>'
    document = f"<w:document {SPACES}><w:body>{text}{section}</w:body></w:document>"
    made = unzipped(package({"word/document.xml": document}))
    listed = made["[Content_Types].xml"].decode()
    listed = re.sub(r"<Override.*(?=</Types>)", types, listed)
    contents = {name: content for _, name, _, _, content in PARTS}
    return zipped({**made, **rels, **contents, "[Content_Types].xml": listed})


def _rels(links: list[tuple[str, str, str]], mode: str = "") -> str:
    held = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}"'
        f' Target="{"" if mode else "/"}{name}"{mode}/>'
        for key, name, kind in links
    )
    return f'<Relationships xmlns="{RELS}">{held}</Relationships>'


def told(data: bytes) -> list[str]:
    """Name the parts of a file in which a secret is found."""
    held = unzipped(data)
    return [
        f"{name}: {secret}"
        for name, content in held.items()
        for secret in SECRETS
        if secret.encode() in content or secret in name
    ]


def test_the_template_has_a_secret_in_each_place() -> None:
    found = {one.partition(":")[0] for one in told(everything("".join(IN_TEXT.values())))}
    assert {name for _, name, *_ in PARTS} | {"word/document.xml"} <= found


@given(places=st.lists(st.sampled_from(sorted(IN_TEXT)), unique=True), repeated=st.booleans())
def test_no_secret_of_a_template_is_in_any_byte_of_its_document(
    *, places: list[str], repeated: bool
) -> None:
    text = "".join(IN_TEXT[one] for one in places)
    if repeated:
        text = f"{paragraph('{%p for i in items %}')}{text}{paragraph('{%p endfor %}')}"
    text += '<w:p><w:fldSimple w:instr="DOCPROPERTY Kept"/></w:p>'
    made = rendered(everything(text), DATA)
    assert told(made) == []
    kept = unzipped(made)
    assert b"asked for" in kept["docProps/custom.xml"]
    assert b"<Company>Kari</Company>" in kept["docProps/app.xml"]
    assert b"<dc:title>Fjordheim</dc:title>" in kept["docProps/core.xml"]
    assert b"defaultTabStop" in kept["word/settings.xml"]
    assert b"trackRevisions" not in kept["word/settings.xml"]


def test_no_secret_of_a_family_or_a_body_is_in_any_byte_of_the_document() -> None:
    template = everything("".join(IN_TEXT.values()))
    family = Family(template, "family.docx", "nb-NO")
    assert told(family.under(template, "t.docx").filled(DATA)) == []


def test_what_stood_around_a_comment_is_kept_wherever_the_comment_stood() -> None:
    start, end = '<w:commentRangeStart w:id="7"/>', '<w:commentRangeEnd w:id="7"/>'
    mark = '<w:r><w:rPr><w:rStyle w:val="a"/></w:rPr><w:commentReference w:id="7"/></w:r>'
    run = '<w:r><w:t xml:space="preserve">%s</w:t></w:r>'
    torn = f"<w:p>{start}{run % '{{ na'}{end}{mark}{run % 'me }} and '}</w:p>"
    alone = paragraph("{%p for i in items %}").replace("<w:p>", f"<w:p>{start}")
    inner = paragraph("{{ i.a }}").replace("</w:p>", f"{end}{mark}</w:p>")
    comments = f"<w:comments {SPACES}>{COMMENT}</w:comments>"
    template = body(
        torn + alone + inner + paragraph("{%p endfor %}"), {"word/comments.xml": comments}
    )
    made = rendered(template, DATA)
    assert texts(made) == ["Kari and ", "1", "2"]
    assert not [name for name, data in unzipped(made).items() if b"omment" in data]


def test_a_real_comment_of_word_is_left_out_and_the_document_opens() -> None:
    document = docx.Document()
    held = document.add_paragraph("{{ name }}")
    document.add_comment(held.runs, "{{ nowhere }}", WHO, "MM")
    made = rendered(saved(document), DATA)
    opened = docx.Document(io.BytesIO(made))
    assert [one.text for one in opened.paragraphs] == ["Kari"]
    assert told(made) == []
    assert opened.core_properties.author == ""


# --- Tracked changes.

_BY = f'w:id="1" w:author="{WHO}" w:date="{DAY}"'
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
CHANGES = {
    **{
        f"{one} of a run": (f"<w:p><w:{one} {_BY}>{paragraph('x')[5:-6]}</w:{one}></w:p>", kind)
        for one, kind in (
            ("ins", "text that is put in"),
            ("del", "text that is taken out"),
            ("moveFrom", "text that is moved"),
            ("moveTo", "text that is moved"),
        )
    },
    **{
        f"{one} of a mark": (
            f"<w:p><w:pPr><w:rPr><w:{one} {_BY}/></w:rPr></w:pPr></w:p>",
            "text that is",
        )
        for one in ("ins", "del", "moveFrom", "moveTo")
    },
    **{
        f"{one}Start": (f"<w:p><w:{one}Start {_BY}/><w:{one}End w:id='1'/></w:p>", "text that is")
        for one in (
            *("moveFromRange", "moveToRange", "customXmlInsRange", "customXmlDelRange"),
            *("customXmlMoveFromRange", "customXmlMoveToRange"),
        )
    },
    "rPrChange": (f"<w:p><w:r><w:rPr><w:rPrChange {_BY}/></w:rPr></w:r></w:p>", "characters"),
    "pPrChange": (f"<w:p><w:pPr><w:pPrChange {_BY}/></w:pPr></w:p>", "paragraphs"),
    "numberingChange": (
        f"<w:p><w:pPr><w:numPr><w:numberingChange {_BY}/></w:numPr></w:pPr></w:p>",
        "numbers",
    ),
    "sectPrChange": (f"<w:sectPr><w:sectPrChange {_BY}/></w:sectPr>", "pages"),
    "conflictIns": (
        f'<w:p xmlns:w14="{_W14}"><w14:conflictIns {_BY}/></w:p>',
        "two people",
    ),
    **{
        one: (
            f"<w:tbl>{before}<w:tr>{row}<w:tc>{cell}{paragraph('here')}</w:tc></w:tr></w:tbl>",
            kind,
        )
        for one, before, row, cell, kind in (
            ("tblPrChange", f"<w:tblPr><w:tblPrChange {_BY}/></w:tblPr>", "", "", "a table"),
            (
                "tblGridChange",
                "<w:tblGrid><w:tblGridChange w:id='1'/></w:tblGrid>",
                "",
                "",
                "table",
            ),
            ("tblPrExChange", "", f"<w:tblPrEx><w:tblPrExChange {_BY}/></w:tblPrEx>", "", "table"),
            ("trPrChange", "", f"<w:trPr><w:trPrChange {_BY}/></w:trPr>", "", "a table"),
            ("ins of a row", "", f"<w:trPr><w:ins {_BY}/></w:trPr>", "", "put in"),
            ("tcPrChange", "", "", f"<w:tcPr><w:tcPrChange {_BY}/></w:tcPr>", "a table"),
            ("cellIns", "", "", f"<w:tcPr><w:cellIns {_BY}/></w:tcPr>", "cells"),
            ("cellDel", "", "", f"<w:tcPr><w:cellDel {_BY}/></w:tcPr>", "cells"),
            ("cellMerge", "", "", f"<w:tcPr><w:cellMerge {_BY}/></w:tcPr>", "cells"),
        )
    },
}


@pytest.mark.parametrize("name", CHANGES)
def test_each_tracked_change_is_refused_with_its_place_and_kind(name: str) -> None:
    xml, kind = CHANGES[name]
    said = refusal(body(paragraph("before") + xml), DATA)
    place = ", table 1, row 1, cell 1, in “here”" if "<w:tbl>" in xml else ""
    assert said.startswith(f"T010 word/document.xml{place}")
    assert kind in said.partition("rejected: ")[2]
    assert WHO not in said


def test_changes_of_one_kind_are_told_once_with_their_number() -> None:
    one, other = CHANGES["rPrChange"][0], CHANGES["ins of a run"][0]
    told = "changes are tracked, neither accepted nor rejected"
    assert refusal(body(one * 3 + other), DATA).splitlines() == [
        f"T010 word/document.xml: {told}: the look of characters (3)",
        f"T010 word/document.xml, in “x”: {told}: text that is put in (1)",
    ]


# --- Templates, attached templates, macros.


def retyped(template: bytes, kind: str) -> bytes:
    types = unzipped(template)["[Content_Types].xml"].decode().replace(MAIN, kind)
    return zipped(unzipped(template) | {"[Content_Types].xml": types.encode()})


@pytest.mark.parametrize("make", [paragraphs, lambda text: body(paragraph(text))])
def test_a_dotx_is_taken_and_gives_a_document(make: Callable[[str], bytes]) -> None:
    template = retyped(make("{{ name }}"), f"{WORD}template.main+xml")
    made = rendered(template, DATA)
    assert [one.text for one in docx.Document(io.BytesIO(made)).paragraphs] == ["Kari"]
    assert b"template.main" not in unzipped(made)["[Content_Types].xml"]
    family = Family(template, "family.dotx", "nb-NO")
    under = family.under(template, "t.dotx").filled(DATA)
    assert [one.text for one in docx.Document(io.BytesIO(under)).paragraphs] == ["Kari"]


@pytest.mark.parametrize("kind", ["document.macroEnabled", "template.macroEnabledTemplate"])
def test_a_file_with_macros_is_refused_once(kind: str) -> None:
    template = retyped(paragraphs("{{ name }}"), f"application/vnd.ms-word.{kind}.main+xml")
    template = zipped(
        unzipped(template) | {"word/vbaProject.bin": b"x", "word/vbaData.xml": b"<a/>"}
    )
    (said,) = refusal(template, DATA).splitlines()
    assert said.startswith("T002 the file holds macros or other active content (")
    assert "word/vbaProject.bin" in said


# --- Addresses and fields.


def linked(target: str, text: str) -> bytes:
    rels = (
        f'<Relationships xmlns="{RELS}"><Relationship Id="rId7" Type="{OFFICE}/hyperlink"'
        f' Target="{target}" TargetMode="External"/></Relationships>'
    )
    link = f'<w:p><w:hyperlink r:id="rId7"><w:r><w:t>{text}</w:t></w:r></w:hyperlink></w:p>'
    return body(paragraph("before") + link, {"word/_rels/document.xml.rels": rels})


@pytest.mark.parametrize("target", ["https://x.no/name%7D%7D", "https://x.no/a%20#}"])
def test_half_a_tag_in_an_address_is_refused_with_the_words_of_the_link(target: str) -> None:
    (said,) = refusal(linked(target, "Se her"), DATA).splitlines()
    assert said == (
        "T009 word/document.xml, in “Se her”: a tag in the address of this link is not filled in"
    )


def test_a_link_of_a_comment_goes_with_it_whatever_its_address() -> None:
    held = unzipped(linked("{{ name }}", "Se her"))
    comment = held["word/document.xml"].decode().replace("w:document", "w:comments")
    links = held["word/_rels/document.xml.rels"].decode()
    parts = {"word/comments.xml": comment, "word/_rels/comments.xml.rels": links}
    assert "word/comments.xml" not in unzipped(rendered(body(paragraph("x"), parts), DATA))


def test_a_link_that_is_filled_in_says_nothing_of_who_made_it() -> None:
    held = unzipped(linked("{{ url }}", "Se her"))
    document = held["word/document.xml"].decode().replace(DECLARED, SPACES)
    document = document.replace("<w:r>", f'<w:r w:rsidR="{ID}">')
    document = document.replace("<w:hyperlink", f'<w:hyperlink w:tooltip="{PATH}\\a.docx"')
    template = zipped(held | {"word/document.xml": document.encode()})
    made = unzipped(rendered(template, DATA | {"url": "https://x.no"}))["word/document.xml"]
    assert b'HYPERLINK "https://x.no" \\o "a.docx"' in made
    assert not [secret for secret in SECRETS if secret.encode() in made]


def test_an_address_outside_of_the_file_is_refused_with_the_words_of_the_link() -> None:
    (said,) = refusal(linked("file:///K:/a.docx", "Se her"), DATA).splitlines()
    assert said.startswith("T002 word/document.xml, in “Se her”: this leads to something outside")
    assert refusal(linked("https://x.no/a%20b", "Se her"), DATA) == ""


def field(instruction: str, *, simple: bool) -> str:
    if simple:
        return f"<w:p><w:fldSimple w:instr='{instruction}'/></w:p>"
    half = len(instruction) // 2
    pieces = (instruction[:half], instruction[half:])
    runs = "".join(f"<w:r><w:instrText>{one}</w:instrText></w:r>" for one in pieces)
    return "<w:p>" + FIELD % ("begin", "") + runs + FIELD % ("end", "") + "</w:p>"


@pytest.mark.parametrize("simple", [True, False])
@pytest.mark.parametrize(
    ("instruction", "renewed"),
    [
        *((one, True) for one in ('TOC \\o "1-3"', 'toc \\c "Tabell"', "INDEX \\c 2", "TOA \\h")),
        *((one, False) for one in ("PAGE", "REF _Ref1", "PAGEREF _Toc1", "SEQ Tabell", "TC x")),
    ],
)
def test_what_collects_from_the_text_is_renewed_and_nothing_else(
    *, instruction: str, renewed: bool, simple: bool
) -> None:
    made = rendered(body(field(instruction, simple=simple) + paragraph("{{ name }}")), DATA)
    document = unzipped(made)["word/document.xml"]
    assert (b'w:dirty="true"' in document) == renewed
    assert not [name for name, data in unzipped(made).items() if b"updateFields" in data]


def test_a_fault_of_a_field_has_its_place() -> None:
    at = field("DATE", simple=False).replace("</w:p>", f"{paragraph('Frist')[5:-6]}</w:p>")
    said = refusal(body(paragraph("before") + at), DATA)
    assert said.startswith("T002 word/document.xml, in “Frist”: the field DATE")


def test_a_file_with_nothing_to_clean_keeps_its_bytes() -> None:
    template = body(paragraph("x"))
    assert unzipped(rendered(template, DATA)) == unzipped(template)


@pytest.mark.parametrize(
    ("instruction", "name"),
    [
        ("AUTHOR", "AUTHOR"),
        ("LASTSAVEDBY \\* MERGEFORMAT", "LASTSAVEDBY"),
        ("UserName", "USERNAME"),
        ("DOCPROPERTY Manager", "DOCPROPERTY"),
        ('DOCPROPERTY "Last saved by"', "DOCPROPERTY"),
    ],
)
def test_a_field_that_prints_who_wrote_the_template_is_refused(instruction: str, name: str) -> None:
    field = f"<w:fldSimple w:instr=' {instruction} '><w:r><w:t>Per Hansen</w:t></w:r></w:fldSimple>"
    told = refusal(body(f"<w:p>{field}</w:p>"))
    assert told == (
        f"T002 word/document.xml, in “Per Hansen”: the field {name} prints who wrote or saved the"
        " template"
    )


def test_a_header_that_no_section_names_is_left_out() -> None:
    parts = dict(unzipped(real(paragraph("{{ name }}"), header=paragraph("Brevhode"))))
    (kept,) = (name for name in parts if name.startswith("word/header"))
    link = f'<Relationship Id="rIdZ" Type="{OFFICE}/header" Target="header9.xml"/></Relationships>'
    rels, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
    parts["word/header9.xml"] = f"<w:hdr {DECLARED}>{paragraph('HEMMELIG')}</w:hdr>".encode()
    parts[rels] = parts[rels].replace(b"</Relationships>", link.encode())
    override = f'<Override PartName="/word/header9.xml" ContentType="{WORD}header+xml"/></Types>'
    parts[types] = parts[types].replace(b"</Types>", override.encode())
    made = unzipped(rendered(zipped(parts), {"name": "Kari"}))
    assert [name for name in made if name.startswith("word/header")] == [kept]
    assert not any(b"header9" in data for data in made.values())
