"""D: figures and the facts about the municipality itself."""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.diagnostics import Severity, Text, say
from pipeline.dossier.at import there
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.figure import Figure
from pipeline.dossier.municipality import Governance
from pipeline.facts.figures import age_limit
from pipeline.pattern import pattern
from pipeline.registers import municipalities
from pipeline.registers.numbers import is_orgnr
from pipeline.rules.rule import Finding, rule

_HUNDRED = 100
# A smaller count of people is not repeated.
SMALLEST_TOLD = 5


@rule("D058", severity=Severity.WARNING)
def a_figure_is_no_older_than_two_years(dossier: Dossier) -> Iterator[Finding]:
    """A figure that a case uses is at most 24 months old.

    Housing markets move. An old figure beside a newer one of the same kind shows a development
    and is let through.

    Wrong:

        figures:
          - {id: homes, date: 2023-01-01}
        cases:
          - {date: 2026-05-20, figures: [homes]}

    Right:

        figures:
          - {id: homes, date: 2026-01-01}
        cases:
          - {date: 2026-05-20, figures: [homes]}

    Source: practice; the age of 24 months is the tool's own choice
    """
    index = {one.id: n for n, one in enumerate(dossier.figures)}
    for case in dossier.cases:
        day = case.date or dossier.date
        named = (dossier.figures[index[key]] for key in case.figures if key in index)
        used = [one for _, one in there(named, dossier.moment(day))]
        for one in used:
            if one.date < age_limit(day) and not _newer(one, used):
                yield Finding(
                    ("figures", index[one.id], "date"),
                    say("the figure is of {date}, and the case of {day}", date=one.date, day=day),
                    say("find a newer figure, or leave it out of the case"),
                )


def _newer(figure: Figure, used: list[Figure]) -> bool:
    return any(
        one.date > figure.date and one.theme is figure.theme and one.unit == figure.unit
        for one in used
    )


@rule("D059")
def parts_do_not_exceed_their_total(dossier: Dossier) -> Iterator[Finding]:
    """The parts of a figure are together not larger than the figure.

    One of them is wrong, or something is counted twice. Only parts of the same date and unit
    as the total are added.

    Wrong:

        figures:
          - {id: homes, value: 212}
          - {id: small, value: 150, part_of: homes}
          - {id: large, value: 80, part_of: homes}

    Right:

        figures:
          - {id: homes, value: 230}
          - {id: small, value: 150, part_of: homes}
          - {id: large, value: 80, part_of: homes}

    Source: arithmetic
    """
    for n, total in enumerate(dossier.figures):
        alike = (total.id, total.unit, total.date)
        parts = [one.value for one in dossier.figures if (one.part_of, one.unit, one.date) == alike]
        if parts and sum(parts) > total.value:
            yield Finding(
                ("figures", n, "value"),
                _more(total.value, sum(parts, Decimal())),
                say("correct the total or the part, or look for what is counted twice"),
            )


def _more(total: Decimal, parts: Decimal) -> Text:
    if total < SMALLEST_TOLD:
        return say("the parts are together more than the total")
    return say("the parts are together {sum}, and the total is {total}", sum=parts, total=total)


@rule("D060")
def the_municipality_is_in_the_register(dossier: Dossier) -> Iterator[Finding]:
    """The municipality's number is in SSB's register on the dossier's date.

    Numbers changed in 2020 and again in 2024: Larvik was 3805 and is 3909. Numbers from 9900
    are free for invented municipalities. The register speaks of 2024 and later.

    Wrong:

        municipality: {number: "3805", name: Larvik kommune}

    Right:

        municipality: {number: "3909", name: Larvik kommune}

    Source: SSB Klass, classification 131, as of 2026-01-01
    """
    number = dossier.municipality.number
    if dossier.date < municipalities.VALID_FROM or number >= municipalities.INVENTED_FROM:
        return
    if municipalities.municipality(number) is None:
        yield Finding(
            ("municipality", "number"),
            say("no municipality has number {number} on {day}", number=number, day=dossier.date),
            _now(number) or _number_of(dossier.municipality.name),
        )


def _now(number: str) -> Text | None:
    gone = municipalities.former(number)
    if gone is None:
        return None
    return say("{name} has {number} now", name=gone.name, number=", ".join(gone.successors))


def _number_of(name: str) -> Text:
    word = name.removesuffix(" kommune").casefold()
    for one in municipalities.register().values():
        if word in map(str.casefold, one.names):
            return say("{name} has {number}", name=one.name, number=one.number)
    return say("look the number up at SSB; an invented municipality takes one from 9900")


@rule("D101", severity=Severity.WARNING)
def the_number_is_that_of_the_name(dossier: Dossier) -> Iterator[Finding]:
    """The municipality's name is the one that its number has.

    Who copies a dossier from a neighbour changes the name and forgets the number. Every official
    name will do, in Norwegian, Sámi or Kven, and in the genitive that the latter take before the
    word for municipality.

    Wrong:

        municipality: {number: "3909", name: Sandefjord kommune}

    Right:

        municipality: {number: "3909", name: Larvik kommune}

    Source: SSB Klass, classification 131, as of 2026-01-01
    """
    held = municipalities.municipality(dossier.municipality.number)
    if held is None or dossier.date < municipalities.VALID_FROM:
        return
    name = _single(dossier.municipality.name)
    if not any(_single(one) in name for one in held.forms):
        yield Finding(
            ("municipality", "name"),
            say("{number} is the number of {name}", number=held.number, name=held.name),
            say("correct the number or the name"),
        )


# A genitive may double a consonant, or halve it: Ivgu, Ivggu suohkan.
_DOUBLE = pattern(r"(.)\1")


def _single(name: str) -> str:
    return _DOUBLE.sub(r"\1", name.casefold())


@rule("D110", severity=Severity.WARNING)
def the_form_of_government_is_that_of_the_municipality(dossier: Dossier) -> Iterator[Finding]:
    """Oslo and Bergen are led by a city government, and other municipalities are not.

    Who proposes, and which bodies there are, follows from the form of government. A municipality
    that has changed it since the register was read waives the rule.

    Wrong:

        municipality: {number: "4601", name: Bergen kommune}

    Right:

        municipality: {number: "4601", name: Bergen kommune, governance: parlamentarisk}

    Source: kommuneloven § 10-2 (lovverk); nyhetsgrafikk.no, 2019-08-21
    """
    held = municipalities.municipality(dossier.municipality.number)
    if held is None or dossier.date < municipalities.VALID_FROM:
        return
    right = (
        Governance.PARLIAMENTARY
        if held.number in municipalities.PARLIAMENTARY
        else Governance.EXECUTIVE_COMMITTEE
    )
    if dossier.municipality.governance is not right:
        yield Finding(
            ("municipality", "governance"),
            say("{name} is not known to be led so", name=held.name),
            say("write governance: {right}", right=right.value),
        )


@rule("D102")
def the_organisation_number_is_valid(dossier: Dossier) -> Iterator[Finding]:
    """The organisation number has the right control digit.

    A digit that was swapped in copying names another body, or nobody.

    Wrong:

        municipality: {orgnr: "918082957"}

    Right:

        municipality: {orgnr: "918082956"}

    Source: Brønnøysundregistrene: modulus 11 (python-stdnum, stdnum.no.orgnr)
    """
    if dossier.municipality.orgnr and not is_orgnr(dossier.municipality.orgnr):
        yield Finding(
            ("municipality", "orgnr"),
            say("the control digit of the organisation number is wrong"),
            say("copy it from Enhetsregisteret"),
        )


# What is measured against something else than a whole that it is a part of.
_CHANGES = pattern(
    r"vekst|endring|økning|auke|nedgang|reduksjon|utvikling|avvik|stigning|stiging|prisfall"
    r"|dekning|indeks|belegg|av norm|sammenlignet|samanlikna|i forhold til|høve til",
    re.IGNORECASE,
)


@rule("D103")
def shares_are_within_a_hundred_percent(dossier: Dossier) -> Iterator[Finding]:
    """A share is between 0 and 100 percent.

    Growth and other changes may be more, or less than nothing, and an index, an occupancy or a
    coverage may be more than its norm. They are let through when the title says so.

    Wrong:

        figures:
          - {id: share, title: Andel som leier, value: 112, unit: prosent}

    Right:

        figures:
          - {id: share, title: Andel som leier, value: "11,2", unit: prosent}

    Source: arithmetic
    """
    for n, one in enumerate(dossier.figures):
        percent = one.unit.strip().lower() in {"prosent", "%", "pst", "pst."}
        if percent and not 0 <= one.value <= _HUNDRED and not _CHANGES.search(one.title):
            yield Finding(
                ("figures", n, "value"),
                say("a share cannot be this many percent"),
                say(
                    "correct the figure or the unit; for a change or an index, say so in the title"
                ),
            )


_COUNTED = pattern(
    r"(?:antall |antal |talet? på )?(?:\w+e )?\w*(?:"
    r"person(?:er|ar)?|menneske[rn]?|innbyggere?|innbyggjar(?:ar)?|beboere?|bebuar(?:ar)?"
    r"|hushold(?:ning(?:er)?)?|hushald|husstand(?:er|ar)?|famili(?:er?|ar)|barn|unge|voksne|vaksne"
    r"|ungdom(?:mer|mar|er|ar)?|eldre|enslige|einslege|flyktning(?:er|ar)?|søkere?|søkjar(?:ar)?"
    r"|brukere?|brukar(?:ar)?|mottakere?|mottakar(?:ar)?|leietakere?|leigetakar(?:ar)?"
    r"|bolig(?:er)?|bustad(?:er)?|leilighet(?:er)?|leilegheit(?:er)?|hyb(?:el|ler|lar)"
    r"|enhet(?:er)?|eining(?:ar)?)\b",
    re.IGNORECASE,
)
# What is divided, or written in thousands, has decimals with good reason.
_DIVIDED = pattern(
    r"\bper\b|\bpr\b|/|prosent|%|andel|tusen|1 ?000|million|snitt|median", re.IGNORECASE
)


@rule("D104")
def counts_are_whole_numbers(dossier: Dossier) -> Iterator[Finding]:
    """A count of persons, households or homes is a whole number.

    A point between thousands is read as one between decimals, and 18.64 persons are printed. An
    average may have decimals, and is let through when its title or its unit says so.

    Wrong:

        figures:
          - {id: people, title: Innbyggere, value: "18,64", unit: personer}

    Right:

        figures:
          - {id: people, title: Innbyggere, value: 18640, unit: personer}

    Source: arithmetic
    """
    for n, one in enumerate(dossier.figures):
        if "." in str(one.value) and _COUNTED.match(one.unit) and not _divides(one):
            yield Finding(
                ("figures", n, "value"),
                say("persons, households and homes are counted in whole numbers"),
                say("write digits only, as in 18640; for an average, say so in the title"),
            )


def _divides(one: Figure) -> bool:
    return bool(_DIVIDED.search(one.unit) or _DIVIDED.search(one.title))


_REFUGEES = pattern(r"flyktning|bosett|buset", re.IGNORECASE)
_ASKED = pattern(r"anmod|oppmod|\b(?:bedt|beden|spurt) om å (?:bosette|busetj)", re.IGNORECASE)


@rule("D062", severity=Severity.WARNING)
def the_overview_counts_the_refugees_to_come(dossier: Dossier) -> Iterator[Finding]:
    """An overview of the need for homes has the number of refugees to settle.

    The number that the municipality is asked to settle is known a year ahead, and each of them
    needs a home. Nought is a number too.

    Wrong:

        mapping:
          counts:
            - {situation: without_home, count: 12}

    Right:

        figures:
          - {id: asked, title: Flyktninger kommunen er bedt om å bosette, value: 12}
        mapping:
          counts:
            - {situation: without_home, count: 12}

    Source: veiviseren.no, mapping process: population and need
    """
    held = dossier.mapping
    if not held.counts or held.settlement or any(map(_counts_refugees, dossier.figures)):
        return
    if not any(_ASKED.search(one.text) for one in dossier.reading.holding("mod", "om å b")):
        yield Finding(
            ("mapping", "counts"),
            say("no figure tells how many refugees the municipality is asked to settle"),
            say("add it under figures, with IMDi as source"),
        )


def _counts_refugees(one: Figure) -> bool:
    return bool(_REFUGEES.search(one.title))
