"""What a page shows of something printed, where … stands for lines left out, or part of one."""

import re
from difflib import SequenceMatcher

CUT = "…"
_Reading = tuple[float, tuple[str, ...]]


def agrees(shown: str, printed: str) -> bool:
    """Tell whether a page shows what is printed."""
    form = re.escape(shown).replace(f"{CUT}\\\n", "(?:.*\n)*").replace(CUT, ".*")
    return re.fullmatch(form, printed) is not None


def elided(shown: str, printed: str) -> str:
    """Leave out of what is printed now what the page left out before, and write the rest anew.

    All is given where the page left out no lines, and where so much has changed that nobody can
    tell which lines those are now.
    """
    was, now = shown.splitlines(), printed.splitlines()
    if CUT not in was:
        return printed
    # For each count of printed lines, the reading of what is shown so far that costs the least.
    best: list[_Reading] = [(n, tuple(now[:n])) for n in range(len(now) + 1)]
    for line in was:
        best = _left_out(best) if line == CUT else _kept(line, best, now)
    cost, lines = best[-1]
    return printed if cost > len(was) / 2 else "".join(f"{line}\n" for line in lines)


def _left_out(before: list[_Reading]) -> list[_Reading]:
    """Let … stand for as many lines as there are, at no cost."""
    found: list[_Reading] = []
    for cost, lines in before:
        found.append(min(((cost, (*lines, CUT)), *found[-1:]), key=_cost))
    return found


def _kept(line: str, before: list[_Reading], now: list[str]) -> list[_Reading]:
    """Let a line be gone, or be one of those printed now, or come after one that is new."""
    found: list[_Reading] = [(before[0][0] + 1, before[0][1])]
    for n, printed in enumerate(now):
        gone, same, new = before[n + 1], before[n], found[n]
        told = line if agrees(line, printed) else printed
        ways = (
            (same[0] + _apart(line, printed), (*same[1], told)),
            (gone[0] + 1, gone[1]),
            (new[0] + 1, (*new[1], printed)),
        )
        found.append(min(ways, key=_cost))
    return found


def _apart(line: str, printed: str) -> float:
    """Give how unlike two lines are: at most as much as a line that is gone."""
    if agrees(line, printed):
        return 0
    return 1 - SequenceMatcher(None, line, printed, autojunk=False).ratio()


def _cost(reading: _Reading) -> float:
    return reading[0]
