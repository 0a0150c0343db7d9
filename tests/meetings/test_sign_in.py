"""The sign-in sheet of one meeting carries the numbers the recorder takes."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.periods import Period
from smallbranch.meetings.commands import AddPlanItem, GuestPart, RecordMeeting, SegmentPart
from smallbranch.roster.commands import EndRelation
from tests.meetings.conftest import FULL, World

GENERAL, LECTURE, CELL, COMMITTEE = (
    "general_membership_meeting",
    "party_lecture",
    "cell_meeting",
    "branch_committee_meeting",
)
DAY = datetime(2026, 9, 18, 14, 30)
Q3 = Period.parse("2026Q3")


def sheet(world: World, **params: str) -> list[dict[str, str]]:
    return [dict(row) for row in world.meetings.datasets()["meetings.sign_in"](Q3, Q3.last, params)]


def lines(rows: list[dict[str, str]]) -> list[tuple[str, str]]:
    """Return the left half of the sheet, then the right."""
    found = [(row[f"row_no{half}"], row[f"name{half}"]) for half in ("", "_2") for row in rows]
    return [line for line in found if line != ("", "")]


def numbered(rows: list[dict[str, str]]) -> list[tuple[str, str]]:
    return [line for line in lines(rows) if line[0] != "列席"]


def test_a_planned_meeting_has_the_numbers_of_the_recorder(world: World) -> None:
    world.do(EndRelation(member_id=world.ids["曹静"], on=date(2026, 9, 17), cause="transferred_out", to_org="别处"))
    item = world.do(
        AddPlanItem(period="2026Q3", form=GENERAL, topic="讨论制度", planned_on=DAY.date(), planned_time="14:30")
    ).value
    rows = sheet(world, plan_item=str(item))
    due = world.meetings.due_list(GENERAL, DAY)
    assert numbered(rows) == [(str(one.row_no), one.name) for one in due]
    assert len(numbered(rows)) == 10
    assert lines(rows)[10:] == [("列席", "")] * 4
    assert (rows[0]["meeting"], rows[0]["time"]) == ("讨论制度", "2026年9月18日 14:30")


def test_without_a_wish_every_meeting_still_to_come_of_the_period(world: World) -> None:
    for form, day in ((GENERAL, 18), (COMMITTEE, 21)):
        world.do(AddPlanItem(period="2026Q3", form=form, planned_on=date(2026, 9, day)))
    held = world.do(AddPlanItem(period="2026Q3", form=LECTURE, planned_on=date(2026, 9, 4))).value
    world.record(LECTURE, datetime(2026, 9, 4, 15), plan_item_id=held)
    rows = sheet(world)
    assert {row["sheet"]: len(numbered([one for one in rows if one["sheet"] == row["sheet"]])) for row in rows} == {
        "1": 11,
        "2": 3,
    }


def test_one_event_one_sheet_for_each_circle(world: World) -> None:
    parts = (
        SegmentPart(form=GENERAL, topic="一", guests=(GuestPart(name="张列席", role="积极分子"),)),
        SegmentPart(form=LECTURE, topic="二"),
        SegmentPart(form=CELL, topic="三", cell_id=world.cells["第一小组"]),
    )
    event = world.do(RecordMeeting(title="九月活动", start_at=DAY, place="礼堂", segments=parts)).value
    rows = sheet(world, event=str(event))
    assert [row["sheet"] for row in rows] == ["1"] * 8 + ["2"] * 5
    assert lines(rows[:8])[11:] == [("列席", "张列席（积极分子）")] + [("列席", "")] * 4
    assert {name for _, name in numbered(rows[8:])} == set(FULL[:5])
    assert rows[8]["form"] == "党小组会（第一小组）"


def test_a_meeting_not_planned_is_named_by_form_and_day(world: World) -> None:
    rows = sheet(world, form=COMMITTEE, day="2026-09-18", time="9:00")
    assert {name for _, name in numbered(rows)} == {"安然", "白杨", "曹静"}
    assert rows[0]["time"] == "2026年9月18日 9:00"


@pytest.mark.parametrize(
    ("params", "field"),
    [
        ({"event": "99"}, "event_id"),
        ({"event": "x"}, "event"),
        ({"plan_item": "99"}, "plan_item_id"),
        ({"form": GENERAL}, "day"),
        ({"form": "x", "day": "2026-09-18"}, "form"),
    ],
)
def test_what_is_not_there_is_said(world: World, params: dict[str, str], field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        sheet(world, **params)
    assert set(caught.value.fields) == {field}
