"""The data page of the year's summary (L43): figures from every slice; what the year was like is written by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from smallbranch.kernel.periods import Period
from smallbranch.kernel.sources import COUNTED
from smallbranch.ledgers.cells import Row
from smallbranch.lessons.service import LessonsService
from smallbranch.meetings.service import MeetingsService
from smallbranch.packs.loader import Packs
from smallbranch.registers.service import RegistersService
from smallbranch.roster.service import RosterService
from smallbranch.rules.service import RulesService
from smallbranch.rules.views import NodeStatus
from smallbranch.teams.service import TeamsService

HOURS = "L18"
_SETTLED = frozenset({NodeStatus.DONE, NodeStatus.MADE_UP})


class AnnualData(Struct, frozen=True):
    """Gives the dataset `ledgers.annual`, exactly one row; forms and registers to count are named in its params."""

    roster: RosterService
    meetings: MeetingsService
    lessons: LessonsService
    teams: TeamsService
    registers: RegistersService
    rules: RulesService
    packs: Packs

    def rows(self, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        """Return the figures of the period as of a day."""
        row = {
            COUNTED: self._sources(period),
            "year": str(period.year),
            "branch_name": self.roster.branch().name,
            "members": self._members(as_of),
            "attendance_rate": self._attendance(period),
            "micro_lectures": self._lectures(period),
            "teams": self._teams(period),
            "hours_reached": self._hours(period, as_of),
        }
        row |= self._forms(period, as_of, params)
        counts = self.registers.counts(period)
        row |= {key: f"{counts.get(name, 0)}次" for key, name in params.items() if key in ("services", "visits")}
        return (row,)

    def _sources(self, period: Period) -> str:
        """Return the meetings, lectures and teams that are counted here."""
        found = [f"event:{line.event_id}" for line in self.meetings.events(period)]
        found += [f"lecture:{one.id}" for one in self.lessons.log(period)]
        found += [f"team:{one.id}" for one in self.teams.active(period.first, period.last)]
        return " ".join(dict.fromkeys(found))

    def _members(self, as_of: date) -> str:
        members = self.roster.members(as_of)
        probationary = sum(member.member_category == "probationary_member" for member in members)
        return f"{len(members)}人（其中预备党员{probationary}人）"

    def _forms(self, period: Period, as_of: date, params: Mapping[str, str]) -> dict[str, str]:
        """Return held and due counts of each form named in `forms`; a form that does not apply says so."""
        held = Counter(line.form for line in self.meetings.events(period))
        nodes = self.rules.nodes(period, as_of)
        found = {}
        for form in params.get("forms", "").split():
            due = [node for node in nodes if node.form == form and node.status is not NodeStatus.NOT_APPLICABLE]
            applies = due or not any(node.form == form for node in nodes)
            settled = sum(node.status in _SETTLED for node in due)
            norm = f"（应办{len(due)}项，已办{settled}项）" if due else ""
            found[form] = f"{held[form]}次{norm}" if applies or held[form] else "不适用"
        return found

    def _attendance(self, period: Period) -> str:
        rows = self.meetings.attendance_matrix(period).rows
        return share(sum(row.rate_present for row in rows), sum(row.rate_base for row in rows))

    def _lectures(self, period: Period) -> str:
        log = self.lessons.log(period)
        return f"{len(log)}讲，主讲{len({(item.speaker_id, item.speaker) for item in log})}人" if log else "0讲"

    def _teams(self, period: Period) -> str:
        found = self.teams.active(period.first, period.last)
        ended = sum(team.end_on is not None and period.contains(team.end_on) for team in found)
        return f"{len(found)}个（其中完成{ended}个）"

    def _hours(self, period: Period, as_of: date) -> str:
        definition = self.packs.ledgers.get(HOURS)
        if definition is None:
            return ""
        rows = self.registers.datasets()[definition.dataset](period, as_of, definition.params)
        return share(sum(row.get("reached") == "达标" for row in rows), len(rows))


def share(part: int, whole: int) -> str:
    """Return a percentage with one decimal, empty when there is nothing to divide by."""
    if whole == 0:
        return ""
    tenths = (Decimal(part) * 1000 / Decimal(whole)).quantize(Decimal(1), ROUND_HALF_UP)
    return f"{tenths / 10:.1f}%"
