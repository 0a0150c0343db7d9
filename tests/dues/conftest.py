"""A real book with members who pay dues."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from smallbranch.bootstrap import AppContext, create, open_context
from smallbranch.dues.commands import RecordDuesPayment, SetDuesBase
from smallbranch.kernel.changes import Outcome
from smallbranch.kernel.clock import FixedClock
from smallbranch.roster.commands import AddMember, MemberFields

People = dict[str, int]
Fix = Callable[..., int]
Pay = Callable[..., Outcome]  # type: ignore[type-arg]


@pytest.fixture
def ctx(tmp_path: Path, clock: FixedClock) -> Iterator[AppContext]:
    create(tmp_path / "book", "练习机关党支部", "练习机关", clock=clock)
    opened = open_context(tmp_path / "book", clock=clock)
    yield opened
    opened.book.close()


@pytest.fixture
def people(ctx: AppContext) -> People:
    found = {}
    for name in ("王芳", "李强", "张敏"):
        fields = MemberFields(name=name, join_date="2009-07-01", full_date="2010-07-01")
        found[name] = ctx.dispatcher.do(AddMember(fields=fields, category="full_member")).value
    return found


@pytest.fixture
def fix(ctx: AppContext, people: People) -> Fix:
    """Fix a base of 6000 yuan (90.00 a month) from January unless told otherwise."""

    def do(name: str, from_month: str = "2026-01", base: str | None = "6000", category: str = "salaried") -> int:
        amount = None if base is None else Decimal(base)
        command = SetDuesBase(member_id=people[name], from_month=from_month, category=category, base=amount)
        return int(ctx.dispatcher.do(command).value)

    return do


@pytest.fixture
def pay(ctx: AppContext, people: People) -> Pay:
    def do(name: str, on: str, *months: str, amount: str | None = None) -> Outcome:  # type: ignore[type-arg]
        given = None if amount is None else Decimal(amount)
        command = RecordDuesPayment(member_id=people[name], paid_on=date.fromisoformat(on), months=months, amount=given)
        return ctx.dispatcher.do(command)

    return do
