"""The whole roster in memory: who was who on any day, without another query.

As of a day: a person is on the roster while a relation (here, or sent out and not yet received) covers the day and the
person is in a category; the day of a death or a transfer is still inside (domain rules §4.3, C04, C05, C43).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from smallbranch.roster import ages
from smallbranch.roster.categories import APPLICANTS, FULL, PARTY_MEMBERS
from smallbranch.roster.intervals import covers, in_order, on_day, touches
from smallbranch.roster.joining import AgeStart
from smallbranch.roster.labels import labels
from smallbranch.roster.model import AbsenceRow, CellMemberRow, CellRow, MemberRow, PostRow, RelationRow, TermRow
from smallbranch.roster.posts import POSTS
from smallbranch.roster.snapshot import Snapshot
from smallbranch.roster.views import AbsenceView, CellView, MemberView, PostView, TermView

MANAGED = frozenset({"here", "transfer_out_pending"})
GUEST = "guest"
NOT_DUE_STATES = frozenset({"membership_suspended", "rights_suspended"})
NO_VOTE_STATES = NOT_DUE_STATES | {"probation_within_party"}
PERSONAL_FIELDS = (
    "sex", "ethnic_group", "birth_date", "native_place", "education", "degree", "work_start_date", "join_date",
    "full_date", "id_number", "phone", "admin_post", "department", "address", "job_post", "new_social_stratum",
    "technical_post", "registered_residence", "join_type", "confirmation_result", "join_branch",
    "party_age_correction_months", "retired_on", "remark",
)  # fmt: skip


class Timeline:
    """Answers about the roster as it stood in one snapshot of the book."""

    def __init__(self, snapshot: Snapshot, order: Callable[[MemberRow], Any], age_start: AgeStart) -> None:
        self.snapshot = snapshot
        self._ordered = tuple(sorted(snapshot.members, key=order))
        self._rows = {row.id: row for row in self._ordered}
        self._cells = {row.id: row for row in snapshot.cells}
        self._terms = {row.id: row for row in snapshot.terms}
        self._age_start = age_start
        self._days: dict[date, tuple[MemberView, ...]] = {}
        # Read once: a mapped attribute costs ten times a dictionary's, and a year asks for every member forty times.
        self._personal = {row.id: {name: getattr(row, name) for name in PERSONAL_FIELDS} for row in self._ordered}

    # ── people ───────────────────────────────────────────────────────────────────────────────────────────────

    def everybody(self, day: date) -> tuple[MemberView, ...]:
        """Return all who have a relation or are guests on the day, in roster order, applicants included."""
        if day not in self._days:
            present = [(row, relation) for row in self._ordered if (relation := self.relation(row.id, day)) is not None]
            shown = labels(row for row, _ in present)
            views = [self._view(row, relation, shown[row.id], day) for row, relation in present]
            self._days[day] = tuple(view for view in views if view.member_category or view.relation == GUEST)
        return self._days[day]

    def members(
        self, day: date, *, include_guests: bool = False, include_applicants: bool = False
    ) -> tuple[MemberView, ...]:
        """Return the Party members of the day; guests of other branches and applicants only when asked for."""

        def wanted(view: MemberView) -> bool:
            if view.relation == GUEST:
                return include_guests
            known = view.member_category in PARTY_MEMBERS
            return known or (include_applicants and view.member_category in APPLICANTS)

        return tuple(view for view in self.everybody(day) if wanted(view))

    def due_members(self, day: date, *, cell_id: int | None = None, committee: bool = False) -> tuple[MemberView, ...]:
        """Return those expected at a meeting of the branch, of a cell, or of the committee on the day."""
        due = [view for view in self.members(day) if not NOT_DUE_STATES & set(view.states)]
        if cell_id is not None:
            due = [view for view in due if view.cell_id == cell_id]
        if committee:
            due = [view for view in due if view.party_posts]
        return tuple(due)

    def member(self, member_id: int, day: date) -> MemberView | None:
        """Return one person on a day; of someone who has left or not yet come, the person without relation ("")."""
        row = self._rows.get(member_id)
        if row is None:
            return None
        found = next((view for view in self.everybody(day) if view.id == member_id), None)
        return found or self._view(row, None, row.name, day)

    def name(self, member_id: int) -> str:
        """Return the plain name of a person."""
        return self._rows[member_id].name

    def former_members(self, day: date) -> tuple[MemberView, ...]:
        """Return those whose relation ended before the day, as they were on their last day; guests left out."""
        found = []
        for row in self._ordered:
            spans = [one for one in self.snapshot.relations.get(row.id, ()) if one.kind in MANAGED]
            ends = [one.end_on for one in spans if one.end_on is not None]
            if spans and len(ends) == len(spans) and max(ends) < day:
                last = max(ends)
                found.append(self._view(row, self.relation(row.id, last), row.name, last))
        return tuple(found)

    def end_of_relation(self, member_id: int) -> RelationRow | None:
        """Return the relation that ended last, if none is running."""
        spans = in_order(self.snapshot.relations.get(member_id, ()))
        return spans[-1] if spans and spans[-1].end_on is not None else None

    def relation(self, member_id: int, day: date) -> RelationRow | None:
        """Return the relation of the day; an own relation comes before a guest's."""
        spans = on_day(self.snapshot.relations.get(member_id, ()), day)
        return next((one for one in spans if one.kind in MANAGED), spans[0] if spans else None)

    def category(self, member_id: int, day: date) -> str:
        """Return the category of the day, or ""."""
        spans = on_day(self.snapshot.categories.get(member_id, ()), day)
        return spans[0].category if spans else ""

    def states(self, member_id: int, day: date) -> tuple[str, ...]:
        """Return the states of the day."""
        return tuple(sorted(one.state for one in on_day(self.snapshot.states.get(member_id, ()), day)))

    def place(self, member_id: int, day: date) -> tuple[CellMemberRow, CellRow] | None:
        """Return the place in a cell on the day; a cell that has ended holds nobody."""
        for one in on_day(self.snapshot.places.get(member_id, ()), day):
            cell = self._cells[one.cell_id]
            if covers(cell, day):
                return one, cell
        return None

    def post_codes(self, member_id: int, day: date) -> tuple[str, ...]:
        """Return the Party posts of the day in the usual order."""
        held = {one.post for one in on_day(self.snapshot.posts.get(member_id, ()), day)}
        return tuple(sorted(held, key=_post_rank))

    def _view(self, row: MemberRow, relation: RelationRow | None, label: str, day: date) -> MemberView:
        category, states, place = self.category(row.id, day), self.states(row.id, day), self.place(row.id, day)
        managed = relation is not None and relation.kind in MANAGED
        personal = self._personal[row.id]
        counts = category == FULL  # on probation there is membership, and no party age (S11)
        since = self._age_start(personal["join_date"], personal["full_date"], day) if counts else None
        return MemberView(
            id=row.id,
            uid=row.uid,
            name=row.name,
            label=label,
            initials=row.initials,
            **personal,
            relation="" if relation is None else relation.kind,
            since=None if relation is None else self._since(row.id, relation),
            member_category=category,
            states=states,
            votes=managed and category == FULL and not NO_VOTE_STATES & set(states),
            party_posts=self.post_codes(row.id, day) if managed else (),
            cell_id=place[1].id if place and managed else None,
            cell=place[1].name if place and managed else None,
            cell_leader=bool(place and managed and place[0].leader),
            age=ages.age(personal["birth_date"], day),
            party_age=ages.party_age(since, personal["party_age_correction_months"], day),
        )

    def _since(self, member_id: int, relation: RelationRow) -> date | None:
        """Return the first day of the unbroken stay the relation belongs to."""
        start = relation.start_on
        for one in reversed(in_order(self.snapshot.relations.get(member_id, ()))):
            follows = start is not None and one.end_on is not None and (start - one.end_on).days == 1
            if one.kind in MANAGED and follows:
                start = one.start_on
        return start

    # ── organisation ─────────────────────────────────────────────────────────────────────────────────────────

    def posts(self, day: date) -> tuple[PostView, ...]:
        """Return the posts held on the day, in the usual order."""
        due = {view.id for view in self.members(day)}
        held = [one for member in due for one in on_day(self.snapshot.posts.get(member, ()), day)]
        return self._post_views(held)

    def posts_between(self, first: date, last: date) -> tuple[PostView, ...]:
        """Return the posts held on any day of first…last."""
        return self._post_views([one for one in self._all_posts() if touches(one, first, last)])

    def _all_posts(self) -> list[PostRow]:
        return [one for held in self.snapshot.posts.values() for one in held]

    def _post_views(self, rows: list[PostRow]) -> tuple[PostView, ...]:
        place = {row.id: number for number, row in enumerate(self._ordered)}
        rows = sorted(rows, key=lambda one: (_post_rank(one.post), one.start_on or date.min, place[one.member_id]))
        return tuple(self._post_view(row) for row in rows)

    def _post_view(self, row: PostRow) -> PostView:
        term = self._terms.get(row.term_id) if row.term_id is not None else None
        return PostView(
            row.id,
            row.member_id,
            self.name(row.member_id),
            row.post,
            row.start_on,
            row.end_on,
            row.origin,
            row.duties,
            row.approval_doc,
            None if term is None else term.term_no,
        )

    def terms(self) -> tuple[TermView, ...]:
        """Return the terms of office in order of election, with the extensions known by now."""
        return tuple(self._term_view(row, date.max) for row in self.snapshot.terms)

    def current_term(self, day: date) -> TermView | None:
        """Return the term begun last; it stays the current one after its end until a new one begins (C01)."""
        begun = [row for row in self.snapshot.terms if row.elected_on <= day]
        return self._term_view(begun[-1], day) if begun else None

    def _term_view(self, row: TermRow, day: date) -> TermView:
        """Return a term as it stood on a day: an extension counts from the day it was approved (C36)."""
        extended = [one for one in self.snapshot.extensions if one.term_id == row.id and one.approved_on <= day]
        last = extended[-1] if extended else None
        return TermView(
            row.id,
            row.term_no,
            row.elected_on,
            last.until_on if last else row.ends_on,
            row.approval_doc,
            row.has_committee,
            row.ends_on,
            last.approval_doc if last else None,
            last.approved_on if last else None,
        )

    def has_committee(self, day: date) -> bool:
        """Tell whether there is a committee: as the term says, else by posts beside the (deputy) secretary's."""
        term = self.current_term(day)
        if term is not None:
            return term.has_committee
        return any(post.post not in ("secretary", "deputy_secretary") for post in self.posts(day))

    def cells(self, day: date) -> tuple[CellView, ...]:
        """Return the cells of the day with their members."""
        return tuple(self._cell_view(cell, day) for cell in self.snapshot.cells if covers(cell, day))

    def _cell_view(self, cell: CellRow, day: date) -> CellView:
        inside = [view for view in self.members(day) if view.cell_id == cell.id]
        leader = next((view for view in inside if view.cell_leader), None)
        return CellView(
            cell.id,
            cell.name,
            cell.departments,
            cell.start_on,
            cell.end_on,
            cell.remark,
            None if leader is None else leader.id,
            None if leader is None else leader.name,
            tuple(view.id for view in inside),
            tuple(view.label for view in inside),
        )

    # ── absences ─────────────────────────────────────────────────────────────────────────────────────────────

    def absences(self, first: date, last: date) -> tuple[AbsenceView, ...]:
        """Return the known absences that touch first…last, by their first day; of one day those that hold on it."""
        rows = [one for held in self.snapshot.absences.values() for one in held if touches(one, first, last)]
        rows.sort(key=lambda one: (one.start_on, one.id))
        views = (self._absence(one) for one in rows)
        return tuple(view for view in views if first != last or view.covers(first))

    def _absence(self, row: AbsenceRow) -> AbsenceView:
        return AbsenceView(
            row.id,
            row.member_id,
            self.name(row.member_id),
            row.kind,
            row.start_on,
            row.end_on,
            row.note,
            tuple(int(digit) for digit in row.weekdays or ""),
            row.half,
        )


def _post_rank(post: str) -> int:
    return POSTS.index(post) if post in POSTS else len(POSTS)
