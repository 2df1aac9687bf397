"""Rounds: the follow-ups in the order that they began, whatever order they are written in."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from pipeline.dossier.dossier import Dossier
from pipeline.dossier.followup import Round
from pipeline.facts.followed import FollowedKind, ties
from pipeline.frozen import Frozen

_A_DAY = dt.timedelta(days=1)


class Turn(Frozen):
    """A round that anybody is asked in, and its neighbours that follow up the same."""

    held: Round
    first: bool
    before: Round | None
    after: Round | None

    @property
    def key(self) -> str:
        """What the names of its documents end in: nothing in the first of all rounds."""
        return "" if self.first else self.held.id

    def reported(self, own: dt.date) -> dt.date:
        """Give the day of its report; `own` is the dossier's, which the last round has."""
        if self.held.reported or self.after is None:
            return self.held.reported or own
        return max(begun(self.held, own), begun(self.after, own) - _A_DAY)


def turns(dossier: Dossier) -> tuple[Turn, ...]:
    """Give the rounds that anybody is asked in, the first first."""
    held = rounds(dossier)
    return tuple(_turns([(one, ties(dossier, one)) for one in held]))


def rounds(dossier: Dossier) -> tuple[Round, ...]:
    """Give the rounds that anybody is asked in, the first first."""
    held = (one for one in dossier.follow_up if one.requests)
    return tuple(sorted(held, key=lambda one: begun(one, dossier.date)))


def begun(held: Round, own: dt.date) -> dt.date:
    """Give the day of the round, else of its first letter; `own` is that of letters without one."""
    return held.date or min((one.date or own for one in held.letters), default=own)


_Tied = tuple[Round, frozenset[tuple[FollowedKind, str]]]


def _turns(held: Sequence[_Tied]) -> Iterator[Turn]:
    for n, one in enumerate(held):
        yield Turn(one[0], n == 0, _alike(one, reversed(held[:n])), _alike(one, held[n + 1 :]))


def _alike(held: _Tied, others: Iterable[_Tied]) -> Round | None:
    """Give the nearest that follows up the same."""
    return next((one for one, ties in others if ties & held[1]), None)
