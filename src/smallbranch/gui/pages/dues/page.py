"""The page: a year, its matrix, and the lists around it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QTabWidget, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.dues.commands import (
    RemoveDuesBase,
    RemoveDuesPayment,
    RemoveDuesRelief,
    RemoveDuesRemittance,
    RemoveDuesReport,
    RemoveDuesUse,
)
from smallbranch.dues.views import BaseView
from smallbranch.gui.models.table import Column
from smallbranch.gui.pages.dues.base_dialog import BaseDialog
from smallbranch.gui.pages.dues.collect import CollectTab
from smallbranch.gui.pages.dues.dialogs import (
    WIDTH,
    EndBaseDialog,
    ReliefDialog,
    RemittanceDialog,
    ReportDialog,
    UseDialog,
)
from smallbranch.gui.pages.dues.lists import ListTab
from smallbranch.gui.pages.dues.money import shown_money, shown_rate
from smallbranch.gui.pages.dues.paste_dialog import PasteBasesDialog
from smallbranch.gui.pages.dues.summary import SummaryTab
from smallbranch.gui.widgets.cards import PageHeader, button
from smallbranch.gui.wording import period_words
from smallbranch.kernel.periods import Period, PeriodKind

_YEARS_BACK = 6
REVEAL_SECONDS = 30
HIDDEN = "****"


class DuesPage(QWidget):
    """Records dues and shows who has paid what; what somebody earns is shown for half a minute only."""

    key = "dues"
    watches = frozenset(
        (
            "dues_base", "dues_base_item", "dues_payment", "dues_payment_month", "dues_relief", "dues_remittance",
            "dues_use", "dues_report", "member", "member_relation", "member_category", "member_state", "setting",
        )
    )  # fmt: skip
    open_page = Signal(str, object)

    def __init__(self, ctx: AppContext, ops: Any, tasks: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._ctx, self._ops = ctx, ops
        self._revealed = False
        self._hide_again = QTimer(self)
        self._hide_again.setSingleShot(True)
        self._hide_again.setInterval(REVEAL_SECONDS * 1000)
        self._hide_again.timeout.connect(lambda: self._reveal(False))
        self._year = QComboBox()
        self._year.setAccessibleName(self.tr("年份"))
        this_year = ctx.clock.today().year
        for year in range(this_year + 1, this_year - _YEARS_BACK, -1):
            self._year.addItem(self.tr("{year} 年").format(year=year), year)
        self._year.setCurrentIndex(1)
        self._year.activated.connect(lambda _: self.reload())
        hint = self.tr("每月选中已交的党员，回车登记；一次交几个月就一起选中。")
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("党费"))
        self.collect = CollectTab(ctx, ops)
        self.summary = SummaryTab()
        self.summary.report_wanted.connect(self._ask_report)
        self.summary.report_dropped.connect(self._drop_report)
        for tab, words in (
            (self.collect, self.tr("收缴")),
            (self._payments_tab(), self.tr("交纳记录")),
            (self._bases_tab(), self.tr("基数")),
            (self._reliefs_tab(), self.tr("少交免交")),
            (self._remittances_tab(), self.tr("上缴")),
            (self._uses_tab(), self.tr("使用")),
            (self.summary, self.tr("年度公示")),
        ):
            self.tabs.addTab(tab, words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 14)
        layout.setSpacing(8)
        self.header = PageHeader(self.tr("党费"), hint, (self._year,))
        layout.addWidget(self.header)
        layout.addWidget(self.tabs, 1)

    def reload(self) -> None:
        """Read the year and its lists again."""
        year = int(self._year.currentData())
        found = self._ops.run_read(lambda: self._ctx.dues.year(year))
        if found is None:
            return
        whole = Period(year, PeriodKind.YEAR)
        self.collect.show_year(found)
        payments = self._ctx.dues.payments(whole)
        got = shown_money(found.totals.received)
        self.payments.show_rows(payments, self.tr("{n} 笔，共 {amount} 元").format(n=len(payments), amount=got))
        self.bases.show_rows(self._ctx.dues.bases(whole, reveal=self._revealed))
        self.reliefs.show_rows(self._ctx.dues.reliefs(whole, reveal=self._revealed))
        moved = self._ctx.dues.remittances(whole)
        up = self.tr("上缴 {amount} 元").format(amount=shown_money(found.totals.remitted))
        self.remittances.show_rows(moved, up)
        used = self.tr("使用 {amount} 元").format(amount=shown_money(found.totals.used))
        self.uses.show_rows(self._ctx.dues.uses(whole), used)
        self.summary.show_totals(found.totals)
        self.summary.show_report(next((one for one in self._ctx.dues.reports() if one.year == year), None), year)
        self._show_day()

    def open_target(self, target: Mapping[str, Any]) -> None:
        """Show a member's row (`member_id`), or ask for his base when `action` is set_dues_base."""
        self.tabs.setCurrentWidget(self.collect)
        if target.get("action") == "set_dues_base":
            self._ask_base(target.get("member_id"), None)
        elif "member_id" in target:
            index = self.collect.table.model_of_rows.index_of(int(target["member_id"]), 3)
            self.collect.table.setCurrentIndex(index)
            self.collect.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # ── lists ────────────────────────────────────────────────────────────────────────────────────────────────

    def _payments_tab(self) -> ListTab:
        right = Qt.AlignmentFlag.AlignRight
        columns: list[Column[Any]] = [
            Column(self.tr("交纳日期"), lambda one: one.paid_on.isoformat()),
            Column(self.tr("姓名"), lambda one: one.name),
            Column(self.tr("所属月份"), lambda one: "、".join(month for month, _ in one.months)),
            Column(self.tr("金额"), lambda one: shown_money(one.amount), right, sort=lambda one: one.amount),
            Column(self.tr("自愿多交"), lambda one: shown_money(one.extra) if one.extra else "", right),
            Column(self.tr("票据号"), lambda one: one.receipt_no or ""),
            Column(self.tr("代交人"), lambda one: one.payer or ""),
        ]
        self.payments = ListTab(
            self.tr("交纳记录"), columns, (110, 160, 230, 90, 90, 100, 100), stretch=2,
            empty=self.tr("这一年还没有交纳记录"),
            remove=lambda one: self._ops.run_write(RemoveDuesPayment(payment_id=one.id)),
        )  # fmt: skip
        return self.payments

    def _bases_tab(self) -> ListTab:
        right = Qt.AlignmentFlag.AlignRight
        columns: list[Column[Any]] = [
            Column(self.tr("姓名"), lambda one: one.name),
            Column(self.tr("类别"), lambda one: self._ctx.messages.word(one.category)),
            Column(self.tr("起"), lambda one: one.from_month),
            Column(self.tr("止"), lambda one: one.to_month or ""),
            Column(self.tr("计算基数"), self._base_text, right),
            Column(self.tr("比例"), lambda one: shown_rate(one.rate), right),
            Column(self.tr("每月应交"), lambda one: shown_money(one.monthly), right, sort=lambda one: one.monthly),
            Column(self.tr("备注"), lambda one: one.note or ""),
        ]
        self.reveal = button("", role="link")
        self.reveal.clicked.connect(lambda: self._reveal(not self._revealed))
        end = button(self.tr("党费交至…"))
        end.clicked.connect(self._ask_end)
        paste = button(self.tr("粘贴基数…"))
        paste.clicked.connect(lambda: PasteBasesDialog(self._ctx, self._ops, self).open())
        self.bases = ListTab(
            self.tr("党费基数"), columns, (160, 130, 90, 90, 110, 80, 100, 120), stretch=7,
            empty=self.tr("还没有核定基数"),
            add=(self.tr("核定基数"), lambda: self._ask_base(None, None)),
            open_row=(self.tr("重新核定…"), lambda one: self._ask_base(one.member_id, one)),
            remove=lambda one: self._ops.run_write(RemoveDuesBase(base_id=one.id)),
            extra=(self.reveal, paste, end),
        )  # fmt: skip
        self._show_reveal()
        return self.bases

    def _reliefs_tab(self) -> ListTab:
        columns: list[Column[Any]] = [
            Column(self.tr("姓名"), lambda one: one.name),
            Column(self.tr("起"), lambda one: one.from_month),
            Column(self.tr("止"), lambda one: one.to_month),
            Column(self.tr("每月仍交"), lambda one: shown_money(one.monthly), Qt.AlignmentFlag.AlignRight),
            Column(self.tr("支部研究"), lambda one: one.studied_on.isoformat() if one.studied_on else ""),
            Column(self.tr("上级批准"), lambda one: one.approved_on.isoformat() if one.approved_on else ""),
            Column(self.tr("批准文号"), lambda one: one.approval_doc or ""),
        ]
        self.reliefs = ListTab(
            self.tr("少交免交"), columns, (160, 90, 90, 100, 110, 110, 160), stretch=6,
            empty=self.tr("没有少交或免交的记录"),
            add=(self.tr("登记少交免交"), lambda: ReliefDialog(self._ctx, self._ops, None, self).show_wide(WIDTH)),
            remove=lambda one: self._ops.run_write(RemoveDuesRelief(relief_id=one.id)),
        )  # fmt: skip
        return self.reliefs

    def _remittances_tab(self) -> ListTab:
        right = Qt.AlignmentFlag.AlignRight
        columns: list[Column[Any]] = [
            Column(self.tr("日期"), lambda one: one.remitted_on.isoformat()),
            Column(self.tr("种类"), lambda one: self._ctx.messages.word(one.kind)),
            Column(self.tr("所属期间"), lambda one: period_words(self._ctx.messages, Period.parse(one.period))),
            Column(self.tr("人数"), lambda one: str(one.people) if one.kind == "remitted" else "", right),
            Column(self.tr("应缴"), lambda one: shown_money(one.due) if one.kind == "remitted" else "", right),
            Column(self.tr("实缴"), lambda one: shown_money(one.paid) if one.kind == "remitted" else "", right),
            Column(self.tr("金额"), lambda one: shown_money(one.amount), right, sort=lambda one: one.amount),
            Column(self.tr("票据号"), lambda one: one.receipt_no or ""),
            Column(self.tr("备注"), lambda one: one.note or ""),
        ]
        self.remittances = ListTab(
            self.tr("党费上缴"), columns, (110, 90, 150, 64, 90, 90, 100, 110, 120), stretch=8,
            empty=self.tr("这一年还没有上缴记录"),
            add=(self.tr("登记上缴"), lambda: self._ask_remittance(None)),
            open_row=(self.tr("修改"), self._ask_remittance),
            remove=lambda one: self._ops.run_write(RemoveDuesRemittance(remittance_id=one.id)),
        )  # fmt: skip
        return self.remittances

    def _uses_tab(self) -> ListTab:
        columns: list[Column[Any]] = [
            Column(self.tr("日期"), lambda one: one.used_on.isoformat()),
            Column(self.tr("事由"), lambda one: one.purpose, tip=lambda one: one.purpose),
            Column(self.tr("使用类别"), lambda one: one.category_title, tip=lambda one: one.category_title),
            Column(self.tr("金额"), lambda one: shown_money(one.amount), Qt.AlignmentFlag.AlignRight),
            Column(self.tr("支委会决定"), lambda one: one.decided_on.isoformat() if one.decided_on else ""),
            Column(self.tr("经办"), lambda one: one.handler or ""),
            Column(self.tr("票据"), lambda one: one.receipt_no or ""),
        ]
        self.uses = ListTab(
            self.tr("党费使用"), columns, (110, 220, 240, 90, 110, 90, 100), stretch=1,
            empty=self.tr("这一年还没有使用记录"),
            add=(self.tr("登记使用"), lambda: self._ask_use(None)),
            open_row=(self.tr("修改"), self._ask_use),
            remove=lambda one: self._ops.run_write(RemoveDuesUse(use_id=one.id)),
        )  # fmt: skip
        return self.uses

    # ── asking ───────────────────────────────────────────────────────────────────────────────────────────────

    def _ask_base(self, member_id: int | None, last: BaseView | None) -> None:
        BaseDialog(self._ctx, self._ops, member_id, last, self).show_wide(WIDTH)

    def _ask_report(self) -> None:
        year = int(self._year.currentData())
        known = next((one for one in self._ctx.dues.reports() if one.year == year), None)
        ReportDialog(self._ctx, self._ops, year, known, self).show_wide(WIDTH)

    def _drop_report(self) -> None:
        self._ops.run_write(RemoveDuesReport(year=int(self._year.currentData())))

    def _show_day(self) -> None:
        """Say the day dues are collected this month, where the branch has fixed one."""
        today = self._ctx.clock.today()
        day = self._ctx.dues.fixed_day(today.strftime("%Y-%m"))
        hint = self.tr("每月选中已交的党员，回车登记；一次交几个月就一起选中。")
        fixed = self.tr("本月党费日 {day}。").format(day=day.isoformat()) if day else ""
        self.header.set_hint(fixed + hint)

    def _ask_end(self) -> None:
        one = self.bases.table.current()
        if one is not None:
            EndBaseDialog(self._ctx, self._ops, one.member_id, one.name, self).show_wide(WIDTH)

    def _ask_remittance(self, view: Any) -> None:
        RemittanceDialog(self._ctx, self._ops, view, self).show_wide(WIDTH)

    def _ask_use(self, view: Any) -> None:
        UseDialog(self._ctx, self._ops, view, self).show_wide(WIDTH)

    def _base_text(self, one: BaseView) -> str:
        if one.rate is None:
            return self.tr("定额")
        return shown_money(one.base) if self._revealed else HIDDEN

    def _reveal(self, wanted: bool) -> None:
        self._revealed = wanted
        if wanted:
            self._hide_again.start()
        else:
            self._hide_again.stop()
        self._show_reveal()
        self.reload()

    def _show_reveal(self) -> None:
        shown = self.tr("显示基数（{n} 秒）").format(n=REVEAL_SECONDS)
        self.reveal.setText(self.tr("遮住基数") if self._revealed else shown)
