"""Intervals of days with inclusive ends; None is open: before anything recorded, or still running."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Protocol, TypeVar

from msgspec import Struct

ONE_DAY = timedelta(days=1)


class Spanned(Protocol):
    """Anything that lasts from one day to another."""

    @property
    def start_on(self) -> date | None:
        """Return the first day."""
        ...

    @property
    def end_on(self) -> date | None:
        """Return the last day."""
        ...


S = TypeVar("S", bound=Spanned)


class Span(Struct, frozen=True):
    """A value that holds from a day to a day."""

    value: str
    start_on: date | None
    end_on: date | None


def covers(span: Spanned, day: date) -> bool:
    """Tell whether the day lies inside."""
    start, end = span.start_on, span.end_on
    return (start is None or start <= day) and (end is None or day <= end)


def on_day(spans: Iterable[S], day: date) -> tuple[S, ...]:
    """Return the spans that hold on the day."""
    return tuple(span for span in spans if covers(span, day))


def overlap(first: Spanned, second: Spanned) -> bool:
    """Tell whether two spans share a day."""
    return not _ends_before(first, second) and not _ends_before(second, first)


def touches(span: Spanned, first: date, last: date) -> bool:
    """Tell whether the span shares a day with first…last."""
    return overlap(span, Span("", first, last))


def _ends_before(first: Spanned, second: Spanned) -> bool:
    return first.end_on is not None and second.start_on is not None and first.end_on < second.start_on


def is_empty(start_on: date | None, end_on: date | None) -> bool:
    """Tell whether the ends are the wrong way round."""
    return start_on is not None and end_on is not None and end_on < start_on


def in_order(spans: Iterable[S]) -> list[S]:
    """Sort by the first day, open beginnings first."""
    return sorted(spans, key=lambda span: span.start_on or date.min)


def clash(spans: Iterable[Spanned]) -> bool:
    """Tell whether any two spans share a day."""
    ordered = in_order(spans)
    return any(overlap(first, second) for first, second in pairwise(ordered))


class LaterChange(ValueError):
    """The track changes again after the day asked for; the later change must be undone first."""


def enter(track: Sequence[Span], value: str, on: date) -> tuple[Span, ...]:
    """Return the track with `value` holding from `on` onwards.

    What held on that day ends the day before. A following span of the same value is brought forward to `on`.

    Raises:
        LaterChange: another value begins later.
    """
    later = [span for span in track if span.start_on is not None and span.start_on > on]
    if any(span.value != value for span in later):
        raise LaterChange
    if any(span.value == value and covers(span, on) for span in track):
        return tuple(in_order(track))
    last = max((span.end_on for span in later if span.end_on is not None), default=None)
    until = None if not later or any(span.end_on is None for span in later) else last
    kept = [cut for span in track if span not in later and (cut := before(span, on)) is not None]
    return (*in_order(kept), Span(value, on, until))


def before(span: Span, day: date) -> Span | None:
    """Return the part of a span that lies before the day; None when nothing does."""
    if span.start_on is not None and span.start_on >= day:
        return None
    if span.end_on is not None and span.end_on < day:
        return span
    return Span(span.value, span.start_on, day - ONE_DAY)
