"""Contradictions are asked about, all of them; an honest record is left in peace."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from smallbranch.bootstrap import AppContext, open_context
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.findings import Finding, Severity
from smallbranch.kernel.periods import Period
from smallbranch.meetings.commands import MotionPart, RecordMeeting, SegmentPart
from smallbranch.roster.commands import EndRelation, RecordAbsence
from smallbranch.rules.leftovers import of_leftovers
from smallbranch.rules.likeness import likeness, of_copies
from smallbranch.rules.plausibility import odd, of_absences, of_bulk, of_day_off, of_two_places
from tests.rules import quarters as q
from tests.rules.contradictions import SEEDS, seeded
from tests.rules.habits import HABITS, UNDECIDABLE, honest
from tests.rules.quarters import OWN, THEME, change, paragraphs, pick, plain, said
from tests.rules.sentences import SENTENCES

THIRTY = range(30)
UNSEEN = range(200, 230)


def about(finding: Finding) -> int | None:
    return finding.subject.id if finding.subject else None


def asked_of(told: q.Quarter) -> list[Finding]:
    return list(odd(told.records()))


@pytest.mark.parametrize("number", range(len(SEEDS)), ids=[seed.__name__ for seed in SEEDS])
def test_a_seeded_contradiction_is_found(number: int) -> None:
    one = seeded(number)
    found = list(odd(one.records))
    assert (one.code, one.subject_id) in {(item.code, about(item)) for item in found}
    assert {item.severity for item in found} <= {Severity.INFO, Severity.WARNING}, "a question is never an error"


def test_there_are_thirty_contradictions_of_every_kind() -> None:
    assert len(SEEDS) >= 30
    kinds = {seeded(number).code for number in range(len(SEEDS))}
    assert len(kinds) == 16


@pytest.mark.parametrize("quarters", [THIRTY, UNSEEN], ids=["thirty", "thirty others"])
def test_at_most_one_honest_quarter_in_five_is_asked_about(quarters: range) -> None:
    """Counted as told: honest quarters with at least one question, of thirty; and questions a record."""
    told = [honest(seed) for seed in quarters]
    found = [asked_of(one) for one in told]
    alarmed = [seed for seed, items in zip(quarters, found, strict=True) if items]
    records = sum(len(one.events) for one in told)
    assert records > 400
    assert len(alarmed) * 5 <= len(told), (alarmed, Counter(item.code for items in found for item in items))
    assert sum(map(len, found)) * 40 <= records


def test_the_honest_quarters_have_every_habit_and_what_nobody_can_decide() -> None:
    taken = {habit for seed in THIRTY for habit in plain(seed).random.sample(HABITS, 3)}
    assert taken == set(HABITS)
    assert len(UNDECIDABLE) * 10 == len(THIRTY)
    assert all(asked_of(honest(seed)) for seed in UNDECIDABLE), "it is right to ask about these"


def test_full_attendance_every_time_is_no_question() -> None:
    told = plain(5)
    told.absences.clear()
    for event in list(told.events):
        for number in q.EVERYBODY:
            event = q.marked(event, number, "present")
        q.put(told, event)
    assert {mark.state for event in told.events for mark in event.segments[0].attendance} == {"present"}
    assert asked_of(told) == []


# ── one by one ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_who_left_one_meeting_early_may_be_at_the_next() -> None:
    event = pick(plain(1), THEME)
    start = event.start_at + timedelta(minutes=50)
    second = replace(change(event, start_at=start, end_at=start + timedelta(hours=1)), id=77, start_at=start)
    assert [item.code for item in of_two_places([event, second], ())] == ["odd_two_places"]
    clock = f"{start:%H:%M}"
    gone = tuple(replace(mark, left_at=clock) for mark in event.segments[0].attendance)
    assert not list(of_two_places([change(event, attendance=gone), second], ()))


def test_meetings_that_touch_do_not_overlap() -> None:
    event = pick(plain(1), THEME)
    assert event.end_at is not None
    start = event.end_at
    second = replace(change(event, start_at=start, end_at=start + timedelta(hours=1)), id=77, start_at=start)
    assert not list(of_two_places([event, second], ()))


def test_somebody_away_and_marked_away_is_no_question() -> None:
    told = plain(0)
    assert told.absences
    assert not [item for event in told.events for item in of_absences(event, told.absences)]


def test_a_reason_answers_the_question_about_the_day_off() -> None:
    event = pick(plain(0), THEME)
    off = {event.start_at.date(): "weekend"}
    assert [item.code for item in of_day_off(event, off)] == ["odd_day_off"]
    assert not list(of_day_off(replace(event, move_reason="志愿服务只在周末"), off))
    assert not list(of_day_off(replace(event, note="周六开展"), off))


def test_records_entered_together_are_asked_about_once_and_not_when_they_say_why() -> None:
    told = plain(3)
    evening = datetime(told.first.year + 1, 3, 1, 20)
    late = [replace(one, entered_at=evening, lag_days=(evening - one.start_at).days) for one in told.events]
    assert [(item.code, item.params["count"]) for item in of_bulk(late, q.BULK)] == [("odd_entered_in_bulk", len(late))]
    assert not list(of_bulk(late[:3], q.BULK))
    assert not list(of_bulk([replace(one, note="据纸质记录补录") for one in late], q.BULK))
    spread = [replace(one, entered_at=evening + timedelta(days=at)) for at, one in enumerate(late)]
    assert not list(of_bulk(spread, q.BULK))


@pytest.mark.parametrize(
    "text",
    [
        "8月主题党日与8月党课合并开展。",
        "会议听取7月主题党日开展情况，部署9月份主题党日。",
        "学习7月18日中央召开的会议精神，支部全体党员参加。",
        "7月1日，县委召开表彰大会，支部派员参加。",
        "从1月至8月集中学习共12次。",
        "2027年1月主题党日拟到烈士陵园。",
        "8月15日上午，支部召开会议。会议决定10月1日前完成整改。",
        "与水利局党支部全体党员一起参观。",
        "青禾县档案馆党支部书记讲话。",
        "该党支部书记介绍了经验，两个党支部党员结对。",
    ],
)
def test_honest_words_about_other_months_and_branches(text: str) -> None:
    assert not list(of_leftovers(_in_august(text), OWN))


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("7月主题党日在活动室进行。", "odd_other_month", "7月主题党日"),
        ("七月份党课如期开讲。", "odd_other_month", "七月份党课"),
        ("8月14日下午，支部召开党员大会。", "odd_other_month", "8月14日下午，"),
        ("2026年7月15日，全体党员开展集中学习。", "odd_other_month", "2026年7月15日，"),
        ("2025年8月15日，支部召开党员大会。", "odd_other_month", "2025年8月15日，"),
        ("2026年7月主题党日在活动室进行。", "odd_other_month", "2026年7月主题党日"),
        ("水利局党支部召开会议。", "odd_other_branch", "水利局党支部"),
    ],
)
def test_words_left_over_from_another_file(text: str, code: str, said: str) -> None:
    assert [(item.code, item.params["text"]) for item in of_leftovers(_in_august(text), OWN)] == [(code, said)]


def test_a_make_up_may_name_the_month_it_makes_up() -> None:
    event = change(_in_august("7月主题党日在活动室进行。"), makes_up="2026-07")
    assert not list(of_leftovers(event, OWN))


def test_the_partner_of_a_joint_event_is_no_leftover() -> None:
    event = _in_august("水利局党支部全体党员到场，双方重温誓词。")
    assert list(of_leftovers(event, OWN))
    assert not list(of_leftovers(replace(event, joint_with="水利局党支部"), OWN))


def _in_august(text: str) -> Any:
    event = replace(pick(plain(1), THEME), title="学习")
    start = datetime(2026, 8, 15, 14, 30)
    return change(
        replace(event, start_at=start), start_at=start, topic="学习", agenda=(), minutes=text, discussion=None
    )


@given(st.lists(st.sampled_from(SENTENCES), min_size=4, max_size=12, unique=True), st.integers(0, 3))
def test_a_text_is_like_itself_and_dates_do_not_matter(sentences: list[str], cut: int) -> None:
    text = "".join(sentences)
    assert likeness(text, text) == 100
    assert likeness(f"2026年8月15日。{text}", f"2026年7月14日。{text}") == 100
    assert likeness(text, text[cut:]) >= 80
    assert likeness(text, "") == 0
    assert likeness(text, text[cut:]) == likeness(text[cut:], text)


def test_texts_with_half_in_common_are_not_called_copied() -> None:
    one, other = "".join(SENTENCES[:8]), "".join(SENTENCES[4:12])
    assert 30 < likeness(one, other) < 80


def copies(told: q.Quarter) -> list[Finding]:
    return list(of_copies(said(told.events), said(told.earlier)))


def test_a_short_formula_may_be_used_every_month() -> None:
    told = plain(2)
    formula = "会议逐项研究议题，形成决定。"
    told.earlier[:] = [change(one, minutes=formula, discussion=None) for one in told.earlier]
    told.events[:] = [change(one, minutes=formula, discussion=None) for one in told.events]
    assert copies(told) == []


def test_the_lines_of_a_form_do_not_make_two_records_alike() -> None:
    told = plain(2)
    lines = "时间：{day}\n地点：三楼会议室\n主持人：安然\n记录人：白杨\n应到人数：14人\n实到人数：13人\n"
    lines += "参加人员：全体党员，名单见签到表\n"
    said_now = (
        "研究了两件事，窗口轮班从下月起改为两人一组，库房钥匙由三人分管，交接时互相签字，登记簿放在门口的柜子里，随到随记。"
        "大家对值班补贴的算法还有不同意见，先按老办法发。"
    )
    said_then = (
        "听了一件事，上湾村的水渠还差二百米没有修通，大家商量由三个科室各出一天人手，雨前赶完，材料由村里备好。"
        "车辆由办公室统一派，午饭自带，不给村里添麻烦。"
    )
    old, new = told.earlier[-1], told.events[0]
    told.earlier[:] = [change(old, minutes=lines.format(day=old.start_at) + said_then, discussion=None)]
    told.events[:] = [change(new, minutes=lines.format(day=new.start_at) + said_now, discussion=None)]
    assert copies(told) == []
    told.events[:] = [change(new, minutes=lines.format(day=new.start_at) + said_then, discussion=None)]
    assert [item.code for item in copies(told)] == ["odd_copied_text"]


def test_cells_may_write_the_same_in_the_same_month_and_not_in_the_next() -> None:
    told = plain(6)
    here = [one for one in told.events if one.segments[0].form == q.CELL]
    one, other, following = here[0], here[1], here[2]
    text = paragraphs(told.random, 3, "值守", 6)
    given = {"minutes": text, "discussion": None}
    told.events[:] = [change(one, **given), change(other, **given)]
    assert copies(told) == []
    told.events[:] = [change(one, **given), change(following, **given)]
    assert [about(item) for item in copies(told)] == [following.id]


# ── through the book ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def ctx(practice_dir: Path, clock: FixedClock) -> Iterator[AppContext]:
    opened = open_context(practice_dir, clock=clock)
    yield opened
    opened.book.close()


def asked(ctx: AppContext, period: str = "2026Q3") -> dict[str, dict[str, object]]:
    found = ctx.rules.check(Period.parse(period), date(2026, 10, 20))
    for item in found:
        assert "{" not in ctx.messages.text("finding", item.code, item.params)
    return {item.code: dict(item.params) for item in found if item.code.startswith("odd_")}


def test_the_practice_branch_is_honest(ctx: AppContext) -> None:
    for period in ("2025Q4", "2026Q1", "2026Q2", "2026Q3"):
        assert asked(ctx, period) == {}
    answered = [one for one in ctx.rules.questions(Period.parse("2026Q3")) if one.explanation]
    assert [one.finding.code for one in answered] == ["odd_lecture_speaker_away"]


def test_check_asks_about_a_roster_and_a_record_that_disagree(ctx: AppContext) -> None:
    members = {member.name: member.id for member in ctx.roster.members(date(2026, 9, 1))}
    ctx.dispatcher.do(EndRelation(member_id=members["石磊"], on=date(2026, 9, 1), cause="transferred_out"))
    ctx.dispatcher.do(
        RecordAbsence(
            member_id=members["章雨桐"], kind="sick_leave", start_on=date(2026, 9, 14), end_on=date(2026, 9, 16)
        )
    )
    found = asked(ctx)
    assert found["odd_present_not_here"]["name"] == "石磊"
    assert (found["odd_present_on_leave"]["name"], found["odd_present_on_leave"]["kind"]) == ("章雨桐", "sick_leave")


def test_check_asks_about_a_meeting_on_a_holiday_with_too_many_ballots(ctx: AppContext) -> None:
    segment = SegmentPart(
        form="general_membership_meeting", topic="7月党员大会", motions=(MotionPart(title="甲", yes=60),)
    )
    ctx.dispatcher.do(RecordMeeting(title="大会", start_at=datetime(2026, 9, 13, 9), segments=(segment,)))
    assert {"odd_day_off", "odd_ballots_over", "odd_other_month"} <= asked(ctx).keys()
