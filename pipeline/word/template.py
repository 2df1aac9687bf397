"""A Word template: compiled once, then filled as often as wanted."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypedDict, Unpack

from pipeline.word.budget import SIZE, STEPS, Budget
from pipeline.word.faults import Refused

if TYPE_CHECKING:
    from pipeline.word import assemble, form
    from pipeline.word.blocks import Blocks

_NO_FILTERS: Mapping[str, Callable[..., object]] = MappingProxyType({})
_NONE_ABSENT: Mapping[str, Refused] = MappingProxyType({})


class Options(TypedDict, total=False):
    """How a template is filled.

    `show` turns a number or a date into text. `provenance` is XML with tags, for a custom XML part.
    `absent` says of names that another template might use why this one cannot.
    """

    show: Callable[[object], str]
    filters: Mapping[str, Callable[..., object]]
    provenance: str
    absent: Mapping[str, Refused]


class Bounded(Options, total=False):
    """The same, and what one document may take: turns of loops, and characters of XML."""

    steps: int
    size: int


class Template:
    """Compiles on creation, and then refuses a faulty template with all its faults.

    One file is a whole template. A body under a family is the business of Family.
    """

    def __init__(
        self, source: Path | str | bytes, *, name: str = "", **options: Unpack[Bounded]
    ) -> None:
        # jinja2, lxml and docxtpl take a quarter of a second; --help must not wait for them.
        from pipeline.word.assemble import compiled

        data = source if isinstance(source, bytes) else Path(source).read_bytes()
        given = name or ("template" if isinstance(source, bytes) else str(source))
        self.name = given
        self._budget = Budget(options.get("steps", STEPS), options.get("size", SIZE))
        self._form: form.Form = compiled(data, given, _options(options))

    def render(self, context: Mapping[str, object]) -> bytes:
        """Fill the template. Equal contexts give equal bytes; a fault refuses with all faults."""
        return self._form.filled(context, self._budget)


class Family:
    """The look of documents, compiled once for all the bodies that are laid under it.

    A faulty family is refused on creation, by its own name, with all its faults.
    """

    def __init__(self, source: bytes, name: str, language: str, **options: Unpack[Options]) -> None:
        from pipeline.word.assemble import family

        self._family: assemble.Family = family(source, name, _options(options), language)

    def under(
        self,
        body: bytes,
        name: str,
        absent: Mapping[str, Refused] = _NONE_ABSENT,
        blocks: "Blocks | None" = None,
    ) -> "form.Form":
        """Compile a body laid under the family. Its headers and footers see less than its text.

        `absent` says of names that another body might use why this one cannot. `blocks` are what
        the body may ask for.
        """
        from pipeline.word.assemble import under

        return under(self._family, body, name, absent, blocks)


def _options(given: Options) -> "form.Options":
    from pipeline.word.form import Options as Whole

    return Whole(
        given.get("show", str),
        given.get("filters", _NO_FILTERS),
        given.get("provenance", ""),
        given.get("absent", _NONE_ABSENT),
    )
