"""本地规定: the values every branch may set, each with its note and where it comes from."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIntValidator, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.settings.branch import scrolled
from smallbranch.gui.pages.settings.state import LocalRule, Value, local_rules, stored
from smallbranch.gui.widgets.cards import Card, button, label
from smallbranch.roster.commands import SetSetting

_MOST = 999
_FIELD_WIDTH = 180


class QuietCombo(QComboBox):
    """A list that does not change under the mouse wheel while the page is scrolled."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class RulesTab(QWidget):
    """One line a rule; a change is stored at once and can be undone like everything else."""

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops = ctx, ops
        self.fields: dict[str, QWidget] = {}
        self.card = Card(self.tr("本地规定"))
        scrolled(self, self.card)

    def reload(self) -> None:
        """Show the values in force."""
        found = self._ops.run_read(lambda: local_rules(self._ctx))
        if found is None:
            return
        self.card.clear()
        self.fields = {}
        hint = self.tr("中央规定不能改，这里只列各地可以自定的。灰字是通行做法和出处；改过的可以一键恢复。")
        self.card.body.addWidget(label(hint, "muted", wrap=True))
        for rule in found:
            self.card.add_ruled(self._row(rule))

    def _row(self, local: LocalRule) -> QHBoxLayout:
        rule = local.rule
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(rule.title, wrap=True))
        words.addWidget(label(" · ".join(part for part in (rule.note, rule.article) if part), "small", wrap=True))
        field = self._field(local)
        field.setAccessibleName(rule.title)
        field.setAccessibleDescription(rule.note)
        field.setFixedWidth(_FIELD_WIDTH)
        self.fields[rule.key] = field
        again = button(self.tr("恢复默认"), role="link")
        again.setAccessibleName(self.tr("恢复默认：{title}").format(title=rule.title))
        keep = again.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        again.setSizePolicy(keep)
        again.setVisible(local.own)
        again.clicked.connect(lambda: self._ops.run_write(SetSetting(key=rule.key, value="")))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(again)
        row.addWidget(field)
        return row

    def _field(self, local: LocalRule) -> QWidget:
        value, rule = local.value, local.rule
        if isinstance(rule.value, bool):
            tick = QCheckBox(self.tr("是"))
            tick.setChecked(bool(value))
            tick.clicked.connect(lambda checked: self._write(local, checked))
            return tick
        if isinstance(rule.value, int):
            number = QLineEdit(str(value))
            number.setValidator(QIntValidator(0, _MOST, number))
            number.editingFinished.connect(lambda: self._write(local, int(number.text())))
            return number
        if rule.choices:
            combo = QuietCombo()
            combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            for choice in rule.choices:
                combo.addItem(choice_words(choice), choice)
            combo.setCurrentIndex(max(0, combo.findData(value)))
            combo.activated.connect(lambda _: self._write(local, combo.currentData()))
            return combo
        text = QLineEdit(str(value))
        text.editingFinished.connect(lambda: self._write(local, text.text().strip()))
        return text

    def _write(self, local: LocalRule, value: Value) -> None:
        if value != local.value and value != "":
            shown = "" if value == local.rule.value else stored(value)
            self._ops.run_write(SetSetting(key=local.rule.key, value=shown))


def choice_words(choice: str) -> str:
    """Return the words for a value of a rule with a list of choices."""
    words = {
        "due": QCoreApplication.translate("RulesTab", "按应到会人数"),
        "present": QCoreApplication.translate("RulesTab", "按实到会人数"),
        "all_members": QCoreApplication.translate("RulesTab", "按党员总数"),
        "rated_members": QCoreApplication.translate("RulesTab", "按参评党员"),
        "event_date": QCoreApplication.translate("RulesTab", "按活动日期"),
        "entry_date": QCoreApplication.translate("RulesTab", "按录入日期"),
        "full": QCoreApplication.translate("RulesTab", "不折算"),
        "pro_rata": QCoreApplication.translate("RulesTab", "按月折算"),
        "excluded": QCoreApplication.translate("RulesTab", "不计入分母"),
        "counted_absent": QCoreApplication.translate("RulesTab", "算缺席"),
        "counted_present": QCoreApplication.translate("RulesTab", "算出席"),
        "half_up": QCoreApplication.translate("RulesTab", "四舍五入"),
        "up": QCoreApplication.translate("RulesTab", "只入不舍"),
        "down": QCoreApplication.translate("RulesTab", "只舍不入"),
        "yearly": QCoreApplication.translate("RulesTab", "年初核定一次"),
        "on_change": QCoreApplication.translate("RulesTab", "工资变动即核定"),
        "probation_end": QCoreApplication.translate("RulesTab", "预备期满之日"),
        "meeting": QCoreApplication.translate("RulesTab", "支部大会通过之日"),
        "this_month": QCoreApplication.translate("RulesTab", "当月起"),
        "next_month": QCoreApplication.translate("RulesTab", "次月起"),
        "every_pair": QCoreApplication.translate("RulesTab", "两两都谈"),
        "any": QCoreApplication.translate("RulesTab", "至少与其中一人谈"),
        "secretary": QCoreApplication.translate("RulesTab", "须与书记谈"),
        "none": QCoreApplication.translate("RulesTab", "不核对"),
        "split": QCoreApplication.translate("RulesTab", "按天数分到两年"),
        "start": QCoreApplication.translate("RulesTab", "计入开始的一年"),
        "superior": QCoreApplication.translate("RulesTab", "由上级党组织审批"),
        "party_group_then_work_committee": QCoreApplication.translate("RulesTab", "党组（党委）研究，报机关工委审批"),
    }
    return words.get(choice, choice)
