"""Stakeholders: units, bodies, user organisations, private and regional actors."""

from pipeline.contract.declare import contract, declare, identifier
from pipeline.contract.timed import Timed
from pipeline.dossier.municipality import Address, Contact
from pipeline.norm import Term


class TouchedGroup(Term):
    """The five touched groups of phase 1 in the values process."""

    POLITICAL = ("political", "Politisk", "Politisk")
    INTERNAL = ("internal", "Internt i organisasjonen", "Internt i organisasjonen")
    RESIDENTS = ("residents", "Innbyggere", "Innbyggjarar")
    PRIVATE = ("private", "Utbyggere og private aktører", "Utbyggjarar og private aktørar")
    REGIONAL = (
        "regional",
        "Regionale myndigheter og samarbeidsparter",
        "Regionale styresmakter og samarbeidspartar",
    )


@contract
class Stakeholder(Timed):
    """A unit, body or organisation that owns or is touched by the work; never a person."""

    id: str = identifier(
        "Kort navn som resten av dossieret viser til.",
        "Kort namn som resten av dossieret viser til.",
        example="housing-office",
    )
    name: str = declare(
        ("Navn", "Enhetens, organets eller organisasjonens navn."),
        ("Namn", "Namnet på eininga, organet eller organisasjonen."),
        example="Boligkontoret",
        example_nn="Bustadkontoret",
        usual=True,
    )
    group: TouchedGroup = declare(
        ("Gruppe", "Hvilken av de fem berørte gruppene aktøren hører til."),
        ("Gruppe", "Kva for ei av dei fem gruppene aktøren høyrer til."),
        example="internal",
    )
    interest: str = declare(
        ("Berøring", "Hvordan verdigrunnlaget berører aktøren, eller hva den eier av det."),
        (
            "Korleis aktøren er råka",
            "Kva verdigrunnlaget har å seie for aktøren, eller kva han eig av det.",
        ),
        example="Tildeler og følger opp kommunale boliger.",
        example_nn="Tildeler og følgjer opp kommunale bustader.",
    )
    involvement: str | None = declare(
        ("Medvirkning", "Hvordan aktøren tas med i arbeidet."),
        ("Medverknad", "Korleis aktøren blir teken med i arbeidet."),
        default=None,
    )
    address: Address | None = declare(
        ("Adresse", "Postadressen, når aktøren skal ha brev."),
        ("Adresse", "Postadressa, når aktøren skal ha brev."),
        default=None,
    )
    contact: Contact | None = declare(
        ("Kontakt", "Rollen som svarer for aktøren."),
        ("Kontakt", "Rolla som svarer for aktøren."),
        default=None,
    )
