"""How answers look: one JSON value, or plain aligned columns."""

from __future__ import annotations

import dataclasses
import json
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict


def plain(value: Any) -> Any:
    """Turn views, dates and tuples into what JSON knows."""
    if isinstance(value, Struct):
        return {name: plain(item) for name, item in asdict(value).items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {item.name: plain(getattr(value, item.name)) for item in dataclasses.fields(value)}
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes" if value.tzinfo is None else "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    return value


def print_json(value: Any) -> None:
    """Print one JSON value."""
    print(json.dumps(plain(value), ensure_ascii=False, indent=2))


def print_table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print aligned columns, a line each row; Chinese characters count two places."""
    texts = [[" ".join(str(cell).split("\n")) if cell is not None else "" for cell in row] for row in rows]
    widths = [max([_width(head), *(_width(row[i]) for row in texts)]) for i, head in enumerate(heads)]
    for row in [list(heads), *texts]:
        print("  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip())


def say(text: str) -> None:
    """Print a sentence for the person at the terminal."""
    print(text)


def complain(text: str) -> None:
    """Print a sentence to standard error, on one line whatever it quotes."""
    print(" ".join(text.splitlines()), file=sys.stderr)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
