"""The outline of a knowledge base for the organisation of the work."""

from tools.blocks import (
    ARCHIVE,
    CASE_CODE,
    CASE_NUMBER,
    CODE,
    DATE,
    ROOM_ABOVE,
    Block,
    Column,
    Content,
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
    heading,
    lead,
    note,
    pair,
    paragraph,
    prose,
    strip,
    together,
    when,
)
from tools.duties import (
    APART,
    DUPLICATES,
    DUTIES,
    FAILURE_ZONES,
    GLANCE,
    PERSON_DEPENDENCES,
    SPLITS,
    UNIT,
    guideline_list,
)

KIND = ("Kunnskapsgrunnlag", "Kunnskapsgrunnlag")
TITLE = (
    "Kunnskapsgrunnlag om organiseringen av det boligsosiale arbeidet",
    "Kunnskapsgrunnlag om organiseringa av det bustadsosiale arbeidet",
)
NAMED = (
    f"{TITLE[0]} i {{{{ dossier.municipality.name }}}}",
    f"{TITLE[1]} i {{{{ dossier.municipality.name }}}}",
)

_MANDATE = "dossier.organisation_mandate"

_OPENING = together(
    body(TITLE, "Title"),
    strip(
        ("Opplysninger om dokumentet", "Opplysningar om dokumentet"),
        (("Fra", "Frå"), 6.4, "{{ dossier.municipality.unit }}"),
        (CASE_NUMBER, 3.2, ARCHIVE),
        (CASE_CODE, 3.0, CODE),
        (DATE, 3.4, "{{ dossier.date }}"),
    ),
    paragraph(
        pair(
            "Dokumentet beskriver hvem som gjør hva i det boligsosiale arbeidet i dag, hva som "
            "fungerer, og hva som bør endres. Det er grunnlaget for forslag til modell.",
            "Dokumentet viser kven som gjer kva i det bustadsosiale arbeidet i dag, kva som "
            "fungerer, og kva som bør endrast. Det er grunnlaget for framlegg til modell.",
        ),
        ROOM_ABOVE,
    ),
    GLANCE,
)

_MISSION = together(
    chapter(("Oppdraget", "Oppdraget")),
    prose(f"{_MANDATE}.mandate.trigger.text"),
    prose(f"{_MANDATE}.mandate.purpose"),
    lead(
        pair(
            f"{{{{ {_MANDATE}.mandate.leader }}}} leder arbeidet. Dette er arbeidsgruppen:",
            f"Prosjektleiar: {{{{ {_MANDATE}.mandate.leader }}}}. Dette er arbeidsgruppa:",
        )
    ),
    Table(
        ("Arbeidsgruppe", "Arbeidsgruppe"),
        (Column(("Rolle", "Rolle"), 8.0), Column(UNIT, 8.0)),
    ).loop(f"row in {_MANDATE}.working_group", "{{ row.role }}", "{{ row.unit }}"),
)


def _tasks(path: str) -> Content:
    return choose(path, cell_prose(path), cell_text("–"))


_UNITS = together(
    heading(("Enhetene i kommunen", "Einingane i kommunen"), 2),
    Table(
        ("Enhetene i kommunen", "Einingane i kommunen"),
        (
            Column(UNIT, 6.4),
            Column(("Har ansvaret for", "Har ansvaret for"), 4.8),
            Column(("Bidrar til", "Bidreg til"), 4.8),
        ),
    ).loop(
        "row in dossier.actors.units",
        cell(cell_text("**{{ row.stakeholder.name }}**"), note("{{ row.stakeholder.interest }}")),
        _tasks("row.leads"),
        _tasks("row.contributes"),
    ),
)

_TOUCHED = together(
    chapter(("Hvem som berøres", "Kven arbeidet rører ved")),
    when("dossier.actors.units", _UNITS),
    when(
        "dossier.actors.heard",
        heading(("Politikere, innbyggere og brukere", "Politikarar, innbyggjarar og brukarar"), 2),
        Table(
            ("Politikere, innbyggere og brukere", "Politikarar, innbyggjarar og brukarar"),
            (
                Column(("Hvem", "Kven"), 5.0),
                Column(("Hva arbeidet betyr for dem", "Kva arbeidet betyr for dei"), 5.6),
                Column(("Slik deltar de", "Slik deltek dei"), 5.4),
            ),
        ).loop(
            "row in dossier.actors.heard",
            cell(cell_text("{{ row.stakeholder.name }}"), note("{{ row.stakeholder.group }}")),
            "{{ row.stakeholder.interest }}",
            "{% if row.stakeholder.involvement %}{{ row.stakeholder.involvement }}{% else %}–"
            "{% endif %}",
        ),
    ),
)

_FUNCTIONS = together(
    chapter(("Funksjoner, ansvar og myndighet", "Funksjonar, ansvar og mynde")),
    DUTIES,
    chapter(("Doble funksjoner og uklart ansvar", "Doble funksjonar og uklart ansvar")),
    DUPLICATES,
    SPLITS,
    FAILURE_ZONES,
    PERSON_DEPENDENCES,
    APART,
)

_ANSWERS = together(
    chapter(("Spørsmål og svar", "Spørsmål og svar")),
    each(
        "row in dossier.answered_questions",
        heading("{{ row.question }}", 2),
        prose("row.answer"),
        body(
            pair(
                "Besvart av {{ row.answered_by }} {{ row.date }}",
                "Svar frå {{ row.answered_by }} {{ row.date }}",
            ),
            "Kilde",
        ),
    ),
)


def _points(title: Text, path: str) -> Block:
    return when(path, heading(title, 2), bullets(path))


_JUDGED = when(
    "dossier.mapping_judged",
    chapter(("Styrker og svakheter", "Styrkar og veikskapar")),
    _points(("Styrker", "Styrkar"), "dossier.mapping.strengths"),
    _points(("Svakheter", "Veikskapar"), "dossier.mapping.weaknesses"),
    _points(("Ønskede endringer", "Ønskte endringar"), "dossier.mapping.changes"),
)

_PARTNERS = when(
    "dossier.actors.partners",
    chapter(("Eksterne samarbeidsparter", "Eksterne samarbeidspartar")),
    Table(
        ("Eksterne samarbeidsparter", "Eksterne samarbeidspartar"),
        (
            Column(("Samarbeidspart", "Samarbeidspart"), 4.6),
            Column(("Forholdet til kommunen", "Forholdet til kommunen"), 6.8),
            Column(("Bidrar til", "Bidreg til"), 4.6),
        ),
    ).loop(
        "row in dossier.actors.partners",
        cell(cell_text("{{ row.stakeholder.name }}"), note("{{ row.stakeholder.group }}")),
        cell(
            cell_text("{{ row.stakeholder.interest }}"),
            when("row.stakeholder.involvement", note("{{ row.stakeholder.involvement }}")),
        ),
        cell(
            when("row.leads", cell_prose("row.leads")),
            choose("row.contributes", cell_prose("row.contributes"), cell_text("–")),
        ),
    ),
)

_EXPERIENCES = when(
    "dossier.mapping.experiences",
    chapter(("Erfaringer fra andre kommuner", "Erfaringar frå andre kommunar")),
    each(
        "row in dossier.mapping.experiences",
        heading("{{ row.municipality }}", 2),
        prose("row.text"),
        lead(("**Relevans for oss:**", "**Relevans for oss:**")),
        prose("row.relevance"),
        body(("Kilde: {{ row.source }}", "Kjelde: {{ row.source }}"), "Kilde"),
    ),
)

_GUIDELINES = when(
    "dossier.guidelines",
    chapter(("Føringer", "Føringar")),
    when(
        "dossier.organisation_guidelines",
        heading(("Føringer som ligger fast", "Føringar som ligg fast"), 2),
        guideline_list(
            ("Føringer som ligger fast", "Føringar som ligg fast"),
            "dossier.organisation_guidelines",
        ),
    ),
    when(
        "dossier.changeable_guidelines",
        heading(("Føringer kommunen kan endre", "Føringar kommunen kan endre"), 2),
        guideline_list(
            ("Føringer kommunen kan endre", "Føringar kommunen kan endre"),
            "dossier.changeable_guidelines",
        ),
    ),
)


def participation(name: Text) -> Block:
    """List who took part in the work with the organisation, and what came of it."""
    return Table(
        name,
        (
            Column(("Hvem", "Kven"), 3.6),
            Column(("Form og dato", "Form og dato"), 3.2),
            Column(("Innspill", "Innspel"), 4.6),
            Column(("Virkning", "Verknad"), 4.6),
        ),
    ).loop(
        "row in dossier.organisation_participation",
        cell(cell_text("{{ row.who }}"), note("{{ row.level }}")),
        cell(cell_text("{{ row.form }}"), note("{{ row.date|short_date }}")),
        cell_prose("row.input"),
        choose("row.influence", cell_prose("row.influence"), cell_text("–")),
    )


_PARTICIPATION = together(
    chapter(("Medvirkning", "Medverknad")),
    when(
        _MANDATE,
        lead(
            pair(
                "Mandatet sier dette om hvordan de ansatte skal medvirke:",
                "Mandatet seier dette om korleis dei tilsette skal medverke:",
            )
        ),
        prose(f"{_MANDATE}.mandate.staff_participation", "Quote", keep=True),
    ),
    choose(
        "dossier.organisation_participation",
        participation(("Medvirkning i arbeidet", "Medverknad i arbeidet")),
        body(
            pair(
                "Ingen innspill om organiseringen er registrert ennå.",
                "Ingen innspel om organiseringa er registrerte enno.",
            )
        ),
    ),
)

OUTLINE = together(
    _OPENING,
    when(_MANDATE, _MISSION),
    _TOUCHED,
    _FUNCTIONS,
    _ANSWERS,
    _JUDGED,
    _PARTNERS,
    _EXPERIENCES,
    _GUIDELINES,
    _PARTICIPATION,
)
