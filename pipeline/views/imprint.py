"""How a document stands, as its family prints it: a draft on every page, until it is sent."""

import datetime as dt
from dataclasses import dataclass

from pipeline.dossier.issued import Issued


@dataclass(frozen=True, slots=True)
class Approval:
    """Who has approved a document, and when; only a state in the dossier can say so."""

    by: str
    date: dt.date


@dataclass(frozen=True, slots=True)
class Imprint:
    """A draft, a copy of what has left the house, or the document itself.

    `journal` is the number that the archive has given it.
    """

    draft: bool = True
    copy: bool = False
    approved: Approval | None = None
    journal: str | None = None


DRAFT = Imprint()


def final(issued: Issued) -> Imprint:
    """Say how the pages of what has left the house stand, as its entry in the register has it."""
    approved = Approval(issued.by, issued.date) if issued.by else None
    return Imprint(draft=False, approved=approved, journal=issued.journal)
