import pytest

from pipeline.registers.municipalities import (
    INVENTED_FROM,
    LANGUAGES,
    PARLIAMENTARY,
    Registered,
    former,
    municipality,
    register,
)


def test_the_register_has_all_municipalities_and_no_invented_number() -> None:
    assert len(register()) == 357
    assert all(number < INVENTED_FROM for number in register())


def test_larvik_has_its_number_of_2024() -> None:
    assert municipality("3909") == Registered("3909", "Larvik", "Vestfold")
    assert municipality("3805") is None


@pytest.mark.parametrize(
    ("number", "names"),
    [
        ("0301", ("Oslo", "Oslove")),
        ("1818", ("Herøy",)),
        ("5001", ("Trondheim", "Tråante")),
        ("4601", ("Bergen",)),
    ],
)
def test_names_come_in_each_language_and_without_the_county(
    number: str, names: tuple[str, ...]
) -> None:
    held = municipality(number)
    assert held is not None
    assert held.names == names


def test_every_name_is_norwegian_or_in_a_language_that_the_register_tells() -> None:
    many = [one for one in register().values() if len(one.names) > 1]
    assert len(many) == 29
    for held in many:
        assert {held.norwegian, *(one.name for one in held.others)} == set(held.names)
        assert len(held.others) == len(held.names) - 1
        assert all(one.language in LANGUAGES for one in held.others)


@pytest.mark.parametrize(
    ("number", "norwegian", "others"),
    [
        ("5610", "Karasjok", ["Kárášjoga gielda"]),
        ("1826", "Hattfjelldal", ["Aarborten tjïelte"]),
        ("5540", "Kåfjord", ["Gáivuona suohkan", "Kaivuonon komuuni"]),
        ("5001", "Trondheim", ["Tråanten tjïelte"]),
        ("5536", "Lyngen", ["Ivgu", "Yykeä"]),
        ("3909", "Larvik", []),
    ],
)
def test_who_writes_norwegian_uses_the_norwegian_name_and_the_others_are_told(
    number: str, norwegian: str, others: list[str]
) -> None:
    held = municipality(number)
    assert held is not None
    assert held.norwegian == norwegian
    assert [one.written for one in held.others] == others


@pytest.mark.parametrize(
    ("number", "successors"),
    [("3805", ("3909",)), ("1507", ("1508", "1580")), ("3018", ("3114",)), ("5437", ("5610",))],
)
def test_a_number_of_2023_leads_to_that_of_today(number: str, successors: tuple[str, ...]) -> None:
    held = former(number)
    assert held is not None
    assert held.successors == successors


def test_no_number_of_2023_is_in_use_and_each_leads_to_one_that_is() -> None:
    gone = [former(f"{number:04}") for number in range(10000)]
    held = [one for one in gone if one]
    assert len(held) == 114
    assert not {one.number for one in held} & register().keys()
    assert all(after in register() for one in held for after in one.successors)
    assert former("3909") is None


def test_oslo_and_bergen_have_a_city_government() -> None:
    assert {register()[number].names[0] for number in PARLIAMENTARY} == {"Oslo", "Bergen"}
