"""X and F: what is kept from the public, and by what a document is found."""

import re
from collections.abc import Iterator

from pipeline.contract.declare import KeyPath
from pipeline.diagnostics import Severity, say
from pipeline.dossier.access import Access
from pipeline.dossier.dossier import Dossier
from pipeline.pattern import pattern
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import full_sentences


@rule("X067", severity=Severity.WARNING)
def an_exemption_names_its_provision(dossier: Dossier) -> Iterator[Finding]:
    """What is kept from the public names the section that allows it.

    Who is refused a document has a right to know by which provision, down to the section.

    Wrong:

        cases:
          - access: {clause: taushetsplikt}

    Right:

        cases:
          - access: {clause: offl. § 13 jf. fvl. § 13 første ledd nr. 1}

    Source: offentleglova § 31 first paragraph (lovverk)
    """
    for path, one in _exempt(dossier):
        if not re.search(r"§\s*\d", one.clause):
            yield Finding(
                (*path, "clause"),
                say("the exemption names no section"),
                say("write the provision, such as offl. § 13 jf. fvl. § 13 første ledd nr. 1"),
            )


_INTERNAL = pattern(
    r"(?:offl\.?|offentleglov\w*|offentlighetslov\w*)\s*§§?\s*1[45]\b", re.IGNORECASE
)
_KEPT = pattern(
    r"\b(?:unntatt|unntas|unnateke?n?|unntatte|unntak|(?:ikke|ikkje)\s+(?:offentlig|offentleg)"
    r"|(?:holdes|haldast|blir\s+(?:holdt|halden|halde))\s+(?:tilbake|attende|hemmelig))\b",
    re.IGNORECASE,
)
# Who says that nothing is kept back, or cannot be, says what the act says.
_NOT_KEPT = pattern(
    r"\b(?:ikke|ikkje|verken|hverken|korkje|ingen|inga|aldri)\s+(?:\w+\s+){0,3}?unn(?:ta|at)\w*"
    r"|\b(?:gjelder|gjeld)\s+(?:ikke|ikkje)\b",
    re.IGNORECASE,
)
# Some other paper, which may be internal; or the case itself and what it attaches.
_OTHER_PAPER = pattern(
    r"\b(?:\w*notat\w*|\w*utkast\w*|e-post\w*|korrespondanse\w*|arbeidsdokument\w*|organintern\w*"
    r"|interne?\s+\w+|\w*brev(?:et|a|ene)?|\w*logg(?:en)?|møtereferat\w*)\b",
    re.IGNORECASE,
)
_CASE_PAPER = pattern(
    r"\b(?:saksfram\w*|saksfrem\w*|sakspapir\w*|saksdokument\w*|vedlegg\w*|innstilling\w*"
    r"|tilråding\w*|saken|saka|byrådssak\w*)\b",
    re.IGNORECASE,
)


@rule("X068")
def a_case_is_no_internal_document(dossier: Dossier) -> Iterator[Finding]:
    """A case for an elected body, and what it attaches, is not kept back as an internal document.

    Offentleglova §§ 14 and 15 do not hold for cases with attachments to elected bodies.

    Wrong:

        cases:
          - access: {clause: offl. § 14 første ledd}

    Right:

        cases:
          - access: {clause: offl. § 13 jf. fvl. § 13 første ledd nr. 1}

    Source: offentleglova § 16 first paragraph (lovverk)
    """
    hint = say("name the provision that does hold, or let the public see it")
    for path, one in _exempt(dossier):
        if path[0] == "cases" and _INTERNAL.search(one.clause):
            message = say("§§ 14 and 15 do not hold for cases to elected bodies")
            yield Finding((*path, "clause"), message, hint)
    for said in dossier.reading.holding("offl", "offentleglov", "offentlighetslov"):
        if said.section != "cases" or said.key.name == "clause":
            continue
        if any(map(_keeps_the_case, full_sentences(said.text))):
            message = say("the text keeps back what §§ 14 and 15 do not hold for")
            yield Finding(said.path, message, hint)


def _keeps_the_case(sentence: str) -> bool:
    """Tell whether a sentence keeps the case back as internal, and not some paper beside it."""
    if not (_INTERNAL.search(sentence) and _KEPT.search(sentence)) or _NOT_KEPT.search(sentence):
        return False
    return bool(_CASE_PAPER.search(sentence)) or not _OTHER_PAPER.search(sentence)


def _exempt(dossier: Dossier) -> Iterator[tuple[KeyPath, Access]]:
    for n, case in enumerate(dossier.cases):
        if case.access:
            yield ("cases", n, "access"), case.access
        for m, one in enumerate(case.attachments):
            if one.access:
                yield ("cases", n, "attachments", m, "access"), one.access


@rule("F122", severity=Severity.WARNING)
def a_number_of_the_archive_has_digits(dossier: Dossier) -> Iterator[Finding]:
    """The number of a case in the archive has a digit, whatever its form.

    Archives write their numbers in many ways. A word in the place of one is what somebody meant
    to fill in later.

    Wrong:

        municipality:
          archive: {case_number: kommer}

    Right:

        municipality:
          archive: {case_number: 2009/8182-F17}

    Source: each archive's own form: 2026/1234, 20/1845-12, 2009/8182-F17
    """
    numbers: list[tuple[KeyPath, str | None]] = [
        (("municipality", "archive", "case_number"), dossier.municipality.archive.case_number)
    ]
    for n, one in enumerate(dossier.cases):
        numbers.append((("cases", n, "references", "case_number"), one.references.case_number))
    for path, number in numbers:
        if number and not re.search("[0-9]", number):
            yield Finding(
                path,
                say("the number has no digit"),
                say("write the number that the archive has given, or delete the line"),
            )
