"""How many findings there are of each code, the most first."""

from collections import Counter

from pipeline import manual
from pipeline.formats.run import CheckRun
from pipeline.language import Translate


def statistics(run: CheckRun, translate: Translate) -> tuple[tuple[str, str, str], ...]:
    """Give count, code and summary of each code that was found."""
    counted = Counter(one.code for one in run.told)
    entries = manual.every(run.own)
    most = sorted(counted.items(), key=lambda held: (-held[1], held[0]))
    return tuple(
        (str(count), code, translate(entries[code].summary) if code in entries else "")
        for code, count in most
    )
