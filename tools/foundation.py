"""The outline of the values foundation: the attachment that is adopted, and hung on the wall."""

from tools.blocks import (
    Column,
    Table,
    body,
    choose,
    each,
    heading,
    lead,
    pair,
    prose,
    together,
    when,
)

_DRAFT = "{% if dossier.charter.draft %} (utkast){% endif %}"
KIND = (f"Felles verdigrunnlag{_DRAFT}", f"Felles verdigrunnlag{_DRAFT}")
TITLE = "{{ dossier.charter.title }}"
NAMED = f"{TITLE}{_DRAFT}"

_OPENING = together(
    when("dossier.charter.draft", body(("Utkast", "Utkast"), "Dokumenttype")),
    body(TITLE, "Title"),
    choose(
        "dossier.charter.draft",
        body(
            pair(
                "{{ dossier.date }}. Verdigrunnlaget er ikke vedtatt.",
                "{{ dossier.date }}. Verdigrunnlaget er ikkje vedteke.",
            ),
            "Subtitle",
        ),
        body(
            pair(
                "Vedtatt av {{ dossier.charter.adoption.body }} "
                "{{ dossier.charter.adoption.date }}, "
                "sak\u00a0{{ dossier.charter.adoption.case_number }}",
                "Vedteke av {{ dossier.charter.adoption.body }} "
                "{{ dossier.charter.adoption.date }}, "
                "sak\u00a0{{ dossier.charter.adoption.case_number }}",
            ),
            "Subtitle",
        ),
    ),
    prose("dossier.charter.preamble"),
)

_VALUES = each(
    "row in dossier.charter.principles",
    heading("{{ row.title }}"),
    prose("row.text", "Verdi"),
    lead(("I praksis betyr det:", "I praksis betyr det:")),
    each("point in row.practice", body("{{ point }}", "Verdipunkt")),
    body(("Bygger på {{ row.source }}", "Byggjer på {{ row.source }}"), "Kilde"),
)

_USE = together(
    heading(("Slik bruker vi verdigrunnlaget", "Slik bruker vi verdigrunnlaget")),
    when(
        "dossier.charter.draft",
        lead(
            pair(
                "Når verdigrunnlaget er vedtatt, gjelder dette:",
                "Når verdigrunnlaget er vedteke, gjeld dette:",
            )
        ),
    ),
    Table(
        ("Bruk av verdigrunnlaget", "Bruk av verdigrunnlaget"),
        (
            Column(("Når", "Når"), 4.4),
            Column(("Hva vi gjør", "Kva vi gjer"), 11.6),
        ),
    ).rows(
        (
            ("**I hver sak**", "**I kvar sak**"),
            pair(
                "Saken viser hvordan forslaget svarer til hver verdi. Verdiene er en premiss for "
                "det {{ dossier.executive }} foreslår.",
                "Saka viser korleis framlegget svarer til kvar verdi. Verdiane er ein premiss for "
                "det {{ dossier.executive }} foreslår.",
            ),
        ),
        (
            ("**Hvert år**", "**Kvart år**"),
            pair(
                "Tjenestene svarer på om de følger verdiene, og hva de gjør når de ikke klarer "
                "det. {{ dossier.council_capital }} får en samlet rapport.",
                "Tenestene svarer på om dei følgjer verdiane, og kva dei gjer når dei ikkje greier "
                "det. {{ dossier.council_capital }} får ein samla rapport.",
            ),
        ),
        (
            ("**Etter hvert kommunestyrevalg**", "**Etter kvart kommunestyreval**"),
            pair(
                "Vi evaluerer verdigrunnlaget, og det nye {{ dossier.council }} tar stilling til "
                "det.{% if dossier.charter.election_year %} Neste valg er i "
                "{{ dossier.charter.election_year }}.{% endif %}",
                "Vi evaluerer verdigrunnlaget, og det nye {{ dossier.council }} tek stilling til "
                "det.{% if dossier.charter.election_year %} Neste val er i "
                "{{ dossier.charter.election_year }}.{% endif %}",
            ),
        ),
    ),
)

OUTLINE = together(_OPENING, _VALUES, _USE)
