"""Somebody's way into the Party, step by step, as an organisation commissioner would enter it."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from smallbranch.bootstrap import AppContext
from smallbranch.development.commands import RecordStep, StartApplication, VotePart
from smallbranch.development.views import PersonView, StepStatus
from smallbranch.kernel.changes import Outcome
from smallbranch.kernel.clock import FixedClock
from smallbranch.roster.commands import AddMember, MemberFields

DAYS = {
    2: date(2024, 3, 20),
    3: date(2024, 6, 10),
    4: date(2024, 6, 20),
    5: date(2024, 6, 21),
    6: date(2025, 6, 12),
    7: date(2025, 6, 16),
    8: date(2025, 7, 1),
    9: date(2025, 7, 2),
    10: date(2025, 7, 10),
    11: date(2025, 7, 18),
    12: date(2025, 8, 1),
    13: date(2025, 8, 8),
    14: date(2025, 8, 15),
    15: date(2025, 8, 20),
    16: date(2025, 9, 1),
    17: date(2025, 9, 15),
    18: date(2025, 9, 20),
}
FULL_MEMBERS = ("王芳", "李强", "赵敏", "刘洋", "陈静")


class Way:
    """Gives the commands of one person and asks about him."""

    def __init__(self, app: AppContext, clock: FixedClock) -> None:
        self.app = app
        self.clock = clock
        self.full = [view.id for view in sorted(app.roster.members(clock.today()), key=lambda view: view.id)]
        self.id = 0

    def member(self, name: str) -> int:
        """Add another full member."""
        fields = MemberFields(name=name, join_date="2010-07-01", full_date="2011-07-01")
        return int(self.do(AddMember(fields=fields, category="full_member")).value)

    def do(self, command: Any) -> Outcome[Any]:
        return self.app.dispatcher.do(command)

    def today(self, day: date) -> None:
        """Let it be that day."""
        self.clock.moment = datetime.combine(day, time(9), self.clock.moment.tzinfo)

    def apply(self, on: date = date(2024, 3, 5), **fields: Any) -> int:
        known = {"name": "林小禾", "birth_date": "1996-05-04", **fields}
        self.id = int(self.do(StartApplication(on=on, fields=MemberFields(**known))).value)
        return self.id

    def step(self, number: int, on: date | None = None, **given: Any) -> Outcome[Any]:
        """Record a step on its usual day, with contacts and votes where they are asked for."""
        return self.do(self._command(number, on, given))

    def _command(self, number: int, on: date | None, given: dict[str, Any]) -> RecordStep:
        if number == 5:
            given.setdefault("contacts", (self.full[0], self.full[1]))
        if number == 9:
            given.setdefault("contacts", (self.full[0], self.full[2]))
        if number == 15:
            given.setdefault("vote", VotePart(present=5, yes=5))
        return RecordStep(member_id=self.id, step=number, on=on or DAYS[number], **given)

    def walk(self, last: int) -> None:
        """Apply, and record every step up to one in a single write."""
        self.apply()
        commands = [self._command(number, None, {}) for number in range(2, last + 1)]
        self.app.dispatcher.do_all(commands, "record_step")

    def joined(self, on: date, **fields: Any) -> int:
        """Take in somebody who came on probation before this book was kept."""
        known = MemberFields(name="林小禾", birth_date="1990-01-01", join_date=on.isoformat(), **fields)
        self.id = int(self.do(AddMember(fields=known, category="probationary_member")).value)
        return self.id

    def person(self, on: date | None = None) -> PersonView:
        return self.app.development.person(self.id, on or self.clock.today())

    def status(self, number: int, on: date | None = None) -> StepStatus:
        return self.person(on).step(number).status

    def category(self, on: date | None = None) -> str:
        return self.app.roster.member(self.id, on or self.clock.today()).member_category

    def codes(self, outcome: Outcome[Any]) -> list[str]:
        return [finding.code for finding in outcome.findings]
