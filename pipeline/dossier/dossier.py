"""The dossier: everything an author has written, and the facts that follow from it."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property
from typing import Protocol, TypeVar

from pipeline.dossier import (
    baseline,
    changes,
    compliance,
    hierarchy,
    notice,
    order,
    proposals,
    review,
)
from pipeline.dossier.actors import Actors, actors
from pipeline.dossier.agenda import Entry, agenda
from pipeline.dossier.baseline import Baseline
from pipeline.dossier.briefing import Brief, briefs
from pipeline.dossier.cases import Case, Subject
from pipeline.dossier.charter import Charter, charter, election_year
from pipeline.dossier.comparison import Comparison, Step, comparisons, steps
from pipeline.dossier.compliance import Report
from pipeline.dossier.contract import (
    Key,
    KeyPath,
    Written,
    contract,
    declare,
    identifier,
    walk,
    written,
    written_as,
)
from pipeline.dossier.decisions import Decision
from pipeline.dossier.duties import Duty, Matrix, duties, matrices
from pipeline.dossier.evaluation import Evaluation
from pipeline.dossier.facts import Figure
from pipeline.dossier.followup import FollowUp, Request, StatusQuestion
from pipeline.dossier.gaps import Gaps, gaps
from pipeline.dossier.guidelines import Guideline
from pipeline.dossier.items import (
    DASH,
    AnsweredQuestion,
    AssessedValue,
    CaseDraft,
    CitedGuideline,
    CitedPlan,
    FollowUpLetter,
    MandateRequest,
    NumberedQuestion,
    QuotedDecision,
    Seat,
    answered,
    quoted,
)
from pipeline.dossier.mandate import Mandate, Member, Process
from pipeline.dossier.mapping import Mapping
from pipeline.dossier.models import Model
from pipeline.dossier.municipality import Municipality, ProposalPlace
from pipeline.dossier.notice import DecisionNotice
from pipeline.dossier.order import MappingRequest
from pipeline.dossier.overview import Overview, overview
from pipeline.dossier.participation import Participation
from pipeline.dossier.plans import Plan
from pipeline.dossier.proposals import PlanLetter
from pipeline.dossier.reading import Reading
from pipeline.dossier.responsibilities import Responsibility
from pipeline.dossier.review import EvaluationCase
from pipeline.dossier.stakeholders import Stakeholder
from pipeline.dossier.survey import Survey, survey
from pipeline.dossier.trace import Trace, trace
from pipeline.dossier.values import Foundation, Value
from pipeline.norm import NO_BREAK, Norm, long_date, short_date
from pipeline.registers.laws import bare_citation, provision


class _Keyed(Protocol):
    @property
    def id(self) -> str: ...


_Item = TypeVar("_Item", bound=_Keyed)


def _among(items: Iterable[_Item], ids: Iterable[str]) -> tuple[_Item, ...]:
    """Give the items with these ids, in the order of the ids; unknown ids are rule R001's."""
    held = {item.id: item for item in items}
    return tuple(held[one] for one in ids if one in held)


@contract
class Waiver:
    """A rule that the dossier is excused from, for a reason and until a day."""

    rule: str = declare(
        ("Regel", "Koden til regelen."),
        ("Regel", "Koden til regelen."),
        example="C014",
        pattern="[A-Z][0-9]{3}",
    )
    at: str | None = declare(
        (
            "Sted",
            (
                "Stedet unntaket gjelder for, og alt under det: nøklene ovenfra med punktum "
                "mellom. Et punkt i en liste skrives med sin id, eller med nummeret, talt fra 0."
            ),
        ),
        (
            "Stad",
            (
                "Staden unntaket gjeld for, og alt under han: nøklane ovanfrå med punktum "
                "mellom. Eit punkt i ei liste skriv du med id-en, eller med nummeret, talt frå 0."
            ),
        ),
        default=None,
        example="cases.adopt-values.summary",
        pattern=r"[a-z0-9_-]+(\.[a-z0-9_-]+)*",
    )
    reason: str = declare(
        ("Begrunnelse", "Hvorfor regelen ikke skal gjelde her."),
        ("Grunngiving", "Kvifor regelen ikkje skal gjelde her."),
        example="Avklart med arkivleder",
        example_nn="Avklart med arkivleiar",
    )
    until: dt.date = declare(
        ("Til og med", "Siste dag unntaket gjelder."),
        ("Til og med", "Siste dag unntaket gjeld."),
        example="2026-12-31",
    )


@contract
class Dossier:
    """A municipality's housing-social work in one file."""

    schema: int = declare(
        ("Kontrakt", "Utgaven av kontrakten. Den er 1."),
        ("Kontrakt", "Utgåva av kontrakten. Ho er 1."),
        example="1",
        minimum=1,
        maximum=1,
    )
    id: str = identifier(
        "Navnet på mappen som dokumentene kommer i.",
        "Namnet på mappa som dokumenta kjem i.",
        example="eksempelvik",
        folder=True,
    )
    norm: Norm = declare(
        ("Målform", "nb for bokmål, nn for nynorsk."),
        ("Målform", "nb for bokmål, nn for nynorsk."),
        example="nb",
    )
    date: dt.date = declare(
        ("Dato", "Datoen som dokumentene bærer."),
        ("Dato", "Datoen som dokumenta ber."),
        example="2026-03-02",
    )
    municipality: Municipality = declare(
        ("Kommunen", "Kommunen som dokumentene taler for."),
        ("Kommunen", "Kommunen som dokumenta taler for."),
    )
    facts: tuple[Figure, ...] = declare(
        ("Tall", "Tall med dato og kilde."),
        ("Tal", "Tal med dato og kjelde."),
        default=(),
    )
    guidelines: tuple[Guideline, ...] = declare(
        ("Føringer", "Lover, planer og vedtak som arbeidet må følge."),
        ("Føringar", "Lover, planar og vedtak som arbeidet må følgje."),
        default=(),
    )
    plans: tuple[Plan, ...] = declare(
        ("Planer", "Kommunens planer, og hva de sier om bolig."),
        ("Planar", "Planane til kommunen, og kva dei seier om bustad."),
        default=(),
    )
    stakeholders: tuple[Stakeholder, ...] = declare(
        ("Interessenter", "Enheter, organer og organisasjoner som berøres."),
        ("Interessentar", "Einingar, organ og organisasjonar som arbeidet rører ved."),
    )
    responsibilities: tuple[Responsibility, ...] = declare(
        ("Ansvar", "Hvem som leder og hjelper til i hver oppgave."),
        ("Ansvar", "Kven som leier og hjelper til i kvar oppgåve."),
        default=(),
    )
    mapping: Mapping = declare(
        ("Kartlegging", "Det kartleggingen har vist."),
        ("Kartlegging", "Det kartlegginga har vist."),
        default=Mapping(),
    )
    participation: tuple[Participation, ...] = declare(
        ("Medvirkning", "Hvem som har medvirket, og hva det førte til."),
        ("Medverknad", "Kven som har medverka, og kva det førte til."),
        default=(),
    )
    values: Foundation | None = declare(
        ("Verdigrunnlag", "Verdiene og hva de betyr i praksis."),
        ("Verdigrunnlag", "Verdiane og kva dei betyr i praksis."),
        default=None,
    )
    mandate: tuple[Mandate, ...] = declare(
        ("Mandater", "Ett mandat for hver arbeidsprosess."),
        ("Mandat", "Eitt mandat for kvar arbeidsprosess."),
        default=(),
    )
    models: tuple[Model, ...] = declare(
        ("Modeller", "Alternativene for organisering."),
        ("Modellar", "Alternativa for organisering."),
        default=(),
    )
    decisions: tuple[Decision, ...] = declare(
        ("Vedtak", "Det som er vedtatt, ord for ord."),
        ("Vedtak", "Det som er vedteke, ord for ord."),
        default=(),
    )
    cases: tuple[Case, ...] = declare(
        ("Saker", "De politiske sakene."),
        ("Saker", "Dei politiske sakene."),
        default=(),
    )
    follow_up: FollowUp | None = declare(
        ("Oppfølging", "Brevene om etterlevelse, og svarene."),
        ("Oppfølging", "Breva om etterleving, og svara."),
        default=None,
    )
    evaluation: tuple[Evaluation, ...] = declare(
        ("Evaluering", "Evalueringene, som etter et valg."),
        ("Evaluering", "Evalueringane, som etter eit val."),
        default=(),
    )
    waivers: tuple[Waiver, ...] = declare(
        ("Unntak", "Regler som ikke skal gjelde her, med grunn og frist."),
        ("Unntak", "Reglar som ikkje skal gjelde her, med grunn og frist."),
        default=(),
    )

    @property
    def council(self) -> str:
        """The highest body in definite form: kommunestyret."""
        return self.municipality.council.label(self.norm)

    @property
    def council_capital(self) -> str:
        return _capital(self.council)

    @property
    def executive(self) -> str:
        """The chief executive's title in definite form: kommunedirektøren."""
        return self.municipality.chief_executive.definite

    @property
    def executive_capital(self) -> str:
        return _capital(self.executive)

    @property
    def executive_genitive(self) -> str:
        """The title before what it owns, in bokmål: kommunedirektørens."""
        return self.executive + ("'" if self.executive[-1:] in "sxz" else "s")

    @property
    def executive_genitive_capital(self) -> str:
        return _capital(self.executive_genitive)

    @property
    def case_word_capital(self) -> str:
        """What the municipality calls a case document, at the head of one: Saksframlegg."""
        return _capital(self.municipality.words.case.label(self.norm))

    @property
    def organisation_number(self) -> str | None:
        """The number in groups of three, as a letter prints it."""
        held = self.municipality.orgnr
        return NO_BREAK.join((held[:3], held[3:6], held[6:])) if held else None

    @property
    def proposal_first(self) -> bool:
        return self.municipality.words.proposal is ProposalPlace.FIRST

    @property
    def proposal_last(self) -> bool:
        return not self.proposal_first

    @cached_property
    def foundation_decision(self) -> Decision | None:
        """The decision that has adopted the values foundation, at the date of the dossier."""
        return self.premise_at(self.date)

    @cached_property
    def mandate_requests(self) -> tuple[MandateRequest, ...]:
        return tuple(self._mandate_request(one) for one in self.mandate)

    @cached_property
    def case_drafts(self) -> tuple[CaseDraft, ...]:
        """The cases, without those that are written as an evaluation's."""
        evaluated = {one.id for one in self.evaluation_cases}
        return tuple(self._case_draft(one) for one in self.cases if one.id not in evaluated)

    @cached_property
    def evaluation_cases(self) -> tuple[EvaluationCase, ...]:
        held = {one.id: one for one in self.cases}
        cases = ((one, held[one.case]) for one in self.evaluation if one.case in held)
        made = (self._evaluation_case(*one) for one in cases)
        return tuple(one for one in made if one is not None)

    @cached_property
    def follow_up_letters(self) -> tuple[FollowUpLetter, ...]:
        if self.follow_up is None:
            return ()
        letters = (self._letter(self.follow_up, one) for one in self.follow_up.requests)
        return tuple(letter for letter in letters if letter is not None)

    @cached_property
    def baseline(self) -> Baseline | None:
        """The current state, once the mapping has shown anything of it."""
        return self._baseline() if baseline.says_something(self.mapping) else None

    @cached_property
    def charter(self) -> Charter | None:
        """The foundation as it is adopted, or still a draft, at the date of the dossier."""
        return charter(self.values, self.premise_at(self.date), self.date) if self.values else None

    @cached_property
    def decision_notices(self) -> tuple[DecisionNotice, ...]:
        return tuple(self._notice(one) for one in self.decisions)

    @cached_property
    def plan_inputs(self) -> tuple[PlanLetter, ...]:
        """The input to each plan under work, once the foundation that it rests on is adopted."""
        held = self.foundation_decision
        plans = proposals.open_plans(self.plans) if held else ()
        return tuple(self._plan_letter(one, held) for one in plans if held)

    @cached_property
    def gaps(self) -> Gaps:
        return gaps(self.responsibilities, self._unit_names())

    @cached_property
    def matrices(self) -> tuple[Matrix, ...]:
        return matrices(self.responsibilities, self._unit_names())

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        return duties(self.responsibilities, self._unit_names())

    @cached_property
    def actors(self) -> Actors:
        return actors(self.stakeholders, self.responsibilities)

    @cached_property
    def answered_questions(self) -> tuple[AnsweredQuestion, ...]:
        return tuple(answered(one, self._unit_names()) for one in self.mapping.questions)

    @cached_property
    def organisation_mandate(self) -> MandateRequest | None:
        """The latest mandate to look at the organisation, with the names of units."""
        return self._latest_mandate(Process.ORGANISATION)

    @cached_property
    def organisation_participation(self) -> tuple[Participation, ...]:
        return tuple(one for one in self.participation if one.process is Process.ORGANISATION)

    @cached_property
    def organisation_guidelines(self) -> tuple[CitedGuideline, ...]:
        """What binds the work with the organisation: what its mandate names, or else all."""
        mandate = self.organisation_mandate
        held = mandate.guidelines if mandate else self.binding_guidelines
        return tuple(one for one in held if not one.changeable)

    @cached_property
    def guideline_briefs(self) -> tuple[Brief, ...]:
        return briefs((*self.binding_guidelines, *self.changeable_guidelines))

    @cached_property
    def binding_guidelines(self) -> tuple[CitedGuideline, ...]:
        """The guidelines that the municipality cannot change."""
        return self._cited(tuple(g.id for g in self.guidelines if not g.changeable), self.date)

    @cached_property
    def changeable_guidelines(self) -> tuple[CitedGuideline, ...]:
        return self._cited(tuple(g.id for g in self.guidelines if g.changeable), self.date)

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        return comparisons(self.models)

    @cached_property
    def chosen_model(self) -> Model | None:
        return next((one for one in self.models if one.chosen), None)

    @property
    def model_requests(self) -> tuple[str, ...]:
        """What the steering group is asked to decide."""
        return self.chosen_model.requests if self.chosen_model else ()

    @property
    def model_open(self) -> bool:
        """Whether the steering group has still to choose."""
        return self.chosen_model is None or self.chosen_model.decided is None

    @property
    def mapping_judged(self) -> bool:
        held = self.mapping
        return bool(held.strengths or held.weaknesses or held.changes)

    @cached_property
    def implementation(self) -> tuple[Step, ...]:
        """What carries out the chosen model, in the order of the deadlines."""
        return steps(self.chosen_model, self._unit_names())

    @cached_property
    def compliance(self) -> Report | None:
        """How the values stand at the date of the dossier, once somebody has been asked."""
        return self._report(self.date)

    @cached_property
    def trace(self) -> Trace | None:
        return trace(self.compliance, self.plans, self.unit) if self.compliance else None

    @cached_property
    def agenda(self) -> tuple[Entry, ...]:
        return agenda(self.compliance, self.cases) if self.compliance else ()

    @cached_property
    def followed_decision(self) -> QuotedDecision | None:
        """The decision that the recipients were asked about, word for word."""
        held = _among(self.decisions, [self.follow_up.decision] if self.follow_up else [])
        return quoted(held[0]) if held else None

    @cached_property
    def reporting_duty(self) -> str | None:
        """The provision on reporting to the council every year, if it is in force."""
        held = provision("kommuneloven", "25-2", self.date)
        return held.citation(self.norm) if held else None

    @cached_property
    def latest_evaluation(self) -> Evaluation | None:
        held = [one for one in self.evaluation if one.date <= self.date]
        return max(held, key=lambda one: one.date, default=None)

    @cached_property
    def survey(self) -> Survey:
        return survey(self)

    @cached_property
    def mapping_requests(self) -> tuple[MappingRequest, ...]:
        return order.requests(self, self._cited)

    @cached_property
    def plan_overview(self) -> Overview:
        return overview(self)

    def premise_at(self, day: dt.date) -> Decision | None:
        """Give the decision that had adopted the foundation by this day."""
        adopting = [one for one in self.decisions if one.adopts_values and one.date <= day]
        return max(adopting, key=lambda one: one.date, default=None)

    def unit(self, key: str) -> str:
        """Give the name of a stakeholder, or the key where there is none (rule R001's)."""
        return next((one.name for one in self.stakeholders if one.id == key), key)

    def _mandate_request(self, mandate: Mandate) -> MandateRequest:
        day = mandate.date or self.date
        return MandateRequest(
            id=mandate.id,
            title=mandate.title,
            date=day,
            mandate=mandate,
            guidelines=self._cited(mandate.guidelines, day),
            steering_group=self._seats(mandate.steering_group),
            working_group=self._seats(mandate.working_group),
            reference_group=self._seats(mandate.reference_group),
        )

    def _latest_mandate(self, process: Process) -> MandateRequest | None:
        held = [one for one in self.mandate_requests if one.mandate.process is process]
        return max(held, key=lambda one: one.date, default=None)

    def _case_draft(self, case: Case) -> CaseDraft:
        day = case.date or self.date
        adopts = case.subject is Subject.VALUE_FOUNDATION
        return CaseDraft(
            id=case.id,
            title=case.title,
            date=day,
            case=case,
            premise=None if adopts else self.premise_at(day),
            values=self._assessed(case),
            figures=_among(self.facts, case.figures),
            guidelines=self._cited(case.guidelines, day),
            plans=self._plans(case.plans, day),
            earlier_decisions=_among(self.decisions, case.earlier_decisions),
            participation=_among(self.participation, case.participation),
            distribution=_among(self.stakeholders, case.distribution),
            foundation=self.values if adopts else None,
        )

    def _report(self, day: dt.date) -> Report | None:
        if self.follow_up is None or self.values is None:
            return None
        held = compliance.sent(self.follow_up, day, self.date)
        if not held.requests:
            return None
        return compliance.report(held, self.values, day, self.unit, self.norm)

    def _evaluation_case(self, evaluation: Evaluation, case: Case) -> EvaluationCase | None:
        draft = self._case_draft(case)
        values = self.values.items if self.values else ()
        adopted = draft.premise.date if draft.premise else draft.date
        span = changes.Span(adopted, draft.date)
        heard = review.heard(self.participation, draft.participation, span)
        since = review.Since(self._changes(span), heard)
        return review.evaluation_case(draft, evaluation, values, self._report(draft.date), since)

    def _changes(self, span: changes.Span) -> tuple[changes.Change, ...]:
        held = (
            *changes.laws(self.guidelines, span, self.norm),
            *changes.plans(self.plans, span, self.norm),
            *changes.decisions(self.decisions, span, self.norm),
            *changes.elections(span, self.norm),
        )
        return tuple(sorted(held, key=lambda one: one.date))

    def _letter(self, follow_up: FollowUp, request: Request) -> FollowUpLetter | None:
        recipient = _among(self.stakeholders, [request.recipient])
        decision = _among(self.decisions, [follow_up.decision])
        if not recipient or not decision:
            return None
        return FollowUpLetter(
            id=request.recipient,
            title=decision[0].title,
            date=request.date or self.date,
            request=request,
            follow_up=follow_up,
            recipient=recipient[0],
            decision=decision[0],
            points=quoted(decision[0]).points,
            questions=self._questions(request.questions),
            tasks=self._led_by(request.recipient),
            copies=_among(self.stakeholders, follow_up.copies),
            phase="organisation 4" if self._organises(decision[0]) else "values 3",
        )

    def _baseline(self) -> Baseline:
        latest = self._latest_mandate(Process.VALUES)
        mandate = latest.mandate if latest else None
        ids = baseline.basis(self.guidelines, mandate)
        return Baseline(
            adoption=self.premise_at(self.date),
            groups=baseline.touched(self.stakeholders),
            owners=baseline.owners(self.council_capital, self.executive_capital, mandate),
            guidelines=self._cited(ids, self.date),
            chosen=len(ids) < len(self.guidelines),
            strengths=self.mapping.strengths,
            weaknesses=self.mapping.weaknesses,
            figures=baseline.key_figures(self.facts, self.cases),
            users=baseline.users(self.participation, self.cases),
            services=baseline.services(self.mapping, self._unit_names()),
            limits=mandate.limits if mandate else (),
            steps=baseline.steps(self.date, self.norm, mandate, self.cases, self.plans),
        )

    def _notice(self, decision: Decision) -> DecisionNotice:
        day = decision.notified or self.date
        case = next(iter(_among(self.cases, [decision.case or ""])), None)
        elected = notice.elected(decision.body, self.council, self.stakeholders)
        governance = self.municipality.governance
        return DecisionNotice(
            id=decision.id,
            title=decision.title,
            date=day,
            decision=decision,
            body=_capital(decision.body),
            points=quoted(decision).points,
            officer=case.officer if case else None,
            recipients=_among(self.stakeholders, case.distribution if case else ()),
            review=notice.review(decision, day, self.norm) if elected else None,
            duty=notice.duty(decision, governance, self.norm) if elected else None,
            asked=notice.asked(decision, self.follow_up, day, self.date, self._unit_names()),
            election_year=election_year(day),
        )

    def _plan_letter(self, plan: Plan, adoption: Decision) -> PlanLetter:
        held = self.values.items if self.values else ()
        return PlanLetter(
            id=plan.id,
            title=plan.title,
            date=self.date,
            plan=plan,
            owner=next(iter(_among(self.stakeholders, [plan.owner])), None),
            adoption=adoption,
            points=proposals.points(plan, held),
            traced=proposals.traced(plan, held),
            level=proposals.level(plan.kind),
        )

    def _unit_names(self) -> dict[str, str]:
        return {one.id: one.name for one in self.stakeholders}

    def _organises(self, decision: Decision) -> bool:
        cases = _among(self.cases, [decision.case or ""])
        return any(one.subject is Subject.ORGANISATION for one in cases)

    def _cited(self, ids: tuple[str, ...], day: dt.date) -> tuple[CitedGuideline, ...]:
        return tuple(self._cite(one, day) for one in _among(self.guidelines, ids))

    def _cite(self, guideline: Guideline, day: dt.date) -> CitedGuideline:
        held = provision(guideline.law or "", guideline.section or "", day)
        if held is None:
            dated = f" ({short_date(guideline.date)})" if guideline.date else ""
            law = bare_citation(guideline.law or "", guideline.section, self.norm)
            return CitedGuideline(
                guideline.level,
                (guideline.title or _capital(law)) + dated,
                "",
                guideline.source or DASH,
                guideline.meaning,
                guideline.changeable,
            )
        return CitedGuideline(
            guideline.level,
            _capital(held.citation(self.norm)),
            held.content(self.norm),
            held.law.identifier,
            guideline.meaning,
            guideline.changeable,
        )

    def _seats(self, members: tuple[Member, ...]) -> tuple[Seat, ...]:
        return tuple(
            Seat(_capital(one.role), self.unit(one.unit), one.authority or DASH) for one in members
        )

    def _assessed(self, case: Case) -> tuple[AssessedValue, ...]:
        held: dict[str, Value] = {one.id: one for one in self.values.items} if self.values else {}
        return tuple(
            AssessedValue(held[one.value], one.text)
            for one in case.value_assessments
            if one.value in held
        )

    def _plans(self, ids: tuple[str, ...], day: dt.date) -> tuple[CitedPlan, ...]:
        known = (hierarchy.known_at(one, day, self.date) for one in _among(self.plans, ids))
        return tuple(CitedPlan(plan, self.unit(plan.owner), self._adoption(plan)) for plan in known)

    def _adoption(self, plan: Plan) -> str:
        if plan.adopted is None:
            return DASH
        held = plan.adopted
        return f"{_capital(held.body)} {long_date(held.date)}, sak{NO_BREAK}{held.case_number}"

    def _questions(self, questions: tuple[StatusQuestion, ...]) -> tuple[NumberedQuestion, ...]:
        return tuple(
            NumberedQuestion(number, self._about(one), one.text)
            for number, one in enumerate(questions, 1)
        )

    def _about(self, question: StatusQuestion) -> str:
        titles = {one.id: one.title for one in self.values.items} if self.values else {}
        if question.value in titles:
            return titles[question.value]
        point = "Vedtakspunkt" if question.point else ""
        return f"{point}{NO_BREAK}{question.point}" if point else DASH

    def _led_by(self, key: str) -> tuple[str, ...]:
        return tuple(
            f"{one.task.label(self.norm)} ({one.target_group})"
            for one in self.responsibilities
            if one.lead == key
        )

    @cached_property
    def scalars(self) -> tuple[tuple[KeyPath, Key, object], ...]:
        """Every scalar with its place and its key, walked once for all the rules that ask."""
        return tuple(walk(self))

    @cached_property
    def texts(self) -> tuple[Written, ...]:
        """Every text that documents may print, gathered once for all the rules that read."""
        return tuple(one for scalar in self.scalars for one in written(*scalar))

    @cached_property
    def reading(self) -> Reading[Written]:
        """Every text, to search for words."""
        return Reading(self.texts, [one.text for one in self.texts])

    @cached_property
    def whole(self) -> Reading[tuple[KeyPath, Key, object]]:
        """Everything that is written, texts or not, to search for what may stand anywhere."""
        return Reading(self.scalars, [_as_written(value) for _, _, value in self.scalars])


def _as_written(value: object) -> str:
    """Write a value as it is searched: with the first nought, which a number loses.

    A birth number may begin with one.
    """
    text = written_as(value)
    bare = isinstance(value, int | Decimal) and len(text) == _WITHOUT_NOUGHT and text.isdecimal()
    return f"0{text}" if bare else text


_WITHOUT_NOUGHT = 10


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
