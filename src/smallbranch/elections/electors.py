"""Who may vote and stand on a day: full members with a vote; in the committee those elected to it (VOTE-01…03)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from smallbranch.roster.timeline import Timeline
from smallbranch.roster.views import MemberView

MEETING, COMMITTEE = "meeting", "committee"
COMMITTEE_SEAT = "committee_member"
HEADS = ("secretary", "deputy_secretary")
TERM, BY_ELECTION = "term", "by_election"
FORMS = {MEETING: "general_membership_meeting", COMMITTEE: "branch_committee_meeting"}


def body_of(post: str, *, has_committee: bool) -> str:
    """Return who votes for a post: the committee for its heads, the general meeting for everything else."""
    return COMMITTEE if has_committee and post in HEADS else MEETING


def electors(timeline: Timeline, body: str, on: date, elected: Iterable[int] = ()) -> tuple[MemberView, ...]:
    """Return who may vote on a day, in roster order; `elected` are the new committee's members before they hold posts.

    In a by-election the committee there is votes together with who was just elected to it.
    """
    voters = tuple(view for view in timeline.due_members(on) if view.votes)
    if body == MEETING:
        return voters
    chosen = set(elected)
    return tuple(view for view in voters if view.id in chosen)


def committee(timeline: Timeline, on: date) -> tuple[int, ...]:
    """Return the members of the committee there is on a day."""
    return tuple(view.id for view in timeline.due_members(on, committee=True))
