"""Frozen rows of the meetings slice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct

from smallbranch.kernel.findings import Finding


class PlanItemView(Struct, frozen=True):
    """A plan line; `state`: open, cancelled, postponed, not_applicable; `event_id` when a segment fulfils it.

    `asked_as` is what the superior's list calls it, for a line that stood in the plan before the list came.
    """

    id: int
    uid: str
    period: str
    form: str
    topic: str | None
    planned_on: date | None
    planned_time: str | None
    place: str | None
    lead: str | None
    scope: str | None
    cell_id: int | None
    cell: str | None
    deadline: date | None
    reported_on: date | None
    required_file: str | None
    source: str
    rule_id: str | None
    state: str
    reason: str | None
    note: str | None
    moved_from: date | None
    move_reason: str | None
    done_on: date | None
    evidence: str | None
    evidence_id: int | None
    event_id: int | None
    asked_as: str | None = None


class Reason(Struct, frozen=True):
    """Why a drafted line is what it is: a code with what its sentence needs."""

    code: str
    params: Mapping[str, object]


class DraftLine(Struct, frozen=True):
    """A line of the plan before it is kept; `key` names it when it is not wanted."""

    key: str
    period: str
    form: str
    rule_id: str
    cell_id: int | None
    cell: str | None
    topic: str | None
    planned_on: date | None
    planned_time: str | None
    place: str | None
    lead: str | None
    deadline: date | None
    reasons: tuple[Reason, ...]


class YearDraft(Struct, frozen=True):
    """What a year lacks, and what was noticed while it was worked out."""

    year: int
    lines: tuple[DraftLine, ...]
    findings: tuple[Finding, ...]


class PutOff(Struct, frozen=True):
    """A line of the first page that was put off until a day, or, without one, does not apply."""

    key: str
    until: date | None
    reason: str
    about: str | None
    set_on: date


class AttendanceView(Struct, frozen=True):
    """One mark; `votes` as of the day; `makeup_on` the day it was made up, `waived` why it is not.

    `label` tells people of one name apart; `makeup_by` is the last day to make it up, while that is open.
    """

    member_id: int
    name: str
    label: str
    state: str
    reason: str | None
    provenance: str
    votes: bool
    makeup_on: date | None
    makeup_minutes: int | None
    arrived_at: str | None
    left_at: str | None
    waived: str | None = None
    makeup_by: date | None = None


class MotionView(Struct, frozen=True):
    """A vote with its arithmetic by the rule named in `rule_id`.

    `yes` … `abstain` are ballots of those present. `pass_needed` and `passed` are None where the rule sets a quorum
    only; `passed` is False when the quorum fails.
    """

    id: int
    title: str
    kind: str
    method: str | None
    yes: int
    no: int
    abstain: int
    written_yes: int
    written_no: int
    written_abstain: int
    excluded: int
    excluded_basis: str | None
    superior_consent: str | None
    meeting_consent: str | None
    due_voters: int
    present_voters: int
    quorum_needed: int | None
    pass_needed: int | None
    quorum_met: bool
    passed: bool | None
    rule_id: str
    article: str


class DecisionView(Struct, frozen=True):
    """A decision or task."""

    id: int
    event_id: int
    held_on: date
    form: str
    text: str
    owner: str | None
    due_on: date | None
    to_general_meeting: bool
    closed_on: date | None
    outcome: str | None


class AgendaView(Struct, frozen=True):
    """An agenda item."""

    title: str
    presenter: str | None


class GuestView(Struct, frozen=True):
    """Somebody present without being due."""

    name: str
    role: str | None


class SegmentView(Struct, frozen=True):
    """A segment with everything it holds; counts are computed, never typed."""

    id: int
    event_id: int
    position: int
    form: str
    topic: str
    cell_id: int | None
    cell: str | None
    start_at: datetime
    end_at: datetime | None
    duration_minutes: int | None
    chair_id: int | None
    chair: str | None
    recorder_id: int | None
    recorder: str | None
    lecturer_id: int | None
    lecturer: str | None
    agenda: tuple[AgendaView, ...]
    minutes: str | None
    discussion: str | None
    resolution: str | None
    attendance: tuple[AttendanceView, ...]
    guests: tuple[GuestView, ...]
    motions: tuple[MotionView, ...]
    decisions: tuple[DecisionView, ...]
    carried_over: tuple[DecisionView, ...]
    due_count: int
    present_count: int
    due_voters: int
    present_voters: int
    plan_item_id: int | None
    makes_up: str | None
    work_year: int | None


class EventView(Struct, frozen=True):
    """An event with its segments. `entered_at` is the first entry; `lag_days` counts from the event's day to it."""

    id: int
    uid: str
    title: str
    start_at: datetime
    end_at: datetime | None
    place: str | None
    joint_with: str | None
    organiser: str | None
    partner_people: int | None
    moved_from: date | None
    move_reason: str | None
    business_task: str | None
    team_id: int | None
    note: str | None
    entered_at: datetime
    lag_days: int
    segments: tuple[SegmentView, ...]


class EventLine(Struct, frozen=True):
    """An event in a list: one line per segment."""

    event_id: int
    segment_id: int
    uid: str
    held_on: date
    start_at: datetime
    form: str
    topic: str
    title: str
    place: str | None
    cell_id: int | None
    cell: str | None
    due_count: int
    present_count: int
    duration_minutes: int | None
    makes_up: str | None
    work_year: int | None
    joint_with: str | None
    lecturer: str | None
    lecturer_id: int | None
    entered_at: datetime
    has_minutes: bool


class DueMember(Struct, frozen=True):
    """A member due at a segment, with what is known before it: `state`/`reason` from a known absence, else present."""

    member_id: int
    name: str
    label: str
    initials: str
    row_no: int
    votes: bool
    state: str
    reason: str | None
    provenance: str


class OpenMakeup(Struct, frozen=True):
    """An absence that has not been made up; `due_on` is the last day for it, as the branch has set."""

    segment_id: int
    member_id: int
    name: str
    held_on: date
    form: str
    topic: str
    state: str
    due_on: date | None = None


class Waived(Struct, frozen=True):
    """An absence that is not made up, and why."""

    name: str
    held_on: date
    form: str
    due_on: date | None
    reason: str


class StrangerMark(Struct, frozen=True):
    """Somebody marked present who was not on the roster on the day."""

    event_id: int
    held_on: date
    form: str
    member_id: int
    name: str


class MatrixColumn(Struct, frozen=True):
    """A segment in the attendance matrix; `key` is `e<event id>`, with the place added in an event of several."""

    key: str
    event_id: int
    segment_id: int
    held_on: date
    form: str
    cell_id: int | None


class MatrixRow(Struct, frozen=True):
    """A member's states, one for each column: attendance states, `makeup` (补) or `not_applicable`.

    `due_count` counts what was recorded about the member; `rate_base` leaves out what the branch's rule leaves out.
    `rate_present`/`rate_base` is the rate as it was, `rate_after_makeup`/`rate_base` the one after make-ups.
    """

    member_id: int
    name: str
    states: tuple[str, ...]
    due_count: int
    present_count: int
    made_up_count: int
    rate_base: int
    rate_present: int
    rate_after_makeup: int
    waived_count: int = 0


class MatrixView(Struct, frozen=True):
    """The attendance of a period."""

    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
