"""How much of a text stands in an earlier one: triples of characters in common, dates and signs left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.meetings.views import EventView, SegmentView

ASK_FROM_PERCENT = 80
SHORTEST = 60
"""Characters; shorter texts are formulas everybody uses, alike without being copied."""
_TRIPLE = 3


@dataclass(frozen=True, slots=True)
class _Text:
    event_id: int
    day: date
    kind: tuple[str, int | None]
    length: int
    triples: Counter[str]


def of_copies(events: Sequence[EventView], earlier: Sequence[EventView]) -> Iterator[Finding]:
    """Yield records whose text is nearly that of an earlier record of the same form (and cell), the likest named."""
    asked = {event.id for event in events}
    before: dict[tuple[str, int | None], list[_Text]] = {}
    for text in sorted(_texts((*earlier, *events)), key=lambda one: (one.day, one.event_id)):
        shelf = before.setdefault(text.kind, [])
        if text.event_id in asked:
            alike = [(_percent(text, other), other) for other in shelf if other.event_id != text.event_id]
            best = max(alike, key=lambda one: one[0], default=None)
            if best is not None and best[0] >= ASK_FROM_PERCENT:
                percent, other = best
                params = {
                    "form": text.kind[0],
                    "held_on": text.day,
                    "other_on": other.day,
                    "percent": percent,
                }
                yield Finding("odd_copied_text", Severity.WARNING, params, Subject("event", text.event_id))
        shelf.append(text)


def likeness(one: str, other: str) -> int:
    """Return how much two texts have in common, in percent: 100 for the same, 0 for nothing."""
    first, second = _triples(_bare(one)), _triples(_bare(other))
    return _dice(first, second, first.total() + second.total())


def _texts(events: Sequence[EventView]) -> Iterator[_Text]:
    for event in events:
        for part in event.segments:
            bare = _bare(_said(part))
            if len(bare) >= SHORTEST:
                day = event.start_at.date()
                yield _Text(event.id, day, (part.form, part.cell_id), len(bare), _triples(bare))


def _said(part: SegmentView) -> str:
    return "\n".join(text for text in (part.minutes, part.discussion) if text)


def _bare(text: str) -> str:
    return "".join(letter for letter in text if letter.isalpha())


def _triples(bare: str) -> Counter[str]:
    return Counter(bare[at : at + _TRIPLE] for at in range(len(bare) - _TRIPLE + 1))


def _percent(one: _Text, other: _Text) -> int:
    """Return the likeness; texts too different in length are not compared."""
    both = one.triples.total() + other.triples.total()
    most = 2 * min(one.triples.total(), other.triples.total())
    return 0 if 100 * most < ASK_FROM_PERCENT * both else _dice(one.triples, other.triples, both)


def _dice(one: Counter[str], other: Counter[str], both: int) -> int:
    common = sum(min(count, other[triple]) for triple, count in one.items() if triple in other)
    return 200 * common // both if both else 0
