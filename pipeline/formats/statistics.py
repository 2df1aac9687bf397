"""How many findings there are of each code, the most first."""

from collections import Counter

from pipeline import manual
from pipeline.formats.run import CheckRun
from pipeline.language import Translate


def statistics(run: CheckRun, translate: Translate) -> tuple[tuple[str, str, str], ...]:
    """Give count, code and summary of each code that was found."""
    counted = Counter(one.code for one in run.told)
    summaries = {one.code: one.summary for one in (*manual.entries(), *manual.own(run.own))}
    most = sorted(counted.items(), key=lambda held: (-held[1], held[0]))
    told = ((count, code, summaries.get(code, "")) for code, count in most)
    return tuple(
        (str(count), code, summary and translate(summary)) for count, code, summary in told
    )
