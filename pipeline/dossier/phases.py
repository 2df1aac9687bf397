"""The phases of the work, by what veiviseren.no calls them, and what gives a type new editions."""

from enum import StrEnum

from pipeline.frozen import Frozen
from pipeline.norm import Norm, Term


class ProcessName(Term):
    """The three work processes, and the municipal level around them."""

    VALUES = ("values", "Felles verdigrunnlag")
    ORGANISATION = ("organisation", "Organisering og samarbeid")
    MAPPING = ("mapping", "Kartlegging")
    MUNICIPAL = ("municipal", "Kommunenivå")


class Phase(Frozen):
    """One phase of one process; `name` is what declarations and items write: values 3."""

    process: ProcessName
    number: int
    nb: str
    nn: str

    @property
    def name(self) -> str:
        return f"{self.process.value} {self.number}"

    def label(self, norm: Norm) -> str:
        return self.nn if norm is Norm.NN else self.nb


_VALUES, _ORGANISATION = ProcessName.VALUES, ProcessName.ORGANISATION
_MAPPING, _MUNICIPAL = ProcessName.MAPPING, ProcessName.MUNICIPAL

# In the order in which a reader meets them. The municipal level is not a process: it has no 1.
PHASES: dict[str, Phase] = {
    one.name: one
    for one in (
        Phase(
            _VALUES,
            1,
            "Få mandat og etablere et grunnlag for arbeidet",
            "Få mandat og etablere eit grunnlag for arbeidet",
        ),
        Phase(
            _VALUES,
            2,
            "Fremme sak til politisk behandling",
            "Fremje sak til politisk behandling",
        ),
        Phase(
            _VALUES,
            3,
            "Implementering av verdigrunnlag",
            "Implementering av verdigrunnlag",
        ),
        Phase(_ORGANISATION, 1, "Oppstart", "Oppstart"),
        Phase(_ORGANISATION, 2, "Utarbeide kunnskapsgrunnlag", "Utarbeide kunnskapsgrunnlag"),
        Phase(
            _ORGANISATION,
            3,
            "Forslag til modell utarbeides og vedtas",
            "Framlegg til modell blir utarbeidd og vedteke",
        ),
        Phase(_ORGANISATION, 4, "Gjennomføring", "Gjennomføring"),
        Phase(_ORGANISATION, 5, "Evaluere og tilpasse", "Evaluere og tilpasse"),
        Phase(
            _MAPPING,
            1,
            "Identifiser oppgaven og avklar føringer",
            "Identifiser oppgåva og avklar føringar",
        ),
        Phase(
            _MAPPING,
            2,
            "Kartlegg befolkning, boforhold og bomiljø samt virkemidler og tjenester",
            "Kartlegg folkesetnad, buforhold og bumiljø, verkemiddel og tenester",
        ),
        Phase(_MAPPING, 3, "Individkartlegging", "Individkartlegging"),
        Phase(_MUNICIPAL, 0, "Kommunenivå", "Kommunenivå"),
    )
}


class Editions(StrEnum):
    """What gives a type a new edition: a yearly rolling of a plan, or values adopted anew."""

    ROLLING = "rolling"
    FOUNDATION = "foundation"
