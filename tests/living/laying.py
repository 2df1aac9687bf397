"""What tests of revisions share: a small dossier of contract 2, and a revision laid into it."""

from pipeline import revising
from pipeline.living.page import Page, same
from pipeline.living.revise import Laying, laid
from pipeline.living.revision import RevisionFile
from pipeline.source import Book, load

DOSSIER = """\
schema: 2
id: vik
norm: nb
date: 2027-03-01  # i dag
municipality:
  number: 9901
  name: Vik kommune
  # Den som leder
  chief_executive: {title: rådmann, definite: rådmannen, name: Per Prøve}  # til 2027
  unit: 'Velferd'
  address: {street: Torget 1, postcode: "9999", place: Vik}
  contact: {role: Servicekontoret, email: post@vik.example}
  archive: {case_number: 2025/10, classification: F17}
stakeholders:
  - id: nav
    name: NAV Vik  # enheten
    group: internal
    interest: Gir råd om økonomi.
  - {id: staff, name: Staben, group: internal, interest: Lager planer.}
plans:
  - id: programme
    kind: handlingsdel
    title: "Handlingsdel 2027–2030"
    adopted: {body: kommunestyret, date: 2025-12-11, case_number: 84/25}
    valid_from: 2027-01-01
    valid_to: 2030-12-31
    owner: staff
    says: >  # om bolig
      Planen har ingen
      tiltak.
    measures:
    - {id: advice, text: Ansette en rådgiver, owner: nav}  # det første

# Slutt
"""


def told(text: str) -> RevisionFile:
    return revising.told(Book("r.yaml", text.encode()))


def page(text: str) -> Page:
    return Page(text, load(text.encode(), "vik.yaml").data)


def lay(text: str, revision: str) -> Laying:
    """Lay a revision in: it says what it should, and a second time changes nothing."""
    made = laid(page(text), told(revision))
    assert same(load(made.page.text.encode(), "vik.yaml").data, made.page.data)
    if not made.refusals:
        assert laid(made.page, told(revision)).page.text == made.page.text
    return made
