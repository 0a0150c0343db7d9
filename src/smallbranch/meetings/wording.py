"""How ledgers write days, times, people and votes. Ledgers are Chinese documents in every language of the program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import ROUND_DOWN, Decimal

from smallbranch.kernel.periods import Period, day_zh
from smallbranch.meetings.attendance import ABSENT, NOT_RECORDED, OFFICIAL, ON_LEAVE, PRESENT
from smallbranch.meetings.motions import ELECT
from smallbranch.meetings.views import AttendanceView, DecisionView, GuestView, MotionView, SegmentView

STATE_WORDS = {PRESENT: "出席", ON_LEAVE: "请假", OFFICIAL: "因公", ABSENT: "缺席", NOT_RECORDED: "未记录"}


def day_text(day: date | None) -> str:
    """Write a day: 2026.09.20."""
    return day.strftime("%Y.%m.%d") if day else ""


def time_text(segment: SegmentView) -> str:
    """Write a segment's time: 2026年9月20日 14:30—16:00; after midnight 次日 stands before the end."""
    text = f"{day_zh(segment.start_at.date())} {segment.start_at:%H:%M}"
    return text if segment.end_at is None else f"{text}—{_end(segment.start_at, segment.end_at)}"


def _end(start: datetime, end: datetime) -> str:
    days = (end.date() - start.date()).days
    before = "" if days == 0 else "次日" if days == 1 else day_zh(end.date()) + " "
    return f"{before}{end:%H:%M}"


def attendees(marks: Iterable[AttendanceView]) -> str:
    """Write the names of those present; who came late or left early with the time: 王五（15:20到会）."""
    return "、".join(mark.label + _times(mark) for mark in marks if mark.state == PRESENT)


def _times(mark: AttendanceView) -> str:
    parts = (f"{mark.arrived_at}到会" if mark.arrived_at else "", f"{mark.left_at}离会" if mark.left_at else "")
    text = "，".join(part for part in parts if part)
    return f"（{text}）" if text else ""


def absentees(marks: Iterable[AttendanceView], kinds: Mapping[str, str]) -> str:
    """Write those away with their reasons: 王五（出差）、赵六（请假，2026.09.28补课）; nobody unrecorded."""
    away = [mark for mark in marks if mark.state not in (PRESENT, NOT_RECORDED)]
    return "、".join(f"{mark.label}（{_reason(mark, kinds)}）" for mark in away)


def _reason(mark: AttendanceView, kinds: Mapping[str, str]) -> str:
    state = STATE_WORDS.get(mark.state, mark.state)
    reason = kinds.get(mark.reason, mark.reason) if mark.reason else state
    if mark.waived:
        return f"{reason}，不补课：{mark.waived}"
    return f"{reason}，{day_text(mark.makeup_on)}补课" if mark.makeup_on else reason


def guests(people: Iterable[GuestView]) -> str:
    """Write those present without being due."""
    return "、".join(f"{guest.name}（{guest.role}）" if guest.role else guest.name for guest in people)


def agenda(segment: SegmentView) -> str:
    """Write the agenda, one item a line."""
    return "\n".join(f"{item.title}（{item.presenter}）" if item.presenter else item.title for item in segment.agenda)


def votes(motions: Iterable[MotionView]) -> str:
    """Write every vote with its counts and its result, one a line."""
    return "\n".join(_vote(motion) for motion in motions)


def _vote(motion: MotionView) -> str:
    counts = f"赞成{motion.yes}票、反对{motion.no}票、弃权{motion.abstain}票"
    base = f"应到会有表决权{motion.due_voters}人，实到{motion.present_voters}人"
    method = f"{motion.method}，" if motion.method else ""
    return f"{motion.title}：{method}{base}{_left_out(motion)}，{counts}，{_result(motion)}{_shares(motion)}"


def _left_out(motion: MotionView) -> str:
    if not (motion.excluded and motion.superior_consent and motion.meeting_consent):
        return ""
    parts = (motion.excluded_basis, f"上级党组织：{motion.superior_consent}", f"会议：{motion.meeting_consent}")
    return f"（{motion.excluded}人不计入应到会，{'；'.join(part for part in parts if part)}）"


def _shares(motion: MotionView) -> str:
    """Write an election's yes votes against both bases, as texts differ on which one counts (VOTE-06)."""
    if motion.kind != ELECT:
        return ""
    due, present = rate(motion.yes, motion.due_voters), rate(motion.yes, motion.present_voters)
    return f"（赞成票占应到会{due}、占实到会{present}）" if due and present else ""


def _result(motion: MotionView) -> str:
    if motion.quorum_needed is not None and not motion.quorum_met:
        return f"实到未达到规定的{motion.quorum_needed}人，表决无效"
    if motion.passed is None:
        return "到会人数符合规定"
    return "表决通过" if motion.passed else f"未通过（需赞成{motion.pass_needed}票）"


def written_opinions(motions: Iterable[MotionView]) -> str:
    """Write the opinions sent before the meeting, one motion a line."""
    sent = [motion for motion in motions if motion.written_yes or motion.written_no or motion.written_abstain]
    return "\n".join(f"{item.title}：{_written(item)}" for item in sent)


def _written(motion: MotionView) -> str:
    counts = f"书面赞成{motion.written_yes}份、书面不赞成{motion.written_no}份"
    return f"{counts}、书面弃权{motion.written_abstain}份" if motion.written_abstain else counts


def decisions(items: Iterable[DecisionView]) -> str:
    """Write decisions, one a line."""
    return "\n".join(item.text for item in items)


def tasks(items: Iterable[DecisionView]) -> str:
    """Write who does what by when, one a line; decisions without owner and time limit are left out."""
    owned = [item for item in items if item.owner or item.due_on]
    return "\n".join(f"{item.text}（{_owner_and_limit(item)}）" for item in owned)


def _owner_and_limit(item: DecisionView) -> str:
    limit = f"{day_zh(item.due_on)}前完成" if item.due_on else ""
    return "，".join(part for part in (item.owner, limit) if part)


def carried(items: Iterable[DecisionView], on: date) -> str:
    """Write what earlier meetings left open and how it stood on the day of this one, one a line."""
    return "\n".join(f"{day_zh(item.held_on)}议定：{item.text}{_carried(item, on)}" for item in items)


def _carried(item: DecisionView, on: date) -> str:
    who = _owner_and_limit(item)
    done = item.closed_on is not None and item.closed_on <= on
    state = f"已办结{'，' + item.outcome if item.outcome else ''}" if done else "尚未办结"
    return f"（{who}）：{state}" if who else f"：{state}"


def put_forward(items: Iterable[DecisionView]) -> str:
    """Write what the committee puts before the general membership meeting, one a line."""
    return "\n".join(item.text for item in items if item.to_general_meeting)


def outcomes(items: Iterable[DecisionView]) -> str:
    """Write what became of decisions, one a line; open ones are left for the pen."""
    closed = ((item, item.closed_on) for item in items if item.closed_on)
    return "\n".join(f"{item.text}：{day_zh(on)}{item.outcome or '完成'}" for item, on in closed)


def hours(minutes: int, minutes_per_hour: int) -> str:
    """Write study hours (学时) with one decimal, rounded down."""
    if minutes_per_hour <= 0:
        return ""
    return f"{(Decimal(minutes) / minutes_per_hour).quantize(Decimal('0.1'), ROUND_DOWN).normalize():f}"


def rate(part: int, whole: int) -> str:
    """Write a rate with one decimal: 94.4%; nothing when there is nothing to compare with."""
    if whole == 0:
        return ""
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}%"


def period_text(text: str) -> str:
    """Write a period: 2026年第二季度."""
    return Period.parse(text).label_zh()


def lines(*parts: str | None) -> str:
    """Join what there is, one a line."""
    return "\n".join(part for part in parts if part)
