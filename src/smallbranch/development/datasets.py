"""Rows for the ledgers L28 (register), L29 (whole course of each person) and L30 (probation and confirmation)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from smallbranch.development.views import PersonView, StepStatus, StepView
from smallbranch.kernel.sources import came_from
from smallbranch.roster.categories import APPLICANTS, PROBATIONARY

Row = Mapping[str, str]
MakeRows = Callable[[Sequence[PersonView], Mapping[str, str]], Sequence[Row]]
RESULTS = {"confirmed": "同意转正", "cancelled": "取消预备党员资格"}
BEFORE = "此前已办"


def register(people: Sequence[PersonView], params: Mapping[str, str]) -> Sequence[Row]:
    """Return a row for each applicant, activist and candidate."""
    return [_register_row(person) for person in people if person.line.category in APPLICANTS]


def _register_row(person: PersonView) -> Row:
    return {
        **_who(person),
        "applied_on": _stacked(person, 1),
        "talked_on": _stacked(person, 2),
        "activist_on": _stacked(person, 3),
        "training_contacts": _contacts(person, "training_contact"),
        "reviews": "\n".join(_day(review.held_on) for review in person.reviews),
        "candidate_on": _stacked(person, 8),
        "training_on": _stacked(person, 11),
        "political_review_on": _stacked(person, 10),
        "notices": "\n".join(f"{one.start_on:%Y}\n{one.start_on:%m.%d}—\n{one.end_on:%m.%d}" for one in person.notices),
        "pre_review_on": _stacked(person, 13),
        "sponsors": _contacts(person, "sponsor"),
    }


def process(people: Sequence[PersonView], params: Mapping[str, str]) -> Sequence[Row]:
    """Return 25 rows for each person; `person_id` keeps them apart."""
    return [_process_row(person, line) for person in people for line in person.steps]


def _process_row(person: PersonView, line: StepView) -> Row:
    return {
        **_who(person),
        "person_id": str(person.line.id),
        "number": str(line.step.no),
        "stage": line.step.stage,
        "title": line.step.title,
        "done_on": BEFORE if line.status is StepStatus.BEFORE else _day(line.done_on),
        "document": line.doc_no or "",
        "handler": line.handler or "",
        "papers": _papers(line),
        "note": "；".join(part for part in (_vote(line), RESULTS.get(line.result or "", ""), line.note or "") if part),
    }


def _papers(line: StepView) -> str:
    if line.done_on is None or not line.step.papers:
        return ""
    return "缺：" + "、".join(line.missing_papers) if line.missing_papers else "齐"


def probation(people: Sequence[PersonView], params: Mapping[str, str]) -> Sequence[Row]:
    """Return a row for each probationary member, and for those confirmed whose papers are not filed yet."""
    return [_probation_row(person) for person in people if person.line.category not in APPLICANTS]


def _probation_row(person: PersonView) -> Row:
    span, meeting = person.probation, person.step(23)
    after = [review for review in person.reviews if span and review.held_on.isoformat() >= span.joined_on]
    extended = f"延长至{_day(span.ends_on)}" if span and span.extended_on else ""
    result = RESULTS.get(meeting.result or "", "") or (extended if person.line.category == PROBATIONARY else "")
    return {
        **_who(person),
        "admitted_on": _partial(span.joined_on) if span else "",
        "approved_on": _done(person, 17),
        "ends_on": _day(span.ends_on) if span else "",
        "reviews": "\n".join(f"{_day(review.held_on)} {review.opinion or ''}".strip() for review in after),
        "applied_on": _done(person, 22),
        "meeting_on": _done(person, 23),
        "votes": _vote(meeting),
        "result": result,
        "confirmed_on": _done(person, 24),
    }


def _who(person: PersonView) -> Row:
    return {
        **came_from(member=person.line.id),
        "name": person.line.name,
        "sex": person.sex or "",
        "ethnic_group": person.ethnic_group or "",
        "birth_month": (person.birth_date or "")[:7].replace("-", "."),
        "education": person.education or "",
        "admin_post": " ".join(part for part in (person.line.department, person.admin_post) if part),
    }


def _done(person: PersonView, number: int) -> str:
    return _day(person.step(number).done_on)


def _stacked(person: PersonView, number: int) -> str:
    """Return the day of a step as year over month and day, for a narrow column."""
    day = person.step(number).done_on
    return day.strftime("%Y\n%m.%d") if day else ""


def _contacts(person: PersonView, role: str) -> str:
    return "\n".join(one.name for one in person.contacts if one.role == role and one.end_on is None)


def _vote(line: StepView) -> str:
    vote = line.vote
    if vote is None:
        return ""
    written = f"（另有会前书面同意{vote.written_yes}票）" if vote.written_yes else ""
    return f"应到{vote.due}人，实到{vote.present}人，同意{vote.yes}票，反对{vote.no}票，弃权{vote.abstain}票{written}"


def _day(day: date | None) -> str:
    return day.strftime("%Y.%m.%d") if day else ""


def _partial(text: str) -> str:
    return text.replace("-", ".")


DATASETS: Iterable[tuple[str, MakeRows]] = (
    ("development.register", register),
    ("development.process", process),
    ("development.probation", probation),
)
