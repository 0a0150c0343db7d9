"""Months as texts `2026-05`, and in which of them a member pays dues at all (§4.3, DUE-07, DUE-14, C43)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.periods import Period, PeriodKind, month_of
from smallbranch.roster.views import SpanView

MANAGED = frozenset({"here", "transfer_out_pending"})
PARTY = frozenset({"full_member", "probationary_member"})
SUSPENDED = "membership_suspended"
DECEASED = "deceased"


def checked(field: str, text: str) -> str:
    """Return a month as it is stored; raise `InvalidInput` for anything else."""
    try:
        period = Period.parse(text)
    except InvalidInput:
        raise InvalidInput({field: "dues_month_form"}, text=text) from None
    if period.kind is not PeriodKind.MONTH:
        raise InvalidInput({field: "dues_month_form"}, text=text)
    return str(period)


def period(month: str) -> Period:
    """Return the period of a stored month."""
    return Period.parse(month)


def month_text(day: date) -> str:
    """Return the month that holds a day."""
    return str(month_of(day))


def after(month: str) -> str:
    """Return the next month."""
    return month_text(period(month).last + timedelta(days=1))


def before(month: str) -> str:
    """Return the month before."""
    return month_text(period(month).first - timedelta(days=1))


def of_year(year: int) -> tuple[str, ...]:
    """Return the twelve months."""
    return tuple(str(one) for one in Period(year, PeriodKind.YEAR).months())


def between(first: str, last: str) -> tuple[str, ...]:
    """Return the months first…last, none when last lies before."""
    found = []
    while first <= last:
        found.append(first)
        first = after(first)
    return tuple(found)


def apart(first: str, last: str) -> int:
    """Return how many months lie from one to the other."""
    one, other = period(first), period(last)
    return (other.year - one.year) * 12 + other.number - one.number


class LetterMonth(Struct, frozen=True):
    """Up to which month dues are paid, as a letter of transfer says: `here` by one who leaves, else elsewhere."""

    month: str
    here: bool
    start_on: date | None
    end_on: date | None


class Membership(Struct, frozen=True):
    """A member's intervals, as far as dues ask for them; `died_on` is the day of a death."""

    relations: tuple[SpanView, ...]
    categories: tuple[SpanView, ...]
    suspensions: tuple[SpanView, ...]
    letters: tuple[LetterMonth, ...] = ()

    @property
    def died_on(self) -> date | None:
        """Return the day of the member's death."""
        return next((span.end_on for span in self.relations if span.note == DECEASED), None)

    @property
    def left_on(self) -> date | None:
        """Return the last day of the last relation; None while one runs."""
        ends = [span.end_on for span in self.relations]
        return None if not ends or None in ends else max(end for end in ends if end is not None)

    def pays_in(self, month: str, *, probation_next_month: bool) -> bool:
        """Tell whether the member owes dues for a month.

        A member of any day of the month pays; membership suspended on its first day ends that, and so does admission
        inside the month where the branch lets new members begin with the next (DUE-07). Where a letter of transfer
        says to which month dues are paid, the other branch has the months after it, or those up to it (DUE-14).
        """
        whole = period(month)
        if any(_holds(span, whole.first) for span in self.suspensions):
            return False
        told = next((pays for letter in self.letters if (pays := self._by_letter(letter, month)) is not None), None)
        if told is not None:
            return told
        days = [day for day in self._days(whole) if self.is_member(day)]
        if not days:
            return False
        return not (probation_next_month and self._admitted_inside(whole))

    def _by_letter(self, letter: LetterMonth, month: str) -> bool | None:
        """Return what a letter says of a month, None when it says nothing."""
        first = None if letter.start_on is None else month_text(letter.start_on)
        if not letter.here:
            return False if month <= letter.month and (first is None or month >= first) else None
        if month <= letter.month:
            return True if first is not None and month >= first else None
        starts = (span.start_on for span in self.relations)
        back = any(letter.end_on and day and letter.end_on < day and month_text(day) <= month for day in starts)
        return None if back else False

    def is_member(self, day: date) -> bool:
        """Tell whether the member belonged to the branch on a day."""
        return any(_holds(span, day) for span in self.relations) and any(_holds(span, day) for span in self.categories)

    def _days(self, whole: Period) -> Iterable[date]:
        """Return the days on which membership can begin inside the month, and its first."""
        starts = [span.start_on for span in (*self.relations, *self.categories)]
        return {whole.first, *(day for day in starts if day is not None and whole.contains(day))}

    def _admitted_inside(self, whole: Period) -> bool:
        starts = [span.start_on for span in self.categories]
        first = None if None in starts or not starts else min(start for start in starts if start is not None)
        return first is not None and whole.contains(first) and first != whole.first


def membership(spans: Sequence[SpanView], letters: Sequence[LetterMonth] = ()) -> Membership:
    """Pick what dues ask for from a member's history and the letters of transfer."""
    return Membership(
        tuple(span for span in spans if span.track == "relation" and span.value in MANAGED),
        tuple(span for span in spans if span.track == "category" and span.value in PARTY),
        tuple(span for span in spans if span.track == "state" and span.value == SUSPENDED),
        tuple(letters),
    )


def _holds(span: SpanView, day: date) -> bool:
    return (span.start_on is None or span.start_on <= day) and (span.end_on is None or day <= span.end_on)
