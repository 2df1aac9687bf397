"""F: what init wrote to be replaced is replaced."""

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache

from pipeline.contract.declare import FieldKind, Key, KeyPath, every_key
from pipeline.diagnostics import Severity, Text, say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.walk import written_as
from pipeline.norm import Norm
from pipeline.registers.municipalities import INVENTED_FROM, VALID_FROM, former, municipality
from pipeline.rules.rule import Finding, rule


class _Left(Enum):
    """What of init's is left in a field: its title, its example, or an example of usual words."""

    TITLE = "title"
    EXAMPLE = "example"
    USUAL = "usual"


@rule("F106", severity=Severity.WARNING)
def what_init_wrote_is_replaced(dossier: Dossier) -> Iterator[Finding]:
    """What init wrote as an example is replaced.

    A new dossier is filled with invented names and addresses, so that check accepts it, and with
    the title of a field where no example would help. In a real municipality they would be printed
    over somebody's signature. Words that most municipalities would use, such as kommunedirektør,
    are let be where something of their section is the author's own, and nothing below it is init's.

    Wrong:

        municipality:
          number: 3909
          name: Larvik kommune
          unit: Bolig og velferd
          chief_executive:
            title: kommunedirektør
            definite: kommunedirektøren
            name: Solveig Eksempel
          address: {street: Romberggata 4, postcode: 3255, place: Larvik}
          contact: {role: Postmottaket, email: postmottak@larvik.kommune.no}

    Right:

        municipality:
          number: 3909
          name: Larvik kommune
          unit: Bolig og velferd
          chief_executive:
            title: kommunedirektør
            definite: kommunedirektøren
            name: Åse Dikt
          address: {street: Romberggata 4, postcode: 3255, place: Larvik}
          contact: {role: Postmottaket, email: postmottak@larvik.kommune.no}

    Source: practice
    """
    real = _is_real(dossier)
    told: set[KeyPath] = set()
    for path, key, left in _left_by_init(dossier) if real else _titles_left(dossier):
        told.add(path)
        yield Finding(path, *_still(key, left, dossier.norm))
    for path, key, _ in dossier.whole.holding("eksempelvik") if real else ():
        if path not in told and key.own:
            yield Finding(
                path,
                say("Eksempelvik is the municipality that init invented"),
                say("write what holds for the municipality"),
            )


def _is_real(dossier: Dossier) -> bool:
    """Tell whether the number is of a municipality; of a number that is none, D060 tells."""
    number = dossier.municipality.number
    known = municipality(number) or former(number) or dossier.date < VALID_FROM
    return number < INVENTED_FROM and bool(known)


def _still(key: Key, left: _Left, norm: Norm) -> tuple[Text, Text]:
    if left is _Left.TITLE:
        return say("{name} holds nothing but the title of its field", name=key.name), say(
            "write the text itself: {help}", help=key.help(norm)
        )
    return say("{name} is still the example that init wrote", name=key.name), say(
        "write what holds for the municipality"
    )


_Leftover = tuple[KeyPath, Key, _Left]


def _titles_left(dossier: Dossier) -> Iterator[_Leftover]:
    return (one for one in _found_of_init(dossier) if one[2] is _Left.TITLE)


def _left_by_init(dossier: Dossier) -> Iterator[_Leftover]:
    """Give what init wrote; usual words only with all the other texts of their section."""
    sections: dict[KeyPath, list[_Leftover]] = {}
    for one in _found_of_init(dossier):
        sections.setdefault(_section(one[0]), []).append(one)
    own = _sections_with_own_words(dossier, sections) if sections else set[KeyPath]()
    whole: set[KeyPath] = set()
    for section, found in sorted(sections.items(), key=lambda one: len(one[0])):
        usual = all(left is _Left.USUAL for _, _, left in found)
        telling = not usual or len(found) >= _NO_CHANCE or _section(section) in whole
        if (section not in own and telling) or _stands_over_examples(section, sections):
            whole.add(section)
        yield from (one for one in found if section in whole or one[2] is not _Left.USUAL)


def _stands_over_examples(section: KeyPath, sections: Mapping[KeyPath, list[_Leftover]]) -> bool:
    """Tell whether a section below this one still has what only init writes."""
    return any(
        len(other) > len(section)
        and other[: len(section)] == section
        and any(left is not _Left.USUAL for _, _, left in found)
        for other, found in sections.items()
    )


# So many fields of a section are not by chance all as init wrote them.
_NO_CHANCE = 3


def _found_of_init(dossier: Dossier) -> Iterator[_Leftover]:
    for path, key, value in dossier.whole.being(_words_of_init()):
        left = _left(key, written_as(value)) if key.own else None
        if left is not None:
            yield path, key, left


def _left(key: Key, text: str) -> _Left | None:
    if text.removesuffix(".") in key.titles and key.kind is not FieldKind.NUMBER:
        return _Left.TITLE
    if text not in map(key.example, Norm):
        return None
    # Somebody else may have counted as many.
    usual = key.limits.get("usual", False) or key.kind is FieldKind.NUMBER
    return _Left.USUAL if usual else _Left.EXAMPLE


def _section(path: KeyPath) -> KeyPath:
    """Give the place of the section that a field, or another section, stands in."""
    return path[:-1] if isinstance(path[-1], str) else path[:-2]


def _sections_with_own_words(
    dossier: Dossier, sections: Mapping[KeyPath, list[_Leftover]]
) -> set[KeyPath]:
    left = {path for found in sections.values() for path, _, _ in found}
    fields = ((_section(path), path) for path, key, _ in dossier.scalars if key.own)
    return {section for section, path in fields if section in sections and path not in left}


@cache
def _words_of_init() -> frozenset[str]:
    held = [key for key in every_key(Dossier) if key.own]
    titles = {title for key in held for title in key.titles}
    examples = {key.example(norm) for key in held for norm in Norm}
    return frozenset((titles | {f"{one}." for one in titles} | examples) - {""})
