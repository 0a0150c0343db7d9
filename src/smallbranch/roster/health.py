"""Gaps and doubts of the roster as of a day, each with the person and the field it is about. Nothing here blocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from msgspec import Struct

from smallbranch.kernel import names
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.roster import id_number
from smallbranch.roster.categories import FULL, PARTY_MEMBERS, PROBATIONARY
from smallbranch.roster.timeline import GUEST, Timeline
from smallbranch.roster.views import MemberView

# The collection form of 2017 asks for all of them (S14); without the first the program itself cannot count.
NEEDED = ("sex", "birth_date", "id_number", "department")
WELCOME = ("ethnic_group", "education", "phone")
ProbationEnd = Callable[[MemberView], date | None]


class HealthItem(Struct, frozen=True):
    """One gap or doubt; `other_id` is the second person of a pair that may be one person."""

    member_id: int
    name: str
    field: str
    finding: Finding
    other_id: int | None = None


def health(timeline: Timeline, day: date, probation_end: ProbationEnd) -> tuple[HealthItem, ...]:
    """Return the gaps and doubts of everybody on the roster of the day, person by person in roster order."""
    people = [view for view in timeline.everybody(day) if view.relation != GUEST]
    cells = bool(timeline.cells(day))
    pairs = _pairs(timeline, day)
    found: list[HealthItem] = []
    for view in people:
        found += [_item(view, one) for one in (*_gaps(view, day), *_id_doubts(view))]
        found += [_item(view, one) for one in _course(view, day, cells, probation_end)]
        found += pairs.get(view.id, ())
    return tuple(found)


def _item(view: MemberView, finding: Finding) -> HealthItem:
    return HealthItem(view.id, view.label, (finding.subject.field if finding.subject else None) or "name", finding)


def _about(view: MemberView, where: str, code: str, severity: Severity, **params: object) -> Finding:
    return Finding(code, severity, {"name": view.label, **params}, Subject("member", view.id, where))


def _gaps(view: MemberView, day: date) -> Iterator[Finding]:
    retired = view.retired_on is not None and view.retired_on <= day
    wanted = [name for name in NEEDED if name != "department" or not retired]
    wanted += ["join_date"] if view.member_category in PARTY_MEMBERS else []
    wanted += ["full_date"] if view.member_category == FULL else []
    for name in wanted:
        if getattr(view, name) is None:
            yield _about(view, name, "member_field_missing", Severity.WARNING, field=name)
    for name in WELCOME:
        if getattr(view, name) is None:
            yield _about(view, name, "member_field_missing", Severity.INFO, field=name)


def _id_doubts(view: MemberView) -> list[Finding]:
    if view.id_number is None:
        return []
    return id_number.doubts(view.id_number, view.birth_date, view.sex, Subject("member", view.id, "id_number"))


def _course(view: MemberView, day: date, cells: bool, probation_end: ProbationEnd) -> Iterator[Finding]:
    if cells and view.cell_id is None and view.member_category in PARTY_MEMBERS:
        yield _about(view, "party_cell", "member_without_cell", Severity.WARNING)
    ends = probation_end(view) if view.member_category == PROBATIONARY else None
    if ends is not None and ends < day:
        yield _about(view, "member_category", "member_probation_over", Severity.WARNING, ends_on=ends.isoformat())


# ── one person entered twice ─────────────────────────────────────────────────────────────────────────────────────


def _pairs(timeline: Timeline, day: date) -> dict[int, list[HealthItem]]:
    """Return the pairs by the person here; somebody who left and was entered anew is found too."""
    known = [view for row in timeline.snapshot.members if (view := timeline.member(row.id, day)) is not None]
    known = [view for view in known if timeline.snapshot.relations.get(view.id)]
    numbers = _same(known, lambda view: _same_number(view.id_number))
    people = _same(known, lambda view: f"{names.fold(view.name)} {view.birth_date}" if view.birth_date else None)
    found: dict[int, list[HealthItem]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for field, code, groups in (
        ("id_number", "member_twice_by_id", numbers),
        ("name", "member_twice_by_name", people),
    ):
        for first, second in groups:
            if (first.id, second.id) in seen or (code == "member_twice_by_name" and _told_apart(first, second)):
                continue
            seen.add((first.id, second.id))
            here, other = (first, second) if first.relation else (second, first)
            finding = _about(here, field, code, Severity.WARNING, other=other.label)
            found[here.id].append(HealthItem(here.id, here.label, field, finding, other.id))
    return found


def _same(
    known: Iterable[MemberView], key: Callable[[MemberView], str | None]
) -> Iterator[tuple[MemberView, MemberView]]:
    groups: dict[str, list[MemberView]] = defaultdict(list)
    for view in known:
        value = key(view)
        if value:
            groups[value].append(view)
    for group in groups.values():
        yield from ((group[0], other) for other in group[1:])


def _same_number(number: str | None) -> str | None:
    """Return the part a number of 15 and of 18 digits share, so that old and new form of one number meet."""
    if number is None:
        return None
    return number if len(number) == 15 else number[:6] + number[8:17]


def _told_apart(first: MemberView, second: MemberView) -> bool:
    """Tell whether two different numbers say that these are two people (C26)."""
    one, other = _same_number(first.id_number), _same_number(second.id_number)
    return one is not None and other is not None and one != other
