"""What people are told to have or to have met that is nobody's business, and what names them."""

import re

from pipeline.pattern import pattern
from pipeline.rules.people import SOMEBODY

# What is somebody's own: an illness, a debt. What only a service or a trade is called by is not.
_SERVICE = (
    r"\w*(?:(?:tjenest|tenest|team|poliklinikk|arbeid|kontor|avdeling|institusjon|konsulent|rådgiv"
    r"|rådgjev|feltet|politikk|tilbud|tilbod|midler|midlar|forebygg|førebygg)\w*"
    r"|omsorg(?:en|a)?|kurs(?:et)?|plan(?:en|er|ar)?|tiltak(?:et)?|behandlings?plass\w*)\b"
)
_ILLNESS = (
    r"rus(?:lid|problem|avheng|mis|bruk|utfordr|bakgrunn|relatert|proble|vansk|\b)\w*"
    r"|psykisk\w*(?! helse(?:\b|vern|ten|tje|arb|team))"
    r"|(?:dårlig|dårleg|svak|svekket|svekka) psykisk helse"
    r"|psykiatri\w*|psykose\w*|schizo\w*|bipolar\w*|depresj\w*|diagnos\w*|demen[st]\w*"
    r"|alzheimer\w*"
    r"|autis\w*|asperger\w*|adhd\b|epilep\w*|kreft\w*|hiv\b|ms\b|parkinson\w*|als\b|diabetes"
    r"|sykdom\w*|sjukdom\w*|syke?\b|sjuke?\b|alvorlig syk|kronisk\w*|lidelse\w*|lidingar?\b"
    r"|selvmord\w*|sjølvmord\w*|selvskad\w*|sjølvskad\w*|alkohol\w*|narkotika\w*|stoffmis\w*"
)
_DISABILITY = (
    r"(?:funksjons|utviklings|bevegelses|rørsle|syns|hørsels|høyrsels)(?:ned|hem|hjelp|svek)\w*"
    r"|ned(?:satt|sett) funksjonsevne|rullestol\w*|blinde?\b|døve?\b|cerebral parese"
    r"|downs? syndrom\w*|uføre?\b|ufør\w*"
    r"|lammet|lamma\b|multihandi\w*|handikap\w*|hjerneskad\w*|hjerneskade"
)
_CRIME = (
    r"fengs\w*|straff\w*|dømt\w*|dom(?:men)? for\b|soner\b|sonar\b|sonet\b|sona\b"
    r"|soning\w*|løslat\w*|lauslat\w*|varetekt\w*|innsatte?\b|innsette\b|kriminal\w*"
    r"|siktet for|sikta for|tiltalt\w*|fotlenke\w*|fotlenkj\w*|overgrep\w*"
)
_WELFARE = (
    r"barnevern\w*|(?:hjelp|oppfølging|bistand|vedtak|sak) (?:fra|frå|av|i|hos|med)"
    r" barnevern\w*|omsorgsovertak\w*|fosterhjem\w*|fosterheim\w*|omsorgssvikt\w*|vold\b"
    r"|valds?\b|volds\w*|valds\w*|mishandl\w*|krisesenter\w*|tvangs\w*|omsorgen for barn"
)
_DEBT = (
    r"(?<!gjennom)\bgjeld(?!s?(?:rådgiv|rådgjev|ende|ande|er\b))\w*|spillegjeld|spelegjeld"
    r"|inkasso\w*"
    r"|betalingsanmerk\w*|betalingsmerknad\w*|tvangssalg\w*|tvangssal\b|namsmann\w*"
    r"|husleierestans\w*"
    r"|husleigerestans\w*|sosialhjelp\w*|sosialstønad\w*"
)
_EVICTION = (
    r"utkast\w*|utkasting\w*|kastet ut\b|kasta ut\b|fravik\w*|fråvik\w*|bostedsløs\w*"
    r"|bustadlaus\w*|hjemløs\w*|heimlaus\w*|ut(?:en|an)"
    r" (?:(?:fast|egen|egnet|eigen|eigna|noen|nokon) )*(?:bolig|bustad)\b"
    r"|mangl\w* (?:(?:egnet|eigna|egen|eigen|fast|eit|en|ein) )*(?:bolig|bustad)\b"
)
# Whom a nation's name in a text may point out.
LANDS = (
    "Afghanistan|Albania|Algerie|Armenia|Aserbajdsjan|Bangladesh|Belarus|Bosnia|Brasil|Bulgaria"
    "|Burma|Burundi|Chile|Colombia|Congo|Cuba|Egypt|El Salvador|Eritrea|Estland|Etiopia"
    "|Filippinene|Filippinane|Gambia|Gaza|Georgia|Ghana|Guinea|Hviterussland|Kviterussland|India"
    "|Indonesia|Irak|Iran|Jemen|Jordan|Kamerun|Kasakhstan|Kenya|Kina|Kongo|Kosovo|Kroatia|Kurdistan"
    "|Kuwait|Latvia|Libanon|Liberia|Libya|Litauen|Makedonia|Marokko|Mexico|Moldova|Montenegro"
    "|Myanmar|Nepal|Nicaragua|Nigeria|Pakistan|Palestina|Peru|Polen|Romania|Russland|Rwanda|Senegal"
    "|Serbia|Sierra Leone|Slovakia|Somalia|Sri Lanka|Sudan|Syria|Sør-Sudan|Tanzania|Thailand|Togo"
    "|Tsjetsjenia|Tunisia|Tyrkia|Uganda|Ukraina|Ungarn|Usbekistan|Venezuela|Vietnam|Vestbredden"
    "|Zimbabwe|Afrika|Asia|Midtøsten|Øst-Europa|Aust-Europa|Balkan|Sør-Amerika|Latin-Amerika|utlandet"
)
_PEOPLES = (
    "afghan|alban|arab|bosn|bulgar|burmes|chilen|colombian|eritre|estisk|etiop|filippin|gambisk|iran"
    "|irak|jemen|kinesisk|kongoles|kosovo|kroat|kurd|latvisk|libanes|liby|litau|marokk|nigerian"
    "|pakistan|palestin|polsk|polakk|romani\\b|rumen|russ(?!e)|rwand|senegal|serb|somali|sudan|syrer"
    "|syrisk|syrar|tamil|tatar|thai(?!s)|tsjetsj|tunis|tyrk|ugand|ukrain|ungarsk|venezuel|vietnames"
)
_ORIGIN = (
    rf"(?:fra|frå) (?:\w+ )?(?:{LANDS})\b|(?:{_PEOPLES})\w*"
    r"|(?:kvote|krigs|overførings)?flyktning\w*|asylsøk\w*|innvandr\w*"
    r"|romfolk\w*|tater\w*|opprinnelse\b|opphav\b|minoritetsbakgrunn\w*|fremmedspråklig\w*"
    r"|framandspråkleg\w*|papirløs\w*|papirlaus\w*"
)
# Tried at the beginning of words alone, and in small letters: that is ten times as fast. What
# begins with a letter is soon passed over, which nothing is that looks behind itself first.
_ALL = (_ILLNESS, _DISABILITY, _CRIME, _WELFARE, _DEBT, _EVICTION, _ORIGIN)
_TOLD = pattern(rf"\b(?:{'|'.join(_ALL)})".lower())
_SERVICES = pattern(_SERVICE)


def tells_circumstance(sentence: str) -> bool:
    """Tell whether a sentence tells what somebody has or has met, and not only of a service."""
    small = sentence.lower()
    return any(not _SERVICES.match(small, one.start()) for one in _TOLD.finditer(small))


# Who is meant by what they have: to utviklingshemmede, tre dømte, fire syrere.
_CALLED = (
    r"\w*(?:hemmede|hemma|hemmete|svekkede|svekka|dømte|dement|demente|syke|sjuke|blinde|døve)\b"
    r"|(?:syrere|syrarar|ukrainere|ukrainarar|somaliere|somaliarar|eritreere|eritrearar|afghanere"
    r"|afghanarar|irakere|irakarar|iranere|iranarar|polakker|polakkar|rumenere|rumenarar|kurdere"
    r"|kurdarar|palestinere|palestinarar|litauere|litauarar|russere|russarar|tyrkere|tyrkarar)\b"
    r"|(?:søsken|sysken|tvillinger|tvillingar|ektepar|mann|gutt|gut|mor|far|bror|søster|syster)\b"
)
# Each of these is what happened to one household.
_BEFELL = (
    r"\w*(?:utkastels|utkasting|fravikels|fråvik)\w*|omsorgsovertak\w*|tvangssalg|tvangssal"
    r"|barnevernssak(?:er|ar)|\w*gjeldsordning(?:er|ar)"
)
_SMALL = r"[1-4]|to|tre|fire|én|éin|éi|(?:bare|kun|berre|éi?n?) (?:en|ein|ei|ett|eitt|1)"
_AMONG = r"(?:av )?(?:(?:de|dei|disse|desse|våre|alle|andre|kommunens|bygdas|bygdens|bydelens) )*"
_KIND = r"(?:(?!hundre\b|tre\b|fire\b|\w*ene\b)[a-zæøå-]{2,}(?:e|a)|svært|små|unge|psykisk|fysisk)"
FEW = pattern(
    rf"(?<![\w.,§/–-])(?<!\d )(?:{_SMALL}) {_AMONG}"
    rf"(?:{_KIND} (?:og {_KIND} )?){{0,3}}"
    rf"(?:{SOMEBODY}|{_CALLED}|{_BEFELL})",
    re.IGNORECASE,
)
# The same without what may stand around them, in small letters: many times as fast.
BEFELL = pattern(_BEFELL.replace(r"\w*", "").lower())
# The number after them: Antall personer med demens: 3, talet på unge med gjeld er fire.
FEW_AFTER = pattern(
    rf"\b(?:(?:antallet?|antalet?|tallet|talet|tal) (?:på )?(?:{_KIND} )?)?(?:{SOMEBODY}"
    rf"|{_CALLED}|{_BEFELL})"
    r"[^.:]{0,60}?(?::|\b(?:er|var|ble|blei|vart) (?:bare |kun |berre )?(?:på )?) ?"
    r"(?:[1-4]|to|tre|fire)(?=[.,;)]|$)(?![.,]\d|\. [a-zæøå])",
    re.IGNORECASE,
)
FEW_OF_THEM = pattern(
    r"(?<![\w.,§/–-])(?<!\d )(?:[1-4]|to|tre|fire|én|éin|éi|(?:bare|kun|berre) (?:en|ein|ei|ett))"
    r" av (?:dem|disse|desse|dei)\b"
    r"(?! (?:\w+e )?(?:to|tre|fire|fem|seks|\d+|\w+(?:ene|ane))\b)(?! \w+e \w+a\b)",
    re.IGNORECASE,
)
ONLY = pattern(
    rf"(?<!ikke )(?<!ikkje )(?<!ikke den )(?<!ikkje den )(?<!ikke de )(?<!ikkje dei )"
    rf"\b(?:eneste|einaste) (?:{_KIND} )?"
    rf"(?:\w*ene\b)?(?:{SOMEBODY}|{_CALLED}|(?:i|på|her|som|med) )",
    re.IGNORECASE,
)
# A family that is the only one from anywhere is known by all who live near it.
FROM_SOMEWHERE = pattern(r"\b(?:fra|frå) (?:[A-ZÆØÅ]\w+|utlandet)")
