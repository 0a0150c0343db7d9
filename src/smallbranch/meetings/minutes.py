"""One row for each record of a form: what its ledger prints (L10–L13, L15)."""

from __future__ import annotations

from datetime import date

from smallbranch.kernel.sources import came_from
from smallbranch.meetings import wording
from smallbranch.meetings.datasets import Row, form_title
from smallbranch.meetings.scene import Scene
from smallbranch.meetings.views import EventView, SegmentView
from smallbranch.packs.schema import Due
from smallbranch.roster.words import joined

_SECRETARY = "secretary"


def minutes_row(scene: Scene, event: EventView, segment: SegmentView) -> Row:
    """Return the row; keys of other forms are filled too and simply not printed."""
    day = event.start_at.date()
    kinds = {kind.id: kind.title for kind in scene.rules.absence_kinds(day)}
    return {
        **came_from(event=event.id, team=event.team_id),
        **_head(scene, event, segment),
        **_body(scene, segment, day),
        **_lecture(scene, segment, day),
        **_theme_day(scene, event, segment),
        "attendees": wording.attendees(segment.attendance),
        "absentees": wording.absentees(segment.attendance, kinds),
        "in_attendance": wording.guests(segment.guests),
        "voting_due": str(segment.due_voters),
        "voting_present": str(segment.present_voters),
        "votes": wording.votes(segment.motions),
        "written_opinions": wording.written_opinions(segment.motions),
        "entry_note": _entry_note(scene, event, segment),
    }


def _head(scene: Scene, event: EventView, segment: SegmentView) -> Row:
    day = event.start_at.date()
    title = form_title(segment.form, scene.rules, day, short=True)
    return {
        "name": f"{event.title}（{title}）" if len(event.segments) > 1 else event.title,
        "record_no": f"{day:%Y%m%d}-{event.id}-{segment.position}",
        "cell": segment.cell or "",
        "topic": segment.topic,
        "time": wording.time_text(segment),
        "place": event.place or "",
        "chair": _chair(scene, segment, day),
        "recorder": segment.recorder or "",
        "due_count": str(segment.due_count),
        "present_count": str(segment.present_count),
        "agenda": wording.agenda(segment) or segment.topic,
    }


def _chair(scene: Scene, segment: SegmentView, day: date) -> str:
    """Return who chaired; between two secretaries that it was in place of one (C41)."""
    form = scene.form(segment.form, day)
    if not segment.chair or form is None or form.chair != _SECRETARY or not _vacant(scene, day):
        return segment.chair or ""
    return f"{segment.chair}（书记空缺期间代为主持）"


def _vacant(scene: Scene, day: date) -> bool:
    """Tell whether there was a secretary before and is none now; a roster without posts says nothing."""
    before = any(held.post == _SECRETARY for held in scene.people.posts_between(date.min, day))
    return before and not any(held.post == _SECRETARY for held in scene.people.posts(day))


def _body(scene: Scene, segment: SegmentView, day: date) -> Row:
    """Return the texts; where a ledger has a place of its own for what was studied, the minutes go there."""
    form = scene.form(segment.form, day)
    apart = form is not None and (form.lecture or form.due is Due.CELL)
    studied, said = segment.minutes or "", segment.discussion or ""
    return {
        "study": studied,
        "summary": studied,
        "discussion": said if apart else wording.lines(studied, said),
        "opinions": segment.resolution or "",
        "resolution": segment.resolution or "",
        "decisions": wording.lines(wording.decisions(segment.decisions), segment.resolution),
        "to_general_meeting": wording.put_forward(segment.decisions),
        "carried_over": wording.carried(segment.carried_over, day),
        "follow_up": wording.tasks(segment.decisions),
    }


def _lecture(scene: Scene, segment: SegmentView, day: date) -> Row:
    lecturer = scene.people.member(segment.lecturer_id, day) if segment.lecturer_id is not None else None
    post = lecturer.admin_post or joined(lecturer.party_posts) if lecturer else ""
    minutes = segment.duration_minutes
    per_hour = scene.setting("study_hour_minutes", day, 0)
    return {
        "lecturer": segment.lecturer or "",
        "lecturer_post": post or "",
        "minutes": "" if minutes is None else str(minutes),
        "hours": "" if minutes is None else wording.hours(minutes, per_hour),
    }


def _theme_day(scene: Scene, event: EventView, segment: SegmentView) -> Row:
    day = event.start_at.date()
    form = scene.form(segment.form, day)
    fixed = scene.branch.theme_day if scene.branch else None
    moved = f"原定{wording.day_text(event.moved_from)}" if event.moved_from else ""
    row = {
        "month": f"{day.year}年{day.month}月",
        "fixed_day": f"每月{fixed}日" if fixed else "",
        "held_on": wording.day_text(day),
        "change_reason": "，".join(part for part in (moved, event.move_reason) if part),
        "segments": "\n".join(_part(scene, part, day) for part in event.segments),
    }
    if form is not None and form.container:
        row["follow_up"] = wording.outcomes((*segment.carried_over, *segment.decisions))
    return row


def _part(scene: Scene, segment: SegmentView, day: date) -> str:
    minutes = f"（{segment.duration_minutes}分钟）" if segment.duration_minutes else ""
    return f"{form_title(segment.form, scene.rules, day, short=True)}{minutes}：{segment.topic}"


def _entry_note(scene: Scene, event: EventView, segment: SegmentView) -> str:
    """Return what the record says of itself: entered late, made up, work year, joint (C16, C20, C21, C38)."""
    limit = scene.setting("entry_late_days", event.start_at.date(), 0)
    late = limit and event.lag_days > limit
    return wording.lines(
        f"补录：活动后第{event.lag_days}天（{wording.day_text(event.entered_at.date())}）录入" if late else None,
        f"补办：{wording.period_text(segment.makes_up)}" if segment.makes_up else None,
        f"所属工作年度：{segment.work_year}年" if segment.work_year else None,
        _joint(event),
    )


def _joint(event: EventView) -> str | None:
    """Return with whom the event was held, who organised it and how many came from elsewhere (C21)."""
    if not event.joint_with:
        return None
    organised = f"，由{event.organiser}组织" if event.organiser else ""
    came = f"，其他支部到会{event.partner_people}人" if event.partner_people is not None else ""
    return f"联合开展：{event.joint_with}{organised}{came}，应到、实到均为本支部党员"
