"""The list of files with thumbnails that are read and scaled beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from smallbranch.attachments.kinds import Kind
from smallbranch.bootstrap import AppContext
from smallbranch.gui import icons
from smallbranch.gui.theme import current_tokens
from smallbranch.gui.widgets.attachments_state import Item
from smallbranch.kernel.jobs import CancelToken, Progress

THUMBNAIL = QSize(72, 54)
_ROW = 62
_KEPT = 200


class FileList(QListWidget):
    """One line for each file, `rows` of them in sight; Enter opens one. Thumbnails already made are kept."""

    opened = Signal()

    def __init__(self, ctx: AppContext, ops: Any, rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops, self._rows = ctx, ops, rows
        self._items: list[Item] = []
        self._thumbnails: dict[str, QImage] = {}
        self.setAccessibleName(self.tr("照片和附件"))
        self.setIconSize(THUMBNAIL)
        self.setUniformItemSizes(True)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

        self.itemDoubleClicked.connect(lambda _: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # would go on to the dialog around and close it
            self.opened.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def show_items(self, items: Sequence[Item]) -> None:
        """Show the files; the chosen one stays chosen."""
        before, row = self.chosen(), self.currentRow()
        self._items = list(items)
        self.clear()
        for item in items:
            self.addItem(self._line(item))
        keys = [item.key for item in items]
        if before is not None and keys:
            self.setCurrentRow(keys.index(before.key) if before.key in keys else min(row, len(keys) - 1))
        self.setFixedHeight(_ROW * min(max(len(items), 1), self._rows) + 8)
        self._load([item.file for item in items if item.is_picture and item.file not in self._thumbnails])

    def chosen(self) -> Item | None:
        """Return the chosen file."""
        row = self.currentRow()
        return self._items[row] if 0 <= row < len(self._items) else None

    def has_kind(self, kind: Kind) -> bool:
        """Tell whether a file of a kind is among them."""
        return any(item.kind is kind for item in self._items)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_items"):
            self._paint_icons()

    def _line(self, item: Item) -> QListWidgetItem:
        kind = self._ctx.messages.word(item.kind.value)
        title = item.title or self.tr("已遮住")
        parts = [kind, item.taken_on.isoformat() if item.taken_on else "", item.size_text, item.note]
        line = QListWidgetItem(title + "\n" + " · ".join(part for part in parts if part))
        line.setSizeHint(QSize(0, _ROW))
        line.setToolTip(title if not item.note else f"{title}\n{item.note}")
        line.setIcon(self._icon(item))
        return line

    def _icon(self, item: Item) -> QPixmap:
        """Return the thumbnail in the middle of its field, or a sheet of paper."""
        field = QPixmap(THUMBNAIL * self.devicePixelRatioF())
        field.setDevicePixelRatio(self.devicePixelRatioF())
        field.fill(Qt.GlobalColor.transparent)
        known = self._thumbnails.get(item.file or "")
        shown = QPixmap.fromImage(known) if known is not None else self._sign()
        return _centred(field, shown)

    def _sign(self) -> QPixmap:
        return icons.pixmap("file", current_tokens().muted, 32, self.devicePixelRatioF())

    def _paint_icons(self) -> None:
        for row, item in enumerate(self._items):
            line = self.item(row)
            if line is not None:
                line.setIcon(self._icon(item))

    def _load(self, files: Sequence[str | None]) -> None:
        wanted = [file for file in dict.fromkeys(files) if file]
        if not wanted:
            return
        ctx, ratio = self._ctx, self.devicePixelRatioF()
        size = THUMBNAIL * ratio

        def job(progress: Progress, cancel: CancelToken) -> dict[str, QImage]:
            found = {}
            for done, file in enumerate(wanted):
                cancel.check()
                progress(done, len(wanted))
                picture = QImage.fromData(ctx.attachments.content(file) or b"")
                if not picture.isNull():
                    found[file] = _scaled(picture, size, ratio)
            return found

        self._ops.run_job(job, label=self.tr("正在准备缩略图…"), done=self._loaded)

    def _loaded(self, found: dict[str, QImage]) -> None:
        if len(self._thumbnails) > _KEPT:
            self._thumbnails.clear()
        self._thumbnails.update(found)
        self._paint_icons()


def _centred(field: QPixmap, shown: QPixmap) -> QPixmap:
    ratio = field.devicePixelRatioF()
    painter = QPainter(field)
    width, height = shown.width() / shown.devicePixelRatioF(), shown.height() / shown.devicePixelRatioF()
    painter.drawPixmap(round((field.width() / ratio - width) / 2), round((field.height() / ratio - height) / 2), shown)
    painter.end()
    return field


def _scaled(picture: QImage, size: QSize, ratio: float) -> QImage:
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    small = picture.scaled(size, keep, smooth)
    small.setDevicePixelRatio(ratio)
    return small
