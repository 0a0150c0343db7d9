"""Contradictions are asked about, all of them; an honest record is left in peace."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallbranch.bootstrap import AppContext, open_context
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.findings import Finding, Severity
from smallbranch.kernel.periods import Period
from smallbranch.meetings.commands import MotionPart, RecordMeeting, SegmentPart
from smallbranch.roster.commands import EndRelation, RecordAbsence
from smallbranch.rules.leftovers import of_leftovers
from smallbranch.rules.likeness import likeness
from smallbranch.rules.plausibility import odd, of_absences, of_day_off, of_two_places
from tests.rules.quarters import LECTURE, OWN, SENTENCES, THEME, change, honest, pick, put, thirty

HONEST = range(40)


def about(finding: Finding) -> int | None:
    return finding.subject.id if finding.subject else None


def test_thirty_seeded_contradictions_are_all_found() -> None:
    seeds = thirty()
    lost = [
        (number, one.code, one.event_id)
        for number, one in enumerate(seeds)
        if (one.code, one.event_id) not in {(found.code, about(found)) for found in odd(one.records)}
    ]
    assert len(seeds) == 30
    assert lost == []


def test_at_most_one_question_in_five_is_a_false_alarm() -> None:
    alarms, false = 0, []
    for one in thirty():
        found = list(odd(one.records))
        alarms += len(found)
        false += [item for item in found if about(item) != one.event_id]
    assert len(false) * 5 <= alarms, Counter(item.code for item in false)


def test_honest_quarters_are_left_in_peace() -> None:
    found = [(seed, item.code, dict(item.params)) for seed in HONEST for item in odd(honest(seed))]
    events = sum(len(honest(seed).events) for seed in HONEST)
    assert events > 300
    assert found == []


def test_a_question_is_never_an_error() -> None:
    found = [item for one in thirty() for item in odd(one.records)]
    assert {item.severity for item in found} <= {Severity.INFO, Severity.WARNING}


# ── one by one ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_who_left_one_meeting_early_may_be_at_the_next() -> None:
    records = honest(1)
    event = pick(records, Random(1), THEME)
    start = event.start_at + timedelta(minutes=60)
    second = replace(change(event, start_at=start, end_at=start + timedelta(hours=1)), id=77, start_at=start)
    assert [item.code for item in of_two_places([event, second], ())] == ["odd_two_places"]
    clock = f"{start:%H:%M}"
    gone = tuple(replace(mark, left_at=clock) for mark in event.segments[0].attendance)
    assert not list(of_two_places([change(event, attendance=gone), second], ()))


def test_meetings_that_touch_do_not_overlap() -> None:
    event = pick(honest(1), Random(1), THEME)
    assert event.end_at is not None
    start = event.end_at
    second = replace(change(event, start_at=start, end_at=start + timedelta(hours=1)), id=77, start_at=start)
    assert not list(of_two_places([event, second], ()))


def test_somebody_away_and_marked_away_is_no_question() -> None:
    records = honest(0)
    assert records.absences
    assert not [item for event in records.events for item in of_absences(event, records.absences)]


def test_a_reason_answers_the_question_about_the_day_off() -> None:
    event = pick(honest(0), Random(0))
    off = {event.start_at.date(): "weekend"}
    assert [item.code for item in of_day_off(event, off)] == ["odd_day_off"]
    assert not list(of_day_off(replace(event, move_reason="志愿服务只在周末"), off))


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
    event = pick(honest(1), Random(1), THEME)
    start = datetime(2026, 8, 15, 14, 30)
    return change(replace(event, start_at=start), start_at=start, minutes=text, discussion=None)


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


def test_a_short_formula_may_be_used_every_month() -> None:
    records = honest(2)
    event = pick(records, Random(2), LECTURE)
    earlier = [change(one, minutes="会议逐项研究议题，形成决定。", discussion=None) for one in records.earlier]
    same = change(event, minutes="会议逐项研究议题，形成决定。", discussion=None)
    assert not [item for item in odd(replace(put(records, same), earlier=earlier)) if item.code == "odd_copied_text"]


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
