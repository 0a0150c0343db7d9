"""Documents as JSON text: stable, complete (no default is left out) and strict on reading."""

from __future__ import annotations

import json
from typing import Any

import msgspec
from msgspec import Struct

from smallbranch.documents import blocks
from smallbranch.documents.blocks import Document
from smallbranch.kernel.errors import EnvironmentProblem

FORMAT = 1


class _Stored(Struct, frozen=True):
    format: int
    document: Document


def to_json(document: Document) -> str:
    """Return the document as one line of JSON; equal documents give equal text."""
    content = {"format": FORMAT, "document": _encode(document)}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Document:
    """Return the document of a JSON text.

    Raises:
        EnvironmentProblem: `document_damaged`, with the place, when the text is not one `to_json` wrote.
    """
    try:
        stored = msgspec.json.decode(text, type=_Stored)
    except msgspec.DecodeError as problem:
        raise EnvironmentProblem("document_damaged", place=str(problem).rpartition("`$.")[2].rstrip("`")) from problem
    if stored.format != FORMAT:
        raise EnvironmentProblem("document_damaged", place="format")
    return stored.document


def _encode(value: Any) -> Any:
    if type(value) is str:
        return value
    if isinstance(value, tuple):
        return value if blocks.all_text(value) else [_encode(item) for item in value]
    if isinstance(value, Struct):
        kind = value.__struct_config__
        shown: dict[str, Any] = {kind.tag_field: kind.tag} if kind.tag_field else {}
        for name in value.__struct_fields__:
            shown[name] = _encode(getattr(value, name))
        return shown
    if isinstance(value, float) and value.is_integer():
        return int(value)  # a width given as 12 and one given as 12.0 are equal documents
    return value
