"""A whole template, compiled: members that are copied, and parts that are filled."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from pipeline.diagnostics import Diagnostic, Rejected
from pipeline.frozen import Frozen, replace
from pipeline.norm import Norm
from pipeline.word.budget import USUAL, Budget
from pipeline.word.drawings import Drawings
from pipeline.word.faults import Refused, fault
from pipeline.word.part import Part
from pipeline.word.picture import Picture
from pipeline.word.prune import pruned
from pipeline.word.sandbox import Names, Sandbox
from pipeline.word.series import WORDS, told
from pipeline.word.tree import parsed
from pipeline.word.turns import Counted
from pipeline.word.value import Broken, Show
from pipeline.word.vocabulary import SHADE, shading
from pipeline.word.zipped import Member, deflated, packed

if TYPE_CHECKING:
    from pipeline.word.drawing import Charts

# What a family prints is the same in all documents, or belongs to each of them as a whole.
AROUND = Names(
    ("municipality", "document"),
    ("provenance",),
    {
        ("dossier", "municipality"): ("municipality",),
        ("dossier", "organisation_number"): ("municipality", "organisation_number"),
        ("item", "title"): ("document", "title"),
    },
)


Slot = Member | Part | Counted


class Options(Frozen):
    """What a template is filled by: see Template."""

    show: Show
    filters: Mapping[str, Callable[..., object]]
    provenance: str
    absent: Mapping[str, Refused]

    def sandbox(self, names: Names | None = None) -> Sandbox:
        return Sandbox(self.show, self.filters, absent=self.absent, names=names)

    def under(self, absent: Mapping[str, Refused], shades: Mapping[str, str]) -> "Options":
        """Give what fills a body: it may lack names, and has the colours of its blocks."""
        return replace(self, absent=absent, filters={**self.filters, SHADE: shading(shades)})

    def drawing(self) -> tuple[Sandbox, Drawings]:
        """Give what fills a text with its charts, which are noted meanwhile."""
        tell = self.filters.get(WORDS) or partial(told, show=self.show, norm=Norm.NB)
        drawings = Drawings(tell)
        filters = {**self.filters, **drawings.filters()}
        return replace(self, filters=filters).sandbox(), drawings


class Form(Frozen):
    """`slots` holds a file in its order: members to copy, and parts to fill.

    The part of the lists is filled when the text has told which there are.
    `around` is the family that the file is laid under, which sees less of the context. It may
    print `document.title`, which is what `title` gives.
    """

    name: str
    sandbox: Sandbox
    slots: tuple[Slot, ...]
    title: Part | str = ""
    around: "Form | None" = None
    charts: "Charts | None" = None
    shades: Mapping[str, str] = {}

    def filled(self, context: Mapping[str, object], budget: Budget = USUAL) -> bytes:
        """Write the document. What the loops and texts of its parts may take is `budget`."""
        forms = (self,) if self.around is None else (self, self.around)
        whole = context if self.around is None else _about(context, "")
        try:
            if self.around is not None:
                whole = _about(context, self._title(whole, budget))
            written = chain.from_iterable(form.members(whole, budget) for form in forms)
            members = pruned(written, {one.name: one.loose for form in forms for one in form.texts})
            printed = {part: one for form in forms for part, one in form.sandbox.printed.items()}
            return packed(_illustrated(members, printed))
        except (Broken, MemoryError):
            raise
        except Exception as error:
            if faults := _told(forms, error, whole):
                raise Rejected(*dict.fromkeys(faults)) from None
            raise

    def members(self, context: Mapping[str, object], budget: Budget) -> Iterator[Member]:
        if self.charts is None:
            return self._filled(context, budget)
        self.charts.drawings.forget()
        return self.charts.drawn(self._filled(context, budget))

    def _filled(self, context: Mapping[str, object], budget: Budget) -> Iterator[Member]:
        seen = self.sandbox.seen(context)
        self.sandbox.refill(budget)
        lists: list[str] = []
        for slot in self.slots:
            if isinstance(slot, Member):
                yield slot
            elif isinstance(slot, Part):
                self.sandbox.part = slot.name
                yield deflated(slot.name, slot.filled(self.sandbox, seen, lists))
        # Where it lies in the file means nothing, and it must be written last.
        for slot in self.slots:
            if isinstance(slot, Counted):
                yield deflated(slot.name, slot.filled(lists))

    def raised(self, error: Exception) -> Iterator[Diagnostic]:
        """Say at which tag an exception came up, where the part that raised it knows."""
        for part in self._parts():
            yield from (fault(self.name, *each) for each in part.raised(error))

    def faults(self, context: Mapping[str, object]) -> Iterator[Diagnostic]:
        seen = self.sandbox.seen(context)
        for part in self._parts():
            for refused, place in part.faults(self.sandbox, seen):
                yield fault(self.name, refused, place)

    @property
    def texts(self) -> Iterator[Part]:
        return (slot for slot in self.slots if isinstance(slot, Part))

    def _parts(self) -> Iterator[Part]:
        return (slot for slot in (*self.slots, self.title) if isinstance(slot, Part))

    def _title(self, context: Mapping[str, object], budget: Budget) -> str:
        if isinstance(self.title, str):
            return self.title
        self.sandbox.refill(budget)
        return parsed(b"".join(self.title.filled(self.sandbox, context, []))).text or ""


def _illustrated(
    members: Iterable[Member], printed: Mapping[str, Mapping[str, Picture]]
) -> Iterable[Member]:
    if not printed:
        return members
    from pipeline.word.illustrate import illustrated

    return illustrated(members, printed)


def _told(
    forms: Iterable[Form], error: Exception, context: Mapping[str, object]
) -> tuple[Diagnostic, ...]:
    """Say what is wrong with a template, or nothing where the program itself is at fault."""
    held = tuple(forms)
    raised = tuple(one for form in held for one in form.raised(error))
    try:
        found = tuple(one for form in held for one in form.faults(context))
    except Exception:
        if raised:
            return raised
        raise
    # A budget may be one that only all parts together exceed.
    unplaced = (fault(held[0].name, error),) if isinstance(error, Refused) else ()
    return found or raised or unplaced


def _about(context: Mapping[str, object], title: str) -> Mapping[str, object]:
    """Tell the document's title, unless the context does."""
    told = context.get("document")
    return {**context, "document": {"title": title, **(told if isinstance(told, Mapping) else {})}}
