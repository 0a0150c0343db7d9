"""Whose turn it is, and the rows of the printed log."""

from __future__ import annotations

from datetime import date

import pytest

from smallbranch.bootstrap import AppContext
from smallbranch.kernel.periods import Period
from smallbranch.lessons.commands import LogMicroLecture
from smallbranch.lessons.datasets import study_hours
from smallbranch.roster.commands import EndRelation, RecordAbsence

People = dict[str, int]


def speak(ctx: AppContext, member_id: int, day: date, minutes: int | None = None) -> None:
    ctx.dispatcher.do(LogMicroLecture(held_on=day, topic=f"题目{day}", speaker_id=member_id, minutes=minutes))


def test_the_longest_silence_comes_first_and_who_is_away_is_noted(ctx: AppContext, people: People) -> None:
    speak(ctx, people["王芳"], date(2025, 11, 5))
    speak(ctx, people["李强"], date(2026, 3, 4))
    speak(ctx, people["张敏"], date(2025, 2, 6))
    ctx.dispatcher.do(RecordAbsence(member_id=people["张敏"], kind="village_post", start_on=date(2026, 9, 1)))

    waiting = ctx.lessons.not_yet(2026, date(2026, 9, 20))

    assert [(count.name, count.last_on) for count in waiting] == [
        ("赵晨", None),
        ("张敏", date(2025, 2, 6)),
        ("王芳", date(2025, 11, 5)),
    ]
    assert [bool(count.away) for count in waiting] == [False, True, False]
    assert waiting[1].away != "village_post"


def test_counts_are_those_of_the_year_and_the_day(ctx: AppContext, people: People) -> None:
    for day, minutes in ((date(2025, 12, 31), 10), (date(2026, 1, 1), 12), (date(2026, 5, 1), 15)):
        speak(ctx, people["王芳"], day, minutes)
    by_name = {count.name: count for count in ctx.lessons.counts(2026, date(2026, 4, 30))}
    assert "赵晨" not in by_name  # not here before July
    assert (by_name["王芳"].times, by_name["王芳"].minutes, by_name["王芳"].last_on) == (1, 12, date(2026, 1, 1))
    assert {count.name: count.times for count in ctx.lessons.counts(2026)}["王芳"] == 2


def test_who_has_left_is_not_waited_for(ctx: AppContext, people: People) -> None:
    ctx.dispatcher.do(EndRelation(member_id=people["张敏"], on=date(2026, 8, 31), cause="transferred_out"))
    assert "张敏" not in {count.name for count in ctx.lessons.not_yet(2026, date(2026, 9, 20))}
    assert "张敏" in {count.name for count in ctx.lessons.not_yet(2026, date(2026, 8, 31))}


def test_rows_of_the_ledger_hold_every_column_of_its_definition(ctx: AppContext, people: People) -> None:
    speak(ctx, people["王芳"], date(2026, 9, 4))
    period = Period.parse("2026Q3")
    (row,) = ctx.lessons.datasets()["lessons.log"](period, period.last, {})
    columns = {column.key for column in ctx.packs.ledgers["L14"].columns} - {"seq"}
    assert columns <= set(row)
    assert (row["held_on"], row["speaker"], row["department"], row["lecture_kind"], row["minutes"]) == (
        "2026.09.04", "王芳", "办公室", "理论", "15",
    )  # fmt: skip
    assert row["listener_count"] == ""


@pytest.mark.parametrize(("minutes", "hours"), [(15, "0.3"), (45, "1"), (44, "0.9"), (60, "1.3"), (900, "20")])
def test_study_hours_are_never_rounded_up(minutes: int, hours: str) -> None:
    assert study_hours(minutes, 45) == hours
