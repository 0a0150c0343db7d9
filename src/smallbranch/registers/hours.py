"""The yearly sum of study hours (学时汇总): hours in the branch by attendance, hours elsewhere by certificate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_DOWN, Decimal

from smallbranch.kernel.periods import Period
from smallbranch.packs.rulebook import RuleBook
from smallbranch.registers.datasets import Row, Source

Params = Mapping[str, str]
ALL_MEMBERS, COMMITTEE = "all_members", "committee"
TENTH = Decimal("0.1")


def hour_rows(source: Source, period: Period, as_of: date, params: Params) -> Sequence[Row]:
    """Return a line for every member of the day; the standard is that of the committee for its members (HOUR-01, -02).

    Params: `register` of certificates, its fields `member`, `hours` and `kind`, and the kinds that are `online` and
    `private` (listed, never counted: HOUR-09, self-study is no training together).
    """
    rules = source.packs.rules
    per_hour = rules.setting_int("study_hour_minutes", as_of)
    minutes = source.study_minutes(period)
    elsewhere = _elsewhere(source, period, params)
    counted = rules.setting_flag("online_study_counts", as_of)
    rows = []
    for member in source.roster.members(as_of):
        branch = (Decimal(minutes.get(member.id, 0)) / per_hour).quantize(TENTH, ROUND_DOWN)
        training, online = elsewhere[member.id, "training"], elsewhere[member.id, "online"]
        total = branch + training + (online if counted else 0)
        standard = _standard(rules, as_of, committee=bool(member.party_posts))
        rows.append(
            {
                "name": member.name,
                "standard": str(standard),
                "training": _text(training),
                "branch": _text(branch),
                "online": _text(online),
                "total": _text(total),
                "reached": "达标" if total >= standard else f"差{_text(standard - total)}",
            }
        )
    return rows


def _elsewhere(source: Source, period: Period, params: Params) -> Mapping[tuple[int, str], Decimal]:
    found: dict[tuple[int, str], Decimal] = defaultdict(Decimal)
    for view in source.entries(params["register"], period):
        who, hours, kind = (view.values.get(params[key], "") for key in ("member", "hours", "kind"))
        if who.isdigit() and hours and kind != params["private"]:
            found[int(who), "online" if kind == params["online"] else "training"] += Decimal(hours)
    return found


def _standard(rules: RuleBook, as_of: date, *, committee: bool) -> int:
    by_group = {rule.who: rule.hours for rule in rules.hours(as_of)}
    least = by_group.get(ALL_MEMBERS, 0)
    return max(least, by_group.get(COMMITTEE, 0)) if committee else least


def _text(value: Decimal) -> str:
    return f"{value.quantize(TENTH, ROUND_DOWN).normalize():f}"
