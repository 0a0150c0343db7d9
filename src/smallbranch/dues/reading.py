"""From lines and rows to views."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.dues import months
from smallbranch.dues.amounts import ZERO
from smallbranch.dues.model import RemittanceRow, ReportRow, UseRow
from smallbranch.dues.state import State
from smallbranch.dues.views import BaseView, DuesRow, PaymentView, ReliefView, RemittanceView, ReportView, UseView
from smallbranch.kernel.periods import Period
from smallbranch.packs.dues_schema import DuesUse

Names = Mapping[int, str]


def _touches(first: str, last: str | None, period: Period) -> bool:
    begins, ends = months.month_text(period.first), months.month_text(period.last)
    return first <= ends and (last is None or begins <= last)


def bases(state: State, names: Names, period: Period, *, reveal: bool) -> tuple[BaseView, ...]:
    """Return the bases of a period; base and items only when asked for."""
    return tuple(
        BaseView(
            line.id, member_id, name, line.category, line.from_month, line.to_month,
            line.base if reveal else None, line.items if reveal else None,
            line.rate, line.monthly, line.rule_id, line.note,
        )
        for member_id, name in names.items()
        for line in state.of(member_id).bases
        if _touches(line.from_month, line.to_month, period)
    )  # fmt: skip


def payments(state: State, names: Names, period: Period) -> tuple[PaymentView, ...]:
    """Return the payments of a period by day."""
    found = [
        PaymentView(
            line.id, member_id, name, line.paid_on, line.months, line.amount, line.extra,
            line.payer, line.receipt_no, line.note,
        )
        for member_id, name in names.items()
        for line in state.of(member_id).payments
        if period.contains(line.paid_on)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.paid_on, one.id)))


def reliefs(state: State, names: Names, period: Period, *, reveal: bool) -> tuple[ReliefView, ...]:
    """Return the reliefs of a period; the reason only when asked for."""
    return tuple(
        ReliefView(
            line.id, member_id, name, line.from_month, line.to_month, line.monthly,
            line.reason if reveal else None, line.studied_on, line.approved_on, line.approval_doc,
        )
        for member_id, name in names.items()
        for line in state.of(member_id).reliefs
        if _touches(line.from_month, line.to_month, period)
    )  # fmt: skip


def remittance_rows(session: Session, period: Period) -> Sequence[RemittanceRow]:
    """Return the rows of a period by day."""
    query = select(RemittanceRow).where(RemittanceRow.remitted_on.between(period.first, period.last))
    return session.scalars(query.order_by(RemittanceRow.remitted_on, RemittanceRow.id)).all()


def remittance(row: RemittanceRow, rows: Sequence[DuesRow]) -> RemittanceView:
    """Return a remittance with the head count, dues and payments of the months it stands for."""
    wanted = {str(month) for month in Period.parse(row.period).months()}
    cells = [[cell for cell in one.months if cell.month in wanted] for one in rows]
    return RemittanceView(
        row.id,
        row.kind,
        row.remitted_on,
        row.period,
        row.amount,
        sum(1 for one in cells if any(cell.due or cell.paid for cell in one)),
        sum((cell.due for one in cells for cell in one), ZERO),
        sum((cell.paid for one in cells for cell in one), ZERO),
        row.receipt_no,
        row.handler,
        row.receiver,
        row.note,
    )


def uses(session: Session, period: Period, kinds: Sequence[DuesUse]) -> tuple[UseView, ...]:
    """Return the uses of a period by day."""
    titles = {kind.id: kind.title for kind in kinds}
    query = select(UseRow).where(UseRow.used_on.between(period.first, period.last))
    rows = session.scalars(query.order_by(UseRow.used_on, UseRow.id)).all()
    return tuple(_use(row, titles) for row in rows)


def _use(row: UseRow, titles: Mapping[str, str]) -> UseView:
    decided: date | None = row.decided_on
    return UseView(
        row.id, row.used_on, row.purpose, row.category, titles.get(row.category, row.category), row.amount, decided,
        row.handler, row.witness, row.receipt_no, row.note,
    )  # fmt: skip


def reports(session: Session) -> tuple[ReportView, ...]:
    """Return the reports by year."""
    rows = session.scalars(select(ReportRow).order_by(ReportRow.year))
    return tuple(ReportView(row.year, row.reported_on, row.to_org, row.note) for row in rows)
