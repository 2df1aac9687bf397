"""Whom a figure counts: people that neighbours may know, or nobody who can be recognised."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from pipeline.diagnostics import say
from pipeline.dossier.figure import Figure, Theme
from pipeline.dossier.tables import DataTable, TableColumn, TableRow
from pipeline.facts.counts import THRESHOLD
from pipeline.facts.tabulated import as_number
from pipeline.pattern import pattern
from pipeline.registers.dates import later

IDENTIFIES = say("what shows who a person is can never be taken back once it is public")

# Bokmål and nynorsk, without their endings. The last part of a word counts: barnefamilier.
_STEMS = (
    "(?<!kontakt)(?<!ressurs)(?<!støtte)person|menneske|individ|innbygger|innbyggjar|kvinne|jente"
    "|hushold|hushald|husholdning|hushaldning|husstand|famili|barn|ungdom|foreldre|mindreårig"
    "|forsørger|forsørgjar|forsørgar|søker|søkjar|søkar|bruker|brukar|beboer|bebuar|klient|pasient"
    "|leietaker|leigetakar|leieboer|leigebuar|låntaker|låntakar|mottaker|mottakar|pensjonist"
    "|flyktning|innvandrer|innvandrar|avhengig|vanskeligstilt|vanskelegstilt|bostedsløs|bustadlaus"
    "|hjemløs|heimlaus|løslatt|lauslatn"
)
_ENDINGS = "e|a|r|er|ar|en|et|ne|ene|ane|mer|mar|men"
# Words that quite other words end in.
_WHOLE = (
    "unge|voksne|vaksne|eldre|enslige?|einslege?|par|menn|gutter|gutar|mødre|fedre|uføre?"
    "|innsatte|innsette|elever|elevar|studenter|studentar"
)
SOMEBODY = rf"(?:\w*(?:{_STEMS})(?:{_ENDINGS})?|{_WHOLE})\b"
_PEOPLE = pattern(rf"\b{SOMEBODY}")
# Each of these is somebody who lost the home, or somebody's case.
_EVENTS = pattern(
    r"\w*(?:utkastels|utkasting|fravikels|fråvik)\w*"
    r"|\w*(?:sak(?:er|ar)?|vedtak|tilfeller?|melding(?:er|ar)?|begjæring(?:er|ar)?)\b"
)
_OF_PERSONS = pattern(r"utkast|fravik|fråvik|barnevern|fengs|gjeldsordning|tvang")

_NUMBER_OF = r"(?:antall |antal |tallet på |talet på |tal på |andel(?:en)?(?: av)? )?"
_LEADING = pattern(rf"^{_NUMBER_OF}")
# Where the words begin that only say more of what is counted: boliger for unge.
_MORE = pattern(
    r"\s(?:for|til|i|med|uten|utan|som|på|av|hos|under|over|fra|frå|blant|mellom|per|pr)\b|[/(,;]"
)
# What may be few without showing anybody, even where it is for people.
_THING = pattern(
    r"(?:plass(?:er|ar)?|bolig(?:er)?|bustad(?:er)?|boenhet(?:er)?|bueining(?:ar)?|hybel|hybler"
    r"|hyblar|leilighet(?:er)?|leilegheit(?:er)?|rom|seng(?:er)?|hus|bygg|tomt(?:er)?|bofellesskap"
    r"|årsverk|stilling(?:er|ar)?|timer?|timar|dag(?:er|ar)?|døgn|uker?|veker?|måned(?:er)?"
    r"|månad(?:er)?|år|kroner|kr|øre|prosent|pst\.?|%|promille|‰|m2|m²|kvadratmeter)$"
)
_VAGUE = pattern(r"antall|antal|tal|tall|stk\.?|stykk|stykker|i alt|sum")
_LARGE = pattern(r"\b(?:hundre|tusen|mill|\d*00\b)")
# What people are spread over: persons per home, children per woman, clients per post.
_ONE = (
    "bolig|bustad|boenhet|bueining|leilighet|leilegheit|rom|soverom|husholdning|hushald|husstand"
    "|familie|kvinne|person|innbygger|innbyggjar|beboer|bebuar|årsverk|stilling|ansatt|tilsett"
    "|saksbehandler|saksbehandlar|km2|km²|kvadratkilometer|dekar"
)
_RATIO = pattern(
    rf"\b(?:per|pr)\b\.? ?(?:(?:\d[\d .]*|tusen|hundre) (?:{_ONE})|(?:{_ONE})\b)"
    rf"|\bfor kvar|\bfor hver|/ ?(?:{_ONE})\b"
)
_SIZE = pattern(r"(?:hold|hald|ning|familie)s?(?:størrelse|storleik)")
_MEAN = pattern(r"gjennomsnitt|\bsnitt")
_SHARES = {"prosent": 100, "%": 100, "pst": 100, "pst.": 100, "promille": 1000, "‰": 1000}


def small_count(figure: Figure) -> bool:
    """Tell whether a figure is of so few that neighbours may know who they are."""
    return is_small(figure.value) and _counted(figure) and not _names_nobody(figure)


def _counted(figure: Figure) -> bool:
    """Tell whether a figure counts people, households, or what happens to one of them."""
    unit, title = _plain(figure.unit), _plain(figure.title)
    if _is_mean(figure, unit, title):
        return False
    if _VAGUE.fullmatch(unit):
        unit = _head(title)
    head = _head(unit)
    if _LARGE.search(head):
        return False
    if _PEOPLE.search(head) or (_PEOPLE.search(unit) and not _THING.search(head)):
        return True
    return bool(_EVENTS.search(head)) and bool(_OF_PERSONS.search(f"{title} {unit}"))


def _is_mean(figure: Figure, unit: str, title: str) -> bool:
    ratio = _RATIO.search(unit) or _RATIO.search(title) or _SIZE.search(title)
    return bool(ratio) or bool(_MEAN.search(title) and figure.value % 1)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _head(phrase: str) -> str:
    """Give the words that say what is counted, without those that say more of it."""
    bare = _LEADING.sub("", phrase)
    more = _MORE.search(bare)
    return bare[: more.start()].rstrip() if more else bare


_COMING = pattern(
    rf"^{_NUMBER_OF}(?:(?:fram|frem)tidige?|planlag[td]e?|forvent(?:et|ede|a)|komm?ande|kommende)"
    r" (?:beboer|bebuar|leietaker|leigetakar|bruker|brukar|innbygg|innflytt|tilflytt|flyktning)"
    r"|\b(?:be(?:dt|den|dne|dd)|anmodet|oppmoda) om å (?:bosette|busetje|busette)\b"
    r"|^anmod|^oppmod|anmodningstall|oppmodingstal|\b(?:er|blir) vent(?:et|a) til\b"
    r"|\bprognose|\b(?:fram|frem)skriv|\bplantal"
)
_COME = pattern(r"\bbosatte?\b|(?<!å )\bbusette?\b")
_POST = pattern(
    rf"^{_NUMBER_OF}(?:faste? |nye )?(?:ansatte?|tilsette?|medarbeidere?|medarbeidar(?:ar)?"
    r"|saksbehandlere?|saksbehandlar(?:ar)?|rådgivere?|rådgivar(?:ar)?|ledere?|leiar(?:ar)?"
    r"|medlem(?:mer|mar|er)?|representant(?:er|ar)?|\w*plasser|\w*plassar|kapasitet\w*|årsverk"
    r"|stilling(?:er|ar)?)\b"
)
# Psykisk holds syk.
_OF_THEIR_OWN = pattern(
    r"\b(?:med|som|uten|utan)\b.*(?:rus|syk|sjuk|diagnos|demen|funksjons|ufør|barnevern"
    r"|vold|vald|fengs|straff|dømt|flyktn|asyl|innvandr|gjeld|utkast|bolig|bustad)"
)
_POPULATION = pattern(
    rf"{_NUMBER_OF}(?:innbyggerne?|innbyggere|innbyggjarar|innbyggjarane|folketall?(?:et)?"
    r"|befolkning\w*|folkesetnad\w*|folkevekst\w*|netto ?innflytting\w*"
    r"|fødselsoverskudd|fødselsoverskot)"
    r"(?: (?:på|over|under|mellom|fra|frå|til|og|i|alderen|eldre|yngre|år|kommunen|løpet|av|alt"
    r"|menn|kvinner|[\d–-]+))*"
)


def _names_nobody(figure: Figure) -> bool:
    """Tell whether a count is of people to come, of posts, or of the whole population by age."""
    title = _plain(figure.title)
    if _is_to_come(figure) or _POPULATION.fullmatch(title):
        return True
    post = _POST.search(title) and not _PEOPLE.search(_head(title))
    return bool(post) and not _OF_THEIR_OWN.search(title)


def _is_to_come(figure: Figure) -> bool:
    said = (_plain(figure.title), _plain(figure.unit))
    return any(map(_COMING.search, said)) and not any(map(_COME.search, said))


# What is numbered or priced, and counts nobody, in a column that says no unit.
_NO_COUNT = pattern(
    r"^(?:prioritet|priorit\w*|nr|nummer|rang\w*|trinn|nivå|karakter|poeng|år|kvartal|måned|månad"
    r"|kostnad\w*|beløp|pris\w*|sum kroner|utgift\w*|inntekt\w*)\b"
)


def small_cells(table: DataTable) -> Iterator[tuple[int, int]]:
    """Give the row and the column of each cell that counts so few that neighbours may know them."""
    for n, row in enumerate(table.rows):
        for m, (column, cell) in enumerate(zip(table.columns, row.cells, strict=False)):
            value = as_number(cell) if m else None
            if value is not None and is_small(value) and _tells(table, row, column, value):
                yield n, m


def _tells(table: DataTable, row: TableRow, column: TableColumn, value: Decimal) -> bool:
    """Tell whether a cell is of people: its column says so, or the row or the table does."""
    title = _plain(column.title)
    if not column.unit and (_NO_COUNT.search(title) or _THING.search(_head(title))):
        return False
    titles = (column.title, row.cells[0], table.title)
    made = [_made(one, column.unit or "antall", value, table) for one in titles]
    return any(map(_counted, made)) and not any(map(_names_nobody, made))


def _made(title: str, unit: str, value: Decimal, table: DataTable) -> Figure:
    """Read a cell as the figure that it is."""
    return Figure(
        id=table.id,
        theme=Theme.SERVICES,
        title=title,
        value=value,
        unit=unit,
        date=table.date,
        source=table.source,
    )


def is_small(count: Decimal | int) -> bool:
    return 0 < count < THRESHOLD


_OF_SO_MANY = pattern(rf"\bav (?:de |dei |alle )?(\d[\d .]*) (?:\w+ )?{SOMEBODY}")


def shares(figures: tuple[Figure, ...]) -> Iterator[tuple[int, Decimal, Decimal]]:
    """Give each share of people: its number, how many it is, and how many are left."""
    held = {one.id: one for one in figures}
    for n, one in enumerate(figures):
        found = _shared(one, held.get(one.part_of or ""))
        if found and not _names_nobody(one):
            yield n, *found


def _shared(figure: Figure, whole: Figure | None) -> tuple[Decimal, Decimal] | None:
    parts = _SHARES.get(_head(_plain(figure.unit)))
    total = _shared_by(figure, whole) if parts else None
    if parts is None or total is None:
        return None
    held = (total * figure.value / parts).quantize(Decimal(1), ROUND_HALF_UP)
    return held, total - held


def _shared_by(figure: Figure, whole: Figure | None) -> Decimal | None:
    if whole is not None:
        return whole.value if _counted(whole) and not _is_to_come(whole) else None
    told = _OF_SO_MANY.search(_plain(f"{figure.title} {figure.unit} {figure.note or ''}"))
    return Decimal("".join(filter(str.isdigit, told[1]))) if told else None


_PARTS_IN_PROSE = pattern(
    r"\b(?P<share>\d+(?:,\d+)?|en|ein|én|to|tre|fire|fem|seks|sju|åtte|ni|ti) ?"
    r"(?P<unit>prosent|pst\.?|%|promille|‰) av (?:(?:de|dei|alle|våre|totalt|i alt|kommunens) )*"
    r"(?P<total>\d{1,3}(?: \d{3})*|dem\b|disse\b|desse\b|dei\b)(?! \d)"
    r"(?! (?:\w+e )?(?:\w*boliger|\w*bustader|\w*bustadar|leilighet|leilegheit|kommun|plass|kroner"
    r"|tiltak|søknad|million|hus\b|bygg|enhet|eining))",
    re.IGNORECASE,
)
# What all shares and parts of a total have in common.
PARTED = pattern(r"(?:\d|prosent|promille|[%‰]|pst\.?) av (?:\d|alle|de|i alt|totalt|våre|komm|di)")
_WORDS = ("null", "en", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti")
_LEFT_IN_PROSE = pattern(
    rf"(?<![\d.,])(?P<part>\d{{1,3}}) av (?:(?:de|dei|alle|totalt|i alt) )*(?P<total>\d{{2,3}})"
    rf" (?:\w+e )?{SOMEBODY}",
    re.IGNORECASE,
)
_TOTAL_IN_PROSE = pattern(rf"\b(\d{{1,3}}(?: \d{{3}})*) (?:\w+e )?{SOMEBODY}", re.IGNORECASE)
_ROUND = frozenset((10, 100, 1000))


def few_of_share(sentence: str) -> Iterator[int]:
    """Give what shares and parts in a sentence come to, and what they leave."""
    for found in _PARTS_IN_PROSE.finditer(sentence):
        total = _whole_in(sentence, found)
        share = _in_digits(found["share"])
        if total and total not in _ROUND:
            parts = _SHARES.get(found["unit"].casefold(), 100)
            yield int((total * share / parts).quantize(Decimal(1), ROUND_HALF_UP))
    for found in _LEFT_IN_PROSE.finditer(sentence):
        part, total = int(found["part"]), int(found["total"])
        if total not in _ROUND:
            yield from (part, total - part)


def _whole_in(sentence: str, found: re.Match[str]) -> int:
    if found["total"][0].isdigit():
        return int(found["total"].replace(" ", ""))
    before = [one[1] for one in _TOTAL_IN_PROSE.finditer(sentence[: found.start()])]
    return int(before[-1].replace(" ", "")) if before else 0


def _in_digits(word: str) -> Decimal:
    small = word.casefold().replace("ein", "en").replace("én", "en")
    return Decimal(_WORDS.index(small)) if small in _WORDS else Decimal(word.replace(",", "."))


# A part counted within a year of its total can be taken from it; an older one is another story.
def is_near(one: dt.date, other: dt.date) -> bool:
    return max(one, other) <= later(min(one, other), years=1)


def shows_few(total: Figure, parts: Iterable[Figure]) -> bool:
    """Tell whether a total less its parts leaves so few that neighbours may know who they are."""
    held = tuple(_newest(total, parts))
    if not held or not _counted(total) or _is_to_come(total):
        return False
    if _names_nobody(total) and all(map(_names_nobody, held)):
        return False
    return any(map(is_small, rests(total.value, (_as_count(one, total) for one in held))))


def _newest(total: Figure, parts: Iterable[Figure]) -> Iterator[Figure]:
    """Give the parts that can be taken from a total, each as it was counted nearest in time."""
    held = [one for one in parts if is_near(one.date, total.date)]
    held = [one for one in held if _counted(one) or _shared(one, total)]
    away = [abs(one.date - total.date) for one in held]
    nearest: dict[str, dt.timedelta] = {}
    for one, days in zip(held, away, strict=True):
        nearest[_plain(one.title)] = min(days, nearest.get(_plain(one.title), days))
    for one, days in zip(held, away, strict=True):
        if days == nearest[_plain(one.title)]:
            yield one


def _as_count(part: Figure, total: Figure) -> Decimal:
    share = _shared(part, total)
    return share[0] if share else part.value


def rests(total: Decimal, parts: Iterable[Decimal]) -> Iterator[Decimal]:
    """Give what is left of a total: less all its parts, or less each where they overlap."""
    held = tuple(parts)
    together = sum(held, Decimal())
    if together <= total:
        yield total - together
    else:
        yield from (total - one for one in held)
