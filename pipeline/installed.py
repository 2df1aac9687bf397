"""What is installed here: this program's libraries, and other programs; read on behalf of doctor.

It loads no library, since one may be missing.
"""

import os
import platform
import re
import shutil
import sys
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from pipeline.frozen import Frozen

NAME = "saksflyt"


class Library(Frozen):
    """A library that the program says it needs: which versions will do, and which is here.

    `version` is empty where it is not here.
    """

    name: str
    wanted: str
    version: str

    @property
    def fits(self) -> bool:
        return bool(self.version) and fits(self.version, self.wanted)


class Installed(Frozen):
    """This Python, and what a package manager knows of this program.

    There are no libraries where it knows nothing: files that were only copied say not what they
    need.
    """

    python: str
    system: str
    wanted: str
    libraries: tuple[Library, ...]


def installed() -> Installed:
    """Read what this program runs in, and what it says that it needs."""
    try:
        told = metadata.metadata(NAME)
    except metadata.PackageNotFoundError:
        return Installed(platform.python_version(), sys.platform, "", ())
    needed = told.get_all("Requires-Dist") or ()
    found = (_library(one) for one in needed if "extra ==" not in str(one))
    wanted = "".join(told.get_all("Requires-Python") or ())
    return Installed(platform.python_version(), sys.platform, wanted, tuple(found))


_NEEDED = re.compile(r"\s*([\w.-]+)\s*(?:\[[^\]]*\])?\s*\(?([^;)]*)")


def _library(needed: str) -> Library:
    found = _NEEDED.match(needed)
    name, wanted = found.groups() if found else (needed, "")
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        version = ""
    return Library(name, ",".join(one.strip() for one in wanted.split(",")), version)


_BOUND = re.compile(r"\s*(>=|<=|==|!=|>|<)\s*([0-9.]+)\s*")


def fits(version: str, wanted: str) -> bool:
    """Tell whether a version is among those that will do, by the numbers that it begins with."""
    here = _numbers(version)
    bounds = (_BOUND.fullmatch(one) for one in wanted.split(","))
    return all(_holds(here, one[1], _numbers(one[2])) for one in bounds if one)


def _numbers(version: str) -> tuple[int, ...]:
    found = re.match(r"\d+(?:\.\d+)*", version)
    numbers = [int(one) for one in found[0].split(".")] if found else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def _holds(here: tuple[int, ...], sign: str, bound: tuple[int, ...]) -> bool:
    return {
        ">=": here >= bound,
        "<=": here <= bound,
        "==": here == bound,
        "!=": here != bound,
        ">": here > bound,
        "<": here < bound,
    }[sign]


def program(names: Iterable[str]) -> str:
    """Give where the first of some programs is that is here, or nothing."""
    return next((found for one in names if (found := shutil.which(one))), "")


def is_writable(folder: Path) -> bool:
    """Tell whether a folder can be written to, or made where it is not there yet."""
    there = next((one for one in (folder, *folder.parents) if one.exists()), None)
    return there is not None and there.is_dir() and os.access(there, os.W_OK | os.X_OK)
