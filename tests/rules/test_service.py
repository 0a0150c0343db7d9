"""check and overview on the practice branch: what is missing, late, due, and which button remedies it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from smallbranch.bootstrap import AppContext, create, open_context
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.findings import Severity
from smallbranch.kernel.periods import Period
from smallbranch.roster.commands import AddMember, EndPost, MemberFields, StartTerm


@pytest.fixture
def ctx(practice_dir: Path, clock: FixedClock) -> Iterator[AppContext]:
    opened = open_context(practice_dir, clock=clock)
    yield opened
    opened.book.close()


def codes(ctx: AppContext, period: str, today: date) -> set[str]:
    return {item.code for item in ctx.rules.check(Period.parse(period), today)}


def test_an_honest_late_entry_and_a_make_up_show(ctx: AppContext) -> None:
    found = ctx.rules.check(Period.parse("2026Q3"), date(2026, 10, 20))
    made_up = [item for item in found if item.code == "node_made_up_cell"]
    assert [(item.params["cell"], item.params["period"]) for item in made_up] == [("第二党小组", "2026-08")]
    late = {item.params["days"] for item in found if item.code == "entered_late"}
    assert late == {19}
    assert all(item.severity is Severity.INFO for item in (*made_up,))


def test_the_end_of_a_term_and_a_vacancy_are_said(ctx: AppContext) -> None:
    assert "term_over" in codes(ctx, "2027Q4", date(2027, 12, 1))
    assert "term_ends_soon" in codes(ctx, "2027Q2", date(2027, 6, 30))
    secretary = next(post for post in ctx.roster.posts(date(2026, 9, 1)) if post.post == "secretary")
    ctx.dispatcher.do(EndPost(post_id=secretary.id, on=date(2026, 9, 10)))
    assert "secretary_vacant" in codes(ctx, "2026Q3", date(2026, 9, 30))


def test_a_branch_without_committee_has_no_committee_meetings_due(ctx: AppContext) -> None:
    ctx.dispatcher.do(StartTerm(term_no=6, elected_on=date(2026, 9, 12), has_committee=False))
    found = ctx.rules.nodes(Period.parse("2026-10"), date(2026, 11, 5))
    assert {node.status.value for node in found if node.form == "branch_committee_meeting"} == {"not_applicable"}
    assert "committee_required" in codes(ctx, "2026-10", date(2026, 11, 5))


def test_every_line_of_the_first_page_has_cause_and_remedy(ctx: AppContext) -> None:
    page = ctx.rules.overview(date(2026, 11, 22))
    lines = (*page.overdue, *page.this_week, *page.coming)
    assert [line for line in page.overdue if line.params.get("form") == "branch_committee_meeting"]
    for line in lines:
        sentence = ctx.messages.text("finding", line.code, line.params)
        assert sentence != line.code
        assert "{" not in sentence
        assert line.action
    duties = [line.deadline for line in page.overdue if line.action != "record_makeup"]
    makeups = [line.deadline for line in page.overdue if line.action == "record_makeup"]
    assert [line.deadline for line in page.overdue] == duties + makeups  # the branch's own come first
    assert (duties, makeups) == (sorted(duties, key=str), sorted(makeups, key=str))
    assert all(deadline is not None and deadline < date(2026, 11, 22) for deadline in duties + makeups)


def test_a_new_user_is_not_met_with_old_debts(tmp_path: Path) -> None:
    clock = FixedClock(datetime(2026, 11, 22, 9))
    create(tmp_path / "new", "新支部", clock=clock)
    opened = open_context(tmp_path / "new", clock=clock)
    opened.dispatcher.do(AddMember(fields=MemberFields(name="张三", full_date="2001-07-01")))
    assert opened.rules.overview().overdue == ()
    assert "node_missing" in {item.code for item in opened.rules.check(Period.parse("2026Q3"))}
    opened.book.close()
