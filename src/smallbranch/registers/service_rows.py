"""Who served the community how often in a year (L32A, 双报到): counted from the register, nobody is ranked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from smallbranch.kernel.periods import Period, PeriodKind
from smallbranch.kernel.sources import COUNTED, came_from
from smallbranch.registers.datasets import Row, Source
from smallbranch.registers.hours import hour_text
from smallbranch.registers.views import EntryView
from smallbranch.roster.views import MemberView

_ZERO = Decimal(0)


def service_rows(source: Source, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
    """Return a line for every member of the day with the year's services until then.

    The params name the register, its fields for people, kind and hours, and the kinds that are done with the unit and
    at home. What a year asks for is a setting (SVC-02, local); 0 asks for nothing.
    """
    year = Period(period.last.year, PeriodKind.YEAR)
    views = [
        view
        for view in source.entries(params["register"])
        if view.on_day is not None and year.first <= view.on_day <= min(year.last, as_of)
    ]
    wanted = {key: source.packs.rules.setting_int(key, as_of) for key in ("service_times", "service_home_times")}
    return [_row(one, views, params, wanted) for one in source.roster.members(as_of)]


def _row(member: MemberView, views: Sequence[EntryView], params: Mapping[str, str], wanted: Mapping[str, int]) -> Row:
    ours = [view for view in views if str(member.id) in view.values.get(params["members"], "").split("、")]
    kinds = [view.values.get(params["kind"], "") for view in ours]
    home = kinds.count(params["home"])
    hours = sum((Decimal(view.values.get(params["hours"]) or 0) for view in ours), _ZERO)
    return {
        **came_from(member=member.id),
        COUNTED: " ".join(f"entry:{view.id}" for view in ours),
        "name": member.label,
        "department": member.department or "",
        "unit": str(kinds.count(params["unit"])),
        "home": str(home),
        "times": str(len(ours)),
        "hours": hour_text(hours),
        "reached": _reached(len(ours), home, wanted),
    }


def _reached(times: int, home: int, wanted: Mapping[str, int]) -> str:
    if not any(wanted.values()):
        return ""
    short = max(wanted["service_times"] - times, wanted["service_home_times"] - home)
    return "达标" if short <= 0 else f"差{short}次"
