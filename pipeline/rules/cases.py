"""C: political cases and the decisions they lead to."""

import datetime as dt
import re
from collections.abc import Iterator

from pipeline.diagnostics import Severity, say
from pipeline.dossier.cases import Case, Subject, Treatment
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.guidelines import Level
from pipeline.dossier.municipality import Governance
from pipeline.dossier.plans import PlanKind
from pipeline.facts.quoted import premise_at
from pipeline.registers.calendar import holiday, is_working_day, last_election
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import QUOTED, is_council, listed, sentences

# Indre Fosen's language profile: at most five lines, about 450 characters.
LONGEST_SUMMARY = 450
LONGEST_TITLE = 120
_KOMMUNELOVEN = dt.date(2019, 11, 1)

# A date begins like a numbered point, but its month is written small.
_NUMBERED = re.compile(r"\s*(\d{1,2}\.\s(?![a-zæøå])|\d{1,2}\)\s|[a-z]\)\s|[-•*]\s)")


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
    lists = [(("cases", n, "proposal"), one.proposal) for n, one in enumerate(dossier.cases)]
    lists += [(("decisions", n, "points"), one.points) for n, one in enumerate(dossier.decisions)]
    for path, points in lists:
        for n, point in enumerate(points):
            if _NUMBERED.match(point):
                yield Finding(
                    (*path, n),
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
        if len(one.summary) > LONGEST_SUMMARY:
            yield Finding(
                ("cases", n, "summary"),
                say(
                    "the summary has {count} characters, and {most} is about five lines",
                    count=len(one.summary),
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


@rule("C017", severity=Severity.WARNING)
def a_case_assesses_each_adopted_value(dossier: Dossier) -> Iterator[Finding]:
    """A case assesses the proposal against each value of the adopted foundation.

    When the foundation is adopted, it is a premise for every later proposal. A value that is
    left out looks forgotten. A case on an evaluation has its findings instead.

    Wrong:

        values: {}
        decisions:
          - {id: foundation, adopts_values: true}
        cases:
          - title: Nye utleieboliger

    Right:

        values: {}
        decisions:
          - {id: foundation, adopts_values: true}
        cases:
          - title: Nye utleieboliger
            value_assessments:
              - {value: equal-worth, text: Forslaget gir flere et reelt valg.}

    Source: veiviseren.no, values process, phase 3: the foundation is a premise for the proposal
    """
    held = [one.id for one in dossier.values.items] if dossier.values else []
    evaluated = {one.case for one in dossier.evaluation}
    for n, one in enumerate(dossier.cases):
        if one.subject is Subject.VALUE_FOUNDATION or one.id in evaluated:
            continue
        assessed = {assessment.value for assessment in one.value_assessments}
        missing = [value for value in held if value not in assessed]
        if missing and premise_at(dossier, one.date or dossier.date):
            yield Finding(
                ("cases", n, "value_assessments"),
                say("these adopted values are not assessed: {values}", values=listed(missing)),
                say("write for each how the proposal serves it, or that it is not touched"),
            )


_SAYS_ADOPTED = re.compile(
    r"\b(?:det|vårt|kommunens)\s+(?:vedtatte|vedtekne|vedteke)\s+(?:felles\s+)?verdigrunnlag",
    re.IGNORECASE,
)


@rule("C018")
def an_adopted_foundation_has_its_decision(dossier: Dossier) -> Iterator[Finding]:
    """A foundation that is called adopted has a decision with body, date and case number.

    A premise that nobody has decided binds nobody. The document must be able to quote the
    decision.

    Wrong:

        cases:
          - background: Saken bygger på det vedtatte verdigrunnlaget og på boligsosialloven.

    Right:

        values: {}
        decisions:
          - {id: foundation, adopts_values: true}
        cases:
          - background: Saken bygger på det vedtatte verdigrunnlaget og på boligsosialloven.

    Source: veiviseren.no, values process, phases 2 and 3
    """
    said = {
        int(one.path[1]): one.path
        for one in dossier.reading.holding("vedtatte", "vedtekne", "vedteke")
        if one.section == "cases" and _SAYS_ADOPTED.search(one.text)
    }
    for n, one in enumerate(dossier.cases):
        adopts = one.subject is Subject.VALUE_FOUNDATION
        if adopts or premise_at(dossier, one.date or dossier.date):
            continue
        if one.value_assessments or n in said:
            yield Finding(
                said.get(n, ("cases", n, "value_assessments")),
                say(
                    "the values are called adopted, "
                    "but the dossier has no earlier decision that adopts them"
                ),
                say("add the decision with adopts_values: true, or leave the assessments out"),
            )


def _decides(case: Case) -> str:
    return next((one.body for one in case.route if one.treatment is Treatment.DECIDES), "")


@rule("C019")
def the_council_adopts_the_foundation(dossier: Dossier) -> Iterator[Finding]:
    """The values foundation is adopted by the council itself.

    The foundation binds all sectors and budgets. Only by- or kommunestyret can do that.

    Wrong:

        cases:
          - subject: value_foundation
            route:
              - {body: Formannskapet, date: 2026-06-09, treatment: decides}

    Right:

        cases:
          - subject: value_foundation
            route:
              - {body: Formannskapet, date: 2026-06-09, treatment: recommends}
              - {body: Kommunestyret, date: 2026-06-18, treatment: decides}

    Source: veiviseren.no, values process, phase 2: decision by by-/kommunestyre
    """
    for n, one in enumerate(dossier.cases):
        deciding = _decides(one)
        if one.subject is Subject.VALUE_FOUNDATION and deciding and not is_council(deciding):
            yield Finding(
                ("cases", n, "route"),
                say("the case adopts the foundation, but the council does not decide it"),
                say("let the council be the stop with treatment: decides"),
            )
    for n, decision in enumerate(dossier.decisions):
        if decision.adopts_values and not is_council(decision.body):
            yield Finding(
                ("decisions", n, "body"),
                say("the decision adopts the foundation, but was not made by the council"),
                say("correct the body, or take adopts_values out"),
            )


_COUNCIL_PLANS = {
    PlanKind.PLANNING_STRATEGY: "plan- og bygningsloven § 10-1",
    PlanKind.SOCIETAL_PART: "plan- og bygningsloven § 11-15",
    PlanKind.LAND_USE_PART: "plan- og bygningsloven § 11-15",
    PlanKind.SUB_PLAN: "plan- og bygningsloven § 11-15",
    PlanKind.FINANCIAL_PLAN: "kommuneloven § 14-2",
    PlanKind.ANNUAL_BUDGET: "kommuneloven § 14-2",
}


@rule("C020")
def the_council_adopts_the_plans_of_the_law(dossier: Dossier) -> Iterator[Finding]:
    """Planning strategy, municipal plan, financial plan and budget are adopted by the council.

    The laws say kommunestyret selv. A plan adopted by another body is not adopted.

    Wrong:

        plans:
          - id: sub-plan
            kind: sub_plan
            adopted: {body: formannskapet, date: 2024-06-13, case_number: 41/24}

    Right:

        plans:
          - id: sub-plan
            kind: sub_plan
            adopted: {body: kommunestyret, date: 2024-06-13, case_number: 41/24}

    Source: plan- og bygningsloven §§ 10-1, 11-15; kommuneloven § 14-2 (lovverk)
    """
    for n, one in enumerate(dossier.plans):
        law = _COUNCIL_PLANS.get(one.kind)
        if law and one.adopted and not is_council(one.adopted.body):
            yield Finding(
                ("plans", n, "adopted", "body"),
                say("this plan is adopted by the council itself, after {law}", law=law),
                say("correct the body, or the kind of plan if it is a thematic plan"),
            )


@rule("C021", severity=Severity.WARNING)
def a_changed_decision_says_what_changed(dossier: Dossier) -> Iterator[Finding]:
    """A decision that differs from the proposal says what was changed.

    Those who carry the decision out have often read only the proposal.

    Wrong:

        cases:
          - {id: homes, proposal: [Kommunestyret vedtar planen.]}
        decisions:
          - {id: homes, case: homes, points: [Kommunestyret vedtar planen med endringer.]}

    Right:

        cases:
          - {id: homes, proposal: [Kommunestyret vedtar planen.]}
        decisions:
          - id: homes
            case: homes
            points: [Kommunestyret vedtar planen med endringer.]
            changes: Kapittel 4 er tatt ut.

    Source: veiviseren.no, values process, phase 2: the council may correct on the way
    """
    proposals = {one.id: one.proposal for one in dossier.cases}
    for n, one in enumerate(dossier.decisions):
        proposed = proposals.get(one.case or "")
        if proposed is not None and proposed != one.points and not one.changes:
            yield Finding(
                ("decisions", n, "points"),
                say("the points differ from the proposal, and changes says nothing"),
                say("write in changes what the body changed, or correct the points"),
            )


_SUM_OR_NONE = re.compile(
    r"\d|\b(?:ingen|inga|ikke|ikkje|uten|utan|null|intet|innenfor|innanfor|dekkes|dekkjast|dekt"
    r"|dekket|kostnadsnøytral\w*)\b",
    re.IGNORECASE,
)


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
        if not any(map(_SUM_OR_NONE.search, one.economy)):
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
        chooses = one.subject in {Subject.ORGANISATION, Subject.PLAN}
        if len(one.alternatives) == 1 or (chooses and not one.alternatives):
            yield Finding(
                ("cases", n, "alternatives"),
                say("the case weighs fewer than two alternatives"),
                say("add what else could be done; to change nothing is also an alternative"),
            )


@rule("C025")
def the_route_goes_forward_in_time(dossier: Dossier) -> Iterator[Finding]:
    """The meetings of a route stand in the order they are held.

    A body that gives its opinion after the decision is not heard.

    Wrong:

        cases:
          - route:
              - {body: Eldrerådet, date: 2026-06-18, treatment: opinion}
              - {body: Kommunestyret, date: 2026-06-11, treatment: decides}

    Right:

        cases:
          - route:
              - {body: Eldrerådet, date: 2026-06-04, treatment: opinion}
              - {body: Kommunestyret, date: 2026-06-11, treatment: decides}

    Source: kommuneloven §§ 5-12, 11-3 (lovverk)
    """
    for n, one in enumerate(dossier.cases):
        for m, (before, after) in enumerate(zip(one.route, one.route[1:], strict=False), 1):
            if after.date < before.date:
                yield Finding(
                    ("cases", n, "route", m, "date"),
                    say(
                        "{after} is before {before}, the meeting above",
                        after=after.date,
                        before=before.date,
                    ),
                    say("correct the date, or put the meetings in order"),
                )


@rule("C026")
def meetings_come_after_the_document(dossier: Dossier) -> Iterator[Finding]:
    """No meeting on the route is before the date of the document.

    The body must have the document when it meets.

    Wrong:

        cases:
          - date: 2026-06-12
            route:
              - {body: Kommunestyret, date: 2026-06-11, treatment: decides}

    Right:

        cases:
          - date: 2026-05-20
            route:
              - {body: Kommunestyret, date: 2026-06-11, treatment: decides}

    Source: kommuneloven § 11-3: the documents follow the notice of meeting (lovverk)
    """
    for n, one in enumerate(dossier.cases):
        day = one.date or dossier.date
        for m, meeting in enumerate(one.route):
            if meeting.date < day:
                yield Finding(
                    ("cases", n, "route", m, "date"),
                    say(
                        "the meeting {meeting} is before the document, {day}",
                        meeting=meeting.date,
                        day=day,
                    ),
                    say("correct the meeting, or give the case the date it was written"),
                )


_RADMANN = re.compile(r"\brådmann", re.IGNORECASE)
_FORMER = re.compile(r"tidligere|tidlegare|daværende|dåverande|før kalt|tidl\.", re.IGNORECASE)


@rule("C027", severity=Severity.WARNING)
def the_chief_executive_is_called_kommunedirektor(dossier: Dossier) -> Iterator[Finding]:
    """The chief executive is not called rådmann after October 2019.

    The act of 2018 says kommunedirektør, and old templates still say rådmann. A municipality
    that has kept the title waives the rule.

    Wrong:

        municipality:
          chief_executive: {title: rådmann, definite: rådmannen}

    Right:

        municipality:
          chief_executive: {title: kommunedirektør, definite: kommunedirektøren}

    Source: kommuneloven § 13-1, in force from 2019-11-01 (lovverk)
    """
    if dossier.date < _KOMMUNELOVEN:
        return
    hint = say("write kommunedirektør")
    if _RADMANN.search(dossier.municipality.chief_executive.title):
        yield Finding(
            ("municipality", "chief_executive", "title"),
            say("kommuneloven § 13-1 says kommunedirektør"),
            hint,
        )
        return
    for one in dossier.reading.holding("rådmann"):
        if one.section in QUOTED:
            continue
        if any(_RADMANN.search(s) and not _FORMER.search(s) for s in sentences(one.text)):
            yield Finding(one.path, say("the text says rådmann"), hint)


@rule("C028")
def a_parliamentary_municipality_has_no_kommunedirektor(dossier: Dossier) -> Iterator[Finding]:
    """In parliamentary government the city government proposes, not a kommunedirektør.

    There kommunerådet (byrådet) leads the administration, and its proposal goes to the council.

    Wrong:

        municipality:
          governance: parlamentarisk

    Right:

        municipality:
          governance: parlamentarisk
          chief_executive: {title: byråd, definite: byrådet}

    Source: kommuneloven §§ 10-2, 14-3 third paragraph (lovverk)
    """
    title = dossier.municipality.chief_executive.title.lower()
    parliamentary = dossier.municipality.governance is Governance.PARLIAMENTARY
    if parliamentary and re.search("kommunedirektør|rådmann", title):
        yield Finding(
            ("municipality", "chief_executive", "title"),
            say("parliamentary government has no kommunedirektør"),
            say("write byråd and byrådet, or correct governance"),
        )


_COUNCILS = {
    "eldreråd": re.compile(r"eldrerå|seniorrå|\bråd\w* for eldre", re.IGNORECASE),
    "råd for personer med funksjonsnedsettelse": re.compile(
        r"funksjonsned|funksjonshem|funksjonsvar|funksjonsev|likestilte", re.IGNORECASE
    ),
    "ungdomsråd": re.compile(
        r"ungdomsråd|ungdomens|ungdommens|ungdomspanel|ungdomst", re.IGNORECASE
    ),
}


@rule("C029", severity=Severity.WARNING)
def the_councils_have_a_say(dossier: Dossier) -> Iterator[Finding]:
    """A foundation or a plan has been before the councils of the elderly, disabled and young.

    The three councils have a right to speak in cases that concern them, and housing does. They
    stand on the route, or among the participation that the case names.

    Wrong:

        cases:
          - subject: value_foundation

    Right:

        cases:
          - subject: value_foundation
            route:
              - {body: Eldrerådet, date: 2026-06-02, treatment: opinion}
              - {body: Ungdomsrådet, date: 2026-06-03, treatment: opinion}
              - body: Råd for personer med funksjonsnedsettelse
                date: 2026-06-04
                treatment: opinion
              - {body: Kommunestyret, date: 2026-06-18, treatment: decides}

    Source: kommuneloven § 5-12 fourth paragraph (lovverk)
    """
    for n, one in enumerate(dossier.cases):
        if one.subject not in {Subject.VALUE_FOUNDATION, Subject.PLAN}:
            continue
        heard = [stop.body for stop in one.route]
        heard += [p.who for p in dossier.participation if p.id in one.participation]
        missing = [name for name, form in _COUNCILS.items() if not any(map(form.search, heard))]
        if missing:
            yield Finding(
                ("cases", n, "route"),
                say("these councils are not heard: {councils}", councils=", ".join(missing)),
                say("add them to the route, or name what they said under participation"),
            )


@rule("C030", severity=Severity.WARNING)
def somebody_is_told_of_the_decision(dossier: Dossier) -> Iterator[Finding]:
    """A case says who is told of the decision.

    A decision is carried out by those who hear of it.

    Wrong:

        cases:
          - distribution: []

    Right:

        cases:
          - distribution: [housing-office]

    Source: kommuneloven § 13-1 fourth paragraph: carried out without undue delay (lovverk)
    """
    for n, one in enumerate(dossier.cases):
        if not one.distribution:
            yield Finding(
                ("cases", n, "distribution"),
                say("nobody is told of the decision"),
                say("name the stakeholders that shall carry it out or are touched by it"),
            )


@rule("C101", severity=Severity.WARNING)
def meetings_are_on_working_days(dossier: Dossier) -> Iterator[Finding]:
    """Meetings are on working days.

    A meeting on a Saturday or a public holiday is nearly always a slip of the pen.

    Wrong:

        cases:
          - route:
              - {body: Kommunestyret, date: 2026-05-14, treatment: decides}

    Right:

        cases:
          - route:
              - {body: Kommunestyret, date: 2026-05-13, treatment: decides}

    Source: Norwegian public holidays (python-holidays)
    """
    for n, one in enumerate(dossier.cases):
        for m, meeting in enumerate(one.route):
            if not is_working_day(meeting.date):
                yield Finding(
                    ("cases", n, "route", m, "date"),
                    say(
                        "the meeting {day} is on {name}",
                        day=meeting.date,
                        name=holiday(meeting.date) or say("a weekend"),
                    ),
                    say("check the date against the meeting calendar"),
                )


@rule("C102")
def one_body_has_the_last_word(dossier: Dossier) -> Iterator[Finding]:
    """One stop of the route decides, and it is the last.

    The document names the body that decides. Without one, or with two, it would name the wrong
    one.

    Wrong:

        cases:
          - route:
              - {body: Formannskapet, date: 2026-06-09, treatment: recommends}

    Right:

        cases:
          - route:
              - {body: Formannskapet, date: 2026-06-09, treatment: recommends}
              - {body: Kommunestyret, date: 2026-06-18, treatment: decides}

    Source: kommuneloven § 5-3 (lovverk)
    """
    for n, one in enumerate(dossier.cases):
        deciding = [stop.treatment is Treatment.DECIDES for stop in one.route]
        if sum(deciding) != 1 or not deciding[-1]:
            yield Finding(
                ("cases", n, "route"),
                say("the route must end with the one body that decides"),
                say("write treatment: decides at the last stop, and only there"),
            )


@rule("C103")
def a_letter_follows_up_what_is_decided(dossier: Dossier) -> Iterator[Finding]:
    """A follow-up letter follows up a decision that was made before it, and adopts its values.

    The letter quotes the decision. It cannot ask how a service lives by values that nobody has
    adopted.

    Wrong:

        values: {}
        decisions:
          - {id: foundation, adopts_values: false}
        follow_up: {}

    Right:

        values: {}
        decisions:
          - {id: foundation, adopts_values: true}
        follow_up: {}

    Source: veiviseren.no, values process, phase 3: collect status for compliance
    """
    follow_up = dossier.follow_up
    decision = next(
        (d for d in dossier.decisions if follow_up and d.id == follow_up.decision), None
    )
    if follow_up is None or decision is None:
        return
    asks = any(question.value for one in follow_up.requests for question in one.questions)
    if asks and not decision.adopts_values:
        yield Finding(
            ("follow_up", "decision"),
            say("the letters ask about values, but the decision does not adopt them"),
            say("name the decision that adopts the foundation, or set adopts_values: true on it"),
        )
    for n, one in enumerate(follow_up.requests):
        day = one.date or dossier.date
        if day < decision.date:
            yield Finding(
                ("follow_up", "requests", n, "date" if one.date else "recipient"),
                say(
                    "the letter is dated {day}, before the decision {decided}",
                    day=day,
                    decided=decision.date,
                ),
                say("correct the date of the letter or of the decision"),
            )


_CASE_NUMBER = re.compile(r"\b(?:sak(?:en|a)?|PS|KST)[ \u00a0-](?:nr\.? )?(\d{1,4}/\d{2,4})\b")


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
        for m, point in enumerate(one.proposal):
            referred = set(_CASE_NUMBER.findall(point))
            if referred - quoted and "«" not in point:
                yield Finding(
                    ("cases", n, "proposal", m),
                    say("the point refers to a decision that the document does not quote"),
                    say("name it under earlier_decisions, or quote it in the point with «»"),
                )


_EARLIER = re.compile(
    r"forrige|førre|tidligere|tidlegare|før (?:kommune)?val|eldre|sittende|sitjande", re.IGNORECASE
)


@rule("C031", severity=Severity.WARNING)
def a_case_says_that_a_decision_is_from_an_earlier_council(dossier: Dossier) -> Iterator[Finding]:
    """A case that builds on a decision from an earlier council says so.

    A new council is not bound by the old one, and may not know what it decided. The year of the
    decision in the text is enough.

    Wrong:

        decisions:
          - {id: request, date: 2022-06-16}
        cases:
          - {earlier_decisions: [request]}

    Right:

        decisions:
          - {id: request, date: 2022-06-16}
        cases:
          - earlier_decisions: [request]
            background: Boligsosialloven § 5 gjelder. Forrige kommunestyre ba om saken i 2022.

    Source: veiviseren.no, values process, phase 3: evaluate after an election
    """
    held = {one.id: one for one in dossier.decisions}
    for n, case in enumerate(dossier.cases):
        election = last_election(case.date or dossier.date)
        for m, key in enumerate(case.earlier_decisions):
            if election is None or key not in held or held[key].date >= election.date:
                continue
            told = (one.text for one in dossier.texts if one.path[:2] == ("cases", n))
            year = str(held[key].date.year)
            if not any(year in text or _EARLIER.search(text) for text in told):
                yield Finding(
                    ("cases", n, "earlier_decisions", m),
                    say("the decision of {day} is older than the council", day=held[key].date),
                    say("say in the background that an earlier council made it, or give the year"),
                )


_OPINION_MARKS = ("uttale", "fråsegn", "høring", "høyring", "innsp", "merknad", "ettersyn")
_OPINIONS = re.compile(
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
    planned = [n for n, one in enumerate(dossier.cases) if one.subject is Subject.PLAN]
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
