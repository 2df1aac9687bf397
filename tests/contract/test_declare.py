import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from cerberus import Validator

from pipeline.contract.declare import (
    LONGEST_ID,
    FieldKind,
    Key,
    Prose,
    contract,
    declare,
    declared,
    key_at,
    keys,
)
from pipeline.contract.fit import FORMS, Unfit, fit, reader
from pipeline.contract.jsonschema import jsonschema
from pipeline.contract.schema import schema
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.stakeholders import Stakeholder
from pipeline.dossier.walk import walk
from pipeline.norm import Norm
from tests.samples import SMALL, parsed, sourced


def every_key(section: type, path: str = "") -> Iterator[tuple[str, Key]]:
    for key in keys(section):
        yield f"{path}{key.name}", key
        if key.section is not None:
            yield from every_key(key.section, f"{path}{key.name}.")


EVERY_KEY = dict(every_key(Dossier))
# What stands in many places of the contract, as earlier readings do, is one and the same key.
EACH_KEY = tuple({id(key): path for path, key in reversed(EVERY_KEY.items())}.values())


def test_the_contract_has_every_section_of_the_design() -> None:
    assert [key.name for key in keys(Dossier)] == [
        *("schema", "id", "norm", "date", "municipality", "councils", "figures", "tables"),
        *("guidelines",),
        *("plans", "stakeholders", "responsibilities", "mapping", "participation", "foundation"),
        *("mandate", "models", "decisions", "decision_reports", "cases", "hearings", "follow_up"),
        *("evaluation", "documents", "pictures", "waivers"),
    ]


@pytest.mark.parametrize("path", EACH_KEY)
def test_every_field_has_a_title_and_a_help_in_both_norms(path: str) -> None:
    key = EVERY_KEY[path]
    for norm in Norm:
        assert key.title(norm)
        assert key.title(norm)[0].isupper()
        assert not key.title(norm).endswith(".")
        assert key.help(norm).endswith(".")


@pytest.mark.parametrize("path", EACH_KEY)
def test_every_example_is_one_that_the_contract_accepts(path: str) -> None:
    key = EVERY_KEY[path].item or EVERY_KEY[path]
    for norm in Norm:
        if key.example(norm):
            reader(key)(key.example(norm))


def test_a_field_that_refers_names_a_section_of_the_contract() -> None:
    for key in EVERY_KEY.values():
        for step in (key.limits.get("refers") or "cases").split("."):
            assert step in {one.name for one in EVERY_KEY.values()}


def scalar(kind: FieldKind) -> Key:
    return Key("field", kind, True, ("Tittel", "Tittel"), ("Hjelp.", "Hjelp."), {})  # noqa: FBT003 - a value's own field


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (FieldKind.TEXT, "0301", "0301"),
        (FieldKind.TEXT, "no", "no"),
        (FieldKind.TEXT, "12:30", "12:30"),
        (FieldKind.TEXT, "folded\n", "folded"),
        (FieldKind.PROSE, "First.\n\nSecond.\n", Prose(("First.", "Second."))),
        (FieldKind.INTEGER, "-12", -12),
        (FieldKind.NUMBER, "1.10", Decimal("1.10")),
        (FieldKind.NUMBER, "12,5", Decimal("12.5")),
        (FieldKind.NUMBER, "18640", Decimal(18640)),
        (FieldKind.NUMBER, "18,6400", Decimal("18.6400")),
        (FieldKind.NUMBER, "0,125", Decimal("0.125")),
        (FieldKind.NUMBER, "1234,567", Decimal("1234.567")),
        (FieldKind.DATE, "2026-05-17", dt.date(2026, 5, 17)),
        (FieldKind.TRUTH, "true", True),
        (FieldKind.TRUTH, "false", False),
    ],
)
def test_the_contract_gives_what_was_written_its_type(
    kind: FieldKind, written: str, value: object
) -> None:
    held = reader(scalar(kind))(written)
    assert held == value
    assert type(held) is type(value)


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        (FieldKind.TEXT, "one\ntwo"),
        *((FieldKind.INTEGER, one) for one in ("1.0", "1e3", "0x7", "1_000", "true", "", "1" * 16)),
        *(
            (FieldKind.NUMBER, one)
            for one in ("NaN", "inf", "1e3", "1.000.000", "48 246", "9" * 40)
        ),
        *(
            (FieldKind.NUMBER, one)
            for one in ("18.640", "18,640", "1.000", "-1,250", "1 061", "1\u00a061")
        ),
        *((FieldKind.NUMBER, one) for one in ("٣", "１２", "1²", "12,٥", "−12", "८")),
        *((FieldKind.INTEGER, one) for one in ("٣", "１２", "18.640", "1 061")),
        *((FieldKind.DATE, one) for one in ("２０２６-０３-０２", "٢٠٢٦-٠٣-٠٢", "2026–03–02")),
        *((FieldKind.DATE, one) for one in ("2026-5-7", "2026-13-45", "17.05.2026", "20260517")),
        *((FieldKind.TRUTH, one) for one in ("no", "ja", "tRUE", "1", "")),
    ],
)
def test_the_contract_refuses_what_is_not_of_the_type(kind: FieldKind, written: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        reader(scalar(kind))(written)


def test_no_form_of_a_field_takes_the_digits_of_other_scripts() -> None:
    forms = [key.limits.get("pattern", "") for key in EVERY_KEY.values()] + [*FORMS.values()]
    assert [one for one in forms if re.search(r"\\[dw]", one)] == []


LONGEST = "a" * LONGEST_ID


@pytest.mark.parametrize(
    ("written", "folder", "item"),
    [
        ("eksempelvik", True, True),
        ("a1-b2", True, True),
        ("2026", True, True),
        (LONGEST, True, True),
        (f"{LONGEST}b", False, False),
        *((one, False, True) for one in ("con", "prn", "aux", "nul", "com1", "com9", "lpt5")),
        *((one, True, True) for one in ("com", "com10", "lpt0", "con-1", "auxiliary")),
        *((one, False, False) for one in ("CON", "eldre råd", "-nav", "nav-", "a--b", "nå", "a_b")),
        *((one, False, False) for one in ("nav.", "а", "１", "nav ")),
    ],
)
def test_an_id_is_one_that_every_system_can_make_a_name_of(
    written: str, *, folder: bool, item: bool
) -> None:
    """Cerberus, the schema for editors and the reading itself say the same."""
    whole = json.loads(jsonschema(Dossier, Norm.NB))
    held, items = whole["properties"], whole["$defs"]["Stakeholder"]["properties"]
    assert held["stakeholders"]["items"] == {"$ref": "#/$defs/Stakeholder"}
    for data, section, path, expected in (
        ({"id": written}, Dossier, held["id"], folder),
        ({"stakeholders": [{"id": written}]}, Stakeholder, items["id"], item),
    ):
        assert _editor_takes(path, written) is expected
        assert _cerberus_takes(Dossier, data) is expected
        try:
            fit(section, _around(section, written))
        except Unfit:
            assert not expected
        else:
            assert expected


def _editor_takes(held: dict[str, Any], written: str) -> bool:
    """Hold a text against what a JSON Schema says of it."""
    return (
        bool(re.search(held["pattern"].replace("$", r"\Z"), written))
        and len(written) <= held["maxLength"]
        and written not in held.get("not", {}).get("enum", ())
    )


def _cerberus_takes(section: type, data: dict[str, Any]) -> bool:
    return _validator(section, *data).validate(data, update=True) is True


@cache
def _validator(section: type, *names: str) -> Any:
    """Make Cerberus's own validator of some keys: of all, it first validates for many seconds."""
    return Validator({name: schema(section)[name] for name in names})


def _around(section: type, written: str) -> dict[str, Any]:
    data: dict[str, Any] = sourced(SMALL).data
    held = data if section is Dossier else data["stakeholders"][0]
    return {**held, "id": written}


def test_walking_gives_every_scalar_with_its_place_and_key() -> None:
    found = {path: (key.name, value) for path, key, value in walk(parsed())}
    assert found["municipality", "number"] == ("number", "9901")
    assert found["stakeholders", 0, "id"] == ("id", "housing-office")
    assert all(key_at(Dossier, path).name == path[-1] for path in found if path[-1] != 0)


@contract
class Home:
    """Et hjem.

    Ein heim.
    """

    street: str = declare(("Gate", "Gata."), ("Gate", "Gata."))
    rooms: int = declare(("Rom", "Hvor mange."), ("Rom", "Kor mange."), default=1)


# What is made while the program runs, no type checker knows.
Cabin: Any = declared(
    "Cabin", [("hut", str, declare(("Hytte", "Navnet."), ("Hytte", "Namnet.")))], Home, of=Home
)


@pytest.mark.parametrize(("section", "given"), [(Home, {}), (Cabin, {"hut": "Vårli"})])
def test_a_section_is_what_it_holds_and_never_changes(section: Any, given: dict[str, str]) -> None:
    held, same = (section(street="Strandgata", **given) for _ in range(2))
    assert {held, same, section(street="Strandgata", rooms=1, **given)} == {held}
    assert held != section(street="Strandgata", rooms=2, **given)
    with pytest.raises(FrozenInstanceError):
        held.rooms = 3
    with pytest.raises(FrozenInstanceError):
        del held.street
    assert held == same
    for wrong in ({}, {"street": "Strandgata", "unknown": 1}):
        with pytest.raises(TypeError):
            section(**given, **wrong)


def test_a_section_is_not_one_of_another_sort() -> None:
    assert Home(street="a") != Cabin(street="a", hut="b")
    assert repr(Cabin(street="a", hut="b")) == "Cabin(street='a', rooms=1, hut='b')"
    assert Cabin.of is Home
