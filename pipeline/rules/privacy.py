"""X: what must not stand in a public document; no message here repeats what it found."""

import re
from collections.abc import Iterator

from pipeline.contract.declare import KeyPath, Prose
from pipeline.diagnostics import Severity, say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.municipality import Contact
from pipeline.norm import MONTHS
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


_PRIVATE_MAIL = re.compile(
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


_BORN = re.compile(
    r"(?<!barn )(?<!alle )(?<!personer )(?<!personar )\b(?:født|fødd|fødselsdato:?|f\.)"
    rf" ?(?:den )?\d{{1,2}}\. ?(?:\d{{1,2}}\. ?|(?:{MONTHS}) )(?:\d{{4}}|\d{{2}})\b"
    r"(?! (?:eller|og) (?:sen|sein|tidl|før|ette))",
    re.IGNORECASE,
)
_PERSON_MARKS = ("født", "fødd", "fødselsd", "f.", *(f"{digit} år" for digit in range(10)))
_SOMEBODY = re.compile(
    r"\b(?:en|ei|ein|én|éin) (?:\w+ )?(?:mann|kvinne|jente|gutt|gut|mor|far|beboer|bebuar|søker"
    r"|søkjar|bruker|brukar|person|ungdom|flyktning|leietaker|leigetakar|pensjonist)"
    r" (?:på|i alderen) \d{1,3} år\b",
    re.IGNORECASE,
)
_SENSITIVE = re.compile(
    r"\brus|psykisk|diagnos|demen[st]|barnevern|\bvold|\bvald|fengsel|straff|funksjonsned"
    r"|utviklingshem|sykdom|sjukdom|\bsyk\b|\bsjuk\b|\bgjeld\b|selvmord|sjølvmord",
    re.IGNORECASE,
)


@rule("X064", severity=Severity.WARNING)
def nobody_can_be_recognised(dossier: Dossier) -> Iterator[Finding]:
    """No text gives somebody's date of birth, or age together with health or the like.

    In a small place, age and one circumstance are enough to know who it is. Write of groups, or
    of what the service does.

    Wrong:

        cases:
          - background: En mann på 43 år med ruslidelse har ventet i to år.

    Right:

        cases:
          - background: Personer med ruslidelse har ventet i opptil to år.

    Source: forvaltningsloven § 13; sosialtjenesteloven § 44 (lovverk)
    """
    for one in dossier.reading.holding(*_PERSON_MARKS):
        if _BORN.search(one.text) or any(map(_tells_of_somebody, sentences(one.text))):
            yield Finding(
                one.path,
                say("the text tells of one person who may be recognised"),
                say("write of the group or of the service, without age or date of birth"),
            )


def _tells_of_somebody(sentence: str) -> bool:
    return bool(_SOMEBODY.search(sentence) and _SENSITIVE.search(sentence))


# The two ways of writing that are used for mobile numbers and hardly for anything else, and eight
# digits after a word or a prefix that says what they are.
_MOBILE = re.compile(
    r"[49](?<![0-9.,/][49])(?<![0-9] [49])[0-9](?:[0-9] [0-9]{2} [0-9]{3}|(?: [0-9]{2}){3})"
    r"(?![0-9]| [0-9]| kr| mill| pers)"
)
_SAID_MOBILE = re.compile(
    r"(?:\+47 ?|\b0047 ?|\b(?:tlf|telefon|mobil\w*)\.?:? ?)(?:\+47 ?)?[49][0-9]{7}(?![0-9])",
    re.IGNORECASE,
)
_MOBILE_ALONE = re.compile(r"(?:\+47|0047)?[49][0-9]{7}")


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
    *("by inntil", "gå inntil", "by opp til"),
)
_OUR_LIMIT = re.compile(
    r"smertegrens|forhandlingsramm|(?:høyeste|høgste|maksimal\w*|øvre|øvste) (?:bud|bod|pris"
    r"|kjøpesum)|\b(?:by|gå) inntil|\bby opp til",
    re.IGNORECASE,
)
_MONEY = re.compile(r"\d\s*(?:kroner|kr\b|millioner|millionar|mill\b)", re.IGNORECASE)


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
        if any(_OUR_LIMIT.search(s) and _MONEY.search(s) for s in sentences(one.text)):
            yield Finding(
                one.path,
                say("the text tells the limit of the municipality in a negotiation"),
                say("take the sum out; it can be given in an exempt document"),
            )
