"""A hint names what the author can have meant, from where that is, and never a value."""

import re
from collections.abc import Mapping

import pytest

from pipeline.diagnostics import Rejected
from pipeline.word.template import Template

from .make import paragraphs

CONTEXT: Mapping[str, object] = {
    "dossier": {
        "date": "KANARI",
        "municipality": {"name": "KANARI", "orgnr": "KANARI", "unit": None},
        "values": None,
        "stakeholders": [{"name": "KANARI"}],
        "waivers": [],
    },
    "item": {"title": "KANARI", "date": "KANARI", "case": {"background": ["KANARI", "KANARI"]}},
    "provenance": {"tittel": "KANARI"},
}


def told(*lines: str) -> list[str]:
    """Give what is said of each fault, and its hint."""
    with pytest.raises(Rejected) as refused:
        Template(paragraphs(*lines)).render(CONTEXT)
    said = [(str(one.message), str(one.hint)) for one in refused.value.diagnostics]
    assert "KANARI" not in str(said)
    return [f"{what.split('”: ')[-1]} | {hint}" for what, hint in said]


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{{ dosier.date }}", "the name “dosier” is unknown | did you mean “dossier”?"),
        (
            "{{ municipality.name }}",
            "the name “municipality” is unknown | did you mean “dossier.municipality”?",
        ),
        (
            "{{ municpality.name }}",
            "the name “municpality” is unknown | did you mean “dossier.municipality”?",
        ),
        ("{{ title }}", "the name “title” is unknown | did you mean “item.title”?"),
        ("{{ orgnr }}", "the name “orgnr” is unknown | did you mean “dossier.municipality.orgnr”?"),
        (
            "{{ date }}",
            "the name “date” is unknown | did you mean one of dossier.date, item.date?",
        ),
        ("{{ kommune }}", "the name “kommune” is unknown | the names here are dossier, item"),
        ("{{ tittel }}", "the name “tittel” is unknown | did you mean “item”?"),
        (
            "{% for one in dossier.stakeholders %}{{ ones.name }}{% endfor %}",
            "the name “ones” is unknown | did you mean “one”?",
        ),
        (
            "{{ later }}{% set later = 1 %}",
            (
                "the name “later” is unknown | the template gives it, but not here: give it before"
                " the tag, and in no other branch"
            ),
        ),
        ("{{ item.titel }}", "“titel” is unknown in its group | did you mean “title”?"),
        ("{{ dossier.title }}", "“title” is unknown in its group | did you mean “item.title”?"),
        (
            "{{ item.background }}",
            "“background” is unknown in its group | did you mean “item.case.background”?",
        ),
        (
            "{{ dossier.municipality.xyz }}",
            "“xyz” is unknown in its group | the names here are name, orgnr, unit",
        ),
        (
            "{{ dossier.values.title }}",
            (
                "nothing is filled in here, so it has no “title”"
                " | put if and endif around the tag, so that it is left out where nothing is"
            ),
        ),
        (
            "{{ dossier.stakeholders.name }}",
            "a list has no “name” | repeat the list with for, and ask each of its items",
        ),
        (
            "{{ dossier.waivers[0].rule }}",
            "there is nothing in this place of the list | test the list with if first",
        ),
        ("{{ dossier.date.year }}", "a text has no “year” | print the value itself"),
        ("{{ 1 .year }}", "a number has no “year” | print the value itself"),
        ("{{ true.year }}", "a yes or no has no “year” | print the value itself"),
        (
            "{% for one in item.case.background %}{{ loop.indx }}{% endfor %}",
            "“indx” is unknown in its group | did you mean “index”?",
        ),
        (
            "{{ dossier[item.title] }}",
            (
                "the group has no such name"
                " | the names here are date, municipality, values, stakeholders, waivers"
            ),
        ),
        ("{{ {}.a }}", "“a” is unknown in its group | "),
        (
            "{{ item.case.background }}",
            (
                "a value of the kind “list” cannot be printed | a text of several paragraphs is a"
                " list, too: write {%p for line in name %}, {{ line }} and {%p endfor %}, each in a"
                " paragraph of its own"
            ),
        ),
        (
            "{{ dossier.values }}",
            (
                "a value of the kind “nothing” cannot be printed"
                " | leave the tag out where there is nothing: {% if name %}{{ name }}{% endif %}"
            ),
        ),
        (
            "{{ item.case }}",
            (
                "a value of the kind “group” cannot be printed"
                " | print one of its fields, with a point before it: {{ name.field }}"
            ),
        ),
        (
            "{{ item.case is defined }}",
            (
                "a value of the kind “yes/no” cannot be printed"
                " | write words for it: {% if name %}yes{% else %}no{% endif %}"
            ),
        ),
        (
            "{%tr for one in dossier.stakeholders %}",
            (
                "the tag with tr does not stand in a table row"
                " | let the tag stand alone in a row of the table, or write it without tr"
            ),
        ),
    ],
)
def test_an_unknown_name_is_told_with_what_it_can_have_meant(tag: str, said: str) -> None:
    assert said in told(tag)


def test_long_lists_of_names_are_cut() -> None:
    group = {f"n{number}": "" for number in range(99)}
    with pytest.raises(Rejected) as refused:
        Template(paragraphs("{{ group.x }}")).render({"group": group})
    hint = str(refused.value.diagnostics[0].hint)
    assert hint.startswith("the names here are n0, n1, ")
    assert hint.endswith("n38, n39, …")


def test_the_title_of_the_document_is_known_to_whoever_misspells_it() -> None:
    with pytest.raises(Rejected) as refused:
        Template(paragraphs("{{ document.titel }}")).render({"document": {"title": "Sak"}})
    (one,) = refused.value.diagnostics
    said = f"{str(one.message).split('”: ')[-1]} | {one.hint}"
    assert said == "“titel” is unknown in its group | did you mean “title”?"


@pytest.mark.parametrize(
    ("tag", "near"),
    [("{{ item.title|uper }}", "upper"), ("{% if item is definedd %}{% endif %}", "defined")],
)
def test_an_unknown_filter_or_test_is_told_with_the_ones_there_are(tag: str, near: str) -> None:
    (said,) = told(tag)
    assert re.search(rf"did you mean “{near}”\? These are allowed: \w+(, \w+)+$", said)
    assert "<" not in said


def test_a_filter_like_no_other_is_told_with_all_there_are() -> None:
    (said,) = told("{{ item.title|xyz }}")
    assert "| these are allowed: abs, batch, " in said


def test_the_tag_that_is_wrong_is_shown_whole() -> None:
    before = "{{ dossier.municipality.name }} · {{ dossier.municipality.orgnr }}, "
    with pytest.raises(Rejected) as refused:
        Template(
            paragraphs(f"{before * 3}{{{{ item.titel }}}}, så mye tekst at den blir lang")
        ).render(CONTEXT)
    (found,) = refused.value.diagnostics
    assert "in “…icipality.orgnr }}, {{ item.titel }}, så mye tekst at de…”:" in str(found.message)


def test_a_tag_that_is_never_closed_is_shown_where_it_opens() -> None:
    with pytest.raises(Rejected) as refused:
        Template(paragraphs("Mange ord. " * 20 + "{{ item.title , og mer tekst etter den"))
    (found,) = refused.value.diagnostics
    assert "in “…nge ord. Mange ord. {{ item.title , og mer tekst etter den”:" in str(found.message)
