"""Read TOML tables into frozen structs, collecting every problem instead of stopping at the first.

The struct is the schema: field names are the keys, type hints the values, a field without default is required.
"""

from __future__ import annotations

import hashlib
import re
import types
import unicodedata
from collections.abc import Hashable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, Union, cast, get_args, get_origin

import tomli
from msgspec import Struct
from msgspec.structs import FieldInfo, fields

from smallbranch.kernel.findings import Severity
from smallbranch.packs.lines import find_line
from smallbranch.packs.problems import PackProblem

T = TypeVar("T")
KeyPath = tuple[str | int, ...]
LARGEST_KB = 1024
_TWICE = re.compile("twice|[Dd]uplicate|overwrite|mutate")
"""In what the parser says of a table or key that stands there already."""


class Refusal(Exception):
    """A value does not fit its type; carries the code and parameters of the problem."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code, self.params = code, params


class PackTooLargeError(Exception):
    """A file is larger than any pack."""


class PackFile:
    """One parsed pack file with the problems found in it so far."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.digest = ""
        self.problems: list[PackProblem] = []
        self._text, self.data = "", dict[str, Any]()
        try:
            raw = _bytes(path)
            self.digest = hashlib.sha256(raw.replace(b"\r\n", b"\n")).hexdigest()
            self._text = raw.decode("utf-8-sig")
            self.data = tomli.loads(self._text)
        except UnicodeDecodeError:
            self.complain((), "pack_not_utf8")
        except RecursionError:
            self.complain((), "pack_too_deep")
        except PackTooLargeError:
            self.complain((), "pack_too_large", limit=LARGEST_KB)
        except OSError:
            self.complain((), "pack_unreadable")
        except tomli.TOMLDecodeError as error:
            code = "pack_written_twice" if _TWICE.search(str(error)) else "pack_syntax"
            self.problems.append(PackProblem(self.name, "", code, error.lineno))

    def complain(self, path: KeyPath, code: str, **params: object) -> None:
        """Note an error at a key path such as ("cadence", 2, "period")."""
        self._note(path, code, Severity.ERROR, params)

    def warn(self, path: KeyPath, code: str, **params: object) -> None:
        """Note something that is allowed but worth a look."""
        self._note(path, code, Severity.WARNING, params)

    def _note(self, path: KeyPath, code: str, severity: Severity, params: dict[str, object]) -> None:
        line = find_line(self._text, path) if path else None
        self.problems.append(PackProblem(self.name, key_text(path), code, line, severity, params))

    def tables(self, key: str) -> Sequence[Any]:
        """Return the array of tables under a key; a wrong shape is noted and read as empty."""
        value = self.data.get(key, [])
        if isinstance(value, list):
            return value
        self.complain((key,), "pack_wrong_type", expected="[[…]]")
        return []

    def refuse_unknown(self, known: Sequence[str]) -> None:
        """Note every top-level key that is not known."""
        for key in self.data:
            if key not in known:
                self.complain((key,), "pack_unknown_key")

    def read(self, kind: type[T], table: object, path: KeyPath, given: Mapping[str, object] | None = None) -> T | None:
        """Read one table into `kind`; `given` fills fields the file may not set. None if anything is wrong with it."""
        if not isinstance(table, dict):
            self.complain(path, "pack_wrong_type", expected="{…}")
            return None
        known, fixed = _fields(cast(Hashable, kind)), dict(given or {})
        before = len(self.problems)
        for key in table:
            if key not in known or key in fixed:
                self.complain((*path, key), "pack_unknown_key")
        values = dict(fixed)
        for name, field in known.items():
            if name in fixed:
                continue
            if name in table:
                self._read_field(values, name, field.type, table[name], (*path, name))
            elif field.required:
                self.complain((*path, name), "pack_missing_key")
        return kind(**values) if len(self.problems) == before else None

    def _read_field(self, values: dict[str, object], name: str, hint: Any, raw: object, path: KeyPath) -> None:
        try:
            values[name] = self._value(hint, raw, path)
        except Refusal as refusal:
            self.complain(path, refusal.code, **refusal.params)

    def _value(self, hint: Any, raw: object, path: KeyPath) -> object:
        match _shape(hint):
            case "either", options:
                return self._one_of(options, raw, path)
            case "items", inner:
                return self._items(inner, raw, path)
            case "texts", _:
                return self._texts(raw)
            case "table", kind:
                return self.read(kind, raw, path)
        return _scalar(hint, raw)

    def _one_of(self, options: list[Any], raw: object, path: KeyPath) -> object:
        for option in options[:-1]:
            try:
                return self._value(option, raw, path)
            except Refusal:
                continue
        return self._value(options[-1], raw, path)

    def _items(self, hint: Any, raw: object, path: KeyPath) -> tuple[object, ...]:
        if not isinstance(raw, list):
            raise Refusal("pack_wrong_type", expected="[…]")
        items: list[object] = []
        for index, item in enumerate(raw):
            try:
                items.append(self._value(hint, item, (*path, index)))
            except Refusal as refusal:
                self.complain((*path, index), refusal.code, **refusal.params)
        return tuple(items)

    @staticmethod
    def _texts(raw: object) -> Mapping[str, str]:
        if not isinstance(raw, dict) or not all(isinstance(value, str) for value in raw.values()):
            raise Refusal("pack_wrong_type", expected='{key = "…"}')
        return types.MappingProxyType(dict(raw))


def _bytes(path: Path) -> bytes:
    """Return the bytes of a plain file; a pipe would never end."""
    if not path.is_file():
        raise OSError(f"not a file: {path.name}")
    with path.open("rb") as file:
        raw = file.read(LARGEST_KB * 1024 + 1)
    if len(raw) > LARGEST_KB * 1024:
        raise PackTooLargeError
    return raw


def key_text(path: KeyPath) -> str:
    """Write a key path as people read it: cadence[3].period (counted from 1)."""
    text = ""
    for step in path:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if text else step
    return text


@cache
def _fields(kind: type[Struct]) -> dict[str, FieldInfo]:
    return {field.name: field for field in fields(kind)}


_EXPECTED = {str: "toml_text", int: "toml_integer", bool: "toml_flag", date: "toml_date"}
"""Words for what a value has to be; those who write the files know no names of types."""


@cache
def _shape(hint: Hashable) -> tuple[str, Any]:
    """Return how a hint is read; asked for every value of every file, so found out once for each hint."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return "either", [option for option in get_args(hint) if option is not type(None)]
    if origin is tuple:
        return "items", get_args(hint)[0]
    if origin is types.MappingProxyType or origin is Mapping:
        return "texts", None
    return ("table" if isinstance(hint, type) and issubclass(hint, Struct) else "scalar"), hint


def _scalar(hint: Any, raw: object) -> object:
    if hint is Decimal:
        return _decimal(raw)
    if issubclass(hint, StrEnum):
        return _choice(hint, raw)
    wrong_bool = isinstance(raw, bool) and hint is not bool
    wrong_moment = isinstance(raw, datetime) and hint is date
    if wrong_bool or wrong_moment or not isinstance(raw, hint):
        raise Refusal("pack_wrong_type", expected=_EXPECTED.get(hint, hint.__name__))
    if isinstance(raw, int) and not isinstance(raw, bool) and raw < 0:
        raise Refusal("pack_negative", value=raw)
    return unicodedata.normalize("NFC", raw) if isinstance(raw, str) else raw


def _choice(kind: type[StrEnum], raw: object) -> StrEnum:
    try:
        return kind(str(raw))
    except ValueError:
        raise Refusal("pack_unknown_value", value=str(raw), choices=", ".join(kind)) from None


def _decimal(raw: object) -> Decimal:
    # Only text: a TOML float would already have lost the written digits.
    if not isinstance(raw, str):
        raise Refusal("pack_wrong_type", expected='"0.00"')
    try:
        value = Decimal(raw)
    except InvalidOperation:
        raise Refusal("pack_wrong_type", expected='"0.00"') from None
    if not value.is_finite() or value < 0:
        raise Refusal("pack_negative", value=raw)
    return value
