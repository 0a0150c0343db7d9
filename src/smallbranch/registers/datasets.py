"""What the derived ledgers of the registers are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from smallbranch.kernel.periods import Period
from smallbranch.packs.loader import Packs
from smallbranch.registers.views import EntryView
from smallbranch.roster.service import RosterService

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Source:
    """The roster, the packs, the entries of a register in a period, and the minutes of study of its members."""

    roster: RosterService
    packs: Packs
    entries: Callable[[str, Period], Sequence[EntryView]]
    study_minutes: Callable[[Period], Mapping[int, int]]
