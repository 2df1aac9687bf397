"""The program's own templates: proofread by templates check, beside compiled, in one run.

python bench/templates.py [--smallest]
"""

import argparse
import time
from collections.abc import Callable
from statistics import median

from sides import SMALLEST

from pipeline import proofread
from pipeline.frozen import replace
from pipeline.norm import Norm, show
from pipeline.render import blocks_for
from pipeline.word import own
from pipeline.word.template import Family
from pipeline.word.vocabulary import filters

ROUNDS = 7


def milliseconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--smallest", action="store_true", help=SMALLEST)
    (shelf,) = proofread.shelves([])
    rounds = ROUNDS
    if parser.parse_args().smallest:
        shelf, rounds = replace(shelf, types=shelf.types[:1], whole=False), 1
    files = len(shelf.types) * len(Norm)

    def compiled() -> None:
        for norm in Norm:
            look = shelf.types[0].family
            family = Family(
                look.content, look.name, norm.language, show=show, filters=filters(norm)
            )
            for kind in shelf.types:
                family.under(kind.templates[norm], kind.name, blocks=blocks_for(kind, norm))

    def checked() -> None:
        own.owned.cache_clear()  # a run of the command begins with nothing
        proofread.check(shelf)

    compiled()
    checked()
    # In turns, so that whatever else the machine does slows both.
    pairs = [(milliseconds(compiled), milliseconds(checked)) for _ in range(rounds)]
    compiling, checking = (median(one) for one in zip(*pairs, strict=True))
    print(f"{f'compile the {files} files':36}{compiling:10.0f} ms")
    print(f"{'templates check of the same files':36}{checking:10.0f} ms")
    print(f"{'ratio (at most 1.2)':36}{median(b / a for a, b in pairs):10.2f}")


if __name__ == "__main__":
    main()
