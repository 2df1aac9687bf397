"""Treated: which plans a case adopts, by what it proposes and what it is called."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.contract.declare import KeyPath
from pipeline.dossier.cases import Case, CaseKind, Subject
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.plans import Plan, PlanKind
from pipeline.dossier.route import Meeting
from pipeline.facts.readings import deciding
from pipeline.facts.statuses import adopted_on
from pipeline.pattern import pattern

# A case that starts the work, or sends it on hearing, adopts nothing yet.
_ADOPTING = frozenset({CaseKind.DECISION, CaseKind.ADOPTION})

_NAMED = {
    PlanKind.PLANNING_STRATEGY: r"planstrategi(?:en)?",
    # Not that of a thematic plan: handlingsdel til temaplan for bolig.
    PlanKind.HANDLINGSDEL: (
        r"(?:kommuneplanens )?handlings(?:del(?:en)?|program(?:met)?)"
        r"(?! (?:til|for|i|av) (?!kommuneplan|samfunn|perioden|\d))"
    ),
    PlanKind.SAMFUNNSDEL: (
        r"(?:kommuneplan(?:en|ens)? )?samfunnsdel(?:en)?(?: (?:i|av|til) kommuneplanen)?"
        r"|kommuneplan(?:en)?(?: for [\w ]+)?"
    ),
    PlanKind.AREALDEL: (
        r"(?:kommuneplan(?:en|ens)? )?arealdel(?:en)?(?: (?:i|av|til) kommuneplanen)?"
    ),
    PlanKind.KOMMUNEDELPLAN: r"kommunedelplan(?:en|er|ene|ar|ane)?",
    PlanKind.FINANCIAL_PLAN: r"(?:handlings-? og )?økonomiplan(?:en)?",
    # Not that of an undertaking: budsjett 2027 for svømmehallen.
    PlanKind.ANNUAL_BUDGET: (
        r"årsbudsjett(?:et)?|budsjett(?:et)? (?:for )?20\d\d(?! for (?!\w[\w-]* kommune))"
    ),
}
# Samfunnsdelens handlingsdel and økonomiplanens rammer are something else.
_KINDS = {kind: pattern(rf"(?:{form})(?![\w-])") for kind, form in _NAMED.items()}
# What may stand between a verb and the plan that it is about: det framlagte forslaget til ny.
_BETWEEN = pattern(
    r"(?:(?:herved|endelig|endeleg|selv|sjølv|forslag(?:et)?|framlegg(?:et)?|utkast(?:et)?|til|på"
    r"|fr[ae]mlag[td]\w*|vedlag[td]\w*|foreliggende|føreliggjande|ruller\w*|oppdater\w*"
    r"|(?:revider|juster)\w*(?! (?:års)?budsjett)|det|den|dei|de|ein|ei|en|et|eit"
    r"|ny|nye|nytt|kommunens|kommunal|samle[td]|samla|sin|sitt|si|lag[td]|fram"
    r"|\w[\w-]* kommunes?"
    # Vedtar formannskapet, with what it rests on: med hjemmel i plan- og bygningsloven § 11-15.
    r"|(?:kommune|by|herreds|herads)styret|formannskapet|byrådet|\w+(?:utvalget|utvalet|nemnda)"
    r"|(?:med hjemmel i|med heimel i|i medhold av|i samsvar med|etter) [^.§]*§+ ?\d[\d–-]*"
    r"(?: \w+ ledd)?),?\s+|[«“\"'])*"
)
_ACTIVE = pattern(
    r"\b(?:vedtar|vedtek|vedtas|vedtakast|godkjenn(?:er|es|ast)?|egengodkjenn(?:er|es|ast)?"
    r"|stadfester|stadfestar|fastsetter|fastset),?\s+"
)
_PASSIVE = pattern(
    r"\b(?:vedtas|vedtakes|vedtakast|(?:egen)?godkjenn(?:es|ast)|stadfest(?:es|ast)"
    r"|(?:blir|vert) (?:herved )?(?:vedtatt|vedteken|vedteke|godkjen[td]))\b"
)
# Laying out, starting and changing a little are not adopting.
_ELSE = pattern(
    r"høring|høyring|ettersyn|oppstart|planprogram|innspill|innspel|orientering|uttalelse|fråsegn"
    r"|mindre endring|regulering|justering|tertial|evaluering|status|rapport"
)
_LAID_OUT = pattern(
    r"(?<!vært )(?<!vore )\b(?:på|til|for) (?:\w+ )?(?:høring|høyring|ettersyn)|utlegging"
    r"|\blegg\w* ut\b|\blag[td] ut\b|\bsendes\b|\bsendast\b|1\. ?gangs"
)
_GENERIC = pattern(
    r"(?:plan(?:en|forslag(?:et)?|framlegg(?:et)?)|strategi(?:en)?|budsjett(?:et)?|forslaget"
    r"|framlegget)(?![\w-])"
)
_OPENS_TITLE = pattern(
    r"(?:(?:\d\. ?gangs? |andregangs |slutt)?(?:behandling|handsaming|vedtak|godkjenning)"
    r"(?: av| om)?\s*[:–-]?\s*|endelig |endeleg )*"
)
# A title that is the name of a plan and nothing more: kommuneplanens samfunnsdel 2026–2038.
_PLAIN = pattern(
    rf"(?:{'|'.join(_NAMED.values())})"
    r"(?:[\s,–-]+(?:20\d\d|for [\w ]+|og|med|årsbudsjett(?:et)?|økonomiplan(?:en)?|handlingsdel"
    r"|handlingsprogram|arealdel|samfunnsdel|sluttbehandling|vedtak|endelig|behandling|budsjett))*"
)
_YEARS = pattern(r"[\s,(]*(?:for (?:perioden |åra |årene )?)?(?:19|20)\d\d.*$")


class Treated(NamedTuple):
    """A plan that a case is to adopt; `plan` is nothing where the dossier does not tell which."""

    kind: PlanKind
    plan: Plan | None
    place: KeyPath


class Treating(NamedTuple):
    """A case that adopts plans, and the meeting that decides it."""

    number: int
    case: Case
    stop: int
    meeting: Meeting
    plans: tuple[Treated, ...]


def of_municipal_plan(title: str) -> bool:
    """Tell whether an action part is that of the municipal plan, and not of a thematic one."""
    named = re.findall(r"\w*plan\w*", title.lower())
    return all(one.startswith(("kommuneplan", "økonomiplan", "handlingsplan")) for one in named)


def treating(dossier: Dossier) -> tuple[Treating, ...]:
    """Give the cases that adopt a plan, with the meeting that has the last word."""
    return dossier.once(_treating)


def _treating(dossier: Dossier) -> tuple[Treating, ...]:
    return tuple(_of_cases(dossier))


def _of_cases(dossier: Dossier) -> Iterator[Treating]:
    for n, case in enumerate(dossier.cases):
        meeting = deciding(case.route)
        held = tuple(_treated(dossier, case)) if case.kind in _ADOPTING and meeting else ()
        if meeting and held:
            stop = next(m for m, one in enumerate(case.route) if one is meeting)
            yield Treating(n, case, stop, meeting, held)


def _treated(dossier: Dossier, case: Case) -> Iterator[Treated]:
    seen: set[object] = set()
    for n, point in enumerate(case.proposal):
        for words in adopted_in(point.text):
            found = _titled(dossier, words) or _called(dossier, case, words)
            if found is None and _GENERIC.match(words):
                found = _by_title(dossier, case)
            if found and found[0] not in seen:
                seen.add(found[0])
                yield Treated(*found, ("proposal", n, "text"))
    if not seen and _is_adoption(case) and (found := _by_title(dossier, case)):
        yield Treated(*found, ("title",))


def _is_adoption(case: Case) -> bool:
    """Tell whether a case is to adopt what its title names, whatever its proposal calls it."""
    if case.kind is CaseKind.ADOPTION:
        return True
    opens = _OPENS_TITLE.match(case.title.lower())
    words = after(case.title.lower()[opens.end() :] if opens else case.title.lower())
    said = " ".join(point.text for point in case.proposal).lower()
    return (
        case.subject is Subject.PLAN
        and bool(_PLAIN.fullmatch(words))
        and bool(re.search(r"\b(?:vedta|vedtek|godkjenn)", said))
        and not (_ELSE.search(said) or _LAID_OUT.search(said))
    )


_Found = tuple[PlanKind, Plan | None]


def adopted_in(text: str) -> Iterator[str]:
    """Give the words, in small letters, that each thing begins with which a proposal adopts."""
    for sentence in re.split(r"(?<=\w[.;:])\s+(?=[A-ZÆØÅ«])", text):
        small = sentence.lower()
        if _LAID_OUT.search(small):
            continue
        for found in _ACTIVE.finditer(small):
            yield from _each(after(small[found.end() :]))
        said = _PASSIVE.search(small)
        if said and not _ELSE.search(small[: said.start()]):
            yield from _each(after(small))


def _each(words: str) -> Iterator[str]:
    """Give a plan and those that are adopted with it: økonomiplan og årsbudsjett."""
    yield words
    if kind_of(words):
        yield from (after(words[found.end() :]) for found in re.finditer(r"\bog ", words))


def after(words: str) -> str:
    """Leave out what stands between a verb and the name of a plan."""
    found = _BETWEEN.match(words)
    return words[found.end() :] if found else words


def kind_of(words: str) -> PlanKind | None:
    """Give the kind of plan that words begin with the name of."""
    return next((kind for kind, form in _KINDS.items() if form.match(words)), None)


def _titled(dossier: Dossier, words: str) -> _Found | None:
    """Find the plan whose title the words begin with; the whole title before one without years."""
    whole = [one for one in dossier.plans if _begins(words, one.title.lower())]
    part = [one for one in dossier.plans if _begins(words, _YEARS.sub("", one.title.lower()))]
    held = whole or [one for one in part if adopted_on(one, dossier.date) is None] or part
    return (held[0].kind, held[0]) if len(held) == 1 else None


def _begins(words: str, title: str) -> bool:
    # Whole words: Plan is not the beginning of planprogram.
    return bool(title) and words.startswith(title) and not words[len(title) :][:1].isalnum()


def _called(dossier: Dossier, case: Case, words: str) -> _Found | None:
    kind = kind_of(words)
    if kind is None:
        return None
    day = case.date or dossier.date
    alike = [one for one in dossier.plans if one.kind is kind]
    made = [one for one in alike if adopted_on(one, day) is None]
    return kind, made[0] if len(made) == 1 else None


def _by_title(dossier: Dossier, case: Case) -> _Found | None:
    """Find the plan by the title of the case, or by the hearing that the case comes after."""
    title = case.title.lower()
    if _ELSE.search(title):
        return None
    plans = {one.id: one for one in dossier.plans}
    heard = {one.plan for one in dossier.hearings if one.case == case.id and one.plan in plans}
    if len(heard) == 1 and (plan := plans.get(heard.pop() or "")):
        return plan.kind, plan
    opens = _OPENS_TITLE.match(title)
    words = after(title[opens.end() :] if opens else title)
    return _titled(dossier, words) or _called(dossier, case, words)
