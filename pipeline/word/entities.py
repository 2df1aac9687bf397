"""What XML spells with entities; nothing here refuses a text.

As in xml.sax.saxutils, which loads all that can fetch a page: measured, a tenth of a short check.
"""

_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")


def unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def unescaped_quotes(text: str) -> str:
    """Give a text without entities, those of quotes among them."""
    return unescaped(text.replace("&quot;", '"').replace("&apos;", "'"))


def quoted(text: str) -> str:
    """Give the value of an attribute, with the quotes around it."""
    held = text.translate(_ATTRIBUTE)
    if '"' not in held:
        return f'"{held}"'
    return f"'{held}'" if "'" not in held else '"' + held.replace('"', "&quot;") + '"'
