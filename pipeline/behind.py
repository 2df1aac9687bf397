"""Documents that are not as they would be made now, as findings: for formats of nothing else."""

from collections.abc import Iterator, Mapping

from pipeline.diagnostics import Diagnostic, Text, say
from pipeline.outcome import Fate, Outcome

_EDITED = (
    say("the document was edited by hand"),
    say("run saksflyt accept if the edit stands, or move the file away to have a new one"),
)
# What makes build end with 1, and what only build --check minds.
_ALWAYS: Mapping[Fate, tuple[Text, Text]] = {
    Fate.EDITED: _EDITED,
    Fate.UNCERTAIN: (
        say("the document may have been sent, for its state was lost with manifest.json"),
        say("fetch manifest.json from the last commit, or move the file away to have a new one"),
    ),
}
_IF_CHECKED: Mapping[Fate, tuple[Text, Text]] = {
    Fate.NEW: (say("the document is due, and is not here"), say("run saksflyt build")),
    Fate.STALE: (say("the document is not as it would be made now"), say("run saksflyt build")),
    Fate.LEFT_OVER: (
        say("nothing in the dossier asks for the document any more"),
        say("move it away or delete it"),
    ),
}


def behind(outcome: Outcome, *, checks: bool) -> Iterator[Diagnostic]:
    """Find each document for which build, or build --check, does not end with 0."""
    told = {**_ALWAYS, **(_IF_CHECKED if checks else {})}
    for one in outcome.files:
        if one.fate in told:
            yield Diagnostic(f"{outcome.folder}/{one.name}", 1, 1, "O008", *told[one.fate])


CODES: Mapping[str, tuple[str, str]] = {
    "O008": (
        "A document is not the one that would be made now",
        (
            "It was edited by hand, or its state is lost; with build --check also if it is missing,"
            " is older than what the dossier says, or is left over. It is told only in a format"
            " that is asked for with build --format; else build says so in words."
        ),
    ),
}
