"""Which day a planned meeting gets: the fixed theme day, working days, and days on which enough can come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Protocol

from smallbranch.kernel.findings import Finding, Severity
from smallbranch.kernel.periods import Period, PeriodKind, month_of
from smallbranch.meetings.noticing import WEEKEND
from smallbranch.meetings.scene import Scene
from smallbranch.packs.schema import Due, MeetingForm

# How the days of a month are laid out around the theme day: a convenience, not a rule; any line can be moved.
_DEFAULT_WEEK, _DEFAULT_WEEKDAY = 3, 5
_WORKDAYS_APART = 5
_ONE_DAY = timedelta(days=1)


class Placed(Protocol):
    """A line that wants a day."""

    @property
    def form(self) -> str:
        """Return the form."""
        ...

    @property
    def period(self) -> Period:
        """Return the period."""
        ...


class Schedule:
    """Gives out the days of one year, in the order of `turn`."""

    def __init__(self, scene: Scene, year: int, today: date) -> None:
        self._scene = scene
        self._year = year
        self._today = today
        self._theme_days: dict[Period, date] = {}
        self._forms_on: dict[date, set[str]] = defaultdict(set)
        self._found: list[Finding] = []
        self._undated = 0

    def findings(self) -> tuple[Finding, ...]:
        """Return what was noticed while placing."""
        if self._undated:
            params = {"count": self._undated, "today": self._today}
            return (*self._found, Finding("past_periods_left_undated", Severity.INFO, params))
        return tuple(self._found)

    def turn(self, line: Placed) -> tuple[bool, PeriodKind, date, str]:
        """Return the sort key: theme days first, then monthly, quarterly and yearly forms."""
        form = self._scene.form(line.form, line.period.last)
        kinds = [PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR]
        return not (form and form.container), kinds.index(line.period.kind), line.period.first, line.form  # type: ignore[return-value]

    def place(self, form_id: str, period: Period, cell_id: int | None, months: tuple[int, ...]) -> date | None:
        """Return the day for one line; None when its period is over: a past day is never planned afterwards."""
        if period.last < self._today:
            self._undated += 1
            return None
        month = self._month(period, months)
        form = self._scene.form(form_id, month.last)
        wish = self._wish(form_id, form, month, yearly=period.kind is PeriodKind.YEAR)
        day = self._settle(form_id, wish, period, cell_id)
        self._forms_on[day].add(form_id)
        if form is not None and form.container:
            self._theme_days[month] = day
        return day

    # ── wishes ───────────────────────────────────────────────────────────────────────────────────────────────

    def _month(self, period: Period, months: tuple[int, ...]) -> Period:
        """Return the month of the period to aim at: the usual one, else one with time left after it."""
        inside = period.months()
        open_months = [month for month in inside if month.last >= self._today]
        usual = [month for month in open_months if month.number in months]
        middle = [month for month in open_months if month.number == inside[len(inside) // 2].number]
        return (usual or middle or open_months)[0]

    def _wish(self, form_id: str, form: MeetingForm | None, month: Period, *, yearly: bool) -> date:
        theme = self._theme_day(month)
        if form is not None and form.container:
            return theme
        if form is not None and form.due is Due.COMMITTEE:
            return self._workdays_before(theme)
        everybody = form is None or form.due is Due.ALL_MEMBERS
        if everybody and not yearly and self._joins(form_id, theme):
            return theme
        after = self._scene.calendar.add_workdays(theme, _WORKDAYS_APART)
        while month.contains(after) and not self._joins(form_id, after):
            after = self._scene.calendar.next_workday(after + _ONE_DAY)
        return after if month.contains(after) else theme

    def _joins(self, form_id: str, day: date) -> bool:
        """Tell whether the form may share the afternoon with all that is planned there."""
        others = self._forms_on.get(day, set()) - {form_id}
        most = self._scene.setting("max_forms_per_event", day, 1)
        combos = [self._scene.rules.combo(form_id, other, day) for other in others]
        return len(others) < most and all(combo is not None and combo.allowed for combo in combos)

    def _theme_day(self, month: Period) -> date:
        """Return the fixed day of the month moved to a working day, inside the month."""
        if month not in self._theme_days:
            fixed = self._fixed_day(month)
            day = self._scene.calendar.next_workday(fixed)
            self._theme_days[month] = day if month.contains(day) else self._last_workday(month)
            if day != fixed and month.last >= self._today:
                params = {"fixed": fixed, "day": self._theme_days[month]}
                params["holiday"] = self._scene.calendar.holiday_name(fixed) or WEEKEND  # type: ignore[assignment]
                self._found.append(Finding("theme_day_on_day_off", Severity.INFO, params))
        return self._theme_days[month]

    def _fixed_day(self, month: Period) -> date:
        branch, first = self._scene.branch, month.first
        fixed = (branch.theme_day if branch else None) or self._scene.setting("theme_day_fixed_day", first, 0)
        if fixed:
            return first.replace(day=fixed)
        week = self._scene.setting("theme_day_week", first, _DEFAULT_WEEK)
        weekday = self._scene.setting("theme_day_weekday", first, _DEFAULT_WEEKDAY)
        return first + timedelta(days=(weekday - 1 - first.weekday()) % 7 + 7 * (week - 1))

    def _last_workday(self, month: Period) -> date:
        return next(day for day in _back(month.last) if self._scene.calendar.is_workday(day))

    def _workdays_before(self, theme: date) -> date:
        month = month_of(theme)
        days = [day for day in _back(theme - _ONE_DAY, month.first) if self._scene.calendar.is_workday(day)]
        # No working day left before it: the day after keeps the theme day's afternoon free for what may share it.
        return (
            days[min(len(days), _WORKDAYS_APART) - 1] if days else self._scene.calendar.next_workday(theme + _ONE_DAY)
        )

    # ── days that will do ────────────────────────────────────────────────────────────────────────────────────

    def _settle(self, form_id: str, wish: date, period: Period, cell_id: int | None) -> date:
        """Return the wish, or the nearest working day of its month (from today on) when at least half can come."""
        month = month_of(wish)
        first = max(month.first, period.first, self._today)
        days = [first + timedelta(days=number) for number in range((month.last - first).days + 1)]
        days = [day for day in days if self._scene.calendar.is_workday(day)] or [max(wish, first)]
        days.sort(key=lambda day: (day < wish, abs((day - wish).days)))
        fit = next((day for day in days if self._enough(form_id, day, cell_id)), None)
        if fit is None:
            params = {"form": form_id, "period": str(period), "day": days[0]}
            self._found.append(Finding("few_can_come", Severity.WARNING, params))
        elif fit != days[0]:
            params = {"form": form_id, "wished": days[0], "day": fit}
            self._found.append(Finding("moved_for_absences", Severity.INFO, params))
        return fit or days[0]

    def _enough(self, form_id: str, day: date, cell_id: int | None) -> bool:
        due = self._scene.due(form_id, day, cell_id)
        away = self._scene.absences(day)
        return 2 * sum(member.id not in away for member in due) >= len(due)


def _back(day: date, until: date = date.min) -> Iterator[date]:
    while day >= until:
        yield day
        day -= _ONE_DAY
