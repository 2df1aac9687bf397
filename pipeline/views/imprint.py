"""How a document stands, as its family prints it: a draft on every page, until it is sent."""

import datetime as dt

from pipeline.dossier.issued import Issued
from pipeline.frozen import Frozen
from pipeline.norm import Norm


class Approval(Frozen):
    """Who has approved a document, and when; only a state in the dossier can say so."""

    by: str
    date: dt.date


class Forerunner(Frozen):
    """The own day of the document that one comes in the place of; if `nn`, told in nynorsk."""

    date: dt.date
    nn: bool


class Imprint(Frozen):
    """A draft, a copy of what has left the house, or the document itself.

    `journal` is the number that the archive has given it.
    """

    draft: bool = True
    copy: bool = False
    approved: Approval | None = None
    journal: str | None = None
    replaces: Forerunner | None = None


def standing(
    issued: Issued | None, replaces: dt.date | None, norm: Norm, *, copy: bool = False
) -> Imprint:
    """Say how the pages of a document stand: a draft, until the dossier's register has it."""
    replaced = Forerunner(replaces, norm is Norm.NN) if replaces else None
    if issued is None:
        return Imprint(replaces=replaced)
    approved = Approval(issued.by, issued.date) if issued.by else None
    return Imprint(
        draft=False, copy=copy, approved=approved, journal=issued.journal, replaces=replaced
    )
