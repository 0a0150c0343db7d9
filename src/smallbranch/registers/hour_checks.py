"""Who is behind with study hours and courses, each with the figure of its rule (HOUR-01 to HOUR-05)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.kernel.periods import Period, PeriodKind
from smallbranch.registers.datasets import Source
from smallbranch.registers.hours import COMMITTEE, Kinds, MemberHours, hour_text, member_hours
from smallbranch.registers.views import EntryView
from smallbranch.roster.ages import add_months
from smallbranch.roster.categories import PROBATIONARY

SECRETARY, NEW_MEMBERS, DEPUTY = "secretary", "new_members", "deputy_secretary"


def of_hours(source: Source, period: Period, today: date, kinds: Kinds) -> Iterator[Finding]:
    """Yield who is behind in a year; before its end that is only told, afterwards it is a warning."""
    if period.kind is not PeriodKind.YEAR:
        return
    as_of = min(today, period.last)
    severity = Severity.WARNING if today > period.last else Severity.INFO
    people = member_hours(source, period, as_of, kinds)
    for one in people:
        if one.short and not one.exempt and one.rule is not None:
            params = {
                **one.rule.cited(),
                "name": one.member.label,
                "year": period.year,
                "total": hour_text(one.total),
                "standard": one.standard,
                "short": hour_text(one.short),
            }
            yield Finding("hours_behind", severity, params, Subject("member", one.member.id))
    yield from _courses(source, people, period, as_of, severity)
    yield from _new_secretary(source, period, today, kinds)


def _courses(
    source: Source, people: Sequence[MemberHours], period: Period, as_of: date, severity: Severity
) -> Iterator[Finding]:
    for rule in source.packs.rules.hours(as_of):
        for one in people:
            if rule.courses and one.courses < rule.courses and not one.exempt and _belongs(one, rule.who, period):
                params = {
                    **rule.cited(),
                    "name": one.member.label,
                    "year": period.year,
                    "who": rule.who,
                    "needed": rule.courses,
                    "counted": one.courses,
                }
                yield Finding("course_missing", severity, params, Subject("member", one.member.id))


def _belongs(one: MemberHours, who: str, period: Period) -> bool:
    """Tell whether a rule about courses is for somebody; new members are probationary or became full within a year."""
    if who == NEW_MEMBERS:
        full = one.member.full_date or ""
        return one.member.member_category == PROBATIONARY or full[:4] in (str(period.year), str(period.year - 1))
    posts = one.member.party_posts
    return SECRETARY in posts if who == SECRETARY else who == COMMITTEE and bool(posts)


def _new_secretary(source: Source, period: Period, today: date, kinds: Kinds) -> Iterator[Finding]:
    """Yield a secretary whose first half year in the post ended in the period without a course (HOUR-03)."""
    as_of = min(today, period.last)
    rule = source.packs.rules.deadline("secretary_training", as_of)
    if rule is None:
        return
    entries = source.entries(kinds.register)
    for post in source.roster.posts(as_of):
        if post.post != SECRETARY or post.start_on is None:
            continue
        limit = add_months(post.start_on, rule.amount)
        if period.contains(limit) and limit < today and not _trained(entries, kinds, post.member_id, post.start_on):
            params = {**rule.cited(), "name": post.member_name, "since": post.start_on, "deadline": limit}
            yield Finding("secretary_training_missing", Severity.WARNING, params, Subject("member", post.member_id))


def _trained(entries: Sequence[EntryView], kinds: Kinds, member_id: int, since: date) -> bool:
    return any(
        view.values.get(kinds.member) == str(member_id)
        and view.values.get(kinds.kind) not in (kinds.online, kinds.private)
        and view.on_day is not None
        and view.on_day >= since
        for view in entries
    )
