"""换届补选 in the window, by the dialogs somebody fills in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from smallbranch.gui.theme import Theme
from smallbranch.kernel.clock import FixedClock
from smallbranch.roster import commands
from tests.gui.pages.office import found, nameless, office, too_long

pytestmark = pytest.mark.gui
HELD = date(2026, 9, 10)
NAMES = ("丁一", "马超", "王五", "孔明", "石磊")


@pytest.fixture
def opened(qtbot: Any, theme: Theme, tmp_path: Path, clock: FixedClock) -> Iterator[tuple[Any, Any]]:
    with office(qtbot, theme, found(tmp_path / "book", clock, *NAMES), clock, "roster") as (ctx, _, page):
        page.tabs.setCurrentWidget(page.elections)
        yield ctx, page


@pytest.fixture
def practice(qtbot: Any, theme: Theme, practice_dir: Path, clock: FixedClock) -> Iterator[tuple[Any, Any]]:
    with office(qtbot, theme, practice_dir, clock, "roster") as (ctx, _, page):
        yield ctx, page


def words(widget: Any) -> str:
    """Return what is shown, once it has been laid out."""
    QApplication.processEvents()
    return "\n".join(item.text() for item in widget.findChildren(QLabel) if item.isVisibleTo(widget))


def tick(ticks: Any, names: tuple[str, ...]) -> None:
    for row in range(ticks.rows.count()):
        item = ticks.rows.item(row)
        item.setCheckState(Qt.CheckState.Checked if item.text() in names else Qt.CheckState.Unchecked)


def view(ctx: Any) -> Any:
    return ctx.elections.elections(ctx.clock.today())[0]


def begun(page: Any) -> None:
    plan = page.elections.begin("term")
    plan.field("has_committee").setChecked(True)
    plan.field("seats").setText("3")
    plan.field("meeting_on").set_value(HELD)
    plan.submit()


def test_a_whole_election_by_the_window(opened: tuple[Any, Any]) -> None:
    ctx, page = opened
    assert not page.elections.begin_by.isEnabled()
    assert page.elections.begin_by.toolTip()
    assert not page.elections._wants_committee()  # five full members need none
    begun(page)
    step = page.elections.record(view(ctx), view(ctx).lines[0])
    step.field("on").set_value(date(2026, 7, 1))
    step.submit()
    assert view(ctx).lines[0].done_on == date(2026, 7, 1)
    slate = page.elections.slate(view(ctx), None, "committee_member")
    tick(slate.names, ("丁一", "马超", "王五"))
    assert "至少 4 名" in slate.needed.text()
    tick(slate.names, NAMES[:4])
    slate.submit()
    count = page.elections.count(view(ctx), view(ctx).ballots[0])
    for field, yes in zip(count.votes.values(), (5, 4, 3, 1), strict=True):
        field.fields[0].setText(str(yes))
        field.fields[1].setText(str(5 - yes))
    assert "当选 丁一、马超、孔明" in count.outcome.text()
    tick(count.scrutineers, ("石磊",))
    count.submit()
    assert view(ctx).ballots[0].tally.open_seats == 0
    head = page.elections.slate(view(ctx), None, "secretary")
    assert {head.names.rows.item(row).text() for row in range(head.names.rows.count())} == {"丁一", "马超", "孔明"}
    tick(head.names, ("丁一",))
    head.submit()
    count = page.elections.count(view(ctx), view(ctx).ballots[1])
    next(iter(count.votes.values())).fields[0].setText("3")
    count.submit()
    settle = page.elections.settle(view(ctx))
    settle.submit()
    posts = {post.member_name: post.post for post in ctx.roster.posts(HELD)}
    assert posts == {"丁一": "secretary", "马超": "committee_member", "孔明": "committee_member"}
    assert ctx.roster.current_term(HELD).ends_on == date(2029, 9, 9)
    assert "已选出" in words(page.elections.detail)


def test_several_posts_for_one_and_a_seat_left_empty(opened: tuple[Any, Any]) -> None:
    """ORG-09 and VOTE-08."""
    ctx, page = opened
    begun(page)
    slate = page.elections.slate(view(ctx), None, "committee_member")
    tick(slate.names, NAMES[:4])
    slate.submit()
    count = page.elections.count(view(ctx), view(ctx).ballots[0])
    for field, yes in zip(count.votes.values(), (5, 4, 2, 1), strict=True):
        field.fields[0].setText(str(yes))
        field.fields[1].setText(str(5 - yes))
    count.field("fewer_agreed").setText("3")
    count.submit()
    assert "缺 1 名经同意" in words(page.elections)
    settle = page.elections.settle(view(ctx))
    assert not too_long(settle)
    first, second = settle.holders.values()
    first.post.setCurrentIndex(first.post.findData("organization_commissioner"))
    first.also.setCurrentIndex(first.also.findData("discipline_commissioner"))
    second.also.setCurrentIndex(second.also.findData("confidentiality_commissioner"))
    settle.submit()
    held = {(post.member_name, post.post) for post in ctx.roster.posts(HELD)}
    one, two = (ctx.roster.member(key, HELD).name for key in settle.holders)
    assert held == {
        (one, "organization_commissioner"),
        (one, "discipline_commissioner"),
        (two, "confidentiality_commissioner"),
    }


def test_a_candidate_who_counts_is_told_at_the_field(opened: tuple[Any, Any]) -> None:
    ctx, page = opened
    begun(page)
    slate = page.elections.slate(view(ctx), None, "committee_member")
    tick(slate.names, NAMES[:4])
    slate.submit()
    count = page.elections.count(view(ctx), view(ctx).ballots[0])
    assert [count.scrutineers.rows.item(row).text() for row in range(count.scrutineers.rows.count())] == ["石磊"]
    count.field("valid").setText("4")
    count.submit()
    assert count.isVisible()
    assert count.form.rows["valid"].error.text()


def test_an_extension_and_a_vacancy_by_the_window(opened: tuple[Any, Any]) -> None:
    ctx, page = opened
    member = ctx.roster.members(HELD)[0].id
    page._ops.run_write(commands.StartTerm(term_no=4, elected_on=date(2023, 9, 1)))
    page._ops.run_write(
        commands.AssignPost(
            member_id=member, post="secretary", start_on=date(2023, 9, 1), end_on=date(2026, 7, 31), origin="election"
        )
    )
    page.tabs.setCurrentWidget(page.organisation)
    assert "已届满" in words(page.organisation.posts)
    assert "书记：自 2026-08-01 起空缺，已 51 天" in words(page.organisation.posts)
    assert "正式党员5人" in words(page.organisation.notices)  # fewer than seven, and there is a committee
    term = ctx.roster.current_term(ctx.clock.today())
    dialog = page.organisation.extend_term(term)
    dialog.field("until_on").set_value(date(2027, 9, 1))
    dialog.field("approval_doc").setText("某工委〔2026〕5号")
    dialog.submit()
    assert dialog.isVisible()  # a day more than a year
    dialog.field("until_on").set_value(date(2027, 8, 31))
    dialog.submit()
    assert "已届满" not in words(page.organisation.posts)
    assert "经批准延期" in words(page.organisation.posts)


def test_a_temporary_branch_wants_its_document(opened: tuple[Any, Any]) -> None:
    ctx, page = opened
    dialog = page.organisation.temporary.ask()
    dialog.field("kind").setCurrentIndex(0)
    dialog.field("name").setText("专班临时党支部")
    dialog.submit()
    assert dialog.form.rows["approver"].error.text()
    dialog.field("approver").setText("某县委组织部")
    dialog.field("approval_doc").setText("1号")
    dialog.field("guests").setText("某局 张某、某局 李某")
    dialog.submit()
    (body,) = ctx.roster.temporary_bodies()
    assert [one.name for one in body.members] == ["某局 张某", "某局 李某"]
    assert "专班临时党支部" in words(page.organisation.temporary)


def test_the_first_page_leads_to_the_step(practice: tuple[Any, Any]) -> None:
    ctx, page = practice
    by = next(one for one in ctx.elections.elections(ctx.clock.today()) if one.kind == "by_election")
    page.open_target({"action": "election_step", "election_id": by.id})
    assert page.tabs.currentWidget() is page.elections
    assert page.elections.detail.heading.text() == "第 5 届补选"
    assert "宣传委员" in words(page.elections.detail)
    assert "练习县直属机关工作委员会" in words(page.elections.detail)
    assert nameless(page.elections) == []
    assert too_long(page.elections) == []
    sent: list[Any] = []
    page.elections.open_page.connect(lambda key, target: sent.append((key, target["ledger"])))
    next(link for link in page.elections.links if link.text() == "印选票").click()
    assert sent == [("ledgers", "L31P")]


def test_before_a_term_ends_its_steps_are_shown_with_their_last_days(opened: tuple[Any, Any]) -> None:
    _, page = opened
    page._ops.run_write(commands.StartTerm(term_no=4, elected_on=date(2023, 11, 20)))
    assert page.elections.detail.heading.text() == "本届将要届满"
    shown = words(page.elections.detail)
    assert "最晚 2026-08-19" in shown  # three months before the end
    assert "最晚 2026-10-19" in shown  # one month before
    assert "逾期" in shown
    assert page.elections.steps == {}
    begun(page)
    assert page.elections.detail.heading.text() == "第 5 届换届"
