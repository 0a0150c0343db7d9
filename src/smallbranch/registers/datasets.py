"""What the derived ledgers of the registers are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Protocol

from msgspec import Struct

from smallbranch.kernel.periods import Period
from smallbranch.packs.loader import Packs
from smallbranch.registers.views import EntryView
from smallbranch.roster.service import RosterService

Row = Mapping[str, str]


class Studied(Protocol):
    """What one event gave one person (this slice knows no meetings)."""

    @property
    def member_id(self) -> int:
        """Return who studied."""

    @property
    def event_id(self) -> int:
        """Return which event it was."""

    @property
    def on(self) -> date:
        """Return the day it counts for."""

    @property
    def form(self) -> str:
        """Return the form of meeting."""

    @property
    def topic(self) -> str:
        """Return what it was about."""

    @property
    def minutes(self) -> int:
        """Return the minutes no other event gave already."""

    @property
    def lecture_minutes(self) -> int:
        """Return the part of them that was a lecture."""

    @property
    def makeup(self) -> bool:
        """Tell whether it was made up."""


Study = Callable[[Period], Sequence[Studied]]


class Source(Struct, frozen=True):
    """The roster, the packs, all entries of a register, and what was studied in a period."""

    roster: RosterService
    packs: Packs
    entries: Callable[[str], Sequence[EntryView]]
    study: Study
