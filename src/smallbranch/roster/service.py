"""The roster as other parts see it: handlers for its commands, and questions as of a day.

Every question can be asked with an open session, so that another slice asks inside its own unit of work. Without one
the answer comes from a timeline that is kept until an entry touches what it was made of.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.kernel.clock import Clock
from smallbranch.kernel.errors import Refused
from smallbranch.kernel.findings import Finding
from smallbranch.kernel.periods import Period
from smallbranch.kernel.places import resources_dir
from smallbranch.packs.loader import Packs
from smallbranch.packs.strokes import load_stroke_order
from smallbranch.roster import cells, commands, corrections, notices, organisation, relations, temporary
from smallbranch.roster.absences import AbsenceCommands, remove_absence
from smallbranch.roster.datasets import DATASETS, Dataset, Row, Source
from smallbranch.roster.filters import (
    MemberFilter,
    NamedFilter,
    RemoveMemberFilter,
    SaveMemberFilter,
    kept_filters,
    remove_filter,
    save_filter,
    select_people,
)
from smallbranch.roster.health import HealthItem, health
from smallbranch.roster.history import history
from smallbranch.roster.intervals import in_order
from smallbranch.roster.joining import age_start
from smallbranch.roster.members import MemberCommands, probation_end
from smallbranch.roster.merging import merge_members
from smallbranch.roster.model import ExportRow
from smallbranch.roster.ordering import by_order
from smallbranch.roster.organisation import OrganisationCommands
from smallbranch.roster.own import define_field, set_own_value, view_of
from smallbranch.roster.snapshot import Snapshot, load
from smallbranch.roster.terms import TermCommands
from smallbranch.roster.timeline import Timeline
from smallbranch.roster.vacancies import Vacancy, vacancies
from smallbranch.roster.views import (
    AbsenceView,
    BranchView,
    CellView,
    ExportView,
    MemberView,
    OwnFieldView,
    PostView,
    RelationView,
    SpanView,
    TemporaryBodyView,
    TermView,
    TodoView,
)
from smallbranch.store.book import Book
from smallbranch.store.dispatch import Handler

if TYPE_CHECKING:
    from smallbranch.intake.roster_sheet import RosterReading
    from smallbranch.kernel.changes import Outcome
    from smallbranch.packs.strokes import StrokeOrder
    from smallbranch.roster.block_plan import BlockPlanner
    from smallbranch.roster.import_plan import ImportCounts, ImportPreview
    from smallbranch.roster.import_roster import RosterImport

log = logging.getLogger(__name__)
BoundDataset = Callable[[Period, date, Mapping[str, str]], Sequence[Row]]

ROSTER_TABLES = frozenset(
    {
        "member",
        "member_relation",
        "member_category",
        "earlier_letter",
        "member_state",
        "post",
        "term",
        "term_extension",
        "temporary_body",
        "temporary_member",
        "cell",
        "cell_member",
        "absence",
        "own_field",
        "own_value",
    }
)
_BRANCH = frozenset(("branch",))
_SEEN_TABLES = ROSTER_TABLES | {"setting"}  # a branch's own settings lie over the rules by which ages are counted


class RosterService:
    """The roster of one book."""

    def __init__(self, book: Book, clock: Clock, packs: Packs) -> None:
        self.book = book
        self.clock = clock
        self.packs = packs
        self._kept: tuple[int, Timeline] | None = None
        self._branch: tuple[int, BranchView] | None = None
        # Extensions are recorded by another slice, which is handed in once it is made.
        self.probation_ends: Callable[[date], Mapping[int, date]] = lambda as_of: {}

    def handlers(self) -> Mapping[type, Handler]:
        """Return the handler of every command of the roster."""
        people, body = MemberCommands(self.packs), OrganisationCommands(self.packs)
        terms = TermCommands(self.packs)
        return {
            commands.SetBranch: body.set_branch,
            commands.SetSetting: body.set_setting,
            commands.AddMember: people.add,
            commands.ChangeMember: people.change,
            commands.ChangeMembers: people.change_several,
            commands.MergeMembers: merge_members,
            commands.DefineField: define_field,
            commands.SetOwnValue: set_own_value,
            **corrections.HANDLERS,
            SaveMemberFilter: save_filter,
            RemoveMemberFilter: remove_filter,
            commands.ChangeCategory: people.change_category,
            commands.SetRosterOrder: people.set_order,
            commands.SendTransfer: relations.send_transfer,
            commands.WithdrawTransfer: relations.withdraw_transfer,
            commands.BeginRelation: relations.begin_relation,
            commands.EndRelation: relations.end_relation,
            commands.SetState: relations.set_state,
            commands.StartTerm: body.start_term,
            commands.ExtendTerm: terms.extend,
            commands.RemoveTermExtension: terms.remove,
            commands.AssignPost: body.assign_post,
            commands.ChangePost: body.change_post,
            commands.EndPost: body.end_post,
            commands.SetCell: cells.set_cell,
            commands.PlaceInCell: cells.place_in_cell,
            commands.SetTemporaryBody: temporary.set_temporary_body,
            commands.RemoveTemporaryBody: temporary.remove_temporary_body,
            commands.RecordAbsence: AbsenceCommands(self.packs).record,
            commands.RemoveAbsence: remove_absence,
        }

    def datasets(self) -> Mapping[str, BoundDataset]:
        """Return the datasets for ledgers by name, each called with (period, as_of, params)."""
        return {name: partial(self._rows, make) for name, make in DATASETS}

    def _rows(self, make: Dataset, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        return make(Source(self.branch(), self.timeline(), self.clock.today()), period, as_of, params)

    # ── import ───────────────────────────────────────────────────────────────────────────────────────────────

    def preview_import(self, reading: RosterReading) -> ImportPreview:
        """Work out what a read roster would change; nothing is written."""
        return self._import().preview(reading)

    def apply_import(self, preview: ImportPreview) -> Outcome[ImportCounts]:
        """Write what a preview shows as one step; raise `Refused` when the book has moved on since."""
        return self._import().apply(preview)

    def export(self, path: Path, as_of: date, *, unmasked: bool = False) -> int:
        """Write the people of the day as a workbook that can be edited and imported again; return how many."""
        from smallbranch.roster.export import Exported, export_roster

        people = self.members(as_of, include_applicants=True)
        own_values = {view.id: dict(self.own_values(view.id)) for view in people}
        content = Exported(self.branch().name, people, self.own_fields(), own_values)
        count = export_roster(content, path, as_of, unmasked=unmasked)
        self._note_export(as_of, count, unmasked=unmasked)
        return count

    def exports(self) -> tuple[ExportView, ...]:
        """Return every export of the roster, the newest first."""
        with self.book.read() as session:
            rows = session.scalars(select(ExportRow).order_by(ExportRow.id.desc()))
            return tuple(ExportView(row.exported_at, row.as_of, row.people, row.unmasked) for row in rows)

    def _note_export(self, as_of: date, count: int, *, unmasked: bool) -> None:
        """Put the export into the journal: it stays there, nobody can undo that a file went out (PI-08)."""
        log.info("roster exported: %d people, unmasked %s", count, unmasked)
        if self.book.read_only:
            return
        with self.book.write("export_roster", undoable=False, params={"people": count}) as uow:
            uow.session.add(ExportRow(exported_at=uow.now, as_of=as_of, people=count, unmasked=unmasked))

    def block_planner(self, people: Sequence[MemberView]) -> BlockPlanner:
        """Return what plans the texts of a block of cells for these people; nothing is written."""
        from smallbranch.roster.block_plan import BlockPlanner

        own = {field.key: field for field in self.own_fields()}
        return BlockPlanner({one.id: one for one in people}, own, self.own_values, self.clock.today())

    def _import(self) -> RosterImport:
        # Readers of foreign files are heavy and seldom wanted: not loaded when the program starts.
        from smallbranch.roster.import_roster import RosterImport

        return RosterImport(self)

    # ── the whole at once ────────────────────────────────────────────────────────────────────────────────────

    def timeline(self, *, session: Session | None = None) -> Timeline:
        """Return the whole roster in memory; ask it for many days without another query.

        Inside a write the kept one serves as long as the write has touched nothing of the roster.
        """
        if session is not None and self.book.touched(session, _SEEN_TABLES):
            return self._made(load(session))
        touch = self.book.last_touch(_SEEN_TABLES)
        if self._kept is None or self._kept[0] != touch:
            with self._apart(session) as fresh:
                self._kept = touch, self._made(load(fresh))
        return self._kept[1]

    def _apart(self, session: Session | None) -> AbstractContextManager[Session]:
        """Return a session for rows that outlive it: what a write does to its own rows never shows in them."""
        if session is None:
            return self.book.read()
        return Session(session.connection(), join_transaction_mode="rollback_only", expire_on_commit=False)

    def _made(self, snapshot: Snapshot) -> Timeline:
        return Timeline(snapshot, by_order(self.strokes.rank), age_start(self.packs.rules))

    @cached_property
    def strokes(self) -> StrokeOrder:
        """Return the order of characters by strokes."""
        return load_stroke_order(resources_dir())

    # ── the branch ───────────────────────────────────────────────────────────────────────────────────────────

    def branch(self, *, session: Session | None = None) -> BranchView:
        """Return the branch; raise `Refused` when the book has none yet. It is kept as the timeline is."""
        if session is not None and self.book.touched(session, _BRANCH):
            return organisation.branch_view(session)
        touch = self.book.last_touch(_BRANCH)
        if self._branch is None or self._branch[0] != touch:
            with self._apart(session) as fresh:
                self._branch = touch, organisation.branch_view(fresh)
        return self._branch[1]

    def settings(self, *, session: Session | None = None) -> Mapping[str, Any]:
        """Return the branch's settings with their decoded values."""
        if session is None:
            with self.book.read() as fresh:
                return self.settings(session=fresh)
        return organisation.settings(session)

    def terms(self, *, session: Session | None = None) -> tuple[TermView, ...]:
        """Return the terms of office in order of election."""
        return self.timeline(session=session).terms()

    def current_term(self, as_of: date, *, session: Session | None = None) -> TermView | None:
        """Return the term of the day; after its end it stays until a new one begins."""
        return self.timeline(session=session).current_term(as_of)

    def has_committee(self, as_of: date, *, session: Session | None = None) -> bool:
        """Tell whether the branch has a committee on the day."""
        return self.timeline(session=session).has_committee(as_of)

    def posts(self, as_of: date, *, session: Session | None = None) -> tuple[PostView, ...]:
        """Return the posts held on the day."""
        return self.timeline(session=session).posts(as_of)

    def cells(self, as_of: date, *, session: Session | None = None) -> tuple[CellView, ...]:
        """Return the cells of the day with their members."""
        return self.timeline(session=session).cells(as_of)

    def vacancies(self, as_of: date, *, session: Session | None = None) -> tuple[Vacancy, ...]:
        """Return the posts nobody holds on the day, and since when."""
        return vacancies(self.timeline(session=session), as_of)

    def temporary_bodies(self) -> tuple[TemporaryBodyView, ...]:
        """Return the temporary branches and cells, those that have ended too."""
        with self.book.read() as session:
            return temporary.temporary_bodies(session)

    # ── people ───────────────────────────────────────────────────────────────────────────────────────────────

    def members(
        self,
        as_of: date,
        *,
        session: Session | None = None,
        include_guests: bool = False,
        include_applicants: bool = False,
    ) -> tuple[MemberView, ...]:
        """Return the Party members of the day in roster order."""
        found = self.timeline(session=session)
        return found.members(as_of, include_guests=include_guests, include_applicants=include_applicants)

    def former_members(self, as_of: date, *, session: Session | None = None) -> tuple[MemberView, ...]:
        """Return those who left before the day, as they were on their last day."""
        return self.timeline(session=session).former_members(as_of)

    def member(self, member_id: int, as_of: date, *, session: Session | None = None) -> MemberView:
        """Return one person; `relation` is "" when the person is not here on the day. Raises `Refused` if unknown."""
        found = self.timeline(session=session).member(member_id, as_of)
        if found is None:
            raise Refused("member_unknown", id=member_id)
        return found

    def due_members(
        self,
        as_of: date,
        *,
        cell_id: int | None = None,
        committee: bool = False,
        session: Session | None = None,
    ) -> tuple[MemberView, ...]:
        """Return those expected on the day: the branch's members, one cell's, or the holders of posts."""
        return self.timeline(session=session).due_members(as_of, cell_id=cell_id, committee=committee)

    def history(self, member_id: int, *, session: Session | None = None) -> tuple[SpanView, ...]:
        """Return every interval of a member by first day."""
        return history(self.timeline(session=session).snapshot, member_id)

    def health(self, as_of: date) -> tuple[HealthItem, ...]:
        """Return the gaps and doubts of the roster of the day."""
        known = self.probation_ends(as_of)

        def ends(view: MemberView) -> date | None:
            return known.get(view.id) or probation_end(self.packs.rules, view.join_date, as_of)

        return health(self.timeline(), as_of, ends)

    def relations(self, member_id: int) -> tuple[RelationView, ...]:
        """Return a member's relations in order of their first day."""
        rows = in_order(self.timeline().snapshot.relations.get(member_id, ()))
        return tuple(
            RelationView(**{name: getattr(row, name) for name in RelationView.__struct_fields__}) for row in rows
        )

    def letters(self, as_of: date) -> tuple[notices.Letter, ...]:
        """Return the transfer letters without a receipt on a day."""
        return notices.letters(self.timeline(), self.packs.rules, as_of)

    def todos(self, as_of: date) -> tuple[TodoView, ...]:
        """Return what is near its last day or over: letters, states, members out of contact."""
        return notices.todos(self.timeline(), self.packs.rules, as_of)

    def check(self, period: Period, today: date) -> Iterator[Finding]:
        """Yield the findings of a period as of its end or today."""
        return notices.findings(self.timeline(), self.packs.rules, min(period.last, today))

    def filters(self) -> tuple[NamedFilter, ...]:
        """Return the filters kept in the book."""
        with self.book.read() as session:
            return kept_filters(session)

    def filtered(self, people: Sequence[MemberView], wanted: MemberFilter) -> tuple[MemberView, ...]:
        """Return the people a filter lets through."""
        asks_own = bool(wanted.own) or any(name.startswith("own.") for name in wanted.missing)
        own = {one.id: self.own_values(one.id) for one in people} if asks_own else {}
        return select_people(people, wanted, own)

    # ── the branch's own fields ──────────────────────────────────────────────────────────────────────────────

    def own_fields(self, *, hidden: bool = False, session: Session | None = None) -> tuple[OwnFieldView, ...]:
        """Return the fields the branch added to the member card, hidden ones only when asked for."""
        rows = self.timeline(session=session).snapshot.own_fields
        return tuple(view_of(row) for row in rows if hidden or not row.hidden)

    def own_titles(self) -> Mapping[str, str]:
        """Return the titles of the own fields shown, by key."""
        return {field.key: field.title for field in self.own_fields()}

    def own_values(self, member_id: int, *, session: Session | None = None) -> Mapping[str, str]:
        """Return a member's values of the fields shown, by key; sensitive ones are whole: whoever shows them masks."""
        snapshot = self.timeline(session=session).snapshot
        shown = {row.id: row.key for row in snapshot.own_fields if not row.hidden}
        held = {row.field_id: row.secret or row.text or "" for row in snapshot.own_values.get(member_id, ())}
        return {key: held[number] for number, key in shown.items() if number in held}

    # ── absences ─────────────────────────────────────────────────────────────────────────────────────────────

    def absences(self, period: Period | None = None, *, session: Session | None = None) -> tuple[AbsenceView, ...]:
        """Return the known absences that touch a period; all without one."""
        first, last = (date.min, date.max) if period is None else (period.first, period.last)
        return self.timeline(session=session).absences(first, last)

    def absences_on(self, day: date, *, session: Session | None = None) -> tuple[AbsenceView, ...]:
        """Return the known absences of a day."""
        return self.timeline(session=session).absences(day, day)
