"""The outline of a letter that follows up a decision."""

from pipeline.norm import Norm
from tools.blocks import (
    ARCHIVE,
    CASE_CODE,
    CODE,
    DATE,
    OFFICER,
    ROOM_ABOVE,
    Block,
    Column,
    Row,
    Table,
    Text,
    approval,
    attachments,
    body,
    bullets,
    cell,
    choose,
    contact,
    each,
    heading,
    lead,
    numbers,
    pair,
    paragraph,
    person,
    pick,
    prose,
    quoted_points,
    strip,
    together,
    when,
)

# A recipient that the decision does not bind is asked what it has seen, not whether it complies.
_BOUND = "item.request.binding"


def _by_bond(bound: Text, free: Text) -> Text:
    """Choose within a paragraph, so that a letter has one title however it is asked."""
    return pair(
        *(
            f"{{% if {_BOUND} %}}{pick(bound, norm)}{{% else %}}{pick(free, norm)}{{% endif %}}"
            for norm in Norm
        )
    )


KIND = _by_bond(
    (
        "Status for etterlevelse av felles verdigrunnlag",
        "Status for etterleving av felles verdigrunnlag",
    ),
    ("Spørsmål om felles verdigrunnlag", "Spørsmål om felles verdigrunnlag"),
)
_SUBJECT = _by_bond(
    ("Status for etterlevelse", "Status for etterleving"),
    ("Spørsmål om erfaringer", "Spørsmål om erfaringar"),
)
TITLE = pair(
    *(
        f"{pick(_SUBJECT, norm)}: {{{{ item.title }}}} ({{{{ item.recipient.name }}}})"
        for norm in Norm
    )
)

_REFERENCES = ("Referanser", "Referansar")
_OURS = (
    (("Vår ref.", "Vår ref."), 2.6, ARCHIVE),
    (CASE_CODE, 2.2, CODE),
    (OFFICER, 5.0, "{{ item.follow_up.officer.name }}"),
    (DATE, 3.6, "{{ item.date }}"),
)

_OPENING = together(
    body("{{ item.recipient.name }}", "Adresse"),
    when(
        "item.recipient.address",
        body("{{ item.recipient.address.street }}", "Adresse"),
        body("{{ item.recipient.address.postcode }} {{ item.recipient.address.place }}", "Adresse"),
    ),
    choose(
        "item.request.your_reference",
        strip(
            _REFERENCES,
            (("Deres ref.", "Dykkar ref."), 2.6, "{{ item.request.your_reference }}"),
            *_OURS,
        ),
        strip(_REFERENCES, *_OURS),
    ),
    paragraph(KIND, f'<w:pStyle w:val="Title"/>{ROOM_ABOVE}'),
    body(
        pair(
            "Oppfølging av vedtaket i {{ item.decision.body }} {{ item.decision.date }}, "
            "sak\u00a0{{ item.decision.case_number }}",
            "Oppfølging av vedtaket i {{ item.decision.body }} {{ item.decision.date }}, "
            "sak\u00a0{{ item.decision.case_number }}",
        ),
        "Subtitle",
    ),
    choose(
        _BOUND,
        body(
            pair(
                "**Vi ber om svar senest {{ item.request.deadline }}.** Vi vil vite hvordan dere "
                "følger verdigrunnlaget i praksis, hva som hindrer dere, og hva dere gjør med det.",
                "**Vi ber om svar seinast {{ item.request.deadline }}.** Vi vil vite korleis de "
                "følgjer verdigrunnlaget i praksis, kva som hindrar dykk, og kva de gjer med det.",
            )
        ),
        body(
            pair(
                "**Vi håper på svar senest {{ item.request.deadline }}.** Vedtaket binder "
                "kommunen, ikke dere. Vi vil gjerne vite hvilke erfaringer dere har, og hva som "
                "gjør det vanskelig å få til det verdigrunnlaget sier.",
                "**Vi håper på svar seinast {{ item.request.deadline }}.** Vedtaket bind "
                "kommunen, ikkje dykk. Vi vil gjerne vite kva erfaringar de har, og kva som gjer "
                "det vanskeleg å få til det verdigrunnlaget seier.",
            )
        ),
    ),
)

_WHY = together(
    heading(("Hvorfor dere får dette brevet", "Kvifor de får dette brevet")),
    prose("item.request.reason"),
    when(
        "item.tasks",
        lead(
            pair(
                "Dere har ansvaret for disse oppgavene i det boligsosiale arbeidet:",
                "De har ansvaret for desse oppgåvene i det bustadsosiale arbeidet:",
            )
        ),
        bullets("item.tasks"),
    ),
    heading(("Vedtaket vi følger opp", "Vedtaket vi følgjer opp")),
    lead(
        pair(
            "Vedtaket om «{{ item.decision.title }}» lyder slik:",
            "Vedtaket om «{{ item.decision.title }}» lyder slik:",
        )
    ),
    quoted_points("item.points", "item.several_points"),
)

_QUESTIONS = together(
    heading(("Spørsmål til dere", "Spørsmål til dykk")),
    numbers(
        "item.questions",
        1,
        "{% if point.specific %}**{{ point.about }}:** {% endif %}{{ point.text }}",
    ),
    heading(("Slik svarer dere", "Slik svarer de")),
    body(
        pair(
            "**Svarfristen er {{ item.request.deadline }}.** Svarskjemaet står etter brevet.",
            "**Svarfristen er {{ item.request.deadline }}.** Svarskjemaet står etter brevet.",
        )
    ),
    choose(
        _BOUND,
        body(
            pair(
                "Si for hvert spørsmål om vedtaket etterleves, etterleves delvis eller ikke "
                "etterleves.",
                "Sei for kvart spørsmål om vedtaket blir etterlevd, delvis etterlevd eller ikkje "
                "etterlevd.",
            )
        ),
        body(
            pair(
                "Det er frivillig å svare. Fortell hva dere har erfart, også der vi ikke har "
                "spurt.",
                "Det er frivillig å svare. Fortel kva de har erfart, òg der vi ikkje har spurt.",
            )
        ),
    ),
    prose("item.follow_up.answering"),
    heading(("Hva vi bruker svarene til", "Kva vi bruker svara til")),
    prose("item.follow_up.use_of_answers"),
    heading(("Kontakt", "Kontakt")),
    contact(),
)

_CLOSING = together(
    body(("Med hilsen", "Vennleg helsing"), "Hilsen"),
    approval(
        (("Godkjent av", "Godkjent av"), person("item.follow_up.approver")),
        (OFFICER, person("item.follow_up.officer")),
    ),
    attachments("item.follow_up.attachments"),
    when(
        "item.copies",
        heading(("Kopi til", "Kopi til")),
        bullets("item.copies", "{{ point.name }}"),
    ),
)


def _field(label: Text, help_: Text, keep: str = "<w:keepNext/>") -> Row:
    """Write a line of the form with an empty cell; `keep` holds it on the page of the next."""
    style, small = (f'<w:pStyle w:val="{name}"/>{keep}' for name in ("Tabelltekst", "Tabellnote"))
    strong = pair(*(f"**{pick(label, norm)}**" for norm in Norm))
    return cell(paragraph(strong, style), paragraph(help_, small)), paragraph("", style)


def _form(*fields: Row) -> Block:
    return Table(
        ("Svarskjema", "Svarskjema"),
        (
            Column(("Punkt", "Punkt"), 5.2),
            Column(("Svar", "Svar"), 10.8),
        ),
        height=0.9,
    ).rows(*fields)


_OBSTACLE = _field(
    ("Hindring", "Hindring"),
    ("Hva som står i veien", "Kva som står i vegen"),
)
_STATUS_FIELDS = (
    _field(
        ("Status", "Status"),
        pair(
            "Etterleves, etterleves delvis eller etterleves ikke",
            "Blir etterlevd, delvis etterlevd eller ikkje etterlevd",
        ),
    ),
    _field(
        ("Grunnlag", "Grunnlag"),
        ("Hva svaret bygger på", "Kva svaret byggjer på"),
    ),
    _OBSTACLE,
    _field(
        ("Tiltak", "Tiltak"),
        ("Hva dere har gjort eller vil gjøre", "Kva de har gjort eller vil gjere"),
    ),
    _field(
        ("Ansvarlig", "Ansvarleg"),
        ("Enhet eller rolle, ikke navn", "Eining eller rolle, ikkje namn"),
    ),
    _field(
        ("Frist", "Frist"),
        ("Når tiltaket skal være gjennomført", "Når tiltaket skal vere gjennomført"),
        keep="",
    ),
)
_EXPERIENCE_FIELDS = (
    _field(
        ("Erfaring", "Erfaring"),
        ("Hva dere har sett eller gjort", "Kva de har sett eller gjort"),
    ),
    _OBSTACLE,
    _field(
        ("Ønske til kommunen", "Ønske til kommunen"),
        ("Hva dere trenger fra oss", "Kva de treng frå oss"),
        keep="",
    ),
)

_FORM = together(
    heading(("Svarskjema", "Svarskjema"), new_page=True),
    body(
        pair(
            "Fra {{ item.recipient.name }}, om vedtaket i sak\u00a0{{ item.decision.case_number }}."
            " Skriv i de tomme feltene. De vokser med teksten. Skriv ikke noe om enkeltpersoner.",
            "Frå {{ item.recipient.name }}, om vedtaket i sak\u00a0{{ item.decision.case_number }}."
            " Skriv i dei tomme felta. Dei veks med teksten. Skriv ikkje noko om enkeltpersonar.",
        )
    ),
    each(
        "question in item.questions",
        heading(
            "Spørsmål {{ question.number }}"
            "{% if question.specific %}: {{ question.about }}{% endif %}",
            2,
        ),
        lead("{{ question.text }}"),
        choose(_BOUND, _form(*_STATUS_FIELDS), _form(*_EXPERIENCE_FIELDS)),
    ),
)

OUTLINE = together(_OPENING, _WHY, _QUESTIONS, _CLOSING, _FORM)
