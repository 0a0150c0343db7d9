"""A frozen snapshot of everything the rules look at, read once; the rules themselves are pure functions over it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from smallbranch.kernel.periods import Period, PeriodKind
from smallbranch.meetings.service import MeetingsService
from smallbranch.meetings.views import EventLine, PlanItemView
from smallbranch.packs.rulebook import RuleBook
from smallbranch.packs.schema import Condition
from smallbranch.roster.posts import POSTS
from smallbranch.roster.service import RosterService
from smallbranch.roster.vacancies import Vacancy
from smallbranch.roster.views import BranchView, CellView, TermView


class DayFacts(Struct, frozen=True):
    """The branch on one day."""

    day: date
    full_members: int
    members: int
    cells: tuple[CellView, ...]
    term: TermView | None
    committee: int
    secretary: str | None
    vacancies: tuple[Vacancy, ...] = ()

    @property
    def has_committee(self) -> bool:
        """Tell whether there is a committee: as the term says, else whether three or more posts are held."""
        return self.term.has_committee if self.term else self.committee >= 3

    def meets(self, condition: Condition) -> bool:
        """Tell whether a condition of the rule pack holds."""
        return {
            Condition.HAS_COMMITTEE: self.has_committee,
            Condition.HAS_CELLS: bool(self.cells),
            Condition.FULL_MEMBERS_AT_LEAST_3: self.full_members >= 3,
            Condition.FULL_MEMBERS_AT_LEAST_7: self.full_members >= 7,
        }[condition]


class Facts(Struct, frozen=True):
    """The snapshot: the branch on the days that matter, the events and the plan."""

    today: date
    branch: BranchView
    days: dict[date, DayFacts]
    events: tuple[EventLine, ...]
    plan: tuple[PlanItemView, ...]
    rules: RuleBook

    def on(self, day: date) -> DayFacts:
        """Return the branch on a span's last day, or today when that is earlier."""
        return self.days[min(day, self.today)]


def collect(period: Period, today: date, roster: RosterService, meetings: MeetingsService, rules: RuleBook) -> Facts:
    """Read the snapshot of a period."""
    ends = {min(span.last, today) for kind in PeriodKind for span in period.split(kind)}
    ends |= {min(month.last, today) for month in period.months()} | {today, min(period.last, today)}
    years = sorted({period.year, *range(period.year, today.year + 1)})[:3]
    events = [line for year in years for line in meetings.events(Period(year, PeriodKind.YEAR))]
    plan = meetings.plan(Period(period.year, PeriodKind.YEAR))
    days = {day: _day(day, roster) for day in sorted(ends)}
    return Facts(today, roster.branch(), days, tuple(events), tuple(plan), rules)


def _day(day: date, roster: RosterService) -> DayFacts:
    members = roster.due_members(day)
    posts = roster.posts(day)
    secretary = next((post.member_name for post in posts if post.post == "secretary"), None)
    return DayFacts(
        day,
        sum(member.member_category == "full_member" for member in members),
        len(members),
        roster.cells(day),
        roster.current_term(day),
        len({post.member_id for post in posts if post.post in POSTS}),
        secretary,
        roster.vacancies(day),
    )
