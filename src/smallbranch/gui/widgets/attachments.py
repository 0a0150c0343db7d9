"""Photos and files of a record: a list with thumbnails; files are chosen, dropped or pasted, opened only on purpose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeySequence
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from smallbranch.attachments.kinds import Kind, Owner
from smallbranch.bootstrap import AppContext
from smallbranch.gui.widgets.attachments_edit import EditFile
from smallbranch.gui.widgets.attachments_list import FileList
from smallbranch.gui.widgets.attachments_state import Given, Item, OfRecord, Place, from_paths, take_all
from smallbranch.gui.widgets.cards import button, label
from smallbranch.kernel.changes import ChangeSet
from smallbranch.kernel.jobs import CancelToken, Progress

_NAMES = "*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff *.gif *.pdf *.ofd *.doc* *.xls* *.ppt* *.wps *.txt"
REVEAL_SECONDS = 30
_WATCHED = ("attachment",)


class AttachmentsBox(QWidget):
    """Shows the files of a place, `rows` of them without scrolling; `counted` tells how many there are."""

    counted = Signal(int)

    def __init__(self, ctx: AppContext, ops: Any, *, rows: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops = ctx, ops
        self._place: Place | None = None
        self.revealed = False
        self._hide_again = QTimer(self)
        self._hide_again.setSingleShot(True)
        self._hide_again.setInterval(REVEAL_SECONDS * 1000)
        self._hide_again.timeout.connect(lambda: self.reveal(False))
        self.setAcceptDrops(True)
        self.list = FileList(ctx, ops, rows)
        self.hint = label(
            self.tr("把照片、扫描件或文件拖到这里，也可以粘贴。照片会缩小，并去掉拍摄地点。"), "small", wrap=True
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._top())
        layout.addWidget(self.hint)
        layout.addWidget(self.list, 1)
        self.list.opened.connect(self.open_chosen)
        self.list.currentRowChanged.connect(lambda _: self._show_acts())
        ops.bus.changed.connect(self._on_change)
        self.reload()

    # ── what is shown ────────────────────────────────────────────────────────────────────────────────────────

    def show_record(self, owner: Owner, owner_id: int) -> None:
        """Show the files of a record."""
        self.show_place(OfRecord(self._ctx, self._ops, owner, owner_id))

    def show_place(self, place: Place | None) -> None:
        """Show the files of a record or a draft; None shows an empty box in which nothing can be done."""
        self._place = place
        self.revealed = False
        self._hide_again.stop()
        self.reload()

    def reload(self) -> None:
        """Read again; the chosen line stays chosen."""
        items = list(self._place.items(unmasked=self.revealed)) if self._place is not None else []
        self.setEnabled(self._place is not None)
        self.title.setText(self.tr("照片和附件（{n}）").format(n=len(items)) if items else self.tr("照片和附件"))
        self.list.show_items(items)
        self.list.setVisible(bool(items))
        self.hint.setVisible(not items)
        self._show_acts()
        self.counted.emit(len(items))

    def reveal(self, wanted: bool) -> None:
        """Show identity papers for a while, or hide them again."""
        self.revealed = wanted
        if wanted:
            self._hide_again.start()
        else:
            self._hide_again.stop()
        self.reload()

    def _on_change(self, changes: ChangeSet) -> None:
        if changes.touches(_WATCHED):
            self.reload()

    # ── construction ─────────────────────────────────────────────────────────────────────────────────────────

    def _top(self) -> QHBoxLayout:
        self.title: QLabel = label(self.tr("照片和附件"), "muted")
        self.add = button(self.tr("添加…"), icon="plus")
        self.add.setAccessibleName(self.tr("添加照片或文件"))
        self.add.clicked.connect(self.choose)
        self.more = button(self.tr("更多"))
        self.more.setAccessibleName(self.tr("附件的其他操作"))
        self.more.setMenu(self._menu())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.title, 1)
        row.addWidget(self.add)
        row.addWidget(self.more)
        return row

    def _menu(self) -> QMenu:
        menu = QMenu(self.more)
        menu.setToolTipsVisible(True)
        self.paste_act = self._act(menu, self.tr("粘贴"), self.paste)
        self.paste_act.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        self.paste_act.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(self.paste_act)
        menu.addSeparator()
        self.open_act = self._act(menu, self.tr("用看图软件打开"), self.open_chosen)
        self.edit_act = self._act(menu, self.tr("名称和种类…"), self.edit_chosen, QKeySequence(Qt.Key.Key_F2))
        up = QKeySequence("Alt+Up")
        self.up_act = self._act(menu, self.tr("上移"), lambda: self.move_chosen(-1), up)
        self.down_act = self._act(menu, self.tr("下移"), lambda: self.move_chosen(1), QKeySequence("Alt+Down"))
        self.remove_act = self._act(menu, self.tr("移去"), self.remove_chosen, QKeySequence(Qt.Key.Key_Delete))
        menu.addSeparator()
        self.reveal_act = self._act(menu, self.tr("显示证件"), lambda: self.reveal(not self.revealed))
        return menu

    def _act(self, menu: QMenu, words: str, do: Callable[[], None], keys: QKeySequence | None = None) -> QAction:
        """Add an action that its key also reaches from the list, and from nowhere else."""
        act = menu.addAction(words)
        act.triggered.connect(lambda _checked=False: do())
        if keys is not None:
            act.setShortcut(keys)
            act.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.list.addAction(act)
        return act

    def _show_acts(self) -> None:
        item, last = self.list.chosen(), self.list.count() - 1
        row = self.list.currentRow()
        choose = self.tr("先在列表中选择一个")
        for act in (self.edit_act, self.remove_act, self.open_act):
            act.setEnabled(item is not None)
            act.setToolTip("" if item is not None else choose)
        hidden = item is not None and item.file is None
        self.open_act.setEnabled(item is not None and not hidden)
        self.edit_act.setEnabled(item is not None and not hidden)
        if hidden:
            for act in (self.open_act, self.edit_act):
                act.setToolTip(self.tr("证件默认遮住，先选“显示证件”"))
        self.up_act.setEnabled(item is not None and row > 0)
        self.down_act.setEnabled(item is not None and row < last)
        self.reveal_act.setText(
            self.tr("重新遮住") if self.revealed else self.tr("显示证件（{n} 秒）").format(n=REVEAL_SECONDS)
        )
        self.reveal_act.setVisible(self.list.has_kind(Kind.ID_DOCUMENT))

    # ── taking in ────────────────────────────────────────────────────────────────────────────────────────────

    def choose(self) -> None:
        """Let files be chosen in the system's own dialog."""
        known = self.tr("照片和文件") + f" ({_NAMES})"
        names, _ = QFileDialog.getOpenFileNames(
            self, self.tr("选择照片或文件"), "", known + ";;" + self.tr("所有文件") + " (*)"
        )
        self.take_paths([Path(name) for name in names])

    def paste(self) -> None:
        """Take a picture or files from the clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        if data is not None:
            self._take_mime(data)

    def take_paths(self, paths: Sequence[Path]) -> None:
        """Take in some files beside the window, then attach those that were taken."""
        self._take(from_paths(self._ctx, paths))

    def _take_mime(self, data: QMimeData) -> None:
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.take_paths(paths)
        elif data.hasImage():
            picture = _png(QImage(data.imageData()))
            name = self.tr("粘贴的图片")
            self._take([(name, lambda: self._ctx.attachments.take_bytes(picture, name))])

    def _take(self, given: Sequence[Given]) -> None:
        place = self._place
        if not given or place is None:
            return

        def job(progress: Progress, cancel: CancelToken) -> Any:
            return take_all(self._ctx, given)

        self._ops.run_job(job, label=self.tr("正在收入文件…"), done=partial(self._taken, place), cancellable=False)

    def _taken(self, place: Place, result: Any) -> None:
        taken, said = result
        if taken:
            place.add(taken)
        if said:
            self._ops.noticed.emit(tuple(said))
        self.reload()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._place is not None and (event.mimeData().hasUrls() or event.mimeData().hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._take_mime(event.mimeData())
        event.acceptProposedAction()

    # ── doing ────────────────────────────────────────────────────────────────────────────────────────────────

    def open_chosen(self) -> None:
        """Hand the chosen file to the system's viewer."""
        item = self.list.chosen()
        if item is not None and item.file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._ctx.attachments.path(item.file))))

    def edit_chosen(self) -> None:
        """Open the dialog for name, kind and note."""
        item, place = self.list.chosen(), self._place
        if item is not None and item.file is not None and place is not None:
            EditFile(self._ctx, self._ops, item, partial(self._change, place, item), self).show_wide(420)

    def _change(self, place: Place, item: Item, title: str, kind: Kind, note: str) -> None:
        place.change(item.key, title, kind, note)
        self.reload()

    def move_chosen(self, by: int) -> None:
        """Move the chosen file up or down."""
        item, row = self.list.chosen(), self.list.currentRow()
        if item is not None and self._place is not None and 0 <= row + by < self.list.count():
            self._place.move(item.key, row + by + 1)
            self.reload()
            self.list.setCurrentRow(row + by)

    def remove_chosen(self) -> None:
        """Take the chosen file off; undo brings it back."""
        item = self.list.chosen()
        if item is not None and self._place is not None:
            self._place.remove(item.key)
            self.reload()


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
