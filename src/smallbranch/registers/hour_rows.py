"""The two ledgers of study hours: the sum of everybody (L18), and a card for each person (L17C)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import ROUND_DOWN, Decimal

from smallbranch.kernel.periods import Period
from smallbranch.kernel.sources import COUNTED, came_from
from smallbranch.registers.datasets import Row, Source
from smallbranch.registers.hours import (
    TENTH,
    Kinds,
    MemberHours,
    Year,
    hour_text,
    hours_of,
    hours_within,
    read_year,
)

Params = Mapping[str, str]
IN_BRANCH, MADE_UP = "支部学习", "补课"
EXEMPT = "不作硬性要求"


def hour_rows(source: Source, period: Period, as_of: date, params: Params) -> Sequence[Row]:
    """Return a line for every member of the day; params name the register of certificates and its fields."""
    kinds = Kinds.of(params)
    year = read_year(source, period, as_of, kinds)
    return [_sum_row(one, year) for one in hours_of(source, year, as_of, kinds)]


def _sum_row(one: MemberHours, year: Year) -> Row:
    events = (f"event:{line.event_id}" for line in year.studied.get(one.member.id, ()))
    entries = (f"entry:{view.id}" for view in year.certificates.get(one.member.id, ()))
    reached = "达标" if not one.short else f"差{hour_text(one.short)}"
    return {
        **came_from(member=one.member.id),
        COUNTED: " ".join(dict.fromkeys((*events, *entries))),
        "name": one.member.label,
        "standard": str(one.standard),
        "training": hour_text(one.training),
        "branch": hour_text(one.branch),
        "lectures": hour_text(one.lectures),
        "online": hour_text(one.online),
        "total": hour_text(one.total),
        "reached": EXEMPT if one.exempt and one.short else reached,
    }


def card_rows(source: Source, period: Period, as_of: date, params: Params) -> Sequence[Row]:
    """Return the lines of everybody's card in order of time with their running sum; `person` tells them apart."""
    kinds = Kinds.of(params)
    year = read_year(source, period, as_of, kinds)
    rows: list[Row] = []
    for one in hours_of(source, year, as_of, kinds):
        head = {
            **came_from(member=one.member.id),
            "person": str(one.member.id),
            "name": one.member.label,
            "year": str(period.year),
            "department": one.member.department or "",
            "standard": str(one.standard),
        }
        rows += [head | line for line in _with_sums(source, year, as_of, kinds, one)] or [head]
    return rows


def _with_sums(source: Source, year: Year, as_of: date, kinds: Kinds, one: MemberHours) -> Iterator[dict[str, str]]:
    minutes, elsewhere = 0, Decimal(0)
    per_hour = source.packs.rules.setting_int("study_hour_minutes", as_of)
    for on, studied, row in sorted(_lines(source, year, as_of, kinds, one), key=lambda line: line[0]):
        if studied:
            # The sum is taken of minutes, so that the card ends where the sum of the year does.
            before = (Decimal(minutes) / per_hour).quantize(TENTH, ROUND_DOWN)
            minutes += studied
            row["hours"] = hour_text((Decimal(minutes) / per_hour).quantize(TENTH, ROUND_DOWN) - before)
        elsewhere += Decimal(row.pop("counted", "0"))
        total = (Decimal(minutes) / per_hour).quantize(TENTH, ROUND_DOWN) + elsewhere
        yield row | {"on": on.strftime("%Y.%m.%d"), "sum": hour_text(total)}


def _lines(
    source: Source, year: Year, as_of: date, kinds: Kinds, one: MemberHours
) -> Iterator[tuple[date, int, dict[str, str]]]:
    rules = source.packs.rules
    branch = source.roster.branch().name
    for line in year.studied.get(one.member.id, ()):
        form = rules.form(line.form, line.on)
        what = MADE_UP if line.makeup else form.short if form else IN_BRANCH
        yield (
            line.on,
            line.minutes,
            {COUNTED: f"event:{line.event_id}", "content": line.topic, "form": what, "organiser": branch},
        )
    for view in year.certificates.get(one.member.id, ()):
        hours, kind = hours_within(view, year.period, kinds, rules, as_of), view.values.get(kinds.kind, "")
        counts = kind != kinds.private and (kind != kinds.online or rules.setting_flag("online_study_counts", as_of))
        row = {key: view.shown.get(key, "") for key in ("content", "form", "organiser", "certificate", "checked_by")}
        row[COUNTED] = f"entry:{view.id}"
        row["hours"] = hour_text(hours) if counts else f"（{hour_text(hours)}）"
        yield view.on_day or year.period.first, 0, row | {"counted": str(hours) if counts else "0"}
