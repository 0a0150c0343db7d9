"""One write: the session, the time of entry, and what it changed."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct
from sqlalchemy.orm import Session

from smallbranch.kernel.changes import ChangeSet


class UnitOfWork(Struct):
    """Handed to command handlers; `changes` and `seq` are set after the commit."""

    session: Session
    now: datetime
    changes: ChangeSet
    seq: int = 0

    @property
    def today(self) -> date:
        """Return the day of entry."""
        return self.now.date()
