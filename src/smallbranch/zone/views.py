"""Frozen rows of the zone slice."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct


class OfferView(Struct, frozen=True):
    """A resource or a need."""

    id: int
    kind: str
    category: str
    name: str
    capacity: str | None
    available: str | None
    contact: str | None
    since: date | None
    until: date | None
    state: str | None
    note: str | None


class SubmissionView(Struct, frozen=True):
    """A file that was made for the zone."""

    id: int
    period: str
    file_name: str
    data_digest: str
    head_seq: int
    made_at: datetime
