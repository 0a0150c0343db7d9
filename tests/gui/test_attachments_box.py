"""The list of photos and files by mouse and keys: chosen, dropped, pasted, ordered, named, taken off, opened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QListWidget

from smallbranch.attachments.commands import AddAttachment
from smallbranch.attachments.kinds import Kind, Owner
from smallbranch.gui.theme import Theme
from smallbranch.gui.widgets.attachments import AttachmentsBox
from smallbranch.gui.widgets.attachments_edit import EditFile
from smallbranch.gui.widgets.attachments_state import OfDraft, commands_of
from smallbranch.kernel.clock import FixedClock
from tests.gui.pages.office import found, nameless, office, too_long
from tests.intake.pictures import jpeg, put

pytestmark = pytest.mark.gui


class Desk:
    """The box over the first member of a small book, with what one does to it."""

    def __init__(self, qtbot: Any, ctx: Any, window: Any) -> None:
        self.qtbot, self.ctx, self.window = qtbot, ctx, window
        self.box = AttachmentsBox(ctx, window.ops)
        qtbot.addWidget(self.box)
        self.box.show_record(Owner.MEMBER, 1)
        self.box.resize(420, 400)
        self.box.show()
        qtbot.waitExposed(self.box)

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.window.tasks.busy, timeout=20_000)

    def take(self, *paths: Path) -> None:
        self.box.take_paths(paths)
        self.settle()

    def titles(self) -> list[str]:
        return [view.title for view in self.ctx.attachments.of(Owner.MEMBER, 1, unmasked=True)]

    def choose(self, row: int) -> QListWidget:
        self.box.list.setFocus()
        self.box.list.setCurrentRow(row)
        return self.box.list


@pytest.fixture
def desk(qtbot: Any, theme: Theme, tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    with office(qtbot, theme, found(tmp_path / "book", clock, "王芳"), clock, "roster") as (ctx, window, _):
        yield Desk(qtbot, ctx, window)


def photos(folder: Path, *names: str) -> list[Path]:
    return [put(folder / f"{name}.jpg", jpeg(100 + at)) for at, name in enumerate(names)]


def test_files_are_taken_beside_the_window_and_shown_with_thumbnails(desk: Desk, tmp_path: Path) -> None:
    assert not desk.box.list.isVisibleTo(desk.box)
    assert desk.box.hint.isVisibleTo(desk.box)
    desk.take(*photos(tmp_path, "一", "二"), put(tmp_path / "三.pdf", b"%PDF-1.7\n"))
    assert desk.titles() == ["一", "二", "三"]
    assert desk.box.list.count() == 3
    assert "2026-09-18" in desk.box.list.item(0).text()
    assert "3" in desk.box.title.text()
    picture = desk.box.list.item(0).icon().pixmap(desk.box.list.iconSize()).toImage()
    assert picture.pixelColor(picture.width() // 2, picture.height() // 2).alpha() == 255
    desk.ctx.book.undo()
    assert desk.titles() == []  # one step for all of them


def test_what_is_not_taken_is_said_by_name_and_the_rest_is_kept(desk: Desk, tmp_path: Path) -> None:
    with desk.qtbot.waitSignal(desk.window.ops.noticed, timeout=20_000) as told:
        desk.take(*photos(tmp_path, "好"), put(tmp_path / "坏.jpg", b"MZ" + bytes(60)))
    (finding,) = told.args[0]
    assert (finding.code, finding.params["file"]) == ("attachment_not_taken", "坏.jpg")
    assert "程序" in str(finding.params["why"])
    assert desk.titles() == ["好"]


def test_files_can_be_dropped(desk: Desk, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in photos(tmp_path, "拖来")])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    desk.box.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    desk.settle()
    assert desk.titles() == ["拖来"]


def test_a_picture_is_pasted_by_its_key(desk: Desk) -> None:
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(picture)
    desk.box.add.setFocus()
    desk.qtbot.keyClick(desk.box.add, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    (view,) = desk.ctx.attachments.of(Owner.MEMBER, 1)
    assert (view.width, view.height, view.is_picture) == (60, 40, True)
    QGuiApplication.clipboard().clear()


def test_text_on_the_clipboard_is_no_file(desk: Desk) -> None:
    QGuiApplication.clipboard().setText("文字")
    desk.box.paste()
    desk.settle()
    assert desk.titles() == []
    data = QMimeData()
    data.setData("application/x-unknown", QByteArray(b"x"))
    desk.box._take_mime(data)
    assert desk.titles() == []


def test_order_and_removal_by_keys(desk: Desk, tmp_path: Path) -> None:
    desk.take(*photos(tmp_path, "一", "二", "三"))
    listed = desk.choose(2)
    desk.qtbot.keyClick(listed, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert desk.titles() == ["一", "三", "二"]
    assert listed.currentRow() == 1
    desk.qtbot.keyClick(listed, Qt.Key.Key_Delete)
    assert desk.titles() == ["一", "二"]
    desk.ctx.book.undo()
    assert desk.titles() == ["一", "三", "二"]


def test_a_name_is_changed_by_f2(desk: Desk, tmp_path: Path) -> None:
    desk.take(*photos(tmp_path, "一"))
    desk.qtbot.keyClick(desk.choose(0), Qt.Key.Key_F2)
    (dialog,) = desk.box.findChildren(EditFile)
    dialog.field("title").setText("合影")
    kind = dialog.field("kind")
    kind.setCurrentIndex(kind.findData(Kind.SCAN))
    dialog.submit()
    (view,) = desk.ctx.attachments.of(Owner.MEMBER, 1)
    assert (view.title, view.kind) == ("合影", Kind.SCAN)


def test_it_is_opened_outside_only_when_asked(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())))
    desk.take(*photos(tmp_path, "一"))
    listed = desk.choose(0)
    desk.qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton)
    assert opened == []
    desk.qtbot.keyClick(listed, Qt.Key.Key_Return)
    (path,) = opened
    assert path.parent == desk.ctx.places.attachments
    assert path.is_file()


def test_an_identity_paper_shows_nothing_until_asked_and_for_a_while_only(desk: Desk) -> None:
    file = desk.ctx.attachments.take_bytes(jpeg(), "金丝雀身份证").file
    command = AddAttachment(owner=Owner.MEMBER, owner_id=1, file=file, title="金丝雀身份证", kind=Kind.ID_DOCUMENT)
    desk.window.ops.run_write(command)
    line = desk.choose(0).item(0)
    assert "金丝雀" not in line.text() + line.toolTip()
    assert not desk.box.open_act.isEnabled()
    assert desk.box.open_act.toolTip()
    desk.box.reveal_act.trigger()
    assert "金丝雀" in desk.box.list.item(0).text()
    assert desk.box._hide_again.isActive()
    desk.box._hide_again.timeout.emit()
    assert "金丝雀" not in desk.box.list.item(0).text()


def test_the_files_of_a_draft_wait_for_its_record(desk: Desk, tmp_path: Path) -> None:
    waiting: list[Any] = []
    desk.box.show_place(OfDraft(waiting))
    desk.take(*photos(tmp_path, "一", "二"))
    desk.choose(1)
    desk.box.move_chosen(-1)
    assert [one.title for one in waiting] == ["二", "一"]
    assert desk.ctx.attachments.all() == ()
    commands = commands_of(waiting, Owner.EVENT, 7)
    assert [(one.owner, one.owner_id, one.title) for one in commands] == [
        (Owner.EVENT, 7, "二"),
        (Owner.EVENT, 7, "一"),
    ]


def test_every_control_has_a_name_and_fits(desk: Desk, tmp_path: Path) -> None:
    desk.take(*photos(tmp_path, "一"))
    assert nameless(desk.box) == []
    assert too_long(desk.box) == []
    assert desk.box.list.accessibleName()
