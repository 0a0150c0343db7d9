"""Who has talked with whom in a year, and who is still missing (LIFE-08); pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from smallbranch.appraisal.views import Coverage, Need
from smallbranch.packs.rulebook import RuleBook
from smallbranch.registers.views import EntryView
from smallbranch.roster.views import MemberView

EVERY_PAIR, SECRETARY, NOBODY = "every_pair", "secretary", "none"


def coverage(
    members: Sequence[MemberView],
    commissioners: Sequence[MemberView],
    talks: Iterable[EntryView],
    excused: Mapping[int, str],
    rules: RuleBook,
    day: date,
) -> Coverage:
    """Return the matrix of a year; a talk counts for everybody who took part in it."""
    leading = frozenset(one.id for one in commissioners)
    secretary = next((one.id for one in commissioners if SECRETARY in one.party_posts), None)
    days = _days(talks)
    found = Coverage(tuple(members), leading, secretary, days, excused, ())
    return Coverage(tuple(members), leading, secretary, days, excused, tuple(_needs(found, rules, day)))


def _days(talks: Iterable[EntryView]) -> dict[tuple[int, int], tuple[date, ...]]:
    found: dict[tuple[int, int], set[date]] = defaultdict(set)
    for view in talks:
        for one in _ids(view.values.get("talker", "")):
            for other in _ids(view.values.get("listener", "")):
                if view.on_day is not None and one != other:
                    found[min(one, other), max(one, other)].add(view.on_day)
    return {pair: tuple(sorted(on)) for pair, on in found.items()}


def _ids(text: str) -> list[int]:
    return [int(part) for part in text.split("、") if part.isascii() and part.isdigit()]


def _needs(found: Coverage, rules: RuleBook, day: date) -> Iterator[Need]:
    here = [one for one in found.members if one.id not in found.excused]
    leading = [one for one in here if one.id in found.commissioners]
    others = [one for one in here if one.id not in found.commissioners]
    if rules.setting_text("talk_commissioners", day) == EVERY_PAIR:
        pairs = combinations(leading, 2)
        yield from (Need("commissioners", one, two) for one, two in pairs if not found.between(one.id, two.id))
    else:
        yield from _with_any(found, "commissioners", leading, leading)
    yield from _with_commissioners(found, rules.setting_text("talk_commissioner_member", day), leading, others)
    if rules.setting_text("talk_members", day) != NOBODY:
        yield from _with_any(found, "members", others, others)


def _with_commissioners(
    found: Coverage, norm: str, leading: Sequence[MemberView], others: Sequence[MemberView]
) -> Iterator[Need]:
    if norm == EVERY_PAIR or (norm == SECRETARY and found.secretary is not None):
        wanted = leading if norm == EVERY_PAIR else [one for one in leading if one.id == found.secretary]
        for other in others:
            yield from (
                Need("commissioner_member", other, one) for one in wanted if not found.between(one.id, other.id)
            )
    else:
        yield from _with_any(found, "commissioner_member", others, leading)


def _with_any(found: Coverage, kind: str, people: Sequence[MemberView], among: Sequence[MemberView]) -> Iterator[Need]:
    for one in people:
        partners = [other for other in among if other.id != one.id]
        if partners and not any(found.between(one.id, other.id) for other in partners):
            yield Need(kind, one)
