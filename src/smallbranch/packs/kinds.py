"""The kinds of rules a pack may hold, by the name they have there."""

from __future__ import annotations

from smallbranch.packs.dues_schema import DuesItem, DuesRate, DuesUse
from smallbranch.packs.schema import (
    AbsenceKind,
    AttendanceState,
    Cadence,
    CandidateRule,
    ComboRule,
    DeadlineRule,
    HoursRule,
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
from smallbranch.packs.steps_schema import DevelopmentStep, ElectionGate, ElectionStep, JoinEra, LifeStep, StepGate

KINDS: dict[str, type[Rule]] = {
    "cadence": Cadence,
    "vote": VoteRule,
    "candidates": CandidateRule,
    "hours": HoursRule,
    "limit": LimitRule,
    "deadline": DeadlineRule,
    "setting": SettingRule,
    "combo": ComboRule,
    "makeup": MakeupRule,
    "attendance_state": AttendanceState,
    "absence_kind": AbsenceKind,
    "form": MeetingForm,
    "lecture_kind": LectureKind,
    "plan_node": PlanNode,
    "exclusion": QuorumExclusion,
    "dues_rate": DuesRate,
    "development_step": DevelopmentStep,
    "step_gate": StepGate,
    "election_step": ElectionStep,
    "election_gate": ElectionGate,
    "join_era": JoinEra,
    "dues_item": DuesItem,
    "dues_use": DuesUse,
    "life_step": LifeStep,
}
