"""Regular expressions that compile when they are first asked.

The rules have some three hundred, of which a sound dossier asks a third: to compile them all took
longer than to check it.
"""

import re
from functools import cached_property
from typing import Any, cast


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Give what is used as `re.compile` would give it; a faulty source is told at its first use.

    Its methods are asked of it, as `pattern(...).search(text)`; the functions of `re` refuse it.
    """
    return cast("re.Pattern[str]", _Pattern(source, flags))


class _Pattern:
    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self.flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)

    def __getattr__(self, name: str) -> Any:
        # What is found is kept, so that the next time it is had without a word of ours.
        held = getattr(self._compiled, name)
        setattr(self, name, held)
        return held
