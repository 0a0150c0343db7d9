"""To which month dues are paid, as the letters of transfer say that a member brought along or took away (MOVE-05)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from smallbranch.dues.months import LetterMonth
from smallbranch.roster.timeline import Timeline


def letters(timeline: Timeline, member_id: int, as_of: date) -> Iterator[LetterMonth]:
    """Yield the months of a member's letters known on a day; a letter that was taken back says nothing."""
    for row in timeline.snapshot.relations.get(member_id, ()):
        if row.dues_to is None or (row.letter_on or date.min) > as_of:
            continue
        if row.kind == "here":
            yield LetterMonth(row.dues_to, here=False, start_on=row.start_on, end_on=row.end_on)
        elif row.end_on is None or row.end_cause == "transferred_out":
            yield LetterMonth(row.dues_to, here=True, start_on=row.start_on, end_on=row.end_on)
