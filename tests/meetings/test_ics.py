"""The plan as a calendar file, read back by the rules of RFC 5545."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallbranch.kernel.clock import CHINA_TIME
from smallbranch.meetings.commands import AddPlanItem, CancelPlanItem
from smallbranch.meetings.ics import calendar_file
from smallbranch.meetings.views import PlanItemView
from tests.meetings.conftest import World

NOW = datetime(2026, 9, 20, 9, tzinfo=CHINA_TIME)
GENERAL = "general_membership_meeting"
Event = dict[str, str]


def read(raw: bytes) -> list[Event]:
    """Unfold, split and unescape as §3.1 and §3.3.11 say."""
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # folded between characters
    lines = raw.decode().replace("\r\n ", "").split("\r\n")
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
    events: list[Event] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events:
            events[-1].setdefault(name, unescaped(value))
    return events


def unescaped(value: str) -> str:
    out, letters = "", iter(value)
    for letter in letters:
        if letter != "\\":
            assert letter not in ",;"
            out += letter
            continue
        after = next(letters)
        out += "\n" if after == "n" else after
    return out


def item(**fields: object) -> PlanItemView:
    given = {name: None for name in PlanItemView.__struct_fields__}
    given |= {"id": 1, "uid": "u-1", "period": "2026-10", "form": GENERAL, "source": "hand", "state": "open"}
    return PlanItemView(**(given | fields))  # type: ignore[arg-type]


def made(*items: PlanItemView) -> list[Event]:
    return read(calendar_file(items, "支部 2026", lambda _: ("党员大会", 90), NOW))


def test_a_day_with_a_time_is_a_moment_in_utc() -> None:
    (event,) = made(item(planned_on=date(2026, 10, 15), planned_time="15:00", topic="讨论计划", place="三楼,会议室"))
    assert (event["DTSTART"], event["DTEND"]) == ("20261015T070000Z", "20261015T083000Z")
    assert (event["SUMMARY"], event["LOCATION"]) == ("党员大会：讨论计划", "三楼,会议室")
    assert (event["DTSTAMP"], event["UID"], event["STATUS"]) == ("20260920T010000Z", "u-1@smallbranch", "CONFIRMED")


@pytest.mark.parametrize("clock", [None, "下午", "25:00", "9点"])
def test_a_day_without_a_readable_time_is_a_whole_day(clock: str | None) -> None:
    (event,) = made(item(planned_on=date(2026, 12, 31), planned_time=clock))
    assert (event["DTSTART;VALUE=DATE"], event["DTEND;VALUE=DATE"]) == ("20261231", "20270101")
    assert event.get("DESCRIPTION") == clock


def test_what_has_no_day_or_does_not_apply_is_left_out_and_the_cancelled_says_so() -> None:
    found = made(
        item(uid="a"),
        item(uid="b", planned_on=date(2026, 10, 1), state="not_applicable"),
        item(uid="c", planned_on=date(2026, 10, 2), state="cancelled", reason="防汛"),
        item(uid="d", deadline=date(2026, 10, 3), planned_time="15:00"),
    )
    assert [(event["UID"][0], event["STATUS"]) for event in found] == [("c", "CANCELLED"), ("d", "CONFIRMED")]
    assert found[0]["DESCRIPTION"] == "防汛"
    assert found[1]["DTSTART;VALUE=DATE"] == "20261003"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc",)) | st.just("\n"), max_size=300))
def test_any_text_survives_folding_and_escaping(text: str) -> None:
    (event,) = made(item(planned_on=date(2026, 10, 15), place=text or None))
    assert event.get("LOCATION", "") == text


def test_the_year_of_a_branch(world: World) -> None:
    for number, form in enumerate((GENERAL, "cell_meeting", "task")):
        cell = world.cells["第一小组"] if form == "cell_meeting" else None
        world.do(
            AddPlanItem(period="2026-10", form=form, planned_on=date(2026, 10, 15 + number), cell_id=cell, topic="题")
        )
    gone = world.do(AddPlanItem(period="2026-11", form=GENERAL, planned_on=date(2026, 11, 5))).value
    world.do(CancelPlanItem(plan_item_id=gone, state="cancelled", reason="合并"))
    found = read(world.meetings.calendar_file(2026))
    assert [event["SUMMARY"] for event in found] == ["党员大会：题", "党小组会（第一小组）：题", "题", "党员大会"]
    assert len({event["UID"] for event in found}) == 4
