"""花名册 on real books: finding, masking, changing, and the way in for a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel

from smallbranch.gui.pages.roster.import_state import Level, columns_of, grid_of
from smallbranch.gui.pages.roster.state import Who
from smallbranch.gui.theme import Theme
from smallbranch.kernel.clock import FixedClock
from smallbranch.roster import commands
from tests.gui.pages.office import found, nameless, office, too_long
from tests.intake.files import write_xlsx

pytestmark = pytest.mark.gui
TODAY = date(2026, 9, 20)
SHEET = (
    ("党员花名册",),
    ("序号", "姓名", "性别", "出生年月", "入党时间", "转正时间", "部门", "党内职务", "联系电话", "门牌颜色"),
    (1, "王芳", "女", "1980.05", "2010.07.01", "2011.07.01", "办公室", "书记", "13800001000", "篮球"),
    (2, "李强", "男", "1981.06", "2010.07.01", "2011.07.01", "业务科", None, "13800001001", "长跑"),
    (3, "赵敏", "女", "1982.13", "2012.07.01", "2013.07.01", "业务科", None, "13800001002", None),
    ("合计", "3人"),
)


@pytest.fixture
def small(qtbot: Any, theme: Theme, tmp_path: Path, clock: FixedClock) -> Iterator[tuple[Any, Any, Any]]:
    with office(qtbot, theme, found(tmp_path / "book", clock, "王芳", "李强", "赵敏"), clock, "roster") as opened:
        yield opened


@pytest.fixture
def empty(qtbot: Any, theme: Theme, tmp_path: Path, clock: FixedClock) -> Iterator[tuple[Any, Any, Any]]:
    with office(qtbot, theme, found(tmp_path / "book", clock), clock, "roster") as opened:
        yield opened


@pytest.fixture
def practice(qtbot: Any, theme: Theme, practice_dir: Path, clock: FixedClock) -> Iterator[tuple[Any, Any, Any]]:
    with office(qtbot, theme, practice_dir, clock, "roster") as opened:
        yield opened


def names(page: Any) -> list[str]:
    return [member.name for member in page.people.model.rows]


def choose(page: Any, name: str) -> Any:
    member = next(one for one in page.people.model.rows if one.name == name)
    page.people.choose(member.id)
    return page.people.card.member


def words(widget: Any) -> str:
    return "\n".join(item.text() for item in widget.findChildren(QLabel))


# ── the list ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("typed", "left"), [("wf", ["王芳"]), ("敏", ["赵敏"]), ("业务", ["李强"]), ("没有的", [])])
def test_search_by_name_initials_and_department(small: tuple[Any, Any, Any], typed: str, left: list[str]) -> None:
    _ctx, window, page = small
    li = choose(page, "李强")
    window.ops.run_write(commands.ChangeMember(member_id=li.id, fields=commands.MemberFields(department="业务科")))
    page.people.search.setText(typed)
    assert names(page) == left
    page.people.search.clear()
    assert len(names(page)) == 3


def test_the_list_is_that_of_its_day(small: tuple[Any, Any, Any]) -> None:
    _, window, page = small
    window.ops.run_write(
        commands.EndRelation(member_id=choose(page, "王芳").id, on=TODAY - timedelta(days=1), cause="deceased")
    )
    assert names(page) == ["李强", "赵敏"]
    page.people.as_of.set_value(TODAY - timedelta(days=1))
    page.people.as_of.edited.emit()
    assert len(names(page)) == 3
    page.people.as_of.set_value(TODAY)
    page.people.who.setCurrentIndex(page.people.who.findData(Who.FORMER.value))
    assert names(page) == ["王芳"]


def test_numbers_are_masked_until_asked_for_and_again_after_a_while(practice: tuple[Any, Any, Any]) -> None:
    _, _, page = practice
    member = next(one for one in page.people.model.rows if one.id_number and one.phone)
    page.people.choose(member.id)
    card = page.people.card
    assert member.id_number not in words(card)
    assert member.phone not in words(card)
    card.reveal.click()
    assert member.id_number in words(card)
    assert card._hide_again.isActive()
    assert card._hide_again.interval() == 30_000
    card._hide_again.timeout.emit()
    assert member.id_number not in words(card)
    card.reveal.click()
    other = next(one for one in page.people.model.rows if one.id != member.id and one.id_number)
    page.people.choose(other.id)
    assert other.id_number not in words(card)


# ── changing ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_person_is_added_by_keyboard_with_dates_known_in_part(qtbot: Any, small: tuple[Any, Any, Any]) -> None:
    _ctx, _, page = small
    dialog = page.dialogs.add()
    dialog.submit()
    assert dialog.form.rows["name"].error.text() == "请填写这一项"
    dialog.field("name").insert("周杰")
    qtbot.keyClicks(dialog.field("birth_date"), "1990.7")
    qtbot.keyClick(dialog.field("birth_date"), Qt.Key.Key_Return)
    assert "周杰" in names(page)
    added = choose(page, "周杰")
    assert added.birth_date == "1990-07"


def test_an_impossible_date_is_marked_at_its_field(small: tuple[Any, Any, Any]) -> None:
    _, _, page = small
    dialog = page.dialogs.edit(choose(page, "王芳"))
    dialog.field("birth_date").setText("大约八零年")
    dialog.submit()
    assert dialog.form.rows["birth_date"].error.text() == "看不懂这个日期"
    dialog.field("birth_date").setText("2012-01-01")
    dialog.submit()
    assert dialog.form.rows["join_date"].error.text() == "不应早于出生日期"
    dialog.reject()


def test_editing_keeps_what_is_masked_and_clears_what_was_emptied(practice: tuple[Any, Any, Any]) -> None:
    ctx, _, page = practice
    member = next(one for one in page.people.model.rows if one.id_number and one.department)
    page.people.choose(member.id)
    dialog = page.dialogs.edit(member)
    assert dialog.field("id_number").text() == ""
    dialog.field("department").clear()
    dialog.submit()
    after = ctx.roster.member(member.id, TODAY)
    assert (after.id_number, after.department) == (member.id_number, None)
    opened = page.dialogs.edit(after, revealed=True)
    assert opened.field("id_number").text() == member.id_number
    opened.submit()
    assert ctx.roster.member(member.id, TODAY).id_number == member.id_number


def test_transfer_letter_then_receipt(small: tuple[Any, Any, Any]) -> None:
    _ctx, _, page = small
    card = page.people.card
    member = choose(page, "李强")
    letter = page.dialogs.histories.letter(member)
    letter.field("to_org").setText("某镇党委")
    letter.submit()
    assert card.member.relation == "transfer_out_pending"
    assert card.sent.isVisible()
    assert any("等回执" in one.text() for one in card.letter.findChildren(QLabel))
    page.dialogs.histories.receipt(card.member).submit()
    assert "李强" in names(page)
    page.people.as_of.set_value(TODAY + timedelta(days=1))
    page.people.as_of.edited.emit()
    assert "李强" not in names(page)


def test_probation_ends_only_when_somebody_says_so(small: tuple[Any, Any, Any]) -> None:
    _ctx, window, page = small
    fields = commands.MemberFields(name="周杰", join_date="2025-09-10")
    window.ops.run_write(commands.AddMember(fields=fields, category="probationary_member"))
    dialog = page.dialogs.category(choose(page, "周杰"))
    assert dialog.field("category").currentData() == "full_member"
    dialog.submit()
    assert choose(page, "周杰").member_category == "full_member"
    assert "正式党员" in words(page.people.card)


def test_absences_are_listed_changed_and_removed(qtbot: Any, small: tuple[Any, Any, Any]) -> None:
    ctx, window, page = small
    member = choose(page, "赵敏")
    dialog = page.dialogs.absence(member)
    dialog.field("kind").setCurrentIndex(dialog.field("kind").findData("village_post"))
    dialog.submit()
    (known,) = ctx.roster.absences()
    assert (known.kind, known.start_on, known.end_on) == ("village_post", TODAY, None)
    assert "驻村" in words(page.people.card)
    again = page.dialogs.absence(member, known)
    again.field("end_on").setText("9.30")
    again.submit()
    assert ctx.roster.absences()[0].end_on == date(2026, 9, 30)
    window.ops.run_write(commands.RemoveAbsence(absence_id=known.id))
    assert "没有登记请假外出" in words(page.people.card)


def test_the_history_says_since_when(small: tuple[Any, Any, Any]) -> None:
    _, window, page = small
    window.ops.run_write(
        commands.AssignPost(member_id=choose(page, "王芳").id, post="secretary", start_on=date(2025, 1, 6))
    )
    choose(page, "王芳")
    page.people.card.tabs.setCurrentWidget(page.people.card.course)
    assert "2025-01-06 至今" in words(page.people.card)


# ── organisation ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_term_post_and_end_of_post(small: tuple[Any, Any, Any]) -> None:
    ctx, _, page = small
    term = page.organisation.start_term()
    term.submit()
    assert ctx.roster.current_term(TODAY).term_no == 1
    post = page.organisation.assign_post()
    assert post.field("post").currentData() == "secretary"
    post.submit()
    (held,) = ctx.roster.posts(TODAY)
    assert held.post == "secretary"
    end = page.organisation.end_post(held)
    end.submit()
    assert ctx.roster.posts(TODAY + timedelta(days=1)) == ()


def test_cells_are_made_and_filled_from_lists_and_undone(qtbot: Any, small: tuple[Any, Any, Any]) -> None:
    ctx, window, page = small
    page.tabs.setCurrentWidget(page.organisation)
    dialog = page.organisation.set_cell()
    dialog.field("name").setText("第一党小组")
    dialog.submit()
    member = ctx.roster.members(TODAY)[0]
    choice = page.organisation.choices[member.id]
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert ctx.roster.member(member.id, TODAY).cell == "第一党小组"
    window.ops.undo()
    assert ctx.roster.member(member.id, TODAY).cell is None
    assert page.organisation.choices[member.id].currentData() is None


# ── import ───────────────────────────────────────────────────────────────────────────────────────────────────────


def previewed(qtbot: Any, window: Any, page: Any, path: Path) -> Any:
    page.start_import(path)
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=20_000)
    return page.preview


def test_a_roster_comes_in_with_three_clicks_and_goes_with_one(
    qtbot: Any, empty: tuple[Any, Any, Any], tmp_path: Path
) -> None:
    ctx, window, page = empty
    assert page.people.stack.currentIndex() == 1
    preview = previewed(qtbot, window, page, write_xlsx(tmp_path / "名单.xlsx", SHEET))
    assert preview.isVisible()
    assert ctx.roster.members(TODAY) == ()
    assert preview.go.text() == "导入 3 人"
    preview.go.click()
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=20_000)
    assert sorted(names(page)) == sorted(["王芳", "李强", "赵敏"])
    assert "Ctrl+Z" in page.notice.text.text()
    assert [post.post for post in ctx.roster.posts(TODAY)] == ["secretary"]
    assert list(ctx.places.backups.iterdir())
    window.ops.undo()
    assert names(page) == []


def test_every_doubt_is_visible_before(qtbot: Any, small: tuple[Any, Any, Any], tmp_path: Path) -> None:
    ctx, window, page = small
    preview = previewed(qtbot, window, page, write_xlsx(tmp_path / "名单.xlsx", SHEET))
    imported = preview._import
    by_heading = {column.heading: column for column in columns_of(ctx, imported)}
    assert by_heading["部门"].field == "department"
    assert by_heading["门牌颜色"].field is None
    assert "未能识别" in by_heading["门牌颜色"].doubt
    rows = {row.name: row for row in grid_of(ctx, imported)}
    assert rows["赵敏"].cells["birth_date"].level in (Level.DOUBT, Level.LEFT_OUT)
    assert all(row.level is Level.LEFT_OUT for row in rows.values()), "只有姓名相同的人不会被认成同一人"
    assert preview.skipped.model().rowCount() == 1
    assert preview.skipped.model().index(0, 1).data() == "合计行"
    assert preview.doubts.model().rowCount() >= 4
    assert not preview.go.isEnabled()
    preview.back.click()
    assert not preview.isVisible()


def test_an_update_shows_old_and_new_and_masks_numbers(qtbot: Any, empty: tuple[Any, Any, Any], tmp_path: Path) -> None:
    ctx, window, page = empty
    previewed(qtbot, window, page, write_xlsx(tmp_path / "一.xlsx", SHEET)).go.click()
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=20_000)
    changed = (*SHEET[:2], (*SHEET[2][:6], "财务科", "书记", "13900009999", "篮球"), SHEET[3])
    preview = previewed(qtbot, window, page, write_xlsx(tmp_path / "二.xlsx", changed))
    rows = {row.name: row for row in grid_of(ctx, preview._import)}
    assert rows["王芳"].cells["department"].text == "办公室 → 财务科"
    assert rows["王芳"].cells["phone"].text == "138****1000 → 139****9999"
    assert rows["王芳"].cells["department"].level is Level.WRITTEN
    assert rows["李强"].level is Level.SAME


def test_a_dropped_file_is_read_and_a_strange_one_refused(
    qtbot: Any, empty: tuple[Any, Any, Any], tmp_path: Path
) -> None:
    _, window, page = empty
    strange = tmp_path / "照片.jpg"
    strange.write_bytes(b"\xff\xd8\xff\xe0" + bytes(200))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(strange))])
    action, press, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPoint(5, 5), action, mime, press, key))
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=20_000)
    assert window.presenter.last_dialog is not None
    assert not page.preview.isVisible()
    window.presenter.last_dialog.close()


def test_everything_has_a_name_and_fits(qtbot: Any, practice: tuple[Any, Any, Any], tmp_path: Path) -> None:
    _, window, page = practice
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        assert nameless(page) == []
        assert too_long(page) == []
    preview = previewed(qtbot, window, page, write_xlsx(tmp_path / "名单.xlsx", SHEET))
    assert nameless(preview) == []
    assert page.minimumSizeHint().width() <= 1366 - 170
    assert page.minimumSizeHint().height() <= 560
    dialog = page.dialogs.add()
    assert nameless(dialog) == []
    dialog.reject()
