"""The outline of the letter that orders counts from a service, with its form."""

from tools.blocks import (
    ARCHIVE,
    CASE_CODE,
    CODE,
    DATE,
    OFFICER,
    ROOM_ABOVE,
    Block,
    Column,
    Look,
    Matrix,
    Row,
    Table,
    Text,
    approval,
    body,
    cell,
    cell_text,
    guidelines,
    heading,
    lead,
    pair,
    paragraph,
    person,
    prose,
    strip,
    together,
    when,
)
from tools.look import boxed

KIND = ("Bestilling av tall til kartleggingen", "Bestilling av tal til kartlegginga")
TITLE = (
    "Bestilling av tall til kartleggingen ({{ item.title }})",
    "Bestilling av tal til kartlegginga ({{ item.title }})",
)

_OPENING = together(
    body("{{ item.recipient.name }}", "Adresse"),
    when(
        "item.recipient.address",
        body("{{ item.recipient.address.street }}", "Adresse"),
        body("{{ item.recipient.address.postcode }} {{ item.recipient.address.place }}", "Adresse"),
    ),
    strip(
        ("Referanser", "Referansar"),
        (("Vår ref.", "Vår ref."), 3.4, ARCHIVE),
        (CASE_CODE, 2.8, CODE),
        (OFFICER, 5.6, "{{ item.order.officer.name }}"),
        (DATE, 4.2, "{{ item.date }}"),
    ),
    paragraph(KIND, f'<w:pStyle w:val="Title"/>{ROOM_ABOVE}'),
    body(
        pair(
            "Hvor mange husholdninger mangler et trygt sted å bo?",
            "Kor mange hushald manglar ein trygg stad å bu?",
        ),
        "Subtitle",
    ),
    body(
        pair(
            "**Vi ber om svar senest {{ item.order.deadline }}.** Vi vil vite hvor mange "
            "husholdninger dere kjenner til i tre situasjoner per {{ item.order.as_of }}. Vi "
            "skal ha tall, og ingen opplysninger om enkeltpersoner.",
            "**Vi ber om svar seinast {{ item.order.deadline }}.** Vi vil vite kor mange hushald "
            "de kjenner til i tre situasjonar per {{ item.order.as_of }}. Vi skal ha tal, og "
            "ingen opplysningar om enkeltpersonar.",
        )
    ),
)

_WHY = together(
    when(
        "dossier.mapping.purpose",
        heading(("Hva tallene skal brukes til", "Kva tala skal brukast til")),
        prose("dossier.mapping.purpose"),
    ),
    heading(("Hjemmel", "Heimel")),
    lead(
        pair(
            "Bestillingen bygger på dette:",
            "Bestillinga byggjer på dette:",
        )
    ),
    guidelines("item.guidelines"),
)


_TYPES = (
    "{% for household in item.households %}{{ household|lower }}"
    "{% if loop.last %}{% else %}, {% endif %}{% endfor %}"
)


def _definition(name: Text, counted: Text, left_out: Text) -> Row:
    return (name, counted, left_out)


_SITUATIONS = together(
    heading(("Dette skal dere telle", "Dette skal de telje")),
    lead(
        pair(
            "Tell husholdninger, ikke personer. Tell hver husholdning én gang, i den situasjonen "
            "som passer best:",
            "Tel hushald, ikkje personar. Tel kvart hushald éin gong, i den situasjonen som "
            "passar best:",
        )
    ),
    Table(
        ("De tre situasjonene", "Dei tre situasjonane"),
        (
            Column(("Situasjon", "Situasjon"), 4.2),
            Column(("Ta med", "Ta med"), 6.6),
            Column(("Ta ikke med", "Ta ikkje med"), 5.2),
        ),
    ).rows(
        _definition(
            ("Uten egen eid eller leid bolig", "Utan eigen eigd eller leigd bustad"),
            pair(
                "Bor i midlertidig botilbud, på krisesenter eller hos kjente, eller skal ut av "
                "fengsel eller institusjon innen to måneder og har ikke noe sted å bo.",
                "Bur i mellombels butilbod, på krisesenter eller hos kjende, eller skal ut av "
                "fengsel eller institusjon innan to månader og har ingen stad å bu.",
            ),
            pair(
                "Unge som bor hjemme, og studenter som leier for en kort tid.",
                "Unge som bur heime, og studentar som leiger for ei kort tid.",
            ),
        ),
        _definition(
            ("I fare for å miste boligen", "I fare for å miste bustaden"),
            pair(
                "Har fått varsel om oppsigelse, utkastelse eller tvangssalg, eller har så mye "
                "ubetalt at boligen kan gå tapt.",
                "Har fått varsel om oppseiing, utkasting eller tvangssal, eller har så mykje "
                "ubetalt at bustaden kan gå tapt.",
            ),
            pair(
                "De som har betalt for sent én gang og har gjort opp.",
                "Dei som har betalt for seint éin gong og har gjort opp.",
            ),
        ),
        _definition(
            ("Bor i uegnet bolig", "Bur i ueigna bustad"),
            pair(
                "Har en bolig som ikke kan brukes slik den er: for trang, helsefarlig, utrygg "
                "eller uten den tilpasningen husholdningen trenger.",
                "Har ein bustad som ikkje kan brukast slik han er: for trong, helsefarleg, "
                "utrygg eller utan den tilpassinga hushaldet treng.",
            ),
            pair(
                "De som ønsker en annen bolig, men klarer seg i den de har.",
                "Dei som ønskjer ein annan bustad, men klarer seg i den dei har.",
            ),
        ),
    ),
    paragraph(
        pair(
            f"**Telledato:** {{{{ item.order.as_of }}}}. **Typer husholdning:** {_TYPES}.",
            f"**Teljedato:** {{{{ item.order.as_of }}}}. **Typar hushald:** {_TYPES}.",
        ),
        '<w:spacing w:before="160"/>',
    ),
)

_PRIVACY = together(
    heading(("Dette skal dere aldri sende", "Dette skal de aldri sende")),
    lead(("Svaret kan bli offentlig.", "Svaret kan bli offentleg.")),
    Table(
        ("Personvern", "Personvern"),
        (
            Column(("Send aldri", "Send aldri"), 6.0),
            Column(("Gjør slik", "Gjer slik"), 10.0),
        ),
    ).rows(
        (
            ("Navn, fødselsnummer og adresse", "Namn, fødselsnummer og adresse"),
            ("Tell i tjenesten. Bare summen skal ut.", "Tel i tenesta. Berre summen skal ut."),
        ),
        (
            ("Tall fra 1 til 4", "Tal frå 1 til 4"),
            pair(
                "Skriv «færre enn fem». Skriv 0 når dere har talt og ikke funnet noen.",
                "Skriv «færre enn fem». Skriv 0 når de har talt og ikkje funne nokon.",
            ),
        ),
        (
            ("Summer", "Summar"),
            pair(
                "Legg ikke sammen. En sum kan røpe et lite tall.",
                "Legg ikkje saman. Ein sum kan røpe eit lite tal.",
            ),
        ),
        (
            ("Fritekst om personer", "Fritekst om personar"),
            pair(
                "Skriv hvordan dere har talt, og ikke noe om dem dere har talt.",
                "Skriv korleis de har talt, og ikkje noko om dei de har talt.",
            ),
        ),
    ),
)

_ANSWER = together(
    heading(("Slik svarer dere", "Slik svarer de")),
    body(
        pair(
            "**Svarfristen er {{ item.order.deadline }}.** Skjemaet står etter brevet. Kan dere "
            "ikke svare på alt, så fyll ut det dere kan, og si hva som mangler.",
            "**Svarfristen er {{ item.order.deadline }}.** Skjemaet står etter brevet. Kan de "
            "ikkje svare på alt, så fyll ut det de kan, og sei kva som manglar.",
        )
    ),
    prose("item.order.answering"),
    paragraph(
        pair(
            "Spør oss gjerne hvis noe er uklart. {{ dossier.municipality.contact.role }} svarer på "
            "e-post {{ dossier.municipality.contact.email }}"
            "{% if dossier.municipality.contact.phone %} og telefon "
            "{{ dossier.municipality.contact.phone }}{% endif %}.",
            "Spør oss gjerne om noko er uklart. {{ dossier.municipality.contact.role }} svarer på "
            "e-post {{ dossier.municipality.contact.email }}"
            "{% if dossier.municipality.contact.phone %} og telefon "
            "{{ dossier.municipality.contact.phone }}{% endif %}.",
        ),
        "<w:keepNext/>",
    ),
    body(("Med hilsen", "Vennleg helsing"), "Hilsen"),
    approval(
        (("Godkjent av", "Godkjent av"), person("item.order.approver")),
        (OFFICER, person("item.order.officer")),
    ),
)


def _field(label: Text, help_: Text) -> Row:
    return cell(cell_text(label), body(help_, "Tabellnote")), cell_text("")


def _grid() -> Block:
    return Matrix(
        ("Skjema for tall", "Skjema for tal"),
        (
            "Skjema med en rad for hver situasjon og en tom celle for hver type husholdning.",
            "Skjema med ei rad for kvar situasjon og ei tom celle for kvar type hushald.",
        ),
        ("Situasjon", "Situasjon"),
        width=5.2,
        most=3,
        height=0.9,
    ).loop(
        ("household in item.households", "{{ household }}"),
        "situation in item.situations",
        cell(cell_text("{{ situation }}")),
        "household in item.households",
        (Look("household", boxed(), (body("", "Merke"),)),),
    )


_FORM = together(
    heading(("Skjema for tall", "Skjema for tal"), new_page=True),
    lead(
        pair(
            "Fra {{ item.recipient.name }}, talt per {{ item.order.as_of }}. Skriv et tall, 0 "
            "eller «færre enn fem» i hver celle:",
            "Frå {{ item.recipient.name }}, talt per {{ item.order.as_of }}. Skriv eit tal, 0 "
            "eller «færre enn fem» i kvar celle:",
        )
    ),
    _grid(),
    heading(("Det dere ikke kan telle", "Det de ikkje kan telje"), 2),
    lead(
        pair(
            "La cellene over stå tomme, og skriv her hvorfor:",
            "La cellene over stå tomme, og skriv her kvifor:",
        )
    ),
    Table(
        ("Det dere ikke kan telle", "Det de ikkje kan telje"),
        (
            Column(("Situasjon", "Situasjon"), 5.2),
            Column(("Hvorfor vi ikke har svart", "Kvifor vi ikkje har svara"), 10.8),
        ),
        height=0.9,
    ).loop("situation in item.situations", "{{ situation }}", ""),
    heading(("Om tellingen", "Om teljinga"), 2),
    Table(
        ("Om tellingen", "Om teljinga"),
        (
            Column(("Punkt", "Punkt"), 5.2),
            Column(("Svar", "Svar"), 10.8),
        ),
        height=0.9,
    ).rows(
        _field(
            ("Slik har vi talt", "Slik har vi talt"),
            ("Register, lister eller anslag", "Register, lister eller overslag"),
        ),
        _field(
            ("Kan være talt av andre", "Kan vere talt av andre"),
            ("Hvilke tjenester har de samme brukerne?", "Kva tenester har dei same brukarane?"),
        ),
        _field(
            ("Svart av", "Svara av"),
            ("Rolle, ikke navn", "Rolle, ikkje namn"),
        ),
        _field(
            ("Dato", "Dato"),
            ("Når skjemaet ble fylt ut", "Når skjemaet vart fylt ut"),
        ),
    ),
)

OUTLINE = together(_OPENING, _WHY, _SITUATIONS, _PRIVACY, _ANSWER, _FORM)
