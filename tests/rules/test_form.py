"""What init wrote is told from what an author would write."""

import re
from inspect import cleandoc
from pathlib import Path

import pytest

from pipeline.check import check
from pipeline.contract.declare import IDENTIFIER, FieldKind
from pipeline.contract.skeleton import Start, skeleton
from pipeline.dossier.dossier import Dossier
from pipeline.norm import Norm
from pipeline.parse import parse
from pipeline.source import load
from tests.rules.laying import found
from tests.samples import EXAMPLES, TODAY

REAL = "municipality: {number: '3909', name: Larvik kommune"


def left(fragment: str) -> list[str]:
    """Give the first word of each finding of F106, which is the name of the field."""
    return [str(one.message).split()[0] for one in found(fragment) if one.code == "F106"]


@pytest.mark.parametrize(
    ("fragment", "fields"),
    [
        ("address: {street: Postboks 1, postcode: '3255', place: Larvik}", ["street"]),
        ("address: {street: Vei 4, postcode: '0150', place: Eksempelvik}", ["postcode", "place"]),
        ("unit: Velferd og bolig", []),
        ("unit: Velferd og bustad", []),
        ("contact: {role: Boligkontoret, email: post@larvik.example}", ["role"]),
        ("contact: {role: Torget, email: postmottak@eksempelvik.example}", ["email"]),
        ("contact: {role: Rolle, email: post@larvik.example}", ["role"]),
        ("archive: {case_number: 2026/1234}", ["classification", "case_number"]),
        ("unit: Bolig i Eksempelvik", ["Eksempelvik"]),
        ("unit: Helse og bolig", []),
        ("words: {case: saksframlegg}", []),
    ],
)
def test_what_init_wrote_of_a_real_municipality_is_found(fragment: str, fields: list[str]) -> None:
    assert left(f"{REAL}, {fragment}}}") == fields


def test_an_invented_municipality_keeps_its_examples_and_no_titles() -> None:
    assert left("municipality: {unit: Velferd og bolig, name: Eksempelvik kommune}") == []
    assert left("municipality: {unit: Avsender}") == ["unit"]
    assert left("mandate: [{limits: [Avgrensning], reporting: Rapportering.}]") == [
        "limits",
        "reporting",
    ]


CHIEF = "title: kommunedirektør, definite: kommunedirektøren"


@pytest.mark.parametrize(
    ("chief", "fields"),
    [
        (f"{CHIEF}, name: Åse Dikt", []),
        (f"{CHIEF}, name: Solveig Eksempel", ["title", "definite", "name"]),
        ("title: rådmann, definite: rådmannen, name: Åse Dikt", []),
    ],
)
def test_usual_words_are_told_only_where_all_their_section_is_left(
    chief: str, fields: list[str]
) -> None:
    assert left(f"{REAL}, chief_executive: {{{chief}}}}}") == fields


@pytest.mark.parametrize(
    ("fact", "fields"),
    [
        ("", ["title", "value", "unit", "source"]),
        ("value: 213", []),
        ("title: Kommunale boliger", []),
        ("source: Registeret i Larvik", []),
    ],
)
def test_a_figure_of_init_is_told_as_a_whole(fact: str, fields: list[str]) -> None:
    assert left(f"{REAL}}}\nfacts: [{{{fact}}}]") == fields


@pytest.mark.parametrize(
    ("leader", "fields"),
    [
        ("Leder av boligkontoret", {"commissioned_by", "leader", "purpose", "receiver", "role"}),
        ("Leder for bolig", {"purpose"}),
    ],
)
def test_what_stands_in_a_section_that_is_left_whole_is_told_with_it(
    leader: str, fields: set[str]
) -> None:
    mandate = f"""
    mandate:
      - title: Felles verdigrunnlag for boligsosialt arbeid
        leader: {leader}
        working_group: [{{role: leder av boligkontoret, unit: housing-office}}]
        purpose: Oppdrag og formål
        deliverables:
          - text: Utkast til felles verdigrunnlag
            due: 2026-09-01
            receiver: Styringsgruppen
        limits: [Avgrensning]
        user_participation: Brukermedvirkning
        staff_participation: Ansatte og tillitsvalgte
        reporting: Rapportering
        requests: [Det bes om]
    """
    asked = {"commissioned_by", "leader", "purpose", "receiver", "role"}
    assert asked & set(left(f"{REAL}}}\n{cleandoc(mandate)}")) == fields


# A field that stands as a comment, or a line of a section that does, below its help.
MARKED = re.compile(r"( *)# ((?:# | )* *(?:- )?[a-z_]+:(?: .*)?| +.*)")


def opened(text: str) -> str:
    """Open every field that stands as a comment, as an author who wants all of them would."""
    lines = text.splitlines()
    while any(map(MARKED.fullmatch, lines)):
        lines = [MARKED.sub(r"\1\2", line) if MARKED.fullmatch(line) else line for line in lines]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("norm", list(Norm))
def test_every_text_of_a_dossier_as_init_wrote_it_is_found(norm: Norm) -> None:
    text = skeleton(Dossier, Start("3909", "Larvik kommune", "larvik"), norm, TODAY)
    # An organisation number has no example, and its title is refused for its form.
    whole = re.sub(r"(?m)^ *orgnr:.*\n", "", opened(text))
    source = load(whole.encode(), "larvik.yaml")
    dossier = parse(source)
    told = {(one.line, one.column) for one in check(source, dossier, TODAY) if one.code == "F106"}
    kept = {
        path
        for path, key, _ in dossier.scalars
        if key.kind in {FieldKind.TEXT, FieldKind.PROSE, FieldKind.NUMBER}
        and "refers" not in key.limits
        and key.limits.get("pattern") != IDENTIFIER
        and tuple(source.position(path)) not in told
    }
    assert kept == {("municipality", "number"), ("municipality", "name")}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_example_dossiers_are_the_authors_own(path: Path) -> None:
    source = load(path.read_bytes(), path.name)
    assert "F106" not in {one.code for one in check(source, parse(source), TODAY)}
