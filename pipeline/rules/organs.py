"""C: which body may do what by law: the council itself, and who governs beside it."""

import re
from collections.abc import Iterator

from pipeline.contract.declare import KeyPath
from pipeline.diagnostics import Severity, say
from pipeline.dossier.at import read
from pipeline.dossier.cases import Case, CaseKind, Subject
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.municipality import Governance, Municipality
from pipeline.dossier.plans import Plan, PlanKind
from pipeline.facts.readings import deciding
from pipeline.facts.statuses import ADOPTING
from pipeline.facts.treated import adopted_in, after, kind_of, of_municipal_plan, treating
from pipeline.pattern import pattern
from pipeline.registers.bodies import council, executive, government
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import pointed, sentences


def _decides(case: Case) -> str:
    stop = deciding(case.route)
    return stop.body if stop else ""


@rule("C019")
def the_council_adopts_the_foundation(dossier: Dossier) -> Iterator[Finding]:
    """The values foundation is adopted by the council itself.

    The foundation binds all sectors and budgets. Only by- or kommunestyret can do that.

    Wrong:

        cases:
          - subject: value_foundation
            route:
              - {body: Formannskapet, date: 2026-06-09, handling: decides}

    Right:

        cases:
          - subject: value_foundation
            route:
              - {body: Formannskapet, date: 2026-06-09, handling: recommends}
              - {body: Kommunestyret, date: 2026-06-18, handling: decides}

    Source: veiviseren.no, values process, phase 2: decision by by-/kommunestyre
    """
    for n, one in enumerate(dossier.cases):
        deciding = _decides(one)
        if deciding and not council(deciding) and _adopts_foundation(one):
            yield Finding(
                ("cases", n, "route"),
                say("the case adopts the foundation, but the council does not decide it"),
                say("let the council be the stop with handling: decides"),
            )
    for n, decision in enumerate(dossier.decisions):
        if decision.adopts_foundation and not council(decision.body):
            yield Finding(
                ("decisions", n, "body"),
                say("the decision adopts the foundation, but was not made by the council"),
                say("correct the body, or take adopts_foundation out"),
            )


_FOUNDATION = pattern(
    r"felles verdigrunnlag(?:et)?\b|verdigrunnlag(?:et)? for (?:det )?(?:bolig|bustad)"
)


def _adopts_foundation(case: Case) -> bool:
    """Tell whether a case adopts the foundation; one that lays a draft of it out does not yet."""
    if case.kind not in {CaseKind.DECISION, CaseKind.ADOPTION}:
        return False
    words = (one for point in case.proposal for one in adopted_in(point.text))
    return case.subject is Subject.VALUE_FOUNDATION or any(map(_FOUNDATION.match, words))


_COUNCIL_PLANS = {
    PlanKind.PLANNING_STRATEGY: "plan- og bygningsloven § 10-1",
    PlanKind.SAMFUNNSDEL: "plan- og bygningsloven § 11-15",
    PlanKind.AREALDEL: "plan- og bygningsloven § 11-15",
    PlanKind.KOMMUNEDELPLAN: "plan- og bygningsloven § 11-15",
    PlanKind.HANDLINGSDEL: "plan- og bygningsloven § 11-4",
    PlanKind.FINANCIAL_PLAN: "kommuneloven § 14-2",
    PlanKind.ANNUAL_BUDGET: "kommuneloven § 14-2",
}


@rule("C020")
def the_council_adopts_the_plans_of_the_law(dossier: Dossier) -> Iterator[Finding]:
    """Planning strategy, municipal plan, financial plan and budget are adopted by the council.

    The laws say kommunestyret selv. A plan adopted by another body is not adopted. The action part
    of a thematic plan may be adopted by others.

    Wrong:

        plans:
          - id: sub-plan
            kind: kommunedelplan
            adopted: {body: formannskapet, date: 2024-06-13, case_number: 41/24}

    Right:

        plans:
          - id: sub-plan
            kind: kommunedelplan
            adopted: {body: kommunestyret, date: 2024-06-13, case_number: 41/24}

    Source: plan- og bygningsloven §§ 10-1, 11-1, 11-4, 11-15; kommuneloven § 14-2 (lovverk)
    """
    for n, one in enumerate(dossier.plans):
        law = _law_of(one.kind, one.title)
        for path, body in _adopted_by(one):
            if law and not council(body):
                yield Finding(
                    ("plans", n, *path),
                    say("this plan is adopted by the council itself, after {law}", law=law),
                    say("correct the body, or the kind of plan if it is a thematic plan"),
                )


def _law_of(kind: PlanKind, title: str) -> str:
    """Give the provision that leaves a plan to the council itself, or nothing."""
    if kind is PlanKind.HANDLINGSDEL and not of_municipal_plan(title):
        return ""
    return _COUNCIL_PLANS.get(kind, "")


def _adopted_by(plan: Plan) -> Iterator[tuple[KeyPath, str]]:
    if plan.adopted:
        yield ("adopted", "body"), plan.adopted.body
    for n, one in enumerate(plan.steps):
        if one.step in ADOPTING and one.body:
            yield ("steps", n, "body"), one.body


@rule("C130")
def the_council_decides_on_the_plans_of_the_law(dossier: Dossier) -> Iterator[Finding]:
    """A case that adopts a plan which the law leaves to the council is decided by the council.

    Another body may recommend, lay the plan out and fix its programme. What it adopts in the place
    of the council is not adopted. A case that only changes a plan a little is not asked. A decision
    that adopts such a plan was made by the council too.

    Wrong:

        cases:
          - proposal: [Formannskapet vedtar kommuneplanens samfunnsdel 2026–2038.]
            route:
              - {body: Formannskapet, date: 2026-06-09, handling: decides}

    Right:

        cases:
          - proposal: [Kommunestyret vedtar kommuneplanens samfunnsdel 2026–2038.]
            route:
              - {body: Formannskapet, date: 2026-06-09, handling: recommends}
              - {body: Kommunestyret, date: 2026-06-18, handling: decides}

    Source: plan- og bygningsloven §§ 10-1, 11-4, 11-15; kommuneloven § 14-2 (lovverk)
    """
    for one in treating(dossier):
        if council(one.meeting.body):
            continue
        for law in {_law_of(held.kind, held.plan.title if held.plan else "") for held in one.plans}:
            if law:
                yield Finding(
                    ("cases", one.number, "route", one.stop, "body"),
                    say("this plan is adopted by the council itself, after {law}", law=law),
                    say("let this body recommend, and the council be the stop that decides"),
                )
                break
    for n, made in enumerate(dossier.decisions):
        kinds = (kind_of(one) for point in made.points for one in adopted_in(point.text))
        law = next((_COUNCIL_PLANS[kind] for kind in kinds if kind), "")
        if law and not council(made.body):
            yield Finding(
                ("decisions", n, "body"),
                say("this plan is adopted by the council itself, after {law}", law=law),
                say("correct the body, or the kind of plan if it is a thematic plan"),
            )


@rule("C131")
def the_bodies_belong_to_the_form_of_government(dossier: Dossier) -> Iterator[Finding]:
    """A parliamentary municipality has a byråd and no formannskap; the others have a formannskap.

    A document that sends the case to a body which the municipality has not got cannot be right:
    either the body is wrong, or governance is. A body of another municipality is not asked about.

    Wrong:

        municipality: {governance: formannskap}
        cases:
          - route:
              - {body: Byrådet, date: 2026-06-09, handling: recommends}
              - {body: Kommunestyret, date: 2026-06-18, handling: decides}

    Right:

        municipality: {governance: formannskap}
        cases:
          - route:
              - {body: Formannskapet, date: 2026-06-09, handling: recommends}
              - {body: Kommunestyret, date: 2026-06-18, handling: decides}

    Source: kommuneloven §§ 5-6, 10-1 (lovverk)
    """
    for n, case in enumerate(dossier.cases):
        for m, stop in enumerate(case.route):
            strange = executive(stop.body) or government(stop.body)
            if not strange or _of_another(dossier, stop.body):
                continue
            then: Municipality = read(
                dossier.municipality, dossier.moment(stop.date or case.date or dossier.date)
            )
            parliamentary = then.governance is Governance.PARLIAMENTARY
            if parliamentary == executive(stop.body):
                yield Finding(
                    ("cases", n, "route", m, "body"),
                    say("a municipality with a byråd has no formannskap")
                    if parliamentary
                    else say("only a parliamentary municipality has a byråd"),
                    say("correct the body, or municipality.governance"),
                )


def _of_another(dossier: Dossier, body: str) -> bool:
    """Tell whether a body says where it belongs, and that is not here: byrådet i Storvåg."""
    place = re.search(r"\b(?:i|for)\s+([A-ZÆØÅ]\w+)", body)
    return bool(place) and place[1] not in dossier.municipality.name if place else False


# To give a power away, in the words of proposals.
_GIVES = pattern(
    r"deleger|fullmakt|bemyndig|overlat|overl[eè]t"
    # Or to give it by its name: myndigheten til å vedta planen legges til formannskapet.
    r"|(?:^|(?<=\n))(?=.*(?:myndighe|rett(?:en)? til))"
    r".*\b(?:får|gis|gir|gjev|blir gitt|tillegges|overføre?s?|overførast|flyttes|legges til)\b"
    # Or to let another do it: formannskapet skal vedta planen.
    r"|^(?:formannskapet|byrådet|kommunedirektøren|utva\w+ .*|\w*(?:utvalget|utvalet|nemnda))"
    r" (?:kan|skal|får) (?:vedta|\w*godkjenne|avgjøre|avgjere|sluttbehandl[ea]|fastset\w+)\b",
    re.IGNORECASE,
)
_DENIES = pattern(
    r"\b(?:ikke|ikkje|ingen|inga|selv|sjølv|verken|korkje|unntatt|unntak|bortsett)\b",
    re.IGNORECASE,
)
_POWER = pattern(
    r"\b(?:(?:vedtaks|avgjerds|avgjørelses|beslutnings)?myndighe\w+ (?:for|over|til|i)|vedta"
    r"|egengodkjenne|godkjenne|sluttbehandle|sluttbehandla|fastsette|fastsetje"
    r"|avgjøre|avgjere|(?:slutt)?vedtak(?:et)? av|(?:egen)?godkjenning(?:a|en)? av"
    r"|sluttbehandling(?:a|en)? av|vedtaking(?:a|en)? av|fastsetting(?:a|en)? av)\s+"
)


@rule("C132")
def the_council_keeps_what_is_its_own(dossier: Dossier) -> Iterator[Finding]:
    """A proposal does not delegate what the law says that the council decides itself.

    The council may delegate to start a plan, lay it out, fix its programme and make small changes.
    It may not delegate to adopt planning strategy, municipal plan, financial plan or budget.

    Wrong:

        cases:
          - proposal: [Kommunestyret delegerer til formannskapet å vedta økonomiplanen.]

    Right:

        cases:
          - proposal: [Kommunestyret delegerer til formannskapet å fastsette planprogram.]

    Source: plan- og bygningsloven §§ 10-1, 11-4, 11-15; kommuneloven §§ 5-3, 14-2 (lovverk)
    """
    for n, case in enumerate(dossier.cases):
        for place, text in _proposed(case):
            law = next(filter(None, map(_delegated, sentences(text))), "")
            if law:
                yield Finding(
                    ("cases", n, *place),
                    say("the council decides this itself, after {law}", law=law),
                    say("take it out; the council may delegate to lay out, start and prepare"),
                )


def _proposed(case: Case) -> Iterator[tuple[KeyPath, str]]:
    for place, text in pointed(case.proposal):
        yield ("proposal", *place), text
    for n, one in enumerate(case.alternative_proposals):
        for place, text in pointed(one.points):
            yield ("alternative_proposals", n, "points", *place), text


def _delegated(sentence: str) -> str:
    """Give the provision that a sentence gives the council's own power away against."""
    if not _GIVES.search(sentence) or _DENIES.search(sentence):
        return ""
    small = sentence.lower()
    kinds = (kind_of(after(small[found.end() :])) for found in _POWER.finditer(small))
    return next((_COUNCIL_PLANS[kind] for kind in kinds if kind), "")


_YOUNG = pattern(r"ungdomsråd\w*|ung(?:dom|dommen)s? (?:by|kommune|herads|herreds)styre\w*")
_CHOSEN = pattern(
    r"\b(?:velg(?:es|er|e)?|valgt|valgte|vel(?:jast|je)?|vald[e]?|valt|oppnevn\w*|utnemn\w*|sitter|sit"
    r"|funksjonstid\w*|virketid\w*|verketid\w*|(?:valg|val)periode\w*)\b"
)
_FOR = pattern(
    r"(?P<years>\b(?:for|på|i|er) (?:ett|eitt|et|eit|to|tre|fire|[1-9]) år\b)"
    r"|(?P<term>\bfor (?:(?:hele|heile|samme|same|denne) )?"
    r"(?:kommunestyre|bystyre|valg|val)?perioden?\b(?! 20))"
    r"|\bfor (?:(?:valg|val)?perioden |årene |åra )?(?P<first>20\d\d)\s?[–-]\s?(?P<last>20\d\d)"
)
_LONG = pattern(r"\b(?:tre|fire|[3-9])\b")
_LONGEST = 2


@rule("C133", severity=Severity.WARNING)
def the_youth_council_is_chosen_for_two_years(dossier: Dossier) -> Iterator[Finding]:
    """The youth council is chosen for two years at most.

    The councils of the elderly and the disabled may be chosen for four, and one sentence often
    speaks of all three.

    Wrong:

        cases:
          - facts: Kommunestyret valgte ungdomsrådet for fire år.

    Right:

        cases:
          - facts: Kommunestyret valgte ungdomsrådet for to år og eldrerådet for fire.

    Source: kommuneloven § 5-12 third paragraph (regjeringen.no id2425384)
    """
    for one in dossier.reading.holding("ungdom"):
        if any(map(_chosen_too_long, sentences(one.text.lower()))):
            yield Finding(
                one.path,
                say("the youth council is chosen for two years at most"),
                say("correct the period; kommuneloven § 5-12 third paragraph"),
            )


def _chosen_too_long(sentence: str) -> bool:
    young = _YOUNG.search(sentence)
    said = _FOR.search(sentence, young.end()) if young else None
    if said is None or not _CHOSEN.search(sentence) or _DENIES.search(sentence):
        return False
    if said["first"]:
        return int(said["last"]) - int(said["first"]) > _LONGEST
    return bool(said["term"] or _LONG.search(said["years"]))
