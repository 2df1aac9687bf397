from xml.sax import saxutils

from hypothesis import given
from hypothesis import strategies as st

from pipeline.word.entities import escaped, quoted, unescaped, unescaped_quotes

texts = st.text(st.sampled_from("a&<>\"'\n\r\t;#1æ") | st.characters())
spelt = st.lists(st.sampled_from(("&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "a", ";"))).map(
    "".join
)


@given(texts)
def test_a_text_is_spelt_as_the_library_does(text: str) -> None:
    assert (escaped(text), quoted(text)) == (saxutils.escape(text), saxutils.quoteattr(text))


@given(spelt)
def test_entities_are_read_as_the_library_does(text: str) -> None:
    assert unescaped(text) == saxutils.unescape(text)
    quotes = {"&quot;": '"', "&apos;": "'"}
    assert unescaped_quotes(text) == saxutils.unescape(text, quotes)
