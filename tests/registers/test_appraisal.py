"""C39: how many may be graded best in the yearly appraisal, and who gets no grade."""

from __future__ import annotations

from datetime import date

import pytest

from smallbranch.bootstrap import AppContext
from smallbranch.kernel.periods import Period
from smallbranch.registers.commands import AddEntry
from smallbranch.roster.commands import AddMember, MemberFields, SetSetting

NAMES = ("甲一", "乙二", "丙三", "丁四", "戊五", "己六", "庚七", "辛八", "壬九", "癸十")


@pytest.fixture
def ten(ctx: AppContext) -> dict[str, int]:
    """Ten members, the last of them probationary."""
    found = {}
    for number, name in enumerate(NAMES):
        category = "probationary_member" if number == 9 else "full_member"
        fields = MemberFields(name=name, join_date="2026-01-05" if number == 9 else "2009-07-01")
        found[name] = ctx.dispatcher.do(AddMember(fields=fields, category=category)).value  # type: ignore[arg-type]
    return found


def grade(ctx: AppContext, members: dict[str, int], grades: dict[str, str], year: str = "2025") -> None:
    for name, given in grades.items():
        entry = {"work_year": year, "held_on": "2026-01-23", "member": str(members[name]), "grade": given}
        ctx.dispatcher.do(AddEntry(register="L23", values=entry))


def found(ctx: AppContext) -> dict[str, dict[str, object]]:
    checked = ctx.rules.check(Period.parse("2026Q1"), date(2026, 4, 1))
    return {item.code: dict(item.params) for item in checked if item.code.startswith("appraisal_")}


def test_c39_four_of_ten_graded_best_are_one_too_many(ctx: AppContext, ten: dict[str, int]) -> None:
    grade(ctx, ten, dict.fromkeys(NAMES[:3], "优秀") | dict.fromkeys(NAMES[3:9], "合格"))
    assert found(ctx) == {}  # ⌊10/3⌋ = 3
    grade(ctx, ten, {NAMES[9]: "不评定等次"})
    assert found(ctx) == {}
    ctx.dispatcher.do(AddMember(fields=MemberFields(name="新人", join_date="2009-07-01"), category="full_member"))
    grade(ctx, ten | {"新人": _id(ctx, "新人")}, {"新人": "优秀"})
    over = found(ctx)["appraisal_excellent_over"]
    assert (over["count"], over["cap"], over["base"], over["year"]) == (4, 3, 11, "2025")
    assert over["rule"] == "appraisal_excellent_one_in"


def test_c39_the_base_is_the_branchs_choice(ctx: AppContext, ten: dict[str, int]) -> None:
    grade(ctx, ten, dict.fromkeys(NAMES[:3], "优秀") | dict.fromkeys(NAMES[3:8], "合格"))
    assert found(ctx) == {}
    ctx.dispatcher.do(SetSetting(key="appraisal_excellent_base", value="rated_members"))
    over = found(ctx)["appraisal_excellent_over"]
    assert (over["count"], over["cap"], over["base"]) == (3, 2, 8)


def test_c39_a_probationary_member_gets_no_grade(ctx: AppContext, ten: dict[str, int]) -> None:
    grade(ctx, ten, {NAMES[9]: "合格"})
    assert found(ctx)["appraisal_probationary_graded"]["name"] == NAMES[9]


def test_c39_work_years_are_counted_apart(ctx: AppContext, ten: dict[str, int]) -> None:
    grade(ctx, ten, dict.fromkeys(NAMES[:2], "优秀"), "2024")
    grade(ctx, ten, dict.fromkeys(NAMES[2:4], "优秀"), "2025")
    assert found(ctx) == {}


def _id(ctx: AppContext, name: str) -> int:
    return next(member.id for member in ctx.roster.members(date(2026, 9, 1)) if member.name == name)
