"""What an author meant by a tag that cannot be read: how people write who know other programs."""

import re
from difflib import get_close_matches

from pipeline.diagnostics import Text, say
from pipeline.word.stopgaps import ANY

_TAG = re.compile(
    r"\{%[-+]?(\s*)(?:(p|tr|tc|r)(?=\s|if\b|for\b|el|end))?\s*(.*?)\s*[-+]?%\}",
    re.IGNORECASE | re.DOTALL,
)
_WORD = re.compile(r"(else?\s*-?if\b|end\s+(?:if|for)\b|\w+)", re.IGNORECASE).match
_ELIF = re.compile(r"else?\s*-?if", re.IGNORECASE).fullmatch
_TEXTS = re.compile(r"\"[^\"]*\"|'[^']*'").sub
_BLOCKS = ("if", "for", "elif", "else", "endif", "endfor")
_COMMANDS = (*_BLOCKS, "set")
_OWN = ("with", "endwith", "filter", "endfilter", "endset", "chart", "block")
_KNOWN = frozenset((*_COMMANDS, *_OWN))
_ALIKE = 0.75
# As other programs name them, and as Norwegian does.
_OTHERS = {
    "foreach": "for",
    "endforeach": "endfor",
    "next": "endfor",
    "unless": "if not",
    "endunless": "endif",
    "fi": "endif",
    "hvis": "if",
    "ellers": "else",
}
_SIGNS = (
    (re.compile(r"&&").search, "&&", "and"),
    (re.compile(r"\|\|").search, "||", "or"),
    (re.compile(r"\bAND\b").search, "AND", "and"),
    (re.compile(r"\bOR\b").search, "OR", "or"),
    (re.compile(r"\bNOT\b").search, "NOT", "not"),
    (re.compile(r"!(?!=)").search, "!", "not"),
    (re.compile("≥").search, "≥", ">="),
    (re.compile("≤").search, "≤", "<="),
    (re.compile("≠").search, "≠", "!="),
    (re.compile("<>").search, "<>", "!="),
    (re.compile("=>").search, "=>", ">="),
    (re.compile("=<").search, "=<", "<="),
    (re.compile(r"(?<![=!<>])=(?!=)").search, "=", "=="),
)
_IN = re.compile(r"\s*[\w, ]+\s(of|i)\s").match
_PLACE = r"\s*[-+]?\s*(?:(?:p|tr|tc|r)\s+)?"
_COMMAND = r"((?:if|for|elif|else|endif|endfor|end ?(?:if|for)|else? ?if)\b[^{}%]*)"
# A torn tag from its beginning, and what is left of one before its end.
_BEGUN = re.compile(rf"\{{\s*[{{%]?#?{_PLACE}{_COMMAND}", re.IGNORECASE).match
_LOST = re.compile(rf"(?:^|[\s{{%}}]){_PLACE}{_COMMAND}$", re.IGNORECASE).search
_FOREIGN_END = re.compile(r"\{\{/\s*(if|for)\b").match
_VALUE = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}", re.DOTALL).fullmatch
_CHART = re.compile(r"chart\s+(.*)", re.DOTALL).fullmatch


def meant(tag: str) -> str:
    """Give the command that a tag is meant to be, however it is spelt."""
    parts = _TAG.fullmatch(tag)
    found = _WORD(parts[3]) if parts else None
    if found is None:
        return ""
    word = re.sub(r"\s", "", found[1]).lower()
    return "elif" if _ELIF(found[1]) else _OTHERS.get(word, word).partition(" ")[0]


def role(tag: str) -> str:
    """Give the command that a tag most likely is, also where its word is misspelt."""
    printed = _VALUE(tag)
    if printed is not None:
        word = printed[1].partition(" ")[0]
        return word if word in _BLOCKS else ""
    word = meant(tag)
    if not word or word in _KNOWN:
        return word
    near = get_close_matches(word, (*_COMMANDS, *_OTHERS), 1, _ALIKE)
    return _OTHERS.get(near[0], near[0]).partition(" ")[0] if near else ANY


def torn(before: str, text: str) -> str:
    """Give the command that a torn tag is meant to be, if that can be known.

    Of one that lacks its beginning, what stands `before` it in its text tells.
    """
    if foreign := _FOREIGN_END(text):
        return f"end{foreign[1]}"
    found = _LOST(before) if before else _BEGUN(text)
    if found:
        return role(f"{{%{found[1]}%}}")
    return ANY if "%" in text[:2] else ""


def mended(tag: str) -> Text | None:
    """Say how to write what was meant, where that can be known."""
    parts = _TAG.fullmatch(tag)
    if parts is None:
        return _value(tag)
    found = _WORD(parts[3])
    if found is None:
        printed = parts[3].removeprefix("=").strip()
        return _write(f"{{{{ {printed} }}}}") if printed else _nothing()
    word, said = meant(tag), parts[3][found.end() :]
    if word not in _KNOWN:
        return _unknown(word)
    kind = parts[2] or ""
    after = tag[2:].lstrip("-+")[len(kind) :]
    odd = kind and (parts[1] or kind != kind.lower() or not after[:1].isspace())
    if odd or found[1] != word:
        right = _OTHERS.get(found[1].lower(), word)
        if (
            not kind and right == word
        ):  # a p or tr that it had is gone, and would not be in the hint
            return _instead(right, found[1])
        return _write(f"{{%{kind.lower()} {right}{said} %}}")
    return _asked(word, said)


def _asked(word: str, said: str) -> Text | None:
    """Say what is wrong with what a command asks for."""
    if word == "set" or word in _OWN:
        return None
    if word == "for" and (other := _IN(said)):
        return _instead("in", other[1])
    return _signs(said) if said.strip() or word.startswith("e") else _nothing()


def _value(tag: str) -> Text | None:
    """Say what was meant by a tag that prints."""
    parts = _VALUE(tag)
    if parts is None:
        return None
    if not parts[1]:
        return _nothing()
    if drawn := _CHART(parts[1]):
        return _write(f"{{% chart {drawn[1]} %}}")
    if parts[1].partition(" ")[0] in _BLOCKS:
        return _write(f"{{% {parts[1]} %}}")
    return _signs(parts[1])


def _signs(said: str) -> Text | None:
    said = _TEXTS("", said)
    signs = ((wrong, right) for is_in, wrong, right in _SIGNS if is_in(said))
    wrong, right = next(signs, ("", ""))
    return _instead(right, wrong) if right else None


def _unknown(word: str) -> Text:
    if near := get_close_matches(word, _COMMANDS, 1):
        return say("did you mean “{name}”?", name=near[0])
    return say("the commands are {names}", names=", ".join(_COMMANDS))


def _nothing() -> Text:
    return say("write in the tag what it prints or asks for")


def _instead(right: str, wrong: str) -> Text:
    return say("write {right}, not {wrong}", right=right, wrong=wrong)


def _write(tag: str) -> Text:
    return say("write {tag}", tag=tag)
