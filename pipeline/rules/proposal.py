"""C: what a case proposes, and what a council must know to decide it."""

import re
from collections.abc import Iterator

from pipeline.contract.declare import KeyPath
from pipeline.diagnostics import Severity, say
from pipeline.dossier.cases import DECIDED_KINDS, CaseKind, Subject
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.economy import Economy
from pipeline.dossier.guidelines import Level
from pipeline.pattern import pattern
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import pointed

# Indre Fosen's language profile: at most five lines, about 450 characters.
LONGEST_SUMMARY = 450


LONGEST_TITLE = 120


# A date begins like a numbered point, but its month is written small.
_NUMBERED = pattern(r"\s*(\d{1,2}\.\s(?![a-zæøå])|\d{1,2}\)\s|[a-z]\)\s|[-•*]\s)")


@rule("C013")
def points_carry_no_number_of_their_own(dossier: Dossier) -> Iterator[Finding]:
    """The points of a proposal or a decision are written without numbers.

    The document numbers the points. A number in the text is printed twice, and follow-up
    letters that refer to point 2 then point to the wrong one.

    Wrong:

        cases:
          - proposal: ["1. Kommunestyret vedtar verdigrunnlaget."]

    Right:

        cases:
          - proposal: [Kommunestyret vedtar verdigrunnlaget.]

    Source: Indre Fosen's language profile: numbered points (indrefosen.kommune.no)
    """
    written: list[tuple[KeyPath, str]] = []
    for n, one in enumerate(dossier.cases):
        written += [(("cases", n, "proposal", *at), text) for at, text in pointed(one.proposal)]
        for m, stop in enumerate(one.route):
            place = ("cases", n, "route", m, "adopted")
            written += [((*place, *at), text) for at, text in pointed(stop.adopted)]
    for n, decision in enumerate(dossier.decisions):
        written += [
            (("decisions", n, "points", *at), text) for at, text in pointed(decision.points)
        ]
    for path, text in written:
        if _NUMBERED.match(text):
            yield Finding(
                path,
                say("the point begins with a number or a dash of its own"),
                say("delete it; the document numbers the points"),
            )


@rule("C014", severity=Severity.WARNING)
def a_summary_is_five_lines_at_most(dossier: Dossier) -> Iterator[Finding]:
    """A summary is five lines at most, about 450 characters.

    Politicians read the summary first and often only that. What is longer is a second case.

    Wrong:

        cases:
          - summary: >
              Administrasjonen legger fram et felles verdigrunnlag for det boligsosiale arbeidet.
              Verdigrunnlaget er laget sammen med tjenestene, brukerne og utbyggerne i kommunen.
              Det har fire verdier, og hver verdi har punkter som sier hva den betyr i praksis.
              Tjenestene skal bruke verdiene når de planlegger, tildeler og følger opp boliger.
              Etterlevelsen følges opp hvert år med brev til de enhetene som har oppgavene.
              Kommunestyret får en samlet rapport om status, avvik og tiltak innen utgangen av juni.

    Right:

        cases:
          - summary: Administrasjonen legger fram et felles verdigrunnlag til vedtak.

    Source: Indre Fosen's language profile: five lines at most (indrefosen.kommune.no)
    """
    for n, one in enumerate(dossier.cases):
        length = sum(map(len, one.summary or ()))
        if length > LONGEST_SUMMARY:
            yield Finding(
                ("cases", n, "summary"),
                say(
                    "the summary has {count} characters, and {most} is about five lines",
                    count=length,
                    most=LONGEST_SUMMARY,
                ),
                say("keep who, what, where and when; move the rest to the background"),
            )


@rule("C015", severity=Severity.WARNING)
def a_title_is_short_and_has_no_full_stop(dossier: Dossier) -> Iterator[Finding]:
    """A title is at most 120 characters and has no full stop.

    Titles are published in the post list, searched, and cut off where they are too long.

    Wrong:

        cases:
          - title: Felles verdigrunnlag for boligsosialt arbeid.

    Right:

        cases:
          - title: Felles verdigrunnlag for boligsosialt arbeid

    Source: Indre Fosen's language profile; Eigersund's rules of writing (eigersund.arkivplan.no)
    """
    titles = [(("cases", n, "title"), one.title) for n, one in enumerate(dossier.cases)]
    titles += [(("mandate", n, "title"), one.title) for n, one in enumerate(dossier.mandate)]
    for path, title in titles:
        if title.endswith("."):
            yield Finding(path, say("the title ends with a full stop"), say("delete it"))
        if len(title) > LONGEST_TITLE:
            yield Finding(
                path,
                say(
                    "the title has {count} characters, and {most} is the most",
                    count=len(title),
                    most=LONGEST_TITLE,
                ),
                say("keep the words that somebody will search for"),
            )


# Where money comes from: av tilskudd, over driftsbudsjettet, innenfor rammen.
_PURSE = (
    r"\w*(?:budsjett|økonomiplan|handlingsdel|handlingsprogram|rammer?\b|ramma\b|rammen\b|fond"
    r"|tilskudd|tilskot|midler|midlar|leieinntekt|leigeinntekt|husleie|husleige|reserve|gebyr)\w*"
)
_SUM = pattern(r"\d")
_NO_SUM = pattern(
    r"\b(?:ingen|inga|ikke|ikkje|uten|utan|null|intet|innenfor|innanfor|dekk(?:es|jast|ast)?|dekt"
    r"|dekte|dekker|dekkjer|dekket|kostnadsnøytral\w*|kostnadsfri\w*|gratis|vederlagsfritt|refunder\w*"
    r"|selvfinansier\w*|sjølvfinansier\w*|eksternt finansiert|fullfinansier\w*)\b"
    r"|\b(?:finansier|betal|tas|takast|tatt|teke|hent|kjem|kommer|spleis|delfinansier|løn|løyv"
    r"|satt|sett|avsatt|avsett|ligg|står|innarbeid"
    rf"|bevilg|før)\w*\b[^.]*\b(?:av|med|over|gjennom|fra|frå|ved|inn i|i) (?:\w+ ){{0,3}}{_PURSE}"
    r"|\b(?:finansier|betal)\w* (?:av|med) (?:staten|fylk|Husbanken|Statsforvalt|Integrerings)"
    # Who borrows, rents or owns pays for it, and not the municipality.
    r"|\b(?:betal(?:er|es|ast)?|dekk(?:er|jer|es|jast)|bær(?:er|es)?|ber)\b[^.]*\bav "
    r"(?:(?:dem|dei|den) som\b|låntak|leietak|leigetak|eier|eigar|beboer|bebuar|søker|søkjar)"
    r"|\b(?:låntak|leietak|leigetak|eier|eigar|beboer|bebuar)\w* (?:selv |sjølv )?"
    r"(?:betaler|dekker|dekkjer|bærer|ber)\b",
    re.IGNORECASE,
)


def _tells(economy: Economy) -> bool:
    """Tell whether the section gives amounts, or says that there are none."""
    text = economy.text or ()
    told = any(map(_SUM.search, text)) or any(map(_NO_SUM.search, text))
    return bool(economy.lines or economy.changes) or told


@rule("C023", severity=Severity.WARNING)
def economy_gives_a_sum_or_says_none(dossier: Dossier) -> Iterator[Finding]:
    """The section on economy gives a sum, says how it is covered, or says that there is no cost.

    A case shall be soundly prepared. The council cannot decide what it does not know the
    price of.

    Wrong:

        cases:
          - economy: Saken har økonomiske konsekvenser.

    Right:

        cases:
          - economy: Saken har ingen kostnader ut over vedtatt budsjett.

    Source: kommuneloven § 13-1 third paragraph (lovverk)
    """
    for n, one in enumerate(dossier.cases):
        if one.economy and not _tells(one.economy):
            yield Finding(
                ("cases", n, "economy"),
                say("the section on economy gives neither a sum nor how it is covered"),
                say("write what it costs and how it is paid, or that it costs nothing"),
            )


@rule("C024", severity=Severity.WARNING)
def a_choice_has_alternatives(dossier: Dossier) -> Iterator[Finding]:
    """A case that chooses an organisation or a plan weighs at least two alternatives.

    One alternative is no choice. That nothing is changed can be the other.

    Wrong:

        cases:
          - subject: organisation
            alternatives:
              - {title: Felles boligkontor, advantages: Én dør inn., drawbacks: Flytting.}

    Right:

        cases:
          - subject: organisation
            alternatives:
              - {title: Felles boligkontor, advantages: Én dør inn., drawbacks: Flytting.}
              - {title: Som i dag, advantages: Ingen omstilling., drawbacks: Flere dører inn.}

    Source: veiviseren.no, organisation process, phase 3; plan- og bygningsloven § 11-2
    """
    for n, one in enumerate(dossier.cases):
        chooses = one.subject in {Subject.ORGANISATION, Subject.PLAN} and one.kind in DECIDED_KINDS
        if len(one.alternatives) == 1 or (chooses and not one.alternatives):
            yield Finding(
                ("cases", n, "alternatives"),
                say("the case weighs fewer than two alternatives"),
                say("add what else could be done; to change nothing is also an alternative"),
            )


_CASE_NUMBER = pattern(r"\b(?:sak(?:en|a)?|PS|KST)[ \u00a0-](?:nr\.? )?(\d{1,4}/\d{2,4})\b")


@rule("C022", severity=Severity.WARNING)
def a_proposal_quotes_what_it_refers_to(dossier: Dossier) -> Iterator[Finding]:
    """A proposal that refers to another decision quotes it.

    A decision shall be understood on its own, also in ten years. The document quotes the earlier
    decisions that the case names; others are quoted in the point, between « and ».

    Wrong:

        cases:
          - proposal: [Kommunestyret opphever punkt 2 i vedtaket i sak 12/23.]

    Right:

        decisions:
          - {id: request, case_number: 12/23, points: [Planen skal følges.]}
        cases:
          - proposal: [Kommunestyret opphever punkt 1 i vedtaket i sak 12/23.]
            earlier_decisions: [request]

    Source: Tranøy kommune, rules of writing (tranoy.arkivplan.no)
    """
    numbers = {one.id: one.case_number for one in dossier.decisions}
    for n, one in enumerate(dossier.cases):
        quoted = {numbers.get(key) for key in one.earlier_decisions}
        for at, point in pointed(one.proposal):
            referred = set(_CASE_NUMBER.findall(point))
            if referred - quoted and "«" not in point:
                yield Finding(
                    ("cases", n, "proposal", *at),
                    say("the point refers to a decision that the document does not quote"),
                    say("name it under earlier_decisions, or quote it in the point with «»"),
                )


# A case that opens the work or the hearing has no opinions yet, and others decide nothing.
_WEIGHED = frozenset((CaseKind.DECISION, CaseKind.ADOPTION))


_OPINION_MARKS = ("uttale", "fråsegn", "høring", "høyring", "innsp", "merknad", "ettersyn")


_OPINIONS = pattern(
    r"uttale|fråsegn|høring|høyring|innspill|innspel|merknad|offentlig ettersyn|offentleg ettersyn",
    re.IGNORECASE,
)


@rule("C042", severity=Severity.WARNING)
def a_plan_case_weighs_opinions_and_wider_interests(dossier: Dossier) -> Iterator[Finding]:
    """A case on a plan tells of the opinions, and of national or regional guidelines.

    The document to the council shall show how the opinions were weighed, and how national and
    regional interests are met. The law says it of the municipal plan; it is good practice for all.

    Wrong:

        cases:
          - subject: plan

    Right:

        guidelines: [{id: act, law: boligsosialloven, section: 5}]
        cases:
          - subject: plan
            guidelines: [act]
            facts: Forslaget var på høring til 27. mars 2026. Kommunen fikk elleve uttalelser.

    Source: plan- og bygningsloven § 11-14 second paragraph (lovverk)
    """
    planned = [
        n
        for n, one in enumerate(dossier.cases)
        if one.subject is Subject.PLAN and one.kind in _WEIGHED
    ]
    if not planned:
        return
    wider = {one.id for one in dossier.guidelines if one.level is not Level.LOCAL}
    heard = {
        one.path[1]
        for one in dossier.reading.holding(*_OPINION_MARKS)
        if one.section == "cases" and _OPINIONS.search(one.text)
    }
    for n in planned:
        if n not in heard:
            yield Finding(
                ("cases", n, "facts"),
                say("the case on a plan says nothing of hearing or opinions"),
                say("write who was heard, what they said and how it was weighed"),
            )
        if not wider.intersection(dossier.cases[n].guidelines):
            yield Finding(
                ("cases", n, "guidelines"),
                say("the case on a plan names no national or regional guideline"),
                say("add those that the plan must meet, and name their ids here"),
            )
