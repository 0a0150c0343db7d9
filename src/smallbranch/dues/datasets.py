"""Rows of the dues ledgers: year matrix (L27A), bases (L27B), passed up (L27C), used (L27D), posted list (L27E)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from smallbranch.dues.views import (
    BaseView,
    DuesMonth,
    DuesRow,
    DuesYear,
    MonthStatus,
    RemittanceView,
    UseView,
    YearTotals,
)
from smallbranch.kernel.periods import Period, PeriodKind
from smallbranch.kernel.sources import came_from

Row = Mapping[str, str]
Bound = Callable[[Period, date, Mapping[str, str]], Sequence[Row]]

GROUPS = {"working": "在职", "retired": "离退休", "probationary": "预备"}
CATEGORIES = {
    "salaried": "按月领工资",
    "retired": "离退休",
    "farmer": "农民",
    "student_or_without_income": "学生或无固定收入",
}
REMARKS = {
    "deceased": "{when}去世",
    "left": "{when}转出或减少",
    "base_changed": "{when}起基数变动",
    "dues_ended": "党费交至{when}",
    "exempt": "免交",
    "reduced": "少交",
}
POSTED = frozenset({"deceased", "left", "dues_ended"})
NOT_DUE, EXEMPT, FIXED = "—", "免", "定额"


class Source(Protocol):
    """The answers the ledgers are made of."""

    def year(self, year: int, as_of: date | None = None) -> DuesYear:
        """Return the year matrix."""
        ...

    def bases(self, period: Period, *, reveal: bool = False) -> tuple[BaseView, ...]:
        """Return the bases of a period."""
        ...

    def remittances(self, period: Period, as_of: date | None = None) -> tuple[RemittanceView, ...]:
        """Return what was passed up."""
        ...

    def uses(self, period: Period) -> tuple[UseView, ...]:
        """Return what was spent."""
        ...


def bound(service: Source) -> Mapping[str, Bound]:
    """Return every dataset by name."""
    return {
        "dues.matrix": lambda period, as_of, params: matrix_rows(service, period.year, as_of),
        "dues.bases": lambda period, as_of, params: base_rows(service.bases(_year(period), reveal=True)),
        "dues.remittances": lambda period, as_of, params: [
            _remittance(view) for view in service.remittances(period, as_of) if view.kind != "opening"
        ],
        "dues.uses": lambda period, as_of, params: [_use(view) for view in service.uses(period)],
        "dues.posted": lambda period, as_of, params: list(posted_rows(service, period.year, as_of)),
    }


def _year(period: Period) -> Period:
    return Period(period.year, PeriodKind.YEAR)


def money(amount: Decimal | None) -> str:
    """Return an amount with two decimals, "" for none."""
    return "" if amount is None else f"{amount:.2f}"


def grouped(amount: Decimal | None) -> str:
    """Return an amount as money is written where there is room for it: 12,345.00."""
    return "" if amount is None else f"{amount:,.2f}"


def percent(rate: Decimal | None) -> str:
    """Return a rate as people write it: 0.015 → 1.5%."""
    return "" if rate is None else f"{(rate * 100).normalize():f}%"


def dotted(text: str) -> str:
    """Return an ISO day or month as ledgers write it."""
    return text.replace("-", ".")


def _day(day: date | None) -> str:
    return "" if day is None else day.strftime("%Y.%m.%d")


def matrix_rows(service: Source, year: int, as_of: date) -> list[Row]:
    """Return one row a member, and the totals."""
    found = service.year(year, as_of)
    rows = [_matrix_row(row) for row in found.rows if not row.base_missing or row.paid]
    return [*rows, _total_row(found.rows, found.totals)] if rows else []


def _matrix_row(row: DuesRow) -> Row:
    cells = {f"m{cell.month[5:]}": month_text(cell) for cell in row.months}
    return {
        **came_from(member=row.member_id),
        "name": row.label,
        "group": GROUPS[row.group],
        "monthly": f"{percent(row.rate) or FIXED}\n{money(row.monthly)}",
        **cells,
        "due": money(row.due),
        "paid": money(row.paid),
        "arrears": money(row.arrears),
        "remark": remark_text(row),
    }


def month_text(cell: DuesMonth) -> str:
    """Return a month as it is printed: the amount over the day it was paid; what is still open stays empty."""
    if cell.paid:
        day = "" if cell.paid_on is None else cell.paid_on.strftime("%m.%d")
        return f"{money(cell.paid)}\n{day}"
    return {MonthStatus.NOT_DUE: NOT_DUE, MonthStatus.EXEMPT: EXEMPT}.get(cell.status, "")


def remark_text(row: DuesRow, *, posted: bool = False) -> str:
    """Return what explains a row, in Chinese; hardship and pay are not posted."""
    shown = [(code, when) for code, when in row.remark if not posted or code in POSTED]
    return "；".join(REMARKS[code].format(when=dotted(when)) for code, when in shown)


def _total_row(rows: Sequence[DuesRow], totals: YearTotals) -> Row:
    monthly: dict[str, Decimal] = {}
    for row in rows:
        for cell in row.months:
            key = f"m{cell.month[5:]}"
            monthly[key] = monthly.get(key, Decimal(0)) + cell.paid
    cells = {key: money(amount) if amount else "" for key, amount in monthly.items()}
    head = {"seq": "", "name": "合计", "group": "", "monthly": ""}
    sums = {"due": money(totals.due), "paid": money(totals.paid), "arrears": money(totals.arrears)}
    return {**head, **cells, **sums, "remark": f"{totals.people}人"}


def base_rows(views: Sequence[BaseView]) -> list[Row]:
    """Return one row a base, each item of pay under its own id."""
    return [
        {
            **came_from(member=view.member_id),
            "name": view.name,
            **{item: grouped(amount) for item, amount in view.items or ()},
            "base": grouped(view.base),
            "rate": percent(view.rate) or FIXED,
            "monthly": grouped(view.monthly),
            "remark": _base_remark(view),
        }
        for view in views
    ]


def _base_remark(view: BaseView) -> str:
    span = (
        f"{dotted(view.from_month)}起"
        if view.to_month is None
        else (f"{dotted(view.from_month)}至{dotted(view.to_month)}")
    )
    category = "" if view.category == "salaried" else CATEGORIES.get(view.category, view.category)
    return "，".join(part for part in (category, span, view.note or "") if part)


def _remittance(view: RemittanceView) -> Row:
    up = view.kind == "remitted"
    return {
        "remitted_on": _day(view.remitted_on),
        "period": Period.parse(view.period).label_zh(),
        "people": str(view.people) if up else "",
        "due": grouped(view.due) if up else "",
        "paid": grouped(view.paid) if up else "",
        "amount": grouped(view.amount) if up else "",
        "returned": "" if up else grouped(view.amount),
        "receipt_no": view.receipt_no or "",
        "handler": view.handler or "",
        "receiver": view.receiver or "",
        "remark": view.note or "",
    }


def _use(view: UseView) -> Row:
    return {
        "used_on": _day(view.used_on),
        "purpose": view.purpose,
        "category": view.category_title,
        "amount": grouped(view.amount),
        "decided_on": _day(view.decided_on),
        "handler": view.handler or "",
        "witness": view.witness or "",
        "receipt_no": view.receipt_no or "",
    }


def posted_rows(service: Source, year: int, as_of: date) -> Iterator[Row]:
    """Yield the posted list: what each one was to pay and paid, then the money of the year."""
    found = service.year(year, as_of)
    shown = [row for row in found.rows if row.due or row.paid]
    for number, row in enumerate(shown, 1):
        yield _posted(str(number), row.label, grouped(row.due), grouped(row.paid), remark_text(row, posted=True))
    if not shown and not found.totals.balance:
        return
    totals = found.totals
    yield _posted("", "合计", grouped(totals.due), grouped(totals.paid), f"{totals.people}人")
    lines = (
        ("上年结余", totals.opening),
        ("本年收到（含自愿多交）", totals.received),
        ("其中自愿多交", totals.extra),
        ("上级返还", totals.returned),
        ("上缴", totals.remitted),
        ("使用", totals.used),
        ("结余", totals.balance),
    )
    for title, amount in lines:
        yield _posted("", title, "", grouped(amount), "")
    for use in service.uses(Period(year, PeriodKind.YEAR)):
        yield _posted("", f"使用：{use.purpose}", "", grouped(use.amount), _day(use.used_on))


def _posted(number: str, name: str, due: str, paid: str, remark: str) -> Row:
    return {"number": number, "name": name, "due": due, "paid": paid, "remark": remark}
