"""Holds a wheel against the tree that it was made of: make installed."""

import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
# Where the folders of the tree lie in the wheel.
_PLACES = {"pipeline": "pipeline", "templates": "pipeline/templates"}
_MADE = {".pyc"}


def wanted(root: Path) -> set[str]:
    """Give the names that a wheel must have: of all that is in the program and its templates."""
    return {
        f"{place}/{path.relative_to(root / folder).as_posix()}"
        for folder, place in _PLACES.items()
        for path in (root / folder).rglob("*")
        if path.is_file() and path.suffix not in _MADE and not path.name.startswith((".", "~"))
    }


def lacking(wheel: Path, root: Path) -> list[str]:
    """Give the names that the tree has and the wheel has not."""
    with zipfile.ZipFile(wheel) as held:
        return sorted(wanted(root) - {*held.namelist()})


def main() -> None:
    found = lacking(Path(sys.argv[1]), ROOT)
    print("\n".join(f"not in the wheel: {one}" for one in found) or "The wheel has all of the tree")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
