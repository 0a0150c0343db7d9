"""Frozen rows of the registers slice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct


class EntryView(Struct, frozen=True):
    """An entry: `values` as a form takes them, `shown` as they are printed; people by their name of the entry's day."""

    id: int
    register: str
    on_day: date | None
    values: Mapping[str, str]
    shown: Mapping[str, str]
    entered_at: datetime
