"""设置 on a real book: facts, local rules, copies, verification, history, and the look of the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton

from smallbranch.attachments.commands import AddAttachment
from smallbranch.attachments.kinds import Owner
from smallbranch.gui.pages.settings.rules import choice_words
from smallbranch.gui.pages.settings.state import local_rules
from smallbranch.gui.preferences import PreferenceFile
from smallbranch.gui.theme import Mode, Theme
from smallbranch.kernel.clock import FixedClock
from smallbranch.roster.commands import AddMember, MemberFields
from smallbranch.store.verify import Difference, Report
from tests.gui.pages.office import found, nameless, office, too_long

pytestmark = pytest.mark.gui


@pytest.fixture
def small(qtbot: Any, theme: Theme, tmp_path: Path, clock: FixedClock) -> Iterator[tuple[Any, Any, Any]]:
    with office(qtbot, theme, found(tmp_path / "book", clock, "王芳"), clock, "settings") as opened:
        yield opened


def test_only_what_changed_is_written(small: tuple[Any, Any, Any]) -> None:
    ctx, _, page = small
    tab = page.branch
    before = ctx.book.head()
    tab.save.click()
    assert ctx.book.head() == before
    assert tab.said.text() == "没有改动"
    tab.form.rows["venue"].field.setText("三楼会议室")
    tab.theme_day.setCurrentIndex(15)
    tab.save.click()
    branch = ctx.roster.branch()
    assert (branch.venue, branch.theme_day, branch.name) == ("三楼会议室", 15, "某局机关党支部")
    tab.form.rows["venue"].field.clear()
    tab.theme_day.setCurrentIndex(0)
    tab.save.click()
    assert (ctx.roster.branch().venue, ctx.roster.branch().theme_day) == (None, None)


def test_a_wrong_date_and_a_missing_name_are_marked(small: tuple[Any, Any, Any]) -> None:
    ctx, _, page = small
    tab = page.branch
    tab.founded.setText("很久以前")
    tab.save.click()
    assert tab.form.rows["founded_on"].error.text() == "看不懂这个日期"
    tab.founded.clear()
    tab.form.rows["name"].field.clear()
    tab.save.click()
    assert tab.form.rows["name"].error.text()
    assert ctx.roster.branch().name == "某局机关党支部"


def test_every_local_rule_is_shown_with_its_note(small: tuple[Any, Any, Any]) -> None:
    ctx, _, page = small
    text = "\n".join(item.text() for item in page.rules.findChildren(QLabel))
    for local in local_rules(ctx):
        assert local.rule.title in text
        assert local.rule.note in text
        assert local.rule.key in page.rules.fields
    choices = {choice for local in local_rules(ctx) for choice in local.rule.choices}
    assert choices
    assert not [choice for choice in choices if choice_words(choice) == choice and not choice[0].isdigit()]


def test_a_rule_is_set_and_put_back(small: tuple[Any, Any, Any]) -> None:
    ctx, window, page = small
    number = page.rules.fields["entry_late_days"]
    assert isinstance(number, QLineEdit)
    number.setText("3")
    number.editingFinished.emit()
    assert ctx.roster.settings() == {"entry_late_days": 3}
    again = [item for item in page.rules.findChildren(QPushButton) if item.accessibleName().endswith("算补录")]
    next(item for item in again if item.isVisibleTo(page.rules)).click()
    assert ctx.roster.settings() == {}
    assert page.rules.fields["entry_late_days"].text() == "7"
    tick = page.rules.fields["committee_size_odd"]
    assert isinstance(tick, QCheckBox)
    tick.click()
    assert ctx.roster.settings() == {"committee_size_odd": False}
    window.ops.undo()
    assert page.rules.fields["committee_size_odd"].isChecked()
    combo = page.rules.fields["election_majority_base"]
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData("present"))
    combo.activated.emit(combo.currentIndex())
    assert ctx.roster.settings() == {"election_majority_base": "present"}


def test_copy_and_verification_run_beside_the_window(qtbot: Any, small: tuple[Any, Any, Any]) -> None:
    ctx, window, page = small
    page.tabs.setCurrentWidget(page.safety)
    tab = page.safety
    assert tab.model.rowCount() == 0
    tab.backup.click()
    assert not tab.backup.isEnabled()
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=20_000)
    assert tab.model.rowCount() == 1
    assert tab.model.index(0, 1).data() == "手动"
    assert tab.backup.isEnabled()
    tab.verify.click()
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=20_000)
    assert "完全一致" in tab.result.text()
    assert str(ctx.book.head()[0]) in tab.result.text()


def test_a_backup_says_which_attached_file_it_could_not_take(
    qtbot: Any, small: tuple[Any, Any, Any], tmp_path: Path
) -> None:
    ctx, window, page = small
    page.tabs.setCurrentWidget(page.safety)
    paper = tmp_path / "通知.txt"
    paper.write_text("关于开会的通知", encoding="utf-8")
    member = ctx.dispatcher.do(AddMember(fields=MemberFields(name="张三", join_date="2010-07-01"))).value
    ctx.dispatcher.do(AddAttachment(owner=Owner.MEMBER, owner_id=member, path=str(paper)))
    for file in ctx.places.attachments.rglob("*.txt"):
        file.unlink()
    page.safety.backup.click()
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=20_000)
    assert page.safety.model.rowCount() == 1
    assert not page.safety.lost.isHidden()
    assert "1 个附件" in page.safety.lost.text()
    assert "通知" in page.safety.lost.text()


def test_a_difference_is_said_without_accusing(small: tuple[Any, Any, Any]) -> None:
    tab = small[2].safety
    tab.show_report(Report(9, "0" * 64, 9, (Difference("row_altered", {"table": "member", "id": 3}),)))
    assert "有 1 处不一致" in tab.result.text()
    assert "党员 第3号" in tab.result.text()
    assert "造假" not in tab.result.text()


def test_history_names_the_steps(small: tuple[Any, Any, Any]) -> None:
    _, _, page = small
    page.tabs.setCurrentIndex(page.tabs.count() - 1)
    shown = [page.model.index(row, 2).data() for row in range(page.model.rowCount())]
    assert shown[0] == "新增人员"
    assert "建立支部" in shown
    page.branch.form.rows["venue"].field.setText("三楼")
    page.branch.save.click()
    assert page.model.index(0, 2).data() == "修改支部信息"


def test_the_look_changes_at_once_and_is_kept(small: tuple[Any, Any, Any], theme: Theme) -> None:
    ctx, _, page = small
    head = ctx.book.head()
    look = page.look
    look.mode.setCurrentIndex(look.mode.findData("dark"))
    look.scale.setCurrentIndex(look.scale.findData(125))
    look.scale.activated.emit(look.scale.currentIndex())
    assert (theme.mode, theme.scale) == (Mode.DARK, 125)
    liked = PreferenceFile(ctx.places.folder).load()
    assert (liked.mode, liked.scale) == (Mode.DARK, 125)
    assert ctx.book.head() == head


def test_other_pages_can_send_here(small: tuple[Any, Any, Any]) -> None:
    _, window, page = small
    page.tabs.setCurrentIndex(2)
    window.open_page("settings", {"action": "set_branch"})
    assert page.tabs.currentWidget() is page.branch
    window.open_page("settings", {"show": "backups"})
    assert page.tabs.currentWidget() is page.safety


def test_everything_has_a_name_and_fits(small: tuple[Any, Any, Any]) -> None:
    page = small[2]
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        assert nameless(page) == []
        assert too_long(page) == []
    assert page.minimumSizeHint().width() <= 1366 - 170
    assert page.minimumSizeHint().height() <= 560
