"""Documents as JSON text: stable, complete (no default is left out) and strict on reading."""

from __future__ import annotations

import json
import types
from collections.abc import Callable
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
    try:
        document = _reader(Document)(content.get("document"))
    except _Damaged as problem:
        raise EnvironmentProblem("document_damaged", place=f"document{problem.place}") from problem
    assert isinstance(document, Document)
    return document


def _encode(value: Any) -> Any:
    if type(value) is str:
        return value
    if isinstance(value, tuple):
        return value if blocks.all_text(value) else [_encode(item) for item in value]
    kind: type = type(value)
    names = _names(kind)
    if names is not None:
        shown: dict[str, Any] = {_TAG: kind.__name__} if kind.__name__ in _BLOCKS else {}
        for name in names:
            shown[name] = _encode(getattr(value, name))
        return shown
    if isinstance(value, float) and value.is_integer():
        return int(value)  # a width given as 12 and one given as 12.0 are equal documents
    return value


@cache
def _names(kind: type) -> tuple[str, ...] | None:
    """Return the fields of a block's kind; plain values have no such."""
    return blocks.field_names(kind) if is_dataclass(kind) else None


Reader = Callable[[Any], Any]
"""Turns what JSON gave into a value of one kind, or raises `_Damaged`."""


class _Damaged(Exception):
    """A value is not what the document has there; its place is put together on the way out."""

    def __init__(self, place: str = "") -> None:
        super().__init__(place)
        self.place = place

    def within(self, step: str) -> _Damaged:
        """Return the same damage as the value around it sees it."""
        return _Damaged(step + self.place)


@cache
def _reader(hint: Any) -> Reader:
    """Return what reads a field of a type; it is made once for each."""
    if get_origin(hint) in (types.UnionType, Union):
        return _union_reader(get_args(hint))
    if get_origin(hint) is tuple:
        item = get_args(hint)[0]
        return _tuple_reader(_reader(item), of_text=item is str)
    if is_dataclass(hint):
        return _object_reader(hint)  # type: ignore[arg-type]
    if hint is float:
        return _float
    return _word_reader(hint) if issubclass(hint, StrEnum) else _plain_reader(hint)


def _union_reader(choices: tuple[Any, ...]) -> Reader:
    named = {name: _reader(kind) for name, kind in _BLOCKS.items() if kind in choices}
    rest = [_reader(choice) for choice in choices if choice is not types.NoneType]
    alone = rest[0] if len(rest) == 1 else None

    def read(value: Any) -> Any:
        if value is None and types.NoneType in choices:
            return None
        chosen = named.get(str(value[_TAG])) if isinstance(value, dict) and _TAG in value else alone
        if chosen is None:
            raise _Damaged
        return chosen(value)

    return read


def _tuple_reader(item: Reader, *, of_text: bool) -> Reader:
    def read(value: Any) -> Any:
        if not isinstance(value, list):
            raise _Damaged
        if of_text and blocks.all_text(value):
            return tuple(value)
        found: list[Any] = []
        try:
            for each in value:
                found.append(item(each))
        except _Damaged as problem:
            raise problem.within(f"[{len(found)}]") from problem
        return tuple(found)

    return read


def _object_reader(kind: type) -> Reader:
    readers: dict[str, Reader] = {}

    def read(value: Any) -> Any:
        if not readers:  # not before: a block may hold blocks of its own kind
            readers.update((name, _reader(hint)) for name, hint in get_type_hints(kind).items())
        if not isinstance(value, dict) or value.keys() - {_TAG} != readers.keys():
            raise _Damaged
        found: dict[str, Any] = {}
        name = ""
        try:
            for name, reader in readers.items():
                found[name] = reader(value[name])
        except _Damaged as problem:
            raise problem.within(f".{name}") from problem
        return kind(**found)

    return read


def _word_reader(kind: type[StrEnum]) -> Reader:
    words = {str(word): word for word in kind}

    def read(value: Any) -> Any:
        if not isinstance(value, str) or value not in words:
            raise _Damaged
        return words[value]

    return read


def _plain_reader(kind: type) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise _Damaged
        return value

    return read


def _float(value: Any) -> float:
    if type(value) not in (int, float):
        raise _Damaged
    return float(value)
