"""The outline of a request for a mandate."""

from tools.blocks import (
    ARCHIVE,
    CASE_CODE,
    CASE_NUMBER,
    CODE,
    DATE,
    Block,
    Column,
    Table,
    Text,
    attachments,
    body,
    bullets,
    chapter,
    choose,
    guidelines,
    heading,
    lead,
    numbers,
    pair,
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
        choose(
            f"{path}_decides",
            Table(
                title,
                (
                    Column(("Rolle", "Rolle"), 5.2),
                    Column(("Enhet", "Eining"), 5.2),
                    Column(("Fullmakt", "Fullmakt"), 5.6),
                ),
            ).loop(f"row in {path}", "{{ row.role }}", "{{ row.unit }}", "{{ row.authority }}"),
            Table(
                title,
                (
                    Column(("Rolle", "Rolle"), 5.2),
                    Column(("Enhet", "Eining"), 10.8),
                ),
            ).loop(f"row in {path}", "{{ row.role }}", "{{ row.unit }}"),
        ),
    )


_OPENING = together(
    body(TITLE, "Title"),
    body(
        pair(
            "Arbeidsprosess: {{ item.mandate.process }}",
            "Arbeidsprosess: {{ item.mandate.process }}",
        ),
        "Subtitle",
    ),
    strip(
        ("Opplysninger om dokumentet", "Opplysningar om dokumentet"),
        (("Til", "Til"), 4.2, "{{ item.mandate.commissioner }}"),
        (("Fra", "Frå"), 3.8, "{{ dossier.municipality.unit }}"),
        (CASE_NUMBER, 2.5, ARCHIVE),
        (CASE_CODE, 2.1, CODE),
        (DATE, 3.4, "{{ item.date }}"),
    ),
)

_WHY = together(
    chapter(("Bakgrunn", "Bakgrunn")),
    body(
        pair(
            "**Utløst av:** {{ item.mandate.trigger.kind }}, {{ item.mandate.trigger.date }}"
            "{% if item.mandate.trigger.reference %} ({{ item.mandate.trigger.reference }})"
            "{% endif %}",
            "**Utløyst av:** {{ item.mandate.trigger.kind }}, {{ item.mandate.trigger.date }}"
            "{% if item.mandate.trigger.reference %} ({{ item.mandate.trigger.reference }})"
            "{% endif %}",
        )
    ),
    prose("item.mandate.trigger.text"),
    chapter(("Oppdrag og formål", "Oppdrag og føremål")),
    prose("item.mandate.purpose"),
    when(
        "item.mandate.effects",
        lead(("Arbeidet skal gi disse virkningene:", "Arbeidet skal gi desse verknadene:")),
        bullets("item.mandate.effects"),
    ),
)

_WHAT = together(
    chapter(("Leveranser", "Leveransar")),
    Table(
        ("Leveranser", "Leveransar"),
        (
            Column(("Leveranse", "Leveranse"), 8.0),
            Column(("Frist", "Frist"), 3.6),
            Column(("Mottaker", "Mottakar"), 4.4),
        ),
    ).loop(
        "row in item.mandate.deliverables", "{{ row.text }}", "{{ row.due }}", "{{ row.receiver }}"
    ),
    chapter(("Avgrensning", "Avgrensing")),
    lead(("Oppdraget er avgrenset slik:", "Oppdraget er avgrensa slik:")),
    bullets("item.mandate.limits"),
    when(
        "item.guidelines",
        chapter(("Føringer", "Føringar")),
        guidelines("item.guidelines"),
    ),
)

_WHO = together(
    chapter(("Organisering", "Organisering")),
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
            pair(
                "Styringsgruppen følger arbeidet og godkjenner leveransene.",
                "Styringsgruppa følgjer arbeidet og godkjenner leveransane.",
            ),
        ),
    ),
    _group(
        "item.working_group",
        ("Arbeidsgruppe", "Arbeidsgruppe"),
        ("Arbeidsgruppen løser oppdraget.", "Arbeidsgruppa løyser oppdraget."),
    ),
    when(
        "item.reference_group",
        _group(
            "item.reference_group",
            ("Referansegruppe", "Referansegruppe"),
            ("Referansegruppen gir råd underveis.", "Referansegruppa gir råd undervegs."),
        ),
    ),
    chapter(("Medvirkning", "Medverknad")),
    heading(("Brukermedvirkning", "Brukarmedverknad"), 2),
    prose("item.mandate.user_participation"),
    heading(("Ansatte og tillitsvalgte", "Tilsette og tillitsvalde"), 2),
    prose("item.mandate.staff_participation"),
)

_HOW = together(
    chapter(("Framdrift", "Framdrift")),
    Table(
        ("Milepæler", "Milepælar"),
        (Column(DATE, 3.6), Column(("Milepæl", "Milepæl"), 12.4)),
    ).loop("row in item.mandate.milestones", "{{ row.date }}", "{{ row.text }}"),
    chapter(("Ressurser", "Ressursar")),
    Table(
        ("Ressurser", "Ressursar"),
        (Column(("Ressurs", "Ressurs"), 9.0), Column(("Dekning", "Dekning"), 7.0)),
    ).loop("row in item.mandate.resources", "{{ row.text }}", "{{ row.funding }}"),
    when(
        "item.mandate.risks",
        chapter(("Risiko", "Risiko")),
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
    chapter(("Rapportering", "Rapportering")),
    prose("item.mandate.reporting"),
)

_ASKED = together(
    chapter(("Dette ber vi om", "Dette ber vi om")),
    lead(
        pair(
            "Vi ber oppdragsgiveren ta stilling til disse punktene:",
            "Vi ber oppdragsgivaren ta stilling til desse punkta:",
        )
    ),
    numbers("item.mandate.requests", 1),
    heading(("Godkjenning", "Godkjenning")),
    strip(
        ("Godkjenning", "Godkjenning"),
        (
            ("Prosjekteier", "Prosjekteigar"),
            8.0,
            "{{ item.mandate.owner }}",
        ),
        (
            ("Oppdragsgiver", "Oppdragsgivar"),
            8.0,
            "{{ item.mandate.commissioner }}",
        ),
    ),
    body(
        pair(
            "Mandatet gjelder når oppdragsgiveren har godkjent det elektronisk. Dokumentet har "
            "derfor ingen underskrift.",
            "Mandatet gjeld når oppdragsgivaren har godkjent det elektronisk. Dokumentet har "
            "difor inga underskrift.",
        ),
        "Godkjenning",
    ),
    attachments("item.mandate.attachments"),
)

OUTLINE = together(_OPENING, _WHY, _WHAT, _WHO, _HOW, _ASKED)
