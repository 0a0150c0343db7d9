"""Lines of the first page that somebody put off or set aside: until when, why, and what the line said."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.kernel.errors import InvalidInput
from smallbranch.meetings.commands import PostponeReminder, ResumeReminder
from smallbranch.meetings.model import ReminderRow
from smallbranch.meetings.plan import needed_reason
from smallbranch.meetings.texts import clean
from smallbranch.meetings.views import PutOff
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork


def postpone(uow: UnitOfWork, command: PostponeReminder) -> Handled[int]:
    """Put a line off, or set it aside; doing it again changes what was noted."""
    key, reason = clean(command.key), needed_reason(command.reason)
    if key is None:
        raise InvalidInput({"key": "required"})
    if command.until is not None and command.until <= uow.today:
        raise InvalidInput({"until": "not_after_today"})
    row = _row(uow.session, key) or ReminderRow(key=key)
    row.until, row.reason, row.set_on = command.until, reason, uow.today
    row.about = clean(command.about) or row.about
    uow.session.add(row)
    uow.session.flush()
    return Handled(row.id)


def resume(uow: UnitOfWork, command: ResumeReminder) -> Handled[None]:
    """Bring a line back."""
    row = _row(uow.session, command.key)
    if row is None:
        raise InvalidInput({"key": "unknown_reminder"})
    uow.session.delete(row)
    return Handled(None)


def read_put_off(session: Session) -> tuple[PutOff, ...]:
    """Return what was put off or set aside, in the order it was done."""
    rows = session.scalars(select(ReminderRow).order_by(ReminderRow.set_on, ReminderRow.id))
    return tuple(PutOff(row.key, row.until, row.reason, row.about, row.set_on) for row in rows)


def _row(session: Session, key: str) -> ReminderRow | None:
    return session.scalars(select(ReminderRow).where(ReminderRow.key == key)).first()
