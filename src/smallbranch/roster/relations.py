"""Where a member's organisation relation is, and the states a membership can be in."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.roster.categories import spans_from_dates
from smallbranch.roster.commands import BeginRelation, EndRelation, SendTransfer, SetState, WithdrawTransfer
from smallbranch.roster.fields import plain_text
from smallbranch.roster.intervals import ONE_DAY, covers, is_empty, overlap
from smallbranch.roster.model import CellMemberRow, CellRow, EarlierLetterRow, MemberRow, PostRow, RelationRow, StateRow
from smallbranch.roster.rows import check_ends, need, of_member, relations
from smallbranch.roster.timeline import GUEST, MANAGED
from smallbranch.roster.tracks import category_track, write_categories
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork

LONGEST_LETTER = 366
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def send_transfer(uow: UnitOfWork, command: SendTransfer) -> Handled[None]:
    """Note the letter; a second letter replaces the first, which stays in the history; the days count from the new."""
    target = plain_text("to_org", command.to_org)
    if not target:
        raise InvalidInput({"to_org": "required"})
    check_letter(command.valid_days, command.dues_to)
    row = _running(uow.session, command.member_id, command.on)
    if row.kind != "transfer_out_pending":
        row = _split(uow.session, row, command.on, "transfer_out_pending")
    else:
        _put_by(uow.session, row, command.on)
    row.letter_on, row.letter_no, row.other_org = command.on, command.letter_no, target
    row.letter_days, row.dues_to = command.valid_days, command.dues_to or None
    return Handled(None)


def check_letter(valid_days: int | None, dues_to: str | None) -> None:
    """Raise `InvalidInput` for a validity or a month that cannot stand on a letter."""
    wrong: dict[str, str] = {}
    if valid_days is not None and not 1 <= valid_days <= LONGEST_LETTER:
        wrong["valid_days"] = "letter_days"
    if dues_to and not _MONTH.fullmatch(dues_to):
        wrong["dues_to"] = "month_form"
    if wrong:
        raise InvalidInput(wrong)


def withdraw_transfer(uow: UnitOfWork, command: WithdrawTransfer) -> Handled[None]:
    """Let the member be here again from the day on; the days of the letter stay in the history."""
    row = _running(uow.session, command.member_id, command.on)
    if row.kind != "transfer_out_pending":
        raise Refused("no_transfer_running", id=command.member_id)
    if row.start_on == command.on:
        _put_by(uow.session, row, command.on)
        row.other_org = row.letter_no = row.letter_on = row.letter_days = row.dues_to = None
    _split(uow.session, row, command.on, "here")
    return Handled(None)


def _put_by(session: Session, row: RelationRow, on: date) -> None:
    """Keep the letter of a relation that is about to be replaced or taken off it."""
    if row.letter_on is not None:
        kept = {name: getattr(row, name) for name in ("member_id", "letter_no", "letter_on", "letter_days", "dues_to")}
        session.add(EarlierLetterRow(**kept, to_org=row.other_org or "", replaced_on=on))


def begin_relation(uow: UnitOfWork, command: BeginRelation) -> Handled[None]:
    """Begin a relation of somebody who left before, or was a guest."""
    check_letter(None, command.dues_to)
    member = need(uow.session, MemberRow, command.member_id)
    wanted = RelationRow(
        member_id=member.id,
        kind="here",
        start_on=command.on,
        start_cause="transferred_in" if command.from_org else None,
        other_org=command.from_org,
        dues_to=command.dues_to or None,
    )
    for row in relations(uow.session, member.id):
        if row.kind == GUEST and overlap(row, wanted):
            _end_before(uow.session, row, command.on)
        elif overlap(row, wanted):
            raise Refused("relation_running", id=member.id)
    uow.session.add(wanted)
    if not category_track(uow.session, member.id):
        spans = spans_from_dates("full_member", member.join_date, member.full_date)
        write_categories(uow.session, member.id, spans)
    return Handled(None)


def end_relation(uow: UnitOfWork, command: EndRelation) -> Handled[None]:
    """End the relation with the day; posts and places in cells end with it. Nothing of the member is deleted."""
    if command.cause == "entry_error":
        return _void(uow, command)
    row = _running(uow.session, command.member_id, command.on)
    if is_empty(row.start_on, command.on):
        raise InvalidInput({"on": "ends_before_start"})
    row.end_on, row.end_cause = command.on, command.cause
    if command.to_org:
        row.other_org = plain_text("to_org", command.to_org)
    if command.cause == "transferred_out":
        row.receipt_on = command.receipt_on or command.on
    return Handled(None, tuple(_end_what_hangs_on_it(uow.session, command)))


def _void(uow: UnitOfWork, command: EndRelation) -> Handled[None]:
    for row in relations(uow.session, command.member_id):
        row.end_cause = "entry_error"
    return Handled(None)


def _end_what_hangs_on_it(session: Session, command: EndRelation) -> list[Finding]:
    found: list[Finding] = []
    for post in of_member(session, PostRow, command.member_id):
        if post.end_on is None or post.end_on > command.on:
            post.end_on = command.on
            subject = Subject("post", post.id)
            found.append(Finding("post_ended_with_relation", Severity.INFO, {"post": post.post}, subject))
    for place in of_member(session, CellMemberRow, command.member_id):
        if place.end_on is not None and place.end_on <= command.on:
            continue
        place.end_on = command.on
        if place.leader:
            name = session.scalar(select(CellRow.name).filter_by(id=place.cell_id))
            subject = Subject("cell", place.cell_id)
            found.append(Finding("cell_without_leader", Severity.WARNING, {"cell": name or ""}, subject))
    return found


def _running(session: Session, member_id: int, on: date) -> RelationRow:
    """Return the own relation that covers the day and has no set end."""
    member = need(session, MemberRow, member_id)
    rows = [row for row in relations(session, member.id) if row.kind in MANAGED and row.end_on is None]
    if not rows:
        raise Refused("no_relation_running", id=member.id)
    if not covers(rows[0], on):
        raise InvalidInput({"on": "ends_before_start"})
    return rows[0]


def _split(session: Session, row: RelationRow, on: date, kind: str) -> RelationRow:
    """Let a new kind of relation follow from the day; on the first day the row itself changes."""
    if row.start_on == on:
        row.kind = kind
        return row
    row.end_on = on - ONE_DAY
    following = RelationRow(member_id=row.member_id, kind=kind, start_on=on)
    session.add(following)
    session.flush()
    return following


def _end_before(session: Session, row: RelationRow, on: date) -> None:
    if row.start_on is not None and row.start_on >= on:
        session.delete(row)
    else:
        row.end_on = on - ONE_DAY


def set_state(uow: UnitOfWork, command: SetState) -> Handled[None]:
    """Begin a state, or end it when it is running and `until` is given."""
    member = need(uow.session, MemberRow, command.member_id)
    check_ends(command.since, command.until)
    rows = [row for row in of_member(uow.session, StateRow, member.id) if row.state == command.state]
    running = next((row for row in rows if row.end_on is None), None)
    if running is not None and command.until is not None and command.since in (None, running.start_on):
        check_ends(running.start_on, command.until)
        running.end_on = command.until
        running.basis = command.basis or running.basis
        return Handled(None)
    if command.since is None and command.until is not None:
        raise Refused("state_not_running", state=command.state)
    wanted = StateRow(
        member_id=member.id,
        state=command.state,
        start_on=command.since,
        end_on=command.until,
        basis=plain_text("basis", command.basis or "") or None,
    )
    if any(overlap(row, wanted) for row in rows):
        raise Refused("state_running", state=command.state)
    uow.session.add(wanted)
    return Handled(None)
