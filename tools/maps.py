"""The outline of a responsibility map."""

from tools.blocks import (
    ARCHIVE,
    CASE_CODE,
    CASE_NUMBER,
    CODE,
    DATE,
    ROOM_ABOVE,
    Column,
    Table,
    body,
    cell_prose,
    chapter,
    heading,
    pair,
    paragraph,
    strip,
    together,
    when,
)
from tools.duties import (
    APART,
    DUPLICATES,
    DUTIES_WITH_ROLES,
    FAILURE_ZONES,
    GLANCE,
    MANY_TASKS,
    MATRIX,
    NO_AUTHORITY,
    PERSON_DEPENDENCES,
    QUESTIONS,
    SPLITS,
    guideline_list,
)

KIND = ("Ansvarskart", "Ansvarskart")
TITLE = (
    "Ansvarskart for det boligsosiale arbeidet",
    "Ansvarskart for det bustadsosiale arbeidet",
)
# What the file calls itself, where no letterhead says whose it is.
NAMED = (
    f"{TITLE[0]} i {{{{ dossier.municipality.name }}}}",
    f"{TITLE[1]} i {{{{ dossier.municipality.name }}}}",
)

_OPENING = together(
    body(TITLE, "Title"),
    body(
        pair(
            "Føringer, ni oppgaver og hvem som har ansvaret",
            "Føringar, ni oppgåver og kven som har ansvaret",
        ),
        "Subtitle",
    ),
    strip(
        ("Opplysninger om dokumentet", "Opplysningar om dokumentet"),
        (("Fra", "Frå"), 6.4, "{{ dossier.municipality.unit }}"),
        (CASE_NUMBER, 3.2, ARCHIVE),
        (CASE_CODE, 3.0, CODE),
        (DATE, 3.4, "{{ dossier.date }}"),
    ),
    paragraph(
        pair(
            "Kartet viser hvem som har ansvaret for ni bolig- og velferdsoppgaver. Det viser også "
            "hvor ansvaret mangler, er dobbelt eller hviler på én person. Funnene er regnet ut fra "
            "oversikten «Oppgave for oppgave».",
            "Kartet viser kven som har ansvaret for ni bustad- og velferdsoppgåver. Det viser òg "
            "kvar ansvaret manglar, er dobbelt eller kviler på éin person. Funna er rekna ut frå "
            "oversikta «Oppgåve for oppgåve».",
        ),
        ROOM_ABOVE,
    ),
    GLANCE,
)

_BRIEFLY = together(
    chapter(("Føringer i korthet", "Føringar i korte trekk")),
    Table(
        ("Føringer i korthet", "Føringar i korte trekk"),
        (Column(("Nivå", "Nivå"), 3.4), Column(("Føringer", "Føringar"), 12.6)),
    ).loop("row in dossier.guideline_briefs", "{{ row.level }}", cell_prose("row.lines")),
)

_GUIDELINES = together(
    chapter(("Hva føringene betyr for oss", "Kva føringane betyr for oss")),
    when(
        "dossier.binding_guidelines",
        heading(("Føringer som ligger fast", "Føringar som ligg fast"), 2),
        guideline_list(
            ("Føringer som ligger fast", "Føringar som ligg fast"), "dossier.binding_guidelines"
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

OUTLINE = together(
    _OPENING,
    when("dossier.guidelines", _BRIEFLY),
    chapter(("Hvem gjør hva", "Kven gjer kva")),
    MATRIX,
    chapter(("Oppgave for oppgave", "Oppgåve for oppgåve")),
    DUTIES_WITH_ROLES,
    chapter(("Dette viser kartet", "Dette viser kartet")),
    FAILURE_ZONES,
    DUPLICATES,
    SPLITS,
    PERSON_DEPENDENCES,
    NO_AUTHORITY,
    MANY_TASKS,
    APART,
    chapter(("Dette bør kommunen avklare", "Dette bør kommunen avklare")),
    QUESTIONS,
    when("dossier.guidelines", _GUIDELINES),
)
