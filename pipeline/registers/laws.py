"""The law register: provisions with the interval they are in force, as data."""

import datetime as dt
from collections.abc import Iterator, Sequence

from pipeline.frozen import Frozen, replace
from pipeline.norm import NO_BREAK, Norm, listed
from pipeline.registers.acts import (
    ACCESS,
    ACTS,
    ADMINISTRATION,
    ALLOWANCE,
    ARCHIVE,
    CARE,
    CHILDREN,
    COUNCILS,
    COURTS,
    EQUALITY,
    HEALTH,
    HOUSING,
    INTEGRATION,
    LANGUAGE,
    LOCAL,
    PLANNING,
    RECORDS,
    SAMI,
    SHELTERS,
    SOCIAL,
    TENANCY,
    Law,
)


class Provision(Frozen):
    """One provision in one wording; `valid_to` is the last day that it was in force.

    `first` is the day that the provision itself came into force, where that was before this
    wording and the register does not hold how it read until then.
    """

    law: Law
    section: str
    valid_from: dt.date
    nb: str
    nn: str
    source: str
    checked_on: dt.date
    valid_to: dt.date | None = None
    replaced_by: str = ""
    first: dt.date | None = None

    def in_force(self, day: dt.date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def content(self, norm: Norm) -> str:
        return self.nn if norm is Norm.NN else self.nb

    def change(self, norm: Norm) -> str:
        """Say what this wording brought, or nothing where nobody has held it against the last."""
        told = _CHANGED.get((self.law.key, self.section, self.valid_from), ("", ""))
        return told[norm is Norm.NN]

    def citation(self, norm: Norm) -> str:
        """Write boligsosialloven § 5, with the sign and the number kept on one line."""
        return citing(self.law.name(norm), (self.section,))


def provision(law: str, section: str, day: dt.date) -> Provision | None:
    """Give the wording in force at a day, or None: rule L001 says why."""
    return next((one for one in wordings(law, section) if one.in_force(day)), None)


def reworded(law: str, section: str, day: dt.date) -> Provision | None:
    """Give the wording that came after a day when the provision was in force in an older one.

    The older one is not in the register, so who cites it must say which one he gives instead.
    """
    if provision(law, section, day):
        return None
    held = next(wordings(law, section), None)
    return held if held and held.first and held.first <= day < held.valid_from else None


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


def _current(law: Law, section: str, since: str, nb: str, nn: str) -> Provision:
    """Give a provision in the wording that was in force on the day it was read."""
    day = dt.date.fromisoformat(since)
    return Provision(law, section, day, nb, nn, law.source, _READ)


def _amended(law: Law, section: str, since: str, nb: str, nn: str) -> Provision:
    """Give a provision that is as old as its act, in the wording that it was last given."""
    return replace(_current(law, section, since, nb, nn), first=law.begins)


PROVISIONS: tuple[Provision, ...] = (
    _current(
        HOUSING,
        "1",
        "2023-07-01",
        (
            "Loven skal forebygge boligsosiale utfordringer og hjelpe vanskeligstilte til en "
            "egnet bolig."
        ),
        (
            "Lova skal førebyggje bustadsosiale utfordringar og hjelpe vanskelegstilte til eigna "
            "bustad."
        ),
    ),
    _current(
        HOUSING,
        "2",
        "2023-07-01",
        "Loven gjelder som hovedregel for alle som oppholder seg i landet.",
        "Lova gjeld som hovudregel for alle som oppheld seg i landet.",
    ),
    _current(
        HOUSING,
        "3",
        "2023-07-01",
        "Kommunen der personen oppholder seg, har som hovedregel ansvaret.",
        "Kommunen der personen oppheld seg, har som hovudregel ansvaret.",
    ),
    _current(
        HOUSING,
        "4",
        "2023-07-01",
        "Vanskeligstilt er den som trenger hjelp til å skaffe eller beholde en egnet bolig.",
        "Vanskelegstilt er den som treng hjelp til å skaffe eller halde på ein eigna bustad.",
    ),
    _current(
        HOUSING,
        "5",
        "2023-07-01",
        (
            "Kommunen skal samarbeide på tvers, ha oversikt over behovet og sette mål i "
            "kommuneplanen. Planstrategien bør drøfte arbeidet."
        ),
        (
            "Kommunen skal samarbeide på tvers, ha oversikt over behovet og setje mål i "
            "kommuneplanen. Planstrategien bør drøfte arbeidet."
        ),
    ),
    _current(
        HOUSING,
        "6",
        "2023-07-01",
        "Kommunen skal gi vanskeligstilte på boligmarkedet hjelp som er tilpasset den enkelte.",
        "Kommunen skal gi vanskelegstilte på bustadmarknaden hjelp som er tilpassa den enkelte.",
    ),
    _current(
        HOUSING,
        "7",
        "2023-07-01",
        "Å gi eller avslå hjelp er et enkeltvedtak, og statsforvalteren er klageinstans.",
        "Å gi eller avslå hjelp er eit enkeltvedtak, og statsforvaltaren er klageinstans.",
    ),
    _current(
        HOUSING,
        "8",
        "2023-07-01",
        (
            "Personopplysninger kan brukes når det er nødvendig, i statistikk kun dersom anonyme "
            "opplysninger ikke er nok."
        ),
        (
            "Personopplysningar kan brukast når det er nødvendig, i statistikk berre dersom "
            "anonyme opplysningar ikkje er nok."
        ),
    ),
    _current(
        HOUSING,
        "9",
        "2023-07-01",
        "Opplysninger skal så langt som mulig hentes inn sammen med den det gjelder.",
        "Opplysningar skal så langt som mogleg hentast inn saman med den det gjeld.",
    ),
    _current(
        HOUSING,
        "10",
        "2023-07-01",
        "Kravene til planstrategi og kommuneplan i § 5 skal være oppfylt innen 1. juli 2027.",
        "Krava til planstrategi og kommuneplan i § 5 skal vere oppfylte innan 1. juli 2027.",
    ),
    _current(
        SOCIAL,
        "12",
        "2010-01-01",
        "Kommunen skal kjenne innbyggernes levekår og forebygge sosiale problemer.",
        "Kommunen skal kjenne levekåra til innbyggjarane og førebyggje sosiale problem.",
    ),
    _amended(
        SOCIAL,
        "13",
        "2022-08-01",
        "Kommunen i NAV skal samarbeide med andre, samordne tjenester og delta i planleggingen.",
        "Kommunen i NAV skal samarbeide med andre, samordne tenester og delta i planlegginga.",
    ),
    _current(
        SOCIAL,
        "14",
        "2010-01-01",
        "Kommunen bør samarbeide med brukerorganisasjoner og frivillige organisasjoner.",
        "Kommunen bør samarbeide med brukarorganisasjonar og frivillige organisasjonar.",
    ),
    # The wording before 2023-07-01 is known from the guidance that quotes it, not from the act.
    Provision(
        SOCIAL,
        "15",
        dt.date(2010, 1, 1),
        "Kommunen i NAV skulle hjelpe til med å skaffe boliger til vanskeligstilte.",
        "Kommunen i NAV skulle hjelpe til med å skaffe bustader til vanskelegstilte.",
        "veiviseren.no, as read in summer 2026",
        _SUMMER,
        valid_to=dt.date(2023, 6, 30),
    ),
    _current(
        SOCIAL,
        "15",
        "2023-07-01",
        (
            "Bestemmelsen viser til boligsosialloven; kommunen i NAV skal ta del i det "
            "boligsosiale arbeidet."
        ),
        (
            "Føresegna viser til boligsosialloven; kommunen i NAV skal ta del i det "
            "bustadsosiale arbeidet."
        ),
    ),
    _current(
        SOCIAL,
        "27",
        "2010-01-01",
        "Kommunen skal finne et midlertidig botilbud til den som ikke klarer det selv.",
        "Kommunen skal finne eit mellombels butilbod til den som ikkje klarer det sjølv.",
    ),
    _current(
        SOCIAL,
        "42",
        "2010-01-01",
        (
            "Tjenesten skal så langt som mulig utformes sammen med mottakeren. Det mottakeren "
            "mener, skal ha stor vekt."
        ),
        (
            "Tenesta skal så langt som mogleg utformast saman med mottakaren. Det mottakaren "
            "meiner, skal ha stor vekt."
        ),
    ),
    _amended(
        SOCIAL,
        "44",
        "2021-07-01",
        "Ansatte har taushetsplikt, også om fødselsdato, sivilstand, bopel og arbeidssted.",
        "Tilsette har teieplikt, òg om fødselsdato, sivilstand, bustad og arbeidsstad.",
    ),
    _amended(
        CARE,
        "1-1",
        "2018-01-01",
        "Loven skal blant annet bedre levekår og gjøre det mulig å leve og bo selvstendig.",
        "Lova skal mellom anna betre levekår og gjere det mogleg å leve og bu sjølvstendig.",
    ),
    _amended(
        CARE,
        "3-4",
        "2022-08-01",
        "Tjenestene skal samarbeide, og kommunen skal samordne tilbudet til den enkelte.",
        "Tenestene skal samarbeide, og kommunen skal samordne tilbodet til den enkelte.",
    ),
    # Repealed: what it said is known from the act that took over and from county governors.
    Provision(
        CARE,
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
        CARE,
        "3-10",
        "2012-01-01",
        (
            "Kommunen skal sørge for at representanter for pasienter og brukere blir hørt når "
            "tjenesten utformes."
        ),
        (
            "Kommunen skal sørgje for at representantar for pasientar og brukarar blir høyrde "
            "når tenesta blir utforma."
        ),
    ),
    _amended(
        HEALTH,
        "4",
        "2026-01-01",
        "Kommunen skal fremme helse, livskvalitet og gode sosiale forhold.",
        "Kommunen skal fremje helse, livskvalitet og gode sosiale forhold.",
    ),
    _amended(
        HEALTH,
        "5",
        "2026-01-01",
        "Kommunen skal ha en skriftlig oversikt over helsetilstand og påvirkningsfaktorer.",
        "Kommunen skal ha ei skriftleg oversikt over helsetilstand og påverknadsfaktorar.",
    ),
    _amended(
        HEALTH,
        "6",
        "2026-01-01",
        (
            "Oversikten skal ligge til grunn for planstrategien, og kommuneplanen skal ha mål, "
            "strategier og handlinger."
        ),
        (
            "Oversikta skal liggje til grunn for planstrategien, og kommuneplanen skal ha mål, "
            "strategiar og handlingar."
        ),
    ),
    _amended(
        HEALTH,
        "7",
        "2026-01-01",
        "Kommunen skal sette i verk nødvendige tiltak, blant annet for bolig og bomiljø.",
        "Kommunen skal setje i verk nødvendige tiltak, mellom anna for bustad og bumiljø.",
    ),
    _current(
        PLANNING,
        "10-1",
        "2009-07-01",
        (
            "Planstrategien skal vedtas innen ett år etter konstituering; forslaget skal være "
            "offentlig i minst 30 dager."
        ),
        (
            "Planstrategien skal vedtakast innan eitt år etter konstituering; forslaget skal "
            "vere offentleg i minst 30 dagar."
        ),
    ),
    _amended(
        PLANNING,
        "11-1",
        "2019-11-01",
        (
            "Kommunen skal ha en kommuneplan med samfunnsdel, arealdel og en handlingsdel som "
            "skal revideres hvert år."
        ),
        (
            "Kommunen skal ha ein kommuneplan med samfunnsdel, arealdel og ein handlingsdel som "
            "skal reviderast kvart år."
        ),
    ),
    _current(
        PLANNING,
        "11-2",
        "2009-07-01",
        (
            "Samfunnsdelen skal gi langsiktige mål og strategier og være grunnlag for sektorenes "
            "planer."
        ),
        (
            "Samfunnsdelen skal gi langsiktige mål og strategiar og vere grunnlag for planane i "
            "sektorane."
        ),
    ),
    _current(
        PLANNING,
        "11-3",
        "2009-07-01",
        "Samfunnsdelen skal legges til grunn for kommunens egen virksomhet.",
        "Samfunnsdelen skal leggjast til grunn for verksemda i kommunen.",
    ),
    _amended(
        PLANNING,
        "11-4",
        "2019-11-01",
        "Handlingsdelen rulleres hvert år; forslaget skal være offentlig i minst 14 dager.",
        "Handlingsdelen blir rullert kvart år; framlegget skal vere offentleg i minst 14 dagar.",
    ),
    _current(
        PLANNING,
        "11-5",
        "2009-07-01",
        (
            "Arealdelen skal vise hvordan arealene skal brukes, med plankart, bestemmelser og "
            "beskrivelse."
        ),
        "Arealdelen skal vise korleis areala skal brukast, med plankart, føresegner og skildring.",
    ),
    _amended(
        PLANNING,
        "11-6",
        "2015-07-01",
        "Arealdelen er bindende for nye tiltak fra kommunestyrets vedtak.",
        "Arealdelen er bindande for nye tiltak frå vedtaket i kommunestyret.",
    ),
    _amended(
        PLANNING,
        "11-12",
        "2024-06-21",
        "Når planarbeid starter, skal berørte varsles og oppstarten kunngjøres.",
        "Når planarbeid startar, skal dei som er råka, varslast, og oppstarten kunngjerast.",
    ),
    _amended(
        PLANNING,
        "11-13",
        "2024-06-21",
        "Kommuneplanen skal ha planprogram, og forslaget skal være på høring i minst seks uker.",
        "Kommuneplanen skal ha planprogram, og forslaget skal vere på høyring i minst seks veker.",
    ),
    _amended(
        PLANNING,
        "11-14",
        "2025-07-01",
        (
            "Planforslaget skal være på høring i minst seks uker; saken skal vise hvordan "
            "uttalelsene er vurdert."
        ),
        (
            "Planframlegget skal vere på høyring i minst seks veker; saka skal vise korleis "
            "fråsegnene er vurderte."
        ),
    ),
    _amended(
        PLANNING,
        "11-15",
        "2024-06-21",
        "Kommunestyret selv vedtar kommuneplanen, og vedtaket kan ikke påklages.",
        "Kommunestyret sjølv vedtek kommuneplanen, og det er ikkje klagerett.",
    ),
    _current(
        LOCAL,
        "5-3",
        "2019-11-01",
        "Kommunestyret er det øverste organet og kan delegere myndighet.",
        "Kommunestyret er det øvste organet og kan delegere mynde.",
    ),
    _current(
        LOCAL,
        "5-11",
        "2019-11-01",
        "Partssammensatt utvalg skal behandle saker om forholdet mellom ansatte og kommunen.",
        "Partssamansett utval skal behandle saker om forholdet mellom tilsette og kommunen.",
    ),
    _amended(
        LOCAL,
        "5-12",
        "2023-07-01",
        (
            "Eldreråd, ungdomsråd og råd for personer med funksjonsnedsettelse har rett til å "
            "uttale seg i saker som gjelder gruppene."
        ),
        (
            "Eldreråd, ungdomsråd og råd for personar med funksjonsnedsetjing har rett til å "
            "uttale seg i saker som gjeld gruppene."
        ),
    ),
    _current(
        LOCAL,
        "5-14",
        "2019-11-01",
        (
            "Kommunestyret skal vedta reglement for delegering innen 31. desember året etter "
            "konstituering."
        ),
        (
            "Kommunestyret skal vedta reglement for delegering innan 31. desember året etter "
            "konstituering."
        ),
    ),
    _amended(
        LOCAL,
        "7-1",
        "2024-05-01",
        "Det nye kommunestyret skal konstitueres innen utgangen av oktober i valgåret.",
        "Det nye kommunestyret skal konstituerast innan utgangen av oktober i valåret.",
    ),
    _current(
        LOCAL,
        "10-2",
        "2019-11-01",
        "Ved parlamentarisk styreform leder kommunerådet administrasjonen.",
        "Ved parlamentarisk styreform leier kommunerådet administrasjonen.",
    ),
    _amended(
        LOCAL,
        "11-3",
        "2023-07-01",
        "Saksliste og møtedokumenter som ikke er unntatt, skal være åpne for alle.",
        "Saksliste og møtedokument som ikkje er unnatekne, skal vere opne for alle.",
    ),
    _current(
        LOCAL,
        "11-4",
        "2019-11-01",
        "Møteboken skal vise saker, vedtak og stemmetall, og er åpen for alle.",
        "Møteboka skal vise saker, vedtak og røystetal, og er open for alle.",
    ),
    _current(
        LOCAL,
        "11-5",
        "2019-11-01",
        "Møter er åpne, men skal lukkes når taushetsplikten krever det.",
        "Møte er opne, men skal lukkast når teieplikta krev det.",
    ),
    _current(
        LOCAL,
        "13-1",
        "2019-11-01",
        "Kommunedirektøren skal påse at saker er forsvarlig utredet, og at vedtak blir iverksatt.",
        (
            "Kommunedirektøren skal sjå til at saker er forsvarleg greidde ut, og at vedtak blir "
            "sette i verk."
        ),
    ),
    _current(
        LOCAL,
        "14-2",
        "2020-01-01",
        "Kommunestyret skal selv vedta økonomiplanen og årsbudsjettet.",
        "Kommunestyret skal sjølv vedta økonomiplanen og årsbudsjettet.",
    ),
    _current(
        LOCAL,
        "14-3",
        "2020-01-01",
        (
            "Økonomiplan og budsjett skal vedtas før årsskiftet; innstillingen skal være "
            "offentlig i minst 14 dager."
        ),
        (
            "Økonomiplan og budsjett skal vedtakast før årsskiftet; innstillinga skal vere "
            "offentleg i minst 14 dagar."
        ),
    ),
    _current(
        LOCAL,
        "14-4",
        "2020-01-01",
        "Økonomiplanen skal vise hvordan mål og strategier i planene følges opp.",
        "Økonomiplanen skal vise korleis mål og strategiar i planane blir følgde opp.",
    ),
    _current(
        LOCAL,
        "25-1",
        "2021-01-01",
        "Kommunen skal ha internkontroll: rutiner, oppfølging av avvik og evaluering.",
        "Kommunen skal ha internkontroll: rutinar, oppfølging av avvik og evaluering.",
    ),
    _current(
        LOCAL,
        "25-2",
        "2021-01-01",
        (
            "Kommunedirektøren skal rapportere om internkontroll og statlig tilsyn minst én gang "
            "i året."
        ),
        (
            "Kommunedirektøren skal rapportere om internkontroll og statleg tilsyn minst éin "
            "gong i året."
        ),
    ),
    _current(
        LOCAL,
        "27-1",
        "2019-11-01",
        (
            "Tre eller flere medlemmer kan innen tre uker kreve lovlighetskontroll av et vedtak; "
            "forvaltningsloven § 30 gjelder for fristen."
        ),
        (
            "Tre eller fleire medlemmer kan innan tre veker krevje lovlegkontroll av eit vedtak; "
            "forvaltningslova § 30 gjeld for fristen."
        ),
    ),
    _current(
        ACCESS,
        "3",
        "2009-01-01",
        "Saksdokumenter er åpne for innsyn når ikke annet følger av lov eller forskrift.",
        "Saksdokument er opne for innsyn når ikkje anna følgjer av lov eller forskrift.",
    ),
    _amended(
        ACCESS,
        "5",
        "2025-06-20",
        "Innsyn kan i visse tilfeller utsettes.",
        "Innsyn kan i visse tilfelle utsetjast.",
    ),
    _current(
        ACCESS,
        "11",
        "2009-01-01",
        "Innsyn skal vurderes også når det er adgang til å gjøre unntak.",
        "Innsyn skal vurderast òg når det er høve til å gjere unntak.",
    ),
    _current(
        ACCESS,
        "13",
        "2009-01-01",
        "Opplysninger under taushetsplikt er unntatt fra innsyn.",
        "Opplysningar under teieplikt er unnatekne frå innsyn.",
    ),
    _current(
        ACCESS,
        "14",
        "2009-01-01",
        "Dokumenter til egen saksforberedelse kan unntas.",
        "Dokument til eiga saksførebuing kan unntakast.",
    ),
    _current(
        ACCESS,
        "15",
        "2009-01-01",
        "Dokumenter hentet inn til intern saksforberedelse kan på vilkår unntas.",
        "Dokument henta inn til intern saksførebuing kan på vilkår unntakast.",
    ),
    _amended(
        ACCESS,
        "16",
        "2019-11-01",
        "Saksframlegg og vedlegg til folkevalgte organer kan ikke unntas som interne.",
        "Saksframlegg og vedlegg til folkevalde organ kan ikkje unntakast som interne.",
    ),
    _amended(
        ACCESS,
        "23",
        "2017-04-21",
        "Det kan gjøres unntak av hensyn til kommunens forhandlingsposisjon.",
        "Det kan gjerast unntak av omsyn til forhandlingsposisjonen til kommunen.",
    ),
    _amended(
        ACCESS,
        "26",
        "2021-07-01",
        "Det kan blant annet gjøres unntak for fødselsnummer.",
        "Det kan mellom anna gjerast unntak for fødselsnummer.",
    ),
    _current(
        ACCESS,
        "31",
        "2009-01-01",
        "Avslag på innsyn skal være skriftlig og vise til bestemmelse, ledd og bokstav.",
        "Avslag på innsyn skal vere skriftleg og vise til føresegn, ledd og bokstav.",
    ),
    _current(
        ARCHIVE,
        "5",
        "2026-01-01",
        "Dokumentasjon skal ha kjent opphav og sammenheng, være uendret og tilgjengelig.",
        "Dokumentasjon skal ha kjent opphav og samanheng, vere uendra og tilgjengeleg.",
    ),
    _current(
        ARCHIVE,
        "8",
        "2026-01-01",
        "Kommunen skal ha en oppdatert dokumentasjonsplan.",
        "Kommunen skal ha ein oppdatert dokumentasjonsplan.",
    ),
    _current(
        ARCHIVE,
        "14",
        "2026-01-01",
        "Kommunen skal ha ordninger for langtidsbevaring av arkivene sine.",
        "Kommunen skal ha ordningar for langtidsbevaring av arkiva sine.",
    ),
    _current(
        RECORDS,
        "14",
        "2026-01-01",
        "Saksdokumenter inn og ut skal føres i journalen.",
        "Saksdokument inn og ut skal førast i journalen.",
    ),
    _current(
        RECORDS,
        "15",
        "2026-01-01",
        "Seks opplysninger skal registreres om hvert dokument i journalen.",
        "Seks opplysningar skal registrerast om kvart dokument i journalen.",
    ),
    _current(
        LANGUAGE,
        "9",
        "2022-01-01",
        "Offentlige organer skal skrive klart, korrekt og tilpasset målgruppen.",
        "Offentlege organ skal skrive klart, korrekt og tilpassa målgruppa.",
    ),
    _current(
        LANGUAGE,
        "10",
        "2022-01-01",
        "Offentlige organer skal følge offisiell rettskrivning.",
        "Offentlege organ skal følgje offisiell rettskriving.",
    ),
    _current(
        LANGUAGE,
        "11",
        "2022-01-01",
        "Kommunen kan vedta hvilken målform staten skal bruke i brev til den.",
        "Kommunen kan vedta kva målform staten skal bruke i brev til han.",
    ),
    _current(
        PLANNING,
        "3-3",
        "2009-07-01",
        (
            "Kommunestyret skal selv lede planleggingen og sikre en ordning for barn og unges "
            "interesser."
        ),
        (
            "Kommunestyret skal sjølv leie planlegginga og sikre ei ordning for interessene til "
            "barn og unge."
        ),
    ),
    _amended(
        PLANNING,
        "4-1",
        "2017-07-01",
        (
            "Kommuneplanen skal ha et planprogram som viser formål, prosess, medvirkning og "
            "utredninger."
        ),
        (
            "Kommuneplanen skal ha eit planprogram som viser formål, prosess, medverknad og "
            "utgreiingar."
        ),
    ),
    _current(
        PLANNING,
        "5-1",
        "2009-07-01",
        (
            "Den som fremmer en plan, skal legge til rette for medvirkning, særlig for dem som "
            "trenger tilrettelegging."
        ),
        (
            "Den som fremjar ein plan, skal leggje til rette for medverknad, særleg for dei som "
            "treng tilrettelegging."
        ),
    ),
    _current(
        PLANNING,
        "9-3",
        "2009-07-01",
        (
            "I interkommunalt plansamarbeid skal hvert kommunestyre treffe det endelige vedtaket "
            "for sitt område."
        ),
        (
            "I interkommunalt plansamarbeid skal kvart kommunestyre gjere det endelege vedtaket "
            "for sitt område."
        ),
    ),
    _amended(
        PLANNING,
        "11-10",
        "2026-07-01",
        (
            "Arealdelen kan ha bestemmelser om at boliger på bestemte tomter skal være "
            "borettslag (nr. 6)."
        ),
        (
            "Arealdelen kan ha føresegner om at bustader på bestemte tomter skal vere burettslag "
            "(nr. 6)."
        ),
    ),
    _current(
        PLANNING,
        "11-17",
        "2009-07-01",
        (
            "Arealdelen endres og oppheves etter samme regler som en ny plan; mindre endringer "
            "kan delegeres."
        ),
        (
            "Arealdelen blir endra og oppheva etter same reglar som ein ny plan; mindre "
            "endringar kan delegerast."
        ),
    ),
    _amended(
        PLANNING,
        "12-7",
        "2026-07-01",
        "Reguleringsplanen kan kreve at boliger på bestemte tomter skal være borettslag (nr. 15).",
        (
            "Reguleringsplanen kan krevje at bustader på bestemte tomter skal vere burettslag "
            "(nr. 15)."
        ),
    ),
    _amended(
        LOCAL,
        "5-6",
        "2023-07-01",
        "Formannskapet kan få vedtaksmyndighet i alle saker når ikke noe annet følger av lov.",
        "Formannskapet kan få vedtaksmynde i alle saker når ikkje noko anna følgjer av lov.",
    ),
    _amended(
        LOCAL,
        "5-7",
        "2023-07-01",
        (
            "Kommunestyret kan opprette utvalg, og de kan få vedtaksmyndighet når ikke noe annet "
            "følger av lov."
        ),
        (
            "Kommunestyret kan opprette utval, og dei kan få vedtaksmynde når ikkje noko anna "
            "følgjer av lov."
        ),
    ),
    _amended(
        LOCAL,
        "5-9",
        "2023-07-01",
        "Kommunestyrekomiteer forbereder saker for kommunestyret og kan ikke få vedtaksmyndighet.",
        "Kommunestyrekomitear førebur saker for kommunestyret og kan ikkje få vedtaksmynde.",
    ),
    _current(
        LOCAL,
        "14-7",
        "2020-01-01",
        "Kommunen skal utarbeide årsberetning, også om måloppnåelsen, senest 31. mars.",
        "Kommunen skal utarbeide årsmelding, også om måloppnåinga, seinast 31. mars.",
    ),
    _current(
        LOCAL,
        "14-17",
        "2020-01-01",
        (
            "Kommunen kan ta opp lån til videre utlån; avdragene kan bare gå til avdrag på lån "
            "eller nye utlån."
        ),
        (
            "Kommunen kan ta opp lån til vidare utlån; avdraga kan berre gå til avdrag på lån "
            "eller nye utlån."
        ),
    ),
    _amended(
        LOCAL,
        "27-2",
        "2024-05-01",
        (
            "Endelige vedtak kan lovlighetskontrolleres; vedtak om ansettelse og om anskaffelser "
            "kan ikke."
        ),
        "Endelege vedtak kan lovlegkontrollerast; vedtak om tilsetjing og om innkjøp kan ikkje.",
    ),
    _current(
        ADMINISTRATION,
        "13",
        "1978-01-01",
        (
            "Ansatte skal hindre at andre får vite om noens personlige forhold og om drifts- og "
            "forretningsforhold."
        ),
        (
            "Tilsette skal hindre at andre får vite om dei personlege forholda til nokon og om "
            "drifts- og forretningsforhold."
        ),
    ),
    _amended(
        ADMINISTRATION,
        "28",
        "2021-06-01",
        "Enkeltvedtak kan påklages av en part eller en annen med rettslig klageinteresse.",
        "Enkeltvedtak kan påklagast av ein part eller ein annan med rettsleg klageinteresse.",
    ),
    _current(
        ADMINISTRATION,
        "29",
        "1970-01-01",
        "Klagefristen er tre uker fra parten fikk melding om enkeltvedtaket.",
        "Klagefristen er tre veker frå parten fekk melding om enkeltvedtaket.",
    ),
    _amended(
        ADMINISTRATION,
        "30",
        "2016-01-01",
        (
            "Klagen er i tide når den er sendt før fristen er ute; fristen regnes etter "
            "domstolloven §§ 148 og 149."
        ),
        (
            "Klaga er i tide når ho er send før fristen er ute; fristen blir rekna etter "
            "domstollova §§ 148 og 149."
        ),
    ),
    _current(
        COURTS,
        "148",
        "1927-07-01",
        "En frist i uker ender på ukedagen som fristen begynte å løpe på.",
        "Ein frist i veker endar på vekedagen som fristen tok til å gå på.",
    ),
    _amended(
        COURTS,
        "149",
        "1979-06-01",
        "En frist som ender på en lørdag eller helligdag, skal forlenges til neste virkedag.",
        "Ein frist som endar på ein laurdag eller heilagdag, skal forlengjast til neste yrkedag.",
    ),
    _amended(
        TENANCY,
        "11-1",
        "2009-09-01",
        (
            "Ved utleie til vanskeligstilte på boligmarkedet kan det på vilkår avtales færre "
            "rettigheter for leieren."
        ),
        (
            "Ved utleige til vanskelegstilte på bustadmarknaden kan det på vilkår avtalast færre "
            "rettar for leigaren."
        ),
    ),
    _current(
        ALLOWANCE,
        "1",
        "2013-01-01",
        "Bostøtten skal sikre personer med lave inntekter og høye boutgifter en egnet bolig.",
        "Bustøtta skal sikre personar med låge inntekter og høge buutgifter ein høveleg bustad.",
    ),
    _current(
        ALLOWANCE,
        "7",
        "2013-01-01",
        "Staten skal dekke bostøtten; Husbanken og kommunene administrerer den.",
        "Staten skal dekkje bustøtta; Husbanken og kommunane administrerer henne.",
    ),
    _current(
        ALLOWANCE,
        "14",
        "2020-01-01",
        "Kommunen kan gi tilskudd til vanskeligstilte som skal etablere seg i egen bolig.",
        "Kommunen kan gi tilskot til vanskelegstilte som skal etablere seg i eigen bustad.",
    ),
    _current(
        ALLOWANCE,
        "15",
        "2020-01-01",
        "Kommunen kan gi tilskudd til å tilpasse en bolig.",
        "Kommunen kan gi tilskot til å tilpasse ein bustad.",
    ),
    _amended(
        EQUALITY,
        "24",
        "2020-01-01",
        (
            "Kommunen skal arbeide aktivt, målrettet og planmessig for likestilling og gjøre "
            "rede for arbeidet."
        ),
        (
            "Kommunen skal arbeide aktivt, målretta og planmessig for likestilling og gjere "
            "greie for arbeidet."
        ),
    ),
    _current(
        INTEGRATION,
        "3",
        "2021-01-01",
        (
            "Kommunen har ansvar for introduksjonsprogram og for opplæring i norsk og "
            "samfunnskunnskap."
        ),
        (
            "Kommunen har ansvar for introduksjonsprogram og for opplæring i norsk og "
            "samfunnskunnskap."
        ),
    ),
    _amended(
        INTEGRATION,
        "4",
        "2023-08-01",
        "Fylkeskommunen skal anbefale hvor mange flyktninger som bør bosettes i hver kommune.",
        "Fylkeskommunen skal tilrå kor mange flyktningar som bør busetjast i kvar kommune.",
    ),
    _amended(
        SHELTERS,
        "2",
        "2026-01-01",
        "Kommunen skal sørge for et krisesentertilbud, også med et trygt og midlertidig botilbud.",
        (
            "Kommunen skal sørgje for eit krisesentertilbod, også med eit trygt og mellombels "
            "butilbod."
        ),
    ),
    _amended(
        SHELTERS,
        "4",
        "2022-08-01",
        (
            "Kommunen skal sørge for at krisesentertilbudet samarbeider med andre tjenester, og "
            "samordne tilbudet."
        ),
        (
            "Kommunen skal sørgje for at krisesentertilbodet samarbeider med andre tenester, og "
            "samordne tilbodet."
        ),
    ),
    _amended(
        CHILDREN,
        "15-1",
        "2026-01-01",
        "Kommunen skal forebygge omsorgssvikt, og kommunestyret skal selv vedta en plan for det.",
        (
            "Kommunen skal førebyggje omsorgssvikt, og kommunestyret skal sjølv vedta ein plan "
            "for det."
        ),
    ),
    _current(
        SAMI,
        "3-13",
        "2024-01-01",
        (
            "Kommuner i forvaltningsområdet for samiske språk skal drøfte samisk språk i "
            "planstrategien og sette mål."
        ),
        (
            "Kommunar i forvaltningsområdet for samiske språk skal drøfte samisk språk i "
            "planstrategien og setje mål."
        ),
    ),
    _current(
        SAMI,
        "4-4",
        "2021-07-01",
        "Kommunen skal konsultere berørte samiske interesser i saker som kan påvirke dem direkte.",
        "Kommunen skal konsultere samiske interesser i saker som kan påverke dei direkte.",
    ),
    _current(
        COUNCILS,
        "2",
        "2019-11-01",
        (
            "Rådene skal få sakene så tidlig at uttalelsen kan påvirke utfallet, og uttalelsen "
            "skal følge saken."
        ),
        (
            "Råda skal få sakene så tidleg at fråsegna kan påverke utfallet, og fråsegna skal "
            "følgje saka."
        ),
    ),
)

# What an amendment brought, where the wording before it is known: of folkehelseloven from
# Prop. 82 L (2024-2025) and veiviseren.no, of plan- og bygningsloven from the notes in lovverk.
_CHANGED: dict[tuple[str, str, dt.date], tuple[str, str]] = {
    ("sosialtjenesteloven", "15", dt.date(2023, 7, 1)): (
        "Ansvaret for å hjelpe med bolig står nå i boligsosialloven.",
        "Ansvaret for å hjelpe med bustad står no i boligsosialloven.",
    ),
    ("folkehelseloven", "4", dt.date(2026, 1, 1)): (
        "Nytt er blant annet at kommunen skal fremme livskvalitet.",
        "Nytt er mellom anna at kommunen skal fremje livskvalitet.",
    ),
    ("folkehelseloven", "6", dt.date(2026, 1, 1)): (
        "Nytt er at kommuneplanen også skal ha handlinger og prioriteringer.",
        "Nytt er at kommuneplanen også skal ha handlingar og prioriteringar.",
    ),
    ("folkehelseloven", "7", dt.date(2026, 1, 1)): (
        "Blant tiltakene er bomiljø, psykisk helse, diskriminering og ensomhet nye.",
        "Mellom tiltaka er bumiljø, psykisk helse, diskriminering og einsemd nye.",
    ),
    ("plan-og-bygningsloven", "11-10", dt.date(2026, 7, 1)): (
        "Nytt er nr. 6 om borettslag.",
        "Nytt er nr. 6 om burettslag.",
    ),
    ("plan-og-bygningsloven", "11-14", dt.date(2025, 7, 1)): (
        "Nytt er at bestemmelsen viser til § 11-8 a femte ledd.",
        "Nytt er at føresegna viser til § 11-8 a femte ledd.",
    ),
    ("plan-og-bygningsloven", "12-7", dt.date(2026, 7, 1)): (
        "Nytt er nr. 15 om borettslag.",
        "Nytt er nr. 15 om burettslag.",
    ),
}

LAWS: dict[str, Law] = {one.key: one for one in ACTS}
