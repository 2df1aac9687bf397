"""The outline of a proposal for a model of organisation."""

from tools.blocks import (
    ARCHIVE,
    CASE_CODE,
    CASE_NUMBER,
    CODE,
    DATE,
    ROOM_ABOVE,
    Block,
    Column,
    Look,
    Matrix,
    Table,
    body,
    bullets,
    cell,
    cell_text,
    chapter,
    choose,
    each,
    heading,
    lead,
    numbers,
    pair,
    paragraph,
    prose,
    strip,
    together,
    when,
)
from tools.duties import GLANCE, SPACED_LEAD
from tools.knowledge import participation
from tools.look import shade

KIND = ("Forslag til modell", "Framlegg til modell")
TITLE = (
    "Forslag til modell for det boligsosiale arbeidet",
    "Framlegg til modell for det bustadsosiale arbeidet",
)
NAMED = (
    f"{TITLE[0]} i {{{{ dossier.municipality.name }}}}",
    f"{TITLE[1]} i {{{{ dossier.municipality.name }}}}",
)

_MANDATE = "dossier.organisation_mandate"
_CHOSEN = "dossier.chosen_model"
_GAPS = "dossier.gaps"

_BRIEF = choose(
    _CHOSEN,
    choose(
        f"{_CHOSEN}.decided",
        body(
            pair(
                "**Valgt modell:** {{ dossier.chosen_model.title }}. Styringsgruppen valgte "
                "modellen {{ dossier.chosen_model.decided }}.",
                "**Vald modell:** {{ dossier.chosen_model.title }}. Styringsgruppa valde modellen "
                "{{ dossier.chosen_model.decided }}.",
            ),
            "Ramme",
        ),
        body(
            pair(
                "**Anbefalt modell:** {{ dossier.chosen_model.title }}. Styringsgruppen har ennå "
                "ikke valgt.",
                "**Tilrådd modell:** {{ dossier.chosen_model.title }}. Styringsgruppa har enno "
                "ikkje valt.",
            ),
            "Ramme",
        ),
    ),
    body(
        pair(
            "Modellene er lagt fram uten at en av dem er anbefalt.",
            "Modellane er lagde fram utan at éin av dei er tilrådd.",
        ),
        "Ramme",
    ),
)

_OPENING = together(
    body(TITLE, "Title"),
    strip(
        ("Opplysninger om dokumentet", "Opplysningar om dokumentet"),
        (("Til", "Til"), 3.8, ("Styringsgruppen", "Styringsgruppa")),
        (("Fra", "Frå"), 4.2, "{{ dossier.municipality.unit }}"),
        (CASE_NUMBER, 2.5, ARCHIVE),
        (CASE_CODE, 2.1, CODE),
        (DATE, 3.4, "{{ dossier.date }}"),
    ),
    heading(("Kort sagt", "Kort sagt")),
    _BRIEF,
)

_MISSION = when(
    _MANDATE,
    chapter(("Oppdraget", "Oppdraget")),
    prose(f"{_MANDATE}.mandate.trigger.text"),
    prose(f"{_MANDATE}.mandate.purpose"),
    when(
        f"{_MANDATE}.mandate.limits",
        lead(("Oppdraget er avgrenset slik:", "Oppdraget er avgrensa slik:")),
        bullets(f"{_MANDATE}.mandate.limits"),
    ),
)


def _gap(path: str, nb: str, nn: str) -> Block:
    return bullets(f"{_GAPS}.{path}", pair(nb, nn))


_STATE = when(
    "dossier.responsibilities",
    chapter(("Det modellen skal svare på", "Det modellen skal svare på")),
    body(
        pair(
            "Ansvarskartet viser situasjonen i dag.",
            "Ansvarskartet viser situasjonen i dag.",
        )
    ),
    GLANCE,
    choose(
        f"{_GAPS}.to_clarify",
        together(
            paragraph(("Kartet peker på dette:", "Kartet peiker på dette:"), SPACED_LEAD),
            _gap(
                "failure_zones",
                "**{{ point.task }}**{% if point.target_group %} ({{ point.target_group }})"
                "{% endif %}: sviktsone. Ingen enhet har ansvaret.",
                "**{{ point.task }}**{% if point.target_group %} ({{ point.target_group }})"
                "{% endif %}: sviktsone. Inga eining har ansvaret.",
            ),
            _gap(
                "partial",
                "**{{ point.task }}**: uklart ansvar. Oppgaven er plassert for {{ point.placed }}, "
                "men ikke for {{ point.left_out }}.",
                "**{{ point.task }}**: uklart ansvar. Oppgåva er plassert for {{ point.placed }}, "
                "men ikkje for {{ point.left_out }}.",
            ),
            _gap(
                "duplicates",
                "**{{ point.task }}** ({{ point.target_group }}): dobbel funksjon. "
                "{{ point.units }} har ansvaret.",
                "**{{ point.task }}** ({{ point.target_group }}): dobbel funksjon. "
                "{{ point.units }} har ansvaret.",
            ),
            _gap(
                "splits",
                "**{{ point.task }}**: delt etter målgruppe mellom {{ point.units }}.",
                "**{{ point.task }}**: delt etter målgruppe mellom {{ point.units }}.",
            ),
            _gap(
                "person_dependences",
                "**{{ point.task }}** ({{ point.target_group }}): personavhengig. Rollen "
                "{{ point.role }} i {{ point.unit }} har ingen stedfortreder.",
                "**{{ point.task }}** ({{ point.target_group }}): personavhengig. Rolla "
                "{{ point.role }} i {{ point.unit }} har ingen vara.",
            ),
            when(
                f"{_GAPS}.role_unknown",
                body(
                    pair(
                        "Noen oppgaver mangler opplysning om hvilken rolle som gjør arbeidet.",
                        "Nokre oppgåver manglar opplysning om kva rolle som gjer arbeidet.",
                    ),
                    "ListBullet",
                ),
            ),
            _gap(
                "no_authority",
                "**{{ point.task }}** ({{ point.target_group }}): uklar myndighet. "
                "{{ point.unit }} har ansvaret, men ingen har sagt hvem som kan avgjøre.",
                "**{{ point.task }}** ({{ point.target_group }}): manglar mynde. "
                "{{ point.unit }} har ansvaret, men ingen har sagt kven som kan avgjere.",
            ),
            _gap(
                "many_tasks",
                "**{{ point.unit }}** har alene ansvaret for mer enn en tredel av oppgavene.",
                "**{{ point.unit }}** har åleine ansvaret for meir enn ein tredel av oppgåvene.",
            ),
            _gap(
                "apart",
                "**{{ point.first }}** og **{{ point.second }}** har felles målgruppe "
                "({{ point.target_groups }}), men møtes ikke i noen av oppgavene.",
                "**{{ point.first }}** og **{{ point.second }}** har felles målgruppe "
                "({{ point.target_groups }}), men møtest ikkje i noka av oppgåvene.",
            ),
        ),
        paragraph(
            pair(
                "Kartet viser ingen sviktsoner, doble funksjoner eller uklart ansvar.",
                "Kartet viser ingen sviktsoner, doble funksjonar eller uklart ansvar.",
            ),
            ROOM_ABOVE,
        ),
    ),
    when(
        "dossier.mapping.weaknesses",
        paragraph(
            ("Kartleggingen fant disse svakhetene:", "Kartlegginga fann desse veikskapane:"),
            SPACED_LEAD,
        ),
        bullets("dossier.mapping.weaknesses"),
    ),
)

_MODELS = together(
    chapter(("Modellene", "Modellane")),
    each(
        "row in dossier.models",
        heading("{{ row.title }}", 2),
        prose("row.description"),
    ),
)


def _look(name: str, fill: str) -> Look:
    """Shade an assessment by how well the model fits, and say it in a word as well."""
    content = together(
        when("one.fit", cell_text("**{{ one.fit }}**")),
        choose(
            "one.text", cell_text("{{ one.text }}"), cell_text(("Ikke vurdert", "Ikkje vurdert"))
        ),
    )
    return Look(f"one.{name}", fill, (content,))


_COMPARISON = together(
    chapter(("Sammenligning", "Samanlikning")),
    each(
        "table in dossier.comparisons",
        body(
            pair(
                "Modellene mot kriteriene{% if table.part %}, del {{ table.part }}{% endif %}",
                "Modellane mot kriteria{% if table.part %}, del {{ table.part }}{% endif %}",
            ),
            "Caption",
        ),
        Matrix(
            ("Modellene mot kriteriene", "Modellane mot kriteria"),
            pair(
                "Matrise med én rad for hvert kriterium og én kolonne for hver modell.",
                "Matrise med éi rad for kvart kriterium og éin kolonne for kvar modell.",
            ),
            ("Kriterium", "Kriterium"),
            width=3.6,
            most=4,
        ).loop(
            (
                "model in table.models",
                pair(
                    "{{ model.title }}{% if model.chosen %} (anbefalt){% endif %}",
                    "{{ model.title }}{% if model.chosen %} (tilrådd){% endif %}",
                ),
            ),
            "row in table.criteria",
            cell(cell_text("**{{ row.title }}**")),
            "one in row.assessments",
            (
                _look("well", shade("accent3")),
                _look("partly", shade("background2")),
                _look("poorly", shade("accent6")),
                _look("ungraded", ""),
            ),
        ),
    ),
)

_PARTICIPATION = together(
    chapter(("Medvirkning", "Medverknad")),
    choose(
        "dossier.organisation_participation",
        together(
            lead(
                pair(
                    "Ansatte, tillitsvalgte og brukere har påvirket modellene slik:",
                    "Tilsette, tillitsvalde og brukarar har påverka modellane slik:",
                )
            ),
            participation(("Medvirkning i valg av modell", "Medverknad i val av modell")),
        ),
        together(
            body(
                pair(
                    "Ingen innspill om organiseringen er registrert ennå.",
                    "Ingen innspel om organiseringa er registrerte enno.",
                )
            ),
            when(
                "dossier.model_open",
                body(
                    pair(
                        "Ansatte, tillitsvalgte og brukere skal høres før styringsgruppen velger.",
                        "Tilsette, tillitsvalde og brukarar skal bli høyrde før styringsgruppa "
                        "vel.",
                    )
                ),
            ),
        ),
    ),
)

_CHOICE = when(
    _CHOSEN,
    choose(
        f"{_CHOSEN}.decided",
        chapter(("Valgt modell", "Vald modell")),
        chapter(("Anbefalt modell", "Tilrådd modell")),
    ),
    body("**{{ dossier.chosen_model.title }}**"),
    choose(
        f"{_CHOSEN}.reason",
        prose(f"{_CHOSEN}.reason"),
        body(
            pair(
                "Vurderingene i sammenligningen er begrunnelsen for valget.",
                "Vurderingane i samanlikninga er grunngivinga for valet.",
            )
        ),
    ),
)

_CARRIED_OUT = when(
    _CHOSEN,
    chapter(("Gjennomføring", "Gjennomføring")),
    body(
        pair(
            "Enhetene i linjen gjennomfører modellen. Arbeidsgruppen er ferdig når modellen er "
            "vedtatt og gjennomføringen er overført til enhetene.",
            "Einingane i linja gjennomfører modellen. Arbeidsgruppa er ferdig når modellen er "
            "vedteken og gjennomføringa er ført over til einingane.",
        )
    ),
    choose(
        "dossier.implementation",
        Table(
            ("Plan for gjennomføring", "Plan for gjennomføring"),
            (
                Column(("Tiltak", "Tiltak"), 6.6),
                Column(("Ansvarlig", "Ansvarleg"), 4.4),
                Column(("Frist", "Frist"), 2.4),
                Column(("Status", "Status"), 2.6),
            ),
        ).loop(
            "row in dossier.implementation",
            "{{ row.measure.text }}",
            "{{ row.owner }}",
            "{{ row.measure.deadline|short_date }}",
            "{{ row.measure.status }}",
        ),
        body(
            pair(
                "Planen for gjennomføring er ikke laget ennå.",
                "Planen for gjennomføring er ikkje laga enno.",
            )
        ),
    ),
)

_ASK = ("Dette ber vi om", "Dette ber vi om")

_ASKED = choose(
    "dossier.model_requests",
    together(
        chapter(_ASK),
        lead(
            pair(
                "Vi ber styringsgruppen ta stilling til disse punktene:",
                "Vi ber styringsgruppa ta stilling til desse punkta:",
            )
        ),
        numbers("dossier.model_requests", 1),
    ),
    when(
        "dossier.model_open",
        chapter(_ASK),
        choose(
            _CHOSEN,
            body(
                pair(
                    "Vi ber styringsgruppen velge modellen {{ dossier.chosen_model.title }}, eller "
                    "sende forslaget tilbake til arbeidsgruppen.",
                    "Vi ber styringsgruppa velje modellen {{ dossier.chosen_model.title }}, eller "
                    "sende framlegget tilbake til arbeidsgruppa.",
                )
            ),
            body(
                pair(
                    "Vi ber styringsgruppen velge en av modellene.",
                    "Vi ber styringsgruppa velje éin av modellane.",
                )
            ),
        ),
    ),
)

OUTLINE = together(
    _OPENING,
    _MISSION,
    _STATE,
    _MODELS,
    _COMPARISON,
    _PARTICIPATION,
    _CHOICE,
    _CARRIED_OUT,
    _ASKED,
)
