"""What the entries of a register hold, field by field, also of fields it no longer has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.packs.register_schema import RegisterField
from smallbranch.registers.model import EntryRow, ValueRow
from smallbranch.registers.values import Stored, fits


class Held:
    """The stored values of one register. A key that holds any may not be given to another field."""

    def __init__(self, values: Mapping[str, Mapping[int, Sequence[Stored]]] | None = None) -> None:
        self._values = values or {}

    @property
    def keys(self) -> Collection[str]:
        """Return the keys of the fields that hold something."""
        return frozenset(self._values)

    def entries(self, key: str) -> int:
        """Return in how many entries a field holds something."""
        return len(self._values.get(key, {}))

    def unfit(self, field: RegisterField) -> int:
        """Return how many entries hold what the field, as it is now, would not take."""
        found = self._values.get(field.key, {}).values()
        return sum(not all(fits(field, value) for value in values) for values in found)


def held(session: Session, register_id: str) -> Held:
    """Read what the entries of a register hold."""
    query = select(ValueRow).join(EntryRow, EntryRow.id == ValueRow.entry_id).where(EntryRow.register == register_id)
    found: dict[str, dict[int, list[Stored]]] = defaultdict(lambda: defaultdict(list))
    for row in session.scalars(query):
        found[row.field][row.entry_id].append(Stored(row.text, row.secret, row.member_id))
    return Held(found)


def used_ids(session: Session) -> frozenset[str]:
    """Return the ids of all registers that have entries, also of those whose file is gone."""
    return frozenset(session.scalars(select(EntryRow.register).distinct()))
