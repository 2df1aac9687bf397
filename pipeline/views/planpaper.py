"""What the documents of a plan have in common: the plan itself, and its programme."""

import datetime as dt
from functools import cached_property

from pipeline.contract.declare import Prose
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.pictures import Illustration
from pipeline.dossier.plans import Adoption, Plan, PlanKind, PlanStatus
from pipeline.dossier.references import References
from pipeline.facts.figures import FigureRow, rows_of
from pipeline.facts.hierarchy import Period, adoption, archive_case
from pipeline.facts.names import among, municipality_at, shown, unit
from pipeline.facts.statuses import status
from pipeline.frozen import Frozen, replace
from pipeline.views.data import NumberedTable, printed_tables


class PlanPaper(Frozen, dict=True):
    """A plan as a document of its own day prints it."""

    _dossier: Dossier
    plan: Plan
    date: dt.date

    @property
    def id(self) -> str:
        return self.plan.id

    @property
    def title(self) -> str:
        return self.plan.title

    @property
    def kind(self) -> PlanKind:
        return self.plan.kind

    @property
    def owner(self) -> str:
        return unit(self._dossier, self.plan.owner)

    @property
    def period(self) -> Period | None:
        held = Period(self.plan.valid_from, self.plan.valid_to)
        return held if held.start or held.end else None

    @cached_property
    def adoption(self) -> Adoption | None:
        """The decision that the plan rests on as it reads."""
        return adoption(self.plan, self.date)

    @property
    def status(self) -> PlanStatus:
        """Where the plan stands, for one that no decision is told of."""
        successor = among(self._dossier.plans, [self.plan.replaced_by or ""])
        return status(self.plan, next(iter(successor), None), self.date)

    @property
    def municipality(self) -> str:
        """The name of the municipality that adopted it, where it had another name then."""
        return municipality_at(self._dossier, self.adoption.date) if self.adoption else ""

    @property
    def archive(self) -> References:
        """What the document is found by; its case is the plan's own, and never the dossier's."""
        return replace(self.plan.references, case_number=archive_case(self.plan))

    @cached_property
    def pictures(self) -> tuple[Illustration, ...]:
        return shown(self._dossier, self.plan.pictures)

    @property
    def basis(self) -> Prose | None:
        return self.plan.basis

    @cached_property
    def tables(self) -> tuple[NumberedTable, ...]:
        return printed_tables(self._dossier, self.plan.tables)

    @property
    def counted(self) -> bool:
        """Whether the plan shows how things stand, in figures, tables or pictures."""
        return bool(self.figures or self.tables or self.pictures)

    @cached_property
    def figures(self) -> tuple[FigureRow, ...]:
        """The figures that the plan names, and which of them are part of another."""
        return rows_of(among(self._dossier.figures, self.plan.figures), self._dossier.figures)
