"""What is said of a block whose tags do not fit together, and how to mend it."""

from pipeline.diagnostics import say
from pipeline.word.faults import Refused
from pipeline.word.fitting import BETWEEN, ENDS, Lack, Unfitting


def told(one: Unfitting) -> Refused:
    """Say what is wrong with a tag that opens, divides or ends a block."""
    match one.fault:
        case Lack.UNCLOSED:
            return _unclosed(one.word)
        case Lack.LATE:
            return _after_else(one.word)
        case _:
            return _unopened(one.word, one.opened)


def _unclosed(word: str) -> Refused:
    end = ENDS[word]
    return Refused(
        "T004",
        say("this {word} is never closed with {end}", word=word, end=end),
        say(
            "write {tag} where it ends, with the same p, tr or tc if it has one",
            tag=f"{{% {end} %}}",
        ),
    )


def _unopened(word: str, opened: str) -> Refused:
    """Say that a tag belongs to nothing, or to which block that is open it should belong."""
    if opened and word not in BETWEEN:
        what = say("{opened} is open here, and {word} does not end it", word=word, opened=opened)
        # A p or tr before it stays as it is.
        return Refused(
            "T004", what, say("write {right}, not {wrong}", right=ENDS[opened], wrong=word)
        )
    what = say("this {word} belongs to nothing that is open here", word=word)
    return Refused("T004", what, say("take it out, or write before it what it belongs to"))


def _after_else(word: str) -> Refused:
    what = say("this {word} comes after an else of the same block", word=word)
    return Refused("T004", what, say("keep one else, and the last; write elif for the others"))
