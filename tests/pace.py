"""How long work takes, in a measure that is the same on a slow machine and on a busy one."""

import time
from collections.abc import Callable


def laps(work: Callable[[], object]) -> float:
    """Give the processor's time for the work in laps of a plain loop, run before it and after."""
    before, taken, after = _seconds(_lap), _seconds(work), _seconds(_lap)
    return taken / max(before, after)


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _lap() -> int:
    return sum(number % 7 for number in range(1_000_000))
