"""换届 and 补选 as other parts see them: handlers of the commands, and questions as of a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from smallbranch.elections import commands, reminders
from smallbranch.elections.ballots import BallotCommands
from smallbranch.elections.cases import CaseCommands
from smallbranch.elections.datasets import DATASETS, MakeRows, Row, Source
from smallbranch.elections.desk import Desk, in_committee
from smallbranch.elections.electors import electors
from smallbranch.elections.reading import election_view
from smallbranch.elections.settling import SettleCommands
from smallbranch.elections.shelf import files
from smallbranch.elections.views import ElectionReminder, ElectionView, Person, StepLine
from smallbranch.kernel.clock import Clock
from smallbranch.kernel.errors import Refused
from smallbranch.kernel.findings import Finding
from smallbranch.kernel.periods import Period
from smallbranch.packs.loader import Packs
from smallbranch.packs.votes import candidates_needed
from smallbranch.roster.service import RosterService
from smallbranch.store.book import Book
from smallbranch.store.dispatch import Handler

Dataset = Callable[[Period, date, Mapping[str, str]], Sequence[Row]]
ELECTION_TABLES = frozenset(
    {
        "election",
        "election_step",
        "election_paper",
        "election_result",
        "ballot",
        "ballot_candidate",
        "ballot_teller",
    }
)


class ElectionsService:
    """The elections of one book."""

    def __init__(self, book: Book, clock: Clock, roster: RosterService, packs: Packs) -> None:
        self._book = book
        self._clock = clock
        self._roster = roster
        self._packs = packs
        self._desk = Desk(packs, roster)

    def handlers(self) -> Mapping[type, Handler]:
        """Return the handler of each command of this slice."""
        cases, ballots = CaseCommands(self._desk), BallotCommands(self._desk)
        return {
            commands.SetElection: cases.set_election,
            commands.RemoveElection: cases.remove,
            commands.RecordElectionStep: cases.record_step,
            commands.CancelElectionStep: cases.cancel_step,
            commands.PrepareBallot: ballots.prepare,
            commands.CountBallot: ballots.count,
            commands.RemoveBallot: ballots.remove,
            commands.SettleElection: SettleCommands(self._desk).settle,
        }

    # ── asking ───────────────────────────────────────────────────────────────────────────────────────────────

    def elections(self, as_of: date) -> tuple[ElectionView, ...]:
        """Return every election begun by a day, the newest first."""
        with self._book.read() as session:
            found = self._views(session, as_of)
        return tuple(sorted(found, key=lambda one: (one.held_on or one.opened_on, one.id), reverse=True))

    def election(self, election_id: int, as_of: date) -> ElectionView:
        """Return one election; raise `Refused` when there is none."""
        found = next((one for one in self.elections(as_of) if one.id == election_id), None)
        if found is None:
            raise Refused("election_unknown", id=election_id)
        return found

    def coming(self, as_of: date) -> tuple[StepLine, ...]:
        """Return the checklist the end of the running term asks for, before an election is begun; () while far off."""
        with self._book.read() as session:
            ground = self._desk.ground(session, as_of)
            open_terms = [one for one in self._views(session, as_of) if one.kind == "term" and reminders.is_open(one)]
            return () if open_terms else reminders.coming(ground)

    def electors(self, view: ElectionView, body: str, on: date) -> tuple[Person, ...]:
        """Return who may vote and stand in a body on a day."""
        timeline = self._roster.timeline()
        found = electors(timeline, body, on, in_committee(timeline, view, on))
        return tuple(Person(one.id, one.label) for one in found)

    def candidates_needed(self, post: str, seats: int, on: date) -> int:
        """Return how many names a ballot for a post must have."""
        with self._book.read() as session:
            rule = self._desk.ground(session, on).candidate_rule(post, on)
        return candidates_needed(rule, seats) if rule else seats

    def reminders(self, as_of: date) -> tuple[ElectionReminder, ...]:
        """Return the open steps that have a last day, the nearest first."""
        with self._book.read() as session:
            return reminders.reminders(self._views(session, as_of), self._desk.ground(session, as_of))

    def check(self, period: Period, today: date) -> tuple[Finding, ...]:
        """Return what is odd about the elections of a period and those still open."""
        as_of = min(period.last, today)
        with self._book.read() as session:
            return tuple(reminders.findings(self._views(session, as_of), period, as_of))

    def datasets(self) -> Mapping[str, Dataset]:
        """Return the datasets of this slice by name."""
        return {name: partial(self._rows, make) for name, make in DATASETS}

    # ── inside ───────────────────────────────────────────────────────────────────────────────────────────────

    def _rows(self, make: MakeRows, period: Period, as_of: date, params: Mapping[str, str]) -> Sequence[Row]:
        with self._book.read() as session:
            views = self._views(session, self._clock.today())
        return make(Source(views, self._roster.timeline()), period, params)

    def _views(self, session: Session, as_of: date) -> tuple[ElectionView, ...]:
        ground = self._desk.ground(session, as_of)
        return tuple(election_view(ground, file) for file in files(session) if file.row.opened_on <= as_of)
