"""What can be asked of elections."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from smallbranch.roster.posts import Post

Kind = Literal["term", "by_election"]


class SetElection(Struct, frozen=True, kw_only=True):
    """Begin an election (`election_id` None) or change its plan. Value: election id.

    `term_no` None: the term after the current one, of a by-election the current one. `meeting_on` is the day planned.
    """

    kind: Kind
    seats: int
    term_no: int | None = None
    has_committee: bool = True
    opened_on: date | None = None
    meeting_on: date | None = None
    reason: str | None = None
    election_id: int | None = None


class RemoveElection(Struct, frozen=True, kw_only=True):
    """An election was begun by mistake; refused once its result was taken over."""

    election_id: int


class RecordElectionStep(Struct, frozen=True, kw_only=True):
    """A step was done, or its record is put right. Value: id of the step's record.

    `papers` None leaves the ticks as they are.
    """

    election_id: int
    step: int
    on: date
    doc_no: str | None = None
    note: str | None = None
    papers: tuple[str, ...] | None = None


class CancelElectionStep(Struct, frozen=True, kw_only=True):
    """The record of a step was wrong."""

    election_id: int
    step: int


class PrepareBallot(Struct, frozen=True, kw_only=True):
    """Put the names on a ballot, before anybody votes; without `ballot_id` a new one. Value: ballot id.

    `committee_member` is voted for by the general meeting, secretary and deputy by the first committee meeting, or by
    the general meeting where there is no committee. Names stand by strokes of the family name (VOTE-10); `own_order`
    keeps the order given, for names of as many strokes that the table of the program cannot tell apart.
    """

    election_id: int
    post: Post
    seats: int
    candidates: tuple[int, ...]
    own_order: bool = False
    ballot_id: int | None = None


class VotesPart(Struct, frozen=True, kw_only=True):
    """The votes of one person; somebody who is not on the ballot was written in."""

    member_id: int
    yes: int
    no: int = 0
    abstain: int = 0


class CountBallot(Struct, frozen=True, kw_only=True):
    """A ballot was counted, or its figures are put right; the findings say what it means. Value: ballot id.

    `due` None: the electors of that day by the roster, less the `excluded` (VOTE-18: with a basis of the packs, the
    superior's consent and the meeting's). `fewer_agreed`: how many electors agreed to leave open seats empty (VOTE-08).
    """

    ballot_id: int
    held_on: date
    present: int
    issued: int
    returned: int
    valid: int
    void: int = 0
    votes: tuple[VotesPart, ...] = ()
    due: int | None = None
    excluded: int = 0
    excluded_basis: str | None = None
    superior_consent: str | None = None
    meeting_consent: str | None = None
    fewer_agreed: int | None = None
    scrutineers: tuple[int, ...] = ()
    counters: tuple[int, ...] = ()
    chair_id: int | None = None
    note: str | None = None


class RemoveBallot(Struct, frozen=True, kw_only=True):
    """A ballot was entered by mistake."""

    ballot_id: int


class HolderPart(Struct, frozen=True, kw_only=True):
    """Who takes which post by the election."""

    member_id: int
    post: Post
    duties: str | None = None


class SettleElection(Struct, frozen=True, kw_only=True):
    """Take the result over: the new term, or the current one of a by-election, and its posts, as one step.

    Somebody may take several posts (ORG-09); who was elected to the committee and is given none is a committee member.
    `ends_on` None: as the rules say.
    Value: term id.
    """

    election_id: int
    holders: tuple[HolderPart, ...]
    on: date | None = None
    ends_on: date | None = None
    approval_doc: str | None = None


COMMANDS: tuple[type, ...] = (
    SetElection,
    RemoveElection,
    RecordElectionStep,
    CancelElectionStep,
    PrepareBallot,
    CountBallot,
    RemoveBallot,
    SettleElection,
)
