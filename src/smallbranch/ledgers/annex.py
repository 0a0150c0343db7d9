"""The annex: photos of the period's meetings, their sign-in sheets page by page, and what else is attached to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from smallbranch.attachments.kinds import Kind, Owner
from smallbranch.attachments.service import AttachmentsService
from smallbranch.attachments.views import AttachmentView
from smallbranch.documents import blocks
from smallbranch.kernel.periods import Period, day_zh
from smallbranch.kernel.sources import came_from
from smallbranch.ledgers.cells import Row
from smallbranch.meetings.service import MeetingsService
from smallbranch.packs.loader import Packs

PHOTO, PAGE, LISTED = "photo", "page", "listed"
PAGE_MM = 196.0
"""What a sign-in sheet takes of a page of 225 mm, so that title and caption have their room."""
_KIB, _MIB = 1024, 1024 * 1024
_TITLES = {Kind.SIGN_IN_SHEET: "签到表", Kind.SCAN: "扫描件"}


class AnnexData(Struct, frozen=True):
    """Gives the dataset `ledgers.annex`: one row a file of a meeting; nothing of members, nothing that identifies."""

    meetings: MeetingsService
    attachments: AttachmentsService
    packs: Packs

    def rows(self, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        """Return the files of the period's meetings, by day and in their order."""
        records = self._records(period)
        found = [
            view
            for view in self.attachments.all()
            if view.owner is Owner.EVENT and view.owner_id in records and view.kind is not Kind.ID_DOCUMENT
        ]
        places = list(records)
        found.sort(key=lambda view: (places.index(view.owner_id), view.position))
        return list(_numbered(found, records))

    def _records(self, period: Period) -> dict[int, str]:
        """Return date and forms of each meeting by its id, in order of their days."""
        lines = sorted(self.meetings.events(period), key=lambda line: (line.start_at, line.event_id))
        found: dict[int, tuple[date, list[str]]] = {}
        for line in lines:
            form = self.packs.rules.form(line.form, line.held_on)
            title = form.title if form else line.title
            titles = found.setdefault(line.event_id, (line.held_on, []))[1]
            if title not in titles:
                titles.append(title)
        return {key: f"{day_zh(day)}　{'、'.join(titles)}" for key, (day, titles) in found.items()}


def _numbered(views: Sequence[AttachmentView], records: Mapping[int, str]) -> Iterator[Row]:
    photos = 0
    for view in views:
        record = records[view.owner_id]
        row = {
            **came_from(event=view.owner_id),
            "print": _print(view),
            "file": view.file or "",
            "width": str(view.width or 0),
            "height": str(view.height or 0),
            "title": view.title,
            "record": record,
            "size": _size(view.size),
            "sha256": view.sha256,
        }
        photos += row["print"] == PHOTO
        lead = f"照片{photos}" if row["print"] == PHOTO else _TITLES.get(view.kind, "")
        yield {**row, "caption": "　".join(dict.fromkeys(part for part in (lead, record, view.title) if part))}


def _print(view: AttachmentView) -> str:
    if not view.is_picture or not view.width or not view.height:
        return LISTED
    return PHOTO if view.kind is Kind.PHOTO else PAGE


def _size(size: int) -> str:
    return f"{size / _MIB:.1f} MB" if size >= _MIB else f"{max(1, round(size / _KIB))} KB"


def pictures(rows: Sequence[Row]) -> Iterator[blocks.Block]:
    """Yield the photos, then what takes a page of its own."""
    for row in (row for row in rows if row.get("print") == PHOTO):
        yield blocks.Picture(row["file"], int(row["width"]), int(row["height"]), row["caption"])
    for row in (row for row in rows if row.get("print") == PAGE):
        yield blocks.Picture(row["file"], int(row["width"]), int(row["height"]), row["caption"], PAGE_MM)


def listed(rows: Sequence[Row]) -> list[Row]:
    """Return what is only listed by name."""
    return [row for row in rows if row.get("print") == LISTED]
