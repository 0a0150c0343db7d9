"""Entries as views: stored values with the names of their day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.kernel import partial
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.sources import and_members, came_from
from smallbranch.packs.ledger_schema import LedgerPeriod
from smallbranch.packs.register_schema import PEOPLE, RegisterDefinition
from smallbranch.registers import values
from smallbranch.registers.model import EntryRow, ValueRow
from smallbranch.registers.values import Stored
from smallbranch.registers.views import EntryView
from smallbranch.roster.timeline import Timeline

HIDDEN = "****"
SEPARATOR = "、"
FilesOf = Callable[[], Mapping[int, Sequence[str]]]
"""Tells the names of the files of every entry, by the entry's id."""


def no_files() -> Mapping[int, Sequence[str]]:
    """Tell of no files, where nobody asks for them."""
    return {}


def load(
    session: Session, register: RegisterDefinition, timeline: Timeline, today: date, files: FilesOf = no_files
) -> list[EntryView]:
    """Return every entry of a register in order of its day; those without one come last."""
    names = files() if register.attached else {}
    entries = session.scalars(select(EntryRow).where(EntryRow.register == register.id)).all()
    # Columns, not rows of the model: a list of years is read anew after every change of one entry.
    columns = ValueRow.entry_id, ValueRow.field, ValueRow.text, ValueRow.secret, ValueRow.member_id
    query = select(*columns).join(EntryRow, EntryRow.id == ValueRow.entry_id).where(EntryRow.register == register.id)
    stored: dict[int, dict[str, list[Stored]]] = defaultdict(lambda: defaultdict(list))
    for entry_id, field, text, secret, member_id in session.execute(query.order_by(ValueRow.id)):
        stored[entry_id][field].append(Stored(text, secret, member_id))
    views = [_view(row, register, stored[row.id], names.get(row.id, ()), timeline, today) for row in entries]
    return sorted(views, key=lambda view: (view.on_day or date.max, view.id))


def _view(
    row: EntryRow,
    register: RegisterDefinition,
    stored: Mapping[str, Sequence[Stored]],
    files: Sequence[str],
    timeline: Timeline,
    today: date,
) -> EntryView:
    typed = {field.key: values.typed(stored.get(field.key, ())) for field in register.entered}
    # Not the stored day: the register may go by another field than when the entry was written.
    day = day_of(register, typed)

    def name(member_id: int) -> str:
        found = timeline.member(member_id, day or today)
        return found.label if found else ""  # C26: two people of one name are told apart

    shown = {field.key: values.shown(field, stored.get(field.key, ()), name) for field in register.entered}
    shown |= {field.key: SEPARATOR.join(files) for field in register.attached}
    return EntryView(row.id, row.register, day, typed, shown, row.entered_at)


def day_of(register: RegisterDefinition, texts: Mapping[str, str]) -> date | None:
    """Return the day that decides the period; None while it is missing or unreadable."""
    return _read_day(texts.get(register.date_field, ""), partial.earliest)


def _read_day(text: str, edge: Callable[[str], date]) -> date | None:
    """Return an edge of a day that may be known to its month or year only."""
    tidy = values.clean(text)
    try:
        return edge(partial.check(tidy)) if tidy else None
    except InvalidInput:
        return None


def belongs(view: EntryView, register: RegisterDefinition, first: date, last: date) -> bool:
    """Tell whether an entry stands in a span: its own day lies in it, or it was still running there."""
    return _stands_in(register, view.values, first, last)


def _stands_in(register: RegisterDefinition, texts: Mapping[str, str], first: date, last: date) -> bool:
    day, end = day_of(register, texts), _read_day(texts.get(register.end_field, ""), partial.latest)
    if day is not None and day > last:
        return False
    if end is not None and end < first:
        return False
    carried_on = bool(register.end_field) or register.period is LedgerPeriod.AS_OF
    return carried_on or day is None or day >= first


def counts(
    session: Session, registers: Mapping[str, RegisterDefinition], span: tuple[date, date] | None
) -> Mapping[str, int]:
    """Return how many entries each register has, in a span or in all; only their days are read."""
    keys = {key for one in registers.values() for key in (one.date_field, one.end_field) if key}
    query = select(ValueRow.entry_id, ValueRow.field, ValueRow.text).where(ValueRow.field.in_(keys))
    days: dict[int, dict[str, str]] = defaultdict(dict)
    for entry_id, field, text in session.execute(query) if span else ():
        days[entry_id][field] = text or ""
    found = dict.fromkeys(registers, 0)
    for entry_id, name in session.execute(select(EntryRow.id, EntryRow.register)):
        register = registers.get(name)
        if register is not None and (span is None or _stands_in(register, days[entry_id], *span)):
            found[name] += 1
    return found


def matches(view: EntryView, text: str) -> bool:
    """Tell whether any shown value holds the text; the width and case of letters do not matter."""
    wanted = text.strip().casefold()
    return any(wanted in value.casefold() for value in view.shown.values())


def row(view: EntryView, register: RegisterDefinition) -> Mapping[str, str]:
    """Return an entry as a ledger prints it, with itself and the members it names as what it came from."""
    people = [field.key for field in register.entered if field.kind in PEOPLE]
    named = [part for key in people for part in view.values.get(key, "").split(SEPARATOR)]
    ids = [int(part) for part in named if part.isascii() and part.isdigit()]
    return and_members({**view.shown, **came_from(entry=view.id)}, ids)


def masked(view: EntryView, register: RegisterDefinition) -> EntryView:
    """Return the entry with its sensitive values hidden."""
    secret = {field.key for field in register.entered if field.sensitive}

    def hide(found: Mapping[str, str]) -> Mapping[str, str]:
        return {key: HIDDEN if key in secret and value else value for key, value in found.items()}

    return EntryView(view.id, view.register, view.on_day, hide(view.values), hide(view.shown), view.entered_at)


def same_values(views: Iterable[EntryView], entry_id: int) -> bool:
    """Tell whether another entry says exactly the same."""
    found = list(views)
    mine = next(view for view in found if view.id == entry_id)
    return any(view.id != entry_id and view.values == mine.values for view in found)
