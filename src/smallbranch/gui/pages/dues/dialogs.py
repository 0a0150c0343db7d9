"""The questions of the page: a base, relief, one payment, money passed up, money used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.dues.commands import (
    EndDuesBase,
    GrantDuesRelief,
    RecordDuesPayment,
    RecordDuesRemittance,
    RecordDuesReport,
    RecordDuesUse,
)
from smallbranch.dues.views import DuesRow, RemittanceView, ReportView, UseView
from smallbranch.gui.pages.dues.money import MoneyDialog, shown_money

WIDTH = 640


def people_of(ctx: AppContext) -> list[tuple[object, str]]:
    """Return the members of today to choose from."""
    return [(one.id, one.label) for one in ctx.roster.members(ctx.clock.today())]


class EndBaseDialog(MoneyDialog):
    """党费交至: the last month paid here, as the letter of transfer says."""

    def __init__(self, ctx: AppContext, ops: Any, member_id: int, name: str, parent: QWidget) -> None:
        title = QCoreApplication.translate("EndBaseDialog", "党费交至")
        today = ctx.clock.today()
        super().__init__(
            title, ops, today, lambda values: EndDuesBase(member_id=member_id, **values), parent, hint=name
        )
        hint = self.tr("转出时介绍信上写明的月份；以后不再计应交。")
        self.add_text("last_month", self.tr("交至月份"), today.strftime("%Y-%m"), required=True, hint=hint)


class ReliefDialog(MoneyDialog):
    """Paying less or nothing; the reason is personal and kept apart."""

    def __init__(self, ctx: AppContext, ops: Any, member_id: int | None, parent: QWidget) -> None:
        title = QCoreApplication.translate("ReliefDialog", "少交或免交党费")
        today = ctx.clock.today()
        super().__init__(title, ops, today, _relief, parent, columns=2)
        self.add_choice("member_id", self.tr("党员"), people_of(ctx), member_id)
        self.add_money("monthly", self.tr("每月仍交（元）"), Decimal(0), hint=self.tr("0 为免交"))
        self.add_text("from_month", self.tr("起始月份"), today.strftime("%Y-%m"), required=True)
        self.add_text("to_month", self.tr("结束月份"), today.strftime("%Y-12"), required=True)
        self.add_day("studied_on", self.tr("支部研究日期"))
        self.add_day("approved_on", self.tr("上级批准日期"))
        self.add_text("approval_doc", self.tr("批准文号"))
        self.add_text("reason", self.tr("原因"))


def _relief(values: Mapping[str, Any]) -> GrantDuesRelief:
    return GrantDuesRelief(**(dict(values) | {"monthly": values["monthly"] or Decimal(0)}))


class PaymentDialog(MoneyDialog):
    """One payment with its own amount, receipt, or somebody who brought it."""

    def __init__(
        self, ctx: AppContext, ops: Any, row: DuesRow, months: Sequence[str], amount: Decimal, parent: QWidget
    ) -> None:
        title = QCoreApplication.translate("PaymentDialog", "登记交纳")
        super().__init__(
            title,
            ops,
            ctx.clock.today(),
            lambda values: RecordDuesPayment(member_id=row.member_id, months=tuple(months), **values),
            parent,
            columns=2,
            hint=f"{row.name}　{'、'.join(months)}",
        )
        self.add_day("paid_on", self.tr("交纳日期"), ctx.clock.today(), required=True)
        hint = self.tr("所选月份应交 {amount} 元；多出的记为自愿多交").format(amount=shown_money(amount))
        self.add_money("amount", self.tr("金额（元）"), amount, required=True, hint=hint)
        self.add_text("payer", self.tr("代交人"))
        self.add_text("receipt_no", self.tr("票据号"))
        self.add_text("note", self.tr("备注"))


class RemittanceDialog(MoneyDialog):
    """Money passed up, given back, or in hand at the beginning."""

    def __init__(self, ctx: AppContext, ops: Any, view: RemittanceView | None, parent: QWidget) -> None:
        title = QCoreApplication.translate("RemittanceDialog", "党费上缴")
        today = ctx.clock.today()
        known = view.id if view else None
        super().__init__(
            title, ops, today, lambda values: RecordDuesRemittance(remittance_id=known, **values), parent, columns=2
        )
        kinds = [(key, ctx.messages.word(key)) for key in ("remitted", "returned", "opening")]
        self.add_choice("kind", self.tr("种类"), kinds, view.kind if view else "remitted")
        self.add_day("remitted_on", self.tr("日期"), view.remitted_on if view else today, required=True)
        quarter = f"{today.year}Q{(today.month - 1) // 3 + 1}"
        hint = self.tr("如 {example}、2026-09 或 2026").format(example=quarter)
        self.add_text("period", self.tr("所属期间"), view.period if view else quarter, required=True, hint=hint)
        self.add_money("amount", self.tr("金额（元）"), view.amount if view else None, required=True)
        self.add_text("receipt_no", self.tr("票据号"), view.receipt_no if view else "")
        self.add_text("handler", self.tr("经手人"), view.handler if view else "")
        self.add_text("receiver", self.tr("接收人"), view.receiver if view else "")
        self.add_text("note", self.tr("备注"), view.note if view else "")


class ReportDialog(MoneyDialog):
    """The report on a year's dues to the organisation above."""

    def __init__(self, ctx: AppContext, ops: Any, year: int, known: ReportView | None, parent: QWidget) -> None:
        title = QCoreApplication.translate("ReportDialog", "{year}年度党费报告").format(year=year)
        super().__init__(
            title, ops, ctx.clock.today(), lambda values: RecordDuesReport(year=year, **values), parent, columns=2
        )
        self.add_day(
            "reported_on", self.tr("报告日期"), known.reported_on if known else ctx.clock.today(), required=True
        )
        superior = ctx.roster.branch().superior_org or ""
        self.add_text("to_org", self.tr("报告给"), (known.to_org if known else superior) or "")
        self.add_text("note", self.tr("备注"), known.note if known else "")


class UseDialog(MoneyDialog):
    """Money used, with the day the committee decided it."""

    def __init__(self, ctx: AppContext, ops: Any, view: UseView | None, parent: QWidget) -> None:
        title = QCoreApplication.translate("UseDialog", "党费使用")
        today = ctx.clock.today()
        known = view.id if view else None
        super().__init__(title, ops, today, lambda values: RecordDuesUse(use_id=known, **values), parent, columns=2)
        kinds = [(kind.id, kind.title) for kind in ctx.dues.use_kinds(today)]
        self.add_text("purpose", self.tr("事由"), view.purpose if view else "", required=True)
        self.add_choice("category", self.tr("使用类别"), kinds, view.category if view else None)
        self.field("category").setMinimumContentsLength(18)
        self.add_day("used_on", self.tr("使用日期"), view.used_on if view else today, required=True)
        self.add_money("amount", self.tr("金额（元）"), view.amount if view else None, required=True)
        self.add_day("decided_on", self.tr("支委会决定日期"), view.decided_on if view else None)
        self.add_text("handler", self.tr("经办"), view.handler if view else "")
        self.add_text("witness", self.tr("证明人"), view.witness if view else "")
        self.add_text("receipt_no", self.tr("票据"), view.receipt_no if view else "")
        self.add_text("note", self.tr("备注"), view.note if view else "")
