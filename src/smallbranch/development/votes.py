"""The vote of a meeting that admits or confirms: who may vote comes from the roster of the day (C07–C10)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Protocol

from msgspec.structs import replace
from sqlalchemy.orm import Session

from smallbranch.development.commands import RecordStep, VotePart
from smallbranch.development.model import StepRow
from smallbranch.development.reading import voters
from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.packs.rulebook import RuleBook
from smallbranch.packs.steps_schema import DevelopmentStep
from smallbranch.packs.votes import decide
from smallbranch.roster.timeline import Timeline


class HeldMotion(Protocol):
    """A motion of a recorded meeting: its kind and title, who was present with a vote, and the ballots."""

    @property
    def kind(self) -> str:
        """Return the kind of motion."""
        ...

    @property
    def title(self) -> str:
        """Return what was voted on."""
        ...

    @property
    def present_voters(self) -> int:
        """Return how many with a vote were present."""
        ...

    @property
    def yes(self) -> int:
        """Return the votes for."""
        ...

    @property
    def no(self) -> int:
        """Return the votes against."""
        ...

    @property
    def abstain(self) -> int:
        """Return the abstentions."""
        ...

    @property
    def written_yes(self) -> int:
        """Return the written opinions for."""
        ...


VotesHeld = Callable[[int, Session | None], tuple[date, Sequence[HeldMotion]] | None]


def nobody_voted(event_id: int, session: Session | None = None) -> None:
    """Return nothing: this slice asked without the meetings."""


def held_vote(held: tuple[date, Sequence[HeldMotion]] | None, motion: str, name: str) -> VotePart | None:
    """Return the figures of a meeting's motion about somebody: that of the kind, by the name if there are several."""
    found = [one for one in held[1] if one.kind == motion] if held else []
    named = [one for one in found if name in one.title]
    chosen = named if len(named) == 1 else found
    if len(chosen) != 1:
        return None
    one = chosen[0]
    return VotePart(
        present=one.present_voters, yes=one.yes, no=one.no, abstain=one.abstain, written_yes=one.written_yes
    )


def of_row(row: StepRow) -> VotePart | None:
    """Return the figures a step's record holds."""
    if row.vote_present is None:
        return None
    yes, no, abstain, written = (row.vote_yes or 0, row.vote_no or 0, row.vote_abstain or 0, row.vote_written or 0)
    return VotePart(present=row.vote_present, yes=yes, no=no, abstain=abstain, written_yes=written)


def with_held(
    step: DevelopmentStep, command: RecordStep, name: str, held: tuple[date, Sequence[HeldMotion]] | None
) -> RecordStep:
    """Return the command with the figures of the meeting it names, if it brings none of its own.

    Raises:
        InvalidInput: the meeting has no such vote, or several that may be meant.
    """
    if command.event_id is None or not step.motion:
        return command
    vote = held_vote(held, step.motion, name)
    if vote is None:
        raise InvalidInput({"event_id": "development_no_motion"})
    return replace(command, vote=command.vote or vote)


def differences(
    recorded: VotePart | None,
    on: date,
    step: DevelopmentStep,
    name: str,
    held: tuple[date, Sequence[HeldMotion]] | None,
) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield what a step says otherwise than the meeting it names: code and params."""
    params: dict[str, object] = {"name": name, "step": step.no, "title": step.title}
    vote = held_vote(held, step.motion, name)
    if held is None or vote is None:
        yield "development_meeting_without_vote", params
        return
    if recorded is not None and recorded != vote:
        figures = {"yes": recorded.yes, "held_yes": vote.yes, "present": recorded.present, "held_present": vote.present}
        yield "development_vote_differs", {**params, **figures}
    if held[0] != on:
        yield "development_day_differs", {**params, "day": on, "held_on": held[0]}


def check(step: DevelopmentStep, command: RecordStep, timeline: Timeline, rules: RuleBook) -> tuple[Finding, ...]:
    """Return what was noticed of the vote.

    Raises:
        InvalidInput: more voters than there were, or a vote where the step takes none.
        Refused: without quorum or majority nobody is admitted or confirmed.
    """
    vote, rule = command.vote, rules.vote(step.motion, command.on)
    if rule is None or not step.motion:
        if vote is not None:
            raise InvalidInput({"vote": "development_no_vote_here"})
        return ()
    if vote is None:
        subject = Subject("member", command.member_id)
        params = {"step": step.no, "title": step.title, "rule": rule.id, "article": rule.article}
        return (Finding("development_vote_missing", Severity.WARNING, params, subject),)
    due = voters(timeline, command.on)
    _check_numbers(vote, due)
    if command.result == "cancelled":
        return ()
    result = decide(rule, due, vote.present, vote.yes + vote.written_yes)
    if not result.passed:
        params = {"due": due, "present": vote.present, "quorum": result.quorum_needed, "article": rule.article}
        raise Refused("development_not_passed", **params, yes=vote.yes + vote.written_yes, needed=result.pass_needed)
    return ()


def _check_numbers(vote: VotePart, due: int) -> None:
    numbers = (vote.present, vote.yes, vote.no, vote.abstain, vote.written_yes)
    if min(numbers) < 0 or vote.yes + vote.no + vote.abstain > vote.present:
        raise InvalidInput({"vote_yes": "development_more_votes_than_present"})
    if vote.present + vote.written_yes > due:
        raise InvalidInput({"vote_present": "development_more_voters_than_due"}, due=due)
