"""The outline of a note on the current state."""

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
    body,
    bullets,
    cell,
    cell_prose,
    cell_text,
    chapter,
    choose,
    each,
    figures,
    heading,
    lead,
    note,
    pair,
    strip,
    together,
    when,
)

KIND = ("Notat om nåsituasjonen", "Notat om nosituasjonen")
TITLE = ("Nåsituasjonen i det boligsosiale arbeidet", "Nosituasjonen i det bustadsosiale arbeidet")
NAMED = (
    f"{TITLE[0]}: {{{{ dossier.municipality.name }}}}",
    f"{TITLE[1]}: {{{{ dossier.municipality.name }}}}",
)

_OPENING = together(
    body(KIND, "Dokumenttype"),
    body(TITLE, "Title"),
    strip(
        ("Opplysninger om dokumentet", "Opplysningar om dokumentet"),
        (("Fra", "Frå"), 5.6, "{{ dossier.municipality.unit }}"),
        (CASE_NUMBER, 3.6, ARCHIVE),
        (CASE_CODE, 3.0, CODE),
        (DATE, 3.8, "{{ dossier.date }}"),
    ),
    heading(("Kort om notatet", "Kort om notatet")),
    body(
        pair(
            "Notatet viser hvem arbeidet berører, hva kommunen må følge, og hvordan det står til i "
            "dag. {% if dossier.baseline.adoption %}Det er grunnlag for å følge opp "
            "verdigrunnlaget, som {{ dossier.baseline.adoption.body }} vedtok "
            "{{ dossier.baseline.adoption.date }} i sak\u00a0"
            "{{ dossier.baseline.adoption.case_number }}.{% else %}Det er grunnlag for utkastet "
            "til felles verdigrunnlag.{% endif %}",
            "Notatet viser kven arbeidet rører ved, kva kommunen må følgje, og korleis det står "
            "til i dag. {% if dossier.baseline.adoption %}Det er grunnlag for å følgje opp "
            "verdigrunnlaget, som {{ dossier.baseline.adoption.body }} vedtok "
            "{{ dossier.baseline.adoption.date }} i sak\u00a0"
            "{{ dossier.baseline.adoption.case_number }}.{% else %}Det er grunnlag for utkastet "
            "til felles verdigrunnlag.{% endif %}",
        ),
        "Ramme",
    ),
    strip(
        ("Omfanget i tall", "Omfanget i tal"),
        (
            ("Aktører som blir berørt", "Aktørar som arbeidet rører ved"),
            5.4,
            "{{ dossier.baseline.actor_count }}",
        ),
        (("Føringer", "Føringar"), 4.0, "{{ dossier.baseline.guideline_count }}"),
        (
            ("Føringer kommunen selv kan endre", "Føringar kommunen sjølv kan endre"),
            6.6,
            "{{ dossier.baseline.changeable_count }}",
        ),
    ),
)

_WHO = together(
    chapter(("Hvem arbeidet berører", "Kven arbeidet rører ved")),
    Table(
        ("Aktører i de fem gruppene", "Aktørar i dei fem gruppene"),
        (
            Column(("Aktør", "Aktør"), 4.2),
            Column(("Hvordan arbeidet berører den", "Korleis arbeidet rører ved han"), 6.4),
            Column(("Hvordan den er med", "Korleis han er med"), 5.4),
        ),
    ).grouped(
        "group in dossier.baseline.groups",
        "{{ group.group }}",
        "row in group.actors",
        "{{ row.name }}",
        "{{ row.interest }}",
        pair(
            "{% if row.involvement %}{{ row.involvement }}{% else %}Ikke avklart{% endif %}",
            "{% if row.involvement %}{{ row.involvement }}{% else %}Ikkje avklart{% endif %}",
        ),
        empty=("Ingen er kartlagt i denne gruppen", "Ingen er kartlagde i denne gruppa"),
    ),
    heading(("Hvem som eier arbeidet", "Kven som eig arbeidet"), 2),
    Table(
        ("Eiere av arbeidet", "Eigarar av arbeidet"),
        (Column(("Hvem", "Kven"), 8.0), Column(("Ansvar", "Ansvar"), 8.0)),
    ).loop(
        "row in dossier.baseline.owners",
        "{{ row.who }}",
        each("role in row.roles", cell_text("{{ role }}")),
    ),
)

_GUIDELINES = together(
    chapter(("Hva kommunen må følge", "Kva kommunen må følgje")),
    lead(
        pair(
            "Nasjonale føringer står først, deretter regionale og lokale."
            "{% if dossier.baseline.chosen %} Av de nasjonale er de med som mandatet for "
            "verdigrunnlaget bygger på.{% endif %}",
            "Nasjonale føringar står først, deretter regionale og lokale."
            "{% if dossier.baseline.chosen %} Av dei nasjonale er dei med som mandatet for "
            "verdigrunnlaget byggjer på.{% endif %}",
        )
    ),
    Table(
        ("Føringer", "Føringar"),
        (
            Column(("Føring", "Føring"), 6.2),
            Column(("Hva den betyr for oss", "Kva ho betyr for oss"), 7.0),
            Column(("Kan endres?", "Kan endrast?"), 2.8),
        ),
    ).loop(
        "row in dossier.baseline.guidelines",
        cell(
            cell_text("{{ row.title }}"),
            when("row.content", cell_text("{{ row.content }}")),
            note("{{ row.level }} · {{ row.source }}"),
        ),
        cell_prose("row.meaning"),
        pair(
            "{% if row.changeable %}Ja{% else %}Nei{% endif %}",
            "{% if row.changeable %}Ja{% else %}Nei{% endif %}",
        ),
    ),
)


def _voices(title: Text, path: str, who: Text, said: Text) -> Block:
    return when(
        path,
        heading(title, 2),
        Table(title, (Column(who, 5.4), Column(said, 10.6))).loop(
            f"row in {path}",
            cell(
                cell_text("{{ row.who }}"),
                note("{{ row.date|short_date }} · {{ row.about }}"),
            ),
            cell_prose("row.said"),
        ),
    )


_STATE = together(
    chapter(("Slik er det i dag", "Slik er det i dag")),
    when(
        "dossier.baseline.strengths",
        heading(("Det som fungerer", "Det som fungerer"), 2),
        bullets("dossier.baseline.strengths"),
    ),
    when(
        "dossier.baseline.weaknesses",
        heading(("Det som svikter", "Det som sviktar"), 2),
        bullets("dossier.baseline.weaknesses"),
    ),
    when(
        "dossier.baseline.figures",
        heading(("Nøkkeltall", "Nøkkeltal"), 2),
        figures("dossier.baseline.figures", ("Nøkkeltall", "Nøkkeltal")),
    ),
    _voices(
        pair("Det brukere og organisasjoner sier", "Det brukarar og organisasjonar seier"),
        "dossier.baseline.users",
        ("Hvem", "Kven"),
        ("Det de sa", "Det dei sa"),
    ),
    _voices(
        ("Det tjenestene svarer", "Det tenestene svarer"),
        "dossier.baseline.services",
        ("Hvem og spørsmål", "Kven og spørsmål"),
        ("Svar", "Svar"),
    ),
)

_NEXT = together(
    when(
        "dossier.baseline.limits",
        chapter(("Avgrensning", "Avgrensing")),
        lead(("Arbeidet er avgrenset slik:", "Arbeidet er avgrensa slik:")),
        bullets("dossier.baseline.limits"),
    ),
    chapter(("Veien videre", "Vegen vidare")),
    choose(
        "dossier.baseline.adoption",
        body(
            pair(
                "Verdigrunnlaget er vedtatt. Nå skal det inn i planene, og tjenestene skal svare "
                "på om de følger det.",
                "Verdigrunnlaget er vedteke. No skal det inn i planane, og tenestene skal svare på "
                "om dei følgjer det.",
            )
        ),
        body(
            pair(
                "Neste steg er et utkast til verdigrunnlag og en politisk sak.",
                "Neste steg er eit utkast til verdigrunnlag og ei politisk sak.",
            )
        ),
    ),
    when(
        "dossier.baseline.steps",
        lead(("Disse datoene er kjent:", "Desse datoane er kjende:")),
        Table(
            ("Datoer framover", "Datoar framover"),
            (
                Column(DATE, 3.4),
                Column(("Hva", "Kva"), 3.8),
                Column(("Gjelder", "Gjeld"), 8.8),
            ),
        ).loop(
            "row in dossier.baseline.steps", "{{ row.date }}", "{{ row.kind }}", "{{ row.about }}"
        ),
    ),
)

OUTLINE = together(_OPENING, _WHO, _GUIDELINES, _STATE, _NEXT)
