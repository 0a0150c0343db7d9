"""Frozen rows of the ledgers slice."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct


class IssuedView(Struct, frozen=True):
    """An issued document; `ledgers` are their ids, `digest` that of the stored blocks."""

    id: int
    period: str
    ledgers: tuple[str, ...]
    edition: int
    title: str
    digest: str
    pack_version: str
    head_seq: int
    head_hash: str
    issued_at: datetime


class Blank(Struct, frozen=True):
    """A cell or field of a volume that is empty: listed before printing.

    `record` numbers the row or record from 1; `sources` is what it came from, so that it can be mended there.
    """

    ledger: str
    title: str
    field: str
    record: int
    sources: tuple[str, ...] = ()
