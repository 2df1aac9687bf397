"""The whole country: 357 dossiers checked, built, built again, and built after one fact changed.

python bench/country.py [--against REV] [--quick | --smallest]

A whole process each time, and beside the country one dossier alone.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sides import DOSSIERS, Side, compared, options, sides, times

# The smallest first.
EXAMPLES = ("larvik", "fjordheim", "eksempelvik")
# At least two: one is changed, and one is not.
COUNTRY, FEW, FEWEST = 357, 48, 2
CHANGED = "m001.yaml"


def filled(folder: Path, municipalities: int) -> None:
    """Write the dossiers: the examples in turn, each under an id of its own."""
    folder.mkdir(parents=True)
    for number in range(municipalities):
        name = EXAMPLES[number % len(EXAMPLES)]
        text = (DOSSIERS / f"{name}.yaml").read_text(encoding="utf-8")
        own = text.replace(f"\nid: {name}\n", f"\nid: m{number:03}\n")
        (folder / f"m{number:03}.yaml").write_text(own, encoding="utf-8")


@contextmanager
def one_core() -> Iterator[None]:
    """Keep what is started here to one core, where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    held = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(held)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, held)


def change(path: Path) -> None:
    """Change one fact, so that it differs from what was built last."""
    text = path.read_text(encoding="utf-8")
    swapped = text.replace("F17", "F18") if "F17" in text else text.replace("F18", "F17")
    path.write_text(swapped, encoding="utf-8")


def measured(side: Side, where: Path) -> Mapping[str, float]:
    inputs, outputs, alone = (where / side.name / name for name in ("inputs", "outputs", "alone"))
    for folder in (outputs, alone):
        shutil.rmtree(folder, ignore_errors=True)
    with one_core():
        checked = side.saksflyt("check", inputs)
    cold = side.saksflyt("build", inputs, "-o", outputs)
    documents = len(list(outputs.glob("*/*.docx")))
    again = side.saksflyt("build", inputs, "-o", outputs)
    change(inputs / CHANGED)
    one_fact = side.saksflyt("build", inputs, "-o", outputs)
    one = side.saksflyt("build", DOSSIERS / "eksempelvik.yaml", "-o", alone)
    spent = {
        "check, one core": checked,
        "build, nothing there yet": cold,
        "build, nothing changed": again,
        "build, one fact changed": one_fact,
        "one dossier, whole process": one,
    }
    return {
        "documents": documents,
        **{f"{what}, s": taken.seconds for what, taken in spent.items()},
        **{f"{what}, processor s": taken.busy for what, taken in spent.items()},
        "peak of the largest process, MB": cold.megabytes,
    }


def main() -> None:
    given = options(__doc__ or "").parse_args()
    municipalities = max(times(given, COUNTRY, quick=FEW), FEWEST)
    counts: dict[str, float] = {}
    with sides(given.against) as both, tempfile.TemporaryDirectory() as folder:
        where = Path(folder)
        # Compiled templates are kept, but not among those of whoever measures.
        os.environ |= {"XDG_CACHE_HOME": str(where / "cache"), "CI": ""}
        for side in both:
            filled(where / side.name / "inputs", municipalities)
            # Python compiles a new checkout at its first run.
            side.saksflyt("build", DOSSIERS / "larvik.yaml", "-o", where / "first")

        def work(side: Side) -> Mapping[str, float]:
            found = measured(side, where)
            counts[side.name] = found["documents"]
            return found

        print(f"{municipalities} dossiers of bench/dossiers")
        compared(both, times(given, 5, quick=3), work)
    if 0 in counts.values() or len(set(counts.values())) > 1:
        raise SystemExit(f"the revisions made different documents: {counts}")


if __name__ == "__main__":
    main()
