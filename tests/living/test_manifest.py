import contextlib

import pytest

from pipeline.living.manifest import Basis, Entry, Manifest, State

HELD = Manifest(
    "abc",
    {
        "sak-b.docx": Entry("case-draft", "b", "22", basis=Basis("t1", "f1", "d1", "w1", "0.1.0")),
        "sak-a.docx": Entry("case-draft", "a", "11", State.SENT),
    },
)


def test_a_manifest_comes_back_as_it_was_stored() -> None:
    assert Manifest.parsed(HELD.written()) == HELD


def test_the_same_documents_give_the_same_bytes_in_any_order() -> None:
    turned = Manifest(HELD.fingerprint, dict(sorted(HELD.documents.items())))
    assert list(turned.documents) != list(HELD.documents)
    assert turned.written() == HELD.written()


def test_what_has_left_the_house_is_frozen() -> None:
    frozen = [state for state in State if Entry("t", "i", "d", state).frozen]
    assert frozen == [State.APPROVED, State.SENT, State.DECIDED, State.SUPERSEDED]


def test_a_manifest_cut_anywhere_is_refused_and_never_misread() -> None:
    whole = HELD.written().rstrip()
    for length in range(len(whole)):
        with pytest.raises(ValueError, match=r"."):
            Manifest.parsed(whole[:length])


def test_a_manifest_with_any_byte_changed_is_refused_or_read_as_it_says() -> None:
    whole = HELD.written()
    for place in range(len(whole)):
        for byte in (b"\xff", b"0", b'"', b"}", b"\n"):
            with contextlib.suppress(ValueError):
                held = Manifest.parsed(whole[:place] + byte + whole[place + 1 :])
                assert Manifest.parsed(held.written()) == held


def test_a_manifest_of_other_types_is_refused() -> None:
    for text in (b'"abc"', b'"11"', b'"case-draft"', b'"d1"'):
        assert text in HELD.written()
        with pytest.raises(ValueError, match="another format"):
            Manifest.parsed(HELD.written().replace(text, b"7", 1))


@pytest.mark.parametrize(
    "damaged", [b"[]", b"{}", b"null", b"\xff", b'{"format": 2}', b"[" * 99999]
)
def test_what_the_program_did_not_write_is_refused(damaged: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        Manifest.parsed(damaged)


OLDER = b"""{
 "format": 1,
 "fingerprint": "abc",
 "documents": {
  "sak-a.docx": {"type": "case-draft", "item": "a", "digest": "11", "state": "sent"}
 }
}
"""


def test_a_manifest_of_an_older_program_is_read_without_what_it_did_not_note() -> None:
    held = Manifest.parsed(OLDER)
    assert held == Manifest("abc", {"sak-a.docx": Entry("case-draft", "a", "11", State.SENT)})
    damaged = Manifest.salvaged(OLDER[:-6], Manifest())
    assert damaged.documents == held.documents
