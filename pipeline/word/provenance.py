"""Put a custom XML part into a package: what a document was made from."""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping

from pipeline.word.package import Member, deflated

_GUID = "{6E2B3C0A-5D1F-4B7E-9A43-5A6B7C8D9E0F}"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_PROPS_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_PROPS = (
    f'{_HEAD}<ds:datastoreItem ds:itemID="{_GUID}" xmlns:ds="{_OFFICE}/customXml">'
    "<ds:schemaRefs/></ds:datastoreItem>"
)


_MADE_FOR = re.compile(
    r"urn:saksflyt:provenance:1.*<type>([a-z0-9-]*)</type><item>([a-z0-9-]*)</item>", re.DOTALL
)


def made_for(content: bytes) -> tuple[str, str] | None:
    """Say which type and item a document of ours was made for; None for any other file."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = (one for one in package.infolist() if one.filename.startswith("customXml/item"))
            texts = (package.read(one).decode() for one in parts if one.file_size < _MOST)
            return next((_pair(found) for found in map(_MADE_FOR.search, texts) if found), None)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, EOFError):
        return None


_MOST = 100_000


def _pair(found: re.Match[str]) -> tuple[str, str]:
    return found[1], found[2]


def with_provenance(members: Mapping[str, Member], main: str, xml: str) -> dict[str, Member]:
    """Add the part, its properties, their relationships and content types."""
    number = next(n for n in range(1, len(members) + 2) if f"customXml/item{n}.xml" not in members)
    props = f"itemProps{number}.xml"
    folder, _, file = main.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels"
    up = "../" * len(folder.split("/")) if folder else ""
    added = {
        f"customXml/item{number}.xml": xml,
        f"customXml/{props}": _PROPS,
        f"customXml/_rels/item{number}.xml.rels": _with_link("", "customXmlProps", props),
        rels: _with_link(_text(members, rels), "customXml", f"{up}customXml/item{number}.xml"),
        "[Content_Types].xml": _with_types(_text(members, "[Content_Types].xml"), props),
    }
    return dict(members) | {name: deflated(name, (text.encode(),)) for name, text in added.items()}


def _text(members: Mapping[str, Member], name: str) -> str:
    return members[name].data().decode("utf-8-sig") if name in members else ""


def _with_link(rels: str, kind: str, target: str) -> str:
    rels = rels or f'{_HEAD}<Relationships xmlns="{_RELS}"></Relationships>'
    rels = re.sub(r"<Relationships([^>]*)/>", r"<Relationships\1></Relationships>", rels)
    numbers = (n for n in range(1, len(rels)) if f'"rIdP{n}"' not in rels)
    link = f'<Relationship Id="rIdP{next(numbers)}" Type="{_OFFICE}/relationships/{kind}"'
    return rels.replace("</Relationships>", f'{link} Target="{target}"/></Relationships>')


def _with_types(types: str, props: str) -> str:
    override = f'<Override PartName="/customXml/{props}" ContentType="{_PROPS_TYPE}"/>'
    default = '<Default Extension="xml" ContentType="application/xml"/>'
    if not re.search(r'Extension="xml"', types, re.IGNORECASE):
        types = re.sub(r"(<Types[^>]*>)", rf"\g<1>{default}", types, count=1)
    return types.replace("</Types>", f"{override}</Types>")
