"""The pictures of a dossier: files that were read become values, or findings at their line."""

import hashlib
from collections.abc import Mapping

from pipeline.diagnostics import Diagnostic, Text, say
from pipeline.dossier.dossier import Dossier
from pipeline.dossier.pictures import Illustration
from pipeline.frozen import replace
from pipeline.source import Source
from pipeline.word.picture import NoPicture, pictured

CODES: Mapping[str, tuple[str, str]] = {
    "Y019": (
        "A picture cannot be used",
        (
            "A picture is a PNG or JPEG file of 5 MB at most in the folder of the dossier, or in a"
            " folder in it; no link leads to it. Its alternative text says in three words or more"
            " what it shows. What the file tells of its maker and of the place is left out of the"
            " documents."
        ),
    ),
}
_FEWEST_WORDS = 3

# By the name that the dossier gives: the bytes of a file, or why it could not be read.
Files = Mapping[str, bytes | Text]


def illustrated(
    source: Source, dossier: Dossier, files: Files
) -> tuple[Dossier, tuple[Diagnostic, ...]]:
    """Give the dossier with its pictures, and what is wrong with them."""
    held: list[Illustration] = []
    found: list[Diagnostic] = []
    for number, one in enumerate(dossier.pictures):
        content = files[one.file]
        wrong = content if isinstance(content, Text) else None
        try:
            if isinstance(content, bytes):
                held.append(replace(one, picture=pictured(content, one.alt)))
        except NoPicture as fault:
            wrong = fault.what
        if wrong is not None:
            found.append(_finding(source, number, "file", wrong))
        if len(one.alt.split()) < _FEWEST_WORDS:
            what = say("the alternative text of the picture has fewer than three words")
            found.append(_finding(source, number, "alt", what))
    return (dossier if found else replace(dossier, pictures=tuple(held))), tuple(found)


def digest(files: Files) -> str:
    """Tell the files apart from any others; no file gives nothing."""
    told = (
        f"{name} {hashlib.sha256(one).hexdigest() if isinstance(one, bytes) else ''}"
        for name, one in sorted(files.items())
    )
    return "\n".join(told)


def _finding(source: Source, number: int, key: str, what: Text) -> Diagnostic:
    position = source.position(("pictures", number, key))
    hint = (
        say("write what the picture shows, for those who do not see it")
        if key == "alt"
        else say("put a PNG or JPEG file of 5 MB at most beside the dossier, and name it here")
    )
    return Diagnostic(source.path, position.line, position.column, "Y019", what, hint)
