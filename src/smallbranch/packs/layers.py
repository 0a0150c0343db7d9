"""Lay the rules of the layers over each other: lower ones may tighten, never loosen a hard rule."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from smallbranch.packs.dues_schema import DuesRate
from smallbranch.packs.schema import (
    Binding,
    Bound,
    Cadence,
    CandidateRule,
    DeadlineRule,
    HoursRule,
    LimitRule,
    Rule,
    VoteRule,
)
from smallbranch.packs.steps_schema import Edge, StepGate
from smallbranch.packs.votes import candidates_needed, needed, pass_needed

# Branches have at most some fifty members; beyond this no two shares with small numbers differ in order.
_HEADS = range(1, 101)


class Conflict(Struct, frozen=True):
    """A rule that says the same as another in its layer, or loosens one above; `kept`: it still counts."""

    rule: Rule
    above: Rule
    code: str
    kept: bool


def lay(rules: Iterable[Rule]) -> tuple[tuple[Rule, ...], tuple[Conflict, ...]]:
    """Return the rules that count, top layer first, and what was found on the way."""
    accepted: dict[tuple[type[Rule], str], list[Rule]] = {}
    conflicts: list[Conflict] = []
    for rule in sorted(rules, key=lambda rule: (rule.layer.depth, rule.effective_from)):
        stack = accepted.setdefault((type(rule), rule.id), [])
        facing = [above for above in stack if _overlap(rule, above) and not _superseded(above, stack, rule)]
        found = [conflict for above in facing if (conflict := _compare(rule, above))]
        conflicts += found
        if all(conflict.kept for conflict in found):
            stack.append(rule)
    return tuple(rule for stack in accepted.values() for rule in stack), tuple(conflicts)


def loosens(rule: Rule, above: Rule) -> bool:
    """Tell whether a rule asks for less than the one above it, or cannot be compared with it."""
    if type(rule) is not type(above):
        return True
    match rule, above:
        case (Cadence(), Cadence()):
            return _cadence_loosens(rule, above)
        case (VoteRule(), VoteRule()):
            return _vote_loosens(rule, above)
        case (CandidateRule(), CandidateRule()):
            return any(candidates_needed(rule, seats) < candidates_needed(above, seats) for seats in range(1, 12))
        case (HoursRule(), HoursRule()):
            return rule.who != above.who or rule.hours < above.hours or rule.courses < above.courses
        case (LimitRule(), LimitRule()):
            same = (rule.key, rule.unit, rule.bound) == (above.key, above.unit, above.bound)
            return not same or _beyond(rule.bound, rule.value, above.value)
        case (DeadlineRule(), DeadlineRule()):
            same = _deadline_frame(rule) == _deadline_frame(above)
            return not same or _beyond(rule.bound, rule.amount, above.amount)
        case (StepGate(), StepGate()):
            return _gate_loosens(rule, above)
        case (DuesRate(), DuesRate()):
            return (rule.category, rule.upto, rule.rate) != (above.category, above.upto, above.rate)
    return _content(rule) != _content(above)


def _compare(rule: Rule, above: Rule) -> Conflict | None:
    if rule.layer is above.layer:
        same_start = rule.effective_from == above.effective_from
        return Conflict(rule, above, "pack_duplicate_rule", kept=False) if same_start else None
    if above.severity is Binding.LOCAL or not loosens(rule, above):
        return None
    hard = above.severity is Binding.HARD
    return Conflict(rule, above, "pack_loosens_hard_rule" if hard else "pack_loosens_norm", kept=not hard)


def _overlap(rule: Rule, above: Rule) -> bool:
    return (above.effective_to is None or rule.effective_from <= above.effective_to) and (
        rule.effective_to is None or above.effective_from <= rule.effective_to
    )


def _superseded(above: Rule, stack: list[Rule], rule: Rule) -> bool:
    return any(
        newer.layer is above.layer and above.effective_from < newer.effective_from <= rule.effective_from
        for newer in stack
    )


def _cadence_loosens(rule: Cadence, above: Cadence) -> bool:
    per_span = rule.period.per_year >= above.period.per_year and rule.per is above.per and rule.form == above.form
    often = rule.min * rule.period.per_year >= above.min * above.period.per_year
    return not (per_span and often and set(rule.applies_if) <= set(above.applies_if))


def _vote_loosens(rule: VoteRule, above: VoteRule) -> bool:
    if rule.electorate != above.electorate or not set(above.motion) <= set(rule.motion):
        return True
    if (rule.written_opinion and not above.written_opinion) or (above.secret and not rule.secret):
        return True
    quorum = any(needed(rule.quorum, due) < needed(above.quorum, due) for due in _HEADS)
    return quorum or _majority_loosens(rule, above)


def _majority_loosens(rule: VoteRule, above: VoteRule) -> bool:
    if above.passes is None:
        return False
    for due in _HEADS:
        for present in range(needed(above.quorum, due), due + 1):
            mine, theirs = pass_needed(rule, due, present), pass_needed(above, due, present)
            if mine is None or theirs is None or mine < theirs:
                return True
    return False


def _beyond(bound: Bound, value: int, above: int) -> bool:
    return value < above if bound is Bound.AT_LEAST else value > above


def _deadline_frame(rule: DeadlineRule) -> tuple[object, ...]:
    return rule.node, rule.anchor, rule.unit, rule.bound, rule.before


def _gate_loosens(rule: StepGate, above: StepGate) -> bool:
    if (rule.step, rule.edge, rule.anchor, rule.unit) != (above.step, above.edge, above.anchor, above.unit):
        return True
    mine, theirs = (-gate.amount if gate.before else gate.amount for gate in (rule, above))
    return mine < theirs if above.edge is Edge.EARLIEST else mine > theirs


def _content(rule: Rule) -> dict[str, object]:
    own = set(rule.__struct_fields__) - set(Rule.__struct_fields__)
    return {name: getattr(rule, name) for name in own}
