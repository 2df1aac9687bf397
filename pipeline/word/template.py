"""A Word template: compiled once, then filled as often as wanted."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.word.form import Form

_NO_FILTERS: Mapping[str, Callable[..., object]] = MappingProxyType({})


class Template:
    """Compiles on creation, and then refuses a faulty template with all its faults.

    `show` turns a number or a date into text. `provenance` is XML with tags, for a custom XML part.
    Any part may print `document.title`: the title among the properties, filled in.
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
        self._form: Form = compiled(data, given, (show, filters), provenance)

    def render(self, context: Mapping[str, object]) -> bytes:
        """Fill the template. Equal contexts give equal bytes; a fault refuses with all faults."""
        return self._form.filled(context)
