"""Comments that may be an author's words: YAML leaves them out, and nobody sees it in the file."""

from collections.abc import Mapping

from pipeline.contract.declare import FieldKind, KeyPath, key_at
from pipeline.contract.short import alone
from pipeline.diagnostics import Diagnostic, Severity, say
from pipeline.source import Source

_CUT = (
    say("The text ends here: # and the rest of the line are a comment, and are not printed"),
    say(
        "Put the whole text in quotes if # belongs to it; else write two spaces before # and one "
        "after it"
    ),
)


def doubtful(source: Source, kind: type) -> tuple[Diagnostic, ...]:
    """Warn of each comment that may belong to a text.

    A number, a date, a key or a word from a closed list is whole as it stands, so what is written
    after it can only explain it.
    """
    return tuple(
        Diagnostic(source.path, *sign, "Y018", *_CUT, Severity.WARNING)
        for path, sign in source.cuts.items()
        if _is_text(kind, path)
    )


def _is_text(kind: type, path: KeyPath) -> bool:
    try:
        key = key_at(kind, path)
    except KeyError:
        return False  # no key of the contract, and refused for that
    key = alone(key) or key if key.kind is FieldKind.MAPPING else key
    return key.kind is FieldKind.PROSE or key.printed


CODES: Mapping[str, tuple[str, str]] = {
    "Y018": (
        "A text may be cut by #",
        (
            "After a space, # begins a comment, which no document prints. Who writes of house #2"
            " loses the rest of the sentence without seeing it. Nobody but the author knows which"
            " it is: put a text that holds # in quotes, and write a comment with two spaces"
            " before # and one after it, or on a line of its own."
        ),
    ),
}
