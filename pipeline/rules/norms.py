"""F: a text keeps to one written norm, bokmål or nynorsk."""

import re
from collections.abc import Iterator

from pipeline.diagnostics import Severity, Text, say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.walk import Written
from pipeline.norm import Norm
from pipeline.pattern import pattern
from pipeline.registers.words import foreign
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import is_quoted, unquoted

# Names are what they are, in either norm.
_NAMES = frozenset(
    {"law", "source", "name", "who", "body", "place", "street", "municipality", "unit"}
)
# Here a title is that of somebody's document, and not the author's own words.
_TITLED = frozenset({"guidelines", "plans", "decisions", "documents", "references"})
_WORD = pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# The title of an act has one norm only. The rest of such a sentence is let be with it.
_TITLE_OF_AN_ACT = pattern(r"\bLov om [^.;:]*")
_SENTENCE_ENDS = '.!?:;«“"(–-\n'


@rule("F074", severity=Severity.WARNING)
def one_norm_is_kept(dossier: Dossier) -> Iterator[Finding]:
    """A text keeps to the norm of the dossier, bokmål or nynorsk.

    A mixed text is read as carelessness. Names, titles of acts and plans, quoted decisions and what
    stands in quotation marks are let be, as are forms that both norms have.

    Wrong:

        norm: nb
        cases:
          - background: Kommunen har ikkje et felles grunnlag.

    Right:

        norm: nb
        cases:
          - background: Kommunen har ikke et felles grunnlag.

    Source: språklova §§ 9, 10 (lovverk)
    """
    norm = dossier.norm
    here = [one for one in dossier.reading.words if foreign(one, norm)]
    names: frozenset[str] | None = None
    for one in dossier.reading.holding(*here):
        if is_quoted(one.path) or _is_named(one):
            continue
        names = _names(dossier) if names is None else names
        found = next(_of_the_other(one.text, norm, names), "")
        if found:
            yield Finding(one.path, *_told(found, norm))


def _is_named(one: Written) -> bool:
    name = one.key.name
    titled = name == "title" and len(one.path) == _OF_AN_ITEM and one.path[0] in _TITLED
    return name in _NAMES or titled or "attachments" in one.path


# A title stands so deep: the section, the number of the item, and the key.
_OF_AN_ITEM = 3


def _names(dossier: Dossier) -> frozenset[str]:
    """Give the words of names that the dossier has: a unit is called what it is called."""
    held = (one.text for one in dossier.texts if one.key.name in _NAMES)
    return frozenset(word.lower() for text in held for word in _WORD.findall(text))


def _of_the_other(text: str, norm: Norm, names: frozenset[str]) -> Iterator[str]:
    own = _TITLE_OF_AN_ACT.sub("", unquoted(text))
    for one in _WORD.finditer(own):
        word = one[0].lower()
        if word not in names and foreign(word, norm) and not _is_a_name(own, one):
            yield word


def _is_a_name(text: str, found: re.Match[str]) -> bool:
    """Tell a name from a word by its capital, where no sentence begins."""
    before = text[: found.start()].rstrip(" ")
    return found[0].istitle() and bool(before) and before[-1] not in _SENTENCE_ENDS


def _told(word: str, norm: Norm) -> tuple[Text, Text]:
    if norm is Norm.NN:
        what = say("«{word}» is bokmål, and the dossier is in nynorsk", word=word)
    else:
        what = say("«{word}» is nynorsk, and the dossier is in bokmål", word=word)
    return what, say("write «{right}», or put a quotation in «»", right=foreign(word, norm))
