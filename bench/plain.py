"""What one would write with docxtpl alone: templates and ready contexts in, documents out.

python bench/plain.py FOLDER OUTPUTS

Started by process.py, as a process of its own that loads nothing of this project.
"""

import datetime as dt
import pickle
import sys
from pathlib import Path
from typing import Any, Self


class Key(str):
    """A word of a closed list, which may be asked by its key."""

    __slots__ = ("key", "keys")

    key: str
    keys: tuple[str, ...]

    def __new__(cls, label: str, key: str, keys: tuple[str, ...]) -> Self:
        word = super().__new__(cls, label)
        word.key, word.keys = key, keys
        return word

    def __reduce__(self) -> tuple[type[Self], tuple[str, str, tuple[str, ...]]]:
        return type(self), (str(self), self.key, self.keys)


def main(folder: Path, outputs: Path) -> None:
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Environment(ImmutableSandboxedEnvironment):
        def getattr(self, obj: Any, attribute: str) -> Any:
            if isinstance(obj, Key) and attribute in obj.keys:
                return obj.key == attribute
            return super().getattr(obj, attribute)

    def shown(value: object) -> str:
        return value.strftime("%d.%m.%Y") if isinstance(value, dt.date) else str(value)

    environment = Environment(undefined=StrictUndefined, autoescape=True, finalize=shown)
    environment.filters |= {
        "short_date": shown,
        "capital": lambda text: text[:1].upper() + text[1:],
        "words": str,
        "listed": ", ".join,
        "shade": lambda _: "D9D9D9",
    }
    held = pickle.loads((folder / "contexts").read_bytes())  # noqa: S301 process.py has made it
    for kind, file, context in held:
        document = DocxTemplate(folder / f"{kind}.docx")
        document.render(context, jinja_env=environment)
        document.save(outputs / file)


if __name__ == "__main__":
    # The contexts know their words by this name.
    from plain import main

    main(Path(sys.argv[1]), Path(sys.argv[2]))
