"""发展党员 as other parts see it: handlers of its commands, and questions as of a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from smallbranch.development import commands, notices, reading, reminders
from smallbranch.development.case import Case, Ground
from smallbranch.development.contacts import ContactCommands
from smallbranch.development.datasets import DATASETS, MakeRows, Row
from smallbranch.development.dossier import DossierCommands
from smallbranch.development.opening import Desk
from smallbranch.development.shelf import Shelf
from smallbranch.development.steps import StepCommands
from smallbranch.development.views import PersonLine, PersonView, Reminder
from smallbranch.development.votes import VotesHeld, nobody_voted
from smallbranch.kernel.clock import Clock
from smallbranch.kernel.errors import Refused
from smallbranch.kernel.findings import Finding
from smallbranch.kernel.periods import Period
from smallbranch.packs.loader import Packs
from smallbranch.packs.steps_schema import DevelopmentStep
from smallbranch.roster.categories import FULL
from smallbranch.roster.service import RosterService
from smallbranch.roster.timeline import GUEST
from smallbranch.store.book import Book
from smallbranch.store.dispatch import Handler

Dataset = Callable[[Period, date, Mapping[str, str]], Sequence[Row]]
FILED = 25


class DevelopmentService:
    """The people on their way into the Party."""

    def __init__(self, book: Book, clock: Clock, roster: RosterService, packs: Packs) -> None:
        self._book = book
        self._clock = clock
        self._roster = roster
        self._packs = packs
        # Meetings are kept by another slice, whose votes are handed in once it is made.
        self.votes_held: VotesHeld = nobody_voted

    def handlers(self) -> Mapping[type, Handler]:
        """Return the handler of each command of this slice."""
        desk = Desk(self._packs, self._roster)
        contacts = ContactCommands(desk)
        steps = StepCommands(desk, contacts, lambda event_id, session: self.votes_held(event_id, session))
        dossier = DossierCommands(desk, steps)
        return {
            commands.StartApplication: dossier.start,
            commands.EndApplication: dossier.end,
            commands.RecordStep: steps.record,
            commands.CancelStep: steps.cancel,
            commands.TickPaper: steps.tick_paper,
            commands.SetContacts: contacts.set_contacts,
            commands.RecordReview: dossier.record_review,
            commands.RemoveReview: dossier.remove_review,
            commands.PostNotice: dossier.post_notice,
            commands.RemoveNotice: dossier.remove_notice,
            commands.ExtendProbation: dossier.extend,
            commands.RemoveExtension: dossier.remove_extension,
        }

    # ── asking ───────────────────────────────────────────────────────────────────────────────────────────────

    def steps(self, on: date) -> tuple[DevelopmentStep, ...]:
        """Return the steps in order."""
        return self._ground(on).steps

    def stages(self, on: date) -> tuple[str, ...]:
        """Return the titles of the stages in order."""
        return reading.stage_titles(self.steps(on))

    def people(self, as_of: date) -> tuple[PersonLine, ...]:
        """Return everybody on the way on a day, by stage; full members until their papers are filed."""
        lines = [reading.person_line(case) for case in self._cases(as_of)]
        return tuple(sorted(lines, key=lambda line: line.stage))

    def person(self, member_id: int, as_of: date) -> PersonView:
        """Return one person with all the steps; raise `Refused` when nobody has this id."""
        member = self._ground(as_of).timeline.member(member_id, as_of)
        if member is None:
            raise Refused("member_unknown", id=member_id)
        with self._book.read() as session:
            return reading.person_view(Case(self._ground(as_of), member, Shelf(session).of(member_id)))

    def probation_ends(self, as_of: date) -> Mapping[int, date]:
        """Return the last day of each running probation by member id, extensions included."""
        found = ((case.member.id, case.probation) for case in self._cases(as_of))
        return {member_id: one.ends_on for member_id, one in found if one is not None and one.ends_on is not None}

    def reminders(self, as_of: date) -> tuple[Reminder, ...]:
        """Return what is due soon or over, the nearest first."""
        return reminders.reminders(self._cases(as_of), self._packs.rules, as_of)

    def findings(self, as_of: date) -> tuple[Finding, ...]:
        """Return what the rules miss on a day."""
        members = self._ground(as_of).timeline.members(as_of)
        found = reminders.findings(self._cases(as_of), self._packs.rules, as_of, self.votes_held)
        return (*found, *reminders.of_roster(members, self._packs.rules, as_of))

    def check(self, period: Period, today: date) -> tuple[Finding, ...]:
        """Return the findings as of the last day of a period, today if that is earlier."""
        return self.findings(min(period.last, today))

    def notice_days(self, posted_on: date) -> tuple[date, date]:
        """Return the first and the last day that count of a notice posted on a day."""
        return notices.days(posted_on, self._packs.rules, self._packs.calendar)

    def datasets(self) -> Mapping[str, Dataset]:
        """Return the datasets of this slice by name."""
        return {name: partial(self._rows, make) for name, make in DATASETS}

    # ── inside ───────────────────────────────────────────────────────────────────────────────────────────────

    def _rows(self, make: MakeRows, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        day = max(period.first, min(period.last, as_of))
        with self._book.read() as session:
            views = [reading.person_view(case) for case in self._open(session, day)]
        return make(views, params)

    def _ground(self, as_of: date) -> Ground:
        return Ground(self._packs.rules, self._packs.calendar, self._roster.timeline(), as_of)

    def _cases(self, as_of: date) -> tuple[Case, ...]:
        with self._book.read() as session:
            return self._open(session, as_of)

    def _open(self, session: Session, as_of: date) -> tuple[Case, ...]:
        ground, shelf = self._ground(as_of), Shelf(session)
        recorded = shelf.people()
        found = []
        for member in ground.timeline.members(as_of, include_applicants=True):
            if member.relation == GUEST or (member.member_category == FULL and member.id not in recorded):
                continue
            case = Case(ground, member, shelf.of(member.id))
            if member.member_category != FULL or (case.records and not case.is_done(FILED)):
                found.append(case)
        return tuple(found)
