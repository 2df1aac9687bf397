import time

import pytest

from pipeline.near import near

MANY = tuple(f"{letters}-{n}" for letters in ("housing", "health") for n in range(200))


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("bakground", ("background", "facts"), "background"),
        ("økonomi", ("background", "facts"), ""),
        ("background", (), ""),
        ("healht-7", MANY, "health-7"),
        ("ehalth-7", MANY, ""),
        ("health-7x", MANY, "health-7"),
        ("b" * 61, ("b" * 60,), ""),
        ("b" * 59, ("b" * 60,), "b" * 60),
        ("id-1", tuple(f"id-{n}" for n in range(2, 2000)), ""),
    ],
)
def test_the_nearest_word_is_given_if_it_is_near(
    word: str, known: tuple[str, ...], meant: str
) -> None:
    assert near(word, known) == meant


def test_a_word_in_a_file_where_all_is_wrong_is_found_quickly() -> None:
    start = time.process_time()
    for n in range(500):
        near(f"housing{n}", MANY)
    assert time.process_time() - start < 1
