import ast
import re
import string
from pathlib import Path

import pytest

from pipeline.language import chosen, translator
from pipeline.manual import entries, page
from tests.samples import ROOT
from tools.catalogue import NORWEGIAN, Message, compiled, forms, messages, mo, po, read

CATALOGUES = {one: read(po(one).read_bytes(), one) for one in NORWEGIAN}
MESSAGES = messages()


@pytest.mark.parametrize("language", NORWEGIAN)
def test_a_catalogue_holds_every_message_of_the_program_and_no_other(language: str) -> None:
    assert {one.id for one in CATALOGUES[language] if one.id} == set(MESSAGES)


def test_a_message_that_is_said_by_a_name_is_marked_where_it_stands() -> None:
    found = [one for path in sorted((ROOT / "pipeline").rglob("*.py")) for one in _unmarked(path)]
    assert found == []


def _unmarked(path: Path) -> list[str]:
    """Give the calls that say a bare text by its name: the catalogue gathers texts in calls."""
    tree = ast.parse(path.read_text("utf-8"))
    bare = {
        target.id
        for one in ast.walk(tree)
        if isinstance(one, ast.Assign) and isinstance(one.value, ast.Constant)
        for target in one.targets
        if isinstance(target, ast.Name) and isinstance(one.value.value, str)
    }
    calls = (one for one in ast.walk(tree) if isinstance(one, ast.Call) and one.args)
    told = [one for one in calls if ast.unparse(one.func).rpartition(".")[2] in SAYING]
    return [ast.unparse(one) for one in told if ast.unparse(one.args[0]) in bare]


SAYING = ("say", "translate")


@pytest.mark.parametrize("language", NORWEGIAN)
def test_every_message_has_its_norwegian(language: str) -> None:
    assert [one.id for one in CATALOGUES[language] if one.id and not all(forms(one.string))] == []


@pytest.mark.parametrize("language", NORWEGIAN)
def test_a_translation_keeps_the_places_for_values(language: str) -> None:
    said = {one: CATALOGUES[language].get(one) for one in MESSAGES}
    assert [
        one for one, found in said.items() if found is None or _places(found.string) != _places(one)
    ] == []


def _places(said: Message | list[str] | tuple[str, ...] | None) -> list[set[str]]:
    return [_names(one) for one in forms(said)]


def _names(text: str) -> set[str]:
    """Give the places for values; a text about templates shows braces that are none."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}
    except ValueError:
        return set(re.findall(r"\{\w+\}", text))


@pytest.mark.parametrize("language", NORWEGIAN)
def test_the_compiled_catalogue_is_that_of_the_text(language: str) -> None:
    assert mo(language).read_bytes() == compiled(po(language).read_bytes(), language)


@pytest.mark.parametrize(
    ("wish", "environment", "language"),
    [
        (None, {}, "en"),
        (None, {"LANG": "nb_NO.UTF-8"}, "nb"),
        (None, {"LANG": "nn_NO.UTF-8"}, "nn"),
        (None, {"LANG": "no_NO.UTF-8"}, "nb"),
        (None, {"LANGUAGE": "nn:nb"}, "nn"),
        (None, {"LC_ALL": "C", "LANG": "nb_NO.UTF-8"}, "en"),
        (None, {"LANGUAGE": "nb:en", "LANG": "en_US.UTF-8"}, "nb"),
        (None, {"LANG": "de_DE.UTF-8"}, "en"),
        ("en", {"LANG": "nb_NO.UTF-8"}, "en"),
        ("nb", {}, "nb"),
        ("nn", {"LANG": "nb_NO.UTF-8"}, "nn"),
    ],
)
def test_the_wish_decides_then_the_locale(
    wish: str | None, environment: dict[str, str], language: str
) -> None:
    assert chosen(wish, environment) == language


def test_a_system_without_a_locale_in_its_environment_says_it_otherwise() -> None:
    assert chosen(None, {}, "nn_NO") == "nn"
    assert chosen(None, {"LANG": "nb_NO.UTF-8"}, "en_US") == "nb"
    assert chosen("en", {}, "nb_NO") == "en"


def test_what_has_no_translation_stays_english_and_nothing_stays_nothing() -> None:
    translate = translator("nb")
    assert translate("not a message of ours") == "not a message of ours"
    assert translate("") == ""
    assert translator("en")("Wrong:") == "Wrong:"


# Words of English that no word of Norwegian is written as.
ENGLISH = re.compile(r"\b(?:the|and|of|is|are|paragraph|practice|design|which|process)\b")


@pytest.mark.parametrize("language", NORWEGIAN)
def test_what_is_told_of_a_code_is_in_norwegian(language: str) -> None:
    told = {one.code: page(one, translator(language)) for one in entries()}
    # What an author writes in an example, and the names of keys and pages, are as they are.
    said = {code: _PARTS.sub("", text) for code, text in told.items()}
    assert {
        code: ENGLISH.findall(text) for code, text in said.items() if ENGLISH.search(text)
    } == {}


_PARTS = re.compile(r"(?m)^    .*$|\bdocs/\S+")
