"""Characters that are no signs: tabs become spaces; what has no width or turns the direction is left out."""

from __future__ import annotations

from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from smallbranch.documents.blocks import Document, all_text

T = TypeVar("T")

_LEFT_OUT = (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0x00AD)
_TABLE = {**dict.fromkeys(_LEFT_OUT), ord("\t"): " ", 0x00A0: " ", 0x2028: "\n", 0x2029: "\n"}


def printable(document: Document) -> Document:
    """Return the document with every text ready for print; an untouched document is returned as it is."""
    return _cleaned(document)


def _cleaned(value: T) -> T:
    result: Any = value
    if isinstance(value, str):
        result = value if value.isprintable() else value.translate(_TABLE)
    elif isinstance(value, tuple):
        if all_text(value) and all(map(str.isprintable, value)):
            return value
        parts = tuple(_cleaned(item) for item in value)
        result = parts if any(new is not old for new, old in zip(parts, value, strict=True)) else value
    elif isinstance(value, Struct):
        result = _cleaned_fields(value)
    return result  # type: ignore[no-any-return]


def _cleaned_fields(value: Struct) -> Struct:
    changed = {}
    for name in value.__struct_fields__:
        old = getattr(value, name)
        new = _cleaned(old)
        if new is not old:
            changed[name] = new
    return replace(value, **changed) if changed else value
