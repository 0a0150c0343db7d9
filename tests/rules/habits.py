"""Honest quarters, told as real offices tell them: with everything that makes a check cry wolf.

Nothing here looks at how the check works. Each quarter takes three of the habits, all of them honest; in one of ten
there is something besides that nobody can tell from a slip: back from leave for an afternoon, a Saturday without a
word.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from msgspec.structs import replace

from tests.rules import quarters as q
from tests.rules.quarters import Quarter


def ill_secretary_enters_late(told: Quarter) -> None:
    """The secretary was in hospital; on return four records are entered in one afternoon, and say so."""
    back = told.events[-1].start_at + timedelta(days=40)
    for one in told.events[:4]:
        lag = (back.date() - one.start_at.date()).days
        q.put(told, replace(one, entered_at=back, lag_days=lag, note="书记住院，由组织委员凭纸质记录补录"))


def three_entered_late(told: Quarter) -> None:
    """Three paper records turn up in a drawer and are typed in."""
    for one in told.events[:3]:
        later = one.start_at + timedelta(days=50)
        q.put(told, replace(one, entered_at=later.replace(month=later.month), lag_days=50))


def working_saturday(told: Quarter) -> None:
    """A meeting on a Saturday that is worked by swap; in a quarter without one, on a plain working day."""
    event = q.pick(told, q.THEME)
    days = [event.start_at.date().replace(day=day) for day in range(1, 29)]
    swaps = [day for day in days if day.weekday() >= 5 and q.CALENDAR.is_workday(day)]
    if swaps:
        moved = q.shift(event, datetime.combine(swaps[0], event.start_at.time()))
        q.put(
            told, q.change(moved, minutes="调休上班，集中学习，" + q.paragraphs(told.random, swaps[0].month, "值班", 4))
        )


def saturday_with_a_reason(told: Quarter) -> None:
    """Volunteers go out on a Saturday; the record says why."""
    event = q.pick(told, q.THEME)
    day = event.start_at.date()
    saturday = day + timedelta(days=5 - day.weekday())
    start = datetime.combine(saturday, event.start_at.time())
    talk = "到社区开展义务劳动，" + q.paragraphs(told.random, day.month, "服务群众", 4)
    moved = q.change(q.shift(event, start), minutes=talk)
    given = {"move_reason": "社区居民周末才在家"} if told.random.random() < 0.5 else {"note": "周六开展，便于上门"}
    q.put(told, replace(moved, **given))


def made_up_next_month(told: Quarter) -> None:
    """Last month's theme day is made up now, under its own name."""
    event = q.pick(told, q.THEME)
    before = (event.start_at.month - 2) % 12 + 1
    year = event.start_at.year - (before == 12)
    text = f"{before}月主题党日因抗旱未能按期开展，今日补办。{before}月主题党日内容为学习党章。"
    q.put(
        told,
        replace(q.change(q.text_before(event, text), makes_up=f"{year}-{before:02d}"), title=f"{before}月主题党日"),
    )


def with_another_branch(told: Quarter) -> None:
    """A joint theme day: the record speaks of the other branch all the time."""
    event = q.pick(told, q.THEME)
    text = "县水务局党支部全体党员到场。县水务局党支部书记致辞，介绍河长制工作。随后两个支部的党员一起巡河。"
    q.put(told, replace(q.text_before(event, text), joint_with="县水务局党支部"))


def everybody_always_there(told: Quarter) -> None:
    """Nobody misses anything the whole quarter: a good quarter, not an odd one."""
    told.absences.clear()
    for one in told.events:
        for number in q.EVERYBODY:
            one = q.marked(one, number, "present")
        q.put(told, one)


def leaves_for_the_next_meeting(told: Quarter) -> None:
    """A commissioner leaves the theme day early for a meeting of the committee that begins before its end."""
    event = q.pick(told, q.THEME)
    start = event.start_at + timedelta(minutes=60)
    for number in q.BOARD:
        state = event.segments[0].attendance[number].state
        event = q.marked(event, number, state, left_at=f"{start:%H:%M}")
    q.put(told, event)
    second = q.shift(replace(q.pick(told, q.COMMITTEE), id=8_000_000), start)
    told.events.append(
        q.change(second, id=8_000_000, event_id=8_000_000, minutes="临时召开，研究慰问名单一项。", discussion=None)
    )


def moved_with_a_word(told: Quarter) -> None:
    """The day was moved, and the minutes say from when."""
    event = q.pick(told, q.THEME, q.GENERAL)
    day = event.start_at.date()
    text = f"原定{day.month}月{max(1, day.day - 5)}日召开，因全县防汛调度推迟到今天。"
    q.put(told, replace(q.text_before(event, text), moved_from=day - timedelta(days=5), move_reason="防汛"))


def letter_from_afar(told: Quarter) -> None:
    """Somebody away sends words that are read out."""
    event = q.marked(q.pick(told, q.THEME, q.GENERAL), 7, "on_leave")
    talk = event.segments[0].discussion or ""
    talk = "\n".join(line for line in talk.splitlines() if not line.startswith(q.NAMES[7]))
    event = q.change(event, discussion=talk + "\n江河同志因公出差，委托白杨代为宣读书面意见：同意。")
    q.put(told, q.change(event, chair_id=0, recorder_id=1))


def came_late_missed_the_vote(told: Quarter) -> None:
    """Two come late from a court date; the vote was over."""
    for event in [one for one in told.events if one.segments[0].motions]:
        late = q.marked(q.marked(event, 8, "present", arrived_at="10:50"), 9, "present", arrived_at="10:50")
        motion = late.segments[0].motions[0]
        q.put(told, q.change(late, motions=(replace(motion, yes=motion.yes - 2),)))


def written_opinions(told: Quarter) -> None:
    """Those away sent their opinion before the meeting."""
    for event in [one for one in told.events if one.segments[0].motions]:
        motion = event.segments[0].motions[0]
        away = motion.due_voters - motion.present_voters
        q.put(told, q.change(event, motions=(replace(motion, written_yes=away),)))


def show_of_hands_not_counted(told: Quarter) -> None:
    """A resolution without a count: everybody agreed, no figures were taken."""
    for event in [one for one in told.events if one.segments[0].motions]:
        motion = event.segments[0].motions[0]
        q.put(told, q.change(event, motions=(replace(motion, yes=0, no=0, abstain=0),)))


def micro_lectures(told: Quarter) -> None:
    """Lectures in the meetings, one by somebody who is a guest, one on a day of its own."""
    for event in [one for one in told.events if one.segments[0].form == q.THEME]:
        there = [one.member_id for one in event.segments[0].attendance if one.state == "present"]
        q.lecture(told, event, told.random.choice(there))
    guest = q.lecture(told, q.pick(told, q.THEME), 0)
    told.lectures[-1] = replace(guest, speaker_id=None, speaker="县党校王老师")
    alone = q.lecture(told, q.pick(told, q.LECTURE, q.THEME), 5)
    told.lectures[-1] = replace(alone, segment_id=None)


def two_in_one_afternoon(told: Quarter) -> None:
    """General meeting and theme day follow each other; the second begins the minute the first ends."""
    event = q.pick(told, q.THEME)
    start = event.end_at
    assert start is not None
    if told.events[-1].id >= 8_000_000:
        return
    second = q.shift(replace(q.pick(told, q.COMMITTEE), id=8_100_000), start)
    told.events.append(
        q.change(second, id=8_100_000, event_id=8_100_000, minutes="接着召开支委会，研究一项人事。", discussion=None)
    )


def last_years_theme_again(told: Quarter) -> None:
    """July is July: the same theme as a year ago, told anew, with a third of the words the same."""
    event, old = q.pick(told, q.THEME), q.Random(told.random.random()).choice(told.earlier)
    text = old.segments[0].minutes or ""
    q.put(told, q.text_after(event, text[: len(text) // 3]))


def agenda_in_the_text(told: Quarter) -> None:
    """The agenda stands once more in the minutes, the same six lines every month."""
    items = ("学习文件", "通报工作", "讨论发言", "书记讲话", "布置任务", "缴纳党费")
    agenda = tuple(q.AgendaView(one, None) for one in items)
    lines = "议程：\n" + "\n".join(f"{at}、{one}" for at, one in enumerate(items, 1)) + "\n"
    for event in [*told.earlier, *told.events]:
        if event.segments[0].form == q.THEME:
            changed = q.text_before(q.change(event, agenda=agenda), lines)
            told.earlier[:] = [changed if one.id == event.id else one for one in told.earlier]
            q.put(told, changed)


def back_for_one_afternoon(told: Quarter) -> None:
    """Undecidable: on leave until that evening, and came all the same. It is right to ask."""
    event = q.pick(told, q.THEME)
    day = event.start_at.date()
    told.absences.append(q.absence(6, day - timedelta(days=3), day))


def saturday_without_a_word(told: Quarter) -> None:
    """Undecidable: a Saturday, honestly, and nobody wrote why."""
    event = q.pick(told, q.THEME)
    day = event.start_at.date()
    saturday = day + timedelta(days=5 - day.weekday())
    if not q.CALENDAR.is_workday(saturday):
        talk = "到烈士陵园扫墓，" + q.paragraphs(told.random, day.month, "红色档案", 4)
        q.put(told, q.change(q.shift(event, datetime.combine(saturday, event.start_at.time())), minutes=talk))


def somebody_did_not_vote(told: Quarter) -> None:
    """Undecidable: one ballot was never handed in."""
    for event in [one for one in told.events if one.segments[0].motions]:
        motion = event.segments[0].motions[0]
        q.put(told, q.change(event, motions=(replace(motion, yes=motion.yes - 1),)))


HABITS: tuple[Callable[[Quarter], None], ...] = (
    ill_secretary_enters_late, three_entered_late, working_saturday, saturday_with_a_reason, made_up_next_month,
    with_another_branch, everybody_always_there, leaves_for_the_next_meeting, moved_with_a_word, letter_from_afar,
    came_late_missed_the_vote, written_opinions, show_of_hands_not_counted, micro_lectures, two_in_one_afternoon,
    last_years_theme_again, agenda_in_the_text,
)  # fmt: skip
UNDECIDABLE = {4: back_for_one_afternoon, 13: saturday_without_a_word, 22: somebody_did_not_vote}
"""One quarter in ten has something that only the branch can explain."""


def honest(seed: int) -> Quarter:
    """Return an honest quarter with three habits of its own."""
    told = q.plain(seed)
    for habit in told.random.sample(HABITS, 3):
        habit(told)
    if seed in UNDECIDABLE:
        UNDECIDABLE[seed](told)
    return told
