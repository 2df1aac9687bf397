"""The only door to docxtpl: its own rewriting of Word's XML into Jinja's source."""

import importlib
from functools import cache
from typing import Protocol


class _Patch(Protocol):
    def __call__(self, docx: object, xml: str, /) -> str: ...


@cache
def _patch_xml() -> _Patch:
    """Import on first use, since docxtpl takes longer to import than a batch to render."""
    patch: _Patch = importlib.import_module("docxtpl.template").DocxTemplate.patch_xml
    return patch


def patched(xml: str) -> str:
    """Rewrite; patch_xml needs no document, so none is opened for it."""
    return _patch_xml()(None, xml)
