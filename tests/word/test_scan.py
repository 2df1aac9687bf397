"""Where tags begin and end, and how each is spelt."""

import docx
import pytest

from pipeline.word.scan import Torn, Whole, kept, scanned, spans, spelled

from .make import body, paragraph, refusal, rendered, saved, texts

SPELLED = {
    "{{ a|default(«x») }}": '{{ a|default("x") }}',
    "{{ a|default(„x“) }}": '{{ a|default("x") }}',
    "{{ a|default(”x”) }}": '{{ a|default("x") }}',
    "{{ a|default('x') }}": '{{ a|default("x") }}',
    "{{ a|default(‘x’) }}": '{{ a|default("x") }}',
    '{% if a == "O’Hara" %}': '{% if a == "O’Hara" %}',
    "{{ “Sak ‘A’” }}": '{{ "Sak ‘A’" }}',
    '{{ «si "hei"» }}': "{{ 'si \"hei\"' }}",
    "{{ 'a\"b' }}": "{{ 'a\"b' }}",
    "{{ “a\\b” }}": '{{ "a\\\\b" }}',
    "{%\u00a0if\u00a0a %}": "{% if a %}",
    "{{ a –\u20091 }}": "{{ a - 1 }}",
    "{{ a\u200b }}": "{{ a }}",
    "{{ “a – b” }}": '{{ "a – b" }}',
    "{{ 50\t}}": "{{ 50 }}",
}


@pytest.mark.parametrize("written", SPELLED)
def test_quotes_spaces_and_dashes_are_those_of_the_language_but_texts_keep_theirs(
    written: str,
) -> None:
    assert kept(spelled(written)) == SPELLED[written]


def test_a_text_may_hold_what_would_end_its_tag() -> None:
    for tag in ("{{ '}}' }}", "{{ “}}” }}", "{% if a == '%}' %}", "{{ «{{ b }}» }}"):
        assert [(one.start, one.end) for one in spans(f"x {tag} y")] == [(2, 2 + len(tag))]


def test_a_tag_may_hold_braces_and_texts_with_tags() -> None:
    for tag in ("{% set d = {'a': {'b': 1}} %}", "{{ {'a': '{%'}['a'] }}", "{{ a|default('{{') }}"):
        assert list(scanned(tag)) == [Whole(0, len(tag))]


def test_an_apostrophe_in_a_word_ends_no_text() -> None:
    tag = "{{ ‘it’s }} so’ }}"
    assert [one.end for one in spans(tag)] == [len(tag)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{ name }}", "“}}” closes no tag that is open here"),
        ("{{ name", "the tag that opens here is never closed with }}"),
        ("{# husk", "the remark that opens here is never closed with #}"),
        ("{ { name }}", "a tag is torn by a space: “{ {”"),
        ("{ % if a %}", "a tag is torn by a space: “{ %”"),
        ("{% if a % }", "a tag is torn by a space: “% }”"),
        ("{% if a % }x{% endif %}", "a tag is torn by a space: “% }”"),
        ("{% if a }}x{% endif %}", "a tag opens with “{%” and ends with “}}”"),
        ("{{ name %} og {{ name }}", "a tag opens with “{{” and ends with “%}”"),
        ("{% if a } og {{ name }}", "the tag that opens here is never closed with %}"),
        ("{# husk # } {{ name }}", "a tag is torn by a space: “# }”"),
        ("{{%p if a %}}", "no tag begins with “{{%”"),
        ("{{#if a}}", "no tag begins with “{{#”"),
        ("{{/if", "no tag begins with “{{/”"),
        ("ja %}", "“%}” closes no tag that is open here"),
        ("ja #}", "“#}” closes no tag that is open here"),
        ("{{ " + "x" * 1_995 + " }}", "a tag has more than 2000 characters"),
    ],
)
def test_what_is_no_whole_tag_is_told(text: str, told: str) -> None:
    found = [str(one.refused.what) for one in scanned(text) if isinstance(one, Torn)]
    assert found == [told]


def test_a_tag_may_have_two_thousand_characters() -> None:
    assert list(scanned("{{ " + "x" * 1_994 + " }}")) == [Whole(0, 2_000)]


@pytest.mark.parametrize("text", ["{a}", "#1 {b} %", "{ }", "a } b", "x % y"])
def test_braces_and_signs_that_are_no_tag_are_let_be(text: str) -> None:
    assert list(scanned(text)) == []


def test_outside_of_what_people_read_only_whole_tags_count() -> None:
    assert list(scanned("{GUID} #} %}", prose=False)) == []
    assert len(list(scanned("{{ a }} #}", prose=False))) == 1


_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
READ = {
    "an alternative text": '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{}"/>'
    "</wp:inline></w:drawing></w:r></w:p>",
    "the title of a picture": '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" '
    'title="{}"/></wp:inline></w:drawing></w:r></w:p>',
    "the description of a table": '<w:tbl><w:tblPr><w:tblDescription w:val="{}"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="9"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>',
    "a formula": f'<w:p><m:oMath xmlns:m="{_MATH}"><m:r><m:t>{{}}</m:t></m:r></m:oMath></w:p>',
    "a choice of a control": (
        '<w:p><w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="{}" w:value="v"/>'
        "</w:dropDownList></w:sdtPr><w:sdtContent/></w:sdt></w:p>"
    ),
    "the name of a control": '<w:sdt><w:sdtPr><w:alias w:val="{}"/></w:sdtPr><w:sdtContent><w:p/>'
    "</w:sdtContent></w:sdt>",
}
TORN = {
    "{ name }}": "“}}” closes no tag that is open here",
    "{ % if yes %}x": "a tag is torn by a space: “{ %”",
    "{# husk": "the remark that opens here is never closed with #}",
}


@pytest.mark.parametrize("where", READ)
@pytest.mark.parametrize("torn", TORN)
def test_a_torn_tag_is_told_wherever_a_person_writes_one(where: str, torn: str) -> None:
    told = refusal(body(READ[where].format(torn) + paragraph("x")), {"name": "Kari"})
    assert f"T003 word/document.xml, in “{torn}”: {TORN[torn]}" in told


@pytest.mark.parametrize("torn", TORN)
def test_a_torn_tag_in_the_title_of_the_file_is_told(torn: str) -> None:
    document = docx.Document()
    document.core_properties.title = torn
    told = refusal(saved(document), {"name": "Kari"})
    assert f"T003 docProps/core.xml (File, Info), in “{torn}”: {TORN[torn]}" in told


_CHART = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http:'
    '//schemas.openxmlformats.org/drawingml/2006/main"><c:rich><a:p><a:r><a:t>{}</a:t></a:r><a:r>'
    "<a:t> kr</a:t></a:r></a:p></c:rich></c:chartSpace>"
)


@pytest.mark.parametrize("written", [*TORN, "{{ name }}"])
def test_a_tag_in_the_words_of_a_chart_is_told_with_them(written: str) -> None:
    held = {"word/charts/chart1.xml": _CHART.format(written)}
    told = refusal(body(paragraph("x"), held), {"name": "Kari"})
    what = TORN.get(written, "a tag stands in a part that is not filled in")
    code = "T003" if written in TORN else "T009"
    assert told == f"{code} word/charts/chart1.xml, in “{written} kr”: {what}"


RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
SIGNED = {
    # What stands before a sign, and behind it: what is printed, for a hyphen, a tab and a break.
    ("{{ xs|join('", "') }}"): ("a-b", "a\tb", "a\nb"),
    ("{% if v == «2020", "2021» %}JA{% endif %}", "{{ v }}"): (
        "JA2020-2021",
        "2020-2021",
        "2020-2021",
    ),
    ("{% if yes", "and v %}JA{% endif %}"): (None, "JA", "JA"),
    ("{{ 3", "1 }}"): ("2", None, None),
    ("{{", " 3 }}"): ("3", "3", "3"),
}


@pytest.mark.parametrize("written", SIGNED)
@pytest.mark.parametrize("number", range(3))
def test_signs_that_word_stores_as_elements_are_those_of_the_tag(
    written: tuple[str, ...], number: int
) -> None:
    sign = ("noBreakHyphen", "tab", "br")[number]
    before, *after = map(RUN.format, written)
    data = body(f"<w:p>{before}<w:r><w:{sign}/></w:r>{''.join(after)}</w:p>")
    context = {"xs": ["a", "b"], "v": "2020-2021", "yes": True}
    expected = SIGNED[written][number]
    if expected is None:
        assert refusal(data, context).startswith("T003")
    else:
        assert texts(rendered(data, context)) == [expected]


def test_a_symbol_in_a_tag_is_told() -> None:
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'
    data = body(f"<w:p>{RUN.format('{{ xs|join(«')}{symbol}{RUN.format('») }}')}</w:p>")
    told = "T003 word/document.xml, in “{{ xs|join(« ») }}”: "
    assert refusal(data, {"xs": []}) == told + "a symbol that Word has put in stands in a tag"
