"""Public notices (公示): from when to when they count, in working days of the calendar (DEV-02, CAL-10)."""

from __future__ import annotations

from datetime import date

from smallbranch.development.limits import notice_days
from smallbranch.development.model import NoticeRow
from smallbranch.development.views import NoticeView
from smallbranch.packs.calendar import HolidayCalendar
from smallbranch.packs.rulebook import RuleBook, UnknownRule
from smallbranch.packs.schema import Unit


def days(posted_on: date, rules: RuleBook, calendar: HolidayCalendar) -> tuple[date, date]:
    """Return the first and the last day that count.

    Raises:
        UnknownRule: no pack says how long a notice lasts.
    """
    rule = rules.deadline("public_notice", posted_on)
    if rule is None:
        raise UnknownRule("public_notice")
    first_counts = rules.setting_flag("public_notice_counts_first_day", posted_on)
    return notice_days(posted_on, rule, calendar, counts_first_day=first_counts)


def view(row: NoticeRow, rules: RuleBook, calendar: HolidayCalendar) -> NoticeView:
    """Return a notice with the days it counts."""
    first, last = days(row.posted_on, rules, calendar)
    rule = rules.deadline("public_notice", row.posted_on)
    by_calendar = rule is not None and rule.unit is Unit.WORKING_DAY
    sure = not by_calendar or all(calendar.swaps_known(year) for year in {row.posted_on.year, last.year})
    return NoticeView(row.id, row.step, row.posted_on, first, last, sure, row.place, row.outcome)


def wanted_steps(rules: RuleBook, on: date) -> frozenset[int]:
    """Return the steps for which a notice is posted here (DEV-01)."""
    value = rules.setting("development_notice_steps", on).value
    return frozenset(int(one) for one in value if one.isdigit()) if isinstance(value, tuple) else frozenset()
