"""A Word template: compiled once, then filled as often as wanted."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.word import form

_NO_FILTERS: Mapping[str, Callable[..., object]] = MappingProxyType({})


class Template:
    """Compiles on creation, and then refuses a faulty template with all its faults.

    `show` turns a number or a date into text. `provenance` is XML with tags, for a custom XML part.
    """

    def __init__(
        self,
        source: Path | str | bytes,
        *,
        name: str = "",
        show: Callable[[object], str] = str,
        filters: Mapping[str, Callable[..., object]] = _NO_FILTERS,
        provenance: str = "",
    ) -> None:
        # jinja2, lxml and docxtpl take a quarter of a second; --help must not wait for them.
        from pipeline.word.form import compiled

        data = source if isinstance(source, bytes) else Path(source).read_bytes()
        given = name or ("template" if isinstance(source, bytes) else str(source))
        self.name = given
        self._form: form.Form = compiled(data, given, (show, filters), provenance)

    def render(self, context: Mapping[str, object]) -> bytes:
        """Fill the template. Equal contexts give equal bytes; a fault refuses with all faults."""
        return self._form.filled(context)


class Family:
    """The look of documents, compiled once for all the bodies that are laid under it.

    A faulty family is refused on creation, by its own name, with all its faults.
    """

    def __init__(
        self, source: bytes, name: str, language: str, options: "form.Options", provenance: str = ""
    ) -> None:
        from pipeline.word.form import family

        self._family: form.Family = family(source, name, options, language, provenance)

    def under(self, body: bytes, name: str) -> "form.Form":
        """Compile a body laid under the family. Its headers and footers see less than its text."""
        from pipeline.word.form import under

        return under(self._family, body, name)
