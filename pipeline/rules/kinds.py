"""C: what each kind of case must have, and what it may leave out."""

from collections.abc import Iterator

from pipeline.diagnostics import Severity, say
from pipeline.dossier.cases import DECIDED_KINDS
from pipeline.dossier.dossier import Dossier
from pipeline.facts.numbered import day, issued
from pipeline.rules.rule import Finding, rule
from pipeline.rules.texts import listed


@rule("C104")
def a_case_to_decide_has_a_proposal(dossier: Dossier) -> Iterator[Finding]:
    """A case that a body is to decide proposes what it shall decide.

    The head of the administration prepares cases with a proposal. A case that a body only hears
    of, talks over or answers has none, and says so by its kind.

    Wrong:

        cases:
          - proposal: []

    Right:

        cases:
          - kind: discussion
            proposal: []

    Source: kommuneloven § 13-1 third paragraph (lovverk)
    """
    for n, one in enumerate(dossier.cases):
        if one.kind in DECIDED_KINDS and not one.proposal:
            yield Finding(
                ("cases", n, "proposal"),
                say("the case is to be decided, and proposes nothing"),
                say("write the proposal, or kind: discussion, orientation, referral or question"),
            )


_PARTS = ("facts", "assessment", "economy")


@rule("C107", severity=Severity.WARNING)
def a_case_to_decide_is_soundly_prepared(dossier: Dossier) -> Iterator[Finding]:
    """A case that a body is to decide has facts, an assessment and what it costs.

    A case shall be soundly prepared, factually and legally. Short cases exist, so this is a
    warning.

    Wrong:

        cases:
          - economy:

    Right:

        cases:
          - economy: Saken har ingen kostnader.

    Source: kommuneloven § 13-1 third paragraph (lovverk)
    """
    for n, one in enumerate(dossier.cases):
        missing = [name for name in _PARTS if getattr(one, name) is None]
        if one.kind in DECIDED_KINDS and missing:
            yield Finding(
                ("cases", n, missing[0]),
                say("the case lacks {parts}", parts=listed(missing)),
                say("write it, or waive this for a case that needs none"),
            )


@rule("C105")
def an_attachment_is_no_younger_than_its_case(dossier: Dossier) -> Iterator[Finding]:
    """A document that the dossier has made and the case attaches is no younger than the case.

    What is made later was not there to be attached. Then another edition was sent with the case,
    and the members of the body read that one.

    Wrong:

        date: 2026-05-20
        documents:
          - {type: mapping-report, state: sent, date: 2026-05-10}
        cases:
          - date: 2026-05-01
            attachments:
              - {title: Kartleggingsrapport, document: mapping-report}

    Right:

        date: 2026-05-20
        documents:
          - {type: mapping-report, state: sent, date: 2026-05-10}
        cases:
          - date: 2026-05-11
            attachments:
              - {title: Kartleggingsrapport, document: mapping-report}

    Source: kommuneloven § 13-1 third paragraph (lovverk)
    """
    for n, one in enumerate(dossier.cases):
        of_case = one.date or dossier.date
        for m, attached in enumerate(one.attachments):
            dated = day(dossier, attached) if issued(dossier, attached) else None
            if dated and dated > of_case:
                yield Finding(
                    ("cases", n, "attachments", m),
                    say(
                        "the attachment is of {day}, and the case of {date}",
                        day=dated,
                        date=of_case,
                    ),
                    say("attach the edition that there was, or give the case its right date"),
                )
