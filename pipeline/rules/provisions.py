"""L: the provisions that guidelines cite are those of the day, as far as the register knows."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.diagnostics import Severity, Text, say
from pipeline.dossier.at import read
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.own import printed_on
from pipeline.near import near
from pipeline.registers.acts import Law, before, same_name
from pipeline.registers.dates import later
from pipeline.registers.laws import LAWS, PROVISIONS, Provision, provision, reworded, wordings
from pipeline.registers.stamp import CHECKED_ON
from pipeline.rules.rule import Finding, dated_rule, rule
from pipeline.rules.texts import is_key


@rule("L001")
def a_cited_provision_is_in_force(dossier: Dossier) -> Iterator[Finding]:
    """A cited provision is in force on the document's date.

    A case shall give a legal basis for the decision. A document that rests on a provision
    which is repealed, or not yet in force, gives none. A provision that was in force in an older
    wording, which the register does not hold, is printed in the newest one, and documents say from
    which day that holds. What the register cannot judge is L009's.

    Wrong:

        guidelines:
          - {id: old, law: helse-og-omsorgstjenesteloven, section: 3-7}

    Right:

        guidelines:
          - {id: new, law: boligsosialloven, section: 6}

    Source: kommuneloven § 13-1 third paragraph (lovverk); repeal of § 3-7 by LOV-2022-12-20-121
    """
    for n, fault in _faults(dossier):
        if not fault.doubtful:
            yield Finding(("guidelines", n, fault.key), fault.message, fault.hint)


@rule("L009", severity=Severity.WARNING)
def a_cited_provision_is_in_the_register(dossier: Dossier) -> Iterator[Finding]:
    """A cited provision is one that the law register has read.

    The register holds the provisions that housing-social work rests on. Of other acts it knows the
    name, and of old ones little. Such a citation may well be right: it is printed as it is
    written, without what it says, and somebody should hold it against Lovdata.

    Wrong:

        guidelines:
          - {id: rent, law: husleieloven, section: 9-7}

    Right:

        guidelines:
          - {id: rent, title: Husleieloven § 9-7, source: lovdata.no}

    Source: kommuneloven § 13-1 third paragraph (lovverk): the legal basis is to be right
    """
    for n, fault in _faults(dossier):
        if fault.doubtful:
            yield Finding(("guidelines", n, fault.key), fault.message, fault.hint)


class _Misquote(NamedTuple):
    """What is wrong with a citation, or what the register cannot tell of it."""

    key: str
    message: Text
    hint: Text
    doubtful: bool = True


def _faults(dossier: Dossier) -> Iterator[tuple[int, _Misquote]]:
    """Give the first fault of each guideline, of the documents that print it."""
    for n, one in enumerate(dossier.guidelines):
        for day in printed_on(dossier, one):
            held = read(one, dossier.moment(day))
            fault = _fault(held.law, held.section, day) if held.law and held.section else None
            if fault:
                yield n, fault
                break


def _fault(key: str, section: str, day: dt.date) -> _Misquote | None:
    if provision(key, section, day) or reworded(key, section, day):
        return None
    law = LAWS.get(key)
    if law is None:
        return _Misquote("law", _unknown_law(key), _known_laws(key))
    older = before(key, day)
    if older and day < law.begins:
        return _older(law, older, day)
    held = list(wordings(key, section))
    if not held:
        return _unread(law, section, day)
    gone = [one for one in held if one.valid_to and one.valid_to < day]
    said = ended(gone[-1], day) if gone else _not_yet(held[0], day)
    return _Misquote("section", *said, doubtful=False)


def _unknown_law(key: str) -> Text:
    if is_key(key):
        return say("the law register has no {law}", law=key)
    return say("the law register has no law with this key")


def _known_laws(key: str) -> Text:
    close = near(key, LAWS)
    if close:
        return say("did you mean {close}?", close=close)
    return say("the keys are {known}; else write title and source", known=", ".join(LAWS))


def _older(law: Law, older: Law, day: dt.date) -> _Misquote:
    message = say(
        "{law} is in force from {start}, and the document is dated {day}",
        law=law.nb,
        start=law.begins,
        day=day,
    )
    if same_name(older, law.key):
        hint = say("for the act that had this name then, write law: {older}", older=older.key)
    else:
        hint = say(
            "the act of that day was {older}; write law: {key}", older=older.nb, key=older.key
        )
    return _Misquote("law", message, hint)


def _unread(law: Law, section: str, day: dt.date) -> _Misquote:
    if law.ends and law.ends < day:
        return _Misquote(
            "law",
            say(
                "{law} was in force until {end}, and the document is dated {day}",
                law=law.nb,
                end=law.ends,
                day=day,
            ),
            say("cite {successor}, unless the older act still holds here", successor=law.successor),
        )
    known = dict.fromkeys(one.section for one in PROVISIONS if one.law is law)
    message = say("the law register has no § {section} of {law}", section=section, law=law.key)
    if known:
        return _Misquote(
            "section",
            message,
            say("hold it against Lovdata; it has read {known}", known=", ".join(known)),
        )
    return _Misquote("section", message, say("hold it against Lovdata; it is printed as written"))


def ended(held: Provision, day: dt.date) -> tuple[Text, Text]:
    """Say that a provision is repealed, and what to cite instead."""
    message = say(
        "{law} § {section} was in force until {end}, and the document is dated {day}",
        law=held.law.nb,
        section=held.section,
        end=held.valid_to,
        day=day,
    )
    if held.replaced_by:
        return message, say("cite {successor}", successor=held.replaced_by)
    return message, say("cite the provision that took its place")


def _not_yet(held: Provision, day: dt.date) -> tuple[Text, Text]:
    return (
        say(
            "the register knows {law} § {section} from {start}, and the document is dated {day}",
            law=held.law.nb,
            section=held.section,
            start=held.first or held.valid_from,
            day=day,
        ),
        say("cite what was in force then as title and source, or correct the date"),
    )


# So many turns of the year and the half-year, when acts change, may pass before it is minded.
_FRESH_MONTHS = 18


@dated_rule("L014", severity=Severity.WARNING)
def the_law_register_is_fresh(dossier: Dossier, as_of: dt.date) -> Iterator[Finding]:
    """The law register was held against Lovdata not too long ago.

    Documents cite the wording that the register has. Acts change at New Year and on 1 July, so
    after a year and a half three such days have passed without anybody looking. Then what is
    cited should be held against Lovdata, or the program be renewed.

    Wrong:

        date: 2028-06-01
        guidelines:
          - {id: act, law: boligsosialloven, section: 5}

    Right:

        guidelines:
          - {id: act, law: boligsosialloven, section: 5}

    Source: kommuneloven § 13-1 third paragraph (lovverk): the legal basis is to be right
    """
    day = max(as_of, dossier.date)
    cited = [n for n, one in enumerate(dossier.guidelines) if one.law]
    if cited and day > later(CHECKED_ON, months=_FRESH_MONTHS):
        yield Finding(
            ("guidelines", cited[0], "law"),
            say("the law register was last held against Lovdata {day}", day=CHECKED_ON),
            say("hold what the documents cite against Lovdata, or renew the program"),
        )


@rule("L002")
def a_law_is_cited_with_its_section(dossier: Dossier) -> Iterator[Finding]:
    """A law is cited with its section, and a section with its law.

    The citation and its content in the documents come from the register, which needs both.

    Wrong:

        guidelines:
          - {id: act, law: boligsosialloven}

    Right:

        guidelines:
          - {id: act, law: boligsosialloven, section: 5}

    Source: design of the law register
    """
    for n, one in enumerate(dossier.guidelines):
        if one.law and not one.section:
            yield Finding(
                ("guidelines", n, "law"),
                say("the law is cited without a section"),
                say("write section, as in section: 5; for a whole act write title and source"),
            )
        if one.section and not one.law:
            yield Finding(
                ("guidelines", n, "section"),
                say("the section is cited without a law"),
                say("write law, as in law: boligsosialloven"),
            )
