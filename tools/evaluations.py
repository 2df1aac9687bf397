"""The outline of a political case on the evaluation of the values foundation."""

from tools.blocks import (
    DATE,
    Column,
    Table,
    body,
    bullets,
    cell,
    cell_prose,
    cell_text,
    choose,
    each,
    guidelines,
    heading,
    lead,
    note,
    pair,
    prose,
    quoted_points,
    together,
    when,
)
from tools.cases import (
    CLOSING,
    FIGURES,
    OPENING,
    PLANS,
    WEIGHING,
    earlier,
    participation,
    proposal,
    section,
)

_VALUE = ("Verdi", "Verdi")

_EVALUATED = together(
    heading(("Vedtaket som er evaluert", "Vedtaket som er evaluert")),
    body(
        pair(
            "Evalueringen er datert {{ item.evaluation.date }}"
            "{% if item.evaluation.decided %} og ble bestemt {{ item.evaluation.decided }}"
            "{% endif %}. Under står vedtaket som er evaluert, ord for ord.",
            "Evalueringa er datert {{ item.evaluation.date }}"
            "{% if item.evaluation.decided %}, etter ei avgjerd {{ item.evaluation.decided }}"
            "{% endif %}. Ho gjeld vedtaket under, som er attgitt ord for ord.",
        )
    ),
    lead(
        "**{{ item.evaluated.decision.title }}** ({{ item.evaluated.decision.body }} "
        "{{ item.evaluated.decision.date }}, sak\u00a0{{ item.evaluated.decision.case_number }}):"
    ),
    quoted_points("item.evaluated.points", "item.evaluated.several"),
    heading(("Det vi ville oppnå", "Det vi ville oppnå")),
    lead(("Evalueringen måler mot dette:", "Evalueringa måler mot dette:")),
    bullets("item.evaluation.criteria"),
)

_FACTS = together(
    heading(("Sammendrag", "Samandrag")),
    body("{{ item.case.summary }}", "Ramme"),
    section(("Bakgrunn", "Bakgrunn"), "item.case.background"),
    _EVALUATED,
    section(("Saksopplysninger", "Saksopplysningar"), "item.case.facts"),
    when("item.figures", FIGURES),
    when(
        "item.guidelines",
        heading(("Lover og andre føringer", "Lover og andre føringar"), 2),
        guidelines("item.guidelines"),
    ),
    when("item.plans", PLANS),
    when("item.earlier", earlier("item.earlier")),
)

_FINDINGS = together(
    heading(("Funn for hver verdi", "Funn for kvar verdi")),
    when(
        "item.report",
        each("sentence in item.report.conclusion", body("{{ sentence }}")),
    ),
    Table(
        ("Verdiene i korte trekk", "Verdiane i korte trekk"),
        (
            Column(_VALUE, 5.6),
            Column(("Svar fra dem som er spurt", "Svar frå dei som er spurde"), 6.8),
            Column(("Forslag", "Framlegg"), 3.6),
        ),
    ).loop(
        "row in item.reviewed",
        "{{ row.value.title }}",
        pair(
            "{% if row.tally %}{{ row.tally }}{% else %}Ingen er spurt{% endif %}",
            "{% if row.tally %}{{ row.tally }}{% else %}Ingen er spurde{% endif %}",
        ),
        pair(
            "{% if row.finding %}{{ row.finding.proposal }}{% else %}Ikke evaluert{% endif %}",
            "{% if row.finding %}{{ row.finding.proposal }}{% else %}Ikkje evaluert{% endif %}",
        ),
    ),
    each(
        "row in item.reviewed",
        heading("{{ row.value.title }}", 2),
        prose("row.value.text", "Quote", keep=True),
        choose(
            "row.finding",
            together(
                prose("row.finding.text", keep=True),
                body(
                    pair(
                        "**Forslag:** {{ row.finding.proposal }}",
                        "**Framlegg:** {{ row.finding.proposal }}",
                    )
                ),
            ),
            body(
                pair(
                    "Evalueringen har ikke noe funn om denne verdien.",
                    "Evalueringa har ikkje noko funn om denne verdien.",
                )
            ),
        ),
    ),
    when(
        "item.changed",
        heading(("Endringer i teksten", "Endringar i teksten")),
        Table(
            ("Endringer i teksten", "Endringar i teksten"),
            (
                Column(_VALUE, 3.0),
                Column(("Teksten i dag", "Teksten i dag"), 6.5),
                Column(("Ny tekst", "Ny tekst"), 6.5),
            ),
        ).loop(
            "row in item.changed",
            "{{ row.value.title }}",
            cell_prose("row.value.text"),
            "{{ row.finding.new_text }}",
        ),
    ),
)

_SINCE = together(
    heading(("Hva som er endret siden vedtaket", "Kva som er endra sidan vedtaket")),
    choose(
        "item.since.changes",
        together(
            lead(
                pair(
                    "Tabellen viser nye lovtekster, planer, vedtak og valg etter "
                    "{{ item.evaluated.decision.date }} og til og med {{ item.date }}.",
                    "Tabellen viser nye lovtekstar, planar, vedtak og val etter "
                    "{{ item.evaluated.decision.date }} og til og med {{ item.date }}.",
                )
            ),
            Table(
                ("Endringer siden vedtaket", "Endringar sidan vedtaket"),
                (
                    Column(DATE, 2.4),
                    Column(("Endring", "Endring"), 6.2),
                    Column(("Hva det gjelder", "Kva det gjeld"), 7.4),
                ),
            ).loop(
                "row in item.since.changes",
                "{{ row.date|short_date }}",
                cell(cell_text("{{ row.title }}"), note("{{ row.kind }}")),
                "{{ row.text }}",
            ),
        ),
        body(
            pair(
                "Ingen av lovene vi bygger på, har fått ny tekst siden vedtaket. Det er heller "
                "ikke vedtatt planer eller holdt valg.",
                "Ingen av lovene vi byggjer på, har fått ny tekst sidan vedtaket. Det er heller "
                "ikkje vedteke planar eller halde val.",
            )
        ),
    ),
    heading(("Medvirkning", "Medverknad")),
    choose(
        "item.since.heard",
        participation("item.since.heard"),
        body(
            pair(
                "Ingen brukere eller organisasjoner har uttalt seg etter vedtaket.",
                "Ingen brukarar eller organisasjonar har uttalt seg etter vedtaket.",
            )
        ),
    ),
)

_ASSESSMENT = together(
    when(
        "item.assessed_values",
        heading(("Vurdering mot verdiene", "Vurdering mot verdiane")),
        each(
            "row in item.assessed_values",
            heading("{{ row.value.title }}", 2),
            prose("row.text"),
        ),
    ),
    section(("Vurdering", "Vurdering"), "item.case.assessment"),
    heading(
        pair(
            "Samlet forslag: {{ item.evaluation.proposal }}",
            "Samla framlegg: {{ item.evaluation.proposal }}",
        ),
        2,
    ),
    prose("item.evaluation.reason"),
    WEIGHING,
    heading(("Neste evaluering", "Neste evaluering")),
    body(
        pair(
            "Neste kommunestyrevalg "
            "{% if item.next_evaluation.expected %}er ventet{% else %}er{% endif %} "
            "{{ item.next_evaluation.date }}. Etter valget skal {{ dossier.council }} vedta "
            "planstrategi senest {{ item.next_evaluation.due }}. Verdigrunnlaget bør være "
            "evaluert på nytt innen den dagen. Har {{ dossier.council }} satt en tidligere "
            "frist, gjelder den.",
            "Neste kommunestyreval "
            "{% if item.next_evaluation.expected %}er venta{% else %}er{% endif %} "
            "{{ item.next_evaluation.date }}. Etter valet skal {{ dossier.council }} vedta "
            "planstrategi seinast {{ item.next_evaluation.due }}. Verdigrunnlaget bør vere "
            "evaluert på nytt innan den dagen. Har {{ dossier.council }} sett ein tidlegare "
            "frist, gjeld han.",
        )
    ),
)

OUTLINE = together(
    OPENING,
    when("dossier.proposal_first", proposal(1)),
    _FACTS,
    _FINDINGS,
    _SINCE,
    _ASSESSMENT,
    CLOSING,
)
