"""How the pages of docs become a site: make site. Sphinx reads this, and ADR 41 says why."""

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "Saksflyt"
author = "Saksflyt"
extensions = ["myst_parser"]
exclude_patterns = ["**/*.docx"]
myst_heading_anchors = 4
# Examples of what is wrong are no good YAML.
suppress_warnings = ["misc.highlighting_failure"]

language = "nb_NO"
html_search_language = "no"
html_theme = "furo"
html_title = "Saksflyt"
html_show_sphinx = False
html_show_copyright = False
html_copy_source = False
html_use_index = False


def spoken(page: str) -> str:
    """Give the language that a page is written in, as screen readers want it."""
    if page in ("no/nynorsk", "reference/fields.nn"):
        return "nn"
    users = page.startswith("no/") or page in ("index", "search", "reference/fields.nb")
    return "nb" if users else "en"


def _say(_app: "Sphinx", page: str, _template: str, context: dict[str, Any], _tree: Any) -> None:
    context["language"] = spoken(page)


def _lead_out(_app: "Sphinx", _page: str, source: list[str]) -> None:
    """Let a link to a page that is not of the site, as the changelog, give the file as a whole."""
    source[0] = re.sub(r"\]\(((?:\.\./)+[A-Z]+\.md)(?:#[^)\s]+)?\)", r"](path:\1)", source[0])


def setup(app: "Sphinx") -> None:
    """Let each page say its language, and show the blocks that tests read as a reader would."""
    from pygments.lexers.diff import DiffLexer
    from pygments.lexers.special import TextLexer

    app.connect("html-page-context", _say)
    app.connect("source-read", _lead_out)
    app.add_lexer("word", DiffLexer)
    app.add_lexer("csv", TextLexer)
