"""One part of a template, compiled: code that writes it, and what follows once it has."""

from collections.abc import Iterator, Mapping
from itertools import chain
from types import CodeType
from typing import TYPE_CHECKING

from pipeline.frozen import Frozen
from pipeline.word.drawings import Bound
from pipeline.word.faults import Place, Refused
from pipeline.word.follow import Follow
from pipeline.word.meant import Words
from pipeline.word.prune import Loose
from pipeline.word.sandbox import Runnable, Sandbox
from pipeline.word.stretch import sound
from pipeline.word.turns import Counted

if TYPE_CHECKING:
    from pipeline.word.located import Found
    from pipeline.word.tags import Findings

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Part(Frozen):
    """A part with tags, compiled. `places` gives the place of each line of its source."""

    name: str
    code: CodeType
    template: Runnable
    places: tuple[Place, ...]
    proven: bool
    follow: Follow
    words: Words
    charts: tuple[Bound, ...] = ()
    loose: Loose = frozenset()

    def filled(
        self, sandbox: Sandbox, context: Mapping[str, object], lists: list[str]
    ) -> Iterator[bytes]:
        """Write the part; what is not proven to be well-formed is parsed.

        To `lists` come those that its loops begin, while it is written.
        """
        stretches = sandbox.fill(self.template, context)
        if self.proven and not self.follow:
            return (stretch.encode() for stretch in chain((_DECLARATION,), stretches))
        return chain((_DECLARATION.encode(),), self._finished(stretches, lists))

    def _finished(self, stretches: Iterator[str], lists: list[str]) -> Iterator[bytes]:
        return self.follow.finished(stretches if self.proven else sound(stretches), lists)

    def faults(self, sandbox: Sandbox, context: Mapping[str, object]) -> "Findings":
        """Find out why filled() failed: everything, with its place."""
        from pipeline.word import located

        found = self._placed(located.faults(self.code, self.words, sandbox, context))
        if not found:
            sandbox.refill(sandbox.budget)
            try:
                for _ in self._finished(sandbox.fill(self.template, context), []):
                    pass  # only what is raised counts
            except Refused as refused:
                found.append((refused, Place(self.name)))
        return found

    def raised(self, error: Exception) -> "Findings":
        """Give the place in this part that an exception comes from, if it comes from this part."""
        from pipeline.word import located

        return self._placed(located.raised(error, self.template))

    @property
    def counted(self) -> Counted | None:
        """Give the part that holds the lists which its loops begin."""
        return self.follow.turns.counted if self.follow.turns else None

    def _placed(self, found: "Found") -> "Findings":
        return [(refused, self.places[min(line, len(self.places)) - 1]) for refused, line in found]
