"""Rounds about the values, a plan and a case beside each other: each speaks of what is its own."""

import datetime as dt
from pathlib import Path

import pytest

from tests.histories.built import build

DAY = dt.date(2027, 3, 15)
WRITTEN = (Path(__file__).parent / "rounds.yaml").read_text(encoding="utf-8")
Says = dict[str, tuple[str, ...]]


@pytest.fixture(scope="module")
def nb(tmp_path_factory: pytest.TempPathFactory) -> Says:
    return build(tmp_path_factory.mktemp("nb"), WRITTEN, DAY).says


@pytest.fixture(scope="module")
def nn(tmp_path_factory: pytest.TempPathFactory) -> Says:
    written = WRITTEN.replace("norm: nb", "norm: nn")
    return build(tmp_path_factory.mktemp("nn"), written, DAY).says


def after(says: tuple[str, ...], words: str, count: int) -> tuple[str, ...]:
    """Give what stands after some words, as a table's rows after its last column."""
    at = says.index(words) + 1
    return says[at : at + count]


def test_each_round_has_its_own_letters_and_report(nb: Says) -> None:
    assert {one for one in nb if one.startswith(("oppf", "etter", "tilt", "pamin"))} == {
        *("oppfolgingsbrev-nav.docx", "etterlevelsesrapport.docx"),
        *("oppfolgingsbrev-nav-second.docx", "etterlevelsesrapport-second.docx"),
        "oppfolgingsbrev-property-programme-2026.docx",
        "oppfolgingsbrev-housing-programme-2026.docx",
        "oppfolgingsbrev-nav-programme-2026.docx",
        "oppfolgingsbrev-property-programme-2027.docx",
        "oppfolgingsbrev-housing-programme-2027.docx",
        "paminnelse-property-programme-2027.docx",
        "tiltaksstatus-programme-2026.docx",
        "tiltaksstatus-programme-2027.docx",
        "oppfolgingsbrev-housing-office.docx",
        "etterlevelsesrapport-office.docx",
    }


def test_a_round_is_held_against_the_one_before_about_the_same(nb: Says) -> None:
    second = nb["etterlevelsesrapport-second.docx"]
    assert after(second, "Endring", 4) == ("Trygt hjem", "Nei", "Ja", "Bedre")
    assert "Leie inn ti boliger: Eiendom, frist 01.09.2026, over fristen" in second
    assert not any("Leie inn" in one for one in nb["tiltaksstatus-programme-2027.docx"])


def test_the_report_of_a_plan_tells_how_far_its_measures_are(nb: Says, nn: Says) -> None:
    report = nb["tiltaksstatus-programme-2026.docx"]
    assert after(report, "Konklusjon", 5) == (
        "Prisene i markedet er den største hindringen.",
        "Kommunen har gjennomført 1 av 4 tiltak.",
        "Per 12. oktober 2026 har to svart på alt, og én har svart på noe.",
        "Svarene viser:",
        "Kjøp av boliger går saktere enn planlagt.",
    )
    assert after(report, "Antall tiltak", 13) == (
        "Tiltak",
        *("Gjennomført", "1", "Lage veileder for visning"),
        *("I gang", "1", "Kjøpe seks boliger"),
        *("Ikke startet", "1", "Innføre felles venteliste"),
        *("Ikke svart", "1", "Møte leieboerne hvert halvår"),
    )
    assert "Kommunen har gjennomført 1 av 4 tiltak." in nn["tiltaksstatus-programme-2026.docx"]


def test_the_measures_stand_under_the_goals_that_they_serve(nb: Says, nn: Says) -> None:
    report = nb["tiltaksstatus-programme-2026.docx"]
    heads = ("Nr. og tiltak", "Ansvarlig", "Frist", "Status", "Det som er gjort")
    assert after(report, "1 Alle har et egnet hjem", 18) == (
        *("Mål 1.1: Flere små boliger", "Ventetiden skal ned.", *heads),
        *("1.1 Kjøpe seks boliger", "Eiendom", "Sammen med NAV Nyvik", "01.03.2027", "I gang"),
        *("To boliger er kjøpt.", "Hindring: Prisene har økt."),
        "Neste steg: Nytt oppdrag til megler (Eiendom, 15.11.2026)",
        "Meldt av Eiendom 20.09.2026",
        "Boliger kjøpt siden 2026: 2 boliger (15.09.2026)",
        "Vedtak: formannskapet 7/26 og formannskapet 41/26",
    )
    assert after(report, "Mål 2: Folk beholder hjemmet sitt", 11) == (
        *("Leieboerne skal bli hørt.", *heads),
        *("2.1 Møte leieboerne hvert halvår", "Boligkontoret", "–", "Ikke svart", "Ikke meldt"),
    )
    assert after(report, "Andre tiltak", 6)[5:] == ("Lage veileder for visning",)
    assert "Mål 1.1: Flere små boliger" in nn["tiltaksstatus-programme-2026.docx"]


def test_what_is_spent_is_held_against_what_the_plan_has_set_aside(nb: Says, nn: Says) -> None:
    money = ("1.1 Kjøpe seks boliger", "18 000 000", "5 500 000", "12 500 000")
    rest = ("1.2 Innføre felles venteliste", "400 000", "–", "–")
    total = ("Sum", "18 400 000", "5 500 000", "–")
    assert after(nb["tiltaksstatus-programme-2026.docx"], "Igjen", 12) == (*money, *rest, *total)
    assert after(nn["tiltaksstatus-programme-2026.docx"], "Att", 12) == (*money, *rest, *total)


def test_a_reminder_asks_for_what_has_no_answer(nb: Says, nn: Says) -> None:
    letter = nb["paminnelse-property-programme-2027.docx"]
    assert "Påminnelse: spørsmål om status for «Handlingsprogram 2026–2029»" in letter
    assert (
        "Vi har ikke fått svar fra dere. Vi skrev til dere 8. februar 2027. "
        "Svarfristen var 5. mars 2027."
    ) in letter
    assert (
        "Vi ber om svar senest 19. mars 2027. Har dere svart de siste dagene, "
        "kan dere se bort fra denne påminnelsen."
    ) in letter
    assert after(letter, "Det vi spurte om", 3) == (
        *("1", "Kjøpe seks boliger", "Hvor mange boliger er kjøpt?"),
    )
    assert (
        "Påminning: spørsmål om status for «Handlingsprogram 2026–2029»"
        in (nn["paminning-property-programme-2027.docx"])
    )


def test_the_report_tells_who_has_been_reminded_and_until_when(nb: Says) -> None:
    report = nb["tiltaksstatus-programme-2027.docx"]
    assert after(report, "Ikke svart om", 7) == (
        *("Frist", "Status", "Eiendom", "Kjøpe seks boliger", "19.03.2027", "Fristen er ikke ute"),
        "Påminnelse sendt 09.03.2027",
    )


def test_the_report_of_a_plan_tells_what_has_changed_and_what_is_open(nb: Says, nn: Says) -> None:
    report = nb["tiltaksstatus-programme-2027.docx"]
    assert after(report, "Endring", 12) == (
        *("Kjøpe seks boliger", "I gang", "Ikke svart", "Kan ikke sammenlignes"),
        *("Innføre felles venteliste", "Ikke startet", "I gang", "Kommet lenger"),
        *("Møte leieboerne hvert halvår", "Ikke svart", "–", "Ikke spurt i denne runden"),
    )
    assert after(report, "Åpent fra forrige runde", 2) == (
        "Har ikke svart på alt fra forrige runde:",
        "Boligkontoret: Møte leieboerne hvert halvår",
    )
    assert after(report, "Tiltak over fristen", 8) == (
        *("Tiltak", "Ansvarlig", "Frist", "Status"),
        *("Kjøpe seks boliger", "Eiendom", "01.03.2027", "Ikke svart"),
    )
    assert "Kome lenger" in nn["tiltaksstatus-programme-2027.docx"]


def test_a_measure_that_is_left_out_of_the_next_round_stands_open(tmp_path: Path) -> None:
    without = WRITTEN.replace(
        "        questions: [{measure: one-queue, text: Når er ventelisten klar?}]\n",
        "        questions: [{point: 1, text: Hva er gjort?}]\n",
    ).replace(
        "measure: one-queue, date: 2027-02-24, status: started,",
        "point: 1, date: 2027-02-24, status: partly,",
    )
    report = build(tmp_path, without, DAY).says["tiltaksstatus-programme-2027.docx"]
    assert after(report, "Åpent fra forrige runde", 2) == (
        "Ikke gjennomført ved forrige runde, og ikke spurt om i denne:",
        "Innføre felles venteliste: Boligkontoret, frist 01.12.2027",
    )


def test_what_is_done_next_with_a_measure_is_told_with_it(nb: Says) -> None:
    report = nb["tiltaksstatus-programme-2026.docx"]
    assert after(report, "Hindring: Prisene har økt.", 1) == (
        "Neste steg: Nytt oppdrag til megler (Eiendom, 15.11.2026)",
    )


def test_a_letter_about_a_plan_says_what_is_told_so_far(nb: Says, nn: Says) -> None:
    letter = nb["oppfolgingsbrev-housing-programme-2027.docx"]
    assert after(letter, "Sist meldt", 5) == (
        *("Innføre felles venteliste", "Boligkontoret", "01.12.2027", "Ikke startet", "24.09.2026"),
    )
    assert "Vi spurte dere også i forrige runde, 1. september 2026." in letter
    assert (
        "Fra Boligkontoret, om «Handlingsprogram 2026–2029», sak 99/25. Skriv i de tomme feltene. "
        "De vokser med teksten. Skriv ikke noe om enkeltpersoner."
    ) in letter
    assert after(letter, "Sett ett kryss", 5) == (
        *("☐ Gjennomført", "☐ I gang", "☐ Ikke startet", "☐ Føres videre", "☐ Utgår"),
    )
    assert after(nn["oppfolgingsbrev-housing-programme-2027.docx"], "Set eitt kryss", 5) == (
        *("☐ Gjennomført", "☐ I gang", "☐ Ikkje starta", "☐ Blir ført vidare", "☐ Går ut"),
    )
    first = nb["oppfolgingsbrev-housing-programme-2026.docx"]
    assert after(first, "Sist meldt", 4)[-1] == "Ikke meldt"


def test_a_round_about_a_case_speaks_of_the_decision_in_it(nb: Says, nn: Says) -> None:
    letter, report = (
        nb["oppfolgingsbrev-housing-office.docx"],
        nb["etterlevelsesrapport-office.docx"],
    )
    assert "Spørsmål om status for vedtaket i saken «Ett boligkontor»" in letter
    assert "Status for vedtaket i saken «Ett boligkontor»" in report
    assert after(letter, "Sett ett kryss", 3) == (
        *("☐ Etterleves", "☐ Etterleves delvis", "☐ Etterleves ikke"),
    )
    assert (
        "Kommunen har spurt om to vedtakspunkter: Ett etterleves delvis, og ett er uten svar."
    ) in report
    assert (
        "Kommunen har spurt om to vedtakspunkt: Eitt blir delvis etterlevd, og eitt er utan svar."
    ) in nn["etterlevingsrapport-office.docx"]


@pytest.mark.parametrize("round_", ["programme-2026", "programme-2027", "office"])
def test_only_rounds_about_the_values_speak_of_values(nb: Says, nn: Says, round_: str) -> None:
    held = [
        says
        for docs in (nb, nn)
        for name, says in docs.items()
        if name.startswith(("oppf", "etter", "tilt", "pamin")) and name.endswith(f"-{round_}.docx")
    ]
    assert held
    assert [one for says in held for one in says if "verdi" in one.lower()] == []


def test_answers_about_values_and_about_measures_have_deadlines_of_their_own_name(nb: Says) -> None:
    overview = nb["planoversikt.docx"]
    assert after(overview, "Svarfrist om etterlevelse", 1) == ("NAV Nyvik",)
    assert after(overview, "Svarfrist om status for vedtak", 3) == (
        *("Eiendom", "Boligkontoret", "NAV Nyvik"),
    )
