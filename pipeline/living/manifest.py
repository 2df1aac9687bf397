"""What an output folder holds: which version of each document the program wrote, and its state."""

import json
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Self

from pipeline.frozen import Frozen, fields, replace

FILE = "manifest.json"
_FORMAT = 1
# The longest name that the usual file systems hold, in bytes.
_LONGEST = 255


class State(StrEnum):
    """A draft may be made anew; what is approved, sent, decided or superseded is never touched.

    Registered is what the dossier's own register holds, as long as it does. Uncertain is what was
    read from a damaged manifest without its state: it may have been sent.
    """

    DRAFT = "draft"
    APPROVED = "approved"
    SENT = "sent"
    DECIDED = "decided"
    SUPERSEDED = "superseded"
    UNCERTAIN = "uncertain"
    REGISTERED = "registered"


_FROZEN = frozenset({State.APPROVED, State.SENT, State.DECIDED, State.SUPERSEDED})


class Basis(Frozen):
    """The newest of what a document is known to follow from; empty is what nobody has noted.

    They are hashes: of its words (the type's Word file and blocks), of its look (the family), of
    the dossier's bytes, of its waivers; and the name of the program.
    """

    template: str = ""
    family: str = ""
    facts: str = ""
    waivers: str = ""
    program: str = ""


class Entry(Frozen):
    """One document as the program last wrote it; `digest` is the SHA-256 of the whole file.

    `accepted` is the SHA-256 of a file that somebody edited by hand and called the current one; it
    is, as long as what the program would write is what `digest` tells. `revision` is that of the
    copy of an edited file with what had changed laid in, and `revised` of what was laid in.
    """

    type: str
    item: str
    digest: str
    state: State = State.DRAFT
    basis: Basis = Basis()
    accepted: str = ""
    revision: str = ""
    revised: str = ""

    @property
    def frozen(self) -> bool:
        return self.state in _FROZEN

    @property
    def stands(self) -> bool:
        """Whether it has left the house, as the manifest or the dossier's register says."""
        return self.frozen or self.state is State.REGISTERED


class Manifest(Frozen):
    """The documents of one dossier, by file name; no text of the dossier stands here.

    `municipality` is the number whose documents these are, or nothing where nobody has said.
    """

    fingerprint: str = ""
    documents: Mapping[str, Entry] = {}
    municipality: str = ""

    def written(self) -> bytes:
        """Give the bytes to store: the same for the same manifest."""
        held = {
            "format": _FORMAT,
            "fingerprint": self.fingerprint,
            "municipality": self.municipality,
            "documents": {name: _held(entry) for name, entry in sorted(self.documents.items())},
        }
        return (json.dumps(held, indent=1, ensure_ascii=False) + "\n").encode()

    @classmethod
    def parsed(cls, content: bytes) -> Self:
        """Read stored bytes; raises ValueError for whatever the program did not write."""
        try:
            held = json.loads(content)
            documents = {name: _entry(name, one) for name, one in held["documents"].items()}
            made = cls(held["fingerprint"], documents, held.get("municipality", ""))
            known = held["format"] == _FORMAT
        except (KeyError, TypeError, AttributeError, RecursionError) as fault:
            raise ValueError("damaged") from fault
        if not known or not _texts(made.fingerprint, made.municipality):
            raise ValueError("another format")
        return made

    @classmethod
    def salvaged(cls, damaged: bytes, copy: Self) -> Self:
        """Make a manifest of what can be read in a damaged one, and of the last copy of it.

        A document that the copy knows, and the damaged text does not tell the state of, may have
        been sent since: its state is uncertain. A state that was read wins over the copy's.
        """
        read = _salvaged(damaged.decode("utf-8", "replace"))
        doubt = {
            name: entry if entry.frozen else replace(entry, state=State.UNCERTAIN)
            for name, entry in copy.documents.items()
        }
        return cls("", {**doubt, **read}, copy.municipality)

    def after(self, fingerprint: str, documents: Mapping[str, Entry]) -> Self:
        """Give the manifest that vouches for these documents too; others keep their entries."""
        return replace(self, fingerprint=fingerprint, documents={**self.documents, **documents})

    def without(self, names: Iterable[str]) -> Self:
        """Give the manifest that has forgotten these documents."""
        gone = frozenset(names)
        kept = {name: one for name, one in self.documents.items() if name not in gone}
        return replace(self, documents=kept)


def is_plain(name: str) -> bool:
    """Tell whether every system can hold a file of this name inside the folder."""
    return (
        not _ODD.search(name)
        and name == name.strip(" .")
        and len(name.encode("utf-8", "replace")) <= _LONGEST
    )


_ODD = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|\ud800-\udfff]|^$|^\.")


_BASIS = fields(Basis)
# Few entries have one of these.
_SELDOM = ("accepted", "revision", "revised")
_TOLD = tuple(one for one in fields(Entry) if one not in ("basis", *_SELDOM))


def _held(entry: Entry) -> dict[str, str]:
    """Give an entry as it is stored: flat, so that each can be read alone in a damaged manifest."""
    told = {name: getattr(entry, name) for name in _TOLD}
    seldom = {name: getattr(entry, name) for name in _SELDOM if getattr(entry, name)}
    return told | {name: getattr(entry.basis, name) for name in _BASIS} | seldom


def _entry(name: str, held: Mapping[str, str]) -> Entry:
    if not _texts(name, *held.values()) or not is_plain(name):
        raise ValueError("another format")
    # An older program did not note what a document follows from.
    basis = Basis(*[held.get(one, "") for one in _BASIS])
    seldom = [held.get(one, "") for one in _SELDOM] if len(held) > _USUALLY else ()
    return Entry(held["type"], held["item"], held["digest"], _STATES[held["state"]], basis, *seldom)


_STATES = {one.value: one for one in State}
_USUALLY = len(_BASIS) + len(_TOLD)


def _texts(*values: object) -> bool:
    return set(map(type, values)) <= {str}


_ENTRY = re.compile(r'"([^"\\]{1,255})":\s*(\{[^{}]*\})')


def _salvaged(text: str) -> dict[str, Entry]:
    """Read every entry that is whole; of two for one name, the frozen one."""
    found: dict[str, Entry] = {}
    for name, written in _ENTRY.findall(text):
        try:
            entry = _entry(name, json.loads(written))
        except (ValueError, KeyError, TypeError, RecursionError):
            continue
        if name not in found or entry.frozen:
            found[name] = entry
    return found
