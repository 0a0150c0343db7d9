"""Write planned rows inside one unit of work."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from smallbranch.kernel import partial
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.packs.loader import Packs
from smallbranch.roster import cells
from smallbranch.roster.categories import FULL, spans_from_dates
from smallbranch.roster.commands import AddMember, AssignPost, MemberFields
from smallbranch.roster.import_plan import RowPlan, Wanted
from smallbranch.roster.members import MemberCommands, apply_values
from smallbranch.roster.model import CellMemberRow, MemberRow, PostRow, StateRow
from smallbranch.roster.organisation import OrganisationCommands
from smallbranch.roster.own import write_own
from smallbranch.roster.rows import need, of_member
from smallbranch.roster.tracks import category_track, enter_category, write_categories
from smallbranch.store.unit_of_work import UnitOfWork

_FINDINGS_OF_THE_SHEET = ("member_id_", "member_same_name", "member_date_in_future")


class RowWriter:
    """Writes rows one after the other; the first roster of a book also gives the order."""

    def __init__(self, uow: UnitOfWork, packs: Packs) -> None:
        self.findings: list[Finding] = []
        self._uow = uow
        self._people = MemberCommands(packs)
        self._posts = OrganisationCommands(packs)
        self._in_sheet_order = not uow.session.scalar(select(func.count(MemberRow.id)))

    def write(self, plan: RowPlan) -> None:
        """Write one row."""
        wanted = plan.wanted
        if plan.member_id is None:
            member_id = self._add(wanted)
        else:
            member_id = plan.member_id
            self._update(member_id, wanted)
        if wanted.cell:
            self._place(member_id, wanted)
        for post in wanted.posts:
            self._assign(member_id, post)
        write_own(self._uow.session, member_id, wanted.own)
        for state in wanted.states:
            self._uow.session.add(StateRow(member_id=member_id, state=state))
        self._uow.session.flush()

    def _add(self, wanted: Wanted) -> int:
        fields = MemberFields(**wanted.values)  # type: ignore[arg-type]
        handled = self._people.add(self._uow, AddMember(fields=fields, category=wanted.category))  # type: ignore[arg-type]
        # Doubts about single cells were told when the sheet was read.
        self.findings += [one for one in handled.findings if not one.code.startswith(_FINDINGS_OF_THE_SHEET)]
        if self._in_sheet_order:
            last = self._uow.session.scalar(select(func.max(MemberRow.sort_no))) or 0
            need(self._uow.session, MemberRow, handled.value).sort_no = last + 1
            self._uow.session.flush()
        return handled.value

    def _update(self, member_id: int, wanted: Wanted) -> None:
        row = need(self._uow.session, MemberRow, member_id)
        apply_values(self._uow.session, row, wanted.values)
        if wanted.category is None:
            return
        since = row.full_date if wanted.category == FULL else row.join_date
        if not category_track(self._uow.session, member_id):
            write_categories(
                self._uow.session, member_id, spans_from_dates(wanted.category, row.join_date, row.full_date)
            )
        elif since is not None:
            enter_category(self._uow.session, member_id, wanted.category, partial.earliest(since))

    def _place(self, member_id: int, wanted: Wanted) -> None:
        before = of_member(self._uow.session, CellMemberRow, member_id)
        since = self._uow.today if before else None
        cell_id = cells.cell_named(self._uow.session, wanted.cell or "", self._uow.today)
        cells.place(self._uow.session, member_id, cell_id, leader=wanted.leader, since=since)

    def _assign(self, member_id: int, post: str) -> None:
        before = [row for row in of_member(self._uow.session, PostRow, member_id) if row.post == post]
        since: date | None = self._uow.today if before else None
        command = AssignPost(member_id=member_id, post=post, start_on=since)  # type: ignore[arg-type]
        try:
            self.findings += self._posts.assign_post(self._uow, command).findings
        except InvalidInput:
            # Two rows of one sheet name the same post; the first one has it.
            name = need(self._uow.session, MemberRow, member_id).name
            params = {"name": name, "post": post}
            self.findings.append(
                Finding("import_post_given_twice", Severity.WARNING, params, Subject("member", member_id))
            )
