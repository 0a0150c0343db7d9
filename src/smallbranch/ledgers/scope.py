"""What a volume is about besides its period: everything, or one member, one project team, one meeting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from smallbranch.kernel.sources import FROM, sources
from smallbranch.ledgers.layouts import Filled


class About(StrEnum):
    """The kinds of record a volume can be about, as `kernel.sources` names them."""

    MEMBER = "member"
    TEAM = "team"
    EVENT = "event"


class Scope(Struct, frozen=True):
    """One record: only rows that came from it are printed, and only ledgers that have such rows."""

    about: About
    id: int

    @property
    def source(self) -> str:
        """Return the record as rows name it."""
        return f"{self.about}:{self.id}"

    @property
    def params(self) -> Mapping[str, str]:
        """Return what is added to the definitions' params, so that a dataset need not read everybody."""
        return {self.about.value: str(self.id)}


def within(filled: Filled, scope: Scope) -> Filled:
    """Return the ledger with the rows of a scope only; the columns of a matrix likewise where they name a source."""
    rows = tuple(row for row in filled.rows if scope.source in sources(row))
    columns: Sequence[Mapping[str, str]] = filled.event_columns
    if scope.about is About.EVENT:
        columns = tuple(one for one in columns if FROM not in one or scope.source in sources(one))
    return replace(filled, rows=rows, event_columns=columns)


def tells(filled: Filled) -> bool:
    """Tell whether a ledger's rows name what they came from; one without rows may."""
    return not filled.rows or any(FROM in row for row in filled.rows)
