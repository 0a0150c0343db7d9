"""What is typed but not saved yet, in a small file of the data folder, without Qt; never part of the journal.

The file is JSON so that even a person with an editor gets the text back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from smallbranch.bootstrap import AppContext
from smallbranch.documents.whole_file import write_whole
from smallbranch.gui.pages.meetings.draft import MeetingDraft
from smallbranch.gui.pages.meetings.sheet import Sheet, reasons_by_state
from smallbranch.gui.pages.meetings.start import refill
from smallbranch.kernel.errors import InvalidInput
from smallbranch.meetings.commands import Mark
from smallbranch.store.files import make_folder

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft as it lies on the disk."""

    version: int
    saved_at: datetime
    draft: MeetingDraft


class KeptSheet(Sheet):
    """The marks of a sheet before it is known again who is due; sheets of one number are one sheet."""

    def __init__(self, number: int, marks: tuple[Mark, ...]) -> None:
        super().__init__()
        self.number = number
        self.kept = marks


class DraftFiles:
    """The drafts of a data folder: one file for each, written whole."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "drafts"

    def keep(self, uid: str, draft: MeetingDraft, now: datetime) -> None:
        """Write a draft; raise `EnvironmentProblem` when the disk does not take it."""
        make_folder(self._folder)
        write_whole(self._path(uid), encoded(Kept(_VERSION, now, draft)))

    def drop(self, uid: str) -> None:
        """Remove a draft, if it is there."""
        self._path(uid).unlink(missing_ok=True)

    def latest(self) -> tuple[str, Kept] | None:
        """Return the draft written last that can be read; one that cannot stays where it is."""
        found = []
        for path in self._folder.glob("*.json") if self._folder.is_dir() else ():
            kept = decoded(path.read_bytes())
            if kept is not None:
                found.append((path.stem, kept))
        return max(found, key=lambda one: one[1].saved_at, default=None)

    def _path(self, uid: str) -> Path:
        return self._folder / f"{uid}.json"


def encoded(kept: Kept) -> bytes:
    """Return the file of a draft; of sheets what somebody marked."""
    import msgspec  # not before something is typed: the window starts without it

    numbers: dict[int, int] = {}

    def plain(value: object) -> object:
        if not isinstance(value, Sheet):
            raise TypeError(type(value).__name__)
        return {"number": numbers.setdefault(id(value), len(numbers)), "marks": value.marks()}

    return msgspec.json.format(msgspec.json.encode(kept, enc_hook=plain), indent=1)


def decoded(raw: bytes) -> Kept | None:
    """Read a draft's file; None when it is no such file or of a version to come."""
    import msgspec

    def sheet(kind: type, value: Any) -> object:
        if kind is not Sheet:
            raise NotImplementedError
        return KeptSheet(int(value["number"]), msgspec.convert(value["marks"], tuple[Mark, ...]))

    try:
        kept = msgspec.json.decode(raw, type=Kept, dec_hook=sheet)
    except (msgspec.MsgspecError, KeyError, TypeError, ValueError):
        return None
    return kept if kept.version == _VERSION and kept.draft.segments else None


def restored(ctx: AppContext, kept: Kept) -> MeetingDraft:
    """Return a draft to go on with: who is due is asked again, then the marks are set as they were."""
    draft = kept.draft
    if draft.event_id is not None and not _stands(ctx, draft.event_id):
        draft.event_id = None
    marks: dict[int, tuple[Mark, ...]] = {}
    one_sheet: dict[int, Sheet] = {}
    for number, part in enumerate(draft.segments):
        if isinstance(part.sheet, KeptSheet):
            marks[number] = part.sheet.kept
            part.sheet = one_sheet.setdefault(part.sheet.number, Sheet())
    refill(ctx, draft)
    for number, part in enumerate(draft.segments):
        if draft.day is not None:
            part.sheet.reasons = dict(reasons_by_state(ctx.packs.rules, draft.day))
        _mark(part.sheet, marks.get(number, ()))
    return draft


def _mark(sheet: Sheet, marks: tuple[Mark, ...]) -> None:
    by_id = {mark.member_id: mark for mark in marks}
    names = ("state", "reason", "provenance", "arrived_at", "left_at")
    sheet.rows = [
        replace(row, **{name: getattr(by_id[row.member_id], name) for name in names}) if row.member_id in by_id else row
        for row in sheet.rows
    ]


def _stands(ctx: AppContext, event_id: int) -> bool:
    try:
        ctx.meetings.event(event_id)
    except InvalidInput:
        return False
    return True
