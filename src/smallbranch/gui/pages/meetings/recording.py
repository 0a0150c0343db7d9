"""One step for what is saved together: the record, the decisions ticked as done, and the files of the draft."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from smallbranch.bootstrap import AppContext
from smallbranch.gui.widgets.attachments_state import DraftFile, commands_of
from smallbranch.kernel.changes import Outcome
from smallbranch.kernel.findings import Finding
from smallbranch.meetings.commands import CloseDecision, RecordMeeting


def record(
    ctx: AppContext, command: RecordMeeting, closings: Sequence[CloseDecision], files: Sequence[DraftFile]
) -> Outcome[int]:
    """Record a meeting with all that belongs to it, or nothing; the files need the number it is given."""
    findings: list[Finding] = []
    with ctx.book.write("record_meeting") as uow:
        made = ctx.dispatcher.handle(uow, command)
        rest: list[Any] = [*closings, *commands_of(files, made.value)]
        for one in rest:
            findings += ctx.dispatcher.handle(uow, one).findings
    return Outcome(made.value, uow.changes, (*made.findings, *findings))
