"""Check that what one entry names exists in another: forms, motions, ledgers, attendance states."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from smallbranch.packs.schema import (
    AbsenceKind,
    AttendanceState,
    Cadence,
    ComboRule,
    MakeupRule,
    MeetingForm,
    PlanNode,
    Rule,
    SettingRule,
    VoteRule,
)
from smallbranch.packs.steps_schema import DevelopmentStep, ElectionGate, ElectionStep, StepGate

PERSONAL_ANCHORS = ("birth_date", "previous_review", "probation_end")
ELECTION_ANCHORS = ("term_end", "meeting", "elected")


def dangling(rules: Sequence[Rule], ledgers: Collection[str]) -> Iterator[tuple[Rule, str, str, list[str]]]:
    """Yield (rule, key, value, known values) for every name that points nowhere."""
    forms = {rule.id for rule in rules if isinstance(rule, MeetingForm)}
    states = {rule.id for rule in rules if isinstance(rule, AttendanceState)}
    steps = {rule.no for rule in rules if isinstance(rule, DevelopmentStep)}
    elections = {rule.no for rule in rules if isinstance(rule, ElectionStep)}
    motions = {motion for rule in rules if isinstance(rule, VoteRule) for motion in rule.motion}
    for rule in rules:
        for key, value, known in _references(rule, forms, states, motions, set(ledgers)):
            if value and value not in known:
                yield rule, key, value, sorted(known)
        yield from ((rule, *found) for found in _step_references(rule, steps))
        yield from ((rule, *found) for found in _election_references(rule, elections, forms))


def _step_references(rule: Rule, steps: set[int]) -> Iterator[tuple[str, str, list[str]]]:
    known = [str(step) for step in sorted(steps)]
    named = rule.requires + rule.implies if isinstance(rule, DevelopmentStep) else ()
    yield from (("requires", str(step), known) for step in named if step not in steps)
    if isinstance(rule, StepGate):
        anchors = [*PERSONAL_ANCHORS, *(f"{kind}_{step:02d}" for kind in ("step", "notice") for step in sorted(steps))]
        if rule.step not in steps:
            yield "step", str(rule.step), known
        elif rule.anchor not in anchors:
            yield "anchor", rule.anchor, anchors


def _election_references(rule: Rule, steps: set[int], forms: set[str]) -> Iterator[tuple[str, str, list[str]]]:
    known = [str(step) for step in sorted(steps)]
    if isinstance(rule, ElectionStep):
        yield from (("requires", str(step), known) for step in rule.requires if step not in steps)
        if rule.counts and rule.counts not in forms:
            yield "counts", rule.counts, sorted(forms)
    if isinstance(rule, ElectionGate):
        anchors = [*ELECTION_ANCHORS, *(f"step_{step:02d}" for step in sorted(steps))]
        if rule.step not in steps:
            yield "step", str(rule.step), known
        elif rule.anchor not in anchors:
            yield "anchor", rule.anchor, anchors


def _references(
    rule: Rule, forms: set[str], states: set[str], motions: set[str], ledgers: set[str]
) -> Iterator[tuple[str, str, Iterable[str]]]:
    match rule:
        case Cadence() | PlanNode():
            yield "form", rule.form, forms
        case MakeupRule():
            yield "form", rule.form, forms | {"any"}
        case ComboRule():
            yield "first", rule.first, forms
            yield "second", rule.second, forms
        case AbsenceKind():
            yield "state", rule.state, states
        case DevelopmentStep():
            yield "motion", rule.motion, motions
        case MeetingForm():
            yield "motion", rule.motion, motions
            yield "ledger", rule.ledger, ledgers
        case SettingRule():
            for value in rule.value if isinstance(rule.value, tuple) else (rule.value,):
                if rule.choices and isinstance(value, str):
                    yield "value", value, rule.choices
