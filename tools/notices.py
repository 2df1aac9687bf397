"""The outline of a notice of a decision."""

from tools.blocks import (
    ARCHIVE,
    CASE_CODE,
    CODE,
    DATE,
    OFFICER,
    ROOM_ABOVE,
    approval,
    body,
    bullets,
    choose,
    contact,
    heading,
    lead,
    pair,
    paragraph,
    person,
    prose,
    quoted_points,
    strip,
    together,
    when,
)

KIND = ("Melding om vedtak", "Melding om vedtak")
TITLE = (f"{KIND[0]}: {{{{ item.title }}}}", f"{KIND[1]}: {{{{ item.title }}}}")

_CONTACT = (
    "{% if item.officer %}{{ item.officer.name }}{% else %}"
    "{{ dossier.municipality.contact.role }}{% endif %}"
)

_OPENING = together(
    strip(
        ("Referanser", "Referansar"),
        (("Vår ref.", "Vår ref."), 3.2, ARCHIVE),
        (CASE_CODE, 2.6, CODE),
        (("Utvalgssak", "Utvalssak"), 2.6, "{{ item.decision.case_number }}"),
        (
            ("Kontakt", "Kontakt"),
            4.0,
            _CONTACT,
        ),
        (DATE, 3.6, "{{ item.date }}"),
    ),
    paragraph(KIND, f'<w:pStyle w:val="Title"/>{ROOM_ABOVE}'),
    body("{{ item.title }}", "Subtitle"),
    body(
        pair(
            "{{ item.body }} behandlet saken i møte {{ item.decision.date }}, "
            "sak\u00a0{{ item.decision.case_number }}.",
            "{{ item.body }} behandla saka i møte {{ item.decision.date }}, "
            "sak\u00a0{{ item.decision.case_number }}.",
        )
    ),
)

_DECISION = together(
    heading(("Vedtaket", "Vedtaket")),
    lead(("Vedtaket lyder slik:", "Vedtaket lyder slik:")),
    quoted_points("item.points", "item.several_points"),
    when(
        "item.decision.voting",
        heading(("Avstemning", "Røysting"), 2),
        body("{{ item.decision.voting }}"),
    ),
    when(
        "item.decision.changes",
        heading(("Endret fra forslaget", "Endra frå framlegget"), 2),
        prose("item.decision.changes"),
    ),
)

_NEXT = when(
    "item.goes_on",
    heading(("Hva som skjer nå", "Kva som skjer no")),
    when(
        "item.duty",
        body(
            pair(
                "{{ dossier.executive_capital }} skal sørge for at vedtaket blir satt i verk "
                "({{ item.duty }}).",
                "{{ dossier.executive_capital }} skal syte for at vedtaket blir sett i verk "
                "({{ item.duty }}).",
            )
        ),
    ),
    when(
        "item.adopts_values",
        body(
            pair(
                "Verdigrunnlaget er en premiss i nye saker."
                " Det blir evaluert etter hvert kommunestyrevalg."
                "{% if item.election_year %} Neste valg er i {{ item.election_year }}.{% endif %}",
                "Verdigrunnlaget er ein premiss i nye saker."
                " Det blir evaluert etter kvart kommunestyreval."
                "{% if item.election_year %} Neste val er i {{ item.election_year }}.{% endif %}",
            )
        ),
    ),
    when(
        "item.asked",
        lead(
            pair(
                "Disse får brev med spørsmål om hvordan de følger vedtaket. Fristen for svar står "
                "først:",
                "Desse får brev med spørsmål om korleis dei følgjer vedtaket. Svarfristen står "
                "først:",
            )
        ),
        bullets(
            "item.asked",
            pair(
                "Innen {{ point.deadline }}: {{ point.who }}",
                "Innan {{ point.deadline }}: {{ point.who }}",
            ),
        ),
    ),
)

_REVIEW = when(
    "item.can_be_tried",
    choose(
        "item.adopts_values",
        heading(("Klage og kontroll", "Klage og kontroll")),
        heading(("Kontroll av vedtaket", "Kontroll av vedtaket")),
    ),
    when(
        "item.adopts_values",
        body(
            pair(
                "Vedtaket gjelder verdier for kommunens arbeid. Det avgjør ikke rettigheter eller "
                "plikter for bestemte personer og er derfor ikke et enkeltvedtak. Ingen kan "
                "klage på det.",
                "Vedtaket gjeld verdiar for arbeidet i kommunen. Det avgjer ikkje rettar eller "
                "plikter for bestemte personar og er difor ikkje eit enkeltvedtak. Ingen kan klage "
                "på det.",
            )
        ),
    ),
    when(
        "item.review",
        choose(
            "item.review.open",
            body(
                pair(
                    "Tre eller flere medlemmer av {{ dossier.council }} kan sammen kreve kontroll "
                    "av om et endelig vedtak er lovlig ({{ item.review.citation }}). De må sette "
                    "fram kravet for {{ item.decision.body }} senest {{ item.review.until }}.",
                    "Tre eller fleire medlemmer av {{ dossier.council }} kan saman krevje kontroll "
                    "av om eit endeleg vedtak er lovleg ({{ item.review.citation }}). Dei må setje "
                    "fram kravet for {{ item.decision.body }} seinast {{ item.review.until }}.",
                )
            ),
            body(
                pair(
                    "Fristen for medlemmer av {{ dossier.council }} til å kreve kontroll av om "
                    "vedtaket er lovlig, gikk ut {{ item.review.until }} "
                    "({{ item.review.citation }}).",
                    "Fristen for medlemmer av {{ dossier.council }} til å krevje kontroll av om "
                    "vedtaket er lovleg, gjekk ut {{ item.review.until }} "
                    "({{ item.review.citation }}).",
                )
            ),
        ),
    ),
)

_CLOSING = together(
    heading(("Kontakt", "Kontakt")),
    contact(),
    body(("Med hilsen", "Vennleg helsing"), "Hilsen"),
    choose(
        "item.officer",
        approval(
            (("Godkjent av", "Godkjent av"), person("dossier.municipality.chief_executive")),
            (OFFICER, person("item.officer")),
        ),
        approval(
            (("Godkjent av", "Godkjent av"), person("dossier.municipality.chief_executive")),
        ),
    ),
    when(
        "item.recipients",
        heading(("Meldingen går til", "Meldinga går til")),
        bullets("item.recipients", "{{ point.name }}"),
    ),
)

OUTLINE = together(_OPENING, _DECISION, _NEXT, _REVIEW, _CLOSING)
