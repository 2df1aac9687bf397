"""Builds a history as the command does, and reads what its documents say, headers and all."""

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from pipeline import batch, workflow
from pipeline.diagnostics import Diagnostic
from pipeline.norm import NO_BREAK
from pipeline.outcome import BuildOrder, Fate

TYPES = workflow.types()
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SAYS = ("word/document", "word/header", "word/footer")


class Built(NamedTuple):
    """What came of one run: the fate of each document, what it says, its bytes, the findings."""

    fates: dict[str, Fate]
    says: dict[str, tuple[str, ...]]
    bytes: dict[str, bytes]
    findings: tuple[Diagnostic, ...]


def build(place: Path, written: str, as_of: dt.date) -> Built:
    path = place / "nyvik.yaml"
    path.write_text(written, encoding="utf-8")
    order = BuildOrder(types=TYPES, output=place / "outputs", as_of=as_of)
    (outcome,) = batch.build_all((str(path),), order)
    held = {one.name: one.read_bytes() for one in (place / "outputs" / "nyvik").glob("*.docx")}
    return Built(
        {one.name: one.fate for one in outcome.files},
        {name: tuple(_says(content)) for name, content in held.items()},
        held,
        outcome.diagnostics,
    )


def _says(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        held = [parts.read(one) for one in parts.namelist() if one.startswith(_SAYS)]
    paragraphs = (
        "".join(text.text or "" for text in one.iter(f"{_W}t"))
        for part in held
        for one in etree.fromstring(part).iter(f"{_W}p")
    )
    return [one.replace(NO_BREAK, " ") for one in paragraphs if one]
