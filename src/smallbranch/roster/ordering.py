"""The order of the roster: the order chosen by the branch, else 姓氏笔画."""

from __future__ import annotations

from collections.abc import Callable

from smallbranch.kernel import names
from smallbranch.roster.model import MemberRow

OrderKey = tuple[int, tuple[tuple[int, ...], tuple[int, ...], str], int]


def by_order(rank: Callable[[str], int]) -> Callable[[MemberRow], OrderKey]:
    """Return the sort key of a member; members without a chosen place come after those with one."""

    def key(member: MemberRow) -> OrderKey:
        place = member.sort_no or 1_000_000
        return place, names.stroke_key(member.name, rank), member.id

    return key
