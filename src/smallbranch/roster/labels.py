"""Names as lists show them: people of one name are told apart by what differs between them (C26)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from smallbranch.roster.model import MemberRow

_MARKS: tuple[Callable[[MemberRow], str | None], ...] = (
    lambda member: member.sex,
    lambda member: member.department,
    lambda member: member.admin_post,
    lambda member: member.birth_date,
)


def labels(members: Iterable[MemberRow]) -> dict[int, str]:
    """Return the label of each member by id: the plain name, or 王伟（女）, 王伟（办公室）…"""
    same: dict[str, list[MemberRow]] = defaultdict(list)
    for member in members:
        same[member.name_key].append(member)
    found: dict[int, str] = {}
    for group in same.values():
        marks = [""] if len(group) == 1 else _telling_marks(group)
        for member, mark in zip(group, marks, strict=True):
            found[member.id] = f"{member.name}（{mark}）" if mark else member.name
    return found


def _telling_marks(group: list[MemberRow]) -> list[str]:
    for mark in _MARKS:
        values = [mark(member) or "" for member in group]
        if all(values) and len(set(values)) == len(group):
            return values
    order = {member.id: number for number, member in enumerate(sorted(group, key=lambda one: one.id), 1)}
    return [str(order[member.id]) for member in group]
