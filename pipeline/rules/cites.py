"""L: the provisions and acts that texts name are there, and are in force on the text's day."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.diagnostics import Severity, Text, say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.own import day_of
from pipeline.dossier.walk import Written
from pipeline.registers.acts import Law, before, same_name
from pipeline.registers.citing import Cited, cited, coming, plain
from pipeline.registers.laws import LAWS, wordings
from pipeline.rules.gone import rests_on, tells_coming, tells_gone
from pipeline.rules.provisions import ended
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import is_quoted, sentences

# What every citation has one of, in small letters.
_MARKS = ("§", "paragraf", "lov-", "lov om ", " av 19", " fra 19", " frå 19", "(19", "nr. ")


class _Passage(NamedTuple):
    """A sentence of the author's own with an act that it names, and the sentence after it."""

    written: Written
    sentence: str
    following: str
    named: Cited
    day: dt.date

    @property
    def law(self) -> Law:
        return self.named.meant(self.day)

    def tells_gone(self, last: dt.date) -> bool:
        held = self.named
        return tells_gone(self.sentence, held.start, held.end, last.year, self.following)

    @property
    def rests(self) -> bool:
        return rests_on(self.sentence, self.named.start, self.named.end)


def _passages(dossier: Dossier) -> Iterator[_Passage]:
    for one in dossier.reading.holding(*_MARKS):
        if is_quoted(one.path):
            continue
        day = day_of(dossier, one.path)
        for sentence, following in _with_next(plain(one.text)):
            if any(mark in sentence.lower() for mark in _MARKS):
                for named in cited(sentence):
                    yield _Passage(one, sentence, following, named, day)


def _with_next(text: str) -> Iterator[tuple[str, str]]:
    held = tuple(sentences(text))
    return zip(held, (*held[1:], ""), strict=True)


@rule("L003")
def text_cites_no_repealed_provision(dossier: Dossier) -> Iterator[Finding]:
    """No text rests on a provision or an act that was repealed before its date.

    Older templates still cite helse- og omsorgstjenesteloven § 3-7, which was repealed when
    boligsosialloven came into force on 1 July 2023, and sections of the acts of 1991 and 1992 by
    a name that a newer act has now. A sentence that says that the provision is repealed, was
    replaced or held in an earlier year may name it, and so may a quoted decision.

    Wrong:

        cases:
          - facts: Etter helse- og omsorgstjenesteloven § 3-7 skal kommunen medvirke.

    Right:

        cases:
          - facts: Helse- og omsorgstjenesteloven § 3-7 er opphevet og erstattet av ny lov.

    Source: LOV-2022-12-20-121 § 12 (lovverk: helse-og-omsorgstjenesteloven-hol.md, § 3-7);
    helse- og omsorgstjenesteloven § 13-3; kommuneloven § 31-5
    """
    for one in _passages(dossier):
        last = _last_day(one)
        if last and not one.law.lingers and not one.tells_gone(last):
            yield Finding(one.written.path, *_ended(one))


def _last_day(one: _Passage) -> dt.date | None:
    """Give the last day of what a text names, where that lies before the text's own."""
    law, section = one.law, one.named.section
    if law.ends and law.ends < one.day:
        return law.ends if section or one.rests else None
    held = tuple(wordings(law.key, section))
    gone = held and all(each.valid_to and each.valid_to < one.day for each in held)
    return held[-1].valid_to if gone else None


def _ended(one: _Passage) -> tuple[Text, Text]:
    law, section = one.law, one.named.section
    held = tuple(wordings(law.key, section))
    if held and not (law.ends and law.ends < one.day):
        return ended(held[-1], one.day)
    named = f"{law.nb} § {section}" if section else law.nb
    message = say(
        "{law} was in force until {end}, and the document is dated {day}",
        law=named,
        end=law.ends,
        day=one.day,
    )
    return message, say("cite {successor}", successor=LAWS[law.successor].nb)


@rule("L010", severity=Severity.WARNING)
def text_cites_a_provision_that_there_is(dossier: Dossier) -> Iterator[Finding]:
    """A section that a text cites is one that the act has, on a day that the act is in force.

    The register knows how the sections of each act are numbered and which is the last, so a
    section that cannot be there is seen, also where it has not read what the section says. An
    act that is not in force yet gives no basis, unless the sentence says that it is to come.

    Wrong:

        cases:
          - facts: Kommunen skal ha oversikt, jf. boligsosialloven § 15.

    Right:

        cases:
          - facts: Kommunen skal ha oversikt, jf. boligsosialloven § 5.

    Source: kommuneloven § 13-1 third paragraph (lovverk): the legal basis is to be right
    """
    for one in _passages(dossier):
        fault = _misfit(one)
        if fault:
            yield Finding(one.written.path, *fault)


def _misfit(one: _Passage) -> tuple[Text, Text] | None:
    law, section = one.law, one.named.section
    if section and not law.has(section):
        return _missing(law, section)
    if one.day < law.begins:
        return _early(one)
    if law.lingers and law.ends and law.ends < one.day and (section or one.rests):
        return _lingering(one, law.ends)
    return None


def _missing(law: Law, section: str) -> tuple[Text, Text]:
    message = say("{law} has no § {section}", law=law.nb, section=section)
    if law.by_chapter is not ("-" in section):
        form = "3-1" if law.by_chapter else "3"
        return message, say(
            "its sections are numbered as § {form}; hold it against Lovdata", form=form
        )
    return message, say("its last is § {last}; hold it against Lovdata", last=law.last)


def _early(one: _Passage) -> tuple[Text, Text] | None:
    law, named = one.law, one.named
    if tells_coming(one.sentence) or not (named.section or one.rests):
        return None
    message = say(
        "{law} is in force from {start}, and the document is dated {day}",
        law=law.nb,
        start=law.begins,
        day=one.day,
    )
    older = before(law.key, one.day)
    if older and not same_name(older, law.key):
        return message, say("the act of that day was {older}", older=older.nb)
    return message, say("cite what was in force then, or say that the act is to come")


def _lingering(one: _Passage, last: dt.date) -> tuple[Text, Text] | None:
    law = one.law
    if one.tells_gone(last):
        return None
    return (
        say(
            "{law} was in force until {end}, and the document is dated {day}",
            law=law.nb,
            end=last,
            day=one.day,
        ),
        say("cite {successor}, unless the older act still holds here", successor=law.successor),
    )


@rule("L008", severity=Severity.WARNING)
def a_coming_act_is_not_cited(dossier: Dossier) -> Iterator[Finding]:
    """The new forvaltningslov of 2025 is not cited before it is in force.

    The act is adopted, but the King had not set the day it comes into force when the register
    was checked. Until then forvaltningsloven of 1967 applies.

    Wrong:

        cases:
          - facts: Saken behandles etter LOV-2025-06-20-81.

    Right:

        cases:
          - facts: Saken behandles etter forvaltningsloven.

    Source: kommuneloven § 11-10, note on LOV-2025-06-20-81 (lovverk)
    """
    marks = (
        "2025-06-20",
        "juni 2025",
        "2025",
        "nye forvaltn",
        "komande forvaltn",
        "kommende forvaltn",
    )
    for one in dossier.reading.holding(*marks):
        if is_quoted(one.path):
            continue
        for sentence in sentences(plain(one.text)):
            found = next(
                (
                    each
                    for each, start, end in coming(sentence)
                    if sentence[start:end].upper().startswith("LO")
                    or rests_on(sentence, start, end)
                ),
                None,
            )
            if found and not tells_coming(sentence):
                yield Finding(
                    one.path,
                    say("{law} is not in force", law=found.identifier),
                    say("cite forvaltningsloven of 1967, or say that the new act is not in force"),
                )
