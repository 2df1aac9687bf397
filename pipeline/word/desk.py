"""A file that is being changed: its parts, those of them that are open, and those that are new."""

from dataclasses import dataclass, field

from lxml import etree

from pipeline.word.package import OFFICE, Link, Parts, free
from pipeline.word.splice import Spliced
from pipeline.word.tree import W

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(slots=True)
class Desk:
    """A file on which one works; state lives only as long as the work."""

    parts: Parts
    opened: dict[str, Spliced] = field(default_factory=dict)

    def part(self, name: str) -> Spliced:
        if name not in self.opened:
            self.opened[name] = Spliced(self.parts.needed(name).data())
        return self.opened[name]

    def linked(self, kind: str) -> Spliced | None:
        """Open the part of this kind that the text leads to."""
        name = self.parts.linked(kind)
        return self.part(name) if name else None

    def added(self, kind: str, data: bytes = b"") -> Spliced:
        """Give the text a part of this kind, which it has not."""
        parts = self.parts
        name = f"word/{kind}.xml"
        links = parts.links(parts.main)
        link = Link(next(free(links)), f"{OFFICE}/{kind}", name)
        empty = f'{_HEAD}<w:{kind} xmlns:w="{W[1:-1]}"></w:{kind}>'.encode()
        parts = parts.having(name, data or empty, f"{_WORD}{kind}+xml")
        self.parts = parts.leading(parts.main, [*links, link])
        return self.part(name)

    @property
    def changed(self) -> bool:
        return any(one.changed for one in self.opened.values())

    def track(self) -> None:
        """Let Word track what is changed from now on."""
        settings = self.linked("settings") or self.added("settings")
        if settings.root.find(f"{W}trackRevisions") is None:
            before = sum(1 for one in settings.root if one.tag in _BEFORE_TRACKING)
            settings.root.insert(before, etree.Element(f"{W}trackRevisions"))
            settings.added()

    def closed(self) -> Parts:
        """Write every part that was changed, and list those that are new."""
        parts = self.parts
        for name, part in self.opened.items():
            if part.changed:
                parts = parts.having(name, part.written(), parts.types[name])
        return parts.listed()


_BEFORE_TRACKING = frozenset(
    f"{W}{name}"
    for name in (
        *("writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime"),
        *("doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText"),
        *("printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts"),
        *("embedSystemFonts", "saveSubsetFonts", "saveFormsData", "mirrorMargins"),
        *("alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter"),
        *("gutterAtTop", "hideSpellingErrors", "hideGrammaticalErrors", "activeWritingStyle"),
        *("proofState", "formsDesign", "attachedTemplate", "linkStyles", "stylePaneFormatFilter"),
        *("stylePaneSortMethod", "documentType", "mailMerge", "revisionView"),
    )
)
