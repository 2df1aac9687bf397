"""F: language, unfinished text, and the form of letters."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from itertools import pairwise

from pipeline.contract.declare import IDENTIFIER, Key, KeyPath, Kind, Prose, every_key
from pipeline.diagnostics import NOTHING, Severity, Text, say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.followup import Compliance, MeasureStatus
from pipeline.dossier.walk import Written, written_as
from pipeline.facts.quoted import premise_at
from pipeline.norm import Norm
from pipeline.registers.calendar import (
    add_working_days,
    holiday,
    is_working_day,
    working_days,
)
from pipeline.registers.municipalities import INVENTED_FROM
from pipeline.rules.rule import Finding, dated_rule, rule
from pipeline.rules.texts import QUOTED, listed, sentences, unquoted

FEWEST_WORKING_DAYS = 10
LONGEST_SENTENCE = 30
_JULY = 7

# An elision, as in [...], is no placeholder; nor is a form that somebody else fills in.
_PLACEHOLDER = re.compile(
    r"\b(?:TODO|FIXME|TBD|XX+|NN+|[Ll]orem ipsum)\b|\bxx+\b|\{\{|\}\}|\{%"
    r"|[\[<](?:fyll|sett inn|skriv|navn|namn|dato)[^\]>]*[\]>]|\((?:fylles|fyllast) ut\)"
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


# Words that one norm has and the other has not, in any form or name.
_FOREIGN_WORDS = {
    Norm.NB: (
        *("ikkje", "frå", "korleis", "kvifor", "berre", "noko", "innbyggjarar", "innbyggjarane"),
        *("vedteke", "vedtekne", "gjere", "framleis", "saman", "tenestene"),
    ),
    Norm.NN: (
        *("ikke", "fra", "hvordan", "hvorfor", "noe", "innbyggere", "innbyggerne", "være", "gjøre"),
        *("fremdeles", "hvilke", "sammen", "tjenestene", "hva", "hvem"),
    ),
}
_FOREIGN = {
    norm: re.compile(rf"\b({'|'.join(words)})\b", re.IGNORECASE)
    for norm, words in _FOREIGN_WORDS.items()
}
# Names and titles are what they are, in either norm.
_NAMES = frozenset({"source", "name", "title", "who", "body", "place", "street", "municipality"})


@rule("F074", severity=Severity.WARNING)
def one_norm_is_kept(dossier: Dossier) -> Iterator[Finding]:
    """A text keeps to the norm of the dossier, bokmål or nynorsk.

    A mixed text is read as carelessness. Names, titles, quoted decisions and what stands in
    quotation marks are let be.

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
    for one in dossier.reading.holding(*_FOREIGN_WORDS[dossier.norm]):
        if one.section in QUOTED or one.key.name in _NAMES or "attachments" in one.path:
            continue
        found = _FOREIGN[dossier.norm].search(unquoted(one.text))
        if found:
            yield Finding(
                one.path,
                say(
                    "{word} is not of the norm of the dossier, {norm}",
                    word=found[1].lower(),
                    norm=dossier.norm.value,
                ),
                say("write it in the dossier's norm, or put a quotation in «»"),
            )


_WORD = re.compile(r"[^\W\d_][\w-]*")


def _is_short(text: str) -> bool:
    """Tell whether a text cannot have more words than a sentence may have.

    What stands between two blanks holds seldom more than one word, as and/or does, and hardly
    ever more than two.
    """
    return 2 * (text.count(" ") + 1) <= LONGEST_SENTENCE


def _words_in(sentence: str) -> int:
    return 0 if _is_short(sentence) else len(_WORD.findall(sentence))


@rule("F075", severity=Severity.WARNING)
def sentences_are_at_most_thirty_words(dossier: Dossier) -> Iterator[Finding]:
    """A sentence is at most thirty words.

    Longer ones are read twice or not at all. A colon or a semicolon ends a sentence here, so a
    list after a colon may be long.

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
        if one.section in QUOTED or _is_short(one.text):
            continue
        longest = max(map(_words_in, sentences(one.text)))
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


_SHORT = re.compile(
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
        found = None if one.section in QUOTED else _SHORT.search(unquoted(one.text))
        if found:
            yield Finding(
                one.path,
                say("{short} is an abbreviation", short=found[1]),
                say("write: {full}", full=_IN_FULL[found[1].lower().replace(".", "")]),
            )


@rule("F079", severity=Severity.WARNING)
def a_deadline_can_be_met(dossier: Dossier) -> Iterator[Finding]:
    """A letter gives at least ten working days, and no deadline in July or on a day off.

    A deadline that cannot be met is not met, and then the next is not either.

    Wrong:

        values: {}
        decisions: [{id: foundation, adopts_values: true}]
        follow_up:
          requests:
            - {date: 2026-05-04, deadline: 2026-05-12}

    Right:

        values: {}
        decisions: [{id: foundation, adopts_values: true}]
        follow_up:
          requests:
            - {date: 2026-05-04, deadline: 2026-05-20}

    Source: practice; ten working days is the tool's own choice
    """
    for n, one in enumerate(dossier.follow_up.requests if dossier.follow_up else ()):
        message, hint = _deadline(one.date or dossier.date, one.deadline)
        if message != NOTHING:
            yield Finding(("follow_up", "requests", n, "deadline"), message, hint)


def _deadline(sent: dt.date, deadline: dt.date) -> tuple[Text, Text]:
    if deadline <= sent:
        return say(
            "the deadline {end} is not after the date of the letter, {sent}",
            end=deadline,
            sent=sent,
        ), say("correct the deadline or the date of the letter")
    if not is_working_day(deadline):
        name = holiday(deadline) or say("a weekend")
        return say("the deadline {end} is on {name}", end=deadline, name=name), say(
            "choose a working day, such as {day}", day=add_working_days(deadline, 1)
        )
    if deadline.month == _JULY:
        return say("the deadline {end} is in July", end=deadline), say("move it to late August")
    count = working_days(sent, deadline)
    if count < FEWEST_WORKING_DAYS:
        return (
            say("the deadline is {count} working days after the letter", count=count),
            say(
                "the first day with ten working days is {day}",
                day=add_working_days(sent, FEWEST_WORKING_DAYS),
            ),
        )
    return NOTHING, NOTHING


@rule("F080")
def a_question_concerns_a_value_or_a_point(dossier: Dossier) -> Iterator[Finding]:
    """A question in a letter concerns a value or a point of the decision.

    An answer can only be traced to what was decided when the question says what that is.

    Wrong:

        follow_up:
          requests:
            - questions:
                - {text: "Hvordan går det?"}

    Right:

        follow_up:
          requests:
            - questions:
                - {point: 1, text: "Hvordan brukes verdigrunnlaget?"}

    Source: veiviseren.no, values process, phase 3: collect status for compliance
    """
    for n, one in enumerate(dossier.follow_up.requests if dossier.follow_up else ()):
        for m, question in enumerate(one.questions):
            if question.value is None and question.point is None:
                yield Finding(
                    ("follow_up", "requests", n, "questions", m),
                    say("the question concerns neither a value nor a point of the decision"),
                    say("write value with the id of a value, or point with a number"),
                )


@rule("F102")
def a_question_points_to_a_point_that_exists(dossier: Dossier) -> Iterator[Finding]:
    """A question about a point of the decision points to one that the decision has.

    The letter quotes the decision with numbers, and the reader looks for the number.

    Wrong:

        decisions: [{id: foundation, points: [Kommunestyret vedtar verdigrunnlaget.]}]
        follow_up:
          requests:
            - questions:
                - {point: 2, text: "Hva er gjort?"}

    Right:

        decisions: [{id: foundation, points: [Kommunestyret vedtar verdigrunnlaget.]}]
        follow_up:
          requests:
            - questions:
                - {point: 1, text: "Hva er gjort?"}

    Source: design of the follow-up letter, which quotes the points
    """
    follow_up = dossier.follow_up
    counts = {one.id: len(one.points) for one in dossier.decisions}
    if follow_up is None or follow_up.decision not in counts:
        return
    most = counts[follow_up.decision]
    for n, one in enumerate(follow_up.requests):
        for m, question in enumerate(one.questions):
            if question.point is not None and question.point > most:
                yield Finding(
                    ("follow_up", "requests", n, "questions", m, "point"),
                    say("the decision has no point {point}", point=question.point),
                    say("its last point is {most}", most=most),
                )


@dated_rule("F082", severity=Severity.WARNING)
def answers_come_by_the_deadline(dossier: Dossier, as_of: dt.date) -> Iterator[Finding]:
    """Each recipient has answered by the deadline of its letter.

    The rule asks what day it is: a dossier that was fine in March may be overdue in June.

    Wrong:

        values: {}
        decisions: [{id: foundation, adopts_values: true}]
        follow_up:
          requests:
            - {recipient: housing-office, date: 2026-03-02, deadline: 2026-04-15}

    Right:

        values: {}
        decisions: [{id: foundation, adopts_values: true}]
        follow_up:
          requests:
            - {recipient: housing-office, date: 2026-03-02, deadline: 2026-04-15}
          answers:
            - {recipient: housing-office, value: equal-worth, date: 2026-04-10}

    Source: veiviseren.no, values process, phase 3: status for compliance is known
    """
    follow_up = dossier.follow_up
    if follow_up is None:
        return
    given = {(one.recipient, one.value or one.point) for one in follow_up.answers}
    for n, one in enumerate(follow_up.requests):
        asked = dict.fromkeys(question.value or question.point for question in one.questions)
        missing = [str(about) for about in asked if about and (one.recipient, about) not in given]
        if one.deadline < as_of and missing:
            yield Finding(
                ("follow_up", "requests", n, "deadline"),
                say("the deadline {end} has passed without an answer", end=one.deadline),
                say("remind the recipient; not answered: {values}", values=listed(missing)),
            )


@rule("F103", severity=Severity.WARNING)
def a_deviation_has_a_measure(dossier: Dossier) -> Iterator[Finding]:
    """An answer that tells of a deviation has a measure.

    A deviation without a measure is a report that nobody reads.

    Wrong:

        values: {}
        decisions: [{id: foundation, adopts_values: true}]
        follow_up:
          answers:
            - {recipient: housing-office, value: equal-worth, status: deviates}

    Right:

        values: {}
        decisions: [{id: foundation, adopts_values: true}]
        follow_up:
          answers:
            - recipient: housing-office
              value: equal-worth
              status: deviates
              measure: {text: Ny mal for vedtak, owner: housing-office, deadline: 2026-12-01}

    Source: veiviseren.no, values process, phase 3; kommuneloven § 25-1 third paragraph, letter c
    """
    for n, one in enumerate(dossier.follow_up.answers if dossier.follow_up else ()):
        if one.status is Compliance.DEVIATES and one.measure is None:
            yield Finding(
                ("follow_up", "answers", n, "status"),
                say("the value is not complied with, and no measure is set"),
                say("write measure with text, owner and deadline"),
            )


@rule("F107", severity=Severity.WARNING)
def an_answer_says_whether_it_complies(dossier: Dossier) -> Iterator[Finding]:
    """An answer from a recipient that the decision binds says whether it is complied with.

    The report counts the answers by status. Only a recipient that is not bound may answer without.

    Wrong:

        values: {}
        decisions: [{id: foundation, adopts_values: true}]
        follow_up:
          answers:
            - {recipient: housing-office, value: equal-worth}

    Right:

        values: {}
        decisions: [{id: foundation, adopts_values: true}]
        follow_up:
          answers:
            - {recipient: housing-office, value: equal-worth, status: complies}

    Source: veiviseren.no, values process, phase 3: status for compliance is known
    """
    if dossier.follow_up is None:
        return
    free = {one.recipient for one in dossier.follow_up.requests if not one.binding}
    for n, one in enumerate(dossier.follow_up.answers):
        if one.status is None and one.recipient not in free:
            yield Finding(
                ("follow_up", "answers", n, "recipient"),
                say("the answer has no status"),
                say("write status: complies, partly or deviates"),
            )


@dated_rule("F104", severity=Severity.WARNING)
def measures_are_done_in_time(dossier: Dossier, as_of: dt.date) -> Iterator[Finding]:
    """A measure is done by its deadline.

    The rule asks what day it is. A measure that was to be done in April is asked for in May.

    Wrong:

        values: {}
        decisions: [{id: foundation, adopts_values: true}]
        follow_up:
          answers:
            - recipient: housing-office
              value: equal-worth
              measure: {text: Ny mal, owner: housing-office, deadline: 2026-04-01}

    Right:

        values: {}
        decisions: [{id: foundation, adopts_values: true}]
        follow_up:
          answers:
            - recipient: housing-office
              value: equal-worth
              measure: {text: Ny mal, owner: housing-office, deadline: 2026-04-01, status: done}

    Source: kommuneloven § 25-1: deviations are found and followed up (lovverk)
    """
    for n, one in enumerate(dossier.follow_up.answers if dossier.follow_up else ()):
        measure = one.measure
        if measure and measure.status is not MeasureStatus.DONE and measure.deadline < as_of:
            yield Finding(
                ("follow_up", "answers", n, "measure", "deadline"),
                say("the measure was due {end} and is not done", end=measure.deadline),
                say("write status: done, or agree on a new deadline"),
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
        if not isinstance(value, Prose) or path[0] in QUOTED:
            continue
        if any(after[:1].islower() and one[-1:] not in _ENDS for one, after in pairwise(value)):
            yield Finding(
                path,
                say("a paragraph ends in the middle of a sentence"),
                say("write > instead of |, with an empty line between paragraphs"),
            )


class _Left(Enum):
    """What of init's is left in a field: its title, its example, or an example of usual words."""

    TITLE = "title"
    EXAMPLE = "example"
    USUAL = "usual"


@rule("F106", severity=Severity.WARNING)
def what_init_wrote_is_replaced(dossier: Dossier) -> Iterator[Finding]:
    """What init wrote as an example is replaced.

    A new dossier is filled with invented names and addresses, so that check accepts it, and with
    the title of a field where no example would help. In a real municipality they would be printed
    over somebody's signature. Words that most municipalities would use, such as kommunedirektør,
    are let be where something of their section is the author's own.

    Wrong:

        municipality:
          number: 3909
          name: Larvik kommune
          unit: Bolig og velferd
          chief_executive:
            title: kommunedirektør
            definite: kommunedirektøren
            name: Solveig Eksempel
          address: {street: Romberggata 4, postcode: 3255, place: Larvik}
          contact: {role: Postmottaket, email: postmottak@larvik.kommune.no}

    Right:

        municipality:
          number: 3909
          name: Larvik kommune
          unit: Bolig og velferd
          chief_executive:
            title: kommunedirektør
            definite: kommunedirektøren
            name: Åse Dikt
          address: {street: Romberggata 4, postcode: 3255, place: Larvik}
          contact: {role: Postmottaket, email: postmottak@larvik.kommune.no}

    Source: practice
    """
    real = dossier.municipality.number < INVENTED_FROM
    told: set[KeyPath] = set()
    for path, key, left in _left_by_init(dossier) if real else _titles_left(dossier):
        told.add(path)
        yield Finding(path, *_still(key, left, dossier.norm))
    for path, key, _ in dossier.whole.holding("eksempelvik") if real else ():
        if path not in told and _is_filled_in(key):
            yield Finding(
                path,
                say("Eksempelvik is the municipality that init invented"),
                say("write what holds for the municipality"),
            )


def _still(key: Key, left: _Left, norm: Norm) -> tuple[Text, Text]:
    if left is _Left.TITLE:
        return say("{name} holds nothing but the title of its field", name=key.name), say(
            "write the text itself: {help}", help=key.help(norm)
        )
    return say("{name} is still the example that init wrote", name=key.name), say(
        "write what holds for the municipality"
    )


_Leftover = tuple[KeyPath, Key, _Left]


def _titles_left(dossier: Dossier) -> Iterator[_Leftover]:
    return (one for one in _found_of_init(dossier) if one[2] is _Left.TITLE)


def _left_by_init(dossier: Dossier) -> Iterator[_Leftover]:
    """Give what init wrote; usual words only with all the other texts of their section."""
    sections: dict[KeyPath, list[_Leftover]] = {}
    for one in _found_of_init(dossier):
        sections.setdefault(_section(one[0]), []).append(one)
    own = _sections_with_own_words(dossier, sections)
    whole: set[KeyPath] = set()
    for section, found in sorted(sections.items(), key=lambda one: len(one[0])):
        usual = all(left is _Left.USUAL for _, _, left in found)
        telling = not usual or len(found) >= _NO_CHANCE or _section(section) in whole
        if section not in own and telling:
            whole.add(section)
        yield from (one for one in found if section in whole or one[2] is not _Left.USUAL)


# So many fields of a section are not by chance all as init wrote them.
_NO_CHANCE = 3


def _found_of_init(dossier: Dossier) -> Iterator[_Leftover]:
    for path, key, value in dossier.whole.being(_words_of_init()):
        left = _left(key, written_as(value))
        if left is not None:
            yield path, key, left


def _left(key: Key, text: str) -> _Left | None:
    if not _is_filled_in(key):
        return None
    if text.removesuffix(".") in key.titles and key.kind is not Kind.NUMBER:
        return _Left.TITLE
    if text not in map(key.example, Norm):
        return None
    # Somebody else may have counted as many.
    usual = key.limits.get("usual", False) or key.kind is Kind.NUMBER
    return _Left.USUAL if usual else _Left.EXAMPLE


def _is_filled_in(key: Key) -> bool:
    """Tell whether a field holds an author's own words: no id, no reference, no term and no day."""
    limits = key.limits
    plain = key.kind in {Kind.TEXT, Kind.PROSE, Kind.NUMBER}
    return plain and "refers" not in limits and limits.get("pattern") != IDENTIFIER


def _section(path: KeyPath) -> KeyPath:
    """Give the place of the section that a field, or another section, stands in."""
    return path[:-1] if isinstance(path[-1], str) else path[:-2]


def _sections_with_own_words(
    dossier: Dossier, sections: Mapping[KeyPath, list[_Leftover]]
) -> set[KeyPath]:
    left = {path for found in sections.values() for path, _, _ in found}
    return {
        _section(path)
        for path, key, _ in (dossier.scalars if sections else ())
        if _section(path) in sections and path not in left and _is_filled_in(key)
    }


@cache
def _words_of_init() -> frozenset[str]:
    held = [key for key in every_key(Dossier) if _is_filled_in(key)]
    titles = {title for key in held for title in key.titles}
    examples = {key.example(norm) for key in held for norm in Norm}
    return frozenset((titles | {f"{one}." for one in titles} | examples) - {""})


@rule("F071", severity=Severity.WARNING)
def a_letter_that_is_sent_has_a_case_number(dossier: Dossier) -> Iterator[Finding]:
    """A letter that is dated before the dossier has the number of its case in the archive.

    What is sent is entered in the journal, and the journal wants an identifier. A new case may do
    without a number until its first letter goes out.

    Wrong:

        values: {}
        decisions: [{id: foundation, adopts_values: true}]
        follow_up: {requests: [{date: 2026-02-02}]}

    Right:

        municipality:
          archive: {case_number: 2026/1234}
        values: {}
        decisions: [{id: foundation, adopts_values: true}]
        follow_up: {requests: [{date: 2026-02-02}]}

    Source: arkivforskrifta § 15 (lovverk)
    """
    if dossier.municipality.archive.case_number:
        return
    for n, one in enumerate(dossier.follow_up.requests if dossier.follow_up else ()):
        if one.date and one.date < dossier.date:
            yield Finding(
                ("follow_up", "requests", n, "date"),
                say("the letter is sent, but its case has no number"),
                say("write municipality.archive.case_number as the case system has it"),
            )


_A_YEAR = dt.timedelta(days=366)


@rule("F083", severity=Severity.WARNING)
def compliance_is_asked_for_each_year(dossier: Dossier) -> Iterator[Finding]:
    """When the foundation is a year old, compliance has been asked for in the last year.

    The chief executive reports on internal control at least once a year. Without letters and
    answers from that year, the report has nothing to say of the foundation.

    Wrong:

        date: 2026-09-01
        values: {}
        decisions: [{id: foundation, adopts_values: true}]
        follow_up:
          requests:
            - {date: 2025-07-01, deadline: 2025-08-20}

    Right:

        date: 2026-09-01
        values: {}
        decisions: [{id: foundation, adopts_values: true}]
        follow_up:
          requests:
            - {date: 2026-05-04, deadline: 2026-06-20}

    Source: kommuneloven § 25-2 (lovverk); veiviseren.no, values process, phase 3
    """
    follow_up = dossier.follow_up
    limit = dossier.date - _A_YEAR
    decision = premise_at(dossier, limit)
    if follow_up is None or decision is None:
        return
    days = [one.date or dossier.date for one in follow_up.requests]
    days += [one.date for one in follow_up.answers]
    if max(days, default=dt.date.min) < limit:
        yield Finding(
            ("follow_up", "requests"),
            say("nobody has been asked about compliance since {day}", day=max(days)),
            say("write this year's letters; the yearly report on internal control needs them"),
        )
