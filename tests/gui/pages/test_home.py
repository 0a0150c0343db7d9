"""首页 on real books: the lines, what is hidden, and where the buttons lead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from smallbranch.gui.pages.home_state import SHOWN, HomeLine, HomeLines, folded, lines_of, shown_lines
from smallbranch.gui.theme import Theme
from smallbranch.gui.widgets.form_dialog import FormDialog
from smallbranch.kernel.clock import FixedClock
from smallbranch.roster.commands import AddMember, MemberFields
from smallbranch.rules.views import Line, Overview
from tests.conftest import BEIJING
from tests.gui.pages.office import found, nameless, office, too_long

pytestmark = pytest.mark.gui
LATE = FixedClock(datetime(2026, 12, 20, 9, 0, tzinfo=BEIJING))


@pytest.fixture
def practice(qtbot: Any, theme: Theme, practice_dir: Path) -> Iterator[tuple[Any, Any, Any]]:
    """Return the practice branch two months after its last record: much is due by then."""
    with office(qtbot, theme, practice_dir, LATE, "home") as opened:
        yield opened


@pytest.fixture
def small(qtbot: Any, theme: Theme, tmp_path: Path, clock: FixedClock) -> Iterator[tuple[Any, Any, Any]]:
    """Return a branch of three without secretary or plan."""
    with office(qtbot, theme, found(tmp_path / "book", clock, "王芳", "李强", "赵敏"), clock, "home") as opened:
        yield opened


def words(page: Any) -> str:
    return "\n".join(item.text() for item in page.findChildren(QLabel) if item.isVisibleTo(page))


def lines(*counts: int) -> HomeLines:
    def some(count: int) -> tuple[HomeLine, ...]:
        return tuple(HomeLine(str(number), "", None, None, "", "", {}) for number in range(count))

    return HomeLines(*(some(count) for count in counts))


@pytest.mark.parametrize(
    ("there", "shown"),
    [
        ((0, 0, 0), (0, 0, 0)),
        ((9, 9, 9), (3, 2, 2)),
        ((1, 0, 9), (1, 0, 6)),
        ((0, 0, 9), (0, 0, 7)),
        ((5, 1, 1), (5, 1, 1)),
    ],
)
def test_never_more_than_seven_and_the_urgent_first(there: tuple[int, ...], shown: tuple[int, ...]) -> None:
    chosen = shown_lines(lines(*there))
    assert tuple(len(group) for _, group in chosen.groups) == shown
    assert chosen.count <= SHOWN


def test_make_ups_of_one_person_are_one_line_after_the_rest() -> None:
    owed = [Line("makeup_open", {}, None, "", "", "record_makeup", {"member_id": who, "segment_id": n})
            for n, who in enumerate((1, 2, 1))]  # fmt: skip
    dated = Line("node_due", {}, date(2026, 9, 30), "", "", "record_meeting", {})
    assert [(line.target.get("segment_id"), count) for line, count in folded([*owed, dated])] == [
        (None, 1), (0, 2), (1, 1),
    ]  # fmt: skip


def test_lines_say_cause_article_and_deadline(practice: tuple[Any, Any, Any]) -> None:
    ctx, _, page = practice
    overview = ctx.rules.overview()
    assert overview.overdue
    text = words(page)
    first = overview.overdue[0]
    assert first.article in text
    assert f"已过 {(LATE.today() - first.deadline).days} 天" in text
    assert "{" not in text
    assert "node_" not in text


def test_more_shows_the_rest_and_folds_again(practice: tuple[Any, Any, Any]) -> None:
    _, _, page = practice
    assert len(page.buttons) == SHOWN
    page.more.click()
    assert len(page.buttons) > SHOWN
    page.more.click()
    assert len(page.buttons) == SHOWN


def test_the_button_of_an_overdue_node_starts_its_record(qtbot: Any, practice: tuple[Any, Any, Any]) -> None:
    ctx, window, page = practice
    page.open_page.disconnect(window.open_page)
    overdue = ctx.rules.overview().overdue
    number, first = next((number, line) for number, line in enumerate(overdue) if line.action == "record_meeting")
    with qtbot.waitSignal(page.open_page) as sent:
        page.buttons[number].click()
    key, target = sent.args
    assert key == "meetings"
    assert target["action"] == "record_meeting"
    assert {name: target[name] for name in first.target} == first.target


def test_a_line_is_put_off_with_a_reason_and_brought_back(practice: tuple[Any, Any, Any]) -> None:
    ctx, _, page = practice
    page.more.click()
    number, line = next(
        (number, line) for number, line in enumerate(ctx.rules.overview().overdue) if line.code.startswith("node_")
    )
    page.later[number].click()
    dialog = page.findChild(FormDialog)
    dialog.submit()
    assert dialog.form.rows["reason"].error.text()
    dialog.field("reason").setText("等上级通知")
    dialog.submit()
    (kept,) = ctx.meetings.put_off()
    assert (kept.key, kept.until, kept.reason) == (line.key, date(2026, 12, 27), "等上级通知")
    assert kept.about in {item.text for item in page._home.put_off}
    assert page.quiet.text() == "已推迟 1 项"
    page.quiet.click()
    back = next(item for item in page.findChildren(QPushButton) if item.text() == "恢复提醒")
    back.click()
    assert ctx.meetings.put_off() == ()
    assert not page.quiet.isVisibleTo(page)


def test_what_does_not_apply_is_set_aside_where_it_is_counted(practice: tuple[Any, Any, Any]) -> None:
    ctx, window, page = practice
    page.more.click()
    overdue = ctx.rules.overview().overdue
    number, line = next((number, line) for number, line in enumerate(overdue) if line.code.startswith("node_"))
    page.later[number].click()
    dialog = page.findChild(FormDialog)
    dialog.field("how").setCurrentIndex(1)
    assert not dialog.field("until").isEnabled()
    dialog.field("reason").setText("当月全员防汛")
    dialog.submit()
    nodes = ctx.rules.matrix(2026)
    assert [node.form for node in nodes if node.reason == "当月全员防汛"] == [line.target["form"]]
    assert ctx.meetings.put_off() == ()
    window.ops.undo()
    assert ctx.rules.overview().overdue == overdue


def test_nothing_is_asked_for_before_it_is_shown_what_is_overdue(practice: tuple[Any, Any, Any]) -> None:
    """0 steps: the page a start opens shows it with article, days and the button that remedies it."""
    ctx, window, page = practice
    assert window.stack.currentWidget() is page
    first = ctx.rules.overview().overdue[0]
    assert page.buttons[0].isVisibleTo(window)
    assert first.article in words(page)


def test_a_vacant_post_leads_to_the_organisation_tab(small: tuple[Any, Any, Any]) -> None:
    _, window, page = small
    button = next(item for item in page.buttons if item.text() == "登记任职")
    button.click()
    roster = window.stack.currentWidget()
    assert roster.key == "roster"
    assert roster.tabs.currentWidget() is roster.organisation
    assert roster.findChild(type(roster.organisation.assign_post())) is not None


def test_a_branch_without_a_plan_is_told_so(small: tuple[Any, Any, Any]) -> None:
    assert "起草计划" in [item.text() for item in small[2].buttons]


def test_facts_follow_the_book(qtbot: Any, small: tuple[Any, Any, Any]) -> None:
    ctx, window, page = small
    assert "3 人" in words(page)
    fields = MemberFields(name="周杰", join_date="2026-03-10")
    window.ops.run_write(AddMember(fields=fields, category="probationary_member"))
    qtbot.waitUntil(lambda: "4 人" in words(page))
    assert "其中预备党员 1 人" in words(page)
    assert "还没有" in words(page)
    ctx.backup("asked")
    page.reload()
    qtbot.waitUntil(lambda: "共 1 份" in words(page))


def test_everything_has_a_name_and_fits(practice: tuple[Any, Any, Any]) -> None:
    page = practice[2]
    page.more.click()
    assert nameless(page) == []
    assert too_long(page) == []
    assert page.minimumSizeHint().width() <= 1366 - 170


def test_an_empty_book_asks_for_the_roster_first(qtbot: Any, theme: Theme, tmp_path: Path, clock: FixedClock) -> None:
    with office(qtbot, theme, found(tmp_path / "book", clock), clock, "home") as (_, window, page):
        assert [item.text() for item in page.buttons] == ["导入花名册…", "逐个新增"]
        assert "已过" not in words(page)
        page.buttons[1].click()
        assert window.stack.currentWidget().key == "roster"


@pytest.mark.parametrize("scale", [150, 200])
def test_large_text_is_not_cut(practice: tuple[Any, Any, Any], theme: Theme, scale: int, qtbot: Any) -> None:
    page = practice[2]
    theme.set_scale(scale)
    qtbot.wait(50)
    assert too_long(page) == []
    numbers = [item for item in page.findChildren(QLabel) if item.property("role") == "number"]
    assert len([item for item in numbers if item.isVisible()]) == 4
    assert all(item.height() >= item.sizeHint().height() for item in numbers if item.isVisible())


def test_a_line_names_its_source_once(practice: tuple[Any, Any, Any]) -> None:
    ctx, _, _ = practice
    article = "《中国共产党发展党员工作细则》第三十二条"
    params = {"name": "李青", "day": date(2026, 10, 1), "days": 45, "article": article, "step": 20}
    due = [Line(code, params, date(2026, 10, 1), "", article, "record_step", {"member_id": 1, "step": 20})
           for code in ("development_step_overdue", "development_probation_over", "election_step_overdue")]  # fmt: skip
    params["title"] = "转正"
    worded = lines_of(ctx, Overview(tuple(due), (), ())).overdue
    assert [article in line.text for line in worded] == [False] * len(due)
    assert all(line.article == article for line in worded)
    assert "（）" not in "".join(line.text for line in worded)
    shown = [line for _, group in lines_of(ctx, ctx.rules.overview()).groups for line in group]
    assert not [line.text for line in shown if line.article and line.article in line.text]
