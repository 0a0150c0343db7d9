"""What of the dues wants doing: long arrears, the fixed day, the report on last year (DUE-13, -16, -20)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from smallbranch.dues import months
from smallbranch.dues.views import Arrears
from smallbranch.packs.calendar import HolidayCalendar
from smallbranch.packs.rulebook import RuleBook
from smallbranch.packs.schema import Rule
from smallbranch.roster.ages import add_months
from smallbranch.roster.views import TodoView

SHOW = "show_dues"


def of_arrears(arrears: Iterable[Arrears], today: date, rules: RuleBook) -> Iterator[TodoView]:
    """Yield who has paid nothing for so long that it is to be asked why, each with the day that was reached."""
    limit, warn = rules.limit("dues_unpaid_months", today), rules.setting("dues_warn_months", today)
    warn_at = rules.setting_int("dues_warn_months", today)
    for one in arrears:
        grave = limit is not None and one.in_a_row >= limit.value
        if one.in_a_row < warn_at and not grave:
            continue
        code = "dues_unpaid_limit" if grave else "dues_unpaid_warning"
        yield _todo(code, one.said(), today, limit if grave and limit is not None else warn, one.member_id)


def fixed_day(month: str, rules: RuleBook, calendar: HolidayCalendar) -> date | None:
    """Return the day dues are collected in a month, the next working day when it is none; None: no day is fixed."""
    first = months.period(month).first
    number = rules.setting_int("dues_day", first)
    if not number:
        return None
    day = first.replace(day=number)
    return day if calendar.is_workday(day) else calendar.next_workday(day)


def of_day(unpaid: int, today: date, rules: RuleBook, calendar: HolidayCalendar) -> Iterator[TodoView]:
    """Yield the fixed day of this month while somebody has not paid for it."""
    day = fixed_day(months.month_text(today), rules, calendar)
    if day is None or not unpaid:
        return
    rule = rules.setting("dues_day", today)
    if (day - today).days <= rules.setting_int("dues_day_reminder_days", today):
        yield _todo("dues_day_due", {"count": unpaid, "day": day}, day, rule, None)


def of_report(reported: Iterable[int], first_year: int, today: date, rules: RuleBook) -> Iterator[TodoView]:
    """Yield the report on last year until it is recorded; nothing was kept here before `first_year`."""
    rule, year = rules.deadline("dues_year_report", today), today.year - 1
    if rule is None or year < first_year or year in set(reported):
        return
    last = add_months(date(year, 12, 31), rule.amount)
    yield _todo("dues_report_due", {"year": year, "day": last}, last, rule, None)


def _todo(code: str, params: dict[str, object], day: date, rule: Rule, member_id: int | None) -> TodoView:
    cited = {"rule": rule.id, "article": rule.article, "version": rule.version, "mark": rule.mark}
    return TodoView(code, {**params, **cited}, day, rule.id, rule.article, SHOW, member_id)
