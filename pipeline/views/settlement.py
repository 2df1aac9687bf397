"""The yearly cases, on settling refugees and on start loans: numbers have their own part."""

from functools import cached_property

from pipeline.dossier.cases import Case, Subject
from pipeline.dossier.dossier import Dossier
from pipeline.views.case import CaseDraft
from pipeline.views.headings import CaseHeadings, case_headings

# What has a document type of its own, by what the case is about.
YEARLY = frozenset({Subject.SETTLEMENT, Subject.START_LOAN})


class YearlyCase(CaseDraft, dict=True):
    """A case that comes back each year with new numbers."""

    @property
    def phase(self) -> str:
        """It belongs to every phase that its type does."""
        return ""

    @property
    def counts(self) -> bool:
        """Whether the case has any numbers to show: figures, or a table."""
        return bool(self.figures or self.tables)

    @property
    def informs(self) -> bool:
        """Whether there is anything under the heading of the facts, beside the numbers."""
        told = (self.case.facts, self.guidelines, self.plans, self.pictures)
        return any(told) or bool(self.quoted_decisions)

    @cached_property
    def headings(self) -> CaseHeadings:
        printed = self._printed() | ({"counts"} if self.counts else set())
        words = self._dossier.municipality.words.headings
        return case_headings(words, printed)


def yearly_cases(
    dossier: Dossier, cases: tuple[Case, ...], subject: Subject
) -> tuple[YearlyCase, ...]:
    return tuple(YearlyCase(dossier, one) for one in cases if one.subject is subject)
