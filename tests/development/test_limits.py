"""The calculator: notices in working days (CAL-10), months, and what holds for any day."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallbranch.development.commands import PostNotice
from smallbranch.development.limits import anchor_of, moved, notice_days, step_limits
from smallbranch.packs.layers import lay, loosens
from smallbranch.packs.loader import load_packs
from smallbranch.packs.schema import Binding, Layer, Unit
from smallbranch.packs.steps_schema import DevelopmentStep, Edge, StepGate
from tests.development.way import Way

PACKS = load_packs(Path(__file__).resolve().parents[2] / "resources")
ON = date(2026, 9, 20)
STEPS = sorted(PACKS.rules.in_force(DevelopmentStep, ON), key=lambda step: step.no)
GATES = PACKS.rules.in_force(StepGate, ON)
NOTICE = PACKS.rules.deadline("public_notice", ON)
DAYS = st.dates(date(2015, 1, 1), date(2026, 10, 31))


def test_twenty_five_steps_in_five_stages() -> None:
    assert [step.no for step in STEPS] == list(range(1, 26))
    assert len(dict.fromkeys(step.stage for step in STEPS)) == 5
    assert all(number < step.no for step in STEPS for number in step.requires)


@pytest.mark.parametrize(
    ("posted", "counts_first_day", "first", "last"),
    [
        (date(2026, 9, 28), True, date(2026, 9, 28), date(2026, 10, 9)),
        (date(2026, 9, 28), False, date(2026, 9, 29), date(2026, 10, 10)),
        (date(2026, 2, 11), True, date(2026, 2, 11), date(2026, 2, 24)),
        (date(2026, 10, 3), False, date(2026, 10, 8), date(2026, 10, 13)),
    ],
)
def test_cal10_a_notice_of_five_working_days(posted: date, counts_first_day: bool, first: date, last: date) -> None:
    assert NOTICE is not None
    assert notice_days(posted, NOTICE, PACKS.calendar, counts_first_day=counts_first_day) == (first, last)


@given(DAYS, st.booleans())
def test_a_notice_holds_exactly_its_working_days(posted: date, counts_first_day: bool) -> None:
    assert NOTICE is not None
    first, last = notice_days(posted, NOTICE, PACKS.calendar, counts_first_day=counts_first_day)
    assert PACKS.calendar.workdays_between(first, last) == NOTICE.amount
    assert PACKS.calendar.is_workday(first)
    assert PACKS.calendar.is_workday(last)
    assert first >= posted + timedelta(days=0 if counts_first_day else 1)


@given(DAYS)
def test_who_takes_each_step_as_early_as_allowed_is_never_late(applied: date) -> None:
    """Earliest ≤ latest for every step, whatever the day of the application."""
    anchors = {"birth_date": applied.replace(year=applied.year - 30, day=1), anchor_of(1): applied}
    for step in STEPS[1:]:
        if step.no == 16:
            anchors["probation_end"] = moved(anchors[anchor_of(15)], 12, Unit.MONTH)
        found = step_limits(step, GATES, anchors)
        earliest = found.earliest.day if found.earliest else applied
        assert all(earliest <= limit.day for limit in found.latest), step.no
        anchors[anchor_of(step.no)] = earliest


@given(DAYS, st.integers(1, 36))
def test_months_on_never_leave_the_month_that_is_meant(day: date, months: int) -> None:
    found = moved(day, months, Unit.MONTH)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found + timedelta(days=1)).day == 1


def test_a_lower_layer_may_tighten_a_gate_but_never_loosen_a_hard_one() -> None:
    central = next(gate for gate in GATES if gate.id == "DEV-06")
    assert (central.severity, central.edge) == (Binding.HARD, Edge.EARLIEST)

    def of_branch(amount: int, *, before: bool = False) -> StepGate:
        values = {name: getattr(central, name) for name in StepGate.__struct_fields__}
        return StepGate(**{**values, "amount": amount, "before": before, "layer": Layer.BRANCH})

    assert not loosens(of_branch(1), central)
    assert loosens(of_branch(5, before=True), central)
    kept, conflicts = lay([central, of_branch(5, before=True)])
    assert [conflict.code for conflict in conflicts] == ["pack_loosens_hard_rule"]
    assert kept == (central,)


def test_the_filing_waits_for_the_end_of_the_notice(way: Way) -> None:
    way.walk(7)
    way.do(PostNotice(member_id=way.id, step=7, posted_on=date(2025, 6, 17), place="一楼公告栏"))
    notice = way.person().notices[0]
    assert (notice.start_on, notice.end_on, notice.sure) == (date(2025, 6, 18), date(2025, 6, 24), True)
    assert way.person(date(2025, 6, 20)).step(8).limits.earliest.day == date(2025, 6, 25)  # type: ignore[union-attr]
    assert way.codes(way.step(8, date(2025, 6, 24))) == ["development_early"]


def test_a_missing_notice_is_said(way: Way) -> None:
    way.walk(7)
    codes = [one.code for one in way.app.development.findings(date(2025, 6, 20))]
    assert "development_notice_missing" in codes
