"""What an output folder holds: which version of each document the program wrote, and its state."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Self

from pipeline.document import Document

FILE = "manifest.json"
_FORMAT = 1


class State(StrEnum):
    """A draft may be made anew; what is sent, decided or superseded is never touched."""

    DRAFT = "draft"
    SENT = "sent"
    DECIDED = "decided"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Entry:
    """One document as the program last wrote it; `digest` is the SHA-256 of the whole file."""

    type: str
    item: str
    digest: str
    state: State = State.DRAFT

    @property
    def texts(self) -> tuple[str, ...]:
        return self.type, self.item, self.digest

    @property
    def frozen(self) -> bool:
        return self.state is not State.DRAFT


@dataclass(frozen=True, slots=True)
class Manifest:
    """The documents of one dossier, by file name; no text of the dossier stands here."""

    fingerprint: str = ""
    documents: Mapping[str, Entry] = field(default_factory=dict)

    def written(self) -> bytes:
        """Give the bytes to store: the same for the same manifest."""
        documents = {name: asdict(entry) for name, entry in sorted(self.documents.items())}
        held = {"format": _FORMAT, "fingerprint": self.fingerprint, "documents": documents}
        return (json.dumps(held, indent=1, ensure_ascii=False) + "\n").encode()

    @classmethod
    def parsed(cls, content: bytes) -> Self:
        """Read stored bytes; raises ValueError for whatever the program did not write."""
        try:
            held = json.loads(content)
            documents = {
                name: Entry(**{**entry, "state": State(entry["state"])})
                for name, entry in held["documents"].items()
            }
            made = cls(held["fingerprint"], documents)
            texts = [made.fingerprint, *(text for one in documents.values() for text in one.texts)]
            known = held["format"] == _FORMAT and all(isinstance(one, str) for one in texts)
        except (KeyError, TypeError, AttributeError, RecursionError) as fault:
            raise ValueError("damaged") from fault
        if not known:
            raise ValueError("another format")
        return made

    def after(self, fingerprint: str, documents: Iterable[Document]) -> Self:
        """Give the manifest that vouches for these documents too; others keep their entries."""
        new = {
            one.job.file: Entry(one.job.type.name, one.job.item_id, one.digest) for one in documents
        }
        return type(self)(fingerprint, {**self.documents, **new})
