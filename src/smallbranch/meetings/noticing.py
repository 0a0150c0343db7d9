"""What is worth saying about a record; nothing here stops it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import select

from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.kernel.periods import Period
from smallbranch.meetings.attendance import PRESENT, Count, Entry
from smallbranch.meetings.combos import combo_findings
from smallbranch.meetings.commands import RecordMeeting, SegmentPart
from smallbranch.meetings.model import EventRow, SegmentRow
from smallbranch.meetings.rows import held_within
from smallbranch.meetings.scene import Scene
from smallbranch.packs.schema import Due, Span

WEEKEND = "weekend"


def event_findings(scene: Scene, command: RecordMeeting, event: EventRow, today: date) -> Iterator[Finding]:
    """Yield what is odd about the day and about the forms that sit together."""
    day, subject = event.start_at.date(), Subject("event", event.id, "start_at")
    params: dict[str, object] = {"day": day}
    if day > today:
        yield Finding("event_in_future", Severity.WARNING, params, subject)
    if not scene.calendar.is_workday(day):
        holiday = scene.calendar.holiday_name(day) or WEEKEND
        yield Finding("on_day_off", Severity.INFO, params | {"holiday": holiday}, subject)
    branch = scene.branch
    if branch is not None and branch.founded_on is not None and day < branch.founded_on:
        yield Finding("before_founding", Severity.WARNING, params | {"founded_on": branch.founded_on}, subject)
    lag = (event.entered_at.date() - day).days
    limit = scene.setting("entry_late_days", day, 0)
    if limit and lag > limit:
        yield Finding(
            "entered_late", Severity.INFO, {"held_on": day, "form": command.segments[0].form, "days": lag}, subject
        )
    held = [(part.form, part.cell_id) for part in command.segments]
    yield from combo_findings(scene.rules, held, day, Subject("event", event.id))
    if branch is not None and branch.theme_day:
        yield from _theme_day_findings(scene, command, branch.theme_day, day, subject)


def _theme_day_findings(
    scene: Scene, command: RecordMeeting, fixed: int, day: date, subject: Subject
) -> Iterator[Finding]:
    container = any(form and form.container for form in (scene.form(part.form, day) for part in command.segments))
    if container and day.day != fixed and not command.move_reason:
        yield Finding("theme_day_moved", Severity.INFO, {"fixed": fixed, "day": day}, subject)


def segment_findings(scene: Scene, row: SegmentRow, part: SegmentPart, counted: Count, day: date) -> Iterator[Finding]:
    """Yield what is odd about one segment."""
    subject = Subject("segment", row.id)
    form = scene.form(row.form, day)
    if counted.due == 0 and form is not None and form.due is not Due.NONE:
        yield Finding("nobody_due", Severity.WARNING, {"form": row.form, "day": day}, subject)
    if counted.not_recorded:
        yield Finding("attendance_not_recorded", Severity.WARNING, {"count": counted.not_recorded}, subject)
    yield from _absence_findings(
        scene, part, scene.absences(day, part.start_at.time() if part.start_at else None), subject
    )
    yield from _period_findings(scene, row, day, subject)
    if form is not None and form.lecture and row.lecturer_id is None and row.lecturer_name is None:
        yield Finding("lecturer_missing", Severity.INFO, {"form": row.form}, subject)
    for other in _same_day(scene, row, day):
        yield Finding("same_form_same_day", Severity.WARNING, {"form": row.form, "day": day, "event": other}, subject)


def _absence_findings(
    scene: Scene, part: SegmentPart, known: Mapping[int, Entry], subject: Subject
) -> Iterator[Finding]:
    for mark in part.marks:
        if mark.state == PRESENT and mark.member_id in known:
            params = {"name": scene.name(mark.member_id), "kind": known[mark.member_id].reason}
            yield Finding("present_despite_absence", Severity.INFO, params, subject)


def _period_findings(scene: Scene, row: SegmentRow, day: date, subject: Subject) -> Iterator[Finding]:
    if row.makes_up is not None and Period.parse(row.makes_up).last >= day:
        yield Finding("makes_up_running_period", Severity.WARNING, {"period": row.makes_up, "day": day}, subject)
    if is_yearly(scene, row.form, day) and row.work_year is None:
        yield Finding("work_year_missing", Severity.WARNING, {"form": row.form, "year": day.year}, subject)
    if row.work_year is not None and row.work_year not in (day.year, day.year - 1):
        yield Finding("work_year_unusual", Severity.WARNING, {"work_year": row.work_year, "day": day}, subject)


def is_yearly(scene: Scene, form_id: str, day: date) -> bool:
    """Tell whether a form is due by the year only, so that its record belongs to a work year (C38)."""
    spans = {rule.period for rule in scene.rules.cadences(day) if rule.form == form_id}
    return spans == {Span.YEAR}


def _same_day(scene: Scene, row: SegmentRow, day: date) -> Iterator[int]:
    others = (
        select(SegmentRow.event_id)
        .join(EventRow, EventRow.id == SegmentRow.event_id)
        .where(
            SegmentRow.form == row.form,
            SegmentRow.cell_id.is_(None) if row.cell_id is None else SegmentRow.cell_id == row.cell_id,
            SegmentRow.event_id != row.event_id,
            held_within(day, day),
        )
    )
    yield from scene.session.scalars(others)
