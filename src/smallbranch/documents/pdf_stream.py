"""Streams of a PDF as the archive standard wants them: packed once, and the word after them on a line of its own."""

from __future__ import annotations

import zlib
from typing import Any

from reportlab.pdfbase import pdfdoc

_LEVEL = 4
"""Of zlib: a little larger than its usual 6 and done faster."""


class _Packed:
    """Tells ReportLab that a stream is packed already: until save it would hold every page's operators at once."""

    def __init__(self, kind: str) -> None:
        self.pdfname = kind

    @staticmethod
    def encode(data: bytes) -> bytes:
        """Return the data as they are."""
        return data


class _Stream(pdfdoc.PDFStream):
    def format(self, document: Any) -> bytes:
        """Return the stream; ISO 19005-2 6.1.7.1 asks for a line end that ReportLab leaves out."""
        written: bytes = super().format(document)
        return written.removesuffix(b"endstream\n") + b"\nendstream\n"


def stream(content: bytes, *, kind: str = "FlateDecode", **entries: object) -> Any:
    """Return a stream with entries in its dictionary.

    Args:
        content: Its bytes; they are compressed when `kind` is FlateDecode.
        kind: Its filter; nothing for bytes that stay readable, DCTDecode for a JPEG.
        entries: Further entries of the stream's dictionary.
    """
    made = _Stream(content=zlib.compress(content, _LEVEL) if kind == "FlateDecode" else content)
    made.filters = [_Packed(kind)] if kind else None
    for name, value in entries.items():
        made.dictionary[name] = value
    return made
