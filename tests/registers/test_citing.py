"""What a text cites, in the spellings that jurists and case officers use."""

import datetime as dt

import pytest

from pipeline.registers.acts import ACTS, Law
from pipeline.registers.citing import cited, coming, plain
from pipeline.registers.laws import LAWS

DAY = dt.date(2026, 3, 2)


def read(text: str, day: dt.date = DAY) -> list[tuple[str, str]]:
    return [(one.meant(day).key, one.section) for one in cited(plain(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Etter helse- og omsorgstjenesteloven § 3-7 skal kommunen medvirke.",
        "Etter helse\u2011 og omsorgstjenesteloven §\u00a03\u20137 skal kommunen medvirke.",
        "Etter helse- og omsorgstenestelova § 3 – 7 skal kommunen medverke.",
        "Etter hol. §3-7 første ledd skal kommunen medvirke.",
        "Etter paragraf 3-7 andre ledd i den gamle helse- og omsorgstjenesteloven gjelder det.",
        "Helse- og omsorgstjenesteloven (hol) krever i § 3-7 at kommunen medvirker.",
        "Etter lov om kommunale helse- og omsorgstjenester m.m. § 3-7 skal kommunen medvirke.",
        "Etter lov 24. juni 2011 nr. 30 om kommunale helse- og omsorgstjenester § 3-7 skal den.",
        "Etter lov av 24. juni 2011 nr. 30 § 3-7 skal kommunen medvirke.",
        "Etter LOV-2011-06-24-30 § 3-7 skal kommunen medvirke.",
        "Helse- og omsorgstjenestelovens § 3-7 gjelder.",
        "Hol § 3-7 i praksis.",
    ],
)
def test_a_provision_is_read_in_every_spelling(text: str) -> None:
    assert read(text) == [("helse-og-omsorgstjenesteloven", "3-7")]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "Se forvaltningsloven §§ 28, 29 og 30.",
            [("forvaltningsloven", "28"), ("forvaltningsloven", "29"), ("forvaltningsloven", "30")],
        ),
        (
            "Se boligsosialloven § 5 og § 3-7 første ledd i hol.",
            [("boligsosialloven", "5"), ("helse-og-omsorgstjenesteloven", "3-7")],
        ),
        ("Boligsosialloven § 5 og 12 boliger.", [("boligsosialloven", "5")]),
        ("Kommuneloven § 5-12 a gjelder.", [("kommuneloven", "5-12 a")]),
        ("Etter plan- og bygningsloven § 12 A-4.", [("plan-og-bygningsloven", "12a-4")]),
        ("Etter offentlighetsloven § 13.", [("offentleglova", "13")]),
        ("Boligsosialloven er viktig, og § 3 i avtalen gjelder.", []),
        ("Boligsosialloven gjelder.", []),
        ("Etter kapittel 3 i avtalen.", []),
    ],
)
def test_each_section_belongs_to_the_nearest_act(text: str, held: list[tuple[str, str]]) -> None:
    assert read(text) == held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Sosialtjenesteloven § 4-5.", ("sosialtjenesteloven-1991", "4-5")),
        ("Sosialtjenesteloven § 27.", ("sosialtjenesteloven", "27")),
        ("Kommuneloven § 59.", ("kommuneloven-1992", "59")),
        ("Kommuneloven (1992) § 59.", ("kommuneloven-1992", "59")),
        ("Kommuneloven § 59 (lov 1992).", ("kommuneloven-1992", "59")),
        ("Etter lov om sosiale tjenester m.v. gjelder det.", ("sosialtjenesteloven-1991", "")),
        ("Sosialtjenesteloven av 1991 gjelder.", ("sosialtjenesteloven-1991", "")),
        ("Lov 25. september 1992 nr. 107 gjelder.", ("kommuneloven-1992", "")),
        ("Boligsosialloven § 99.", ("boligsosialloven", "99")),
    ],
)
def test_an_older_act_is_meant_where_the_newer_cannot_be(text: str, held: tuple[str, str]) -> None:
    assert read(text) == [held]


def test_the_act_of_the_day_is_meant() -> None:
    text = "Arkivlova § 6 gjelder."
    assert read(text, dt.date(2025, 12, 31)) == [("arkivlova-1992", "6")]
    assert read(text, dt.date(2026, 1, 1)) == [("arkivlova", "6")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Etter den nye forvaltningsloven.", True),
        ("Etter forvaltningslova av 2025.", True),
        ("Etter LOV-2025-06-20-81.", True),
        ("Etter lov 20. juni 2025 nr. 81.", True),
        ("Etter lov 20. juni 2025 nr. 811.", False),
        ("Etter forvaltningsloven.", False),
        ("Den nye planen følger forvaltningsloven.", False),
    ],
)
def test_an_act_that_is_to_come_is_known_by_name_year_and_number(text: str, *, found: bool) -> None:
    assert bool(list(coming(plain(text)))) is found


@pytest.mark.parametrize(
    ("law", "section", "has"),
    [
        ("boligsosialloven", "12", True),
        ("boligsosialloven", "13", False),
        ("boligsosialloven", "5-1", False),
        ("kommuneloven", "31-6", True),
        ("kommuneloven", "31-7", False),
        ("kommuneloven", "30-9", True),
        ("kommuneloven", "59", False),
        ("sosialtjenesteloven", "49 a", True),
        ("plan-og-bygningsloven", "12a-4", True),
        ("domstolloven", "149", True),
    ],
)
def test_an_act_has_the_sections_that_its_numbering_allows(
    law: str, section: str, *, has: bool
) -> None:
    assert LAWS[law].has(section) is has


@pytest.mark.parametrize("one", ACTS, ids=lambda one: one.key)
def test_an_act_that_ended_has_a_successor(one: Law) -> None:
    assert (one.ends is None) is (one.successor == "")
    assert not one.successor or one.successor in LAWS
