"""Votes weighed by the rule of the day, in whole numbers (VOTE-04, VOTE-06, VOTE-12…19)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.meetings.attendance import Count
from smallbranch.meetings.commands import MotionPart
from smallbranch.meetings.model import MotionRow
from smallbranch.meetings.views import MotionView
from smallbranch.packs.rulebook import RuleBook, UnknownRule
from smallbranch.packs.schema import Basis, MeetingForm, Share, VoteRule
from smallbranch.packs.votes import decide

OWN_MOTION = "general"
"""The kind of a motion that is simply the form's own: a resolution of the meeting, a decision of the committee."""
ELECT = "elect"
MAJORITY_BASE = "election_majority_base"
COUNTS = ("yes", "no", "abstain", "written_yes", "written_no", "written_abstain", "excluded")
"""The numbers of a vote that are typed; everything else is computed."""


def motion_kind(kind: str, form: MeetingForm | None) -> str:
    """Return the rule pack's name of a motion."""
    return form.motion if kind == OWN_MOTION and form is not None and form.motion else kind


def vote_rule(rules: RuleBook, kind: str, day: date) -> VoteRule | None:
    """Return the arithmetic of a motion; an election takes its majority from the setting, as texts differ (VOTE-06)."""
    rule = rules.vote(kind, day)
    if rule is None or kind != ELECT or rule.passes is not None:
        return rule
    try:
        base = Basis(rules.setting_text(MAJORITY_BASE, day))
    except UnknownRule:
        return rule
    return replace(rule, passes=Share(of=base, num=1, den=2, strict=True))


def left_out(motion: MotionPart | MotionRow) -> int:
    """Return how many voters leave 应到: nobody before both consents are recorded (VOTE-18, C12)."""
    return motion.excluded if motion.superior_consent and motion.meeting_consent else 0


def weigh(row: MotionRow, rule: VoteRule | None, count: Count) -> MotionView:
    """Weigh one motion.

    Written opinions count as votes where the rule takes them and never as presence (C10).
    """
    due = max(0, count.due_voters - left_out(row))
    yes = row.yes + (row.written_yes if rule is not None and rule.written_opinion else 0)
    result = decide(rule, due, count.present_voters, yes) if rule is not None else None
    return MotionView(
        id=row.id,
        title=row.title,
        kind=row.kind,
        method=row.method,
        **{name: getattr(row, name) for name in COUNTS},
        excluded_basis=row.excluded_basis,
        superior_consent=row.superior_consent,
        meeting_consent=row.meeting_consent,
        due_voters=due,
        present_voters=count.present_voters,
        quorum_needed=result.quorum_needed if result else None,
        pass_needed=result.pass_needed if result else None,
        quorum_met=bool(result and result.quorum_met),
        passed=result.passed if result else None,
        rule_id=rule.id if rule else "",
        article=rule.article if rule else "",
    )


def motion_findings(view: MotionView, rule: VoteRule | None, held_on: date) -> Iterator[Finding]:
    """Yield what is odd about a vote; nothing here stops the record."""
    subject = Subject("motion", view.id)
    cast = view.yes + view.no + view.abstain
    written = view.written_yes + view.written_no + view.written_abstain
    facts: dict[str, object] = {"held_on": held_on, "title": view.title, "article": view.article}
    facts |= {"present": view.present_voters, "due": view.due_voters}
    if cast > view.present_voters:
        yield Finding("votes_exceed_present", Severity.ERROR, {**facts, "cast": cast}, subject)
    if not view.quorum_met and view.quorum_needed is not None:
        yield Finding("quorum_not_met", Severity.WARNING, {**facts, "quorum_needed": view.quorum_needed}, subject)
    if written and rule is not None and not rule.written_opinion:
        yield Finding("written_opinions_not_counted", Severity.WARNING, {**facts, "written": written}, subject)
    elif written > view.due_voters - view.present_voters:
        yield Finding("written_exceed_absent", Severity.ERROR, {**facts, "written": written}, subject)
    if view.excluded and not (view.superior_consent and view.meeting_consent):
        yield Finding("exclusion_without_basis", Severity.WARNING, {**facts, "excluded": view.excluded}, subject)
    elif view.due_voters < view.present_voters:
        yield Finding("exclusion_exceeds_absent", Severity.ERROR, {**facts, "excluded": view.excluded}, subject)
