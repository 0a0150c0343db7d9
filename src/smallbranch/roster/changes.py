"""Who came and who went (党员增减登记): additions and losses of Party members in a period, in order of their day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from smallbranch.kernel.periods import Period
from smallbranch.kernel.sources import came_from
from smallbranch.roster.categories import PARTY_MEMBERS
from smallbranch.roster.intervals import ONE_DAY, in_order
from smallbranch.roster.model import RelationRow
from smallbranch.roster.print_forms import day
from smallbranch.roster.timeline import MANAGED, Timeline
from smallbranch.roster.words import word

Row = Mapping[str, str]
Change = tuple[date, Row]

MORE, LESS = "增", "减"
NEW_MEMBER, RESTORED = "新发展", "恢复党籍"
STOPPED = "membership_suspended"


def changes(timeline: Timeline, period: Period) -> Sequence[Row]:
    """Return one row per addition or loss whose day lies in the period."""
    snapshot = timeline.snapshot
    found: list[Change] = []
    for member in snapshot.members:
        managed = in_order([one for one in snapshot.relations.get(member.id, ()) if one.kind in MANAGED])
        found += _moves(timeline, member.id, managed)
        found += _admission(timeline, member.id)
        found += _stops(timeline, member.id)
    inside = [(on, row) for on, row in found if period.contains(on)]
    return [row for _, row in sorted(inside, key=lambda change: change[0])]


def _moves(timeline: Timeline, member_id: int, relations: Sequence[RelationRow]) -> Iterator[Change]:
    """Yield transfers in and ends; a letter that is on its way changes nothing yet (MOVE-03)."""
    followed: date | None = None
    for one in relations:
        fresh = one.start_on is not None and (followed is None or one.start_on - followed > ONE_DAY)
        if fresh and one.start_on is not None and _was_member(timeline, member_id, one):
            yield one.start_on, _row(timeline, member_id, MORE, "transferred_in", one.start_on, one)
        if one.end_on is not None and one.end_cause and _in_party(timeline, member_id, one.end_on):
            yield one.end_on, _row(timeline, member_id, LESS, one.end_cause, one.end_on, one)
        followed = one.end_on


def _was_member(timeline: Timeline, member_id: int, relation: RelationRow) -> bool:
    """Tell whether somebody who begins here was in the Party before that day."""
    if relation.start_cause == "transferred_in":
        return True
    spans = timeline.snapshot.categories.get(member_id, ())
    since = [one.start_on for one in spans if one.category in PARTY_MEMBERS and one.start_on is not None]
    return relation.start_on is not None and bool(since) and min(since) < relation.start_on


def _admission(timeline: Timeline, member_id: int) -> Iterator[Change]:
    """Yield the day somebody who was here already became a Party member."""
    track = in_order([one for one in timeline.snapshot.categories.get(member_id, ()) if one.category in PARTY_MEMBERS])
    first = track[0] if track else None
    if first is None or first.start_on is None:
        return
    relation = timeline.relation(member_id, first.start_on)
    if relation is None or relation.kind not in MANAGED or relation.start_cause == "transferred_in":
        return
    # Who is on the roster from the beginning was admitted long before the book was.
    if relation.start_on is None and not _was_applicant(timeline, member_id):
        return
    yield first.start_on, _row(timeline, member_id, MORE, NEW_MEMBER, first.start_on, None)


def _was_applicant(timeline: Timeline, member_id: int) -> bool:
    return any(one.category not in PARTY_MEMBERS for one in timeline.snapshot.categories.get(member_id, ()))


def _stops(timeline: Timeline, member_id: int) -> Iterator[Change]:
    for one in timeline.snapshot.states.get(member_id, ()):
        if one.state != STOPPED:
            continue
        if one.start_on is not None:
            yield one.start_on, _row(timeline, member_id, LESS, STOPPED, one.start_on, None)
        if one.end_on is not None:
            yield one.end_on, _row(timeline, member_id, MORE, RESTORED, one.end_on, None)


def _in_party(timeline: Timeline, member_id: int, on: date) -> bool:
    view = timeline.member(member_id, on)
    return view is not None and view.member_category in PARTY_MEMBERS


def _row(
    timeline: Timeline, member_id: int, way: str, cause: str | None, on: date, relation: RelationRow | None
) -> Row:
    return {
        **came_from(member=member_id),
        "name": timeline.name(member_id),
        "change": way,
        "category": word(cause),
        "on": day(on),
        "other_org": (relation.other_org if relation else None) or "",
        "letter_no": (relation.letter_no if relation else None) or "",
        "receipt_on": day(relation.receipt_on if relation else None),
    }
