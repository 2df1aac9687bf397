"""How much work and text a document may take, before it is refused."""

from typing import Self

from pipeline.diagnostics import Text, say
from pipeline.frozen import Frozen
from pipeline.word.faults import Refused

STEPS = 2_000_000
SIZE = 100_000_000


class Budget(Frozen):
    """The turns of all loops with what filters work on, and the characters of all parts."""

    steps: int = STEPS
    size: int = SIZE

    def times(self, number: int) -> Self:
        return type(self)(self.steps * number, self.size * number)

    def out_of_steps(self) -> Refused:
        what = say("the loops take more than {limit} steps", limit=self.steps)
        return _too_much(what, self.steps, STEPS)

    def out_of_size(self) -> Refused:
        what = say("the document passes {limit} characters", limit=self.size)
        return _too_much(what, self.size, SIZE)


USUAL = Budget()


def _too_much(what: Text, limit: int, usual: int) -> Refused:
    hint = say(
        "make the loop or the text smaller, or let documents be larger: build --limit {times}",
        times=max(2, limit // usual * 2),
    )
    return Refused("T008", what, hint)
