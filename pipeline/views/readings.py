"""What came of a case in a meeting, as documents print it."""

import datetime as dt

from pipeline.dossier.route import Meeting, PutProposal, StopState, Vote
from pipeline.facts.quoted import QuotedPoint, numbered, quoted_points
from pipeline.facts.readings import UNFINISHED, HeldReading
from pipeline.frozen import Frozen
from pipeline.norm import listed


class PutPoints(Frozen):
    """A proposal from the meeting, with its points numbered."""

    put: PutProposal
    points: tuple[QuotedPoint, ...]


class VoteCount(Frozen):
    """How many voted for and against; that nobody did is a number too."""

    in_favour: int
    against: int


class Voted(Frozen):
    """A vote, with its numbers where both are written."""

    vote: Vote
    count: VoteCount | None


class BodyReading(Frozen):
    """A meeting that has been, with all that is written of it."""

    stop: Meeting
    date: dt.date
    # How it ended, where the body gave no answer.
    unfinished: StopState | None
    present: str
    absent: str
    proposals: tuple[PutPoints, ...]
    votes: tuple[Voted, ...]
    adopted: tuple[QuotedPoint, ...]


def reading(held: HeldReading, *, but: str = "") -> BodyReading:
    """Give a meeting as it is printed; a document of the decision `but` has its points already."""
    stop = held.stop
    printed = bool(but) and stop.decision == but
    return BodyReading(
        stop,
        held.date,
        stop.state if stop.state in UNFINISHED else None,
        listed(stop.present),
        listed(stop.absent),
        tuple(PutPoints(one, numbered(one.points)) for one in stop.proposals),
        tuple(Voted(one, _count(one)) for one in stop.votes),
        () if printed else quoted_points(stop.adopted),
    )


def _count(vote: Vote) -> VoteCount | None:
    if vote.in_favour is None or vote.against is None:
        return None
    return VoteCount(vote.in_favour, vote.against)
