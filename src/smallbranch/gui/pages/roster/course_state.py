"""Everything the book knows of a person in order of time, and the year's figures; of talks only the days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from smallbranch.appraisal.fields import GRADES
from smallbranch.bootstrap import AppContext
from smallbranch.gui.wording import titled
from smallbranch.kernel.periods import Period, PeriodKind, year_of
from smallbranch.packs.register_schema import FieldKind
from smallbranch.roster.views import MemberView, SpanView

EDITABLE: Final = frozenset({"relation", "category", "state", "cell"})
_FIRST_YEAR = 2015  # nobody logged micro-lectures before


@dataclass(frozen=True, slots=True)
class Moment:
    """One line: an interval of the roster (`span`), or a day in another book (`page` and `target` lead there)."""

    first: date | None
    last: date | None
    what: str
    note: str
    running: bool
    span: SpanView | None = None
    page: str = ""
    target: tuple[tuple[str, object], ...] = ()
    one_day: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """The running year in numbers; None or "" where there is nothing to say."""

    year: int
    due: int
    present: int
    hours: str
    standard: str
    owed_months: int | None


def moments(ctx: AppContext, member: MemberView, today: date) -> tuple[Moment, ...]:
    """Return the course of a member, newest first."""
    found = [*_spans(ctx, member.id, today), *_steps(ctx, member.id, today)]
    found += [*_lectures(ctx, member.id, today), *_entries(ctx, member.id), *_grades(ctx, member.id)]
    return tuple(sorted(found, key=lambda one: one.first or date.min, reverse=True))


def _spans(ctx: AppContext, member_id: int, today: date) -> Iterator[Moment]:
    kinds = {kind.id: titled(ctx.messages, kind.id, kind.title) for kind in ctx.packs.rules.absence_kinds(today)}
    for span in ctx.roster.history(member_id):
        what = span.value if span.track == "cell" else kinds.get(span.value, ctx.messages.word(span.value))
        note = ctx.messages.word(span.note) if span.note else ""
        running = (span.start_on or date.min) <= today and (span.end_on is None or span.end_on >= today)
        yield Moment(span.start_on, span.end_on, what, note, running, span)


def _steps(ctx: AppContext, member_id: int, today: date) -> Iterator[Moment]:
    view = ctx.development.person(member_id, today)
    for step in view.steps:
        if step.done_on is not None:
            target = (("member_id", member_id), ("step", step.step.no))
            yield Moment(step.done_on, None, step.step.title, "", False, None, "development", target, True)


def _lectures(ctx: AppContext, member_id: int, today: date) -> Iterator[Moment]:
    what = ctx.messages.word("micro_lecture")
    for year in range(_FIRST_YEAR, today.year + 1):
        for one in ctx.lessons.log(Period(year, PeriodKind.YEAR)):
            if one.speaker_id == member_id:
                yield Moment(one.held_on, None, what, one.topic, False, None, "lessons", (), True)


def _entries(ctx: AppContext, member_id: int) -> Iterator[Moment]:
    """Yield the days a register names the person; of a sensitive register nothing but the day."""
    for register in ctx.registers.registers():
        people = [one.key for one in register.entered if one.kind in (FieldKind.MEMBER, FieldKind.MEMBERS)]
        if not people or register.id == GRADES:
            continue
        open_names = [one.key for one in register.entered if one.key == "name" and not one.sensitive]
        for entry in ctx.registers.entries(register.id):
            if any(str(member_id) in entry.values.get(key, "").split("、") for key in people):
                note = "；".join(entry.shown.get(key, "") for key in open_names)
                target = (("register", register.id), ("entry_id", entry.id))
                yield Moment(entry.on_day, None, register.title, note, False, None, "registers", target, True)


def _grades(ctx: AppContext, member_id: int) -> Iterator[Moment]:
    """Yield what the member was graded, by work year."""
    for year, grade, day in ctx.appraisal.results(member_id):
        what = ctx.messages.text("word", "appraised", {"year": year, "grade": grade})
        yield Moment(day, None, what, "", False, None, "appraisal", (("work_year", year), ("tab", "grades")), True)


def figures(ctx: AppContext, member: MemberView, today: date) -> Figures:
    """Return the year's attendance, study hours and dues of a member."""
    year = year_of(today)
    row = next((one for one in ctx.meetings.attendance_matrix(year).rows if one.member_id == member.id), None)
    hours = standard = ""
    ours = next((one for one in ctx.registers.hours(today.year, today) if one.member.id == member.id), None)
    if ours is not None:
        hours, standard = f"{ours.total:f}", str(ours.standard)
    kept = bool(ctx.dues.state().of(member.id).bases)
    owed = next((len(one.months) for one in ctx.dues.arrears(today) if one.member_id == member.id), 0)
    return Figures(
        today.year,
        row.due_count if row else 0,
        row.present_count if row else 0,
        hours,
        standard,
        owed if kept else None,
    )
