"""Words and endings that one written norm has and the other has not.

The list holds common words of administrative prose, each looked up in the word lists of both
norms. Forms that the norm of nynorsk of 2012 took away are among them, and forms that
Bokmålsordboka allows (berre, framleis, frå) are not. What a list cannot hold, as all compounds of
bolig, is told by a stem or an ending that the other norm's list of 600,000 forms does not have.
"""

import re
from collections.abc import Mapping
from functools import cache

from pipeline.norm import Norm
from pipeline.registers.tables import rows

# What a word of the other norm looks like, and how its stem or ending is written in this one.
_STEMS: Mapping[Norm, tuple[tuple[str, str], ...]] = {
    Norm.NN: (
        ("hv[aeio].+", "kv-, k-"),
        # An act may be called by the short title that it has.
        (".*tjenest(?!elov(?:en)?$).*", "teneste-"),
        # The act has no title in nynorsk.
        (".*bolig(?!sosiallov).*", "bustad-"),
        (".*enhet.*", "eining-"),
        ("(?!.*us).{3,}het(?:en|er|ene|ens)?", "-heit, -leik, -dom"),
        ("(?!.*finger).{4,}(?:inger|ingene)", "-ingar, -ingane"),
        ("(?!.*gj).{4,}eres", "-erast, blir -ert"),
        (".{3,}asjoner|.{3,}sjonene", "-sjonar, -sjonane"),
        ("(?!.*(?:helse|nnelse|stiftelse)).{3,}elser?(?:n|ne|s)?", "-ing, -ingar"),
        (".{4,}(?:enes|ernes)", "-ane sine, til -ane"),
        (
            "(?:.*(?:kommune|plan|sak|lov|direktør|person|stat|eier|råd|gruppe|bruker))ens",
            "-en sin, til -en",
        ),
        (".*(?:styre|utvalg|vedtak|grunnlag|forslag|dokument|møte)ets", "-et sitt, til -et"),
        (
            (
                ".*(?:tiltak|vedtak|mål|tall|krav|forslag|ord|svar|brev|møt|dokument|budsjett"
                "|problem|punkt|forhold|behov|råd|tilbud|grunnlag|område)ene"
            ),
            "-a",
        ),
        (".*plan(?:er|ene)", "-planar, -planane"),
        (".*bruker(?:e|en|ne|nes|ens)", "brukar-"),
        (".*(?:tak|giv|søk|led|behandl|arbeid|besøk|bygg)er(?:e|en|ne|nes|ens)", "-ar, -arar"),
        ("(?:.*[^s]|.*hus)?eier(?:e|en|ne|nes|ens)", "eigar-"),
        ("(?:.*[^aeio])?leder", "leiar"),
        (".*beboer.*", "bebuar-"),
        (".*høring.*", "høyring-"),
        (".*eiendom.*", "eigedom-"),
        (".*sykehu.*", "sjukehus-"),
        (".*medvirk.*", "medverk-"),
        (".*uttalelse.*", "fråsegn"),
        (".*saksbehandler.*", "saksbehandlar-"),
        (".*veiled.*", "rettlei-"),
        (".*beslut.*", "avgjerd, vedtak"),
        (".*utredn.*", "utgreiing"),
        (".*tilbud(?!d).*", "tilbod-"),
        (".*hjem(?:me.*)?", "heim, heime-"),
        ("valg.*|.*utvalg.*|.*(?:styre|krets|stortings)valg.*", "val-, utval-"),
        ("foresp.*", "førespurnad"),
        ("redegj.*", "gjere greie for"),
        ("innhold.*", "innhald-"),
        ("innled.*", "innlei-"),
        ("bærekraft.*", "berekraft-"),
        ("selv.*", "sjølv-"),
        # Fremme, fremst and fremmend are of both.
        ("frem(?!j|st|m).+", "fram-"),
        ("(?!.*(?:vill|bill)ig).{3,}lige?(?:re|st)?", "-leg, -lege"),
    ),
    Norm.NB: (
        ("(?!spring).{3,}(?:ingar|ingane)", "-inger, -ingene"),
        (".{3,}heit(?:er|ene)", "-heter, -hetene"),
        (".{3,}sjonar(?:ane)?", "-sjoner, -sjonene"),
        ("(?!.*(?:karantene|komite)).*tenest.*", "tjeneste-"),
        (".{3,}(?:arane|arar)", "-erne, -ere"),
        (".*høyring.*", "høring-"),
        (".*medverk.*", "medvirk-"),
        (".*innbyggjar.*", "innbygger-"),
        (".*brukar(?:en|ar|ane)", "bruker-"),
        (".*bustad.+", "bolig-"),
    ),
}


@cache
def foreign(word: str, norm: Norm) -> str:
    """Give how a word of the other norm is written in this one; nothing where it is of both.

    The word is in small letters. What is given begins or ends with a hyphen where a stem or an
    ending is known and not the whole word.
    """
    held = _words(norm).get(word)
    if held is not None:
        return held
    if not _any_stem(norm).fullmatch(word):
        return ""
    return next((right for stem, right in _stems(norm) if stem.fullmatch(word)), "")


@cache
def _stems(norm: Norm) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(stem), right) for stem, right in _STEMS[norm])


@cache
def _any_stem(norm: Norm) -> re.Pattern[str]:
    # Most words are of both norms: one look says so.
    return re.compile("|".join(f"(?:{stem})" for stem, _ in _STEMS[norm]))


@cache
def _words(norm: Norm) -> Mapping[str, str]:
    return {wrong: right for of, wrong, right in rows("words.csv") if of == norm.value}
