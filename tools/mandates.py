"""The outline of a request for a mandate."""

from tools.blocks import (
    ARCHIVE,
    CASE_CODE,
    CASE_NUMBER,
    CODE,
    DATE,
    SIGNED,
    Block,
    Column,
    Table,
    Text,
    attachments,
    body,
    bullets,
    guidelines,
    heading,
    lead,
    numbers,
    prose,
    strip,
    together,
    when,
)

KIND = ("Forespørsel om mandat", "Førespurnad om mandat")
TITLE = (f"{KIND[0]}: {{{{ item.title }}}}", f"{KIND[1]}: {{{{ item.title }}}}")


def _group(path: str, title: Text, task: Text) -> Block:
    return together(
        heading(title, 2),
        lead(task),
        Table(
            title,
            (
                Column(("Rolle", "Rolle"), 5.2),
                Column(("Enhet", "Eining"), 5.2),
                Column(("Fullmakt", "Fullmakt"), 5.6),
            ),
        ).loop(f"row in {path}", "{{ row.role }}", "{{ row.unit }}", "{{ row.authority }}"),
    )


_OPENING = together(
    body(TITLE, "Title"),
    body(
        ("Arbeidsprosess: {{ item.mandate.process }}", "Arbeidsprosess: {{ item.mandate.process }}"),
        "Subtitle",
    ),
    strip(
        ("Opplysninger om dokumentet", "Opplysningar om dokumentet"),
        (("Til", "Til"), 4.2, "{{ item.mandate.commissioner }}"),
        (("Fra", "Frå"), 4.2, "{{ dossier.municipality.unit }}"),
        (CASE_NUMBER, 2.6, ARCHIVE),
        (CASE_CODE, 2.0, CODE),
        (DATE, 3.0, "{{ item.date }}"),
    ),
)

_WHY = together(
    heading(("Bakgrunn", "Bakgrunn")),
    body(
        (
            "**Utløst av:** {{ item.mandate.trigger.kind }}, {{ item.mandate.trigger.date }}"
            "{% if item.mandate.trigger.reference %} ({{ item.mandate.trigger.reference }})"
            "{% endif %}",
            "**Utløyst av:** {{ item.mandate.trigger.kind }}, {{ item.mandate.trigger.date }}"
            "{% if item.mandate.trigger.reference %} ({{ item.mandate.trigger.reference }})"
            "{% endif %}",
        )
    ),
    prose("item.mandate.trigger.text"),
    heading(("Oppdrag og formål", "Oppdrag og føremål")),
    prose("item.mandate.purpose"),
    when(
        "item.mandate.effects",
        lead(("Arbeidet skal føre til at:", "Arbeidet skal føre til at:")),
        bullets("item.mandate.effects"),
    ),
)

_WHAT = together(
    heading(("Leveranser", "Leveransar")),
    Table(
        ("Leveranser", "Leveransar"),
        (
            Column(("Leveranse", "Leveranse"), 8.4),
            Column(("Frist", "Frist"), 3.2),
            Column(("Mottaker", "Mottakar"), 4.4),
        ),
    ).loop(
        "row in item.mandate.deliverables", "{{ row.text }}", "{{ row.due }}", "{{ row.receiver }}"
    ),
    heading(("Avgrensning", "Avgrensing")),
    lead(("Dette er ikke en del av oppdraget:", "Dette er ikkje ein del av oppdraget:")),
    bullets("item.mandate.limits"),
    when(
        "item.guidelines",
        heading(("Føringer", "Føringar")),
        guidelines("item.guidelines"),
    ),
)

_WHO = together(
    heading(("Organisering", "Organisering")),
    Table(
        ("Ansvar i arbeidet", "Ansvar i arbeidet"),
        (
            Column(("Ansvar", "Ansvar"), 5.2),
            Column(("Hvem", "Kven"), 5.2),
            Column(("Oppgave", "Oppgåve"), 5.6),
        ),
    ).rows(
        (
            ("Oppdragsgiver", "Oppdragsgivar"),
            "{{ item.mandate.commissioner }}",
            ("Gir mandatet", "Gir mandatet"),
        ),
        (
            ("Prosjekteier", "Prosjekteigar"),
            "{{ item.mandate.owner }}",
            ("Svarer for resultatet", "Svarer for resultatet"),
        ),
        (
            ("Prosjektleder", "Prosjektleiar"),
            "{{ item.mandate.leader }}",
            ("Leder arbeidet", "Leier arbeidet"),
        ),
    ),
    when(
        "item.steering_group",
        _group(
            "item.steering_group",
            ("Styringsgruppe", "Styringsgruppe"),
            (
                "Styringsgruppen følger arbeidet og godkjenner leveransene.",
                "Styringsgruppa følgjer arbeidet og godkjenner leveransane.",
            ),
        ),
    ),
    _group(
        "item.working_group",
        ("Arbeidsgruppe", "Arbeidsgruppe"),
        ("Arbeidsgruppen gjør arbeidet.", "Arbeidsgruppa gjer arbeidet."),
    ),
    when(
        "item.reference_group",
        _group(
            "item.reference_group",
            ("Referansegruppe", "Referansegruppe"),
            ("Referansegruppen gir råd underveis.", "Referansegruppa gir råd undervegs."),
        ),
    ),
    heading(("Medvirkning", "Medverknad")),
    heading(("Brukermedvirkning", "Brukarmedverknad"), 2),
    prose("item.mandate.user_participation"),
    heading(("Ansatte og tillitsvalgte", "Tilsette og tillitsvalde"), 2),
    prose("item.mandate.staff_participation"),
)

_HOW = together(
    heading(("Framdrift", "Framdrift")),
    Table(
        ("Milepæler", "Milepælar"),
        (Column(DATE, 3.6), Column(("Milepæl", "Milepæl"), 12.4)),
    ).loop("row in item.mandate.milestones", "{{ row.date }}", "{{ row.text }}"),
    heading(("Ressurser", "Ressursar")),
    Table(
        ("Ressurser", "Ressursar"),
        (Column(("Ressurs", "Ressurs"), 9.0), Column(("Dekning", "Dekning"), 7.0)),
    ).loop("row in item.mandate.resources", "{{ row.text }}", "{{ row.funding }}"),
    when(
        "item.mandate.risks",
        heading(("Risiko", "Risiko")),
        Table(
            ("Risiko", "Risiko"),
            (
                Column(("Det som kan gå galt", "Det som kan gå gale"), 5.2),
                Column(("Sannsynlighet", "Sannsyn"), 2.7),
                Column(("Konsekvens", "Konsekvens"), 2.5),
                Column(("Tiltak", "Tiltak"), 5.6),
            ),
        ).loop(
            "row in item.mandate.risks",
            "{{ row.text }}",
            "{{ row.likelihood }}",
            "{{ row.impact }}",
            "{{ row.measure }}",
        ),
    ),
    heading(("Rapportering", "Rapportering")),
    prose("item.mandate.reporting"),
)

_ASKED = together(
    heading(("Dette ber vi om", "Dette ber vi om")),
    lead(("Vi ber om at oppdragsgiveren:", "Vi ber om at oppdragsgivaren:")),
    numbers("item.mandate.requests", 1),
    heading(("Godkjenning", "Godkjenning"), plain=True),
    strip(
        ("Godkjenning", "Godkjenning"),
        (
            ("Forespørselen er godkjent av", "Førespurnaden er godkjend av"),
            8.0,
            "{{ item.mandate.owner }}",
        ),
        (
            ("Mandatet gis av", "Mandatet blir gitt av"),
            8.0,
            "{{ item.mandate.commissioner }}",
        ),
    ),
    body(SIGNED, "Kilde"),
    attachments("item.mandate.attachments", plain=True),
)

OUTLINE = together(_OPENING, _WHY, _WHAT, _WHO, _HOW, _ASKED)
