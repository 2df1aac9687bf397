"""The outline of the input to a plan."""

from tools.blocks import (
    ARCHIVE,
    CODE,
    DATE,
    ROOM_ABOVE,
    SIGNED,
    Column,
    Row,
    Table,
    Text,
    body,
    cell,
    cell_prose,
    contact,
    each,
    heading,
    lead,
    pair,
    paragraph,
    prose,
    strip,
    together,
    when,
)

KIND = ("Innspill til plan", "Innspel til plan")
TITLE = (f"{KIND[0]}: {{{{ item.title }}}}", f"{KIND[1]}: {{{{ item.title }}}}")

_OPENING = together(
    when(
        "item.owner",
        body("{{ item.owner.name }}", "Adresse"),
        when(
            "item.owner.address",
            body("{{ item.owner.address.street }}", "Adresse"),
            body("{{ item.owner.address.postcode }} {{ item.owner.address.place }}", "Adresse"),
        ),
    ),
    strip(
        ("Referanser", "Referansar"),
        (
            ("Arkivsak for planen", "Arkivsak for planen"),
            3.6,
            pair(
                "{% if item.plan.archive_case %}{{ item.plan.archive_case }}"
                "{% else %}Ikke oppgitt{% endif %}",
                "{% if item.plan.archive_case %}{{ item.plan.archive_case }}"
                "{% else %}Ikkje oppgitt{% endif %}",
            ),
        ),
        (("Vår ref.", "Vår ref."), 2.6, ARCHIVE),
        (("Arkivkode", "Arkivkode"), 2.4, CODE),
        (
            ("Frist for innspill", "Frist for innspel"),
            3.8,
            pair(
                "{% if item.plan.hearing_to %}{{ item.plan.hearing_to }}"
                "{% else %}Ikke satt{% endif %}",
                "{% if item.plan.hearing_to %}{{ item.plan.hearing_to }}"
                "{% else %}Ikkje sett{% endif %}",
            ),
        ),
        (DATE, 3.6, "{{ item.date }}"),
    ),
    paragraph(KIND, f'<w:pStyle w:val="Title"/>{ROOM_ABOVE}'),
    body("{{ item.title }}", "Subtitle"),
    body(
        pair(
            "**Vi ber om at planen tar inn forslagene under.** De bygger på felles verdigrunnlag "
            "for boligsosialt arbeid, som {{ item.adoption.body }} vedtok "
            "{{ item.adoption.date }} i sak\u00a0{{ item.adoption.case_number }}.",
            "**Vi ber om at planen tek inn framlegga under.** Dei byggjer på felles verdigrunnlag "
            "for bustadsosialt arbeid, som {{ item.adoption.body }} vedtok "
            "{{ item.adoption.date }} i sak\u00a0{{ item.adoption.case_number }}.",
        )
    ),
)

_POINTS = together(
    heading(("Hva planen sier i dag", "Kva planen seier i dag")),
    prose("item.plan.says"),
    heading(("Forslagene våre", "Framlegga våre")),
    lead(
        pair(
            "Under hvert punkt står først teksten vi foreslår, og deretter begrunnelsen.",
            "Under kvart punkt står først teksten vi foreslår, og deretter grunngivinga.",
        )
    ),
    each(
        "point in item.points",
        heading(
            pair(
                "Punkt {{ point.number }}: {{ point.chapter }}",
                "Punkt {{ point.number }}: {{ point.chapter }}",
            ),
            2,
        ),
        prose("point.proposal", "Quote", keep=True),
        prose("point.reason", keep=True),
        body(("Verdi: {{ point.value }}", "Verdi: {{ point.value }}"), "Kilde"),
    ),
    heading(("Verdiene i innspillet", "Verdiane i innspelet")),
    Table(
        ("Verdiene og punktene", "Verdiane og punkta"),
        (
            Column(("Verdi", "Verdi"), 4.2),
            Column(("Hva verdien sier", "Kva verdien seier"), 8.6),
            Column(("Punkt", "Punkt"), 3.2),
        ),
    ).loop(
        "row in item.traced",
        "{{ row.title }}",
        cell_prose("row.text"),
        pair(
            "{% if row.points %}{{ row.points }}{% else %}Ingen forslag her{% endif %}",
            "{% if row.points %}{{ row.points }}{% else %}Ingen framlegg her{% endif %}",
        ),
    ),
)


def _level(here: str, name: Text, holds: Text) -> Row:
    """Write a level, on the page of the next; the one that the plan stands on says so."""
    kept = '<w:pStyle w:val="{}"/><w:keepNext/>'
    mark = paragraph(("**Denne planen**", "**Denne planen**"), kept.format("Tabellnote"))
    return (
        cell(
            paragraph(name, kept.format("Tabelltekst")),
            when(f"item.level.{here}", mark),
        ),
        paragraph(holds, kept.format("Tabelltekst")),
    )


_LEVELS = together(
    heading(("Hva som hører hjemme i hvilken plan", "Kva som høyrer heime i kva plan")),
    Table(
        ("Plannivåer", "Plannivå"),
        (
            Column(("Plan", "Plan"), 5.4),
            Column(("Det planen skal avklare", "Det planen skal avklare"), 10.6),
        ),
    ).rows(
        _level(
            "strategy",
            ("Planstrategi", "Planstrategi"),
            pair(
                "Hva kommunen vet om boligbehovet, hvilke utfordringer det gir, og hvilke planer "
                "som må endres",
                "Kva kommunen veit om bustadbehovet, kva utfordringar det gir, og kva planar som "
                "må endrast",
            ),
        ),
        _level(
            "societal",
            ("Samfunnsdel", "Samfunnsdel"),
            pair(
                "Målene og strategiene for dem som trenger hjelp til bolig",
                "Måla og strategiane for dei som treng hjelp til bustad",
            ),
        ),
        _level(
            "land_use",
            ("Arealdel", "Arealdel"),
            pair(
                "Hvor boligene skal ligge, og hva som kreves av områdene",
                "Kvar bustadene skal liggje, og kva områda må ha",
            ),
        ),
        _level(
            "measures",
            ("Kommunedelplan og temaplan", "Kommunedelplan og temaplan"),
            pair(
                "Tiltakene, hvem som har ansvaret, og når de skal være gjennomført",
                "Tiltaka, kven som har ansvaret, og når dei skal vere gjennomførte",
            ),
        ),
        _level(
            "money",
            pair(
                "Økonomiplan, handlingsdel og budsjett",
                "Økonomiplan, handlingsdel og budsjett",
            ),
            pair(
                "Hva tiltakene koster, og hvilket år de får penger",
                "Kva tiltaka kostar, og kva år dei får pengar",
            ),
        ),
    ),
    body(
        pair(
            "Inndelingen bygger på Husbankens råd om boligsosial planlegging.",
            "Inndelinga byggjer på råda frå Husbanken om bustadsosial planlegging.",
        ),
        "Kilde",
    ),
)

_CLOSING = together(
    heading(("Kontakt", "Kontakt")),
    contact(),
    body(("Med hilsen", "Vennleg helsing"), "Hilsen"),
    paragraph("**{{ dossier.municipality.unit }}**", "<w:keepNext/>"),
    body(SIGNED, "Godkjenning"),
)

OUTLINE = together(_OPENING, _POINTS, _LEVELS, _CLOSING)
