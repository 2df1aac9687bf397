"""The law register: provisions with the interval they are in force, as data."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.norm import NO_BREAK, Norm, listed


@dataclass(frozen=True, slots=True)
class Law:
    """An act or a regulation, by the short name that both norms cite it with."""

    key: str
    identifier: str
    nb: str
    nn: str

    def name(self, norm: Norm) -> str:
        return self.nn if norm is Norm.NN else self.nb


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision in one wording; `valid_to` is the last day that it was in force."""

    law: Law
    section: str
    valid_from: dt.date
    nb: str
    nn: str
    source: str
    checked_on: dt.date
    valid_to: dt.date | None = None
    replaced_by: str = ""

    def in_force(self, day: dt.date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def content(self, norm: Norm) -> str:
        return self.nn if norm is Norm.NN else self.nb

    def citation(self, norm: Norm) -> str:
        """Write boligsosialloven § 5, with the sign and the number kept on one line."""
        return citing(self.law.name(norm), (self.section,))


def provision(law: str, section: str, day: dt.date) -> Provision | None:
    """Give the wording in force at a day, or None: rule L001 says why."""
    return next((one for one in wordings(law, section) if one.in_force(day)), None)


def bare_citation(law: str, section: str | None, norm: Norm) -> str:
    """Cite what the register does not hold at a day, or not at all: by its name and section."""
    name = LAWS[law].name(norm) if law in LAWS else law
    return citing(name, (section,)) if section else name


def citing(law: str, sections: Sequence[str]) -> str:
    """Cite sections of one law, by its name: kommuneloven §§ 10-2 og 13-1."""
    sign = "§" if len(sections) == 1 else "§§"
    return f"{law} {sign}{NO_BREAK}{listed(sections)}"


def wordings(law: str, section: str) -> Iterator[Provision]:
    """Give every wording of a provision that the register holds, oldest first."""
    return (one for one in PROVISIONS if one.law.key == law and one.section == section)


# The copy of Lovdata's open data that the lines were read in, and the day they were read. Where
# the day before which a provision had another wording is known, valid_from is the day after it;
# an older wording is in the register only where a rule or a dossier needs it.
_READ = dt.date(2026, 11, 21)
_SUMMER = dt.date(2026, 8, 1)

# The act is in bokmål, and Lovdata gives it its short title in brackets. No nynorsk short title
# was found in use, and a translated one could not be searched for: both norms cite the act's own.
_HOUSING = Law("boligsosialloven", "LOV-2022-12-20-121", "boligsosialloven", "boligsosialloven")
_SOCIAL = Law(
    "sosialtjenesteloven", "LOV-2009-12-18-131", "sosialtjenesteloven", "sosialtenestelova"
)
_CARE = Law(
    "helse-og-omsorgstjenesteloven",
    "LOV-2011-06-24-30",
    "helse- og omsorgstjenesteloven",
    "helse- og omsorgstenestelova",
)
_HEALTH = Law("folkehelseloven", "LOV-2011-06-24-29", "folkehelseloven", "folkehelselova")
_PLANNING = Law(
    "plan-og-bygningsloven",
    "LOV-2008-06-27-71",
    "plan- og bygningsloven",
    "plan- og bygningslova",
)
_LOCAL = Law("kommuneloven", "LOV-2018-06-22-83", "kommuneloven", "kommunelova")
_ACCESS = Law("offentleglova", "LOV-2006-05-19-16", "offentleglova", "offentleglova")
_ARCHIVE = Law("arkivlova", "LOV-2025-06-20-96", "arkivlova", "arkivlova")
_RECORDS = Law("arkivforskrifta", "FOR-2025-12-17-2647", "arkivforskrifta", "arkivforskrifta")
_LANGUAGE = Law("spraklova", "LOV-2021-05-21-42", "språklova", "språklova")

_SOURCES = {
    "boligsosialloven": "lovverk: lover/boligsosialloven.md",
    "sosialtjenesteloven": "lovverk: lover/sosialtjenesteloven-sotjl.md",
    "helse-og-omsorgstjenesteloven": "lovverk: lover/helse-og-omsorgstjenesteloven-hol.md",
    "folkehelseloven": "lovverk: lover/folkehelseloven-fhl.md",
    "plan-og-bygningsloven": "lovverk: lover/plan-og-bygningsloven-pbl.md",
    "kommuneloven": "lovverk: lover/kommuneloven.md",
    "offentleglova": "lovverk: lover/offentleglova-offl.md",
    "arkivlova": "lovverk: lover/arkivlova.md",
    "arkivforskrifta": "lovverk: forskrifter/arkivforskrifta.md",
    "spraklova": "lovverk: lover/språklova.md",
}


def _current(law: Law, section: str, since: str, nb: str, nn: str) -> Provision:
    """Give a provision in the wording that was in force on the day it was read."""
    day = dt.date.fromisoformat(since)
    return Provision(law, section, day, nb, nn, _SOURCES[law.key], _READ)


PROVISIONS: tuple[Provision, ...] = (
    _current(
        _HOUSING,
        "1",
        "2023-07-01",
        "Skal forebygge boligsosiale utfordringer og hjelpe vanskeligstilte til en egnet bolig.",
        "Skal førebyggje bustadsosiale utfordringar og hjelpe vanskelegstilte til eigna bustad.",
    ),
    _current(
        _HOUSING,
        "2",
        "2023-07-01",
        "Gjelder som hovedregel for alle som oppholder seg i landet.",
        "Gjeld som hovudregel for alle som oppheld seg i landet.",
    ),
    _current(
        _HOUSING,
        "3",
        "2023-07-01",
        "Kommunen der personen oppholder seg, har som hovedregel ansvaret.",
        "Kommunen der personen oppheld seg, har som hovudregel ansvaret.",
    ),
    _current(
        _HOUSING,
        "4",
        "2023-07-01",
        "Vanskeligstilt er den som trenger hjelp til å skaffe eller beholde en egnet bolig.",
        "Vanskelegstilt er den som treng hjelp til å skaffe eller halde på ein eigna bustad.",
    ),
    _current(
        _HOUSING,
        "5",
        "2023-07-01",
        "Samarbeid på tvers, oversikt over boligbehovet, og mål og strategier i kommuneplanen.",
        "Samarbeid på tvers, oversikt over bustadbehovet, og mål og strategiar i kommuneplanen.",
    ),
    _current(
        _HOUSING,
        "6",
        "2023-07-01",
        "Kommunen skal gi vanskeligstilte på boligmarkedet hjelp som er tilpasset den enkelte.",
        "Kommunen skal gi vanskelegstilte på bustadmarknaden hjelp som er tilpassa den enkelte.",
    ),
    _current(
        _HOUSING,
        "7",
        "2023-07-01",
        "Å gi eller avslå hjelp er et enkeltvedtak, og statsforvalteren er klageinstans.",
        "Å gi eller avslå hjelp er eit enkeltvedtak, og statsforvaltaren er klageinstans.",
    ),
    _current(
        _HOUSING,
        "8",
        "2023-07-01",
        "Personopplysninger kan brukes når det er nødvendig; til statistikk helst anonymt.",
        "Personopplysningar kan brukast når det er nødvendig; til statistikk helst anonymt.",
    ),
    _current(
        _HOUSING,
        "9",
        "2023-07-01",
        "Opplysninger hentes inn sammen med den det gjelder, så langt det er mulig.",
        "Opplysningar blir henta inn saman med den det gjeld, så langt det er mogleg.",
    ),
    _current(
        _HOUSING,
        "10",
        "2023-07-01",
        "Kravene til planstrategi og kommuneplan i § 5 skal være oppfylt innen 1. juli 2027.",
        "Krava til planstrategi og kommuneplan i § 5 skal vere oppfylte innan 1. juli 2027.",
    ),
    _current(
        _SOCIAL,
        "12",
        "2010-01-01",
        "Kommunen skal kjenne innbyggernes levekår og forebygge sosiale problemer.",
        "Kommunen skal kjenne levekåra til innbyggjarane og førebyggje sosiale problem.",
    ),
    _current(
        _SOCIAL,
        "13",
        "2022-08-01",
        "Kommunen i NAV skal samarbeide med andre, samordne tjenester og delta i planleggingen.",
        "Kommunen i NAV skal samarbeide med andre, samordne tenester og delta i planlegginga.",
    ),
    _current(
        _SOCIAL,
        "14",
        "2010-01-01",
        "Kommunen bør samarbeide med brukerorganisasjoner og frivillige organisasjoner.",
        "Kommunen bør samarbeide med brukarorganisasjonar og frivillige organisasjonar.",
    ),
    # The wording before 2023-07-01 is known from the guidance that quotes it, not from the act.
    Provision(
        _SOCIAL,
        "15",
        dt.date(2010, 1, 1),
        "Kommunen i NAV skulle hjelpe til med å skaffe boliger til vanskeligstilte.",
        "Kommunen i NAV skulle hjelpe til med å skaffe bustader til vanskelegstilte.",
        "veiviseren.no, as read in summer 2026",
        _SUMMER,
        valid_to=dt.date(2023, 6, 30),
    ),
    _current(
        _SOCIAL,
        "15",
        "2023-07-01",
        "Viser til boligsosialloven; kommunen i NAV skal ta del i det boligsosiale arbeidet.",
        "Viser til boligsosialloven; kommunen i NAV skal ta del i det bustadsosiale arbeidet.",
    ),
    _current(
        _SOCIAL,
        "27",
        "2010-01-01",
        "Kommunen skal finne et midlertidig botilbud til den som ikke klarer det selv.",
        "Kommunen skal finne eit mellombels butilbod til den som ikkje klarer det sjølv.",
    ),
    _current(
        _SOCIAL,
        "42",
        "2010-01-01",
        "Tjenesten skal så langt som mulig utformes sammen med den som mottar den.",
        "Tenesta skal så langt som mogleg utformast saman med den som tek imot henne.",
    ),
    _current(
        _SOCIAL,
        "44",
        "2021-07-01",
        "Taushetsplikt, også om fødselsdato, sivilstand, bopel og arbeidssted.",
        "Teieplikt, òg om fødselsdato, sivilstand, bustad og arbeidsstad.",
    ),
    _current(
        _CARE,
        "1-1",
        "2018-01-01",
        "Skal blant annet bedre levekår og gjøre det mulig å leve og bo selvstendig.",
        "Skal mellom anna betre levekår og gjere det mogleg å leve og bu sjølvstendig.",
    ),
    _current(
        _CARE,
        "3-4",
        "2022-08-01",
        "Tjenestene skal samarbeide, og kommunen skal samordne tilbudet til den enkelte.",
        "Tenestene skal samarbeide, og kommunen skal samordne tilbodet til den enkelte.",
    ),
    # Repealed: what it said is known from the act that took over and from county governors.
    Provision(
        _CARE,
        "3-7",
        dt.date(2012, 1, 1),
        "Kommunen skulle hjelpe til med boliger med særlig tilpasning for den som trengte det.",
        "Kommunen skulle hjelpe til med særleg tilpassa bustader for den som trong det.",
        "statsforvalteren.no, as read in summer 2026; repeal read in lovverk",
        _SUMMER,
        valid_to=dt.date(2023, 6, 30),
        replaced_by="boligsosialloven § 6",
    ),
    _current(
        _CARE,
        "3-10",
        "2012-01-01",
        "Pasienter og brukere skal høres når tjenestene utformes.",
        "Pasientar og brukarar skal høyrast når tenestene blir utforma.",
    ),
    _current(
        _HEALTH,
        "4",
        "2026-01-01",
        "Kommunen skal fremme helse, livskvalitet og gode sosiale forhold.",
        "Kommunen skal fremje helse, livskvalitet og gode sosiale forhold.",
    ),
    _current(
        _HEALTH,
        "5",
        "2026-01-01",
        "Kommunen skal ha en skriftlig oversikt over helsetilstand og påvirkningsfaktorer.",
        "Kommunen skal ha ei skriftleg oversikt over helsetilstand og påverknadsfaktorar.",
    ),
    _current(
        _HEALTH,
        "6",
        "2026-01-01",
        "Oversikten inngår i planstrategien; kommuneplanen får mål, strategier og handlinger.",
        "Oversikta går inn i planstrategien; kommuneplanen får mål, strategiar og handlingar.",
    ),
    _current(
        _HEALTH,
        "7",
        "2026-01-01",
        "Kommunen skal sette i verk nødvendige tiltak, blant annet for bolig og bomiljø.",
        "Kommunen skal setje i verk nødvendige tiltak, mellom anna for bustad og bumiljø.",
    ),
    _current(
        _PLANNING,
        "10-1",
        "2009-07-01",
        "Planstrategi vedtas innen ett år etter konstituering; forslaget er offentlig i 30 dager.",
        "Planstrategi blir vedteken innan eitt år etter konstituering; offentleg i 30 dagar først.",
    ),
    _current(
        _PLANNING,
        "11-1",
        "2019-11-01",
        "Kommuneplanen har samfunnsdel, arealdel og en handlingsdel som revideres hvert år.",
        "Kommuneplanen har samfunnsdel, arealdel og ein handlingsdel som blir revidert kvart år.",
    ),
    _current(
        _PLANNING,
        "11-2",
        "2009-07-01",
        "Samfunnsdelen gir langsiktige mål og strategier og er grunnlag for sektorenes planer.",
        "Samfunnsdelen gir langsiktige mål og strategiar og er grunnlag for planane i sektorane.",
    ),
    _current(
        _PLANNING,
        "11-3",
        "2009-07-01",
        "Samfunnsdelen legges til grunn for kommunens egen virksomhet.",
        "Samfunnsdelen blir lagd til grunn for verksemda i kommunen.",
    ),
    _current(
        _PLANNING,
        "11-4",
        "2019-11-01",
        "Handlingsdelen rulleres hvert år; forslaget er offentlig i minst 14 dager.",
        "Handlingsdelen blir rullert kvart år; framlegget er offentleg i minst 14 dagar.",
    ),
    _current(
        _PLANNING,
        "11-5",
        "2009-07-01",
        "Arealdelen viser hvordan arealene skal brukes, med plankart, bestemmelser og beskrivelse.",
        "Arealdelen viser korleis areala skal brukast, med plankart, føresegner og skildring.",
    ),
    _current(
        _PLANNING,
        "11-6",
        "2015-07-01",
        "Arealdelen er bindende for nye tiltak fra kommunestyrets vedtak.",
        "Arealdelen er bindande for nye tiltak frå vedtaket i kommunestyret.",
    ),
    _current(
        _PLANNING,
        "11-12",
        "2024-06-21",
        "Når planarbeid starter, skal berørte varsles og oppstarten kunngjøres.",
        "Når planarbeid startar, skal dei som er råka, varslast, og oppstarten kunngjerast.",
    ),
    _current(
        _PLANNING,
        "11-13",
        "2024-06-21",
        "Kommuneplan krever planprogram med minst seks ukers høring.",
        "Kommuneplan krev planprogram med høyring i minst seks veker.",
    ),
    _current(
        _PLANNING,
        "11-14",
        "2025-07-01",
        "Planforslag høres i minst seks uker; saken viser hvordan uttalelsene er vurdert.",
        "Planframlegg blir høyrt i minst seks veker; saka viser korleis fråsegnene er vurderte.",
    ),
    _current(
        _PLANNING,
        "11-15",
        "2024-06-21",
        "Kommunestyret selv vedtar kommuneplanen, og vedtaket kan ikke påklages.",
        "Kommunestyret sjølv vedtek kommuneplanen, og det er ikkje klagerett.",
    ),
    _current(
        _LOCAL,
        "5-3",
        "2019-11-01",
        "Kommunestyret er det øverste organet og kan delegere myndighet.",
        "Kommunestyret er det øvste organet og kan delegere mynde.",
    ),
    _current(
        _LOCAL,
        "5-11",
        "2019-11-01",
        "Partssammensatt utvalg behandler saker om forholdet mellom ansatte og kommunen.",
        "Partssamansett utval behandlar saker om forholdet mellom tilsette og kommunen.",
    ),
    _current(
        _LOCAL,
        "5-12",
        "2023-07-01",
        "Eldreråd, råd for personer med funksjonsnedsettelse og ungdomsråd kan uttale seg.",
        "Eldreråd, råd for personar med funksjonsnedsetjing og ungdomsråd kan uttale seg.",
    ),
    _current(
        _LOCAL,
        "5-14",
        "2019-11-01",
        "Reglement for delegering vedtas innen 31. desember året etter konstituering.",
        "Reglement for delegering blir vedteke innan 31. desember året etter konstituering.",
    ),
    _current(
        _LOCAL,
        "7-1",
        "2024-05-01",
        "Det nye kommunestyret konstitueres innen utgangen av oktober i valgåret.",
        "Det nye kommunestyret blir konstituert innan utgangen av oktober i valåret.",
    ),
    _current(
        _LOCAL,
        "10-2",
        "2019-11-01",
        "Ved parlamentarisk styreform leder kommunerådet administrasjonen.",
        "Ved parlamentarisk styreform leier kommunerådet administrasjonen.",
    ),
    _current(
        _LOCAL,
        "11-3",
        "2023-07-01",
        "Saksliste og møtedokumenter som ikke er unntatt, skal være åpne for alle.",
        "Saksliste og møtedokument som ikkje er unnatekne, skal vere opne for alle.",
    ),
    _current(
        _LOCAL,
        "11-4",
        "2019-11-01",
        "Møteboken skal vise saker, vedtak og stemmetall, og er åpen for alle.",
        "Møteboka skal vise saker, vedtak og røystetal, og er open for alle.",
    ),
    _current(
        _LOCAL,
        "11-5",
        "2019-11-01",
        "Møter er åpne, men lukkes når taushetsplikten krever det.",
        "Møte er opne, men blir lukka når teieplikta krev det.",
    ),
    _current(
        _LOCAL,
        "13-1",
        "2019-11-01",
        "Kommunedirektøren sørger for at saker er forsvarlig utredet og at vedtak iverksettes.",
        "Kommunedirektøren syter for at saker er godt greidde ut, og at vedtak blir sette i verk.",
    ),
    _current(
        _LOCAL,
        "14-2",
        "2019-11-01",
        "Kommunestyret vedtar selv økonomiplan og årsbudsjett.",
        "Kommunestyret vedtek sjølv økonomiplan og årsbudsjett.",
    ),
    _current(
        _LOCAL,
        "14-3",
        "2019-11-01",
        "Økonomiplan og budsjett vedtas før årsskiftet; innstillingen er offentlig i 14 dager.",
        "Økonomiplan og budsjett blir vedtekne før årsskiftet; innstillinga er open i 14 dagar.",
    ),
    _current(
        _LOCAL,
        "14-4",
        "2019-11-01",
        "Økonomiplanen skal vise hvordan mål og strategier i planene følges opp.",
        "Økonomiplanen skal vise korleis mål og strategiar i planane blir følgde opp.",
    ),
    _current(
        _LOCAL,
        "25-1",
        "2019-11-01",
        "Kommunen skal ha internkontroll: rutiner, oppfølging av avvik og evaluering.",
        "Kommunen skal ha internkontroll: rutinar, oppfølging av avvik og evaluering.",
    ),
    _current(
        _LOCAL,
        "25-2",
        "2019-11-01",
        "Kommunedirektøren rapporterer om internkontrollen minst én gang i året.",
        "Kommunedirektøren rapporterer om internkontrollen minst éin gong i året.",
    ),
    _current(
        _LOCAL,
        "27-1",
        "2019-11-01",
        "Tre medlemmer kan innen tre uker kreve kontroll av om et vedtak er lovlig.",
        "Tre medlemmer kan innan tre veker krevje kontroll av om eit vedtak er lovleg.",
    ),
    _current(
        _ACCESS,
        "3",
        "2009-01-01",
        "Saksdokumenter er åpne for innsyn når ikke annet følger av lov eller forskrift.",
        "Saksdokument er opne for innsyn når ikkje anna følgjer av lov eller forskrift.",
    ),
    _current(
        _ACCESS,
        "5",
        "2025-06-20",
        "Innsyn kan i visse tilfeller utsettes.",
        "Innsyn kan i visse tilfelle utsetjast.",
    ),
    _current(
        _ACCESS,
        "11",
        "2009-01-01",
        "Innsyn skal vurderes også når det er adgang til å gjøre unntak.",
        "Innsyn skal vurderast òg når det er høve til å gjere unntak.",
    ),
    _current(
        _ACCESS,
        "13",
        "2009-01-01",
        "Opplysninger under taushetsplikt er unntatt fra innsyn.",
        "Opplysningar under teieplikt er unnatekne frå innsyn.",
    ),
    _current(
        _ACCESS,
        "14",
        "2009-01-01",
        "Dokumenter til egen saksforberedelse kan unntas.",
        "Dokument til eiga saksførebuing kan unntakast.",
    ),
    _current(
        _ACCESS,
        "15",
        "2009-01-01",
        "Dokumenter hentet inn til intern saksforberedelse kan på vilkår unntas.",
        "Dokument henta inn til intern saksførebuing kan på vilkår unntakast.",
    ),
    _current(
        _ACCESS,
        "16",
        "2019-11-01",
        "Saksframlegg og vedlegg til folkevalgte organer kan ikke unntas som interne.",
        "Saksframlegg og vedlegg til folkevalde organ kan ikkje unntakast som interne.",
    ),
    _current(
        _ACCESS,
        "23",
        "2017-04-21",
        "Det kan gjøres unntak av hensyn til kommunens forhandlingsposisjon.",
        "Det kan gjerast unntak av omsyn til forhandlingsposisjonen til kommunen.",
    ),
    _current(
        _ACCESS,
        "26",
        "2021-07-01",
        "Det kan blant annet gjøres unntak for fødselsnummer.",
        "Det kan mellom anna gjerast unntak for fødselsnummer.",
    ),
    _current(
        _ACCESS,
        "31",
        "2009-01-01",
        "Avslag på innsyn skal være skriftlig og vise til bestemmelse, ledd og bokstav.",
        "Avslag på innsyn skal vere skriftleg og vise til føresegn, ledd og bokstav.",
    ),
    _current(
        _ARCHIVE,
        "5",
        "2026-01-01",
        "Dokumentasjon skal ha kjent opphav og sammenheng, være uendret og tilgjengelig.",
        "Dokumentasjon skal ha kjent opphav og samanheng, vere uendra og tilgjengeleg.",
    ),
    _current(
        _ARCHIVE,
        "8",
        "2026-01-01",
        "Kommunen skal ha en oppdatert dokumentasjonsplan.",
        "Kommunen skal ha ein oppdatert dokumentasjonsplan.",
    ),
    _current(
        _ARCHIVE,
        "14",
        "2026-01-01",
        "Kommunen skal ha ordninger for langtidsbevaring av arkivene sine.",
        "Kommunen skal ha ordningar for langtidsbevaring av arkiva sine.",
    ),
    _current(
        _RECORDS,
        "14",
        "2026-01-01",
        "Saksdokumenter inn og ut skal føres i journalen.",
        "Saksdokument inn og ut skal førast i journalen.",
    ),
    _current(
        _RECORDS,
        "15",
        "2026-01-01",
        "Seks opplysninger registreres om hvert dokument i journalen.",
        "Seks opplysningar blir registrerte om kvart dokument i journalen.",
    ),
    _current(
        _LANGUAGE,
        "9",
        "2022-01-01",
        "Offentlige organer skal skrive klart, korrekt og tilpasset målgruppen.",
        "Offentlege organ skal skrive klart, korrekt og tilpassa målgruppa.",
    ),
    _current(
        _LANGUAGE,
        "10",
        "2022-01-01",
        "Offentlige organer skal følge offisiell rettskrivning.",
        "Offentlege organ skal følgje offisiell rettskriving.",
    ),
    _current(
        _LANGUAGE,
        "11",
        "2022-01-01",
        "Kommunen kan vedta hvilken målform staten skal bruke i brev til den.",
        "Kommunen kan vedta kva målform staten skal bruke i brev til han.",
    ),
)

LAWS: dict[str, Law] = {one.law.key: one.law for one in PROVISIONS}
