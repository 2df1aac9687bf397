"""The whole country: 357 dossiers checked, built, built again, and built after one fact changed."""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXAMPLES = ("eksempelvik", "fjordheim", "larvik")
MUNICIPALITIES = 357
DAY = "2026-03-02"


def filled(folder: Path) -> None:
    """Write 357 dossiers: the examples in turn, each under an id of its own."""
    for number in range(MUNICIPALITIES):
        name = EXAMPLES[number % len(EXAMPLES)]
        text = (ROOT / "inputs" / f"{name}.yaml").read_text(encoding="utf-8")
        own = text.replace(f"\nid: {name}\n", f"\nid: m{number:03}\n")
        (folder / f"m{number:03}.yaml").write_text(own, encoding="utf-8")


def run(label: str, *arguments: str) -> None:
    begun = time.perf_counter()
    command = [sys.executable, "-m", "pipeline", "-q", *arguments, "--as-of", DAY]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    print(f"{label:48}{time.perf_counter() - begun:8.2f} s")


def main() -> None:
    with tempfile.TemporaryDirectory() as where:
        inputs, outputs = Path(where, "inputs"), Path(where, "outputs")
        inputs.mkdir()
        filled(inputs)
        lines = sum(len(one.read_bytes().splitlines()) for one in inputs.iterdir())
        print(f"{MUNICIPALITIES} dossiers, {lines / MUNICIPALITIES:.0f} lines each on average")
        run("check, one process", "check", str(inputs))
        run("build, nothing there yet", "build", str(inputs), "-o", str(outputs))
        print(f"{len(list(outputs.glob('*/*.docx'))):8} documents")
        run("build, nothing changed", "build", str(inputs), "-o", str(outputs))
        one = inputs / "m001.yaml"
        text = one.read_text(encoding="utf-8")
        one.write_text(text.replace("F17", "F18"), encoding="utf-8")
        run("build, one fact changed in one dossier", "build", str(inputs), "-o", str(outputs))
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"{'peak of the largest process':48}{peak:8.0f} MB")


if __name__ == "__main__":
    main()
