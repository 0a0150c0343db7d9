"""The first start asks one thing: the branch's name, or the roster file that exists already."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from smallbranch.gui.widgets.cards import Card, button, label
from smallbranch.gui.widgets.forms import FieldRow


class FirstStart(QWidget):
    """Two large choices and the practice branch."""

    name_given = Signal(str)
    file_given = Signal(object)
    practice_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        inner = QWidget()
        inner.setMaximumWidth(880)
        column = QVBoxLayout(inner)
        column.setSpacing(16)
        column.addWidget(label(self.tr("欢迎使用小支部"), "title"))
        hint = self.tr("不联网；资料只存在这台电脑上。先从下面任选一种方式开始，其余内容以后随时可以补。")
        column.addWidget(label(hint, "muted", wrap=True))
        choices = QHBoxLayout()
        choices.setSpacing(16)
        choices.addWidget(self._file_card(), 1)
        choices.addWidget(self._name_card(), 1)
        column.addLayout(choices)
        self.practice = button(self.tr("先打开练习支部看看（虚构数据）"), role="link", icon="practice")
        self.practice.clicked.connect(self.practice_wanted)
        column.addWidget(self.practice, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner, 8)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(2)

    def _file_card(self) -> Card:
        card = Card(self.tr("我有党员花名册"))
        text = self.tr("Excel 或 WPS 表格都可以，列名不限。导入前逐列给您看，拿不准的会标出来。")
        card.body.addWidget(label(text, "muted", wrap=True))
        card.body.addStretch(1)
        self.choose = button(self.tr("选择花名册文件…"), role="primary", icon="import")
        self.choose.clicked.connect(self._ask_file)
        card.body.addWidget(self.choose)
        return card

    def _name_card(self) -> Card:
        card = Card(self.tr("我从空白开始"))
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("如：市水文局机关第二党支部"))
        self.row = FieldRow(self.tr("支部名称"), self.name)
        self.name.returnPressed.connect(self._begin)
        card.body.addWidget(self.row)
        card.body.addStretch(1)
        self.begin = button(self.tr("建立支部"))
        self.begin.clicked.connect(self._begin)
        card.body.addWidget(self.begin)
        return card

    def _begin(self) -> None:
        name = self.name.text().strip()
        self.row.set_error("" if name else self.tr("请填写支部名称"))
        if name:
            self.name_given.emit(name)

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, self.tr("选择花名册文件"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("表格 (*.xlsx *.xls *.et *.ods *.csv);;所有文件 (*)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.file_given.emit(Path(path)))
        dialog.open()


def name_from_file(path: Path) -> str:
    """Return the branch's name as the file's own name tells it, empty when it does not."""
    head, mark, _ = path.stem.partition("党支部")
    return f"{head}{mark}" if mark and head else ""
