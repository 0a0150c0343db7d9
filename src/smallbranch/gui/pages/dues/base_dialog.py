"""Fixing a base: items of pay with the amount worked out while typing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.dues.commands import PayItem, SetDuesBase
from smallbranch.dues.views import BaseView
from smallbranch.gui.pages.dues.dialogs import people_of
from smallbranch.gui.pages.dues.money import MoneyDialog, shown_money, shown_rate
from smallbranch.gui.widgets.cards import label
from smallbranch.kernel.errors import InvalidInput
from smallbranch.packs.dues_schema import DuesEffect


class BaseDialog(MoneyDialog):
    """Items for a salary; the total alone where no more is known; a fixed amount for the categories that have one."""

    def __init__(
        self, ctx: AppContext, ops: Any, member_id: int | None, last: BaseView | None, parent: QWidget
    ) -> None:
        title = QCoreApplication.translate("BaseDialog", "核定党费基数")
        today = ctx.clock.today()
        hint = QCoreApplication.translate("BaseDialog", "填各项收入，或只填基数。收入属个人信息，平时遮住，不公示。")
        super().__init__(title, ops, today, self._command, parent, columns=2, hint=hint)
        self._ctx = ctx
        self._fixed = {category for category, fixed in ctx.dues.categories(today) if fixed}
        self._items = [item for item in ctx.dues.items("salaried", today) if item.effect is not DuesEffect.LEAVE_OUT]
        words = [(category, ctx.messages.word(category)) for category, _ in ctx.dues.categories(today)]
        self.add_choice("member_id", self.tr("党员"), people_of(ctx), member_id)
        self.add_choice("category", self.tr("类别"), words, last.category if last else "salaried")
        first = f"{today.year}-01" if last is None else today.strftime("%Y-%m")
        self.add_text("from_month", self.tr("起始月份"), first, required=True)
        self.add_money("base", self.tr("计算基数（元）"), hint=self.tr("填了各项就不用填"))
        known = dict(last.items or ()) if last else {}
        for item in self._items:
            sign = "＋" if item.effect is DuesEffect.ADD else "－"
            self.add_money(f"item_{item.id}", f"{sign} {item.title}", known.get(item.id))
        self.add_money("fixed", self.tr("定额（元／月）"), hint=self.tr("不填按最低额"))
        self.add_text("note", self.tr("备注"), last.note if last else "")
        self.result_line = label("", "section")
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.count() - 1, self.result_line)
        self.field("category").currentIndexChanged.connect(lambda _: self._show_fields())
        for name in (*self._amounts, "from_month"):
            self.field(name).textChanged.connect(lambda _: self._work_out())
        self._show_fields()

    def _show_fields(self) -> None:
        """Show what this category asks for."""
        category = self.field("category").currentData()
        for name, row in self.form.rows.items():
            if name.startswith("item_"):
                row.setVisible(category == "salaried")
        self.form.rows["base"].setVisible(category not in self._fixed)
        self.form.rows["fixed"].setVisible(category in self._fixed)
        self._work_out()

    def _work_out(self) -> None:
        try:
            found = self._ctx.dues.preview(self._command(self.values()))
        except InvalidInput:
            self.result_line.setText(self.tr("每月应交 —"))
            return
        words = self.tr("基数 {base} 元　比例 {rate}　每月应交 {monthly} 元")
        if found.rate is None:
            words = self.tr("定额，每月应交 {monthly} 元")
        self.result_line.setText(
            words.format(base=shown_money(found.base), rate=shown_rate(found.rate), monthly=shown_money(found.monthly))
        )

    def _command(self, values: Mapping[str, Any]) -> SetDuesBase:
        category = values["category"]
        given = [(item.id, values[f"item_{item.id}"]) for item in self._items] if category == "salaried" else []
        return SetDuesBase(
            member_id=values["member_id"],
            from_month=values["from_month"],
            category=category,
            items=tuple(PayItem(item=item, amount=amount) for item, amount in given if amount is not None),
            base=values["base"] if category not in self._fixed else None,
            fixed=values["fixed"] if category in self._fixed else None,
            note=values["note"],
        )
