"""The language of help, messages and hints; the only door to gettext."""

import gettext
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

DOMAIN = "saksflyt"
LANGUAGES = ("en", "nb", "nn")
_CATALOGUES = Path(__file__).parent / "locale"

Translate = Callable[[str], str]


def mark(msgid: str) -> str:
    """Mark a msgid that is translated elsewhere, so that it is gathered into the catalogue."""
    return msgid


def chosen(wish: str | None, environment: Mapping[str, str], system: str = "") -> str:
    """Give the language for a person: their wish, else what the locale says, else English.

    `system` is the locale of a system that has no such names in its environment, as Windows.
    """
    if wish:
        return wish
    name = told_by(environment)
    return _spoken(environment[name] if name else system)


def told_by(environment: Mapping[str, str]) -> str:
    """Give the name in the environment that says the locale, or nothing."""
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    return next((name for name in names if environment.get(name)), "")


def _spoken(locale: str) -> str:
    """Give the language of a locale; what is only said to be Norwegian is bokmål."""
    if locale.startswith("nn"):
        return "nn"
    return "nb" if locale.startswith(("nb", "no")) else "en"


def adopt() -> None:
    """Let click's own words come from our catalogue; LANGUAGE in the environment says which."""
    gettext.bindtextdomain(DOMAIN, str(_CATALOGUES))
    gettext.textdomain(DOMAIN)


@cache
def translator(language: str) -> Translate:
    """Give the function from an English msgid to the language; what it lacks stays English."""
    if language not in LANGUAGES[1:]:
        return lambda msgid: msgid
    catalogue = gettext.translation(DOMAIN, _CATALOGUES, [language], fallback=True)

    # gettext gives the catalogue's header for the empty msgid.
    return lambda msgid: catalogue.gettext(msgid) if msgid else msgid
