"""How the cover names what a volume is about; an id nobody has is refused."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from smallbranch.kernel.names import spaced
from smallbranch.kernel.periods import day_zh
from smallbranch.ledgers.scope import About, Scope
from smallbranch.meetings.service import MeetingsService
from smallbranch.roster.service import RosterService
from smallbranch.teams.service import TeamsService


class ScopeNames(Struct, frozen=True):
    """Asks the slice that knows."""

    roster: RosterService
    teams: TeamsService
    meetings: MeetingsService

    def __call__(self, scope: Scope, day: date) -> str:
        """Return the line of the cover."""
        match scope.about:
            case About.MEMBER:
                return f"党员：{spaced(self.roster.member(scope.id, day).name)}"
            case About.TEAM:
                return f"项目党小组：{self.teams.team(scope.id).name}"
            case About.EVENT:
                event = self.meetings.event(scope.id)
                return f"活动：{day_zh(event.start_at.date())}　{event.title}"
