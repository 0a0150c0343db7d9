"""A member's intervals in one list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from smallbranch.roster.snapshot import Snapshot
from smallbranch.roster.views import SpanView

_TRACKS = ("relation", "category", "state", "post", "cell", "absence", "letter")


def history(snapshot: Snapshot, member_id: int) -> tuple[SpanView, ...]:
    """Return every interval of a member by first day; `value` is a code, of a cell its name."""
    spans = list(_spans(snapshot, member_id))
    return tuple(sorted(spans, key=lambda one: (one.start_on or date.min, _TRACKS.index(one.track), one.value)))


def _spans(snapshot: Snapshot, member_id: int) -> Iterator[SpanView]:
    cells = {cell.id: cell.name for cell in snapshot.cells}
    for relation in snapshot.relations.get(member_id, ()):
        note = relation.end_cause or relation.other_org
        yield SpanView(member_id, "relation", relation.kind, relation.start_on, relation.end_on, note, relation.id)
    for letter in snapshot.earlier_letters.get(member_id, ()):
        note = " ".join(part for part in (letter.letter_no, letter.to_org) if part)
        yield SpanView(member_id, "letter", "earlier_letter", letter.letter_on, letter.replaced_on, note, letter.id)
    for category in snapshot.categories.get(member_id, ()):
        yield SpanView(member_id, "category", category.category, category.start_on, category.end_on, None, category.id)
    for state in snapshot.states.get(member_id, ()):
        yield SpanView(member_id, "state", state.state, state.start_on, state.end_on, state.basis, state.id)
    for post in snapshot.posts.get(member_id, ()):
        yield SpanView(member_id, "post", post.post, post.start_on, post.end_on, post.duties, post.id)
    for place in snapshot.places.get(member_id, ()):
        note = "cell_leader" if place.leader else None
        yield SpanView(member_id, "cell", cells[place.cell_id], place.start_on, place.end_on, note, place.id)
    for absence in snapshot.absences.get(member_id, ()):
        yield SpanView(member_id, "absence", absence.kind, absence.start_on, absence.end_on, absence.note, absence.id)
