"""Findings as SARIF 2.1.0, which GitHub's code scanning and many editors read."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from urllib.parse import quote

from pipeline import VERSION
from pipeline.diagnostics import Diagnostic
from pipeline.formats.run import CheckRun, fingerprints, words
from pipeline.language import Translate
from pipeline.standard import OwnRule

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_TAGS = {"en": "en", "nb": "nb-NO", "nn": "nn-NO"}
# Where the paths of a repository begin, as SARIF's own examples call it.
_ROOT = "%SRCROOT%"


def sarif(run: CheckRun, translate: Translate) -> str:
    told = run.told
    codes = sorted({one.code for one in told})
    held = {
        "tool": {
            "driver": {
                "name": "saksflyt",
                "version": VERSION,
                "semanticVersion": VERSION,
                "rules": list(_rules(codes, run.own, translate)),
            }
        },
        "language": _TAGS[run.language],
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not run.troubles}],
        "results": [
            _result(one, codes.index(one.code), name, translate)
            for one, name in zip(told, fingerprints(told), strict=True)
        ],
    }
    whole = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [held]}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _rules(
    codes: Sequence[str], own: Iterable[OwnRule], translate: Translate
) -> Iterator[dict[str, object]]:
    # All that explains a code is much to load, and this format alone explains.
    from pipeline import manual

    entries = manual.every(own)
    for code in codes:
        entry = entries.get(code)
        if entry is None:
            yield {"id": code}
            continue
        weight = "warning" if entry.severity is manual.Weight.WARNING else "error"
        yield {
            "id": code,
            "shortDescription": {"text": translate(entry.summary)},
            "fullDescription": {"text": translate(entry.why)},
            "help": {"text": manual.page(entry, translate)},
            "defaultConfiguration": {"level": weight},
        }


def _result(
    one: Diagnostic, index: int, fingerprint: str, translate: Translate
) -> dict[str, object]:
    return {
        "ruleId": one.code,
        "ruleIndex": index,
        "level": one.severity.value,
        "message": {"text": words(one, translate)},
        "locations": [_location(one)],
        "partialFingerprints": {"saksflyt/v1": fingerprint},
    }


def _location(one: Diagnostic) -> dict[str, object]:
    place: dict[str, object] = {
        "physicalLocation": {
            "artifactLocation": _artifact(one.path),
            "region": {"startLine": one.line, "startColumn": one.column},
        }
    }
    if one.spot:
        place["logicalLocations"] = [_logical(one)]
    return place


def _artifact(path: str) -> dict[str, object]:
    place = PurePath(path)
    if place.is_absolute():
        return {"uri": place.as_uri()}
    return {"uri": quote(path), "uriBaseId": _ROOT}


def _logical(one: Diagnostic) -> dict[str, object]:
    """Tell where in a Word file: it has no lines, but parts, paragraphs and cells."""
    held = one.spot.fields()
    cell = [f"{name} {held[name]}" for name in ("table", "row", "cell") if name in held]
    name = str(held.get("paragraph", held["part"]))
    whole = "/".join([str(held["part"]), *cell])
    return {"name": name, "fullyQualifiedName": whole, "kind": "element", "properties": held}
