"""What can be asked of attachments."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from smallbranch.attachments.kinds import Kind, Owner


class AddAttachment(Struct, frozen=True, kw_only=True):
    """Attach a file to a record. Value: attachment id.

    Either `path` names a file to take in (pictures are scaled and stripped of place and device), or `file` one that was
    taken in before. In a file of commands a path is relative to that file, or absolute.
    """

    owner: Owner
    owner_id: int
    path: str = ""
    file: str = ""
    title: str = ""
    kind: Kind | None = None
    taken_on: date | None = None
    note: str = ""


class ChangeAttachment(Struct, frozen=True, kw_only=True):
    """Change what is said about an attachment; None leaves a field as it is, an empty note clears it.

    `position` counts from 1 and moves it among the files of its record.
    """

    attachment_id: int
    title: str | None = None
    kind: Kind | None = None
    taken_on: date | None = None
    note: str | None = None
    position: int | None = None


class RemoveAttachment(Struct, frozen=True, kw_only=True):
    """Take an attachment off its record; the file stays as long as the journal speaks of it, so that undo finds it."""

    attachment_id: int


COMMANDS: tuple[type, ...] = (AddAttachment, ChangeAttachment, RemoveAttachment)
