"""A row against the book, cell by cell: only what differs and may be written is left."""

from __future__ import annotations

from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from smallbranch.intake.roster_sheet import read_again
from smallbranch.kernel.errors import InvalidInput
from smallbranch.roster import fields
from smallbranch.roster.categories import FULL
from smallbranch.roster.import_plan import CellChange, Wanted
from smallbranch.roster.model import MemberRow
from smallbranch.roster.own import stored_own, view_of
from smallbranch.roster.timeline import Timeline
from smallbranch.roster.words import joined, word

Problem = tuple[str, str, dict[str, object]]


class Changes(Struct):
    """The differences, what of the row is left to write, and what cannot be written."""

    wanted: Wanted
    cells: list[CellChange] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def note(self, name: str, old: object, new: object) -> None:
        """Note one cell that differs."""
        self.cells.append(CellChange(name, None if old in (None, "") else str(old), str(new)))


def compare(member: MemberRow | None, wanted: Wanted, timeline: Timeline, today: date) -> Changes:
    """Compare; None compares with an empty person."""
    changes = Changes(wanted)
    _values(changes, member, today)
    _own(changes, member, timeline)
    _category(changes, member, timeline, today)
    place = None if member is None else timeline.place(member.id, today)
    cell, leads = (place[1].name, place[0].leader) if place else (None, False)
    if wanted.cell and (wanted.cell != cell or (wanted.leader and not leads)):
        changes.note("party_cell", cell, wanted.cell)
    else:
        changes.wanted = replace(changes.wanted, cell=None)
    _posts(changes, member, timeline, today)
    held = () if member is None else timeline.states(member.id, today)
    fresh = tuple(state for state in wanted.states if state not in held)
    for state in fresh:
        changes.note(state, None, word(state))
    changes.wanted = replace(changes.wanted, states=fresh)
    return changes


def _values(changes: Changes, member: MemberRow | None, today: date) -> None:
    values = dict(changes.wanted.values)
    if changes.wanted.note:
        stored = "" if member is None else member.remark or ""
        values["remark"] = with_note(str(values.get("remark", stored)), changes.wanted.note)
    differing = {
        name: value for name, value in values.items() if member is None or _differs(member, name, value, today)
    }
    if member is not None:
        _drop_impossible(changes, member, differing)
    for name, value in differing.items():
        changes.note(name, None if member is None else getattr(member, name), value)
    changes.wanted = replace(changes.wanted, values=differing if member is not None else values)


def _differs(member: MemberRow, name: str, value: object, today: date) -> bool:
    """Tell whether a cell says something else than the book; what is only written otherwise (本科) does not."""
    stored = getattr(member, name)
    if stored == value:
        return False
    return stored is None or read_again(name, str(stored), today=today) != value


def _own(changes: Changes, member: MemberRow | None, timeline: Timeline) -> None:
    """Compare the branch's own fields; a value that does not fit its field is left out."""
    shown = {row.key: row for row in timeline.snapshot.own_fields}
    rows = () if member is None else timeline.snapshot.own_values.get(member.id, ())
    held = {row.field_id: row.secret or row.text or "" for row in rows}
    differing = {}
    for key, given in changes.wanted.own.items():
        try:
            value = stored_own(view_of(shown[key]), given)
        except InvalidInput as problem:
            changes.problems.append(
                (f"own.{key}", "import_cell_left_out", {"problem": next(iter(problem.fields.values()))})
            )
            continue
        old = held.get(shown[key].id, "")
        if value != old:
            differing[key] = value
            changes.note(f"own.{key}", old, value)
    changes.wanted = replace(changes.wanted, own=differing)


def with_note(remark: str, note: str) -> str:
    """Return a remark that holds the note once."""
    if note in remark:
        return remark
    return f"{remark}；{note}" if remark else note


def _drop_impossible(changes: Changes, member: MemberRow, differing: dict[str, object]) -> None:
    """Leave out the fewest dates of the sheet that cannot stand beside the others and those of the book."""
    held = {name: getattr(member, name) for name in fields.DATE_FIELDS}
    given = {name: value for name, value in differing.items() if name in held}
    for name, problem in fields.dates_at_fault(given, held).items():
        changes.problems.append((name, "import_cell_left_out", {"problem": problem}))
        del differing[name]


def _category(changes: Changes, member: MemberRow | None, timeline: Timeline, today: date) -> None:
    category = changes.wanted.category
    if member is None or category is None:
        return
    held = timeline.category(member.id, today)
    full_date = changes.wanted.values.get("full_date") or member.full_date
    join_date = changes.wanted.values.get("join_date") or member.join_date
    since = full_date if category == FULL else join_date
    if category == held:
        category = None
    elif held == FULL:
        changes.problems.append(("member_category", "import_category_back", {"text": category}))
        category = None
    elif held and since is None:
        changes.problems.append(("member_category", "import_category_needs_date", {"text": category}))
        category = None
    else:
        changes.note("member_category", word(held), word(category))
    changes.wanted = replace(changes.wanted, category=category)


def _posts(changes: Changes, member: MemberRow | None, timeline: Timeline, today: date) -> None:
    held = () if member is None else timeline.post_codes(member.id, today)
    fresh = []
    for post in changes.wanted.posts:
        holder = next((one for one in timeline.posts(today) if one.post == post == "secretary"), None)
        if post in held:
            continue
        if holder is not None:
            changes.problems.append(("party_post", "import_post_taken", {"name": holder.member_name}))
        else:
            fresh.append(post)
    if fresh:
        changes.note("party_post", joined(held), joined(fresh))
    changes.wanted = replace(changes.wanted, posts=tuple(fresh))
