"""The declarations under templates/ are closed; `templates check` minds the Word files."""

import re
from pathlib import Path

import pytest
import yaml

from pipeline.dossier.phases import PHASES
from pipeline.views.views import hints

ROOT = Path(__file__).parent.parent
FOLDERS = sorted(path.parent for path in ROOT.glob("templates/*/document.yaml"))

each_type = pytest.mark.parametrize("folder", FOLDERS, ids=lambda one: one.name)


@each_type
def test_the_declaration_is_closed(folder: Path) -> None:
    held = yaml.safe_load((folder / "document.yaml").read_text("utf-8"))
    keys = ["title", "kind", "letter", "process", "phase", "also", "one_per", "editions"]
    keys += ["requires", "name"]
    assert list(held) == [one for one in keys if one in held]
    assert set(keys) - set(held) <= {"kind", "letter", "also", "editions", "requires"}
    assert set(held["title"]) == set(held["name"]) == {"nb", "nn"}
    assert {f"{held['process']} {held['phase']}", *held.get("also", ())} <= set(PHASES)
    assert {held["one_per"], *held.get("requires", ())} <= {"dossier", *hints()}
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in held["name"].values())
