"""The dossier: everything an author has written."""

import datetime as dt
from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

from pipeline.contract.declare import Key, KeyPath, contract, declare, identifier
from pipeline.contract.timed import Moment, Timed
from pipeline.dossier.at import at, timed
from pipeline.dossier.cases import Case
from pipeline.dossier.councils import CouncilDays
from pipeline.dossier.decisions import Decision, DecisionReport
from pipeline.dossier.evaluation import Evaluation
from pipeline.dossier.figure import Figure
from pipeline.dossier.followup import Round
from pipeline.dossier.foundation import Foundation
from pipeline.dossier.guidelines import Guideline
from pipeline.dossier.hearings import Hearing
from pipeline.dossier.issued import Issued
from pipeline.dossier.mandate import Mandate
from pipeline.dossier.mapping import Mapping
from pipeline.dossier.models import Model
from pipeline.dossier.municipality import Municipality
from pipeline.dossier.participation import Participation
from pipeline.dossier.pictures import Illustration
from pipeline.dossier.plans import Plan
from pipeline.dossier.reading import Reading
from pipeline.dossier.responsibilities import Responsibility
from pipeline.dossier.stakeholders import Stakeholder
from pipeline.dossier.tables import DataTable
from pipeline.dossier.waiver import Waiver
from pipeline.dossier.walk import Written, walk, written, written_as
from pipeline.frozen import replace
from pipeline.norm import Norm

_T = TypeVar("_T")


@contract
class Dossier:
    """A municipality's housing-social work in one file."""

    schema: int = declare(
        (
            "Kontrakt",
            "Utgaven av kontrakten, 2. saksflyt upgrade hever en eldre. Står ikke i dokumentene.",
        ),
        (
            "Kontrakt",
            "Utgåva av kontrakten, 2. saksflyt upgrade hevar ei eldre. Står ikkje i dokumenta.",
        ),
        example="2",
        minimum=2,
        maximum=2,
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
    councils: tuple[CouncilDays, ...] = declare(
        ("Kommunestyrer", "Valgdag og konstituering, som frister regnes fra."),
        ("Kommunestyre", "Valdag og konstituering, som fristar blir rekna frå."),
        default=(),
    )
    figures: tuple[Figure, ...] = declare(
        ("Tall", "Tall med dato og kilde."),
        ("Tal", "Tal med dato og kjelde."),
        default=(),
    )
    tables: tuple[DataTable, ...] = declare(
        ("Tabeller", "Tabeller med dato og kilde. Summene regner programmet ut."),
        ("Tabellar", "Tabellar med dato og kjelde. Summane reknar programmet ut."),
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
        ("Interessentar", "Einingar, organ og organisasjonar som arbeidet gjeld."),
    )
    responsibilities: tuple[Responsibility, ...] = declare(
        ("Ansvar", "Hvem som har ansvaret for hver oppgave, og hvem som bidrar."),
        ("Ansvar", "Kven som har ansvaret for kvar oppgåve, og kven som bidreg."),
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
    foundation: Foundation | None = declare(
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
    decision_reports: tuple[DecisionReport, ...] = declare(
        ("Status for vedtak", "Rapportene om hvor langt vedtakene er kommet."),
        ("Status for vedtak", "Rapportane om kor langt vedtaka er komne."),
        default=(),
    )
    cases: tuple[Case, ...] = declare(
        ("Saker", "De politiske sakene."),
        ("Saker", "Dei politiske sakene."),
        default=(),
    )
    hearings: tuple[Hearing, ...] = declare(
        ("Høringer", "Varsler om oppstart og høringer, og uttalelsene som er kommet inn."),
        ("Høyringar", "Varsel om oppstart og høyringar, og fråsegnene som er komne inn."),
        default=(),
    )
    follow_up: tuple[Round, ...] = declare(
        ("Oppfølging", "Rundene med brev om etterlevelse, og svarene."),
        ("Oppfølging", "Rundane med brev om etterleving, og svara."),
        default=(),
    )
    evaluation: tuple[Evaluation, ...] = declare(
        ("Evaluering", "Evalueringene, som etter et valg."),
        ("Evaluering", "Evalueringane, som etter eit val."),
        default=(),
    )
    documents: tuple[Issued, ...] = declare(
        ("Dokumenter", "Dokumentene som er godkjent, sendt, vedtatt eller erstattet."),
        ("Dokument", "Dokumenta som er godkjende, sende, vedtekne eller erstatta."),
        default=(),
    )
    pictures: tuple[Illustration, ...] = declare(
        ("Bilder", "Bildefiler ved siden av dossieret som dokumentene kan vise."),
        ("Bilete", "Biletfiler ved sida av dossieret som dokumenta kan vise."),
        default=(),
    )
    waivers: tuple[Waiver, ...] = declare(
        ("Unntak", "Regler som ikke skal gjelde her, med grunn og frist. Står ikke i dokumentene."),
        ("Unntak", "Reglar som ikkje skal gjelde her, med grunn og frist. Står ikkje i dokumenta."),
        default=(),
    )

    def at(self, day: dt.date) -> "Dossier":
        """Give the dossier as it was known at a day, which is its own day from then on.

        What reads as it did may be the very same object, so that work once done is not done anew.
        """
        known = at(self, self.moment(day))
        return known if known.date == day else replace(known, date=day)

    def once(self, work: Callable[["Dossier"], _T]) -> _T:
        """Give what follows from the dossier, worked out once for all the rules that ask."""
        if work not in self._done:
            self._done[work] = work(self)
        found: _T = self._done[work]
        return found

    @cached_property
    def _done(self) -> dict[Callable[["Dossier"], Any], Any]:
        return {}

    def moment(self, day: dt.date) -> Moment:
        """Give a day to look at single things from, where the whole dossier is not asked for."""
        return Moment(day, self.date, self.decided, self.norm)

    @cached_property
    def decided(self) -> dict[str, dt.date]:
        """The day of each decision."""
        return {one.id: one.date for one in self.decisions}

    @cached_property
    def history(self) -> tuple[tuple[KeyPath, Timed], ...]:
        """Everything that says anything of time, with its place."""
        return tuple(timed(self))

    @cached_property
    def scalars(self) -> tuple[tuple[KeyPath, Key, object], ...]:
        """Every scalar with its place and its key, walked once for all the rules that ask."""
        return tuple(walk(self))

    @cached_property
    def references(self) -> tuple[tuple[KeyPath, str, str], ...]:
        """Every reference: its place, the section that it refers to, and the id that it names."""
        return tuple(
            (path, key.limits["refers"], str(value))
            for path, key, value in self.scalars
            if "refers" in key.limits
        )

    @cached_property
    def texts(self) -> tuple[Written, ...]:
        """Every text that documents may print, gathered once for all the rules that read."""
        return tuple(written(self.scalars))

    @cached_property
    def reading(self) -> Reading[Written]:
        """Every text, to search for words."""
        return Reading(self.texts, [one.text for one in self.texts])

    @cached_property
    def whole(self) -> Reading[tuple[KeyPath, Key, object]]:
        """Everything that is written, texts or not, to search for what may stand anywhere."""
        # Most are texts, and a call for each would cost more than all else here.
        held = self.scalars
        return Reading(
            held, [one if isinstance(one, str) else _as_written(one) for *_, one in held]
        )


def _as_written(value: object) -> str:
    """Write a value as it is searched: with the first nought, which a number loses.

    A birth number may begin with one. In yes and no there is nothing to find.
    """
    if isinstance(value, bool):
        return ""
    text = written_as(value)
    return f"0{text}" if len(text) == _WITHOUT_NOUGHT and text.isdecimal() else text


_WITHOUT_NOUGHT = 10
