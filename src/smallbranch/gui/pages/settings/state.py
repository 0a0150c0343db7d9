"""What the settings page shows, without Qt: local rules with their values, copies, history, verification."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from smallbranch.bootstrap import AppContext
from smallbranch.packs.schema import SettingRule
from smallbranch.roster.commands import SetBranch
from smallbranch.roster.views import BranchView
from smallbranch.store import attached_files, verify
from smallbranch.store.attached_files import AttachedFiles
from smallbranch.store.backup import list_backups

Value = bool | int | str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LocalRule:
    """One local rule: the value in force, and whether the branch set it."""

    rule: SettingRule
    value: Value
    own: bool


@dataclass(frozen=True, slots=True)
class Copy:
    """One verified copy of the book."""

    id: int
    path: Path
    day: date
    time: str
    reason: str
    megabytes: float


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One step of the journal in words."""

    id: int
    when: str
    kind: str
    what: str
    actor: str


def local_rules(ctx: AppContext) -> tuple[LocalRule, ...]:
    """Return every setting of the packs with the branch's own value where it has one."""
    own = ctx.roster.settings()
    return tuple(
        LocalRule(rule, own.get(rule.key, rule.value), rule.key in own)
        for rule in ctx.packs.rules.settings(ctx.clock.today())
    )


def stored(value: Value) -> str:
    """Return a value as `SetSetting` takes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def branch_change(branch: BranchView, values: Mapping[str, Any]) -> SetBranch | None:
    """Return the command for the facts that differ; None when none does."""
    known = set(SetBranch.__struct_fields__)
    given = {
        name: value
        for name, value in values.items()
        if name in known and value is not None and value != (getattr(branch, name) or _empty(name))
    }
    return SetBranch(**given) if given else None


def copies(ctx: AppContext) -> tuple[Copy, ...]:
    """Return the copies, newest first."""
    found = reversed(list_backups(ctx.places.backups))
    return tuple(
        Copy(number, item.path, item.day, _time_of(item.path), item.reason, item.path.stat().st_size / 1_048_576)
        for number, item in enumerate(found)
    )


def history(ctx: AppContext, count: int = 200) -> tuple[HistoryLine, ...]:
    """Return the newest steps in words."""
    words = ctx.messages
    return tuple(
        HistoryLine(
            step.seq,
            datetime.fromisoformat(step.entered_at).strftime("%Y-%m-%d %H:%M"),
            words.word(step.kind),
            words.step(step.code, step.params),
            step.actor,
        )
        for step in ctx.history(count)
    )


def verify_book(ctx: AppContext) -> verify.Report:
    """Compare the tables with the journal; runs beside the window."""
    with ctx.book.raw() as raw:
        report = verify.verify(raw, ctx.book.shapes)
        attached = attached_files.differences(raw, AttachedFiles(ctx.places.attachments))
        return replace(report, differences=(*report.differences, *attached))


def differences(ctx: AppContext, report: verify.Report, count: int = 5) -> tuple[str, ...]:
    """Return the first differences in words."""
    return tuple(ctx.messages.text("finding", item.code, item.params) for item in report.differences[:count])


def _time_of(path: Path) -> str:
    digits = path.name.split("-")[2]
    return f"{digits[:2]}:{digits[2:4]}"


def _empty(name: str) -> object:
    return 0 if name == "theme_day" else ""
