"""The vote of a meeting that admits or confirms: who may vote comes from the roster of the day (C07–C10)."""

from __future__ import annotations

from smallbranch.development.commands import RecordStep, VotePart
from smallbranch.development.reading import voters
from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.packs.rulebook import RuleBook
from smallbranch.packs.schema import DevelopmentStep
from smallbranch.packs.votes import decide
from smallbranch.roster.timeline import Timeline


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
