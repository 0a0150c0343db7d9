"""What can be asked of the plan and the record."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

Form = str
"""A meeting form's id in the rule pack: general_membership_meeting, branch_committee_meeting, cell_meeting …

In the plan also `task`: a line that is no meeting."""

AttendanceState = Literal["present", "on_leave", "official", "absent", "not_recorded"]
Provenance = Literal["hand", "bulk", "plan", "import"]


class AddPlanItem(Struct, frozen=True, kw_only=True):
    """Add a line to the plan. `period` is `2026-03` or `2026Q1`; value: plan item id."""

    period: str
    form: Form
    topic: str | None = None
    planned_on: date | None = None
    planned_time: str | None = None
    place: str | None = None
    lead: str | None = None
    scope: str | None = None
    cell_id: int | None = None
    deadline: date | None = None
    reported_on: date | None = None
    required_file: str | None = None
    source: Literal["hand", "rule", "tasks"] = "hand"
    rule_id: str | None = None
    note: str | None = None


class ChangePlanItem(Struct, frozen=True, kw_only=True):
    """Change a line; None leaves a field as it is. `reason` says why it has another day and is printed.

    With another day, the lines of `along` go there too. `asked_as` ties it to a line of the superior's list.
    """

    plan_item_id: int
    topic: str | None = None
    planned_on: date | None = None
    planned_time: str | None = None
    place: str | None = None
    lead: str | None = None
    scope: str | None = None
    deadline: date | None = None
    reported_on: date | None = None
    required_file: str | None = None
    note: str | None = None
    reason: str | None = None
    along: tuple[int, ...] = ()
    asked_as: str | None = None


class CancelPlanItem(Struct, frozen=True, kw_only=True):
    """A planned line is cancelled, postponed or does not apply; the reason is printed."""

    plan_item_id: int
    state: Literal["cancelled", "postponed", "not_applicable"]
    reason: str


class MovePlanItem(Struct, frozen=True, kw_only=True):
    """Move one line to another day; the day it was planned on first is kept and printed with the reason.

    `along` are the lines planned with it that go to that day too, for the same reason.
    """

    plan_item_id: int
    planned_on: date
    reason: str | None = None
    along: tuple[int, ...] = ()


class ReopenPlanItem(Struct, frozen=True, kw_only=True):
    """A cancelled, postponed, not applicable or finished line is open again."""

    plan_item_id: int


class CompletePlanItem(Struct, frozen=True, kw_only=True):
    """A task is done; `evidence` says where the proof lies (a file, a number), `evidence_id` a record here."""

    plan_item_id: int
    done_on: date
    evidence: str | None = None
    evidence_id: int | None = None


class SetNotApplicable(Struct, frozen=True, kw_only=True):
    """A form is not due in a period, with a reason that prints; its plan line says so, and is made where none stands.

    `period` is that of the rule (`2026-03`, `2026Q1`, `2026`). Value: plan item id.
    """

    form: Form
    period: str
    reason: str
    cell_id: int | None = None


class DraftYear(Struct, frozen=True, kw_only=True):
    """Draft the year's plan from rules, last year's habits, holidays and known absences; lines that stand are kept.

    `leave_out` are the keys of drafted lines that are not wanted, as the preview gives them. Value: number added.
    """

    year: int
    leave_out: tuple[str, ...] = ()


class PostponeReminder(Struct, frozen=True, kw_only=True):
    """A line of the first page is put off until a day; without one it does not apply. The reason is printed.

    `key` is the line's own, `about` what it said. Value: reminder id.
    """

    key: str
    reason: str
    until: date | None = None
    about: str | None = None


class ResumeReminder(Struct, frozen=True, kw_only=True):
    """A line that was put off or set aside comes back."""

    key: str


class Mark(Struct, frozen=True, kw_only=True):
    """One attendance mark that is not plain "present"; `reason` is free text or an absence kind."""

    member_id: int
    state: AttendanceState
    reason: str | None = None
    provenance: Provenance = "hand"
    arrived_at: str | None = None
    left_at: str | None = None


class GuestPart(Struct, frozen=True, kw_only=True):
    """Somebody present without being due."""

    name: str
    role: str | None = None


class MotionPart(Struct, frozen=True, kw_only=True):
    """A vote; `kind` is one of the rule pack's motions (admit, confirm_full, elect …) or general: the form's own.

    `yes`, `no` and `abstain` are ballots of those present; written opinions sent before the meeting are counted apart.
    `excluded` voters leave 应到 only with both consents, each said in words (who and when): that of the superior Party
    organisation and that of the meeting (VOTE-18, C12); `excluded_basis` says why.
    """

    title: str
    kind: str = "general"
    method: str | None = None
    yes: int = 0
    no: int = 0
    abstain: int = 0
    written_yes: int = 0
    written_no: int = 0
    written_abstain: int = 0
    excluded: int = 0
    excluded_basis: str | None = None
    superior_consent: str | None = None
    meeting_consent: str | None = None


class DecisionPart(Struct, frozen=True, kw_only=True):
    """A decision or task; `owner` is a name as said in the meeting.

    With `to_general_meeting` a committee puts it before the general membership meeting (提交党员大会).
    """

    text: str
    owner: str | None = None
    due_on: date | None = None
    to_general_meeting: bool = False


class AgendaPart(Struct, frozen=True, kw_only=True):
    """An agenda item."""

    title: str
    presenter: str | None = None


class SegmentPart(Struct, frozen=True, kw_only=True):
    """A part of the event that counts as one form.

    `others_present` True stores every due member without a mark as present with provenance bulk (known absences of the
    day first, with provenance plan); False stores them as not recorded. `makes_up` is the period that
    this makes up for (补办).
    """

    form: Form
    topic: str
    cell_id: int | None = None
    start_at: datetime | None = None
    end_at: datetime | None = None
    chair_id: int | None = None
    recorder_id: int | None = None
    lecturer_id: int | None = None
    lecturer_name: str | None = None
    agenda: tuple[AgendaPart, ...] = ()
    minutes: str | None = None
    discussion: str | None = None
    resolution: str | None = None
    others_present: bool = True
    marks: tuple[Mark, ...] = ()
    guests: tuple[GuestPart, ...] = ()
    motions: tuple[MotionPart, ...] = ()
    decisions: tuple[DecisionPart, ...] = ()
    plan_item_id: int | None = None
    makes_up: str | None = None
    work_year: int | None = None


class RecordMeeting(Struct, frozen=True, kw_only=True):
    """Record an event with its segments, or replace the one with `event_id`. Value: event id.

    `start_at` and `end_at` are local times without offset; an event over midnight belongs to its start day (C14).
    A joint event carries in every branch the `uid` its `organiser` gave it (none: our own branch), so that it is
    counted once (C21); `joint_with` names the other branches, `partner_people` how many of them came.
    """

    title: str
    start_at: datetime
    end_at: datetime | None = None
    place: str | None = None
    segments: tuple[SegmentPart, ...] = ()
    joint_with: str | None = None
    organiser: str | None = None
    partner_people: int | None = None
    moved_from: date | None = None
    move_reason: str | None = None
    business_task: str | None = None
    team_id: int | None = None
    note: str | None = None
    uid: str | None = None
    event_id: int | None = None


class NameTask(Struct, frozen=True, kw_only=True):
    """Say which business task and which project team a meeting served; None takes either away. Value: event id."""

    event_id: int
    business_task: str | None = None
    team_id: int | None = None


class RemoveMeeting(Struct, frozen=True, kw_only=True):
    """Remove an event that was entered by mistake, with all it holds."""

    event_id: int


class CloseDecision(Struct, frozen=True, kw_only=True):
    """A decision or task is done (or dropped, as the outcome says)."""

    decision_id: int
    on: date
    outcome: str | None = None


class RecordMakeup(Struct, frozen=True, kw_only=True):
    """An absent member made the study up (补课). Value: makeup id."""

    segment_id: int
    member_id: int
    done_on: date
    how: str | None = None
    minutes: int | None = None
    note: str | None = None


class WaiveMakeup(Struct, frozen=True, kw_only=True):
    """An absence is not made up, for a reason that is kept: the member studies elsewhere, is ill … Value: makeup id."""

    segment_id: int
    member_id: int
    reason: str


COMMANDS: tuple[type, ...] = (
    AddPlanItem,
    ChangePlanItem,
    CancelPlanItem,
    MovePlanItem,
    ReopenPlanItem,
    CompletePlanItem,
    SetNotApplicable,
    DraftYear,
    PostponeReminder,
    ResumeReminder,
    RecordMeeting,
    NameTask,
    RemoveMeeting,
    CloseDecision,
    RecordMakeup,
    WaiveMakeup,
)
