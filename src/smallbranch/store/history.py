"""The journal as people read it: one line a step."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from smallbranch.store.connection import RawConnection


class HistoryStep(Struct, frozen=True):
    """One step: what, when, by whom; `target` is the step that was undone or redone."""

    seq: int
    entered_at: str
    kind: str
    code: str
    params: Mapping[str, Any]
    actor: str
    target: int | None


def recent_steps(raw: RawConnection, count: int) -> tuple[HistoryStep, ...]:
    """Return the newest steps, newest first."""
    query = "SELECT seq, entered_at, kind, code, params, actor, target FROM journal ORDER BY seq DESC LIMIT ?"
    rows = raw.execute(query, (count,)).fetchall()
    return tuple(HistoryStep(row[0], row[1], row[2], row[3], json.loads(row[4]), row[5], row[6]) for row in rows)
