"""Time comes from here only, so that tests and the practice branch can set it."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Protocol

CHINA_TIME = timezone(timedelta(hours=8))
"""Entry times always carry this offset, whatever the PC is set to."""


class Clock(Protocol):
    """Tells the time of entry."""

    def now(self) -> datetime:
        """Return the moment with offset +08:00."""
        ...

    def today(self) -> date:
        """Return the day in China."""
        ...


class SystemClock:
    """The PC's clock."""

    def now(self) -> datetime:
        """Return the moment with offset +08:00, to the second."""
        return datetime.now(CHINA_TIME).replace(microsecond=0)

    def today(self) -> date:
        """Return the day in China."""
        return self.now().date()


class FixedClock:
    """A clock that stands until it is set."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment if moment.tzinfo else moment.replace(tzinfo=CHINA_TIME)

    def now(self) -> datetime:
        """Return the set moment."""
        return self.moment

    def today(self) -> date:
        """Return the set day."""
        return self.moment.date()
