"""The outline of the mapping report: figures by theme, answers, and counts that are safe."""

from tools.blocks import (
    ARCHIVE,
    CASE_CODE,
    CASE_NUMBER,
    CODE,
    DATE,
    Block,
    Column,
    Look,
    Matrix,
    Table,
    body,
    bullets,
    cell,
    cell_prose,
    cell_text,
    each,
    heading,
    lead,
    note,
    pair,
    prose,
    strip,
    together,
    when,
)

KIND = ("Kartleggingsrapport", "Kartleggingsrapport")
TITLE = (
    "Kartleggingsrapport: boligsosiale forhold i {{ dossier.municipality.name }}",
    "Kartleggingsrapport: bustadsosiale forhold i {{ dossier.municipality.name }}",
)

_S = "dossier.survey"

_OPENING = together(
    body(TITLE, "Title"),
    body(
        pair(
            "Befolkning, boforhold, bomiljø, virkemidler og tjenester",
            "Folkesetnad, buforhold, bumiljø, verkemiddel og tenester",
        ),
        "Subtitle",
    ),
    strip(
        ("Opplysninger om dokumentet", "Opplysningar om dokumentet"),
        (("Fra", "Frå"), 6.0, "{{ dossier.municipality.unit }}"),
        (CASE_NUMBER, 3.2, ARCHIVE),
        (CASE_CODE, 3.0, CODE),
        (DATE, 3.8, "{{ dossier.date }}"),
    ),
    when(
        "dossier.mapping.purpose",
        heading(("Hva kartleggingen skal brukes til", "Kva kartlegginga skal brukast til")),
        prose("dossier.mapping.purpose"),
    ),
)


def _figures() -> Block:
    return Table(
        ("Tall", "Tal"),
        (
            Column(("Hva tallet gjelder", "Kva talet gjeld"), 4.9),
            Column(("Verdi", "Verdi"), 2.4, number=True),
            Column(("Enhet", "Eining"), 2.7),
            Column(DATE, 2.2),
            Column(("Kilde", "Kjelde"), 3.8),
        ),
    ).loop(
        "row in theme.figures",
        cell(
            cell_text("{{ row.figure.title }}"),
            when("row.part", note("{{ row.share }} prosent av «{{ row.total }}»")),
            when("row.figure.note", note("{{ row.figure.note }}")),
        ),
        "{{ row.figure.value }}",
        "{{ row.figure.unit }}",
        "{{ row.figure.date|short_date }}",
        "{{ row.figure.source }}",
    )


def _changes() -> Block:
    return Table(
        ("Endring", "Endring"),
        (
            Column(("Hva tallet gjelder", "Kva talet gjeld"), 5.2),
            Column(("Før", "Før"), 2.6, number=True),
            Column(("Etter", "Etter"), 2.6, number=True),
            Column(("Endring", "Endring"), 3.0, number=True),
            Column(("I prosent", "I prosent"), 2.6, number=True),
        ),
    ).loop(
        "row in theme.changes",
        "{{ row.after.title }}",
        cell(
            body("{{ row.before.value }}", "Tabelltall"),
            body("{{ row.before.date|short_date }}", "Tabelltall"),
        ),
        cell(
            body("{{ row.after.value }}", "Tabelltall"),
            body("{{ row.after.date|short_date }}", "Tabelltall"),
        ),
        "{{ row.difference }}",
        "{{ row.percent }}",
    )


_THEMES = together(
    heading(("Tall etter tema", "Tal etter tema")),
    body(
        pair(
            "Hvert tall står med dato og kilde. Andeler og endringer er regnet ut av tallene i "
            "tabellene. En andel er bare regnet ut når delen og helheten er talt samme dag.",
            "Kvart tal står med dato og kjelde. Andelar og endringar er rekna ut frå tala i "
            "tabellane. Ein andel er berre rekna ut når delen og heilskapen er talde same dagen.",
        )
    ),
    when(
        f"{_S}.old_missing",
        body(
            pair(
                "For alt kartleggingen måler, finnes det et tall fra de to siste årene.",
                "For alt kartlegginga måler, finst det eit tal frå dei to siste åra.",
            )
        ),
    ),
    each(
        f"theme in {_S}.themes",
        heading("{{ theme.theme }}", 2),
        _figures(),
        when(
            "theme.changes",
            heading(("Endring over tid", "Endring over tid"), 3),
            _changes(),
        ),
    ),
    when(
        f"{_S}.old",
        heading(("Tall som er mer enn to år gamle", "Tal som er meir enn to år gamle"), 2),
        lead(
            pair(
                "Disse tallene var mer enn to år gamle {{ dossier.date }}, og ingen nyere tall har "
                "samme navn:",
                "Desse tala var meir enn to år gamle {{ dossier.date }}, og ingen nyare tal har "
                "same namn:",
            )
        ),
        bullets(f"{_S}.old", "{{ point.title }} ({{ point.date|short_date }})"),
    ),
    heading(("Bosetting av flyktninger", "Busetjing av flyktningar")),
    when(
        f"{_S}.settlement",
        lead(
            pair(
                "Disse tallene viser hvor mange kommunen skal gi et hjem:",
                "Desse tala viser kor mange kommunen skal gi ein heim:",
            )
        ),
        bullets(
            f"{_S}.settlement",
            "{{ point.title }}: {{ point.value }} {{ point.unit }} ({{ point.source }})",
        ),
    ),
    when(
        f"{_S}.settlement_missing",
        body(
            pair(
                "Kartleggingen har ikke noe tall for hvor mange flyktninger kommunen er bedt om å "
                "bosette. Tallet må med før rapporten brukes i planarbeid.",
                "Kartlegginga har ikkje noko tal for kor mange flyktningar kommunen er beden om å "
                "busetje. Talet må med før rapporten blir brukt i planarbeid.",
            )
        ),
    ),
)

_QUESTIONS = when(
    "dossier.answered_questions",
    heading(("Svar på spørsmålene", "Svar på spørsmåla")),
    Table(
        ("Svar på spørsmålene", "Svar på spørsmåla"),
        (
            Column(("Spørsmål", "Spørsmål"), 4.4),
            Column(("Svar", "Svar"), 8.4),
            Column(("Svart av", "Svara av"), 3.2),
        ),
    ).loop(
        "row in dossier.answered_questions",
        "{{ row.question }}",
        cell_prose("row.answer"),
        cell(cell_text("{{ row.answered_by }}"), note("{{ row.date|short_date }}")),
    ),
)

_COUNTS = Matrix(
    ("Behov etter situasjon og husholdning", "Behov etter situasjon og hushald"),
    (
        "Tabell med en rad for hver situasjon og en kolonne for hver type husholdning.",
        "Tabell med ei rad for kvar situasjon og ein kolonne for kvar type hushald.",
    ),
    ("Situasjon", "Situasjon"),
    width=4.4,
    most=5,
).loop(
    (f"heading in {_S}.needs.headings", "{{ heading }}"),
    f"row in {_S}.needs.rows",
    cell(
        when("row.situation", cell_text("{{ row.title }}")),
        when("row.total", cell_text("**{{ row.title }}**")),
    ),
    "count in row.counts",
    (
        Look("row.situation", "", (cell_text("{{ count }}"),)),
        Look("row.total", "", (cell_text("**{{ count }}**"),)),
    ),
)

_NEXT = "{% if loop.last %}.{% else %}, {% endif %}{% endfor %}"
_COUNTED = (
    f"{{% for service in {_S}.counted %}}{{{{ service.name }}}} "
    "({% for day in service.dates %}{{ day|short_date }}"
    "{% if loop.last %}{% else %}, {% endif %}{% endfor %})" + _NEXT
)
_SILENT = f"{{% for service in {_S}.silent %}}{{{{ service.name }}}}{_NEXT}"

_NEEDS = together(
    heading(("Behov", "Behov")),
    when(
        f"{_S}.needs",
        lead(
            pair(
                "Tabellen viser hvor mange husholdninger tjenestene har talt i tre situasjoner. "
                "Flere tjenester kan ha talt samme husholdning. Summene kan derfor være for høye.",
                "Tabellen viser kor mange hushald tenestene har talt i tre situasjonar. Fleire "
                "tenester kan ha talt same hushaldet. Summane kan difor vere for høge.",
            )
        ),
        _COUNTS,
        body(
            pair(
                "Tall fra 1 til 4 står som «færre enn fem». En sum der et slikt tall er med, står "
                "som det laveste og høyeste den kan være. Da kan ingen regne seg fram til tallet. "
                "«–» betyr at ingen har talt.",
                "Tal frå 1 til 4 står som «færre enn fem». Ein sum der eit slikt tal er med, står "
                "som det lågaste og høgaste han kan vere. Då kan ingen rekne seg fram til talet. "
                "«–» tyder at ingen har talt.",
            ),
            "Kilde",
        ),
        body(pair(f"**Har talt:** {_COUNTED}", f"**Har talt:** {_COUNTED}")),
    ),
    when(
        f"{_S}.needs_missing",
        body(
            pair(
                "Ingen tjeneste har meldt inn tall på husholdninger ennå.",
                "Inga teneste har meldt inn tal på hushald enno.",
            )
        ),
    ),
    when(
        f"{_S}.silent",
        body(
            pair(
                f"**Har ikke svart på alt:** {_SILENT} Det de ikke har svart på, er ikke med.",
                f"**Har ikkje svara på alt:** {_SILENT} Det dei ikkje har svara på, er ikkje med.",
            )
        ),
    ),
)

_MISSING = together(
    heading(("Det tallene ikke viser", "Det tala ikkje viser")),
    body(
        pair(
            "Tallene viser dem som tjenestene kjenner. Den som ikke har bedt om hjelp, er ikke "
            "talt.",
            "Tala viser dei som tenestene kjenner. Den som ikkje har bede om hjelp, er ikkje talt.",
        )
    ),
    when(
        f"{_S}.bare",
        lead(
            pair(
                "Kartleggingen har ingen tall om disse temaene:",
                "Kartlegginga har ingen tal om desse temaa:",
            )
        ),
        bullets(f"{_S}.bare"),
    ),
    when(
        f"{_S}.uncounted",
        lead(
            pair(
                "Ingen tjeneste har talt husholdninger i disse situasjonene:",
                "Inga teneste har talt hushald i desse situasjonane:",
            )
        ),
        bullets(f"{_S}.uncounted"),
    ),
    when(
        f"{_S}.gaps",
        lead(("Kommunen vet heller ikke dette:", "Kommunen veit heller ikkje dette:")),
        bullets(f"{_S}.gaps"),
    ),
)

OUTLINE = together(_OPENING, _THEMES, _QUESTIONS, _NEEDS, _MISSING)
