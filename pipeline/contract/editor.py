"""How an editor finds the contract: a file beside the dossiers, and the line that names it.

The files lie where the dossiers do, so that an editor needs no network; they are in draft 07, which
editors know best.
"""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.norm import Norm

FOLDER = ".saksflyt"


def file(norm: "Norm", *, part: bool = False) -> str:
    """Give the path of a schema from the folder of the dossiers."""
    from pipeline.upgrade import NEWEST

    return str(PurePosixPath(FOLDER, f"{'part' if part else 'dossier'}-{NEWEST}.{norm}.json"))


def modeline(norm: "Norm", *, part: bool = False) -> str:
    """Give the first line of a dossier, or of a file of one that is a folder."""
    above = "../" if part else ""
    return f"# yaml-language-server: $schema={above}{file(norm, part=part)}"


def files(contract: type, norm: "Norm") -> Mapping[str, str]:
    """Give the schemas of a dossier and of a part of one, by their paths."""
    from pipeline.contract.jsonschema import SchemaDraft, jsonschema

    return {
        file(norm, part=part): jsonschema(contract, norm, SchemaDraft.OLD, part=part)
        for part in (False, True)
    }
