"""Who decides and who approves what the branch reports upwards (ORG-19, ORG-20): a setting, not a sentence in code."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from smallbranch.packs.rulebook import RuleBook

CHAIN = "approval_chain"
THROUGH_PARTY_GROUP = "party_group_then_work_committee"
PARTY_GROUP, WORK_COMMITTEE = "approval_party_group", "approval_work_committee"


class Approval(Struct, frozen=True):
    """`decides` is empty where the superior organisation does both."""

    decides: str
    approves: str

    @property
    def names(self) -> tuple[str, ...]:
        """Return who is asked, in order."""
        return tuple(name for name in (self.decides, self.approves) if name)


def approval(rules: RuleBook, superior: str | None, on: date) -> Approval:
    """Return who is asked; an agency without a committee of its own goes by its Party group to the work committee."""
    if rules.setting_text(CHAIN, on) != THROUGH_PARTY_GROUP:
        return Approval("", superior or "")
    own = rules.setting_text(WORK_COMMITTEE, on)
    return Approval(rules.setting_text(PARTY_GROUP, on), own or superior or "")


SUPERIOR = "上级党委"
"""How the packs name whoever is above the branch; who that is stands behind it."""


def named(by: str, asked: Approval) -> str:
    """Return by whom a step is done, with the names of the superior where the packs only say that there is one."""
    return f"{by}（{' → '.join(asked.names)}）" if SUPERIOR in by and asked.names else by
