"""Two documents of ours are the same when all but their provenance is."""

import io
import zipfile

import pytest

from pipeline.word.package import opened
from pipeline.word.provenance import made_for, says_the_same
from tests.word.make import paragraphs, rendered, unzipped

NEW = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<provenance xmlns="urn:saksflyt:provenance:2"><type>case-draft</type><item>a-1</item>'
    "<day>2026-03-02</day></provenance>"
)
OLD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<provenance xmlns="urn:saksflyt:provenance:1"><program>saksflyt 0.1.0</program>'
    "<type>case-draft</type><item>a-1</item><dossier>12</dossier></provenance>"
)
ITEM = "customXml/item1.xml"


def made(words: str = "Sak", provenance: str = NEW) -> bytes:
    return rendered(paragraphs("{{ v }}"), {"v": words}, provenance=provenance)


def changed(content: bytes, name: str, data: bytes) -> bytes:
    return opened(content).having(name, data, "application/xml").packed()


def packed_otherwise(content: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as package:
        for name, data in unzipped(content).items():
            package.writestr(name, data)
    return held.getvalue()


@pytest.mark.parametrize("provenance", [NEW, OLD])
def test_a_document_says_what_it_was_made_for(provenance: str) -> None:
    assert made_for(made(provenance=provenance)) == ("case-draft", "a-1")


SAME = {
    "itself": made(),
    "an older form of provenance": made(provenance=OLD),
    "another day": made(provenance=NEW.replace("03-02", "03-03")),
    "another packing": packed_otherwise(made(provenance=OLD)),
}


@pytest.mark.parametrize("other", SAME.values(), ids=SAME)
def test_provenance_and_packing_make_no_difference(other: bytes) -> None:
    assert says_the_same(made(), other)
    assert says_the_same(other, made())


DIFFERENT = {
    "a word": made("Sek"),
    "a word and provenance": made("Sek", OLD),
    "a part more": changed(made(), "customXml/item9.xml", b"<a/>"),
    "custom XML of somebody else": changed(made(), ITEM, b"<a/>"),
    "custom XML that speaks of ours": changed(made(), ITEM, f"<a>{NEW}</a>".encode()),
    "no Word file": b"PK",
    "nothing": b"",
}


@pytest.mark.parametrize("other", DIFFERENT.values(), ids=DIFFERENT)
def test_all_else_makes_a_difference(other: bytes) -> None:
    assert not says_the_same(made(), other)
    assert not says_the_same(other, made())
    assert not says_the_same(b"", b"")
