"""The practice branch's year: each month's meetings as commands, with the day each was entered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from smallbranch.meetings.commands import (
    AgendaPart,
    DecisionPart,
    Mark,
    MotionPart,
    RecordMeeting,
    SegmentPart,
)
from smallbranch.practice.people import People

Data = Mapping[str, Any]
CHAIR = "欧阳静远"
RECORDER = "祁怀瑾"
ROOM = "三楼党员活动室"
COMMITTEE_DAY, CELL_DAY = 6, 22
ENTRY_LAG = 1


@dataclass(frozen=True, slots=True)
class Dated:
    """A command with the day it is entered; `micro` are lectures given in its first segment."""

    entered_on: date
    command: RecordMeeting
    micro: tuple[list[Any], ...] = ()


def month_records(people: People, item: Data, workday: Any) -> Iterator[Dated]:
    """Yield a month's records in order of entry; `workday` moves a day to the next working day."""
    year, month = (int(part) for part in item["month"].split("-"))
    lag = item.get("late_days", ENTRY_LAG)
    if item["committee"]:
        yield _dated(_committee(people, item, workday(date(year, month, COMMITTEE_DAY))), ENTRY_LAG)
    yield _dated(_theme_day(people, item, date(year, month, item["day"])), lag, item["micro"])
    if "general_day" in item:
        yield _dated(_general_alone(people, item, date(year, month, item["general_day"])), ENTRY_LAG)
    if item.get("life"):
        yield _dated(_life_meeting(people, date(year, month, 23), year - 1), ENTRY_LAG)
    day = workday(date(year, month, CELL_DAY))
    for name in people.cells:
        if name == item.get("missing_cell"):
            late = workday(date(year, month + 1, 8))
            yield _dated(_cell(people, item, late, name, makes_up=item["month"]), ENTRY_LAG)
        else:
            yield _dated(_cell(people, item, day, name), ENTRY_LAG)


def _dated(command: RecordMeeting, lag: int, micro: list[Any] | None = None) -> Dated:
    return Dated(command.start_at.date() + timedelta(days=lag), command, tuple(micro or ()))


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute))


def _segment(people: People, **fields: Any) -> SegmentPart:
    return SegmentPart(chair_id=people.members[CHAIR], recorder_id=people.members[RECORDER], **fields)


def _theme_day(people: People, item: Data, day: date) -> RecordMeeting:
    """The theme day, with the lecture or the general meeting of the same afternoon as segments of their own."""
    text, owner, due = item["decision"]
    theme = _segment(
        people,
        form="theme_party_day",
        topic=item["theme"],
        start_at=_at(day, 14, 30),
        end_at=_at(day, 15, 30),
        minutes=item["activity"],
        decisions=(DecisionPart(text=text, owner=owner, due_on=due),),
        marks=tuple(_came(people, *one) for one in item.get("late", ())),
    )
    parts = [theme]
    if "lecture" in item:
        parts.append(_lecture(people, item["lecture"], day))
    if "general" in item and "general_day" not in item:
        parts.append(_general(people, item, day))
    fixed = date(day.year, day.month, 15)
    partners, came, uid = item.get("joint", (None, None, None))
    return RecordMeeting(
        title=item["theme"],
        start_at=_at(day, 14, 30),
        end_at=_at(day, 16, 30) if len(parts) > 1 else _at(day, 15, 30),
        place=ROOM,
        segments=tuple(parts),
        moved_from=fixed if "moved" in item else None,
        move_reason=item.get("moved"),
        joint_with=partners,
        partner_people=came,
        uid=uid,
        business_task=item.get("serves"),
    )


def _came(people: People, name: str, at: str) -> Mark:
    return Mark(member_id=people.members[name], state="present", arrived_at=at)


def _lecture(people: People, lecture: list[Any], day: date) -> SegmentPart:
    topic, lecturer, summary = lecture
    return _segment(
        people,
        form="party_lecture",
        topic=topic,
        lecturer_id=people.members[lecturer],
        start_at=_at(day, 15, 30),
        end_at=_at(day, 16, 30),
        minutes=summary,
    )


def _general(people: People, item: Data, day: date) -> SegmentPart:
    title, kind = item["motion"]
    return _segment(
        people,
        form="general_membership_meeting",
        topic=item["general"][0],
        start_at=_at(day, 15, 30),
        end_at=_at(day, 16, 30),
        agenda=tuple(AgendaPart(title=one) for one in item["general"]),
        minutes="会议按议程逐项进行，党员就议题充分讨论后进行表决。",
        resolution=item["resolution"],
        motions=(
            MotionPart(
                title=title,
                kind=kind,
                method="无记名投票" if kind == "admit" else "举手",
                yes=12,
                written_yes=item.get("written", 0),
            ),
        ),
    )


def _general_alone(people: People, item: Data, day: date) -> RecordMeeting:
    return RecordMeeting(
        title=item["general"][0],
        start_at=_at(day, 15, 30),
        end_at=_at(day, 16, 30),
        place=ROOM,
        segments=(_general(people, item, day),),
    )


def _committee(people: People, item: Data, day: date) -> RecordMeeting:
    segment = _segment(
        people,
        form="branch_committee_meeting",
        topic=item["committee"][0],
        agenda=tuple(AgendaPart(title=one) for one in item["committee"]),
        minutes="会议逐项研究议题，委员发表意见后形成决定。",
        resolution="；".join(f"同意{one.removeprefix('研究').removeprefix('审查')}" for one in item["committee"])
        + "。",
        decisions=tuple(
            DecisionPart(text=text, owner=owner, due_on=due, to_general_meeting=forward)
            for text, owner, due, forward in item.get("committee_decisions", ())
        ),
    )
    return RecordMeeting(
        title="支部委员会会议", start_at=_at(day, 9), end_at=_at(day, 10), place="小会议室", segments=(segment,)
    )


def _cell(people: People, item: Data, day: date, name: str, makes_up: str | None = None) -> RecordMeeting:
    leader = "祁怀瑾" if name == "第一党小组" else "沈若岚"
    segment = SegmentPart(
        form="cell_meeting",
        topic=f"学习讨论：{item['theme']}",
        cell_id=people.cells[name],
        chair_id=people.members[leader],
        recorder_id=people.members["柏舒晴" if name == "第一党小组" else "章雨桐"],
        minutes="学习规定篇目，交流学习体会，收集对支部工作的意见建议。",
        makes_up=makes_up,
    )
    return RecordMeeting(
        title=f"{name}会", start_at=_at(day, 16), end_at=_at(day, 17), place="各科室", segments=(segment,)
    )


def _life_meeting(people: People, day: date, work_year: int) -> RecordMeeting:
    life = _segment(
        people,
        form="organizational_life_meeting",
        topic=f"{work_year}年度组织生活会",
        start_at=_at(day, 14, 30),
        end_at=_at(day, 16, 30),
        minutes="通报上年整改落实情况；支部委员会作对照检查；党员逐一开展批评和自我批评；明确整改方向。",
        work_year=work_year,
    )
    appraisal = _segment(
        people,
        form="democratic_appraisal",
        topic=f"{work_year}年度民主评议党员",
        start_at=_at(day, 16, 30),
        end_at=_at(day, 17, 30),
        minutes="按照个人自评、党员互评、民主测评、组织评定的程序进行。",
        work_year=work_year,
    )
    return RecordMeeting(
        title=f"{work_year}年度组织生活会和民主评议党员",
        start_at=_at(day, 14, 30),
        end_at=_at(day, 17, 30),
        place=ROOM,
        segments=(life, appraisal),
    )
