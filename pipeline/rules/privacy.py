"""X: what must not stand in a public document; no message here repeats what it found."""

import re
from collections.abc import Iterator

from pipeline.diagnostics import Severity, say
from pipeline.dossier.contract import Prose
from pipeline.dossier.dossier import Dossier
from pipeline.registers.numbers import birth_numbers
from pipeline.rules.rule import Finding, rule

SMALLEST_COUNT = 5


@rule("X063")
def no_birth_number_stands_anywhere(dossier: Dossier) -> Iterator[Finding]:
    """No fødselsnummer or D-number stands anywhere in the dossier.

    Cases to elected bodies are always public. Synthetic numbers, with 40 or 80 added to the
    month, are refused as well: nobody can see that they are.

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


_PEOPLE = re.compile(
    r"\b(?:person|personer|personar|innbyggere?|innbyggjar(?:ar)?|husholdning(?:er)?|hushald"
    r"|husstand(?:er|ar)?|barn|unge|ungdom(?:mer|ar)?|familie(?:r|ar)?|enslige|einslege"
    r"|flyktning(?:er|ar)?|søkere?|søkjar(?:ar)?|brukere?|brukar(?:ar)?|beboere?|bebuar(?:ar)?)\b",
    re.IGNORECASE,
)


@rule("X065")
def a_count_of_people_is_at_least_five(dossier: Dossier) -> Iterator[Finding]:
    """A count of people or households is nought, or at least five.

    Where four live in one situation, neighbours know which four. Add the count to another
    group, or leave it out.

    Wrong:

        mapping:
          needs:
            - {situation: without_home, household: family, count: 3}

    Right:

        mapping:
          needs:
            - {situation: without_home, household: all, count: 12}

    Source: boligsosialloven § 8 (lovverk); the threshold of five is the tool's own choice
    """
    message = say("the count is between 1 and {most}", most=SMALLEST_COUNT - 1)
    hint = say("join it with another group until it is at least {least}", least=SMALLEST_COUNT)
    for n, need in enumerate(dossier.mapping.needs):
        if need.count is not None and 0 < need.count < SMALLEST_COUNT:
            yield Finding(("mapping", "needs", n, "count"), message, hint)
    for n, one in enumerate(dossier.facts):
        if _PEOPLE.search(one.unit) and 0 < one.value < SMALLEST_COUNT:
            yield Finding(("facts", n, "value"), message, hint)


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
