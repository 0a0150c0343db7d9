"""The texts of all records, read lightly: what the likeness of a new record is measured against."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from sqlalchemy import or_, select

from smallbranch.meetings.model import AgendaRow, EventRow, SegmentRow
from smallbranch.meetings.rows import held_within
from smallbranch.store.book import Book


class Said(Struct, frozen=True):
    """What one segment's record says; `agenda` are its headings, which honest records have in common."""

    event_id: int
    segment_id: int
    day: date
    form: str
    cell_id: int | None
    text: str
    agenda: tuple[str, ...] = ()


class SaidReader:
    """Reads the texts of a span of days: two queries, no people, no counts."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def between(self, first: date, last: date) -> tuple[Said, ...]:
        """Return the segments with a text held from `first` to `last`, in time order."""
        texts = select(EventRow, SegmentRow).join(SegmentRow, SegmentRow.event_id == EventRow.id)
        written = or_(SegmentRow.minutes.is_not(None), SegmentRow.discussion.is_not(None))
        with self._book.read() as session:
            rows = session.execute(
                texts.where(held_within(first, last), written).order_by(EventRow.start_at, EventRow.id)
            ).all()
            headings: dict[int, list[str]] = {}
            for segment_id, title in session.execute(select(AgendaRow.segment_id, AgendaRow.title)):
                headings.setdefault(segment_id, []).append(title)
        return tuple(
            Said(
                event.id,
                segment.id,
                event.start_at.date(),
                segment.form,
                segment.cell_id,
                "\n".join(text for text in (segment.minutes, segment.discussion) if text),
                tuple(headings.get(segment.id, ())),
            )
            for event, segment in rows
        )
