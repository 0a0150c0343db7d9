"""Ledgers made from registers and other records: hours, who came and went."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from smallbranch.bootstrap import AppContext
from smallbranch.kernel.periods import Period
from smallbranch.registers.commands import AddEntry
from smallbranch.roster.commands import AssignPost, ChangeCategory, EndRelation, SetState

People = dict[str, int]
YEAR = Period.parse("2026")
DAY = date(2026, 9, 20)


def rows(ctx: AppContext, ledger: str, period: Period = YEAR) -> list[Mapping[str, str]]:
    (filled,) = ctx.ledgers.filled(period, (ledger,), as_of=DAY)
    return list(filled.rows)


def certificate(ctx: AppContext, member: str, hours: str, form: str, on: str = "2026-03-01") -> None:
    values = {"member": member, "on": on, "content": "培训", "form": form, "hours": hours}
    ctx.dispatcher.do(AddEntry(register="L17", values=values))


def test_hours_add_certificates_and_leave_out_what_does_not_count(ctx: AppContext, people: People) -> None:
    ctx.dispatcher.do(AssignPost(member_id=people["王芳"], post="secretary", start_on=date(2026, 1, 1)))
    certificate(ctx, "李强", "30.5", "集中培训")
    certificate(ctx, "李强", "1.5", "集中培训")
    certificate(ctx, "李强", "9", "网络学习")
    certificate(ctx, "李强", "9", "自学")
    certificate(ctx, "李强", "9", "集中培训", on="2025-12-31")
    certificate(ctx, "王芳", "40", "集中培训")
    found = {row["name"]: row for row in rows(ctx, "L18")}
    strong = found["李强"]
    assert (strong["training"], strong["online"], strong["total"], strong["reached"]) == ("32", "9", "32", "达标")
    assert (found["王芳"]["standard"], found["王芳"]["reached"]) == ("56", "差16")
    assert (found["张敏"]["standard"], found["张敏"]["total"]) == ("32", "0")


def test_members_added_and_lost_stand_in_order_of_their_day(ctx: AppContext, people: People) -> None:
    ctx.dispatcher.do(
        EndRelation(member_id=people["李强"], on=date(2026, 8, 1), cause="transferred_out", to_org="外单位党支部")
    )
    ctx.dispatcher.do(
        SetState(member_id=people["张敏"], state="membership_suspended", since=date(2026, 2, 1), until=date(2026, 9, 1))
    )
    found = [(row["name"], row["change"], row["category"], row["on"]) for row in rows(ctx, "L07")]
    assert found == [
        ("张敏", "减", "停止党籍", "2026.02.01"),
        ("赵晨", "增", "转入", "2026.07.01"),
        ("李强", "减", "转出", "2026.08.01"),
        ("张敏", "增", "恢复党籍", "2026.09.01"),
    ]
    assert rows(ctx, "L07", Period.parse("2025")) == []


def test_becoming_full_is_no_addition(ctx: AppContext, people: People) -> None:
    ctx.dispatcher.do(ChangeCategory(member_id=people["王芳"], category="probationary_member", on=date(2026, 3, 1)))
    ctx.dispatcher.do(ChangeCategory(member_id=people["王芳"], category="full_member", on=date(2026, 4, 1)))
    assert [row["name"] for row in rows(ctx, "L07")] == ["赵晨"]
