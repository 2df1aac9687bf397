"""What stands for a tag that cannot be read, so that the rest of its part can."""

from collections.abc import Mapping

# A tag of which nobody knows if it opens a block, ends one, or neither; and how it is written.
ANY = "?"
UNREAD = "{#?#}"
TORN = "torn"
_STOPGAPS: Mapping[str, str] = {
    "for": "{% for torn in () %}",
    "if": f'{{% if "{TORN}" %}}',
    "elif": f'{{% elif "{TORN}" %}}',
    ANY: UNREAD,
    **{word: f"{{% {word} %}}" for word in ("else", "endif", "endfor")},
}


def stopgap(word: str) -> str:
    """Give what stands for a command, of which only the word is known, so that blocks are whole."""
    return _STOPGAPS.get(word, "")
