"""The list of a work year: items raised for it, and those carried over to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from smallbranch.appraisal.fields import LASTING, choices, number, work_year_of
from smallbranch.appraisal.views import Item
from smallbranch.packs.register_schema import RegisterDefinition
from smallbranch.registers.views import EntryView


def items(register: RegisterDefinition, entries: Iterable[EntryView], sources: Collection[str]) -> tuple[Item, ...]:
    """Return every item that came from the meeting or the appraisal, in order of its day."""
    lasting = choices(register, "state")[LASTING : LASTING + 1]
    return tuple(_item(view, lasting) for view in entries if view.values.get("from", "") in sources)


def listed(found: Iterable[Item], work_year: int) -> tuple[Item, ...]:
    """Return the list of a year: raised for it or carried over to it; what was closed before is not carried."""
    return tuple(item for item in found if item.work_year <= work_year <= max(item.work_year, item.carried_to or 0))


def settled(item: Item, work_year: int) -> bool:
    """Tell whether an item of the year before was closed, or carried over to the year (or a later one)."""
    return not item.open or (item.carried_to or 0) >= work_year


def _item(view: EntryView, lasting: Collection[str]) -> Item:
    state = view.values.get("state", "")
    return Item(
        view.id,
        work_year_of(view) or 0,
        number(view, "carried_to"),
        view.values.get("problem", ""),
        view.values.get("from", ""),
        view.shown.get("owner", ""),
        _day(view, "due_on"),
        state,
        _day(view, "closed_on"),
        view.values.get("evidence", ""),
        state in lasting,
    )


def _day(view: EntryView, key: str) -> date | None:
    text = view.values.get(key, "")
    return date.fromisoformat(text) if text else None
