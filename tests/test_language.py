import io
import re
import string

import pytest
from babel.messages.pofile import read_po

from pipeline.language import chosen, translator
from tools.catalogue import MO, PO, Message, compiled, forms, messages

CATALOGUE = read_po(io.BytesIO(PO.read_bytes()), locale="nb")
MESSAGES = messages()


def test_the_catalogue_holds_every_message_of_the_program_and_no_other() -> None:
    assert {one.id for one in CATALOGUE if one.id} == set(MESSAGES)


def test_every_message_has_its_norwegian() -> None:
    assert [one.id for one in CATALOGUE if one.id and not all(forms(one.string))] == []


@pytest.mark.parametrize("msgid", MESSAGES, ids=str)
def test_a_translation_keeps_the_places_for_values(msgid: Message) -> None:
    found = CATALOGUE.get(msgid)
    assert found is not None
    assert [_names(one) for one in forms(found.string)] == [_names(one) for one in forms(msgid)]


def _names(text: str) -> set[str]:
    """Give the places for values; a text about templates shows braces that are none."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}
    except ValueError:
        return set(re.findall(r"\{\w+\}", text))


def test_the_compiled_catalogue_is_that_of_the_text() -> None:
    assert MO.read_bytes() == compiled(PO.read_bytes())


@pytest.mark.parametrize(
    ("wish", "environment", "language"),
    [
        (None, {}, "en"),
        (None, {"LANG": "nb_NO.UTF-8"}, "nb"),
        (None, {"LANG": "nn_NO.UTF-8"}, "nb"),
        (None, {"LC_ALL": "C", "LANG": "nb_NO.UTF-8"}, "en"),
        (None, {"LANGUAGE": "nb:en", "LANG": "en_US.UTF-8"}, "nb"),
        (None, {"LANG": "de_DE.UTF-8"}, "en"),
        ("en", {"LANG": "nb_NO.UTF-8"}, "en"),
        ("nb", {}, "nb"),
    ],
)
def test_the_wish_decides_then_the_locale(
    wish: str | None, environment: dict[str, str], language: str
) -> None:
    assert chosen(wish, environment) == language


def test_what_has_no_translation_stays_english_and_nothing_stays_nothing() -> None:
    translate = translator("nb")
    assert translate("not a message of ours") == "not a message of ours"
    assert translate("") == ""
    assert translator("en")("Wrong:") == "Wrong:"
