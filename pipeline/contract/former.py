"""What keys and words were called before, by the section that has them: dossiers are still read."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from pipeline.contract.declare import Key, keys
from pipeline.contract.timed import Earlier
from pipeline.frozen import Frozen
from pipeline.upgrade import EACH, NAMES, STEPS_OF, Called, Worded


class FormerNames(Frozen):
    """The names of before: of keys by their section, and of words by their closed list.

    `statuses` are plans, which had a status in contract 1, and `remedies` what holds a remedy that
    was called a measure.
    """

    keys: Mapping[type, Mapping[str, str]]
    words: Mapping[type, tuple[str, ...]]
    statuses: frozenset[type] = frozenset()
    remedies: frozenset[type] = frozenset()


NONE = FormerNames({}, {})


def former(contract: type) -> FormerNames:
    """Give what the table of upgrade calls otherwise now, by where it stands in the contract."""
    named: dict[type, dict[str, str]] = defaultdict(dict)
    worded: dict[type, tuple[str, ...]] = {}
    for path, step in NAMES:
        if isinstance(step, Called):
            for section in _sections(contract, path):
                named[section] |= {new: old for old, new in step.names.items()}
        elif isinstance(step, Worded):
            for key in _keys(contract, path):
                if key.terms is not None:
                    worded[key.terms] = tuple(step.words)
    answers = frozenset(_sections(contract, ("follow_up", EACH, "answers", EACH)))
    plans = frozenset([*_sections(contract, ("plans", EACH))][:1])
    return FormerNames(named, worded, plans, answers)


def _sections(contract: type, path: tuple[str, ...]) -> Iterator[type]:
    """Give the section at a path, and that of its earlier readings."""
    at: list[type] = [contract]
    for step in path:
        if step != EACH:
            at = [
                key.section for one in at for key in keys(one) if key.name == step and key.section
            ]
    for section in at:
        yield section
        yield from (key.section for key in keys(section) if _reads_before(key) and key.section)


def _reads_before(key: Key) -> bool:
    return key.section is not None and issubclass(key.section, Earlier)


def _keys(contract: type, path: tuple[str, ...]) -> Iterator[Key]:
    *above, name = path
    for section in _sections(contract, tuple(above)):
        yield from (key for key in keys(section) if key.name == name)


# A plan of contract 1 has a status, of which contract 2 makes steps.
STATUSES = tuple(STEPS_OF)
