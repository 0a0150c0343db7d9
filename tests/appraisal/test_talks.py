"""Who has talked with whom, who is missing, who is left out (LIFE-08)."""

from __future__ import annotations

from datetime import date

import pytest

from smallbranch.bootstrap import AppContext
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.periods import Period
from smallbranch.registers.commands import AddEntry
from smallbranch.roster.commands import RecordAbsence
from tests.appraisal.conftest import NAMES, choose

DAY = date(2026, 9, 20)
People = dict[str, int]


def talk(ctx: AppContext, talker: str, *listeners: str, on: str = "2026-03-01", year: str = "") -> None:
    values = {"on": on, "kind": "其他", "talker": talker, "listener": "、".join(listeners), "work_year": year}
    ctx.dispatcher.do(AddEntry(register="L25", values=values))


def needs(ctx: AppContext, kind: str, year: int = 2026) -> list[tuple[str, str | None]]:
    found = ctx.appraisal.coverage(year, DAY).needs
    return [(need.member.name, need.other.name if need.other else None) for need in found if need.kind == kind]


def test_every_pair_of_the_committee_and_everybody_once_with_it(ctx: AppContext, ten: People) -> None:
    one, two, three, *others = NAMES
    assert len(needs(ctx, "commissioners")) == 3
    talk(ctx, one, two, three)
    assert [set(pair) for pair in needs(ctx, "commissioners")] == [{two, three}]
    assert sorted(name for name, _ in needs(ctx, "commissioner_member")) == sorted(others)
    talk(ctx, two, *others[:6])
    assert needs(ctx, "commissioner_member") == [(others[6], None)]
    talk(ctx, others[6], three)  # it does not matter who asked whom
    assert needs(ctx, "commissioner_member") == []


def test_members_talk_among_themselves(ctx: AppContext, ten: People) -> None:
    others = NAMES[3:]
    talk(ctx, others[0], *others[1:6])
    assert needs(ctx, "members") == [(others[6], None)]
    choose(ctx, "talk_members", "none")
    assert needs(ctx, "members") == []


def test_the_branch_may_ask_for_the_secretary(ctx: AppContext, ten: People) -> None:
    secretary, two, _, *others = NAMES
    talk(ctx, two, *others)
    assert needs(ctx, "commissioner_member") == []
    choose(ctx, "talk_commissioner_member", "secretary")
    talk(ctx, secretary, *others[:5])
    assert sorted(needs(ctx, "commissioner_member")) == sorted((name, secretary) for name in others[5:])
    choose(ctx, "talk_commissioner_member", "every_pair")
    assert len(needs(ctx, "commissioner_member")) == 2 + 7


def test_a_talk_belongs_to_the_work_year_written_in_it(ctx: AppContext, ten: People) -> None:
    talk(ctx, NAMES[0], NAMES[1], on="2026-01-08", year="2025")
    assert len(needs(ctx, "commissioners", 2025)) == 2
    assert len(needs(ctx, "commissioners", 2026)) == 3


def test_who_lies_ill_for_long_is_left_out(ctx: AppContext, ten: People) -> None:
    absence = RecordAbsence(member_id=ten[NAMES[9]], kind="long_illness", start_on=date(2026, 2, 1))
    ctx.dispatcher.do(absence)
    ctx.dispatcher.do(RecordAbsence(member_id=ten[NAMES[8]], kind="village_post", start_on=date(2026, 2, 1)))
    found = ctx.appraisal.coverage(2026, DAY)
    assert (found.excused, found.counted) == ({ten[NAMES[9]]: "长期卧病"}, 9)
    missing = {name for name, _ in needs(ctx, "commissioner_member")}
    assert NAMES[9] not in missing
    assert NAMES[8] in missing  # away on duty is no reason not to talk


def test_the_two_pages_of_the_coverage(ctx: AppContext, ten: People) -> None:
    talk(ctx, NAMES[0], NAMES[1], NAMES[2], *NAMES[3:])
    talk(ctx, NAMES[1], NAMES[2])
    talk(ctx, NAMES[3], NAMES[4], on="2026-04-02")
    first, second = ctx.ledgers.filled(Period.parse("2026"), ("L26", "L26B"), as_of=DAY)
    assert {row["title"] for row in first.event_columns} == set(NAMES[:3])
    assert {row["title"].replace("\n", "") for row in second.event_columns} == set(NAMES[3:])
    rows = {row["name"]: row for row in first.rows}
    column = f"m{ten[NAMES[0]]}"
    assert (rows[NAMES[3]][column], rows[NAMES[0]][column], rows[NAMES[3]]["count"]) == ("03.01", "—", "2")
    assert [rows[name]["covered"] for name in NAMES[:6]] == ["√", "√", "√", "√", "√", ""]
    assert (rows["覆盖率"]["covered"], rows["覆盖率"][column]) == ("50.0%", "100.0%")
    peers = {row["name"]: row for row in second.rows}
    assert peers[NAMES[4]][f"m{ten[NAMES[3]]}"] == "04.02"
    assert peers["覆盖率"]["covered"] == "28.6%"


def test_who_is_missing_is_told_during_the_year_and_warned_of_after_it(ctx: AppContext, ten: People) -> None:
    def told(today: date) -> list[tuple[str, object]]:
        found = ctx.rules.check(Period.parse("2026"), today)
        return [(str(item.severity), item.params["count"]) for item in found if item.code == "talks_missing"]

    assert told(DAY) == [("info", 10)]
    assert told(date(2027, 1, 5)) == [("warning", 10)]


def test_somebody_is_left_out_by_name_with_a_reason_that_is_printed(ctx: AppContext, ten: People) -> None:
    values = {"work_year": "2026", "member": str(ten[NAMES[6]]), "reason": "全年在外脱产学习"}
    ctx.dispatcher.do(AddEntry(register="L26A", values=values))
    found = ctx.appraisal.coverage(2026, DAY)
    assert (found.excused, found.counted) == ({ten[NAMES[6]]: "全年在外脱产学习"}, 9)
    assert ctx.appraisal.coverage(2025, DAY).excused == {}
    (sheet,) = ctx.ledgers.filled(Period.parse("2026"), ("L26",), as_of=DAY)
    row = next(row for row in sheet.rows if row["name"] == NAMES[6])
    assert (row["covered"], row["reason"]) == ("免", "全年在外脱产学习")
    with pytest.raises(InvalidInput) as refused:
        ctx.dispatcher.do(AddEntry(register="L26A", values={**values, "reason": "再写一遍"}))
    assert refused.value.fields == {"L26A.member": "entered_already"}
