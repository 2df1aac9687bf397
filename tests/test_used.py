"""Each field of the contract is printed, or its help says why not; and an example uses each."""

import sys
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from pipeline import plan, render, workflow
from pipeline.contract.declare import IDENTIFIER, Key, keys
from pipeline.contract.timed import EMPTIED
from pipeline.decided import TAKEN
from pipeline.document import Job
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.route import Meeting
from pipeline.norm import Norm
from pipeline.read import book
from pipeline.take import take
from pipeline.views.views import Views
from tests.samples import EXAMPLES

# Who walks a whole dossier, copies it or holds it against the law prints nothing of it.
_READERS = ("/contract/", "/rules/", "/dossier/at.py", "/dossier/walk.py", "/dataclasses.py")
_WHY_NOT = {Norm.NB: "Står ikke i dokumentene.", Norm.NN: "Står ikkje i dokumenta."}

Field = tuple[type, str]


def rows(section: type, path: str = "") -> Iterator[tuple[str, type, Key]]:
    """Give each field of the contract by its path; what all sections say of time is no row."""
    for key in keys(section):
        if key.readings or key.common:
            continue
        yield f"{path}{key.name}", section, key
        if key.section is not None:
            yield from rows(key.section, f"{path}{key.name}.")


ROWS = list(rows(Dossier))


def dossiers() -> Iterator[Dossier]:
    for path in EXAMPLES:
        yield take(book(str(path))).dossier


@cache
def printed() -> frozenset[Field]:
    """Give the fields that were read while the documents of the examples were made."""
    found: set[Field] = set()
    with pytest.MonkeyPatch.context() as patch:
        for section in {section for _, section, _ in ROWS}:
            patch.setattr(section, "__getattribute__", _noting(found, section), raising=False)
        for dossier in dossiers():
            views = Views(dossier)
            jobs = [one for one in plan.plan(views, workflow.types()) if isinstance(one, Job)]
            for job in jobs:
                render.render(job, views)
    return frozenset(found)


def _noting(found: set[Field], section: type) -> Any:
    """Make an attribute lookup that notes; Any, because it stands in for object's own."""
    known = {key.name for key in keys(section)}

    def noted(self: object, name: str) -> Any:
        if name in known:
            reader = sys._getframe(1).f_code.co_filename
            if reader != "<string>" and not any(one in reader for one in _READERS):
                found.add((section, name))
        return object.__getattribute__(self, name)

    return noted


def _hidden(section: type, path: str) -> set[str]:
    """Give the paths whose help says that no document shows them, with all that is below."""
    told = [one for one, _, key in rows(section, path) if _WHY_NOT[Norm.NB] in key.help(Norm.NB)]
    return {
        one
        for one, _, _ in rows(section, path)
        if any(f"{one}.".startswith(f"{up}.") for up in told)
    }


def test_every_field_is_printed_or_its_help_says_that_it_is_not() -> None:
    hidden = _hidden(Dossier, "")
    # A name that others refer to by says so itself, and a meeting's decision is printed as one.
    named = {path for path, _, key in ROWS if key.limits.get("pattern") == IDENTIFIER}
    handed_on = {path for path, of, key in ROWS if of is Meeting and key.name in TAKEN.values()}
    silent = {path for path, of, key in ROWS if (of, key.name) not in printed()}
    assert silent - named - handed_on == hidden - named


def test_what_no_document_shows_is_said_in_both_norms() -> None:
    for path, _, key in ROWS:
        told = {norm for norm in Norm if _WHY_NOT[norm] in key.help(norm)}
        assert told in (set(), set(Norm)), path


def used(held: Any, path: str = "") -> Iterator[str]:
    for key in keys(type(held)):
        said = vars(held).get(key.name)
        if key.readings or said in (None, (), EMPTIED):
            continue
        yield f"{path}{key.name}"
        if key.section is not None:
            for one in said if isinstance(said, tuple) else [said]:
                yield from used(one, f"{path}{key.name}.")


# What no example says, and why.
UNUSED = {
    "waivers": "an example has nothing that a rule is wrong about",
    "cases.route.votes.blank": "only who elects or hires may vote blank (kommuneloven § 8-1)",
    "documents.day": "saksflyt mark writes it, where nothing else gives the day",
    "documents.replaces": "saksflyt mark writes it, of a document that is sent once more",
    "documents.basis": "saksflyt mark writes it, of a document that it has made",
    "documents.sha256": "saksflyt mark writes it, of a document that it has made",
    "plans.references.your_reference": "a plan answers no letter; other documents do",
    "plans.references.your_date": "a plan answers no letter; other documents do",
    "mapping.order.approver.phone": "the officer answers, and not who approves",
    "hearings.approver.phone": "the officer answers, and not who approves",
    "follow_up.approver.phone": "the officer answers, and not who approves",
}


def test_every_field_is_used_in_an_example() -> None:
    said = {path for dossier in dossiers() for path in used(dossier)}
    lacking = [path for path, _, _ in ROWS if path not in said]
    assert {one for one in lacking if not one.startswith("waivers.")} == set(UNUSED)


# --- What the examples show of time, on any of their sections.


@pytest.mark.parametrize("name", ["since", "until", "earlier", "corrected", "checked", "expected"])
def test_what_is_said_of_time_is_said_in_an_example(name: str) -> None:
    assert any(name in timed(dossier) for dossier in dossiers())


def timed(held: Any) -> set[str]:
    said: set[str] = set()
    for key in keys(type(held)):
        value = vars(held).get(key.name)
        if value in (None, (), False):
            continue
        said |= {key.name} if key.common else set()
        if key.section is not None and not key.readings:
            for one in value if isinstance(value, tuple) else [value]:
                said |= timed(one)
    return said
