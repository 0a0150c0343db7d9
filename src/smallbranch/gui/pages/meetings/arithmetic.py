"""Live counts while a meeting is being written, without Qt: quorum and votes by the rule of the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from smallbranch.meetings.attendance import Count
from smallbranch.meetings.commands import MotionPart
from smallbranch.meetings.motions import OWN_MOTION, left_out, motion_kind, vote_rule
from smallbranch.packs.rulebook import RuleBook
from smallbranch.packs.schema import VoteRule
from smallbranch.packs.votes import decide


@dataclass(frozen=True, slots=True)
class Standing:
    """How a vote (or the meeting as a whole) stands; `pass_needed` and `passed` are None for a quorum alone."""

    quorum_needed: int
    quorum_met: bool
    pass_needed: int | None
    passed: bool | None
    overcast: bool
    article: str


def quorum(rules: RuleBook, day: date, form_id: str, count: Count) -> Standing | None:
    """Return whether enough voters are there for the form's own decisions; None where the form decides nothing."""
    form = rules.form(form_id, day)
    rule = vote_rule(rules, motion_kind(OWN_MOTION, form), day) if form is not None and form.motion else None
    return None if rule is None else _stand(rule, count, MotionPart(title=""))


def standing(rules: RuleBook, day: date, form_id: str, motion: MotionPart, count: Count) -> Standing | None:
    """Return how a motion stands; None when the packs know no such motion."""
    rule = vote_rule(rules, motion_kind(motion.kind, rules.form(form_id, day)), day)
    return None if rule is None else _stand(rule, count, motion)


def takes_written(rules: RuleBook, day: date, form_id: str, kind: str) -> bool:
    """Tell whether opinions sent before the meeting count in a motion (VOTE-15)."""
    rule = vote_rule(rules, motion_kind(kind, rules.form(form_id, day)), day)
    return rule is not None and rule.written_opinion


def motion_kinds(rules: RuleBook, day: date, form_id: str) -> tuple[str, ...]:
    """Return the motions that can be put at a meeting of this form: its own first, then the packs' others."""
    form = rules.form(form_id, day)
    own = form.motion if form is not None else ""
    named = dict.fromkeys(kind for rule in rules.in_force(VoteRule, day) for kind in rule.motion)
    others = [kind for kind in named if kind not in (own, "resolution", "committee_decision")]
    return (OWN_MOTION, *others) if own else ("resolution", *others)


def _stand(rule: VoteRule, count: Count, motion: MotionPart) -> Standing:
    due = max(0, count.due_voters - left_out(motion))
    yes = motion.yes + (motion.written_yes if rule.written_opinion else 0)
    result = decide(rule, due, count.present_voters, yes)
    cast = motion.yes + motion.no + motion.abstain
    return Standing(
        quorum_needed=result.quorum_needed,
        quorum_met=result.quorum_met,
        pass_needed=result.pass_needed,
        passed=result.passed,
        overcast=cast > count.present_voters,
        article=rule.article,
    )
