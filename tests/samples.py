"""Small dossiers for tests: a valid one, and ways to change it."""

import datetime as dt
from pathlib import Path

from pipeline.dossier.dossier import Dossier
from pipeline.parse import parse
from pipeline.source import Source, load
from tools import coverage

ROOT = Path(__file__).parent.parent
EXAMPLES = coverage.EXAMPLES
TODAY = dt.date(2026, 3, 2)

SMALL = """\
schema: 1
id: eksempelvik
norm: nb
date: 2026-03-02
municipality:
  number: 9901
  name: Eksempelvik kommune
  chief_executive:
    title: kommunedirektør
    definite: kommunedirektøren
    name: Solveig Eksempel
  unit: Velferd og bolig
  address:
    street: Postboks 1
    postcode: 0150
    place: Eksempelvik
  contact:
    role: Boligkontoret
    email: postmottak@eksempelvik.example
  archive:
    case_number: 2026/1234
    classification: F17
stakeholders:
  - id: housing-office
    name: Boligkontoret
    group: internal
    interest: Tildeler og følger opp kommunale boliger.
"""

MANDATE = """\
mandate:
  - id: values
    process: values
    title: Felles verdigrunnlag
    trigger:
      kind: decision
      date: 2026-01-15
      text: Kommunestyret har bedt om en sterkere boligsosial innsats.
    commissioned_by: Kommunedirektøren
    owner: Kommunalsjefen
    leader: Leder av boligkontoret
    working_group:
      - role: rådgiver
        unit: housing-office
    purpose: Arbeidet skal gi tjenestene et felles grunnlag.
    deliverables:
      - text: Utkast til felles verdigrunnlag
        due: 2026-09-01
        receiver: Kommunedirektøren
    limits:
      - Organisering av tjenestene
    user_participation: Brukerrådet deltar i arbeidet.
    staff_participation: Tillitsvalgte deltar i arbeidet.
    milestones:
      - date: 2026-05-15
        text: Oversikten er ferdig
    resources:
      - text: Prosjektleder
        funding: Innenfor rammen
    reporting: Lederen rapporterer hver måned.
    requests:
      - godkjenne mandatet
"""


def sourced(text: str = SMALL, path: str = "d.yaml") -> Source:
    return load(text.encode(), path)


def parsed(text: str = SMALL) -> Dossier:
    return parse(sourced(text))


# The declaration of a document type, with one document for each case.
NOTE = """\
title:
  nb: Notat
  nn: Notat
process: values
phase: 1
one_per: case_drafts
requires: []
name:
  nb: notat
  nn: notat
"""
