"""The outline of a political case."""

from tools.blocks import (
    OFFICER,
    Block,
    Column,
    Table,
    Text,
    approval,
    attachments,
    body,
    bullets,
    case_strip,
    cell,
    cell_prose,
    cell_text,
    choose,
    each,
    figures,
    guidelines,
    heading,
    lead,
    note,
    numbers,
    or_dash,
    pair,
    person,
    prose,
    quoted_points,
    together,
    when,
)

KIND = "{{ dossier.case_word_capital }}"
TITLE = "{{ item.title }}"


def proposal(instance: int) -> Block:
    return together(
        heading(
            pair(
                "{{ dossier.executive_genitive_capital }} forslag til vedtak",
                "Framlegg til vedtak frå {{ dossier.executive }}",
            )
        ),
        numbers("item.case.proposal", instance),
    )


def section(title: Text, path: str) -> Block:
    return together(heading(title), prose(path))


OPENING = together(
    body(KIND, "Dokumenttype"),
    body(TITLE, "Title"),
    case_strip(("Opplysninger om saken", "Opplysningar om saka"), "item.case.officer", "item.date"),
    body(("Saksgang", "Saksgang"), "Caption"),
    Table(
        ("Saksgang", "Saksgang"),
        (
            Column(("Utvalg", "Utval"), 7.2),
            Column(("Møtedato", "Møtedato"), 3.6),
            Column(("Sak", "Sak"), 1.9),
            Column(("Behandling", "Behandling"), 3.3),
        ),
    ).loop(
        "row in item.case.route",
        "{{ row.body }}",
        "{{ row.date }}",
        or_dash("row.case_number"),
        "{{ row.treatment }}",
    ),
)

FIGURES = together(
    heading(("Tall i saken", "Tal i saka"), 2),
    figures("item.figures", ("Tall i saken", "Tal i saka")),
)

PLANS = together(
    heading(("Planer", "Planar"), 2),
    Table(
        ("Planer som saken bygger på", "Planar som saka byggjer på"),
        (
            Column(("Plan", "Plan"), 5.4),
            Column(("Vedtatt", "Vedteken"), 4.4),
            Column(("Om bolig", "Om bustad"), 6.2),
        ),
    ).loop(
        "row in item.plans",
        cell(
            cell_text("{{ row.plan.title }}"),
            note("{{ row.plan.kind }}"),
            note(("Eier: {{ row.owner }}", "Eigar: {{ row.owner }}")),
        ),
        cell(
            cell_text("{{ row.adoption }}"),
            note("{{ row.plan.status }}"),
            when(
                "row.plan.next_revision",
                note(
                    pair(
                        "Rulleres {{ row.plan.next_revision|short_date }}",
                        "Blir rullert {{ row.plan.next_revision|short_date }}",
                    )
                ),
            ),
        ),
        cell_prose("row.plan.says"),
    ),
)


def earlier(path: str) -> Block:
    """Quote the decisions that a case builds on."""
    return together(
        heading(("Tidligere vedtak", "Tidlegare vedtak"), 2),
        each(
            f"row in {path}",
            lead(
                "**{{ row.decision.title }}** ({{ row.decision.body }} {{ row.decision.date }}, "
                "sak\u00a0{{ row.decision.case_number }}):"
            ),
            quoted_points("row.points", "row.several"),
        ),
    )


_DRAFT = together(
    heading(("Utkast til felles verdigrunnlag", "Utkast til felles verdigrunnlag")),
    prose("item.foundation.preamble"),
    each(
        "row in item.draft_values",
        heading("{{ row.title }}", 2),
        prose("row.text", "Quote", keep=True),
        lead(("I praksis betyr det:", "I praksis betyr det:")),
        bullets("row.practice", keep=True),
        body(("Bygger på {{ row.source }}", "Byggjer på {{ row.source }}"), "Kilde"),
    ),
)


def participation(path: str) -> Block:
    """Tell who has taken part, what they said, and what it changed."""
    return Table(
        ("Medvirkning i saken", "Medverknad i saka"),
        (
            Column(("Hvem", "Kven"), 3.6),
            Column(("Form og dato", "Form og dato"), 3.2),
            Column(("Innspill", "Innspel"), 4.6),
            Column(("Virkning", "Verknad"), 4.6),
        ),
    ).loop(
        f"row in {path}",
        cell(cell_text("{{ row.who }}"), note("{{ row.level }}")),
        cell(cell_text("{{ row.form }}"), note("{{ row.date|short_date }}")),
        cell_prose("row.input"),
        cell(
            choose(
                "row.influence",
                cell_prose("row.influence"),
                cell_text("–"),
            )
        ),
    )


_PREMISE = together(
    heading(("Vurdering mot felles verdigrunnlag", "Vurdering mot felles verdigrunnlag")),
    body(
        pair(
            "Verdigrunnlaget, som {{ item.premise.body }} vedtok {{ item.premise.date }} i "
            "sak\u00a0{{ item.premise.case_number }}, er en premiss for "
            "det {{ dossier.executive }} foreslår. Under hver verdi står først det verdien sier, "
            "og deretter hvordan forslaget svarer til den.",
            "Verdigrunnlaget, som {{ item.premise.body }} vedtok {{ item.premise.date }} i "
            "sak\u00a0{{ item.premise.case_number }}, er ein premiss for "
            "det {{ dossier.executive }} foreslår. Under kvar verdi står først det verdien seier, "
            "og deretter korleis framlegget svarer til han.",
        )
    ),
    each(
        "row in item.assessed_values",
        heading("{{ row.value.title }}", 2),
        prose("row.value.text", "Quote", keep=True),
        prose("row.text"),
    ),
)

_FACTS = together(
    heading(("Sammendrag", "Samandrag")),
    body("{{ item.case.summary }}", "Ramme"),
    section(("Bakgrunn", "Bakgrunn"), "item.case.background"),
    section(("Saksopplysninger", "Saksopplysningar"), "item.case.facts"),
    when("item.figures", FIGURES),
    when(
        "item.guidelines",
        heading(("Lover og andre føringer", "Lover og andre føringar"), 2),
        guidelines("item.guidelines"),
    ),
    when("item.plans", PLANS),
    when("item.quoted_decisions", earlier("item.quoted_decisions")),
    when("item.adopts_foundation", _DRAFT),
    when(
        "item.participation",
        heading(("Medvirkning", "Medverknad")),
        participation("item.participation"),
    ),
)

WEIGHING = together(
    when(
        "item.case.alternatives",
        heading(("Alternativer", "Alternativ")),
        Table(
            ("Alternativer som er vurdert", "Alternativ som er vurderte"),
            (
                Column(("Alternativ", "Alternativ"), 4.4),
                Column(("Fordeler", "Fordelar"), 5.8),
                Column(("Ulemper", "Ulemper"), 5.8),
            ),
        ).loop(
            "row in item.case.alternatives",
            "{{ row.title }}",
            "{{ row.advantages }}",
            "{{ row.drawbacks }}",
        ),
    ),
    section(("Økonomiske konsekvenser", "Økonomiske konsekvensar"), "item.case.economy"),
    when(
        "item.case.consequences",
        heading(("Andre konsekvenser", "Andre konsekvensar")),
        each(
            "row in item.case.consequences",
            heading("{{ row.topic }}", 2),
            prose("row.text"),
        ),
    ),
    section(("Konklusjon", "Konklusjon"), "item.case.conclusion"),
)

_ASSESSMENT = together(
    when("item.premise", _PREMISE),
    section(("Vurdering", "Vurdering"), "item.case.assessment"),
    WEIGHING,
)

CLOSING = together(
    when(
        "item.case.communication",
        section(("Kommunikasjon", "Kommunikasjon"), "item.case.communication"),
    ),
    when("dossier.proposal_last", proposal(2)),
    when(
        "item.distribution",
        heading(("Melding om vedtak sendes til", "Melding om vedtak går til")),
        bullets("item.distribution", "{{ point.name }}"),
    ),
    attachments("item.case.attachments", keep=True),
    heading(("Godkjenning", "Godkjenning")),
    approval(
        (("Godkjent av", "Godkjent av"), person("dossier.municipality.chief_executive")),
        (OFFICER, person("item.case.officer")),
    ),
)

OUTLINE = together(
    OPENING, when("dossier.proposal_first", proposal(1)), _FACTS, _ASSESSMENT, CLOSING
)
