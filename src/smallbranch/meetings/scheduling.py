"""Which day a planned meeting gets: the fixed theme day, last year's habit, working days, days enough can come on.

Every day comes with the reasons for it, in the order they took effect.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Protocol

from smallbranch.kernel.findings import Finding, Severity
from smallbranch.kernel.periods import Period, PeriodKind, month_of
from smallbranch.meetings.habits import Habit, Key, Pattern
from smallbranch.meetings.noticing import WEEKEND
from smallbranch.meetings.scene import Scene
from smallbranch.meetings.views import Reason
from smallbranch.packs.schema import Due, MeetingForm

# How the days of a month are laid out around the theme day: a convenience, not a rule; any line can be moved.
_DEFAULT_WEEK, _DEFAULT_WEEKDAY = 3, 5
_WORKDAYS_APART = 5
_ONE_DAY = timedelta(days=1)
_NO_HABIT = Habit(held=0)


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

    def __init__(self, scene: Scene, today: date, habits: Mapping[Key, Habit]) -> None:
        self._scene = scene
        self._today = today
        self._habits = habits
        self._theme_days: dict[Period, tuple[date, tuple[Reason, ...]]] = {}
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

    def place(
        self, form_id: str, period: Period, cell_id: int | None, months: tuple[int, ...]
    ) -> tuple[date | None, tuple[Reason, ...]]:
        """Return the day for one line with the reasons; no day when its period is over: a past day is never planned."""
        if period.last < self._today:
            self._undated += 1
            return None, (Reason("why_past", {"today": self._today}),)
        yearly = period.kind is PeriodKind.YEAR
        # What is due once a year may belong to the work year before: where it stood last year says nothing.
        habit = _NO_HABIT if yearly else self._habits.get((form_id, cell_id), _NO_HABIT)
        month = self._month(period, months, habit)
        form = self._scene.form(form_id, month.last)
        wish, why = self._wish(form_id, form, month, habit, yearly=yearly)
        day, moved = self._settle(form_id, wish, period, cell_id)
        self._forms_on[day].add(form_id)
        if form is not None and form.container:
            self._theme_days[month] = day, ()
        usual = (Reason("why_usual_month", {"month": month.number}),) if month.number in months else ()
        return day, (*usual, *why, *moved)

    # ── wishes ───────────────────────────────────────────────────────────────────────────────────────────────

    def _month(self, period: Period, months: tuple[int, ...], habit: Habit) -> Period:
        """Return the month of the period to aim at: the usual one, else one with time left after it."""
        inside = period.months()
        open_months = [month for month in inside if month.last >= self._today]
        place = habit.month_of_quarter if period.kind is PeriodKind.QUARTER else None
        aim = inside[len(inside) // 2 if place is None else place].number
        usual = [month for month in open_months if month.number in months]
        middle = [month for month in open_months if month.number == aim]
        return (usual or middle or open_months)[0]

    def _wish(
        self, form_id: str, form: MeetingForm | None, month: Period, habit: Habit, *, yearly: bool
    ) -> tuple[date, tuple[Reason, ...]]:
        theme, because = self._theme_day(month)
        if form is not None and form.container:
            return theme, because
        everybody = form is None or form.due is Due.ALL_MEMBERS
        shared = everybody and not yearly and self._joins(form_id, theme)
        if shared and (habit.with_theme_day or habit.pattern is None):
            return theme, (Reason("why_with_theme_day", {"day": theme}),)
        if habit.pattern is not None:
            return self._habitual(month, habit.pattern, theme, committee=_is_committee(form))
        if _is_committee(form):
            return self._workdays_before(theme)
        return self._workdays_after(form_id, theme)

    def _habitual(
        self, month: Period, pattern: Pattern, theme: date, *, committee: bool
    ) -> tuple[date, tuple[Reason, ...]]:
        """Return the day of last year's habit, moved to a working day of the month."""
        params = {"fits": pattern.fits, "held": pattern.held, "weekday": pattern.weekday, "week": pattern.week}
        if pattern.day is None and pattern.week is None:
            wish, _ = self._workdays_before(theme) if committee else (theme, ())
            return pattern.nearest(wish), (Reason("why_habit_weekday", params),)
        meant = pattern.day_in(month)
        code = "why_habit_day" if pattern.day is not None else "why_habit_week"
        why = Reason(code, {**params, "day": pattern.day})
        return meant, (why,)

    def _joins(self, form_id: str, day: date) -> bool:
        """Tell whether the form may share the afternoon with all that is planned there."""
        others = self._forms_on.get(day, set()) - {form_id}
        most = self._scene.setting("max_forms_per_event", day, 1)
        combos = [self._scene.rules.combo(form_id, other, day) for other in others]
        return len(others) < most and all(combo is not None and combo.allowed for combo in combos)

    def _theme_day(self, month: Period) -> tuple[date, tuple[Reason, ...]]:
        """Return the fixed day of the month moved to a working day, inside the month, and why it is that."""
        if month not in self._theme_days:
            fixed, why = self._fixed_day(month)
            day = self._workday_in(month, fixed)
            if day != fixed:
                params = {"fixed": fixed, "day": day, "holiday": self._off(fixed)}
                why = (*why, Reason("why_day_off", {"wished": fixed, "day": day, "holiday": self._off(fixed)}))
                if month.last >= self._today:
                    self._found.append(Finding("theme_day_on_day_off", Severity.INFO, params))
            self._theme_days[month] = day, why
        return self._theme_days[month]

    def _fixed_day(self, month: Period) -> tuple[date, tuple[Reason, ...]]:
        branch, first = self._scene.branch, month.first
        fixed = (branch.theme_day if branch else None) or self._scene.setting("theme_day_fixed_day", first, 0)
        if fixed:
            return first.replace(day=min(fixed, month.last.day)), (Reason("why_fixed_day", {"day": fixed}),)
        habit = next((habit for (form, _), habit in self._habits.items() if self._is_container(form, month)), _NO_HABIT)
        if habit.pattern is not None and (habit.pattern.day is not None or habit.pattern.week is not None):
            return self._habitual(month, habit.pattern, first, committee=False)
        week = self._scene.setting("theme_day_week", first, _DEFAULT_WEEK)
        weekday = self._scene.setting("theme_day_weekday", first, _DEFAULT_WEEKDAY)
        why = Reason("why_default_day", {"week": week, "weekday": weekday})
        return first + timedelta(days=(weekday - 1 - first.weekday()) % 7 + 7 * (week - 1)), (why,)

    def _is_container(self, form_id: str, month: Period) -> bool:
        form = self._scene.form(form_id, month.last)
        return form is not None and form.container

    def _workday_in(self, month: Period, day: date) -> date:
        """Return the next working day of the month, or its last one when none follows."""
        found = self._scene.calendar.next_workday(day)
        if month.contains(found):
            return found
        return next(one for one in _back(month.last) if self._scene.calendar.is_workday(one))

    def _off(self, day: date) -> str:
        return self._scene.calendar.holiday_name(day) or WEEKEND

    def _workdays_before(self, theme: date) -> tuple[date, tuple[Reason, ...]]:
        month = month_of(theme)
        days = [day for day in _back(theme - _ONE_DAY, month.first) if self._scene.calendar.is_workday(day)]
        if not days:
            # The day after keeps the theme day's afternoon free for what may share it.
            after = self._scene.calendar.next_workday(theme + _ONE_DAY)
            return after, (Reason("why_after_theme_day", {"day": theme, "count": 1}),)
        apart = min(len(days), _WORKDAYS_APART)
        return days[apart - 1], (Reason("why_before_theme_day", {"day": theme, "count": apart}),)

    def _workdays_after(self, form_id: str, theme: date) -> tuple[date, tuple[Reason, ...]]:
        """Return a later working day of the month the form may have: the fifth or the next, else the last there is."""
        calendar, month = self._scene.calendar, month_of(theme)
        left = [theme + timedelta(days=number) for number in range(1, (month.last - theme).days + 1)]
        numbered = list(enumerate(filter(calendar.is_workday, left), 1))
        free = [(at, day) for at, day in numbered if not calendar.is_swap_workday(day) and self._joins(form_id, day)]
        later = [pair for pair in free if pair[0] >= _WORKDAYS_APART]
        if not free:
            return theme, (Reason("why_with_theme_day", {"day": theme}),)
        at, day = later[0] if later else free[-1]
        return day, (Reason("why_after_theme_day", {"day": theme, "count": at}),)

    # ── days that will do ────────────────────────────────────────────────────────────────────────────────────

    def _settle(self, form_id: str, wish: date, period: Period, cell_id: int | None) -> tuple[date, tuple[Reason, ...]]:
        """Return the wish, or the nearest working day of its month (from today on) when at least half can come."""
        month = month_of(wish)
        first = max(month.first, period.first, self._today)
        days = [first + timedelta(days=number) for number in range((month.last - first).days + 1)]
        days = [day for day in days if self._scene.calendar.is_workday(day)]
        # A working weekend day is used when the fixed day falls on it, never sought.
        days = [day for day in days if self._plain(day)] or days or [max(wish, first)]
        days.sort(key=lambda day: (day < wish, abs((day - wish).days)))
        able = [day for day in days if self._enough(form_id, day, cell_id)]
        # Whatever has to give way does not take the place of another form it may not be held with.
        fit = next((day for day in able if day in (days[0], wish) or self._joins(form_id, day)), next(iter(able), None))
        why = [] if days[0] == wish else [self._why_not(wish, days[0])]
        if fit is None:
            params = {"form": form_id, "period": str(period), "day": days[0]}
            self._found.append(Finding("few_can_come", Severity.WARNING, params))
            why.append(Reason("why_few_can_come", {"day": days[0]}))
        elif fit != days[0]:
            params = {"form": form_id, "wished": days[0], "day": fit}
            self._found.append(Finding("moved_for_absences", Severity.INFO, params))
            why.append(Reason("why_absences", {"wished": days[0], "day": fit}))
        day = fit or days[0]
        if self._scene.calendar.is_swap_workday(day):
            why.append(Reason("why_swap_workday", {"day": day}))
        return day, tuple(why)

    def _plain(self, day: date) -> bool:
        theme, _ = self._theme_days.get(month_of(day), (None, ()))
        return day == theme or not self._scene.calendar.is_swap_workday(day)

    def _why_not(self, wish: date, day: date) -> Reason:
        if wish < self._today:
            return Reason("why_day_past", {"wished": wish, "day": day})
        if self._scene.calendar.is_workday(wish):
            return Reason("why_not_swap", {"wished": wish, "day": day})
        return Reason("why_day_off", {"wished": wish, "day": day, "holiday": self._off(wish)})

    def _enough(self, form_id: str, day: date, cell_id: int | None) -> bool:
        due = self._scene.due(form_id, day, cell_id)
        away = self._scene.absences(day)
        return 2 * sum(member.id not in away for member in due) >= len(due)


def _is_committee(form: MeetingForm | None) -> bool:
    return form is not None and form.due is Due.COMMITTEE


def _back(day: date, until: date = date.min) -> Iterator[date]:
    while day >= until:
        yield day
        day -= _ONE_DAY
