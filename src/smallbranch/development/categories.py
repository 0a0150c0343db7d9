"""What a step does in the roster: entering a category, taking that back, the end of a cancelled probation."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from smallbranch.development.case import Case
from smallbranch.development.commands import RecordStep
from smallbranch.development.model import StepRow
from smallbranch.development.opening import Desk
from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.packs.steps_schema import DevelopmentStep
from smallbranch.roster.categories import FULL, PROBATIONARY
from smallbranch.roster.commands import ChangeCategory, ChangeMember, EndRelation, MemberFields
from smallbranch.roster.intervals import ONE_DAY
from smallbranch.roster.tracks import category_track, write_categories
from smallbranch.store.unit_of_work import UnitOfWork

APPLICATION = 22
FIRST = "membership_applicant"


def day_of(desk: Desk, uow: UnitOfWork, case: Case, step: DevelopmentStep, command: RecordStep) -> date | None:
    """Return from which day the step lets the person be in its category; None when it changes nothing.

    Raises:
        InvalidInput: the day of full membership cannot be told and has to be chosen (C29).
    """
    if not step.enters or step.no < case.reached:
        return None
    if step.enters != FULL or command.result != "confirmed":
        return command.on
    end = case.probation.ends_on if case.probation else None
    if end is None:
        return command.on
    if command.full_on is not None:
        if not end <= command.full_on <= command.on:
            raise InvalidInput({"full_on": "development_full_date_outside"}, first=end, last=command.on)
        return command.full_on
    if desk.rules.setting_text("late_confirmation_counts_from", command.on) == "meeting":
        return command.on
    asked = case.records.get(APPLICATION)
    in_time = asked is not None and asked.done_on <= end
    if command.on == end or in_time or APPLICATION in case.before:
        return end
    raise InvalidInput({"full_on": "development_choose_full_date"}, end=end)


def enter(desk: Desk, uow: UnitOfWork, member_id: int, step: DevelopmentStep, on: date) -> None:
    """Have the roster move the person into the category of the step."""
    desk.ask(uow, ChangeCategory(member_id=member_id, category=step.enters, on=on))  # type: ignore[arg-type]


def leave(desk: Desk, uow: UnitOfWork, step: DevelopmentStep, row: StepRow) -> None:
    """Take back the category a recorded step has entered, with the date that came of it.

    Raises:
        Refused: a cancelled probation has ended the relation; only undo brings that back.
    """
    if row.result == "cancelled":
        raise Refused("development_ended", on=row.done_on)
    if not step.enters or step.enters == FIRST:
        return
    track = category_track(uow.session, row.member_id)
    if not track or track[-1].value != step.enters:
        return
    kept = list(track[:-1])
    if not kept:
        return
    cleared = {PROBATIONARY: MemberFields(join_date=""), FULL: MemberFields(full_date="")}.get(step.enters)
    if cleared is not None:
        desk.ask(uow, ChangeMember(member_id=row.member_id, fields=cleared))
    start = track[-1].start_on
    if start is not None and kept[-1].end_on == start - ONE_DAY:
        kept[-1] = replace(kept[-1], end_on=track[-1].end_on)
    write_categories(uow.session, row.member_id, kept)
    uow.session.flush()


def end(desk: Desk, uow: UnitOfWork, command: RecordStep) -> None:
    """End the relation of somebody whose probation is cancelled."""
    desk.ask(uow, EndRelation(member_id=command.member_id, on=command.on, cause="cancel_probation"))
