"""F: texts are finished, and in sentences that can be read."""

from collections.abc import Iterator
from itertools import pairwise

from pipeline.contract.declare import Prose
from pipeline.diagnostics import Severity, say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.walk import Written
from pipeline.pattern import pattern
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import is_quoted, sentences, unquoted

LONGEST_SENTENCE = 30


# An elision, as in [...], is no placeholder; nor is a form that somebody else fills in.
_PLACEHOLDER = pattern(
    r"\b(?:TODO|FIXME|TBD|XX+|NN+|[Ll]orem ipsum)\b|\bxx+\b|\{\{|\}\}|\{%"
    r"|[\[<](?:fyll|sett inn|set inn|skriv|navn|namn|dato|beløp|sum|antall|tall|talet|frist|adresse"
    r"|årstall|årstal|saksnummer|tittel|sted\b|stad\b)[^\]>]*[\]>]|\((?:fylles|fyllast) ut\)"
)


_PLACEHOLDER_MARKS = (
    *("TODO", "FIXME", "TBD", "XX", "NN", "orem ipsum", "xx", "{{", "}}", "{%", "[", "<"),
    *("(fylles ut", "(fyllast ut"),
)


_NOTHING_SAID = frozenset({"fylles ut", "fyllast ut", "kommer", "kjem", "...", "…", "-"})


@rule("F072")
def no_text_is_unfinished(dossier: Dossier) -> Iterator[Finding]:
    """No text holds a placeholder.

    TODO, xx and [fylles ut] have been printed in agendas before. What is not known yet is
    better left out, or said.

    Wrong:

        cases:
          - background: "Bakgrunnen er at TODO."

    Right:

        cases:
          - background: Bakgrunnen er at tjenestene har bedt om et felles grunnlag.

    Source: practice
    """
    said = [(one, one.text) for one in dossier.texts if one.text in _NOTHING_SAID]
    for one in dossier.reading.spelling(*_PLACEHOLDER_MARKS):
        found = _PLACEHOLDER.search(one.text)
        said += [(one, found[0])] if found else []
    for one, placeholder in said:
        yield Finding(
            one.path,
            say("the text holds a placeholder: {found}", found=_shown(one, placeholder)),
            say("write what belongs there, or take the sentence out"),
        )


def _shown(one: Written, found: str) -> str:
    # Between brackets may stand whom the text was about.
    return "..." if one.key.private or found[0] in "[<" else found


_WORD = pattern(r"[^\W\d_][\w-]*")


def _is_short(text: str) -> bool:
    """Tell whether a text cannot have more words than a sentence may have.

    What stands between two blanks holds seldom more than one word, as and/or does, and hardly
    ever more than two.
    """
    return 2 * (text.count(" ") + 1) <= LONGEST_SENTENCE


def _words_in(sentence: str) -> int:
    return 0 if _is_short(sentence) else len(_WORD.findall(sentence))


def _own(text: str) -> str:
    return unquoted(text) if "«" in text or '"' in text or "“" in text else text


@rule("F075", severity=Severity.WARNING)
def sentences_are_at_most_thirty_words(dossier: Dossier) -> Iterator[Finding]:
    """A sentence is at most thirty words.

    Longer ones are read twice or not at all. A colon or a semicolon ends a sentence here, so a
    list after a colon may be long. What is quoted is not counted: nobody may shorten it.

    Wrong:

        cases:
          - background: >
              Kommunen har de siste årene hatt mange enheter som har hatt hver sin del av det
              boligsosiale arbeidet uten at noen av dem har hatt oversikt over det som de andre
              enhetene har gjort for de samme innbyggerne i den samme perioden.

    Right:

        cases:
          - background: >
              Mange enheter har hver sin del av det boligsosiale arbeidet. Ingen av dem har
              oversikt over hva de andre gjør for de samme innbyggerne.

    Source: språklova § 9 (lovverk); the number of words is the tool's own choice
    """
    for one in dossier.texts:
        if is_quoted(one.path) or _is_short(one.text):
            continue
        longest = max(map(_words_in, sentences(_own(one.text))))
        if longest > LONGEST_SENTENCE:
            yield Finding(
                one.path,
                say(
                    "a sentence has {count} words, and {most} is the most",
                    count=longest,
                    most=LONGEST_SENTENCE,
                ),
                say("make two of it"),
            )


_SHORT = pattern(
    r"\b([Mm]\.?h\.?t|[Ii]\.?f\.?m|[Ii]\.?h\.?t|[Mm]\.?t\.?p|[Ii]\.?f\.?t|[Ii]\.?s\.?f|[Vv]edr)\b"
)


# With and without their full stops: the first two letters, or the last two.
_SHORT_MARKS = (
    *("m.h", "mht", "mh.t", "i.f", "ifm", "if.m", "i.h", "iht", "ih.t"),
    *("m.t", "mtp", "mt.p", "ift", "if.t", "i.s", "isf", "is.f", "vedr"),
)


_IN_FULL = {
    "mht": "med hensyn til",
    "ifm": "i forbindelse med",
    "iht": "i henhold til, etter",
    "mtp": "med tanke på",
    "ift": "i forhold til",
    "isf": "i stedet for",
    "vedr": "om",
}


@rule("F101", severity=Severity.WARNING)
def words_are_written_in_full(dossier: Dossier) -> Iterator[Finding]:
    """Office abbreviations such as mht, ifm and iht are written in full.

    They are quick to write and slow to read, and nobody outside the office uses them.

    Wrong:

        cases:
          - background: Det trengs et grunnlag ifm tildeling av boliger.

    Right:

        cases:
          - background: Det trengs et grunnlag for tildeling av boliger.

    Source: Indre Fosen's language profile: no abbreviations (indrefosen.kommune.no)
    """
    for one in dossier.reading.holding(*_SHORT_MARKS):
        found = None if is_quoted(one.path) else _SHORT.search(unquoted(one.text))
        if found:
            yield Finding(
                one.path,
                say("{short} is an abbreviation", short=found[1]),
                say("write: {full}", full=_IN_FULL[found[1].lower().replace(".", "")]),
            )


_ENDS = frozenset(".!?:;,»”\"')]…–-")


@rule("F105", severity=Severity.WARNING)
def paragraphs_are_not_broken_in_the_middle(dossier: Dossier) -> Iterator[Finding]:
    """A paragraph is not broken in the middle of a sentence.

    After | each line is a paragraph of its own. Where a line ends without a mark and the next
    goes on in small letters, the author meant one paragraph.

    Wrong:

        cases:
          - background: |
              Tjenestene har bedt om et
              felles grunnlag for arbeidet.

    Right:

        cases:
          - background: >
              Tjenestene har bedt om et
              felles grunnlag for arbeidet.

    Source: YAML 1.2, chapter 8.1: | keeps the line breaks, > folds them
    """
    for path, _, value in dossier.scalars:
        if not isinstance(value, Prose) or len(value) == 1 or is_quoted(path):
            continue
        if any(after[:1].islower() and one[-1:] not in _ENDS for one, after in pairwise(value)):
            yield Finding(
                path,
                say("a paragraph ends in the middle of a sentence"),
                say("write > instead of |, with an empty line between paragraphs"),
            )
