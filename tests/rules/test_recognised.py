"""Who can be recognised by a text: few people with something in common, and one by age or name."""

import json

from pipeline.parse import parse
from pipeline.rules.recognised import no_text_counts_so_few, nobody_can_be_recognised
from pipeline.rules.rule import Rule
from tests.rules.laying import AS_OF, laid

SHOWN = (
    "Fire familiar med funksjonshemma ungdomar ventar på bustad.",
    "Tre husholdninger med utviklingshemmede barn på Neset mangler bolig.",
    "To husstander ble kastet ut i 2025.",
    "Fire personer med ruslidelse står uten bolig i Havn.",
    "Kommunen har 3 flyktningfamilier fra Syria.",
    "Den eneste familien fra Eritrea bor på Nes.",
    "Den einaste familien frå Somalia bur på øya.",
    "3 prosent av 120 innbyggere har ruslidelse.",
    "Av 40 personer med psykisk lidelse bor to i kommunal bolig, og tre personer venter.",
    "Kun én beboer har demens.",
    "Berre éin familie har gjeld hos namsmannen.",
    "Kommunen bosatte tre flyktninger i 2025.",
    "Det bor fire utviklingshemmede på øya.",
    "To menn er løslatt fra fengsel i år.",
    "Tre barn er i fosterhjem.",
    "To ungdomar har tiltak frå barnevernet.",
    "I bydelen bor to ukrainske familier.",
    "38 av 40 husholdninger med gjeld har fått hjelp.",
    "Det var tre utkastelser i 2024.",
    "Personer med ruslidelse venter lenge. Tre av dem bor i campingvogn.",
    "Boligkontoret skaffet bolig til tre personer med ruslidelse.",
    "Kommunen har 140 innbyggere. 2 prosent av dem har en psykisk lidelse.",
    "Tre av familiene har barn med autisme.",
    "To enslige mødre med gjeld venter.",
    "Bare to av beboerne i Fjellgata er rusavhengige.",
    "Fire søkjarar har nedsett funksjonsevne.",
    "Tre hushald fekk utkasting i fjor.",
    "To søsken er under omsorg av barnevernet.",
    "Kommunens eneste flyktning bor i Sentrum.",
    "3 personer mottar økonomisk sosialhjelp og har gjeld.",
    "I Vika bur det fire afghanarar.",
    "Fire personar er dømde for vald.",
    "Det er to barnefamilier med inkassogjeld i bygda.",
    "To personer som soner, mangler bolig etter løslatelse.",
    "Vi vet om fire unge rusavhengige.",
)

QUIET = (
    "Boligene har plass til tre personer med ruslidelse.",
    "Byen bygger fire boliger for personer med ruslidelse.",
    "To personer fra barneverntjenesten sitter i arbeidsgruppen.",
    "Tre av fire personer med utviklingshemming leier bolig.",
    "I snitt bor det 2 personer med demens i hver bolig.",
    "Kommunen skal bosette fire flyktninger i 2027.",
    "NAV har fire ansatte med kompetanse på gjeld.",
    "Tall mellom én og fire personer med ruslidelse vises ikke.",
    "Familier med tre barn og gjeld venter lengst.",
    "Prosjektet varer i to år og gjelder personer med gjeld.",
    "Kommunen fikk 2 millioner kroner til personer med ruslidelse.",
    "Rådet har fire medlemmer med funksjonsnedsettelse.",
    "Tre brukere med erfaring fra rus deltok på møtet.",
    "Kommunestyret vedtar å bosette fire flyktninger.",
    "Det skal bygges et bofellesskap for fire personer med utviklingshemming.",
    "Kommunen har to kommunale boliger for flyktninger.",
    "Hver sjette innbygger har en psykisk lidelse, og to av tre flyktninger leier bolig.",
    "Personer med ruslidelse må vente i to til fire måneder.",
    "Planen har fire mål for personer med psykiske lidelser.",
    "Punkt 2 personer med ruslidelse får eget tilbud.",
    "Færre enn fem personer med ruslidelse er ikke vist.",
    "Omsorgsboligen har fire plasser for personer med demens.",
    "To familier venter på svar.",
    "De fire målgruppene er flyktninger, unge, eldre og personer med ruslidelse.",
    "12 personer med ruslidelse fikk bolig i 2025.",
    "Det er 2,1 personer per husholdning blant flyktninger.",
    "23 familier har gjeld.",
    "Kommunen har 3 000 flyktninger.",
    "Fire tjenester møter personer med gjeld.",
    "I 2024 personer med ruslidelse fikk tilbud.",
    "Tre av ti barn med funksjonsnedsettelse bor trangt.",
    "Kommunen er bedt om å bosette tre enslige mindreårige flyktninger.",
    "Husholdninger med to voksne og tre barn som har gjeld, får råd.",
    "Det trengs to saksbehandlere til arbeidet med gjeld.",
    "Det er den eneste kommunen med et tilbud til flyktninger.",
    "Boligkontoret er den eneste døra inn for personer med ruslidelse.",
    "Personer med gjeld er ikke de eneste som sliter.",
    "Bustadene har rom for to personar med demens.",
    "Alle de fire bydelene har tilbud til flyktninger.",
    "For eksempel kan to familier med gjeld dele bolig.",
    "2 prosent av 150 boliger er for flyktninger.",
    "90 prosent av 150 flyktninger leier bolig.",
    "Grupper på én til fire personer med ruslidelse er slått sammen.",
    "Det er tre typer boliger for personer med psykiske lidelser.",
    "Arbeidsgruppen hadde tre personer og møtte flyktninger.",
    "To nye stillinger skal følge opp personer med rusproblemer.",
    "9 av 10 flyktninger er i arbeid.",
    "Alternativ 3 personer med demens får tilbud på sykehjem.",
    "Tre dager i uka er det åpent for personer med gjeld.",
    "Byrådet viser til § 4 personer med nedsatt funksjonsevne.",
    "En familie med gjeld trenger råd tidlig.",
    "En person med ruslidelse skal ikke flyttes mer enn nødvendig.",
)

ONE = (
    "En 38-åring med rusproblemer i bydelen Sør venter på bolig.",
    "Berit Eksempel i Lønneveien 7 venter på omsorgsbolig etter soning.",
    "Ola Hansen har ruslidelse og bor i Storgata 3.",
    "Ei 67 år gammal kvinne på Ytterøya har demens.",
    "Ein mann i 40-åra med rusproblem bur på Nes.",
    "Mannen (52) har gjeld.",
    "Beboeren i Storgata 3B har en psykisk lidelse.",
    "Familien i Lyngveien 14 ble kastet ut i mars.",
    "En førtiåring med gjeld mistet leiligheten.",
    "Anne Berg er rusavhengig og uten bolig.",
    "Per Olsen, Nygata 4, venter på omsorgsbolig.",
    "En kvinne, 34 år, med rusproblemer venter på bolig.",
    "Søkeren er født 12. mai 1980.",
    "43-åringen soner en dom.",
    "Mohammed Ali er flyktning og har gjeld.",
    "En 19 år gammel gutt fra barnevernet mangler bolig.",
    "Fatima Hassan fikk utkastelse i vår.",
    "Ein 81-åring med demens bur åleine på Sandøya.",
    "Kvinnen i slutten av 30-årene? Nei: kvinnen i 30-årene har diagnose.",
)

NOBODY = (
    "Blå Kors i Storgata 14 tilbyr rusbehandling.",
    "Mental Helse i Storgata 3 hjelper personer med psykiske lidelser.",
    "Kommunelege Kari Nordmann har ansvar for rusomsorgen.",
    "Når en 18-åring flytter fra barnevernet, trengs bolig.",
    "En 18-åring fra barnevernet har rett til ettervern.",
    "18-åringer med barnevernstiltak trenger bolig.",
    "Rusomsorgen i Storgata 14 er åpen for personer med gjeld.",
    "Ola Hansen (Ap) foreslo mer til personer med gjeld.",
    "Omsorgsboligene i Lyngveien 14 er for personer med demens.",
    "Personer over 67 år med demens får plass.",
    "Kommunen er 43 år gammel og har gjeld.",
    "Stine Sofies Stiftelse hjelper barn som har møtt vold.",
    "Kirkens Bymisjon har tilbud til bostedsløse.",
    "Innbyggere født 1. januar 1959 får tilbud.",
    "Kari Nordmann, leder av NAV, har hatt møter om gjeld.",
    "Boligen i Storgata 3 er solgt.",
    "Det er tiårsplanen for personer med demens.",
    "Tilbudet er for kvinner i 40-årene med rusproblemer.",
    "Barn under 18 år med funksjonsnedsettelse skal høres.",
    "Karin Moes vei 4 får boliger for flyktninger.",
    "Huset er 100 år gammelt og hadde flyktninger.",
    "Kommunen kjøpte Nygata 4 for å gi bostedsløse et hjem.",
    "Olav Duuns gate 5 har tolv leiligheter for personer med rusproblemer.",
    "Planen gjelder i 10 år. Barnevernet er med.",
    "Gjelden er 40-årig.",
)


def _found(rule: Rule, texts: tuple[str, ...]) -> list[str]:
    """Give the texts that a rule speaks of, each in a case of its own."""
    cases = [{"id": f"case-{n}", "facts": one} for n, one in enumerate(texts)]
    dossier = parse(laid(json.dumps({"cases": cases})))
    return [texts[int(one.keypath[1])] for one in rule(dossier, AS_OF)]


def test_few_with_something_in_common_are_found_in_prose() -> None:
    assert _found(no_text_counts_so_few, SHOWN) == list(SHOWN)


def test_places_staff_ratios_and_those_to_come_are_not_few() -> None:
    assert _found(no_text_counts_so_few, QUIET) == []


def test_one_is_known_by_age_name_or_address_with_a_circumstance() -> None:
    assert sorted(_found(nobody_can_be_recognised, ONE)) == sorted(ONE)


def test_offices_groups_and_anybody_are_nobody() -> None:
    assert _found(nobody_can_be_recognised, NOBODY) == []
