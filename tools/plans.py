"""The outline of the plan overview: the plans by level, the years on a line, the calendar."""

from tools.blocks import (
    ARCHIVE,
    CASE_CODE,
    CASE_NUMBER,
    CODE,
    DATE,
    Column,
    Look,
    Matrix,
    Table,
    body,
    cell,
    cell_prose,
    cell_text,
    each,
    heading,
    lead,
    note,
    or_dash,
    pair,
    strip,
    together,
    when,
)
from tools.look import MIDDLE, shade

KIND = ("Planoversikt", "Planoversikt")
TITLE = (
    "Planoversikt: planer med betydning for bolig i {{ dossier.municipality.name }}",
    "Planoversikt: planar som har noko å seie for bustad i {{ dossier.municipality.name }}",
)

_P = "dossier.plan_overview"

_OPENING = together(
    body(TITLE, "Title"),
    body(
        pair(
            "Hva planene sier om bolig, når de gjelder, og hvilke frister kommunen har",
            "Kva planane seier om bustad, når dei gjeld, og kva fristar kommunen har",
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
)

_NOW = together(
    heading(("Planene som gjelder nå", "Planane som gjeld no")),
    lead(
        pair(
            "Disse planene gjelder {{ dossier.date }}:",
            "Desse planane gjeld {{ dossier.date }}:",
        )
    ),
    Table(
        ("Planene som gjelder nå", "Planane som gjeld no"),
        (
            Column(("Type plan", "Type plan"), 6.0),
            Column(("Gjeldende plan", "Gjeldande plan"), 10.0),
        ),
    ).loop(
        f"row in {_P}.in_force",
        "{{ row.kind }}",
        cell(
            each("title in row.titles", cell_text("{{ title }}")),
            when(
                "row.none",
                cell_text(
                    pair(
                        "Ingen plan i denne oversikten gjelder",
                        "Ingen plan i denne oversikta gjeld",
                    )
                ),
            ),
        ),
    ),
    when(
        f"{_P}.lapsed",
        heading(("Planer som er utløpt uten avløser", "Planar som er gått ut utan avløysar"), 2),
        lead(
            pair(
                "Perioden for disse planene er over, og ingen plan har tatt over ennå:",
                "Perioden for desse planane er over, og ingen plan har teke over enno:",
            )
        ),
        Table(
            ("Planer uten avløser", "Planar utan avløysar"),
            (
                Column(("Plan", "Plan"), 6.0),
                Column(("Gikk ut", "Gjekk ut"), 2.8),
                Column(("Avløser", "Avløysar"), 7.2),
            ),
        ).loop(
            f"row in {_P}.lapsed",
            "{{ row.title }}",
            "{{ row.ended|short_date }}",
            cell(
                when(
                    "row.successor",
                    cell_text("{{ row.successor }}"),
                    note("{{ row.status }}"),
                ),
                when(
                    "row.alone",
                    cell_text(
                        pair(
                            "Ingen avløser er ført opp",
                            "Ingen avløysar er ført opp",
                        )
                    ),
                ),
            ),
        ),
    ),
)

_YEARS = together(
    heading(("Planene år for år", "Planane år for år")),
    Matrix(
        ("Planene år for år", "Planane år for år"),
        pair(
            "Tidslinje med en rad for hver plan og en kolonne for hvert av ti år. Bokstavene i "
            "cellene er forklart under tabellen.",
            "Tidslinje med ei rad for kvar plan og ein kolonne for kvart av ti år. Bokstavane i "
            "cellene er forklarte under tabellen.",
        ),
        ("Plan", "Plan"),
        width=4.2,
        most=10,
    ).loop(
        (
            f"year in {_P}.timeline.years",
            pair(
                "{{ year.label }}{% if year.now %} nå{% endif %}",
                "{{ year.label }}{% if year.now %} no{% endif %}",
            ),
        ),
        f"row in {_P}.timeline.bars",
        cell(cell_text("{{ row.title }}")),
        "box in row.boxes",
        (
            Look("box.in_force", shade("accent3") + MIDDLE, (body("{{ box.marks }}", "Merke"),)),
            Look("box.coming", shade("background2") + MIDDLE, (body("{{ box.marks }}", "Merke"),)),
            Look("box.milestone", shade("accent6") + MIDDLE, (body("{{ box.marks }}", "Merke"),)),
            Look("box.plain", MIDDLE, (body("{{ box.marks }}", "Merke"),)),
        ),
    ),
    body(
        pair(
            "**G** planen gjelder · **U** planen er under arbeid · **H** høring · **R** rullering "
            "· **V** valg · **F** siste frist i loven: planstrategien året etter valget, og "
            "boligsosialloven § 10 i 2027",
            "**G** planen gjeld · **U** planen er under arbeid · **H** høyring · **R** rullering "
            "· **V** val · **F** siste frist i lova: planstrategien året etter valet, og "
            "boligsosialloven § 10 i 2027",
        ),
        "Kilde",
    ),
)

_LEVELS = together(
    heading(("Hva planene sier om bolig", "Kva planane seier om bustad")),
    each(
        f"level in {_P}.levels",
        heading("{{ level.tier }}", 2),
        Table(
            ("Planer på dette nivået", "Planar på dette nivået"),
            (
                Column(("Plan", "Plan"), 5.4),
                Column(("Status", "Status"), 3.8),
                Column(("Om bolig", "Om bustad"), 6.8),
            ),
        ).loop(
            "row in level.plans",
            cell(
                cell_text("**{{ row.title }}**"),
                note("{{ row.kind }}"),
                when(
                    "row.period", note(("Periode: {{ row.period }}", "Periode: {{ row.period }}"))
                ),
                when(
                    "row.adoption",
                    note(("Vedtatt: {{ row.adoption }}", "Vedteken: {{ row.adoption }}")),
                ),
                note(("Eier: {{ row.owner }}", "Eigar: {{ row.owner }}")),
            ),
            cell(
                cell_text("{{ row.status }}"),
                when(
                    "row.hearing",
                    note(("Høring: {{ row.hearing }}", "Høyring: {{ row.hearing }}")),
                ),
                when(
                    "row.input_by",
                    note(
                        pair(
                            "Frist for innspill: {{ row.input_by|short_date }}",
                            "Frist for innspel: {{ row.input_by|short_date }}",
                        )
                    ),
                ),
                when(
                    "row.next_revision",
                    note("Neste rullering: {{ row.next_revision|short_date }}"),
                ),
            ),
            cell_prose("row.says"),
        ),
    ),
)

_CALENDAR = together(
    heading(("Kalender", "Kalender")),
    lead(
        pair(
            "Datoene er regnet ut av lover, planer og vedtak, fra forrige kommunestyrevalg og "
            "framover. Siste kolonne er sett fra {{ dossier.date }}:",
            "Datoane er rekna ut frå lover, planar og vedtak, frå førre kommunestyreval og "
            "framover. Siste kolonne er sett frå {{ dossier.date }}:",
        )
    ),
    Table(
        ("Kalender", "Kalender"),
        (
            Column(DATE, 2.4),
            Column(("Hva", "Kva"), 6.8),
            Column(("Grunnlag", "Grunnlag"), 4.2),
            Column(("Når", "Når"), 2.8),
        ),
    ).loop(
        f"row in {_P}.calendar",
        "{{ row.date|short_date }}",
        cell(
            cell_text("{{ row.event }}"),
            each("subject in row.subjects", note("{{ subject }}")),
        ),
        or_dash("row.basis"),
        cell(
            when("row.soon", cell_text("**{{ row.mark }}**")),
            when("row.settled", cell_text("{{ row.mark }}")),
        ),
    ),
)

OUTLINE = together(_OPENING, _YEARS, _NOW, _CALENDAR, _LEVELS)
