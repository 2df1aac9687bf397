"""The copies in `.base`: each document as generated, by its hash, and the manifest's own copy.

A copy proves that a file is the program's own, whatever became of the run that wrote it. The
dossiers that documents were made of lie there too, so that it can be told what has changed since.
"""

from pipeline.living.manifest import FILE

BASE = ".base"
MANIFEST = f"{BASE}/{FILE}"
JUDGED = f"{BASE}/judged.json"


def copy(digest: str) -> str:
    """Name the copy of the document with this SHA-256, inside the output folder."""
    return f"{BASE}/{digest}.docx"


DOSSIERS = ".yaml.gz"


def dossier(digest: str) -> str:
    """Name the copy of the dossier with this SHA-256, packed, inside the output folder."""
    return f"{BASE}/{digest}{DOSSIERS}"
