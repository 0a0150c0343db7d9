"""Party cells and who is in them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.roster.categories import FULL
from smallbranch.roster.commands import PlaceInCell, SetCell
from smallbranch.roster.fields import plain_text
from smallbranch.roster.intervals import ONE_DAY, covers, on_day, overlap
from smallbranch.roster.model import CategoryRow, CellMemberRow, CellRow, MemberRow
from smallbranch.roster.rows import check_ends, need, of_member
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork


def set_cell(uow: UnitOfWork, command: SetCell) -> Handled[int]:
    """Make a cell or change it; two cells of one name never run at the same time."""
    name = plain_text("name", command.name)
    if not name:
        raise InvalidInput({"name": "required"})
    check_ends(command.start_on, command.end_on)
    same = [row for row in uow.session.scalars(select(CellRow).filter_by(name=name)) if row.id != command.cell_id]
    wanted = CellRow(name=name, start_on=command.start_on, end_on=command.end_on)
    if any(overlap(row, wanted) for row in same):
        raise InvalidInput({"name": "name_taken"})
    row = wanted if command.cell_id is None else need(uow.session, CellRow, command.cell_id)
    row.name, row.start_on, row.end_on = name, command.start_on, command.end_on
    row.departments = plain_text("departments", command.departments or "") or None
    row.remark = plain_text("remark", command.remark or "") or None
    uow.session.add(row)
    uow.session.flush()
    return Handled(row.id)


def cell_named(session: Session, name: str, day: date) -> int:
    """Return the id of the running cell of that name; make it when there is none."""
    wanted = plain_text("cell", name)
    for row in session.scalars(select(CellRow).filter_by(name=wanted)):
        if covers(row, day):
            return row.id
    made = CellRow(name=wanted)
    session.add(made)
    session.flush()
    return made.id


def place_in_cell(uow: UnitOfWork, command: PlaceInCell) -> Handled[None]:
    """Place a member in a cell from a day on (None: from the beginning), or take the member out."""
    member = need(uow.session, MemberRow, command.member_id)
    if command.cell_id is not None:
        cell = need(uow.session, CellRow, command.cell_id)
        if cell.end_on is not None and (command.since is None or cell.end_on < command.since):
            raise Refused("cell_has_ended", name=cell.name)
    place(uow.session, member.id, command.cell_id, leader=command.leader, since=command.since)
    return Handled(None, tuple(_leader_doubt(uow, member, command)))


def place(session: Session, member_id: int, cell_id: int | None, *, leader: bool, since: date | None) -> None:
    """Bring a member's places to: in `cell_id` from `since` on. Places that begin later are refused."""
    rows = of_member(session, CellMemberRow, member_id)
    if since is not None and any(row.start_on is not None and row.start_on > since for row in rows):
        raise Refused("later_change_exists", id=member_id, on=since.isoformat())
    _leave(session, rows, since)
    if cell_id is None:
        return
    if leader:
        _step_down(session, cell_id, member_id, since)
    session.add(CellMemberRow(cell_id=cell_id, member_id=member_id, leader=leader, start_on=since))
    session.flush()


def _leave(session: Session, rows: list[CellMemberRow], since: date | None) -> None:
    for row in rows:
        starts_before = since is not None and (row.start_on is None or row.start_on < since)
        if not starts_before or since is None:
            session.delete(row)
        elif row.end_on is None or row.end_on >= since:
            row.end_on = since - ONE_DAY
    session.flush()


def _step_down(session: Session, cell_id: int, member_id: int, since: date | None) -> None:
    """Let the leader before be an ordinary member of the cell from that day on."""
    led = session.scalars(select(CellMemberRow).filter_by(cell_id=cell_id, leader=True)).all()
    for row in led:
        if row.member_id == member_id or (since is not None and not covers(row, since)):
            continue
        if since is None or (row.start_on is not None and row.start_on >= since):
            row.leader = False
            continue
        session.add(CellMemberRow(cell_id=cell_id, member_id=row.member_id, start_on=since, end_on=row.end_on))
        row.end_on = since - ONE_DAY
    session.flush()


def _leader_doubt(uow: UnitOfWork, member: MemberRow, command: PlaceInCell) -> list[Finding]:
    if not command.leader or command.cell_id is None:
        return []
    held = on_day(of_member(uow.session, CategoryRow, member.id), command.since or uow.today)
    if any(row.category == FULL for row in held):
        return []
    subject = Subject("member", member.id)
    return [Finding("cell_leader_not_full_member", Severity.WARNING, {"name": member.name}, subject)]
