"""Bases from a spreadsheet: matched to people, told before they are written, fixed in one step."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from smallbranch.bootstrap import AppContext
from smallbranch.dues.commands import SetDuesBase, SetDuesBases
from smallbranch.dues.pasting import PastedBase
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.periods import Period
from smallbranch.roster.block import read_block
from smallbranch.roster.commands import AddMember, MemberFields
from tests.dues.conftest import People

YEAR = Period.parse("2026")


def planned(ctx: AppContext, text: str) -> tuple[PastedBase, ...]:
    return ctx.dues.plan_bases(read_block(text), "2026-01", "salaried")


def test_names_and_bases_become_one_step(ctx: AppContext, people: People) -> None:
    lines = planned(ctx, "李强\t10,000.00\r\n王芳\t10000.01元\r\n")
    ctx.dispatcher.do(SetDuesBases(bases=tuple(line.command for line in lines if line.command)))
    assert {one.name: one.monthly for one in ctx.dues.bases(YEAR)} == {
        "李强": Decimal("150.00"),
        "王芳": Decimal("200.00"),
    }
    ctx.book.undo()
    assert ctx.dues.bases(YEAR) == ()


def test_with_headings_the_items_make_the_base(ctx: AppContext, people: People) -> None:
    titles = {item.id: item.title for item in ctx.dues.items("salaried", date(2026, 1, 1))}
    head = "\t".join(("序号", titles["income_tax"], "姓名", titles["post_pay"], "税后合计", "备注"))
    (line,) = planned(ctx, f"{head}\r\n1\t200\t张敏\t5200.5\t不看\t年初核定\r\n")
    assert line.command is not None
    ctx.dispatcher.do(SetDuesBases(bases=(line.command,)))
    (base,) = ctx.dues.bases(YEAR, reveal=True)
    assert (base.base, base.monthly, base.note) == (Decimal("5000.50"), Decimal("75.01"), "年初核定")


def test_c26_nobody_is_guessed_and_no_number_is_made_up(ctx: AppContext, people: People) -> None:
    for sex in ("男", "女"):
        fields = MemberFields(name="王伟", sex=sex, join_date="2009-07-01", full_date="2010-07-01")
        ctx.dispatcher.do(AddMember(fields=fields, category="full_member"))
    lines = planned(ctx, "无名\t5000\n王伟\t5000\n王伟（女）\t5000\n李强\t五千\n李强\t5000\n张敏\t\n")
    assert [(line.name, line.problem) for line in lines] == [
        ("无名", "dues_paste_nobody"),
        ("王伟", "dues_paste_several"),
        ("王伟（女）", ""),
        ("李强", "dues_amount_wrong"),
        ("李强", "dues_paste_twice"),
        ("张敏", "dues_amount_wrong"),
    ]


def test_one_wrong_base_stops_all_of_them(ctx: AppContext, people: People) -> None:
    good = SetDuesBase(member_id=people["王芳"], from_month="2026-01", category="salaried", base=Decimal(5000))
    bad = SetDuesBase(member_id=people["李强"], from_month="2026-01", category="salaried", base=Decimal("0.001"))
    with pytest.raises(InvalidInput) as problem:
        ctx.dispatcher.do(SetDuesBases(bases=(good, bad)))
    assert problem.value.fields == {"bases.1.base": "dues_amount_wrong"}
    assert ctx.dues.bases(YEAR) == ()
