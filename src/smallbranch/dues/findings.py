"""What is worth a second look, on entry and in what stands in the book; nothing changes a membership (EXIT-04)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from smallbranch.dues import months
from smallbranch.dues.model import BaseRow, PaymentRow, ReliefRow, UseRow
from smallbranch.dues.views import Arrears
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.packs.rulebook import RuleBook
from smallbranch.packs.schema import Rule
from smallbranch.roster.views import MemberView

RETIRED, SALARIED = "retired", "salaried"
WARNING, INFO = Severity.WARNING, Severity.INFO


def cited(rule: Rule | None) -> dict[str, object]:
    """Return what a finding says of its rule."""
    return {} if rule is None else rule.cited()


def base_findings(row: BaseRow, previous: BaseRow | None, member: MemberView, rules: RuleBook) -> tuple[Finding, ...]:
    """Return notices about a base just fixed."""
    day = months.period(row.from_month).first
    subject = Subject("dues_base", row.id, "from_month")
    params: dict[str, object] = {"name": member.label, "month": row.from_month}
    found: list[Finding] = []
    recalc = rules.setting("dues_recalc", day)
    changed_inside = previous is not None and previous.category == row.category and day.month != 1
    if changed_inside and recalc.value == "yearly":
        found.append(Finding("dues_base_inside_year", WARNING, {**params, **cited(recalc)}, subject))
    expected = status_month(member.retired_on, rules)
    retires = previous is not None and previous.category == SALARIED and row.category == RETIRED
    if retires and expected is not None and expected != row.from_month:
        found.append(Finding("dues_status_month", WARNING, {**params, "expected": expected}, subject))
    return tuple(found)


def status_month(retired_on: date | None, rules: RuleBook) -> str | None:
    """Return the month from which a retired member pays by the new base (C32)."""
    if retired_on is None:
        return None
    month = months.month_text(retired_on)
    return month if rules.setting_text("dues_status_change", retired_on) == "this_month" else months.after(month)


def relief_findings(row: ReliefRow, name: str, category: str) -> tuple[Finding, ...]:
    """Return a notice about a relief nobody has approved; for the retired the branch may agree by itself (DUE-10)."""
    studied = category == RETIRED and row.studied_on is not None
    if row.approved_on is not None or studied:
        return ()
    return (
        Finding("dues_relief_not_approved", WARNING, {"name": name}, Subject("dues_relief", row.id, "approved_on")),
    )


def payment_findings(
    row: PaymentRow, name: str, wanted: tuple[str, ...], missing: Decimal, today: date, rules: RuleBook
) -> tuple[Finding, ...]:
    """Return notices about a payment just recorded."""
    subject = Subject("dues_payment", row.id, "amount")
    params: dict[str, object] = {"name": name, "month": wanted[0]}
    found: list[Finding] = []
    if missing:
        found.append(Finding("dues_underpaid", WARNING, {**params, "amount": missing}, subject))
    late = rules.deadline("dues_back_payment", row.paid_on)
    if late is not None and months.apart(wanted[0], months.month_text(row.paid_on)) > late.amount:
        found.append(Finding("dues_paid_late", WARNING, {**params, "limit": late.amount, **cited(late)}, subject))
    centre = rules.limit("dues_extra_to_centre", row.paid_on)
    if centre is not None and row.extra > centre.value:
        given = {**params, "amount": row.extra, "limit": centre.value}
        found.append(Finding("dues_extra_to_centre", WARNING, {**given, **cited(centre)}, subject))
    if row.paid_on > today:
        found.append(Finding("dues_paid_in_future", WARNING, {**params, "date": row.paid_on}, subject))
    return tuple(found)


def use_findings(row: UseRow) -> tuple[Finding, ...]:
    """Return a notice about a use without the day of its decision."""
    if row.decided_on is not None and row.decided_on <= row.used_on:
        return ()
    code = "dues_use_undecided" if row.decided_on is None else "dues_use_decided_later"
    params = {"purpose": row.purpose, "date": row.used_on}
    return (Finding(code, WARNING, params, Subject("dues_use", row.id, "decided_on")),)


def of_arrears(arrears: Iterable[Arrears], today: date, rules: RuleBook) -> Iterator[Finding]:
    """Yield who owes dues; six months in a row are grave, yet only the organisation decides (DUE-13)."""
    limit, warn = rules.limit("dues_unpaid_months", today), rules.setting("dues_warn_months", today)
    warn_at = rules.setting_int("dues_warn_months", today)
    for one in arrears:
        params = one.said()
        subject = Subject("member", one.member_id)
        if limit is not None and one.in_a_row >= limit.value:
            yield Finding("dues_unpaid_limit", Severity.ERROR, {**params, **cited(limit)}, subject)
        elif one.in_a_row >= warn_at:
            yield Finding("dues_unpaid_warning", WARNING, {**params, **cited(warn)}, subject)
        else:
            yield Finding("dues_owed", INFO, {**params, **cited(limit)}, subject)


def of_base(member: MemberView, fixed: tuple[str, str] | None, today: date, rules: RuleBook) -> Iterator[Finding]:
    """Yield what is wrong with the base of a day: none at all, that of working life after retirement, an old one.

    `fixed` is the base's category and first month.
    """
    subject = Subject("member", member.id)
    params: dict[str, object] = {"name": member.label}
    if fixed is None:
        yield Finding("dues_base_missing", WARNING, params, subject)
        return
    category, since = fixed
    expected = status_month(member.retired_on, rules)
    if category == SALARIED and expected is not None and expected <= months.month_text(today):
        yield Finding("dues_category_outdated", WARNING, {**params, "expected": expected}, subject)
    recalc = rules.setting("dues_recalc", today)
    if recalc.value == "yearly" and category in (SALARIED, RETIRED) and since < f"{today.year}-01":
        yield Finding("dues_base_of_last_year", INFO, {**params, "year": today.year, **cited(recalc)}, subject)
