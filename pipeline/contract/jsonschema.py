"""The contract as a JSON Schema 2020-12, for editors: titles and help in the author's norm."""

import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

from pipeline.contract.declare import FieldKind, Key, keys
from pipeline.contract.fit import FORMS
from pipeline.contract.short import alone, follows, paired
from pipeline.norm import Norm, Term

_TYPES: dict[FieldKind, dict[str, Any]] = {
    FieldKind.TEXT: {"type": "string", "minLength": 1},
    FieldKind.PROSE: {"type": "string", "minLength": 1},
    # An editor reads YAML's own types: what it takes for a number is written as one.
    FieldKind.INTEGER: {"type": ["integer", "string"]},
    FieldKind.NUMBER: {"type": ["number", "string"]},
    FieldKind.DATE: {"type": "string", "format": "date"},
    FieldKind.TRUTH: {"type": ["boolean", "string"], "enum": [True, False, "true", "false"]},
}


def jsonschema(contract: type, norm: Norm, *, part: bool = False) -> str:
    """Give the schema of a contract as text that ends in a newline.

    A `part` is one of the files of a dossier that is a folder: it may lack whatever others hold.
    """
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Saksflyt",
        **_mapping(contract, norm),
        **({"required": []} if part else {}),
        "$defs": {one.__name__: _mapping(one, norm) for one in _sections(contract, {})},
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _sections(section: type, found: dict[type, None]) -> dict[type, None]:
    """Gather every section below one, each once: many stand in several places."""
    for key in keys(section):
        if key.section is not None and key.section not in found:
            found[key.section] = None
            _sections(key.section, found)
    return found


def _mapping(section: type, norm: Norm) -> dict[str, Any]:
    held = keys(section)
    following = follows(section)
    return {
        "type": "object",
        "properties": {key.name: _key(key, norm) for key in held},
        "required": [key.name for key in held if key.required and key.name not in following],
        "additionalProperties": False,
        **_unless(section, following),
    }


def _unless(section: Any, following: frozenset[str]) -> dict[str, Any]:
    """Ask for keys only where the list that they follow from is not written."""
    if not following:
        return {}
    return {"anyOf": [{"required": sorted(following)}, {"required": [section.newest]}]}


def _key(key: Key, norm: Norm) -> dict[str, Any]:
    shape = _shape(key, norm)
    if key.empties:
        shape = {"anyOf": [shape, {"enum": [None, ""]}]}
    return {"title": key.title(norm), "description": key.help(norm), **shape}


def _shape(key: Key, norm: Norm) -> dict[str, Any]:
    if key.kind is FieldKind.LIST and key.item is not None:
        least = {"minItems": 1} if key.required else {}
        shape = {"type": "array", "items": _shape(key.item, norm), **least}
        pair = paired(key)
        return _either(shape, _pairs(*pair, norm)) if pair else shape
    if key.kind is FieldKind.MAPPING and key.section is not None:
        shape = {"$ref": f"#/$defs/{key.section.__name__}"}
        short = alone(key)
        return _either(_shape(short, norm), shape) if short else shape
    if key.kind is FieldKind.TERM and key.terms is not None:
        return {"type": "string", "enum": list(dict.fromkeys(_words(key.terms)))}
    form = {"pattern": f"^(?:{FORMS[key.kind]})$"} if key.kind in FORMS else {}
    return {**_TYPES[key.kind], **form, **_limits(key, norm)}


def _either(*shapes: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [*shapes]}


def _pairs(first: Key, second: Key, norm: Norm) -> dict[str, Any]:
    names = {"propertyNames": {"title": first.title(norm)}}
    return {"type": "object", **names, "additionalProperties": _shape(second, norm)}


def _words(terms: Iterable[Term | StrEnum]) -> Iterator[str]:
    """Give the words of a closed list, and what documents print for them, which will do too."""
    held = tuple(terms)
    yield from (str(term.value) for term in held)
    for norm in Norm:
        yield from (term.label(norm) for term in held if isinstance(term, Term))


def _limits(key: Key, norm: Norm) -> dict[str, Any]:
    """Give the limits; an editor takes a code of digits alone for a number."""
    limits = key.limits
    held: dict[str, Any] = {}
    if "pattern" in limits:
        held["pattern"] = f"^(?:{limits['pattern']})$"
        held["type"] = ["string", "integer"] if limits["pattern"].startswith("[0-9]") else "string"
    if "longest" in limits:
        held["maxLength"] = limits["longest"]
    if limits.get("forbidden"):
        held["not"] = {"enum": list(limits["forbidden"])}
    if "minimum" in limits:
        held["minimum"] = limits["minimum"]
    if "maximum" in limits:
        held["maximum"] = limits["maximum"]
    if key.example(norm):
        held["examples"] = [key.example(norm)]
    return held
