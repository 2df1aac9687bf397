"""The outline of the yearly report on compliance."""

from tools.blocks import (
    DATE,
    OFFICER,
    Block,
    Column,
    Matrix,
    Table,
    Text,
    approval,
    body,
    bullets,
    case_strip,
    cell,
    cell_prose,
    cell_text,
    choose,
    each,
    heading,
    lead,
    note,
    pair,
    paragraph,
    person,
    prose,
    quoted_points,
    shaded,
    together,
    when,
)

TITLE = (
    "Status for etterlevelse av felles verdigrunnlag",
    "Status for etterleving av felles verdigrunnlag",
)
NAMED = pair(*(f"{one}: {{{{ dossier.municipality.name }}}}" for one in TITLE))
KIND = pair(f"Rapport: {TITLE[0]}", f"Rapport: {TITLE[1]}")

_RECIPIENT = ("Mottaker", "Mottakar")
_STATUS = ("Status", "Status")
_DEADLINE = ("Frist", "Frist")
_MEASURE = ("Tiltak", "Tiltak")
_RESPONSIBLE = ("Ansvarlig", "Ansvarleg")
_VALUE = ("Verdi", "Verdi")

_OPENING = together(
    body(("Rapport", "Rapport"), "Dokumenttype"),
    body(TITLE, "Title"),
    case_strip(
        ("Opplysninger om rapporten", "Opplysningar om rapporten"),
        "dossier.follow_up.officer",
        "dossier.date",
    ),
    heading(("Konklusjon", "Konklusjon")),
    each("sentence in dossier.compliance.conclusion", body("{{ sentence }}", "Ramme")),
)


# A line that leads into what follows, and stands apart from the table or list above it.
_APART = '<w:pStyle w:val="Overgang"/><w:spacing w:before="160" w:after="80"/>'


def _matrix(most: int, upright: float = 0) -> Block:
    return Matrix(
        ("Svar på hver verdi, mottaker for mottaker", "Svar på kvar verdi, mottakar for mottakar"),
        pair(
            "Tabell med en rad for hver verdi og en kolonne for hver mottaker.",
            "Tabell med ei rad for kvar verdi og ein kolonne for kvar mottakar.",
        ),
        _VALUE,
        4.6,
        most,
        upright,
    ).loop(
        ("name in part.recipients", "{{ name }}"),
        "row in part.rows",
        cell(paragraph("{{ row.title }}", '<w:pStyle w:val="Tabelltekst"/><w:keepNext/>')),
        "reply in row.cells",
        (shaded("reply.fill", "{{ reply.mark }}"),),
    )


_LEGEND = body(
    pair(
        "**Ja:** Verdien etterleves. **Delvis:** Verdien etterleves delvis. **Nei:** Verdien "
        "etterleves ikke. **Ikke svart:** Mottakeren er spurt, men har ikke svart."
        "{% if dossier.compliance.not_bound %} **Svart:** Mottakeren har svart uten å oppgi "
        "status, som når vedtaket ikke binder den.{% endif %} **–:** Mottakeren er ikke spurt.",
        "**Ja:** Verdien blir etterlevd. **Delvis:** Verdien blir delvis etterlevd. **Nei:** "
        "Verdien blir ikkje etterlevd. **Ikkje svara:** Mottakaren er spurd, men har ikkje svara."
        "{% if dossier.compliance.not_bound %} **Svara:** Mottakaren har svara utan å oppgi "
        "status, som når vedtaket ikkje bind han.{% endif %} **–:** Mottakaren er ikkje spurd.",
    ),
    "Kilde",
)

_MATRIX = together(
    heading(("Verdier og mottakere", "Verdiar og mottakarar")),
    each(
        "part in dossier.compliance.matrix",
        paragraph(
            pair(
                "Siste svar fra hver mottaker per {{ dossier.compliance.date }}:",
                "Siste svar frå kvar mottakar per {{ dossier.compliance.date }}:",
            ),
            _APART,
        ),
        choose("part.narrow", _matrix(6, 3.6), _matrix(3)),
        _LEGEND,
    ),
)

_ABOUT = together(
    heading(("Om rapporten", "Om rapporten")),
    body(
        pair(
            "Rapporten viser hvordan tjenestene følger opp vedtaket om «{{ "
            "dossier.followed_decision.decision.title }}» ({{ "
            "dossier.followed_decision.decision.body }} {{ "
            "dossier.followed_decision.decision.date }}, sak\u00a0{{ "
            "dossier.followed_decision.decision.case_number }}). Vedtaket står sist i rapporten.",
            "Rapporten viser korleis tenestene følgjer opp vedtaket om «{{ "
            "dossier.followed_decision.decision.title }}» ({{ "
            "dossier.followed_decision.decision.body }} {{ "
            "dossier.followed_decision.decision.date }}, sak\u00a0{{ "
            "dossier.followed_decision.decision.case_number }}). Vedtaket står sist i rapporten.",
        )
    ),
    when(
        "dossier.reporting_duty",
        body(
            pair(
                "{{ dossier.executive_capital }} skal rapportere om internkontrollen til "
                "{{ dossier.council }} minst én gang i året ({{ dossier.reporting_duty }}). "
                "Denne rapporten er en del av det.",
                "{{ dossier.executive_capital }} skal rapportere om internkontrollen til "
                "{{ dossier.council }} minst éin gong i året ({{ dossier.reporting_duty }}). "
                "Denne rapporten er ein del av det.",
            )
        ),
    ),
    when(
        "dossier.compliance.not_bound",
        lead(
            pair(
                "Ikke alle mottakere er bundet av vedtaket. Svar fra disse teller ikke med når vi "
                "vurderer om en verdi etterleves:",
                "Desse er ikkje bundne av vedtaket. Svara deira tel ikkje med når vi vurderer om "
                "ein verdi blir etterlevd:",
            )
        ),
        bullets("dossier.compliance.not_bound"),
    ),
)

_REPLIES = Table(
    ("Svar", "Svar"),
    (
        Column(_RECIPIENT, 3.8),
        Column(_STATUS, 1.9),
        Column(("Det svaret bygger på", "Det svaret byggjer på"), 5.6),
        Column(("Hindring og tiltak", "Hindring og tiltak"), 4.7),
    ),
).loop(
    "reply in topic.asked",
    cell(
        cell_text("{{ reply.recipient }}"),
        choose(
            "reply.answered",
            note(("Svarte {{ reply.date|short_date }}", "Svara {{ reply.date|short_date }}")),
            note(
                ("Frist {{ reply.deadline|short_date }}", "Frist {{ reply.deadline|short_date }}")
            ),
        ),
    ),
    shaded("reply.fill", "{{ reply.mark }}"),
    cell(
        choose(
            "reply.answered",
            cell_prose("reply.evidence"),
            together(
                note(("Vi har spurt:", "Vi har spurt:")),
                each("question in reply.questions", cell_text("{{ question }}")),
            ),
        )
    ),
    cell(
        choose(
            "reply.remarks",
            together(
                when("reply.obstacle", cell_text("{{ reply.obstacle }}")),
                when(
                    "reply.measure",
                    note(("Tiltak: {{ reply.measure.text }}", "Tiltak: {{ reply.measure.text }}")),
                ),
            ),
            cell_text(
                pair(
                    "{% if reply.answered %}Ingen hindring meldt{% else %}–{% endif %}",
                    "{% if reply.answered %}Inga hindring meld{% else %}–{% endif %}",
                )
            ),
        )
    ),
)

_TOPICS = together(
    heading(("Verdi for verdi", "Verdi for verdi")),
    each(
        "topic in dossier.compliance.topics",
        heading("{{ topic.title }}", 2),
        choose(
            "topic.asked",
            together(lead("{{ topic.tally }}"), _REPLIES),
            body(("Ingen er spurt om denne verdien.", "Ingen er spurde om denne verdien.")),
        ),
    ),
)

_RECIPIENTS = together(
    heading(("Mottaker for mottaker", "Mottakar for mottakar")),
    lead(
        pair(
            "Tallene viser hvor mange verdier og vedtakspunkter hver mottaker er spurt om.",
            "Tala viser kor mange verdiar og vedtakspunkt kvar mottakar er spurd om.",
        )
    ),
    Table(
        ("Svar fra hver mottaker", "Svar frå kvar mottakar"),
        (
            Column(_RECIPIENT, 5.6),
            Column(("Spurt om", "Spurd om"), 2.0, number=True),
            Column(("Ja", "Ja"), 1.5, number=True),
            Column(("Delvis", "Delvis"), 1.7, number=True),
            Column(("Nei", "Nei"), 1.5, number=True),
            Column(("Uten status", "Utan status"), 1.9, number=True),
            Column(("Ikke svart", "Ikkje svara"), 1.8, number=True),
        ),
    ).loop(
        "row in dossier.compliance.recipients",
        cell(
            cell_text("{{ row.name }}"),
            when(
                "row.apart",
                note(("Ikke bundet av vedtaket", "Ikkje bunden av vedtaket")),
            ),
        ),
        *(f"{{{{ row.{name} }}}}" for name in ("asked", "yes", "partly", "no", "heard", "silent")),
    ),
)


def _listed_or(path: str, table: Block, nobody: Text) -> Block:
    return choose(path, table, body(nobody))


def _state(path: str) -> Block:
    return together(
        cell_text(f"{{{{ {path}.deadline|short_date }}}}"),
        note(f"{{{{ {path}.status }}}}{{% if {path}.overdue %}}, over fristen{{% endif %}}"),
    )


_DEVIATIONS = together(
    heading(("Avvik og tiltak", "Avvik og tiltak")),
    _listed_or(
        "dossier.compliance.deviations",
        Table(
            ("Avvik og tiltak", "Avvik og tiltak"),
            (
                Column(("Verdi og mottaker", "Verdi og mottakar"), 4.2),
                Column(_STATUS, 1.8),
                Column(_MEASURE, 3.9),
                Column(_RESPONSIBLE, 3.7),
                Column(("Frist og tilstand", "Frist og tilstand"), 2.4),
            ),
        ).loop(
            "reply in dossier.compliance.deviations",
            cell(cell_text("{{ reply.topic }}"), note("{{ reply.recipient }}")),
            shaded("reply.fill", "{{ reply.mark }}"),
            cell(
                choose(
                    "reply.measure",
                    cell_text("{{ reply.measure.text }}"),
                    cell_text(("Tiltak er ikke meldt", "Tiltak er ikkje meldt")),
                )
            ),
            "{% if reply.measure %}{{ reply.measure.owner }}{% else %}–{% endif %}",
            cell(choose("reply.measure", _state("reply.measure"), cell_text("–"))),
        ),
        pair(
            "{% if dossier.compliance.nobody_answered %}Ingen har svart ennå, og kommunen kjenner "
            "ikke til avvik.{% else %}Ingen av svarene melder om avvik.{% endif %}",
            "{% if dossier.compliance.nobody_answered %}Ingen har svara enno, og kommunen kjenner "
            "ikkje til avvik.{% else %}Ingen av svara melder om avvik.{% endif %}",
        ),
    ),
)

_UNANSWERED = together(
    heading(("Ubesvarte spørsmål", "Spørsmål utan svar")),
    _listed_or(
        "dossier.compliance.unanswered",
        Table(
            ("Ubesvarte spørsmål", "Spørsmål utan svar"),
            (
                Column(_RECIPIENT, 4.6),
                Column(("Ikke svart om", "Ikkje svara om"), 6.4),
                Column(_DEADLINE, 2.2),
                Column(_STATUS, 2.8),
            ),
        ).loop(
            "row in dossier.compliance.unanswered",
            "{{ row.name }}",
            cell(each("topic in row.missing", cell_text("{{ topic }}"))),
            "{{ row.deadline|short_date }}",
            pair(
                "{% if row.overdue %}Fristen er ute{% else %}Har ennå tid{% endif %}",
                "{% if row.overdue %}Fristen er ute{% else %}Har enno tid{% endif %}",
            ),
        ),
        ("Alle mottakerne har svart på alt.", "Alle mottakarane har svara på alt."),
    ),
)

_OVERDUE = together(
    heading(("Tiltak over fristen", "Tiltak over fristen")),
    _listed_or(
        "dossier.compliance.overdue",
        Table(
            ("Tiltak over fristen", "Tiltak over fristen"),
            (
                Column(_MEASURE, 6.8),
                Column(_RESPONSIBLE, 4.2),
                Column(_DEADLINE, 2.4),
                Column(_STATUS, 2.6),
            ),
        ).loop(
            "row in dossier.compliance.overdue",
            "{{ row.text }}",
            "{{ row.owner }}",
            "{{ row.deadline|short_date }}",
            "{{ row.status }}",
        ),
        pair(
            "Ingen tiltak er over fristen {{ dossier.date }}.",
            "Ingen tiltak er over fristen {{ dossier.date }}.",
        ),
    ),
)


def _gap(path: str, text: Text, point: str = "{{ point }}") -> Block:
    return when(path, paragraph(text, _APART), bullets(path, point))


_TRACE = together(
    heading(("Fra verdi til tiltak", "Frå verdi til tiltak")),
    lead(
        pair(
            "Tabellen følger hver verdi til planen som bærer den, til dem som er spurt, og til "
            "tiltakene.",
            "Tabellen følgjer kvar verdi til planen som ber han, til dei som er spurde, og til "
            "tiltaka.",
        )
    ),
    Table(
        ("Fra verdi til tiltak", "Frå verdi til tiltak"),
        (
            Column(_VALUE, 2.8),
            Column(("Plan og eier", "Plan og eigar"), 5.0),
            Column(("Mottaker og status", "Mottakar og status"), 4.0),
            Column(("Tiltak og ansvarlig", "Tiltak og ansvarleg"), 4.2),
        ),
    ).loop(
        "row in dossier.trace.lines",
        "{{ row.title }}",
        cell(
            choose(
                "row.carriers",
                each(
                    "plan in row.carriers",
                    cell_text("{{ plan.plan }}"),
                    note(
                        pair(
                            "{{ plan.owner }}. {% if plan.proposed %}Foreslått, ikke tatt inn"
                            "{% else %}{{ plan.status }}{% endif %}",
                            "{{ plan.owner }}. {% if plan.proposed %}Foreslått, ikkje teke inn"
                            "{% else %}{{ plan.status }}{% endif %}",
                        )
                    ),
                ),
                cell_text(("Ingen plan", "Ingen plan")),
            )
        ),
        cell(
            choose(
                "row.replies",
                each("reply in row.replies", cell_text("{{ reply.recipient }}: {{ reply.mark }}")),
                cell_text(("Ingen er spurt", "Ingen er spurde")),
            )
        ),
        cell(
            choose(
                "row.measures",
                each(
                    "measure in row.measures",
                    cell_text("{{ measure.text }}"),
                    note("{{ measure.owner }}, {{ measure.deadline|short_date }}"),
                ),
                cell_text(("Ingen tiltak", "Ingen tiltak")),
            )
        ),
    ),
    choose(
        "dossier.trace.stops",
        together(
            heading(("Der sporet stopper", "Der sporet stoppar"), 2),
            _gap(
                "dossier.trace.uncarried",
                pair("Ingen plan bærer disse verdiene:", "Ingen plan ber desse verdiane:"),
            ),
            _gap(
                "dossier.trace.unasked",
                pair("Ingen er spurt om disse verdiene:", "Ingen er spurde om desse verdiane:"),
            ),
            _gap(
                "dossier.trace.silent",
                pair("Disse har ikke svart på noe ennå:", "Desse har ikkje svara på noko enno:"),
            ),
            _gap(
                "dossier.trace.unmeasured",
                pair("Disse avvikene mangler tiltak:", "Desse avvika manglar tiltak:"),
                "{{ point.topic }}: {{ point.recipient }}",
            ),
        ),
        body(
            pair(
                "Alle verdier har en plan, alle mottakere har svart, og alle avvik har et tiltak.",
                "Alle verdiar har ein plan, alle mottakarar har svara, og alle avvik har eit "
                "tiltak.",
            ),
            "Kilde",
        ),
    ),
)

_NEXT = together(
    heading(("Det videre arbeidet", "Det vidare arbeidet")),
    prose("dossier.follow_up.use_of_answers"),
    when(
        "dossier.latest_evaluation",
        heading(
            pair(
                "Forslag etter evalueringen: {{ dossier.latest_evaluation.proposal }}",
                "Framlegg etter evalueringa: {{ dossier.latest_evaluation.proposal }}",
            ),
            2,
        ),
        prose("dossier.latest_evaluation.reason"),
    ),
    when(
        "dossier.agenda",
        heading(("Frister framover", "Fristar framover"), 2),
        Table(
            ("Frister framover", "Fristar framover"),
            (
                Column(DATE, 2.4),
                Column(("Gjelder", "Gjeld"), 2.2),
                Column(("Hva", "Kva"), 7.0),
                Column(_RESPONSIBLE, 4.4),
            ),
        ).loop(
            "row in dossier.agenda",
            "{{ row.date|short_date }}",
            "{{ row.kind }}",
            "{{ row.what }}",
            "{{ row.who }}",
        ),
    ),
)

_CLOSING = together(
    heading(("Vedtaket som følges opp", "Vedtaket vi følgjer opp")),
    quoted_points("dossier.followed_decision.points", "dossier.followed_decision.several"),
    heading(("Godkjenning", "Godkjenning")),
    approval(
        (("Godkjent av", "Godkjent av"), person("dossier.follow_up.approver")),
        (OFFICER, person("dossier.follow_up.officer")),
    ),
)

OUTLINE = together(
    _OPENING,
    _MATRIX,
    _ABOUT,
    _TOPICS,
    _RECIPIENTS,
    _DEVIATIONS,
    _UNANSWERED,
    _OVERDUE,
    _TRACE,
    _NEXT,
    _CLOSING,
)
