"""Who can be recognised by a count: units, titles, shares and what is left of a total."""

import pytest

from tests.rules.laying import codes


def _said(fragment: str) -> list[str]:
    return [one for one in codes(fragment) if one in {"X065", "X101"}]


def _figure(unit: str, title: str = "Situasjonen", value: str = "3") -> str:
    return f'facts: [{{value: {value}, unit: "{unit}", title: "{title}"}}]'


@pytest.mark.parametrize(
    "unit",
    [
        *("personer", "personar", "Personer", "innbyggere", "innbyggjarar", "kvinner", "menn"),
        *("husholdninger", "hushald", "hushaldningar", "husstander", "husstandar", "familiar"),
        *("barn", "barnefamilier", "flyktningfamiliar", "barn og unge", "unge voksne", "eldre"),
        *("enslige", "einslege mindreårige", "enkeltpersoner", "par", "elevar", "pasienter"),
        *("asylsøkere", "søkjarar", "brukarar", "leietakere", "leigetakarar", "mottakarar"),
        *("bostedsløse", "bustadlause", "rusavhengige", "vanskelegstilte", "innsatte"),
        *("personer uten bolig", "personar utan bustad", "husholdninger med barn", "barn i skolen"),
        *("antall personer", "talet på hushald", "personer/husholdninger", "personer (inkl. barn)"),
        *("personer per år", "personer per 31.12.2025", "personar pr. 1. januar 2026"),
        *("søknader fra hushald", "klager fra beboere", "besøk hos familier"),
        *("husholdninger per bydel", "personar per eining", "utkastelser", "utkastingar"),
    ],
)
def test_a_unit_of_people_is_seen_in_both_norms_and_in_compounds(unit: str) -> None:
    assert _said(_figure(unit)) == ["X065"]
    assert _said(_figure(unit, value="0")) == []
    assert _said(_figure(unit, value="5")) == []


@pytest.mark.parametrize(
    "unit",
    [
        *("personer per husholdning", "personar per hushald", "barn per kvinne", "barn/kvinne"),
        *("personer/bolig", "personer pr rom", "personer per 1000 innbyggere"),
        *("personer for hver bolig", "brukere per årsverk", "flyktninger per 10.000 innbyggere"),
        *("boliger for personer med rusproblemer", "plassar til flyktningar", "barnehageplasser"),
        *("årsverk", "stillinger", "ansatte", "kontaktpersoner", "kroner per person", "år"),
        *("personår", "tusen personer", "1 000 personer", "barnehager", "saker", "søknader"),
    ],
)
def test_ratios_places_posts_prices_and_years_show_nobody(unit: str) -> None:
    assert _said(_figure(unit)) == []


@pytest.mark.parametrize(
    ("unit", "title"),
    [
        ("antall", "Bostedsløse"),
        ("stk", "Husholdninger på venteliste"),
        ("saker", "Utkastelser fra kommunale boliger"),
        ("vedtak", "Vedtak i barnevernet"),
        ("personer", "Innbyggere med funksjonsnedsettelse"),
        ("personer", "Innbyggere på 90 år og eldre uten bolig"),
        ("personer", "Barn med plass i barnehage"),
        ("personer", "Personer som venter på plass i omsorgsbolig"),
        ("personer", "Personer som har ventet i over et år"),
        ("personer", "Ansatte flyktninger"),
        ("personer", "Ansatte som er sykmeldt"),
        ("personer", "Flyktninger bosatt etter anmodning"),
        ("personar", "Busette av dei kommunen er beden om å busetje"),
        ("personer", "Gjennomsnittlig antall bostedsløse"),
        ("personer", "Kvinner"),
        ("husholdninger", "Venter på bolig, per bydel: Havn"),
        ("utkastelser", "Planlagte utkastelser"),
    ],
)
def test_the_title_tells_whom_a_small_figure_is_of(unit: str, title: str) -> None:
    assert _said(_figure(unit, title)) == ["X065"]


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("Framtidige beboere", "4"),
        ("Flyktninger kommunen er bedt om å bosette i 2026", "4"),
        ("Flyktningar kommunen er beden om å busetje i 2026", "4"),
        ("Personer som er ventet til kommunen ved familiegjenforening", "3"),
        ("Ansatte ved boligkontoret", "4"),
        ("Tilsette i barnevernet", "4"),
        ("Medlemmer i brukerrådet", "4"),
        ("Plasser i omsorgsbolig", "4"),
        ("Innbyggere på 90 år og eldre", "4"),
        ("Folkevekst i løpet av 2025", "3"),
        ("Gjennomsnittlig husholdning", "2.1"),
        ("Husholdningsstørrelse", "2"),
        ("Personer per bolig", "2"),
    ],
)
def test_people_to_come_posts_and_the_population_by_age_show_nobody(title: str, value: str) -> None:
    assert _said(_figure("personer", title, value)) == []


def _parted(total: str, *parts: str) -> str:
    listed = ", ".join(f"{{{part}, part_of: all}}" for part in parts)
    return f"figures: [{{id: all, {total}}}, {listed}]"


@pytest.mark.parametrize(
    ("total", "part"),
    [
        ("value: 23, unit: hushald", "value: 21, unit: familiar"),
        ("value: 40, unit: personer", "value: 37, unit: innbyggere"),
        ("value: 40, unit: personer uten bolig", "value: 37, unit: enslige"),
        ("value: 40, unit: personer", "value: 37, unit: personer, date: 2025-12-31"),
        ("value: 40, unit: personer", "value: 37, unit: personer, date: 2025-06-30"),
        ("value: 40, unit: personer", "value: 93, unit: prosent"),
        (
            "value: 486, unit: personar, title: Innbyggjarar",
            "value: 483, unit: personar, title: Innbyggjarar som eig bustaden",
        ),
    ],
)
def test_few_are_shown_by_what_is_left_in_another_unit_or_of_another_day(
    total: str, part: str
) -> None:
    assert _said(_parted(total, part)) == ["X101"]


@pytest.mark.parametrize(
    ("total", "part"),
    [
        ("value: 40, unit: boliger", "value: 37, unit: boliger"),
        ("value: 40, unit: boliger", "value: 37, unit: husholdninger"),
        ("value: 40, unit: personer", "value: 37, unit: personer, date: 2020-01-01"),
        ("value: 40, unit: personer", "value: 100, unit: prosent"),
        ("value: 4000, unit: personer", "value: 0.5, unit: prosent"),
        (
            "value: 486, unit: personer, title: Innbyggere",
            "value: 483, unit: personer, title: Innbyggere under 90 år",
        ),
        (
            "value: 12, unit: personer, title: Flyktninger kommunen er bedt om å bosette",
            "value: 9, unit: personer, title: Bosatte flyktninger",
        ),
    ],
)
def test_a_rest_of_homes_of_another_year_or_of_people_to_come_shows_nobody(
    total: str, part: str
) -> None:
    assert _said(_parted(total, part)) == []


def test_parts_that_overlap_are_taken_from_the_total_one_by_one() -> None:
    women = "value: 20, unit: personer, title: Kvinner på venteliste"
    total = "value: 40, unit: personer, title: På venteliste"
    assert _said(_parted(total, "value: 37, unit: personer, title: Enslige", women)) == ["X101"]
    assert _said(_parted(total, "value: 25, unit: personer, title: Enslige", women)) == []


def test_a_part_that_was_counted_twice_is_taken_as_it_was_on_the_day_nearest() -> None:
    then = "value: 17, unit: personer, title: Enslige, date: 2025-06-30"
    now = "value: 20, unit: personer, title: Enslige"
    assert _said(_parted("value: 40, unit: personer", now, then)) == []


@pytest.mark.parametrize(
    ("title", "unit", "value", "said"),
    [
        ("Eier boligen", "prosent av 150 husholdninger", "2", ["X065"]),
        ("Andel av 150 husholdninger som eier", "prosent", "98", ["X101"]),
        ("Del av 60 kommunale leigetakarar", "%", "5", ["X065"]),
        ("Andel av 1 500 husholdninger som eier", "prosent", "2", []),
        ("Andel av 150 boliger", "prosent", "2", []),
        ("Andel husholdninger som eier", "prosent", "2", []),
    ],
)
def test_a_share_of_few_tells_their_number(
    title: str, unit: str, value: str, said: list[str]
) -> None:
    assert _said(_figure(unit, title, value)) == said


def test_a_share_of_a_total_of_few_tells_their_number() -> None:
    assert _said(_parted("value: 40, unit: personer", "value: 5, unit: prosent")) == ["X065"]
    assert _said(_parted("value: 40, unit: boliger", "value: 5, unit: prosent")) == []
    by_age = "value: 0.6, unit: prosent, title: Andel innbyggere på 90 år og eldre"
    assert _said(_parted("value: 486, unit: personer, title: Innbyggere", by_age)) == []


@pytest.mark.parametrize(
    ("needs", "fires"),
    [
        ("[{count: 33}, {household: family, count: 31, date: 2026-02-28}]", True),
        ("[{count: 33}, {household: family, count: 31, date: 2023-02-28}]", False),
        ("[{count: 33}, {household: family, count: 31, contributor: nav}]", False),
        ("[{count: 33}, {household: family, count: 20}, {household: single, count: 31}]", True),
        ("[{count: 33}, {household: family, count: 20}, {household: single, few: true}]", False),
    ],
)
def test_what_a_service_has_counted_is_held_against_its_count_of_all(
    needs: str, *, fires: bool
) -> None:
    assert _said(f"mapping: {{needs: {needs}}}") == (["X101"] if fires else [])
