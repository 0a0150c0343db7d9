"""How a record begins, without Qt: from a plan line, what is missing, the last one, or one to be corrected."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.meetings.draft import MeetingDraft, SegmentDraft, clock_text
from smallbranch.gui.pages.meetings.sheet import Sheet, reasons_by_state
from smallbranch.gui.pages.meetings.times import read_time
from smallbranch.gui.wording import titled
from smallbranch.kernel.periods import Period, PeriodKind, year_of
from smallbranch.meetings.combos import combo_findings
from smallbranch.meetings.commands import AgendaPart, DecisionPart, GuestPart, MotionPart
from smallbranch.meetings.decisions import concerns
from smallbranch.meetings.views import DecisionView, EventView, PlanItemView, SegmentView
from smallbranch.packs.schema import Due, MeetingForm
from smallbranch.rules.nodes import BY_WORK_YEAR, KIND_OF

TASK: Final = "task"
_CELL_LEADER: Final = "cell_leader"
_PERIODS_BACK: Final = 12


def new_draft(ctx: AppContext, target: Mapping[str, Any]) -> MeetingDraft:
    """Begin a record; the target may name form, cell_id, plan_item_id, period, makes_up, work_year and day."""
    today = ctx.clock.today()
    item = _plan_item(ctx, target, today)
    form = str(target.get("form") or (item.form if item else "") or first_form(ctx, today))
    makes_up = target.get("makes_up")
    day = target.get("day") or (None if makes_up else _held_as_planned(item, today)) or today
    draft = MeetingDraft(day=day)
    cell_id = target.get("cell_id") or (item.cell_id if item else None)
    part = SegmentDraft(form, cell_id=cell_id, makes_up=makes_up)
    part.work_year = target.get("work_year") if form in BY_WORK_YEAR else None
    draft.segments.append(part)
    if item is not None and item.form == form:
        part.plan_item_id, part.topic = item.id, item.topic or ""
        draft.start, draft.place = item.planned_time or "", item.place or ""
        part.work_year = part.work_year or (Period.parse(item.period).year if form in BY_WORK_YEAR else None)
    prefill(ctx, draft, part)
    fill_sheet(ctx, draft, part)
    return draft


def prefill(ctx: AppContext, draft: MeetingDraft, part: SegmentDraft) -> None:
    """Fill what is empty from the posts and from the last meeting of the form: chair, recorder, place, times."""
    day = draft.day or ctx.clock.today()
    form = ctx.packs.rules.form(part.form, day)
    if form is not None and form.due is Due.CELL and part.cell_id is None:
        cells = ctx.roster.cells(day)
        part.cell_id = cells[0].id if cells else None
    part.chair_id = part.chair_id or _chair(ctx, form, part.cell_id, day)
    last = _last(ctx, part, day)
    if last is not None:
        event, segment = last
        part.recorder_id = part.recorder_id or segment.recorder_id
        draft.place = draft.place or event.place or ""
        draft.start = draft.start or clock_text(segment.start_at)
    branch = ctx.roster.branch()
    draft.place = draft.place or branch.venue or ""
    clock = read_time(draft.start)
    if clock is not None and not draft.end and form is not None:
        minutes = last[1].duration_minutes if last and last[1].duration_minutes else form.minutes
        draft.end = clock_text(datetime.combine(day, clock) + timedelta(minutes=minutes))


def fill_sheet(ctx: AppContext, draft: MeetingDraft, part: SegmentDraft) -> None:
    """Give a segment the sheet of its people and day: that of an earlier segment of the same people, else its own."""
    start = draft.start_at or (datetime.combine(draft.day, datetime.min.time()) if draft.day else None)
    if start is None:
        return
    part.circle = circle(ctx, part, start.date())
    shared = next((one for one in draft.segments if one is not part and one.circle == part.circle), None)
    if shared is not None and draft.segments.index(shared) < draft.segments.index(part):
        part.sheet = shared.sheet
        return
    due = ctx.meetings.due_list(part.form, start, part.cell_id)
    reasons = reasons_by_state(ctx.packs.rules, start.date())
    part.sheet = part.sheet.refreshed(due) if part.sheet.rows else Sheet.of(due, reasons)
    part.sheet.reasons = dict(reasons)


def refill(ctx: AppContext, draft: MeetingDraft) -> None:
    """Ask again who is due, after the day, a form or a cell changed; segments that differ in their marks stay apart."""
    apart = [part for part in draft.segments if _stands_apart(draft, part)]
    for part in draft.segments:
        fill_sheet(ctx, draft, part) if part not in apart else _fill_apart(ctx, draft, part)


def circle(ctx: AppContext, part: SegmentDraft, day: date) -> tuple[str, int | None]:
    """Return who is expected: segments of the same circle are attended by the same people."""
    form = ctx.packs.rules.form(part.form, day)
    due = form.due if form is not None else Due.ALL_MEMBERS
    if due is Due.NONE or part.cell_id is None:
        return (due.value, None)
    return (Due.CELL.value, part.cell_id)


def draft_of(ctx: AppContext, event: EventView) -> MeetingDraft:
    """Open a record to be corrected; everything it holds goes into the draft, also what the page does not show."""
    draft = MeetingDraft(
        day=event.start_at.date(),
        start=clock_text(event.start_at),
        end=clock_text(event.end_at),
        place=event.place or "",
        title=event.title,
        event_id=event.id,
        joint_with=event.joint_with,
        organiser=event.organiser,
        partner_people=event.partner_people,
        uid=event.uid,
        moved_from=event.moved_from,
        move_reason=event.move_reason,
        business_task=event.business_task,
        team_id=event.team_id,
        note=event.note,
    )
    for segment in event.segments:
        part = _segment_draft(segment, event)
        draft.segments.append(part)
        part.circle = circle(ctx, part, event.start_at.date())
        due = ctx.meetings.due_list(part.form, event.start_at, part.cell_id)
        sheet = Sheet.of(due, reasons_by_state(ctx.packs.rules, event.start_at.date()), segment.attendance)
        same = next((one for one in draft.segments[:-1] if one.circle == part.circle), None)
        part.sheet = same.sheet if same is not None and same.sheet.rows == sheet.rows else sheet
    return draft


def carried_decisions(ctx: AppContext, draft: MeetingDraft) -> tuple[DecisionView, ...]:
    """Return what earlier meetings of these forms left open up to the day."""
    if draft.day is None:
        return ()
    forms = {part.form for part in draft.segments}
    return tuple(
        item
        for item in ctx.meetings.open_decisions(draft.day)
        if concerns(item, forms) and item.event_id != draft.event_id and item.closed_on is None
    )


def makeup_periods(ctx: AppContext, form: str, day: date) -> tuple[Period, ...]:
    """Return the past periods a meeting of this form could make up for, the latest first."""
    rule = ctx.packs.rules.cadence(form, day)
    kind = KIND_OF[rule.period] if rule is not None else PeriodKind.MONTH
    found, running = [], Period.of(day, kind)
    for _ in range(_PERIODS_BACK):
        running = Period.of(running.first - timedelta(days=1), kind)
        if running.year < day.year - 1:
            break
        found.append(running)
    return tuple(found)


def form_choices(ctx: AppContext, day: date) -> tuple[tuple[str, str], ...]:
    """Return the forms recorded on this page with their names; micro-lectures and talks have their own pages."""
    forms = ctx.packs.rules.forms(day)
    return tuple((form.id, titled(ctx.messages, form.id, form.title)) for form in forms if form.due is not Due.NONE)


def next_form(ctx: AppContext, draft: MeetingDraft, day: date) -> str:
    """Return the form another segment begins with: the first that may stand in one event with those there are."""
    taken = [(part.form, part.cell_id) for part in draft.segments]
    others = [key for key, _ in form_choices(ctx, day) if key not in {form for form, _ in taken}]
    rules = ctx.packs.rules
    fitting = (key for key in others if not any(combo_findings(rules, [*taken, (key, None)], day)))
    return next(fitting, others[0] if others else draft.segments[0].form)


def first_form(ctx: AppContext, day: date) -> str:
    """Return the form a record begins with when nothing says which."""
    choices = form_choices(ctx, day)
    return choices[0][0] if choices else ""


def _plan_item(ctx: AppContext, target: Mapping[str, Any], today: date) -> PlanItemView | None:
    wanted = target.get("plan_item_id")
    year = Period.parse(str(target["period"])).year if target.get("period") else today.year
    items = [item for item in ctx.meetings.plan(Period(year, PeriodKind.YEAR)) if item.form != TASK]
    if wanted is not None:
        return next((item for item in items if item.id == wanted), None)
    if target.get("form") or target.get("blank"):
        return None
    waiting = [item for item in items if item.state == "open" and item.event_id is None and item.planned_on is not None]
    return min(waiting, key=lambda item: abs(((item.planned_on or today) - today).days), default=None)


def _held_as_planned(item: PlanItemView | None, today: date) -> date | None:
    planned = item.planned_on if item is not None else None
    return planned if planned is not None and planned <= today else None


def _chair(ctx: AppContext, form: MeetingForm | None, cell_id: int | None, day: date) -> int | None:
    if form is None or not form.chair:
        return None
    if form.chair == _CELL_LEADER:
        return next((cell.leader_id for cell in ctx.roster.cells(day) if cell.id == cell_id), None)
    return next((post.member_id for post in ctx.roster.posts(day) if post.post == form.chair), None)


def _last(ctx: AppContext, part: SegmentDraft, day: date) -> tuple[EventView, SegmentView] | None:
    lines = [
        line
        for line in ctx.meetings.events(year_of(day))
        if line.form == part.form and line.cell_id == part.cell_id and line.held_on <= day
    ]
    if not lines:
        return None
    event = ctx.meetings.event(lines[-1].event_id)
    return next(((event, segment) for segment in event.segments if segment.id == lines[-1].segment_id), None)


def _stands_apart(draft: MeetingDraft, part: SegmentDraft) -> bool:
    at = draft.segments.index(part)
    return any(one.circle == part.circle and one.sheet is not part.sheet for one in draft.segments[:at])


def _fill_apart(ctx: AppContext, draft: MeetingDraft, part: SegmentDraft) -> None:
    start = draft.start_at
    if start is None:
        return
    part.circle = circle(ctx, part, start.date())
    part.sheet = part.sheet.refreshed(ctx.meetings.due_list(part.form, start, part.cell_id))


def _segment_draft(segment: SegmentView, event: EventView) -> SegmentDraft:
    own_start = segment.start_at != event.start_at
    return SegmentDraft(
        form=segment.form,
        topic=segment.topic,
        cell_id=segment.cell_id,
        start=clock_text(segment.start_at) if own_start else "",
        end=clock_text(segment.end_at) if segment.end_at != event.end_at else "",
        chair_id=segment.chair_id,
        recorder_id=segment.recorder_id,
        lecturer_id=segment.lecturer_id,
        lecturer_name=segment.lecturer if segment.lecturer_id is None else None,
        agenda=tuple(AgendaPart(title=one.title, presenter=one.presenter) for one in segment.agenda),
        minutes=segment.minutes,
        discussion=segment.discussion,
        resolution=segment.resolution,
        guests=tuple(GuestPart(name=one.name, role=one.role) for one in segment.guests),
        motions=tuple(_motion_part(one) for one in segment.motions),
        decisions=tuple(_decision_part(one) for one in segment.decisions),
        plan_item_id=segment.plan_item_id,
        makes_up=segment.makes_up,
        work_year=segment.work_year,
    )


def _motion_part(motion: Any) -> MotionPart:
    return MotionPart(**{name: getattr(motion, name) for name in MotionPart.__struct_fields__})


def _decision_part(decision: Any) -> DecisionPart:
    return DecisionPart(**{name: getattr(decision, name) for name in DecisionPart.__struct_fields__})
