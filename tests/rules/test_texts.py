import pytest

from pipeline.contract.declare import KeyPath
from pipeline.parse import parse
from pipeline.rules.texts import is_key, is_quoted, sentences, unquoted
from tests.rules.laying import laid


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("Én setning.", ["Én setning."]),
        ("Den første. Den andre.", ["Den første.", "Den andre."]),
        (
            "Fristen er 1. juli 2027. Så er det over.",
            ["Fristen er 1. juli 2027.", "Så er det over."],
        ),
        ("Etter § 1-1 nr. 2 gjelder det.", ["Etter § 1-1 nr. 2 gjelder det."]),
        ("Se punkt 4. Vedtaket står der.", ["Se punkt 4.", "Vedtaket står der."]),
        ("Enhetene er: NAV, skole og plan.", ["Enhetene er:", "NAV, skole og plan."]),
        ("Hvem? Alle!", ["Hvem?", "Alle!"]),
        ("Møtet var kl. 12 og jf. Kari.", ["Møtet var kl. 12 og jf. Kari."]),
        ("Av K. Eksempel.", ["Av K. Eksempel."]),
        ("Det tar ca. 12 uker.", ["Det tar ca. 12 uker."]),
        ("Kari, bl. Ola.", ["Kari, bl. Ola."]),
        ("Se kap. 4 i planen.", ["Se kap. 4 i planen."]),
        ("Se pkt. 4 i planen.", ["Se pkt. 4 i planen."]),
        ("Vi har 5 st. Boliger er dyre.", ["Vi har 5 st. Boliger er dyre."]),
        ("Kari Dikt mfl. Eksempelvik.", ["Kari Dikt mfl. Eksempelvik."]),
        ("Bolig mv. Det er alt.", ["Bolig mv. Det er alt."]),
        ("Etter art. 8 gjelder det.", ["Etter art. 8 gjelder det."]),
        ("Det er bl.a. Kari.", ["Det er bl.a. Kari."]),
        ("Vi møtte Cato. 12 kom.", ["Vi møtte Cato.", "12 kom."]),
    ],
)
def test_sentences_end_where_they_end(text: str, split: list[str]) -> None:
    assert list(sentences(text)) == split


def test_quotations_are_left_out() -> None:
    said = 'Han sa «ikkje no» og “ikkje då” og "ikkje no heller" og gikk'
    assert unquoted(said) == "Han sa  og  og  og gikk"


@pytest.mark.parametrize(
    ("path", "quoted"),
    [
        (("decisions", 0, "points", 1, "text"), True),
        (("decisions", 0, "progress", 1, "text", 0), False),
        (("cases", 0, "route", 2, "progress", 1, "text", 0), False),
        (("cases", 0, "route", 2, "course"), True),
        (("cases", 0, "route", 2, "proposals", 0, "text"), True),
        (("cases", 0, "route", 2, "adopted", 1, "text"), True),
        (("cases", 0, "route", 2, "statements", 0, "text"), True),
        (("cases", 0, "route", 2, "body"), False),
        (("cases", 0, "proposal", 0), False),
        (("cases", 0, "facts"), False),
        (("mandate", 0, "title"), False),
        (("cases",), False),
    ],
)
def test_what_was_said_in_a_meeting_is_quoted_as_a_decision_is(
    path: KeyPath, *, quoted: bool
) -> None:
    assert is_quoted(path) is quoted


@pytest.mark.parametrize("value", ["housing-office", "nav", "plan-2026", "x" * 40])
def test_a_key_may_be_shown(value: str) -> None:
    assert is_key(value)


@pytest.mark.parametrize("value", ["Kari Nordmann", "01817010055", "x" * 41, "a-010170-b", ""])
def test_what_may_be_a_person_may_not(value: str) -> None:
    assert not is_key(value)


def test_keys_and_references_are_no_texts() -> None:
    paths = {one.path for one in parse(laid("cases: [{}]")).texts}
    assert ("cases", 0, "id") not in paths
    assert ("cases", 0, "distribution", 0) not in paths
    assert ("cases", 0, "background") in paths
