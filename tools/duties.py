"""The blocks on who does what, shared by the outlines that print it."""

from tools.blocks import (
    Block,
    Column,
    Look,
    Matrix,
    Table,
    Text,
    body,
    bullets,
    cell,
    cell_prose,
    cell_text,
    choose,
    each,
    heading,
    lead,
    note,
    or_dash,
    pair,
    paragraph,
    strip,
    together,
    when,
)
from tools.look import shade

TASK = ("Oppgave", "Oppgåve")
TARGET_GROUP = ("Målgruppe", "Målgruppe")
UNIT = ("Enhet", "Eining")

# A lead that stands below a table, a strip or a list.
SPACED_LEAD = '<w:pStyle w:val="Overgang"/><w:spacing w:before="200"/>'

# The matrix stands on one page.
_KEPT = '<w:pStyle w:val="Tabelltekst"/><w:keepNext/>'
_NOBODY = ("Ingen har ansvaret", "Ingen har ansvaret")

GLANCE = strip(
    ("Ansvaret i tall", "Ansvaret i tal"),
    (
        ("Oppgaver med ansvar", "Oppgåver med ansvar"),
        3.6,
        pair(
            "**{{ dossier.gaps.led_count }}** av {{ dossier.gaps.task_count }}",
            "**{{ dossier.gaps.led_count }}** av {{ dossier.gaps.task_count }}",
        ),
    ),
    (
        ("Enheter med ansvar", "Einingar med ansvar"),
        3.4,
        "**{{ dossier.gaps.unit_count }}**",
    ),
    (("Sviktsoner", "Sviktsoner"), 2.2, "**{{ dossier.gaps.failure_zone_count }}**"),
    (("Doble funksjoner", "Doble funksjonar"), 3.0, "**{{ dossier.gaps.duplicate_count }}**"),
    (("Delte oppgaver", "Delte oppgåver"), 3.8, "**{{ dossier.gaps.split_count }}**"),
)

MATRIX = each(
    "table in dossier.matrices",
    body(
        pair(
            "Oppgaver og enheter{% if table.part %}, del {{ table.part }}{% endif %}",
            "Oppgåver og einingar{% if table.part %}, del {{ table.part }}{% endif %}",
        ),
        "Caption",
    ),
    Matrix(
        ("Oppgaver og enheter", "Oppgåver og einingar"),
        pair(
            "Matrise med én rad for hver oppgave og én kolonne for hver enhet. A er ansvar, "
            "B er bidrag.",
            "Matrise med éi rad for kvar oppgåve og éin kolonne for kvar eining. A er ansvar, "
            "B er bidrag.",
        ),
        TASK,
        width=5.0,
        most=7,
        upright=4.0,
    ).loop(
        ("unit in table.units", "{{ unit }}"),
        "row in table.rows",
        cell(
            paragraph("{{ row.task }}", _KEPT),
            when("row.nobody_leads", note(_NOBODY)),
        ),
        "mark in row.marks",
        (
            Look("mark.leads_only", shade("accent1"), (body("A", "LystMerke"),)),
            Look("mark.both", shade("accent1"), (body("A/B", "LystMerke"),)),
            Look("mark.contributes_only", shade("background2"), (body("B", "Merke"),)),
            Look("mark.neither", "", (body("", "Merke"),)),
        ),
    ),
    body(
        pair(
            "A: enheten har ansvaret for oppgaven. B: enheten bidrar. A/B: enheten har ansvaret "
            "for én målgruppe og bidrar for en annen.",
            "A: eininga har ansvaret for oppgåva. B: eininga bidreg. A/B: eininga har ansvaret "
            "for éi målgruppe og bidreg for ei anna.",
        ),
        "Kilde",
    ),
)


def _duty() -> Block:
    """Name a task, and under it the target group."""
    return together(
        cell_text("**{{ row.task }}**"),
        when("row.target_group", note("{{ row.target_group }}")),
    )


_LEAD = cell(
    choose("row.lead", cell_text("{{ row.lead }}"), cell_text(_NOBODY)),
    when(
        "row.contributors",
        note(("Bidrar: {{ row.contributors }}", "Bidreg: {{ row.contributors }}")),
    ),
)

DUTIES = Table(
    ("Oppgaver, ansvar og myndighet", "Oppgåver, ansvar og mynde"),
    (
        Column(("Oppgave og målgruppe", "Oppgåve og målgruppe"), 5.0),
        Column(("Ansvar og bidrag", "Ansvar og bidrag"), 5.6),
        Column(("Myndighet", "Mynde"), 5.4),
    ),
).loop("row in dossier.duties", cell(_duty()), _LEAD, or_dash("row.authority"))

DUTIES_WITH_ROLES = Table(
    ("Oppgave for oppgave", "Oppgåve for oppgåve"),
    (
        Column(("Oppgave og målgruppe", "Oppgåve og målgruppe"), 3.9),
        Column(("Ansvar og bidrag", "Ansvar og bidrag"), 4.3),
        Column(("Myndighet", "Mynde"), 3.9),
        Column(("Rolle og stedfortreder", "Rolle og vara"), 3.9),
    ),
).loop(
    "row in dossier.duties",
    cell(_duty()),
    _LEAD,
    or_dash("row.authority"),
    cell(
        cell_text(or_dash("row.role")),
        when(
            "row.deputy",
            note(("Stedfortreder: {{ row.deputy }}", "Vara: {{ row.deputy }}")),
        ),
    ),
)


def _finding(title: Text, path: str, found: Block, nothing: Text | Block) -> Block:
    """Write what was found under a heading of its own, or say in a sentence that nothing was."""
    other = nothing if callable(nothing) else body(nothing)
    return together(heading(title, 2), choose(path, found, other))


def _rows(
    intro: Text, name: Text, columns: tuple[Column, ...], path: str, *content: Text | Block
) -> Block:
    return together(lead(intro), Table(name, columns).loop(f"row in {path}", *content))


def _of_group() -> Block:
    return together(cell_text("{{ row.task }}"), note("{{ row.group_capital }}"))


FAILURE_ZONES = together(
    _finding(
        ("Sviktsoner", "Sviktsoner"),
        "dossier.gaps.failure_zones",
        _rows(
            ("Ingen enhet har ansvaret for dette:", "Inga eining har ansvaret for dette:"),
            ("Sviktsoner", "Sviktsoner"),
            (Column(TASK, 8.0), Column(TARGET_GROUP, 8.0)),
            "dossier.gaps.failure_zones",
            "{{ row.task }}",
            "{% if row.group_capital %}{{ row.group_capital }}{% else %}Alle målgrupper{% endif %}",
        ),
        pair(
            "Vi fant ingen sviktsoner. Hver av de ni oppgavene har en enhet med ansvar.",
            "Vi fann ingen sviktsoner. Kvar av dei ni oppgåvene har ei eining med ansvar.",
        ),
    ),
    when(
        "dossier.gaps.partial",
        paragraph(
            pair(
                "Disse oppgavene er bare plassert for noen målgrupper:",
                "Desse oppgåvene er berre plasserte for nokre målgrupper:",
            ),
            SPACED_LEAD,
        ),
        bullets(
            "dossier.gaps.partial",
            pair(
                "**{{ point.task }}:** Ansvaret er plassert for {{ point.placed }}, men ikke for "
                "{{ point.left_out }}.",
                "**{{ point.task }}:** Ansvaret er plassert for {{ point.placed }}, men ikkje for "
                "{{ point.left_out }}.",
            ),
        ),
    ),
)

DUPLICATES = _finding(
    ("Doble funksjoner", "Doble funksjonar"),
    "dossier.gaps.duplicates",
    _rows(
        pair(
            "Flere enheter har ansvaret for samme oppgave og samme målgruppe:",
            "Fleire einingar har ansvaret for same oppgåva og same målgruppa:",
        ),
        ("Doble funksjoner", "Doble funksjonar"),
        (
            Column(TASK, 5.4),
            Column(TARGET_GROUP, 4.6),
            Column(("Enheter med ansvar", "Einingar med ansvar"), 6.0),
        ),
        "dossier.gaps.duplicates",
        "{{ row.task }}",
        "{{ row.group_capital }}",
        "{{ row.units }}",
    ),
    pair(
        "Vi fant ingen doble funksjoner. Ingen oppgave har mer enn én enhet med ansvar for samme "
        "målgruppe.",
        "Vi fann ingen doble funksjonar. Inga oppgåve har meir enn éi eining med ansvar for same "
        "målgruppa.",
    ),
)

SPLITS = _finding(
    ("Oppgaver delt etter målgruppe", "Oppgåver delte etter målgruppe"),
    "dossier.gaps.splits",
    _rows(
        pair(
            "Ulike enheter har ansvaret for samme oppgave, hver for sin målgruppe. Det kan gi "
            "doble køer, registre og rutiner:",
            "Ulike einingar har ansvaret for same oppgåva, kvar for si målgruppe. Det kan gi "
            "doble køar, register og rutinar:",
        ),
        ("Oppgaver delt etter målgruppe", "Oppgåver delte etter målgruppe"),
        (Column(TASK, 5.4), Column(("Enheter med ansvar", "Einingar med ansvar"), 10.6)),
        "dossier.gaps.splits",
        "{{ row.task }}",
        each("one in row.leads", cell_text("{{ one.unit }} ({{ one.target_group }})")),
    ),
    pair(
        "Ingen oppgave er delt mellom enheter etter målgruppe.",
        "Inga oppgåve er delt mellom einingar etter målgruppe.",
    ),
)

PERSON_DEPENDENCES = _finding(
    ("Personavhengige oppgaver", "Personavhengige oppgåver"),
    "dossier.gaps.person_dependences",
    _rows(
        pair(
            "Disse oppgavene hviler på én rolle uten stedfortreder:",
            "Desse oppgåvene kviler på éi rolle utan vara:",
        ),
        ("Personavhengige oppgaver", "Personavhengige oppgåver"),
        (
            Column(("Oppgave og målgruppe", "Oppgåve og målgruppe"), 6.0),
            Column(UNIT, 5.0),
            Column(("Rolle", "Rolle"), 5.0),
        ),
        "dossier.gaps.person_dependences",
        _of_group(),
        "{{ row.unit }}",
        "{{ row.role_capital }}",
    ),
    choose(
        "dossier.gaps.role_unknown",
        body(
            pair(
                "Noen oppgaver mangler opplysning om hvilken rolle som gjør arbeidet. Derfor kan "
                "ikke kartet si om de hviler på én person.",
                "Nokre oppgåver manglar opplysning om kva rolle som gjer arbeidet. Difor kan ikkje "
                "kartet seie om dei kviler på éin person.",
            )
        ),
        body(
            pair(
                "Ingen oppgave hviler på én rolle uten stedfortreder.",
                "Inga oppgåve kviler på éi rolle utan vara.",
            )
        ),
    ),
)

NO_AUTHORITY = _finding(
    ("Myndighet", "Mynde"),
    "dossier.gaps.no_authority",
    _rows(
        pair(
            "Disse oppgavene har en enhet med ansvar, men ingen har sagt hvem som kan avgjøre:",
            "Desse oppgåvene har ei eining med ansvar, men ingen har sagt kven som kan avgjere:",
        ),
        ("Oppgaver uten myndighet", "Oppgåver utan mynde"),
        (
            Column(("Oppgave og målgruppe", "Oppgåve og målgruppe"), 8.0),
            Column(UNIT, 8.0),
        ),
        "dossier.gaps.no_authority",
        _of_group(),
        "{{ row.unit }}",
    ),
    pair(
        "Alle oppgaver med ansvarlig enhet viser også hvem som kan avgjøre.",
        "Alle oppgåver med ansvarleg eining viser òg kven som kan avgjere.",
    ),
)

MANY_TASKS = _finding(
    ("Enheter med mange oppgaver", "Einingar med mange oppgåver"),
    "dossier.gaps.many_tasks",
    _rows(
        pair(
            "Tabellen viser enheter som alene har ansvaret for mer enn en tredel av oppgavene. "
            "Fravær og omstilling der merkes i store deler av arbeidet:",
            "Tabellen viser einingar som åleine har ansvaret for meir enn ein tredel av oppgåvene. "
            "Fråvær og omstilling der kan merkast i store delar av arbeidet:",
        ),
        ("Enheter med mange oppgaver", "Einingar med mange oppgåver"),
        (
            Column(UNIT, 5.4),
            Column(("Antall", "Tal"), 1.8, number=True),
            Column(("Oppgaver", "Oppgåver"), 8.8),
        ),
        "dossier.gaps.many_tasks",
        "{{ row.unit }}",
        "{{ row.count }}",
        cell_prose("row.tasks"),
    ),
    pair(
        "Ingen enhet har alene ansvaret for mer enn en tredel av oppgavene.",
        "Inga eining har åleine ansvaret for meir enn ein tredel av oppgåvene.",
    ),
)

APART = _finding(
    ("Enheter som bør møtes", "Einingar som bør møtast"),
    "dossier.gaps.apart",
    together(
        lead(
            pair(
                "Disse enhetene har ansvar for samme målgruppe, men bidrar ikke i oppgavene til "
                "hverandre:",
                "Desse einingane har ansvar for same målgruppa, men bidreg ikkje i oppgåvene til "
                "kvarandre:",
            )
        ),
        bullets(
            "dossier.gaps.apart",
            "**{{ point.first }}** og **{{ point.second }}** ({{ point.target_groups }})",
        ),
    ),
    pair(
        "Ingen enheter med felles målgruppe arbeider hver for seg.",
        "Ingen einingar med felles målgruppe arbeider kvar for seg.",
    ),
)


def _question(path: str, text: Text) -> Block:
    return bullets(f"dossier.gaps.{path}", text)


QUESTIONS = choose(
    "dossier.gaps.to_clarify",
    together(
        lead(("Kartet gir grunn til å avklare dette:", "Kartet gir grunn til å avklare dette:")),
        _question(
            "failure_zones",
            pair(
                "Hvem skal ha ansvaret for **{{ point.task }}**{% if point.target_group %} "
                "({{ point.target_group }}){% endif %}?",
                "Kven skal ha ansvaret for **{{ point.task }}**{% if point.target_group %} "
                "({{ point.target_group }}){% endif %}?",
            ),
        ),
        _question(
            "partial",
            pair(
                "Hvem har ansvaret for oppgaven **{{ point.task }}** når den gjelder "
                "{{ point.left_out }}?",
                "Kven har ansvaret for **{{ point.task }}** når det gjeld {{ point.left_out }}?",
            ),
        ),
        _question(
            "duplicates",
            pair(
                "Hvilken enhet skal ha ansvaret for **{{ point.task }}** "
                "({{ point.target_group }})? I dag står {{ point.units }} som ansvarlige.",
                "Kva eining skal ha ansvaret for **{{ point.task }}** "
                "({{ point.target_group }})? I dag står {{ point.units }} som ansvarlege.",
            ),
        ),
        _question(
            "splits",
            pair(
                "Skal oppgaven **{{ point.task }}** fortsatt være delt mellom {{ point.units }}?",
                "Skal oppgåva **{{ point.task }}** framleis vere delt mellom {{ point.units }}?",
            ),
        ),
        _question(
            "person_dependences",
            pair(
                "Hvem er stedfortreder for {{ point.role }} i {{ point.unit }} "
                "(**{{ point.task }}**)?",
                "Kven er vara for {{ point.role }} i {{ point.unit }} (**{{ point.task }}**)?",
            ),
        ),
        when(
            "dossier.gaps.role_unknown",
            body(
                pair(
                    "Hvilke roller gjør arbeidet der kartet ikke nevner noen rolle, og hvem er "
                    "stedfortredere?",
                    "Kva roller gjer arbeidet der kartet ikkje nemner noka rolle, og kven er vara?",
                ),
                "ListBullet",
            ),
        ),
        _question(
            "no_authority",
            pair(
                "Hvem kan avgjøre i saker om **{{ point.task }}** ({{ point.target_group }})?",
                "Kven kan avgjere i saker om **{{ point.task }}** ({{ point.target_group }})?",
            ),
        ),
        _question(
            "many_tasks",
            pair(
                "Tåler {{ point.unit }} fravær, når enheten har ansvaret for mer enn en tredel av "
                "oppgavene?",
                "Toler {{ point.unit }} fråvær, når eininga har ansvaret for meir enn ein tredel "
                "av oppgåvene?",
            ),
        ),
        _question(
            "apart",
            pair(
                "Hvordan skal {{ point.first }} og {{ point.second }} samarbeide om tilbudet til "
                "{{ point.target_groups }}?",
                "Korleis skal {{ point.first }} og {{ point.second }} samarbeide om tilbodet til "
                "{{ point.target_groups }}?",
            ),
        ),
    ),
    body(
        pair(
            "Kartet gir ingen spørsmål som kommunen må avklare nå.",
            "Kartet reiser ingen spørsmål som kommunen må avklare no.",
        )
    ),
)


def guideline_list(name: Text, path: str) -> Block:
    """List guidelines in short: which, and what it means here; what the law says is left out."""
    return Table(
        name,
        (
            Column(("Føring", "Føring"), 6.2),
            Column(("Hva den betyr for oss", "Kva ho betyr for oss"), 9.8),
        ),
    ).loop(
        f"row in {path}",
        cell(cell_text("{{ row.title }}"), note("{{ row.level }}")),
        cell_prose("row.meaning"),
    )
