"""B: user participation (brukermedvirkning) and what came of it."""

import re
from collections.abc import Iterator

from pipeline.diagnostics import Severity, say
from pipeline.dossier.cases import DECIDED_KINDS
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.participation import ParticipationLevel
from pipeline.dossier.stakeholders import TouchedGroup
from pipeline.pattern import pattern
from pipeline.rules.rule import Finding, rule

_INNER = pattern(
    r"deleg(?:ering|asjon|ert)|(?:innstillings|forslags)rett|reglement(?:et)? for (?:\w+ )?"
    r"(?:folkeval|kommunestyre|bystyre|heradsstyre|formannskap|utval|økonomi|godtgj)|folkevald|folkevalgt"
    r"|økonomireglement|finansreglement|godtgj[øe]r|møteplan|møtetid|\boppnevn|\bval(?:g)? av"
    r"|suppleringsval|nyvalg av|fritak fra|fritak frå|konstituer|godkjenning av (?:møte)?protokoll"
    r"|\b(?:års)?(?:regnskap|rekneskap)|kontrollutval|revisor|revisjonsordning|budsjettjuster"
    r"|budsjettreguler|budsjettkontroll|tertialrapport|låneopptak|fullmakt(?:er)? til|fullmakt for"
    r"|^(?:hørings|høyrings)?(?:uttal|fråsegn|svar på hør|svar på høyr)\w* (?:til|om|på)\b"
    r"|forretningsorden|attestasjon|etiske retningslin|selskapsavtale|vedtekter",
    re.IGNORECASE,
)


@rule("B053", severity=Severity.WARNING)
def a_case_builds_on_participation(dossier: Dossier) -> Iterator[Finding]:
    """A case names the participation that it builds on.

    Those who live with the result know what the services do not. The case should show that
    they were asked. The statements of a hearing that names the case count too. What a body does
    within its own house, as to delegate, elect or settle the accounts, concerns no user.

    Wrong:

        cases:
          - participation: []

    Right:

        cases:
          - participation: [tenants]

    Source: veiviseren.no, values process; helse- og omsorgstjenesteloven § 3-10 (lovverk)
    """
    heard = {one.case for one in dossier.hearings if one.statements}
    for n, one in enumerate(dossier.cases):
        if one.kind not in DECIDED_KINDS or _INNER.search(one.title):
            continue
        if not one.participation and one.id not in heard:
            yield Finding(
                ("cases", n, "participation"),
                say("the case names no participation"),
                say("name what users or their organisations said, or ask them"),
            )


@rule("B054", severity=Severity.WARNING)
def participation_reaches_beyond_the_individual(dossier: Dossier) -> Iterator[Finding]:
    """Participation is recorded at system or municipal level, not only with individuals.

    What one user says in his own case changes that case. Councils and organisations change the
    services.

    Wrong:

        participation:
          - {id: tenants, level: individual}

    Right:

        participation:
          - {id: tenants, level: system}

    Source: Larvik kommune, Kommunenivå: participation on three levels
    """
    levels = {one.level for one in dossier.participation}
    if levels == {ParticipationLevel.INDIVIDUAL}:
        yield Finding(
            ("participation",),
            say("all participation is at individual level"),
            say("add what councils or user organisations have said"),
        )


@rule("B055", severity=Severity.WARNING)
def participation_shows_its_influence(dossier: Dossier) -> Iterator[Finding]:
    """Participation that a case names says how it influenced the result.

    A case shall show how opinions were weighed. That the input was not followed is also an
    answer.

    Wrong:

        participation:
          - {id: tenants, who: Beboerrådet}
        cases:
          - participation: [tenants]

    Right:

        participation:
          - {id: tenants, who: Beboerrådet, influence: Verdien om nærmiljø kom med.}
        cases:
          - participation: [tenants]

    Source: plan- og bygningsloven § 11-14 second paragraph (lovverk), as good practice for all
    """
    named = {key for one in dossier.cases for key in one.participation}
    for n, one in enumerate(dossier.participation):
        if one.id in named and one.influence is None:
            yield Finding(
                ("participation", n, "id"),
                say("a case names this input, but influence is missing"),
                say("write what it changed, or why it was not followed"),
            )


@rule("B056", severity=Severity.WARNING)
def others_than_the_municipality_have_counted(dossier: Dossier) -> Iterator[Finding]:
    """A count of needs has asked somebody outside the municipality.

    Voluntary organisations, the crisis centre, the prison and private landlords meet people whom
    the services do not know. Who was asked and had few to count, is asked.

    Wrong:

        mapping:
          counts:
            - {situation: without_home, count: 12, service: housing-office}

    Right:

        stakeholders:
          - {id: housing-office, name: Boligkontoret}
          - {id: nav, name: NAV}
          - {id: crisis-centre, name: Krisesenteret, group: regional}
        mapping:
          counts:
            - {situation: without_home, count: 12, service: housing-office}
            - {situation: without_home, count: 6, service: crisis-centre}

    Source: veiviseren.no, mapping of needs: those who meet the people in question
    """
    inside = {one.id for one in dossier.stakeholders if one.group is TouchedGroup.INTERNAL}
    if dossier.mapping.counts and all(one.service in inside for one in dossier.mapping.counts):
        yield Finding(
            ("mapping", "counts"),
            say("only the municipality's own units have counted"),
            say("ask such as the crisis centre, voluntary organisations or the prison"),
        )
