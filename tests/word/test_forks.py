"""A block holds the whole of a bookmark or a field, or nothing of it."""

import pytest

from .make import W, body, codes, paragraph, part, refusal, rendered

DATA = {"yes": True, "xs": ["1"]}
BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
START_MARK = '<w:bookmarkStart w:id="1" w:name="sak"/>'
END_MARK = '<w:bookmarkEnd w:id="1"/>'


def held(inside: str, outside: str, *, after: bool = True, tag: str = "if yes") -> bytes:
    """Make a template of which a block holds one thing, and what is around it another."""
    end = tag.split(maxsplit=1)[0]
    block = paragraph(f"{{%p {tag} %}}") + f"<w:p>{inside}</w:p>" + paragraph(f"{{%p end{end} %}}")
    rest = f"<w:p>{outside}</w:p>"
    return body(block + rest if after else rest + block)


@pytest.mark.parametrize("tag", ["if yes", "for x in xs"])
@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        (START_MARK, END_MARK, "cuts the bookmark sak in two"),
        (BEGIN, SEPARATE + END, "holds one end of a field, and not the other"),
        (BEGIN + SEPARATE, END, "holds one end of a field, and not the other"),
    ],
)
def test_half_of_a_pair_in_a_block_is_refused(first: str, second: str, what: str, tag: str) -> None:
    told = refusal(held(first, second, tag=tag), DATA)
    assert told == f"T045 word/document.xml, in “{{%p {tag} %}}”: the block that opens here {what}"
    assert codes(held(second, first, after=False, tag=tag), DATA) == ["T045"]


@pytest.mark.parametrize(
    "whole",
    [
        START_MARK + END_MARK,
        BEGIN + SEPARATE + END,
        BEGIN + BEGIN + SEPARATE + END + SEPARATE + END,
        START_MARK + BEGIN + END_MARK + END,
    ],
)
def test_a_whole_pair_may_stand_in_a_block_or_around_it(whole: str) -> None:
    middle = whole.replace(END_MARK, f"<w:r><w:t>a</w:t></w:r>{END_MARK}")
    assert refusal(held(middle, ""), DATA) == ""
    block = "<w:r><w:t>{% if yes %}a{% endif %}</w:t></w:r>"
    for half in (END_MARK, END):
        if whole.endswith(half):
            around = whole.removesuffix(half) + block + half
            assert refusal(body(f"<w:p>{around}</w:p>"), DATA) == ""


def test_a_half_that_has_no_other_anywhere_is_the_file_s_own() -> None:
    assert refusal(held(START_MARK, ""), DATA) == refusal(held(END_MARK, ""), DATA) == ""


def test_the_block_between_is_named_and_each_block_once() -> None:
    inner = paragraph("{%p if yes %}") + f"<w:p>{START_MARK}</w:p>" + paragraph("{%p endif %}")
    outer = paragraph("{%p for x in xs %}") + inner + f"<w:p>{END_MARK}</w:p>"
    assert refusal(body(outer + paragraph("{%p endfor %}")), DATA) == (
        "T045 word/document.xml, in “{%p if yes %}”:"
        " the block that opens here cuts the bookmark sak in two"
    )


def test_a_bookmark_that_word_made_for_itself_goes_where_a_block_cuts_it() -> None:
    start = '<w:bookmarkStart w:id="7" w:name="_Hlk123"/>'
    whole = '<w:bookmarkStart w:id="8" w:name="_Hlk124"/><w:bookmarkEnd w:id="8"/>'
    made = rendered(held(start + whole, '<w:bookmarkEnd w:id="7"/>'), DATA)
    assert [one.get(f"{W}id") for one in part(made).iter("{*}bookmarkStart", "{*}bookmarkEnd")] == [
        "8",
        "8",
    ]
    named = '<w:fldSimple w:instr=" REF _Hlk123 "/>'
    assert codes(held(start, f'<w:bookmarkEnd w:id="7"/>{named}'), DATA) == ["T045"]
