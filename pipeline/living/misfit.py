"""Why a revision does not fit a dossier, in words: its places there and in the revision."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.contract.declare import KeyPath
from pipeline.diagnostics import Text, say


class Misfit(NamedTuple):
    """Why a revision is not laid into a dossier: its place there, and in the revision."""

    place: KeyPath
    told: KeyPath
    message: Text
    hint: Text


AHEAD = (
    say("the dossier is of an earlier day than the revision"),
    say("move its date forward, or write in the revision what it is to be: date: 2027-01-15"),
)
OTHER = (
    say("this has the same id and is called otherwise than in the revision"),
    say("if it is the same, write in the revision under earlier what it is called here"),
)
MISSING = say("the dossier has nothing of this id and name")
DECIDED = (
    say("the dossier has this decision with other words"),
    say("a decision is written once; correct the revision or the dossier"),
)
UNDECIDED = (
    say("neither the dossier nor the revision has this decision"),
    say("write it under decisions in the revision, or correct the id"),
)
ANOTHER_DAY = (
    say("values change on the day of the decision, and this is another"),
    say("give the revision the day of its decision"),
)
LATER = (
    say("this has been changed by something later already"),
    say("lay revisions in by their days, the oldest first"),
)
UNLIKE = (
    say("this does not read as the revision says that it did"),
    say("look at the dossier; if its words are right, correct earlier in the revision"),
)
PAST = (
    say("this would change what was so before the day of the revision"),
    say("change it in the dossier itself, or give the revision an earlier day"),
)
OLDER = (
    say("this is of a day before the revision, and would be told of in documents of before"),
    say("write it in the dossier first, or give the revision its day"),
)


def wanting(keys: Sequence[str]) -> Text:
    """Say what to do where a thing is not there: see to its id, or write what is new whole."""
    if not keys:
        return say("see that the id is right; for something new, write all that is in it whole")
    return say(
        "see that the id is right; for something new, write {keys} too", keys=", ".join(keys)
    )
