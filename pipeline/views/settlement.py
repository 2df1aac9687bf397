"""The yearly cases on settling refugees and on start loans: numbers and money come first."""

from dataclasses import dataclass

from pipeline.dossier.cases import Case, Subject
from pipeline.dossier.dossier import Dossier
from pipeline.views.case import CaseDraft

# What has a document type of its own, by what the case is about.
YEARLY = frozenset({Subject.SETTLEMENT, Subject.START_LOAN})


@dataclass(frozen=True)
class YearlyCase(CaseDraft):
    """A case that comes back each year with new numbers."""

    @property
    def phase(self) -> str:
        """It belongs to every phase that its type does."""
        return ""

    @property
    def counts(self) -> bool:
        """Whether the case has any numbers to show: figures, or a table."""
        return bool(self.figures or self.tables)


def yearly_cases(
    dossier: Dossier, cases: tuple[Case, ...], subject: Subject
) -> tuple[YearlyCase, ...]:
    return tuple(YearlyCase(dossier, one) for one in cases if one.subject is subject)
