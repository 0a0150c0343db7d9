"""A record being written, without Qt: what it holds, what keeps it from being saved, and the command it becomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from smallbranch.gui.pages.meetings.sheet import Sheet
from smallbranch.gui.pages.meetings.times import read_time
from smallbranch.gui.widgets.attachments_state import DraftFile
from smallbranch.meetings.commands import (
    AgendaPart,
    CloseDecision,
    DecisionPart,
    GuestPart,
    MotionPart,
    RecordMeeting,
    SegmentPart,
)

_EVENING: Final = 18
"""Only a meeting that starts in the evening can end after midnight; anything else is a typing mistake."""


@dataclass(slots=True)
class SegmentDraft:
    """One segment. `start` and `end` are typed times, empty for those of the event."""

    form: str
    topic: str = ""
    cell_id: int | None = None
    start: str = ""
    end: str = ""
    chair_id: int | None = None
    recorder_id: int | None = None
    lecturer_id: int | None = None
    lecturer_name: str | None = None
    agenda: tuple[AgendaPart, ...] = ()
    minutes: str | None = None
    discussion: str | None = None
    resolution: str | None = None
    guests: tuple[GuestPart, ...] = ()
    motions: tuple[MotionPart, ...] = ()
    decisions: tuple[DecisionPart, ...] = ()
    plan_item_id: int | None = None
    makes_up: str | None = None
    work_year: int | None = None
    sheet: Sheet = field(default_factory=Sheet)
    circle: tuple[str, int | None] = ("", None)


@dataclass(slots=True)
class MeetingDraft:
    """An event being written; `closing` are the open decisions ticked as done."""

    day: date | None = None
    start: str = ""
    end: str = ""
    place: str = ""
    title: str = ""
    segments: list[SegmentDraft] = field(default_factory=list)
    closing: set[int] = field(default_factory=set)
    event_id: int | None = None
    joint_with: str | None = None
    organiser: str | None = None
    partner_people: int | None = None
    uid: str | None = None
    moved_from: date | None = None
    move_reason: str | None = None
    business_task: str | None = None
    team_id: int | None = None
    note: str | None = None
    files: list[DraftFile] = field(default_factory=list)

    @property
    def start_at(self) -> datetime | None:
        """Return the start, once day and time are typed."""
        clock = read_time(self.start)
        return datetime.combine(self.day, clock) if self.day and clock else None

    def problems(self) -> dict[str, str]:
        """Return field → code of what keeps the record from being saved; the service looks at the rest."""
        found: dict[str, str] = {}
        if self.day is None:
            found["day"] = "required"
        if read_time(self.start) is None:
            found["start"] = "time_form" if self.start.strip() else "required"
        if self.end.strip() and read_time(self.end) is None:
            found["end"] = "time_form"
        for number, part in enumerate(self.segments):
            for name, text in (("start", part.start), ("end", part.end)):
                if text.strip() and read_time(text) is None:
                    found[f"segments.{number}.{name}"] = "time_form"
        if not self.segments:
            found["segments"] = "required"
        return found

    def command(self, default_title: str) -> RecordMeeting:
        """Return the command; to be asked when there are no problems.

        Args:
            default_title: the title of an event whose title and first topic are empty (the name of its form).
        """
        start = self.start_at
        if start is None:
            raise ValueError("a draft without a start has no command")
        topic = self.segments[0].topic if self.segments else ""
        return RecordMeeting(
            title=self.title.strip() or topic.strip() or default_title,
            start_at=start,
            end_at=_end(start, self.end),
            place=self.place.strip() or None,
            segments=tuple(_part(part, start, topic.strip() or default_title) for part in self.segments),
            joint_with=self.joint_with,
            organiser=self.organiser,
            partner_people=self.partner_people,
            uid=self.uid,
            moved_from=self.moved_from,
            move_reason=self.move_reason,
            business_task=self.business_task,
            team_id=self.team_id,
            note=self.note,
            event_id=self.event_id,
        )

    def closings(self) -> tuple[CloseDecision, ...]:
        """Return a command for each decision ticked as done, on the day of the meeting."""
        return tuple(CloseDecision(decision_id=key, on=self.day) for key in sorted(self.closing) if self.day)

    def snapshot(self) -> object:
        """Return what is compared to tell whether anything was typed."""
        shown = (self.day, self.start, self.end, self.place, self.title, frozenset(self.closing))
        moved = (self.moved_from, self.move_reason, self.note, self.business_task)
        joint = (self.joint_with, self.organiser, self.partner_people, self.uid)
        return (
            shown,
            moved,
            joint,
            tuple((_part(part, datetime.min, ""), part.start, part.end) for part in self.segments),
            tuple(self.files),
        )


def clock_text(moment: datetime | None) -> str:
    """Return the time of day as it is shown."""
    return f"{moment:%H:%M}" if moment else ""


def _end(start: datetime, text: str) -> datetime | None:
    clock = read_time(text)
    if clock is None:
        return None
    end = datetime.combine(start.date(), clock)
    return end + timedelta(days=1) if end < start and start.hour >= _EVENING else end


def _part(part: SegmentDraft, event_start: datetime, default_topic: str) -> SegmentPart:
    clock = read_time(part.start)
    start = datetime.combine(event_start.date(), clock) if clock else None
    return SegmentPart(
        form=part.form,
        topic=part.topic.strip() or default_topic,
        cell_id=part.cell_id,
        start_at=start,
        end_at=_end(start or event_start, part.end),
        chair_id=part.chair_id,
        recorder_id=part.recorder_id,
        lecturer_id=part.lecturer_id,
        lecturer_name=part.lecturer_name,
        agenda=part.agenda,
        minutes=part.minutes,
        discussion=part.discussion,
        resolution=part.resolution,
        marks=part.sheet.marks(),
        guests=part.guests,
        motions=part.motions,
        decisions=part.decisions,
        plan_item_id=part.plan_item_id,
        makes_up=part.makes_up,
        work_year=part.work_year,
    )
