"""The tables that grow with the dossier, each in as many parts as pages have room for."""

from collections.abc import Iterator
from functools import cached_property

from pipeline.dossier.dossier import Dossier
from pipeline.dossier.models import Model
from pipeline.facts.comparison import Criterion, comparison
from pipeline.facts.compliance import Report
from pipeline.facts.duties import Letters, Matrix, MatrixRow, letters, matrix
from pipeline.facts.names import names
from pipeline.facts.replies import About, Reply
from pipeline.frozen import Frozen
from pipeline.views.columns import MODELS, RECIPIENTS, UNITS, shared_out, too_narrow


class DutyTable(Frozen):
    """The nine tasks, and some of the units; numbered where there are several tables."""

    part: int | None
    units: tuple[str, ...]
    rows: tuple[MatrixRow, ...]

    @property
    def letters(self) -> Letters:
        return letters(self.rows)


class ModelTable(Frozen):
    """Every criterion, and some of the models; numbered where there are several tables."""

    part: int | None
    models: tuple[Model, ...]
    criteria: tuple[Criterion, ...]


class ReplyRow(Frozen):
    """A topic, and the replies of the recipients of the table."""

    about: About
    cells: tuple[Reply, ...]


class ReplyTable(Frozen):
    """Every topic, and some of the recipients."""

    recipients: tuple[str, ...]
    rows: tuple[ReplyRow, ...]

    @property
    def narrow(self) -> bool:
        """Whether the names stand on end."""
        return too_narrow(self.recipients)


class WideTables(Frozen, dict=True):
    """A dossier's wide tables."""

    _dossier: Dossier

    @cached_property
    def matrices(self) -> tuple[DutyTable, ...]:
        return tuple(_duties(matrix(self._dossier.responsibilities, names(self._dossier))))

    @cached_property
    def comparisons(self) -> tuple[ModelTable, ...]:
        return tuple(_models(self._dossier.models))


def _duties(held: Matrix) -> Iterator[DutyTable]:
    for part, some in _numbered(shared_out(len(held.units), UNITS)):
        rows = (MatrixRow(one.task, one.led, one.marks[some]) for one in held.rows)
        yield DutyTable(part, held.units[some], tuple(rows))


def _models(models: tuple[Model, ...]) -> Iterator[ModelTable]:
    held = comparison(models)
    for part, some in _numbered(shared_out(len(held.models), MODELS)):
        criteria = (Criterion(one.title, one.assessments[some]) for one in held.criteria)
        yield ModelTable(part, held.models[some], tuple(criteria))


def reply_tables(held: Report) -> Iterator[ReplyTable]:
    """Give every value and point, and as many recipients in each table as a page has room for."""
    for some in shared_out(len(held.recipients) if held.judged else 0, RECIPIENTS):
        names = tuple(one.name for one in held.recipients[some])
        yield ReplyTable(
            names, tuple(ReplyRow(one.about, one.replies[some]) for one in held.judged)
        )


def _numbered(parts: tuple[slice, ...]) -> Iterator[tuple[int | None, slice]]:
    """Give each part its number; one that is alone has none."""
    return ((n if len(parts) > 1 else None, one) for n, one in enumerate(parts, 1))
