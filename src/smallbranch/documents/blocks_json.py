"""Documents as JSON text: stable, complete (no default is left out) and strict on reading."""

from __future__ import annotations

import json
import types
from dataclasses import is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from smallbranch.documents import blocks
from smallbranch.documents.blocks import Document
from smallbranch.kernel.errors import EnvironmentProblem

FORMAT = 1
_TAG = "block"
_BLOCKS: dict[str, type] = {kind.__name__: kind for kind in get_args(blocks.Block)}


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
        content = json.loads(text)
    except json.JSONDecodeError as problem:
        raise EnvironmentProblem("document_damaged", place=f"line {problem.lineno}") from problem
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise EnvironmentProblem("document_damaged", place="format")
    document = _decode(content.get("document"), Document, "document")
    assert isinstance(document, Document)
    return document


def _encode(value: Any) -> Any:
    if type(value) is str:  # nearly every value
        return value
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if is_dataclass(value):
        return _encode_object(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)  # a width given as 12 and one given as 12.0 are equal documents
    return value


def _encode_object(value: Any) -> dict[str, Any]:
    kind: type = type(value)
    shown: dict[str, Any] = {_TAG: kind.__name__} if kind.__name__ in _BLOCKS else {}
    for name in blocks.field_names(kind):
        shown[name] = _encode(getattr(value, name))
    return shown


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _decode(value: Any, hint: Any, place: str) -> Any:
    if hint is str and type(value) is str:  # nearly every value
        return value
    origin = get_origin(hint)
    if origin in (types.UnionType, Union):
        return _decode_union(value, get_args(hint), place)
    if origin is tuple:
        if not isinstance(value, list):
            raise EnvironmentProblem("document_damaged", place=place)
        item = get_args(hint)[0]
        if item is str and all(type(each) is str for each in value):
            return tuple(value)
        return tuple(_decode(each, item, f"{place}[{index}]") for index, each in enumerate(value))
    if is_dataclass(hint):
        return _decode_object(value, hint, place)  # type: ignore[arg-type]
    return _decode_plain(value, hint, place)


def _decode_union(value: Any, choices: tuple[Any, ...], place: str) -> Any:
    if value is None and type(None) in choices:
        return None
    if isinstance(value, dict) and _TAG in value:
        chosen = _BLOCKS.get(value[_TAG])
        if chosen is not None and chosen in choices:
            return _decode_object(value, chosen, place)
    elif len(rest := [choice for choice in choices if choice is not type(None)]) == 1:
        return _decode(value, rest[0], place)
    raise EnvironmentProblem("document_damaged", place=place)


def _decode_object(value: Any, kind: type, place: str) -> Any:
    hints = _hints(kind)
    if not isinstance(value, dict) or set(value) - {_TAG} != set(hints):
        raise EnvironmentProblem("document_damaged", place=place)
    return kind(**{name: _decode(value[name], hint, f"{place}.{name}") for name, hint in hints.items()})


def _decode_plain(value: Any, hint: Any, place: str) -> Any:
    if isinstance(hint, type) and issubclass(hint, StrEnum) and isinstance(value, str):
        try:
            return hint(value)
        except ValueError as problem:
            raise EnvironmentProblem("document_damaged", place=place) from problem
    if hint is float and type(value) in (int, float):
        return float(value)
    if type(value) is hint:
        return value
    raise EnvironmentProblem("document_damaged", place=place)
