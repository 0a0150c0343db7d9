"""What can be asked of the zone slice."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct


class SetOffer(Struct, frozen=True, kw_only=True):
    """List a resource or a need for the zone, or change the one with `offer_id`. Value: offer id.

    `contact` takes an office phone only.
    """

    kind: Literal["resource", "need"]
    category: str
    name: str
    capacity: str | None = None
    available: str | None = None
    contact: str | None = None
    since: date | None = None
    until: date | None = None
    state: str | None = None
    note: str | None = None
    offer_id: int | None = None


class RemoveOffer(Struct, frozen=True, kw_only=True):
    """Take a resource or need off the list."""

    offer_id: int


COMMANDS: tuple[type, ...] = (SetOffer, RemoveOffer)
