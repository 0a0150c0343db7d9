"""Frozen rows of the attachments slice."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from smallbranch.attachments.kinds import PICTURES, Kind, Owner


class AttachmentView(Struct, frozen=True):
    """An attachment; `file` is its name beside the book, None with the title while it is masked."""

    id: int
    owner: Owner
    owner_id: int
    position: int
    kind: Kind
    title: str
    note: str
    file: str | None
    media_type: str
    size: int
    width: int | None
    height: int | None
    taken_on: date | None
    entered_at: datetime

    @property
    def is_picture(self) -> bool:
        """Tell whether it can be shown and printed as a picture."""
        return self.media_type in PICTURES

    @property
    def sha256(self) -> str:
        """Return the hash of its content, nothing while it is masked."""
        return (self.file or "").partition(".")[0]


class Taken(Struct, frozen=True):
    """A file taken in and kept, not yet of any record."""

    file: str
    title: str
    media_type: str
    size: int
    width: int | None
    height: int | None
    taken_on: date | None

    @property
    def is_picture(self) -> bool:
        """Tell whether it can be shown as a picture."""
        return self.media_type in PICTURES
