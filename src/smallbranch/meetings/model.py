"""Tables of the meetings slice; private to it."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from smallbranch.store.base import Base, IntPk, once_per_member, references


class PlanItemRow(Base):
    """One line of the plan: a form that is due in a period, on a day once it is set."""

    __tablename__ = "plan_item"
    id: Mapped[IntPk]
    uid: Mapped[str] = mapped_column(unique=True)
    period: Mapped[str]
    form: Mapped[str] = mapped_column(index=True)
    topic: Mapped[str | None]
    planned_on: Mapped[date | None] = mapped_column(index=True)
    planned_time: Mapped[str | None]
    place: Mapped[str | None]
    lead: Mapped[str | None]
    scope: Mapped[str | None]
    cell_id: Mapped[int | None] = references("cell.id")
    deadline: Mapped[date | None]
    reported_on: Mapped[date | None]
    required_file: Mapped[str | None]
    source: Mapped[str]
    rule_id: Mapped[str | None]
    state: Mapped[str]
    reason: Mapped[str | None]
    note: Mapped[str | None]
    moved_from: Mapped[date | None]
    move_reason: Mapped[str | None]
    done_on: Mapped[date | None]
    evidence: Mapped[str | None]
    evidence_id: Mapped[int | None] = references("event.id")
    asked_as: Mapped[str | None]


class ReminderRow(Base):
    """A line of the first page put off until a day; without a day it does not apply."""

    __tablename__ = "reminder"
    id: Mapped[IntPk]
    key: Mapped[str] = mapped_column(unique=True)
    until: Mapped[date | None]
    reason: Mapped[str]
    about: Mapped[str | None]
    set_on: Mapped[date]


class EventRow(Base):
    """One coming-together: it happens once and has one or more segments, each of one form."""

    __tablename__ = "event"
    id: Mapped[IntPk]
    uid: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    start_at: Mapped[datetime] = mapped_column(index=True)
    end_at: Mapped[datetime | None]
    place: Mapped[str | None]
    joint_with: Mapped[str | None]
    organiser: Mapped[str | None]
    partner_people: Mapped[int | None]
    moved_from: Mapped[date | None]
    move_reason: Mapped[str | None]
    business_task: Mapped[str | None]
    team_id: Mapped[int | None] = references("team.id")
    entered_at: Mapped[datetime]
    note: Mapped[str | None]


class SegmentRow(Base):
    """A part of an event that counts as one form and has its own record."""

    __tablename__ = "segment"
    id: Mapped[IntPk]
    event_id: Mapped[int] = references("event.id")
    position: Mapped[int]
    form: Mapped[str] = mapped_column(index=True)
    topic: Mapped[str]
    cell_id: Mapped[int | None] = references("cell.id")
    start_at: Mapped[datetime | None]
    end_at: Mapped[datetime | None]
    chair_id: Mapped[int | None] = references("member.id")
    recorder_id: Mapped[int | None] = references("member.id")
    lecturer_id: Mapped[int | None] = references("member.id")
    lecturer_name: Mapped[str | None]
    minutes: Mapped[str | None]
    discussion: Mapped[str | None]
    resolution: Mapped[str | None]
    plan_item_id: Mapped[int | None] = references("plan_item.id")
    makes_up: Mapped[str | None]
    work_year: Mapped[int | None]


class AgendaRow(Base):
    """One item of a segment's agenda."""

    __tablename__ = "agenda_item"
    id: Mapped[IntPk]
    segment_id: Mapped[int] = references("segment.id")
    position: Mapped[int]
    title: Mapped[str]
    presenter: Mapped[str | None]


class AttendanceRow(Base):
    """One mark of one due member; states and provenances are those of the commands."""

    __tablename__ = "attendance"
    __table_args__ = once_per_member("segment_id")
    id: Mapped[IntPk]
    segment_id: Mapped[int] = references("segment.id")
    member_id: Mapped[int] = references("member.id")
    state: Mapped[str]
    reason: Mapped[str | None]
    provenance: Mapped[str]
    arrived_at: Mapped[str | None]
    left_at: Mapped[str | None]


class GuestRow(Base):
    """Somebody present without being due (列席)."""

    __tablename__ = "guest"
    id: Mapped[IntPk]
    segment_id: Mapped[int] = references("segment.id")
    name: Mapped[str]
    role: Mapped[str | None]


class MotionRow(Base):
    """A vote. Counts are those of the ballots; due and present voters are computed from roster and attendance."""

    __tablename__ = "motion"
    id: Mapped[IntPk]
    segment_id: Mapped[int] = references("segment.id")
    position: Mapped[int]
    title: Mapped[str]
    kind: Mapped[str]
    method: Mapped[str | None]
    yes: Mapped[int]
    no: Mapped[int]
    abstain: Mapped[int]
    written_yes: Mapped[int] = mapped_column(default=0)
    written_no: Mapped[int] = mapped_column(default=0)
    written_abstain: Mapped[int] = mapped_column(default=0)
    excluded: Mapped[int] = mapped_column(default=0)
    excluded_basis: Mapped[str | None]
    superior_consent: Mapped[str | None]
    meeting_consent: Mapped[str | None]


class DecisionRow(Base):
    """A decision or task that comes back at the next meeting until it is closed."""

    __tablename__ = "decision"
    id: Mapped[IntPk]
    segment_id: Mapped[int] = references("segment.id")
    position: Mapped[int]
    text: Mapped[str]
    owner: Mapped[str | None]
    due_on: Mapped[date | None]
    to_general_meeting: Mapped[bool] = mapped_column(default=False)
    closed_on: Mapped[date | None]
    outcome: Mapped[str | None]


class MakeupRow(Base):
    """A make-up study (补课) for one absence; the segment's own counts never change."""

    __tablename__ = "makeup"
    id: Mapped[IntPk]
    attendance_id: Mapped[int] = references("attendance.id")
    done_on: Mapped[date | None]
    how: Mapped[str | None]
    minutes: Mapped[int | None]
    note: Mapped[str | None]
    waived: Mapped[str | None]
