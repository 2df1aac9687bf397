"""What a repository has set, as what the options of each command are if nobody writes them."""

from typing import Any

from pipeline.settings import Settings

# The options that each command takes from the file, by what they are called there.
_BUILDS = ("output", "masters", "templates")
_COMMANDS: dict[str, tuple[str, ...]] = {
    "check": ("select", "ignore", "fail-on", "format", "baseline"),
    "build": (*_BUILDS, "ignore", "fail-on", "jobs"),
    "status": _BUILDS,
    "impact": ("masters", "templates"),
    **dict.fromkeys(("verify", "mark", "accept", "trace"), _BUILDS),
    "decisions": (),
    "upgrade": (),
}
_OF_TEMPLATES = {
    "check": ("masters", "templates"),
    "list": ("templates",),
    "text": ("templates",),
}
_PATHS = frozenset({"output", "masters", "templates", "baseline"})
_NAMES = {"fail-on": "fail_on", "format": "forms"}


def defaults(held: Settings) -> dict[str, Any]:
    """Give what click reads as defaults, by command, and what is set itself."""
    paths = {"paths": [held.path(one) for one in held["paths"] or ()]}
    by_command = {name: paths | _named(held, keys) for name, keys in _COMMANDS.items()}
    of_templates = {name: _named(held, keys) for name, keys in _OF_TEMPLATES.items()}
    return {"settings": held, **by_command, "templates": of_templates}


def _named(held: Settings, keys: tuple[str, ...]) -> dict[str, Any]:
    found = ((_NAMES.get(one, one), _default(held, one)) for one in keys)
    return {name: one for name, one in found if one is not None}


def _default(held: Settings, key: str) -> Any:
    value = held[key]
    if key == "fail-on" and held["strict"]:
        return "warning"
    if value is None:
        return None
    if key == "format":
        return [value] if isinstance(value, str) else value
    return held.path(value) if key in _PATHS else value
