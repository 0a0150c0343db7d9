"""Where a list of files stands, without Qt: on a record of the book, or in the draft of one that is not saved yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from smallbranch.attachments.commands import AddAttachment, ChangeAttachment, RemoveAttachment
from smallbranch.attachments.kinds import PICTURES, Kind, Owner
from smallbranch.attachments.views import AttachmentView, Taken
from smallbranch.bootstrap import AppContext
from smallbranch.kernel.changes import Outcome
from smallbranch.kernel.errors import SmallBranchError
from smallbranch.kernel.findings import Finding, Severity
from smallbranch.store.dispatch import command_name

_KIB, _MIB = 1024, 1024 * 1024


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the list; `file` is None while it is masked."""

    key: int
    title: str
    kind: Kind
    file: str | None
    media_type: str
    size: int
    taken_on: date | None
    note: str = ""

    @property
    def is_picture(self) -> bool:
        """Tell whether it has a thumbnail."""
        return self.file is not None and self.media_type in PICTURES

    @property
    def size_text(self) -> str:
        """Return the size as a person reads it."""
        return f"{self.size / _MIB:.1f} MB" if self.size >= _MIB else f"{max(1, round(self.size / _KIB))} KB"


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A file taken in for a record that is not saved yet."""

    file: str
    title: str
    media_type: str
    size: int
    kind: Kind
    taken_on: date | None = None
    note: str = ""


class Place(Protocol):
    """What the list shows and changes."""

    def items(self, *, unmasked: bool) -> Sequence[Item]: ...
    def add(self, taken: Sequence[Taken]) -> None: ...
    def change(self, key: int, title: str, kind: Kind, note: str) -> None: ...
    def move(self, key: int, position: int) -> None: ...
    def remove(self, key: int) -> None: ...


class OfRecord:
    """The files of one record; every change is a step of its own that can be undone."""

    def __init__(self, ctx: AppContext, ops: Any, owner: Owner, owner_id: int) -> None:
        self._ctx, self._ops, self.owner, self.owner_id = ctx, ops, owner, owner_id

    def items(self, *, unmasked: bool) -> Sequence[Item]:
        """Return the files in their order."""
        found = self._ops.run_read(lambda: self._ctx.attachments.of(self.owner, self.owner_id, unmasked=unmasked))
        return [_item(view) for view in found or ()]

    def add(self, taken: Sequence[Taken]) -> None:
        """Attach what was taken in, as one step."""
        commands = [
            AddAttachment(
                owner=self.owner, owner_id=self.owner_id, file=one.file, title=one.title, taken_on=one.taken_on
            )
            for one in taken
        ]
        self._ops.run_step(lambda: self._ctx.dispatcher.do_all(commands, "attach_files", {"count": len(commands)}))

    def change(self, key: int, title: str, kind: Kind, note: str) -> None:
        """Change what is said of a file."""
        self._ops.run_write(ChangeAttachment(attachment_id=key, title=title, kind=kind, note=note))

    def move(self, key: int, position: int) -> None:
        """Move a file to another place, counted from 1."""
        self._ops.run_write(ChangeAttachment(attachment_id=key, position=position))

    def remove(self, key: int) -> None:
        """Take a file off."""
        self._ops.run_write(RemoveAttachment(attachment_id=key))


class OfDraft:
    """The files of a draft; they are kept with it like everything typed."""

    def __init__(self, files: list[DraftFile]) -> None:
        self._files = files

    def items(self, *, unmasked: bool) -> Sequence[Item]:
        """Return the files in their order; what somebody has just chosen is not hidden from them."""
        return [
            Item(key, one.title, one.kind, one.file, one.media_type, one.size, one.taken_on, one.note)
            for key, one in enumerate(self._files)
        ]

    def add(self, taken: Sequence[Taken]) -> None:
        """Keep what was taken in; the same file once."""
        known = {one.file for one in self._files}
        for one in taken:
            if one.file not in known:
                kind = Kind.PHOTO if one.is_picture else Kind.FILE
                self._files.append(DraftFile(one.file, one.title, one.media_type, one.size, kind, one.taken_on))
                known.add(one.file)

    def change(self, key: int, title: str, kind: Kind, note: str) -> None:
        """Change what is said of a file."""
        old = self._files[key]
        fits = kind is not Kind.PHOTO or old.media_type in PICTURES
        self._files[key] = replace(old, title=title or old.title, kind=kind if fits else old.kind, note=note)

    def move(self, key: int, position: int) -> None:
        """Move a file to another place, counted from 1."""
        self._files.insert(max(0, position - 1), self._files.pop(key))

    def remove(self, key: int) -> None:
        """Leave a file out."""
        del self._files[key]


def write_with_files(
    ctx: AppContext, command: Any, owner: Owner, files: Sequence[DraftFile], rest: Sequence[Any] = ()
) -> Outcome[int]:
    """Do a command whose value is a new record's number, what goes with it, and attach its files: all or nothing."""
    findings: list[Finding] = []
    with ctx.book.write(command_name(type(command))) as uow:
        made = ctx.dispatcher.handle(uow, command)
        for one in (*rest, *commands_of(files, owner, made.value)):
            findings += ctx.dispatcher.handle(uow, one).findings
    return Outcome(made.value, uow.changes, (*made.findings, *findings))


def commands_of(files: Sequence[DraftFile], owner: Owner, owner_id: int) -> list[AddAttachment]:
    """Return what attaches the files of a draft to the record it became."""
    return [
        AddAttachment(
            owner=owner,
            owner_id=owner_id,
            file=one.file,
            title=one.title,
            kind=one.kind,
            taken_on=one.taken_on,
            note=one.note,
        )
        for one in files
    ]


Given = tuple[str, Callable[[], Taken]]


def take_all(ctx: AppContext, given: Sequence[Given]) -> tuple[list[Taken], list[Finding]]:
    """Take in files by name, and say of each that was not taken why."""
    taken: list[Taken] = []
    said: list[Finding] = []
    for name, take in given:
        try:
            taken.append(take())
        except SmallBranchError as error:
            said.append(Finding("attachment_not_taken", Severity.WARNING, {"file": name, "why": _why(ctx, error)}))
    return taken, said


def from_paths(ctx: AppContext, paths: Sequence[Path]) -> list[Given]:
    """Return how each of some files is taken in."""
    return [(path.name, lambda path=path: ctx.attachments.take(path)) for path in paths]  # type: ignore[misc]


def _why(ctx: AppContext, error: SmallBranchError) -> str:
    fields = getattr(error, "fields", None)
    if fields:
        return "；".join(ctx.messages.text("field", code, error.params) for code in fields.values())
    return ctx.messages.error(error)


def _item(view: AttachmentView) -> Item:
    return Item(view.id, view.title, view.kind, view.file, view.media_type, view.size, view.taken_on, view.note)
