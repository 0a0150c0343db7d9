"""Which category a person is in and since when, worked out from the two dates a personnel file knows."""

from __future__ import annotations

from datetime import date

from smallbranch.kernel import partial
from smallbranch.roster.intervals import ONE_DAY, Span

FULL = "full_member"
PROBATIONARY = "probationary_member"
PARTY_MEMBERS = frozenset({FULL, PROBATIONARY})
APPLICANTS = frozenset({"prospective_member", "activist_applicant", "membership_applicant"})


def spans_from_dates(category: str, join_date: str | None, full_date: str | None) -> tuple[Span, ...]:
    """Return the intervals of a person who is in `category` now.

    A date known only in part counts from the earliest day it can mean. Joining and full membership on one day leave
    no probation (joiners of 1969–1977, C31).
    """
    joined = None if join_date is None else partial.earliest(join_date)
    full = None if full_date is None else partial.earliest(full_date)
    if category == PROBATIONARY:
        return (Span(PROBATIONARY, joined, None),)
    if category != FULL:
        return (Span(category, None, None),)
    if joined is not None and full is not None and joined < full:
        return Span(PROBATIONARY, joined, full - ONE_DAY), Span(FULL, full, None)
    return (Span(FULL, full or joined, None),)


def category_from_dates(
    join_date: str | None, full_date: str | None, on: date, probation_ends: date | None
) -> tuple[str, bool]:
    """Return the category the dates speak for, and whether it is only assumed.

    `probation_ends` is the day the probation of someone who joined on `join_date` ends by the rules.
    """
    if full_date is not None:
        return (FULL if partial.earliest(full_date) <= on else PROBATIONARY), False
    if join_date is not None and probation_ends is not None and on <= probation_ends:
        return PROBATIONARY, False
    return FULL, True
