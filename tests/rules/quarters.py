"""Honest quarters of an invented branch, and thirty ways to make one of them contradict itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random

from smallbranch.meetings.views import AgendaView, AttendanceView, EventView, MotionView, SegmentView, StrangerMark
from smallbranch.packs.calendar import HolidayCalendar
from smallbranch.roster.views import AbsenceView
from smallbranch.rules.plausibility import Records

CALENDAR = HolidayCalendar()
NAMES = ("安然", "白杨", "曹静", "邓华", "范立", "高原", "何平", "江河", "柯明", "李青", "马骏", "倪虹")
OWN = ("青禾县档案馆党支部", "档案馆支部", "青禾县档案馆", "青禾县直属机关工委")
THEME, GENERAL, COMMITTEE, LECTURE = (
    "theme_party_day",
    "general_membership_meeting",
    "branch_committee_meeting",
    "party_lecture",
)
# Sentences an honest secretary writes, with the months, days, branches and formulas that make a check cry wolf.
SENTENCES = (
    "会议传达了{before}月{day}日召开的县委全会精神，要求结合岗位抓好落实。",
    "党员围绕{topic}逐一谈体会，认为关键在于把要求落到每一份卷宗。",
    "与县城关镇第二社区党支部签订共建协议，商定每季度走访一次。",
    "支部书记通报{before}月份工作完成情况，指出归档进度比计划慢了{n}天。",
    "布置{after}月份重点任务：一是完成库房温湿度改造，二是整理口述史料{n}件。",
    "大家参观了县博物馆的馆藏展，讲解员介绍了{n}件文物的来历。",
    "邀请县税务局机关党支部书记介绍减税政策，现场解答了{n}个问题。",
    "会议听取了{before}月主题党日开展情况的汇报，对照清单逐项销号。",
    "研究{after}月主题党日方案，初步定在烈士陵园。",
    "志愿服务队走访困难群众{n}户，送去生活用品和就医信息。",
    "新录用的同志第一次参加，自我介绍后领取了学习笔记本。",
    "学习制度自{after}月1日起执行，此前请假的同志请在两周内补学。",
    "对{n}份历史档案逐页核对，发现缺页{n}处，当场登记。",
    "讨论时有同志提出，群众来查档时等候偏久，建议设预约窗口。",
    "根据县直机关工委{before}月印发的通知，补充了廉政风险点{n}条。",
    "集中观看专题片后，同志们就如何守住底线交换了看法。",
    "党费收缴情况在公示栏公布，{n}名党员均按月足额缴纳。",
    "会议决定设立党员示范岗，试行到年底再评估效果。",
    "因防汛值班，两名同志采用视频方式旁听，考勤仍按请假登记。",
    "对口帮扶的上湾村送来感谢信，村党支部书记在电话里介绍了近况。",
    "书库搬迁中，党员带头搬运{n}箱，未发生一起损毁。",
    "会议提醒国庆、中秋期间严格遵守作息和保密规定。",
)
TOPICS = ("库房安全", "服务群众", "家风建设", "保密纪律", "党章学习", "数字化攻坚", "基层减负", "红色档案")


@dataclass(frozen=True)
class Seeded:
    """A quarter with one contradiction: the code that should be found and the event it is about."""

    records: Records
    code: str
    event_id: int


def honest(seed: int) -> Records:
    """Return a quarter in which everything fits, with the year before it."""
    random = Random(seed)
    year, quarter = 2025 + seed % 2, seed // 2 % 4
    month = year * 12 + quarter * 3
    absences = (absence(3, date(year, quarter * 3 + 1, 1), date(year, quarter * 3 + 3, 28)),)
    months = [_month(random, number, absences) for number in range(month - 6, month + 3)]
    events = [event for one in months[6:] for event in one]
    earlier = [event for one in months[:6] for event in one]
    days = {event.start_at.date() for event in events}
    off = {day: "weekend" for day in days if not CALENDAR.is_workday(day)}
    return Records(events, earlier, absences, (), off, OWN)


def absence(member_id: int, first: date, last: date | None) -> AbsenceView:
    return AbsenceView(member_id, member_id, NAMES[member_id], "secondment", first, last, None)


def _month(random: Random, number: int, absences: Sequence[AbsenceView]) -> list[EventView]:
    year, month = number // 12, number % 12 + 1
    forms = [(COMMITTEE, 6, 9, 4), (THEME, 15, 14, 12), (LECTURE, 22, 16, 12)]
    if month % 3 == 0:
        forms.append((GENERAL, 26, 10, 12))
    made = []
    for place, (form, day, hour, size) in enumerate(forms):
        held = CALENDAR.next_workday(date(year, month, day))
        made.append(_event(random, number * 10 + place, form, datetime.combine(held, time(hour)), size, absences))
    return made


def _event(
    random: Random, key: int, form: str, start: datetime, size: int, absences: Sequence[AbsenceView]
) -> EventView:
    day, end = start.date(), start + timedelta(minutes=90)
    away = {one.member_id for one in absences if one.start_on <= day <= (one.end_on or day)}
    marks = [_mark(number, "official" if number in away else "present") for number in range(size)]
    topic = random.choice(TOPICS)
    present = sum(mark.state == "present" for mark in marks)
    part = SegmentView(
        id=key, event_id=key, position=1, form=form, topic=topic, cell_id=None, cell=None, start_at=start, end_at=end,
        duration_minutes=90, chair_id=0, chair=NAMES[0], recorder_id=1, recorder=NAMES[1],
        lecturer_id=2 if form == LECTURE else None, lecturer=NAMES[2] if form == LECTURE else None,
        agenda=(AgendaView(topic, NAMES[0]),), minutes=_minutes(random, start, topic), discussion=_talk(random, away),
        resolution=None, attendance=tuple(marks), guests=(), motions=_motions(form, present), decisions=(),
        carried_over=(), due_count=size, present_count=present, due_voters=size, present_voters=present,
        plan_item_id=None, makes_up=None, work_year=None,
    )  # fmt: skip
    return EventView(key, str(key), topic, start, end, "活动室", None, None, None, None, None, None, start, 0, (part,))


def _mark(number: int, state: str) -> AttendanceView:
    provenance = "plan" if state == "official" else "bulk"
    return AttendanceView(number, NAMES[number], state, None, provenance, True, None, None, None, None)


def _minutes(random: Random, start: datetime, topic: str) -> str:
    day = start.date()
    opening = (
        f"{day.month}月{day.day}日，支部在活动室组织全体党员开展学习。",
        f"{day.year}年{day.month}月{day.day}日下午，档案馆党支部召开会议，{NAMES[0]}主持。",
        f"会议由{NAMES[0]}主持，按议程进行。",
        f"根据县委{day.month % 12 + 1}月9日召开的会议要求，支部组织学习。",
        "",
    )
    blanks = {"before": (day.month - 2) % 12 + 1, "after": day.month % 12 + 1, "topic": topic}
    chosen = random.sample(SENTENCES, 6)
    said = [one.format(**blanks, day=random.randint(1, 28), n=random.randint(2, 40)) for one in chosen]
    return random.choice(opening) + "".join(said)


def _talk(random: Random, away: set[int]) -> str:
    speakers = random.sample([number for number in range(4) if number not in away], 2)
    return "\n".join(f"{NAMES[number]}：{random.choice(TOPICS)}要落实到人，下一步先做好台账。" for number in speakers)


def _motions(form: str, present: int) -> tuple[MotionView, ...]:
    if form != GENERAL:
        return ()
    return (
        MotionView(
            1, "通过学习制度", "resolution", None, present - 2, 1, 1, 0, 0, 0, None, 12, present, 6, None, True, None,
            "VOTE-12", "第十一条",
        ),
    )  # fmt: skip


# ── seeds ────────────────────────────────────────────────────────────────────────────────────────────────────────

Seed = Callable[[Records, Random], Seeded]


def put(records: Records, event: EventView) -> Records:
    """Return the records with one event instead of the one with its id."""
    return replace(records, events=[event if one.id == event.id else one for one in records.events])


def change(event: EventView, **fields: object) -> EventView:
    """Return an event with fields of its segment changed."""
    return replace(event, segments=(replace(event.segments[0], **fields),))  # type: ignore[arg-type]


def pick(records: Records, random: Random, *forms: str) -> EventView:
    return random.choice([event for event in records.events if not forms or event.segments[0].form in forms])


def on_leave(records: Records, random: Random) -> Seeded:
    event = pick(records, random)
    mark = random.choice([mark for mark in event.segments[0].attendance if mark.state == "present"])
    day = event.start_at.date()
    away = absence(mark.member_id, day - timedelta(days=random.randint(0, 9)), random.choice([None, day]))
    return Seeded(replace(records, absences=(*records.absences, away)), "odd_present_on_leave", event.id)


def not_here(records: Records, random: Random) -> Seeded:
    event = pick(records, random)
    mark = StrangerMark(event.id, event.start_at.date(), event.segments[0].form, 99, "钱多")
    return Seeded(replace(records, strangers=(mark,)), "odd_present_not_here", event.id)


def two_places(records: Records, random: Random) -> Seeded:
    event = pick(records, random, THEME)
    start = event.start_at + timedelta(minutes=random.choice((-60, 0, 30, 89)))
    part = change(event, start_at=start, end_at=start + timedelta(minutes=90), minutes=None)
    twin = replace(part, id=9_999_999, uid="twin", start_at=start, end_at=start + timedelta(minutes=90))
    return Seeded(replace(records, events=[*records.events, twin]), "odd_two_places", twin.id)


def speaker(records: Records, random: Random) -> Seeded:
    event = pick(records, random, LECTURE)
    number = random.choice((0, 1, 2))  # who chairs, writes, lectures
    marks = tuple(
        replace(mark, state="on_leave") if mark.member_id == number else mark for mark in event.segments[0].attendance
    )
    return Seeded(put(records, change(event, attendance=marks)), "odd_speaker_absent", event.id)


def quoted(records: Records, random: Random) -> Seeded:
    event = pick(records, random, THEME)
    number = random.randint(5, 11)
    marks = tuple(
        replace(mark, state="absent") if mark.member_id == number else mark for mark in event.segments[0].attendance
    )
    said = random.choice((f"{NAMES[number]}：我完全同意。", f"{NAMES[number]}同志发言：要抓紧。"))
    talk = f"{event.segments[0].discussion}\n{said}"
    return Seeded(put(records, change(event, attendance=marks, discussion=talk)), "odd_speaker_absent", event.id)


def ballots(records: Records, random: Random) -> Seeded:
    event = pick(records, random, GENERAL)
    more = random.choice((-3, -1, 1, 4))
    motion = event.segments[0].motions[0]
    wrong = replace(motion, yes=motion.yes + more)
    code = "odd_ballots_over" if more > 0 else "odd_ballots_short"
    return Seeded(put(records, change(event, motions=(wrong,))), code, event.id)


def day_off(records: Records, random: Random) -> Seeded:
    event = pick(records, random, THEME)
    day = event.start_at.date()
    while CALENDAR.is_workday(day):
        day += timedelta(days=1)
    off = dict(records.days_off) | {day: "weekend"}
    start = datetime.combine(day, event.start_at.time())
    moved = change(replace(event, start_at=start), start_at=start, end_at=start, minutes="集中学习。")
    return Seeded(replace(put(records, moved), days_off=off), "odd_day_off", event.id)


def copied(records: Records, random: Random) -> Seeded:
    event = pick(records, random, THEME, COMMITTEE, LECTURE)
    same = [one for one in records.earlier if one.segments[0].form == event.segments[0].form]
    text = random.choice(same).segments[0].minutes or ""
    day = event.start_at.date()
    edited = f"{day.month}月{day.day}日学习。" + text[12:].replace("会议", "大会", 1)
    talk = random.choice((event.segments[0].discussion, None))
    talk = talk if len(talk or "") * 6 < len(text) else None
    return Seeded(put(records, change(event, minutes=edited, discussion=talk)), "odd_copied_text", event.id)


def other_month(records: Records, random: Random) -> Seeded:
    event = pick(records, random, THEME)
    day = event.start_at.date()
    wrong = (day.month + random.randint(1, 10)) % 12 + 1
    wrong = wrong if wrong != day.month else wrong % 12 + 1
    numeral = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")[wrong - 1]
    text = random.choice(
        (
            f"{wrong}月{min(day.day, 28)}日下午，支部召开主题党日活动，组织党员传达学习有关精神。",
            f"档案馆支部{numeral}月份主题党日在活动室举行，全体党员参加。",
            f"{day.year}年{wrong:02d}月15日，全体党员在三楼会议室开展集中学习。",
        )
    )
    return Seeded(put(records, change(event, minutes=text)), "odd_other_month", event.id)


def other_branch(records: Records, random: Random) -> Seeded:
    event = pick(records, random, THEME, LECTURE)
    text = random.choice(
        (
            "青禾县水利局党支部召开主题党日，组织学习。",
            "会议开始。水务中心党支部书记讲话，要求抓好落实。",
            "下午两点半，财政局第一党支部全体党员重温入党誓词。",
        )
    )
    return Seeded(put(records, change(event, minutes=text)), "odd_other_branch", event.id)


SEEDS: tuple[Seed, ...] = (
    on_leave, not_here, two_places, speaker, quoted, ballots, day_off, copied, other_month, other_branch,
)  # fmt: skip


def thirty() -> list[Seeded]:
    """Return thirty quarters with one contradiction each, three of every kind."""
    return [seed(honest(number), Random(number)) for number, seed in enumerate(SEEDS * 3)]
