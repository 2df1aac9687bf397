import pytest

from pipeline.registers.bodies import council, executive, government


@pytest.mark.parametrize(
    "body",
    [
        "Kommunestyret",
        "bystyret",
        "Herredsstyret",
        "heradsstyret",
        "Eksempelvik kommunestyre",
        "Det nye kommunestyret",
        "Kommunestyret (KST)",
        "KST",
        "bystyrets møte 12. juni",
        "Kommunestyret etter innstilling fra formannskapet",
        "heradsstyret i Fjordheim og kommunestyret i Sundvik",
        "Formannskapet og kommunestyret",
        "Deatnu gielddastivra",
    ],
)
def test_a_council_is_known_by_its_name(body: str) -> None:
    assert council(body)


@pytest.mark.parametrize(
    "body",
    [
        "Formannskapet",
        "ungdommens bystyre",
        "Ungdomen sitt kommunestyre",
        "Barn og unges bystyre",
        "De eldres kommunestyre",
        "ungdomsbystyret",
        "bystyrekomiteen for byutvikling",
        "Bystyrets forretningsutvalg",
        "Kommunestyrets kontrollutvalg",
        "Utvalg for helse i kommunestyret",
        "Formannskapet etter fullmakt fra kommunestyret",
        "Kommunestyret ved formannskapet",
        "bystyret, komité for helse",
        "bystyresekretariatet",
        "Eldrerådet",
    ],
)
def test_what_only_bears_the_name_of_a_council_is_none(body: str) -> None:
    assert not council(body)


@pytest.mark.parametrize(
    ("body", "is_executive", "is_government"),
    [
        ("Formannskapet", True, False),
        ("Formannskapet som planutvalg", True, False),
        ("Formannskapets arbeidsutvalg", False, False),
        ("Byrådet", False, True),
        ("Storvåg byråd", False, True),
        ("Kommunerådet", False, True),
        ("Byrådsavdeling for helse", False, False),
        ("Kommunestyret", False, False),
    ],
)
def test_who_governs_is_known_by_its_name(
    body: str,
    is_executive: bool,  # noqa: FBT001 - a column of the table
    is_government: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert (executive(body), government(body)) == (is_executive, is_government)
