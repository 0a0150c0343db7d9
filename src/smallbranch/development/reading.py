"""Cases as views: the list of people, and one person with 25 lines."""

from __future__ import annotations

from datetime import date

from smallbranch.development.case import Case
from smallbranch.development.model import StepRow
from smallbranch.development.views import (
    ContactView,
    PersonLine,
    PersonView,
    ReviewView,
    StepView,
    Vote,
)
from smallbranch.packs.steps_schema import DevelopmentStep
from smallbranch.roster.timeline import Timeline


def person_line(case: Case) -> PersonLine:
    """Return a person's line in the list."""
    member, following = case.member, case.next_step()
    last = case.steps.get(case.last)
    stages = stage_titles(tuple(case.steps.values()))
    stage = last or following
    allowed = case.limits(following) if following else None
    record = case.records.get(case.last)
    return PersonLine(
        id=member.id,
        name=member.name,
        label=member.label,
        department=member.department,
        category=member.member_category,
        stage=stages.index(stage.stage) + 1 if stage else 1,
        stage_title=stage.stage if stage else stages[0] if stages else "",
        last_step=last,
        last_on=record.done_on if record else None,
        next_step=following,
        next_status=case.status(following) if following else None,
        next_earliest=allowed.earliest.day if allowed and allowed.earliest else None,
        next_latest=allowed.latest[0].day if allowed and allowed.latest else None,
        missing_papers=sum(len(case.missing_papers(step)) for step in case.steps.values()),
    )


def stage_titles(steps: tuple[DevelopmentStep, ...]) -> tuple[str, ...]:
    """Return the stages in order."""
    return tuple(dict.fromkeys(step.stage for step in steps))


def person_view(case: Case) -> PersonView:
    """Return a person with everything recorded."""
    member, papers = case.member, case.papers
    return PersonView(
        line=person_line(case),
        sex=member.sex,
        ethnic_group=member.ethnic_group,
        birth_date=member.birth_date,
        education=member.education,
        admin_post=member.admin_post,
        steps=tuple(_step_view(case, step) for step in case.steps.values()),
        contacts=tuple(
            ContactView(row.id, row.contact_id, _label(case, row.contact_id), row.role, row.start_on, row.end_on)
            for row in papers.contacts
            if row.start_on <= case.as_of
        ),
        reviews=tuple(
            ReviewView(row.id, row.held_on, row.opinion) for row in papers.reviews if row.held_on <= case.as_of
        ),
        next_review=case.next_review(),
        notices=case.notices,
        probation=case.probation,
    )


def _label(case: Case, member_id: int) -> str:
    """Return a person's name, told from a namesake's (C26)."""
    timeline = case.ground.timeline
    found = timeline.member(member_id, case.as_of)
    return found.label if found else timeline.name(member_id)


def _step_view(case: Case, step: DevelopmentStep) -> StepView:
    status, found = case.status(step), case.limits(step)
    there = case.papers.present(step.no)
    row = case.records.get(step.no)
    if row is None:
        return StepView(step, status, found, papers=there)
    return StepView(
        step,
        status,
        found,
        row.done_on,
        row.doc_no,
        row.handler,
        row.note,
        row.result,
        row.hours,
        row.days,
        vote_of(row, case.ground.timeline),
        there,
        case.missing_papers(step),
        row.event_id,
    )


def vote_of(row: StepRow, timeline: Timeline) -> Vote | None:
    """Return the vote of a step; how many were due follows from the roster of the day."""
    if row.vote_present is None:
        return None
    counted = (row.vote_yes or 0, row.vote_no or 0, row.vote_abstain or 0, row.vote_written or 0)
    return Vote(voters(timeline, row.done_on), row.vote_present, *counted)


def voters(timeline: Timeline, day: date) -> int:
    """Return how many have a vote on a day: full members, no probationary ones (VOTE-01…03, C07)."""
    return sum(1 for member in timeline.due_members(day) if member.votes)
