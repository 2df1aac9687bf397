"""What an author meant by a tag that cannot be read: how people write who know other programs."""

import re

from pipeline.diagnostics import Text, say

_TAG = re.compile(
    r"\{%[-+]?(\s*)(?:(p|tr|tc|r)(?=\s|if\b|for\b|el|end))?\s*(.*?)\s*[-+]?%\}",
    re.IGNORECASE | re.DOTALL,
)
_WORD = re.compile(r"(else?\s*-?if\b|end\s+(?:if|for)\b|\w+)", re.IGNORECASE).match
_ELIF = re.compile(r"else?\s*-?if", re.IGNORECASE).fullmatch
_TEXTS = re.compile(r"\"[^\"]*\"|'[^']*'").sub
_COMMANDS = frozenset(("if", "for", "elif", "else", "endif", "endfor", "set", "chart", "block"))
_SIGNS = (
    (re.compile(r"&&").search, "&&", "and"),
    (re.compile(r"\|\|").search, "||", "or"),
    (re.compile("≥").search, "≥", ">="),
    (re.compile("≤").search, "≤", "<="),
    (re.compile("≠|<>").search, "≠", "!="),
    (re.compile(r"(?<![=!<>])=(?!=)").search, "=", "=="),
)
_CHART = re.compile(r"\{\{\s*chart\s+(.*?)\s*\}\}", re.DOTALL).fullmatch


def meant(tag: str) -> str:
    """Give the command that a tag is meant to be, however it is spelt."""
    parts = _TAG.fullmatch(tag)
    found = _WORD(parts[3]) if parts else None
    if found is None:
        return ""
    word = re.sub(r"\s", "", found[1]).lower()
    return "elif" if _ELIF(found[1]) else word


def mended(tag: str) -> Text | None:
    """Say how to write what was meant, where that can be known."""
    if drawn := _CHART(tag):
        return _write(f"{{% chart {drawn[1]} %}}")
    parts = _TAG.fullmatch(tag)
    found = _WORD(parts[3]) if parts else None
    if parts is None or found is None or (word := meant(tag)) not in _COMMANDS:
        return None
    space, kind, inside = parts.groups()
    after = tag[2:].lstrip("-+")[len(kind or "") :]
    odd = kind and (space or kind != kind.lower() or not after[:1].isspace())
    if odd or found[1] != word:
        return _write(f"{{%{(kind or '').lower()} {word}{inside[found.end() :]} %}}")
    return None if word == "set" else _sign(_TEXTS("", inside))


def _sign(said: str) -> Text | None:
    signs = ((wrong, right) for is_in, wrong, right in _SIGNS if is_in(said))
    wrong, right = next(signs, ("", ""))
    return say("write {right}, not {wrong}", right=right, wrong=wrong) if right else None


def _write(tag: str) -> Text:
    return say("write {tag}", tag=tag)
