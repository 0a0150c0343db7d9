"""Temporary branches and cells (ORG-16, ORG-17): an overlay of people for a task.

They touch no relation, no dues and no vote: nothing here is read by what counts the branch. One ends by itself with
its last day.
"""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.roster.commands import RemoveTemporaryBody, SetTemporaryBody, TemporaryMemberPart
from smallbranch.roster.fields import plain_text
from smallbranch.roster.model import MemberRow, TemporaryBodyRow, TemporaryMemberRow
from smallbranch.roster.rows import check_ends, need
from smallbranch.roster.views import TemporaryBodyView, TemporaryMemberView
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork

TEMPORARY_BRANCH = "temporary_branch"
_TEXTS = ("purpose", "approver", "approval_doc", "remark")


def set_temporary_body(uow: UnitOfWork, command: SetTemporaryBody) -> Handled[int]:
    """Set one up or replace its facts and people; a temporary branch only with its approver and document."""
    name = plain_text("name", command.name)
    texts = {key: plain_text(key, getattr(command, key) or "") or None for key in _TEXTS}
    wrong = {} if name else {"name": "required"}
    if command.kind == TEMPORARY_BRANCH:
        wrong |= {key: "required" for key in ("approver", "approval_doc") if not texts[key]}
    if wrong:
        raise InvalidInput(wrong)
    check_ends(command.start_on, command.end_on)
    row = TemporaryBodyRow() if command.body_id is None else _need(uow.session, command.body_id)
    row.kind, row.name, row.start_on, row.end_on = command.kind, name, command.start_on, command.end_on
    for key, value in texts.items():
        setattr(row, key, value)
    uow.session.add(row)
    uow.session.flush()
    _replace_people(uow.session, row.id, command.members)
    found = []
    if command.members and not any(part.post for part in command.members):
        subject = Subject("temporary_body", row.id)
        found.append(Finding("temporary_without_head", Severity.INFO, {"name": name}, subject))
    return Handled(row.id, tuple(found))


def remove_temporary_body(uow: UnitOfWork, command: RemoveTemporaryBody) -> Handled[None]:
    """Remove one that was entered by mistake."""
    row = _need(uow.session, command.body_id)
    uow.session.execute(delete(TemporaryMemberRow).where(TemporaryMemberRow.body_id == row.id))
    uow.session.delete(row)
    return Handled(None)


def temporary_bodies(session: Session) -> tuple[TemporaryBodyView, ...]:
    """Return all of them, the newest first."""
    names = {row.id: row.name for row in session.scalars(select(MemberRow))}
    people: dict[int, list[TemporaryMemberView]] = {}
    for one in session.scalars(select(TemporaryMemberRow).order_by(TemporaryMemberRow.id)):
        name = names[one.member_id] if one.member_id is not None else one.person_name or ""
        people.setdefault(one.body_id, []).append(TemporaryMemberView(one.member_id, name, one.post))
    rows = session.scalars(select(TemporaryBodyRow).order_by(TemporaryBodyRow.start_on.desc(), TemporaryBodyRow.id))
    return tuple(_view(row, tuple(people.get(row.id, ()))) for row in rows)


def _view(row: TemporaryBodyRow, people: tuple[TemporaryMemberView, ...]) -> TemporaryBodyView:
    return TemporaryBodyView(
        row.id,
        row.kind,
        row.name,
        row.purpose,
        row.approver,
        row.approval_doc,
        row.start_on,
        row.end_on,
        row.remark,
        people,
    )


def _need(session: Session, body_id: int) -> TemporaryBodyRow:
    row = session.get(TemporaryBodyRow, body_id)
    if row is None:
        raise Refused("temporary_body_unknown", id=body_id)
    return row


def _replace_people(session: Session, body_id: int, parts: tuple[TemporaryMemberPart, ...]) -> None:
    session.execute(delete(TemporaryMemberRow).where(TemporaryMemberRow.body_id == body_id))
    seen: set[int] = set()
    for part in parts:
        name = plain_text("person_name", part.person_name or "") or None
        if (part.member_id is None) == (name is None):
            raise InvalidInput({"members": "required"})
        if part.member_id is not None:
            need(session, MemberRow, part.member_id)
            if part.member_id in seen:
                raise InvalidInput({"members": "named_twice"})
            seen.add(part.member_id)
        post = plain_text("post", part.post or "") or None
        session.add(TemporaryMemberRow(body_id=body_id, member_id=part.member_id, person_name=name, post=post))
    session.flush()
