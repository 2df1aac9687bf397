"""What is generated: document types, the jobs to do, and documents not yet written."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.contract.declare import contract, declare
from pipeline.diagnostics import Diagnostic, Text
from pipeline.dossier.issued import Issued
from pipeline.dossier.phases import PHASES, Editions, Phase, ProcessName
from pipeline.frozen import Frozen
from pipeline.norm import Norm


@contract
class BothNorms:
    """A text in both norms."""

    nb: str = declare(
        ("Bokmål", "Teksten på bokmål."),
        ("Bokmål", "Teksten på bokmål."),
    )
    nn: str = declare(
        ("Nynorsk", "Teksten på nynorsk."),
        ("Nynorsk", "Teksten på nynorsk."),
    )

    def __getitem__(self, norm: Norm) -> str:
        return self.nn if norm is Norm.NN else self.nb


# Windows keeps some names to itself, and a path has to have room for the folders above.
FILE_NAME = r"(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$)(?=.{1,80}$)[a-z0-9]+(?:-[a-z0-9]+)*"


@contract
class FileNames:
    """The name of a file in both norms, as every system can have it."""

    nb: str = declare(
        ("Bokmål", "Bare a–z, 0–9 og bindestrek, høyst 80 tegn."),
        ("Bokmål", "Berre a–z, 0–9 og bindestrek, høgst 80 teikn."),
        example="planinnspill",
        pattern=FILE_NAME,
    )
    nn: str = declare(
        ("Nynorsk", "Bare a–z, 0–9 og bindestrek, høyst 80 tegn."),
        ("Nynorsk", "Berre a–z, 0–9 og bindestrek, høgst 80 teikn."),
        example="planinnspel",
        pattern=FILE_NAME,
    )

    def __getitem__(self, norm: Norm) -> str:
        return self.nn if norm is Norm.NN else self.nb


@contract
class Declaration:
    """What document.yaml says of a type: a closed set of keys, and no expressions."""

    title: BothNorms = declare(
        ("Tittel", "Dokumenttypens navn."),
        ("Tittel", "Namnet på dokumenttypen."),
    )
    kind: BothNorms | None = declare(
        (
            "Hva dokumentet er",
            "Det som står øverst på hver side etter den første. Uten kind står tittelen der.",
        ),
        (
            "Kva dokumentet er",
            "Det som står øvst på kvar side etter den første. Utan kind står tittelen der.",
        ),
        default=None,
    )
    letter: bool = declare(
        ("Brev", "true for brev: de har en linje med avsenderens adresse nederst på første side."),
        (
            "Brev",
            "true for brev: dei har ei linje med adressa til avsendaren nedst på første side.",
        ),
        default=False,
    )
    process: ProcessName = declare(
        ("Prosess", "Arbeidsprosessen dokumentet hører til."),
        ("Prosess", "Arbeidsprosessen dokumentet høyrer til."),
    )
    phase: int = declare(
        ("Fase", "Nummeret på fasen i prosessen."),
        ("Fase", "Nummeret på fasen i prosessen."),
        example="1",
    )
    also: tuple[str, ...] = declare(
        ("Også", "Andre faser dokumentet hører til, som organisation 4."),
        ("Også", "Andre fasar dokumentet høyrer til, som organisation 4."),
        default=(),
        example="organisation 4",
    )
    one_per: str = declare(
        ("Ett per", "dossier, eller egenskapen som lister det dokumentet lages for."),
        ("Eitt per", "dossier, eller eigenskapen som listar det dokumentet blir laga for."),
        example="dossier",
    )
    editions: Editions | None = declare(
        (
            "Utgaver",
            "Én for hver rullering (rolling) eller vedtak av verdiene (foundation).",
        ),
        (
            "Utgåver",
            "Éi for kvar rullering (rolling) eller vedtak av verdiane (foundation).",
        ),
        default=None,
        example="rolling",
    )
    requires: tuple[str, ...] = declare(
        ("Krever", "Egenskapene som må finnes i dossieret."),
        ("Krev", "Eigenskapane som må finnast i dossieret."),
        default=(),
        example="values",
    )
    name: FileNames = declare(
        ("Filnavn", "Første del av filnavnet."),
        ("Filnamn", "Første del av filnamnet."),
    )

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The phases that the type belongs to; raises KeyError for one that there is not."""
        return tuple(PHASES[one] for one in (f"{self.process.value} {self.phase}", *self.also))


# The folder beside the types that holds what they have in common.
BLOCKS = "blocks"


# Types, jobs and documents are told apart by identity: they hold whole files and dossiers.
@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How documents look: a Word file whose styles, headers and footers all of them have.

    A municipality may have one of its own, its master. One that cannot be read has no content and
    a fault, and no document is made with it. A `proven` one is the program's own.
    """

    name: str
    content: bytes = field(repr=False)
    digest: str
    fault: Diagnostic | None = None
    proven: bool = False


@dataclass(frozen=True, slots=True)
class Masters(Mapping[str, Look]):
    """The masters of a folder by their municipality's number, and what else lies there."""

    held: Mapping[str, Look]
    findings: tuple[Diagnostic, ...] = ()

    def __getitem__(self, number: str) -> Look:
        return self.held[number]

    def __iter__(self) -> Iterator[str]:
        return iter(self.held)

    def __len__(self) -> int:
        return len(self.held)


@dataclass(frozen=True, slots=True, eq=False)
class DocumentType:
    """One folder under templates/: its declaration, a Word file for each norm, and their look.

    `blocks` are the Word files that the types of the folder have in common, which may be missing.
    An `own` one is not of the program: nobody has held its names against what there is.
    """

    name: str
    declaration: Declaration
    templates: Mapping[Norm, bytes] = field(repr=False)
    family: Look
    blocks: Mapping[Norm, bytes] = field(default_factory=dict, repr=False)
    own: bool = False

    def digest(self, norm: Norm) -> str:
        """Tell the words of a norm apart from any others: the type's own and those of blocks."""
        held = self.templates[norm] + self.blocks.get(norm, b"")
        return hashlib.sha256(held).hexdigest()


class Job(Frozen, eq=False):
    """One document that is due: its type, the key of what it is made for, its own day, its file.

    A type that is made once per dossier has no item: the key is that of its edition, if it has one.
    One that is `issued`, by the dossier's register, stands as it is and is not made anew.
    `replaces` is the own day of the newest document of before that it comes in the place of.
    """

    type: DocumentType
    item_id: str
    day: dt.date
    file: str
    phases: tuple[Phase, ...]
    issued: Issued | None = None
    replaces: dt.date | None = None


class Waiting(Frozen):
    """A type that is not due yet in these phases, and exactly what is missing."""

    type: DocumentType
    missing: tuple[Text, ...]
    phases: tuple[Phase, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A generated document, whole in memory."""

    job: Job
    content: bytes = field(repr=False)

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()
