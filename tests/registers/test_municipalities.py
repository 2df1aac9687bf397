import pytest

from pipeline.registers.municipalities import INVENTED_FROM, Registered, municipality, register


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
