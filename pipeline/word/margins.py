"""The parts of a file that hold text, and which of one file is which of another."""

from collections.abc import Iterator, Mapping

from lxml import etree

from pipeline.frozen import Frozen
from pipeline.word.body import Leaf, Paragraph, Unit, leaves, plain
from pipeline.word.bring import known
from pipeline.word.package import OFFICE, Parts
from pipeline.word.roles import Role, roles
from pipeline.word.tree import W

BODY = "body"
_R = f"{{{OFFICE}}}"
_HEADS = (Role.TITLE, Role.HEADING)

Place = tuple[int, str, str]


class Sheetful(Frozen, eq=False):
    """The text of one part: its blocks, and the heading that each stands under."""

    name: str
    holder: etree._Element
    blocks: tuple[Leaf, ...]
    headings: Mapping[Unit, str]


def places(parts: Parts) -> dict[Place, str]:
    """Name the parts with text: the body, and each header and footer by section and kind."""
    targets = {one.key: one.target for one in parts.links(parts.main)}
    found: dict[Place, str] = {(-1, BODY, ""): parts.main}
    for number, section in enumerate(parts.tree(parts.main).iter(f"{W}sectPr")):
        for kind in ("header", "footer"):
            for one in section.iterchildren(f"{W}{kind}Reference"):
                name = targets.get(str(one.get(f"{_R}id")), "")
                if name in parts.members and name not in found.values():
                    found[number, kind, str(one.get(f"{W}type"))] = name
    return found


def sheetful(parts: Parts, name: str, root: etree._Element) -> Sheetful:
    """Read a part as blocks."""
    body = root.find(f"{W}body")
    holder = root if body is None else body
    blocks = leaves(holder, known(parts, name))
    return Sheetful(name, holder, blocks, dict(_headed(parts, blocks)))


def _headed(parts: Parts, blocks: tuple[Leaf, ...]) -> Iterator[tuple[Unit, str]]:
    ranks = roles(parts.linked_tree("styles"), parts.linked_tree("numbering"))
    heading = ""
    for one in blocks:
        if isinstance(one, Paragraph) and one.text and ranks.rank(one.element).role in _HEADS:
            heading = plain(one.text)
        yield one, heading


def paper(parts: Parts) -> tuple[tuple[str, ...], ...]:
    """Give the size of the pages of each section."""
    return tuple(
        tuple(sorted(f"{name}={size.get(name)}" for name in map(str, size.keys())))
        for size in parts.tree(parts.main).iter(f"{W}pgSz")
    )
