"""The plain life of an invented branch, a quarter at a time, and how to tell it differently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, TypeVar

from msgspec.structs import fields, replace

from smallbranch.lessons.views import MicroLectureView
from smallbranch.meetings.said import Said
from smallbranch.meetings.views import AgendaView, AttendanceView, EventView, MotionView, SegmentView
from smallbranch.packs.calendar import HolidayCalendar
from smallbranch.roster.views import AbsenceView
from smallbranch.rules.plausibility import Bulk, Records
from tests.rules.sentences import COMMITTEE_TALK, LECTURE_TALK, OPENINGS, SENTENCES, TALK, TOPICS

T = TypeVar("T")
CALENDAR = HolidayCalendar()
NAMES = (
    "安然", "白杨", "曹静", "邓华", "范立", "高原", "何平", "江河", "柯明", "李青", "马骏", "倪虹", "高原明",
    "阿依古丽·买买提",
)  # fmt: skip
OWN = ("青禾县档案馆党支部", "档案馆支部", "青禾县档案馆", "青禾县直属机关工委")
THEME, GENERAL, COMMITTEE, CELL, LECTURE = (
    "theme_party_day", "general_membership_meeting", "branch_committee_meeting", "cell_meeting", "party_lecture",
)  # fmt: skip
EVERYBODY, BOARD = range(len(NAMES)), range(4)
BULK = Bulk(records=4, days=31)


def made(cls: type[T], **given: Any) -> T:
    """Make a view with nothing in the fields that are not given, so that a new field does not matter here."""
    empty = {one.name: None for one in fields(cls) if one.name not in given}  # type: ignore[arg-type]
    return cls(**given, **empty)


@dataclass
class Quarter:
    """A quarter while it is being told."""

    random: Random
    first: date
    events: list[EventView]
    earlier: list[EventView]
    absences: list[AbsenceView]
    lectures: list[MicroLectureView]
    people: range = EVERYBODY

    @property
    def months(self) -> list[date]:
        return [date(self.first.year, self.first.month + at, 1) for at in range(3)]

    def records(self) -> Records:
        days = {one.start_at.date() for one in self.events} | {one.held_on for one in self.lectures}
        return Records(
            events=self.events,
            earlier=[],
            absences=self.absences,
            strangers=(),
            days_off={day: "weekend" for day in days if not CALENDAR.is_workday(day)},
            own_names=OWN,
            lectures=self.lectures,
            said=said(self.events),
            said_before=said(self.earlier),
            here={day: frozenset(self.people) for day in days},
            bulk=BULK,
        )


def said(events: Sequence[EventView]) -> list[Said]:
    return [
        Said(
            event.id, part.id, event.start_at.date(), part.form, part.cell_id,
            "\n".join(text for text in (part.minutes, part.discussion) if text),
            tuple(item.title for item in part.agenda),
        )
        for event in events
        for part in event.segments
        if part.minutes or part.discussion
    ]  # fmt: skip


def plain(seed: int) -> Quarter:
    """Return a quarter of 2025 or 2026 with the four before it, without any habit."""
    random = Random(seed)
    first = date(2025 + seed % 2, seed // 2 % 4 * 3 + 1, 1)
    told = Quarter(random, first, [], [], [absence(3, first, first + timedelta(days=85), "village_post")], [])
    for back in range(15, 0, -1):
        number = first.year * 12 + first.month - 1 - (back - 3)
        month = _month(told, number)
        (told.events if back <= 3 else told.earlier).extend(month)
    return told


def absence(member_id: int, first: date, last: date | None, kind: str = "personal_leave") -> AbsenceView:
    given: dict[str, Any] = {"id": member_id, "member_id": member_id, "member_name": NAMES[member_id], "kind": kind}
    return made(AbsenceView, **given, start_on=first, end_on=last, weekdays=())


# ── one month ────────────────────────────────────────────────────────────────────────────────────────────────────


def _month(told: Quarter, number: int) -> list[EventView]:
    year, month = number // 12, number % 12 + 1
    wanted = [(COMMITTEE, 6, 9, BOARD, None), (THEME, 15, 14, EVERYBODY, None)]
    wanted += [(CELL, 20, 16, range(0, 7), 1), (CELL, 20, 16, range(7, len(NAMES)), 2)]
    if month % 3 == 2:
        wanted.append((LECTURE, 22, 10, EVERYBODY, None))
    if month % 3 == 0:
        wanted.append((GENERAL, 27, 10, EVERYBODY, None))
    topic = told.random.choice(TOPICS)
    studied = paragraphs(told.random, month, topic, 4)  # both cells study the same paper in the same month
    return [
        _event(told, number * 10 + at, form, _at(date(year, month, day), hour), who, cell, topic, studied)
        for at, (form, day, hour, who, cell) in enumerate(wanted)
    ]


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(CALENDAR.next_workday(day), time(hour))


def _event(
    told: Quarter, key: int, form: str, start: datetime, who: range, cell: int | None, topic: str, studied: str
) -> EventView:
    random, day = told.random, start.date()
    end = start + timedelta(minutes=random.choice((60, 90, 100)))
    away = {one.member_id for one in told.absences if one.start_on <= day <= (one.end_on or day)}
    marks = tuple(mark(number, "official" if number in away else "present") for number in who)
    text = _text(random, form, start, topic, studied)
    speakers = random.sample([number for number in who if number not in away], min(3, len(who) - 1))
    said_there = "\n".join(f"{NAMES[one]}：{random.choice(TALK).format(topic=topic)}" for one in speakers)
    chair = next(number for number in who if number not in away)
    present = sum(one.state == "present" for one in marks)
    part = made(
        SegmentView,
        id=key, event_id=key, position=1, form=form, topic=topic, cell_id=cell,
        cell=f"第{cell}党小组" if cell else None,
        start_at=start, end_at=end, duration_minutes=90, chair_id=chair, chair=NAMES[chair],
        recorder_id=chair + 1, recorder=NAMES[chair + 1], lecturer_id=2 if form == LECTURE else None,
        lecturer=NAMES[2] if form == LECTURE else None, agenda=(AgendaView(topic, NAMES[chair]),), minutes=text,
        discussion=said_there, attendance=marks, guests=(), motions=_motions(form, len(who), present), decisions=(),
        carried_over=(), due_count=len(who), present_count=present, due_voters=len(who), present_voters=present,
    )  # fmt: skip
    entered = start + timedelta(days=random.choice((0, 1, 1, 2, 3, 5)))
    return made(
        EventView, id=key, uid=str(key), title=f"{day.month}月{topic}", start_at=start, end_at=end, place="三楼会议室",
        entered_at=entered, lag_days=(entered - start).days, segments=(part,),
    )  # fmt: skip


def mark(number: int, state: str) -> AttendanceView:
    given: dict[str, Any] = {"member_id": number, "name": NAMES[number], "state": state, "votes": True}
    return made(AttendanceView, **given, provenance="plan" if state == "official" else "bulk")


def _text(random: Random, form: str, start: datetime, topic: str, studied: str) -> str:
    day = start.date()
    blanks = _blanks(day.month, topic)
    opening = random.choice(OPENINGS).format(**blanks, day=day, chair=NAMES[0], hour=start.hour)
    if form == CELL:
        return opening + studied
    if form == COMMITTEE:  # the form everybody fills: the same head every month, few lines of its own
        head = f"时间：{day.year}年{day.month}月{day.day}日上午9:00\n地点：三楼会议室\n主持人：安然\n"
        head += "记录人：白杨\n应到4人，实到3人\n"
        items = random.sample(COMMITTEE_TALK, 3)
        body = "".join(
            f"{number}、{_filled(one, random, blanks)}\n" for number, one in zip("一二三", items, strict=True)
        )
        return f"{head}议题：{topic}\n{body}会议要求，各委员按分工抓好落实，结果在下次会议上通报。"
    if form == LECTURE:
        return opening + "".join(_filled(one, random, blanks) for one in random.sample(LECTURE_TALK, 4))
    return opening + paragraphs(random, day.month, topic, 6)


def paragraphs(random: Random, month: int, topic: str, count: int) -> str:
    blanks = _blanks(month, topic)
    return "".join(_filled(one, random, blanks) for one in random.sample(SENTENCES, count))


def _blanks(month: int, topic: str) -> dict[str, Any]:
    return {"before": (month - 2) % 12 + 1, "month": month, "after": month % 12 + 1, "topic": topic}


def _filled(sentence: str, random: Random, blanks: dict[str, Any]) -> str:
    return sentence.format(**blanks, d=random.randint(1, 28), n=random.randint(2, 40))


def _motions(form: str, due: int, present: int) -> tuple[MotionView, ...]:
    if form != GENERAL:
        return ()
    given: dict[str, Any] = {
        "id": 1,
        "title": "通过学习制度",
        "kind": "resolution",
        "rule_id": "VOTE-12",
        "article": "第十一条",
    }
    votes = {"yes": present - 2, "no": 1, "abstain": 1, "written_yes": 0, "written_no": 0, "excluded": 0}
    return (
        made(MotionView, **given, **votes, due_voters=due, present_voters=present, quorum_needed=7, quorum_met=True),
    )


# ── changing what is told ────────────────────────────────────────────────────────────────────────────────────────


def change(event: EventView, **given: Any) -> EventView:
    """Return an event with fields of its segment changed."""
    return replace(event, segments=(replace(event.segments[0], **given),))


def shift(event: EventView, start: datetime, **given: Any) -> EventView:
    """Return an event at another time."""
    end = start + timedelta(minutes=90)
    moved = replace(event, start_at=start, end_at=end, entered_at=start + timedelta(days=event.lag_days), **given)
    return change(moved, start_at=start, end_at=end)


def put(told: Quarter, event: EventView) -> EventView:
    """Put an event in the place of the one with its id."""
    told.events[:] = [event if one.id == event.id else one for one in told.events]
    return event


def pick(told: Quarter, *forms: str) -> EventView:
    return told.random.choice([one for one in told.events if not forms or one.segments[0].form in forms])


def marked(event: EventView, number: int, state: str, **given: Any) -> EventView:
    """Return an event with one mark changed, counts and votes along with it."""
    part = event.segments[0]
    marks = tuple(replace(one, state=state, **given) if one.member_id == number else one for one in part.attendance)
    present = sum(one.state == "present" for one in marks)
    motions = tuple(replace(one, present_voters=present, yes=present - one.no - one.abstain) for one in part.motions)
    return change(event, attendance=marks, present_count=present, present_voters=present, motions=motions)


def text_after(event: EventView, text: str) -> EventView:
    return change(event, minutes=f"{event.segments[0].minutes}{text}")


def text_before(event: EventView, text: str) -> EventView:
    return change(event, minutes=f"{text}{event.segments[0].minutes}")


def lecture(told: Quarter, event: EventView, number: int, topic: str = "一份老档案的故事") -> MicroLectureView:
    one = made(
        MicroLectureView, id=len(told.lectures) + 1, held_on=event.start_at.date(), speaker_id=number,
        speaker=NAMES[number], topic=topic, kind="theory", minutes=15, segment_id=event.segments[0].id,
        entered_at=event.entered_at,
    )  # fmt: skip
    told.lectures.append(one)
    return one
