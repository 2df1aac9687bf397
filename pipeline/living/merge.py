"""The author's own file with what has changed since laid in, as changes to accept or reject."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import count

from pipeline.diagnostics import Text, say
from pipeline.frozen import Frozen
from pipeline.language import translator
from pipeline.word.bring import Bring, known
from pipeline.word.desk import Desk
from pipeline.word.margins import BODY, Place, paper, places, sheetful
from pipeline.word.package import Parts, opened
from pipeline.word.remark import Remarks
from pipeline.word.tracked import Pen
from pipeline.word.weave import Account, Conflict, Unmerged, Weaver

AUTHOR = "Saksflyt"
_NUMBERED = re.compile(rb':id="([0-9]{1,9})"')
_PAPER = say("the pages have another size or another direction")
_NO_PLACE = say("the header or footer is not in both files")


class Merged(Frozen):
    """The merged file, what the author and the new text both changed, and what was not laid in."""

    content: bytes
    conflicts: tuple[Conflict, ...]
    unmerged: tuple[Unmerged, ...]


class Signature(Frozen):
    """By whom the changes are, on which day, and in which language comments are written."""

    date: dt.date
    author: str = AUTHOR
    language: str = "nb"

    def told(self, found: Conflict | Unmerged) -> tuple[str, ...]:
        """Give the paragraphs of a comment."""
        translate = translator(self.language)
        return tuple(one.localised(translate) for one in _lines(found))


def merge(base: bytes, edited: bytes, new: bytes, by: Signature) -> Merged:
    """Lay what changed from base to new into the edited file; raises Refused for no Word file."""
    desk = Desk(opened(edited))
    was, comes = opened(base), opened(new)
    report = Account(by.told)
    pen = Pen(by.author, f"{by.date.isoformat()}T00:00:00Z", count(_last_number(desk.parts) + 1))
    mine, theirs, olds = (places(one) for one in (desk.parts, comes, was))
    remarks = Remarks(desk, pen)
    for place, name in mine.items():
        if place in theirs and place in olds:
            held = (olds[place], name, theirs[place])
            _part(place, held, (was, desk, comes), (pen, report, remarks), same=base == edited)
    report.unmerged.extend(_apart((was, desk.parts, comes), (olds, mine, theirs)))
    for conflict in report.homeless:
        remarks.on_top(report.told(conflict))
    told = tuple(report.conflicts), tuple(report.unmerged)
    if not desk.changed:
        return Merged(edited, *told)
    desk.track()
    return Merged(desk.closed().packed(), *told)


def _part(
    place: Place,
    names: tuple[str, str, str],
    files: tuple[Parts, Desk, Parts],
    tools: tuple[Pen, Account, Remarks],
    *,
    same: bool,
) -> None:
    (was, desk, comes), (pen, report, remarks) = files, tools
    if _says_the_same((was, names[0]), (comes, names[2])):
        return
    part = desk.part(names[1])
    stands = sheetful(desk.parts, names[1], part.root)
    base = stands if same else sheetful(was, names[0], was.tree(names[0]))
    new = sheetful(comes, names[2], comes.tree(names[2]))
    report.part, report.heading = place[1], ""
    bring = Bring(desk, names[1], comes, names[2])
    weaver = Weaver(part, bring, pen, report, remarks if place[1] == BODY else None)
    weaver.text(base, stands, new)
    bring.finish()


def _says_the_same(one: tuple[Parts, str], other: tuple[Parts, str]) -> bool:
    data = [parts.needed(name).data() for parts, name in (one, other)]
    return data[0] == data[1] and known(*one) == known(*other)


def _apart(
    files: tuple[Parts, Parts, Parts], found: tuple[dict[Place, str], ...]
) -> Iterator[Unmerged]:
    """Tell of headers and footers that are not in all the files, and of pages turned round."""
    was, _, comes = files
    olds, mine, theirs = found
    for place, name in theirs.items():
        same = place in olds and _says_the_same((was, olds[place]), (comes, name))
        if not same and (place not in olds or place not in mine):
            yield Unmerged(place[1], "", "", _NO_PLACE)
    if any(place not in theirs for place in olds):
        yield Unmerged("header", "", "", _NO_PLACE)
    if paper(was) != paper(comes):
        yield Unmerged(BODY, "", "", _PAPER)


def _last_number(parts: Parts) -> int:
    """Give the highest number of a change, a comment or a bookmark."""
    texts = (one.data() for name, one in parts.members.items() if name.startswith("word/"))
    return max((int(one) for text in texts for one in _NUMBERED.findall(text)), default=0)


def _lines(found: Conflict | Unmerged) -> Iterator[Text]:
    if isinstance(found, Unmerged):
        yield say("A change could not be laid in here: {why}.", why=found.why)
        yield say("Read this place against the new document.")
        return
    yield say("What you have written here stands. It has also changed in what it is made from.")
    yield _said(found.was, say("It said: {text}"), say("Nothing stood here before."))
    yield _said(found.now, say("It now says: {text}"), say("It is now taken out."))
    if not found.yours:
        yield say("You have taken it out, or written it in another way.")


def _said(text: str, words: Text, nothing: Text) -> Text:
    return say(words.msgid, text=f"«{text.strip()}»") if text.strip() else nothing
