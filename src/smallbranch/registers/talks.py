"""Who has talked with whom (谈话覆盖): a matrix of members by committee members, from the register of talks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from smallbranch.kernel.periods import Period
from smallbranch.registers.datasets import Row, Source
from smallbranch.roster.views import MemberView

Params = Mapping[str, str]
Talks = Mapping[tuple[int, int], list[date]]
WHOLE = 100


def talk_columns(source: Source, period: Period, as_of: date, params: Params) -> Sequence[Row]:
    """Return a column for every committee member of the day."""
    return [{"key": f"m{one.id}", "title": one.name} for one in _committee(source, as_of)]


def talk_rows(source: Source, period: Period, as_of: date, params: Params) -> Sequence[Row]:
    """Return a line for every member due on the day with the days of his talks; the last tells the share talked to.

    Params: `register`, and its fields `from` and `to` for the two who talked. A talk counts for both of them.
    """
    members, committee = source.roster.due_members(as_of), _committee(source, as_of)
    talks = _talks(source, period, params)
    rows = [_row(member, members, committee, talks) for member in members]
    if not rows:
        return []
    reached = sum(row["covered"] == "√" for row in rows)
    share = {"name": "覆盖率", "covered": f"{WHOLE * reached / len(rows):.1f}%"}
    for one in committee:
        others = [row for row, member in zip(rows, members, strict=True) if member.id != one.id]
        met = sum(bool(row[f"m{one.id}"]) for row in others)
        share[f"m{one.id}"] = f"{WHOLE * met / len(others):.1f}%" if others else ""
    return [*rows, share]


def _row(member: MemberView, members: Sequence[MemberView], committee: Sequence[MemberView], talks: Talks) -> Row:
    row = {f"m{one.id}": "—" if one.id == member.id else _days(talks, member, one) for one in committee}
    leading = {one.id for one in committee}
    # A committee member's talks stand in his column.
    others = [] if member.id in leading else [one for one in members if one.id not in leading | {member.id}]
    peers = [f"{one.name}{_days(talks, member, one)}" for one in others if _days(talks, member, one)]
    count = sum(len(days) for pair, days in talks.items() if member.id in pair)
    return row | {
        "name": member.name,
        "peers": "\n".join(peers),
        "count": str(count),
        "covered": "√" if count else "",
    }


def _committee(source: Source, as_of: date) -> Sequence[MemberView]:
    return source.roster.due_members(as_of, committee=True)


def _talks(source: Source, period: Period, params: Params) -> Talks:
    found: dict[tuple[int, int], list[date]] = defaultdict(list)
    for view in source.entries(params["register"], period):
        for first in _ids(view.values.get(params["from"], "")):
            for second in _ids(view.values.get(params["to"], "")):
                if view.on_day is not None and first != second:
                    found[min(first, second), max(first, second)].append(view.on_day)
    return found


def _ids(text: str) -> list[int]:
    return [int(part) for part in text.split("、") if part.isascii() and part.isdigit()]


def _days(talks: Talks, one: MemberView, other: MemberView) -> str:
    days = talks.get((min(one.id, other.id), max(one.id, other.id)), [])
    return "\n".join(f"{day:%m.%d}" for day in days)
