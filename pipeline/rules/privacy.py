"""X: what must not stand in a public document; no message here repeats what it found."""

import re
from collections.abc import Iterator

from pipeline.contract.declare import KeyPath, Prose
from pipeline.diagnostics import Severity, say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.municipality import Contact
from pipeline.pattern import pattern
from pipeline.registers.numbers import birth_numbers
from pipeline.rules.people import IDENTIFIES
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import sentences


@rule("X063", binding=IDENTIFIES)
def no_birth_number_stands_anywhere(dossier: Dossier) -> Iterator[Finding]:
    """No fødselsnummer or D-number stands anywhere in the dossier.

    Cases to elected bodies are always public, and the file itself is read by colleagues, so its
    comments and keys count too. Synthetic numbers, with 40 or 80 added to the month, are refused
    as well: nobody can see that they are. Blanks, points, strokes, dashes and line breaks between
    the digits hide nothing. An account number is let be where the word konto stands before it.

    Wrong:

        cases:
          - background: Gjelder 01817010055.

    Right:

        cases:
          - background: Gjelder en husholdning som har bedt om hjelp.

    Source: offentleglova §§ 16, 26 fifth paragraph; sosialtjenesteloven § 44 (lovverk)
    """
    for path, _, _ in dossier.whole.around(birth_numbers(dossier.whole.whole)):
        yield Finding(
            path,
            say("a birth number stands here"),
            say("delete it here, and from the versions of the file that others have"),
        )


_PRIVATE_MAIL = pattern(
    r"@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|icloud|me|online|proton|protonmail"
    r"|broadpark|getmail)\.(?:com|no|ch|me)\b",
    re.IGNORECASE,
)


@rule("X069", severity=Severity.WARNING)
def addresses_belong_to_offices(dossier: Dossier) -> Iterator[Finding]:
    """An e-mail address belongs to an office, not to a person.

    People change jobs, and a private address in a public document is read by robots the same
    night.

    Wrong:

        municipality:
          contact: {role: Boligkontoret, email: kari@gmail.com}

    Right:

        municipality:
          contact: {role: Boligkontoret, email: postmottak@eksempelvik.example}

    Source: design of the contact section; GDPR article 5 on using no more than needed
    """
    for path, _, value in dossier.whole.spelling("@"):
        texts = value if isinstance(value, Prose) else (str(value),)
        if any(map(_PRIVATE_MAIL.search, texts)):
            yield Finding(
                path,
                say("the address is at a provider of private mail"),
                say("write the shared address of the office"),
            )


# The two ways of writing that are used for mobile numbers and hardly for anything else, and eight
# digits after a word or a prefix that says what they are.
_MOBILE = pattern(
    r"[49](?<![0-9.,/][49])(?<![0-9] [49])[0-9](?:[0-9] [0-9]{2} [0-9]{3}|(?: [0-9]{2}){3})"
    r"(?![0-9]| [0-9]| kr| mill| pers)"
)
_SAID_MOBILE = pattern(
    r"(?:\+47 ?|\b0047 ?|\b(?:tlf|telefon|mobil\w*)\.?:? ?)(?:\+47 ?)?[49][0-9]{7}(?![0-9])",
    re.IGNORECASE,
)
_MOBILE_ALONE = pattern(r"(?:\+47|0047)?[49][0-9]{7}")


@rule("X102", severity=Severity.WARNING)
def phone_numbers_belong_to_offices(dossier: Dossier) -> Iterator[Finding]:
    """A phone number belongs to an office, not to a person's mobile phone.

    Documents to elected bodies are read by everybody, for ever. The switchboard knows who has the
    case. A mobile phone that an office has in common is a reason to waive the rule.

    Wrong:

        municipality:
          contact: {role: Boligkontoret, email: post@eksempelvik.example, phone: 912 34 567}

    Right:

        municipality:
          contact: {role: Boligkontoret, email: post@eksempelvik.example, phone: 22 22 55 55}

    Source: design of the contact section; GDPR article 5 on using no more than needed
    """
    message = say("the number is that of a mobile phone")
    hint = say("write the number of the office or the switchboard")
    whole = dossier.whole
    found = {path for path, _, _ in whole.around(m.start() for m in _MOBILE.finditer(whole.whole))}
    found |= {
        path
        for path, _, value in whole.spelling("47", "tlf", "Tlf", "elefon", "obil")
        if isinstance(value, str | Prose) and _SAID_MOBILE.search(_in_one(value))
    }
    found |= {path for path, phone in _phones(dossier) if _MOBILE_ALONE.fullmatch(phone)}
    for path in found:
        yield Finding(path, message, hint)


def _phones(dossier: Dossier) -> Iterator[tuple[KeyPath, str]]:
    contacts: list[tuple[KeyPath, Contact | None]] = [
        (("municipality", "contact"), dossier.municipality.contact)
    ]
    contacts += [
        (("stakeholders", n, "contact"), one.contact) for n, one in enumerate(dossier.stakeholders)
    ]
    for path, contact in contacts:
        if contact and contact.phone:
            yield (*path, "phone"), contact.phone.replace(" ", "")


def _in_one(value: str | Prose) -> str:
    return "\n".join(value) if isinstance(value, Prose) else value


_LIMIT_MARKS = (
    *("smertegrens", "forhandlingsramm", "høyeste ", "høgste ", "maksimal", "øvre ", "øvste "),
    *("by inntil", "gå inntil", "by opp til", "villig", "viljug"),
)
_WILLING = (
    r"\b(?:kommunen|byen|byrådet|formannskapet|rådmannen|kommunedirektøren|vi) (?:er|var) "
    r"(?:\w+ )?(?:villig|viljug)e? til å (?:betale|by|gi|gje)\b"
)
_OUR_LIMIT = pattern(
    r"smertegrens|forhandlingsramm|(?:høyeste|høgste|maksimal\w*|øvre|øvste) (?:bud|bod|pris"
    r"|kjøpesum)|\b(?:by|gå) inntil|\bby opp til"
    rf"|{_WILLING}",
    re.IGNORECASE,
)
# A limit of an instrument is public, and so is the bid that somebody else has made.
_PUBLIC_LIMIT = pattern(
    r"startlån|\blån(?!eopptak)|\blåne|retningslin|forskrift|tilskudd|tilskot|husleie|husleige"
    r"|leietak|leigetak|pristak for|maksimal\w* pris for|gebyr|depositum|garanti|selvkost"
    r"|sjølvkost|betalingssats|egenandel|eigendel|(?:bud|bod)(?:et|a)? (?:var|ble|blei|vart|kom)"
    r"|budrund|bodrund|boligkjøper|bustadkjøpar|søker|søkjar|husstand|hushald|\bsolg|\bseld",
    re.IGNORECASE,
)
_OWN_BID = pattern(
    r"smertegrens|forhandlingsramm|\bby (?:inntil|opp til)"
    r"|\b(?:kommunen|byen|byrådet|rådmannen|kommunedirektøren|vi) (?:kan|vil|bør|skal) gå inntil",
    re.IGNORECASE,
)
_MONEY = pattern(r"\d\s*(?:kroner|kr\b|millioner|millionar|mill\b)", re.IGNORECASE)


@rule("X070", severity=Severity.WARNING)
def our_limit_in_a_negotiation_is_not_told(dossier: Dossier) -> Iterator[Finding]:
    """No text tells how much the municipality is willing to pay in a negotiation.

    The seller of the site reads the agenda too. The sum may be given in a document of its own that
    is exempt while the negotiation lasts.

    Wrong:

        cases:
          - facts: Kommunen kan by inntil 4 200 000 kroner for tomten.

    Right:

        cases:
          - facts: Kommunen forhandler om tomten. Rammen står i et dokument som er unntatt.

    Source: offentleglova § 23 first paragraph (lovverk)
    """
    for one in dossier.reading.holding(*_LIMIT_MARKS):
        if any(map(_tells_our_limit, sentences(one.text))):
            yield Finding(
                one.path,
                say("the text tells the limit of the municipality in a negotiation"),
                say("take the sum out; it can be given in an exempt document"),
            )


def _tells_our_limit(sentence: str) -> bool:
    if not (_OUR_LIMIT.search(sentence) and _MONEY.search(sentence)):
        return False
    return bool(_OWN_BID.search(sentence)) or not _PUBLIC_LIMIT.search(sentence)
