"""Where what a ledger leaves empty is entered; no Qt here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from smallbranch.kernel.periods import Period
from smallbranch.packs.ledger_schema import LedgerDefinition
from smallbranch.packs.register_schema import PARAM

Place = tuple[str, Mapping[str, Any]]

_PLANS = ("meetings.plan", "meetings.year_plan", "meetings.set_aside")
_RECORDS = {
    "event": ("meetings", "event_id"),
    "lecture": ("lessons", "lecture_id"),
    "team": ("teams", "team_id"),
}
_PAGES = {
    "meetings": "meetings",
    "lessons": "lessons",
    "teams": "teams",
    "roster": "roster",
    "elections": "roster",
    "development": "development",
    "appraisal": "appraisal",
    "dues": "dues",
    "registers": "registers",
    "rules": "home",
    "explanations": "home",
    "ledgers": "home",
}
_BY_MEMBER = ("roster.members", "roster.changes", "ledgers.member_sheet")


def place_of(ledger: LedgerDefinition, sources: Sequence[str], period: Period) -> Place:
    """Return the page where a ledger's record is entered, and what that page is asked to show."""
    if ledger.dataset == "roster.basics":
        return "settings", {"action": "set_branch"}
    if ledger.dataset in _PLANS:
        return "calendar", {"year": period.year}
    if ledger.params.get(PARAM):
        return "registers", {"register": ledger.params[PARAM]}
    if ledger.dataset in _BY_MEMBER:
        return "roster", _first(sources, "member", "member_id")
    for kind, (page, name) in _RECORDS.items():
        found = _first(sources, kind, name)
        if found:
            return page, found
    part = ledger.dataset.partition(".")[0]
    return _PAGES.get(part, "home"), _first(sources, "member", "member_id") if part == "development" else {}


def place_of_record(source: str, register: str) -> Place:
    """Return the page where a record of the coverage map is entered; `register` is that of an entry."""
    kind, _, number = source.partition(":")
    if kind in _RECORDS:
        page, name = _RECORDS[kind]
        return page, {name: int(number)}
    return "registers", {"register": register}


def _first(sources: Sequence[str], kind: str, name: str) -> Mapping[str, Any]:
    number = next((source.partition(":")[2] for source in sources if source.startswith(f"{kind}:")), "")
    return {name: int(number)} if number else {}
