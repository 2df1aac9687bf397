"""Responsibilities: who leads and who contributes to each of the nine tasks."""

from pipeline.contract.declare import contract, declare
from pipeline.contract.timed import Timed
from pipeline.norm import Term


class Task(Term):
    """The nine tasks that veiviseren.no lists in the mapping phase."""

    SERVICES_AND_TENANCY_SUPPORT = (
        "services_and_tenancy_support",
        "Tjenester og bo-oppfølging",
        "Tenester og buoppfølging",
    )
    HOUSING_MANAGEMENT = ("housing_management", "Forvalte boliger", "Forvalte bustader")
    HOUSING_ALLOCATION = ("housing_allocation", "Boligtildeling", "Bustadtildeling")
    LIVING_ENVIRONMENT = ("living_environment", "Bo- og nærmiljø", "Bu- og nærmiljø")
    HOUSING_PLANNING = ("housing_planning", "Boligplanlegging", "Bustadplanlegging")
    HOUSING_PROVISION = ("housing_provision", "Skaffe boliger", "Skaffe bustader")
    HOUSING_FINANCE = ("housing_finance", "Boligfinansiering", "Bustadfinansiering")
    ORGANISATION = (
        "organisation",
        "Organisering av boligsosialt arbeid",
        "Organisering av bustadsosialt arbeid",
    )
    DEVELOPMENT = ("development", "Utvikling og nytenking", "Utvikling og nytenking")


@contract
class Responsibility(Timed):
    """One task for one target group: who leads, who helps, and who steps in."""

    task: Task = declare(
        ("Oppgave", "En av de ni oppgavene."),
        ("Oppgåve", "Ei av dei ni oppgåvene."),
    )
    target_group: str = declare(
        ("Målgruppe", "Hvem oppgaven gjelder. Bruk samme ord hver gang."),
        ("Målgruppe", "Kven oppgåva gjeld. Bruk same ord kvar gong."),
        example="alle innbyggere",
        example_nn="alle innbyggjarar",
        usual=True,
    )
    responsible: str | None = declare(
        ("Ansvarlig enhet", "Nøkkelen til enheten som har ansvaret. Utelates når ingen har det."),
        (
            "Ansvarleg eining",
            "Nøkkelen til eininga som har ansvaret. Blir utelate når ingen har det.",
        ),
        default=None,
        refers="stakeholders",
    )
    contributors: tuple[str, ...] = declare(
        ("Bidragsytere", "Nøklene til enhetene som hjelper til."),
        ("Bidragsytarar", "Nøklane til einingane som hjelper til."),
        default=(),
        refers="stakeholders",
    )
    authority: str | None = declare(
        ("Myndighet", "Hvem som kan avgjøre, og etter hvilket reglement."),
        ("Mynde", "Kven som kan avgjere, og etter kva reglement."),
        default=None,
    )
    role: str | None = declare(
        ("Rolle", "Stillingen som gjør arbeidet. Skriv aldri et navn."),
        ("Rolle", "Stillinga som gjer arbeidet. Skriv aldri eit namn."),
        default=None,
    )
    deputy: str | None = declare(
        ("Stedfortreder", "Stillingen som trer inn ved fravær."),
        ("Vara", "Stillinga som trer inn ved fråvær."),
        default=None,
    )
