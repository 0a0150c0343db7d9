"""Thirty ways in which a book contradicts itself, each put into a quarter that is honest otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from msgspec.structs import replace

from smallbranch.meetings.views import AgendaView, EventView, StrangerMark
from smallbranch.rules.plausibility import Records
from tests.rules import quarters as q
from tests.rules.habits import honest
from tests.rules.quarters import COMMITTEE, GENERAL, LECTURE, NAMES, THEME, Quarter

_NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True)
class Seeded:
    """A quarter with one contradiction: the code that should be found, and the record it is about."""

    records: Records
    code: str
    subject_id: int


Found = tuple[str, int]


def _there(told: Quarter, event: EventView) -> int:
    return told.random.choice([one.member_id for one in event.segments[0].attendance if one.state == "present"])


def _plain(told: Quarter, *forms: str) -> EventView:
    """Pick a record that no habit has touched."""
    return told.random.choice(
        [
            one
            for one in told.events
            if one.id < 8_000_000 and one.segments[0].form in (forms or (THEME, COMMITTEE))
            and not one.moved_from and not one.move_reason and not one.joint_with and not one.segments[0].makes_up
        ]
    )  # fmt: skip


# ── people ───────────────────────────────────────────────────────────────────────────────────────────────────────


def on_leave_that_week(told: Quarter) -> Found:
    event = _plain(told, THEME)
    day = event.start_at.date()
    told.absences.append(q.absence(_there(told, event), day - timedelta(days=2), day + timedelta(days=2), "sick_leave"))
    return "odd_present_on_leave", event.id


def away_with_open_end(told: Quarter) -> Found:
    event = _plain(told, GENERAL) if any(one.segments[0].form == GENERAL for one in told.events) else _plain(told)
    day = event.start_at.date()
    told.absences.append(q.absence(_there(told, event), day - timedelta(days=60), None, "secondment"))
    return "odd_present_on_leave", event.id


def chair_away(told: Quarter) -> Found:
    event = _plain(told, COMMITTEE)
    chair = event.segments[0].chair_id or 0
    q.put(told, q.marked(event, chair, "on_leave"))
    return "odd_speaker_absent", event.id


def recorder_away(told: Quarter) -> Found:
    event = _plain(told, THEME)
    q.put(told, q.marked(event, event.segments[0].recorder_id or 0, "absent"))
    return "odd_speaker_absent", event.id


def recorder_from_outside_on_a_trip(told: Quarter) -> Found:
    """Who writes for the committee is not due there; the list of trips says he was in the provincial capital."""
    event = _plain(told, COMMITTEE)
    day = event.start_at.date()
    told.absences.append(q.absence(9, day, day + timedelta(days=3), "business_trip"))
    q.put(told, q.change(event, recorder_id=9, recorder=NAMES[9]))
    return "odd_speaker_absent", event.id


def lecturer_away(told: Quarter) -> Found:
    event = q.pick(told, LECTURE)
    q.put(told, q.marked(event, event.segments[0].lecturer_id or 0, "official"))
    return "odd_speaker_absent", event.id


def presenter_away(told: Quarter) -> Found:
    event = q.marked(_plain(told, THEME), 8, "on_leave")
    agenda = (AgendaView("领学文件", f"{NAMES[4]}、{NAMES[8]}"),)
    q.put(told, q.change(event, agenda=agenda))
    return "odd_speaker_absent", event.id


def quoted_while_away(told: Quarter) -> Found:
    event = q.marked(_plain(told, THEME), 10, "absent")
    q.put(told, q.change(event, discussion=f"{event.segments[0].discussion}\n{NAMES[10]}同志发言：抓紧办。"))
    return "odd_speaker_absent", event.id


def chaired_before_joining(told: Quarter) -> Found:
    event = _plain(told, THEME)
    q.put(told, q.change(event, chair_id=77, chair="钱多"))
    return "odd_role_not_here", event.id


def micro_lecture_while_marked_away(told: Quarter) -> Found:
    event = _plain(told, THEME)
    q.put(told, q.marked(event, 5, "absent"))
    return "odd_lecture_speaker_away", q.lecture(told, event, 5).id


def micro_lecture_on_leave(told: Quarter) -> Found:
    event = _plain(told)
    day = event.start_at.date()
    told.absences.append(q.absence(11, day - timedelta(days=20), day + timedelta(days=20), "maternity_leave"))
    one = q.lecture(told, event, 11)
    told.lectures[-1] = replace(one, segment_id=None)
    return "odd_lecture_speaker_away", one.id


def micro_lecture_after_leaving(told: Quarter) -> Found:
    one = q.lecture(told, _plain(told), 0)
    told.lectures[-1] = replace(one, speaker_id=88, speaker="孙去", segment_id=None)
    return "odd_lecture_speaker_not_here", one.id


def micro_lecture_of_another_day(told: Quarter) -> Found:
    one = q.lecture(told, _plain(told, THEME), 0)
    told.lectures[-1] = replace(one, held_on=one.held_on.replace(day=2))
    return "odd_lecture_other_day", one.id


# ── votes ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _with_a_vote(told: Quarter) -> EventView:
    found = next((one for one in told.events if one.segments[0].motions), None)
    event = found or _plain(told, THEME)
    part = event.segments[0]
    return q.change(event, motions=q._motions(GENERAL, part.due_count, part.present_count))


def more_ballots_than_people(told: Quarter) -> Found:
    event = _with_a_vote(told)
    motion = event.segments[0].motions[0]
    q.put(told, q.change(event, motions=(replace(motion, yes=motion.present_voters),)))
    return "odd_ballots_over", event.id


def ballots_of_those_due(told: Quarter) -> Found:
    """Ballots were counted by the list of those due, though one was away."""
    event = _with_a_vote(told)
    event = q.marked(event, 12, "on_leave")
    motion = event.segments[0].motions[0]
    q.put(told, q.change(event, motions=(replace(motion, yes=motion.due_voters, no=0, abstain=0),)))
    return "odd_ballots_over", event.id


def abstentions_forgotten(told: Quarter) -> Found:
    event = _with_a_vote(told)
    marks = tuple(replace(one, arrived_at=None, left_at=None) for one in event.segments[0].attendance)
    motion = event.segments[0].motions[0]
    q.put(told, q.change(event, attendance=marks, motions=(replace(motion, yes=motion.yes - 4, abstain=0, no=0),)))
    return "odd_ballots_short", event.id


def more_letters_than_absent(told: Quarter) -> Found:
    event = _with_a_vote(told)
    motion = event.segments[0].motions[0]
    away = motion.due_voters - motion.present_voters
    q.put(told, q.change(event, motions=(replace(motion, written_yes=away + 2),)))
    return "odd_written_over", event.id


# ── days ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def two_halls_at_once(told: Quarter) -> Found:
    event = _plain(told, THEME)
    start = event.start_at + timedelta(minutes=30)
    twin = replace(q.shift(event, start), id=9_000_001, uid="twin", note="周末值班")
    told.events.append(q.change(twin, id=9_000_001, minutes=None, discussion=None))
    return "odd_two_places", twin.id


def typed_twice(told: Quarter) -> Found:
    """The same meeting was entered a second time by somebody else, in other words."""
    event = _plain(told, COMMITTEE)
    twin = q.change(
        replace(event, id=9_000_002, uid="again", note="周末值班"), id=9_000_002, minutes="研究工作。", discussion=None
    )
    told.events.append(twin)
    return "odd_two_places", twin.id


def on_a_sunday(told: Quarter) -> Found:
    event = replace(_plain(told, THEME), note=None)
    day = event.start_at.date()
    sunday = day + timedelta(days=6 - day.weekday())
    if q.CALENDAR.is_workday(sunday):
        sunday += timedelta(days=7)
    start = datetime.combine(sunday, event.start_at.time())
    q.put(told, q.change(q.shift(event, start), minutes="集中学习。", discussion=None))
    return "odd_day_off", event.id


def on_a_public_holiday(told: Quarter) -> Found:
    event = replace(_plain(told, COMMITTEE), note=None)
    holidays = {1: (1, 1), 4: (5, 1), 7: (8, 1), 10: (10, 1)}
    month, day = holidays[told.first.month]
    start = datetime(told.first.year, month, day, 9)
    if q.CALENDAR.is_workday(start.date()):
        start += timedelta(days=1 + (5 - start.weekday()) % 7)
    q.put(told, q.change(q.shift(event, start), minutes="研究工作。", discussion=None))
    return ("odd_day_off", event.id)


def a_year_in_one_evening(told: Quarter) -> Found:
    """All records of the quarter are typed on the evening before the inspection."""
    evening = datetime(told.first.year + 1, 1, 9, 20)
    if told.first.month == 10:
        evening = datetime(told.first.year + 1, 3, 9, 20)
    plain = [one for one in told.events if one.id < 8_000_000]
    for one in plain:
        q.put(told, replace(one, entered_at=evening, lag_days=(evening - one.start_at).days, note=None))
    first = min(told.events, key=lambda one: (one.lag_days < 32, one.start_at, one.id))
    return "odd_entered_in_bulk", first.id


# ── texts ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _earlier(told: Quarter, form: str) -> EventView:
    return told.random.choice([one for one in told.earlier if one.segments[0].form == form])


def last_times_text(told: Quarter) -> Found:
    """Last month's file was saved under a new name; the day in the first line was changed, a word here and there."""
    event, old = _plain(told, THEME), _earlier(told, THEME).segments[0]
    day = event.start_at.date()
    text = f"{day.month}月{day.day}日下午，学习开始。{old.minutes}".replace("同志", "党员", 2)
    q.put(told, q.change(event, minutes=text, discussion=old.discussion))
    return "odd_copied_text", event.id


def text_of_another_form(told: Quarter) -> Found:
    """The committee's record is that of an earlier lecture, with a sentence added."""
    event, old = _plain(told, COMMITTEE), _earlier(told, LECTURE).segments[0]
    text = f"{old.minutes}会议还研究了其他事项。"
    q.put(told, q.change(event, minutes=text, discussion=old.discussion))
    return "odd_copied_text", event.id


def text_of_a_year_ago(told: Quarter) -> Found:
    """The oldest record there is was taken again, with its last paragraph cut."""
    event = _plain(told, THEME)
    old = next(one for one in told.earlier if one.segments[0].form == THEME).segments[0]
    text = (old.minutes or "")[: -len(old.minutes or "") // 10]
    q.put(told, q.change(event, minutes=text, discussion=old.discussion))
    return "odd_copied_text", event.id


def other_month_in_the_title(told: Quarter) -> Found:
    event = _plain(told, THEME)
    wrong = event.start_at.month % 12 + 1
    q.put(told, replace(event, title=f"{event.start_at.year}年{wrong}月主题党日"))
    return "odd_other_month", event.id


def other_day_in_the_first_line(told: Quarter) -> Found:
    event = _plain(told, THEME)
    wrong = (event.start_at.month + 9) % 12 + 1
    text = f"{wrong}月12日下午，档案馆党支部在三楼会议室开展集中学习，全体党员参加。" + q.paragraphs(
        told.random, wrong, "节约", 3
    )
    q.put(told, q.change(event, minutes=text))
    return "odd_other_month", event.id


def other_day_in_the_form(told: Quarter) -> Found:
    event = _plain(told, COMMITTEE)
    text = (event.segments[0].minutes or "").replace(
        f"月{event.start_at.day}日上午", f"月{event.start_at.day % 27 + 1}日上午"
    )
    q.put(told, q.change(event, minutes=text))
    return "odd_other_month", event.id


def other_month_at_the_end(told: Quarter) -> Found:
    event = _plain(told, THEME)
    wrong = (event.start_at.month + 5) % 12
    numeral = ("十二", *_NUMERALS[:10], "十一")[wrong]
    q.put(told, q.text_after(event, f"{numeral}月主题党日到此结束。"))
    return "odd_other_month", event.id


def other_branch(told: Quarter) -> Found:
    event = _plain(told, THEME)
    q.put(told, q.text_before(event, "下午两点半，县财政局党支部全体党员在三楼会议室集合。"))
    return "odd_other_branch", event.id


def marked_before_joining(told: Quarter) -> Found:
    event = _plain(told, THEME)
    return "odd_present_not_here", event.id


SEEDS: tuple[Callable[[Quarter], Found], ...] = (
    on_leave_that_week, away_with_open_end, chair_away, recorder_away, recorder_from_outside_on_a_trip, lecturer_away,
    presenter_away, quoted_while_away, chaired_before_joining, micro_lecture_while_marked_away, micro_lecture_on_leave,
    micro_lecture_after_leaving, micro_lecture_of_another_day, more_ballots_than_people, ballots_of_those_due,
    abstentions_forgotten, more_letters_than_absent, two_halls_at_once, typed_twice, on_a_sunday, on_a_public_holiday,
    a_year_in_one_evening, last_times_text, text_of_another_form, text_of_a_year_ago, other_month_in_the_title,
    other_day_in_the_first_line, other_day_in_the_form, other_month_at_the_end, other_branch, marked_before_joining,
)  # fmt: skip


def seeded(number: int, *, shift: int = 0) -> Seeded:
    """Return the contradiction of a number, in an honest quarter of its own."""
    told = honest(100 + number + shift)
    code, subject_id = SEEDS[number](told)
    records = told.records()
    if code == "odd_present_not_here":
        event = next(one for one in told.events if one.id == subject_id)
        mark = StrangerMark(event.id, event.start_at.date(), THEME, 99, "钱多")
        records = replace(records, strangers=(mark,))
    return Seeded(records, code, subject_id)
