"""Look rules up as of a day: of each rule the version in force, of the layers the lowest."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TypeVar

from msgspec.structs import replace

from smallbranch.kernel.errors import EnvironmentProblem
from smallbranch.packs.dues_schema import DuesItem, DuesRate, DuesUse
from smallbranch.packs.schema import (
    AbsenceKind,
    AttendanceState,
    Cadence,
    CandidateRule,
    ComboRule,
    DeadlineRule,
    HoursRule,
    Layer,
    LectureKind,
    LimitRule,
    MakeupRule,
    MeetingForm,
    PlanNode,
    QuorumExclusion,
    Rule,
    SettingRule,
    VoteRule,
)

R = TypeVar("R", bound=Rule)


class UnknownRule(EnvironmentProblem):
    """The packs hold no such setting on that day, or one of another type: a pack has lost it."""

    def __init__(self, key: str) -> None:
        super().__init__("unknown_rule", key=key)


class RuleBook:
    """The rules that count, asked by kind and day. Same order as in the packs."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        starts = {rule.effective_from for rule in self.rules}
        ends = {rule.effective_to + timedelta(days=1) for rule in self.rules if rule.effective_to}
        self._changes = sorted(starts | ends)
        self._cache: dict[tuple[type[Rule], int], tuple[Rule, ...]] = {}
        self._own: Mapping[str, object] = {}

    def lay_over(self, own: Mapping[str, object]) -> None:
        """Lay the branch's own values over the packs' settings; one of another kind or outside the choices is left."""
        # JSON knows lists only; settings of several values are tuples.
        self._own = {key: tuple(value) if isinstance(value, list) else value for key, value in own.items()}

    def in_force(self, kind: type[R], on: date) -> tuple[R, ...]:
        """Return the rules of one kind in force on a day, each id once."""
        key = (kind, bisect_right(self._changes, on))
        if key not in self._cache:
            self._cache[key] = self._choose(kind, on)
        return self._cache[key]  # type: ignore[return-value]

    def _choose(self, kind: type[R], on: date) -> tuple[R, ...]:
        chosen: dict[str, R] = {}
        for rule in self.rules:
            if not isinstance(rule, kind) or not rule.holds_on(on):
                continue
            best = chosen.get(rule.id)
            if best is None or (rule.layer.depth, rule.effective_from) > (best.layer.depth, best.effective_from):
                chosen[rule.id] = rule
        return tuple(chosen.values())

    def rule(self, rule_id: str, on: date) -> Rule | None:
        """Return a rule of any kind by its id."""
        return next((rule for rule in self.in_force(Rule, on) if rule.id == rule_id), None)

    def cadences(self, on: date) -> tuple[Cadence, ...]:
        """Return what is due how often."""
        return self.in_force(Cadence, on)

    def cadence(self, form: str, on: date) -> Cadence | None:
        """Return how often a form is due."""
        return next((rule for rule in self.cadences(on) if rule.form == form), None)

    def vote(self, motion: str, on: date) -> VoteRule | None:
        """Return the arithmetic of a motion: `resolution`, `admit`, `committee_decision`, `elect` …"""
        return next((rule for rule in self.in_force(VoteRule, on) if motion in rule.motion), None)

    def candidates(self, post: str, on: date) -> CandidateRule | None:
        """Return how many candidates must stand for a post."""
        return next((rule for rule in self.in_force(CandidateRule, on) if post in rule.posts), None)

    def exclusions(self, on: date) -> tuple[QuorumExclusion, ...]:
        """Return the reasons for which a member may be left out of 应到."""
        return self.in_force(QuorumExclusion, on)

    def hours(self, on: date) -> tuple[HoursRule, ...]:
        """Return the yearly study hours."""
        return self.in_force(HoursRule, on)

    def limit(self, key: str, on: date) -> LimitRule | None:
        """Return a threshold of organisation or term."""
        return next((rule for rule in self.in_force(LimitRule, on) if rule.key == key), None)

    def deadlines(self, on: date) -> tuple[DeadlineRule, ...]:
        """Return all time limits."""
        return self.in_force(DeadlineRule, on)

    def deadline(self, node: str, on: date) -> DeadlineRule | None:
        """Return the time limit of a node."""
        return next((rule for rule in self.deadlines(on) if rule.node == node), None)

    def settings(self, on: date) -> tuple[SettingRule, ...]:
        """Return every setting."""
        return self.in_force(SettingRule, on)

    def setting(self, key: str, on: date) -> SettingRule:
        """Return a setting; on a day before its first version that one, as old years can be looked at too.

        Raises:
            UnknownRule: no pack sets it.
        """
        found = next((rule for rule in self.settings(on) if rule.key == key), None) or self._first(key, on)
        if found is None:
            raise UnknownRule(key)
        own = self._own.get(key)
        if own is None or not _fits(found, own):
            return found
        return replace(found, value=own, layer=Layer.BRANCH)

    def _first(self, key: str, on: date) -> SettingRule | None:
        later = (
            one for one in self.rules if isinstance(one, SettingRule) and one.key == key and one.effective_from > on
        )
        return min(later, key=lambda one: one.effective_from, default=None)

    def setting_int(self, key: str, on: date) -> int:
        """Return a setting that is a whole number."""
        value = self.setting(key, on).value
        if isinstance(value, bool) or not isinstance(value, int):
            raise UnknownRule(key)
        return value

    def setting_text(self, key: str, on: date) -> str:
        """Return a setting that is a text."""
        value = self.setting(key, on).value
        if not isinstance(value, str):
            raise UnknownRule(key)
        return value

    def setting_flag(self, key: str, on: date) -> bool:
        """Return a setting that is on or off."""
        value = self.setting(key, on).value
        if not isinstance(value, bool):
            raise UnknownRule(key)
        return value

    def combos(self, on: date) -> tuple[ComboRule, ...]:
        """Return the pairs of forms that have a rule for one sitting."""
        return self.in_force(ComboRule, on)

    def combo(self, first: str, second: str, on: date) -> ComboRule | None:
        """Return the rule for two forms in one sitting, in either order."""
        pair = {first, second}
        return next((rule for rule in self.combos(on) if {rule.first, rule.second} == pair), None)

    def makeup(self, form: str, on: date) -> MakeupRule | None:
        """Return the make-up rule of a form, or the one for any form."""
        rules = {rule.form: rule for rule in self.in_force(MakeupRule, on)}
        return rules.get(form) or rules.get("any")

    def attendance_states(self, on: date) -> tuple[AttendanceState, ...]:
        """Return the states of attendance with their signs."""
        return self.in_force(AttendanceState, on)

    def absence_kinds(self, on: date) -> tuple[AbsenceKind, ...]:
        """Return the reasons to be away."""
        return self.in_force(AbsenceKind, on)

    def forms(self, on: date) -> tuple[MeetingForm, ...]:
        """Return the forms of organisational life."""
        return self.in_force(MeetingForm, on)

    def form(self, form_id: str, on: date) -> MeetingForm | None:
        """Return one form by its id."""
        return next((form for form in self.forms(on) if form.id == form_id), None)

    def lecture_kinds(self, on: date) -> tuple[LectureKind, ...]:
        """Return the kinds of micro-lectures."""
        return self.in_force(LectureKind, on)

    def plan_nodes(self, on: date) -> tuple[PlanNode, ...]:
        """Return what belongs into the months of a plan."""
        return self.in_force(PlanNode, on)

    def dues_rates(self, on: date) -> tuple[DuesRate, ...]:
        """Return the dues table."""
        return self.in_force(DuesRate, on)

    def dues_items(self, category: str, on: date) -> tuple[DuesItem, ...]:
        """Return the items of pay of a category of dues."""
        return tuple(item for item in self.in_force(DuesItem, on) if item.category == category)

    def dues_uses(self, on: date) -> tuple[DuesUse, ...]:
        """Return what dues may be spent on."""
        return self.in_force(DuesUse, on)


def _fits(rule: SettingRule, value: object) -> bool:
    return type(value) is type(rule.value) and (not rule.choices or value in rule.choices)
