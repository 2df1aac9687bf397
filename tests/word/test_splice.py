import pytest
from lxml import etree

from pipeline.word.splice import Spliced, spans
from tests.word.make import DECLARED, W

HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def part(body: str) -> bytes:
    return HEAD + f"<w:document {DECLARED}><w:body>{body}</w:body></w:document>".encode()


@pytest.mark.parametrize(
    ("xml", "found"),
    [
        (b"<a><b/><c>x</c></a>", [b"<a><b/><c>x</c></a>", b"<b/>", b"<c>x</c>"]),
        (b"<a><!-- <b> --><c/></a>", [b"<a><!-- <b> --><c/></a>", b"<c/>"]),
        (b"<a><?x <b> ?><c/></a>", [b"<a><?x <b> ?><c/></a>", b"<c/>"]),
        (b"<a><![CDATA[<b>]]><c/></a>", [b"<a><![CDATA[<b>]]><c/></a>", b"<c/>"]),
        (b"<a x=\"1>2\" y='</a>'><c /></a>", [b"<a x=\"1>2\" y='</a>'><c /></a>", b"<c />"]),
        (b"<a><a><a/></a></a>", [b"<a><a><a/></a></a>", b"<a><a/></a>", b"<a/>"]),
    ],
)
def test_each_element_is_found_where_it_lies(xml: bytes, found: list[bytes]) -> None:
    assert [xml[start:end] for start, end in spans(xml)] == found


def test_a_part_that_nobody_changed_is_byte_for_byte_as_it_was() -> None:
    data = part("<w:p ><w:r><w:t>å &#229;</w:t></w:r></w:p>\n<!-- x -->")
    assert Spliced(data).written() == data


def test_only_what_was_changed_is_written_anew() -> None:
    first, last = '<w:p  w:rsidR="1" ><w:r/></w:p>', "<w:p\n/>"
    opened = Spliced(part(f"{first}<w:p><w:r><w:t>Før</w:t></w:r></w:p>{last}"))
    text = next(opened.root.iter(f"{W}t"))
    text.text = "Nå"
    opened.touch(next(text.iterancestors(f"{W}p")))
    assert opened.written() == part(f"{first}<w:p><w:r><w:t>Nå</w:t></w:r></w:p>{last}")


def test_what_is_new_goes_between_what_was_there() -> None:
    opened = Spliced(part("<w:p ></w:p><w:tbl ><w:tr /></w:tbl>"))
    body = opened.root[0]
    body[0].addprevious(etree.Element(f"{W}p"))
    body[1].addnext(etree.Element(f"{W}sdt"))
    body[3].append(etree.Element(f"{W}tr"))
    body[3].addnext(etree.Element(f"{W}sectPr"))
    opened.added()
    assert opened.written() == part(
        "<w:p/><w:p ></w:p><w:sdt/><w:tbl ><w:tr /><w:tr/></w:tbl><w:sectPr/>"
    )


def test_what_is_new_in_something_empty_is_written_with_it() -> None:
    opened = Spliced(part("<w:p  /><w:p  />"))
    etree.SubElement(opened.root[0][1], f"{W}r")
    opened.added()
    assert opened.written() == part("<w:p  /><w:p><w:r/></w:p>")


def test_another_encoding_is_written_anew_as_a_whole() -> None:
    data = part("<w:p/>").decode().replace("UTF-8", "UTF-16").encode("utf-16")
    opened = Spliced(data)
    opened.root[0].append(etree.Element(f"{W}sectPr"))
    opened.added()
    assert etree.fromstring(opened.written())[0][1].tag == f"{W}sectPr"
