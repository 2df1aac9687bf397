"""Draw the Word templates: python -m tools.draw [--force] [TYPE...].

The Word files are the truth: people edit them in Word. So a file that is not as this tool left it
is kept, unless --force is given. tools/drawn.sha256 says how it left them.
"""

import argparse
import hashlib
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from lxml import etree

from pipeline.norm import Norm
from tools import (
    blocks,
    cases,
    compliance,
    currentstate,
    evaluations,
    foundation,
    knowledge,
    letters,
    look,
    mandates,
    maps,
    models,
    notices,
    orders,
    planinput,
    plans,
    survey,
)
from tools.blocks import Block, Text, pick

_ROOT = Path(__file__).parent.parent
_DRAWN = Path(__file__).with_name("drawn.sha256")
_STAMP = (1980, 1, 1, 0, 0, 0)
_DAY = "2026-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A document type to draw: its body, what its header calls it, and the file's title."""

    outline: Block
    kind: Text
    title: Text
    letter: bool = False


# A title that says what the document is serves at the head of every page, under any master.
RUNNING = "{{ document.title }}"
CASE = f"{cases.KIND}: {cases.TITLE}"

DRAWINGS = {
    "mandate-request": Drawing(mandates.OUTLINE, RUNNING, mandates.TITLE),
    "case-draft": Drawing(cases.OUTLINE, RUNNING, CASE),
    "evaluation-case": Drawing(evaluations.OUTLINE, RUNNING, CASE),
    "follow-up-letter": Drawing(letters.OUTLINE, letters.KIND, letters.TITLE, letter=True),
    "compliance-report": Drawing(compliance.OUTLINE, compliance.KIND, compliance.NAMED),
    "current-state-note": Drawing(currentstate.OUTLINE, currentstate.KIND, currentstate.NAMED),
    "value-foundation": Drawing(foundation.OUTLINE, foundation.KIND, foundation.NAMED),
    "decision-notice": Drawing(notices.OUTLINE, notices.KIND, notices.TITLE, letter=True),
    "plan-input": Drawing(planinput.OUTLINE, planinput.KIND, planinput.TITLE, letter=True),
    "responsibility-map": Drawing(maps.OUTLINE, maps.KIND, maps.NAMED),
    "knowledge-base": Drawing(knowledge.OUTLINE, knowledge.KIND, knowledge.NAMED),
    "model-proposal": Drawing(models.OUTLINE, models.KIND, models.NAMED),
    "mapping-report": Drawing(survey.OUTLINE, survey.KIND, survey.TITLE),
    "mapping-request": Drawing(orders.OUTLINE, orders.KIND, orders.TITLE, letter=True),
    "plan-overview": Drawing(plans.OUTLINE, plans.KIND, plans.TITLE),
}

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
_EDGES = tuple((kind, which) for kind in ("header", "footer") for which in ("first", "default"))


def parts(drawing: Drawing, norm: Norm) -> Iterator[tuple[str, str]]:
    """Write every part of one file, in the order they lie in it."""
    body = f"<w:body>{drawing.outline(norm)}{look.page()}</w:body>"
    document = f"<w:document {look.NAMESPACES}>{body}</w:document>"
    used = {int(one) for one in re.findall(r'<w:numId w:val="(\d+)"/>', document)}
    lists = tuple(sorted(one for one in used if one > look.LISTS))
    yield "[Content_Types].xml", _content_types()
    yield (
        "_rels/.rels",
        _relations((("officeDocument", "word/document.xml"), ("core", "docProps/core.xml"))),
    )
    yield "docProps/core.xml", _core(pick(drawing.title, norm), norm)
    yield "word/document.xml", document
    yield "word/_rels/document.xml.rels", _relations(_DOCUMENT)
    yield "word/styles.xml", look.styles(norm)
    yield "word/numbering.xml", look.numbering(lists)
    yield "word/settings.xml", look.settings(norm)
    yield "word/fontTable.xml", look.fonts()
    yield "word/theme/theme1.xml", look.theme()
    for kind, which in _EDGES:
        yield f"word/{kind}-{which}.xml", _edge(drawing, kind, which, norm)


def _edge(drawing: Drawing, kind: str, which: str, norm: Norm) -> str:
    if kind == "footer":
        contact = blocks.contact_line(norm) if drawing.letter and which == "first" else ""
        return f"<w:ftr {look.NAMESPACES}>{contact}{blocks.foot(norm)}</w:ftr>"
    block = blocks.letterhead() if which == "first" else blocks.running_head(drawing.kind)
    return f"<w:hdr {look.NAMESPACES}>{block(norm)}</w:hdr>"


_DOCUMENT = (
    ("styles", "styles.xml"),
    ("numbering", "numbering.xml"),
    ("settings", "settings.xml"),
    ("fontTable", "fontTable.xml"),
    ("theme", "theme/theme1.xml"),
    *((f"{kind}-{which}", f"{kind}-{which}.xml") for kind, which in _EDGES),
)


def _relations(targets: tuple[tuple[str, str], ...]) -> str:
    def kind(name: str) -> str:
        if name == "core":
            return f"{_PACKAGE}/relationships/metadata/core-properties"
        return f"{look.R}/{name.partition('-')[0]}"

    inner = "".join(
        f'<Relationship Id="{name}" Type="{kind(name)}" Target="{target}"/>'
        for name, target in targets
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _content_types() -> str:
    held = {
        "docProps/core.xml": _CORE,
        "word/document.xml": f"{_MAIN}.document.main+xml",
        "word/styles.xml": f"{_MAIN}.styles+xml",
        "word/numbering.xml": f"{_MAIN}.numbering+xml",
        "word/settings.xml": f"{_MAIN}.settings+xml",
        "word/fontTable.xml": f"{_MAIN}.fontTable+xml",
        "word/theme/theme1.xml": _THEME,
        **{f"word/{kind}-{which}.xml": f"{_MAIN}.{kind}+xml" for kind, which in _EDGES},
    }
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in held.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        f' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _core(title: str, norm: Norm) -> str:
    author = "{{ dossier.municipality.name }}"
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{_DAY}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy>{dates}"
        f"<dc:language>{norm.language}</dc:language></cp:coreProperties>"
    )


def packed(drawing: Drawing, norm: Norm) -> bytes:
    return zipped(parts(drawing, norm))


def zipped(held: Iterable[tuple[str, str | bytes]]) -> bytes:
    """Zip parts, XML as text and the rest as bytes; equal outlines give equal bytes."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in held:
            data = part if isinstance(part, bytes) else _canonical(part)
            archive.writestr(zipfile.ZipInfo(name, _STAMP), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _canonical(xml: str) -> bytes:
    return etree.tostring(
        etree.fromstring(xml), xml_declaration=True, encoding="UTF-8", standalone=True
    )


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _left() -> dict[str, str]:
    """Read how the tool left each file, in sha256sum's form."""
    lines = _DRAWN.read_text("utf-8").splitlines() if _DRAWN.exists() else []
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Draw the Word templates.")
    parser.add_argument("types", nargs="*", metavar="TYPE", help=", ".join(DRAWINGS))
    parser.add_argument("--force", action="store_true", help="overwrite files edited in Word")
    given = parser.parse_args(arguments)
    left = _left()
    kept = []
    for name in given.types or DRAWINGS:
        for norm in Norm:
            path = f"templates/{name}/{norm}.docx"
            file = _ROOT / path
            if file.exists() and _digest(file.read_bytes()) != left.get(path) and not given.force:
                kept.append(path)
                continue
            data = packed(DRAWINGS[name], norm)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            left[path] = _digest(data)
    _DRAWN.write_text("".join(f"{left[one]}  {one}\n" for one in sorted(left)), "utf-8")
    for path in kept:
        print(f"{path}: edited in Word, kept (--force overwrites it)", file=sys.stderr)
    return 1 if kept else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
