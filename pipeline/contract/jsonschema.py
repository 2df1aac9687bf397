"""The contract as a JSON Schema, for editors: titles, help and examples in the author's norm."""

import json
from enum import StrEnum
from typing import Any

from pipeline.contract.declare import FieldKind, Key, keys
from pipeline.contract.former import NONE, STATUSES, FormerNames, former
from pipeline.contract.scalars import LINE, PROSE, Shape, digits, named, scalar, whole, words
from pipeline.contract.short import alone, follows, paired
from pipeline.frozen import Frozen
from pipeline.norm import Norm
from pipeline.upgrade import NEWEST


class SchemaDraft(StrEnum):
    """The drafts of JSON Schema that the contract is written in."""

    NEW = "2020-12"
    OLD = "07"


_DIALECTS = {
    SchemaDraft.NEW: "https://json-schema.org/draft/2020-12/schema",
    SchemaDraft.OLD: "http://json-schema.org/draft-07/schema#",
}


def name(norm: Norm, draft: SchemaDraft = SchemaDraft.NEW, *, part: bool = False) -> str:
    """Give the name that the schema has as long as the contract is the same."""
    kind = "part" if part else "dossier"
    tail = ":draft-07" if draft is SchemaDraft.OLD else ""
    return f"urn:saksflyt:contract:{NEWEST}:{kind}:{norm}{tail}"


def jsonschema(
    contract: type, norm: Norm, draft: SchemaDraft = SchemaDraft.NEW, *, part: bool = False
) -> str:
    """Give the schema of a contract as text that ends in a newline.

    A `part` is one of the files of a dossier that is a folder: it may lack whatever others hold.
    """
    versioned = any(key.name == "schema" for key in keys(contract))
    book = _Book(norm, former(contract) if versioned else NONE)
    schema = {
        "$schema": _DIALECTS[draft],
        "$id": name(norm, draft, part=part),
        "title": f"Saksflyt, {_TITLES[norm]} {NEWEST}",
        **(_dossier(contract, book, part=part) if versioned else book.mapping(contract)),
        "$defs": book.definitions(contract),
    }
    made = _older(schema) if draft is SchemaDraft.OLD else schema
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


_TITLES = {Norm.NB: "kontrakt", Norm.NN: "kontrakt"}


def _dossier(contract: type, book: "_Book", *, part: bool) -> Shape:
    """Give the head: a dossier of contract 1 has more than the newest one, and is read too."""
    held = book.mapping(contract)
    shown = held["properties"]["schema"]
    old, new = [1, "1"], [int(NEWEST), NEWEST]
    told = {one: shown[one] for one in ("title", "description", "examples")}
    held["properties"]["schema"] = {**told, "enum": [*new, *old]}
    newest: Shape = {"follow_up": {"type": "array"}, "plans": {"items": _without("status")}}
    return {
        **held,
        # A file of remarks alone is one of a folder too.
        **({"required": [], "type": ["object", "null"]} if part else {}),
        # Of a part nobody knows: the contract is named in the head of the folder.
        "if": {"properties": {"schema": {"enum": old}}},
        "else": {"properties": newest},
    }


def _without(key: str) -> Shape:
    return {"not": {"required": [key]}}


class _Book(Frozen):
    """What all sections of a schema share: the norm that it speaks, and the names of before."""

    norm: Norm
    former: FormerNames

    def definitions(self, contract: type) -> Shape:
        sections = _sections(contract, {})
        lists = {key.terms for one in (contract, *sections) for key in _scalars(one) if key.terms}
        older = self.former.words
        return {
            "line": LINE,
            "prose": PROSE,
            **{
                named(one): words(one, older.get(one, ()))
                for one in sorted(lists, key=lambda one: one.__name__)
            },
            **{one.__name__: self.mapping(one) for one in sections},
            **self._first_round(contract),
        }

    def _first_round(self, contract: type) -> Shape:
        """Give the one round of contract 1, which had no list of them, nor an id."""
        section = next((key.section for key in keys(contract) if key.name == "follow_up"), None)
        if section is None or not self.former.keys:
            return {}
        held = self.mapping(section)
        return {
            "FirstRound": {**held, "required": [one for one in held["required"] if one != "id"]}
        }

    def mapping(self, section: type) -> Shape:
        held = keys(section)
        following = follows(section)
        older = self.former.keys.get(section, {})
        shapes = {key.name: self._key(key) for key in held}
        before = {old: {**shapes[new], "deprecated": True} for new, old in older.items()}
        required = [key.name for key in held if key.required and key.name not in following]
        conditions = [
            *([_unless(section, following)] if following else []),
            *(_either_name(new, old, required=new in required) for new, old in older.items()),
            *([_ONE_REMEDY] if section in self.former.remedies else []),
        ]
        return {
            "type": "object",
            "properties": {**shapes, **before, **self._gone(section, shapes)},
            "required": [one for one in required if one not in older],
            "additionalProperties": False,
            **(
                conditions[0]
                if len(conditions) == 1
                else {"allOf": conditions}
                if conditions
                else {}
            ),
        }

    def _gone(self, section: type, shapes: Shape) -> Shape:
        """Give what had another meaning before: the status of a plan, the measure of an answer."""
        if section in self.former.statuses:
            return {"status": {"enum": [*STATUSES], "deprecated": True}}
        if section in self.former.remedies:
            return {"measure": {"anyOf": [shapes["measure"], shapes["remedy"]]}}
        return {}

    def _key(self, key: Key) -> Shape:
        shape = self._shape(key)
        if key.empties:
            shape = {"anyOf": [shape, {"enum": [None, ""]}]}
        return {"title": key.title(self.norm), "description": key.help(self.norm), **shape}

    def _shape(self, key: Key) -> Shape:
        if key.kind is FieldKind.LIST and key.item is not None:
            least = {"minItems": 1} if key.required else {}
            shape = {"type": "array", "items": self._shape(key.item), **least}
            pair = paired(key)
            shape = {"anyOf": [shape, self._pairs(*pair, key)]} if pair else shape
            return {"anyOf": [shape, _FIRST]} if self._was_one(key) else shape
        if key.kind is FieldKind.MAPPING and key.section is not None:
            shape = {"$ref": f"#/$defs/{key.section.__name__}"}
            short = alone(key)
            return {"anyOf": [self._shape(short), shape]} if short else shape
        return scalar(key, self.norm)

    def _was_one(self, key: Key) -> bool:
        return key.name == "follow_up" and bool(self.former.keys)

    def _pairs(self, first: Key, second: Key, of: Key) -> Shape:
        form = scalar(first, self.norm)["pattern"]
        form = whole(digits(first)) if first.kind is FieldKind.INTEGER else form
        names = {"propertyNames": {"title": first.title(self.norm), "pattern": form}}
        least = {"minProperties": 1} if of.required else {}
        return {"type": "object", **names, "additionalProperties": self._shape(second), **least}


def _sections(section: type, found: dict[type, None]) -> dict[type, None]:
    """Gather every section below one, each once: many stand in several places."""
    for key in keys(section):
        if key.section is not None and key.section not in found:
            found[key.section] = None
            _sections(key.section, found)
    return found


def _scalars(section: type) -> list[Key]:
    return [key.item or key for key in keys(section)]


def _unless(section: Any, following: frozenset[str]) -> Shape:
    """Ask for keys only where the list that they follow from is not written."""
    filled = {"minItems": 1, "minProperties": 1}
    newest = {"required": [section.newest], "properties": {section.newest: filled}}
    return {"anyOf": [{"required": sorted(following)}, newest]}


def _either_name(new: str, old: str, *, required: bool) -> Shape:
    """Take a key by its name of before, and not by both."""
    one = {"required": [new]}, {"required": [old]}
    return {"oneOf": [*one]} if required else _not_both(new, old)


def _not_both(new: str, old: str) -> Shape:
    return {"not": {"type": "object", "required": [new, old]}}


_ONE_REMEDY: Shape = {
    "not": {"required": ["measure", "remedy"], "properties": {"measure": {"type": "object"}}}
}
_FIRST: Shape = {"$ref": "#/$defs/FirstRound"}


def _older(node: Any) -> Any:
    """Write a schema in draft 07: nothing beside a reference counts there."""
    if isinstance(node, list):
        return [_older(one) for one in node]
    if not isinstance(node, dict):
        return node.replace("#/$defs/", "#/definitions/") if isinstance(node, str) else node
    held = {("definitions" if key == "$defs" else key): _older(one) for key, one in node.items()}
    if "$ref" in held and len(held) > 1:
        reference = {"$ref": held.pop("$ref")}
        held["allOf"] = [reference]
    return held
