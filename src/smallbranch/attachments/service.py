"""The files of records: asking for them, taking them in, and clearing away what was never attached."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import select

from smallbranch.attachments import reading
from smallbranch.attachments.commands import AddAttachment, ChangeAttachment, RemoveAttachment
from smallbranch.attachments.kinds import Owner
from smallbranch.attachments.model import AttachmentRow
from smallbranch.attachments.taking import Intake
from smallbranch.attachments.views import AttachmentView, Taken
from smallbranch.attachments.writing import AttachmentCommands
from smallbranch.kernel.clock import Clock
from smallbranch.kernel.errors import InvalidInput
from smallbranch.packs.loader import Packs
from smallbranch.store.attached_files import AttachedFiles, sweep
from smallbranch.store.book import Book
from smallbranch.store.dispatch import Handler

SIZE_SETTING = "attachment_long_side_px"


class AttachmentsService:
    """The attachments of one book; `files` is the folder beside it."""

    def __init__(self, book: Book, clock: Clock, packs: Packs, files: AttachedFiles) -> None:
        self._book = book
        self._files = files
        self._intake = Intake(files, lambda: packs.rules.setting_int(SIZE_SETTING, clock.today()))

    def handlers(self) -> Mapping[type, Handler]:
        """Return the handler of each command of this slice."""
        writer = AttachmentCommands(self._intake)
        return {AddAttachment: writer.add, ChangeAttachment: writer.change, RemoveAttachment: writer.remove}

    # ── asking ───────────────────────────────────────────────────────────────────────────────────────────────

    def of(self, owner: Owner, owner_id: int, *, unmasked: bool = False) -> tuple[AttachmentView, ...]:
        """Return the files of a record in their order."""
        with self._book.read() as session:
            found = tuple(reading.view(row) for row in reading.rows_of(session, owner, owner_id))
        return found if unmasked else tuple(reading.masked(item) for item in found)

    def all(self, *, unmasked: bool = False) -> tuple[AttachmentView, ...]:
        """Return every file of the book, in the order they were attached."""
        with self._book.read() as session:
            found = tuple(
                reading.view(row) for row in session.scalars(select(AttachmentRow).order_by(AttachmentRow.id))
            )
        return found if unmasked else tuple(reading.masked(item) for item in found)

    def names(self, owner: Owner) -> Mapping[int, tuple[str, ...]]:
        """Return the names of the files of all records of a kind, by record; what identifies a person has none."""
        found: dict[int, tuple[str, ...]] = {}
        with self._book.read() as session:
            for row in reading.rows_of_all(session, owner):
                item = reading.masked(reading.view(row))
                if item.title:
                    found[item.owner_id] = (*found.get(item.owner_id, ()), item.title)
        return found

    def one(self, attachment_id: int, *, unmasked: bool = False) -> AttachmentView:
        """Return one attachment; raise `InvalidInput` for an unknown id."""
        with self._book.read() as session:
            row = session.get(AttachmentRow, attachment_id)
            if row is None:
                raise InvalidInput({"attachment_id": "unknown_attachment"})
            found = reading.view(row)
        return found if unmasked else reading.masked(found)

    def content(self, file: str) -> bytes | None:
        """Return the bytes of a file; None when it is missing or no longer what its name says."""
        return self._files.read(file)

    def path(self, file: str) -> Path:
        """Return where a file lies, for a viewer outside the program."""
        return self._files.path(file)

    # ── taking in ────────────────────────────────────────────────────────────────────────────────────────────

    def take(self, path: Path) -> Taken:
        """Take in a file without attaching it yet; may run beside the window."""
        self._book.require_writable()
        return self._intake.take(path)

    def take_bytes(self, data: bytes, title: str) -> Taken:
        """Take in what was pasted."""
        self._book.require_writable()
        return self._intake.take_bytes(data, title)

    def sweep(self) -> list[str]:
        """Clear away what no entry and no kept draft speaks of; nothing while a book set aside may still need it."""
        folder = self._book.path.parent
        if any(folder.glob("*-aside-*.db")):
            return []
        drafts = [path.read_text("utf-8", "replace") for path in (folder / "drafts").glob("*.json")]
        with self._book.raw() as raw:
            return sweep(raw, self._files, lambda name: any(name in text for text in drafts))
