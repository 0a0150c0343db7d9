"""What the elections slice answers with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from msgspec import Struct

from smallbranch.packs.schema import Basis, Binding
from smallbranch.packs.steps_schema import ElectionStep


class Stand(StrEnum):
    """How a step stands: done, to be done now, waiting for one before it, or past its last day."""

    DONE = "done"
    NEXT = "next"
    LATER = "later"
    OVERDUE = "overdue"


class Limit(Struct, frozen=True):
    """A first or last day of a step and what it rests on."""

    day: date
    rule_id: str
    article: str
    mark: str
    binding: Binding
    note: str


class StepLine(Struct, frozen=True):
    """One line of the checklist; `by` names who approves where the packs leave it to the superior."""

    step: ElectionStep
    by: str
    stand: Stand
    earliest: Limit | None
    latest: Limit | None
    done_on: date | None
    doc_no: str | None
    note: str | None
    papers: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the papers of a step done that are not there."""
        return tuple(paper for paper in self.step.papers if paper not in self.papers) if self.done_on else ()


class Person(Struct, frozen=True):
    """Somebody by id and name."""

    id: int
    name: str


class Standing(Struct, frozen=True):
    """One candidate's votes and what they come to; shares are per cent with one decimal."""

    member_id: int
    name: str
    write_in: bool
    yes: int | None
    no: int | None
    abstain: int | None
    share_due: str
    share_present: str
    by_due: bool
    by_present: bool
    elected: bool
    tied: bool


class Tally(Struct, frozen=True):
    """What a ballot came to: thresholds, standings by votes, seats filled, who must be voted on again."""

    quorum_needed: int
    quorum_met: bool
    valid: bool
    base: Basis
    needed_due: int
    needed_present: int
    standings: tuple[Standing, ...]
    open_seats: int

    @property
    def elected(self) -> tuple[Standing, ...]:
        """Return who is elected, by votes."""
        return tuple(one for one in self.standings if one.elected)

    @property
    def tied(self) -> tuple[Standing, ...]:
        """Return who must be voted on again for the last seats."""
        return tuple(one for one in self.standings if one.tied)

    @property
    def base_matters(self) -> tuple[Standing, ...]:
        """Return who would be elected by one base and not by the other (VOTE-06); nobody once the seats are full."""
        seats = self.open_seats + len(self.elected)
        full = sum(one.by_due for one in self.standings) >= seats
        if full or not (self.quorum_met and self.valid):
            return ()
        return tuple(one for one in self.standings if one.by_due is not one.by_present)


class BallotView(Struct, frozen=True):
    """A ballot with its names in stroke order; `tally` is None until it was counted."""

    id: int
    election_id: int
    number: int
    post: str
    body: str
    seats: int
    candidates_needed: int
    equal: bool
    own_order: bool
    candidates: tuple[Person, ...]
    held_on: date | None
    due: int | None
    present: int | None
    issued: int | None
    returned: int | None
    valid: int | None
    void: int | None
    excluded: int
    excluded_basis: str | None
    superior_consent: str | None
    meeting_consent: str | None
    fewer_agreed: int | None
    scrutineers: tuple[Person, ...]
    counters: tuple[Person, ...]
    chair: Person | None
    note: str | None
    tally: Tally | None

    @property
    def exclusion_holds(self) -> bool:
        """Tell whether who was left out of those due was so with a basis and both consents (VOTE-18)."""
        return bool(self.excluded_basis and self.superior_consent and self.meeting_consent)

    @property
    def seats_left_empty(self) -> bool:
        """Tell whether half of the electors agreed to leave the open seats empty (VOTE-08)."""
        return self.fewer_agreed is not None and self.due is not None and 2 * self.fewer_agreed >= self.due > 0

    @property
    def enough_candidates(self) -> bool:
        """Tell whether as many names stand as the rules ask for."""
        count = len(self.candidates)
        return count == self.seats if self.equal else count >= self.candidates_needed


class ElectionView(Struct, frozen=True):
    """An election as of a day."""

    id: int
    kind: str
    term_no: int
    has_committee: bool
    seats: int
    opened_on: date
    meeting_on: date | None
    reason: str | None
    settled_on: date | None
    lines: tuple[StepLine, ...]
    ballots: tuple[BallotView, ...]
    holders: tuple[tuple[Person, str], ...]

    @property
    def held_on(self) -> date | None:
        """Return the day of the general meeting's first ballot, else of the step."""
        days = [one.held_on for one in self.ballots if one.held_on is not None]
        return min(days, default=None)

    def line(self, number: int) -> StepLine | None:
        """Return a line by its number."""
        return next((line for line in self.lines if line.step.no == number), None)

    def elected(self, post: str) -> tuple[int, ...]:
        """Return who was elected by the ballots for a post."""
        return tuple(
            one.member_id
            for ballot in self.ballots
            if ballot.post == post and ballot.tally is not None
            for one in ballot.tally.elected
        )

    def open_seats(self, post: str) -> int:
        """Return how many seats of the first ballot for a post are still to be filled."""
        if any(one.post == post and one.seats_left_empty for one in self.ballots):
            return 0
        seats = next((one.seats for one in self.ballots if one.post == post), 0)
        return max(0, seats - len(set(self.elected(post))))


class ElectionReminder(Struct, frozen=True):
    """A step due on a day; `code` is that of its sentence."""

    code: str
    day: date
    rule_id: str
    article: str
    params: Mapping[str, Any]
    election_id: int | None
