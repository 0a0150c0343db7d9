"""One line of the editor's table: the cells a field of a register is typed into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from smallbranch.gui.pages.registers.editor_state import FieldDraft
from smallbranch.packs.register_schema import FieldKind

_WIDEST = 200


class FieldRow(QObject):
    """The cells of a field from left to right; `typed` tells that one of them was changed."""

    typed = Signal()

    def __init__(self, one: FieldDraft, names: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self.title, self._choices = QLineEdit(one.title), QLineEdit(one.choices)
        self._choices.setPlaceholderText(self.tr("用、隔开"))
        self._kind, self._required, self._listed, self._width = QComboBox(), QCheckBox(), QCheckBox(), QSpinBox()
        for value, words in self._kinds():
            self._kind.addItem(words, value.value)
        self._kind.setCurrentIndex(self._kind.findData(one.kind.value))
        self._required.setChecked(one.required)
        self._listed.setChecked(one.in_list)
        self._width.setRange(0, _WIDEST)
        self._width.setSpecialValueText(self.tr("自动"))
        self._width.setValue(one.width)
        self.cells: tuple[QWidget, ...] = (
            self.title, self._kind, self._required, self._choices, self._listed, self._width,
        )  # fmt: skip
        for cell, name in zip(self.cells, names, strict=True):
            cell.setAccessibleName(name)
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._offer_choices()
        self._kind.currentIndexChanged.connect(lambda _: self._offer_choices())
        for changed in (
            self.title.textChanged, self._choices.textChanged, self._kind.currentIndexChanged,
            self._required.toggled, self._listed.toggled, self._width.valueChanged,
        ):  # fmt: skip
            changed.connect(lambda _: self.typed.emit())

    def field(self, before: FieldDraft) -> FieldDraft:
        """Return the field as it is typed now."""
        return replace(
            before,
            title=self.title.text(),
            kind=FieldKind(self._kind.currentData()),
            required=self._required.isChecked(),
            choices=self._choices.text(),
            in_list=self._listed.isChecked(),
            width=self._width.value(),
        )

    def _offer_choices(self) -> None:
        self._choices.setEnabled(self._kind.currentData() == FieldKind.CHOICE.value)

    def _kinds(self) -> tuple[tuple[FieldKind, str], ...]:
        return (
            (FieldKind.TEXT, self.tr("文字")),
            (FieldKind.LONG_TEXT, self.tr("长文字")),
            (FieldKind.CHOICE, self.tr("选项")),
            (FieldKind.MEMBER, self.tr("一名党员")),
            (FieldKind.MEMBERS, self.tr("几名党员")),
            (FieldKind.DATE, self.tr("日期")),
            (FieldKind.PARTIAL_DATE, self.tr("年或年月")),
            (FieldKind.NUMBER, self.tr("数字")),
            (FieldKind.INTEGER, self.tr("整数")),
            (FieldKind.MONEY, self.tr("金额")),
            (FieldKind.FLAG, self.tr("是否")),
            (FieldKind.FILE, self.tr("附件名称")),
            (FieldKind.HAND, self.tr("手写栏")),
        )
