"""Collect the records of each dataset from the slices: every field is named here, nothing is passed through whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from smallbranch.kernel.periods import Period
from smallbranch.lessons.views import MicroLectureView
from smallbranch.meetings.views import EventLine, PlanItemView
from smallbranch.packs.rulebook import RuleBook, UnknownRule
from smallbranch.roster.views import BranchView, MemberView
from smallbranch.rules.views import NodeStatus
from smallbranch.teams.views import TeamView
from smallbranch.zone.privacy import is_mobile
from smallbranch.zone.progress import Progress
from smallbranch.zone.sheets import Cell, Record
from smallbranch.zone.views import OfferView

LATE_SETTING = "entry_late_days"
FULL, PROBATIONARY = "full_member", "probationary_member"
PLAN_STATES = {"open": "待开展", "cancelled": "取消", "postponed": "延期", "not_applicable": "不适用"}
NODE_STATES = {
    NodeStatus.DONE: "已完成",
    NodeStatus.MADE_UP: "已补办",
    NodeStatus.DUE: "未到期",
    NodeStatus.MISSING: "尚缺",
    NodeStatus.NOT_APPLICABLE: "不适用",
}


def unit(branch: BranchView, members: Sequence[MemberView], cells: int, secretary: str | None, as_of: date) -> Record:
    """Return the one record of `unit`: counts, posts and the office phone (PI-07); a mobile number is left out."""
    party = [member for member in members if member.member_category in (FULL, PROBATIONARY)]
    retired = sum(1 for member in party if member.retired_on is not None and member.retired_on <= as_of)
    return {
        "agency": branch.agency or branch.name,
        "branch": branch.name,
        "unit_code": branch.unit_code,
        "superior_org": branch.superior_org,
        "as_of": as_of,
        "member_count": len(party),
        "full_count": _count(party, FULL),
        "probationary_count": _count(party, PROBATIONARY),
        "in_service_count": len(party) - retired,
        "retired_count": retired,
        "male_count": sum(1 for member in party if member.sex == "男"),
        "female_count": sum(1 for member in party if member.sex == "女"),
        "minority_count": sum(1 for member in party if member.ethnic_group not in (None, "", "汉", "汉族")),
        "prospective_count": _count(members, "prospective_member"),
        "activist_count": _count(members, "activist_applicant"),
        "cell_count": cells,
        "secretary": secretary,
        "liaison": branch.liaison,
        "office_phone": None if is_mobile(branch.office_phone) else branch.office_phone,
        "theme_day": branch.theme_day,
    }


def _count(members: Iterable[MemberView], category: str) -> int:
    return sum(1 for member in members if member.member_category == category)


def following(period: Period) -> Period:
    """Return the period of the same length that comes next."""
    return Period.of(period.last + timedelta(days=1), period.kind)


def calendar(items: Iterable[PlanItemView], forms: Mapping[str, str]) -> list[Record]:
    """Return the records of `calendar`, by day; lines without a day stand at the end of their period.

    Tasks that are no meeting are the branch's own business and stay out.
    """
    return [
        {
            "period": Period.parse(item.period).label_zh(),
            "planned_on": item.planned_on,
            "planned_time": item.planned_time,
            "form": forms[item.form],
            "topic": item.topic,
            "place": item.place,
            "state": "已开展" if item.event_id is not None else PLAN_STATES.get(item.state, item.state),
        }
        for item in sorted(items, key=_calendar_order)
        if item.form in forms
    ]


def _calendar_order(item: PlanItemView) -> tuple[date, int]:
    return item.planned_on or Period.parse(item.period).last, item.id


def activities(lines: Iterable[EventLine], forms: Mapping[str, str], rules: RuleBook) -> list[Record]:
    """Return the records of `activities`: one per segment; late entry and make-up always show."""
    return [
        {
            "held_on": line.held_on,
            "form": forms.get(line.form, line.form),
            "topic": line.topic or line.title,
            "place": line.place,
            "joint_with": line.joint_with,
            "due_count": line.due_count,
            "present_count": line.present_count,
            "minutes": line.duration_minutes,
            "remark": "；".join(_remarks(line, rules)),
            "event_uid": line.uid,
        }
        for line in sorted(lines, key=lambda line: (line.start_at, line.segment_id))
    ]


def _remarks(line: EventLine, rules: RuleBook) -> Iterable[str]:
    if line.makes_up:
        yield f"补办{Period.parse(line.makes_up).label_zh()}"
    lag = (line.entered_at.date() - line.held_on).days
    if lag > late_days(rules, line.held_on):
        yield f"补录（活动后{lag}天录入）"


def late_days(rules: RuleBook, on: date) -> int:
    """Return after how many days an entry counts as late; without such a setting every later day does."""
    try:
        return rules.setting_int(LATE_SETTING, on)
    except UnknownRule:
        return 0


def lectures(views: Iterable[MicroLectureView], kinds: Mapping[str, str]) -> list[Record]:
    """Return the records of `lectures`."""
    return [
        {
            "held_on": view.held_on,
            "speaker": view.speaker,
            "department": view.department,
            "topic": view.topic,
            "kind": kinds.get(view.kind, view.kind),
            "minutes": view.minutes,
            "hearers": view.hearers,
        }
        for view in views
    ]


def teams(views: Iterable[TeamView]) -> list[Record]:
    """Return the records of `teams`: the leader's name, of the others only how many."""
    return [
        {
            "project": view.name,
            "start_on": view.start_on,
            "due_on": view.due_on,
            "end_on": view.end_on,
            "leader": view.leader,
            "departments": "、".join(view.departments),
            "size": len(view.members),
            "task": view.aim,
            "milestones": _reached(view),
            "result": view.outcome,
        }
        for view in views
    ]


def _reached(view: TeamView) -> Cell:
    reached = sum(1 for stone in view.milestones if stone.done_on is not None)
    return f"{reached}/{len(view.milestones)}" if view.milestones else None


def offers(views: Iterable[OfferView]) -> list[Record]:
    """Return the records of `resources` or `needs`."""
    return [
        {
            "category": view.category,
            "name": view.name,
            "capacity": view.capacity,
            "available": view.available,
            "contact": view.contact,
            "state": view.state,
            "note": view.note,
        }
        for view in views
    ]


def progress_records(lines: Iterable[Progress], forms: Mapping[str, str]) -> list[Record]:
    """Return the records of `progress`, form by form as in the packs; what does not apply has no figures."""
    places = {form: place for place, form in enumerate(forms)}

    def order(line: Progress) -> tuple[int, date]:
        return places.get(line.form, len(places)), Period.parse(line.span).first

    return [
        {
            "form": forms.get(line.form, line.form),
            "span": Period.parse(line.span).label_zh(),
            "due": None if line.status is NodeStatus.NOT_APPLICABLE else line.due,
            "done": None if line.status is NodeStatus.NOT_APPLICABLE else line.done,
            "made_up": line.made_up or None,
            "state": NODE_STATES[line.status],
        }
        for line in sorted(lines, key=order)
    ]
