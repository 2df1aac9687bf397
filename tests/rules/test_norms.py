"""F074: what belongs to one norm only, in texts of the other."""

import pytest

from pipeline.norm import Norm
from pipeline.parse import parse
from pipeline.registers.words import foreign
from pipeline.rules import RULES
from tests.rules.laying import AS_OF, laid

(KEPT,) = (one for one in RULES if one.code == "F074")


def told(norm: str, text: str) -> list[str]:
    """Give what is said of the facts of a case, in a dossier of that norm."""
    fragment = f"norm: {norm}\ncases: [{{facts: '{text}'}}]"
    found = KEPT(parse(laid(fragment)), AS_OF)
    return [f"{one.message}: {one.hint}" for one in found if one.keypath == ("cases", 0, "facts")]


@pytest.mark.parametrize(
    "word",
    [
        *("ikke", "fra", "hvordan", "hvorfor", "noe", "innbyggere", "innbyggerne", "være", "gjøre"),
        *("fremdeles", "hvilke", "sammen", "tjenestene", "hva", "hvem", "ble", "en", "planene"),
        *("startlånsordninger", "omsorgstjenestetilbudet", "muligheten", "ansettelser"),
    ],
)
def test_a_word_of_bokmal_is_found_in_nynorsk(word: str) -> None:
    (found,) = told("nn", f"Kommunen {word} vil.")
    assert found.startswith(f"«{word}» is bokmål, and the dossier is in nynorsk: write «")


@pytest.mark.parametrize(
    "text",
    [
        "Planen gjeld for folk flest, òg for dei som bur aleine.",
        "Frivillige og villige gir billige råd.",
        "Folkehelsa og stiftelsen er nemnde, og fingeren peikar.",
        "Kommunen følgjer boligsosialloven § 5.",
        "Kommunen følgjer helse- og omsorgstjenesteloven § 3-10 og sosialtjenesteloven § 27.",
        "Lov om kommunale helse- og omsorgstjenester gjeld her.",
        "Svaret kom frå Boligkontoret i Oslo.",
        "Dei skreiv «vi er ikke enige» i svaret.",
        "Kommunestyret vedtok planen i juni.",
        "HVPU-reforma og Hvaler er namn.",
    ],
)
def test_what_both_norms_have_and_names_are_let_be_in_nynorsk(text: str) -> None:
    assert told("nn", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Legen og fastlegen kvitterer i kvart kvartal.",
        "Frå i dag er det framleis berre kommunen som svarer.",
        "Karantenestasjonen ligger ved Bustadveien.",
    ],
)
def test_what_both_norms_have_and_names_are_let_be_in_bokmal(text: str) -> None:
    assert told("nb", text) == []


@pytest.mark.parametrize(
    ("word", "norm", "right"),
    [
        ("boligen", Norm.NN, "bustaden"),
        ("utleierne", Norm.NN, "eigar-"),
        ("huseiere", Norm.NN, "eigar-"),
        ("seieren", Norm.NN, ""),
        ("millionar", Norm.NB, "millioner"),
        ("visjonane", Norm.NB, ""),
        ("pensjonar", Norm.NB, "-sjoner, -sjonene"),
        ("stasjonær", Norm.NB, ""),
        ("utleieboligene", Norm.NN, "bustad-"),
        ("boligsosialloven", Norm.NN, ""),
        ("ordningar", Norm.NB, "ordninger"),
        ("høyringsbrevet", Norm.NB, "høring-"),
        ("springar", Norm.NB, ""),
    ],
)
def test_the_right_form_is_given_or_the_right_stem(word: str, norm: Norm, right: str) -> None:
    assert foreign(word, norm) == right
