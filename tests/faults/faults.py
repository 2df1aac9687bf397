"""One fault each: what stands in the good dossier, and what somebody wrote in its place.

`¤` is where the finding has to stand, and no part of the text. Written from what people do, before
anybody had looked at what the checker says.
"""

from typing import NamedTuple


class Fault(NamedTuple):
    """A fault: the code of its one finding, what stood, and what stands instead."""

    code: str
    stood: str
    stands: str


_HEAD = (
    # Keys: misspelt, Norwegian, capital, plural, a sign too many, another language's.
    Fault("S002", "norm: nb", "norm: nb\n¤bakgrunn: Dette er saken."),
    Fault("S002", "date: 2026-03-02\nm", "date: 2026-03-02\n¤figure: []\nm"),
    Fault("S002", "  unit: Velferd og bolig", "  unit: Velferd og bolig\n  ¤kontakt: Kari"),
    Fault("S002", "  unit: Velferd og bolig", "  unit: Velferd og bolig\n  ¤Unit: Velferd"),
    Fault("S002", "    classification: F17", "    classification: F17\n    ¤kode: F17"),
    Fault("S002", "    group: residents", "    group: residents\n    ¤email: a@vik.example"),
    Fault("S002", "    unit: personer", "    unit: personer\n    ¤units: personer"),
    Fault("S002", "    theme: population", "    theme: population\n    ¤tema: befolkning"),
    Fault("S002", "    purpose: Arb", "    ¤maal: Alle skal bo godt.\n    purpose: Arb"),
    Fault("S002", "    owner: Kommunalsjefen", "    owner: Kommunalsjefen\n    ¤eier: Kari"),
    Fault("S002", "        receiver: Styringsgruppen", "        receiver: Ola\n        ¤til: Ola"),
    Fault(
        "S002", "        unit: housing-office", "        unit: housing-office\n        ¤navn: Kari"
    ),
    # What must be there is not.
    Fault("S001", "schema: 2\nid: eksempelvik\n", "¤schema: 2\n"),
    Fault("S001", "municipality:\n  number: 9901\n", "¤municipality:\n"),
    Fault("S001", "chief_executive:\n    title: kommunedirektør\n", "¤chief_executive:\n"),
    Fault("S001", "address:\n    street: Postboks 1\n", "¤address:\n"),
    Fault("S001", "contact:\n    role: Boligkontoret\n", "¤contact:\n"),
    Fault("S001", "id: youth\n    name: Ungdomsrådet\n", "¤id: youth\n"),
    Fault("S001", "id: people\n    theme: population\n", "¤id: people\n"),
    Fault("S001", "id: waiting\n    theme: housing_conditions\n", "¤id: waiting\n"),
    Fault("S001", "id: values\n    process: values\n", "¤id: values\n"),
    Fault(
        "S001",
        "text: Utkast til felles verdigrunnlag\n        due: 2026-09-01\n",
        "¤text: Utkast\n",
    ),
    Fault("S001", "trigger:\n      kind: decision\n", "¤trigger:\n"),
    # A value of another shape.
    Fault("S003", "  unit: Velferd og bolig", "  unit: ¤[Velferd, bolig]"),
    Fault("S003", "    group: internal", "    group: ¤{name: internal}"),
    Fault("S003", "    title: Innbyggere", "    title:\n      ¤nb: Innbyggere"),
    Fault("S003", "    limits:\n      - Arb", "    limits: ¤{Ingen: alle}\n    # - Arb"),
    Fault("S003", "    value: 18640", "    value: ¤[18640]"),
    Fault("S003", "      text: Kommunestyret har", "      text:\n        ¤- Kommunestyret har"),
    Fault("S003", "    date: 2026-01-01", "    date: ¤{day: 2026-01-01}"),
    Fault("S003", "    reporting: Led", "    reporting: ¤[Led]\n    # Led"),
    # A word that is none of the closed list.
    Fault("S004", "norm: nb", "norm: ¤no"),
    Fault("S004", "norm: nb", "norm: ¤norsk"),
    Fault("S004", "    group: internal", "    group: ¤politisk parti"),
    Fault("S004", "    group: residents", "    group: ¤beboerne i kommunen"),
    Fault("S004", "    theme: population", "    theme: ¤folketall"),
    Fault("S004", "    theme: housing_conditions", "    theme: ¤housing-conditions"),
    Fault("S004", "      kind: decision", "      kind: ¤beslutning"),
    Fault("S004", "    process: values", "    process: ¤verdier"),
    # Nothing written.
    Fault("S005", "  unit: Velferd og bolig", '  unit: ¤""'),
    Fault("S005", "    title: Innbyggere", "    title: ¤''"),
    Fault("S005", "    unit: personer", '    unit: ¤"  "'),
    Fault("S005", "    owner: Kommunalsjefen", '    owner: ¤""'),
    # Numbers, dates and truth as people write them.
    Fault("S006", "    value: 18640", "    value: ¤18 640"),
    Fault("S006", "    value: 18640", "    value: ¤18.640"),
    Fault("S006", "    value: 18640", "    value: ¤ca. 18640"),
    Fault("S006", "    value: 18640", "    value: ¤18640 personer"),
    Fault("S006", "    value: 18640", "    value: ¤1.8e4"),
    Fault("S006", "    value: 18640", "    value: ¤0x48d0"),
    Fault("S006", "    value: 18640", "    value: ¤seksti"),
    Fault("S006", "    value: 18640", "    value: ¤18640,-"),
    Fault("S006", "    value: 18640", '    value: ¤"8,5 %"'),
    Fault("S006", "    value: 18640", "    value: ¤18\u00a0640"),
    Fault("S005", "    value: 18640", "    value: ¤null"),
    Fault("S006", "date: 2026-03-02", "date: ¤2.3.2026"),
    Fault("S006", "date: 2026-03-02", "date: ¤02.03.2026"),
    Fault("S006", "date: 2026-03-02", "date: ¤2026-3-2"),
    Fault("S006", "date: 2026-03-02", "date: ¤2026-02-30"),
    Fault("S006", "date: 2026-03-02", "date: ¤2. mars 2026"),
    Fault("S006", "date: 2026-03-02", "date: ¤20260302"),
    Fault("S006", "date: 2026-03-02", "date: ¤i dag"),
    Fault("S006", "date: 2026-03-02", "date: ¤2026/03/02"),
    Fault("S006", "    date: 2026-01-01", "    date: ¤2026"),
    Fault("S006", "    date: 2026-01-01", "    date: ¤2026-01-01T00:00:00"),
    Fault("S006", "        due: 2026-09-01", "        due: ¤1. september"),
    Fault("S006", "        due: 2026-09-01", "        due: ¤høsten 2026"),
    Fault("S006", "      - date: 2026-05-15", "      - date: ¤mai 2026"),
    Fault("S006", "2025-12-31: 38}", "2025-12-31: ¤trettiåtte}"),
    # Values of a fixed form.
    Fault("S007", "id: eksempelvik", "id: ¤Eksempelvik"),
    Fault("S007", "id: eksempelvik", "id: ¤eksempel vik"),
    Fault("S007", "id: eksempelvik", "id: ¤eksempel_vik"),
    Fault("S007", "id: eksempelvik", "id: ¤con"),
    Fault("S007", "  - id: youth", "  - id: ¤eldre råd"),
    Fault("S007", "  - id: people", "  - id: ¤innbyggere.2026"),
    Fault("S007", "    postcode: 0150", "    postcode: ¤150"),
    Fault("S007", "    postcode: 0150", "    postcode: ¤N-0150"),
    Fault("S007", "  number: 9901", "  number: ¤K9901"),
    Fault("S007", "    email: postmottak@eksempelvik.example", "    email: ¤postmottak"),
    # A line broken in two.
    Fault("S009", "    title: Innbyggere", "    title: ¤|\n      Innbyggere\n      i alt"),
    Fault("S009", "    unit: personer", '    unit: ¤"personer\\ni alt"'),
    # YAML: quotes, colons, indentation, brackets, dashes, tabs.
    Fault("Y003", "    title: Innbyggere", "    title: Innbyggere¤: alle"),
    Fault("Y003", "    title: Innbyggere", '    title: ¤"Innbyggere'),
    Fault("Y003", "    title: Innbyggere", "    title: ¤[Vedtar] planen"),
    Fault("Y003", "    title: Innbyggere", "    title: ¤@alle"),
    Fault("Y003", "    title: Innbyggere", "    title: ¤%alle"),
    Fault("Y003", "    title: Innbyggere", "    ¤title Innbyggere"),
    Fault("Y003", "    title: Innbyggere", "   ¤title: Innbyggere"),
    Fault("Y003", "  - id: people", "  ¤-id: people"),
    Fault("Y003", "{2024-12-31: 41, 2025-12-31: 38}", "¤{2024-12-31: 41, 2025-12-31: 38"),
    Fault("Y003", "  unit: Velferd og bolig", "  unit:¤\u00a0Velferd og bolig"),
    Fault("Y009", "    title: Innbyggere", "   ¤\ttitle: Innbyggere"),
    Fault("Y009", "    title: Innbyggere", "    title: Innbyggere¤\ti alt"),
    Fault("Y004", "    unit: personer", "    unit: personer\n    ¤unit: folk"),
    Fault("Y004", "date: 2026-03-02\nm", "date: 2026-03-02\n¤id: annen\nm"),
    Fault("Y005", "    unit: personer", "    unit: ¤&folk personer"),
    Fault("Y005", "    unit: personer", "    unit: ¤*folk"),
    Fault("Y007", "    value: 18640", "    value: ¤!!int 18640"),
    Fault("Y006", "    unit: personer", "    unit: personer\n    ¤<<: {note: alle}"),
    Fault("Y012", "stakeholders:", "¤---\nstakeholders:"),
    Fault("Y013", "    unit: personer", "    unit: personer\n    ¤[note]: alle"),
    # Signs that are not what they look like, or are not seen.
    Fault("Y010", "Velferd og bolig", "Velferd¤\x07 og bolig"),
    Fault("Y010", "Velferd og bolig", "Velferd¤\u2028 og bolig"),
    Fault("Y011", "Velferd og bolig", "Velferd¤\u202e og bolig"),
    Fault("Y014", "Velferd og bolig", "Velferd¤\u200b og bolig"),
    Fault("Y014", "Velferd og bolig", "Velferd¤\ufeff og bolig"),
    Fault("Y017", "    title: Innbyggere", "    title: ¤“Innbyggere”"),
    Fault("Y017", "    title: Innbyggere", "    title: ¤«Innbyggere»"),
    Fault("Y017", "tabell 07459", "tabell ¤\uff107459"),
    Fault("Y018", "felles grunnlag.", "felles grunnlag for punkt ¤#2 i planen."),
    # A key that must be there, misspelt or in Norwegian, is not missing as well.
    Fault("S002", "    interest: Tildeler", "    ¤intrest: Tildeler"),
    Fault("S002", "  - id: youth\n    name:", "  - id: youth\n    ¤navn:"),
    Fault("S002", "        due: 2026-09-01", "        ¤frist: 2026-09-01"),
    Fault("S002", "    purpose: Arb", "    ¤formål: Arb"),
    Fault("S002", "stakeholders:", "¤interessenter:"),
    Fault("S002", "norm: nb", "¤målform: nb"),
    # A line that takes those below with it, or is blamed for what is above.
    Fault("Y003", "    title: Innbyggere", "     ¤title: Innbyggere"),
    Fault("Y003", "    title: Innbyggere", "    title: ¤'Innbyggere\n    note: 'Om alle'"),
    Fault("Y003", "  - id: housing-office", "    ¤id: housing-office"),
    Fault("Y003", "  number: 9901", "  ¤number 9901"),
    Fault("Y004", "  - id: youth", "    ¤id: youth"),
    Fault("Y005", "    title: Innbyggere", "    title: ¤*Innbyggere i alt"),
    Fault("Y007", "    title: Innbyggere", "    title: ¤!Økonomi"),
    Fault("Y017", "    title: Innbyggere", '    title: ¤Innbyggere"'),
    # What cannot be told before another fault is mended.
    Fault("S008", "schema: 2", "schema: ¤3"),
    Fault("S006", "schema: 2", "schema: ¤to"),
    Fault("D060", "  number: 9901", "  number: ¤0998"),
    Fault("R001", "    guidelines: [housing-act-5]", "    guidelines: [¤housing-act-5;]"),
    Fault(
        "R002",
        "  - id: youth\n    name: Ungdomsrådet\n    group: residents\n    interest: Taler for unge "
        "som skal flytte hjemmefra.\n  - id: council",
        "  - id: council\n    name: Ungdomsrådet\n    group: residents\n    interest: Taler for "
        "unge som skal flytte hjemmefra.\n  - id: ¤council",
    ),
    # What the shape allows, and the rules do not.
    Fault("R001", "        unit: housing-office", "        unit: ¤housing-offise"),
    Fault("R002", "  - id: youth", "  - id: ¤housing-office"),
    Fault("F106", "    name: Solveig Eksempel", "    name: ¤Navn"),
    Fault("X063", "Boligkontorets register", "¤Boligkontorets register 01817010055"),
    Fault("X063", "    unit: personer", "    unit: personer  # gjelder ¤01817010055"),
    Fault("X065", "{2024-12-31: 41, 2025-12-31: 38}", "¤{2024-12-31: 41, 2025-12-31: 3}"),
    Fault("X069", "postmottak@eksempelvik.example", "¤kari@gmail.com"),
    Fault("X102", "@eksempelvik.example", "@eksempelvik.example\n    phone: ¤912 34 567"),
    Fault("D103", "    value: 18640\n    unit: personer", "    value: ¤112\n    unit: prosent"),
    Fault("D104", "    value: 18640", "    value: ¤18,64"),
    Fault("D109", "    unit: husholdninger", "    unit: husholdninger\n    value: ¤40"),
    Fault(
        "W003",
        "figures:",
        "waivers:\n  - {rule: ¤Q001, reason: Avklart., until: 2026-12-31}\nfigures:",
    ),
    Fault(
        "W004",
        "figures:",
        "waivers:\n  - {rule: ¤X063, reason: Avklart., until: 2026-12-31}\nfigures:",
    ),
    Fault(
        "W001",
        "figures:",
        "waivers:\n  - {rule: ¤D103, at: figures, reason: Avklart., until: 2026-12-31}\nfigures:",
    ),
    Fault(
        "W006",
        "figures:",
        "waivers:\n  - {rule: D103, at: ¤figures.x, reason: Avklart., until: 2026-12-31}\nfigures:",
    ),
)

FAULTS = _HEAD
