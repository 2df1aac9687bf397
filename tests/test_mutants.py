"""No waiver lets the program meet what it relied on a rule to exclude."""

import pytest

from tests.mutants import documents, mutant

# For a longer hunt: for seed in range(10_000): documents(mutant(seed))
_SEEDS, _PARTS = range(128), 8


@pytest.mark.parametrize("part", range(_PARTS))
def test_what_is_wrong_and_waived_is_still_written(part: int) -> None:
    made = [documents(mutant(seed)) for seed in _SEEDS[part::_PARTS]]
    assert sum(map(bool, made)) >= len(made) // 3
