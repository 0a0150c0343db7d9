"""What the rules slice answers with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from msgspec import Struct, field

from smallbranch.explanations.views import ExplanationView
from smallbranch.kernel.findings import Finding
from smallbranch.meetings.views import PutOff
from smallbranch.packs.schema import Cadence


class NodeStatus(StrEnum):
    """How a due node stands. `not_applicable` leaves every count; it is not "missing"."""

    DONE = "done"
    MADE_UP = "made_up"
    DUE = "due"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


class Node(Struct, frozen=True):
    """One thing due: a form in a calendar span (for one cell where the rule counts by cell).

    `entered_late`: it was held in its span, and the records that fulfil it were entered later than the branch allows.
    """

    rule: Cadence
    form: str
    period: str
    first: date
    deadline: date
    status: NodeStatus
    needed: int
    counted: int
    cell_id: int | None = None
    cell: str | None = None
    reason: str | None = None
    event_ids: tuple[int, ...] = ()
    plan_item_id: int | None = None
    planned_on: date | None = None
    entered_late: bool = False


class Line(Struct, frozen=True):
    """One line of the first page: what, why, until when, and the action that remedies it.

    `action` is record_meeting, record_makeup, close_decision, complete_task, start_term, assign_post, set_branch or
    draft_plan; `key` is how the line is known when it is put off, `put_off` how that was done;
    `target` holds what the action starts from (form, period, cell_id, plan_item_id, segment_id, member_id …).
    """

    code: str
    params: Mapping[str, Any]
    deadline: date | None
    rule_id: str
    article: str
    action: str
    target: Mapping[str, Any] = field(default_factory=dict)
    key: str = ""
    put_off: PutOff | None = None


class Overview(Struct, frozen=True):
    """The first page: overdue, due within the week, what to prepare; and what somebody put off or set aside."""

    overdue: tuple[Line, ...]
    this_week: tuple[Line, ...]
    coming: tuple[Line, ...]
    put_off: tuple[Line, ...] = ()


class Question(Struct, frozen=True):
    """What does not fit together in a record, and the reason given for it if there is one."""

    finding: Finding
    explanation: ExplanationView | None = None
