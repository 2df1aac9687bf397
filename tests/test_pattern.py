import pkgutil
import re
from importlib import import_module

import pytest

import pipeline
from pipeline.pattern import pattern


def test_it_finds_what_a_compiled_expression_finds() -> None:
    held = pattern(r"(\d+) kroner", re.IGNORECASE)
    found = held.search("Det koster 40 Kroner.")
    assert found is not None
    assert found[1] == "40"
    assert held.sub("mye", "40 kroner og 5 kroner") == "mye og mye"
    assert held.findall("40 kroner og 5 KRONER") == ["40", "5"]


def test_a_faulty_source_is_told_at_its_first_use() -> None:
    held = pattern("(")
    with pytest.raises(re.error, match="missing"):
        held.search("")


def test_every_pattern_of_the_program_compiles() -> None:
    known = type(pattern(""))
    found = 0
    for one in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
        if one.name != "pipeline.__main__":
            for held in vars(import_module(one.name)).values():
                if isinstance(held, known):
                    re.compile(held.pattern, held.flags)
                    found += 1
    assert found > 200
